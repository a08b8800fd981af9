//! Everything that can go wrong, as RFC 9457 problems: a code from a table, in the caller's language.

mod answer;
mod code;
pub mod codes;
pub mod law;

pub use answer::{ProblemView, render};
pub use code::{Code, Entry};

use self::law::{Article, Ground};
use crate::values::{locale::Language, sentence::Sentence};
use actix_web::{
    HttpResponse, ResponseError,
    http::{StatusCode, header::HeaderName},
};
use serde_json::{Map, Value};
use std::fmt;

/// The result of everything that may be refused.
pub type Result<T> = std::result::Result<T, Problem>;

/// One refusal: a code, the facts, the fields; the cause of a server error goes to the log only.
#[derive(Debug, Clone)]
pub struct Problem(Box<Facts>);

#[derive(Debug, Clone)]
struct Facts {
    code: Code,
    basis: Option<&'static [Article]>,
    ground: Option<Ground>,
    detail: Option<Sentence>,
    params: Map<String, Value>,
    fields: Vec<Field>,
    cause: Option<String>,
    retry_after: Option<u32>,
    headers: Vec<(HeaderName, String)>,
    collision: bool,
}

/// What is wrong with one field of the body.
#[derive(Debug, Clone)]
struct Field {
    pointer: String,
    code: Code,
    detail: Option<Sentence>,
}

impl Problem {
    /// A refusal with the texts of its code.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self(Box::new(Facts {
            code,
            basis: None,
            ground: None,
            detail: None,
            params: Map::new(),
            fields: Vec::new(),
            cause: None,
            retry_after: None,
            headers: Vec::new(),
            collision: false,
        }))
    }

    /// An internal failure; the cause is logged and never answered.
    #[must_use]
    pub fn internal(cause: impl fmt::Display) -> Self {
        Self::new(codes::INTERNAL_ERROR).because(cause)
    }

    /// The cause for the log.
    #[must_use]
    pub fn because(mut self, cause: impl fmt::Display) -> Self {
        self.0.cause = Some(cause.to_string());
        self
    }

    /// Cites the articles that demand it here, where they are others than those of the code.
    #[must_use]
    pub fn by(mut self, basis: &'static [Article]) -> Self {
        self.0.basis = Some(basis);
        self
    }

    /// Cites the articles under which the record falls, as they stood on its decisive day.
    #[must_use]
    pub fn on_ground(mut self, ground: Ground) -> Self {
        self.0.ground = Some(ground);
        self
    }

    /// Whether it cites a statute that had another text.
    pub(crate) fn cites_what_was_amended(&self) -> bool {
        self.cited().iter().any(|article| article.law.earlier.is_some())
    }

    /// Adds a fact that a program can read.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.params.insert(name.into(), value.into());
        self
    }

    /// Names the field that is wrong by its JSON pointer, with this problem's own code.
    #[must_use]
    pub fn at(self, pointer: &str) -> Self {
        let code = self.code();
        self.field(pointer, code, None)
    }

    /// Names a field that is wrong, in words.
    #[must_use]
    pub fn field(mut self, pointer: &str, code: Code, detail: Option<Sentence>) -> Self {
        self.0.fields.push(Field { pointer: pointer.into(), code, detail });
        self
    }

    /// Takes over what a refusal says of a part of the body, whose pointers lie elsewhere in the whole: what is wrong with each field of
    /// it, or with all of it, and the articles that demand it.
    #[must_use]
    pub fn part(mut self, place: impl Fn(&str) -> String, refused: &Self) -> Self {
        let facts = &refused.0;
        let said = |code: Code, detail: Option<&Sentence>| {
            let basis = refused.basis();
            if basis.is_empty() {
                return detail.cloned();
            }
            let text = |language| {
                let text = detail.map_or(code.detail(language), |detail| detail.pick(language));
                format!("{text} ({})", law::named(&basis, language).unwrap_or_default())
            };
            Some(Sentence::new(text(Language::Chinese), text(Language::English)))
        };
        if facts.fields.is_empty() {
            return self.field(&place(""), facts.code, said(facts.code, facts.detail.as_ref()));
        }
        for field in &facts.fields {
            let detail = said(field.code, field.detail.as_ref().or(facts.detail.as_ref()));
            self = self.field(&place(&field.pointer), field.code, detail);
        }
        self
    }

    /// Adds what another refusal says of fields of which this one says nothing.
    #[must_use]
    pub fn beside(mut self, other: &Self) -> Self {
        for field in &other.0.fields {
            if self.0.fields.iter().all(|known| known.pointer != field.pointer) {
                self.0.fields.push(field.clone());
            }
        }
        self
    }

    /// How many fields are named.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.fields.len()
    }

    /// A body field whose value breaks a rule of content: 422 `VALIDATION_FAILED`.
    #[must_use]
    pub fn invalid(pointer: &str, detail: impl Into<Sentence>) -> Self {
        Self::new(codes::VALIDATION_FAILED).field(pointer, codes::VALUE_INVALID, Some(detail.into()))
    }

    /// Says in words what is wrong here, in place of what the code says in general.
    #[must_use]
    pub fn explained(mut self, detail: Sentence) -> Self {
        self.0.detail = Some(detail);
        self
    }

    /// Seconds after which a caller may try again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.0.retry_after = Some(seconds);
        self
    }

    /// Adds a header that the status asks for: the methods of a 405, the length of a 416, the codings of a 415.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.0.headers.push((name, value.into()));
        self
    }

    /// Marks a write that lost against another and may be run again.
    #[must_use]
    pub(crate) fn collided(mut self) -> Self {
        self.0.collision = true;
        self
    }

    /// Whether running the same write again may succeed.
    pub(crate) fn is_collision(&self) -> bool {
        self.0.collision
    }

    /// Whether the service failed, and not the caller.
    #[must_use]
    pub fn is_failure(&self) -> bool {
        self.status_code().is_server_error()
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The articles that demand it.
    #[must_use]
    pub fn basis(&self) -> Vec<Article> {
        let cited = self.cited().iter();
        cited
            .flat_map(|article| self.0.ground.map_or_else(|| vec![*article], |on| on.cites(*article)))
            .collect()
    }

    fn cited(&self) -> &'static [Article] {
        self.0.basis.unwrap_or(self.code().entry().basis)
    }

    /// What goes to the log and not to the caller.
    #[must_use]
    pub fn cause(&self) -> Option<&str> {
        self.0.cause.as_deref()
    }
}

impl Problem {
    /// What a caller reads of it, for whoever sits at a terminal: which rule it is, and the facts of this case.
    #[must_use]
    pub fn told(&self) -> String {
        let facts = self.0.params.iter().map(|(name, value)| format!("\n  {name}: {value}"));
        format!("{self}\n  {}{}", self.code().detail(Language::English), facts.collect::<String>())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code().name(), self.code().entry().title.1)?;
        if let Some(cause) = &self.0.cause {
            write!(f, " ({cause})")?;
        }
        // Whoever reads it on a terminal has no other answer.
        for Field { pointer, detail, .. } in &self.0.fields {
            if let Some(detail) = detail {
                write!(f, "; {pointer}: {detail}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.code().entry().status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// Only the status and the facts: the frame of the server writes the body, because it knows the language.
    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::new(self.status_code());
        response.extensions_mut().insert(self.clone());
        response
    }
}
