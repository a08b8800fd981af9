//! Investigation committees.

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
        RecordTable::new("investigation_committee")
            .text("subject")
            .text("proposer_kind")
            .json("concerned_organ_ids")
            .boolean("confidential")
            .json("joint_member_ids")
            .refers_or_null("proposal_meeting_id", "meeting")
            .date_or_null("proposed_on")
            .json("members")
            .json("expert_ids")
            .refers_or_null("ballot_id", "ballot")
            .date_or_null("established_on")
            .json("material_ids")
            .refers_or_null("report_document_id", "document")
            .refers_or_null("resolution_ballot_id", "ballot")
            .text_or_null("conclusion_note")
            .filtered_by("proposer_kind")
            .filtered_by("proposed_on")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["investigation_committee"]).await
    }
}
