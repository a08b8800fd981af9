//! What the actions write.

use super::{
    Assessments,
    api::{AutoScores, SelfAssessment},
    entity::{Announcement, DisputeAnswer, Model, Review},
    sheet::compute,
    total::{final_total, scaled, sum},
    words::{AssessedItem, FoundVeto, GivenScore},
};
use crate::{
    assessment_templates::{AssessmentTemplates, TargetKind},
    calendar::Calendar,
    deadlines::{PeriodUnit, Span},
    rule_sets::{RuleBook, RuleKind, rule},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::record::Assign,
    values::numbers::{Hundredths, Whole},
};

type AssessmentStep<'a> = Step<'a, Assessments>;

/// Writes the scores that count.
pub(super) fn write_scores(step: &mut AssessmentStep<'_>, scores: &[GivenScore]) {
    for item in &mut step.row.item_scores.0 {
        if let Some(given) = scores.iter().find(|given| given.no == item.no) {
            item.score = Some(given.score);
        }
    }
}

/// The scores of the items that apply, as they would be of a hundred points (01 §4.3); nothing where none does.
fn total(row: &Model, score: fn(&AssessedItem) -> Option<Hundredths>) -> Hundredths {
    let counted = || row.item_scores.0.iter().filter(|item| !item.left_out);
    let weights = sum(counted().map(|item| item.weight));
    scaled(sum(counted().filter_map(score)), weights, Hundredths(10_000)).unwrap_or_default()
}

fn self_total(row: &mut Model) {
    row.self_total = Some(total(row, |item| item.self_score.or(item.score)));
}

pub(super) async fn record_auto(step: &mut AssessmentStep<'_>, body: AutoScores) -> Result<()> {
    write_scores(step, &body.scores);
    if step.row.self_total.is_some() {
        self_total(&mut step.row);
    }
    Ok(())
}

/// What the records have is counted and stays from here on (01 §3.8).
pub(super) async fn self_assess(step: &mut AssessmentStep<'_>, body: SelfAssessment) -> Result<()> {
    for given in body.scores {
        let item = step.row.item_scores.0.iter_mut().find(|item| item.no == given.no);
        if let Some(item) = item {
            item.self_score = Some(given.score);
            item.evidence_ids = given.evidence_ids;
        }
    }
    let mut row = step.row.clone();
    compute(&step.work(), &mut row).await?;
    self_total(&mut row);
    step.row = row;
    Ok(())
}

/// Sums up, and grades by the bands of the template.
pub(super) async fn conclude(step: &mut AssessmentStep<'_>) -> Result<()> {
    let template = step.stored::<AssessmentTemplates>(step.row.template_id).await?;
    let bands = template.bands().ok_or_else(|| Problem::internal("a published template without bands"))?;
    let row = &mut step.row;
    let reviewed = total(row, |item| item.score);
    let total = final_total(reviewed, row.bonus.unwrap_or_default(), row.deduction.unwrap_or_default());
    row.reviewed_total = Some(reviewed);
    row.final_total = Some(total);
    let vetoed = !row.veto_hits.0.is_empty() || !row.vetoes_found.0.is_empty();
    row.grade = Some(bands.grade(total, vetoed));
    Ok(())
}

/// The draft result; the unit has some working days to dispute it.
pub(super) async fn review(step: &mut AssessmentStep<'_>, body: Review) -> Result<()> {
    write_scores(step, &body.scores);
    body.assign(&mut step.row);
    open_dispute_window(step).await?;
    conclude(step).await
}

/// From today the unit has some working days.
pub(super) async fn open_dispute_window(step: &mut AssessmentStep<'_>) -> Result<()> {
    let (work, today) = (step.work(), step.today());
    let days = rule(&work, RuleKind::General, "assessment.dispute_working_days", today).await?;
    let calendar = Calendar::of_district(work.tx, work.district_code).await?;
    let window = Span::after(days.value, PeriodUnit::WorkingDays).from(today, &calendar)?;
    step.row.reviewed_on = Some(today);
    step.row.dispute_until = Some(window.due_on);
    Ok(())
}

/// Answers, and corrects what was wrong; the window stays what it was.
pub(super) async fn resolve(step: &mut AssessmentStep<'_>, body: DisputeAnswer) -> Result<()> {
    write_scores(step, &body.scores);
    body.assign(&mut step.row);
    conclude(step).await
}

/// A site gets the stars of its total (03 §4.4); who falsified something gets none.
pub(super) async fn announce(step: &mut AssessmentStep<'_>, _: Announcement) -> Result<()> {
    let today = step.today();
    let falsified = step.row.vetoes_found.0.contains(&FoundVeto::FalsifiedActivity);
    step.row.star = None;
    if step.row.target_kind == TargetKind::Site && !falsified {
        let rules = RuleBook::open(step.tx, step.work().district_code, RuleKind::Stations, today).await?;
        let mut reached = 0;
        for line in ["site.star_1", "site.star_2", "site.star_3", "site.star_4", "site.star_5"] {
            reached += i64::from(step.row.final_total >= Some(Hundredths(rules.number(line)? * 100)));
        }
        step.row.star = (reached > 0).then(|| Whole::stored(reached));
    }
    step.row.announced_on = Some(today);
    Ok(())
}
