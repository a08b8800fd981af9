//! The end of a committee: its members expire, its planned meetings are cancelled, its own clocks stop, and what is open passes to its
//! successor with clocks unchanged (01 §3.9).

use super::{
    Committees,
    entity::{CommitteeAbolition, Model},
};
use crate::{
    assignments::{AssignmentState, Assignments},
    codes,
    consultative_bodies::ConsultativeBodies,
    consultative_meetings::ConsultativeMeetings,
    institution_rules, members,
    reports::{self, Reports},
};
use instruments::{
    activities::Activities,
    ballots, deadlines,
    matters::open_at_stations,
    work_plans::{self, WorkPlans},
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::{Problem, Result},
    records::record::Assign,
    values::future::Future,
    workflow::{Guarded, Verdict, starting_states, unfinished_states},
};
use registry::{
    meetings::{self, MeetingAction, MeetingKind, Meetings},
    organizations::{
        OrganizationAction, Organizations,
        succession::{self, Inherited, hand_over, open_of},
    },
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// A closed assignment may be reopened later: it keeps the name that it was handed to.
impl Inherited for Assignments {
    fn open() -> Vec<AssignmentState> {
        unfinished_states::<Self>().into_iter().filter(|state| *state != AssignmentState::Closed).collect()
    }
}

impl Inherited for Reports {}
impl Inherited for ConsultativeBodies {}
impl Inherited for ConsultativeMeetings {}

/// What names the organization of the committee and is still to be done: its assignments, plans, activities and meetings with residents, and what the stations of
/// its street have.
async fn open_tasks(work: &UnitOfWork<'_>, organization: Uuid) -> Result<Vec<Uuid>> {
    let mut open = open_of::<Assignments>(work, organization).await?;
    open.extend(open_of::<WorkPlans>(work, organization).await?);
    open.extend(open_of::<ConsultativeMeetings>(work, organization).await?);
    open.extend(open_of::<Activities>(work, organization).await?);
    open.extend(open_at_stations(work, organization).await?);
    Ok(open)
}

/// An organization that is an active committee does not end before that is abolished; what it was assigned and reports passes on.
pub(crate) fn reactions(reactions: &mut Reactions) {
    succession::of::<Assignments>(reactions);
    succession::of::<Reports>(reactions);
    succession::of::<ConsultativeMeetings>(reactions);
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

/// Where something is open somebody takes it over.
pub(super) async fn successor_where_open(step: &Step<'_, Committees>, body: &CommitteeAbolition) -> Guarded {
    if body.successor_id.is_some() {
        return Ok(Verdict::Holds);
    }
    let open = open_tasks(&step.work(), step.row.organization_id).await?;
    let first = open.first().map(Uuid::to_string);
    Ok(Verdict::require(open.is_empty())
        .with("open", open.len())
        .with("record_id", first)
        .at("/successor_id"))
}

/// Whoever takes over is another committee, and active.
pub(super) async fn successor_active(step: &Step<'_, Committees>, body: &CommitteeAbolition) -> Guarded {
    let Some(successor) = body.successor_id else { return Ok(Verdict::Holds) };
    let named = step.referred::<Committees>(successor, "/successor_id").await?;
    let active = named.id != step.row.id && named.state == super::CommitteeState::Active;
    Ok(Verdict::require(active).at("/successor_id"))
}

/// What it did in the year to date it has reported to the Standing Committee.
pub(super) async fn year_reported(step: &Step<'_, Committees>, _: &CommitteeAbolition) -> Guarded {
    use chrono::Datelike;
    let year = step.today().year();
    let reported = reports::is_reported(&step.work(), step.row.id, year).await?;
    Ok(Verdict::require(reported).with("year", year))
}

pub(super) async fn abolish(step: &mut Step<'_, Committees>, body: CommitteeAbolition) -> Result<()> {
    let work = step.work();
    ballots::use_ballot(&work, body.abolition_ballot_id, step.row.id).await?;
    cancel_meetings(&work, step.row.organization_id).await?;
    deadlines::cancel_all(&work, step.row.id).await?;
    institution_rules::stop_clocks(&work, step.row.id).await?;
    if let Some(successor) = body.successor_id {
        pass_on(&work, &step.row, &work.stored::<Committees>(successor).await?).await?;
    }
    members::expire_all(&work, step.row.id).await?;
    step.row.abolished_on = Some(step.today());
    body.assign(&mut step.row);
    Ok(())
}

/// Nobody meets any more.
async fn cancel_meetings(work: &UnitOfWork<'_>, organization: Uuid) -> Result<()> {
    use meetings::entity::Column;
    let states = starting_states::<Meetings>(MeetingAction::Cancel);
    let planned = work.all::<Meetings>().filter(Column::OrganizationId.eq(organization));
    let planned = planned.filter(Column::Kind.eq(MeetingKind::StreetCommittee));
    for meeting in planned.filter(Column::State.is_in(states)).all(work.tx).await? {
        work.advance::<Meetings>(meeting, MeetingAction::Cancel, |_| {}).await?;
    }
    Ok(())
}

/// What names the committee, and then, of every kind, what names its organization.
async fn pass_on(work: &UnitOfWork<'_>, from: &Model, to: &Model) -> Result<()> {
    work_plans::pass_on(work, from.id, to.id).await?;
    pass_on_kind::<Activities>(work, from.id, to.id).await?;
    pass_on_kind::<Reports>(work, from.id, to.id).await?;
    pass_on_kind::<ConsultativeBodies>(work, from.organization_id, to.organization_id).await?;
    hand_over(work, from.organization_id, to.organization_id).await
}

async fn pass_on_kind<W: Inherited>(work: &UnitOfWork<'_>, from: Uuid, to: Uuid) -> Result<()> {
    for row in work.naming::<W>(&W::open(), from).await? {
        work.pass_on::<W>(row, from, to).await?;
    }
    Ok(())
}
