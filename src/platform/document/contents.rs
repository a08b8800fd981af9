//! What goes in and out of operations, as the document needs it.

use super::{Described, Operation};
use serde_json::Value;
use std::collections::BTreeMap;

/// What goes in and out of an operation, made for the document.
pub(super) struct Contents {
    pub(super) request: Option<Content>,
    /// For each answer, in their order.
    pub(super) answers: Vec<Vec<Content>>,
}

/// A body by its media type.
pub(super) struct Content {
    pub(super) media_type: &'static str,
    pub(super) schema: Value,
    /// Whether one of its fields must be sent.
    pub(super) needed: bool,
}

impl Contents {
    /// The schemas of an operation; what they refer to goes to the components of all.
    pub(super) fn of(operation: &Operation, components: &mut BTreeMap<String, Value>) -> Self {
        let mut content = |media_type, described: &Described| {
            let schema = described.schema();
            let needed = schema.definition().get("required").is_some();
            components.extend(schema.components);
            Content { media_type, schema: schema.value, needed }
        };
        Self {
            request: operation.request.as_ref().map(|request| content(request.media_type, &request.content)),
            answers: operation
                .answers
                .iter()
                .map(|answer| answer.content.iter().map(|(kind, made)| content(kind, made)).collect())
                .collect(),
        }
    }
}
