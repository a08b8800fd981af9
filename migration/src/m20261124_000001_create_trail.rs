//! The audit trail, the outbox and the idempotency keys.

use sea_orm_migration::{
    prelude::*,
    schema::{integer, json, text, timestamp_with_time_zone, uuid},
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
        manager.create_table(audit_event()).await?;
        manager.create_table(event()).await?;
        manager.create_table(idempotency_key()).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        super::table::drop_tables(manager, &["audit_event", "event", "idempotency_key"]).await
    }
}

fn audit_event() -> TableCreateStatement {
    Table::create()
        .table("audit_event")
        .col(uuid("id").primary_key())
        .col(text("district_code"))
        .col(uuid("actor_id"))
        .col(ColumnDef::new_with_type("role", ColumnType::Text).null())
        .col(uuid("organization_id"))
        .col(text("subject_type"))
        .col(uuid("subject_id"))
        .col(integer("sequence"))
        .col(text("action"))
        .col(ColumnDef::new_with_type("from_state", ColumnType::Text).null())
        .col(text("to_state"))
        .col(ColumnDef::new_with_type("reason", ColumnType::Text).null())
        .col(json("diff"))
        .col(text("request_id"))
        .col(timestamp_with_time_zone("occurred_at"))
        .col(text("hash"))
        .to_owned()
}

fn event() -> TableCreateStatement {
    Table::create()
        .table("event")
        .col(uuid("id").primary_key())
        .col(text("district_code"))
        .col(text("kind"))
        .col(uuid("subject_id"))
        .col(integer("subject_version"))
        .col(text("state"))
        .col(timestamp_with_time_zone("occurred_at"))
        .to_owned()
}

fn idempotency_key() -> TableCreateStatement {
    Table::create()
        .table("idempotency_key")
        .col(uuid("caller_id"))
        .col(text("key"))
        .col(text("fingerprint"))
        .col(json("answer"))
        .col(timestamp_with_time_zone("created_at"))
        .primary_key(Index::create().col("caller_id").col("key"))
        .to_owned()
}

fn indexes() -> [IndexCreateStatement; 3] {
    // A record has one entry per version: the database refuses a second history.
    let history = Index::create()
        .name("audit_event_unique_subject_sequence")
        .table("audit_event")
        .col("subject_id")
        .col("sequence")
        .unique()
        .to_owned();
    let time = Index::create()
        .name("audit_event_by_district_time")
        .table("audit_event")
        .col("district_code")
        .col("occurred_at")
        .col("id")
        .to_owned();
    let outbox =
        Index::create().name("event_by_district").table("event").col("district_code").col("id").to_owned();
    [history, time, outbox]
}
