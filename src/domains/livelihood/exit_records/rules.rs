//! Relations and guards of exit records.

pub(super) use crate::relations::own_government;

use super::{
    ExitRecordState, ExitRecords,
    entity::{Column, Model},
};
use crate::relations::Governed;
use platform::{
    call::Step,
    records::actor::Actor,
    workflow::{Guarded, Nothing, Relation, Verdict},
};

impl Governed for Model {
    const GOVERNMENT_ID: Column = Column::GovernmentId;
}

/// The list is public.
pub(super) fn listed(_: &Actor) -> Relation<Model> {
    Relation::in_state(&[ExitRecordState::Listed])
}

pub(super) async fn blocks_no_more(step: &Step<'_, ExitRecords>, _: &Nothing) -> Guarded {
    let until = step.row.blocked_until;
    Ok(Verdict::require(until <= step.today()).with("blocked_until", until.to_string()))
}
