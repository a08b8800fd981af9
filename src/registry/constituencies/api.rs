//! What callers send and see of constituencies.

use super::entity::{Column, Model};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{
        numbers::{Count, Whole},
        text::Text,
    },
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A constituency.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConstituencyContent {
    /// 选区号, unique in the district.
    #[schema(examples("第12选区"))]
    pub code: Text<20>,
    /// Name.
    #[schema(examples("江桥第二选区"))]
    pub name: Text<60>,
    /// The street office or town government of its area.
    pub street_or_town_id: Uuid,
    /// Seats (persons).
    pub seats: Whole<1, 3>,
    /// Registered voters (persons).
    pub registered_voters: Count,
    /// Its residents' and village committees.
    #[serde(default)]
    pub committee_ids: Vec<Uuid>,
}

impl Content<Model> for ConstituencyContent {
    fn read(row: &Model) -> Self {
        Self {
            code: Text::stored(&row.code),
            name: Text::stored(&row.name),
            street_or_town_id: row.street_or_town_id,
            seats: Whole::stored(row.seats),
            registered_voters: Count::stored(row.registered_voters),
            committee_ids: row.committee_ids.0.clone(),
        }
    }

    fn write(&self, row: &mut Model) {
        row.code = self.code.to_string();
        row.name = self.name.to_string();
        row.street_or_town_id = self.street_or_town_id;
        row.seats = self.seats.get32();
        row.registered_voters = self.registered_voters.get32();
        row.committee_ids = self.committee_ids.clone().into();
    }
}

/// A constituency as callers see it.
#[derive(Serialize, ToSchema)]
pub struct ConstituencyView {
    /// What was registered.
    #[serde(flatten)]
    pub content: ConstituencyContent,
}

impl View<Model> for ConstituencyView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: ConstituencyContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().any_of::<Uuid>(Column::StreetOrTownId).sort::<String>(Column::Code).search(Column::Name)
}
