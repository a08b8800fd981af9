//! Periods that a rule sets: of which deadline, where its length is written, how it is counted.

use super::{
    Direction, Opening, PeriodUnit, Span, clock::begin, open, reopen_or_open, responsible::only_for,
};
use crate::{
    calendar::Calendar,
    rule_sets::{Rule, RuleBook, RuleKind, rule},
};
use chrono::NaiveDate;
use platform::{call::UnitOfWork, problem::Result, workflow::Workflow};
use uuid::Uuid;

/// A period whose length is a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The code of the deadline: `REPORT_FINAL`.
    pub code: &'static str,
    kind: RuleKind,
    key: &'static str,
    unit: PeriodUnit,
    direction: Direction,
    ruled_on: Option<NaiveDate>,
}

impl Period {
    /// So many days, working days or months after a day.
    #[must_use]
    pub const fn after(code: &'static str, kind: RuleKind, key: &'static str, unit: PeriodUnit) -> Self {
        Self { code, kind, key, unit, direction: Direction::After, ruled_on: None }
    }

    /// So many days before a day.
    #[must_use]
    pub const fn days_before(code: &'static str, kind: RuleKind, key: &'static str) -> Self {
        Self { code, kind, key, unit: PeriodUnit::Days, direction: Direction::Before, ruled_on: None }
    }

    /// The same by the rules of one day, whatever day it is counted from: a record that keeps its rules has those of that day.
    #[must_use]
    pub const fn ruled_on(self, day: NaiveDate) -> Self {
        Self { ruled_on: Some(day), ..self }
    }

    /// The rule with its length.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`.
    pub fn rule_in(self, book: &RuleBook) -> Result<Rule> {
        book.rule(self.key)
    }

    /// The rule of what is counted from a day: the one in force then, unless the record keeps another.
    pub(super) async fn rule_on(self, work: &UnitOfWork<'_>, day: NaiveDate) -> Result<Rule> {
        rule(work, self.kind, self.key, self.ruled_on.unwrap_or(day)).await
    }

    /// Opens the deadline of a record of kind `W`, or computes it anew, by the rule in force on the day it is counted from;
    /// answers its last day.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`, `CALENDAR_YEAR_MISSING`.
    pub async fn open<W: Workflow>(
        self,
        work: &UnitOfWork<'_>,
        subject_id: Uuid,
        responsible: Uuid,
        starts_on: NaiveDate,
    ) -> Result<NaiveDate> {
        open::<W>(work, self.counted_from(work, subject_id, responsible, starts_on).await?).await
    }

    /// Each of some organizations has this deadline of a record to keep for itself: whoever is new among them has it from a day on,
    /// whoever had it goes on, and whoever is among them no more has it no more.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`, `CALENDAR_YEAR_MISSING`.
    pub async fn open_for_each<W: Workflow>(
        self,
        work: &UnitOfWork<'_>,
        subject_id: Uuid,
        organizations: &[Uuid],
        starts_on: NaiveDate,
    ) -> Result<()> {
        let going_on = only_for(work, self.code, subject_id, organizations).await?;
        for organization in organizations.iter().filter(|one| !going_on.contains(one)) {
            let opening = self.counted_from(work, subject_id, *organization, starts_on).await?;
            begin::<W>(work, opening).await?;
        }
        Ok(())
    }

    /// Counted from a day by the rule in force then.
    async fn counted_from(
        self,
        work: &UnitOfWork<'_>,
        subject_id: Uuid,
        responsible: Uuid,
        starts_on: NaiveDate,
    ) -> Result<Opening> {
        let rule = self.rule_on(work, starts_on).await?;
        Ok(Opening {
            code: self.code,
            subject_id,
            responsible,
            starts_on,
            span: self.span(&rule),
            basis: rule.basis,
            rule_set_id: rule.rule_set_id,
        })
    }

    /// Opens a deadline so many days or months after a day, whatever day that is. It needs no calendar: that of the next year may not be
    /// there yet, and must not keep anybody from closing or publishing anything.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`.
    pub async fn open_on_any_day<W: Workflow>(
        self,
        work: &UnitOfWork<'_>,
        subject_id: Uuid,
        responsible: Uuid,
        starts_on: NaiveDate,
    ) -> Result<NaiveDate> {
        open::<W>(work, self.on_any_day(work, subject_id, responsible, starts_on).await?).await
    }

    fn span(self, rule: &Rule) -> Span {
        Span { amount: rule.value, unit: self.unit, direction: self.direction }
    }

    /// Counted from a day without a calendar.
    async fn on_any_day(
        self,
        work: &UnitOfWork<'_>,
        subject_id: Uuid,
        responsible: Uuid,
        starts_on: NaiveDate,
    ) -> Result<Opening> {
        let rule = self.rule_on(work, starts_on).await?;
        let day = self.span(&rule).on_any_day(starts_on)?;
        Ok(Opening::on_day(day, self.code, subject_id, responsible, rule.basis, rule.rule_set_id))
    }

    /// Opens the deadline again that was met, so many days or months after a day, whatever day that is.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`.
    pub async fn reopen_on_any_day<W: Workflow>(
        self,
        work: &UnitOfWork<'_>,
        subject_id: Uuid,
        responsible: Uuid,
        starts_on: NaiveDate,
    ) -> Result<()> {
        reopen_or_open::<W>(work, self.on_any_day(work, subject_id, responsible, starts_on).await?).await
    }

    /// Opens the deadline again that was met, until a new last day that is counted from a day; answers it.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`, `CALENDAR_YEAR_MISSING`.
    pub async fn reopen<W: Workflow>(
        self,
        work: &UnitOfWork<'_>,
        subject_id: Uuid,
        responsible: Uuid,
        starts_on: NaiveDate,
    ) -> Result<NaiveDate> {
        let rule = self.rule_on(work, starts_on).await?;
        let calendar = Calendar::of_district(work.tx, work.district_code).await?;
        let day = self.span(&rule).from(starts_on, &calendar)?.due_on;
        let opening = Opening::on_day(day, self.code, subject_id, responsible, rule.basis, rule.rule_set_id);
        reopen_or_open::<W>(work, opening).await?;
        Ok(day)
    }
}
