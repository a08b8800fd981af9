//! Law-enforcement inspections.

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
        RecordTable::new("inspection")
            .refers("item_id", "supervision_item")
            .refers("inspected_organ_id", "organization")
            .refers("lead_committee_id", "organization")
            .json("law_names")
            .text_or_null("delegated_by")
            .refers_or_null("leader_id", "deputy")
            .json("members")
            .text_or_null("research_notes")
            .text_or_null("evaluation")
            .json("problems")
            .text_or_null("enforcement_advice")
            .text_or_null("legislative_advice")
            .refers_or_null("report_document_id", "document")
            .refers_or_null("upward_report_document_id", "document")
            .date_or_null("upward_reported_on")
            .refers_or_null("decision_meeting_id", "meeting")
            .refers_or_null("meeting_id", "meeting")
            .refers_or_null("opinion_id", "deliberation_opinion")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["inspection"]).await
    }
}
