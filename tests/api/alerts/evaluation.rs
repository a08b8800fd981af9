//! The evaluation itself: its lease, its cost, and that one alert that cannot be raised keeps none of the others.

use super::{
    alerts, evaluate, in_force, issue,
    measures::{clocks, store},
};
use crate::support::App;
use instruments::{
    alerts::{self as evaluation, EVALUATION},
    issues::{IssueState, entity::Model as Issue},
};
use platform::{call::Call, problem::codes, records::actor::Actor, store::lease::Lease, values::text::Text};
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

#[tokio::test]
async fn who_has_lost_the_lease_raises_nothing() {
    let app = App::start().await;
    issue(&app, "嘉问2026-001", "2026-08-10").await;
    in_force(&app, &json!({})).await;
    app.on("2026-09-09");
    let call = Arc::new(Call::internal(&app.application.service, Actor::operator()));
    let store = &app.application.service.store;
    let other = Lease::take(store, EVALUATION.name, Uuid::now_v7(), app.clock.now()).await.unwrap().unwrap();
    let lost = Lease { name: EVALUATION.name, holder: Uuid::now_v7() };
    assert_eq!(evaluation::evaluate(&call, lost).await.unwrap_err().code(), codes::UNAVAILABLE);
    evaluate(&app).await;
    let office = app.person("sc-office").await;
    assert!(alerts(&office, "").await.is_empty(), "another holds the lease");
    evaluation::evaluate(&call, other).await.unwrap();
    assert_eq!(alerts(&office, "").await.len(), 1);
}

#[tokio::test]
async fn what_cannot_be_raised_is_tried_again() {
    let app = App::start().await;
    issue(&app, "嘉问2026-001", "2026-08-10").await;
    in_force(&app, &json!({})).await;
    // Three working days lead into a year whose calendar nobody has loaded.
    app.on("2026-12-30");
    evaluate(&app).await;
    assert!(alerts(&app.person("sc-office").await, "").await.is_empty());
    app.calendar_of_2027().await;
    evaluate(&app).await;
    assert_eq!(alerts(&app.person("sc-office").await, "").await.len(), 1);
}

#[tokio::test]
async fn a_page_costs_two_queries_however_much_is_open() {
    let app = App::start().await;
    let construction = app.districts["310114"].organizations["construction"];
    let issues = store(&app, 205, move |number, row: &mut Issue| {
        row.issue_no = Text::stored(format!("问{number}"));
        row.state = IssueState::Assigned;
        row.due_on = Some("2026-05-01".parse().unwrap());
        (row.responsible_org_id, row.author_organization_id) = (construction, construction);
    })
    .await;
    clocks(&app, &issues).await;
    in_force(&app, &json!({})).await;
    evaluate(&app).await;
    let office = app.person("sc-office").await;
    let counted = office.get("/api/v1/alerts?count=true&limit=1").await;
    assert_eq!(counted.expect(200).body["total"], 205);
    let statements = app.application.service.store.statements();
    statements.listen();
    evaluate(&app).await;
    let sent = statements.take();
    let count =
        |table: &str| sent.iter().filter(|one| one.sql.contains(&format!("FROM \"{table}\""))).count();
    // Two full-or-started pages and the one that is empty; what is open is asked for each page that is not.
    assert_eq!((count("issue"), count("alert"), count("alert_rule")), (3, 2, 2));
}
