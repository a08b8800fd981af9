//! The file of a district: tables of TOML, each value with its line.

use platform::imports::Given;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The tables that a file may have, in the order in which they are created: what refers comes after what it refers to.
pub(super) const SECTIONS: [&str; 8] = [
    "district",
    "calendar_years",
    "organizations",
    "terms",
    "sessions",
    "constituencies",
    "deputies",
    "users",
];

/// A file that was read.
#[derive(Default)]
pub(super) struct FoundingFile {
    /// The rows of its tables; each has the line in which it begins.
    pub(super) sections: BTreeMap<String, Vec<Given>>,
    /// The passwords of users, by their names, with their lines.
    pub(super) passwords: HashMap<String, (u64, String)>,
    /// The lines of values, by the line of their row and their name.
    lines: HashMap<(u64, String), u64>,
}

impl FoundingFile {
    /// Reads a file.
    ///
    /// # Errors
    /// It is no TOML, or a table of it is none; in words, with the line.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let line = |offset: usize| {
            let before = text.as_bytes().get(..offset).unwrap_or_default();
            before.iter().filter(|byte| **byte == b'\n').map(|_| 1).sum::<u64>() + 1
        };
        let whole = DeTable::parse(text).map_err(|error| error.to_string())?;
        let mut file = Self::default();
        for (name, section) in whole.get_ref() {
            let rows: Vec<&Spanned<DeValue<'_>>> = match section.get_ref() {
                DeValue::Array(rows) => rows.iter().collect(),
                _ => vec![section],
            };
            for row in rows {
                let at = line(row.span().start);
                let DeValue::Table(fields) = row.get_ref() else {
                    return Err(format!("line {at}: {} is a table or several", name.get_ref()));
                };
                let known: Map<_, _> = fields
                    .iter()
                    .map(|(name, value)| (name.get_ref().to_string(), of(value.get_ref())))
                    .collect();
                let places =
                    fields.iter().map(|(name, _)| (name.get_ref().to_string(), line(name.span().start)));
                file.lines.extend(places.map(|(name, place)| ((at, name), place)));
                file.add(name.get_ref(), at, known);
            }
        }
        Ok(file)
    }

    fn add(&mut self, section: &str, row: u64, mut fields: Map<String, Value>) {
        // A password is none of the fields of a user: nobody else ever knows it.
        let password = if section == "users" { fields.remove("password") } else { None };
        if let Some(Value::String(password)) = password {
            let username = fields.get("username").and_then(Value::as_str).unwrap_or_default();
            self.passwords.insert(username.to_owned(), (self.line(row, "password"), password));
        }
        let given = Given { row, fields, refused: None };
        self.sections.entry(section.to_owned()).or_default().push(given);
    }

    /// The line of a value, or of its row.
    pub(super) fn line(&self, row: u64, name: &str) -> u64 {
        self.lines.get(&(row, name.to_owned())).copied().unwrap_or(row)
    }

    /// The code of the district.
    pub(super) fn district(&self) -> Option<String> {
        let [district] = &self.sections.get("district")?[..] else { return None };
        district.fields.get("code")?.as_str().map(Into::into)
    }

    /// Tables that no file has.
    pub(super) fn unknown_sections(&self) -> Vec<(u64, String)> {
        let unknown = self.sections.iter().filter(|(name, _)| !SECTIONS.contains(&&***name));
        let line = |rows: &[Given]| rows.first().map_or(1, |row| row.row);
        unknown
            .map(|(name, rows)| {
                (line(rows), format!("there is no table {name}; known are {}", SECTIONS.join(", ")))
            })
            .collect()
    }
}

/// A value as JSON. What JSON has not, a date or a fraction, is a text: the type of the field says whether it is right.
fn of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text),
        DeValue::Integer(number) => {
            let read = i64::from_str_radix(number.as_str(), number.radix());
            read.map_or_else(|_| json!(number.as_str()), |number| json!(number))
        }
        DeValue::Float(number) => json!(number.as_str()),
        DeValue::Boolean(flag) => json!(flag),
        DeValue::Datetime(day) => json!(day.to_string()),
        DeValue::Array(values) => values.iter().map(|value| of(value.get_ref())).collect(),
        DeValue::Table(fields) => fields
            .iter()
            .map(|(name, value)| (name.get_ref().to_string(), of(value.get_ref())))
            .collect::<Map<_, _>>()
            .into(),
    }
}
