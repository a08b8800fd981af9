//! What every record has: id, tenant, state, version, stamps (00 §2). `record!` writes the row.

use super::{
    actor::{Actor, Credential},
    due::Due,
    mark::Mark,
};
use crate::{
    values::{
        characters::visible,
        columns::{Cell, Row, Stored},
    },
    vocabulary::Role,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColIdx, ColumnTrait, ColumnType, DbErr, EntityTrait, FromQueryResult, IntoActiveModel,
    ModelTrait, QueryResult, TryGetError, TryGetable, TryIntoModel, Value,
    sea_query::{ArrayType, Expr, Nullable, Query, SelectStatement, ValueType, ValueTypeErr},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::ToSchema;
use uuid::Uuid;

/// Who wrote a row when.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// The instant of the write.
    pub at: DateTime<Utc>,
    /// The user.
    pub by: Uuid,
}

/// A row of a table that `record!` declares.
pub trait Record:
    ModelTrait<Entity = Self::Of>
    + FromQueryResult
    + Row
    + IntoActiveModel<Self::Active>
    + Clone
    + Default
    + Serialize
    + DeserializeOwned
    + Send
    + Sync
    + 'static
{
    /// The table.
    type Of: EntityTrait<Model = Self, ActiveModel = Self::Active, Column = Self::Column>;
    /// The row with the columns to write.
    type Active: ActiveModelTrait<Entity = Self::Of>
        + sea_orm::ActiveModelBehavior
        + TryIntoModel<Self>
        + Send;
    /// The columns.
    type Column: ColumnTrait + Send + Sync + 'static;
    /// The states.
    type State: Copy + Send;

    /// Column of the id.
    const ID: Self::Column;
    /// Column of the tenant.
    const DISTRICT_CODE: Self::Column;
    /// Column of the state.
    const STATE: Self::Column;
    /// Column of the version.
    const VERSION: Self::Column;
    /// Column of the creation, the usual order of lists.
    const CREATED_AT: Self::Column;
    /// Column of whoever created it.
    const CREATED_BY: Self::Column;
    /// Column that is null while the record is active.
    const ARCHIVED_AT: Self::Column;
    /// Columns with lists of ids by which records are looked up.
    const LISTS: &'static [Self::Column];
    /// What is said of its own fields.
    const MARKS: &'static [Mark];
    /// Its fields whose days live in the deadlines.
    const DUES: &'static [Due<Self>];
    /// Columns that it had once: older entries of the trail tell of them.
    const RETIRED: &'static [&'static str];

    /// The columns, as statements read whole rows.
    fn columns() -> &'static str;

    /// Brings the keys of its names and numbers to what they say now.
    fn keyed(&mut self, before: Option<&Self>);

    /// The id.
    fn id(&self) -> Uuid;
    /// The tenant.
    fn district_code(&self) -> &str;
    /// The state.
    fn state(&self) -> Self::State;
    /// Moves to a state.
    fn set_state(&mut self, state: Self::State);
    /// Counts the writes, from 1.
    fn version(&self) -> i32;
    /// Makes a new row of a district.
    fn begin(&mut self, id: Uuid, district_code: &str, stamp: Stamp);
    /// Stamps a change: version + 1.
    fn touch(&mut self, stamp: Stamp);
    /// Whether it was taken out of the lists.
    fn is_archived(&self) -> bool;
    /// Takes the record out of the lists.
    fn archive(&mut self, at: DateTime<Utc>);
    /// The stamps, for the view.
    fn stamps(&self) -> Stamps;
    /// The row without what passes through it once.
    #[must_use]
    fn lasting(&self) -> Self;
}

/// The statement that reads whole rows of a kind: all of them, until it is told which.
#[must_use]
pub fn all_rows<M: Record>() -> SelectStatement {
    let mut rows = Query::select();
    rows.expr(Expr::cust(M::columns())).from(M::Of::default());
    rows
}

