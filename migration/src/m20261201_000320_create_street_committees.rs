//! Street committees, their members, what they are assigned, their contacts with deputies, their rules.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::prelude::*;

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("street_committee")
            .refers("organization_id", "organization")
            .refers("street_id", "organization")
            .date("established_on")
            .refers("establishment_document_id", "document")
            .refers_or_null("establishment_ballot_id", "ballot")
            .date_or_null("abolished_on")
            .refers_or_null("abolition_ballot_id", "ballot")
            .refers_or_null("successor_id", "street_committee")
            .text("staffing_mode")
            .integer("approved_member_quota")
            .integer("approved_staff_quota")
            .boolean("has_office")
            .big_integer_or_null("annual_budget_fen")
            .ordered_by("established_on")
            .create(manager)
            .await?;
        RecordTable::new("street_committee_member")
            .refers("committee_id", "street_committee")
            .text("person_name")
            .refers_or_null("deputy_id", "deputy")
            .text("post")
            .text("employment")
            .text_or_null("concurrent_post")
            .boolean("holds_excluded_office")
            .date_or_null("nominated_on")
            .refers("nomination_meeting_id", "meeting")
            .refers("term_id", "term")
            .refers_or_null("ballot_id", "ballot")
            .date_or_null("appointed_on")
            .date_or_null("removed_on")
            .text_or_null("removal_kind")
            .refers_or_null("removal_ballot_id", "ballot")
            .refers_or_null("removal_document_id", "document")
            .boolean("is_acting")
            .refers_or_null("acting_meeting_id", "meeting")
            .filtered_by("post")
            .create(manager)
            .await?;
        RecordTable::new("street_assignment")
            .text("assignment_no")
            .text("assignment_no_key")
            .text("direction")
            .text("category")
            .text("title")
            .text("content")
            .text("expected_output")
            .refers("issuing_organization_id", "organization")
            .json("target_organization_ids")
            .text_or_null("batch_no")
            .json("scope_categories")
            .date_or_null("work_from")
            .refers_or_null("basis_document_id", "document")
            .id_or_null("supervision_item_id")
            .date_or_null("assigned_on")
            .date_or_null("due_on")
            .date_or_null("accepted_on")
            .date_or_null("submitted_on")
            .boolean_or_null("first_in_time")
            .date_or_null("extension_asked_on")
            .integer_or_null("extension_days")
            .text_or_null("extension_reason")
            .boolean("extended")
            .text_or_null("result_summary")
            .refers_or_null("result_document_id", "document")
            .id_or_null("submitted_by")
            .text_or_null("adoption")
            .text_or_null("review_comment")
            .text_or_null("grade")
            .date_or_null("closed_on")
            .text_or_null("decline_ground")
            .integer("decline_count")
            .boolean("unchanged_since_decline")
            .integer("return_count")
            .ordered_by("assignment_no")
            .filtered_by("direction")
            .filtered_by("category")
            .unique_while_active(&["district_code", "assignment_no_key"])
            .create(manager)
            .await?;
        create_records_of_committees(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            manager,
            &[
                "street_committee",
                "street_committee_member",
                "street_assignment",
                "deputy_contact",
                "institution_rule",
            ],
        )
        .await
    }
}

/// What committees write down: contacts with deputies, and their rules.
async fn create_records_of_committees(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("deputy_contact")
        .refers("committee_id", "street_committee")
        .refers("organization_id", "organization")
        .refers("deputy_id", "deputy")
        .date("contacted_on")
        .text("mode")
        .text("content")
        .text_or_null("difficulty_text")
        .text_or_null("difficulty_answer")
        .date_or_null("answered_on")
        .ordered_by("contacted_on")
        .filtered_by("mode")
        .create(manager)
        .await?;
    RecordTable::new("institution_rule")
        .refers("committee_id", "street_committee")
        .refers("organization_id", "organization")
        .text("kind")
        .text("title")
        .integer("version_no")
        .refers_or_null("document_id", "document")
        .refers_or_null("adopted_meeting_id", "meeting")
        .date_or_null("adopted_on")
        .date_or_null("effective_on")
        .date_or_null("filed_on")
        .date_or_null("received_on")
        .refers_or_null("superseded_by", "institution_rule")
        .refers_or_null("repealed_meeting_id", "meeting")
        .filtered_by("kind")
        .create(manager)
        .await
}
