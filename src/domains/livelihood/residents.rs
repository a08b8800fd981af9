//! How many people live where a body decides.

use chrono::NaiveDate;
use platform::{
    problem::Result,
    values::numbers::Whole,
    vocabulary::OrganizationKind::{StreetOffice, TownGovernment},
    workflow::EntityOf,
};
use registry::organizations::{Organizations, entity::Column};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, QueryFilter, Select};
use uuid::Uuid;

/// The inhabitants of a presidium's town, or of all streets and towns of a district, on a day: none where one of them does not say.
///
/// # Errors
/// The database failed.
pub(crate) async fn residents(
    db: &impl ConnectionTrait,
    organizations: Select<EntityOf<Organizations>>,
    body: Uuid,
    day: NaiveDate,
) -> Result<Option<i64>> {
    let concerned =
        Condition::any().add(Column::Kind.is_in([StreetOffice, TownGovernment])).add(Column::Id.eq(body));
    let found = organizations.filter(concerned).all(db).await?;
    let town = found.iter().find(|one| one.id == body).and_then(|body| body.street_or_town_id);
    let places = found.iter().filter(|one| one.id != body && one.is_valid_on(day));
    let places = places.filter(|place| town.is_none_or(|town| place.id == town));
    let people: Option<Vec<i64>> = places.map(|place| place.population.map(Whole::get)).collect();
    Ok(people.filter(|people| !people.is_empty()).map(|people| people.into_iter().sum()))
}
