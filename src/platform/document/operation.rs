//! One operation of the document.

use super::shared::parameters;
use crate::{
    problem::{Code, codes},
    records::assurance::Assurance,
    values::{schema::Schema, sentence::Sentence},
    workflow::RowText,
};
use serde_json::{Value, json};
use std::{fmt, sync::Arc};

/// The rows of tables that are concerned, and the codes with which a layer refuses their actions.
pub(super) type Refusal = (fn(&RowText) -> bool, &'static [Code]);

/// A group of operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tag {
    /// The name in Chinese.
    pub zh: &'static str,
    /// The name in English.
    pub en: &'static str,
}

impl Tag {
    /// The name in both languages.
    #[must_use]
    pub fn both(&self) -> String {
        format!("{} {}", self.zh, self.en)
    }

    /// The name of the group in URLs: `audit` of «Audit».
    #[must_use]
    pub fn slug(&self) -> String {
        self.en.to_lowercase().replace([' ', '\''], "-")
    }
}

/// A schema that is made when the document is written: until somebody asks for that, nobody pays for it.
#[derive(Clone)]
pub struct Described(Arc<dyn Fn() -> Schema + Send + Sync>);

impl Described {
    /// How a schema is made: `Schema::of::<T>`.
    #[must_use]
    pub fn by(make: impl Fn() -> Schema + Send + Sync + 'static) -> Self {
        Self(Arc::new(make))
    }

    /// The schema.
    #[must_use]
    pub fn schema(&self) -> Schema {
        (self.0)()
    }
}

impl fmt::Debug for Described {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Described")
    }
}

/// The body that an operation takes.
#[derive(Debug, Clone)]
pub struct Requested {
    /// The media type.
    pub media_type: &'static str,
    /// What it holds.
    pub content: Described,
    /// Whether it must be sent; if that is not said, when one of its fields must.
    pub required: Option<bool>,
}

/// A success of an operation.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The status.
    pub status: u16,
    /// The body by media type; none if there is no body.
    pub content: Vec<(&'static str, Described)>,
    /// Names of headers: `ETag`, `Location`, `Link`.
    pub headers: &'static [&'static str],
}

/// An operation as the document describes it.
#[derive(Debug, Clone)]
pub struct Operation {
    /// `get`, `post`, `patch`, `delete`.
    pub method: &'static str,
    /// The path with `{parameters}`.
    pub path: String,
    /// `verb_noun`.
    pub id: String,
    /// The group.
    pub tag: Tag,
    /// The summary in Chinese and English.
    pub summary: (String, String),
    /// More, as Markdown.
    pub description: Sentence,
    /// Whether it takes no token.
    pub public: bool,
    /// Whether people without a token may call it for a district.
    pub open: bool,
    /// Parameters of query and header, as OpenAPI writes them.
    pub parameters: Vec<Value>,
    /// Whether every token is enough for it, whatever its scopes, but one that stands in an address.
    pub any_token: bool,
    /// What the caller must have proved.
    pub assurance: Assurance,
    /// Bytes of its body at most, where they are not those of JSON.
    pub longest: Option<u64>,
    /// The body.
    pub request: Option<Requested>,
    /// The successes.
    pub answers: Vec<Answered>,
    /// What it may be refused with, beside what every operation may.
    pub refusals: Vec<Code>,
}

impl Operation {
    /// An operation with its names.
    #[must_use]
    pub fn new(method: &'static str, path: &str, id: &str, tag: Tag, summary: (&str, &str)) -> Self {
        Self {
            method,
            path: path.into(),
            id: id.into(),
            tag,
            summary: (summary.0.into(), summary.1.into()),
            description: Sentence::new(summary.0.to_owned(), summary.1.to_owned()),
            public: false,
            open: false,
            parameters: Vec::new(),
            any_token: false,
            assurance: Assurance::Token,
            longest: None,
            request: None,
            answers: Vec::new(),
            refusals: Vec::new(),
        }
    }

    /// Says more.
    #[must_use]
    pub fn describe(mut self, description: impl Into<Sentence>) -> Self {
        self.description = description.into();
        self
    }

    /// Takes no token.
    #[must_use]
    pub fn public(mut self) -> Self {
        self.public = true;
        self
    }

