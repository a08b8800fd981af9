//! What callers send and see of sessions.

use super::entity::{Column, Model};
use crate::terms::Terms;
use chrono::NaiveDate;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::numbers::Ordinal,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A session.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionContent {
    /// The term.
    pub term_id: Uuid,
    /// 第几次会议; unique in the term.
    pub ordinal: Ordinal,
    /// First day.
    pub start_on: NaiveDate,
    /// Last day.
    pub end_on: NaiveDate,
}

impl Content<Model> for SessionContent {
    fn read(row: &Model) -> Self {
        Self {
            term_id: row.term_id,
            ordinal: Ordinal::stored(row.ordinal),
            start_on: row.start_on,
            end_on: row.end_on,
        }
    }

    fn write(&self, row: &mut Model) {
        row.term_id = self.term_id;
        row.ordinal = self.ordinal.get32();
        row.start_on = self.start_on;
        row.end_on = self.end_on;
    }
}

/// A session as callers see it.
#[derive(Serialize, ToSchema)]
pub struct SessionView {
    /// What was registered.
    #[serde(flatten)]
    pub content: SessionContent,
}

impl View<Model> for SessionView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: SessionContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::TermId)
        .sort::<NaiveDate>(Column::StartOn)
        .expand::<Terms>("term", Column::TermId)
}
