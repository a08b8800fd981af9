//! The last day of a deadline as it stands, so that what is overdue is found by an index.

use sea_orm_migration::{prelude::*, schema::date};

/// Adds the column and its indexes.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Their columns.
const INDEXES: [(&str, &[&str]); 2] = [
    ("deadline_by_effective_due_on", &["district_code", "effective_due_on", "id"]),
    // The sweep looks at all districts.
    ("deadline_by_state_effective_due_on", &["state", "effective_due_on", "id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut column = date("effective_due_on");
        column.default("1970-01-01");
        manager.alter_table(Table::alter().table("deadline").add_column(column).to_owned()).await?;
        let last_day = Func::coalesce([Expr::col("extended_to"), Expr::col("due_on")]);
        let fill = Query::update().table("deadline").value("effective_due_on", last_day).to_owned();
        manager.execute(fill).await?;
        for (name, columns) in INDEXES {
            let mut index = Index::create();
            index.name(name).table("deadline");
            for column in columns {
                index.col(*column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, _) in INDEXES {
            manager.drop_index(Index::drop().name(name).table("deadline").to_owned()).await?;
        }
        let drop = Table::alter().table("deadline").drop_column("effective_due_on").to_owned();
        manager.alter_table(drop).await
    }
}