/// Version and stamps of a record.
/// 记录的版本和时间戳。
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Stamps {
    /// District of the record (行政区划代码).
    /// 记录所属的区(行政区划代码)。
    #[schema(min_length = 6, max_length = 6, examples("310114"))]
    pub district_code: String,
    /// Number of writes; the `ETag` of the record.
    /// 写入次数,即记录的 `ETag`。
    #[schema(minimum = 1)]
    pub version: i32,
    /// When it was created.
    /// 创建时刻。
    pub created_at: DateTime<Utc>,
    /// Who created it; zeros for callers who are not told.
    /// 创建人;对无权知悉的调用者以全零表示。
    pub created_by: Uuid,
    /// When it was changed last.
    /// 最近一次变更时刻。
    pub updated_at: DateTime<Utc>,
    /// Who changed it last; zeros for callers who are not told.
    /// 最近一次变更人;对无权知悉的调用者以全零表示。
    pub updated_by: Uuid,
    /// When it was archived; null while it is active.
    /// 归档时刻;未归档的为空。
    #[schema(required = true)]
    pub archived_at: Option<DateTime<Utc>>,
}

/// What callers may set on a record: the body of create, and (merged, RFC 7396) of edit.
pub trait Content<M>: Serialize + for<'de> Deserialize<'de> + ToSchema + Send + Sync {
    /// The present content of a row.
    fn read(row: &M) -> Self;
    /// Writes the content to a row.
    fn write(&self, row: &mut M);
}

/// What callers see of a record beside its common columns.
pub trait View<M>: Serialize + ToSchema {
    /// The view of a row for a caller; personal data is masked here.
    fn of(row: &M, viewer: &Viewer<'_>) -> Self;

    /// Whether something is hidden from this caller that others read: then the caller is not told who changed the record
    /// last either, who may be who changed that.
    fn hides(_row: &M, _viewer: &Viewer<'_>) -> bool {
        false
    }
}

/// The body of an action that sets columns.
pub trait Assign<M> {
    /// Sets them.
    fn assign(self, row: &mut M);
}

/// Fields of a view that are no columns.
pub trait Computed<M>: Serialize + ToSchema {
    /// What they are for a caller.
    fn of(row: &M, viewer: &Viewer<'_>) -> Self;
}

/// Who looks at records, and on which day.
#[derive(Debug, Clone, Copy)]
pub struct Viewer<'a> {
    /// The caller.
    pub actor: &'a Actor,
    /// What proved who calls: an act of office is not offered to an API token.
    pub credential: Credential,
    /// Today's legal date.
    pub today: chrono::NaiveDate,
}

impl Viewer<'_> {
    /// Whether it is the public: somebody without a token.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.actor.is(Role::Public)
    }
}

/// A list of values in one JSON column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct List<T>(pub Vec<T>);

/// A list of ids in one column.
pub type Ids = List<Uuid>;

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T: for<'de> Deserialize<'de>> List<T> {
    /// What a column has. Rows of before may have characters that are refused now: they stay readable without them.
    fn stored(json: serde_json::Value) -> Result<Self, serde_json::Error> {
        Self::deserialize(&json).or_else(|_| serde_json::from_value(visible(json)))
    }
}

impl<T: for<'de> Deserialize<'de>> TryGetable for List<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, column: I) -> Result<Self, TryGetError> {
        let json = serde_json::Value::try_get_by(row, column)?;
        Self::stored(json).map_err(|error| TryGetError::DbErr(DbErr::Json(error.to_string())))
    }
}

impl<T: for<'de> Deserialize<'de>> Stored for List<T> {
    fn of(cell: Cell<'_>) -> Option<Self> {
        let Cell::Text(json) = cell else { return None };
        serde_json::from_str(json).or_else(|_| Self::stored(serde_json::from_str(json)?)).ok()
    }
}

impl<T: Serialize> From<List<T>> for Value {
    fn from(list: List<T>) -> Self {
        Self::Json(Some(Box::new(serde_json::to_value(list).unwrap_or_default())))
    }
}

impl<T: for<'de> Deserialize<'de>> ValueType for List<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let Value::Json(Some(json)) = value else { return Err(ValueTypeErr) };
        Self::stored(*json).map_err(|_| ValueTypeErr)
    }

    fn type_name() -> String {
        "List".into()
    }

    fn array_type() -> ArrayType {
        ArrayType::Json
    }

    fn column_type() -> ColumnType {
        ColumnType::Json
    }
}

impl<T> Nullable for List<T> {
    fn null() -> Value {
        Value::Json(None)
    }
}
