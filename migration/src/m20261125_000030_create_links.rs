//! Links between records.

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
        RecordTable::new("link")
            .text("from_type")
            .id("from_id")
            .text("to_type")
            .id("to_id")
            .text("kind")
            .text_or_null("note")
            .boolean("is_consequence")
            .refers("author_organization_id", "organization")
            .filtered_by("from_type")
            .filtered_by("from_id")
            .filtered_by("to_type")
            .filtered_by("to_id")
            .filtered_by("kind")
            .unique_while_active(&["from_id", "to_id", "kind"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["link"]).await
    }
}
