//! The outbox: what happened, for those outside, written in the transaction of the change.

use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QueryTrait, sea_query::InsertStatement};

/// The rows of the outbox.
pub mod entity {
    use sea_orm::entity::prelude::*;

    /// One event. UUIDv7 ids order them well enough for readers, who remember the ids they have seen.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "event")]
    pub struct Model {
        /// UUIDv7.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The tenant.
        pub district_code: String,
        /// `registry.meeting.convene`.
        pub kind: String,
        /// The record.
        pub subject_id: Uuid,
        /// Its version after the change.
        pub subject_version: i32,
        /// Its state after the change.
        pub state: String,
        /// When.
        pub occurred_at: DateTimeUtc,
    }

    /// Followed by id only.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What is to be inserted so that an event is told.
pub(crate) fn telling(event: entity::Model) -> InsertStatement {
    entity::Entity::insert(event.into_active_model().reset_all()).into_query()
}
