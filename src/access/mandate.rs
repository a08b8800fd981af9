//! What a deputy may be now: the columns of the registry's tables of deputies and terms that access control needs.

use crate::running_terms::{Office, TermDays, Window, windows};
use chrono::NaiveDate;
use platform::problem::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

mod deputy {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "deputy")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub district_code: String,
        pub state: String,
        pub term_id: Uuid,
        pub is_sc_member: bool,
        pub sc_from: Option<Date>,
        pub sc_to: Option<Date>,
        pub archived_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

mod term {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "term")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub district_code: String,
        pub start_on: Date,
        pub sc_elected_on: Option<Date>,
        pub archived_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Whether there is such a deputy in a district.
pub(super) async fn is_deputy(db: &impl ConnectionTrait, district_code: &str, id: Uuid) -> Result<bool> {
    let found = deputy::Entity::find_by_id(id).filter(deputy::Column::ArchivedAt.is_null());
    Ok(found.filter(deputy::Column::DistrictCode.eq(district_code)).one(db).await?.is_some())
}

/// What a deputy may be on a day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Mandate {
    /// A deputy: neither suspended nor at an end, and of the term that runs.
    pub(super) is_deputy: bool,
    /// A member of the Standing Committee, which goes on until the congress has elected the next one.
    pub(super) is_sc_member: bool,
    /// The next day on which that may be another.
    pub(super) until: Option<NaiveDate>,
}

impl Mandate {
    /// Whether there is any office left.
    pub(super) fn runs(self) -> bool {
        self.is_deputy || self.is_sc_member
    }
}

/// The mandate of a deputy on a day (代表法第六十一、六十二条,地方组织法第三十八、四十八条).
pub(super) async fn mandate(db: &impl ConnectionTrait, id: Uuid, today: NaiveDate) -> Result<Mandate> {
    use term::{Column, Entity};
    let Some(row) = deputy::Entity::find_by_id(id).one(db).await? else { return Ok(Mandate::default()) };
    if row.state != "active" || row.archived_at.is_some() {
        return Ok(Mandate::default());
    }
    let terms = Entity::find().select_only().columns([Column::Id, Column::StartOn, Column::ScElectedOn]);
    let terms =
        terms.filter(Column::DistrictCode.eq(&*row.district_code)).filter(Column::ArchivedAt.is_null());
    Ok(row.mandate(&terms.into_model::<TermDays>().all(db).await?, today))
}

impl deputy::Model {
    fn mandate(&self, terms: &[TermDays], today: NaiveDate) -> Mandate {
        let own = |office| {
            windows(terms.to_vec(), office).into_iter().find(|window| window.term_id == self.term_id)
        };
        let (deputy, member) = (own(Office::Deputy), own(Office::ScMember));
        let covers = |window: &Option<Window>| window.is_some_and(|window| window.covers(today));
        let belongs = self.sc_from.is_none_or(|from| from <= today) && self.sc_to.is_none_or(|to| today < to);
        let days =
            [deputy, member].into_iter().flatten().flat_map(|window| [Some(window.from), window.until]);
        let days = days.chain([self.sc_from, self.sc_to]).flatten().filter(|day| *day > today);
        Mandate {
            is_deputy: covers(&deputy),
            is_sc_member: self.is_sc_member && belongs && covers(&member),
            until: days.min(),
        }
    }
}
