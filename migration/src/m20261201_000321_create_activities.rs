//! Work plans, their items, and activities.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::prelude::*;

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("work_plan")
            .text("owner_type")
            .id("owner_id")
            .refers_or_null("congress_body_id", "organization")
            .json("acting_ids")
            .integer("year")
            .integer("version_no")
            .text_or_null("amend_reason")
            .refers_or_null("adopted_meeting_id", "meeting")
            .date_or_null("adopted_on")
            .refers_or_null("document_id", "document")
            .date_or_null("filed_on")
            .date_or_null("received_on")
            .refers_or_null("summary_document_id", "document")
            .filtered_by("owner_type")
            .filtered_by("owner_id")
            .filtered_by("year")
            .ordered_by("year")
            .unique_while_active(&["owner_id", "year", "version_no"])
            .create(manager)
            .await?;
        RecordTable::new("work_plan_item")
            .refers("plan_id", "work_plan")
            .id("owner_id")
            .refers_or_null("congress_body_id", "organization")
            .json("acting_ids")
            .text("category")
            .text("title")
            .integer("planned_month")
            .integer("planned_count")
            .refers("responsible_user_id", "user_account")
            .text("source")
            .id_or_null("assignment_id")
            .integer("verified_count")
            .refers_or_null("origin_item_id", "work_plan_item")
            .text_or_null("outcome_reason")
            .refers_or_null("cancelled_meeting_id", "meeting")
            .refers_or_null("carried_to_item_id", "work_plan_item")
            .filtered_by("owner_id")
            .filtered_by("category")
            .ordered_by("planned_month")
            .filtered_by("source")
            .filtered_by("assignment_id")
            .create(manager)
            .await?;
        RecordTable::new("activity")
            .text("organizer_type")
            .id("organizer_id")
            .json("co_organizers")
            .refers_or_null("congress_body_id", "organization")
            .json("acting_ids")
            .id_or_null("issuer_id")
            .text("category")
            .text("title")
            .text_or_null("topic")
            .text("place")
            .id_or_null("site_id")
            .id_or_null("assignment_id")
            .refers_or_null("arrangement_document_id", "document")
            .refers_or_null("plan_item_id", "work_plan_item")
            .instant("planned_start_at")
            .instant("planned_end_at")
            .json("invited_deputy_ids")
            .date_or_null("announced_on")
            .refers_or_null("notice_publication_id", "publication")
            .instant_or_null("postponed_from")
            .instant_or_null("actual_start_at")
            .instant_or_null("actual_end_at")
            .json("attendance")
            .integer_or_null("voters_received")
            .integer("opinions_collected")
            .text_or_null("summary")
            .text_or_null("outcome")
            .json("attachment_ids")
            .id_or_null("recorded_by")
            .date_or_null("recorded_on")
            .id_or_null("verified_by")
            .date_or_null("verified_on")
            .boolean("deputies_absent")
            .boolean("no_cover")
            .refers_or_null("merged_into_id", "activity")
            .text_or_null("voided_reason")
            .refers_or_null("finding_document_id", "document")
            .filtered_by("organizer_type")
            .filtered_by("organizer_id")
            .filtered_by("category")
            .filtered_by("site_id")
            .filtered_by("assignment_id")
            .ordered_by("planned_start_at")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["work_plan", "work_plan_item", "activity"]).await
    }
}
