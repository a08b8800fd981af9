//! Access codes (查询码): 60 random bits for one record, shown once, stored as a keyed hash.

use crate::known_places::Place;
use entity::{ActiveModel, Column, Entity};
use platform::{
    call::UnitOfWork,
    http::edge::network,
    problem::Result,
    secrets::{
        codes::{ALPHABET, drawn},
        keyed::KeyedHash,
    },
    store::Store,
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use serde::Serialize;
use std::borrow::Cow;
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};
use uuid::Uuid;

mod entity {
    use sea_orm::entity::prelude::*;

    /// The code of a record. Who holds it is not known.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "access_code")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub code_hash: String,
        pub district_code: String,
        pub subject_type: String,
        pub subject_id: Uuid,
        pub created_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

const LENGTH: usize = 12;
const PURPOSE: &str = "access code";

/// An access code, between its making and its one answer. It never shows itself in a log.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct AccessCode(String);

impl std::fmt::Debug for AccessCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AccessCode(…)")
    }
}

impl PartialSchema for AccessCode {
    fn schema() -> RefOr<Schema> {
        let code = ObjectBuilder::new().schema_type(Type::String).examples(["7QK4M2XW9B3T"]);
        code.pattern(Some("^[0-9A-HJKMNP-TV-Z]{12}$")).into()
    }
}

impl ToSchema for AccessCode {
    fn name() -> Cow<'static, str> {
        "AccessCode".into()
    }
}

impl AccessCode {
    fn new() -> Result<Self> {
        Ok(Self(drawn(LENGTH)?))
    }

    /// A code as a person typed it: in lower case, in groups, with the look-alikes of its digits.
    fn typed(text: &str) -> Option<Self> {
        let plain = text.chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
        let code: String = plain.take(LENGTH + 1).collect();
        let known = |c: u8| ALPHABET.contains(&c);
        (code.len() == LENGTH && code.bytes().all(known)).then_some(Self(code))
    }

    fn hash(&self, key: &KeyedHash) -> String {
        key.of(PURPOSE, &self.0)
    }
}

/// A code that somebody typed; whether there is one is not known yet.
pub(super) struct Typed {
    pub code_hash: String,
}

/// What a code opens.
pub(super) struct Opened {
    pub district_code: String,
    pub subject_id: Uuid,
}

impl Typed {
    /// What somebody typed, if it can be a code.
    pub(super) fn read(key: &KeyedHash, text: &str) -> Option<Self> {
        AccessCode::typed(text).map(|code| Self { code_hash: code.hash(key) })
    }

    /// What it opens, if it is one of ours.
    pub(super) async fn opened(&self, store: &Store) -> Result<Option<Opened>> {
        let found = Entity::find().filter(Column::CodeHash.eq(&*self.code_hash)).one(store.read()).await?;
        Ok(found.map(|row| Opened { district_code: row.district_code, subject_id: row.subject_id }))
    }

    /// The code at an address.
    pub(super) fn place(&self, key: &KeyedHash, network: &str) -> Place {
        place(key, &self.code_hash, network)
    }
}

fn place(key: &KeyedHash, code_hash: &str, network: &str) -> Place {
    Place::of(key, "access_code", code_hash, network)
}

/// Issues the code of a new record; the answer that creates the record is the only one that shows it, so the code is known
/// where that was asked for.
///
/// # Errors
/// The database failed, or the system has no randomness.
pub async fn issue<W: Workflow>(work: &UnitOfWork<'_>, record: Uuid) -> Result<AccessCode> {
    let code = AccessCode::new()?;
    let key = &work.call.service.keyed;
    let code_hash = code.hash(key);
    if let Some(client) = work.call.client {
        place(key, &code_hash, &network(client.0)).remember(work.tx, work.call.now).await?;
    }
    let row = ActiveModel {
        code_hash: Set(code_hash),
        district_code: Set(work.district_code.to_owned()),
        subject_type: Set(W::KIND.into()),
        subject_id: Set(record),
        created_at: Set(work.call.now),
    };
    Entity::insert(row).exec_without_returning(work.tx).await?;
    Ok(code)
}

/// Takes back whatever code a record has, and issues another one: the old one opens nothing any more. Whose record it is has to be known
/// some other way, which is the matter of the action that does so.
///
/// # Errors
/// The database failed, or the system has no randomness.
pub async fn reissue<W: Workflow>(work: &UnitOfWork<'_>, record: Uuid) -> Result<AccessCode> {
    let old = Entity::delete_many().filter(Column::DistrictCode.eq(work.district_code));
    let old = old.filter(Column::SubjectType.eq(W::KIND)).filter(Column::SubjectId.eq(record));
    old.exec(work.tx).await?;
    issue::<W>(work, record).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_sixty_bits_and_can_be_typed_by_hand() {
        let codes: std::collections::HashSet<String> =
            (0..1000).map(|_| AccessCode::new().unwrap().0).collect();
        assert_eq!(codes.len(), 1000);
        for place in 0..LENGTH {
            let seen: std::collections::HashSet<_> =
                codes.iter().map(|code| code.as_bytes()[place]).collect();
            assert_eq!(seen.len(), 32, "every character stands at place {place}");
        }
        assert_eq!(AccessCode::typed("7qk4-m2xw-9b3t"), Some(AccessCode("7QK4M2XW9B3T".into())));
        assert_eq!(AccessCode::typed("oOiIlL 000000"), Some(AccessCode("001111000000".into())));
        for wrong in ["", "7QK4M2XW9B3", "7QK4M2XW9B3TT", "7QK4M2XW9B3U", "查询码查询码查询码查询码"]
        {
            assert_eq!(AccessCode::typed(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{:?}", AccessCode("7QK4M2XW9B3T".into())), "AccessCode(…)");
    }
}
