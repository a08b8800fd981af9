//! Adjustments of livelihood projects, and what they leave on their projects and on what these came of.

use super::{
    m20261129_000300_one_index_for_each_reason as one_index,
    table::{RecordTable, add_columns, drop_columns, drop_tables, null},
};
use sea_orm_migration::prelude::*;

/// Creates the table, and adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 1] = ["project_adjustment"];

fn columns() -> [(&'static str, ColumnDef); 4] {
    [
        ("livelihood_project", null("suspended_at", ColumnType::TimestampWithTimeZone)),
        ("livelihood_project", null("suspended_from", ColumnType::Text)),
        ("livelihood_project", null("terminated_on", ColumnType::Date)),
        ("project_lead", null("returned_reason", ColumnType::Text)),
    ]
}

async fn adjustments(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("project_adjustment")
        .refers("project_id", "livelihood_project")
        .text("level")
        .refers("organization_id", "organization")
        .refers("government_id", "organization")
        .refers("lead_department_id", "organization")
        .text("kind")
        .text("reason_type")
        .text("reason")
        .text("impact")
        .json("old_value")
        .json("new_value")
        .boolean_or_null("is_minor")
        .text("state_before")
        .id("drafted_by")
        .refers_or_null("document_id", "document")
        .id_or_null("signed_by")
        .instant_or_null("submitted_at")
        .refers_or_null("decision_meeting_id", "meeting")
        .refers_or_null("ballot_id", "ballot")
        .text_or_null("decision_no")
        .text_or_null("decision_no_key")
        .date_or_null("decided_on")
        .refers_or_null("publication_id", "publication")
        .date_or_null("announced_on")
        .refers_or_null("reported_meeting_id", "meeting")
        .refers_or_null("replacement_project_id", "livelihood_project")
        .filtered_by("kind")
        .unique(&["district_code", "decision_no_key"])
        .create(manager)
        .await
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        adjustments(manager).await?;
        one_index::Migration.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &TABLES).await?;
        drop_columns(manager, columns()).await
    }
}
