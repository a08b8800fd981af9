//! Rows by the places of their columns. A name would be looked up for every column of every row, which costs more than the
//! query.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use sea_orm::{DbErr, QueryResult, TryGetable};
use uuid::Uuid;

/// A value as a database that is a file keeps it.
#[derive(Debug, Clone, Copy)]
pub enum Cell<'a> {
    /// Nothing.
    Null,
    /// A whole number, or whether something is true.
    Integer(i64),
    /// A text, a day, an instant, or JSON.
    Text(&'a str),
    /// Bytes, or an id.
    Bytes(&'a [u8]),
}

/// What a column holds.
pub trait Stored: TryGetable {
    /// The value, if a file can keep it so.
    fn of(cell: Cell<'_>) -> Option<Self>;
}

/// The columns of a row that was read.
pub trait Columns {
    /// The value at a place.
    ///
    /// # Errors
    /// The column holds something else.
    fn at<T: Stored>(&self, place: usize) -> Result<T, DbErr>;
}

/// A row, as `record!` declares it.
pub trait Row: Sized + Send + 'static {
    /// Reads the columns in the order in which the row declares them.
    ///
    /// # Errors
    /// A column holds something else.
    fn of(columns: &impl Columns) -> Result<Self, DbErr>;
}

macro_rules! tuples {
    ($(($($kind:ident $place:literal),+))+) => { $(
        impl<$($kind: Stored + Send + 'static),+> Row for ($($kind,)+) {
            fn of(columns: &impl Columns) -> Result<Self, DbErr> {
                Ok(($(columns.at::<$kind>($place)?,)+))
            }
        }
    )+ };
}

tuples! {
    (A 0)
    (A 0, B 1)
    (A 0, B 1, C 2)
}

impl Columns for QueryResult {
    fn at<T: Stored>(&self, place: usize) -> Result<T, DbErr> {
        self.try_get_by_index(place)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if matches!(cell, Cell::Null) { Some(None) } else { T::of(cell).map(Some) }
    }
}

impl Stored for bool {
    fn of(cell: Cell<'_>) -> Option<Self> {
        i64::of(cell).map(|number| number != 0)
    }
}

impl Stored for i64 {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Integer(number) = cell { Some(number) } else { None }
    }
}

impl Stored for i32 {
    fn of(cell: Cell<'_>) -> Option<Self> {
        i64::of(cell)?.try_into().ok()
    }
}

impl Stored for String {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Text(text) = cell { Some(text.to_owned()) } else { None }
    }
}

impl Stored for serde_json::Value {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Text(json) = cell { serde_json::from_str(json).ok() } else { None }
    }
}

impl Stored for Uuid {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Bytes(bytes) = cell { Self::from_slice(bytes).ok() } else { None }
    }
}

impl Stored for NaiveDate {
    fn of(cell: Cell<'_>) -> Option<Self> {
        if let Cell::Text(text) = cell { text.parse().ok() } else { None }
    }
}

impl Stored for DateTime<Utc> {
    fn of(cell: Cell<'_>) -> Option<Self> {
        let Cell::Text(text) = cell else { return None };
        if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            return Some(instant.to_utc());
        }
        NaiveDateTime::parse_from_str(text, "%F %T%.f").ok().map(|instant| instant.and_utc())
    }
}
