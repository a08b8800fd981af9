//! What the actions on an inspection write.

use super::{
    InspectionAction, Inspections,
    entity::{Column, InspectionContent, InspectionReport, InspectionResolution, Model, UpwardReport},
    words::{FoundProblem, InspectionState},
};
use crate::{
    codes,
    conditions::{AgendaDecision, DecidedRefusal},
    investigations::{self, Investigations, words::InvestigationMode},
    items::{ItemAction, Items},
    passing::Passed,
};
use instruments::{
    deliberation_opinions::opinion_on,
    issues::{self, Finding, IssueCategory, IssueDomain, IssueNumber, IssueSource, RectifyClass, Severity},
    on_agenda::{self, Destination},
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    values::future::Future,
    workflow::{Note, Workflow},
};
use sea_orm::{ColumnTrait, QueryFilter};
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
    for problem in problems {
        let found = Finding {
            // A second inspection of the item counts on.
            number: IssueNumber::NextOf { series: format!("{}-问题", item.item_no), digits: 2 },
            domain: IssueDomain::Supervision,
            category: IssueCategory::default(),
            title: problem.title.clone(),
            description: problem.description.clone(),
            source: IssueSource::Investigation,
            found_in: RecordReference::of::<Inspections>(step.row.id),
            severity: Severity::default(),
            rectify_class: RectifyClass::default(),
            responsible_org_id: problem.responsible_organ_id,
            author_organization_id: step.row.lead_committee_id,
        };
        issues::register(&work, found).await?;
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
    let item = step.stored::<Items>(step.row.item_id).await?;
    let to = Destination::named(&step.work(), body.meeting_id).await?;
    on_agenda::go_to::<Items>(step.work(), item, &to, ItemAction::FollowMeeting).await
}

/// The meeting is that of its item, however that changes (02 §3.0).
pub(crate) fn follow_item(reactions: &mut Reactions) {
    for action in [ItemAction::SetMeeting, ItemAction::FollowMeeting, ItemAction::CarryOver] {
        let by = "supervision.inspection, whose report is deliberated in the meeting of its item\n\
             执法检查,其报告在监督事项的会议上审议";
        reactions.after::<Items>(action, by, meeting_set);
    }
}

fn meeting_set<'a>(work: UnitOfWork<'a>, item: Happened<'a, Items>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let meeting = item.after.meeting_id;
        let submitted = work.all::<Inspections>().filter(Column::ItemId.eq(item.after.id));
        let submitted = submitted.filter(Column::State.eq(InspectionState::Submitted));
        for inspection in submitted.all(work.tx).await?.into_iter().filter(|one| one.meeting_id != meeting) {
            let follow = |row: &mut Model| row.meeting_id = meeting;
            work.advance::<Inspections>(inspection, InspectionAction::FollowMeeting, follow).await?;
        }
        Ok(())
    })
}

pub(super) async fn record_no_opinion(step: &mut InspectionStep<'_>, body: DecidedRefusal) -> Result<()> {
    step.row.no_opinion_reason = Some(body.reason);
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    Ok(())
}

/// 监督法第三十七条: a resolution on the report, with its own execution report.
pub(super) async fn set_resolution(step: &mut InspectionStep<'_>, body: InspectionResolution) -> Result<()> {
    let work = step.work();
    let item = work.stored::<Items>(step.row.item_id).await?;
    let passed = Passed {
        source: RecordReference::of::<Inspections>(step.row.id),
        number: &item.item_no,
        executing_organ: step.row.inspected_organ_id,
        ballot: body.resolution_ballot_id,
        execution_due_on: body.execution_due_on,
    };
    passed.record(&work).await?;
    body.assign(&mut step.row);
    Ok(())
}

/// Report and opinion are with the organ; the clock of the disposal report is the opinion's.
pub(super) async fn note_opinion(step: &mut InspectionStep<'_>, _: Note) -> Result<()> {
    step.row.no_opinion_reason = None;
    let opinion = opinion_on(&step.work(), Inspections::KIND, step.row.id).await?;
    step.row.opinion_id = opinion.map(|opinion| opinion.id);
    Ok(())
}
