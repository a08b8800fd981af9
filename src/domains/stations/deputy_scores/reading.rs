//! What the scores of a year are counted from: a fixed number of queries, for however many deputies.

use super::{
    formula::Done,
    sessions::{Sessions, sittings},
};
use crate::{
    areas::all_of,
    duty_records::{DutyRecordState, DutyRecords, DutyType, entity as duty},
    duty_reports::{DutyReportForm, DutyReports},
    score_standards::{Standard, words::DeductionKind},
};
use chrono::{Months, NaiveDate};
use instruments::{
    activities::{Activities, ActivityCategory, ActivityState, Presence, entity as activity},
    rule_sets::{RuleBook, RuleKind},
};
use platform::{
    problem::{Problem, Result},
    values::clock::beginning_of,
    workflow::Sight,
};
use registry::{
    deputies::{Deputies, DeputyState, entity as deputy},
    terms::{Terms, entity as term},
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// What a deputy did in a year, and left undone.
#[derive(Debug, Clone, Default)]
pub(super) struct Deeds {
    /// The verified duties.
    pub done: Vec<Done>,
    /// The days on which there was one.
    pub days: BTreeSet<NaiveDate>,
    missed_receptions: i64,
    false_records: i64,
    pub(super) sessions: Sessions,
}

impl Deeds {
    /// How often something happened for which points are taken.
    pub(super) fn times(&self, kind: DeductionKind) -> i64 {
        match kind {
            DeductionKind::SessionDayAbsence => self.sessions.absent_days,
            DeductionKind::SessionLeave => self.sessions.half_days_of_leave,
            DeductionKind::MissedReception => self.missed_receptions,
            DeductionKind::FalseRecord => self.false_records,
        }
    }
}

/// The records of a year.
pub(crate) struct Year {
    /// The rules of its last day, or of today while it runs.
    pub(super) rules: RuleBook,
    /// By what it is scored.
    pub(crate) standard: Standard,
    /// Who was a deputy in it.
    pub(super) deputies: Vec<deputy::Model>,
    deeds: HashMap<Uuid, Deeds>,
    terms: HashMap<Uuid, NaiveDate>,
    first: NaiveDate,
    last: NaiveDate,
}

impl Year {
    /// Reads it, as of a day: of one deputy, or of all.
    ///
    /// # Errors
    /// `RULE_SET_MISSING`, or the database failed.
    pub(crate) async fn read(
        db: &impl ConnectionTrait,
        district_code: &str,
        (year, today): (i32, NaiveDate),
        one: Option<Uuid>,
    ) -> Result<Self> {
        let outside = || Problem::internal("a year outside the calendar");
        let first = NaiveDate::from_ymd_opt(year, 1, 1).ok_or_else(outside)?;
        let last = NaiveDate::from_ymd_opt(year, 12, 31).ok_or_else(outside)?;
        let rules = RuleBook::open(db, district_code, RuleKind::Stations, last.min(today.max(first))).await?;
        let standard = Standard::of_year(db, district_code, year, &rules).await?;
        let begun = all_of::<Terms>(district_code).filter(term::Column::StartOn.lte(last)).all(db).await?;
        let terms: HashMap<Uuid, NaiveDate> =
            begun.into_iter().map(|term| (term.id, term.start_on)).collect();
        let there = Condition::any()
            .add(deputy::Column::State.ne(DeputyState::Terminated))
            .add(deputy::Column::StateDate.gt(first));
        // Whoever belongs to a term that ended before the year was no deputy in it.
        let running = of_the_year(&terms, first);
        let deputies = all_of::<Deputies>(district_code).filter(deputy::Column::TermId.is_in(running));
        let own = one.map(|one| deputy::Column::Id.eq(one)).into_iter();
        let deputies = own.fold(deputies.filter(there), QueryFilter::filter).all(db).await?;
        let mut read = Self { rules, standard, deputies, deeds: HashMap::new(), terms, first, last };
        // Without a deputy nothing was done, and nothing is asked.
        if read.deputies.is_empty() {
            return Ok(read);
        }
        read.deeds = duties(db, district_code, (first, last), one).await?;
        missed(db, district_code, (first, last), one, &mut read.deeds).await?;
        let sittings = sittings(db, district_code, (first, last)).await?;
        for deputy in &read.deputies {
            read.deeds.entry(deputy.id).or_default().sessions = sittings.of(deputy);
        }
        Ok(read)
    }

    /// What a deputy did.
    pub(super) fn of(&self, deputy: Uuid) -> Deeds {
        self.deeds.get(&deputy).cloned().unwrap_or_default()
    }

    /// Whether a deputy was in office for so many months of the year that the score has a grade.
    pub(crate) fn is_long_enough(&self, deputy: &deputy::Model) -> Result<bool> {
        let months = u32::try_from(self.rules.number("score.min_months")?).map_err(Problem::internal)?;
        let begun = self.terms.get(&deputy.term_id).copied().unwrap_or(self.first);
        let from = self.first.max(begun);
        // The next term ends it, or the end of the qualification before.
        let next = self.terms.values().copied().filter(|start| *start > begun).min();
        let ended = deputy.state_date.filter(|_| deputy.state == DeputyState::Terminated);
        let gone = next.into_iter().chain(ended).min().and_then(|day| day.pred_opt());
        let until = gone.map_or(self.last, |day| day.min(self.last));
        let least = from.checked_add_months(Months::new(months)).and_then(|day| day.pred_opt());
        Ok(least.is_some_and(|least| least <= until))
    }

    /// The deputy, if there was one in the year.
    pub(crate) fn deputy(&self, id: Uuid) -> Option<&deputy::Model> {
        self.deputies.iter().find(|deputy| deputy.id == id)
    }
}

/// The terms of which some day lies in the year: the last that began before it, and those that began in it.
fn of_the_year(terms: &HashMap<Uuid, NaiveDate>, first: NaiveDate) -> Vec<Uuid> {
    let before = terms.iter().filter(|(_, start)| **start <= first).max_by_key(|(_, start)| **start);
    let within = terms.iter().filter(|(_, start)| **start > first);
    before.into_iter().chain(within).map(|(id, _)| *id).collect()
}

/// Verified duties, and those that were found false.
async fn duties(
    db: &impl ConnectionTrait,
    district_code: &str,
    (first, last): (NaiveDate, NaiveDate),
    one: Option<Uuid>,
) -> Result<HashMap<Uuid, Deeds>> {
    let false_ones = Condition::all()
        .add(duty::Column::State.eq(DutyRecordState::Revoked))
        .add(duty::Column::Finding.is_not_null());
    let counts = Condition::any().add(duty::Column::State.eq(DutyRecordState::Verified)).add(false_ones);
    let records = all_of::<DutyRecords>(district_code).filter(counts);
    let records = records.filter(duty::Column::OccurredOn.between(first, last));
    let own = one.map(|one| duty::Column::DeputyId.eq(one)).into_iter();
    let records = own.fold(records, QueryFilter::filter).all(db).await?;
    let reports = all_of::<DutyReports>(district_code);
    let named: Vec<Uuid> = records.iter().filter_map(|record| record.duty_report_id).collect();
    let reports = reports.filter(crate::duty_reports::entity::Column::Id.is_in(named)).all(db).await?;
    let forms: HashMap<Uuid, DutyReportForm> = reports.into_iter().map(|one| (one.id, one.form)).collect();
    let mut deeds: HashMap<Uuid, Deeds> = HashMap::new();
    for record in records {
        let own = deeds.entry(record.deputy_id).or_default();
        if record.state == DutyRecordState::Revoked {
            own.false_records += 1;
            continue;
        }
        let form = record.duty_report_id.and_then(|report| forms.get(&report).copied());
        // What a deputy enters of a report that the service does not know counts as one in writing.
        let form = form.or((record.duty_type == DutyType::DutyReport).then_some(DutyReportForm::Written));
        own.done.push((record.duty_type, form));
        own.days.insert(record.occurred_on);
    }
    Ok(deeds)
}

/// Receptions to which a deputy was invited and did not come, without leave.
async fn missed(
    db: &impl ConnectionTrait,
    district_code: &str,
    (first, last): (NaiveDate, NaiveDate),
    one: Option<Uuid>,
    deeds: &mut HashMap<Uuid, Deeds>,
) -> Result<()> {
    let after = last.succ_opt().unwrap_or(last);
    let held = all_of::<Activities>(district_code)
        .filter(activity::Column::Category.eq(ActivityCategory::VoterReception))
        .filter(activity::Column::State.is_in([ActivityState::Verified, ActivityState::Archived]))
        .filter(activity::Column::PlannedStartAt.gte(beginning_of(first)))
        .filter(activity::Column::PlannedStartAt.lt(beginning_of(after)));
    let named = one.map(|one| Sight::names(activity::Column::InvitedDeputyIds, one)).into_iter();
    let held = named.fold(held, |found, named: Sight<activity::Model>| found.filter(named.condition()));
    for reception in held.all(db).await? {
        let absent = reception
            .attendance
            .0
            .iter()
            .filter(|line| line.invited && line.status == Some(Presence::Absent));
        for line in absent {
            deeds.entry(line.deputy_id).or_default().missed_receptions += 1;
        }
    }
    Ok(())
}
