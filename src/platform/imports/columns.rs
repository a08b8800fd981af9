//! The columns that a table of a kind may have: the fields of the content with which its records are created.

use super::cell::Cell;
use crate::{
    problem::{Problem, Result, codes},
    values::{example::own, locale::Language, schema::Schema, sentence::Sentence, words::Words},
    workflow::Workflow,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A column that a table may have.
#[derive(Debug)]
pub struct Column {
    /// How its cells are read.
    pub(super) cell: Cell,
    /// The kind of the records to which it refers.
    pub(super) kind: Option<&'static str>,
    /// Whether each row has to have it.
    pub required: bool,
    /// An example that the field itself has.
    pub example: Option<Value>,
}

/// The columns of a kind, by name.
#[derive(Debug)]
pub struct Columns(pub BTreeMap<String, Column>);

impl Columns {
    /// The columns of a kind.
    ///
    /// # Errors
    /// Nobody creates its records with a content: a defect.
    pub fn of<W: Workflow>() -> Result<Self> {
        let create = W::TABLE.iter().find(|rule| rule.action.word() == "create");
        let content = create.and_then(|rule| rule.body.as_ref());
        let schema: Schema =
            content.map(|body| (body.schema)()).ok_or_else(|| Problem::internal("a kind without content"))?;
        let definition = schema.definition();
        let required = definition.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let listing = W::listing();
        let fields = schema.properties().into_iter().flatten().map(|(name, field)| {
            let column = Column {
                cell: Cell::of(field, &schema.components),
                kind: listing.kind_at(name),
                required: required.iter().any(|required| required == name),
                example: own(field).cloned(),
            };
            (name.clone(), column)
        });
        Ok(Self(fields.collect()))
    }

    /// The names of the columns that a table may have.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.0.iter().filter(|(_, column)| column.is_cell()).map(|(name, _)| &**name).collect()
    }

    /// Refuses a header that names what there is not, names something twice, or lacks what each row has to have.
    pub(super) fn check(&self, header: &[String], row: u64) -> Result<()> {
        let (known, mut problem) = (self.names(), Problem::new(codes::ROWS_REFUSED).with("rows", 0));
        for (place, name) in header.iter().enumerate() {
            if !known.contains(&&**name) {
                let said = Sentence::new(
                    format!("没有「{name}」列,可用列:{}", known.join("、")),
                    format!("There is no column {name:?}; known are {}", known.join(", ")),
                );
                problem = problem.field(&format!("/{row}/{name}"), codes::FIELD_UNKNOWN, Some(said));
            } else if header[..place].contains(name) {
                let twice = Sentence::new("此列出现两次", "The column is there twice");
                problem = problem.field(&format!("/{row}/{name}"), codes::DUPLICATE_NAME, Some(twice));
            }
        }
        for (name, _) in self.0.iter().filter(|(name, column)| column.required && !header.contains(name)) {
            let missing = Sentence::new(format!("缺少「{name}」列"), format!("The column {name} is missing"));
            problem = problem.field(&format!("/{row}/{name}"), codes::FIELD_MISSING, Some(missing));
        }
        if problem.count() == 0 { Ok(()) } else { Err(problem) }
    }

    /// A row as a body: what is empty is left out.
    pub(super) fn body(&self, given: &Map<String, Value>) -> Map<String, Value> {
        let given = given.iter().filter(|(_, value)| **value != "");
        given
            .map(|(name, value)| {
                let read = self.0.get(name).map(|column| match value {
                    // 第7届 may be called 7.
                    Value::Number(number) if column.kind.is_some() => number.to_string().into(),
                    value => column.cell.given(value),
                });
                (name.clone(), read.unwrap_or_else(|| value.clone()))
            })
            .collect()
    }
}

impl Column {
    /// What a cell holds, in words.
    #[must_use]
    pub fn about(&self, language: Language) -> String {
        self.cell.about(language)
    }

    /// Whether a cell can hold its values.
    #[must_use]
    pub fn is_cell(&self) -> bool {
        self.cell != Cell::Nested
    }

    /// The kind of the records to which it refers.
    #[must_use]
    pub fn refers_to(&self) -> Option<&'static str> {
        self.kind
    }
}
