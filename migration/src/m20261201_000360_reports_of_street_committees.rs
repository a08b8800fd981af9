//! What street committees report and whom they ask: reports, consultative bodies and their meetings; the decision on which an assignment
//! rests, and which time and place of an activity a notice has to tell.

use super::{
    m20261129_000300_one_index_for_each_reason as one_index,
    table::{RecordTable, add_columns, drop_columns, drop_tables, filled, null},
};
use sea_orm_migration::prelude::*;

/// Creates the tables and adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 4] {
    [
        ("activity", filled("notice_round", ColumnType::Integer, 1)),
        ("activity", filled("co_plan_item_ids", ColumnType::Json, "[]")),
        ("street_assignment", null("basis_type", ColumnType::Text)),
        ("street_assignment", null("basis_id", ColumnType::Uuid)),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        RecordTable::new("committee_report")
            .refers("committee_id", "street_committee")
            .refers("organization_id", "organization")
            .integer("year")
            .text("kind")
            .date_or_null("arose_on")
            .refers_or_null("document_id", "document")
            .refers_or_null("adopted_meeting_id", "meeting")
            .date_or_null("submitted_on")
            .refers_or_null("heard_meeting_id", "meeting")
            .date_or_null("heard_on")
            .json("opinions")
            .date_or_null("rectified_on")
            .filtered_by("year")
            .ordered_by("year")
            .filtered_by("kind")
            .create(manager)
            .await?;
        RecordTable::new("consultative_body")
            .refers("street_id", "organization")
            .refers("organization_id", "organization")
            .text("term_label")
            .date("established_on")
            .json("members")
            .ordered_by("established_on")
            .create(manager)
            .await?;
        RecordTable::new("consultative_meeting")
            .refers("body_id", "consultative_body")
            .refers("organization_id", "organization")
            .date("planned_on")
            .json("topics")
            .date_or_null("held_on")
            .integer_or_null("members_total")
            .integer_or_null("members_present")
            .json("opinions")
            .json("handler_ids")
            .json("lead_votes")
            .json("recommended_lead_ids")
            .ordered_by("planned_on")
            .create(manager)
            .await?;
        one_index::Migration.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["committee_report", "consultative_body", "consultative_meeting"]).await?;
        drop_columns(manager, columns()).await
    }
}
