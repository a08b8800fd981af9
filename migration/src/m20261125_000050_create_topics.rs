//! Topics: calls, proposals, scores.

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
        RecordTable::new("topic_call")
            .integer("plan_year")
            .date("opens_on")
            .date("closes_on")
            .json("channels")
            .filtered_by("plan_year")
            .ordered_by("closes_on")
            .create(manager)
            .await?;
        RecordTable::new("topic_proposal")
            .refers_or_null("call_id", "topic_call")
            .text("title")
            .text("reason")
            .text("expected_effect")
            .text("source")
            .json("source_refs")
            .text("proposed_form")
            .json("supervised_organ_ids")
            .text("policy_area")
            .integer_or_null("signatory_count")
            .id("proposer_organization_id")
            .json("reviewer_ids")
            .integer_or_null("score")
            .json("organ_replies")
            .refers_or_null("exception_meeting_id", "meeting")
            .text_or_null("exception_reason")
            .refers_or_null("decision_meeting_id", "meeting")
            .text_or_null("decision_reason")
            .refers_or_null("merged_into_id", "topic_proposal")
            .refers_or_null("item_id", "supervision_item")
            .filtered_by("source")
            .filtered_by("policy_area")
            .filtered_by("proposer_organization_id")
            .create(manager)
            .await?;
        RecordTable::new("topic_score")
            .refers("proposal_id", "topic_proposal")
            .refers("reviewer_id", "user_account")
            .integer("importance")
            .integer("public_concern")
            .integer("feasibility")
            .integer("evidence")
            .integer("timeliness")
            .integer("non_repetition")
            .text("comment")
            .unique(&["proposal_id", "reviewer_id"])
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["topic_call", "topic_proposal", "topic_score"]).await
    }
}
