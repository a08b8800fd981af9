//! To which street or town deputies belong (01 §4.5): that of the primary site, without one that of the constituency.

use crate::site_deputies::{SiteDeputies, SiteDeputyState, entity as enrollment};
use platform::{
    problem::Result,
    records::record::Record,
    vocabulary::OrganizationKind,
    workflow::{EntityOf, Workflow},
};
use registry::{
    constituencies::{Constituencies, entity as constituency},
    deputies::entity::Model as Deputy,
    organizations::{OrganizationState, Organizations, entity as organization},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Select};
use std::collections::HashMap;
use uuid::Uuid;

/// The street committee or town presidium of each primary site and constituency of a district: three queries, for however many deputies.
pub(crate) struct Areas {
    of_deputies: HashMap<Uuid, Uuid>,
    of_constituencies: HashMap<Uuid, Uuid>,
}

/// The active records of a kind in a district.
pub(crate) fn all_of<W: Workflow>(district_code: &str) -> Select<EntityOf<W>> {
    let here = W::Model::DISTRICT_CODE.eq(district_code);
    EntityOf::<W>::find().filter(here).filter(W::Model::ARCHIVED_AT.is_null())
}

impl Areas {
    /// Reads them as they stand today.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn read(db: &impl ConnectionTrait, district_code: &str) -> Result<Self> {
        let primary = all_of::<SiteDeputies>(district_code).filter(enrollment::Column::IsPrimary.eq(true));
        let primary = primary.filter(enrollment::Column::State.eq(SiteDeputyState::Active)).all(db).await?;
        let kinds = [OrganizationKind::StreetWorkingCommittee, OrganizationKind::TownPresidium];
        let bodies = all_of::<Organizations>(district_code).filter(organization::Column::Kind.is_in(kinds));
        let bodies = bodies.filter(organization::Column::State.eq(OrganizationState::Active)).all(db).await?;
        let of_streets: HashMap<Uuid, Uuid> =
            bodies.into_iter().filter_map(|body| Some((body.street_or_town_id?, body.id))).collect();
        let drawn: Vec<constituency::Model> = all_of::<Constituencies>(district_code).all(db).await?;
        let body_of = |one: constituency::Model| Some((one.id, *of_streets.get(&one.street_or_town_id)?));
        Ok(Self {
            of_deputies: primary.into_iter().map(|one| (one.deputy_id, one.committee_id)).collect(),
            of_constituencies: drawn.into_iter().filter_map(body_of).collect(),
        })
    }

    /// The body of a deputy's street or town; none where nobody knows it.
    pub(crate) fn of(&self, deputy: &Deputy) -> Option<Uuid> {
        let by_constituency = || deputy.constituency_id.and_then(|id| self.of_constituencies.get(&id));
        self.of_deputies.get(&deputy.id).or_else(by_constituency).copied()
    }
}
