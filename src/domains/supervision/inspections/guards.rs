//! The conditions of the actions on an inspection.

use super::{
    Inspections,
    entity::{
        InspectionContent, InspectionDistribution, InspectionReport, InspectionResolution, Team, UpwardReport,
    },
    words::{TeamCapacity, TeamMember},
};
use crate::{
    closing::{dissatisfied_opinions, opinions_ended, resolutions_executed},
    conditions::{DecidedRefusal, meeting_of, staff_of},
    items::{Form, ItemState, Items},
    recipients::{in_office_each, served},
    telling::{told_everything, told_of_inspection},
    texts_of_law::text_of,
};
use access::users::{self, Users};
use instruments::{
    ballots::{Deciding, decides_this, passed_by_all},
    deliberation_opinions::{OpinionState, opinions_on},
    documents::stored,
};
use platform::{
    call::{
        Step,
        guards::{after_today, given},
    },
    problem::Result,
    records::record_reference::RecordReference,
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict, Workflow},
};
use registry::{
    deputies::{self, Deputies, all_in_office, one_in_office},
    organizations::Organizations,
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

type InspectionStep<'a> = Step<'a, Inspections>;

/// Where a body names the ballot on a resolution.
const BALLOT: &str = "/resolution_ballot_id";

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
    one_in_office(step, body.leader_id, Office::ScMember, step.today(), "/leader_id").await
}

fn persons(body: &Team, capacities: &[TeamCapacity]) -> Vec<Uuid> {
    let members = body.members.iter().filter(|member| capacities.contains(&member.capacity));
    members.map(|member| member.person_id).collect()
}

/// Deputies are in the register, people of the committees and working bodies are users; each is named once.
pub(super) async fn team_exists(step: &InspectionStep<'_>, body: &Team) -> Guarded {
    let staff = persons(body, &[TeamCapacity::Committee, TeamCapacity::Staff]);
    let deputies = persons(body, &[TeamCapacity::ScMember, TeamCapacity::Deputy]);
    let users = step.all::<Users>().filter(users::entity::Column::Id.is_in(staff));
    let deputies = step.all::<Deputies>().filter(deputies::entity::Column::Id.is_in(deputies));
    let mut found: BTreeSet<Uuid> = users.all(step.tx).await?.into_iter().map(|user| user.id).collect();
    found.extend(deputies.all(step.tx).await?.into_iter().map(|deputy| deputy.id));
    if body.members.is_empty() {
        return Ok(Verdict::require(false).at("/members"));
    }
    // Whoever was found and is named again is no longer among them.
    let wrong = body.members.iter().position(|member| !found.remove(&member.person_id));
    Ok(at_member(wrong))
}

/// 监督法第三十三条: members of the Standing Committee and deputies in office.
pub(super) async fn team_in_office(step: &InspectionStep<'_>, body: &Team) -> Guarded {
    let work = step.work();
    for (capacity, office) in
        [(TeamCapacity::ScMember, Office::ScMember), (TeamCapacity::Deputy, Office::Deputy)]
    {
        let found = all_in_office(&work, &persons(body, &[capacity]), office, step.today()).await?;
        let found: BTreeSet<Uuid> = found.into_iter().map(|deputy| deputy.id).collect();
        let left = |member: &TeamMember| member.capacity == capacity && !found.contains(&member.person_id);
        let wrong = body.members.iter().position(left);
        if wrong.is_some() {
            return Ok(at_member(wrong));
        }
    }
    Ok(Verdict::Holds)
}

/// 监督法第三十三条: in a capacity in which the text under which the inspection falls lets somebody inspect.
pub(super) async fn capacities_provided(step: &InspectionStep<'_>, body: &Team) -> Guarded {
    let text = text_of(step).await?;
    let wrong = body.members.iter().position(|member| !text.lets_inspect(member.capacity));
    let pointer = format!("/members/{}/capacity", wrong.unwrap_or_default());
    Ok(Verdict::require(wrong.is_none()).at(&pointer))
}

fn at_member(wrong: Option<usize>) -> Verdict {
    let pointer = format!("/members/{}/person_id", wrong.unwrap_or_default());
    Verdict::require(wrong.is_none()).at(&pointer)
}

/// 监督法第三十三条: who works for the inspected organ or a department of it does not inspect.
pub(super) async fn nobody_inspects_the_own_organ(step: &InspectionStep<'_>, body: &Team) -> Guarded {
    let mut persons: Vec<Uuid> = body.members.iter().map(|member| member.person_id).collect();
    persons.push(body.leader_id);
    let staff = staff_of(&step.work(), &persons, &[step.row.inspected_organ_id]).await?;
    let staff: Vec<String> = staff.iter().map(ToString::to_string).collect();
    Ok(Verdict::require(staff.is_empty()).with("staff", staff).at("/members"))
}

