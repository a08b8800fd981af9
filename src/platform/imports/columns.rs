//! The columns that a table of a kind may have: the fields of the content with which its records are created.

use super::{
    cell::{Cell, element},
    given::Given,
    grouping::{Place, element_of},
};
use crate::{
    problem::{Problem, Result, codes},
    values::{example::own, locale::Language, schema::Schema, sentence::Sentence, words::Words},
    workflow::Workflow,
};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashSet};

/// Characters of an unknown name that are told back, at most.
const LONGEST: usize = 40;

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
        let listing = W::listing();
        let columns = |object: &Value, of: &str| -> Vec<(String, Column, Value)> {
            let required = object.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
            let fields = object.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
            let column = |(name, field): (String, Value)| {
                let whole = format!("{of}{name}");
                let column = Column {
                    cell: Cell::of(&field, &schema.components),
                    kind: listing.kind_at(&whole),
                    required: required.contains(&json!(name)),
                    example: own(&field).cloned(),
                };
                (whole, column, field)
            };
            fields.into_iter().map(column).collect()
        };
        let mut all = BTreeMap::new();
        for (name, column, field) in columns(&schema.definition(), "") {
            let of_elements = element(&field, &schema.components);
            let of_elements = of_elements.map(|one| columns(one, &format!("{name}."))).unwrap_or_default();
            // What each element has to have fits into cells, or none is made by a table.
            if of_elements.iter().all(|(_, column, _)| column.is_cell() || !column.required) {
                all.extend(of_elements.into_iter().map(|(name, column, _)| (name, column)));
            }
            all.insert(name, column);
        }
        Ok(Self(all))
    }

    /// The names of the columns that a table may have.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.0.iter().filter(|(_, column)| column.is_cell()).map(|(name, _)| &**name).collect()
    }

    /// Refuses a header that names what there is not, names something twice, or lacks what each row has to have.
    pub(super) fn check(&self, header: &[String], row: u64) -> Result<()> {
        let (mut seen, mut known) = (HashSet::new(), Some(self.names()));
        let mut problem = Problem::new(codes::ROWS_REFUSED).with("rows", 0);
        for name in header {
            if !self.0.get(name).is_some_and(Column::is_cell) {
                let name = beginning(name);
                // Which there are is said once, however many there are not.
                let (zh, en) = known.take().map_or_else(Default::default, |known| {
                    (format!(",可用列:{}", known.join("、")), format!("; known are {}", known.join(", ")))
                });
                let said = Sentence::new(
                    format!("没有「{name}」列{zh}"),
                    format!("There is no column {name:?}{en}"),
                );
                problem = problem.field(&format!("/{row}/{name}"), codes::FIELD_UNKNOWN, Some(said));
            } else if !seen.insert(name) {
                let twice = Sentence::new("此列出现两次", "The column is there twice");
                problem = problem.field(&format!("/{row}/{name}"), codes::DUPLICATE_NAME, Some(twice));
            }
        }
        for (name, _) in
            self.0.iter().filter(|(name, _)| self.is_needed(name, header) && !header.contains(name))
        {
            let missing = Sentence::new(format!("缺少「{name}」列"), format!("The column {name} is missing"));
            problem = problem.field(&format!("/{row}/{name}"), codes::FIELD_MISSING, Some(missing));
        }
        if problem.count() == 0 { Ok(()) } else { Err(problem) }
    }

    /// Whether a table with a header has to have a column: of a list of objects either all that each of them has, or nothing.
    fn is_needed(&self, name: &str, header: &[String]) -> bool {
        let Some(column) = self.0.get(name).filter(|column| column.required) else { return false };
        let is_of = |list: &str, column: &String| element_of(column).is_some_and(|(of, _)| of == list);
        match element_of(name) {
            Some((list, _)) => {
                let whole = self.0.get(list).is_some_and(|list| list.required);
                whole || header.iter().any(|column| is_of(list, column))
            }
            None => column.is_cell() || !self.0.keys().any(|column| is_of(name, column)),
        }
    }

    /// The rows of a record as a body, and where each part of it stands: what is empty is left out.
    pub(super) fn body(&self, rows: &[Given]) -> (Map<String, Value>, Place) {
        let (mut body, mut place) = (Map::new(), Place::of(rows));
        for (at, given) in rows.iter().enumerate() {
            let mut elements: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
            for (name, value) in given.fields.iter().filter(|(_, value)| **value != "") {
                match element_of(name) {
                    Some((list, field)) => {
                        elements.entry(list).or_default().insert(field.into(), self.read(name, value));
                    }
                    None if at == 0 => {
                        body.insert(name.clone(), self.read(name, value));
                    }
                    None => {}
                }
            }
            for (list, element) in elements {
                if let Some(all) = body.entry(list).or_insert_with(|| json!([])).as_array_mut() {
                    all.push(element.into());
                    place.elements.entry(list.into()).or_default().push(given.row);
                }
            }
        }
        (body, place)
    }

    /// The value of a cell, or of a field that was given as JSON.
    fn read(&self, name: &str, value: &Value) -> Value {
        match (self.0.get(name), value) {
            (None, value) => value.clone(),
            // 第7届 may be called 7.
            (Some(Column { kind: Some(_), .. }), Value::Number(number)) => number.to_string().into(),
            (Some(column), value) => column.cell.given(value),
        }
    }
}

/// As much of a name that nobody knows as is told back.
fn beginning(name: &str) -> String {
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &name[..end]),
        None => name.to_owned(),
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
