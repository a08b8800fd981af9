//! Visibility and guards of speeches.

use super::{Speeches, api::SpeechContent};
use crate::items::{ItemState, Items};
use platform::{
    call::Step,
    records::actor::Actor,
    workflow::{Guarded, Verdict},
};
use sea_orm::Condition;

/// The congress side reads them all.
pub(super) fn visible_to(_: &Actor) -> Condition {
    Condition::all()
}

/// Speeches are made while the report is deliberated, and may be written down until the opinion is out.
pub(super) async fn item_is_deliberated(step: &Step<'_, Speeches>, body: &SpeechContent) -> Guarded {
    let item = step.referred::<Items>(body.item_id, "/item_id").await?;
    Ok(Verdict::require(matches!(item.state, ItemState::Deliberating | ItemState::Deliberated))
        .at("/item_id"))
}
