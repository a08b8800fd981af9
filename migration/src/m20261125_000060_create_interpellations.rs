//! Interpellations.

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
        RecordTable::new("interpellation")
            .refers("subject_organ_id", "organization")
            .text("questions")
            .text("contents")
            .json("joint_member_ids")
            .json("withdrawn_member_ids")
            .date_or_null("submitted_on")
            .refers_or_null("decision_meeting_id", "meeting")
            .text_or_null("refusal_reason")
            .text_or_null("answer_mode")
            .date_or_null("answer_due_on")
            .text_or_null("answer")
            .refers_or_null("answer_document_id", "document")
            .refers_or_null("answer_meeting_id", "meeting")
            .text_or_null("answered_by")
            .date_or_null("answered_on")
            .json("dissatisfied_member_ids")
            .refers_or_null("second_decision_meeting_id", "meeting")
            .text_or_null("second_answer_mode")
            .date_or_null("second_answer_due_on")
            .text_or_null("second_answer")
            .refers_or_null("second_answer_document_id", "document")
            .refers_or_null("second_answer_meeting_id", "meeting")
            .text_or_null("second_answered_by")
            .date_or_null("second_answered_on")
            .filtered_by("submitted_on")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["interpellation"]).await
    }
}
