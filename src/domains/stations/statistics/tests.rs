//! The indicators of small periods that are counted by hand.

use super::{
    promises,
    reading::Reading,
    reports, sites,
    streets::{self, Least},
    work,
};
use crate::{
    citizen_opinions,
    duty_records::{self, DutyRecordState, DutyType},
    look_back::LookedBack,
    month_schedules::{
        self,
        words::{ItemOutcome, ScheduleCategory, ScheduledActivity, ScheduledItem},
    },
    site_deputies,
    sites::{SiteState, entity::Model as Site, words::Pause},
};
use access::running_terms::Window;
use chrono::NaiveDate;
use instruments::{
    activities::{self, ActivityCategory, ActivityState},
    deadlines::{self, DeadlineState},
    statistics::{Indicator, Mandates, Period},
    work_plans,
};
use platform::{
    values::{numbers::Whole, text::Text},
    vocabulary::OrganizationKind,
};
use registry::{deputies, organizations};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What the rules ask for.
const LEAST: Least = Least { days: 90, months: 12 };

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

const STREET: Uuid = Uuid::from_u128(1);

/// Four sites of a street that were open all the year, and one that was opened in it; twelve deputies.
fn year() -> Reading {
    let site = |number: u128, opened: &str| Site {
        id: id(100 + number),
        street_or_town_id: STREET,
        state: SiteState::Active,
        opened_on: Some(day(opened)),
        ..Default::default()
    };
    let deputy =
        |number: u128| deputies::entity::Model { id: id(200 + number), term_id: id(7), ..Default::default() };
    let window = Window { term_id: id(7), from: day("2022-01-01"), until: None };
    Reading {
        period: Period { from: day("2025-01-01"), to: day("2025-12-31") },
        places: vec![organizations::entity::Model {
            id: STREET,
            kind: OrganizationKind::StreetOffice,
            ..Default::default()
        }],
        sites: (0..5)
            .map(|number| site(number, if number == 4 { "2025-03-01" } else { "2024-05-01" }))
            .collect(),
        enrolled: (0..12)
            .map(|number| site_deputies::entity::Model {
                deputy_id: id(200 + number),
                site_id: id(100 + number % 5),
                is_primary: true,
                ..Default::default()
            })
            .collect(),
        mandates: Mandates {
            deputies: (0..12).map(|number| (id(200 + number), deputy(number))).collect(),
            terms: vec![window],
            committee_terms: vec![window],
        },
        ..Reading::default()
    }
}

fn activity(site: u128, on: &str, category: ActivityCategory) -> activities::entity::Model {
    activities::entity::Model {
        id: Uuid::now_v7(),
        organizer_id: id(100 + site),
        state: ActivityState::Verified,
        category,
        planned_start_at: format!("{on}T01:00:00Z").parse().unwrap(),
        ..Default::default()
    }
}

/// `numerator/denominator value` of an indicator.
fn written(indicators: Vec<Indicator>, code: &str) -> String {
    let one = indicators.into_iter().find(|one| one.code == code).unwrap();
    let whole = one.denominator.map(|whole| format!("/{whole}")).unwrap_or_default();
    format!("{}{whole} {}", one.numerator, one.value.map_or("-".into(), |value| value.to_string()))
}

fn work(reading: &Reading, code: &str) -> String {
    written(work::indicators(reading), code)
}

#[test]
fn evenness_is_that_of_the_worked_examples() {
    // 03 §4.3; the fifth site was not open all the time, and has many.
    let with = |numbers: [usize; 4]| {
        let mut reading = year();
        let of = |site: usize, times| {
            std::iter::repeat_n(
                activity(u128::try_from(site).unwrap(), "2025-11-05", ActivityCategory::Other),
                times,
            )
        };
        reading.activities = numbers.iter().enumerate().flat_map(|(site, times)| of(site, *times)).collect();
        reading.activities.extend(of(4, 30));
        work(&reading, "HS09")
    };
    assert_eq!(with([9, 6, 10, 7]), "4 0.1976");
    assert_eq!(with([16, 2, 1, 5]), "4 0.9930");
    assert_eq!(with([0, 0, 0, 0]), "4 -");
}

