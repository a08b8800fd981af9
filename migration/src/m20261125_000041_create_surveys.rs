//! Surveys and their answers.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::prelude::*;

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("survey")
            .text("title")
            .text("subject_type")
            .id("subject_id")
            .integer("year")
            .text("channel")
            .json("questions")
            .date("opens_on")
            .date("closes_on")
            .integer_or_null("sample_size")
            .refers("owner_organization_id", "organization")
            .refers_or_null("agency_id", "organization")
            .date_or_null("opened_on")
            .date_or_null("closed_on")
            .json("results")
            .integer_or_null("score")
            .id_or_null("rule_set_id")
            .filtered_by("year")
            .filtered_by("channel")
            .filtered_by("subject_id")
            .create(manager)
            .await?;
        RecordTable::new("survey_response")
            .refers("survey_id", "survey")
            .text("item")
            .text_or_null("level")
            .integer_or_null("score")
            .integer_or_null("points")
            .boolean("known")
            .boolean("resident")
            .text_or_null("age_band")
            .text_or_null("comment")
            .refers("owner_organization_id", "organization")
            .refers_or_null("agency_id", "organization")
            .text("dedup_hash")
            // One answer per person and question, whoever is faster.
            .unique(&["survey_id", "dedup_hash"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["survey", "survey_response"]).await
    }
}
