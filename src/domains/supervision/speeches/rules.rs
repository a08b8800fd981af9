//! Guards of speeches.

use super::{
    Speeches,
    entity::{Column, Model, SpeechContent},
    words::SpeakerKind,
};
use crate::{
    codes,
    items::{self, ItemState, Items},
};
use platform::{
    call::Step,
    records::actor::Actor,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Relation, Sight, Verdict},
};
use registry::{deputies::one_in_office, meetings::Meetings, organizations::valid_on, terms::Office};

/// Staff of the organ whose report was deliberated.
pub(super) fn organ_side(actor: &Actor) -> Sight<Model> {
    Sight::of::<Items>(actor, Column::ItemId, items::rules::organ_side_of_open_forms(actor).into())
}

/// A deputy who spoke.
pub(super) fn invited(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::SpeakerId, actor.deputy_id.unwrap_or_default())
}

/// Speeches are made while the report is deliberated, and may be written down until the opinion is out.
pub(super) async fn item_is_deliberated(step: &Step<'_, Speeches>, body: &SpeechContent) -> Guarded {
    let item = step.referred::<Items>(body.item_id, "/item_id").await?;
    Ok(Verdict::require(matches!(item.state, ItemState::Deliberating | ItemState::Deliberated))
        .at("/item_id"))
}

/// 代表法第六十一、六十二条: who spoke was in office on the day of the meeting; a committee was there.
pub(super) async fn speaker_in_office(step: &Step<'_, Speeches>, body: &SpeechContent) -> Guarded {
    let item = step.referred::<Items>(body.item_id, "/item_id").await?;
    let day = match item.meeting_id {
        Some(meeting) => step.stored::<Meetings>(meeting).await?.start_on.min(step.today()),
        None => step.today(),
    };
    let office = match body.speaker_kind {
        SpeakerKind::ScMember => Office::ScMember,
        SpeakerKind::Deputy => Office::Deputy,
        SpeakerKind::Committee => {
            let kind = valid_on(step, body.speaker_id, day, "/speaker_id").await?.kind;
            let committee =
                matches!(kind, OrganizationKind::SpecialCommittee | OrganizationKind::WorkingBody);
            return Verdict::require(committee)
                .at("/speaker_id")
                .or_refuse(codes::UNKNOWN_REFERENCE, &[], "speaker_is_known")
                .map(|()| Verdict::Holds);
        }
    };
    one_in_office(step, body.speaker_id, office, day, "/speaker_id").await
}
