//! The end of a committee: its members expire, and what is open passes to its successor with its clocks unchanged (01 §3.9).

use super::{
    Committees,
    entity::{CommitteeAbolition, Model},
};
use crate::{
    assignments::{AssignmentState, Assignments},
    codes, members,
};
use instruments::{activities::Activities, ballots, work_plan_items::WorkPlanItems, work_plans::WorkPlans};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::{Problem, Result},
    records::record::Assign,
    values::future::Future,
    workflow::{Guarded, Verdict, unfinished_states},
};
use registry::organizations::{
    OrganizationAction, Organizations,
    succession::{self, Inherited},
};
use uuid::Uuid;

/// A closed assignment may be reopened later: it keeps the name that it was handed to.
impl Inherited for Assignments {
    fn open() -> Vec<AssignmentState> {
        unfinished_states::<Self>().into_iter().filter(|state| *state != AssignmentState::Closed).collect()
    }
}

/// How many records of the kinds that pass on are open, and the first of them.
async fn open_tasks(work: &UnitOfWork<'_>, committee: &Model) -> Result<(usize, Option<String>)> {
    let mut open: Vec<Uuid> = Vec::new();
    for assignment in named::<Assignments>(work, committee.organization_id).await? {
        open.push(assignment.id);
    }
    for plan in named::<WorkPlans>(work, committee.id).await? {
        open.push(plan.id);
    }
    for activity in named::<Activities>(work, committee.id).await? {
        open.push(activity.id);
    }
    Ok((open.len(), open.first().map(Uuid::to_string)))
}

/// An organization that is an active committee does not end before that is abolished; what it was assigned passes on.
pub(crate) fn reactions(reactions: &mut Reactions) {
    succession::of::<Assignments>(reactions);
    reactions.or_refuse::<Organizations>(
        OrganizationAction::End,
        "street_committee.committee, which refuses while it is active\n\
             街道人大工委,运行中的拒绝",
        &[codes::TASKS_OPEN],
        refuse_active,
    );
}

fn refuse_active<'a>(work: UnitOfWork<'a>, ended: Happened<'a, Organizations>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        match super::committee_of(&work, ended.after.id).await? {
            Some(committee) => {
                Err(Problem::new(codes::TASKS_OPEN).with("committee_id", committee.id.to_string()))
            }
            None => Ok(()),
        }
    })
}

/// The records of a kind that are not finished and name the committee, or its organization.
async fn named<W: Inherited>(work: &UnitOfWork<'_>, named: Uuid) -> Result<Vec<W::Model>> {
    work.naming::<W>(&W::open(), named).await
}

/// Where something is open somebody takes it over.
pub(super) async fn successor_where_open(step: &Step<'_, Committees>, body: &CommitteeAbolition) -> Guarded {
    if body.successor_id.is_some() {
        return Ok(Verdict::Holds);
    }
    let (open, first) = open_tasks(&step.work(), &step.row).await?;
    Ok(Verdict::require(open == 0).with("open", open).with("record_id", first).at("/successor_id"))
}

/// Whoever takes over is another committee, and active.
pub(super) async fn successor_active(step: &Step<'_, Committees>, body: &CommitteeAbolition) -> Guarded {
    let Some(successor) = body.successor_id else { return Ok(Verdict::Holds) };
    let named = step.referred::<Committees>(successor, "/successor_id").await?;
    let active = named.id != step.row.id && named.state == super::CommitteeState::Active;
    Ok(Verdict::require(active).at("/successor_id"))
}

pub(super) async fn abolish(step: &mut Step<'_, Committees>, body: CommitteeAbolition) -> Result<()> {
    let work = step.work();
    ballots::use_ballot(&work, body.abolition_ballot_id, step.row.id).await?;
    if let Some(successor) = body.successor_id {
        pass_on(&work, &step.row, &work.stored::<Committees>(successor).await?).await?;
    }
    members::expire_all(&work, step.row.id).await?;
    step.row.abolished_on = Some(step.today());
    body.assign(&mut step.row);
    Ok(())
}

async fn pass_on(work: &UnitOfWork<'_>, from: &Model, to: &Model) -> Result<()> {
    let (committees, organizations) = ((from.id, to.id), (from.organization_id, to.organization_id));
    pass_on_kind::<Assignments>(work, organizations).await?;
    for names in [committees, organizations] {
        pass_on_kind::<WorkPlans>(work, names).await?;
        pass_on_kind::<WorkPlanItems>(work, names).await?;
        pass_on_kind::<Activities>(work, names).await?;
    }
    Ok(())
}

async fn pass_on_kind<W: Inherited>(work: &UnitOfWork<'_>, (from, to): (Uuid, Uuid)) -> Result<()> {
    for row in named::<W>(work, from).await? {
        work.pass_on::<W>(row, from, to).await?;
    }
    Ok(())
}
