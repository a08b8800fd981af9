//! What alert rules watch by day is found by day.

use sea_orm_migration::prelude::*;

/// Creates the indexes.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Name, table, columns.
const INDEXES: [(&str, &str, [&str; 3]); 2] = [
    ("issue_by_district_code_due_on", "issue", ["district_code", "due_on", "id"]),
    (
        "inquiry_question_by_district_code_commitment_due_on",
        "inquiry_question",
        ["district_code", "commitment_due_on", "id"],
    ),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, columns) in INDEXES {
            let mut index = Index::create();
            index.name(name).table(table);
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, _) in INDEXES {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        Ok(())
    }
}
