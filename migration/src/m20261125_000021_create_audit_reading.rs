//! Where chains of the audit trail were cut, and the indexes of its list.

use super::table::drop_tables;
use sea_orm_migration::{
    prelude::*,
    schema::{integer, text, timestamp_with_time_zone, uuid},
};

/// Creates the table and the indexes.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The filters of the list; the order by time alone has its index since the first migration.
const FILTERS: [&str; 7] =
    ["subject_type", "subject_id", "actor_id", "action", "role", "organization_id", "request_id"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let checkpoint = Table::create()
            .table("audit_checkpoint")
            .col(uuid("subject_id").primary_key())
            .col(integer("sequence"))
            .col(text("hash"))
            .col(timestamp_with_time_zone("pruned_at"))
            .to_owned();
        manager.create_table(checkpoint).await?;
        for filter in FILTERS {
            manager.create_index(index(&["district_code", filter, "occurred_at", "id"])).await?;
        }
        // For those who read all districts.
        manager.create_index(index(&["occurred_at", "id"])).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for filter in FILTERS {
            manager.drop_index(Index::drop().name(name(&["district_code", filter])).to_owned()).await?;
        }
        manager.drop_index(Index::drop().name(name(&["occurred_at", "id"])).to_owned()).await?;
        drop_tables(manager, &["audit_checkpoint"]).await
    }
}

fn name(columns: &[&str]) -> String {
    format!("audit_event_by_{}", columns[..2].join("_"))
}

fn index(columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name(columns)).table("audit_event");
    for column in columns {
        index.col(*column);
    }
    index
}
