//! The bodies of the document as they stand, sent to a fresh demonstration.

use crate::support::{
    Answer, App,
    contract::{operations, resolved},
};
use reqwest::Method;
use serde_json::Value;
use std::collections::BTreeMap;

/// Users of the demonstration, each with a role or an organization of their own.
const USERS: &[&str] = &[
    "sc-office",
    "chairs-secretary",
    "committee-staff",
    "committee-staff-finance",
    "committee-staff-filing",
    "deputy-affairs",
    "district-admin",
    "platform-admin",
    "sc-member",
    "sc-member-2",
    "sc-member-5",
    "ballot-supervisor",
    "deputy",
    "deputy-2",
    "organ-head",
    "organ-clerk",
    "department-head",
    "department-clerk",
    "government-office",
    "finance-head",
    "finance-clerk",
    "procuratorate-head",
    "street-director",
    "street-clerk",
    "third-party",
    "expert",
    "owner-representative",
    "town-presidium",
    "site-manager",
    "contractor",
    "service",
    "auditor",
];

/// Creates of which the demonstration has the only one that there can be: an evaluation is opened by the closing of its item, and
/// its street has a committee. Livelihood projects are made by the result of a year, so that no example can name one.
const TAKEN: &[&str] = &[
    "/api/v1/supervision/evaluations",
    "/api/v1/street-committees/committees",
    "/api/v1/livelihood/supervision-groups",
    "/api/v1/livelihood/coordination-requests",
    "/api/v1/livelihood/post-evaluations",
];

/// A body by what it is an example of: its path, and the JSON.
fn bodies(of_actions: bool) -> BTreeMap<String, Value> {
    let mut bodies = BTreeMap::new();
    for (path, method, operation) in operations() {
        let body = &resolved(&operation["requestBody"])["content"]["application/json"]["example"];
        let of_record = !path.contains("/auth/") && !TAKEN.contains(&&*path);
        if method == "post" && of_record && path.contains("/{id}/") == of_actions && !body.is_null() {
            bodies.insert(path, body.clone());
        }
    }
    bodies
}

