//! Removal cases.

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
        RecordTable::new("removal_case")
            .text("person_name")
            .text("post")
            .id("person_user_id")
            .refers("organ_id", "organization")
            .text("proposer_kind")
            .refers("proposer_organ_id", "organization")
            .json("joint_member_ids")
            .text("grounds")
            .json("material_ids")
            .date_or_null("proposed_on")
            .refers_or_null("decision_meeting_id", "meeting")
            .refers_or_null("meeting_id", "meeting")
            .text_or_null("defense_text")
            .date_or_null("defended_on")
            .text_or_null("waiver_reason")
            .refers_or_null("ballot_id", "ballot")
            .date_or_null("decided_on")
            .filtered_by("proposer_kind")
            .filtered_by("proposed_on")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["removal_case"]).await
    }
}
