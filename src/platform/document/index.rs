//! What the search of Swagger UI finds in the documents that it does not show.

use super::{
    Tag,
    catalogue::{Catalogue, Version},
};
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
    id: String,
    /// What is shown: method, path, id, and the names in both languages.
    text: String,
    /// What is found too: the example of its body.
    body: String,
}

impl Index {
    /// The operations, with their tags in a language.
    pub(super) fn of(catalogue: &Catalogue, language: Language) -> Self {
        let (mut operations, groups) = (Vec::new(), catalogue.groups_of_operations());
        let document = catalogue.document(language, Version::V31);
        for (path, item) in document["paths"].as_object().into_iter().flatten() {
            for (method, operation) in item.as_object().into_iter().flatten() {
                let said = |name: &str| operation[name].as_str().unwrap_or_default().to_owned();
                let id = said("operationId");
                let text =
                    [method.to_uppercase(), path.clone(), id.clone(), said("summary"), said("x-summary")];
                operations.push(Entry {
                    document: groups.get(&*id).map(Tag::both).unwrap_or_default(),
                    tag: operation["tags"][0].clone(),
                    text: text.join(" "),
                    body: operation["requestBody"]["content"].to_string(),
                    id,
                });
            }
        }
        Self { operations }
    }

    pub(super) fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
