//! Calendar years, rule sets and deadlines.

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
        RecordTable::new("calendar_year")
            .integer("year")
            .json("holidays")
            .json("makeup_workdays")
            .ordered_by("year")
            .unique(&["district_code", "year"])
            .create(manager)
            .await?;
        RecordTable::new("rule_set")
            .text("kind")
            .text("code")
            .text("jurisdiction")
            .date("effective_from")
            .date_or_null("effective_to")
            .json("params")
            .id_or_null("approved_document_id")
            .filtered_by("kind")
            .filtered_by("jurisdiction")
            .ordered_by("effective_from")
            .filtered_by("code")
            .create(manager)
            .await?;
        RecordTable::new("deadline")
            .text("subject_type")
            .id("subject_id")
            .text("code")
            .text("basis")
            .refers("responsible_organization_id", "organization")
            .date("starts_on")
            .integer("amount")
            .text("unit")
            .text("direction")
            .date("due_on")
            .date_or_null("extended_to")
            .date_or_null("met_on")
            .refers_or_null("rule_set_id", "rule_set")
            .json("steps")
            .filtered_by("code")
            .filtered_by("subject_id")
            .ordered_by("due_on")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["calendar_year", "rule_set", "deadline"]).await
    }
}