    /// Also for people without a token: for a district, perhaps with an access code.
    #[must_use]
    pub fn open(mut self) -> Self {
        self.open = true;
        let codes = [codes::DISTRICT_MISSING, codes::ACCESS_CODE_WRONG, codes::TOO_MANY_REQUESTS];
        codes.into_iter().fold(self, Self::refuses).shared("district_code")
    }

    /// Every token is enough, whatever its scopes, but one that stands in an address.
    #[must_use]
    pub fn any_token(mut self) -> Self {
        self.any_token = true;
        self
    }

    /// Needs a person: see [`Assurance`].
    #[must_use]
    pub fn needs(mut self, assurance: Assurance) -> Self {
        self.assurance = assurance;
        match assurance {
            Assurance::Token => self,
            Assurance::Session => self.refuses(codes::SESSION_REQUIRED),
            Assurance::FreshFactor => {
                self.refuses(codes::SESSION_REQUIRED).refuses(codes::SECOND_FACTOR_REQUIRED)
            }
        }
    }

    /// Takes a JSON body.
    #[must_use]
    pub fn takes(self, make: impl Fn() -> Schema + Send + Sync + 'static) -> Self {
        self.takes_as("application/json", make, true)
    }

    /// Takes a body of another media type, or one that may be left out.
    #[must_use]
    pub fn takes_as(
        mut self,
        media_type: &'static str,
        make: impl Fn() -> Schema + Send + Sync + 'static,
        required: impl Into<Option<bool>>,
    ) -> Self {
        self.request =
            Some(Requested { media_type, content: Described::by(make), required: required.into() });
        self
    }

    /// Takes a body of so many bytes.
    #[must_use]
    pub fn up_to(mut self, bytes: u64) -> Self {
        self.longest = Some(bytes);
        self
    }

    /// Answers JSON.
    #[must_use]
    pub fn answers(self, status: u16, make: impl Fn() -> Schema + Send + Sync + 'static) -> Self {
        self.answers_as(status, vec![("application/json", Described::by(make))], &[])
    }

    /// Answers a status with bodies by media type and with headers.
    #[must_use]
    pub fn answers_as(
        mut self,
        status: u16,
        content: Vec<(&'static str, Described)>,
        headers: &'static [&'static str],
    ) -> Self {
        self.answers.push(Answered { status, content, headers });
        self
    }

    /// May be refused with this code.
    #[must_use]
    pub fn refuses(mut self, code: Code) -> Self {
        self.refuse(code);
        self
    }

    /// The same for an operation that is served already.
    pub(super) fn refuse(&mut self, code: Code) {
        if !self.refusals.contains(&code) {
            self.refusals.push(code);
        }
    }

    /// Knows a query parameter.
    #[must_use]
    pub fn query(mut self, name: &str, schema: &Schema, about: &str) -> Self {
        self.parameters
            .push(json!({"name": name, "in": "query", "description": about, "schema": schema.value}));
        self
    }

    /// Says who the people are, where nothing else is expanded.
    #[must_use]
    pub fn with_people(self) -> Self {
        self.shared("people")
    }

    /// Finds text.
    #[must_use]
    pub fn searched(self) -> Self {
        self.shared("q")
    }

    /// The names of the query parameters.
    #[must_use]
    pub fn query_names(&self) -> Vec<String> {
        self.names(|parameter| parameter["in"] == "query")
    }

    /// The names of the query parameters that may come several times.
    pub(crate) fn several(&self) -> Vec<String> {
        self.names(|parameter| parameter["schema"]["type"] == "array")
    }

    /// The names of those parameters of which something is true, shared ones among them.
    fn names(&self, holds: impl Fn(&Value) -> bool) -> Vec<String> {
        let shared = parameters();
        let name = |parameter: &Value| {
            let referred = parameter["$ref"].as_str().and_then(|path| path.rsplit('/').next());
            let parameter = referred.map_or(parameter, |name| &shared[name]);
            parameter["name"].as_str().filter(|_| holds(parameter)).map(Into::into)
        };
        self.parameters.iter().filter_map(name).collect()
    }

    /// Knows a shared parameter of the document.
    #[must_use]
    pub fn shared(mut self, name: &str) -> Self {
        self.parameters.push(json!({ "$ref": format!("#/components/parameters/{name}") }));
        self
    }
}
