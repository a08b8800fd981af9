//! Opinions are extended once a round and looked at while they are tracked, clauses have their own clock of looking again, and
//! each resolution its own signed report.

use super::table::{add_columns, drop_columns, filled, null};
use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

/// Adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 9] {
    let count = |name| filled(name, ColumnType::Integer, 0);
    let checks = filled("tracking_checks", ColumnType::Json, "[]");
    [
        ("deliberation_opinion", null("extension_asked_on", ColumnType::Date)),
        ("deliberation_opinion", null("extension_asked_to", ColumnType::Date)),
        ("deliberation_opinion", null("extended_in_round", ColumnType::Integer)),
        ("deliberation_opinion", checks),
        ("opinion_clause", null("verified_on", ColumnType::Date)),
        ("opinion_clause", null("first_verified_on", ColumnType::Date)),
        ("opinion_clause", count("reopenings")),
        ("resolution", null("signed_by_user_id", ColumnType::Uuid)),
        ("resolution", count("report_no")),
    ]
}

/// What was reported before has its first report.
const REPORTED: &str = "UPDATE resolution SET report_no = 1 WHERE state = 'executed'";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        manager.get_connection().execute_unprepared(REPORTED).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, columns()).await
    }
}