#[test]
fn a_site_is_idle_without_a_verified_activity_in_the_last_quarter() {
    let mut reading = year();
    reading.activities = vec![
        activity(0, "2025-10-01", ActivityCategory::Other),
        activity(1, "2025-09-30", ActivityCategory::Other),
        activities::entity::Model {
            state: ActivityState::Recorded,
            ..activity(2, "2025-11-01", ActivityCategory::Other)
        },
        activities::entity::Model {
            organizer_id: id(9),
            site_id: Some(id(103)),
            ..activity(3, "2025-12-31", ActivityCategory::Other)
        },
    ];
    assert_eq!(work(&reading, "HS08"), "3 3.00");
}

#[test]
fn a_reception_was_held_if_it_is_told_or_verified_and_a_deputy_was_there() {
    use ScheduleCategory::{Publicity, VoterReception};
    let mut reading = year();
    let item = |seq: i64, date: &str, category, deputies: &[u128]| ScheduledItem {
        seq: Whole::stored(seq),
        date: day(date),
        start_time: Text::stored("09:00"),
        end_time: Text::stored("11:00"),
        category,
        topic: Text::stored("停车"),
        deputy_ids: deputies.iter().copied().map(id).collect(),
        place: Text::stored("站点"),
        reception_rule_id: None,
        plan_item_id: None,
    };
    let outcome = |seq: i64, held| ItemOutcome { seq: Whole::stored(seq), held, reason: None };
    reading.schedules = vec![month_schedules::entity::Model {
        site_id: id(100),
        items: vec![
            item(1, "2025-10-10", VoterReception, &[200]),
            item(2, "2025-10-11", VoterReception, &[200]),
            item(3, "2025-10-12", VoterReception, &[]),
            item(4, "2025-10-13", VoterReception, &[200]),
            item(5, "2025-10-14", VoterReception, &[200]),
            item(6, "2025-10-15", Publicity, &[200]),
            item(7, "2026-01-15", VoterReception, &[200]),
        ]
        .into(),
        outcomes: vec![
            outcome(1, true),
            outcome(2, false),
            outcome(3, true),
            outcome(5, true),
            outcome(6, true),
        ]
        .into(),
        // What is told to have been held was not, if no deputy came to it.
        activities: vec![ScheduledActivity { seq: Whole::stored(5), activity_id: id(7), cancelled: false }]
            .into(),
        ..Default::default()
    }];
    reading.activities = vec![
        activity(0, "2025-10-13", ActivityCategory::VoterReception),
        activities::entity::Model {
            id: id(7),
            deputies_absent: true,
            ..activity(0, "2025-10-14", ActivityCategory::VoterReception)
        },
    ];
    assert_eq!(work(&reading, "HS06"), "2/5 40.00");
}

fn duty(deputy: u128, on: &str, state: DutyRecordState) -> duty_records::entity::Model {
    duty_records::entity::Model {
        deputy_id: id(200 + deputy),
        occurred_on: day(on),
        duty_type: DutyType::VoterReception,
        state,
        ..Default::default()
    }
}

#[test]
fn receptions_count_for_whoever_was_in_office_all_the_time() {
    use DutyRecordState::{Submitted, Verified};
    let mut reading = year();
    let left = reading.mandates.deputies.get_mut(&id(211)).unwrap();
    (left.state, left.state_date) = (deputies::DeputyState::Terminated, Some(day("2025-12-31")));
    reading.duties = vec![
        duty(0, "2025-02-01", Verified),
        duty(0, "2025-08-01", Verified),
        duty(1, "2025-02-01", Verified),
        duty(1, "2025-08-01", Submitted),
        duty(11, "2025-02-01", Verified),
        duty(11, "2025-08-01", Verified),
    ];
    assert_eq!(written(sites::indicators(&reading, 2), "HS07"), "1/11 9.09");
    assert_eq!(written(sites::indicators(&reading, 2), "HS03"), "11/11 100.00");
    // Two did something, one was in office for too short a time on the last day.
    assert_eq!(written(streets::indicators(&reading, None, LEAST), "SC10"), "9 9.00");
}

