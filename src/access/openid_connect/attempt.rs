//! A sign-on between its beginning and its end. The browser that began it holds one secret, from which state, nonce and PKCE
//! verifier follow; the database holds a hash of the state, so that any replica can end it, once.

use super::{id_token::Proven, refused};
use crate::{api_tokens::hash, codes, secret_keys::random};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, TimeDelta, Utc};
use entity::{Column, Entity, Model};
use platform::{
    call::quota::{Quota, seconds_until},
    problem::{Problem, Result},
    secrets::keyed::KeyedHash,
    store::{Outcome, Store},
    values::hash::Sha256,
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sign_on_attempt")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub state_hash: String,
        pub expires_at: DateTimeUtc,
        /// Who was proven, while the second factor is asked for.
        pub subject: Option<String>,
        pub username: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// How long a user may take at the provider.
pub(super) const VALIDITY: TimeDelta = Duration::minutes(10);
/// Sign-ons that one address may begin: an office may share one.
const BEGINNINGS: Quota = Quota { name: "openid_connect.begin", limit: 600, window: TimeDelta::minutes(10) };
/// What the secret of a browser begins with.
const PREFIX: &str = "jdsignon_";

/// What a browser holds while it is away.
pub(super) struct Binding(String);

impl Binding {
    fn new() -> Result<Self> {
        Ok(Self(format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(random::<32>()?))))
    }

    /// As a browser brings it back.
    pub(super) fn given(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret itself, for the one answer that shows it.
    pub(super) fn shown(&self) -> &str {
        &self.0
    }

    fn derived(&self, purpose: &str) -> String {
        KeyedHash::new(self.0.as_bytes()).of(purpose, "")
    }

    /// What the provider sends back through the browser.
    pub(super) fn state(&self) -> String {
        self.derived("openid_connect.state")
    }

    /// What the ID token must repeat.
    pub(super) fn nonce(&self) -> String {
        self.derived("openid_connect.nonce")
    }

    /// What only whoever began can show to the provider (RFC 7636).
    pub(super) fn verifier(&self) -> String {
        self.derived("openid_connect.verifier")
    }

    /// Its hash, which the provider learns first.
    pub(super) fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::of(self.verifier()))
    }
}

/// An attempt that was taken out of the database; whoever has it is the only one.
pub(super) struct Attempt(Model);

/// Begins a sign-on for somebody at an address; what nobody ended is forgotten.
pub(super) async fn begin(store: &Store, place: String, now: DateTime<Utc>) -> Result<Binding> {
    let binding = Binding::new()?;
    let row = Model {
        state_hash: hash(&binding.state()),
        expires_at: now + VALIDITY,
        subject: None,
        username: None,
    };
    let begun = store.write(move |tx| {
        let (place, row) = (place.clone(), row.clone());
        Box::pin(async move {
            let grant = BEGINNINGS.take(tx, &place, 1, now).await?;
            if grant.granted == 0 {
                return Ok(Outcome::Discard(Some(grant.ends_at)));
            }
            Entity::delete_many().filter(Column::ExpiresAt.lte(now)).exec(tx).await?;
            Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
            Ok(Outcome::Commit(None))
        })
    });
    match begun.await? {
        None => Ok(binding),
        Some(until) => Err(Problem::new(codes::TOO_MANY_REQUESTS).retry_after(seconds_until(until, now))),
    }
}

impl Attempt {
    /// Takes the attempt that this browser began; nobody can take it a second time.
    pub(super) async fn take(
        store: &Store,
        binding: &Binding,
        state: &str,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let state_hash = hash(state);
        // Hashes are compared, so that time tells nothing of the state.
        if state_hash != hash(&binding.state()) {
            return Err(refused("unknown_state", "the state is not the one of this browser"));
        }
        let taken = store.write(move |tx| {
            let state_hash = state_hash.clone();
            Box::pin(async move {
                let row = Entity::find_by_id(state_hash.clone()).one(tx).await?;
                let deleted = Entity::delete_by_id(state_hash).exec(tx).await?.rows_affected == 1;
                Ok(Outcome::Commit(row.filter(|row| deleted && now < row.expires_at)))
            })
        });
        let row =
            taken.await?.ok_or_else(|| refused("unknown_state", "it was ended before, or is too old"))?;
        Ok(Self(row))
    }

    /// Who was proven when the attempt was taken before.
    pub(super) fn proven(&self) -> Option<Proven> {
        let username = self.0.username.clone();
        self.0.subject.clone().map(|subject| Proven { subject, username })
    }

    /// Puts it back for another try of the same browser, within its old time; perhaps with who was proven.
    pub(super) async fn give_back(mut self, store: &Store, proven: Option<Proven>) -> Result<()> {
        if let Some(proven) = proven {
            (self.0.subject, self.0.username) = (Some(proven.subject), proven.username);
        }
        let back = store.write(move |tx| {
            let row = self.0.clone().into_active_model().reset_all();
            Box::pin(async move {
                Entity::insert(row).exec_without_returning(tx).await?;
                Ok(Outcome::Commit(()))
            })
        });
        back.await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_follows_from_the_binding_and_nothing_leads_back() {
        let (one, two) = (Binding::new().unwrap(), Binding::new().unwrap());
        let all = |binding: &Binding| [binding.state(), binding.nonce(), binding.verifier()];
        assert_eq!(all(&one), all(&Binding::given(one.shown())));
        let mut different: Vec<String> = [all(&one), all(&two)].concat();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), 6);
        // RFC 7636 §4.1: 43 to 128 unreserved characters.
        let verifier = one.verifier();
        assert!((43..=128).contains(&verifier.len()) && verifier.chars().all(|c| c.is_ascii_alphanumeric()));
        assert_eq!(one.challenge().len(), 43);
    }
}
