//! The operation by which a request is served: found once on its way in, read by whatever asks for it behind.

use super::{assurance::Assurance, scope::Scope};
use crate::{
    http::query_string::pairs,
    problem::{Problem, Result, codes},
};
use actix_web::{HttpMessage, HttpRequest};

/// What is known of an operation before it is asked for.
#[derive(Debug)]
pub struct Served {
    /// The template of its path.
    pub template: String,
    /// What it does, in the words of the workflow tables.
    pub action: String,
    /// The query parameters that it knows, where its handler does not look at them itself.
    pub parameters: Option<Vec<String>>,
    /// The query parameters of a write, beside those of every write.
    pub own: Vec<String>,
    /// The query parameters that may come several times.
    pub several: Vec<String>,
    /// What a scoped token needs.
    pub scope: Scope,
    /// What its caller must have proved.
    pub assurance: Assurance,
    /// Whether the public may call it without a token.
    pub open: bool,
}

impl Served {
    /// What is read outside the API.
    #[must_use]
    pub fn outside(template: &str) -> Self {
        Self {
            template: template.to_owned(),
            action: "read".into(),
            parameters: None,
            own: Vec::new(),
            several: Vec::new(),
            scope: Scope { domain: None, verb: None },
            assurance: Assurance::Token,
            open: true,
        }
    }

    /// The operation of a request.
    ///
    /// # Errors
    /// It was not asked for by way of the table of routes: a defect.
    pub fn of(request: &HttpRequest) -> Result<&'static Self> {
        let served = request.extensions().get::<&'static Self>().copied();
        served.ok_or_else(|| Problem::internal("a request that no operation serves"))
    }

    /// Refuses a query parameter that the operation does not know; lists and writes look at theirs themselves.
    ///
    /// # Errors
    /// `UNKNOWN_PARAMETER` with the name and those that are known.
    pub fn knows(&self, query: &str) -> Result<()> {
        let Some(known) = self.parameters.as_ref().filter(|_| !query.is_empty()) else { return Ok(()) };
        let asked = pairs(query);
        let Some((unknown, _)) = asked.iter().find(|(name, _)| !known.contains(name)) else { return Ok(()) };
        Err(Problem::new(codes::UNKNOWN_PARAMETER)
            .with("parameter", unknown.as_str())
            .with("allowed", known.clone()))
    }
}