#[test]
fn who_reported_to_the_voters_counts_in_the_term_and_after_a_year_in_office() {
    let mut reading = year();
    assert_eq!(reports::reported(&reading, 12, |_| true), (0, 12));
    let (first, term) = reading.mandates.deputies.values().map(|one| (one.id, one.term_id)).min().unwrap();
    reading.reported = [(first, term), (first, id(9_999)), (id(9_998), term)].into();
    assert_eq!(reports::reported(&reading, 12, |_| true), (1, 12));
    assert_eq!(reports::reported(&reading, 12, |deputy| deputy.id != first).0, 0);
    // In the first year of a term nobody has been in office for a year.
    assert_eq!(reports::reported(&reading, 1_200, |_| true), (0, 0));
}

#[test]
fn each_ledger_counts_its_entries() {
    let mut reading = year();
    reading.planned.plans = vec![
        work_plans::entity::Model { filed_on: Some(day("2025-02-01")), ..Default::default() },
        work_plans::entity::Model::default(),
    ];
    reading.schedules = vec![
        month_schedules::entity::Model::default(),
        month_schedules::entity::Model { late: true, ..Default::default() },
    ];
    reading.activities = vec![
        activity(0, "2025-10-13", ActivityCategory::Other),
        activity(0, "2025-10-14", ActivityCategory::Other),
    ];
    reading.told = HashSet::from([reading.activities[0].id]);
    let opinion = |number| citizen_opinions::entity::Model { id: id(number), ..Default::default() };
    reading.opinions = vec![opinion(500), opinion(501), opinion(502)];
    reading.late = HashSet::from([id(501)]);
    reading.duties = vec![
        duty(0, "2025-02-01", DutyRecordState::Verified),
        duty(0, "2025-03-01", DutyRecordState::Submitted),
    ];
    assert_eq!(work(&reading, "HS18"), "6/11 54.55");
}

#[test]
fn opinions_count_for_the_street_of_their_site() {
    let mut reading = year();
    let opinion = |site: u128, deputies: &[u128]| citizen_opinions::entity::Model {
        site_id: id(100 + site),
        deputy_ids: deputies.iter().copied().map(id).collect::<Vec<_>>().into(),
        ..Default::default()
    };
    reading.opinions =
        vec![opinion(0, &[200]), opinion(1, &[200, 201]), opinion(2, &[]), opinion(99, &[200])];
    let due = |subject: u128, state| deadlines::entity::Model {
        subject_id: id(subject),
        state,
        ..Default::default()
    };
    reading.replies_due = vec![
        due(500, DeadlineState::Met),
        due(501, DeadlineState::MetLate),
        due(502, DeadlineState::Overdue),
        due(503, DeadlineState::Met),
    ];
    reading.sites_of_due =
        HashMap::from([(id(500), id(100)), (id(501), id(101)), (id(502), id(102)), (id(503), id(999))]);
    assert_eq!(written(streets::indicators(&reading, None, LEAST), "SC14"), "2/12.00 0.17");
    assert_eq!(written(streets::indicators(&reading, None, LEAST), "SC15"), "1/3.00 33.33");
    assert!(streets::indicators(&reading, Some(id(2)), LEAST).is_empty());
}

#[test]
fn a_look_back_counts_what_more_had_come_than_was_said() {
    use crate::outcome::OutcomeClass::{AdoptedResolved, Planned, Reference, Resolving};
    let found =
        |before, after| LookedBack { on: day("2025-06-01"), before: Some(before), after, reason: None };
    let looked_back = vec![
        found(Planned, Resolving),
        found(Resolving, AdoptedResolved),
        found(Planned, Planned),
        found(Planned, Reference),
    ];
    let reading = Reading { looked_back, ..year() };
    let upgraded =
        promises::indicators(&reading).into_iter().find(|one| one.part.as_deref() == Some("upgraded"));
    assert_eq!(written(upgraded.into_iter().collect(), "HS20"), "2/4 50.00");
}

#[test]
fn a_suspension_excuses_a_site_from_the_quarter() {
    let mut reading = year();
    assert_eq!(work(&reading, "HS08"), "5 5.00");
    reading.sites[0].suspensions =
        vec![Pause { from: day("2025-10-08"), until: Some(day("2025-10-20")) }].into();
    reading.sites[1].suspensions =
        vec![Pause { from: day("2025-03-08"), until: Some(day("2025-04-20")) }].into();
    assert_eq!(work(&reading, "HS08"), "4 4.00");
    // Neither of them was in use all the year.
    assert_eq!(work(&reading, "HS09"), "2 -");
}
