//! Stations: suggestions of deputies, the contacts about them, and what was promised.

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
        suggestions().create(manager).await?;
        RecordTable::new("contact_log")
            .refers("suggestion_id", "suggestion")
            .refers("organ_id", "organization")
            .refers("deputy_id", "deputy")
            .text("phase")
            .text("mode")
            .date("contacted_on")
            .text("content")
            .create(manager)
            .await?;
        RecordTable::new("commitment")
            .text("source_type")
            .id("source_id")
            .refers("responsible_organ_id", "organization")
            .refers_or_null("lead_deputy_id", "deputy")
            .text("text")
            .date("first_promised_on")
            .date_or_null("fulfilled_on")
            .json("evidence_ids")
            .date_or_null("told_on")
            .text_or_null("told_text")
            .integer_or_null("carried_to_year")
            .text_or_null("reason")
            .refers_or_null("report_document_id", "document")
            .boolean("late")
            .text_or_null("disputed_reason")
            .filtered_by("source_type")
            .filtered_by("source_id")
            .filtered_by("late")
            .ordered_by("first_promised_on")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["suggestion", "contact_log", "commitment"]).await
    }
}

fn suggestions() -> RecordTable {
    RecordTable::new("suggestion")
        .text_or_null("suggestion_no")
        .text_or_null("suggestion_no_key")
        .refers_or_null("session_id", "congress_session")
        .text("phase")
        .text("title")
        .text_or_null("problem_text")
        .text_or_null("proposal_text")
        .refers("lead_deputy_id", "deputy")
        .json("seconder_ids")
        .json("confirmations")
        .text("congress_level")
        .refers_or_null("town_presidium_id", "organization")
        .json("origin_opinion_ids")
        .text("policy_area")
        .boolean("consents_publication")
        .boolean("no_own_interest")
        .text_or_null("not_filed_ground")
        .text_or_null("not_filed_explanation")
        .json("withdrawal_agreed_ids")
        .json("lead_organ_ids")
        .json("co_organ_ids")
        .json("handlings")
        .json("handled_with_ids")
        .boolean("is_key")
        .refers_or_null("key_meeting_id", "meeting")
        .refers_or_null("supervising_committee_id", "organization")
        .boolean("is_complex")
        .date_or_null("submitted_on")
        .date_or_null("first_assigned_on")
        .date_or_null("assigned_on")
        .date_or_null("round_began_on")
        .date_or_null("return_requested_on")
        .id_or_null("return_organ_id")
        .text_or_null("return_reason")
        .id_or_null("return_proposed_organ_id")
        .boolean("lead_decided")
        .text_or_null("objection")
        .text_or_null("objection_answer")
        .date_or_null("extension_requested_on")
        .integer_or_null("extension_months")
        .text_or_null("extension_reason")
        .id_or_null("extension_decided_by")
        .text_or_null("reply_text")
        .refers_or_null("reply_document_id", "document")
        .date_or_null("replied_on")
        .id_or_null("signed_by")
        .text_or_null("outcome_class")
        .date_or_null("promised_on")
        .text_or_null("explanation")
        .text_or_null("rating_attitude")
        .text_or_null("rating_result")
        .text_or_null("rating_comment")
        .id_or_null("rated_by")
        .date_or_null("rated_on")
        .text_or_null("study_result")
        .boolean("rehandling_declined")
        .integer("rehandle_count")
        .date_or_null("closed_on")
        .date_or_null("published_text_on")
        .date_or_null("published_reply_on")
        .unique(&["district_code", "suggestion_no_key"])
        .filtered_by("phase")
        .filtered_by("congress_level")
        .filtered_by("policy_area")
        .filtered_by("is_key")
        .filtered_by("submitted_on")
        .filtered_by("outcome_class")
        .filtered_by("rating_attitude")
        .filtered_by("rating_result")
}
