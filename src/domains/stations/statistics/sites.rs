//! HS01 to HS04, HS07: where sites are, and who belongs to them and receives there.

use super::{
    indicator::{Indicator, count},
    reading::Reading,
};
use crate::sites::SiteTier;
use platform::{problem::Result, vocabulary::OrganizationKind};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

pub(super) fn indicators(reading: &Reading) -> Result<Vec<Indicator>> {
    let is_area = |kind| matches!(kind, OrganizationKind::StreetOffice | OrganizationKind::TownGovernment);
    let areas = || reading.places.iter().filter(|place| is_area(place.kind));
    let committees = || reading.places.iter().filter(|place| !is_area(place.kind));
    let homes: HashSet<Uuid> = reading
        .sites
        .iter()
        .filter(|site| site.tier == SiteTier::Home)
        .map(|site| site.street_or_town_id)
        .collect();
    let served: HashSet<Uuid> =
        reading.sites.iter().flat_map(|site| site.served_committee_ids.0.iter().copied()).collect();
    let primary: HashSet<Uuid> = reading.primary.iter().map(|one| one.deputy_id).collect();
    let population =
        areas().filter_map(|area| area.population).map(platform::values::numbers::Whole::get).sum();
    let deputies = count(reading.deputies.iter());
    Ok(vec![
        Indicator::share(
            "HS01",
            ("代表之家覆盖率", "Streets and towns with a home"),
            count(areas().filter(|area| homes.contains(&area.id))),
            count(areas()),
        ),
        Indicator::share(
            "HS02",
            ("居村覆盖率", "Residents' and villagers' committees served"),
            count(committees().filter(|committee| served.contains(&committee.id))),
            count(committees()),
        ),
        Indicator::share(
            "HS03",
            ("代表入站率", "Deputies with a primary site"),
            count(reading.deputies.iter().filter(|deputy| primary.contains(deputy))),
            deputies,
        ),
        Indicator::per(
            "HS04",
            ("万人站点数", "Sites per 10,000 inhabitants"),
            (count(reading.sites.iter()), population),
            10_000,
            "per_10000",
        ),
        Indicator::share(
            "HS07",
            ("接待次数达标率", "Deputies who received voters often enough"),
            received_often_enough(reading)?,
            deputies,
        ),
    ])
}

/// Deputies in office with as many verified receptions as the law asks for.
fn received_often_enough(reading: &Reading) -> Result<i64> {
    let least = reading.rules.number("reception.min_per_deputy_year")?;
    let mut receptions: HashMap<Uuid, i64> = HashMap::new();
    for record in &reading.receptions {
        *receptions.entry(record.deputy_id).or_default() += 1;
    }
    let enough = |deputy: &&Uuid| receptions.get(*deputy).is_some_and(|times| *times >= least);
    Ok(count(reading.deputies.iter().filter(enough)))
}
