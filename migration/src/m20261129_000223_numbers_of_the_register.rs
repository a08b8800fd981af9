//! Numbers of the register are unique among what counts: what is archived frees its own, and constituencies are numbered for
//! each term.

use sea_orm_migration::{prelude::*, schema::uuid_null};

/// Adds the term of constituencies, and draws the indexes of numbers anew.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Index, table, and its columns before and after.
const INDEXES: [(&str, &str, &[&str], &[&str]); 4] = [
    (
        "term_unique_district_code_ordinal",
        "term",
        &["district_code", "ordinal"],
        &["district_code", "ordinal"],
    ),
    (
        "congress_session_unique_term_id_ordinal",
        "congress_session",
        &["term_id", "ordinal"],
        &["term_id", "ordinal"],
    ),
    (
        "deputy_group_unique_district_code_name_key",
        "deputy_group",
        &["district_code", "name_key"],
        &["district_code", "name_key"],
    ),
    (
        "constituency_unique_district_code_code_key",
        "constituency",
        &["district_code", "code_key"],
        &["district_code", "term_id", "code_key"],
    ),
];
/// The order of active terms: beside an index of active ones that knows half of it, that of all is passed over.
const ORDER: (&str, [&str; 3]) =
    ("term_active_by_district_code_ordinal_id", ["district_code", "ordinal", "id"]);
/// Codes of constituencies that name no term: nulls are never equal to each other.
const WITHOUT_TERM: &str = "constituency_unique_district_code_code_key_without_term";
const BY_TERM: &str = "constituency_by_district_code_term_id_created_at_id";

fn index(name: &str, table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let term = Table::alter().table("constituency").add_column(uuid_null("term_id")).to_owned();
        manager.alter_table(term).await?;
        for (name, table, _, columns) in INDEXES {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
            let mut active = index(name, table, columns);
            active.unique().and_where(Expr::col("archived_at").is_null());
            manager.create_index(active).await?;
        }
        let mut order = index(ORDER.0, "term", &ORDER.1);
        order.and_where(Expr::col("archived_at").is_null());
        manager.create_index(order).await?;
        let mut without = index(WITHOUT_TERM, "constituency", &["district_code", "code_key"]);
        let none = Expr::col("term_id").is_null().and(Expr::col("archived_at").is_null());
        without.unique().and_where(none);
        manager.create_index(without).await?;
        let by_term = ["district_code", "term_id", "created_at", "id"];
        manager.create_index(index(BY_TERM, "constituency", &by_term)).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(WITHOUT_TERM).table("constituency").to_owned()).await?;
        manager.drop_index(Index::drop().name(ORDER.0).table("term").to_owned()).await?;
        manager.drop_index(Index::drop().name(BY_TERM).table("constituency").to_owned()).await?;
        for (name, table, columns, _) in INDEXES {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
            let mut all = index(name, table, columns);
            all.unique();
            manager.create_index(all).await?;
        }
        manager.alter_table(Table::alter().table("constituency").drop_column("term_id").to_owned()).await
    }
}
