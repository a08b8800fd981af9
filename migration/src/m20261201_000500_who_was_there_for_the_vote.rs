//! Ballots: who was there for the vote.

use super::table::{add_columns, drop_columns, filled};
use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, Statement},
};

/// Adds the column.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 1] {
    [("ballot", filled("present_member_ids", ColumnType::Json, "[]"))]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let sql = "SELECT title FROM ballot WHERE state = 'issuing'";
        let under_way = db.query_one_raw(Statement::from_string(manager.get_database_backend(), sql)).await?;
        if let Some(ballot) = under_way {
            let title: String = ballot.try_get_by_index(0)?;
            // Who came and who left while members voted on it is not told afterwards.
            return Err(DbErr::Custom(format!("a ballot is under way, close it first: {title}")));
        }
        add_columns(manager, columns()).await?;
        // Those who are in the record of the meeting read the list of their vote on paper, as before.
        let told = "UPDATE ballot SET present_member_ids = \
                    (SELECT present_deputy_ids FROM meeting WHERE meeting.id = ballot.meeting_id) WHERE state <> 'prepared'";
        db.execute_unprepared(told).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, columns()).await
    }
}
