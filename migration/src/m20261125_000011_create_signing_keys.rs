//! Signing keys as records, and what all replicas share about revocations, guesses and budgets.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, integer, text, timestamp_with_time_zone, uuid},
};

/// The last shard is that of the signing keys.
const SHARDS: i32 = 65;

/// Creates the tables.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("signing_key")
            .text("public_key")
            .text("material")
            .instant("activates_at")
            .create(manager)
            .await?;
        // The keys before were no records; what they signed lived fifteen minutes.
        let old =
            Query::delete().from_table("secret_key").and_where(Expr::col("purpose").eq("signing")).to_owned();
        manager.execute(old).await?;
        for table in [revocation(), login_guess(), request_budget()] {
            manager.create_table(table).await?;
        }
        let mut shards = Query::insert().into_table("revocation").columns(["shard", "changes"]).to_owned();
        for shard in 0..SHARDS {
            shards.values_panic([shard.into(), 0_i64.into()]);
        }
        manager.execute(shards).await?;
        let old_guesses =
            Index::create().name("login_guess_by_time").table("login_guess").col("updated_at").to_owned();
        manager.create_index(old_guesses).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["signing_key", "revocation", "login_guess", "request_budget"]).await
    }
}

/// Counters that tell a replica which of the tokens it has verified it must verify again.
fn revocation() -> TableCreateStatement {
    Table::create()
        .table("revocation")
        .col(integer("shard").primary_key())
        .col(big_integer("changes"))
        .col(ColumnDef::new_with_type("revoked_before", ColumnType::TimestampWithTimeZone).null())
        .to_owned()
}

fn login_guess() -> TableCreateStatement {
    Table::create()
        .table("login_guess")
        .col(text("key").primary_key())
        .col(integer("failures"))
        .col(timestamp_with_time_zone("blocked_until"))
        .col(timestamp_with_time_zone("updated_at"))
        .to_owned()
}

fn request_budget() -> TableCreateStatement {
    Table::create()
        .table("request_budget")
        .col(big_integer("minute"))
        .col(uuid("credential"))
        .col(integer("granted"))
        .primary_key(Index::create().col("minute").col("credential"))
        .to_owned()
}
