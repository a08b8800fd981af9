//! What callers send and see of districts.

use super::entity::{Column, Model};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{numbers::Count, text::Text},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A district.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DistrictContent {
    /// 行政区划代码 (GB/T 2260); the tenant of every record of the district.
    #[schema(examples("310114"))]
    pub code: Text<6, 6>,
    /// Name.
    #[schema(examples("嘉定区"))]
    pub name: Text<60>,
    /// Code of the municipality.
    #[schema(examples("310000"))]
    pub parent_code: Option<Text<6, 6>>,
    /// Inhabitants (persons).
    pub population: Option<Count>,
}

impl Content<Model> for DistrictContent {
    fn read(row: &Model) -> Self {
        Self {
            code: Text::stored(&row.code),
            name: Text::stored(&row.name),
            parent_code: row.parent_code.as_deref().map(Text::stored),
            population: row.population.map(Count::stored),
        }
    }

    fn write(&self, row: &mut Model) {
        row.code = self.code.to_string();
        row.name = self.name.to_string();
        row.parent_code = self.parent_code.as_ref().map(ToString::to_string);
        row.population = self.population.map(Count::get32);
    }
}

/// A district as callers see it.
#[derive(Serialize, ToSchema)]
pub struct DistrictView {
    /// What was registered.
    #[serde(flatten)]
    pub content: DistrictContent,
}

impl View<Model> for DistrictView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: DistrictContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().sort::<String>(Column::Code).search(Column::Name)
}
