//! Guards and effects of evaluations.

use super::{
    Evaluations,
    conclusion::propose_again,
    entity::{EvaluationConclusion, EvaluationContent},
    facts::write_index,
    opening::{COMPUTING, open_clock},
};
use crate::items::{ItemState, Items};
use instruments::deadlines;
use platform::{
    call::Step,
    problem::Result,
    workflow::{Guarded, Note, Verdict},
};
use uuid::Uuid;

type EvaluationStep<'a> = Step<'a, Evaluations>;

async fn is_closed(step: &EvaluationStep<'_>, item: Uuid) -> Guarded {
    let item = step.referred::<Items>(item, "/item_id").await?;
    Ok(Verdict::require(item.state == ItemState::Closed).at("/item_id"))
}

/// What still runs cannot be judged.
pub(super) async fn item_is_closed(step: &EvaluationStep<'_>, body: &EvaluationContent) -> Guarded {
    is_closed(step, body.item_id).await
}

pub(super) async fn own_item_is_closed(step: &EvaluationStep<'_>, _: &Note) -> Guarded {
    is_closed(step, step.row.item_id).await
}

async fn is_led(step: &EvaluationStep<'_>, item: Uuid) -> Guarded {
    let item = step.referred::<Items>(item, "/item_id").await?;
    Ok(Verdict::require(step.call.actor.acts_for(item.lead_committee_id)).at("/item_id"))
}

/// A committee writes on the items that it leads.
pub(super) async fn item_is_led(step: &EvaluationStep<'_>, body: &EvaluationContent) -> Guarded {
    is_led(step, body.item_id).await
}

pub(super) async fn own_item_is_led(step: &EvaluationStep<'_>, _: &Note) -> Guarded {
    is_led(step, step.row.item_id).await
}

pub(super) async fn item_stays(step: &EvaluationStep<'_>, body: &EvaluationContent) -> Guarded {
    let stays = step.before.as_ref().is_none_or(|before| before.item_id == body.item_id);
    Ok(Verdict::require(stays).at("/item_id"))
}

pub(super) async fn conclusion_is_given(step: &EvaluationStep<'_>, body: &EvaluationConclusion) -> Guarded {
    Ok(Verdict::require(body.conclusion.is_some() || step.row.conclusion.is_some()).at("/conclusion"))
}

pub(super) async fn start_clock(step: &mut EvaluationStep<'_>, _: EvaluationContent) -> Result<()> {
    let committee = step.call.actor.organization_id;
    open_clock(&step.work(), step.row.id, committee).await
}

pub(super) async fn compute(step: &mut EvaluationStep<'_>, _: Note) -> Result<()> {
    let mut row = step.row.clone();
    write_index(&step.work(), &mut row).await?;
    step.row = row;
    deadlines::meet(&step.work(), COMPUTING.code, step.row.id, step.today()).await
}

/// Concludes; what was poor is proposed for next year.
pub(super) async fn conclude(step: &mut EvaluationStep<'_>, body: EvaluationConclusion) -> Result<()> {
    if let Some(conclusion) = body.conclusion {
        step.row.conclusion = Some(conclusion);
    }
    propose_again(&step.work(), &step.row).await
}
