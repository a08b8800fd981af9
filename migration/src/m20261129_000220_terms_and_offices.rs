//! When the Standing Committee of a term was elected and which of its seats are vacant; since when a deputy belongs to it.

use super::table::{add_columns, drop_columns, filled};
use sea_orm_migration::{
    prelude::*,
    schema::{date_null, text_null, uuid_null},
};

/// Adds the columns. Of terms that are there nobody has said when their Standing Committee was elected; the first one of a
/// district acts all the same, as there is none before it.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

fn columns() -> [(&'static str, ColumnDef); 6] {
    let vacancies = filled("sc_vacancies", ColumnType::Json, "[]");
    [
        ("term", date_null("sc_elected_on")),
        ("term", vacancies),
        ("deputy", date_null("sc_from")),
        ("deputy", date_null("sc_to")),
        ("deputy", text_null("education_level")),
        ("deputy", uuid_null("deputy_group_id")),
    ]
}

/// The filter of the list of deputies by their group.
const INDEX: &str = "deputy_by_district_code_deputy_group_id_created_at_id";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        add_columns(manager, columns()).await?;
        let mut index = Index::create();
        index.name(INDEX).table("deputy");
        for column in ["district_code", "deputy_group_id", "created_at", "id"] {
            index.col(column);
        }
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(INDEX).table("deputy").to_owned()).await?;
        drop_columns(manager, columns()).await
    }
}
