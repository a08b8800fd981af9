//! Guards of speeches.

use super::{Speeches, entity::SpeechContent};
use crate::items::{ItemState, Items};
use platform::{
    call::Step,
    workflow::{Guarded, Verdict},
};

/// Speeches are made while the report is deliberated, and may be written down until the opinion is out.
pub(super) async fn item_is_deliberated(step: &Step<'_, Speeches>, body: &SpeechContent) -> Guarded {
    let item = step.referred::<Items>(body.item_id, "/item_id").await?;
    Ok(Verdict::require(matches!(item.state, ItemState::Deliberating | ItemState::Deliberated))
        .at("/item_id"))
}
