//! What the days before a meeting are counted by: read once for all records of the meeting.

use super::{Period, clock::YELLOW_DAYS};
use crate::{
    calendar::Calendar,
    rule_sets::{Rule, RuleBook, RuleKind},
};
use chrono::{Days, NaiveDate};
use platform::{call::UnitOfWork, problem::Result};
use tokio::sync::OnceCell;

/// The rules in force on the first day of a meeting, and the calendar; read when the first record asks.
pub struct Almanac {
    day: NaiveDate,
    read: OnceCell<Pages>,
}

pub(super) struct Pages {
    rules: RuleBook,
    pub(super) notice: u32,
    pub(super) calendar: Calendar,
}

impl Almanac {
    /// Of the first day of a meeting.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { day, read: OnceCell::new() }
    }

    /// The day.
    pub(super) fn day(&self) -> NaiveDate {
        self.day
    }

    pub(super) async fn pages(&self, work: &UnitOfWork<'_>) -> Result<&Pages> {
        self.read
            .get_or_try_init(async || {
                let rules = async |kind| RuleBook::open(work.tx, work.district_code, kind, self.day).await;
                Ok(Pages {
                    rules: rules(RuleKind::Supervision).await?,
                    notice: rules(RuleKind::General).await?.rule(YELLOW_DAYS)?.value,
                    calendar: Calendar::of_district(work.tx, work.district_code).await?,
                })
            })
            .await
    }
}

impl Pages {
    pub(super) fn rule(&self, period: Period) -> Result<Rule> {
        period.rule_in(&self.rules)
    }
}

impl Period {
    /// The last day before the meeting of an almanac, by the rule in force then.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`.
    pub async fn last_day_by(self, work: &UnitOfWork<'_>, almanac: &Almanac) -> Result<NaiveDate> {
        let rule = almanac.pages(work).await?.rule(self)?;
        Ok(almanac.day() - Days::new(rule.value.into()))
    }
}
