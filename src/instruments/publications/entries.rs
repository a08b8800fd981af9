//! What became public, was corrected and was withdrawn, in the order in which it was: what a portal polls. Entries are
//! numbered in each district in the transaction of the change, so that a number that can be read has none before it
//! that cannot be read yet.

use super::{Publications, words::Scope};
use entity::{Column, Entity, Model};
use platform::{
    call::{Call, Step},
    problem::Result,
    values::numbers::Long,
    words,
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};

pub(super) mod entity {
    use super::PublicChange;
    use platform::values::numbers::Long;
    use sea_orm::entity::prelude::*;

    /// One change that the public can see. Never changed, never removed.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "publication_entry")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub district_code: String,
        pub sequence: Long,
        pub publication_id: Uuid,
        /// Of the publication after the change.
        pub publication_version: i32,
        pub change: PublicChange,
        /// As it was after the change.
        pub text: String,
        pub reason: Option<String>,
        pub occurred_at: DateTimeUtc,
    }

    /// Followed by id only.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

words! {
    /// What happened to a publication, as the public sees it.
    /// 公开事项的变动,以公众所见为准。
    pub enum PublicChange {
        Published "公开" / "Published",
        Corrected "更正" / "Corrected",
        Withdrawn "撤回" / "Withdrawn",
    }
}

/// Notes a change of a publication, if it is one to the public. Its instant is never before that of the entry before it.
pub(super) async fn append(
    step: &Step<'_, Publications>,
    change: PublicChange,
    reason: Option<String>,
) -> Result<()> {
    let row = &step.row;
    if row.scope != Scope::ToPublic {
        return Ok(());
    }
    let last = Entity::find().filter(Column::DistrictCode.eq(&*row.district_code));
    let last = last.order_by_desc(Column::Sequence).limit(1).one(step.tx).await?;
    let now = step.call.now;
    let entry = Model {
        id: Call::new_id(),
        district_code: row.district_code.clone(),
        sequence: Long::stored(last.as_ref().map_or(0, |last| last.sequence.get()) + 1),
        publication_id: row.id,
        publication_version: row.version + 1,
        change,
        text: row.text.clone().to_string(),
        reason,
        occurred_at: last.map_or(now, |last| last.occurred_at.max(now)),
    };
    Entity::insert(entry.into_active_model().reset_all()).exec_without_returning(step.tx).await?;
    Ok(())
}

/// The entries of a district after a number, the oldest first.
pub(super) async fn after(call: &Call, district: &str, sequence: i64, limit: u64) -> Result<Vec<Model>> {
    let entries = Entity::find()
        .filter(Column::DistrictCode.eq(district))
        .filter(Column::Sequence.gt(sequence))
        .order_by_asc(Column::Sequence)
        .limit(limit);
    Ok(entries.all(call.service.store.read()).await?)
}
