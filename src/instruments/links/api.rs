//! What callers send and see of links.

use super::{
    entity::{Column, Model},
    words::LinkKind,
};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::{Prose, Text},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A link.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkContent {
    /// Kind of the record that the link comes from.
    #[schema(examples("supervision.item"))]
    pub from_type: Text<60>,
    /// The record that the link comes from.
    pub from_id: Uuid,
    /// Kind of the record that the link leads to.
    #[schema(examples("instrument.deliberation_opinion"))]
    pub to_type: Text<60>,
    /// The record that the link leads to.
    pub to_id: Uuid,
    /// What one is to the other.
    pub kind: LinkKind,
    /// Remarks.
    #[schema(examples("上年度审议意见的延续监督"))]
    pub note: Option<Prose>,
}

impl Content<Model> for LinkContent {
    fn read(row: &Model) -> Self {
        Self {
            from_type: Text::stored(&row.from_type),
            from_id: row.from_id,
            to_type: Text::stored(&row.to_type),
            to_id: row.to_id,
            kind: row.kind,
            note: row.note.as_deref().map(Text::stored),
        }
    }

    fn write(&self, row: &mut Model) {
        row.from_type = self.from_type.to_string();
        row.from_id = self.from_id;
        row.to_type = self.to_type.to_string();
        row.to_id = self.to_id;
        row.kind = self.kind;
        row.note = self.note.as_ref().map(ToString::to_string);
    }
}

/// A link as callers see it.
#[derive(Serialize, ToSchema)]
pub struct LinkView {
    /// What is linked.
    #[serde(flatten)]
    pub content: LinkContent,
    /// Made by the effect of an action; it stays.
    pub is_consequence: bool,
    /// On whose behalf it was made.
    pub author_organization_id: Uuid,
}

impl View<Model> for LinkView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: LinkContent::read(row),
            is_consequence: row.is_consequence,
            author_organization_id: row.author_organization_id,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<String>(Column::FromType)
        .any_of::<Uuid>(Column::FromId)
        .any_of::<String>(Column::ToType)
        .any_of::<Uuid>(Column::ToId)
        .any_of::<LinkKind>(Column::Kind)
}