/// Whether somebody's request is granted, as a rehearsal; else the refusal that says most.
async fn rehearsed(app: &App, users: &[&str], path: &str, body: &Value) -> Result<(), String> {
    let mut told = String::from("nobody may");
    // What only computes keeps nothing, and has no rehearsal.
    let query = if path.contains("/calculators/") { "" } else { "?dry_run=true" };
    for name in users {
        let person = app.person(name).await;
        let answer = Answer::of(person.request(Method::POST, &format!("{path}{query}")).json(body)).await;
        match answer.status {
            200..300 => return Ok(()),
            403 | 404 => {}
            // Others may not see what an example names.
            422 if answer.body["code"] == "UNKNOWN_REFERENCE" && told.contains("\"code\"") => {}
            _ => told = format!("{name}: {}", answer.text),
        }
    }
    Err(told)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_document_would_create_is_created() {
    let app = App::demonstration().await;
    let mut refused = Vec::new();
    for (path, body) in bodies(false) {
        if let Err(told) = rehearsed(&app, USERS, &path, &body).await {
            refused.push(format!("{path}\n  {body}\n  {told}"));
        }
    }
    assert!(refused.is_empty(), "{} refused:\n{}", refused.len(), refused.join("\n"));
}

/// Actions of which the demonstration has a record in the right state, and which another condition of the record forbids: a window
/// that is open, a vote, speeches or steps that are not there, a key that is the last.
const NOT_YET: &[&str] = &[
    "/api/v1/activities/{id}/check-in",
    "/api/v1/activities/{id}/merge",
    "/api/v1/activities/{id}/start",
    "/api/v1/assessment-templates/{id}/close",
    "/api/v1/assessments/{id}/approve",
    "/api/v1/assessments/{id}/self-assess",
    "/api/v1/deliberation-opinions/{id}/extend",
    "/api/v1/deliberation-opinions/{id}/submit",
    "/api/v1/deliberation-opinions/{id}/submit-draft",
    "/api/v1/deputies/{id}/end-sc-membership",
    "/api/v1/deputies/{id}/terminate",
    "/api/v1/issues/{id}/escalate",
    "/api/v1/issues/{id}/extend",
    "/api/v1/issues/{id}/mark-long-term",
    "/api/v1/meetings/{id}/record-presence",
    "/api/v1/opinion-clauses/{id}/recheck",
    "/api/v1/livelihood/adjustments/{id}/report",
    "/api/v1/livelihood/projects/{id}/complete",
    "/api/v1/livelihood/projects/{id}/publish-plan",
    "/api/v1/livelihood/projects/{id}/record-assessment",
    "/api/v1/livelihood/projects/{id}/record-evaluation",
    "/api/v1/livelihood/projects/{id}/record-review",
    "/api/v1/livelihood/projects/{id}/roll-over",
    "/api/v1/publications/{id}/correct",
    "/api/v1/resolutions/{id}/pass",
    "/api/v1/signing-keys/{id}/withdraw",
    "/api/v1/supervision/interpellations/{id}/answer",
    "/api/v1/supervision/investigation-committees/{id}/sign",
    "/api/v1/supervision/items/{id}/close",
    "/api/v1/supervision/items/{id}/distribute",
    "/api/v1/supervision/items/{id}/open-deliberation",
    "/api/v1/supervision/items/{id}/record-inquiry",
    "/api/v1/supervision/items/{id}/record-resolution",
    "/api/v1/supervision/items/{id}/reopen",
    "/api/v1/supervision/items/{id}/report-execution",
    "/api/v1/supervision/items/{id}/waive",
    "/api/v1/supervision/normative-documents/{id}/communicate",
    "/api/v1/supervision/removal-cases/{id}/propose",
    "/api/v1/supervision/topic-proposals/{id}/score",
    "/api/v1/livelihood/candidates/{id}/find-different",
    "/api/v1/livelihood/candidates/{id}/submit",
    "/api/v1/livelihood/cycles/{id}/cancel",
    "/api/v1/livelihood/cycles/{id}/close",
    "/api/v1/livelihood/cycles/{id}/close-collection",
    "/api/v1/livelihood/cycles/{id}/extend-collection",
    "/api/v1/livelihood/cycles/{id}/open-collection",
    "/api/v1/livelihood/screenings/{id}/conclude",
    "/api/v1/stations/citizen-opinions/{id}/answer-on-spot",
    "/api/v1/stations/citizen-opinions/{id}/close",
    "/api/v1/stations/citizen-opinions/{id}/decline-rehandle",
    "/api/v1/stations/citizen-opinions/{id}/rehandle",
    "/api/v1/stations/citizen-opinions/{id}/reply",
    "/api/v1/stations/citizen-opinions/{id}/route",
    "/api/v1/stations/commitments/{id}/carry-over",
    "/api/v1/stations/commitments/{id}/explain-change",
    "/api/v1/stations/commitments/{id}/explain-term-end",
    "/api/v1/stations/duty-reports/{id}/deliver",
    "/api/v1/stations/month-schedules/{id}/change",
    "/api/v1/stations/site-deputies/{id}/leave",
    "/api/v1/stations/site-deputies/{id}/move",
    "/api/v1/stations/sites/{id}/close",
    "/api/v1/stations/sites/{id}/order-rectification",
    "/api/v1/stations/suggestions/{id}/close",
    "/api/v1/street-committees/assignments/{id}/extend",
    "/api/v1/street-committees/committees/{id}/abolish",
    "/api/v1/street-committees/deputy-contacts/{id}/answer-difficulty",
    "/api/v1/street-committees/institution-rules/{id}/adopt",
    "/api/v1/street-committees/members/{id}/put-to-vote",
    "/api/v1/street-committees/reports/{id}/hear",
    "/api/v1/users/{id}/confirm",
    "/api/v1/users/{id}/decline",
    "/api/v1/work-plan-items/{id}/cancel",
    "/api/v1/work-plan-items/{id}/carry-over",
    "/api/v1/work-plans/{id}/adopt",
];

#[tokio::test(flavor = "multi_thread")]
async fn what_the_document_would_do_is_done() {
    let app = App::demonstration().await;
    let (mut refused, mut waiting, mut done) = (BTreeMap::new(), 0, 0);
    for (path, body) in bodies(true) {
        let (collection, action) = path.split_once("/{id}/").unwrap();
        match tried(&app, collection, action, &body).await {
            Tried::Done => done += 1,
            Tried::NoRecord => waiting += 1,
            Tried::Refused(told) => {
                refused.insert(path.clone(), format!("{path}\n  {body}\n  {told}"));
            }
        }
    }
    let known: Vec<_> = NOT_YET.iter().filter(|path| refused.remove(**path).is_none()).collect();
    assert!(known.is_empty(), "done all the same: {known:?}");
    let told = refused.values().map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(
        refused.is_empty(),
        "{} refused, {done} done, {waiting} without a record:\n{told}",
        refused.len()
    );
    assert!(done >= 70, "only {done} done; {waiting} without a record in the right state");
}

/// An id that no record has stands in no body.
#[test]
fn every_example_names_records_that_are_there() {
    let filler = platform::values::example::example(
        &serde_json::json!({"type": "string", "format": "uuid"}),
        &BTreeMap::new(),
    );
    let bodies = [bodies(false), bodies(true)].into_iter().flatten();
    let naming: Vec<_> =
        bodies.filter(|(_, body)| body.to_string().contains(filler.as_str().unwrap())).collect();
    assert!(naming.is_empty(), "{naming:#?}");
}

/// What became of an example.
enum Tried {
    Done,
    NoRecord,
    Refused(String),
}

/// Whether somebody does it on some record with which that may be done.
async fn tried(app: &App, collection: &str, action: &str, body: &Value) -> Tried {
    let word = action.replace('-', "_");
    let mut tried = Tried::NoRecord;
    for name in USERS {
        let page = app.person(name).await.get(&format!("{collection}?limit=200")).await;
        for record in page.body["items"].as_array().into_iter().flatten() {
            if !record["available_actions"].as_array().is_some_and(|all| all.iter().any(|one| *one == *word))
            {
                continue;
            }
            let here = format!("{collection}/{}/{action}", record["id"].as_str().unwrap());
            match rehearsed(app, &[name], &here, body).await {
                Ok(()) => return Tried::Done,
                Err(why) => tried = Tried::Refused(why),
            }
        }
    }
    tried
}
