//! Values of filters and cursors: how they are read from a URL, and their schema.

use crate::values::{
    characters::key,
    numbers::Whole,
    schema::Schema,
    strict::{read_date, read_instant},
    text::Text,
    words::Words,
};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use sea_orm::Value;
use utoipa::ToSchema;
use uuid::Uuid;

/// A type that a list can be filtered or ordered by.
pub trait FilterValue: 'static {
    /// Reads a value from a URL.
    fn parse_value(text: &str) -> Option<Value>;
    /// Reads a value that the service wrote into a cursor: of old records too, which are not as strict.
    #[must_use]
    fn parse_key(text: &str) -> Option<Value> {
        Self::parse_value(text)
    }
    /// The schema of the parameter.
    fn value_schema() -> Schema;
}

impl<T: Words + ToSchema> FilterValue for T {
    fn parse_value(text: &str) -> Option<Value> {
        T::parse(text).map(|word| word.word().into())
    }
    fn value_schema() -> Schema {
        Schema::of::<T>()
    }
}

impl FilterValue for Uuid {
    fn parse_value(text: &str) -> Option<Value> {
        text.parse::<Self>().ok().map(Into::into)
    }
    fn value_schema() -> Schema {
        Schema::text_of_format("uuid")
    }
}

impl FilterValue for bool {
    fn parse_value(text: &str) -> Option<Value> {
        text.parse::<Self>().ok().map(Into::into)
    }
    fn value_schema() -> Schema {
        Schema::of::<Self>()
    }
}

impl FilterValue for i32 {
    fn parse_value(text: &str) -> Option<Value> {
        text.parse::<Self>().ok().map(Into::into)
    }
    fn value_schema() -> Schema {
        Schema::of::<Self>()
    }
}

impl FilterValue for i64 {
    fn parse_value(text: &str) -> Option<Value> {
        text.parse::<Self>().ok().map(Into::into)
    }
    fn value_schema() -> Schema {
        Schema::of::<Self>()
    }
}

impl FilterValue for String {
    fn parse_value(text: &str) -> Option<Value> {
        Text::<200, 0>::parse_value(text)
    }
    fn parse_key(text: &str) -> Option<Value> {
        Some(text.into())
    }
    fn value_schema() -> Schema {
        Schema::line(200)
    }
}

impl<const MAX: usize, const MIN: usize, const LINES: bool> FilterValue for Text<MAX, MIN, LINES> {
    /// In the form in which it is stored.
    fn parse_value(text: &str) -> Option<Value> {
        Text::<200, 0>::new(text).ok().map(Into::into)
    }
    fn parse_key(text: &str) -> Option<Value> {
        String::parse_key(text)
    }
    fn value_schema() -> Schema {
        String::value_schema()
    }
}

/// The form in which a name or number is compared.
pub struct Key;

impl FilterValue for Key {
    fn parse_value(text: &str) -> Option<Value> {
        Text::<200, 0>::new(text).ok().map(|text| key(&text).into())
    }
    fn value_schema() -> Schema {
        String::value_schema()
    }
}

impl<const MIN: i64, const MAX: i64> FilterValue for Whole<MIN, MAX> {
    fn parse_value(text: &str) -> Option<Value> {
        let number = text.parse::<i64>().ok().filter(|number| (MIN..=MAX).contains(number))?;
        Some(Self::stored(number).into())
    }
    fn value_schema() -> Schema {
        Schema::of::<Self>()
    }
}

impl FilterValue for NaiveDate {
    fn parse_value(text: &str) -> Option<Value> {
        read_date(text).map(Into::into)
    }
    fn parse_key(text: &str) -> Option<Value> {
        text.parse::<Self>().ok().map(Into::into)
    }
    fn value_schema() -> Schema {
        Schema::text_of_format("date")
    }
}

impl FilterValue for DateTime<Utc> {
    fn parse_value(text: &str) -> Option<Value> {
        read_instant(text).map(Into::into)
    }
    fn parse_key(text: &str) -> Option<Value> {
        text.parse::<Self>().ok().map(Into::into)
    }
    fn value_schema() -> Schema {
        Schema::text_of_format("date-time")
    }
}

/// A sort key as text that `parse_value` of its type reads back.
pub(crate) fn key_text(value: &Value) -> Option<String> {
    match value {
        Value::String(Some(text)) => Some(text.clone()),
        Value::Int(Some(number)) => Some(number.to_string()),
        Value::BigInt(Some(number)) => Some(number.to_string()),
        Value::Bool(Some(flag)) => Some(flag.to_string()),
        Value::Uuid(Some(id)) => Some(id.to_string()),
        Value::ChronoDate(Some(date)) => Some(date.to_string()),
        Value::ChronoDateTimeUtc(Some(at)) => Some(at.to_rfc3339_opts(SecondsFormat::Micros, true)),
        _ => None,
    }
}
