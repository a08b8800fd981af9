//! What a second administrator has to confirm, and when a session showed the second factor.

use super::table::{add_columns, drop_columns, null};
use sea_orm_migration::{
    prelude::*,
    schema::{boolean, json},
};

/// Adds the columns of users and sessions.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> Vec<(&'static str, ColumnDef)> {
    let user = [
        json("pending_roles").default("[]").to_owned(),
        null("pending_organization_id", ColumnType::Uuid),
        null("pending_deputy_id", ColumnType::Uuid),
        boolean("pending_code").default(false).to_owned(),
        boolean("pending_factor_reset").default(false).to_owned(),
        null("asked_by", ColumnType::Uuid),
        null("asked_at", ColumnType::TimestampWithTimeZone),
        null("second_code_hash", ColumnType::Text),
    ];
    let session = null("second_factor_at", ColumnType::TimestampWithTimeZone);
    user.into_iter().map(|column| ("user_account", column)).chain([("session", session)]).collect()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(manager, columns()).await
    }
}
