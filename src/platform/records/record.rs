//! What every record has: id, tenant, state, version, stamps (00 §2). `record!` writes the row type.

use super::actor::{Actor, Credential};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ColumnType, EntityTrait, FromQueryResult, IntoActiveModel, ModelTrait,
    TryIntoModel, Value,
    sea_query::{ArrayType, Nullable, ValueType, ValueTypeErr},
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
    /// Takes the record out of the lists.
    fn archive(&mut self, at: DateTime<Utc>);
    /// The stamps, for the view.
    fn stamps(&self) -> Stamps;
}

/// Version and stamps of a record.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Stamps {
    /// District of the record (行政区划代码).
    #[schema(min_length = 6, max_length = 6, examples("310114"))]
    pub district_code: String,
    /// Number of writes; the `ETag` of the record.
    #[schema(minimum = 1)]
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// Who created it; zeros for callers who are not told.
    pub created_by: Uuid,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
    /// Who changed it last; zeros for callers who are not told.
    pub updated_by: Uuid,
    /// When it was archived; null while it is active.
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

    /// The columns that this caller does not read where others do: nor is the caller told who changed the record last, who
    /// may be who changed them. The history needs no list: it tells what the view shows.
    fn hidden(_row: &M, _viewer: &Viewer<'_>) -> &'static [&'static str] {
        &[]
    }
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

impl<T: for<'de> Deserialize<'de>> sea_orm::TryGetableFromJson for List<T> {}

impl<T: Serialize> From<List<T>> for Value {
    fn from(list: List<T>) -> Self {
        Self::Json(Some(Box::new(serde_json::to_value(list).unwrap_or_default())))
    }
}

impl<T: for<'de> Deserialize<'de>> ValueType for List<T> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let Value::Json(Some(json)) = value else { return Err(ValueTypeErr) };
        serde_json::from_value(*json).map_err(|_| ValueTypeErr)
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

/// Declares the row of a table: the columns of every record, then its own; and the type that stands for this kind of record
/// where kinds are told apart, which its workflow describes. Behind `lists` stand the columns with lists of ids by which records
/// are looked up.
#[macro_export]
macro_rules! record {
    ($(#[doc = $doc:literal])* $kind:ident = $table:literal, $state:ty {
        $($(#[$meta:meta])* $field:ident : $type:ty,)*
    } $(lists $($list:ident),+)?) => {
        use sea_orm::entity::prelude::*;

        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $kind;

        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq, Default, serde::Serialize, serde::Deserialize, DeriveEntityModel)]
        #[sea_orm(table_name = $table)]
        pub struct Model {
            /// UUIDv7.
            #[sea_orm(primary_key, auto_increment = false)]
            pub id: uuid::Uuid,
            /// The tenant.
            pub district_code: String,
            /// Where the record stands in its workflow.
            pub state: $state,
            /// +1 per write.
            pub version: i32,
            /// When it was created.
            pub created_at: chrono::DateTime<chrono::Utc>,
            /// Who created it.
            pub created_by: uuid::Uuid,
            /// When it was changed last.
            pub updated_at: chrono::DateTime<chrono::Utc>,
            /// Who changed it last.
            pub updated_by: uuid::Uuid,
            /// When it was archived.
            pub archived_at: Option<chrono::DateTime<chrono::Utc>>,
            $(#[doc = concat!("Column `", stringify!($field), "`; described where callers see it.")]
            $(#[$meta])* pub $field: $type,)*
        }

        /// Relations are followed by the lists' `expand`, not by joins.
        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}

        impl $crate::records::record::Record for Model {
            type Of = Entity;
            type Active = ActiveModel;
            type Column = Column;
            type State = $state;
            const ID: Column = Column::Id;
            const DISTRICT_CODE: Column = Column::DistrictCode;
            const STATE: Column = Column::State;
            const VERSION: Column = Column::Version;
            const CREATED_AT: Column = Column::CreatedAt;
            const CREATED_BY: Column = Column::CreatedBy;
            const ARCHIVED_AT: Column = Column::ArchivedAt;
            const LISTS: &'static [Column] = &[$($(Column::$list),+)?];

            fn id(&self) -> uuid::Uuid { self.id }
            fn district_code(&self) -> &str { &self.district_code }
            fn state(&self) -> $state { self.state }
            fn set_state(&mut self, state: $state) { self.state = state; }
            fn version(&self) -> i32 { self.version }
            fn begin(&mut self, id: uuid::Uuid, district_code: &str, stamp: $crate::records::record::Stamp) {
                self.id = id;
                self.district_code = district_code.to_owned();
                self.version = 0;
                self.created_at = stamp.at;
                self.created_by = stamp.by;
            }
            fn touch(&mut self, stamp: $crate::records::record::Stamp) {
                self.version += 1;
                self.updated_at = stamp.at;
                self.updated_by = stamp.by;
            }
            fn archive(&mut self, at: chrono::DateTime<chrono::Utc>) { self.archived_at = Some(at); }
            fn stamps(&self) -> $crate::records::record::Stamps {
                $crate::records::record::Stamps {
                    district_code: self.district_code.clone(),
                    version: self.version,
                    created_at: self.created_at,
                    created_by: self.created_by,
                    updated_at: self.updated_at,
                    updated_by: self.updated_by,
                    archived_at: self.archived_at,
                }
            }
        }
    };
}
