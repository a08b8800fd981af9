//! SC10, SC14 to SC16 of each street and town (01 §5): what deputies do, and what becomes of opinions there. The records are those of
//! the stations.

use super::{reading::Reading, reports::reported, work::Share};
use crate::duty_records::DutyRecordState;
use instruments::{
    deadlines::DeadlineState,
    statistics::{Indicator, count},
};
use platform::vocabulary::OrganizationKind;
use registry::deputies::entity::Model as Deputy;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// In which street each site is.
fn streets_of_sites(reading: &Reading) -> HashMap<Uuid, Uuid> {
    reading.sites.iter().map(|site| (site.id, site.street_or_town_id)).collect()
}

/// A deputy's street: that of the primary site, else of the constituency (01 §4.5).
pub(super) fn streets_of_deputies(reading: &Reading) -> HashMap<Uuid, Uuid> {
    let (sites, primary) = (streets_of_sites(reading), reading.primary());
    let street = |deputy: &Deputy| {
        let enrolled = primary.get(&deputy.id).and_then(|site| sites.get(site));
        let elected = || reading.constituencies.get(&deputy.constituency_id?);
        Some((deputy.id, *enrolled.or_else(elected)?))
    };
    reading.mandates.deputies.values().filter_map(street).collect()
}

/// How long somebody has been in office who is counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Least {
    /// Days of the period, for what is done in it.
    pub days: i64,
    /// Months, for what is done once in a term.
    pub months: i64,
}

pub(super) fn indicators(reading: &Reading, street: Option<Uuid>, least: Least) -> Vec<Indicator> {
    let is_area = |kind| matches!(kind, OrganizationKind::StreetOffice | OrganizationKind::TownGovernment);
    let areas = reading.places.iter().filter(|place| is_area(place.kind));
    let areas = areas.map(|area| area.id).filter(|area| street.is_none_or(|street| street == *area));
    let (of_deputies, of_sites) = (streets_of_deputies(reading), streets_of_sites(reading));
    let busy: HashSet<Uuid> = reading
        .duties
        .iter()
        .filter(|duty| duty.state == DutyRecordState::Verified && reading.period.holds(duty.occurred_on))
        .map(|duty| duty.deputy_id)
        .collect();
    let of_street = |area: Uuid| {
        let deputies = reading.mandates.deputies.values();
        let deputies = deputies.filter(|deputy| of_deputies.get(&deputy.id) == Some(&area));
        let long = deputies.clone().filter(|one| reading.mandates.days(one, reading.period) >= least.days);
        let long = long.filter(|one| reading.mandates.holds(one.id, reading.period.to));
        let idle = count(long.filter(|deputy| !busy.contains(&deputy.id)));
        let said = reading.opinions.iter().filter(|one| of_sites.get(&one.site_id) == Some(&area));
        let heard = count(said.filter(|opinion| !opinion.deputy_ids.0.is_empty()));
        let (kept, due) = answered_in_time(reading, area);
        let average = reading.mandates.average(deputies, reading.period);
        let each = ("人均反映意见数", "Opinions brought per deputy");
        let (told, long) = reported(reading, least.months, |one| of_deputies.get(&one.id) == Some(&area));
        [
            Indicator::count("SC10", ("零履职代表数", "Deputies without a duty record"), idle, "persons"),
            Indicator::each("SC14", each, heard, average, "items/person"),
            Indicator::share("SC15", ("意见按期答复率", "Opinions answered in time"), kept, due),
            Indicator::share("SC16", ("述职率", "Deputies who reported to their voters"), told, long),
        ]
        .map(|one| one.of_street(None, area))
    };
    areas.flat_map(of_street).collect()
}

/// SC15: replies in time among those due, of the sites of a street or town.
pub(super) fn answered_in_time(reading: &Reading, area: Uuid) -> Share {
    let of_sites = streets_of_sites(reading);
    let here =
        |opinion: &Uuid| reading.sites_of_due.get(opinion).and_then(|site| of_sites.get(site)) == Some(&area);
    let due = reading.replies_due.iter().filter(|day| here(&day.subject_id));
    (count(due.clone().filter(|day| day.state == DeadlineState::Met)), count(due))
}
