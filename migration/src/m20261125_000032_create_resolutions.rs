//! Resolutions and decisions.

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
        RecordTable::new("resolution")
            .text("document_number")
            .text("title")
            .text_or_null("source_type")
            .id_or_null("source_id")
            .refers("executing_organ_id", "organization")
            .date("execution_due_on")
            .refers_or_null("ballot_id", "ballot")
            .date_or_null("passed_on")
            .refers_or_null("execution_report_id", "document")
            .date_or_null("reported_on")
            .filtered_by("source_id")
            .filtered_by("execution_due_on")
            .ordered_by("document_number")
            .unique(&["district_code", "document_number"])
            .unique(&["ballot_id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["resolution"]).await
    }
}
