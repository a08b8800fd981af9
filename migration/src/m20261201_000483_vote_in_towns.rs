//! Ballots of towns belong to their presidium.

use super::table::{add_columns, drop_columns, null};
use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

/// Adds the column; a ballot that is there belongs to the town that holds its meeting.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 1] {
    [("ballot", null("town_presidium_id", ColumnType::Uuid))]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        let of_towns = "UPDATE ballot SET town_presidium_id = (SELECT meeting.organization_id FROM meeting \
             JOIN organization ON organization.id = meeting.organization_id \
             WHERE meeting.id = ballot.meeting_id AND organization.kind = 'town_presidium')";
        manager.get_connection().execute_unprepared(of_towns).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, columns()).await
    }
}
