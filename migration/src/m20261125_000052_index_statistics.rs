//! The statistics of a year read the votes that were announced in it; every computation looks up its rules.

use sea_orm_migration::prelude::*;

/// Creates the indexes.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Name, table, columns.
const INDEXES: [(&str, &str, [&str; 2]); 2] = [
    (
        "satisfaction_vote_by_district_code_announced_on",
        "satisfaction_vote",
        ["district_code", "announced_on"],
    ),
    ("rule_set_by_jurisdiction_kind", "rule_set", ["jurisdiction", "kind"]),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, columns) in INDEXES {
            let mut index = Index::create();
            index.name(name).table(table);
            for column in columns {
                index.col(column);
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table, _) in INDEXES {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        Ok(())
    }
}
