//! The indicators of small periods that are counted by hand.

use super::{
    formulas::{between_streets, of_committee},
    reading::Reading,
    sheet::parts,
    street::Street,
};
use crate::{
    assignments::{self, AssignmentDirection, AssignmentState, words::Adoption},
    committees, deputy_contacts,
    institution_rules::{self, InstitutionRuleState, words::InstitutionKind},
    members::{self, Employment, MemberState, Post},
};
use access::running_terms::Window;
use chrono::NaiveDate;
use instruments::{
    activities::{self, Attendance, Presence},
    statistics::{Indicator, Mandates, Period, Planned},
    work_plan_items::{self, OutcomeReason, WorkPlanItemState},
    work_plans,
};
use platform::values::numbers::Whole;
use registry::{
    deputies::{self, DeputyState},
    meetings,
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TERM: Uuid = Uuid::from_u128(7);
const CONSTITUENCY: Uuid = Uuid::from_u128(8);

/// A street with a quota of seven, in the third quarter.
fn quarter() -> Reading {
    let committee = committees::entity::Model {
        id: Uuid::now_v7(),
        organization_id: Uuid::now_v7(),
        street_id: Uuid::now_v7(),
        approved_member_quota: Whole::stored(7),
        ..Default::default()
    };
    let window = Window { term_id: TERM, from: day("2022-01-01"), until: None };
    Reading {
        heard: Vec::new(),
        enrolled: HashMap::new(),
        period: Period { from: day("2026-07-01"), to: day("2026-09-30") },
        streets: HashMap::from([(CONSTITUENCY, committee.street_id)]),
        committees: vec![committee],
        members: Vec::new(),
        rules: Vec::new(),
        planned: Planned::default(),
        activities: Vec::new(),
        contacts: Vec::new(),
        meetings: Vec::new(),
        assignments: Vec::new(),
        due: HashSet::new(),
        reworked_late: HashSet::new(),
        mandates: Mandates { terms: vec![window], committee_terms: vec![window], ..Mandates::default() },
    }
}

/// `numerator/denominator value` of an indicator.
fn written(reading: &Reading, code: &str) -> String {
    let all = of_committee(Street { reading, committee: &reading.committees[0] });
    let one = all.into_iter().find(|one| one.code == code).unwrap();
    let whole = one.denominator.map(|whole| format!("/{whole}")).unwrap_or_default();
    format!("{}{whole} {}", one.numerator, one.value.map_or("-".into(), |value| value.to_string()))
}

#[test]
fn in_office_is_who_is_on_the_last_day() {
    let mut reading = quarter();
    let committee_id = reading.committees[0].id;
    let member = |from: &str, until: Option<&str>, post, employment| members::entity::Model {
        committee_id,
        term_id: TERM,
        state: MemberState::InOffice,
        appointed_on: Some(day(from)),
        removed_on: until.map(day),
        post,
        employment,
        ..Default::default()
    };
    reading.members = vec![
        member("2026-01-05", None, Post::Director, Employment::FullTime),
        member("2026-01-05", Some("2026-10-01"), Post::DeputyDirector, Employment::PartTime),
        // Left before the last day, came on it, and came after it.
        member("2026-01-05", Some("2026-09-30"), Post::Member, Employment::PartTime),
        member("2026-09-30", None, Post::Member, Employment::PartTime),
        member("2026-10-01", None, Post::Member, Employment::FullTime),
    ];
    assert_eq!(written(&reading, "SC01"), "3/7.00 42.86");
    assert_eq!(written(&reading, "SC02"), "1/2.00 50.00");
}

#[test]
fn a_repealed_version_ends_its_kind_and_an_earlier_one_does_not_come_back() {
    use InstitutionRuleState::{Filed, Repealed, Superseded};
    let mut reading = quarter();
    let committee_id = reading.committees[0].id;
    let rule = |kind, version_no, state, from: &str| institution_rules::entity::Model {
        committee_id,
        kind,
        version_no,
        state,
        effective_on: Some(day(from)),
        ..Default::default()
    };
    reading.rules = vec![
        rule(InstitutionKind::Meeting, 1, Superseded, "2026-01-01"),
        rule(InstitutionKind::Meeting, 2, Filed, "2026-08-01"),
        rule(InstitutionKind::Study, 1, Superseded, "2026-01-01"),
        rule(InstitutionKind::Study, 2, Repealed, "2026-08-01"),
        rule(InstitutionKind::Archive, 1, Filed, "2026-01-01"),
    ];
    assert_eq!(written(&reading, "SC03"), "1/10.00 10.00");
}

#[test]
fn plan_items_are_due_unless_it_was_decided_otherwise() {
    let mut reading = quarter();
    let plan = work_plans::entity::Model {
        id: Uuid::now_v7(),
        owner_id: reading.committees[0].id,
        ..Default::default()
    };
    let item = |planned: i64, state, outcome_reason| work_plan_items::entity::Model {
        id: Uuid::now_v7(),
        plan_id: plan.id,
        planned_count: Whole::stored(planned),
        state,
        outcome_reason,
        ..Default::default()
    };
    reading.planned.items = vec![
        item(2, WorkPlanItemState::Done, None),
        item(2, WorkPlanItemState::Open, None),
        item(1, WorkPlanItemState::Cancelled, Some(OutcomeReason::Other)),
        item(1, WorkPlanItemState::Cancelled, Some(OutcomeReason::ForceMajeure)),
        item(1, WorkPlanItemState::Cancelled, Some(OutcomeReason::AssignmentWithdrawn)),
    ];
    reading.planned.done =
        HashMap::from([(reading.planned.items[0].id, 2), (reading.planned.items[1].id, 1)]);
    reading.planned.plans = vec![plan];
    assert_eq!(written(&reading, "SC04"), "1/3.00 33.33");
    let own = reading.committees[0].organization_id;
    reading.meetings = vec![
        meetings::entity::Model { organization_id: own, ..Default::default() },
        meetings::entity::Model { organization_id: Uuid::now_v7(), ..Default::default() },
    ];
    assert_eq!(written(&reading, "SC05"), "1 1.00");
}

/// The id of a deputy.
fn nth(index: usize) -> Uuid {
    Uuid::from_u128(1_000 + u128::try_from(index).unwrap())
}

/// 40 deputies of the street, the last of whom left on August 16: in office for 46 of the 92 days.
fn with_deputies(mut reading: Reading) -> Reading {
    let deputy = |index: usize| deputies::entity::Model {
        id: nth(index),
        term_id: TERM,
        constituency_id: Some(CONSTITUENCY),
        state: if index == 39 { DeputyState::Terminated } else { DeputyState::Active },
        state_date: (index == 39).then(|| day("2026-08-16")),
        ..Default::default()
    };
    reading.mandates.deputies = (0..40).map(|index| (nth(index), deputy(index))).collect();
    reading
}

#[test]
fn rates_are_those_of_the_worked_example() {
    let mut reading = with_deputies(quarter());
    let own = Some(reading.committees[0].organization_id);
    // 01 §4.2: 120 attendances in three activities, 93 present (3 of them late), 15 on leave, 12 absent, and a guest.
    let line = |index: usize| {
        let status = match index {
            0..90 => Presence::Present,
            90..93 => Presence::Late,
            93..108 => Presence::LeaveApproved,
            _ => Presence::Absent,
        };
        Attendance { status: Some(status), ..Attendance::invited(nth(index % 40)) }
    };
    let all: Vec<Attendance> = (0..120).map(line).collect();
    let activity = |lines: &[Attendance], on: &str| activities::entity::Model {
        congress_body_id: own,
        planned_start_at: format!("{on}T01:00:00Z").parse().unwrap(),
        attendance: lines.to_vec().into(),
        ..Default::default()
    };
    reading.activities = vec![
        activity(&all[..40], "2026-07-10"),
        activity(&all[40..80], "2026-08-15"),
        // The fortieth deputy is no longer in office on this day, and was absent.
        activity(&all[80..120], "2026-08-15"),
    ];
    let guest = Attendance { invited: false, ..all[0].clone() };
    reading.activities[0].attendance.0.push(guest);
    assert_eq!(written(&reading, "SC08"), "93/120.00 77.50");
    assert_eq!(written(&reading, "SC09"), "93/105.00 88.57");
    // 39 + 46 ÷ 92 deputies on average.
    assert_eq!(written(&reading, "SC07"), "94/39.50 2.38");
    reading.activities[2].planned_start_at = "2026-08-16T01:00:00Z".parse().unwrap();
    assert_eq!(written(&reading, "SC08"), "93/119.00 78.15");
    reading.activities[1].assignment_id = Some(Uuid::now_v7());
    assert_eq!(written(&reading, "SC17"), "1/3.00 33.33");
}

#[test]
fn only_deputies_of_the_street_who_are_in_office_were_contacted() {
    let mut reading = with_deputies(quarter());
    let committee_id = reading.committees[0].id;
    let contact =
        |deputy_id| deputy_contacts::entity::Model { committee_id, deputy_id, ..Default::default() };
    let (first, left) = (nth(0), nth(39));
    reading.contacts = [first, first, left, Uuid::now_v7()].map(contact).into();
    assert_eq!(written(&reading, "SC06"), "1/39.00 2.56");
}

#[test]
fn assignments_are_due_as_their_days_stand() {
    let mut reading = quarter();
    let own = reading.committees[0].organization_id;
    let assigned = |state, first_in_time| assignments::entity::Model {
        id: Uuid::now_v7(),
        direction: AssignmentDirection::DistrictToStreet,
        target_organization_ids: vec![own].into(),
        state,
        first_in_time,
        submitted_on: first_in_time.map(|_| day("2026-08-01")),
        ..Default::default()
    };
    reading.assignments = vec![
        assigned(AssignmentState::Closed, Some(true)),
        assigned(AssignmentState::Closed, Some(true)),
        assigned(AssignmentState::Submitted, Some(false)),
        assigned(AssignmentState::InProgress, None),
        assigned(AssignmentState::Withdrawn, None),
    ];
    reading.due = reading.assignments.iter().map(|one| one.id).collect();
    reading.reworked_late = HashSet::from([reading.assignments[1].id]);
    reading.assignments[1].return_count = 2;
    // Submitted in the period, due after it.
    let mut later = assigned(AssignmentState::Submitted, Some(true));
    later.id = Uuid::now_v7();
    reading.assignments.push(later);
    assert_eq!(written(&reading, "SC11"), "1/4.00 25.00");
    assert_eq!(written(&reading, "SC12"), "1/4.00 25.00");
    let up = |adoption, closed: &str| assignments::entity::Model {
        direction: AssignmentDirection::StreetToDistrict,
        issuing_organization_id: own,
        adoption: Some(adoption),
        closed_on: Some(day(closed)),
        ..Default::default()
    };
    reading.assignments = vec![
        up(Adoption::PartlyAdopted, "2026-07-01"),
        up(Adoption::NotAdoptedExplained, "2026-09-30"),
        up(Adoption::Adopted, "2026-10-01"),
    ];
    assert_eq!(written(&reading, "SC13"), "1/2.00 50.00");
}

#[test]
fn one_street_is_not_apart_from_anything() {
    use platform::values::numbers::Hundredths;
    let of = |count: i64| Indicator::each("SC07", ("", ""), count, Hundredths(1_000), "times/person");
    let value = |counts: &[i64]| {
        let all: Vec<Indicator> = counts.iter().map(|count| of(*count)).collect();
        between_streets(&all).value.map(|value| value.to_string())
    };
    // 01 §4.2: 5.2, 4.1, 3.0, 4.5 activities for each deputy.
    assert_eq!(value(&[52, 41, 30, 45]).as_deref(), Some("0.1897"));
    assert_eq!(value(&[52]), None);
}

/// `achieved/of` of a part of the sheet.
fn part(reading: &Reading, code: &str) -> String {
    let street = Street { reading, committee: &reading.committees[0] };
    let all = parts(Some(street), true, (4, 1));
    let one = all.into_iter().find(|one| one.code == code).unwrap();
    format!("{}/{}", one.achieved, one.of)
}

#[test]
fn a_month_counts_as_vacant_with_more_than_fifteen_days() {
    let mut reading = quarter();
    let committee_id = reading.committees[0].id;
    let director = |from: &str, until: Option<&str>| members::entity::Model {
        committee_id,
        term_id: TERM,
        post: Post::Director,
        appointed_on: Some(day(from)),
        removed_on: until.map(day),
        ..Default::default()
    };
    // Vacant from July 17 to August 15: 15 days of each month.
    reading.members = vec![director("2026-01-01", Some("2026-07-17")), director("2026-08-16", None)];
    assert_eq!(part(&reading, "director_in_post"), "4/4");
    reading.members[0].removed_on = Some(day("2026-07-16"));
    assert_eq!(part(&reading, "director_in_post"), "3/4");
    reading.members[1].post = Post::DeputyDirector;
    assert_eq!(part(&reading, "director_in_post"), "1/4");
}

#[test]
fn each_ten_percent_begun_above_the_first_takes_a_point() {
    let mut reading = quarter();
    let own = reading.committees[0].organization_id;
    let mut with = |returned: usize, all: usize| {
        let submitted = |index: usize| assignments::entity::Model {
            target_organization_ids: vec![own].into(),
            submitted_on: Some(day("2026-08-01")),
            return_count: i32::from(index < returned),
            ..Default::default()
        };
        reading.assignments = (0..all).map(submitted).collect();
        part(&reading, "SC12")
    };
    let found = [with(0, 0), with(1, 10), with(11, 100), with(2, 10), with(21, 100), with(10, 10)];
    assert_eq!(found, ["0/0", "3/3", "2/3", "2/3", "1/3", "0/3"]);
}

#[test]
fn difficulties_are_answered_or_there_are_none() {
    let mut reading = with_deputies(quarter());
    let committee_id = reading.committees[0].id;
    assert_eq!(part(&reading, "difficulties"), "0/1");
    let contact =
        |index| deputy_contacts::entity::Model { committee_id, deputy_id: nth(index), ..Default::default() };
    reading.contacts = (0..39).map(contact).collect();
    assert_eq!((part(&reading, "SC06"), part(&reading, "difficulties")), ("39/39".into(), "1/1".into()));
    for contact in &mut reading.contacts[..3] {
        contact.difficulty_text = Some(platform::values::text::Text::stored("工作时间冲突。"));
    }
    reading.contacts[0].answered_on = Some(day("2026-08-01"));
    assert_eq!(part(&reading, "difficulties"), "1/3");
}

#[test]
fn four_meetings_are_a_year_and_each_has_minutes() {
    use meetings::MeetingState::{Closed, MinutesApproved};
    let mut reading = quarter();
    let own = reading.committees[0].organization_id;
    assert_eq!((part(&reading, "SC05"), part(&reading, "minutes")), ("0/3".into(), "1/0".into()));
    let held = |state| meetings::entity::Model { organization_id: own, state, ..Default::default() };
    reading.meetings = vec![held(MinutesApproved), held(MinutesApproved), held(Closed)];
    assert_eq!((part(&reading, "SC05"), part(&reading, "minutes")), ("2/3".into(), "0/1".into()));
    reading.meetings[2].state = MinutesApproved;
    assert_eq!(part(&reading, "minutes"), "1/1");
    assert!(parts(None, true, (4, 1)).iter().all(|part| part.of == 0));
}

#[test]
fn a_deputy_belongs_where_the_primary_site_is() {
    let mut reading = quarter();
    let committee = &reading.committees[0];
    let (own, another) = (committee.organization_id, Uuid::now_v7());
    let deputy = |number: u128, constituency_id| deputies::entity::Model {
        id: Uuid::from_u128(number),
        term_id: TERM,
        constituency_id,
        ..Default::default()
    };
    let here = Some(CONSTITUENCY);
    let all = [deputy(1, here), deputy(2, here), deputy(3, None), deputy(4, here)];
    reading.mandates.deputies = all.map(|deputy| (deputy.id, deputy)).into();
    // The second was elected here and is enrolled elsewhere, the third the other way round.
    reading.enrolled =
        [(2, another), (3, own), (4, own)].map(|(id, body)| (Uuid::from_u128(id), body)).into();
    assert_eq!(written(&reading, "SC06"), "0/3.00 0.00");
}
