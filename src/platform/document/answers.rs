//! The successes of operations: what several answer alike has a name and stands once. The fields have the examples: one more of
//! each record would be a tenth of the document.

use super::{Answered, contents::Content};
use serde_json::{Map, Value, json};

/// The answers that have a name.
#[derive(Default)]
pub(super) struct Answers(pub(super) Map<String, Value>);

impl Answers {
    /// An answer of an operation: named, unless another one has the name of its content.
    pub(super) fn of(&mut self, answer: &Answered, bodies: &[Content], counted: bool) -> Value {
        let whole = whole(answer, bodies, counted);
        let Some(name) = name(answer, bodies, counted) else { return whole };
        if *self.0.entry(name.clone()).or_insert_with(|| whole.clone()) == whole {
            json!({"$ref": format!("#/components/responses/{name}")})
        } else {
            whole
        }
    }
}

/// The schema that is answered, and the status if it is not 200.
fn name(answer: &Answered, bodies: &[Content], counted: bool) -> Option<String> {
    let name = match bodies {
        [] if answer.status == 304 => "NotModified".into(),
        [] => "Done".into(),
        [one] if one.media_type.ends_with("json") => {
            let schema = one.schema.get("$ref")?.as_str()?.rsplit('/').next()?;
            match answer.status {
                200 => schema.to_owned(),
                201 => format!("{schema}Created"),
                status => format!("{schema}{status}"),
            }
        }
        _ => return None,
    };
    Some(if counted { name } else { format!("Public{name}") })
}

fn whole(answer: &Answered, bodies: &[Content], counted: bool) -> Value {
    let description = match answer.status {
        201 => "Created.\n已创建。",
        204 => "Done; no content.\n已完成,无内容。",
        206 => "A part of the content.\n部分内容。",
        304 => "Not modified.\n未变化。",
        _ => "Success.\n成功。",
    };
    let mut written = json!({"description": description});
    for body in bodies {
        written["content"][body.media_type] = json!({"schema": body.schema});
    }
    let limits: &[&str] = if counted { &["RateLimit", "RateLimit-Policy"] } else { &[] };
    for header in answer.headers.iter().chain(limits) {
        written["headers"][*header] = json!({"$ref": format!("#/components/headers/{header}")});
    }
    written
}
