//! `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers): what is left of the budgets that a request used.

use actix_web::http::header::{HeaderName, HeaderValue};

/// What an answer says of a budget that its request used.
pub(super) struct Told {
    /// The name of the budget.
    pub name: &'static str,
    /// How many requests it has.
    pub limit: u32,
    /// In how many seconds.
    pub seconds: i64,
    /// How many are left.
    pub left: u32,
    /// Seconds until it is whole again.
    pub wait: i64,
}

/// The headers of some budgets, each of which is an item of both lists.
pub(super) fn lines(budgets: &[Told]) -> [(HeaderName, String); 2] {
    let list = |item: fn(&Told) -> String| budgets.iter().map(item).collect::<Vec<_>>().join(", ");
    let policy = list(|told| format!("\"{}\";q={};w={}", told.name, told.limit, told.seconds));
    let left = list(|told| format!("\"{}\";r={};t={}", told.name, told.left, told.wait));
    [(HeaderName::from_static("ratelimit-policy"), policy), (HeaderName::from_static("ratelimit"), left)]
}

/// The same as an answer has them; none where no budget was used.
pub(super) fn headers(budgets: &[Told]) -> Vec<(HeaderName, HeaderValue)> {
    if budgets.is_empty() {
        return Vec::new();
    }
    let value = |(name, text)| Some((name, HeaderValue::try_from(text).ok()?));
    lines(budgets).into_iter().filter_map(value).collect()
}
