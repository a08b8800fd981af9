//! Stations: what deputies report to the voters.

use super::{
    m20261129_000300_one_index_for_each_reason as one_index,
    table::{RecordTable, add_columns, drop_columns, drop_tables, null},
};
use sea_orm_migration::prelude::*;

/// Creates the table, and names it in duty records.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 1] {
    [("duty_record", null("duty_report_id", ColumnType::Uuid))]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("duty_report")
            .refers("deputy_id", "deputy")
            .refers("term_id", "term")
            .refers_or_null("constituency_id", "constituency")
            .refers_or_null("congress_body_id", "organization")
            .text("form")
            .date("held_on")
            .text("place")
            .refers_or_null("site_id", "site")
            .integer("round")
            .date_or_null("announced_on")
            .refers_or_null("notice_publication_id", "publication")
            .refers_or_null("document_id", "document")
            .text_or_null("on_laws")
            .text_or_null("on_sessions")
            .text_or_null("on_intersession")
            .text_or_null("on_contact")
            .date_or_null("delivered_on")
            .integer_or_null("voters_invited")
            .integer_or_null("voters_present")
            .json("questions")
            .json("ratings")
            .integer_or_null("overall_satisfied")
            .integer_or_null("overall_basically_satisfied")
            .integer_or_null("overall_dissatisfied")
            .integer_or_null("overall_invalid")
            .date_or_null("evaluated_on")
            .boolean("interview_due")
            .refers_or_null("result_publication_id", "publication")
            .date_or_null("published_on")
            .date_or_null("feedback_sent_on")
            .filtered_by("form")
            .ordered_by("held_on")
            .create(manager)
            .await?;
        add_columns(manager, columns()).await?;
        one_index::Migration.up(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, columns()).await?;
        drop_tables(manager, &["duty_report"]).await
    }
}
