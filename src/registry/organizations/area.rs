//! The congress bodies of an area: the working committee of a street, the presidium of a town, the committee of the deputies' affairs.

use super::{
    OrganizationState, Organizations,
    entity::{Column, Model},
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    vocabulary::{OrganizationFunction, OrganizationKind},
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

/// The working committee of a street, or the presidium of a town, if there is one.
///
/// # Errors
/// The database failed.
pub async fn congress_body_of(work: &UnitOfWork<'_>, street_or_town: Uuid) -> Result<Option<Model>> {
    let bodies = [OrganizationKind::StreetWorkingCommittee, OrganizationKind::TownPresidium];
    let found = work.all::<Organizations>().filter(Column::StreetOrTownId.eq(street_or_town));
    let found = found.filter(Column::Kind.is_in(bodies)).filter(Column::State.eq(OrganizationState::Active));
    Ok(found.order_by_asc(Column::Id).one(work.tx).await?)
}

/// The office of the Standing Committee of the district, if there is one.
///
/// # Errors
/// The database failed.
pub async fn office_of_the_standing_committee(work: &UnitOfWork<'_>) -> Result<Option<Uuid>> {
    let offices = work.all::<Organizations>().filter(Column::Kind.eq(OrganizationKind::ScOffice));
    let offices = offices.filter(Column::State.eq(OrganizationState::Active));
    Ok(offices.order_by_asc(Column::Id).one(work.tx).await?.map(|office| office.id))
}

/// The committee of the deputies' affairs of the district, if there is one.
///
/// # Errors
/// The database failed.
pub async fn deputy_affairs_of(work: &UnitOfWork<'_>) -> Result<Option<Uuid>> {
    let bodies = work.all::<Organizations>().filter(Column::Kind.eq(OrganizationKind::WorkingBody));
    let bodies = bodies.filter(Column::State.eq(OrganizationState::Active)).order_by_asc(Column::Id);
    let mut bodies = bodies.all(work.tx).await?.into_iter();
    let found = bodies.find(|body| body.functions.0.contains(&OrganizationFunction::DeputyAffairs));
    Ok(found.map(|body| body.id))
}
