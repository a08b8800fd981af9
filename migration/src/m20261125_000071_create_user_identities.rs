//! Sign-on at an OpenID Connect provider: who users are there, and the sign-ons that were begun.

use super::table::{RecordTable, drop_tables};
use sea_orm_migration::{
    prelude::*,
    schema::{text, timestamp_with_time_zone},
};

/// Creates the tables and adds the column of the sessions.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        RecordTable::new("user_identity")
            .refers("user_id", "user_account")
            .text("issuer")
            .text("subject")
            .create(manager)
            .await?;
        for column in ["subject", "user_id"] {
            manager.create_index(one_linked(column)).await?;
        }
        manager.create_table(attempt()).await?;
        let ended = Index::create()
            .name("sign_on_attempt_by_expires_at")
            .table("sign_on_attempt")
            .col("expires_at")
            .to_owned();
        manager.create_index(ended).await?;
        let identity = ColumnDef::new_with_type("user_identity_id", ColumnType::Uuid).null().to_owned();
        manager.alter_table(Table::alter().table("session").add_column(identity).to_owned()).await?;
        let opened = Index::create()
            .name("session_by_user_identity_id")
            .table("session")
            .col("user_identity_id")
            .to_owned();
        manager.create_index(opened).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let index = Index::drop().name("session_by_user_identity_id").table("session").to_owned();
        manager.drop_index(index).await?;
        let column = Table::alter().table("session").drop_column("user_identity_id").to_owned();
        manager.alter_table(column).await?;
        drop_tables(manager, &["user_identity", "sign_on_attempt"]).await
    }
}

/// Of the identities that are linked, a provider's subject is one user's, and a user has one subject there.
fn one_linked(column: &'static str) -> IndexCreateStatement {
    Index::create()
        .name(format!("user_identity_unique_issuer_{column}"))
        .table("user_identity")
        .col("issuer")
        .col(column)
        .unique()
        .and_where(Expr::col("state").eq("linked"))
        .to_owned()
}

/// A sign-on that was begun. The secrets of it follow from what its browser holds; of them there is one hash here.
fn attempt() -> TableCreateStatement {
    Table::create()
        .table("sign_on_attempt")
        .col(text("state_hash").primary_key())
        .col(timestamp_with_time_zone("expires_at"))
        .col(nullable_text("subject"))
        .col(nullable_text("username"))
        .to_owned()
}

fn nullable_text(name: &'static str) -> ColumnDef {
    ColumnDef::new_with_type(name, ColumnType::Text).null().to_owned()
}
