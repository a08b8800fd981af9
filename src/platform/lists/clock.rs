//! The days that live in the deadlines, read for a page of records in one query.

use crate::{
    problem::{Problem, Result},
    records::{due::Due, record::Record},
    store::Rows,
    values::columns::{Columns, Row},
    workflow::Workflow,
};
use chrono::NaiveDate;
use sea_orm::DbErr;
use std::collections::HashMap;
use uuid::Uuid;

struct LastDay {
    id: Uuid,
    subject_id: Uuid,
    code: String,
    due_on: NaiveDate,
}

impl Row for LastDay {
    fn of(columns: &impl Columns) -> std::result::Result<Self, DbErr> {
        let (id, subject_id) = (columns.at(0)?, columns.at(1)?);
        Ok(Self { id, subject_id, code: columns.at(2)?, due_on: columns.at(3)? })
    }
}

/// Which of the days are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// Those that are no column, as rules need them: what was drafted stays what was drafted.
    OfTheClock,
    /// All, as callers see them.
    All,
}

/// Sets the days of some records to those of their deadlines as they stand.
///
/// # Errors
/// The database failed.
pub async fn read_days<W: Workflow>(db: &impl Rows, rows: &mut [W::Model], which: Days) -> Result<()> {
    let wanted = |due: &&Due<W::Model>| which == Days::All || !due.is_column;
    let dues: Vec<&Due<W::Model>> = W::Model::DUES.iter().filter(wanted).collect();
    if rows.is_empty() || dues.is_empty() {
        return Ok(());
    }
    let clock = W::listing().clock;
    let clock = clock.ok_or_else(|| Problem::internal(format!("{} has days and no clock", W::KIND)))?;
    let subjects = rows.iter().map(Record::id).collect();
    let statement = db.get_database_backend().build(&clock(subjects));
    let found = db.rows::<LastDay>(statement).await?;
    let mut days: HashMap<(Uuid, usize), (Uuid, NaiveDate)> = HashMap::new();
    for LastDay { id, subject_id, code, due_on } in found {
        let Some(at) = dues.iter().position(|due| due.codes.contains(&&*code)) else { continue };
        // The last that was opened counts.
        let known = days.entry((subject_id, at)).or_insert((id, due_on));
        *known = (*known).max((id, due_on));
    }
    for row in rows {
        for (at, due) in dues.iter().enumerate() {
            (due.set)(row, days.get(&(row.id(), at)).map(|(_, day)| *day));
        }
    }
    Ok(())
}
