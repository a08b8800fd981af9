//! What the headers and the query of a request demand: versions, keys, dry runs.

use crate::{
    http::{
        query_string::pairs,
        reply::{names_tag, names_version},
    },
    problem::{Problem, Result, codes},
    records::{
        actor::{Actor, PUBLIC_ID},
        idempotency,
        served::Served,
    },
    values::district_code::is_district_code,
};
use actix_web::{HttpRequest, http::Method};

/// Characters of a header that demands something at most.
const LONGEST: usize = 255;

/// The conditions of a request.
#[derive(Debug, Clone, Default)]
pub struct Conditions {
    if_match: Option<String>,
    if_none_match: Option<String>,
    pub(super) idempotency_key: Option<String>,
    pub(super) dry_run: bool,
    /// Method and URL, as a key's fingerprint includes them.
    pub(super) target: String,
}

impl Conditions {
    pub(super) fn of(request: &HttpRequest, actor: &Actor) -> Result<Self> {
        let writes = *request.method() != Method::GET && *request.method() != Method::HEAD;
        let key = header(request, "idempotency-key")?.filter(|_| *request.method() == Method::POST);
        // The public shares one caller: only a key that nobody else thinks of keeps its answers apart.
        let shortest = if actor.user_id == PUBLIC_ID { idempotency::PUBLIC_KEY_LENGTH } else { 1 };
        if key.as_ref().is_some_and(|key| key.len() < shortest) {
            let wrong = Problem::new(codes::MALFORMED_REQUEST).with("header", "Idempotency-Key");
            return Err(wrong.with("shortest", shortest));
        }
        // Whoever has a token needs no district, but a header that makes no sense is not passed over.
        let district = header(request, "district-code")?;
        if district.is_some_and(|code| !is_district_code(&code)) {
            return Err(Problem::new(codes::MALFORMED_REQUEST).with("header", "District-Code"));
        }
        Ok(Self {
            if_match: list(request, "if-match")?,
            if_none_match: list(request, "if-none-match")?,
            idempotency_key: key,
            dry_run: writes && dry_run(request.query_string(), &Served::of(request)?.own)?,
            target: format!("{} {}", request.method(), request.uri()),
        })
    }

    /// Those of a call that only tries: nothing is to be stored.
    #[must_use]
    pub fn trial() -> Self {
        Self { dry_run: true, ..Self::default() }
    }

    /// Those of one of many changes that are made together and answered together: the answer of each says what of it would
    /// be kept.
    pub(super) fn of_one_among_many() -> Self {
        Self { idempotency_key: Some(String::new()), ..Self::default() }
    }

    /// A version that the caller demands must be the present one.
    ///
    /// # Errors
    /// `VERSION_MISMATCH`; `IF_MATCH_REQUIRED` where the caller has to say.
    pub fn check_version(&self, version: i32, required: bool) -> Result<()> {
        match &self.if_match {
            Some(tags) if names_version(tags, version) => Ok(()),
            Some(_) => Err(Problem::new(codes::VERSION_MISMATCH).with("version", version)),
            None if required => Err(Problem::new(codes::IF_MATCH_REQUIRED)),
            None => Ok(()),
        }
    }

    /// Whether this may be a request that was carried out before.
    #[must_use]
    pub fn may_be_repeated(&self) -> bool {
        self.idempotency_key.is_some() && !self.dry_run
    }

    /// Whether nothing is to be stored.
    #[must_use]
    pub fn is_dry_run(&self) -> bool {
        self.dry_run
    }

    /// Whether the caller has this answer already.
    pub(super) fn has(&self, tag: &str) -> bool {
        self.if_none_match.as_ref().is_some_and(|tags| names_tag(tags, tag))
    }
}

/// A header that demands something; one that is there and says nothing readable is refused, not ignored, and so is one
/// that takes one value and comes twice.
fn header(request: &HttpRequest, name: &str) -> Result<Option<String>> {
    let mut lines = request.headers().get_all(name);
    let (first, again) = (lines.next(), lines.next().is_some());
    let Some(value) = first else { return Ok(None) };
    let plain = value.to_str().ok().map(str::trim).filter(|text| (1..=LONGEST).contains(&text.len()));
    plain.filter(|_| !again).map(|text| Some(text.to_owned())).ok_or_else(|| wrong(name))
}

/// A header that is a list: its lines are one (RFC 9110 §5.3).
fn list(request: &HttpRequest, name: &str) -> Result<Option<String>> {
    let lines: std::result::Result<Vec<_>, _> =
        request.headers().get_all(name).map(|value| value.to_str().map(str::trim)).collect();
    let lines = lines.map_err(|_| wrong(name))?;
    if lines.is_empty() {
        return Ok(None);
    }
    let whole = lines.join(", ");
    if (1..=LONGEST).contains(&whole.len()) { Ok(Some(whole)) } else { Err(wrong(name)) }
}

fn wrong(name: &str) -> Problem {
    Problem::new(codes::MALFORMED_REQUEST).with("header", name).with("longest", LONGEST)
}

/// Writes know one query parameter, and those of their operation, which their handlers read.
fn dry_run(query: &str, own: &[String]) -> Result<bool> {
    let mut dry = false;
    for (name, value) in pairs(query) {
        if name == "dry_run" {
            dry = value.parse().map_err(|_| {
                Problem::new(codes::INVALID_PARAMETER)
                    .with("parameter", "dry_run")
                    .with("allowed", vec!["true", "false"])
            })?;
        } else if !own.contains(&name) {
            let others = own.iter().map(String::as_str).filter(|own| *own != "dry_run");
            let known: Vec<&str> = others.chain(["dry_run"]).collect();
            let unknown = Problem::new(codes::UNKNOWN_PARAMETER).with("parameter", name.as_str());
            return Err(unknown.with("allowed", known));
        }
    }
    Ok(dry)
}
