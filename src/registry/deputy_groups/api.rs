//! What callers send and see of deputy groups.

use super::{
    entity::{Column, Model},
    words::GroupBasis,
};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::Text,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A deputy group.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeputyGroupContent {
    /// Name, unique in the district.
    #[schema(examples("江桥代表小组"))]
    pub name: Text<60>,
    /// What holds it together.
    pub basis: GroupBasis,
    /// One to three members who convene it.
    pub convener_ids: Vec<Uuid>,
    /// Three or more deputies of one level.
    pub member_ids: Vec<Uuid>,
    /// The street or town of its area.
    pub street_or_town_id: Option<Uuid>,
}

impl Content<Model> for DeputyGroupContent {
    fn read(row: &Model) -> Self {
        Self {
            name: Text::stored(&row.name),
            basis: row.basis,
            convener_ids: row.convener_ids.0.clone(),
            member_ids: row.member_ids.0.clone(),
            street_or_town_id: row.street_or_town_id,
        }
    }

    fn write(&self, row: &mut Model) {
        row.name = self.name.to_string();
        row.basis = self.basis;
        row.convener_ids = self.convener_ids.clone().into();
        row.member_ids = self.member_ids.clone().into();
        row.street_or_town_id = self.street_or_town_id;
    }
}

/// A deputy group as callers see it.
#[derive(Serialize, ToSchema)]
pub struct DeputyGroupView {
    /// What was registered.
    #[serde(flatten)]
    pub content: DeputyGroupContent,
}

impl View<Model> for DeputyGroupView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: DeputyGroupContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<GroupBasis>(Column::Basis)
        .any_of::<Uuid>(Column::StreetOrTownId)
        .search(Column::Name)
}
