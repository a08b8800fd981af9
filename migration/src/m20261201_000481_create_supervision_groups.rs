//! Livelihood projects: groups of deputies that follow them, their visits, and what departments ask of each other.

use super::{
    m20261129_000300_one_index_for_each_reason as one_index,
    table::{RecordTable, add_columns, drop_columns, drop_tables, null},
};
use sea_orm_migration::prelude::*;

/// Creates the tables; a project says which group follows it, and who leads that.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 3] = ["supervision_group", "project_visit", "coordination_request"];

fn columns() -> [(&'static str, ColumnDef); 2] {
    ["supervision_group_id", "group_leader_id"]
        .map(|name| ("livelihood_project", null(name, ColumnType::Uuid)))
}

async fn groups(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("supervision_group")
        .refers("project_id", "livelihood_project")
        .refers_or_null("leader_id", "deputy")
        .json("member_ids")
        .json("memberships")
        .refers("author_organization_id", "organization")
        .create(manager)
        .await
}

async fn visits(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("project_visit")
        .refers("group_id", "supervision_group")
        .refers("project_id", "livelihood_project")
        .date("visited_on")
        .text("place")
        .json("member_ids")
        .text_or_null("finding")
        .text_or_null("finding_category")
        .text_or_null("suggestion")
        .json("photo_ids")
        .refers_or_null("issue_id", "issue")
        .ordered_by("visited_on")
        .create(manager)
        .await
}

async fn requests(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("coordination_request")
        .refers("project_id", "livelihood_project")
        .refers("lead_department_id", "organization")
        .refers("government_id", "organization")
        .refers("target_org_id", "organization")
        .text("matter")
        .text_or_null("reply")
        .date_or_null("replied_on")
        .json("rejections")
        .text("escalation")
        .filtered_by("escalation")
        .create(manager)
        .await
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        groups(manager).await?;
        visits(manager).await?;
        requests(manager).await?;
        add_columns(manager, columns()).await?;
        one_index::Migration.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, columns()).await?;
        drop_tables(manager, &TABLES).await
    }
}
