//! Stations: what deputies did.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::prelude::*;

/// Creates the table.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("duty_record")
            .refers("deputy_id", "deputy")
            .text("duty_type")
            .date("occurred_on")
            .integer_or_null("duration_minutes")
            .text("place")
            .text("title")
            .text_or_null("content")
            .json("evidence_ids")
            .text("source")
            .refers_or_null("suggestion_id", "suggestion")
            .id_or_null("entered_by")
            .id_or_null("decided_by")
            .date_or_null("decided_on")
            .text_or_null("objection_text")
            .text_or_null("finding")
            .filtered_by("duty_type")
            .filtered_by("source")
            .ordered_by("occurred_on")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["duty_record"]).await
    }
}
