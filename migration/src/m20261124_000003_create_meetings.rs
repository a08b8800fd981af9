//! Terms, sessions and meetings.

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
        RecordTable::new("term")
            .integer("ordinal")
            .date("start_on")
            .date_or_null("end_on")
            .integer("sc_member_count")
            .integer("deputy_count")
            .ordered_by("ordinal")
            .unique(&["district_code", "ordinal"])
            .create(manager)
            .await?;
        RecordTable::new("congress_session")
            .refers("term_id", "term")
            .integer("ordinal")
            .date("start_on")
            .date("end_on")
            .ordered_by("start_on")
            .unique(&["term_id", "ordinal"])
            .create(manager)
            .await?;
        RecordTable::new("meeting")
            .text("kind")
            .refers("organization_id", "organization")
            .refers("term_id", "term")
            .integer("ordinal")
            .text("title")
            .json("agenda")
            .date("start_on")
            .date("end_on")
            .text_or_null("mode")
            .boolean("is_extraordinary")
            .integer("total_members")
            .integer_or_null("present_members")
            .id_or_null("minutes_document_id")
            .filtered_by("kind")
            .ordered_by("start_on")
            .unique(&["kind", "organization_id", "term_id", "ordinal"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["term", "congress_session", "meeting"]).await
    }
}
