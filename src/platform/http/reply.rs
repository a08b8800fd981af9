//! Answers: made inside the transaction of a write, so that they can be stored with it.

use crate::values::{hash::Sha256, hex::hex};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, Responder, body::BoxBody, http::StatusCode};
use serde::{Deserialize, Serialize};

/// An answer that is ready to be sent: status, headers, JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Option<String>,
    /// What is stored for a retried request instead of this body, because this one shows a secret once.
    #[serde(skip)]
    kept: Option<String>,
}

impl Answer {
    /// An answer with a JSON body.
    ///
    /// # Errors
    /// The body cannot be written as JSON.
    pub fn json<T: Serialize>(status: u16, body: &T) -> crate::problem::Result<Self> {
        let body = sonic_rs::to_string(body).map_err(crate::problem::Problem::internal)?;
        Ok(Self { status, headers: Vec::new(), body: Some(body), kept: None })
    }

    /// An answer without a body.
    #[must_use]
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: None, kept: None }
    }

    /// The JSON of the body, for calls that the service makes itself.
    ///
    /// # Errors
    /// There is no JSON body.
    pub fn value(&self) -> crate::problem::Result<serde_json::Value> {
        serde_json::from_str(self.body.as_deref().unwrap_or_default())
            .map_err(crate::problem::Problem::internal)
    }

    /// The same with the present state of its record in place of the one that was.
    ///
    /// # Errors
    /// The body cannot be written as JSON.
    pub fn renewed<T: Serialize>(mut self, body: &T, version: i32) -> crate::problem::Result<Self> {
        self.headers.retain(|(name, _)| name != "ETag");
        let headers = std::mem::take(&mut self.headers);
        let answer = Self::json(self.status, body)?.tagged(version);
        Ok(headers.into_iter().fold(answer, |answer, (name, value)| answer.header(&name, value)))
    }

    /// Whether there is a body.
    #[must_use]
    pub fn has_body(&self) -> bool {
        self.body.is_some()
    }

    /// Adds the entity tag of the record that the body shows.
    #[must_use]
    pub fn tagged(self, version: i32) -> Self {
        let tag = entity_tag(version, self.body.as_deref().unwrap_or_default());
        self.header("ETag", tag)
    }

    /// The value of a header that was added.
    #[must_use]
    pub fn header_value(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Sets what is stored for a retried request in place of this body.
    ///
    /// # Errors
    /// The body cannot be written as JSON.
    pub fn kept_as<T: Serialize>(mut self, body: &T) -> crate::problem::Result<Self> {
        self.kept = Some(serde_json::to_string(body).map_err(crate::problem::Problem::internal)?);
        Ok(self)
    }

    /// The answer as it is stored.
    #[must_use]
    pub fn stored(&self) -> Self {
        let mut stored = self.clone();
        if let Some(kept) = stored.kept.take() {
            stored.body = Some(kept);
        }
        stored
    }

    /// Marks the stored answer of an earlier request.
    #[must_use]
    pub fn replayed(self) -> Self {
        self.header("Idempotency-Replayed", "true")
    }
}

impl Responder for Answer {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponseBuilder::new(status);
        for header in self.headers {
            response.insert_header(header);
        }
        match self.body {
            Some(body) => response.content_type("application/json").body(body),
            None => response.finish(),
        }
    }
}

/// Characters of the digest in an entity tag.
const DIGEST: usize = 12;

/// The entity tag of a record: its version, and a digest of what the caller reads of it, which depends on the day and the
/// caller too.
fn entity_tag(version: i32, body: &str) -> String {
    let digest = hex(&Sha256::of(body)[..DIGEST / 2]);
    format!("\"v{version}-{digest}\"")
}

fn each(tags: &str) -> impl Iterator<Item = &str> {
    tags.split(',').map(str::trim)
}

/// Whether a list of entity tags (`If-Match`) names this version, alone (`"v3"`) or as the answers have it; `*` names every
/// one. A change is meant for a version, whatever else was read with it.
#[must_use]
pub fn names_version(tags: &str, version: i32) -> bool {
    let ours = format!("\"v{version}");
    let follows =
        |tag: &str| tag.strip_prefix(&*ours).is_some_and(|rest| rest == "\"" || rest.starts_with('-'));
    each(tags).any(|tag| tag == "*" || follows(tag))
}

/// Whether a list of entity tags (`If-None-Match`) names this one; `*` names every one. They are compared weakly: a proxy
/// may have weakened ours.
#[must_use]
pub fn names_tag(tags: &str, ours: &str) -> bool {
    each(tags).any(|tag| tag == "*" || tag.trim_start_matches("W/") == ours)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        /// What is stored and digested was written by the other library too.
        #[test]
        fn answers_are_written_as_the_usual_library_writes_them(
            texts in proptest::collection::btree_map(".*", ".*", 0..5), number in any::<i64>(), flag in any::<Option<bool>>(),
        ) {
            #[derive(Serialize)]
            struct Shape<'a> {
                number: i64,
                flag: Option<bool>,
                #[serde(flatten)]
                texts: &'a BTreeMap<String, String>,
                list: Vec<&'a BTreeMap<String, String>>,
            }
            let shape = Shape { number, flag, texts: &texts, list: vec![&texts, &texts] };
            let answer = Answer::json(200, &shape).unwrap();
            prop_assert_eq!(answer.body.unwrap(), serde_json::to_string(&shape).unwrap());
        }
    }

    #[test]
    fn a_change_names_a_version_and_a_reader_what_was_read() {
        let tag = entity_tag(3, "{\"light\":\"green\"}");
        assert_ne!(tag, entity_tag(3, "{\"light\":\"red\"}"));
        for (tags, named) in
            [(&*tag, true), ("\"v3\"", true), ("*", true), ("\"v1\", \"v3\"", true), ("\"v30\"", false)]
        {
            assert_eq!(names_version(tags, 3), named, "{tags}");
        }
        assert!(!names_version("\"v30-0123\"", 3) && !names_version("v3", 3));
        for (tags, named) in
            [(&*tag, true), (&format!("\"x\", W/{tag}"), true), ("*", true), ("\"v3\"", false)]
        {
            assert_eq!(names_tag(tags, &tag), named, "{tags}");
        }
    }
}
