//! Papers that are sealed while the vote lasts, and the ballots whose past is to be removed from the files of the database.

use super::table::drop_tables;
use sea_orm_migration::{prelude::*, schema::uuid};

/// Adds the column and creates the table.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let sealed = ColumnDef::new_with_type("sealed", ColumnType::Text).null().to_owned();
        manager.alter_table(Table::alter().table("ballot_paper").add_column(sealed).to_owned()).await?;
        let clearing = Table::create()
            .table("ballot_clearing")
            .col(uuid("ballot_id").primary_key())
            .foreign_key(ForeignKey::create().from("ballot_clearing", "ballot_id").to("ballot", "id"))
            .to_owned();
        manager.create_table(clearing).await?;
        // What earlier votes have left behind is removed as well.
        let ended = Query::select()
            .column("id")
            .from("ballot")
            .and_where(Expr::col("counting_mode").eq("electronic"))
            .and_where(Expr::col("state").is_not_in(["prepared", "issuing"]))
            .to_owned();
        let mut insert = Query::insert();
        insert.into_table("ballot_clearing").columns(["ballot_id"]);
        insert.select_from(ended).map_err(|error| DbErr::Custom(error.to_string()))?;
        manager.execute(insert).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("ballot_paper").drop_column("sealed").to_owned()).await?;
        drop_tables(manager, &["ballot_clearing"]).await
    }
}
