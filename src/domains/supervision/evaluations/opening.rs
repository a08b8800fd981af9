//! An evaluation is opened when its item is closed; what nobody has computed in time, the service computes.

use super::{EvaluationAction, EvaluationState, Evaluations, facts::write_index};
use crate::items::Items;
use instruments::{
    deadlines::{self, Deadlines, Period, Unit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Reaction, Scene},
    problem::Result,
    values::future::Future,
    workflow::Workflow,
};
use uuid::Uuid;

pub(super) const COMPUTING: Period =
    Period::after("EVALUATION", RuleKind::Supervision, "evaluation.due_days", Unit::Days);

/// What the closing of an item and the lapse of a deadline mean for evaluations.
pub(crate) const REACTIONS: [Reaction; 2] = [
    Reaction { kind: Items::KIND, action: "close", codes: &[], run: item_closed },
    Reaction { kind: Deadlines::KIND, action: "lapse", codes: &[], run: time_is_over },
];

/// The days within which the committee computes it.
pub(super) async fn open_clock(scene: &Scene<'_>, evaluation: Uuid, committee: Uuid) -> Result<()> {
    COMPUTING.open_on_any_day::<Evaluations>(scene, evaluation, committee, scene.call.today()).await?;
    Ok(())
}

fn item_closed(scene: Scene<'_>, id: Uuid) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let item = scene.stored::<Items>(id).await?;
        let evaluation = scene.make::<Evaluations>(|row| row.item_id = id).await?;
        open_clock(&scene, evaluation.id, item.lead_committee_id).await
    })
}

fn time_is_over(scene: Scene<'_>, deadline: Uuid) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadlines::lapsed(&scene, deadline, COMPUTING.code).await? else { return Ok(()) };
        let before = scene.stored::<Evaluations>(id).await?;
        if before.state != EvaluationState::Opened {
            return Ok(());
        }
        let mut row = before.clone();
        write_index(&scene, &mut row).await?;
        scene.advance::<Evaluations>(before, EvaluationAction::Compute, |computed| *computed = row).await?;
        deadlines::meet(&scene, COMPUTING.code, id, scene.call.today()).await
    })
}
