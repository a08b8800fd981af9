//! What verification needs beside the entries: what pruning removed, which entries no checkpoint covers yet, the
//! checkpoints, and the versions of the service's own subjects.

use super::table::drop_tables;
use sea_orm_migration::{
    prelude::*,
    schema::{integer, text, timestamp_with_time_zone, uuid},
};

/// Replaces the cuts of chains by what pruning removed, and creates the others.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        refuse_old_entries(manager).await?;
        drop_tables(manager, &["audit_checkpoint"]).await?;
        for table in [pruned(), pending(), checkpoint(), subject()] {
            manager.create_table(table).await?;
        }
        let history = Index::create()
            .name("audit_pruned_unique_subject_sequence")
            .table("audit_pruned")
            .col("subject_id")
            .col("sequence")
            .unique()
            .to_owned();
        manager.create_index(history).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["audit_pruned", "audit_pending", "audit_checkpoint", "system_subject"];
        drop_tables(manager, &tables).await?;
        let cuts = Table::create()
            .table("audit_checkpoint")
            .col(uuid("subject_id").primary_key())
            .col(integer("sequence"))
            .col(text("hash"))
            .col(timestamp_with_time_zone("pruned_at"))
            .to_owned();
        manager.create_table(cuts).await
    }
}

/// Entries that were hashed in the old form cannot be verified any more, and hashing them anew would make a trail of
/// which nobody knows whether it is the old one (decision 0046).
async fn refuse_old_entries(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let entry = Query::select().column("id").from("audit_event").limit(1).to_owned();
    match manager.get_connection().query_one(&entry).await? {
        None => Ok(()),
        Some(_) => Err(DbErr::Migration(
            "the audit trail was written by a build before 2026-11-28; begin with a new database".into(),
        )),
    }
}

fn pruned() -> TableCreateStatement {
    Table::create()
        .table("audit_pruned")
        .col(uuid("id").primary_key())
        .col(text("subject_type"))
        .col(uuid("subject_id"))
        .col(integer("sequence"))
        .col(timestamp_with_time_zone("occurred_at"))
        .col(text("hash"))
        .col(integer("pruned_in"))
        .col(ColumnDef::new_with_type("columns_hash", ColumnType::Text).null())
        .col(ColumnDef::new_with_type("columns", ColumnType::Json).null())
        .to_owned()
}

fn pending() -> TableCreateStatement {
    Table::create().table("audit_pending").col(uuid("entry_id").primary_key()).to_owned()
}

fn checkpoint() -> TableCreateStatement {
    Table::create()
        .table("audit_checkpoint")
        .col(integer("sequence").primary_key())
        .col(text("line"))
        .col(ColumnDef::new_with_type("posted_at", ColumnType::TimestampWithTimeZone).null())
        .to_owned()
}

fn subject() -> TableCreateStatement {
    Table::create().table("system_subject").col(uuid("id").primary_key()).col(integer("version")).to_owned()
}
