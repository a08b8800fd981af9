//! What the actions on an inspection write.

use super::{
    Inspections,
    entity::{InspectionContent, InspectionReport, UpwardReport},
    words::FoundProblem,
};
use crate::{
    codes,
    conditions::{AgendaDecision, DecidedRefusal},
    investigations::{self, Investigations, words::InvestigationMode},
    items::Items,
};
use instruments::{
    deliberation_opinions::opinion_on,
    issues::{self, IssueDomain, IssueSource, Issues},
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::Step,
    problem::Result,
    records::record::Assign,
    values::text::Text,
    workflow::{Note, Workflow},
};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use std::collections::BTreeSet;

type InspectionStep<'a> = Step<'a, Inspections>;

/// The item says whose enforcement is inspected, and by which committee.
pub(super) async fn take_from_item(step: &mut InspectionStep<'_>, body: InspectionContent) -> Result<()> {
    let item = step.stored::<Items>(body.item_id).await?;
    step.row.inspected_organ_id = item.supervised_organ_id;
    step.row.lead_committee_id = item.lead_committee_id;
    Ok(())
}

pub(super) async fn draft_report(step: &mut InspectionStep<'_>, body: InspectionReport) -> Result<()> {
    warn_of_modes(step).await?;
    register_issues(step, &body.problems).await?;
    body.assign(&mut step.row);
    Ok(())
}

/// Each problem of the report becomes an issue, which the committee completes and assigns.
async fn register_issues(step: &InspectionStep<'_>, problems: &[FoundProblem]) -> Result<()> {
    let work = step.work();
    let item = work.stored::<Items>(step.row.item_id).await?;
    // A second inspection of the item counts on.
    let prefix = format!("{}-问题", item.item_no);
    let earlier = work.all::<Issues>().filter(issues::entity::Column::IssueNo.starts_with(&prefix));
    let earlier = earlier.count(work.tx).await?;
    for (number, problem) in (earlier + 1..).zip(problems) {
        let made = work.make::<Issues>(|row| {
            row.issue_no = Text::stored(format!("{prefix}{number:02}"));
            row.domain = IssueDomain::Supervision;
            row.source_type = IssueSource::Investigation;
            row.source_record_type = Some(Text::stored(Inspections::KIND));
            row.source_record_id = Some(step.row.id);
            row.title = problem.title.clone();
            row.description = problem.description.clone();
            row.responsible_org_id = problem.responsible_organ_id;
            row.author_organization_id = step.row.lead_committee_id;
        });
        made.await?;
    }
    Ok(())
}

/// 监督法第三十五条: several ways of looking, and one of them without notice; a hint, no refusal.
async fn warn_of_modes(step: &mut InspectionStep<'_>) -> Result<()> {
    let held = step.all::<Investigations>();
    let held = held.filter(investigations::entity::Column::ItemId.eq(step.row.item_id)).all(step.tx).await?;
    let modes: BTreeSet<_> = held.iter().map(|one| one.mode).collect();
    let unannounced = held
        .iter()
        .filter(|one| matches!(one.mode, InvestigationMode::SpotCheck | InvestigationMode::UnannouncedVisit));
    let unannounced = unannounced.count();
    let least = async |key| -> Result<usize> {
        let rule = rule(&step.work(), RuleKind::Supervision, key, step.today()).await?;
        Ok(usize::try_from(rule.value).unwrap_or(usize::MAX))
    };
    let few = modes.len() < least("inspection.min_modes").await?;
    let announced = unannounced < least("inspection.min_unannounced").await?;
    if few || announced {
        let facts = [("modes", json!(modes.len())), ("unannounced", json!(unannounced))];
        step.warn(codes::INSPECTION_MODES, &facts);
    }
    Ok(())
}

pub(super) async fn report_upward(step: &mut InspectionStep<'_>, body: UpwardReport) -> Result<()> {
    body.assign(&mut step.row);
    step.row.upward_reported_on = Some(step.today());
    Ok(())
}

/// It will not be.
pub(super) async fn cancel(step: &mut InspectionStep<'_>, body: DecidedRefusal) -> Result<()> {
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    Ok(())
}

pub(super) async fn submit(step: &mut InspectionStep<'_>, body: AgendaDecision) -> Result<()> {
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    step.row.meeting_id = Some(body.meeting_id);
    Ok(())
}

/// Report and opinion are with the organ; the clock of the disposal report is the opinion's.
pub(super) async fn note_opinion(step: &mut InspectionStep<'_>, _: Note) -> Result<()> {
    let opinion = opinion_on(&step.work(), Inspections::KIND, step.row.id).await?;
    step.row.opinion_id = opinion.map(|opinion| opinion.id);
    Ok(())
}
