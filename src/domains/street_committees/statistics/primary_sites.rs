//! At whose sites deputies are enrolled (01 §4.5): the columns of the stations' table of enrollments that streets count by.

use instruments::statistics::Scope;
use platform::problem::Result;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;
use uuid::Uuid;

mod enrollment {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "site_deputy")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub district_code: String,
        pub deputy_id: Uuid,
        pub committee_id: Uuid,
        pub is_primary: bool,
        pub joined_on: Date,
        pub left_on: Option<Date>,
        pub archived_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The street committee or town presidium that runs the primary site of each deputy who has one on the last day: one query.
///
/// # Errors
/// The database failed.
pub(super) async fn bodies_of_deputies(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
) -> Result<HashMap<Uuid, Uuid>> {
    use enrollment::{Column, Entity};
    let to = scope.period.to;
    let stays = Condition::any().add(Column::LeftOn.is_null()).add(Column::LeftOn.gte(to));
    let primary = Entity::find().select_only().columns([Column::DeputyId, Column::CommitteeId]);
    let primary = primary.filter(Column::DistrictCode.eq(scope.district_code));
    let primary = primary.filter(Column::IsPrimary.eq(true)).filter(Column::ArchivedAt.is_null());
    let primary = primary.filter(Column::JoinedOn.lte(to)).filter(stays);
    let primary: Vec<(Uuid, Uuid)> = primary.into_tuple().all(db).await?;
    Ok(primary.into_iter().collect())
}
