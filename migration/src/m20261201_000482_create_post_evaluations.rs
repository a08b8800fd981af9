//! The verdict on livelihood projects: surveys, votes and evaluations of them, and what left the list.

use super::{
    m20261129_000300_one_index_for_each_reason as one_index,
    table::{RecordTable, add_columns, drop_columns, drop_tables, filled, null},
};
use sea_orm_migration::prelude::*;

/// Adds the columns and creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLES: [&str; 2] = ["project_post_evaluation", "project_exit_record"];

fn list(name: &'static str) -> ColumnDef {
    filled(name, ColumnType::Json, "[]")
}

fn columns() -> Vec<(&'static str, ColumnDef)> {
    let of_projects = [
        list("agency_ids"),
        list("survey_ids"),
        list("channel_scores"),
        null("satisfaction", ColumnType::BigInteger),
        null("satisfaction_with_all", ColumnType::BigInteger),
        null("satisfaction_without_suspects", ColumnType::BigInteger),
        null("suspects_excluded_reason", ColumnType::Text),
        null("no_score_reason", ColumnType::Text),
        list("awareness"),
        null("surveyed_on", ColumnType::Date),
        list("votes"),
        filled("exit_flag", ColumnType::Boolean, false),
        list("exit_reasons"),
        null("evaluation_id", ColumnType::Uuid),
        list("reopenings"),
        null("carried_cycle_id", ColumnType::Uuid),
    ];
    let of_candidates = [
        null("continues_id", ColumnType::Uuid),
        list("exit_matches"),
        null("exit_change_note", ColumnType::Text),
    ];
    let of_answers = [null("source_hash", ColumnType::Text), filled("suspect", ColumnType::Boolean, false)];
    let projects = of_projects.into_iter().map(|column| ("livelihood_project", column));
    let candidates = of_candidates.into_iter().map(|column| ("project_candidate", column));
    let answers = of_answers.into_iter().map(|column| ("survey_response", column));
    projects.chain(candidates).chain(answers).collect()
}

async fn evaluations(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("project_post_evaluation")
        .refers("project_id", "livelihood_project")
        .refers("government_id", "organization")
        .json("department_ids")
        .integer("completion_round")
        .refers("evaluator_org_id", "organization")
        .json("scores")
        .big_integer_or_null("total")
        .text_or_null("grade")
        .id_or_null("scored_by")
        .date("revisit_on")
        .json("usage")
        .big_integer_or_null("usage_rate")
        .boolean("exit_flag")
        .text_or_null("conclusion")
        .text_or_null("conclusion_reason")
        .date_or_null("concluded_on")
        .filtered_by("grade")
        .filtered_by("conclusion")
        .ordered_by("revisit_on")
        .create(manager)
        .await
}

async fn exits(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("project_exit_record")
        .refers("project_id", "livelihood_project")
        .refers("evaluation_id", "project_post_evaluation")
        .refers("organization_id", "organization")
        .refers("government_id", "organization")
        .text("title")
        .text("category")
        .text("reason")
        .integer("year")
        .date("exited_on")
        .date("blocked_until")
        .filtered_by("category")
        .filtered_by("year")
        .ordered_by("blocked_until")
        .create(manager)
        .await
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        evaluations(manager).await?;
        exits(manager).await?;
        one_index::Migration.up(manager).await?;
        // How many answers came from one place within an hour.
        let mut sources = Index::create();
        sources.name("survey_response_by_source").table("survey_response");
        manager.create_index(sources.col("survey_id").col("source_hash").col("created_at").to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &TABLES).await?;
        manager
            .drop_index(Index::drop().name("survey_response_by_source").table("survey_response").to_owned())
            .await?;
        drop_columns(manager, columns()).await
    }
}
