//! Stations: on which days a site receives people.

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
        RecordTable::new("reception_rule")
            .refers("site_id", "site")
            .refers("committee_id", "organization")
            .text("rrule")
            .text("start_time")
            .text("end_time")
            .text("holiday_policy")
            .date("valid_from")
            .date("valid_to")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["reception_rule"]).await
    }
}
