//! An object with some of its fields: the others are passed over while it is written, and nothing is made in between.

use serde::{
    Serialize, Serializer,
    ser::{Error, Impossible, SerializeMap},
};
use std::fmt::Display;

/// A value that is written as an object, of which only these fields are wanted.
pub struct Partial<'a, T> {
    /// The value.
    pub whole: T,
    /// The names of the fields.
    pub fields: &'a [String],
}

impl<T: Serialize> Serialize for Partial<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.whole.serialize(Object { inner: serializer, fields: self.fields })
    }
}

struct Object<'a, S> {
    inner: S,
    fields: &'a [String],
}

struct Passing<'a, M> {
    inner: M,
    fields: &'a [String],
    /// Whether the value of the key before is wanted.
    is_wanted: bool,
}

impl<M: SerializeMap> SerializeMap for Passing<'_, M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), M::Error> {
        self.is_wanted =
            key.serialize(Name(self.fields)).map_err(|NoName| M::Error::custom("a key that is no name"))?;
        if self.is_wanted { self.inner.serialize_key(key) } else { Ok(()) }
    }

    fn serialize_value<V: Serialize + ?Sized>(&mut self, value: &V) -> Result<(), M::Error> {
        if self.is_wanted { self.inner.serialize_value(value) } else { Ok(()) }
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.inner.end()
    }
}

/// Says whether a key is one of the names.
struct Name<'a>(&'a [String]);

#[derive(Debug)]
struct NoName;

impl Display for NoName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("no name")
    }
}

impl std::error::Error for NoName {}

impl Error for NoName {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// What is neither an object nor a name is refused, in the words of its serializer.
macro_rules! refused {
    ($refuse:expr; $($method:ident($($argument:ty),*) -> $answer:ty;)+) => {
        $(fn $method(self $(, _: $argument)*) -> Result<$answer, Self::Error> { Err($refuse) })+
    };
}

/// The methods that a serializer must have, but for those that it answers.
macro_rules! answers_nothing_else {
    ($refuse:expr) => {
        type SerializeSeq = Impossible<Self::Ok, Self::Error>;
        type SerializeTuple = Impossible<Self::Ok, Self::Error>;
        type SerializeTupleStruct = Impossible<Self::Ok, Self::Error>;
        type SerializeTupleVariant = Impossible<Self::Ok, Self::Error>;
        type SerializeStruct = Impossible<Self::Ok, Self::Error>;
        type SerializeStructVariant = Impossible<Self::Ok, Self::Error>;
        refused! {
            $refuse;
            serialize_bool(bool) -> Self::Ok;
            serialize_i8(i8) -> Self::Ok;
            serialize_i16(i16) -> Self::Ok;
            serialize_i32(i32) -> Self::Ok;
            serialize_i64(i64) -> Self::Ok;
            serialize_u8(u8) -> Self::Ok;
            serialize_u16(u16) -> Self::Ok;
            serialize_u32(u32) -> Self::Ok;
            serialize_u64(u64) -> Self::Ok;
            serialize_f32(f32) -> Self::Ok;
            serialize_f64(f64) -> Self::Ok;
            serialize_char(char) -> Self::Ok;
            serialize_bytes(&[u8]) -> Self::Ok;
            serialize_none() -> Self::Ok;
            serialize_unit() -> Self::Ok;
            serialize_unit_struct(&'static str) -> Self::Ok;
            serialize_unit_variant(&'static str, u32, &'static str) -> Self::Ok;
            serialize_seq(Option<usize>) -> Self::SerializeSeq;
            serialize_tuple(usize) -> Self::SerializeTuple;
            serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
            serialize_struct(&'static str, usize) -> Self::SerializeStruct;
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
        }
        fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Self::Ok, Self::Error> {
            Err($refuse)
        }
        fn serialize_newtype_struct<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: &T,
        ) -> Result<Self::Ok, Self::Error> {
            Err($refuse)
        }
        fn serialize_newtype_variant<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Result<Self::Ok, Self::Error> {
            Err($refuse)
        }
    };
}

impl<'a, S: Serializer> Serializer for Object<'a, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeMap = Passing<'a, S::SerializeMap>;

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        Ok(Passing { inner: self.inner.serialize_map(None)?, fields: self.fields, is_wanted: false })
    }

    fn serialize_str(self, _: &str) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("no object"))
    }

    answers_nothing_else!(S::Error::custom("no object"));
}

impl Serializer for Name<'_> {
    type Ok = bool;
    type Error = NoName;
    type SerializeMap = Impossible<bool, NoName>;

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NoName> {
        Err(NoName)
    }

    fn serialize_str(self, name: &str) -> Result<bool, NoName> {
        Ok(self.0.iter().any(|wanted| wanted == name))
    }

    answers_nothing_else!(NoName);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[derive(Serialize)]
    struct Whole {
        id: u8,
        #[serde(flatten)]
        more: More,
        #[serde(skip_serializing_if = "Option::is_none")]
        gone: Option<u8>,
    }

    #[derive(Serialize)]
    struct More {
        title: &'static str,
        list: Vec<u8>,
        inner: std::collections::BTreeMap<&'static str, u8>,
    }

    #[test]
    fn only_the_wanted_fields_are_written() {
        let more = More { title: "a", list: vec![1, 2], inner: [("id", 3)].into() };
        let whole = Whole { id: 7, more, gone: None };
        let written = |fields: &[&str]| {
            let fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
            serde_json::to_value(Partial { whole: &whole, fields: &fields }).unwrap()
        };
        assert_eq!(written(&["list", "id"]), json!({"id": 7, "list": [1, 2]}));
        assert_eq!(written(&["inner", "gone"]), json!({"inner": {"id": 3}}));
        assert_eq!(written(&[]), json!({}));
    }

    #[test]
    fn what_is_no_object_has_no_fields() {
        assert!(serde_json::to_string(&Partial { whole: "text", fields: &[] }).is_err());
        assert!(serde_json::to_string(&Partial { whole: [1], fields: &[] }).is_err());
    }
}
