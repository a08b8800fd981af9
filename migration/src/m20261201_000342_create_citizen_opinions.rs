//! Stations: what people say there.

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
        RecordTable::new("citizen_opinion")
            .text("opinion_no")
            .text("opinion_no_key")
            .id("ledger_site_id")
            .integer("ledger_year")
            .integer("ledger_seq")
            .date("received_on")
            .text("channel")
            .refers("site_id", "site")
            .refers("committee_id", "organization")
            .json("deputy_ids")
            .boolean("is_anonymous")
            .text_or_null("citizen_name")
            .text_or_null("citizen_phone")
            .id_or_null("citizen_committee_id")
            .text("title")
            .text("content")
            .text_or_null("redacted_content")
            .text("topic_category")
            .text("matter_nature")
            .id_or_null("concerned_organ_id")
            .text_or_null("procedure_check")
            .text_or_null("not_accepted_reason")
            .text_or_null("guidance_text")
            .id_or_null("refused_by")
            .date_or_null("refused_on")
            .id_or_null("duplicate_of_id")
            .date_or_null("review_requested_on")
            .text_or_null("review_reason")
            .text_or_null("review_answer")
            .text_or_null("external_no")
            .id_or_null("merged_into_id")
            .text_or_null("route")
            .refers_or_null("handler_organ_id", "organization")
            .json("co_handler_ids")
            .id_or_null("routed_by_id")
            .date_or_null("first_assigned_on")
            .date_or_null("assigned_on")
            .boolean("least_time_given")
            .text_or_null("return_reason")
            .id_or_null("return_proposed_organ_id")
            .boolean("lead_decided")
            .date_or_null("extension_requested_on")
            .date_or_null("extension_asked_to")
            .boolean("extended")
            .text_or_null("reply_text")
            .date_or_null("replied_on")
            .refers_or_null("reply_document_id", "document")
            .json("evidence_ids")
            .text_or_null("outcome_class")
            .date_or_null("promised_on")
            .text_or_null("rating_attitude")
            .text_or_null("rating_result")
            .text_or_null("rating_comment")
            .date_or_null("rated_on")
            .text_or_null("rehandling_declined_reason")
            .integer("rehandle_count")
            .refers_or_null("suggestion_id", "suggestion")
            .date_or_null("closed_on")
            .date_or_null("published_on")
            .unique(&["district_code", "opinion_no_key"])
            .unique(&["ledger_site_id", "ledger_year", "ledger_seq"])
            .ordered_by("opinion_no")
            .filtered_by("received_on")
            .filtered_by("channel")
            .filtered_by("topic_category")
            .filtered_by("matter_nature")
            .filtered_by("not_accepted_reason")
            .filtered_by("route")
            .filtered_by("outcome_class")
            .filtered_by("rating_attitude")
            .filtered_by("rating_result")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["citizen_opinion"]).await
    }
}
