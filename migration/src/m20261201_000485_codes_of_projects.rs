//! Livelihood projects: a code is there once in a year, whoever decided it.

use sea_orm_migration::{prelude::*, sea_orm::ConnectionTrait};

/// Tells the codes of towns apart by their presidium, and has each code once.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const INDEX: &str = "livelihood_project_code_of_a_year";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let presidium =
            "SELECT code FROM organization WHERE organization.id = livelihood_project.organization_id";
        let apart =
            format!("UPDATE livelihood_project SET code = code || '-' || ({presidium}) WHERE level = 'town'");
        manager.get_connection().execute_unprepared(&apart).await?;
        let index = Index::create()
            .name(INDEX)
            .table("livelihood_project")
            .col("district_code")
            .col("year")
            .col("code")
            .unique()
            .to_owned();
        manager.create_index(index).await
    }

    /// What was told apart stays so.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEX).table("livelihood_project").to_owned()).await
    }
}
