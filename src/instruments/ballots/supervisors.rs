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
    let named = body.supervisor_ids.iter().copied();
    let found = step.all::<Users>().filter(User::Id.is_in(named)).filter(User::State.eq(UserState::Active));
    let found: BTreeSet<Uuid> = found.all(step.tx).await?.into_iter().map(|user| user.id).collect();
    let known = step.named_before();
    let strange = body.supervisor_ids.iter().position(|id| !found.contains(id) && !known.contains(id));
    Ok(Verdict::require(strange.is_none()).at(&format!("/supervisor_ids/{}", strange.unwrap_or_default())))
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
