//! How a type reads JSON: structs from objects, words and texts from strings, whole numbers from numbers. serde itself takes
//! a list for a struct, and an object for a word.

use super::json::escaped;
use crate::{
    problem::{Code, codes},
    values::sentence::Sentence,
};
use serde::{
    Deserialize, Deserializer,
    de::{
        self, DeserializeSeed, EnumAccess, Expected, MapAccess, SeqAccess, Unexpected, VariantAccess,
        Visitor, value::BorrowedStrDeserializer,
    },
    forward_to_deserialize_any,
};
use serde_json::{Map, Value, map};
use std::{fmt, slice};

/// The first thing that is wrong: where, of which kind, and what would be right.
#[derive(Debug)]
pub(super) struct Fault {
    pub pointer: Option<String>,
    /// The field at the pointer that is missing or not known.
    field: Option<String>,
    pub code: Code,
    pub wanted: Sentence,
}

/// A part of a body, and how it is reached.
#[derive(Clone, Copy)]
pub(super) struct Part<'a, 'p> {
    value: &'a Value,
    within: Option<(&'p Part<'a, 'p>, Step<'a>)>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Name(&'a str),
    Element(usize),
}

impl<'a> Part<'a, '_> {
    /// Reads a whole body.
    pub(super) fn read<T: Deserialize<'a>>(value: &'a Value) -> Result<T, Fault> {
        let whole = Self { value, within: None };
        whole.told(T::deserialize(whole))
    }

    fn pointer(&self) -> String {
        match self.within {
            None => String::new(),
            Some((within, Step::Name(name))) => format!("{}/{}", within.pointer(), escaped(name)),
            Some((within, Step::Element(place))) => format!("{}/{place}", within.pointer()),
        }
    }

    /// What was found wrong here, unless something deeper was.
    fn told<T>(&self, read: Result<T, Fault>) -> Result<T, Fault> {
        read.map_err(|mut fault| {
            let pointer = fault.pointer.take().unwrap_or_else(|| {
                let field = fault.field.take().map(|name| format!("/{}", escaped(&name)));
                self.pointer() + &field.unwrap_or_default()
            });
            Fault { pointer: Some(pointer), ..fault }
        })
    }

    fn object(&self) -> Result<&'a Map<String, Value>, Fault> {
        self.value.as_object().ok_or_else(|| Fault::of_type("应为 JSON 对象", "Send a JSON object"))
    }

    fn list(&self) -> Result<&'a [Value], Fault> {
        let list = self.value.as_array().map(Vec::as_slice);
        list.ok_or_else(|| Fault::of_type("应为 JSON 数组", "Send a JSON array"))
    }

    fn text(&self) -> Result<&'a str, Fault> {
        self.value.as_str().ok_or_else(|| Fault::of_type("应为字符串", "Send a string"))
    }
}

impl Fault {
    fn of_type(zh: &'static str, en: &'static str) -> Self {
        Self::new(codes::WRONG_TYPE, Sentence::new(zh, en))
    }

    fn new(code: Code, wanted: Sentence) -> Self {
        Self { pointer: None, field: None, code, wanted }
    }

    fn of_field(code: Code, name: &str, wanted: Sentence) -> Self {
        Self { field: Some(name.to_owned()), ..Self::new(code, wanted) }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.wanted.fmt(f)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(text: T) -> Self {
        let wanted = Sentence::displayed(text);
        let wanted = if wanted.to_string().starts_with("UUID parsing failed") {
            Sentence::new(
                "应为 UUID,如 0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a",
                "Send a UUID like 0198f3a2-6d1c-7c4e-9b1a-2f5d8e7c6b5a",
            )
        } else {
            wanted
        };
        Self::new(codes::VALUE_INVALID, wanted)
    }

    fn invalid_type(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let wanted = Sentence::new(format!("应为 {expected}"), format!("Send {expected}"));
        Self::new(codes::WRONG_TYPE, wanted)
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let wanted = Sentence::new(
            format!("超出允许的值,应为 {expected}"),
            format!("Send another value: {expected} is expected"),
        );
        Self::new(codes::VALUE_INVALID, wanted)
    }

    fn unknown_variant(_: &str, known: &'static [&'static str]) -> Self {
        let wanted = Sentence::new(
            format!("应为下列之一:{}", known.join("、")),
            format!("Send one of: {}", known.join(", ")),
        );
        Self::new(codes::VALUE_INVALID, wanted)
    }

