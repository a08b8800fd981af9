//! HS01 to HS04, HS07: where sites are, and who belongs to them and receives there.

use super::reading::Reading;
use crate::{
    duty_records::{DutyRecordState, DutyType},
    sites::SiteTier,
};
use instruments::statistics::{Indicator, count};
use platform::{values::numbers::Whole, vocabulary::OrganizationKind};
use registry::deputies::entity::Model as Deputy;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

pub(super) fn indicators(reading: &Reading, least_receptions: i64) -> Vec<Indicator> {
    let is_area = |kind| matches!(kind, OrganizationKind::StreetOffice | OrganizationKind::TownGovernment);
    let areas = || reading.places.iter().filter(|place| is_area(place.kind));
    let committees = || reading.places.iter().filter(|place| !is_area(place.kind));
    let homes = reading.active().filter(|site| site.tier == SiteTier::Home);
    let homes: HashSet<Uuid> = homes.map(|site| site.street_or_town_id).collect();
    let served: HashSet<Uuid> =
        reading.active().flat_map(|site| site.served_committee_ids.0.iter().copied()).collect();
    let primary = reading.primary();
    let population = areas().filter_map(|area| area.population).map(Whole::get).sum();
    let in_office = || reading.mandates.in_office(reading.period.to);
    let (often, all_year) = received_often_enough(reading, least_receptions, None);
    vec![
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
            count(in_office().filter(|deputy| primary.contains_key(&deputy.id))),
            count(in_office()),
        ),
        Indicator::per(
            "HS04",
            ("万人站点数", "Sites per 10,000 inhabitants"),
            (count(reading.active()), population),
            10_000,
            "per_10000",
        ),
        Indicator::share(
            "HS07",
            ("接待次数达标率", "Deputies who received voters often enough"),
            often,
            all_year,
        ),
    ]
}

/// Deputies in office during the whole period with as many verified receptions in its year as the law asks for, and all of them;
/// of those whose primary site is this one, or of all.
pub(super) fn received_often_enough(reading: &Reading, least: i64, site: Option<Uuid>) -> (i64, i64) {
    let primary = reading.primary();
    let mut receptions: HashMap<Uuid, i64> = HashMap::new();
    let verified = reading.duties.iter().filter(|duty| duty.state == DutyRecordState::Verified);
    for record in verified.filter(|duty| duty.duty_type == DutyType::VoterReception) {
        *receptions.entry(record.deputy_id).or_default() += 1;
    }
    let period = reading.period;
    let counted = |deputy: &&Deputy| {
        let here = site.is_none() || primary.get(&deputy.id).copied() == site;
        here && reading.mandates.days(deputy, period) == period.days()
    };
    let all = || reading.mandates.deputies.values().filter(counted);
    let enough = all().filter(|deputy| receptions.get(&deputy.id).is_some_and(|times| *times >= least));
    (count(enough), count(all()))
}
