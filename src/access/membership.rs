//! What a caller's organization and district are: the columns of the registry's tables that access control needs.

use chrono::NaiveDate;
use platform::{
    problem::Result,
    records::record::List,
    vocabulary::{OrganizationFunction, OrganizationKind},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

mod organization {
    use platform::{
        records::record::List,
        vocabulary::{OrganizationFunction, OrganizationKind},
    };
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organization")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub district_code: String,
        pub name: String,
        pub kind: OrganizationKind,
        pub functions: List<OrganizationFunction>,
        pub valid_to: Option<Date>,
        pub archived_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod district {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "district")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub code: String,
        pub archived_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Whether there is such a district.
pub(super) async fn district_exists(db: &impl ConnectionTrait, code: &str) -> Result<bool> {
    use district::{Column, Entity};
    let found = Entity::find().filter(Column::Code.eq(code)).filter(Column::ArchivedAt.is_null());
    Ok(found.one(db).await?.is_some())
}

/// An organization as access control sees it.
#[derive(Debug, Clone, FromQueryResult)]
pub struct Membership {
    /// Its kind.
    pub kind: OrganizationKind,
    /// What it does.
    pub functions: List<OrganizationFunction>,
    /// The first day on which it is no longer there.
    pub valid_to: Option<NaiveDate>,
}

/// The organization of a district; none if there is no such organization there on a day.
///
/// # Errors
/// The database failed.
pub async fn membership(
    db: &impl ConnectionTrait,
    district_code: &str,
    id: Uuid,
    today: NaiveDate,
) -> Result<Option<Membership>> {
    use organization::{Column, Entity};
    let found = Entity::find().select_only().columns([Column::Kind, Column::Functions, Column::ValidTo]);
    let found = found.filter(Column::Id.eq(id)).filter(Column::DistrictCode.eq(district_code));
    let found = found.filter(Column::ArchivedAt.is_null()).into_model::<Membership>().one(db).await?;
    Ok(found.filter(|organization| organization.valid_to.is_none_or(|end| today < end)))
}

/// What an organization is called.
pub(super) async fn organization_name(db: &impl ConnectionTrait, id: Uuid) -> Result<Option<String>> {
    use organization::{Column, Entity};
    let named = Entity::find_by_id(id).select_only().column(Column::Name);
    Ok(named.into_tuple::<String>().one(db).await?)
}
