//! Assessment templates and the assessments that they open.

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
        RecordTable::new("assessment_template")
            .text("target_kind")
            .integer("year")
            .text("title")
            .refers_or_null("approved_meeting_id", "meeting")
            .json("target_ids")
            .json("items")
            .integer_or_null("bonus_cap")
            .json("veto_items")
            .integer_or_null("excellent_from")
            .integer_or_null("good_from")
            .integer_or_null("pass_from")
            .filtered_by("target_kind")
            .filtered_by("year")
            .create(manager)
            .await?;
        RecordTable::new("assessment")
            .refers("template_id", "assessment_template")
            .text("target_kind")
            .refers("target_id", "organization")
            .json("item_scores")
            .integer_or_null("self_total")
            .integer_or_null("reviewed_total")
            .integer_or_null("bonus")
            .integer_or_null("deduction")
            .integer_or_null("final_total")
            .text_or_null("grade")
            .integer_or_null("star")
            .json("veto_hits")
            .json("reviewer_ids")
            .date_or_null("reviewed_on")
            .date_or_null("dispute_until")
            .text_or_null("dispute_text")
            .text_or_null("dispute_answer")
            .refers_or_null("decision_meeting_id", "meeting")
            .refers_or_null("decision_document_id", "document")
            .date_or_null("announced_on")
            .filtered_by("target_kind")
            .filtered_by("grade")
            .unique(&["template_id", "target_id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["assessment_template", "assessment"]).await
    }
}
