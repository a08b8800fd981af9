//! The conditions of the actions on an inspection.

use super::{
    Inspections,
    entity::{InspectionContent, InspectionReport, Team, UpwardReport},
    words::TeamCapacity,
};
use crate::{
    conditions::{is_quorate, meeting_of, staff_of},
    items::{Form, ItemState, Items},
    signatures::active,
};
use access::users::{self, Users};
use instruments::{
    deliberation_opinions::{OpinionState, opinion_on},
    documents::stored,
    publications::{PublicationKind, is_published},
};
use platform::{
    call::{Step, guards::given},
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict, Workflow},
};
use registry::organizations::Organizations;
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

type InspectionStep<'a> = Step<'a, Inspections>;

/// The item is one of inspection, and not over.
pub(super) async fn item_is_an_inspection(step: &InspectionStep<'_>, body: &InspectionContent) -> Guarded {
    let item = step.referred::<Items>(body.item_id, "/item_id").await?;
    let runs = !matches!(item.state, ItemState::Closed | ItemState::Cancelled);
    Ok(Verdict::require(runs && item.form == Form::LawEnforcementInspection).at("/item_id"))
}

/// A committee plans the inspections that it leads.
pub(super) async fn own_committee(step: &InspectionStep<'_>, body: &InspectionContent) -> Guarded {
    let item = step.referred::<Items>(body.item_id, "/item_id").await?;
    let actor = &step.call.actor;
    let own = !actor.is(Role::CommitteeStaff) || actor.acts_for(item.lead_committee_id);
    Ok(Verdict::require(own).at("/item_id"))
}

/// A member of the Standing Committee in office leads.
pub(super) async fn leader_is_a_member(step: &InspectionStep<'_>, body: &Team) -> Guarded {
    let found = active(&step.work(), &[body.leader_id], true).count(step.tx).await?;
    Ok(Verdict::require(found == 1).at("/leader_id"))
}

fn persons(body: &Team, capacities: &[TeamCapacity]) -> Vec<Uuid> {
    let members = body.members.iter().filter(|member| capacities.contains(&member.capacity));
    let persons: BTreeSet<Uuid> = members.map(|member| member.person_id).collect();
    persons.into_iter().collect()
}

/// 监督法第三十三条: members of the Standing Committee and deputies in office, people of the committees and working bodies.
pub(super) async fn team_exists(step: &InspectionStep<'_>, body: &Team) -> Guarded {
    let (work, tx) = (step.work(), step.tx);
    let members = persons(body, &[TeamCapacity::ScMember]);
    let deputies = persons(body, &[TeamCapacity::Deputy]);
    let staff = persons(body, &[TeamCapacity::Committee, TeamCapacity::Staff]);
    let users = work.all::<Users>().filter(users::entity::Column::Id.is_in(staff.clone()));
    let found = active(&work, &members, true).count(tx).await?
        + active(&work, &deputies, false).count(tx).await?
        + users.count(tx).await?;
    let each_once = u64::try_from(body.members.len()).is_ok_and(|size| size == found);
    Ok(Verdict::require(each_once && !body.members.is_empty()).at("/members"))
}

/// 监督法第三十三条: who works for the inspected organ or a department of it does not inspect.
pub(super) async fn nobody_inspects_the_own_organ(step: &InspectionStep<'_>, body: &Team) -> Guarded {
    let mut persons: Vec<Uuid> = body.members.iter().map(|member| member.person_id).collect();
    persons.push(body.leader_id);
    let staff = staff_of(&step.work(), &persons, &[step.row.inspected_organ_id]).await?;
    let staff: Vec<String> = staff.iter().map(ToString::to_string).collect();
    Ok(Verdict::require(staff.is_empty()).with("staff", staff).at("/members"))
}

platform::guards! { Inspections:
    report_stored(InspectionReport): stored(body.report_document_id);
    /// 监督法第三十四条: only who delegated an inspection is told upward.
    delegated: given(row.delegated_by);
    upward_report_stored(UpwardReport): stored(body.upward_report_document_id);
}

/// 监督法第三十六条: an evaluation, the problems, and advice on the enforcement or the law.
pub(super) async fn report_complete(_: &InspectionStep<'_>, body: &InspectionReport) -> Guarded {
    let advice = body.enforcement_advice.is_some() || body.legislative_advice.is_some();
    let parts = [
        (body.evaluation.is_some(), "evaluation"),
        (!body.problems.is_empty(), "problems"),
        (advice, "enforcement_advice"),
    ];
    let missing: Vec<&str> = parts.into_iter().filter(|(there, _)| !there).map(|(_, name)| name).collect();
    Ok(Verdict::require(missing.is_empty()).with("missing", missing))
}

pub(super) async fn responsible_organs_exist(step: &InspectionStep<'_>, body: &InspectionReport) -> Guarded {
    let organs: Vec<Uuid> = body.problems.iter().map(|problem| problem.responsible_organ_id).collect();
    let pointer = |index| format!("/problems/{index}/responsible_organ_id");
    step.referred_all::<Organizations>(&organs, pointer).await?;
    Ok(Verdict::Holds)
}

pub(super) async fn meeting_is_quorate(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    Ok(is_quorate(&meeting_of(step, step.row.meeting_id).await?))
}

/// 监督法第三十七条: the opinion on the report was issued to the organ.
pub(super) async fn opinion_issued(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    let opinion = opinion_on(&step.work(), Inspections::KIND, step.row.id).await?;
    let issued = opinion.is_some_and(|opinion| {
        !matches!(opinion.state, OpinionState::Drafted | OpinionState::Approved)
            && opinion.addressee_organ_id == step.row.inspected_organ_id
    });
    Ok(Verdict::require(issued))
}

/// The opinion is closed or tracked; that its text and the disposal report are published, its closing has demanded.
pub(super) async fn opinion_ended(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    let opinion = opinion_on(&step.work(), Inspections::KIND, step.row.id).await?;
    Ok(Verdict::require(
        opinion.is_some_and(|o| matches!(o.state, OpinionState::Closed | OpinionState::Tracking)),
    ))
}

/// 监督法第三十七条: the report is told to the deputies and the public.
pub(super) async fn everything_published(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    let kind = PublicationKind::InspectionReport;
    let published = is_published(&step.work(), Inspections::KIND, step.row.id, kind).await?;
    Ok(Verdict::require(published).with("missing", vec!["inspection_report"]))
}

/// 监督法第三十四条: who delegated the inspection has the report.
pub(super) async fn told_who_delegated(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.delegated_by.is_none() || step.row.upward_report_document_id.is_some()))
}
