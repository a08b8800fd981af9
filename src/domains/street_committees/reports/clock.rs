//! The clocks of a report: submitted by the end of January or within days of the matter, dealt with, put right.

use super::{
    ReportKind, Reports,
    entity::Model,
    words::{REPORT_RECTIFICATION, REPORT_SUBMISSION},
};
use chrono::NaiveDate;
use instruments::{
    calendar::Calendar,
    deadlines::{self, Opening, Period, PeriodUnit, Span},
    rule_sets::{RuleKind, rule},
};
use platform::{call::UnitOfWork, problem::Result};
use registry::{meetings::entity::Model as Meeting, organizations::office_of_the_standing_committee};

const fn period(code: &'static str, key: &'static str, unit: PeriodUnit) -> Period {
    Period::after(code, RuleKind::StreetCommittees, key, unit)
}

const MATTER: Period = period(REPORT_SUBMISSION, "report.matter_working_days", PeriodUnit::WorkingDays);
const CORRECTION: Period =
    period(REPORT_SUBMISSION, "report.correction_working_days", PeriodUnit::WorkingDays);
const HANDLING: Period =
    period("COMMITTEE_REPORT_HANDLING", "report.handling_working_days", PeriodUnit::WorkingDays);
const RECTIFICATION: Period = period(REPORT_RECTIFICATION, "report.rectify_months", PeriodUnit::Months);
const AGAIN: Period = period(REPORT_RECTIFICATION, "report.again_months", PeriodUnit::Months);

/// The report on a year is due in the next, on a day that the rules name (month and day), that on a matter days after it arose.
pub(super) async fn drafted(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let today = work.call.today();
    match (row.kind, row.arose_on) {
        (ReportKind::Annual, _) => {
            let rule = rule(work, RuleKind::StreetCommittees, "report.annual_by", today).await?;
            let due = rule.day_of(row.year.get32() + 1);
            // What is late already is asked of nobody once more.
            if due >= today {
                let (responsible, set) = (row.organization_id, rule.rule_set_id);
                let opening = Opening::on_day(due, REPORT_SUBMISSION, row.id, responsible, rule.basis, set);
                deadlines::open::<Reports>(work, opening).await?;
            }
        }
        (ReportKind::MajorMatter, Some(arose_on)) => {
            MATTER.open::<Reports>(work, row.id, row.organization_id, arose_on).await?;
        }
        _ => {}
    }
    Ok(())
}

/// The chairpersons note it, return it or put it on an agenda.
pub(super) async fn submitted(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let today = work.call.today();
    deadlines::meet(work, REPORT_SUBMISSION, row.id, today).await?;
    wait_for_the_chairpersons(work, row).await
}

pub(super) async fn wait_for_the_chairpersons(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let office = office_of_the_standing_committee(work).await?.unwrap_or(row.organization_id);
    HANDLING.reopen::<Reports>(work, row.id, office, work.call.today()).await?;
    Ok(())
}

pub(super) async fn dealt_with(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    deadlines::meet(work, HANDLING.code, row.id, work.call.today()).await
}

/// It is submitted once more.
pub(super) async fn returned(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    dealt_with(work, row).await?;
    CORRECTION.reopen::<Reports>(work, row.id, row.organization_id, work.call.today()).await?;
    Ok(())
}

/// What the members said is put right within months of the meeting.
pub(super) async fn heard(work: &UnitOfWork<'_>, row: &Model, meeting: &Meeting) -> Result<()> {
    RECTIFICATION.open::<Reports>(work, row.id, row.organization_id, meeting.end_on).await?;
    Ok(())
}

pub(super) async fn rectified(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    deadlines::meet(work, REPORT_RECTIFICATION, row.id, work.call.today()).await
}

/// One of the answers is given once more.
pub(super) async fn sent_back(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    AGAIN.reopen::<Reports>(work, row.id, row.organization_id, work.call.today()).await?;
    Ok(())
}

/// Until when answers may be sent back.
pub(super) async fn last_day_to_send_back(
    work: &UnitOfWork<'_>,
    rectified_on: NaiveDate,
) -> Result<NaiveDate> {
    let key = "report.send_back_working_days";
    let amount = rule(work, RuleKind::StreetCommittees, key, work.call.today()).await?.value;
    let calendar = Calendar::of_district(work.tx, work.district_code).await?;
    Ok(Span::after(amount, PeriodUnit::WorkingDays).from(rectified_on, &calendar)?.due_on)
}
