//! One index for each reason. A reference had two, alone and in its district, and both held a row for every record without one;
//! the index of a list could not say which records are archived, so that a count read each of them.
//!
//! The indexes are read from the database, because what they were stands in seventy migrations: those of references become one
//! that begins with the reference, and those of columns that may be null leave out what is null.

use super::table::short;
use sea_orm_migration::{
    prelude::*,
    sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Statement},
};
use std::collections::HashSet;

/// Makes the indexes anew.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// What every index of a list ends in.
const LIST: [&str; 2] = ["created_at", "id"];

/// The filter of a list that is no longer offered.
const UNREAD: (&str, &str) = ("rule_set", "code");

/// An index that is neither unique nor conditional.
struct Found {
    table: String,
    name: String,
    columns: Vec<String>,
}

#[derive(FromQueryResult)]
struct Described {
    of: String,
    name: String,
    sql: String,
}

#[derive(FromQueryResult)]
struct Column {
    of: String,
    name: String,
}

async fn read<T: FromQueryResult>(manager: &SchemaManager<'_>, queries: [&str; 2]) -> Result<Vec<T>, DbErr> {
    let db = manager.get_connection();
    let sql = queries[usize::from(db.get_database_backend() == DbBackend::Postgres)];
    T::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await
}

async fn indexes(manager: &SchemaManager<'_>) -> Result<Vec<Described>, DbErr> {
    let queries = [
        "SELECT tbl_name AS of, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        "SELECT tablename::text AS of, indexname::text AS name, indexdef AS sql FROM pg_indexes \
         WHERE schemaname = current_schema()",
    ];
    let mut found: Vec<Described> = read(manager, queries).await?;
    found.sort_by(|a, b| (&a.of, &a.name).cmp(&(&b.of, &b.name)));
    Ok(found)
}

/// The columns of records that may be null, and which tables have records at all.
async fn nullable(manager: &SchemaManager<'_>) -> Result<HashSet<(String, String)>, DbErr> {
    let queries = [
        "SELECT t.name AS of, c.name AS name FROM sqlite_master t, pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND c.\"notnull\" = 0",
        "SELECT table_name::text AS of, column_name::text AS name FROM information_schema.columns \
         WHERE table_schema = current_schema() AND is_nullable = 'YES'",
    ];
    let found: Vec<Column> = read(manager, queries).await?;
    Ok(found.into_iter().map(|column| (column.of, column.name)).collect())
}

impl Found {
    /// An index of records, by its words; none if it is of another kind.
    fn of(described: Described, nullable: &HashSet<(String, String)>, conditional: bool) -> Option<Self> {
        let Described { of: table, name, sql } = described;
        let is_of_records = nullable.contains(&(table.clone(), "archived_at".into()));
        let is_plain = !sql.contains("UNIQUE") && (conditional || !sql.contains(" WHERE "));
        let columns = sql.split_once(" WHERE ").map_or(&*sql, |(before, _)| before);
        let columns = columns.rsplit_once('(')?.1.trim_end().trim_end_matches(')');
        let columns = columns.split(',').map(|column| column.trim().trim_matches('"').to_owned()).collect();
        (is_of_records && is_plain).then_some(Self { table, name, columns })
    }

    /// The column of a list's filter.
    fn filter(&self) -> Option<&str> {
        let [district, filter, rest @ ..] = &*self.columns else { return None };
        (district == "district_code" && rest == LIST).then_some(filter)
    }

    /// The name of an index in its place.
    fn named(&self, columns: &[&str]) -> String {
        short(&format!("{}_by_{}", self.table, columns.join("_")))
    }

    async fn replace(
        &self,
        manager: &SchemaManager<'_>,
        by: &[(String, Vec<&str>)],
        condition: Option<&str>,
    ) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name(&*self.name).table(self.table.clone()).to_owned()).await?;
        for (name, columns) in by {
            let mut index = Index::create();
            index.name(name).table(self.table.clone());
            for column in columns {
                index.col((*column).to_owned());
            }
            if let Some(column) = condition {
                index.and_where(Expr::col(column.to_owned()).is_not_null());
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// What is dropped and made again under its name is one connection's.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let nullable = nullable(manager).await?;
        let found = indexes(manager).await?.into_iter();
        let found: Vec<Found> = found.filter_map(|index| Found::of(index, &nullable, false)).collect();
        let alone = found.iter().filter(|index| index.columns.len() == 1);
        let references: HashSet<_> =
            alone.map(|index| (index.table.clone(), index.columns[0].clone())).collect();
        for index in &found {
            let may_be_null = |column: &str| nullable.contains(&(index.table.clone(), column.to_owned()));
            let columns: Vec<&str> = index.columns.iter().map(|column| &**column).collect();
            match &*columns {
                [reference] => {
                    let one = vec![*reference, "district_code", "created_at", "id"];
                    let one = (index.named(&one), one);
                    index.replace(manager, &[one], may_be_null(reference).then_some(reference)).await?;
                }
                _ if index
                    .filter()
                    .is_some_and(|filter| references.contains(&(index.table.clone(), filter.into()))) =>
                {
                    index.replace(manager, &[], None).await?;
                }
                ["district_code", unread, ..] if UNREAD == (&*index.table, unread) => {
                    index.replace(manager, &[], None).await?;
                }
                ["district_code", first, .., "id"] => {
                    let list = columns.iter().copied().chain(["archived_at"]).collect();
                    index
                        .replace(manager, &[(index.name.clone(), list)], may_be_null(first).then_some(first))
                        .await?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let nullable = nullable(manager).await?;
        let found = indexes(manager).await?.into_iter();
        for index in found.filter_map(|index| Found::of(index, &nullable, true)) {
            let columns: Vec<&str> = index.columns.iter().map(|column| &**column).collect();
            match &*columns {
                [reference, "district_code", "created_at", "id"] => {
                    let alone = vec![*reference];
                    let listed = vec!["district_code", reference, "created_at", "id"];
                    let both = [alone, listed].map(|columns| (index.named(&columns), columns));
                    index.replace(manager, &both, None).await?;
                }
                [list @ .., "archived_at"] => {
                    index.replace(manager, &[(index.name.clone(), list.to_vec())], None).await?;
                }
                _ => {}
            }
        }
        Ok(())
    }
}
