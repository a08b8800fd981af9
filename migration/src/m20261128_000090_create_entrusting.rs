//! What a second administrator has to confirm, and when a session showed the second factor.

use sea_orm_migration::{
    prelude::*,
    schema::{boolean, json},
};

/// Adds the columns of users and sessions.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> Vec<(&'static str, ColumnDef)> {
    let nullable = |name, kind| ColumnDef::new_with_type(name, kind).null().to_owned();
    let user = [
        json("pending_roles").default("[]").to_owned(),
        nullable("pending_organization_id", ColumnType::Uuid),
        nullable("pending_deputy_id", ColumnType::Uuid),
        boolean("pending_code").default(false).to_owned(),
        boolean("pending_factor_reset").default(false).to_owned(),
        nullable("asked_by", ColumnType::Uuid),
        nullable("asked_at", ColumnType::TimestampWithTimeZone),
        nullable("second_code_hash", ColumnType::Text),
    ];
    let session = nullable("second_factor_at", ColumnType::TimestampWithTimeZone);
    user.into_iter().map(|column| ("user_account", column)).chain([("session", session)]).collect()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns().into_iter().rev() {
            let drop = Table::alter().table(table).drop_column(column.get_column_name()).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
