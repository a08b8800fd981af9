//! What callers send and see of speeches.

use super::{
    entity::{Column, Model},
    words::SpeakerKind,
};
use crate::items::Items;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::Count,
        text::{Prose, Text},
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A speech.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeechContent {
    /// The item that was deliberated.
    pub item_id: Uuid,
    /// Who spoke: a deputy, or the organization of a committee.
    pub speaker_id: Uuid,
    /// As what.
    pub speaker_kind: SpeakerKind,
    /// What was said.
    #[schema(examples("建议加强老旧小区充电设施布点。"))]
    pub summary: Prose,
    /// How long (minutes).
    pub duration_minutes: Option<Count>,
    /// The points of it.
    #[serde(default)]
    pub points: Vec<Text<500>>,
    /// Whether the opinion took it up.
    #[serde(default)]
    pub adopted_in_opinion: bool,
}

impl Content<Model> for SpeechContent {
    fn read(row: &Model) -> Self {
        Self {
            item_id: row.item_id,
            speaker_id: row.speaker_id,
            speaker_kind: row.speaker_kind,
            summary: Text::stored(&row.summary),
            duration_minutes: row.duration_minutes.map(Count::stored),
            points: row.points.0.iter().map(|point| Text::stored(point)).collect(),
            adopted_in_opinion: row.adopted_in_opinion,
        }
    }

    fn write(&self, row: &mut Model) {
        row.item_id = self.item_id;
        row.speaker_id = self.speaker_id;
        row.speaker_kind = self.speaker_kind;
        row.summary = self.summary.to_string();
        row.duration_minutes = self.duration_minutes.map(Count::get32);
        row.points = self.points.iter().map(ToString::to_string).collect::<Vec<_>>().into();
        row.adopted_in_opinion = self.adopted_in_opinion;
    }
}

/// A speech as callers see it.
#[derive(Serialize, ToSchema)]
pub struct SpeechView {
    /// What was recorded.
    #[serde(flatten)]
    pub content: SpeechContent,
}

impl View<Model> for SpeechView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: SpeechContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::ItemId)
        .any_of::<SpeakerKind>(Column::SpeakerKind)
        .expand::<Items>("item", Column::ItemId)
}
