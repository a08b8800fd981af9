//! Supervision: annual plans, items, investigations, speeches.

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
        RecordTable::new("supervision_plan")
            .integer("year")
            .text("title")
            .integer("version_no")
            .refers_or_null("approved_meeting_id", "meeting")
            .date_or_null("approved_on")
            .date_or_null("published_on")
            .text_or_null("adjust_reason")
            .refers_or_null("reported_session_id", "congress_session")
            .filtered_by("year")
            .ordered_by("year")
            .unique(&["district_code", "year"])
            .create(manager)
            .await?;
        item(manager).await?;
        RecordTable::new("investigation")
            .refers("item_id", "supervision_item")
            .text("mode")
            .text("place")
            .date("held_on")
            .integer_or_null("duration_minutes")
            .integer_or_null("sites_visited")
            .json("team_member_ids")
            .json("deputy_ids")
            .boolean("announced_in_advance")
            .refers_or_null("report_document_id", "document")
            .integer_or_null("questionnaires_issued")
            .integer_or_null("questionnaires_returned")
            .integer_or_null("questionnaires_valid")
            .filtered_by("mode")
            .ordered_by("held_on")
            .create(manager)
            .await?;
        RecordTable::new("speech")
            .refers("item_id", "supervision_item")
            .id("speaker_id")
            .text("speaker_kind")
            .text("summary")
            .integer_or_null("duration_minutes")
            .json("points")
            .boolean("adopted_in_opinion")
            .filtered_by("speaker_kind")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["supervision_plan", "supervision_item", "investigation", "speech"]).await
    }
}

async fn item(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("supervision_item")
        .text("item_no")
        .text("title")
        .text("purpose")
        .text("form")
        .text("law_version")
        .refers_or_null("plan_id", "supervision_plan")
        .text_or_null("out_of_plan_reason")
        .refers("lead_committee_id", "organization")
        .json("assisting_committee_ids")
        .refers("supervised_organ_id", "organization")
        .refers_or_null("reporting_department_id", "organization")
        .refers_or_null("predecessor_item_id", "supervision_item")
        .refers_or_null("meeting_id", "meeting")
        .date_or_null("consultation_due_on")
        .date_or_null("final_due_on")
        .date_or_null("distribution_due_on")
        .refers_or_null("scheme_document_id", "document")
        .text_or_null("no_investigation_reason")
        .refers_or_null("digest_document_id", "document")
        .date_or_null("digest_sent_on")
        .refers_or_null("consultation_document_id", "document")
        .date_or_null("consultation_sent_on")
        .text_or_null("late_reason")
        .text_or_null("committee_comments")
        .refers_or_null("report_document_id", "document")
        .date_or_null("final_sent_on")
        .text_or_null("response_to_digest")
        .refers_or_null("waiver_meeting_id", "meeting")
        .date_or_null("distributed_on")
        .text_or_null("reporter_name")
        .text_or_null("reporter_post")
        .refers_or_null("reporter_organization_id", "organization")
        .integer_or_null("deliberation_minutes")
        .boolean("no_speech")
        .text_or_null("no_opinion_reason")
        .refers_or_null("resolution_ballot_id", "ballot")
        .date_or_null("execution_due_on")
        .refers_or_null("execution_document_id", "document")
        .boolean("tracking")
        .filtered_by("form")
        .filtered_by("final_due_on")
        .ordered_by("item_no")
        .unique(&["district_code", "item_no"])
        .create(manager)
        .await
}
