//! References by what a person knows: the code, the name or the number of a record in place of its id.

use super::columns::Columns;
use crate::{
    call::Call,
    problem::{Problem, Result, codes},
    store::Transaction,
    values::sentence::Sentence,
};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use uuid::Uuid;

type Candidates = Vec<Map<String, Value>>;

/// What was looked up for the rows before.
#[derive(Default)]
pub(super) struct References(HashMap<(&'static str, String), Candidates>);

/// Where a reference stands in a body, by what it is known, and to which kind it leads.
struct Named {
    pointer: String,
    kind: &'static str,
    text: String,
}

impl References {
    /// Puts ids in place of what the references of a body are called. What leads nowhere, or to several, is answered as a
    /// refusal, and stands as an id that nobody has.
    pub(super) async fn lead(
        &mut self,
        call: &Call,
        tx: &Transaction,
        columns: &Columns,
        body: &mut Map<String, Value>,
    ) -> Result<Option<Problem>> {
        let (mut open, mut refused) = (named(columns, body), None::<Problem>);
        // What is alike may be told apart by what the others lead to, so those that are clear go first.
        for last in [false, true] {
            let mut alike = Vec::new();
            for name in open {
                let found = self.find(call, tx, &name).await?;
                let fitting: Vec<_> =
                    found.iter().filter(|row| found.len() == 1 || fits(row, body)).collect();
                match fitting[..] {
                    [row] => put(body, &name.pointer, row.get("id").cloned().unwrap_or_default()),
                    [_, ..] if !last => alike.push(name),
                    _ => {
                        put(body, &name.pointer, json!(Uuid::nil()));
                        let problem = refused.unwrap_or_else(|| Problem::new(codes::VALIDATION_FAILED));
                        refused = Some(told(problem, call, &name, fitting.len()));
                    }
                }
            }
            open = alike;
        }
        Ok(refused)
    }

    async fn find(&mut self, call: &Call, tx: &Transaction, name: &Named) -> Result<Candidates> {
        let place = (name.kind, name.text.clone());
        if let Some(known) = self.0.get(&place) {
            return Ok(known.clone());
        }
        let Some(kind) = call.service.kinds.get(name.kind) else { return Ok(Vec::new()) };
        let found = (kind.named)(call.viewer(), tx.into(), &name.text).await?;
        // What is not there yet may come with a row that follows.
        if !found.is_empty() {
            self.0.insert(place, found.clone());
        }
        Ok(found)
    }

    /// Forgets what was looked up of a kind of which a record was made: there may be another one that is called so.
    pub(super) fn forget(&mut self, kind: &str) {
        self.0.retain(|(known, _), _| *known != kind);
    }
}

/// The references of a body that are no ids, those of the elements of its lists among them.
fn named(columns: &Columns, body: &Map<String, Value>) -> Vec<Named> {
    let mut found = named_in(columns, body, ("", ""));
    for (list, value) in body {
        for (at, element) in value.as_array().into_iter().flatten().enumerate() {
            let Some(element) = element.as_object() else { continue };
            found.extend(named_in(columns, element, (&format!("{list}."), &format!("/{list}/{at}"))));
        }
    }
    found
}

/// Those of an object whose columns begin with a text, at a pointer.
fn named_in(columns: &Columns, object: &Map<String, Value>, (of, at): (&str, &str)) -> Vec<Named> {
    let mut found = Vec::new();
    for (name, value) in object {
        let Some(kind) = columns.0.get(&format!("{of}{name}")).and_then(|column| column.kind) else {
            continue;
        };
        let pointer = format!("{at}/{name}");
        let mut take = |pointer: String, value: &Value| {
            if let Some(text) = value.as_str().filter(|text| Uuid::parse_str(text).is_err()) {
                found.push(Named { pointer, kind, text: text.trim().into() });
            }
        };
        match value {
            Value::Array(values) => {
                values
                    .iter()
                    .enumerate()
                    .for_each(|(place, value)| take(format!("{pointer}/{place}"), value));
            }
            value => take(pointer, value),
        }
    }
    found
}

/// Whether a record says nothing else than the row where both refer to something by the same name: a district draws the
/// same numbers anew in every term.
fn fits(row: &Map<String, Value>, body: &Map<String, Value>) -> bool {
    body.iter().all(|(name, value)| {
        let is_id = |value: &Value| value.as_str().is_some_and(|text| Uuid::parse_str(text).is_ok());
        let own = row.get(name).filter(|own| is_id(own) && is_id(value));
        own.is_none_or(|own| own == value)
    })
}

fn put(body: &mut Map<String, Value>, pointer: &str, id: Value) {
    let mut steps = pointer.splitn(3, '/').skip(1);
    let field = steps.next().and_then(|name| body.get_mut(name));
    let rest = steps.next().map(|rest| format!("/{rest}")).unwrap_or_default();
    if let Some(value) = field.and_then(|field| field.pointer_mut(&rest)) {
        *value = id;
    }
}

fn told(problem: Problem, call: &Call, name: &Named, found: usize) -> Problem {
    let kind = call.service.kinds.get(name.kind);
    let (label, known) = kind.map_or(("", Vec::new()), |kind| (kind.label, (kind.known_by)()));
    let known: Vec<String> = known.into_iter().chain(["id".into()]).collect();
    let (zh, en) = (known.join("、"), known.join(", "));
    let (text, noun) = (&name.text, name.kind.rsplit('.').next().unwrap_or_default());
    if found == 0 {
        let said = Sentence::new(
            format!("没有可用的{label}「{text}」,按下列任一项填写:{zh}"),
            format!("There is no {noun} {text:?} here; it is named by one of: {en}"),
        );
        return problem.field(&name.pointer, codes::UNKNOWN_REFERENCE, Some(said));
    }
    let said = Sentence::new(
        format!("{label}「{text}」不止一个,请用下列中的另一项:{zh}"),
        format!("There are several {text:?}; name the {noun} by another of: {en}"),
    );
    problem.field(&name.pointer, codes::VALUE_INVALID, Some(said))
}
