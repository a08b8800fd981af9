//! The operation by which a request is served: found once on its way in, read by whatever asks for it behind.

use super::{assurance::Assurance, scope::Scope};
use crate::{
    http::query_string::pairs,
    problem::{Problem, Result, codes},
};
use actix_web::{HttpMessage, HttpRequest};

/// The template of a path in which a secret stands: it is told in place of the path.
#[derive(Debug, Clone, Copy)]
pub struct SecretPath(pub &'static str);

/// What is known of an operation before it is asked for.
#[derive(Debug)]
pub struct Served {
    /// The template of its path.
    pub template: String,
    /// What it does, in the words of the workflow tables.
    pub action: String,
    /// The query parameters that it knows, as the document names them.
    pub parameters: Vec<String>,
    /// Whether its handler looks at them itself, as those of lists, records and writes do.
    pub looks_itself: bool,
    /// The query parameters that may come several times.
    pub several: Vec<String>,
    /// What a scoped token needs.
    pub scope: Scope,
    /// What its caller must have proved.
    pub assurance: Assurance,
    /// Whether the public may call it without a token.
    pub open: bool,
    /// Whether nobody is asked for a token.
    pub public: bool,
}

impl Served {
    /// What is read outside the API.
    #[must_use]
    pub fn outside(template: &str) -> Self {
        Self {
            template: template.to_owned(),
            action: "read".into(),
            parameters: Vec::new(),
            looks_itself: true,
            several: Vec::new(),
            scope: Scope { domain: None, verb: None },
            assurance: Assurance::Token,
            open: true,
            public: true,
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
        if self.looks_itself || query.is_empty() { Ok(()) } else { self.known(query).map(drop) }
    }

    /// The query, of which the operation knows every parameter.
    ///
    /// # Errors
    /// `UNKNOWN_PARAMETER` with the name and those that are known.
    pub fn known(&self, query: &str) -> Result<Vec<(String, String)>> {
        let asked = pairs(query);
        let Some((unknown, _)) = asked.iter().find(|(name, _)| !self.parameters.contains(name)) else {
            return Ok(asked);
        };
        Err(Problem::new(codes::UNKNOWN_PARAMETER)
            .with("parameter", unknown.as_str())
            .with("allowed", self.parameters.clone()))
    }
}
