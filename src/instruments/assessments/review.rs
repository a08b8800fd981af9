//! What the actions write.

use super::{
    Assessments,
    api::{AutoScores, SelfAssessment},
    entity::{Announcement, DisputeAnswer, Review},
    total::{final_total, sum},
    words::GivenScore,
};
use crate::{
    assessment_templates::AssessmentTemplates,
    calendar::Calendar,
    deadlines::{PeriodUnit, Span},
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::record::Assign,
};

type AssessmentStep<'a> = Step<'a, Assessments>;

/// Writes the scores that count.
fn write_scores(step: &mut AssessmentStep<'_>, scores: &[GivenScore]) {
    for item in &mut step.row.item_scores.0 {
        if let Some(given) = scores.iter().find(|given| given.no == item.no) {
            item.score = Some(given.score);
        }
    }
}

fn self_total(step: &mut AssessmentStep<'_>) {
    let given = step.row.item_scores.0.iter().filter_map(|item| item.self_score.or(item.score));
    step.row.self_total = Some(sum(given));
}

pub(super) async fn record_auto(step: &mut AssessmentStep<'_>, body: AutoScores) -> Result<()> {
    write_scores(step, &body.scores);
    if step.row.self_total.is_some() {
        self_total(step);
    }
    Ok(())
}

pub(super) async fn self_assess(step: &mut AssessmentStep<'_>, body: SelfAssessment) -> Result<()> {
    for given in body.scores {
        let item = step.row.item_scores.0.iter_mut().find(|item| item.no == given.no);
        if let Some(item) = item {
            item.self_score = Some(given.score);
            item.evidence_ids = given.evidence_ids;
        }
    }
    self_total(step);
    Ok(())
}

/// Sums up, and grades by the bands of the template.
async fn conclude(step: &mut AssessmentStep<'_>) -> Result<()> {
    let template = step.stored::<AssessmentTemplates>(step.row.template_id).await?;
    let bands = template.bands().ok_or_else(|| Problem::internal("a published template without bands"))?;
    let row = &mut step.row;
    let reviewed = sum(row.item_scores.0.iter().filter_map(|item| item.score));
    let total = final_total(reviewed, row.bonus.unwrap_or_default(), row.deduction.unwrap_or_default());
    row.reviewed_total = Some(reviewed);
    row.final_total = Some(total);
    row.grade = Some(bands.grade(total, !row.veto_hits.0.is_empty()));
    Ok(())
}

/// The draft result; the unit has some working days to dispute it.
pub(super) async fn review(step: &mut AssessmentStep<'_>, body: Review) -> Result<()> {
    write_scores(step, &body.scores);
    body.assign(&mut step.row);
    let (work, today) = (step.work(), step.today());
    let days = rule(&work, RuleKind::General, "assessment.dispute_working_days", today).await?;
    let calendar = Calendar::of_district(work.tx, work.district_code).await?;
    let window = Span::after(days.value, PeriodUnit::WorkingDays).from(today, &calendar)?;
    step.row.reviewed_on = Some(today);
    step.row.dispute_until = Some(window.due_on);
    conclude(step).await
}

/// Answers, and corrects what was wrong; the window stays what it was.
pub(super) async fn resolve(step: &mut AssessmentStep<'_>, body: DisputeAnswer) -> Result<()> {
    write_scores(step, &body.scores);
    body.assign(&mut step.row);
    conclude(step).await
}

pub(super) async fn announce(step: &mut AssessmentStep<'_>, body: Announcement) -> Result<()> {
    body.assign(&mut step.row);
    step.row.announced_on = Some(step.today());
    Ok(())
}
