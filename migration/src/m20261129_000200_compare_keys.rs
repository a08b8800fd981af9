//! Names, codes and numbers are unique in the form in which they are compared: whatever width or case they are written in,
//! and whatever in them nobody sees.

use super::table::short;
use sea_orm_migration::{
    prelude::*,
    sea_orm::{
        ConnectionTrait, QueryResult,
        prelude::{DateTimeWithTimeZone, Uuid},
    },
};
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// Adds the keys, and makes them unique in place of what is written.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Table, column, and the columns within which it is unique.
const KEYED: [(&str, &str, &[&str]); 14] = [
    ("user_account", "username", &[]),
    ("district", "code", &[]),
    ("organization", "code", &["district_code"]),
    ("organization", "name", &["district_code", "parent_id"]),
    ("constituency", "code", &["district_code"]),
    ("deputy", "deputy_no", &["term_id", "congress_level"]),
    ("deputy_group", "name", &["district_code"]),
    ("document", "document_number", &["issuer_organization_id"]),
    ("normative_document", "document_number", &["issuer_id"]),
    ("resolution", "document_number", &["district_code"]),
    ("deliberation_opinion", "document_number", &["district_code"]),
    ("supervision_item", "item_no", &["district_code"]),
    ("issue", "issue_no", &["district_code"]),
    ("alert_rule", "code", &["district_code"]),
];
/// The one of which archived records do not count.
const WHILE_ACTIVE: &str = "alert_rule";
/// The one that may be null, and is filtered by.
const DOCUMENT: (&str, &str) = ("document", "document_number");
/// The one by whose written form every request finds its district.
const FOUND: &str = "district";

/// As `platform::values::characters` had it when the keys were made.
fn key(text: &str) -> String {
    let unseen = |c: char| {
        matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
                | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        )
    };
    let seen = text.trim().nfkc().filter(|c| !unseen(*c) && !c.is_control());
    let folded: String = seen.flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc().collect();
    folded.trim().to_owned()
}

fn unique(table: &'static str, column: &str, within: &[&'static str]) -> IndexCreateStatement {
    let columns: Vec<String> =
        within.iter().map(|name| (*name).to_owned()).chain([column.to_owned()]).collect();
    let mut index = Index::create();
    index.name(short(&format!("{table}_unique_{}", columns.join("_")))).table(table).unique();
    for column in columns {
        index.col(Alias::new(column));
    }
    if table == WHILE_ACTIVE {
        index.and_where(Expr::col("archived_at").is_null());
    }
    index
}

fn filtered(column: &str) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(short(&format!("document_by_district_code_{column}_created_at_id"))).table(DOCUMENT.0);
    for column in ["district_code", column, "created_at", "id"] {
        index.col(Alias::new(column));
    }
    index
}

fn drop_index(index: &IndexCreateStatement, table: &'static str) -> IndexDropStatement {
    let name = index.get_index_spec().get_name().unwrap_or_default().to_owned();
    Index::drop().name(name).table(table).to_owned()
}

/// A column within which something is unique, as text.
fn scope(row: &QueryResult, column: &str) -> Result<String, DbErr> {
    let id: Result<Option<Uuid>, DbErr> = row.try_get("", column);
    match id {
        Ok(id) => Ok(id.map(|id| id.to_string()).unwrap_or_default()),
        Err(_) => row.try_get("", column),
    }
}

fn is_archived(row: &QueryResult) -> bool {
    row.try_get::<Option<DateTimeWithTimeZone>>("", "archived_at").is_ok_and(|at| at.is_some())
}

/// Gives every row its key. Of two that have become one, the older has it; the other keeps what is written for one, so that
/// it stays what it is and stands in nobody's way.
async fn fill(
    manager: &SchemaManager<'_>,
    (table, column, within): (&'static str, &'static str, &'static [&'static str]),
) -> Result<(), DbErr> {
    let mut rows = Query::select();
    rows.columns(["id", column, "archived_at"]).columns(within.iter().copied()).from(table);
    rows.order_by("created_at", Order::Asc).order_by("id", Order::Asc);
    let mut known = HashSet::new();
    let mut rows = manager.get_connection().query_all(&rows).await?;
    // Who is active has the key before who is not.
    rows.sort_by_key(is_archived);
    for row in rows {
        let written: Option<String> = row.try_get("", column)?;
        let (id, Some(written)): (Uuid, _) = (row.try_get("", "id")?, written) else { continue };
        let mut whole = vec![key(&written)];
        for name in within {
            whole.push(scope(&row, name)?);
        }
        let free = known.insert(whole);
        let key = if free { key(&written) } else { format!("\u{1}{written}") };
        let mut update = Query::update();
        update.table(table).value(Alias::new(format!("{column}_key")), key).and_where(Expr::col("id").eq(id));
        manager.execute(update).await?;
    }
    Ok(())
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (table, column, within) in KEYED {
            let name = format!("{column}_key");
            let mut added = ColumnDef::new(Alias::new(&name));
            added.text();
            if (table, column) != DOCUMENT {
                added.not_null().default("");
            }
            manager.alter_table(Table::alter().table(table).add_column(added).to_owned()).await?;
            fill(manager, (table, column, within)).await?;
            if table != FOUND {
                manager.drop_index(drop_index(&unique(table, column, within), table)).await?;
            }
            manager.create_index(unique(table, &name, within)).await?;
        }
        manager.drop_index(drop_index(&filtered(DOCUMENT.1), DOCUMENT.0)).await?;
        manager.create_index(filtered("document_number_key")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(drop_index(&filtered("document_number_key"), DOCUMENT.0)).await?;
        manager.create_index(filtered(DOCUMENT.1)).await?;
        for (table, column, within) in KEYED {
            let name = format!("{column}_key");
            manager.drop_index(drop_index(&unique(table, &name, within), table)).await?;
            if table != FOUND {
                manager.create_index(unique(table, column, within)).await?;
            }
            manager
                .alter_table(Table::alter().table(table).drop_column(Alias::new(&name)).to_owned())
                .await?;
        }
        Ok(())
    }
}
