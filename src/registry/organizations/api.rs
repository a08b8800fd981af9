//! What callers send and see of organizations.

use super::{
    Organizations,
    entity::{Column, Model},
};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::{numbers::Count, text::Text},
    vocabulary::{Function, OrganizationKind},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An organization.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganizationContent {
    /// Code, unique in the district.
    #[schema(examples("jd-gov"))]
    pub code: Text<32>,
    /// Name, unique below the parent.
    #[schema(examples("嘉定区人民政府"))]
    pub name: Text<100>,
    /// Kind.
    pub kind: OrganizationKind,
    /// What it does.
    #[serde(default)]
    pub functions: Vec<Function>,
    /// The organization above it.
    pub parent_id: Option<Uuid>,
    /// The street office or town government of its area.
    pub street_or_town_id: Option<Uuid>,
    /// 统一社会信用代码 (GB 32100).
    pub credit_code: Option<Text<18, 18>>,
    /// Inhabitants of a street or town (persons).
    pub population: Option<Count>,
    /// When it was founded.
    pub valid_from: NaiveDate,
    /// When it was dissolved.
    pub valid_to: Option<NaiveDate>,
}

impl Content<Model> for OrganizationContent {
    fn read(row: &Model) -> Self {
        Self {
            code: Text::stored(&row.code),
            name: Text::stored(&row.name),
            kind: row.kind,
            functions: row.functions.0.clone(),
            parent_id: row.parent_id,
            street_or_town_id: row.street_or_town_id,
            credit_code: row.credit_code.as_deref().map(Text::stored),
            population: row.population.map(Count::stored),
            valid_from: row.valid_from,
            valid_to: row.valid_to,
        }
    }

    fn write(&self, row: &mut Model) {
        row.code = self.code.to_string();
        row.name = self.name.to_string();
        row.kind = self.kind;
        row.functions = self.functions.clone().into();
        row.parent_id = self.parent_id;
        row.street_or_town_id = self.street_or_town_id;
        row.credit_code = self.credit_code.as_ref().map(ToString::to_string);
        row.population = self.population.map(Count::get32);
        row.valid_from = self.valid_from;
        row.valid_to = self.valid_to;
    }
}

/// An organization as callers see it.
#[derive(Serialize, ToSchema)]
pub struct OrganizationView {
    /// What was registered.
    #[serde(flatten)]
    pub content: OrganizationContent,
}

impl View<Model> for OrganizationView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: OrganizationContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<OrganizationKind>(Column::Kind)
        .any_of::<Uuid>(Column::ParentId)
        .any_of::<Uuid>(Column::StreetOrTownId)
        .sort::<String>(Column::Code)
        .search(Column::Name)
        .ends(Column::ValidTo)
        .expand::<Organizations>("parent", Column::ParentId)
}
