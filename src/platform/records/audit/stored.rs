//! Records as they are stored, beside what their trail tells: for whoever compares the two.

use super::{
    difference::{columns, fields},
    entity as entries,
};
use crate::{
    problem::Result,
    records::record::{Record, Stamps},
    store::Transaction,
    values::future::Future,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IdenStatic, Iterable, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};
use serde_json::{Map, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// A record as it is stored.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Version and stamps, which entries have of their own.
    pub stamps: Stamps,
    /// The columns that are in the trail, as it keeps them.
    pub columns: Map<String, Value>,
    /// The columns that such records had once, of which their trail may still tell.
    pub retired: &'static [&'static str],
}

/// A record that is there.
#[derive(Debug, Clone)]
pub enum Present {
    /// As it is stored.
    Readable(Stored),
    /// With something in it that the service never writes, such as a state that is no word.
    Unreadable,
}

/// Records by id.
pub type Found = HashMap<Uuid, Present>;

/// How the records of a kind are compared with their trail.
#[derive(Clone, Copy)]
pub struct Audited {
    find: for<'a> fn(&'a Transaction, Vec<Uuid>) -> Future<'a, Result<Found>>,
    silent: for<'a> fn(&'a Transaction) -> Future<'a, Result<Vec<Uuid>>>,
    outside: fn() -> Result<Vec<String>>,
}

impl Audited {
    /// Those of a kind.
    #[must_use]
    pub fn of<M: Record>() -> Self {
        Self { find: find::<M>, silent: silent::<M>, outside: outside::<M> }
    }

    /// Some records by id.
    ///
    /// # Errors
    /// The database failed.
    pub async fn find(&self, tx: &Transaction, ids: Vec<Uuid>) -> Result<Found> {
        (self.find)(tx, ids).await
    }

    /// The records that have no entry at all.
    ///
    /// # Errors
    /// The database failed.
    pub async fn silent(&self, tx: &Transaction) -> Result<Vec<Uuid>> {
        (self.silent)(tx).await
    }

    /// The columns that are not in the trail, because the row does not tell them: secrets, and what is noted often.
    ///
    /// # Errors
    /// The row has no JSON.
    pub fn outside(&self) -> Result<Vec<String>> {
        (self.outside)()
    }
}

fn find<M: Record>(tx: &Transaction, ids: Vec<Uuid>) -> Future<'_, Result<Found>> {
    Box::pin(async move {
        let some = M::Of::find().filter(M::ID.is_in(ids.iter().copied()));
        if let Ok(rows) = some.all(tx).await {
            return rows.iter().map(|row| Ok((row.id(), stored(row)?))).collect();
        }
        // One of them cannot be read, so each is read alone.
        let mut found = Found::new();
        for id in ids {
            match M::Of::find().filter(M::ID.eq(id)).one(tx).await {
                Ok(None) => {}
                Ok(Some(row)) => drop(found.insert(id, stored(&row)?)),
                Err(_) => drop(found.insert(id, Present::Unreadable)),
            }
        }
        // If it is the database that failed, it says so here.
        tx.execute_unprepared("SELECT 1").await?;
        Ok(found)
    })
}

fn stored<M: Record>(row: &M) -> Result<Present> {
    Ok(Present::Readable(Stored { stamps: row.stamps(), columns: columns(row)?, retired: M::RETIRED }))
}

fn silent<M: Record>(tx: &Transaction) -> Future<'_, Result<Vec<Uuid>>> {
    let entry = Query::select()
        .expr(Expr::val(1))
        .from(entries::Entity)
        .and_where(Expr::col((entries::Entity, entries::Column::SubjectId)).equals(M::ID.as_column_ref()))
        .to_owned();
    Box::pin(async move {
        let without = M::Of::find().select_only().column(M::ID);
        Ok(without.filter(Expr::exists(entry).not()).into_tuple().all(tx).await?)
    })
}

fn outside<M: Record>() -> Result<Vec<String>> {
    let told = fields(&M::default())?;
    let all = M::Column::iter().map(|column| column.as_str().to_owned());
    Ok(all.filter(|name| !told.contains_key(name)).collect())
}
