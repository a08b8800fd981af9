//! What stands in a cell, and how a field becomes one.

use crate::values::{clock::local, numbers::Hundredths};
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;
use std::collections::HashMap;
use uuid::Uuid;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Whole(i64),
    /// A number with two places: points, square metres, yuan.
    Hundredths(Hundredths),
    Day(NaiveDate),
    /// In the time of Beijing.
    Moment(NaiveDateTime),
}

/// How a field is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Whole,
    /// A decimal text with two places.
    Hundredths,
    /// Whole fen, shown in yuan.
    Fen,
    Day,
    Moment,
    /// Yes or no, in these words.
    Truth([&'static str; 2]),
    /// Words by their labels.
    Word(HashMap<String, String>),
    /// Ids, of the records of a kind or of people.
    Reference(Option<&'static str>),
}

/// What records and people are called, by their ids.
pub(super) type Names = HashMap<Uuid, String>;

impl Shape {
    /// The cell of a value; what a list has stands in one cell.
    pub(super) fn cell(&self, value: &Value, names: &Names) -> Cell {
        match value {
            Value::Null => Cell::Empty,
            Value::Array(items) => {
                let shown: Vec<String> =
                    items.iter().map(|item| self.cell(item, names).to_string()).collect();
                if shown.is_empty() { Cell::Empty } else { Cell::Text(shown.join("、")) }
            }
            one => self.one(one, names).unwrap_or_else(|| Cell::Text(plain(one))),
        }
    }

    fn one(&self, value: &Value, names: &Names) -> Option<Cell> {
        let text = value.as_str();
        Some(match self {
            Self::Text => Cell::Text(text?.to_owned()),
            Self::Whole => Cell::Whole(value.as_i64()?),
            Self::Fen => Cell::Hundredths(Hundredths(value.as_i64()?)),
            Self::Hundredths => Cell::Hundredths(Hundredths::read(text?)?),
            Self::Day => Cell::Day(text?.parse().ok()?),
            // The time of offices: Beijing.
            Self::Moment => Cell::Moment(local(text?.parse().ok()?).naive_local()),
            Self::Truth(words) => Cell::Text(words[usize::from(!value.as_bool()?)].to_owned()),
            Self::Word(labels) => Cell::Text(labels.get(text?)?.clone()),
            Self::Reference(_) => Cell::Text(names.get(&text?.parse().ok()?)?.clone()),
        })
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Whole(number) => write!(f, "{number}"),
            Self::Hundredths(number) => write!(f, "{number}"),
            Self::Day(day) => write!(f, "{day}"),
            Self::Moment(at) => write!(f, "{}", at.format("%Y-%m-%d %H:%M:%S")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn fields_become_cells() {
        let (person, names) = (Uuid::nil(), Names::from([(Uuid::nil(), "演示代表001".to_owned())]));
        let words = Shape::Word(HashMap::from([("held".to_owned(), "已召开".to_owned())]));
        for (shape, value, shown) in [
            (Shape::Text, json!("=1+1"), "=1+1"),
            (Shape::Whole, json!(41), "41"),
            (Shape::Hundredths, json!("-3.05"), "-3.05"),
            (Shape::Hundredths, json!("85.40"), "85.40"),
            (Shape::Fen, json!(1_234_567), "12345.67"),
            (Shape::Day, json!("2026-09-04"), "2026-09-04"),
            (Shape::Moment, json!("2026-09-04T16:30:00Z"), "2026-09-05 00:30:00"),
            (Shape::Truth(["是", "否"]), json!(false), "否"),
            (words.clone(), json!("held"), "已召开"),
            (words, json!(["held", "other"]), "已召开、other"),
            (Shape::Reference(None), json!([person]), "演示代表001"),
            (Shape::Reference(None), json!(Uuid::max()), &*Uuid::max().to_string()),
            (Shape::Day, Value::Null, ""),
            (Shape::Text, json!([]), ""),
        ] {
            assert_eq!(shape.cell(&value, &names).to_string(), shown, "{shape:?} {value}");
        }
    }
}
