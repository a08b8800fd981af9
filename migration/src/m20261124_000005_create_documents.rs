//! Documents and publications.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::prelude::*;

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("document")
            .text("title")
            .text_or_null("document_number")
            .text("kind")
            .text("file_name")
            .text("disclosure")
            .refers("issuer_organization_id", "organization")
            .text_or_null("mime_type")
            .big_integer_or_null("size_bytes")
            .text_or_null("sha256")
            .filtered_by("kind")
            .filtered_by("document_number")
            .unique(&["issuer_organization_id", "document_number"])
            .create(manager)
            .await?;
        RecordTable::new("publication")
            .text("subject_type")
            .id("subject_id")
            .text("kind")
            .text("scope")
            .text("channel")
            .text("title")
            .text("text")
            .text("disclosure")
            .refers_or_null("document_id", "document")
            .refers("author_organization_id", "organization")
            .id("author_id")
            .id_or_null("reviewed_by")
            .date_or_null("published_on")
            .date_or_null("corrected_on")
            .text_or_null("withdrawn_reason")
            .filtered_by("subject_id")
            .filtered_by("kind")
            .filtered_by("scope")
            .filtered_by("published_on")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["document", "publication"]).await
    }
}
