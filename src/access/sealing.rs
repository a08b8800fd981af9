//! What is sealed in the database, and the key that opens it: found, compared, or put in place of an older way.

pub use super::purposes::{PAPER, SIGNING};
use super::{
    purposes::{FACTOR, SECRET},
    secret_keys,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use platform::{
    problem::{Problem, Result},
    process::private,
    secrets::sealing::{KeySource, Sealer, SealingKey, unusable},
    store::{Outcome, Store, Transaction},
};
use sea_orm::{
    ConnectionTrait,
    sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement},
};
use uuid::Uuid;

/// A column of sealed values.
struct Place {
    table: &'static str,
    column: &'static str,
    /// For whom they are sealed.
    owner: &'static str,
    purpose: &'static str,
}

/// Everything sealed that outlives a request.
const PLACES: [Place; 4] = [
    Place { table: "secret_key", column: "material", owner: "purpose", purpose: SECRET },
    Place { table: "signing_key", column: "material", owner: "public_key", purpose: SIGNING },
    Place { table: "second_factor", column: "secret", owner: "user_id", purpose: FACTOR },
    Place { table: "ballot_paper", column: "sealed", owner: "ballot_id", purpose: PAPER },
];

impl Place {
    /// Owners and values.
    fn values(&self) -> SelectStatement {
        Query::select()
            .columns([Alias::new(self.owner), Alias::new(self.column)])
            .from(Alias::new(self.table))
            .and_where(Expr::col(Alias::new(self.column)).is_not_null())
            .to_owned()
    }
}

/// What a database says of its key.
enum Lock {
    /// It is new.
    None,
    /// The key lies in it, as versions before 2026-11-28 had it: what it seals are second factors only.
    Inside(Vec<u8>),
    /// The check value of the key.
    Outside(String),
}

const PREFIX: &str = "check:";

async fn lock(db: &impl ConnectionTrait) -> Result<Lock> {
    let Some(stored) = secret_keys::stored(db, secret_keys::SEALING).await? else { return Ok(Lock::None) };
    match stored.strip_prefix(PREFIX) {
        Some(value) => Ok(Lock::Outside(value.into())),
        None => Ok(Lock::Inside(STANDARD.decode(stored).map_err(Problem::internal)?)),
    }
}

/// The key of a database. A new database gets one; one that holds its key is sealed anew with one from outside.
///
/// # Errors
/// The key is missing or another one, or the database failed.
pub async fn unlock(store: &Store, source: &KeySource, now: DateTime<Utc>) -> Result<SealingKey> {
    if let Some(file) = source.file() {
        private::repair(file);
    }
    let found = lock(store.read()).await?;
    if let Lock::Outside(_) = found {
        let key = source.read()?;
        compare(store.read(), source, key.as_ref()).await?;
        return key.ok_or_else(|| missing(source));
    }
    let key = source.read_or_make()?;
    let (new, value) = (key.clone(), format!("{PREFIX}{}", key.check_value()?));
    let write = store.write(move |tx| {
        let (new, value) = (new.clone(), value.clone());
        Box::pin(async move {
            match lock(tx).await? {
                // Another replica was first; what it did is compared below.
                Lock::Outside(_) => return Ok(Outcome::Discard(())),
                Lock::Inside(old) => seal_anew(tx, &Before::Inside(Sealer::new(&old)?), &new).await?,
                Lock::None => nothing_sealed(tx).await?,
            }
            secret_keys::keep(tx, secret_keys::SEALING, value, now).await?;
            Ok(Outcome::Commit(()))
        })
    });
    write.await?;
    compare(store.read(), source, Some(&key)).await?;
    if let Lock::Inside(_) = found {
        tracing::warn!(key = %source, "the sealing key lay in the database; another one is outside now");
        forget(store).await;
    }
    Ok(key)
}

/// What lay open leaves the files of the database as well.
async fn forget(store: &Store) {
    let tables = PLACES.map(|place| place.table);
    if let Err(problem) = store.forget(&tables).await {
        let advice = format!("VACUUM (FULL) {}", tables.join(", "));
        tracing::warn!(cause = %problem, advice, "old keys are still in the files of the database");
    }
}

