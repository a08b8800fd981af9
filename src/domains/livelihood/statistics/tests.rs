//! The indicators of a small year that are counted by hand.

use super::{delivery, ideas, reading::Reading, verdict};
use crate::{
    candidates::{
        self, CandidateState,
        words::{CandidateStage, GoalDirection},
    },
    cycles,
    leads::words::LeadSource,
    post_evaluations::{
        self,
        words::{EvaluationGrade, Usage},
    },
    projects::{
        self, ProjectState,
        words::{Milestone, ProjectGoal, ProjectLight},
    },
    satisfaction::Awareness,
    words::ProjectCategory,
};
use chrono::NaiveDate;
use instruments::statistics::Period;
use platform::values::{
    numbers::{Hundredths, Whole},
    text::Text,
};
use uuid::Uuid;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const ONE: Uuid = Uuid::from_u128(1);
const OTHER: Uuid = Uuid::from_u128(2);
const THIRD: Uuid = Uuid::from_u128(3);

/// Who was selected or not stood on the ballot.
fn candidate(state: CandidateState, id: Uuid) -> candidates::entity::Model {
    let approvals = (state != CandidateState::Proposed).then_some(150);
    candidates::entity::Model { id, state, approvals, ..Default::default() }
}

fn goal(target: i64, actual: i64) -> ProjectGoal {
    ProjectGoal {
        name: Text::stored("目标"),
        unit: Text::stored("处"),
        direction: GoalDirection::AtLeast,
        target_value: Hundredths(target * 100),
        actual_value: Some(Hundredths(actual * 100)),
        weight: Whole::stored(100),
        responsible_org_id: Uuid::nil(),
        stage_targets: Vec::new(),
    }
}

fn milestone(original: &str, due: &str, done: Option<&str>) -> Milestone {
    Milestone {
        name: Text::stored("节点"),
        weight: Whole::stored(50),
        original_due_on: day(original),
        due_on: day(due),
        done_on: done.map(day),
        evidence_ids: Vec::new(),
        late_reason: None,
    }
}

fn project(state: ProjectState, category: ProjectCategory, actual: i64) -> projects::entity::Model {
    projects::entity::Model {
        state,
        category,
        goals: vec![goal(40, actual)].into(),
        completion: Hundredths((actual.min(40) * 10_000) / 40),
        budget_fen: Whole::stored(1_000),
        executed_fen: Whole::stored(250),
        light: ProjectLight::Red,
        ..Default::default()
    }
}

/// Two seats and three candidates; four leads, of which one was merged into another.
fn year() -> Reading {
    let mut reached = project(ProjectState::Accepted, ProjectCategory::Elderly, 46);
    reached.milestones = vec![
        milestone("2026-03-01", "2026-03-01", Some("2026-03-01")),
        milestone("2026-06-01", "2026-07-01", Some("2026-06-20")),
        milestone("2026-12-01", "2026-12-01", None),
    ]
    .into();
    Reading {
        period: Period { from: day("2026-01-01"), to: day("2026-09-30") },
        cycle: Some(cycles::entity::Model {
            seats: Whole::stored(2),
            ballot_id: Some(Uuid::nil()),
            ..Default::default()
        }),
        residents: Some(2_000),
        leads: vec![
            (LeadSource::CitizenOnline, ProjectCategory::Elderly, 3),
            (LeadSource::Media, ProjectCategory::Housing, 1),
        ],
        candidates: vec![
            candidate(CandidateState::Selected, ONE),
            candidate(CandidateState::Selected, OTHER),
            candidate(CandidateState::NotSelected, THIRD),
            candidate(CandidateState::Proposed, Uuid::nil()),
        ],
        origins: [
            (ONE, vec![LeadSource::Media, LeadSource::CitizenOffline]),
            (OTHER, vec![LeadSource::Media]),
            (THIRD, vec![LeadSource::CitizenOnline]),
        ]
        .into(),
        projects: vec![reached, project(ProjectState::Delayed, ProjectCategory::Elderly, 20)],
        ..Reading::default()
    }
}

