//! Receipt numbers, seals and signatures of secret ballots.

use super::table::{add_columns, drop_columns, drop_tables, null};
use sea_orm_migration::{
    prelude::*,
    schema::{json, text, uuid},
    sea_orm::{ConnectionTrait, Statement},
};

/// Adds the columns and creates the table.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 10] {
    let list = |name: &'static str| {
        ColumnDef::new_with_type(name, ColumnType::Json).not_null().default("[]").to_owned()
    };
    [
        ("ballot", null("pool_hash", ColumnType::Text)),
        ("ballot", null("papers_hash", ColumnType::Text)),
        ("ballot", null("list_hash", ColumnType::Text)),
        ("ballot", null("voters_hash", ColumnType::Text)),
        ("ballot", null("seal_signature", ColumnType::Text)),
        ("ballot", null("record_signature", ColumnType::Text)),
        ("ballot", list("signatures")),
        ("ballot", list("paper_member_ids")),
        ("ballot", list("box_entries")),
        ("ballot_paper", list("numbers")),
    ]
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let sql =
            "SELECT title FROM ballot WHERE state = 'issuing' AND is_secret AND counting_mode = 'electronic'";
        let under_way = db.query_one_raw(Statement::from_string(manager.get_database_backend(), sql)).await?;
        if let Some(ballot) = under_way {
            let title: String = ballot.try_get_by_index(0)?;
            // Its papers have no numbers, and get none behind the back of those who cast them.
            return Err(DbErr::Custom(format!("a secret ballot is under way, close it first: {title}")));
        }
        add_columns(manager, columns()).await?;
        let proof = Table::create()
            .table("ballot_proof")
            .col(uuid("ballot_id").primary_key())
            .col(json("pool"))
            .col(text("salt"))
            .col(json("sheets"))
            .col(json("papers"))
            .col(json("lines"))
            .foreign_key(ForeignKey::create().from("ballot_proof", "ballot_id").to("ballot", "id"))
            .to_owned();
        manager.create_table(proof).await?;
        let entry = Table::create()
            .table("ballot_box_entry")
            .col(uuid("ballot_id"))
            .col(uuid("supervisor_id"))
            .col(json("papers"))
            .primary_key(Index::create().col("ballot_id").col("supervisor_id"))
            .foreign_key(ForeignKey::create().from("ballot_box_entry", "ballot_id").to("ballot", "id"))
            .to_owned();
        manager.create_table(entry).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["ballot_proof", "ballot_box_entry"]).await?;
        drop_columns(manager, columns()).await
    }
}
