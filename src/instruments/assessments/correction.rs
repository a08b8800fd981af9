//! What was announced is corrected: the old result is kept, a new window to dispute it opens (01 §3.8).

use super::{
    Assessments,
    entity::ResultCorrection,
    review::{conclude, open_dispute_window, write_scores},
    sheet::compute,
    words::FormerResult,
};
use crate::rule_sets::{RuleKind, rule};
use chrono::Months;
use platform::{
    call::{Step, guards::until_today},
    problem::{Problem, Result},
    records::record::Assign,
    workflow::{Guarded, Verdict},
};
use registry::meetings::chairpersons_met_since;

type AssessmentStep<'a> = Step<'a, Assessments>;

platform::guards! { Assessments:
    found_by_now(ResultCorrection): until_today(body.fault_found_on);
}

/// What was wrong was found within so many months of the announcement.
pub(super) async fn found_in_time(step: &AssessmentStep<'_>, body: &ResultCorrection) -> Guarded {
    let announced = step.row.announced_on.ok_or_else(|| Problem::internal("a result without a day"))?;
    let months = rule(&step.work(), RuleKind::General, "assessment.correct_months", step.today()).await?;
    let last = announced.checked_add_months(Months::new(months.value));
    let last = last.ok_or_else(|| Problem::internal("a day outside the calendar"))?;
    Ok(Verdict::require(body.fault_found_on <= last).with("latest", last.to_string()).at("/fault_found_on"))
}

/// 地方组织法第五十四条: the Chairpersons' Meeting decided on it, after it was found.
pub(super) async fn correction_decided(step: &AssessmentStep<'_>, body: &ResultCorrection) -> Guarded {
    chairpersons_met_since(step, body.correction_meeting_id, body.fault_found_on, "/correction_meeting_id")
        .await
}

/// The result before is kept; what the records have now is counted anew.
pub(super) async fn correct(step: &mut AssessmentStep<'_>, body: ResultCorrection) -> Result<()> {
    let row = &mut step.row;
    row.former_results.0.push(FormerResult {
        version_no: row.version_no,
        item_scores: row.item_scores.0.clone(),
        final_total: row.final_total,
        grade: row.grade,
        star: row.star,
        announced_on: row.announced_on,
    });
    row.version_no += 1;
    (row.announced_on, row.star) = (None, None);
    (row.decision_meeting_id, row.decision_document_id) = (None, None);
    write_scores(step, &body.scores);
    body.assign(&mut step.row);
    let mut row = step.row.clone();
    compute(&step.work(), &mut row).await?;
    step.row = row;
    open_dispute_window(step).await?;
    conclude(step).await
}
