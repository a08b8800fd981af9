//! Relations and guards of exit records.

use super::{
    ExitRecordState, ExitRecords,
    entity::{Column, Model},
};
use platform::{
    call::Step,
    records::actor::Actor,
    workflow::{Guarded, Nothing, Relation, Verdict},
};

/// The list is public.
pub(super) fn listed(_: &Actor) -> Relation<Model> {
    Relation::in_state(&[ExitRecordState::Listed])
}

/// The government office that concluded so.
pub(super) fn own_government(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::GovernmentId, actor.organization_id)
}

pub(super) async fn blocks_no_more(step: &Step<'_, ExitRecords>, _: &Nothing) -> Guarded {
    let until = step.row.blocked_until;
    Ok(Verdict::require(until <= step.today()).with("blocked_until", until.to_string()))
}