/// An inspection is of the enforcement of some law.
pub(super) async fn laws_named(step: &Step<'_, Inspections>, _: &InspectionContent) -> Guarded {
    Ok(Verdict::require(!step.row.law_names.0.is_empty()).at("/law_names"))
}

platform::guards! { Inspections:
    report_stored(InspectionReport): stored(body.report_document_id);
    /// 监督法第三十四条: only who delegated an inspection is told upward.
    delegated: given(row.delegated_by);
    meeting_set: given(row.meeting_id);
    execution_after_today(InspectionResolution): after_today(body.execution_due_on);
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

/// 监督法第三十七条: the report goes to every member of the Standing Committee.
pub(super) async fn every_member_served(step: &InspectionStep<'_>, body: &InspectionDistribution) -> Guarded {
    served(step, &body.recipients, true).await
}

/// Nothing was sent tomorrow.
pub(super) async fn sent_until_today(step: &InspectionStep<'_>, body: &InspectionDistribution) -> Guarded {
    let today = step.today();
    Ok(Verdict::require(body.recipients.iter().all(|recipient| recipient.sent_on <= today)).at("/recipients"))
}

/// Each recipient once, a member in office.
pub(super) async fn recipients_in_office(
    step: &InspectionStep<'_>,
    body: &InspectionDistribution,
) -> Guarded {
    in_office_each(step, &body.recipients).await
}

pub(super) async fn meeting_is_quorate<B>(step: &InspectionStep<'_>, _: &B) -> Guarded {
    Ok(meeting_of(step, step.row.meeting_id).await?.sitting_quorum(0))
}

/// 监督法第三十七条: the opinion on the report was issued to the organ.
pub(super) async fn opinion_issued(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(is_opinion_issued(step).await?))
}

/// That there is none is noted where there is none.
pub(super) async fn no_opinion_there(step: &InspectionStep<'_>, _: &DecidedRefusal) -> Guarded {
    Ok(Verdict::require(!is_opinion_issued(step).await?))
}

/// 监督法第三十七条: the text under which the inspection falls lets the Standing Committee resolve on its report.
pub(super) async fn resolution_provided(step: &InspectionStep<'_>, _: &InspectionResolution) -> Guarded {
    Ok(Verdict::require(text_of(step).await?.lets_resolve_on(Form::LawEnforcementInspection)))
}

/// A resolution of the Standing Committee on this inspection, not before its report was deliberated.
pub(super) async fn ballot_decides_this(step: &InspectionStep<'_>, body: &InspectionResolution) -> Guarded {
    let since = Some(meeting_of(step, step.row.meeting_id).await?.start_on);
    decides_this(step, Deciding { since, ..Deciding::resolution(body.resolution_ballot_id, BALLOT) }).await
}

/// 地方组织法第五十一条: more than half of all members are in favor.
pub(super) async fn passed_by_majority_of_all(
    step: &InspectionStep<'_>,
    body: &InspectionResolution,
) -> Guarded {
    passed_by_all(step, body.resolution_ballot_id, BALLOT).await
}

/// 监督法第三十七条: an opinion, a resolution, or the note that there is none.
pub(super) async fn opinion_or_note(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    let noted = step.row.no_opinion_reason.is_some() || step.row.resolution_ballot_id.is_some();
    let opinions = opinions_on(&step.work(), Inspections::KIND, step.row.id).await?;
    Ok(Verdict::require(noted || !opinions.is_empty()))
}

async fn is_opinion_issued(step: &InspectionStep<'_>) -> Result<bool> {
    let opinions = opinions_on(&step.work(), Inspections::KIND, step.row.id).await?;
    Ok(opinions.iter().any(|opinion| {
        !matches!(opinion.state, OpinionState::Drafted | OpinionState::Approved)
            && opinion.addressee_organ_id == step.row.inspected_organ_id
    }))
}

/// 监督法第三十七条: **all** opinions are closed or tracked.
pub(super) async fn opinion_ended(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    opinions_ended(&step.work(), &RecordReference::of::<Inspections>(step.row.id)).await
}

/// **All** resolutions on it are executed.
pub(super) async fn resolution_executed(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    resolutions_executed(&step.work(), &RecordReference::of::<Inspections>(step.row.id)).await
}

/// A dissatisfied vote on an opinion is answered.
pub(super) async fn dissatisfaction_answered(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    dissatisfied_opinions(&step.work(), &RecordReference::of::<Inspections>(step.row.id)).await
}

/// 监督法第三十七条: the report, the opinions and the disposal reports are told to the deputies and the public.
pub(super) async fn everything_published(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    told_everything(&step.work(), told_of_inspection(&step.row)).await
}

/// 监督法第三十四条: who delegated the inspection has the report.
pub(super) async fn told_who_delegated(step: &InspectionStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.delegated_by.is_none() || step.row.upward_report_document_id.is_some()))
}
