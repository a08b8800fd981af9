//! What the indicators of a year are counted from: a fixed number of queries, whatever the year holds.

use crate::{
    candidates::{CandidateState, Candidates, entity as candidate},
    cycles::{Cycles, entity as cycle},
    leads::{Leads, entity as lead, words::LeadSource},
    projects::{Projects, entity as project},
    words::{CycleLevel, ProjectCategory},
};
use chrono::Datelike;
use instruments::statistics::{Period, Scope};
use platform::{problem::Result, vocabulary::OrganizationKind};
use registry::organizations::{Organizations, entity as organization};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

/// A year of livelihood projects of a body.
#[derive(Default)]
pub(super) struct Reading {
    /// The days.
    pub period: Period,
    /// The year, if the body has one.
    pub cycle: Option<cycle::Model>,
    /// Inhabitants of the body's area (persons).
    pub residents: i64,
    /// How many leads came from each source in each field.
    pub leads: Vec<(LeadSource, ProjectCategory, i64)>,
    /// The candidates that were not withdrawn.
    pub candidates: Vec<candidate::Model>,
    /// Where the leads of the candidates come from, and what was merged into these: the lead that goes on, and a source.
    pub origins: Vec<(Uuid, LeadSource)>,
    /// The projects.
    pub projects: Vec<project::Model>,
}

impl Reading {
    /// Reads the year of a body; of the district where none is named.
    ///
    /// # Errors
    /// The database failed.
    pub(super) async fn of(db: &impl ConnectionTrait, scope: Scope<'_>, body: Option<Uuid>) -> Result<Self> {
        let empty = Self { period: scope.period, ..Self::default() };
        let Some(cycle) = cycle_of(db, scope, body).await? else { return Ok(empty) };
        let candidates = scope.all::<Candidates>().filter(candidate::Column::CycleId.eq(cycle.id));
        let candidates = candidates.filter(candidate::Column::State.ne(CandidateState::Withdrawn));
        let candidates = candidates.order_by_asc(candidate::Column::No).all(db).await?;
        let projects = scope.all::<Projects>().filter(project::Column::CycleId.eq(cycle.id));
        Ok(Self {
            residents: residents(db, scope, &cycle).await?,
            leads: leads(db, scope, cycle.id).await?,
            origins: origins(db, scope, &candidates).await?,
            projects: projects.order_by_asc(project::Column::Code).all(db).await?,
            candidates,
            cycle: Some(cycle),
            ..empty
        })
    }
}

/// The year of a body.
pub(super) async fn cycle_of(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    body: Option<Uuid>,
) -> Result<Option<cycle::Model>> {
    let of_year = scope.all::<Cycles>().filter(cycle::Column::Year.eq(scope.period.from.year()));
    let of_body = match body {
        Some(body) => of_year.filter(cycle::Column::OrganizationId.eq(body)),
        None => of_year.filter(cycle::Column::Level.eq(CycleLevel::District)),
    };
    Ok(of_body.one(db).await?)
}

/// Counted where they lie: a year may have tens of thousands.
async fn leads(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    cycle: Uuid,
) -> Result<Vec<(LeadSource, ProjectCategory, i64)>> {
    use lead::Column::{Category, CycleId, Id, Source};
    let counted = scope.all::<Leads>().filter(CycleId.eq(cycle)).select_only();
    let counted = counted.column(Source).column(Category).column_as(Id.count(), "count");
    let counted = counted.group_by(Source).group_by(Category).order_by_asc(Source).order_by_asc(Category);
    Ok(counted.into_tuple().all(db).await?)
}

/// A candidate comes of leads, and of those that were merged into them.
async fn origins(
    db: &impl ConnectionTrait,
    scope: Scope<'_>,
    candidates: &[candidate::Model],
) -> Result<Vec<(Uuid, LeadSource)>> {
    use lead::Column::{Id, MergedIntoId, Source};
    let named: Vec<Uuid> = candidates.iter().flat_map(|one| one.origin_ids.0.iter().copied()).collect();
    let of_them = Condition::any().add(Id.is_in(named.clone())).add(MergedIntoId.is_in(named));
    let found = scope.all::<Leads>().filter(of_them).select_only();
    let found = found.column(Id).column(MergedIntoId).column(Source);
    let found: Vec<(Uuid, Option<Uuid>, LeadSource)> = found.into_tuple().all(db).await?;
    Ok(found.into_iter().map(|(id, into, source)| (into.unwrap_or(id), source)).collect())
}

/// Of the town of a presidium, or of all streets and towns.
async fn residents(db: &impl ConnectionTrait, scope: Scope<'_>, cycle: &cycle::Model) -> Result<i64> {
    use OrganizationKind::{StreetOffice, TownGovernment};
    let places = scope.all::<Organizations>();
    let places = places.filter(organization::Column::Kind.is_in([StreetOffice, TownGovernment]));
    let mut places = places.all(db).await?;
    places.retain(|place| place.is_valid_on(scope.period.to));
    if cycle.level == CycleLevel::Town {
        let presidium =
            scope.all::<Organizations>().filter(organization::Column::Id.eq(cycle.organization_id));
        let town = presidium.one(db).await?.and_then(|presidium| presidium.street_or_town_id);
        places.retain(|place| Some(place.id) == town);
    }
    Ok(places.iter().filter_map(|place| place.population).map(|count| count.get()).sum())
}
