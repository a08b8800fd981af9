//! Access codes of people without a token.

use sea_orm_migration::{
    prelude::*,
    schema::{text, timestamp_with_time_zone, uuid},
};

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let code = Table::create()
            .table("access_code")
            .col(text("code_hash").primary_key())
            .col(text("district_code"))
            .col(text("subject_type"))
            .col(uuid("subject_id"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(code).await?;
        let of_record =
            Index::create().name("access_code_by_subject").table("access_code").col("subject_id").to_owned();
        manager.create_index(of_record).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::table::drop_tables(manager, &["access_code"]).await
    }
}
