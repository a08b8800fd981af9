//! The columns of a file: the fields of the record as its document describes them.

use super::cell::{Names, Shape};
use crate::{
    records::record::Record,
    values::{
        locale::Language,
        schema::{Schema, referred},
        sentence::part,
        words::label,
    },
    workflow::Workflow,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a file does not have: what only programs need.
const OF_PROGRAMS: [&str; 9] = [
    "id",
    "version",
    "district_code",
    "available_actions",
    "warnings",
    "expanded",
    "explained_actions",
    "access_code",
    "archived_at",
];
/// Where a header ends: what a field is called stands before its explanation.
const ENDS: [char; 10] = [':', ';', ',', '。', '(', '.', '(', ':', ';', ','];
/// Characters of a header at most.
const LONGEST: usize = 40;

/// The columns of a kind of record, in a language.
#[derive(Debug)]
pub struct Columns(pub(super) Vec<Column>);

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) header: String,
    pub(super) shape: Shape,
}

impl Columns {
    /// The columns of a kind.
    #[must_use]
    pub fn of<W: Workflow>(language: Language) -> Self {
        let schema = Schema::of_record::<W>();
        let fields = schema.properties().into_iter().flatten();
        let columns =
            fields.filter(|(name, _)| !OF_PROGRAMS.contains(&name.as_str())).filter_map(|(name, field)| {
                let shape = shape(name, field, &schema.components, language, W::listing().kind_at(name))?;
                let header = header(name, field, &schema.components, language);
                Some(Column { name: name.clone(), header, shape })
            });
        // As the record has them; what is computed comes last.
        let order: Vec<&str> =
            W::Model::columns().split(',').map(|name| name.trim().trim_matches('"')).collect();
        let mut columns: Vec<Column> = columns.collect();
        columns
            .sort_by_key(|column| order.iter().position(|name| *name == column.name).unwrap_or(order.len()));
        Self(columns)
    }

    /// The headers.
    pub(super) fn headers(&self) -> Vec<&str> {
        self.0.iter().map(|column| &*column.header).collect()
    }

    /// A record as a row of cells.
    pub(super) fn row(&self, record: &Value, names: &Names) -> Vec<super::cell::Cell> {
        self.0.iter().map(|column| column.shape.cell(&record[&column.name], names)).collect()
    }

    /// The kinds to which the columns refer, with the ids that stand there.
    pub(super) fn references(&self, records: &[Value]) -> BTreeMap<&'static str, Vec<uuid::Uuid>> {
        let mut wanted: BTreeMap<&'static str, Vec<uuid::Uuid>> = BTreeMap::new();
        for column in &self.0 {
            let Shape::Reference(Some(kind)) = column.shape else { continue };
            let values = records.iter().map(|record| &record[&column.name]);
            let ids =
                values.flat_map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
            wanted
                .entry(kind)
                .or_default()
                .extend(ids.filter_map(|id| id.as_str()?.parse::<uuid::Uuid>().ok()));
        }
        wanted
    }
}

/// What a field is called: the beginning of its description, or of that of its type.
fn header(name: &str, field: &Value, components: &BTreeMap<String, Value>, language: Language) -> String {
    let own = field.get("description").and_then(Value::as_str);
    let of_type = || resolved(field, components)?.get("description")?.as_str();
    let described = own.or_else(of_type).unwrap_or_default();
    let called = part(described, language).split(ENDS).next().unwrap_or_default().trim();
    let called = if called.is_empty() { name } else { called };
    called.chars().take(LONGEST).collect()
}

/// How a field is shown; none if it is more than a cell holds.
fn shape(
    name: &str,
    field: &Value,
    components: &BTreeMap<String, Value>,
    language: Language,
    kind: Option<&'static str>,
) -> Option<Shape> {
    let field = resolved(field, components)?;
    if let Some(items) = field.get("items") {
        return shape(name, items, components, language, kind);
    }
    if let Some(words) = field.get("enum").and_then(Value::as_array) {
        let labels = field.get("x-enum-descriptions").and_then(Value::as_array).into_iter().flatten();
        let labels = labels.filter_map(Value::as_str).map(|both| label(both, language).to_owned());
        let words = words.iter().filter_map(Value::as_str).map(str::to_owned);
        return Some(Shape::Word(words.zip(labels).collect()));
    }
    let format = field.get("format").and_then(Value::as_str);
    Some(match (of_type(field)?, format) {
        ("string", Some("uuid")) => Shape::Reference(kind),
        ("string", Some("date")) => Shape::Day,
        ("string", Some("date-time")) => Shape::Moment,
        ("string", Some("decimal")) => Shape::Hundredths,
        ("string", _) => Shape::Text,
        ("integer", _) if name.ends_with("_fen") => Shape::Fen,
        ("integer", _) => Shape::Whole,
        ("boolean", _) => Shape::Truth(language.pick(["是", "否"], ["yes", "no"])),
        _ => return None,
    })
}

/// The schema behind a reference and beside null.
fn resolved<'a>(field: &'a Value, components: &'a BTreeMap<String, Value>) -> Option<&'a Value> {
    if field.get("$ref").is_some() {
        return resolved(components.get(referred("schemas", field).first()?)?, components);
    }
    let Some(choices) = field.get("oneOf").and_then(Value::as_array) else { return Some(field) };
    resolved(choices.iter().find(|choice| choice.get("type").is_none_or(|kind| kind != "null"))?, components)
}

/// The type of a schema beside null.
fn of_type(field: &Value) -> Option<&str> {
    match field.get("type")? {
        Value::Array(types) => types.iter().filter_map(Value::as_str).find(|one| *one != "null"),
        one => one.as_str(),
    }
}
