//! What every JSON body keeps, whatever reads it: UTF-8 throughout, one value, each name once in its object, lists of
//! bounded length. It is looked at once, from the first byte to the last.

use crate::problem::{Code, Problem, Result, codes};
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error as _, MapAccess, SeqAccess, Visitor},
};
use std::{borrow::Cow, cell::RefCell, collections::HashSet, fmt};

/// Arrays and objects within each other at most.
pub const DEPTH: usize = 32;
/// Elements of a list at most: each may become a condition or a query.
pub const LONGEST: usize = 1_000;

/// Looks at a body.
///
/// # Errors
/// `JSON_TOO_DEEP`, `DUPLICATE_NAME` or `LIST_TOO_LONG` with the pointer, or `MALFORMED_JSON`.
pub fn check(json: &[u8]) -> Result<()> {
    // First, so that nothing below can go deeper than the stack.
    if depth(json) > DEPTH {
        return Err(Problem::new(codes::JSON_TOO_DEEP).with("limit", DEPTH));
    }
    let fault = RefCell::default();
    let whole = Part { within: None, step: Step::Element(0), fault: &fault };
    let mut reader = serde_json::Deserializer::from_slice(json);
    let read = whole.deserialize(&mut reader).and_then(|()| reader.end());
    let Err(error) = read else { return Ok(()) };
    let Fault { code, pointer } = fault.take();
    match code {
        Some(code @ codes::LIST_TOO_LONG) => Err(Problem::new(code).with("limit", LONGEST).at(&pointer)),
        Some(code) => Err(Problem::new(code).at(&pointer)),
        None => Err(malformed(&error, &pointer)),
    }
}

/// A body that is no JSON: where, and what the reader says of it.
fn malformed(error: &serde_json::Error, pointer: &str) -> Problem {
    let place = Problem::new(codes::MALFORMED_JSON).with("line", error.line()).with("column", error.column());
    place.field(pointer, codes::MALFORMED_JSON, Some(error.to_string().into()))
}

/// A name as a JSON pointer has it (RFC 6901).
pub(crate) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The first thing that is wrong.
#[derive(Default)]
struct Fault {
    /// None if it is the syntax.
    code: Option<Code>,
    pointer: String,
}

/// How a part is reached from the one around it.
#[derive(Clone, Copy)]
enum Step<'a> {
    Name(&'a str),
    Element(usize),
}

/// A part of the body that is about to be looked at.
#[derive(Clone, Copy)]
struct Part<'a> {
    within: Option<&'a Part<'a>>,
    step: Step<'a>,
    fault: &'a RefCell<Fault>,
}

impl<'a> Part<'a> {
    fn inner(&'a self, step: Step<'a>) -> Self {
        Part { within: Some(self), step, fault: self.fault }
    }

    fn pointer(&self) -> String {
        let Some(within) = self.within else { return String::new() };
        match self.step {
            Step::Name(name) => format!("{}/{}", within.pointer(), escaped(name)),
            Step::Element(place) => format!("{}/{place}", within.pointer()),
        }
    }

    /// Notes what is wrong here, unless something deeper was.
    fn note(&self, code: Option<Code>) {
        let mut fault = self.fault.borrow_mut();
        if fault.code.is_none() && fault.pointer.is_empty() {
            *fault = Fault { code, pointer: self.pointer() };
        }
    }
}

/// A name, borrowed from the body where it is written without escapes.
#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> std::result::Result<(), D::Error> {
        reader.deserialize_any(self).inspect_err(|_| self.note(None))
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> std::result::Result<(), A::Error> {
        let mut names = HashSet::new();
        while let Some(Name(name)) = object.next_key()? {
            let inner = self.inner(Step::Name(&name));
            if names.contains(&name) {
                inner.note(Some(codes::DUPLICATE_NAME));
                return Err(A::Error::custom("a name twice"));
            }
            object.next_value_seed(inner)?;
            names.insert(name);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> std::result::Result<(), A::Error> {
        for place in 0..=LONGEST {
            if list.next_element_seed(self.inner(Step::Element(place)))?.is_none() {
                return Ok(());
            }
        }
        self.note(Some(codes::LIST_TOO_LONG));
        Err(A::Error::custom("a list too long"))
    }

    fn visit_str<E>(self, _: &str) -> std::result::Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> std::result::Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> std::result::Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> std::result::Result<(), E> {
        Ok(())
    }

    /// Whether a number may have a fraction is the matter of the type.
    fn visit_f64<E>(self, _: f64) -> std::result::Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> std::result::Result<(), E> {
        Ok(())
    }
}

/// How deep arrays and objects stand within each other, whether or not the rest is JSON.
fn depth(json: &[u8]) -> usize {
    let (mut depth, mut deepest, mut in_text, mut escaped) = (0_usize, 0, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(json: &str) -> Option<Code> {
        check(json.as_bytes()).err().map(|problem| problem.code())
    }

    #[test]
    fn depth_counts_structure_and_not_text() {
        assert_eq!(depth(br#"{"a": [1, {"b": "[[[{\"[["}], "c": []}"#), 3);
        assert_eq!(depth(&b"[".repeat(100_000)), 100_000);
        assert_eq!(depth(b"]]]"), 0);
    }

    #[test]
    fn a_name_stands_once_in_its_object() {
        assert_eq!(code(r#"{"a":{"a":1},"b":[{"a":1},{"a":1}]}"#), None);
        assert_eq!(code(r#"{"a":1,"b":2,"a":3}"#), Some(codes::DUPLICATE_NAME));
        assert_eq!(code(r#"{"b":[{"\u0061":1,"a":1}]}"#), Some(codes::DUPLICATE_NAME));
        // The first thing that is wrong counts.
        assert_eq!(code(r#"{"a":1,"a":tru}"#), Some(codes::DUPLICATE_NAME));
        assert_eq!(code(r#"{"a":tru,"a":1}"#), Some(codes::MALFORMED_JSON));
    }

    #[test]
    fn lists_end() {
        let list = |count: usize| format!("[{}0]", "0,".repeat(count - 1));
        assert_eq!(code(&list(LONGEST)), None);
        assert_eq!(code(&list(LONGEST + 1)), Some(codes::LIST_TOO_LONG));
    }

    #[test]
    fn texts_are_read_to_the_end() {
        for wrong in
            [r#""\ud800""#, r#"{"\udc00":1}"#, r#"["\ud800\u0041"]"#, "1e999", "1 1", "\u{feff}1", ""]
        {
            assert_eq!(code(wrong), Some(codes::MALFORMED_JSON), "{wrong}");
        }
        assert!(check(b"[\"\xed\xa0\x80\"]").is_err() && check(b"{\"\xff\":1}").is_err());
        assert_eq!(code("[null,true,-1,1,\"\\ud83d\\ude00\"]"), None);
    }
}