    fn unknown_field(name: &str, known: &'static [&'static str]) -> Self {
        let wanted = if known.is_empty() {
            Sentence::new("没有此字段,请删去;此请求没有字段", "Leave this field out: the body has none")
        } else {
            Sentence::new(
                format!("没有此字段,请删去;可用字段:{}", known.join("、")),
                format!("Leave this field out: known are {}", known.join(", ")),
            )
        };
        Self::of_field(codes::FIELD_UNKNOWN, name, wanted)
    }

    fn missing_field(name: &'static str) -> Self {
        let wanted = Sentence::new(format!("请填写 {name}"), format!("Send the field {name}"));
        Self::of_field(codes::FIELD_MISSING, name, wanted)
    }
}

macro_rules! whole_numbers {
    ($($method:ident)+) => { $(
        fn $method<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
            match (self.value.as_i64(), self.value.as_u64()) {
                (Some(number), _) => visitor.visit_i64(number),
                (None, Some(number)) => visitor.visit_u64(number),
                (None, None) => Err(Fault::of_type(
                    "应为整数,不带小数点和指数",
                    "Send a whole number, without a point or an exponent",
                )),
            }
        }
    )+ };
}

impl<'a> Deserializer<'a> for Part<'a, '_> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(flag) => visitor.visit_bool(*flag),
            Value::Number(_) => self.deserialize_i64(visitor),
            Value::String(_) => self.deserialize_str(visitor),
            Value::Array(_) => self.deserialize_seq(visitor),
            Value::Object(_) => self.deserialize_map(visitor),
        }
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.value {
            Value::Bool(flag) => visitor.visit_bool(*flag),
            _ => Err(Fault::of_type("应为 true 或 false", "Send true or false")),
        }
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        let text = self.text()?;
        visitor.visit_borrowed_str(text)
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(self, _: &str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        let items = self.list()?.iter();
        visitor.visit_seq(Items { within: &self, left: items, place: 0 })
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        let fields = self.object()?.iter();
        visitor.visit_map(Fields { within: &self, left: fields, value: None })
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        _: &str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        _: &str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let word = self.text()?;
        visitor.visit_enum(Word(word))
    }

    forward_to_deserialize_any! {
        <V: Visitor<'a>>
        f32 f64 i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// The elements of a list.
struct Items<'a, 'p> {
    within: &'p Part<'a, 'p>,
    left: slice::Iter<'a, Value>,
    place: usize,
}

impl<'a> SeqAccess<'a> for Items<'a, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'a>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(value) = self.left.next() else { return Ok(None) };
        let step = Step::Element(self.place);
        self.place += 1;
        let part = Part { value, within: Some((self.within, step)) };
        part.told(seed.deserialize(part)).map(Some)
    }
}

/// The fields of an object.
struct Fields<'a, 'p> {
    within: &'p Part<'a, 'p>,
    left: map::Iter<'a>,
    value: Option<(&'a str, &'a Value)>,
}

impl<'a> MapAccess<'a> for Fields<'a, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'a>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some((name, value)) = self.left.next() else { return Ok(None) };
        self.value = Some((name, value));
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (name, value) = self.value.take().ok_or_else(|| de::Error::custom("a value before its name"))?;
        let part = Part { value, within: Some((self.within, Step::Name(name))) };
        part.told(seed.deserialize(part))
    }
}

/// A word of a vocabulary.
struct Word<'a>(&'a str);

impl<'a> EnumAccess<'a> for Word<'a> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        Ok((seed.deserialize(BorrowedStrDeserializer::new(self.0))?, self))
    }
}

impl<'a> VariantAccess<'a> for Word<'a> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, _: T) -> Result<T::Value, Fault> {
        Err(de::Error::custom("a plain word expected"))
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(de::Error::custom("a plain word expected"))
    }

    fn struct_variant<V: Visitor<'a>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Fault> {
        Err(de::Error::custom("a plain word expected"))
    }
}
