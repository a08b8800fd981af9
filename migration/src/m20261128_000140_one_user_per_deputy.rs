//! A deputy is one active user, whoever writes at the same moment.

use sea_orm_migration::prelude::*;

/// Creates the index.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const NAME: &str = "user_account_unique_deputy_id";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        refuse_twins(manager).await?;
        // A deputy belongs to one district, so the id alone is unique there, too.
        let mut index = Index::create();
        index.name(NAME).table("user_account").col("deputy_id").unique();
        manager.create_index(index.and_where(holds()).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(NAME).table("user_account").to_owned()).await
    }
}

/// A disabled user keeps the person, so that the record tells it; being enabled gives it back only after a confirmation.
fn holds() -> Expr {
    Expr::col("deputy_id").is_not_null().and(Expr::col("state").eq("active"))
}

/// Which of two is the deputy only an administrator knows, and a change past the trail would break it.
async fn refuse_twins(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let twins = Query::select()
        .column("deputy_id")
        .from("user_account")
        .and_where(holds())
        .group_by_col("deputy_id")
        .and_having(Expr::col("id").count().gt(1))
        .limit(1)
        .to_owned();
    match manager.get_connection().query_one(&twins).await? {
        None => Ok(()),
        Some(twins) => Err(DbErr::Migration(format!(
            "two active users are the deputy {}; disable one of them with the build before",
            twins.try_get_by_index::<sea_orm_migration::sea_orm::prelude::Uuid>(0)?
        ))),
    }
}
