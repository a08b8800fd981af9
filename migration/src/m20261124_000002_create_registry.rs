//! Districts, organizations, users, tokens, keys.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::{prelude::*, schema};

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let district = RecordTable::new("district").text("code").text("name").text_or_null("parent_code");
        district.integer_or_null("population").ordered_by("code").unique(&["code"]).create(manager).await?;
        RecordTable::new("organization")
            .text("code")
            .text("name")
            .text("kind")
            .json("functions")
            .refers_or_null("parent_id", "organization")
            .refers_or_null("street_or_town_id", "organization")
            .text_or_null("credit_code")
            .integer_or_null("population")
            .date("valid_from")
            .date_or_null("valid_to")
            .ordered_by("code")
            .filtered_by("kind")
            .unique(&["district_code", "code"])
            .unique(&["district_code", "parent_id", "name"])
            .create(manager)
            .await?;
        access(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["district", "organization", "user_account", "api_token", "secret_key"]).await
    }
}

async fn access(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("user_account")
        .text("username")
        .text("display_name")
        .json("roles")
        .refers("organization_id", "organization")
        .id_or_null("deputy_id")
        .text_or_null("password_hash")
        .ordered_by("username")
        .unique(&["username"])
        .create(manager)
        .await?;
    RecordTable::new("api_token")
        .text("name")
        .refers("user_id", "user_account")
        .instant("expires_at")
        .text("secret_hash")
        .text("hint")
        .unique(&["secret_hash"])
        .create(manager)
        .await?;
    let keys = Table::create()
        .table("secret_key")
        .col(schema::text("id").primary_key())
        .col(schema::text("purpose"))
        .col(schema::text("material"))
        .col(schema::timestamp_with_time_zone("created_at"))
        .to_owned();
    manager.create_table(keys).await
}
