//! Every form of supervision names its item, and a plan the day on which it was completed.

use super::table::{add_columns, drop_columns, null};
use sea_orm_migration::prelude::*;

/// Adds the columns and their indexes.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The records of the forms, with the index of the filter by item.
const FORMS: [(&str, &str); 4] = [
    ("special_inquiry", "special_inquiry_by_district_code_item_id_created_at_id"),
    ("interpellation", "interpellation_by_district_code_item_id_created_at_id"),
    ("investigation_committee", "investigation_committee_by_district_code_item_id"),
    ("removal_case", "removal_case_by_district_code_item_id_created_at_id"),
];

fn columns() -> impl Iterator<Item = (&'static str, ColumnDef)> {
    let items = FORMS.into_iter().map(|(table, _)| (table, null("item_id", ColumnType::Uuid)));
    items.chain([("supervision_plan", null("completed_on", ColumnType::Date))])
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        for (table, name) in FORMS {
            let mut index = Index::create();
            index.name(name).table(table).col("district_code").col("item_id").col("created_at").col("id");
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in FORMS {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        drop_columns(manager, columns()).await
    }
}
