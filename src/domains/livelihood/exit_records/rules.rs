//! Relations and guards of exit records.

pub(super) use crate::relations::own_government;

use super::{
    ExitRecords,
    entity::{Column, Model},
};
use crate::{
    post_evaluations::{PostEvaluationState, PostEvaluations},
    relations::Governed,
};
use platform::{
    call::Step,
    records::actor::Actor,
    workflow::{Guarded, Nothing, Sight, Verdict},
};

impl Governed for Model {
    const GOVERNMENT_ID: Column = Column::GovernmentId;
}

/// The list is public, and of each project once the result of its evaluation was told.
pub(super) fn told(actor: &Actor) -> Sight<Model> {
    Sight::of::<PostEvaluations>(
        actor,
        Column::EvaluationId,
        Sight::in_state(&[PostEvaluationState::Published]),
    )
}

pub(super) async fn blocks_no_more(step: &Step<'_, ExitRecords>, _: &Nothing) -> Guarded {
    let until = step.row.blocked_until;
    Ok(Verdict::require(until <= step.today()).with("blocked_until", until.to_string()))
}
