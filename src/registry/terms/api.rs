//! What callers send and see of terms.

use super::entity::{Column, Model};
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::numbers::{Ordinal, Whole},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A term.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermContent {
    /// 第几届.
    pub ordinal: Ordinal,
    /// First day.
    pub start_on: NaiveDate,
    /// Last day.
    pub end_on: Option<NaiveDate>,
    /// Members of the Standing Committee (persons), 15 to 45 (地方组织法第四十七条).
    pub sc_member_count: Whole<15, 45>,
    /// Deputies of the congress (persons).
    pub deputy_count: Whole<1, 3000>,
}

impl Content<Model> for TermContent {
    fn read(row: &Model) -> Self {
        Self {
            ordinal: Ordinal::stored(row.ordinal),
            start_on: row.start_on,
            end_on: row.end_on,
            sc_member_count: Whole::stored(row.sc_member_count),
            deputy_count: Whole::stored(row.deputy_count),
        }
    }

    fn write(&self, row: &mut Model) {
        row.ordinal = self.ordinal.get32();
        row.start_on = self.start_on;
        row.end_on = self.end_on;
        row.sc_member_count = self.sc_member_count.get32();
        row.deputy_count = self.deputy_count.get32();
    }
}

/// A term as callers see it.
#[derive(Serialize, ToSchema)]
pub struct TermView {
    /// What was registered.
    #[serde(flatten)]
    pub content: TermContent,
}

impl View<Model> for TermView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: TermContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().sort::<i32>(Column::Ordinal)
}
