//! Normative documents that are filed for review.

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
        RecordTable::new("normative_document")
            .refers("issuer_id", "organization")
            .text("title")
            .text("document_number")
            .text("kind")
            .date("published_on")
            .date("effective_on")
            .date_or_null("valid_until")
            .json("attachments")
            .date("filed_on")
            .date("filing_due_on")
            .boolean("filed_late")
            .date_or_null("registered_on")
            .text_or_null("review_kind")
            .date_or_null("review_due_on")
            .json("suggestions")
            .json("findings")
            .refers_or_null("opinion_document_id", "document")
            .refers_or_null("decision_meeting_id", "meeting")
            .refers_or_null("ballot_id", "ballot")
            .refers_or_null("correction_document_id", "document")
            .date_or_null("corrected_on")
            .text_or_null("result")
            .filtered_by("kind")
            .filtered_by("review_kind")
            .filtered_by("result")
            .filtered_by("filed_late")
            .ordered_by("published_on")
            .unique(&["issuer_id", "document_number"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["normative_document"]).await
    }
}
