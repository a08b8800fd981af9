//! An evaluation is opened when its item is closed; what nobody has computed in time, the service computes.

use super::{EvaluationAction, EvaluationState, Evaluations, facts::write_index};
use crate::{
    domains::supervision::items::Items,
    instruments::{
        deadlines::{self, Deadlines, Opening},
        rule_sets::{RuleKind, rule},
    },
    platform::{
        call::{Reaction, Scene},
        clock::legal_date,
        problem::Result,
        workflow::{Future, Workflow},
    },
};
use chrono::Days;
use uuid::Uuid;

pub(super) const COMPUTING: &str = "EVALUATION";

/// What the closing of an item and the lapse of a deadline mean for evaluations.
pub(in crate::domains::supervision) const REACTIONS: [Reaction; 2] = [
    Reaction { kind: Items::KIND, action: "close", codes: &[], run: item_closed },
    Reaction { kind: Deadlines::KIND, action: "lapse", codes: &[], run: time_is_over },
];

/// The days within which the committee computes it.
pub(super) async fn open_clock(scene: &Scene<'_>, evaluation: Uuid, committee: Uuid) -> Result<()> {
    let today = legal_date(scene.call.now);
    let rule = rule(scene, RuleKind::Supervision, "evaluation.due_days", today).await?;
    // The calendar of the next year may not be loaded yet, and its absence must not keep an item open.
    let day = today + Days::new(rule.value.into());
    let opening = Opening::on_day(day, COMPUTING, evaluation, committee, rule.basis, rule.rule_set_id);
    deadlines::open::<Evaluations>(scene, opening).await?;
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
        let Some(id) = deadlines::lapsed(&scene, deadline, COMPUTING).await? else { return Ok(()) };
        let before = scene.stored::<Evaluations>(id).await?;
        if before.state != EvaluationState::Opened {
            return Ok(());
        }
        let mut row = before.clone();
        write_index(&scene, &mut row).await?;
        scene.advance::<Evaluations>(before, EvaluationAction::Compute, |computed| *computed = row).await?;
        deadlines::meet(&scene, COMPUTING, id, legal_date(scene.call.now)).await
    })
}