/// Refuses a key that a database was not sealed with.
///
/// # Errors
/// It is missing or another one.
pub async fn compare(db: &impl ConnectionTrait, source: &KeySource, key: Option<&SealingKey>) -> Result<()> {
    let Lock::Outside(value) = lock(db).await? else { return Ok(()) };
    match key {
        None => Err(missing(source)),
        Some(key) if key.check_value()? == value => Ok(()),
        Some(_) => Err(unusable(format!(
            "the key of {source} is not the one that the database was sealed with; all replicas need the same one: \
             set sealing_key or sealing_key_file"
        ))),
    }
}

fn missing(source: &KeySource) -> Problem {
    unusable(format!(
        "the database is sealed, and its key is not there: {source}; put the key file there, or set sealing_key or \
         sealing_key_file"
    ))
}

/// Seals everything with another key, in one transaction. No service may run meanwhile.
///
/// # Errors
/// A key is missing, the old one is not the one of the database, or the database failed: nothing is changed.
pub async fn rotate(store: &Store, from: &KeySource, to: &KeySource, now: DateTime<Utc>) -> Result<()> {
    let there = |source: &KeySource| source.read()?.ok_or_else(|| unusable(format!("{source} is not there")));
    let (old, new, from) = (there(from)?, there(to)?, from.clone());
    let write = store.write(move |tx| {
        let (old, new, from) = (old.clone(), new.clone(), from.clone());
        Box::pin(async move {
            compare(tx, &from, Some(&old)).await?;
            seal_anew(tx, &Before::Sealed(old), &new).await?;
            let value = format!("{PREFIX}{}", new.check_value()?);
            secret_keys::keep(tx, secret_keys::SEALING, value, now).await?;
            Ok(Outcome::Commit(()))
        })
    });
    write.await?;
    forget(store).await;
    Ok(())
}

/// How values were kept until now.
enum Before {
    /// In the open, but for second factors, which were sealed with a key beside them.
    Inside(Sealer),
    /// Sealed with another key.
    Sealed(SealingKey),
}

impl Before {
    fn open(&self, purpose: &str, owner: &[u8], stored: &str) -> Result<Vec<u8>> {
        match self {
            Self::Sealed(key) => key.sealer(purpose)?.open(owner, stored),
            Self::Inside(sealer) if purpose == FACTOR => sealer.open(owner, stored),
            Self::Inside(_) => STANDARD.decode(stored).map_err(Problem::internal),
        }
    }
}

/// A database without a word on its key has nothing that needs one, or somebody removed the word.
async fn nothing_sealed(tx: &Transaction) -> Result<()> {
    for place in &PLACES {
        if tx.query_one(&place.values().limit(1).to_owned()).await?.is_some() {
            return Err(unusable(format!("{} is sealed, and nothing says with which key", place.table)));
        }
    }
    Ok(())
}

async fn seal_anew(tx: &Transaction, before: &Before, key: &SealingKey) -> Result<()> {
    for place in &PLACES {
        let (table, column) = (Alias::new(place.table), Alias::new(place.column));
        let sealer = key.sealer(place.purpose)?;
        for row in tx.query_all(&place.values()).await? {
            let owner = match row.try_get_by_index::<Uuid>(0) {
                Ok(id) => id.as_bytes().to_vec(),
                Err(_) => row.try_get_by_index::<String>(0)?.into_bytes(),
            };
            if owner == secret_keys::SEALING.as_bytes() {
                continue;
            }
            let stored: String = row.try_get_by_index(1)?;
            let sealed = sealer.seal(&owner, &before.open(place.purpose, &owner, &stored)?)?;
            let update = Query::update()
                .table(table.clone())
                .value(column.clone(), sealed)
                .and_where(Expr::col(column.clone()).eq(stored))
                .to_owned();
            tx.execute(&update).await?;
        }
    }
    Ok(())
}
