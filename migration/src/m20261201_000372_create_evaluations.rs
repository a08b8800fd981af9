//! Stations: what duties are worth, and what is said of a deputy's year.

use super::{
    m20261129_000300_one_index_for_each_reason as one_index,
    table::{RecordTable, drop_tables},
};
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
        RecordTable::new("score_standard")
            .text("name")
            .integer("year_from")
            .integer("year_to")
            .json("lines")
            .json("deductions")
            .big_integer_or_null("good_from")
            .big_integer_or_null("fair_from")
            .ordered_by("year_from")
            .create(manager)
            .await?;
        RecordTable::new("deputy_evaluation")
            .refers("deputy_id", "deputy")
            .integer("year")
            .refers_or_null("congress_body_id", "organization")
            .json("convener_ids")
            .refers_or_null("standard_id", "score_standard")
            .big_integer_or_null("duty_score")
            .json("self_scores")
            .json("group_scores")
            .json("street_scores")
            .json("office_scores")
            .big_integer_or_null("final_score")
            .text_or_null("grade")
            .date_or_null("scored_on")
            .date_or_null("objection_until")
            .text_or_null("objection_text")
            .text_or_null("objection_answer")
            .refers_or_null("decision_meeting_id", "meeting")
            .date_or_null("announced_on")
            .boolean("published")
            .date_or_null("interviewed_on")
            .boolean("resignation_advised")
            .json("former_results")
            .filtered_by("year")
            .filtered_by("grade")
            .ordered_by("year")
            .unique_while_active(&["deputy_id", "year"])
            .create(manager)
            .await?;
        one_index::Migration.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["score_standard", "deputy_evaluation"]).await
    }
}
