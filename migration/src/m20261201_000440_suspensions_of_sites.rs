//! Stations: when a site was suspended.

use super::table::{add_columns, drop_columns, filled};
use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

/// Adds the column; what is suspended now is so since it was changed last.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 1] {
    [("site", filled("suspensions", ColumnType::Json, "[]"))]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        let db = manager.get_connection();
        let running = match db.get_database_backend() {
            DbBackend::Postgres => {
                "json_build_array(json_build_object('from', to_char(updated_at, 'YYYY-MM-DD'), 'until', NULL))"
            }
            _ => "json_array(json_object('from', substr(updated_at, 1, 10), 'until', NULL))",
        };
        db.execute_unprepared(&format!("UPDATE site SET suspensions = {running} WHERE state = 'suspended'"))
            .await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, columns()).await
    }
}
