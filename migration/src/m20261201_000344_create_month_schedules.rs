//! Stations: what a site does in a month.

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
        RecordTable::new("month_schedule")
            .refers("site_id", "site")
            .refers("committee_id", "organization")
            .integer("year")
            .integer("month")
            .json("items")
            .json("former_items")
            .date_or_null("published_on")
            .boolean("late")
            .json("outcomes")
            .unique_while_active(&["site_id", "year", "month"])
            .filtered_by("year")
            .filtered_by("month")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["month_schedule"]).await
    }
}
