//! The tables of a database as data: read from the database itself, so that no table is forgotten and none is special.

use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    problem::{Problem, Result},
    records::kind::{Kinds, Rows},
    values::{hash::Sha256, hex::hex, numbers::Long},
};
use sea_orm::{
    ColumnType, ConnectionTrait, DatabaseBackend, QueryResult, Statement, Value,
    sea_query::{Alias, Expr, ExprTrait, Order, Query},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Rows read at a time at most.
const ROWS: usize = 500;
/// Values of one statement at most: SQLite takes 32,766.
const VALUES: usize = 30_000;

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns by name.
    pub columns: Vec<Column>,
    /// The columns of its primary key, in the order of the key.
    pub key: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
}

/// What the portable column types hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An id.
    Uuid,
    /// A text.
    Text,
    /// A whole number of any size: SQLite does not tell them apart.
    Integer,
    /// Yes or no.
    Boolean,
    /// A calendar date.
    Date,
    /// An instant.
    Instant,
    /// A JSON text.
    Json,
}

impl Kind {
    /// What a column of a row holds.
    fn of(column: &ColumnType) -> Option<Self> {
        Some(match column {
            ColumnType::Uuid => Self::Uuid,
            ColumnType::Text | ColumnType::String(_) => Self::Text,
            ColumnType::Integer | ColumnType::BigInteger => Self::Integer,
            ColumnType::Boolean => Self::Boolean,
            ColumnType::Date => Self::Date,
            ColumnType::TimestampWithTimeZone => Self::Instant,
            ColumnType::Json | ColumnType::JsonBinary => Self::Json,
            _ => return None,
        })
    }
}

/// Where the tables of records and their rows differ, in words.
///
/// # Errors
/// The database failed.
pub async fn differences(db: &impl ConnectionTrait, kinds: &Kinds) -> Result<Vec<String>> {
    let tables: BTreeMap<String, Vec<Column>> =
        tables(db).await?.into_iter().map(|table| (table.name, table.columns)).collect();
    let mut differences = Vec::new();
    for Rows { table: name, columns: rows } in kinds.values().map(|kind| (kind.table)()) {
        let Some(columns) = tables.get(&name) else {
            differences.push(format!("{name} is missing"));
            continue;
        };
        for (column, of_type) in &rows {
            let there = columns.iter().find(|there| there.name == *column).map(|there| there.kind);
            if there.is_none() || there != Kind::of(of_type) {
                differences.push(format!("{name}.{column} is {there:?} and should be {of_type:?}"));
            }
        }
        let unknown = columns.iter().filter(|there| !rows.iter().any(|(column, _)| *column == there.name));
        differences.extend(unknown.map(|there| format!("{name}.{} is of no row", there.name)));
    }
    Ok(differences)
}

/// One row, in the order of the columns.
pub type Row = Vec<Value>;

/// How many rows a table has, and what they hold; the order of the rows does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sum {
    /// The number of rows.
    pub rows: u64,
    mixed: [u8; 32],
}

impl Sum {
    /// Rows differ in their key, so no two of them cancel out.
    fn add(&mut self, row: &Row) {
        let digest = Sha256::of(format!("{row:?}"));
        self.rows += 1;
        for (mixed, byte) in self.mixed.iter_mut().zip(digest) {
            *mixed ^= byte;
        }
    }

    /// Adds rows.
    pub fn add_all(&mut self, rows: &[Row]) {
        for row in rows {
            self.add(row);
        }
    }

    /// The checksum as text.
    #[must_use]
    pub fn checksum(&self) -> String {
        hex(&self.mixed)
    }
}

const SQLITE: &str = "SELECT m.name AS table_name, c.name AS column_name, c.type AS type, c.pk AS place \
    FROM sqlite_master m JOIN pragma_table_info(m.name) c \
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'seaql_migrations' \
    ORDER BY m.name, c.name";

/// The system's own tables: the views of the standard on top of them take seconds to say the same.
const POSTGRES: &str = "SELECT c.relname::text AS table_name, a.attname::text AS column_name, \
    format_type(a.atttypid, NULL) AS type, COALESCE(array_position(k.conkey, a.attnum), 0)::bigint AS place \
    FROM pg_catalog.pg_class c \
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped \
    LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p' \
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> 'seaql_migrations' \
    ORDER BY c.relname COLLATE \"C\", a.attname COLLATE \"C\"";

