//! Sessions and their refresh tokens; what users and API tokens know of passwords, codes, scopes and use.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, boolean, json, text, timestamp_with_time_zone, uuid},
};

/// Creates the tables and adds the columns.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("session")
            .refers("user_id", "user_account")
            .text("user_agent")
            .text("address")
            .instant("last_used_at")
            .instant("expires_at")
            .create(manager)
            .await?;
        manager.create_table(refresh_token()).await?;
        manager.create_table(second_factor()).await?;
        manager.create_index(by_session()).await?;
        add(manager, "api_token", token_columns()).await?;
        manager.create_index(unique_previous_hash()).await?;
        add(manager, "user_account", user_columns()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("api_token_unique_previous_hash").table("api_token").to_owned())
            .await?;
        let token = ["scopes", "issued_at", "last_used_at", "previous_hash", "previous_until"];
        let user = ["password_set_at", "password_history", "code_hash", "code_expires_at", "second_factor"];
        for (table, names) in [("api_token", token), ("user_account", user)] {
            for name in names {
                manager.alter_table(Table::alter().table(table).drop_column(name).to_owned()).await?;
            }
        }
        drop_tables(manager, &["session", "refresh_token", "second_factor"]).await
    }
}

/// One column at a time: SQLite knows no other way.
async fn add(manager: &SchemaManager<'_>, table: &'static str, columns: [ColumnDef; 5]) -> Result<(), DbErr> {
    for column in columns {
        manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
    }
    Ok(())
}

fn nullable(name: &'static str, kind: ColumnType) -> ColumnDef {
    ColumnDef::new_with_type(name, kind).null().to_owned()
}

fn token_columns() -> [ColumnDef; 5] {
    [
        // Tokens that were issued before there were scopes keep what they could.
        json("scopes").default("[\"*:*\"]").to_owned(),
        nullable("issued_at", ColumnType::TimestampWithTimeZone),
        nullable("last_used_at", ColumnType::TimestampWithTimeZone),
        nullable("previous_hash", ColumnType::Text),
        nullable("previous_until", ColumnType::TimestampWithTimeZone),
    ]
}

fn user_columns() -> [ColumnDef; 5] {
    [
        nullable("password_set_at", ColumnType::TimestampWithTimeZone),
        json("password_history").default("[]").to_owned(),
        nullable("code_hash", ColumnType::Text),
        nullable("code_expires_at", ColumnType::TimestampWithTimeZone),
        boolean("second_factor").default(false).to_owned(),
    ]
}

/// Every refresh token of a session; used ones stay, so that their reuse is noticed.
fn refresh_token() -> TableCreateStatement {
    Table::create()
        .table("refresh_token")
        .col(text("hash").primary_key())
        .col(uuid("session_id"))
        .col(timestamp_with_time_zone("issued_at"))
        .col(nullable("used_at", ColumnType::TimestampWithTimeZone))
        .foreign_key(ForeignKey::create().from("refresh_token", "session_id").to("session", "id"))
        .to_owned()
}

fn second_factor() -> TableCreateStatement {
    Table::create()
        .table("second_factor")
        .col(uuid("user_id").primary_key())
        .col(text("secret"))
        .col(big_integer("last_step"))
        .col(json("recovery_hashes"))
        .foreign_key(ForeignKey::create().from("second_factor", "user_id").to("user_account", "id"))
        .to_owned()
}

fn by_session() -> IndexCreateStatement {
    Index::create().name("refresh_token_by_session").table("refresh_token").col("session_id").to_owned()
}

fn unique_previous_hash() -> IndexCreateStatement {
    let index = Index::create().name("api_token_unique_previous_hash").table("api_token").to_owned();
    index.clone().col("previous_hash").unique().to_owned()
}
