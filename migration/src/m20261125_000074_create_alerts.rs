//! Alert rules and the alerts that they raise.

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
        RecordTable::new("alert_rule")
            .text("code")
            .text("title")
            .text("domain")
            .text("measure")
            .text("comparison")
            .big_integer("threshold")
            .text("level")
            .integer("quiet_days")
            .boolean("assigns_responsible")
            .refers("author_organization_id", "organization")
            .filtered_by("domain")
            .filtered_by("measure")
            .filtered_by("level")
            .ordered_by("code")
            .unique_while_active(&["district_code", "code"])
            .create(manager)
            .await?;
        // The evaluation looks at all districts.
        let mut enabled = Index::create();
        enabled.name("alert_rule_by_state_id").table("alert_rule").col("state").col("id");
        manager.create_index(enabled).await?;
        alert().create(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["alert_rule", "alert"]).await
    }
}

fn alert() -> RecordTable {
    RecordTable::new("alert")
        .refers("rule_id", "alert_rule")
        .text("title")
        .text("domain")
        .text("level")
        .text("measure")
        .text("comparison")
        .big_integer("threshold")
        .big_integer("value")
        .text("subject_type")
        .id("subject_id")
        .refers_or_null("handler_org_id", "organization")
        .text_or_null("explanation")
        .text_or_null("reason")
        .date_or_null("closed_on")
        .refers_or_null("issue_id", "issue")
        .text_or_null("open_key")
        .filtered_by("domain")
        .filtered_by("level")
        .filtered_by("measure")
        .filtered_by("subject_id")
        .unique(&["open_key"])
}
