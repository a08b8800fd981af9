//! Who supervises a ballot, and who has no paper: persons that there are.

use super::{
    Ballots,
    entity::{BallotContent, Model},
};
use access::users::{UserState, Users, entity::Column as User};
use platform::{
    call::Step,
    problem::{Problem, Result},
    values::strict::each_once,
    vocabulary::Role,
    workflow::{Guarded, Verdict},
};
use registry::{deputies::Deputies, meetings::entity::Model as Meeting};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Somebody supervises: each is an active user of the district.
pub(super) async fn supervisors_exist(step: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    if body.supervisor_ids.is_empty() {
        return Err(Problem::invalid("/supervisor_ids", "at least one supervisor"));
    }
    let found = able(step, &body.supervisor_ids).await?;
    let known = step.named_before();
    let strange = body.supervisor_ids.iter().position(|id| !found.contains(id) && !known.contains(id));
    Ok(Verdict::require(strange.is_none()).at(&format!("/supervisor_ids/{}", strange.unwrap_or_default())))
}

/// Those of some users who can sign: the account lives, with the role.
async fn able(step: &Step<'_, Ballots>, named: &[Uuid]) -> Result<BTreeSet<Uuid>> {
    let found = step.all::<Users>().filter(User::Id.is_in(named.iter().copied()));
    let found = found.filter(User::State.eq(UserState::Active)).all(step.tx).await?.into_iter();
    Ok(found.filter(|user| user.roles.0.contains(&Role::BallotSupervisor)).map(|user| user.id).collect())
}

/// Those who supervise are still there when papers are issued: without their signatures nothing is counted.
pub(super) async fn supervisors_there<B>(step: &Step<'_, Ballots>, _: &B) -> Guarded {
    let named = &step.row.supervisor_ids.0;
    let found = able(step, named).await?;
    let gone = named.iter().position(|id| !found.contains(id));
    Ok(Verdict::require(gone.is_none()).at(&format!("/supervisor_ids/{}", gone.unwrap_or_default())))
}

/// Whoever has an interest is in the register.
pub(super) async fn excluded_exist(step: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let place = |index| format!("/excluded_member_ids/{index}");
    step.referred_all::<Deputies>(&body.excluded_member_ids, place).await?;
    Ok(Verdict::Holds)
}

/// How many of those present have an interest.
pub(super) fn interested(row: &Model, meeting: &Meeting) -> Result<i32> {
    let excluded = each_once(&row.excluded_member_ids.0).into_iter();
    let present = excluded.filter(|member| meeting.present_deputy_ids.0.contains(member)).count();
    i32::try_from(present).map_err(Problem::internal)
}
