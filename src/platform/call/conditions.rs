//! What the headers and the query of a request demand: versions, keys, dry runs.

use crate::{
    http::{
        headers::{list, single},
        reply::{names_tag, names_version},
    },
    problem::{Problem, Result, codes},
    records::{
        actor::{Actor, PUBLIC_ID},
        idempotency,
        served::Served,
    },
    values::district_code::is_district_code,
};
use actix_web::{HttpRequest, http::Method};

/// The conditions of a request.
#[derive(Debug, Clone, Default)]
pub struct Conditions {
    if_match: Option<String>,
    if_none_match: Option<String>,
    pub(super) idempotency_key: Option<String>,
    pub(super) dry_run: bool,
    /// Method and URL, as a key's fingerprint includes them.
    pub(super) target: String,
}

impl Conditions {
    pub(super) fn of(request: &HttpRequest, actor: &Actor) -> Result<Self> {
        let writes = *request.method() != Method::GET && *request.method() != Method::HEAD;
        let headers = request.headers();
        let key = single(headers, "idempotency-key")?.filter(|_| *request.method() == Method::POST);
        // The public shares one caller: only a key that nobody else thinks of keeps its answers apart.
        let shortest = if actor.user_id == PUBLIC_ID { idempotency::PUBLIC_KEY_LENGTH } else { 1 };
        if key.as_ref().is_some_and(|key| key.len() < shortest) {
            let wrong = Problem::new(codes::MALFORMED_REQUEST).with("header", "Idempotency-Key");
            return Err(wrong.with("shortest", shortest));
        }
        // Whoever has a token needs no district, but a header that makes no sense is not passed over.
        let district = single(headers, "district-code")?;
        if district.is_some_and(|code| !is_district_code(&code)) {
            return Err(Problem::new(codes::MALFORMED_REQUEST).with("header", "District-Code"));
        }
        Ok(Self {
            if_match: list(headers, "if-match")?,
            if_none_match: list(headers, "if-none-match")?,
            idempotency_key: key,
            dry_run: writes && dry_run(request.query_string(), Served::of(request)?)?,
            target: format!("{} {}", request.method(), request.uri()),
        })
    }

    /// Those of a call that only tries: nothing is to be stored.
    #[must_use]
    pub fn trial() -> Self {
        Self { dry_run: true, ..Self::default() }
    }

    /// Those of one of many changes that are made together and answered together: the answer of each says what of it would
    /// be kept.
    pub(super) fn of_one_among_many() -> Self {
        Self { idempotency_key: Some(String::new()), ..Self::default() }
    }

    /// A version that the caller demands must be the present one.
    ///
    /// # Errors
    /// `VERSION_MISMATCH`; `IF_MATCH_REQUIRED` where the caller has to say.
    pub fn check_version(&self, version: i32, required: bool) -> Result<()> {
        match &self.if_match {
            Some(tags) if names_version(tags, version) => Ok(()),
            Some(_) => Err(Problem::new(codes::VERSION_MISMATCH).with("version", version)),
            None if required => Err(Problem::new(codes::IF_MATCH_REQUIRED)),
            None => Ok(()),
        }
    }

    /// Whether this may be a request that was carried out before.
    #[must_use]
    pub fn may_be_repeated(&self) -> bool {
        self.idempotency_key.is_some() && !self.dry_run
    }

    /// Whether nothing is to be stored.
    #[must_use]
    pub fn is_dry_run(&self) -> bool {
        self.dry_run
    }

    /// Whether the caller has this answer already.
    pub(super) fn has(&self, tag: &str) -> bool {
        self.if_none_match.as_ref().is_some_and(|tags| names_tag(tags, tag))
    }
}

/// Whether a write is only tried, where its operation can be; the other parameters of the operation are read by its handler.
fn dry_run(query: &str, served: &Served) -> Result<bool> {
    let mut dry = false;
    for (name, value) in served.known(query)? {
        if name == "dry_run" {
            dry = value.parse().map_err(|_| {
                Problem::new(codes::INVALID_PARAMETER)
                    .with("parameter", "dry_run")
                    .with("allowed", vec!["true", "false"])
            })?;
        }
    }
    Ok(dry)
}
