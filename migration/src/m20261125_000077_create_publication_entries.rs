//! What became public, was corrected and was withdrawn, numbered in each district: what a portal polls.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, integer, text, timestamp_with_time_zone, uuid},
};

/// Creates the table, with an entry for what is out already.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "publication_entry";

/// What is out already has the id of its publication, in the order in which it was changed last.
const FILL: &str = "INSERT INTO publication_entry \
    (id, district_code, sequence, publication_id, publication_version, change, text, reason, occurred_at) \
    SELECT id, district_code, ROW_NUMBER() OVER (PARTITION BY district_code ORDER BY updated_at, id), id, version, \
    state, text, withdrawn_reason, updated_at FROM publication \
    WHERE scope = 'to_public' AND state IN ('published', 'withdrawn')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut create = Table::create();
        create
            .table(TABLE)
            .col(uuid("id").primary_key())
            .col(text("district_code"))
            .col(big_integer("sequence"))
            .col(uuid("publication_id"))
            .col(integer("publication_version"))
            .col(text("change"))
            .col(text("text"))
            .col(text("reason").null())
            .col(timestamp_with_time_zone("occurred_at"))
            .foreign_key(ForeignKey::create().from(TABLE, "publication_id").to("publication", "id"));
        manager.create_table(create).await?;
        let mut number = Index::create();
        number.name("publication_entry_unique_district_code_sequence").table(TABLE);
        manager.create_index(number.col("district_code").col("sequence").unique().to_owned()).await?;
        let mut publication = Index::create();
        publication.name("publication_entry_by_publication_id").table(TABLE);
        manager.create_index(publication.col("publication_id").to_owned()).await?;
        manager.get_connection().execute_unprepared(FILL).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table(TABLE).to_owned()).await
    }
}
