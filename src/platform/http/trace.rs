//! Trace context (W3C): a request keeps the trace in which it was made.

/// The trace id of a `traceparent` header, if the header is valid.
#[must_use]
pub fn trace_id(traceparent: &str) -> Option<&str> {
    let hexadecimal = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    let mut parts = traceparent.split('-');
    let (version, trace, parent, flags) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    // A version after 00 may have more parts; ff is no version.
    let known = hexadecimal(version, 2) && version != "ff" && (version != "00" || parts.next().is_none());
    let valid = known && hexadecimal(trace, 32) && hexadecimal(parent, 16) && hexadecimal(flags, 2);
    let named = |id: &str| id.bytes().any(|byte| byte != b'0');
    (valid && named(trace) && named(parent)).then_some(trace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_valid_headers_name_a_trace() {
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        assert_eq!(trace_id(&format!("00-{trace}-00f067aa0ba902b7-01")), Some(trace));
        assert_eq!(trace_id(&format!("cc-{trace}-00f067aa0ba902b7-01-what-comes")), Some(trace));
        for wrong in [
            String::new(),
            format!("00-{trace}-00f067aa0ba902b7"),
            format!("00-{trace}-00f067aa0ba902b7-01-more"),
            format!("ff-{trace}-00f067aa0ba902b7-01"),
            format!("00-{}-00f067aa0ba902b7-01", trace.to_uppercase()),
            format!("00-{trace}-0000000000000000-01"),
            format!("00-{}-00f067aa0ba902b7-01", "0".repeat(32)),
            format!("00-{}x-00f067aa0ba902b7-01", &trace[1..]),
        ] {
            assert_eq!(trace_id(&wrong), None, "{wrong}");
        }
    }
}
