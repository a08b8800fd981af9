//! Evaluations of supervision items, and the orders that the statistics of a year read in.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::prelude::*;

/// Creates the table.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("evaluation")
            .refers("item_id", "supervision_item")
            .integer_or_null("topic_precision")
            .integer_or_null("investigation_depth")
            .integer_or_null("deliberation_quality")
            .integer_or_null("follow_up")
            .integer_or_null("openness")
            .integer_or_null("effect")
            .integer_or_null("index_score")
            .text_or_null("band")
            .date_or_null("computed_on")
            .refers_or_null("rule_set_id", "rule_set")
            .json("facts")
            .text_or_null("conclusion")
            .filtered_by("band")
            .unique(&["item_id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["evaluation"]).await
    }
}
