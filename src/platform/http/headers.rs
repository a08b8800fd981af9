//! Headers of a request.

use crate::problem::{Problem, Result, codes};
use actix_web::http::header::HeaderMap;

/// Characters of a header that demands something at most.
const LONGEST: usize = 255;

/// A header as text; empty if absent or not ASCII.
pub(crate) fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A header that takes one value; one that is there and says nothing readable is refused, not passed over, and so is one that
/// comes twice.
pub(crate) fn single(headers: &HeaderMap, name: &str) -> Result<Option<String>> {
    let mut lines = headers.get_all(name);
    let (first, again) = (lines.next(), lines.next().is_some());
    let Some(value) = first else { return Ok(None) };
    let plain = value.to_str().ok().map(str::trim).filter(|text| (1..=LONGEST).contains(&text.len()));
    plain.filter(|_| !again).map(|text| Some(text.to_owned())).ok_or_else(|| wrong(name))
}

/// A header that is a list: its lines are one (RFC 9110 §5.3).
pub(crate) fn list(headers: &HeaderMap, name: &str) -> Result<Option<String>> {
    let lines: std::result::Result<Vec<_>, _> =
        headers.get_all(name).map(|value| value.to_str().map(str::trim)).collect();
    let lines = lines.map_err(|_| wrong(name))?;
    if lines.is_empty() {
        return Ok(None);
    }
    let whole = lines.join(", ");
    if (1..=LONGEST).contains(&whole.len()) { Ok(Some(whole)) } else { Err(wrong(name)) }
}

fn wrong(name: &str) -> Problem {
    Problem::new(codes::MALFORMED_REQUEST).with("header", name).with("longest", LONGEST)
}
