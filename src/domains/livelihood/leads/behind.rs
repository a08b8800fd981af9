//! The leads behind a candidate: those that it names, that of a reserve project that it names, and into which these were merged (07 §4.8,
//! LP02).

use super::entity as lead;
use crate::reserve_projects::entity as reserve;
use platform::problem::Result;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// What candidates name as their origins, and where each of it comes from.
#[derive(Debug, Default)]
pub(crate) struct LeadsBehind(HashMap<Uuid, Uuid>);

impl LeadsBehind {
    /// Reads it for whatever is named in a district, archived or not: two queries.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn of(
        db: &impl ConnectionTrait,
        district_code: &str,
        named: BTreeSet<Uuid>,
    ) -> Result<Self> {
        let reserve = reserve::Entity::find().filter(reserve::Column::DistrictCode.eq(district_code));
        let reserve = reserve.filter(reserve::Column::Id.is_in(named.iter().copied()));
        let of_leads = reserve.filter(reserve::Column::LeadId.is_not_null()).select_only();
        let of_leads = of_leads.column(reserve::Column::Id).column(reserve::Column::LeadId);
        let of_leads: Vec<(Uuid, Option<Uuid>)> = of_leads.into_tuple().all(db).await?;
        let mut comes_of: HashMap<Uuid, Uuid> =
            of_leads.into_iter().filter_map(|(one, lead)| Some((one, lead?))).collect();
        let ids = named.into_iter().chain(comes_of.values().copied()).collect::<BTreeSet<_>>();
        let leads = lead::Entity::find().filter(lead::Column::DistrictCode.eq(district_code));
        let merged =
            leads.filter(lead::Column::Id.is_in(ids)).filter(lead::Column::MergedIntoId.is_not_null());
        let merged = merged.select_only().column(lead::Column::Id).column(lead::Column::MergedIntoId);
        let merged: Vec<(Uuid, Option<Uuid>)> = merged.into_tuple().all(db).await?;
        comes_of.extend(merged.into_iter().filter_map(|(one, into)| Some((one, into?))));
        Ok(Self(comes_of))
    }

    /// Where some of it comes from in the end: what was merged lies one step away.
    pub(crate) fn roots(&self, named: &[Uuid]) -> BTreeSet<Uuid> {
        let before = |one: &Uuid| self.0.get(one).copied().unwrap_or(*one);
        named.iter().map(|one| before(&before(one))).collect()
    }
}
