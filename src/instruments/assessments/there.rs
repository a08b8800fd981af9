//! Whether a target was there long enough in the year of its template to be assessed for it (01 §3.8).

use super::entity::Model;
use crate::{
    activities::{Organizer, OrganizerType},
    assessment_templates::{AssessmentTemplates, TargetKind},
    rule_sets::{RuleKind, rule},
};
use chrono::{Months, NaiveDate};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    records::record_reference::RecordReference,
};
use registry::organizations::Organizations;

/// Whether a target was there for so many months of the year; who is asked about by nobody is there as long as it stands.
///
/// # Errors
/// `RULE_SET_MISSING`, or the database failed.
pub async fn there_long_enough(work: &UnitOfWork<'_>, row: &Model) -> Result<bool> {
    let target = match row.target_kind {
        TargetKind::Site => RecordReference { kind: OrganizerType::Site.kind().into(), id: row.target_id },
        TargetKind::StreetCommittee => RecordReference::of::<Organizations>(row.target_id),
        TargetKind::BudgetDepartment | TargetKind::EvaluationEngagement => return Ok(true),
    };
    let Some(known) = work.ask::<Organizer>(&target).await? else { return Ok(true) };
    let year = work.stored::<AssessmentTemplates>(row.template_id).await?.year.get32();
    let months =
        rule(work, RuleKind::General, "assessment.min_active_months", work.call.today()).await?.value;
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let least = day(1, 1).and_then(|first| Some((first, first.checked_add_months(Months::new(months))?)));
    let ((first, until), last) =
        least.zip(day(12, 31)).ok_or_else(|| Problem::internal("a year outside the calendar"))?;
    Ok(known.days_open(first, last) >= (until - first).num_days())
}
