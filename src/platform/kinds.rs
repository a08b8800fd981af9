//! Kinds of records, for what works with records of every kind: a link or a trace knows a record by kind and id alone.

use crate::platform::{
    call::Call,
    page::name_of,
    problem::{Problem, Result},
    record::Record,
    words::Words,
    workflow::{Future, Workflow},
};
use sea_orm::{ColumnTrait, DatabaseExecutor, QueryFilter};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use uuid::Uuid;

/// A record of any kind, named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
pub struct Named {
    /// Kind of the record.
    #[serde(rename = "type")]
    #[schema(examples("supervision.item"))]
    pub kind: String,
    /// Its id.
    pub id: Uuid,
}

impl Named {
    /// A record of a kind.
    #[must_use]
    pub fn of<W: Workflow>(id: Uuid) -> Self {
        Self { kind: W::KIND.into(), id }
    }
}

/// A record of any kind at a glance: as much as every kind has.
#[derive(Debug, Clone)]
pub struct Glance {
    /// Which record.
    pub named: Named,
    /// What the record is called in the list of its kind; none where a kind has no text to search.
    pub title: Option<String>,
    /// Where it stands.
    pub state: &'static str,
    /// The tenant.
    pub district_code: String,
}

type Glances<'a> = Future<'a, Result<Vec<Glance>>>;
type Find = for<'a> fn(&'a Call, DatabaseExecutor<'a>, Vec<Uuid>) -> Glances<'a>;

/// What may be asked of a kind of record without knowing its type.
#[derive(Clone, Copy)]
pub struct Kind {
    /// What the kind is called in Chinese.
    pub label: &'static str,
    find: Find,
}

/// Every kind that the service serves, by its name.
pub type Kinds = BTreeMap<&'static str, Kind>;

impl Kind {
    /// The kind of a workflow's records.
    #[must_use]
    pub fn of<W: Workflow>() -> Self {
        Self { label: W::LABEL, find: find::<W> }
    }

    /// Those of some records that the caller can see, in one query.
    ///
    /// # Errors
    /// The database failed.
    pub async fn find<'a>(
        &self,
        call: &'a Call,
        db: impl Into<DatabaseExecutor<'a>>,
        ids: Vec<Uuid>,
    ) -> Result<Vec<Glance>> {
        (self.find)(call, db.into(), ids).await
    }
}

fn find<'a, W: Workflow>(call: &'a Call, db: DatabaseExecutor<'a>, ids: Vec<Uuid>) -> Glances<'a> {
    Box::pin(async move {
        if ids.is_empty() || !call.may_view::<W>() {
            return Ok(Vec::new());
        }
        let rows = call.select::<W>().filter(W::Model::ID.is_in(ids)).all(&db).await?;
        rows.iter().map(|row| glance::<W>(call, row)).collect()
    })
}

/// The title is read from the view, so that what is masked there stays masked.
fn glance<W: Workflow>(call: &Call, row: &W::Model) -> Result<Glance> {
    let view = serde_json::to_value(call.seen::<W>(row)).map_err(Problem::internal)?;
    let title = W::listing().search.first().and_then(|column| view[name_of(column)].as_str());
    Ok(Glance {
        named: Named::of::<W>(row.id()),
        title: title.map(Into::into),
        state: row.state().word(),
        district_code: row.district_code().into(),
    })
}
