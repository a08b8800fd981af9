//! The last day of a deadline as it stands, and from when it is urgent, so that what is to be done is found by an index.

use sea_orm_migration::{prelude::*, schema::date, sea_orm::DatabaseBackend};

/// Adds the columns and their indexes.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const COLUMNS: [&str; 2] = ["effective_due_on", "yellow_from"];

/// Which columns each has.
const INDEXES: [(&str, &[&str]); 4] = [
    ("deadline_by_effective_due_on", &["district_code", "effective_due_on", "id"]),
    ("deadline_by_subject_type", &["district_code", "subject_type", "created_at", "id"]),
    ("deadline_by_code", &["district_code", "code", "id"]),
    // The sweep looks at all districts.
    ("deadline_by_state_effective_due_on", &["state", "effective_due_on", "id"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            let mut column = date(column);
            column.default("1970-01-01");
            manager.alter_table(Table::alter().table("deadline").add_column(column).to_owned()).await?;
        }
        let last_day = Func::coalesce([Expr::col("extended_to"), Expr::col("due_on")]);
        let fill = Query::update().table("deadline").value("effective_due_on", last_day).to_owned();
        manager.execute(fill).await?;
        // What ran before is urgent as it was shown then: seven days before its last day.
        let week_before = match manager.get_database_backend() {
            DatabaseBackend::Sqlite => "date(effective_due_on, '-7 days')",
            _ => "effective_due_on - 7",
        };
        let fill = Query::update().table("deadline").value("yellow_from", Expr::cust(week_before)).to_owned();
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
        for column in COLUMNS {
            manager.alter_table(Table::alter().table("deadline").drop_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
