//! Rows as the entities of sea-orm read them: by name or by place, each value of the type that its column was declared with.
//! sea-orm takes rows of a driver that it does not know as values by name; it counts places in the order of the names. A file
//! does not declare how long a number may be: it is given as short as it is, and what may be longer is read as a
//! [`Whole`](crate::values::numbers::Whole), which takes both.

use crate::values::columns::{Cell, Columns, Stored};
use rusqlite::{Row, Statement, types::ValueRef};
use sea_orm::{DbErr, ProxyRow, Value};
use std::{collections::BTreeMap, fmt::Display};

/// Columns of the widest tuple, which is read by place.
const WIDEST_TUPLE: usize = 12;

/// What a column was declared to hold.
#[derive(Clone, Copy)]
enum Kind {
    Id,
    Text,
    Number,
    /// When a migration was applied: the rows of sea-orm's own table take 64 bits.
    Applied,
    Boolean,
    Day,
    Instant,
    Json,
    Bytes,
    /// It was computed and declared nowhere: it is what it is.
    Computed,
}

impl Kind {
    fn of(name: &str, declared: Option<&str>) -> Result<Self, DbErr> {
        let Some(declared) = declared else { return Ok(Self::Computed) };
        let word = declared.split('(').next().unwrap_or_default().to_ascii_lowercase();
        Ok(match &*word {
            "uuid_text" => Self::Id,
            "varchar" | "text" | "char" => Self::Text,
            "integer" if name == "applied_at" => Self::Applied,
            "integer" => Self::Number,
            "boolean" => Self::Boolean,
            "date_text" => Self::Day,
            "timestamp_with_timezone_text" => Self::Instant,
            "json_text" => Self::Json,
            "blob" => Self::Bytes,
            _ => return Err(DbErr::Type(format!("no entity reads a column of the type {declared}"))),
        })
    }

    /// The value at a place of a row.
    fn value(self, row: &Row<'_>, place: usize) -> Result<Value, DbErr> {
        Ok(match self {
            Self::Id => Value::Uuid(row.at(place)?),
            Self::Text => Value::String(row.at(place)?),
            Self::Number => match row.at::<Option<i64>>(place)?.map(|number| (number, i32::try_from(number)))
            {
                None => Value::Int(None),
                Some((_, Ok(number))) => Value::Int(Some(number)),
                Some((number, Err(_))) => Value::BigInt(Some(number)),
            },
            Self::Applied => Value::BigInt(row.at(place)?),
            Self::Boolean => Value::Bool(row.at(place)?),
            Self::Day => Value::ChronoDate(row.at(place)?),
            Self::Instant => Value::ChronoDateTimeUtc(row.at(place)?),
            Self::Json => Value::Json(row.at::<Option<serde_json::Value>>(place)?.map(Box::new)),
            Self::Bytes => Value::Bytes(match cell(row, place)? {
                Cell::Bytes(bytes) => Some(bytes.to_vec()),
                _ => None,
            }),
            Self::Computed => match cell(row, place)? {
                Cell::Null => Value::String(None),
                Cell::Integer(number) => Value::BigInt(Some(number)),
                Cell::Text(text) => Value::String(Some(text.to_owned())),
                Cell::Bytes(_) => Value::Uuid(row.at(place)?),
            },
        })
    }
}

/// The columns that a statement answers.
pub(super) struct Declared(Vec<(String, Kind)>);

impl Declared {
    pub(super) fn by(statement: &Statement<'_>) -> Result<Self, DbErr> {
        let columns = statement.columns();
        let columns = columns
            .iter()
            .map(|column| Ok((column.name().to_owned(), Kind::of(column.name(), column.decl_type())?)));
        columns.collect::<Result<_, DbErr>>().map(Self)
    }

    /// A row that was read.
    pub(super) fn row(&self, row: &Row<'_>) -> Result<ProxyRow, DbErr> {
        let (mut values, counted) = (BTreeMap::new(), self.0.len() <= WIDEST_TUPLE);
        for (place, (name, kind)) in self.0.iter().enumerate() {
            let value = kind.value(row, place)?;
            if counted {
                // Before every name, in the order of the places.
                values.insert(format!("\0{place:02}"), value.clone());
            }
            values.insert(name.clone(), value);
        }
        Ok(ProxyRow::new(values))
    }
}

fn cell<'row>(row: &'row Row<'_>, place: usize) -> Result<Cell<'row>, DbErr> {
    let wrong = |why: &dyn Display| DbErr::Type(format!("column {place}: {why}"));
    Ok(match row.get_ref(place).map_err(|error| wrong(&error))? {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(number) => Cell::Integer(number),
        ValueRef::Text(text) => Cell::Text(std::str::from_utf8(text).map_err(|error| wrong(&error))?),
        ValueRef::Blob(bytes) => Cell::Bytes(bytes),
        ValueRef::Real(_) => return Err(wrong(&"a fraction")),
    })
}

impl Columns for Row<'_> {
    fn at<T: Stored>(&self, place: usize) -> Result<T, DbErr> {
        let cell = cell(self, place)?;
        let kind = std::any::type_name::<T>();
        T::of(cell).ok_or_else(|| DbErr::Type(format!("column {place}: {cell:?} is no {kind}")))
    }
}
