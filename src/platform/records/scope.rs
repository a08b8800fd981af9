//! Scopes of tokens: `registry:read`, `instrument:*`, `*:read`. A domain is the first segment of a record's kind.

use crate::words;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{borrow::Cow, fmt};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

words! {
    /// What a token may do in a domain.
    /// 令牌在某一领域可做的事。
    pub enum Verb { Read "读取" / "Read", Write "写入" / "Write", Act "办理" / "Act" }
}

/// The domain of what is read by a token in an address. Addresses are kept, shown and passed on: what stands in one opens nothing else.
pub const IN_ADDRESSES: &str = "calendar";

/// What a token may do, or what an operation asks for; none is `*`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The domain, e.g. `registry`.
    pub domain: Option<String>,
    /// The verb.
    pub verb: Option<Verb>,
}

impl Scope {
    /// Reads a scope.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        use crate::values::words::Words;
        let (domain, verb) = text.split_once(':')?;
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        let domain = match domain {
            "*" => None,
            name if !name.is_empty() && name.len() <= 40 && name.chars().all(plain) => Some(name.to_owned()),
            _ => return None,
        };
        let verb = if verb == "*" { None } else { Some(Verb::parse(verb)?) };
        Some(Self { domain, verb })
    }

    /// Whether this scope allows what an operation asks for.
    #[must_use]
    pub fn covers(&self, asked: &Self) -> bool {
        if asked.domain.is_none() {
            return self.domain.as_deref() != Some(IN_ADDRESSES);
        }
        let domain = self.domain.is_none() || self.domain == asked.domain;
        domain && (self.verb.is_none() || self.verb == asked.verb)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::values::words::Words;
        write!(f, "{}:{}", self.domain.as_deref().unwrap_or("*"), self.verb.map_or("*", Words::word))
    }
}

impl Serialize for Scope {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Scope {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("a scope such as `registry:read` expected"))
    }
}

impl PartialSchema for Scope {
    fn schema() -> RefOr<Schema> {
        let text = ObjectBuilder::new().schema_type(Type::String).max_length(Some(50));
        text.pattern(Some(r"^(\*|[a-z_]{1,40}):(\*|read|write|act)$")).examples(["registry:read"]).into()
    }
}

impl ToSchema for Scope {
    fn name() -> Cow<'static, str> {
        "Scope".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_cover_their_domain_and_verb() {
        let scope = |text: &str| Scope::parse(text).unwrap();
        let asked = scope("registry:read");
        for wide in ["registry:read", "registry:*", "*:read", "*:*"] {
            assert!(scope(wide).covers(&asked) && scope(wide).to_string() == wide, "{wide}");
        }
        for other in ["registry:act", "access:read", "*:write", "access:*"] {
            assert!(!scope(other).covers(&asked), "{other}");
        }
        // What any token is enough for is not for one that stands in an address.
        let anything = Scope { domain: None, verb: None };
        assert!(asked.covers(&anything) && scope("*:read").covers(&anything));
        assert!(!scope("calendar:read").covers(&anything) && !scope("calendar:*").covers(&anything));
        for wrong in ["registry", "registry:", ":read", "registry:delete", "Super:read", "a:b:c", "*"] {
            assert!(Scope::parse(wrong).is_none(), "{wrong}");
        }
    }
}
