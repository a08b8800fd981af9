//! Special inquiries and their questions.

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
        RecordTable::new("special_inquiry")
            .text("title")
            .text("proposer_kind")
            .json("joint_ids")
            .refers("lead_committee_id", "organization")
            .text("meeting_mode")
            .refers_or_null("combined_item_id", "supervision_item")
            .json("respondents")
            .json("invited_deputy_ids")
            .refers_or_null("decision_meeting_id", "meeting")
            .text_or_null("refusal_reason")
            .refers_or_null("meeting_id", "meeting")
            .refers_or_null("scheme_document_id", "document")
            .refers_or_null("research_report_document_id", "document")
            .refers_or_null("digest_document_id", "document")
            .date_or_null("material_sent_on")
            .date_or_null("notified_on")
            .json("addressee_organ_ids")
            .date_or_null("handling_due_on")
            .json("handling_reports")
            .filtered_by("proposer_kind")
            .create(manager)
            .await?;
        RecordTable::new("inquiry_question")
            .refers("inquiry_id", "special_inquiry")
            .refers("questioner_id", "deputy")
            .refers("respondent_organ_id", "organization")
            .text("theme")
            .text("text")
            .refers_or_null("follow_up_of", "inquiry_question")
            .boolean("disclosed_in_advance")
            .text_or_null("answer_summary")
            .text_or_null("commitment")
            .date_or_null("commitment_due_on")
            .refers_or_null("clause_id", "opinion_clause")
            .refers_or_null("satisfaction_vote_id", "satisfaction_vote")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["special_inquiry", "inquiry_question"]).await
    }
}
