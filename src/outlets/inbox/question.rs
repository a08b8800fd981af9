//! What is asked of an inbox.

use crate::codes;
use chrono::{DateTime, SecondsFormat, Utc};
use platform::{
    call::Call,
    http::query_string::pairs,
    problem::{Problem, Result},
    records::{
        kind::Window,
        listing::{DEFAULT_LIMIT, LIMIT},
    },
    values::{hash::Sha256, hex::hex, strict::read_instant},
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What is asked.
pub(super) struct Question {
    /// Records of the page.
    pub limit: u64,
    /// Only these kinds; all if there is none.
    pub kinds: BTreeSet<String>,
    /// Until when the caller had looked.
    pub since: Option<DateTime<Utc>>,
    /// Which records are looked for; one more than the page.
    pub window: Window,
    list: String,
}

impl Question {
    /// Reads the query; its names are known.
    ///
    /// # Errors
    /// `INVALID_PARAMETER` or `INVALID_CURSOR`.
    pub(super) fn read(call: &Call, query: &str) -> Result<Self> {
        let (mut limit, mut kinds, mut since) = (DEFAULT_LIMIT, BTreeSet::new(), None);
        let (mut returned, mut new, mut cursor) = (false, false, None);
        for (name, value) in pairs(query) {
            let wrong = || Problem::new(codes::INVALID_PARAMETER).with("parameter", name.as_str());
            match &*name {
                "limit" => {
                    limit = value.parse().ok().filter(|n| (1..=LIMIT).contains(n)).ok_or_else(wrong)?;
                }
                "cursor" => cursor = Some(value),
                "since" => since = Some(read_instant(&value).ok_or_else(wrong)?),
                "returned" => returned = value.parse().map_err(|_| wrong())?,
                "new" => new = value.parse().map_err(|_| wrong())?,
                _ => {
                    let known = call.service.kinds.contains_key(&*value);
                    kinds.insert(Some(value).filter(|_| known).ok_or_else(wrong)?);
                }
            }
        }
        if new && since.is_none() {
            // Nothing is new by itself.
            return Err(Problem::new(codes::INVALID_PARAMETER)
                .with("parameter", "new")
                .with("needs", "since"));
        }
        let asked = format!("inbox {} {kinds:?} {returned} {new} {since:?}", call.actor.user_id);
        let list = hex(&Sha256::of(asked)[..12]);
        let after = cursor.map(|cursor| place(call, &cursor, &list)).transpose()?;
        let window = Window { after, returned, since: since.filter(|_| new), most: limit + 1 };
        Ok(Self { limit, kinds, since, window, list })
    }

    /// The cursor after a record.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub(super) fn cursor(&self, call: &Call, created_at: DateTime<Utc>, id: Uuid) -> Result<String> {
        let key = created_at.to_rfc3339_opts(SecondsFormat::Micros, true);
        call.service.cursor_key.seal(&self.list, key, id)
    }
}

fn place(call: &Call, cursor: &str, list: &str) -> Result<(DateTime<Utc>, Uuid)> {
    let (at, id) = call.service.cursor_key.open(cursor, list)?;
    let at = at.parse().map_err(|_| Problem::new(codes::INVALID_CURSOR))?;
    Ok((at, id))
}
