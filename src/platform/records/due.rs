//! Days until which something is due: they live in the deadlines, and records only show them.

use chrono::NaiveDate;
use sea_orm::sea_query::SelectStatement;
use uuid::Uuid;

/// A field of a record whose day lives in the deadlines.
#[derive(Debug, Clone, Copy)]
pub struct Due<M> {
    /// The codes of its deadlines; the last that was opened counts.
    pub codes: &'static [&'static str],
    /// Whether what was drafted is a column: it stands until there is a clock.
    pub is_column: bool,
    /// Sets the field.
    pub set: fn(&mut M, Option<NaiveDate>),
}

/// The deadlines of some records that stand: `id`, `subject_id`, `code` and `due_on`, the last day as it stands.
pub type LastDays = fn(subjects: Vec<Uuid>) -> SelectStatement;
