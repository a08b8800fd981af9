//! Answers: made inside the transaction of a write, so that they can be stored with it.

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
        let body = serde_json::to_string(body).map_err(crate::problem::Problem::internal)?;
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
        let answer = Self::json(self.status, body)?.header("ETag", entity_tag(version));
        Ok(headers.into_iter().fold(answer, |answer, (name, value)| answer.header(&name, value)))
    }

    /// Whether there is a body.
    #[must_use]
    pub fn has_body(&self) -> bool {
        self.body.is_some()
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

/// The entity tag of a version.
#[must_use]
pub fn entity_tag(version: i32) -> String {
    format!("\"v{version}\"")
}

/// Whether a list of entity tags (`If-Match`, `If-None-Match`) names this version; `*` names every one.
#[must_use]
pub fn names_version(tags: &str, version: i32) -> bool {
    let ours = entity_tag(version);
    tags.split(',').map(str::trim).any(|tag| tag == "*" || tag == ours)
}