/// `numerator/denominator value` of an indicator, and of one of its parts.
fn written(reading: &Reading, code: &str, part: Option<&str>) -> String {
    let all =
        [ideas::indicators(reading), delivery::indicators(reading), verdict::indicators(reading)].concat();
    let one = all.into_iter().find(|one| one.code == code && one.part.as_deref() == part).unwrap();
    let whole = one.denominator.map(|whole| format!("/{whole}")).unwrap_or_default();
    format!("{}{whole} {}", one.numerator, one.value.map_or("-".into(), |value| value.to_string()))
}

#[test]
fn what_people_propose_is_counted_by_source_and_field() {
    let year = year();
    assert_eq!(written(&year, "LP01", Some("all")), "4 4.00");
    assert_eq!(written(&year, "LP01", Some("source.citizen_online")), "3/4 75.00");
    assert_eq!(written(&year, "LP01", Some("per_thousand")), "4/2000 2.00");
    // The first comes of a lead of the media into which one of a citizen was merged; what was not selected is no hit.
    assert_eq!(written(&year, "LP02", None), "1/2 50.00");
    assert_eq!(written(&year, "LP03", Some("elderly")), "3/4 -25.00");
    assert_eq!(written(&year, "LP03", Some("housing")), "1/4 25.00");
    // Three stood for two seats; what was never put to the vote did not stand.
    assert_eq!(written(&year, "LP04", None), "1/2 50.00");
}

#[test]
fn what_is_done_is_counted_by_goal_day_and_money() {
    let mut year = year();
    assert_eq!(written(&year, "LP05", Some("goals")), "1/2 50.00");
    assert_eq!(written(&year, "LP05", Some("completion")), "2 75.00");
    assert_eq!(written(&year, "LP06", None), "1/2 50.00");
    assert_eq!(written(&year, "LP07", Some("original")), "1/2 50.00");
    assert_eq!(written(&year, "LP07", Some("current")), "2/2 100.00");
    // What was recorded later is no proof that it was in time.
    year.projects[0].milestones.0[0].late_reason = Some(Text::stored("补录"));
    assert_eq!(written(&year, "LP07", Some("original")), "0/2 0.00");
    assert_eq!(written(&year, "LP07", Some("current")), "1/2 50.00");
    assert_eq!(written(&year, "LP07", Some("recorded_late")), "1 1.00");
    assert_eq!(written(&year, "LP08", None), "500/2000 25.00");
    // What is finished has no light any more.
    assert_eq!(written(&year, "LP09", None), "1 1.00");
    // What goes on in another year was not reached in this one.
    year.projects[0].state = ProjectState::RolledOver;
    assert_eq!(written(&year, "LP05", Some("goals")), "0/2 0.00");
    assert_eq!(written(&year, "LP06", None), "0/2 0.00");
    // But for what the year itself was to reach.
    let stage =
        |target: i64| CandidateStage { year: Whole::stored(2026), target_value: Hundredths(target * 100) };
    for (target, all) in [(46, "1/2 50.00"), (47, "0/2 0.00")] {
        let one = &mut year.projects[0];
        (one.year, one.stage_year) = (Whole::stored(2026), Whole::stored(2026));
        one.goals.0[0].stage_targets = vec![stage(target)];
        assert_eq!(written(&year, "LP05", Some("goals")), all);
        year.projects[0].stage_year = Whole::stored(2027);
        assert_eq!(written(&year, "LP05", Some("goals")), all);
    }
    year.projects[0].state = ProjectState::Terminated;
    year.projects[0].goals.0[0].stage_targets = vec![stage(46)];
    assert_eq!(written(&year, "LP05", Some("goals")), "0/2 0.00");
}

