//! What callers send and see of rule sets.

use super::{
    entity::{Column, Model},
    words::{RuleKind, RuleParam},
};
use chrono::NaiveDate;
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

/// A set of rules.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSetContent {
    /// Which rules.
    pub kind: RuleKind,
    /// Code, unique in the district.
    #[schema(examples("jd-supervision-2026"))]
    pub code: Text<40>,
    /// District code; `310000` the municipality, `000000` the nation.
    #[schema(examples("310114"))]
    pub jurisdiction: Text<6, 6>,
    /// First day of force.
    pub effective_from: NaiveDate,
    /// Last day of force.
    pub effective_to: Option<NaiveDate>,
    /// The numbers.
    pub params: Vec<RuleParam>,
    /// The decision.
    pub approved_document_id: Option<Uuid>,
}

/// The end of a set.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Supersession {
    /// Last day of force.
    pub effective_to: NaiveDate,
}

impl Content<Model> for RuleSetContent {
    fn read(row: &Model) -> Self {
        Self {
            kind: row.kind,
            code: Text::stored(&row.code),
            jurisdiction: Text::stored(&row.jurisdiction),
            effective_from: row.effective_from,
            effective_to: row.effective_to,
            params: row.params.0.clone(),
            approved_document_id: row.approved_document_id,
        }
    }

    fn write(&self, row: &mut Model) {
        row.kind = self.kind;
        row.code = self.code.to_string();
        row.jurisdiction = self.jurisdiction.to_string();
        row.effective_from = self.effective_from;
        row.effective_to = self.effective_to;
        row.params = self.params.clone().into();
        row.approved_document_id = self.approved_document_id;
    }
}

/// A set of rules as callers see it.
#[derive(Serialize, ToSchema)]
pub struct RuleSetView {
    /// What was drafted.
    #[serde(flatten)]
    pub content: RuleSetContent,
}

impl View<Model> for RuleSetView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: RuleSetContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<RuleKind>(Column::Kind)
        .any_of::<String>(Column::Jurisdiction)
        .sort::<NaiveDate>(Column::EffectiveFrom)
}
