//! Issues and the steps of putting them right.

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
        issue().create(manager).await?;
        RecordTable::new("issue_step")
            .refers("issue_id", "issue")
            .text("kind")
            .text("text")
            .json("evidence_ids")
            .date("occurred_on")
            .filtered_by("kind")
            .ordered_by("occurred_on")
            .create(manager)
            .await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["issue", "issue_step"]).await
    }
}

fn issue() -> RecordTable {
    RecordTable::new("issue")
        .text("issue_no")
        .text("domain")
        .text("category")
        .text("title")
        .text("description")
        .text("source_type")
        .text_or_null("source_record_type")
        .id_or_null("source_record_id")
        .date_or_null("audit_reported_on")
        .text("severity")
        .text_or_null("legal_basis")
        .big_integer_or_null("amount_fen")
        .big_integer_or_null("area_m2")
        .refers("responsible_org_id", "organization")
        .json("co_org_ids")
        .text("rectify_class")
        .refers("author_organization_id", "organization")
        .date_or_null("due_on")
        .text_or_null("measures")
        .text_or_null("responsible_person")
        .date_or_null("planned_on")
        .json("evidence_ids")
        .id_or_null("submitted_by")
        .text_or_null("accountability_result")
        .id_or_null("verified_by")
        .date_or_null("closed_on")
        .integer("return_count")
        .integer("extension_count")
        .text_or_null("escalation_kind")
        .id_or_null("escalation_id")
        .boolean("repeated")
        .filtered_by("domain")
        .filtered_by("category")
        .filtered_by("source_type")
        .filtered_by("severity")
        .filtered_by("source_record_id")
        .ordered_by("issue_no")
        .unique(&["district_code", "issue_no"])
}
