//! Whom the lists of records name, as rows with an index; from here on they are written with the records.

use super::table::drop_tables;
use sea_orm_migration::{
    prelude::*,
    schema::{text, uuid},
    sea_orm::{ConnectionTrait, JsonValue, prelude::Uuid},
};
use std::collections::BTreeSet;

/// Creates the table and fills it.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The lists by which records are looked up when this table is made.
const LISTS: [(&str, &str); 9] = [
    ("inspection", "members"),
    ("investigation_committee", "concerned_organ_ids"),
    ("investigation_committee", "expert_ids"),
    ("investigation_committee", "material_ids"),
    ("investigation_committee", "members"),
    ("issue", "co_org_ids"),
    ("special_inquiry", "addressee_organ_ids"),
    ("special_inquiry", "respondents"),
    ("topic_proposal", "reviewer_ids"),
];
/// Rows of one statement.
const ROWS: usize = 1_000;

fn ids_in(json: &JsonValue) -> BTreeSet<Uuid> {
    match json {
        JsonValue::String(text) => Uuid::parse_str(text).into_iter().collect(),
        JsonValue::Array(items) => items.iter().flat_map(ids_in).collect(),
        JsonValue::Object(fields) => fields.values().flat_map(ids_in).collect(),
        _ => BTreeSet::new(),
    }
}

/// Makes the rows of a list of the records that there are.
pub(crate) async fn fill(
    manager: &SchemaManager<'_>,
    table: &'static str,
    field: &'static str,
) -> Result<(), DbErr> {
    let mut lists = Query::select();
    lists.columns(["id", field]).from(table);
    let mut members = Vec::new();
    for row in manager.get_connection().query_all(&lists).await? {
        let (id, list): (Uuid, JsonValue) = (row.try_get("", "id")?, row.try_get("", field)?);
        members.extend(ids_in(&list).into_iter().map(|member| (member, id)));
    }
    for some in members.chunks(ROWS) {
        let mut insert = Query::insert();
        insert.into_table("list_member").columns(["record_table", "field", "member_id", "record_id"]);
        for (member, record) in some {
            let row = [table.into(), field.into(), (*member).into(), (*record).into()];
            insert.values(row).map_err(|error| DbErr::Custom(error.to_string()))?;
        }
        manager.execute(insert).await?;
    }
    Ok(())
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Looked up by its key: in which records does the list name somebody.
        let key =
            Index::create().col("record_table").col("field").col("member_id").col("record_id").to_owned();
        let table = Table::create()
            .table("list_member")
            .col(text("record_table"))
            .col(text("field"))
            .col(uuid("member_id"))
            .col(uuid("record_id"))
            .primary_key(&mut key.clone())
            .to_owned();
        manager.create_table(table).await?;
        for (table, field) in LISTS {
            fill(manager, table, field).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(manager, &["list_member"]).await
    }
}
