//! Cursors: opaque, signed, and bound to the order and the filters that they came from.

use crate::{
    problem::{Problem, Result, codes},
    values::hash::keyed,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Bytes of the signature that a cursor carries.
const SIGNATURE: usize = 16;

/// The secret that signs cursors; the same on every replica.
#[derive(Clone)]
pub struct CursorKey(Vec<u8>);

/// The place in a list after which the next page begins.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Place {
    /// Collection, order and filters of the list.
    #[serde(rename = "l")]
    pub list: String,
    /// The sort key of the last record.
    #[serde(rename = "k")]
    pub key: String,
    /// The id of the last record.
    #[serde(rename = "i")]
    pub id: Uuid,
}

impl CursorKey {
    /// A key from secret bytes.
    #[must_use]
    pub fn new(secret: &[u8]) -> Self {
        Self(secret.to_vec())
    }

    fn signature(&self, content: &[u8]) -> Vec<u8> {
        keyed(&self.0, &[b"jiandu cursor\0", content]).as_ref()[..SIGNATURE].to_vec()
    }

    /// A cursor after an entry of a list that is no list of records.
    ///
    /// # Errors
    /// It cannot be written as JSON.
    pub fn seal(&self, list: &str, key: String, id: Uuid) -> Result<String> {
        self.write(&Place { list: list.into(), key, id })
    }

    /// The sort key and the id behind such a cursor.
    ///
    /// # Errors
    /// `INVALID_CURSOR`.
    pub fn open(&self, cursor: &str, list: &str) -> Result<(String, Uuid)> {
        self.read(cursor, list).map(|place| (place.key, place.id))
    }

    pub(super) fn write(&self, place: &Place) -> Result<String> {
        let content = serde_json::to_vec(place).map_err(Problem::internal)?;
        let mut bytes = self.signature(&content);
        bytes.extend(content);
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    pub(super) fn read(&self, cursor: &str, list: &str) -> Result<Place> {
        let refused = || Problem::new(codes::INVALID_CURSOR);
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| refused())?;
        let (signature, content) = bytes.split_at_checked(SIGNATURE).ok_or_else(refused)?;
        // Cursors are no secrets; a plain comparison leaks nothing that helps to forge one faster than 2^128.
        if signature != self.signature(content) {
            return Err(refused());
        }
        let place: Place = serde_json::from_slice(content).map_err(|_| refused())?;
        if place.list == list { Ok(place) } else { Err(refused()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_cannot_be_forged_or_moved_to_another_list() {
        let key = CursorKey::new(b"secret");
        let place = Place { list: "a".into(), key: "2026".into(), id: Uuid::nil() };
        let cursor = key.write(&place).unwrap();
        assert_eq!(key.read(&cursor, "a").unwrap().key, "2026");
        assert!(key.read(&cursor, "b").is_err());
        assert!(CursorKey::new(b"other").read(&cursor, "a").is_err());
        let mut bytes = URL_SAFE_NO_PAD.decode(&cursor).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        assert!(key.read(&URL_SAFE_NO_PAD.encode(bytes), "a").is_err());
        assert!(key.read("", "a").is_err());
    }
}
