//! Ballots with their receipts and papers, and satisfaction votes.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::{
    prelude::*,
    schema::{json, uuid},
    sea_orm::DatabaseBackend,
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
        ballot(manager).await?;
        let mut receipt = Table::create();
        receipt
            .table("ballot_receipt")
            .col(uuid("ballot_id"))
            .col(uuid("member_id"))
            .primary_key(Index::create().col("ballot_id").col("member_id"))
            .foreign_key(ForeignKey::create().from("ballot_receipt", "ballot_id").to("ballot", "id"));
        let mut paper = Table::create();
        paper
            .table("ballot_paper")
            .col(uuid("id").primary_key())
            .col(uuid("ballot_id"))
            .col(json("choices"))
            .col(ColumnDef::new_with_type("member_id", ColumnType::Uuid).null())
            .foreign_key(ForeignKey::create().from("ballot_paper", "ballot_id").to("ballot", "id"));
        if manager.get_database_backend() == DatabaseBackend::Sqlite {
            // Row numbers would tell the order of voting.
            receipt.extra("WITHOUT ROWID");
            paper.extra("WITHOUT ROWID");
        }
        manager.create_table(receipt).await?;
        manager.create_table(paper).await?;
        let by_ballot = Index::create()
            .name("ballot_paper_by_ballot")
            .table("ballot_paper")
            .col("ballot_id")
            .col("id")
            .to_owned();
        manager.create_index(by_ballot).await?;
        satisfaction_vote(manager).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["ballot", "ballot_receipt", "ballot_paper", "satisfaction_vote"]).await
    }
}

async fn ballot(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("ballot")
        .text("kind")
        .text("title")
        .text("subject_type")
        .id("subject_id")
        .refers("meeting_id", "meeting")
        .refers_or_null("parent_ballot_id", "ballot")
        .boolean("is_secret")
        .text("counting_mode")
        .text("option_set")
        .json("candidates")
        .integer_or_null("places")
        .text("base")
        .json("supervisor_ids")
        .json("excluded_member_ids")
        .integer_or_null("total_members")
        .integer_or_null("present_members")
        .integer_or_null("issued")
        .integer_or_null("returned")
        .integer_or_null("valid")
        .integer_or_null("invalid")
        .json("tallies")
        .text_or_null("result")
        .refers_or_null("record_document_id", "document")
        .filtered_by("kind")
        .filtered_by("subject_id")
        .create(manager)
        .await
}

async fn satisfaction_vote(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    RecordTable::new("satisfaction_vote")
        .text("object_kind")
        .text("subject_type")
        .id("subject_id")
        .refers("organ_id", "organization")
        .text("phase")
        .integer("round")
        .text("voter_group")
        .refers_or_null("ballot_id", "ballot")
        .text("base")
        .integer_or_null("total_members")
        .integer_or_null("valid")
        .integer_or_null("satisfied")
        .integer_or_null("basically_satisfied")
        .integer_or_null("dissatisfied")
        .integer_or_null("abstained")
        .text_or_null("result")
        .integer_or_null("previous_share")
        .date_or_null("announced_on")
        .date_or_null("rectify_due_on")
        .filtered_by("object_kind")
        .filtered_by("subject_id")
        .filtered_by("result")
        .create(manager)
        .await
}
