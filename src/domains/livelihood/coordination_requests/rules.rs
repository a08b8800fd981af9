//! Relations, guards and effects of coordination requests.

use super::{
    CoordinationRequests,
    entity::{Column, CoordinationReply, Model, NewCoordination},
    words::{COORDINATION_REPLY, CoordinationEscalation, CoordinationRejection},
};
use crate::{
    periods::period,
    projects::{ProjectState, Projects},
};
use instruments::deadlines::{self, Period, PeriodUnit};
use platform::{
    call::Step,
    problem::Result,
    records::{actor::Actor, record::Assign},
    values::words::Words,
    workflow::{Guarded, Reason, Relation, Verdict},
};
use registry::organizations::valid_on;

type RequestStep<'a> = Step<'a, CoordinationRequests>;

const REPLY: Period = period(COORDINATION_REPLY, "coordination.reply_working_days", PeriodUnit::WorkingDays);

fn escalated_as(words: &[CoordinationEscalation]) -> Relation<Model> {
    Relation::one_of(Column::Escalation, words.iter().map(|word| word.word()))
}

/// The department that asks.
pub(super) fn asking(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::LeadDepartmentId, actor.organization_id)
}

/// The organization that is asked, until its second answer was sent back.
pub(super) fn asked(actor: &Actor) -> Relation<Model> {
    let answers = escalated_as(&[CoordinationEscalation::NotEscalated, CoordinationEscalation::Overdue]);
    Relation::all_of([Relation::is(Column::TargetOrgId, actor.organization_id), answers])
}

/// The government office, once it was escalated.
pub(super) fn escalated(actor: &Actor) -> Relation<Model> {
    let answers = escalated_as(&[CoordinationEscalation::Overdue, CoordinationEscalation::RejectedAgain]);
    Relation::all_of([Relation::is(Column::GovernmentId, actor.organization_id), answers])
}

/// Who asks and who is asked.
pub(super) fn taking_part(actor: &Actor) -> Relation<Model> {
    let asked = Relation::is(Column::TargetOrgId, actor.organization_id);
    Relation::any_of([asking(actor), asked])
}

pub(super) async fn project_of_own(step: &RequestStep<'_>, body: &NewCoordination) -> Guarded {
    let project = step.referred::<Projects>(body.project_id, "/project_id").await?;
    Ok(Verdict::require(step.call.actor.acts_for(project.lead_department_id)).at("/project_id"))
}

pub(super) async fn project_goes_on(step: &RequestStep<'_>, body: &NewCoordination) -> Guarded {
    let state = step.stored::<Projects>(body.project_id).await?.state;
    Ok(Verdict::require(ProjectState::UNDER_WAY.contains(&state))
        .with("state", state.word())
        .at("/project_id"))
}

pub(super) async fn asks_another(step: &RequestStep<'_>, body: &NewCoordination) -> Guarded {
    Ok(Verdict::require(!step.call.actor.acts_for(body.target_org_id)).at("/target_org_id"))
}

pub(super) async fn target_is_there(step: &RequestStep<'_>, body: &NewCoordination) -> Guarded {
    valid_on(step, body.target_org_id, step.today(), "/target_org_id").await?;
    Ok(Verdict::Holds)
}

pub(super) async fn ask(step: &mut RequestStep<'_>, body: NewCoordination) -> Result<()> {
    let project = step.stored::<Projects>(body.project_id).await?;
    step.row.lead_department_id = project.lead_department_id;
    step.row.government_id = project.government_id;
    let work = step.work();
    REPLY.open::<CoordinationRequests>(&work, step.row.id, body.target_org_id, step.today()).await?;
    Ok(())
}

pub(super) async fn reply(step: &mut RequestStep<'_>, body: CoordinationReply) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    step.row.replied_on = Some(today);
    deadlines::meet(&step.work(), COORDINATION_REPLY, step.row.id, today).await
}

/// What the government office answered after the second time stands.
pub(super) async fn rejected_once_at_most(step: &RequestStep<'_>, _: &Reason) -> Guarded {
    Ok(Verdict::require(step.row.escalation != CoordinationEscalation::RejectedAgain))
}

/// The first time it is answered again by whom it was asked, the second time by the government office.
pub(super) async fn reject(step: &mut RequestStep<'_>, body: Reason) -> Result<()> {
    let (today, again) = (step.today(), !step.row.rejections.0.is_empty());
    let reply = step.row.reply.take();
    step.row.replied_on = None;
    let sent_back = CoordinationRejection { rejected_on: today, reason: body.reason, reply };
    step.row.rejections.0.push(sent_back);
    if again {
        step.row.escalation = CoordinationEscalation::RejectedAgain;
    }
    let (work, row) = (step.work(), &step.row);
    REPLY.reopen::<CoordinationRequests>(&work, row.id, row.target_org_id, today).await?;
    if again {
        deadlines::pass_to(&work, COORDINATION_REPLY, row.id, row.government_id).await?;
    }
    Ok(())
}
