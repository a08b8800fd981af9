//! Of which congress a deputy is: the register holds those of the district and of its towns, and those whom it sends to higher ones.

use super::{CongressLevel, Deputies, all_in_office, entity::Model as Deputy};
use crate::{
    constituencies::{Constituencies, entity::Model as Constituency},
    organizations::{Organizations, entity::Model as Organization},
    terms::Office,
};
use chrono::NaiveDate;
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Verdict, Workflow},
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A congress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Congress {
    /// Of the nation.
    National,
    /// Of the city.
    Municipal,
    /// Of the district.
    District,
    /// Of the town that has this government.
    Town(Uuid),
}

impl Congress {
    /// To which one a body belongs that holds meetings: the presidium of a town to that of its town, every other one to that of the
    /// district; none where nobody knows the town.
    #[must_use]
    pub fn of_body(body: &Organization) -> Option<Self> {
        match body.kind {
            OrganizationKind::TownPresidium => body.street_or_town_id.map(Self::Town),
            _ => Some(Self::District),
        }
    }
}

/// The street or town in which each of some constituencies lies.
#[derive(Debug, Clone, Default)]
pub struct ElectionPlaces(HashMap<Uuid, Uuid>);

impl FromIterator<Constituency> for ElectionPlaces {
    fn from_iter<I: IntoIterator<Item = Constituency>>(constituencies: I) -> Self {
        Self(constituencies.into_iter().map(|one| (one.id, one.street_or_town_id)).collect())
    }
}

impl ElectionPlaces {
    /// Of which congress a deputy is; none where it is that of a town, and nobody knows which.
    #[must_use]
    pub fn congress_of(&self, deputy: &Deputy) -> Option<Congress> {
        match deputy.congress_level {
            CongressLevel::National => Some(Congress::National),
            CongressLevel::Municipal => Some(Congress::Municipal),
            CongressLevel::District => Some(Congress::District),
            CongressLevel::Town => self.0.get(&deputy.constituency_id?).copied().map(Congress::Town),
        }
    }
}

/// Of which congress each of some deputies is; who is of an unknown town is not among them.
///
/// # Errors
/// The database failed.
pub async fn congresses_of(work: &UnitOfWork<'_>, deputies: &[Deputy]) -> Result<HashMap<Uuid, Congress>> {
    let of_towns = deputies.iter().filter(|deputy| deputy.congress_level == CongressLevel::Town);
    let elected_in: Vec<Uuid> = of_towns.filter_map(|deputy| deputy.constituency_id).collect();
    let places = if elected_in.is_empty() {
        ElectionPlaces::default()
    } else {
        work.stored_all::<Constituencies>(&elected_in).await?.into_values().collect()
    };
    Ok(deputies.iter().filter_map(|deputy| Some((deputy.id, places.congress_of(deputy)?))).collect())
}

/// Those of some deputies who are of the congress to which a body belongs.
///
/// # Errors
/// The database failed.
pub async fn of_the_congress(
    work: &UnitOfWork<'_>,
    body: Uuid,
    mut deputies: Vec<Deputy>,
) -> Result<Vec<Deputy>> {
    let Some(own) = Congress::of_body(&work.stored::<Organizations>(body).await?) else {
        return Ok(Vec::new());
    };
    let congresses = congresses_of(work, &deputies).await?;
    deputies.retain(|deputy| congresses.get(&deputy.id) == Some(&own));
    Ok(deputies)
}

/// Those among some who are deputies of the congress to which a body belongs, and in office on a day.
///
/// # Errors
/// The database failed.
pub async fn in_office_in_the_congress(
    work: &UnitOfWork<'_>,
    body: Uuid,
    among: &[Uuid],
    day: NaiveDate,
) -> Result<Vec<Deputy>> {
    of_the_congress(work, body, all_in_office(work, among, Office::Deputy, day).await?).await
}

/// These persons are deputies of the congress to which a body belongs; `place` says where each is named.
///
/// # Errors
/// The database failed.
pub async fn each_of_the_congress<W: Workflow>(
    step: &Step<'_, W>,
    body: Uuid,
    persons: &[Uuid],
    place: impl Fn(usize) -> String,
) -> Guarded {
    if persons.is_empty() {
        return Ok(Verdict::Holds);
    }
    let work = step.work();
    let named = work.stored_all::<Deputies>(persons).await?.into_values().collect();
    let own: HashSet<Uuid> =
        of_the_congress(&work, body, named).await?.into_iter().map(|deputy| deputy.id).collect();
    let other = persons.iter().position(|person| !own.contains(person));
    Ok(other.map_or(Verdict::Holds, |index| {
        let refused = Verdict::require(false).with("reason", "other_congress");
        refused.with("deputy_id", persons[index].to_string()).at(&place(index))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deputy_of_a_town_is_of_the_town_of_the_constituency() {
        let [here, there, town] = [1, 2, 3].map(Uuid::from_u128);
        let drawn = Constituency { id: here, street_or_town_id: town, ..Default::default() };
        let places: ElectionPlaces = [drawn].into_iter().collect();
        let of = |congress_level, constituency_id| {
            places.congress_of(&Deputy { congress_level, constituency_id, ..Default::default() })
        };
        assert_eq!(of(CongressLevel::Town, Some(here)), Some(Congress::Town(town)));
        assert_eq!((of(CongressLevel::Town, Some(there)), of(CongressLevel::Town, None)), (None, None));
        assert_eq!(of(CongressLevel::District, Some(here)), Some(Congress::District));
        assert_eq!(of(CongressLevel::Municipal, None), Some(Congress::Municipal));
        assert_eq!(of(CongressLevel::National, None), Some(Congress::National));
    }

    #[test]
    fn the_presidium_of_a_town_belongs_to_the_congress_of_the_town() {
        let town = Uuid::from_u128(1);
        let of = |kind, street_or_town_id| {
            Congress::of_body(&Organization { kind, street_or_town_id, ..Default::default() })
        };
        assert_eq!(of(OrganizationKind::TownPresidium, Some(town)), Some(Congress::Town(town)));
        assert_eq!(of(OrganizationKind::TownPresidium, None), None);
        assert_eq!(of(OrganizationKind::StandingCommittee, None), Some(Congress::District));
        assert_eq!(of(OrganizationKind::StreetWorkingCommittee, Some(town)), Some(Congress::District));
    }
}
