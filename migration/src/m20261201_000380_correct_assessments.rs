//! Assessments of sites, and results that are corrected; the stars of sites, and the issue by which they are put right.

use super::{
    m20261129_000300_one_index_for_each_reason as one_index,
    table::{RecordTable, add_columns, drop_columns, null},
};
use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend},
};

/// Makes the table of assessments anew: what is assessed may be a site, which is no organization.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What the table had.
const KEPT: &str = "id, district_code, state, version, created_at, created_by, updated_at, updated_by, archived_at, template_id, \
    target_kind, target_id, item_scores, self_total, reviewed_total, bonus, deduction, final_total, grade, star, veto_hits, \
    reviewer_ids, reviewed_on, dispute_until, dispute_text, dispute_answer, decision_meeting_id, decision_document_id, announced_on";

fn columns() -> [(&'static str, ColumnDef); 2] {
    [
        ("site", null("star_rating", ColumnType::Integer)),
        ("site", null("rectification_issue_id", ColumnType::Uuid)),
    ]
}

fn assessment() -> RecordTable {
    RecordTable::new("assessment")
        .refers("template_id", "assessment_template")
        .text("target_kind")
        .id("target_id")
        .refers("organization_id", "organization")
        .json("acting_ids")
        .integer("version_no")
        .json("item_scores")
        .integer_or_null("self_total")
        .integer_or_null("reviewed_total")
        .integer_or_null("bonus")
        .integer_or_null("deduction")
        .integer_or_null("final_total")
        .text_or_null("grade")
        .integer_or_null("star")
        .json("vetoes_found")
        .json("veto_hits")
        .json("reviewer_ids")
        .date_or_null("reviewed_on")
        .date_or_null("dispute_until")
        .text_or_null("dispute_text")
        .text_or_null("dispute_answer")
        .refers_or_null("decision_meeting_id", "meeting")
        .refers_or_null("decision_document_id", "document")
        .date_or_null("announced_on")
        .text_or_null("correction_ground")
        .text_or_null("correction_reason")
        .date_or_null("fault_found_on")
        .refers_or_null("correction_meeting_id", "meeting")
        .json("former_results")
        .filtered_by("target_kind")
        .filtered_by("target_id")
        .filtered_by("grade")
        .unique(&["template_id", "target_id"])
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE TABLE assessment_before AS SELECT * FROM assessment").await?;
        db.execute_unprepared("DROP TABLE assessment").await?;
        assessment().create(manager).await?;
        let none = match db.get_database_backend() {
            DbBackend::Postgres => "CAST('[]' AS json)",
            _ => "'[]'",
        };
        let copy = format!(
            "INSERT INTO assessment ({KEPT}, organization_id, version_no, acting_ids, vetoes_found, former_results) \
             SELECT {KEPT}, target_id, 1, {none}, {none}, {none} FROM assessment_before"
        );
        db.execute_unprepared(&copy).await?;
        db.execute_unprepared("DROP TABLE assessment_before").await?;
        add_columns(manager, columns()).await?;
        let mut by_issue = Index::create();
        by_issue.name("site_by_rectification_issue_id").table("site");
        for column in ["district_code", "rectification_issue_id", "created_at", "id"] {
            by_issue.col(column);
        }
        manager.create_index(by_issue).await?;
        one_index::Migration.up(manager).await
    }

    /// The table of assessments stays as it is: it has all that it had before.
    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let by_issue = "site_by_rectification_issue_id";
        manager.drop_index(Index::drop().name(by_issue).table("site").to_owned()).await?;
        drop_columns(manager, columns()).await
    }
}