/// Every table but the one of the migrations.
///
/// # Errors
/// The database failed, or a column has a type that is not portable.
pub async fn tables(db: &impl ConnectionTrait) -> Result<Vec<Table>> {
    let backend = db.get_database_backend();
    let sql = if backend == DatabaseBackend::Sqlite { SQLITE } else { POSTGRES };
    let mut tables: Vec<Table> = Vec::new();
    let mut places: Vec<(i64, String)> = Vec::new();
    for row in db.query_all_raw(Statement::from_string(backend, sql)).await? {
        let name: String = row.try_get("", "table_name")?;
        if tables.last().is_none_or(|last| last.name != name) {
            finish(&mut tables, &mut places);
            tables.push(Table { name, columns: Vec::new(), key: Vec::new() });
        }
        let (column, kind): (String, String) = (row.try_get("", "column_name")?, row.try_get("", "type")?);
        let place: i64 = row.try_get("", "place")?;
        if place > 0 {
            places.push((place, column.clone()));
        }
        if let Some(table) = tables.last_mut() {
            let kind = Kind::named(&kind)
                .ok_or_else(|| Problem::internal(format!("{}.{column} is a {kind}", table.name)))?;
            table.columns.push(Column { name: column, kind });
        }
    }
    finish(&mut tables, &mut places);
    Ok(tables)
}

/// Gives the last table its key.
fn finish(tables: &mut [Table], places: &mut Vec<(i64, String)>) {
    places.sort();
    if let Some(table) = tables.last_mut() {
        table.key = places.drain(..).map(|(_, name)| name).collect();
    }
}

impl Kind {
    fn named(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        // The first that fits: `uuid_text` before `text`.
        let kinds = [
            ("uuid", Self::Uuid),
            ("json", Self::Json),
            ("timestamp", Self::Instant),
            ("date", Self::Date),
            ("bool", Self::Boolean),
            ("int", Self::Integer),
            ("text", Self::Text),
            ("char", Self::Text),
        ];
        kinds.into_iter().find(|(part, _)| name.contains(part)).map(|(_, kind)| kind)
    }

    fn read(self, row: &QueryResult, column: &str) -> Result<Value> {
        Ok(match self {
            Self::Uuid => row.try_get::<Option<Uuid>>("", column)?.into(),
            Self::Text => row.try_get::<Option<String>>("", column)?.into(),
            Self::Integer => row.try_get::<Option<Long>>("", column)?.map(Long::get).into(),
            Self::Boolean => row.try_get::<Option<bool>>("", column)?.into(),
            Self::Date => row.try_get::<Option<NaiveDate>>("", column)?.into(),
            Self::Instant => row.try_get::<Option<DateTime<Utc>>>("", column)?.into(),
            Self::Json => row.try_get::<Option<serde_json::Value>>("", column)?.into(),
        })
    }
}

impl Table {
    /// Rows of one statement, so that it has not too many values.
    fn batch(&self) -> usize {
        (VALUES / self.columns.len().max(1)).clamp(1, ROWS)
    }

    /// The rows after a row, in the order of the key.
    ///
    /// # Errors
    /// The database failed.
    pub async fn after(&self, db: &impl ConnectionTrait, last: Option<&Row>) -> Result<Vec<Row>> {
        let mut select = Query::select();
        select.columns(self.columns.iter().map(|column| Alias::new(&column.name)));
        select.from(Alias::new(&self.name)).limit(self.batch() as u64);
        for name in &self.key {
            select.order_by(Alias::new(name), Order::Asc);
        }
        if let Some(last) = last {
            let here = self.key.iter().map(|name| Expr::col(Alias::new(name)));
            let there = self.key.iter().filter_map(|name| {
                let place = self.columns.iter().position(|column| column.name == *name)?;
                last.get(place).map(|value| Expr::value(value.clone()))
            });
            select.and_where(Expr::tuple(here).gt(Expr::tuple(there)));
        }
        let read = |row: &QueryResult| {
            self.columns.iter().map(|column| column.kind.read(row, &column.name)).collect::<Result<Row>>()
        };
        db.query_all(&select).await?.iter().map(read).collect()
    }

    /// Counts and sums all rows.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sum(&self, db: &impl ConnectionTrait) -> Result<Sum> {
        let (mut sum, mut last) = (Sum::default(), None);
        loop {
            let rows = self.after(db, last.as_ref()).await?;
            sum.add_all(&rows);
            match rows.into_iter().next_back() {
                Some(row) => last = Some(row),
                None => return Ok(sum),
            }
        }
    }

    /// Writes rows.
    ///
    /// # Errors
    /// The database failed.
    pub async fn insert(&self, db: &impl ConnectionTrait, rows: Vec<Row>) -> Result<()> {
        let mut insert = Query::insert();
        insert.into_table(Alias::new(&self.name));
        insert.columns(self.columns.iter().map(|column| Alias::new(&column.name)));
        for row in rows {
            insert.values(row.into_iter().map(Expr::value)).map_err(Problem::internal)?;
        }
        db.execute(&insert).await?;
        Ok(())
    }

    /// Removes all rows.
    ///
    /// # Errors
    /// The database failed.
    pub async fn clear(&self, db: &impl ConnectionTrait) -> Result<()> {
        db.execute(Query::delete().from_table(Alias::new(&self.name))).await?;
        Ok(())
    }
}
