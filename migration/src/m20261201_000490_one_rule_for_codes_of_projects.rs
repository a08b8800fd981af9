//! Livelihood projects: a code that is there once in a year is there once among the projects of a cycle, which was asked beside it.

use sea_orm_migration::prelude::*;

/// Drops the index of the narrower rule.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEX: &str = "livelihood_project_unique_cycle_id_code";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEX).table("livelihood_project").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::create()
            .name(INDEX)
            .table("livelihood_project")
            .col("cycle_id")
            .col("code")
            .unique()
            .to_owned();
        manager.create_index(index).await
    }
}
