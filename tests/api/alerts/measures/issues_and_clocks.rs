//! Issues and deadlines against oracles that look at every row.

use super::{clocks, day, every_comparison, measured_in, organization, sorted, store};
use crate::support::App;
use chrono::Days;
use instruments::{
    deadlines::{DeadlineState, entity::Model as Deadline},
    issues::{IssueDomain, IssueState, entity::Model as Issue},
};
use platform::{
    records::measures::Limit,
    values::{text::Text, words::Words},
};
use std::collections::BTreeMap;
use uuid::Uuid;

#[tokio::test]
async fn issues_are_overdue_while_it_is_the_turn_of_their_organization() {
    let app = App::start().await;
    let (today, construction) = (day("2026-09-09"), organization(&app, "construction"));
    let turn = ["assigned", "planned", "rectifying", "returned", "long_term"];
    // More than a page, in every state, some without a last day, one in seven archived.
    let issues = store(&app, 610, move |number, row: &mut Issue| {
        row.issue_no = Text::stored(format!("问{number}"));
        row.state = IssueState::ALL[number % IssueState::ALL.len()];
        row.domain = [IssueDomain::Supervision, IssueDomain::Budget, IssueDomain::Supervision][number % 3];
        let days = u64::try_from(number * 37 % 90).unwrap();
        row.due_on = (number % 11 > 0).then(|| today + Days::new(5) - Days::new(days));
        (row.responsible_org_id, row.author_organization_id) = (construction, construction);
        row.archived_at = (number % 7 == 0).then_some(row.created_at);
    })
    .await;
    clocks(&app, &issues).await;
    let mut most = 0;
    for (comparison, threshold) in every_comparison().flat_map(|by| [0, 1, 30, 84, 85].map(|days| (by, days)))
    {
        for (word, domain) in [("supervision", IssueDomain::Supervision), ("budget", IssueDomain::Budget)] {
            let limit = Limit { comparison, threshold };
            let expected = issues.iter().filter_map(|issue| {
                let late = (today - issue.due_on?).num_days();
                let meant = issue.domain == domain && turn.contains(&issue.state.word());
                let crosses = late > 0 && limit.is_crossed_by(late);
                (meant && crosses && issue.archived_at.is_none()).then_some((issue.id, late))
            });
            let expected = sorted(expected.collect());
            let found = measured_in(&app, "issue_days_overdue", word, today, limit).await;
            assert!(found.iter().all(|measured| measured.responsible == Some(construction)));
            let found: Vec<_> = found.iter().map(|measured| (measured.subject.id, measured.value)).collect();
            assert_eq!(found, expected, "{comparison:?} {threshold} {word}");
            most = most.max(found.len());
        }
    }
    assert!(most > 100, "only {most} at a time");
}

#[tokio::test]
async fn of_a_record_and_of_an_organization_the_oldest_deadline_counts() {
    let app = App::start().await;
    let today = day("2026-09-09");
    let organizations = ["construction", "government", "court"].map(|code| organization(&app, code));
    let subjects: Vec<Uuid> = (0..230).map(|_| Uuid::now_v7()).collect();
    let own = subjects.clone();
    let deadlines = store(&app, 700, move |number, row: &mut Deadline| {
        row.state = DeadlineState::ALL[number % DeadlineState::ALL.len()];
        let subject = number * 31 % own.len();
        row.subject_id = own[subject];
        let kinds =
            ["supervision.item", "instrument.issue", "instrument.alert", "budget.step", "registry.meeting"];
        row.subject_type = kinds[subject % kinds.len()].into();
        row.responsible_organization_id = organizations[number % 3];
        row.effective_due_on = today + Days::new(10) - Days::new(u64::try_from(number * 13 % 60).unwrap());
        row.archived_at = (number % 17 == 0).then_some(row.created_at);
    })
    .await;
    let open = ["running", "extended", "overdue"];
    let overdue = |field: &str| {
        let shared = field == "supervision";
        let field = field.to_owned();
        deadlines.iter().filter(move |row| {
            let layer = row.subject_type.split('.').next().unwrap();
            let meant = layer == field || (shared && ["instrument", "registry"].contains(&layer));
            let counted = meant && row.subject_type != "instrument.alert" && row.archived_at.is_none();
            counted && open.contains(&row.state.word()) && row.effective_due_on < today
        })
    };
    let mut seen = 0;
    for (comparison, threshold) in every_comparison().flat_map(|by| [0, 7, 30, 49].map(|days| (by, days))) {
        for field in ["supervision", "budget", "assets"] {
            let limit = Limit { comparison, threshold };
            let (mut records, mut bodies) = (BTreeMap::new(), BTreeMap::new());
            for row in overdue(field) {
                let late = (today - row.effective_due_on).num_days();
                // Of two that are equally old the one that was made first.
                let entry =
                    records.entry(row.subject_id).or_insert((late, row.id, row.responsible_organization_id));
                if (-late, row.id) < (-entry.0, entry.1) {
                    *entry = (late, row.id, row.responsible_organization_id);
                }
                let body = bodies.entry(row.responsible_organization_id).or_insert(late);
                *body = late.max(*body);
            }
            let crossed = records.into_iter().filter(|(_, (late, ..))| limit.is_crossed_by(*late));
            let expected: Vec<_> = crossed.map(|(id, (late, _, body))| (id, late, Some(body))).collect();
            let found = measured_in(&app, "record_days_overdue", field, today, limit).await;
            let found: Vec<_> = found.iter().map(|m| (m.subject.id, m.value, m.responsible)).collect();
            assert_eq!(found, expected, "{comparison:?} {threshold} {field}");
            let bodies: Vec<_> = bodies.into_iter().filter(|(_, late)| limit.is_crossed_by(*late)).collect();
            let found = measured_in(&app, "organization_days_overdue", field, today, limit).await;
            let found: Vec<_> = found.iter().map(|m| (m.subject.id, m.value)).collect();
            assert_eq!(found, bodies, "{comparison:?} {threshold} {field}");
            seen += expected.len();
        }
    }
    assert!(seen > 300, "only {seen}");
}