#[test]
fn what_people_and_evaluators_say_is_counted() {
    let mut year = year();
    let [first, second] = &mut year.projects[..] else { panic!("two projects") };
    (first.satisfaction, second.satisfaction) = (Some(Hundredths(9_310)), Some(Hundredths(9_100)));
    let heard = |known, valid| Awareness { known, valid, rate: None, participation: None };
    (first.awareness, second.awareness) = (vec![heard(60, 100)].into(), vec![heard(30, 100)].into());
    year.before = vec![Hundredths(9_110)];
    year.visits = vec![true, false, false];
    year.issues_closed = 2;
    year.adjusted = vec![(ONE, true), (ONE, true), (OTHER, false)];
    let used =
        |used: i64, capacity: i64| Usage { used: Whole::stored(used), capacity: Whole::stored(capacity) };
    let evaluation = |grade, usage| post_evaluations::entity::Model {
        grade: Some(grade),
        usage: vec![usage].into(),
        ..Default::default()
    };
    year.evaluations = vec![
        evaluation(EvaluationGrade::Good, used(30, 40)),
        evaluation(EvaluationGrade::Poor, used(10, 40)),
    ];
    year.exits = 1;
    assert_eq!(written(&year, "LP10", Some("mean")), "2 92.05");
    assert_eq!(written(&year, "LP10", Some("change")), "2 0.95");
    assert_eq!(written(&year, "LP11", Some("awareness")), "90/200 45.00");
    // Two thousand inhabitants were asked about two projects.
    assert_eq!(written(&year, "LP11", Some("participation")), "200/4000 500.00");
    assert_eq!(written(&year, "LP13", Some("visits")), "3 3.00");
    assert_eq!(written(&year, "LP13", Some("suggestions")), "1 1.00");
    assert_eq!(written(&year, "LP13", Some("issues_closed")), "2 2.00");
    // A project that was adjusted twice is one.
    assert_eq!(written(&year, "LP14", Some("all")), "2/2 100.00");
    assert_eq!(written(&year, "LP14", Some("minor")), "1/2 50.00");
    assert_eq!(written(&year, "LP14", Some("major")), "1/2 50.00");
    assert_eq!(written(&year, "LP15", Some("grade.good")), "1 1.00");
    assert_eq!(written(&year, "LP15", Some("grade.medium")), "0 0.00");
    assert_eq!(written(&year, "LP15", Some("exits")), "1 1.00");
    assert_eq!(written(&year, "LP16", None), "40/80 50.00");
    year.before.clear();
    assert_eq!(written(&year, "LP10", Some("change")), "2 -");
}

#[test]
fn nothing_divided_by_nothing_is_no_number() {
    let none = Reading::default();
    for (code, part) in [
        ("LP02", None),
        ("LP04", None),
        ("LP05", Some("goals")),
        ("LP05", Some("completion")),
        ("LP08", None),
    ] {
        assert!(written(&none, code, part).ends_with('-'), "{code}");
    }
    // Where the government decides nobody stands on a ballot.
    let mut decided = year();
    decided.candidates.iter_mut().for_each(|one| one.approvals = None);
    assert_eq!(written(&decided, "LP04", None), "0/0 -");
}

proptest::proptest! {
    /// What is asked for beyond what is done somewhere is done beyond what is asked for elsewhere.
    #[test]
    fn the_differences_of_the_fields_even_out(asked in proptest::collection::vec(0i64..50, 12), done in proptest::collection::vec(0usize..4, 12)) {
        use platform::values::words::Words;
        let fields = || ProjectCategory::ALL.iter().copied();
        let leads = fields().zip(&asked).map(|(field, count)| (LeadSource::Media, field, *count)).collect();
        let projects = fields().zip(&done).flat_map(|(field, count)| (0..*count).map(move |_| project(ProjectState::Planned, field, 0))).collect();
        let reading = Reading { leads, projects, ..Reading::default() };
        let values: Option<Vec<i64>> = ideas::indicators(&reading).iter().filter(|one| one.code == "LP03").map(|one| one.value.map(|value| {
            let text = value.to_string().replace('.', "");
            text.parse::<i64>().unwrap()
        })).collect();
        proptest::prop_assert_eq!(values.is_some(), asked.iter().sum::<i64>() > 0 && done.iter().sum::<usize>() > 0);
        // Each of the twelve is rounded twice.
        proptest::prop_assert!(values.is_none_or(|values| values.iter().sum::<i64>().abs() <= 12));
    }
}
