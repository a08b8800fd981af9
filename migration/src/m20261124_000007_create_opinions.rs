//! Deliberation opinions, their clauses, and disposal reports.

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
        opinion(manager).await?;
        RecordTable::new("opinion_clause")
            .refers("opinion_id", "deliberation_opinion")
            .integer("seq")
            .text("request_text")
            .refers("target_organ_id", "organization")
            .id_or_null("issue_id")
            .text_or_null("measure")
            .text_or_null("indicator")
            .text_or_null("target_value")
            .date_or_null("due_on")
            .text_or_null("result")
            .text_or_null("result_text")
            .boolean("target_reached")
            .json("evidence_ids")
            .text("verification")
            .id_or_null("verified_by")
            .filtered_by("result")
            .filtered_by("verification")
            .ordered_by("seq")
            .unique_while_active(&["opinion_id", "seq"])
            .create(manager)
            .await?;
        RecordTable::new("disposal_report")
            .refers("opinion_id", "deliberation_opinion")
            .integer("round")
            .integer("version_no")
            .refers("document_id", "document")
            .date("draft_sent_on")
            .json("clause_results")
            .text_or_null("committee_comment")
            .text_or_null("comment_verdict")
            .date_or_null("submitted_on")
            .id_or_null("signed_by")
            .unique(&["opinion_id", "version_no"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["deliberation_opinion", "opinion_clause", "disposal_report"]).await
    }
}

async fn opinion(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("deliberation_opinion")
        .text("document_number")
        .text("title")
        .text("source_type")
        .id("source_id")
        .refers("meeting_id", "meeting")
        .refers("lead_committee_id", "organization")
        .refers("addressee_organ_id", "organization")
        .refers_or_null("approved_meeting_id", "meeting")
        .date_or_null("issued_on")
        .date_or_null("received_on")
        .date_or_null("disposal_due_on")
        .refers_or_null("second_meeting_id", "meeting")
        .id_or_null("disposal_report_id")
        .refers_or_null("satisfaction_vote_id", "satisfaction_vote")
        .integer("round")
        .boolean("tracking")
        .filtered_by("source_id")
        .ordered_by("document_number")
        .unique(&["district_code", "document_number"])
        .create(manager)
        .await
}
