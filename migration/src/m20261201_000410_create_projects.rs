//! Livelihood projects that are carried out, and what their departments report every month.

use super::{
    m20261129_000300_one_index_for_each_reason as one_index,
    table::{RecordTable, drop_tables},
};
use sea_orm_migration::prelude::*;

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 2] = ["livelihood_project", "project_progress_report"];

async fn projects(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("livelihood_project")
        .text("code")
        .refers("cycle_id", "livelihood_cycle")
        .text("level")
        .refers("organization_id", "organization")
        .refers("government_id", "organization")
        .integer("year")
        .text("title")
        .text("category")
        .text("kind")
        .refers("candidate_id", "project_candidate")
        .text("decided_by")
        .refers("lead_department_id", "organization")
        .json("co_department_ids")
        .json("goals")
        .json("decided_values")
        .big_integer("budget_fen")
        .big_integer("executed_fen")
        .integer_or_null("beneficiaries_planned")
        .json("milestones")
        .json("locations")
        .boolean("is_staged")
        .integer("stage_year")
        .date("finish_on")
        .text_or_null("responsible_person")
        .text_or_null("safeguards")
        .refers_or_null("plan_document_id", "document")
        .date_or_null("plan_published_on")
        .big_integer("completion")
        .text("light")
        .date_or_null("light_changes_on")
        .text("quality_state")
        .date_or_null("completed_on")
        .date_or_null("accepted_on")
        .id_or_null("accepted_by")
        .json("acceptance_document_ids")
        .filtered_by("year")
        .filtered_by("category")
        .filtered_by("light")
        .ordered_by("finish_on")
        .unique(&["cycle_id", "code"])
        .create(manager)
        .await
}

async fn progress_reports(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("project_progress_report")
        .refers("project_id", "livelihood_project")
        .refers("lead_department_id", "organization")
        .text("period")
        .json("goal_values")
        .big_integer("executed_fen")
        .text("text")
        .json("photo_ids")
        .date("submitted_on")
        .refers_or_null("corrects_id", "project_progress_report")
        .text_or_null("correction_reason")
        .filtered_by("period")
        .ordered_by("period")
        .create(manager)
        .await
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        projects(manager).await?;
        progress_reports(manager).await?;
        one_index::Migration.up(manager).await?;
        // The lights are looked at in all districts.
        let mut waiting = Index::create();
        waiting.name("livelihood_project_by_light_changes_on").table("livelihood_project");
        manager.create_index(waiting.col("light_changes_on").col("id").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &TABLES).await
    }
}
