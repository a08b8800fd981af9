//! What the search of Swagger UI finds in the documents that it does not show.

use super::catalogue::{Catalogue, Version};
use crate::values::locale::Language;
use serde::Serialize;
use serde_json::Value;

/// Every operation of the service.
#[derive(Serialize)]
pub(super) struct Index {
    operations: Vec<Entry>,
}

/// An operation, and where it stands.
#[derive(Serialize)]
struct Entry {
    /// The document that has it, as Swagger UI calls it.
    document: String,
    tag: Value,
    id: Value,
    /// What is shown: method, path, id, and the names in both languages.
    text: String,
    /// What is found too: the example of its body.
    body: String,
}

impl Index {
    /// The operations, with their tags in a language.
    pub(super) fn of(catalogue: &Catalogue, language: Language) -> Self {
        let mut operations = Vec::new();
        for group in catalogue.groups() {
            let document = catalogue.part(language, Version::V31, group);
            for (path, item) in document["paths"].as_object().into_iter().flatten() {
                for (method, operation) in item.as_object().into_iter().flatten() {
                    let said = |name: &str| operation[name].as_str().unwrap_or_default().to_owned();
                    let text = [
                        method.to_uppercase(),
                        path.clone(),
                        said("operationId"),
                        said("summary"),
                        said("x-summary"),
                    ];
                    operations.push(Entry {
                        document: group.both(),
                        tag: operation["tags"][0].clone(),
                        id: operation["operationId"].clone(),
                        text: text.join(" "),
                        body: operation["requestBody"]["content"].to_string(),
                    });
                }
            }
        }
        Self { operations }
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
