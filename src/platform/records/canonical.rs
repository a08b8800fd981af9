//! JSON in its one canonical form (RFC 8785, JCS), so that a hash over it can be recomputed in any language: no spaces,
//! names in the order of their UTF-16 code units, and the shortest escapes. Numbers are whole and at most 2⁵³ − 1, where
//! every language reads the same; what is hashed here has no others.

use crate::problem::{Problem, Result};
use serde_json::{Number, Value};

/// The largest whole number that every JSON reader keeps (RFC 7493).
pub const LARGEST: u64 = (1 << 53) - 1;

/// A value in canonical form.
///
/// # Errors
/// A number is not whole or too large.
pub fn canonical(value: &Value) -> Result<String> {
    let mut text = String::new();
    write(value, &mut text)?;
    Ok(text)
}

fn write(value: &Value, text: &mut String) -> Result<()> {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
            text.push('{');
            for (place, (name, value)) in fields.into_iter().enumerate() {
                text.push_str(if place > 0 { "," } else { "" });
                text.push_str(&string(name)?);
                text.push(':');
                write(value, text)?;
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                text.push_str(if place > 0 { "," } else { "" });
                write(item, text)?;
            }
            text.push(']');
        }
        Value::String(plain) => text.push_str(&string(plain)?),
        Value::Number(number) => text.push_str(&whole(number)?),
        Value::Bool(_) | Value::Null => text.push_str(&value.to_string()),
    }
    Ok(())
}

/// `serde_json` escapes exactly what RFC 8785 §3.2.2.2 demands, in the same way; a test holds it.
fn string(plain: &str) -> Result<String> {
    serde_json::to_string(plain).map_err(Problem::internal)
}

fn whole(number: &Number) -> Result<String> {
    let size = number.as_i64().map(i64::unsigned_abs).or_else(|| number.as_u64());
    match size {
        Some(size) if size <= LARGEST => Ok(number.to_string()),
        _ => Err(Problem::internal(format!("{number} has no canonical form here"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_vectors_of_rfc_8785_without_fractions() {
        // §3.2.2: the strings and literals of the sample object.
        let sample =
            r#"{"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"#;
        let sample: Value = serde_json::from_str(sample).unwrap();
        let expected = r#"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#;
        assert_eq!(canonical(&sample).unwrap(), expected);
        // §3.2.3: names by UTF-16 code units; a surrogate pair comes before U+FB33.
        let names = json!({
            "\u{20ac}": "Euro Sign", "\r": "Carriage Return", "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
            "1": "One", "\u{1f600}": "Emoji: Grinning Face", "\u{80}": "Control",
            "\u{f6}": "Latin Small Letter O With Diaeresis"
        });
        let order = [
            "Carriage Return",
            "One",
            "Control",
            "Latin Small",
            "Euro Sign",
            "Emoji: Grinning Face",
            "Hebrew Letter",
        ];
        let text = canonical(&names).unwrap();
        let places: Vec<_> = order.iter().map(|name| text.find(name).unwrap()).collect();
        assert!(places.is_sorted(), "{text}");
    }

    #[test]
    fn every_control_character_has_its_one_escape() {
        let all: String = (0..=0x7f_u8).map(char::from).collect();
        let text = canonical(&json!(all)).unwrap();
        assert!(
            text.starts_with(r#""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e"#)
        );
        assert!(text.contains(r#"\u001f !\""#) && text.ends_with("~\u{7f}\""), "{text}");
    }

    #[test]
    fn numbers_are_whole_and_safe() {
        for (number, text) in
            [(json!(9_007_199_254_740_991_i64), "9007199254740991"), (json!(-1), "-1"), (json!(0), "0")]
        {
            assert_eq!(canonical(&number).unwrap(), text);
        }
        for wrong in ["9007199254740992", "-9007199254740992", "1.0", "1e3", "-0.0", "18446744073709551615"] {
            let wrong: Value = serde_json::from_str(wrong).unwrap();
            assert!(canonical(&json!([wrong])).is_err(), "{wrong}");
        }
    }
}
