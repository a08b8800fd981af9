//! Which term runs (00 §4.2): how it follows from their days stands in `access::running_terms`, because rights end with it.

use super::{Terms, entity::Model};
pub use access::running_terms::Office;
use access::running_terms::{TermDays, windows};
use chrono::NaiveDate;
use platform::{call::UnitOfWork, problem::Result};
use uuid::Uuid;

/// A term and how long it runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// The term.
    pub term: Model,
    /// Its first day for the office.
    pub from: NaiveDate,
    /// The first day of the next one for the office; none while nobody knows it.
    pub until: Option<NaiveDate>,
}

impl Running {
    /// Whether it runs on a day.
    #[must_use]
    pub fn covers(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// The terms of the district as they run for an office, the first one first.
async fn all(work: &UnitOfWork<'_>, office: Office) -> Result<Vec<Running>> {
    let terms = work.all::<Terms>().all(work.tx).await?;
    Ok(of(&terms, office))
}

fn of(terms: &[Model], office: Office) -> Vec<Running> {
    let days =
        |term: &Model| TermDays { id: term.id, start_on: term.start_on, sc_elected_on: term.sc_elected_on };
    let windows = windows(terms.iter().map(days).collect(), office);
    let term_of = |id: Uuid| terms.iter().find(|term| term.id == id).cloned();
    windows
        .into_iter()
        .filter_map(|window| {
            Some(Running { term: term_of(window.term_id)?, from: window.from, until: window.until })
        })
        .collect()
}

/// The term that runs on a day for an office; none before the first of the district.
///
/// # Errors
/// The database failed.
pub async fn running(work: &UnitOfWork<'_>, office: Office, day: NaiveDate) -> Result<Option<Running>> {
    Ok(all(work, office).await?.into_iter().find(|running| running.covers(day)))
}

/// When a term runs for an office; none while its Standing Committee is not elected. One that was archived still holds for the
/// records that name it.
///
/// # Errors
/// The database failed.
pub async fn term_on(work: &UnitOfWork<'_>, office: Office, term: Uuid) -> Result<Option<Running>> {
    let mut terms = work.all::<Terms>().all(work.tx).await?;
    if !terms.iter().any(|one| one.id == term) {
        terms.push(work.stored::<Terms>(term).await?);
    }
    Ok(of(&terms, office).into_iter().find(|running| running.term.id == term))
}
