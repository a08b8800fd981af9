//! The audit trail as a whole: verified from end to end, and cut at its old end so that the rest can still be verified.

use crate::platform::{
    audit::{
        self, checkpoint,
        entity::{Column, Entity, Model},
    },
    problem::Result,
    store::{Outcome, Store},
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
    sea_query::{Expr, ExprTrait},
};
use std::collections::HashMap;
use uuid::Uuid;

/// Entries read at a time.
const PAGE: u64 = 1000;
/// Records cut in one transaction.
const RECORDS: u64 = 100;

/// Kinds of records whose trail holds personal data, which the law keeps longer (个人信息保护法).
pub const PERSONAL_DATA: &[&str] = &[
    "access.user",
    "access.user_identity",
    "instrument.issue",
    "instrument.survey_response",
    "registry.deputy",
    "supervision.interpellation",
    "supervision.item",
    "supervision.removal_case",
    "supervision.special_inquiry",
    "supervision.topic_proposal",
];

/// What a verification found.
#[derive(Debug, Default)]
pub struct Verified {
    /// Entries read.
    pub entries: u64,
    /// Records whose chains they form.
    pub records: u64,
    /// What is wrong, one line each.
    pub broken: Vec<String>,
}

/// Walks every chain from its beginning, or from where it was cut, to the present version of its record; at most
/// `limit` entries.
///
/// # Errors
/// The database failed.
pub async fn verify(db: &DatabaseConnection, limit: u64) -> Result<Verified> {
    let mut found = Verified::default();
    let (mut link, mut place) = (audit::Link::default(), None);
    while found.entries < limit {
        let mut query = Entity::find().order_by_asc(Column::SubjectId).order_by_asc(Column::Sequence);
        if let Some((subject, sequence)) = place {
            let here = Expr::tuple([Expr::col(Column::SubjectId), Expr::col(Column::Sequence)]);
            let there = Expr::tuple([Expr::value::<Uuid>(subject), Expr::value::<i32>(sequence)]);
            query = query.filter(here.gt(there));
        }
        let page = query.limit(PAGE).all(db).await?;
        let Some(last) = page.last() else { break };
        place = Some((last.subject_id, last.sequence));
        let cuts = checkpoint::of(db, page.iter().map(|entry| entry.subject_id)).await?;
        for entry in &page {
            found.entries += 1;
            if link.subject_id != entry.subject_id {
                found.records += 1;
                link = audit::Link::begin(entry.subject_id, cuts.get(&entry.subject_id));
            }
            if !link.follow(entry) {
                found.broken.push(format!(
                    "{} {}: entry {} does not follow the one before it",
                    entry.subject_type, entry.subject_id, entry.sequence
                ));
            }
        }
    }
    if found.entries < limit {
        found.broken.extend(cut_short(db).await?);
    }
    Ok(found)
}

/// Records whose present version has no entry: their chain was cut at its new end.
async fn cut_short(db: &DatabaseConnection) -> Result<Vec<String>> {
    let mut lines = Vec::new();
    for table in super::tables::tables(db).await? {
        let has = |name: &str| table.columns.iter().any(|column| column.name == name);
        if !(has("version") && has("archived_at") && has("created_by")) {
            continue;
        }
        let sql = format!(
            "SELECT t.id AS id, t.version AS version FROM \"{}\" t LEFT JOIN audit_event a \
             ON a.subject_id = t.id AND a.sequence = t.version WHERE a.id IS NULL",
            table.name
        );
        for row in db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await? {
            let (id, version): (Uuid, i32) = (row.try_get("", "id")?, row.try_get("", "version")?);
            lines.push(format!("{} {id}: version {version} has no entry", table.name));
        }
    }
    Ok(lines)
}

/// Until when entries are removed.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    /// Of most records.
    pub before: DateTime<Utc>,
    /// Of records with personal data.
    pub personal_before: DateTime<Utc>,
}

impl Cut {
    fn removes(&self, entry: &Model) -> bool {
        let personal = PERSONAL_DATA.contains(&&*entry.subject_type);
        entry.occurred_at < if personal { self.personal_before } else { self.before }
    }

    fn condition(&self) -> Condition {
        let personal = || Column::SubjectType.is_in(PERSONAL_DATA.iter().copied());
        Condition::any()
            .add(Column::OccurredAt.lt(self.before).and(personal().not()))
            .add(Column::OccurredAt.lt(self.personal_before).and(personal()))
    }
}

/// Removes the old entries of every record but its last one, and keeps the hash to which the rest is chained.
///
/// # Errors
/// The database failed.
pub async fn prune(store: &Store, cut: Cut, now: DateTime<Utc>) -> Result<u64> {
    let (mut removed, mut last) = (0, Uuid::nil());
    loop {
        let subjects: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::SubjectId)
            .filter(cut.condition())
            .filter(Column::SubjectId.gt(last))
            .group_by(Column::SubjectId)
            .order_by_asc(Column::SubjectId)
            .limit(RECORDS)
            .into_tuple()
            .all(store.read())
            .await?;
        let Some(end) = subjects.last() else { return Ok(removed) };
        last = *end;
        removed += prune_records(store, subjects, cut, now).await?;
    }
}

async fn prune_records(store: &Store, subjects: Vec<Uuid>, cut: Cut, now: DateTime<Utc>) -> Result<u64> {
    let write = store.write(move |tx| {
        let subjects = subjects.clone();
        Box::pin(async move {
            let entries = Entity::find().filter(Column::SubjectId.is_in(subjects));
            let entries =
                entries.order_by_asc(Column::SubjectId).order_by_asc(Column::Sequence).all(tx).await?;
            let mut chains: HashMap<Uuid, Vec<Model>> = HashMap::new();
            for entry in entries {
                chains.entry(entry.subject_id).or_default().push(entry);
            }
            let mut removed = 0;
            for mut chain in chains.into_values() {
                // The last entry stays: the next one is chained to it.
                chain.pop();
                let old: Vec<Model> = chain.into_iter().take_while(|entry| cut.removes(entry)).collect();
                if let Some(last) = old.last() {
                    checkpoint::keep(tx, last, now).await?;
                    let gone = Entity::delete_many().filter(Column::SubjectId.eq(last.subject_id));
                    removed += gone.filter(Column::Sequence.lte(last.sequence)).exec(tx).await?.rows_affected;
                }
            }
            Ok(Outcome::Commit(removed))
        })
    });
    write.await
}
