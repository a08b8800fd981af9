//! The query string of a request: so many bytes, so many pairs, and a name that takes one value comes once. Everything
//! that reads one reads it here, so no reader has to fear what a caller sends.

use crate::problem::{Problem, Result, codes};
use actix_web::http::Uri;

/// Bytes of path and query together at most.
pub const LONGEST: usize = 8 * 1024;
/// Pairs of a query string at most.
pub const MOST: usize = 50;
/// Values of one parameter at most: the others have room beside them.
pub const MOST_OF_ONE: usize = 20;

/// Splits a query string; repeated names stay repeated.
#[must_use]
pub fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// Refuses an address that is too long or asks for too much, whatever is served there.
///
/// # Errors
/// `URI_TOO_LONG` or `TOO_MANY_PARAMETERS`.
pub fn bounded(uri: &Uri) -> Result<()> {
    if uri.path_and_query().is_some_and(|target| target.as_str().len() > LONGEST) {
        return Err(Problem::new(codes::URI_TOO_LONG).with("limit_bytes", LONGEST));
    }
    few(form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).count())
}

/// Refuses more pairs than anybody needs.
///
/// # Errors
/// `TOO_MANY_PARAMETERS`.
pub fn few(pairs: usize) -> Result<()> {
    if pairs > MOST {
        return Err(Problem::new(codes::TOO_MANY_PARAMETERS).with("limit", MOST));
    }
    Ok(())
}

/// Refuses a name that comes again and is not one of those that may, and one that comes too often.
///
/// # Errors
/// `PARAMETER_REPEATED` with the name, or `TOO_MANY_PARAMETERS`.
pub fn once(pairs: &[(String, String)], several: &[String]) -> Result<()> {
    let again = pairs.iter().enumerate().find(|(place, (name, _))| {
        !several.contains(name) && pairs[..*place].iter().any(|(earlier, _)| earlier == name)
    });
    if let Some((_, (name, _))) = again {
        return Err(Problem::new(codes::PARAMETER_REPEATED).with("parameter", name.as_str()));
    }
    for name in several {
        if pairs.iter().filter(|(sent, _)| sent == name).count() > MOST_OF_ONE {
            let many = Problem::new(codes::TOO_MANY_PARAMETERS).with("limit", MOST_OF_ONE);
            return Err(many.with("parameter", name.as_str()));
        }
    }
    Ok(())
}

/// The `Link` to the page after this one: the same question, read on from a cursor.
#[must_use]
pub fn onward(path: &str, query: &str, cursor: &str) -> String {
    let kept = pairs(query).into_iter().filter(|(name, _)| name != "cursor");
    let mut next = form_urlencoded::Serializer::new(String::new());
    format!("<{path}?{}>; rel=\"next\"", next.extend_pairs(kept).append_pair("cursor", cursor).finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(query: &str) -> Uri {
        format!("/a?{query}").parse().unwrap()
    }

    #[test]
    fn length_and_number_are_bounded() {
        assert!(bounded(&"/a".parse().unwrap()).is_ok());
        assert!(bounded(&target(&"a=1&".repeat(MOST))).is_ok());
        let code = |uri: &Uri| bounded(uri).unwrap_err().code();
        assert_eq!(code(&target(&"a=1&".repeat(MOST + 1))), codes::TOO_MANY_PARAMETERS);
        assert!(bounded(&target(&"x".repeat(LONGEST - 3))).is_ok());
        assert_eq!(code(&target(&"x".repeat(LONGEST - 2))), codes::URI_TOO_LONG);
    }

    #[test]
    fn a_name_comes_once_however_it_is_written() {
        let often = |times| once(&pairs(&"state=a&".repeat(times)), &["state".to_owned()]);
        assert!(often(MOST_OF_ONE).is_ok());
        assert_eq!(often(MOST_OF_ONE + 1).unwrap_err().code(), codes::TOO_MANY_PARAMETERS);
        let read = |query: &str| once(&pairs(query), &["state".to_owned()]).map_err(|problem| problem.code());
        assert_eq!(read("a=1&b=1&state=x&state=y"), Ok(()));
        assert_eq!(read("a=1&b=1&a=2"), Err(codes::PARAMETER_REPEATED));
        assert_eq!(read("a=1&%61=2"), Err(codes::PARAMETER_REPEATED));
    }
}
