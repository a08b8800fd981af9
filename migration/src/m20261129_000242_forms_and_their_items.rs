//! Every form of supervision names its item, and a plan the day on which it was completed.

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

fn null(name: &'static str, kind: ColumnType) -> ColumnDef {
    ColumnDef::new_with_type(name, kind).null().to_owned()
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in FORMS {
            let column = null("item_id", ColumnType::Uuid);
            manager.alter_table(Table::alter().table(table).add_column(column).to_owned()).await?;
            let mut index = Index::create();
            index.name(name).table(table).col("district_code").col("item_id").col("created_at").col("id");
            manager.create_index(index).await?;
        }
        let completed = null("completed_on", ColumnType::Date);
        manager.alter_table(Table::alter().table("supervision_plan").add_column(completed).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in FORMS {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
            manager.alter_table(Table::alter().table(table).drop_column("item_id").to_owned()).await?;
        }
        let plan = Table::alter().table("supervision_plan").drop_column("completed_on").to_owned();
        manager.alter_table(plan).await
    }
}
