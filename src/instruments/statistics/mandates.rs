//! Whose deputies are in office when, for averages and rates (01 §4.5).

use super::{Period, Scope, average, days_in_office, is_in_office};
use access::running_terms::{Office, TermDays, Window, windows};
use chrono::NaiveDate;
use platform::{problem::Result, values::numbers::Hundredths};
use registry::{
    deputies::{Deputies, entity as deputy},
    terms::Terms,
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use std::collections::HashMap;
use uuid::Uuid;

/// The deputies of the terms that ran in a period.
#[derive(Debug, Clone, Default)]
pub struct Mandates {
    /// The deputies, by their ids.
    pub deputies: HashMap<Uuid, deputy::Model>,
    /// When the terms ran for deputies.
    pub terms: Vec<Window>,
    /// When they ran for members of the Standing Committee.
    pub committee_terms: Vec<Window>,
}

impl Mandates {
    /// Reads them: two queries.
    ///
    /// # Errors
    /// The database failed.
    pub async fn of(db: &impl ConnectionTrait, scope: Scope<'_>) -> Result<Self> {
        let found = scope.all::<Terms>().all(db).await?;
        let days = |office| {
            let days = found.iter().map(|term| TermDays {
                id: term.id,
                start_on: term.start_on,
                sc_elected_on: term.sc_elected_on,
            });
            windows(days.collect(), office)
        };
        let (terms, committee_terms) = (days(Office::Deputy), days(Office::ScMember));
        let Period { from, to } = scope.period;
        let ran = |window: &&Window| window.from <= to && window.until.is_none_or(|until| from < until);
        let ran: Vec<Uuid> = terms.iter().filter(ran).map(|window| window.term_id).collect();
        let deputies = scope.all::<Deputies>().filter(deputy::Column::TermId.is_in(ran)).all(db).await?;
        let deputies = deputies.into_iter().map(|deputy| (deputy.id, deputy)).collect();
        Ok(Self { deputies, terms, committee_terms })
    }

    /// Whether somebody is in office on a day.
    #[must_use]
    pub fn holds(&self, deputy: Uuid, day: NaiveDate) -> bool {
        self.deputies.get(&deputy).is_some_and(|deputy| is_in_office(deputy, &self.terms, day))
    }

    /// Who is in office on a day.
    pub fn in_office(&self, day: NaiveDate) -> impl Iterator<Item = &deputy::Model> {
        self.deputies.values().filter(move |deputy| is_in_office(deputy, &self.terms, day))
    }

    /// For how many days of a period somebody is in office.
    #[must_use]
    pub fn days(&self, deputy: &deputy::Model, period: Period) -> i64 {
        days_in_office(deputy, &self.terms, period)
    }

    /// How many of some deputies there are on average.
    #[must_use]
    pub fn average<'a>(
        &self,
        deputies: impl Iterator<Item = &'a deputy::Model>,
        period: Period,
    ) -> Hundredths {
        average(deputies.map(|deputy| self.days(deputy, period)).sum(), period)
    }
}
