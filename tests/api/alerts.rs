//! Alerts from the rule to the closing: raised once by however many replicas, assigned, explained, judged.

mod evaluation;
pub(crate) mod measures;
mod rules;

use crate::support::{App, People, Person, fresh, only};
use instruments::alerts::EVALUATION;
use platform::call::background::{self, Job};
use serde_json::{Value, json};
use uuid::Uuid;

const RULES: &str = "/alert-rules";
const ALERTS: &str = "/alerts";
const ISSUES: &str = "/issues";

/// A rule of the urban committee: issues that are overdue by thirty days or more.
fn content(more: &Value) -> Value {
    let mut content = json!({
        "code": "ISSUE_OVERDUE", "title": "问题整改逾期三十日以上", "domain": "supervision",
        "measure": "issue_days_overdue", "comparison": "at_least", "threshold": 30, "level": "yellow", "quiet_days": 0
    });
    content.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    content
}

/// The rule, in force.
pub async fn in_force(app: &App, more: &Value) -> Value {
    let committee = app.person("committee-staff").await;
    let rule = committee.create(RULES, &content(more)).await;
    committee.act(RULES, &rule, "enable", &json!({})).await
}

/// An issue of the department for construction, to be put right until a day.
async fn issue(app: &App, number: &str, due_on: &str) -> Value {
    let committee = app.person("committee-staff").await;
    let issue = json!({
        "issue_no": number, "domain": "supervision", "category": "other", "title": "步道断点",
        "description": "滨水步道不贯通。", "source_type": "investigation", "severity": "general",
        "responsible_org_id": app.organization("construction"), "rectify_class": "phased"
    });
    let issue = committee.create(ISSUES, &issue).await;
    committee.act(ISSUES, &issue, "assign", &json!({"due_on": due_on})).await
}

pub async fn evaluate(app: &App) {
    let job: Job = EVALUATION;
    background::once(&app.application.service, job, Uuid::now_v7()).await.unwrap();
}

/// The alerts that somebody sees, the oldest first.
pub async fn alerts(person: &Person, query: &str) -> Vec<Value> {
    let page = person.get(&format!("/api/v1{ALERTS}?limit=200&sort=created_at{query}")).await;
    page.expect(200).body["items"].as_array().unwrap().clone()
}

/// One alert about an issue that is thirty days overdue, on 2026-09-09.
async fn triggered(app: &App, more: &Value) -> Value {
    issue(app, "嘉问2026-001", "2026-08-10").await;
    in_force(app, more).await;
    app.on("2026-09-09");
    evaluate(app).await;
    alerts(&app.person("sc-office").await, "").await.pop().unwrap()
}

/// The same, assigned to an organization and explained by somebody of it.
async fn explained(app: &App, alert: &Value, organization: &str, clerk: &str) -> Value {
    let people = People::of(app).await;
    let handler = json!({"handler_org_id": app.organization(organization)});
    people.committee.act(ALERTS, alert, "assign", &handler).await;
    app.person(clerk).await.act(ALERTS, alert, "explain", &json!({"explanation": "施工许可迟延。"})).await
}

/// The deadlines of an alert as `code due_on state`.
async fn clocks(person: &Person, alert: &Value) -> Vec<String> {
    let path = format!("/api/v1/deadlines?subject_id={}&sort=created_at", alert["id"].as_str().unwrap());
    let page = person.get(&path).await.expect(200).body["items"].clone();
    let text = |row: &Value| ["code", "due_on", "state"].map(|name| row[name].as_str().unwrap().to_owned());
    page.as_array().unwrap().iter().map(|row| text(row).join(" ")).collect()
}

async fn evaluate_everywhere(app: &App, replicas: &[App; 2]) {
    for _ in 0..3 {
        tokio::join!(evaluate(app), evaluate(&replicas[0]), evaluate(&replicas[1]));
    }
}

#[tokio::test]
async fn what_crosses_its_threshold_is_raised_once_explained_and_resolved() {
    let app = App::start().await;
    let replicas = [app.replica().await, app.replica().await];
    let late = issue(&app, "嘉问2026-001", "2026-08-10").await;
    issue(&app, "嘉问2026-002", "2026-08-11").await;
    let rule = in_force(&app, &json!({})).await;
    app.on("2026-09-08");
    evaluate_everywhere(&app, &replicas).await;
    assert!(alerts(&app.person("sc-office").await, "").await.is_empty(), "29 days are not 30");

    let people = People::on(&app, "2026-09-09").await;
    evaluate_everywhere(&app, &replicas).await;
    let found = alerts(&people.office, &format!("&rule_id={}", rule["id"].as_str().unwrap())).await;
    assert_eq!(found.len(), 1, "one alert, whoever evaluates");
    let alert = &found[0];
    assert_eq!(
        (&alert["subject_id"], alert["subject_type"].as_str()),
        (&late["id"], Some("instrument.issue"))
    );
    let said = ["state", "level", "unit", "comparison", "title"].map(|name| alert[name].as_str().unwrap());
    assert_eq!(said, ["triggered", "yellow", "days", "at_least", "问题整改逾期三十日以上"]);
    assert_eq!((alert["value"].as_i64(), alert["threshold"].as_i64()), (Some(30), Some(30)));
    assert_eq!(alert["triggered_at"], "2026-09-09T01:00:00Z");
    // Three working days to assign it; nobody but the congress side sees it before.
    assert_eq!(clocks(&people.office, alert).await, ["ALERT_ASSIGNMENT 2026-09-14 running"]);
    assert!(alerts(&people.department, "").await.is_empty());
    people.department.try_act(ALERTS, alert, "explain", &json!({})).await.refused(404, "NOT_FOUND");
    people
        .committee
        .refused(ALERTS, alert, "resolve", &json!({"reason": "过早"}), (409, "INVALID_TRANSITION"))
        .await;

    let committees = ["committee-staff", "committee-staff-finance"];
    let handler = json!({"handler_org_id": app.organization("construction")});
    only(&app, &committees, ALERTS, alert, "assign", &handler).await;
    let nobody = json!({"handler_org_id": late["id"]});
    people.committee.refused(ALERTS, alert, "assign", &nobody, (422, "UNKNOWN_REFERENCE")).await;
    people.committee.act(ALERTS, alert, "assign", &handler).await;
    // Ten working days to explain it: Sunday 2026-09-20 is worked.
    let running = ["ALERT_ASSIGNMENT 2026-09-14 met", "ALERT_EXPLANATION 2026-09-22 running"];
    assert_eq!(clocks(&people.office, alert).await, running);

    // The handler sees its own, and nobody else of the government side does.
    assert_eq!(alerts(&people.department, "").await.len(), 1);
    assert!(alerts(&people.clerk, "").await.is_empty());
    let path = format!("/api/v1{ALERTS}/{}", alert["id"].as_str().unwrap());
    people.clerk.get(&path).await.refused(404, "NOT_FOUND");
    app.person_of("310104", "committee-staff").await.get(&path).await.refused(404, "NOT_FOUND");
    app.person("deputy").await.get(&path).await.refused(403, "FORBIDDEN");

    let explanation = json!({"explanation": "施工许可迟延二十日,已恢复施工。"});
    only(&app, &["department-clerk"], ALERTS, alert, "explain", &explanation).await;
    let said = people.department.act(ALERTS, alert, "explain", &explanation).await;
    assert_eq!(
        (said["state"].as_str(), &said["explanation"]),
        (Some("explaining"), &explanation["explanation"])
    );
    assert_eq!(clocks(&people.office, alert).await[1], "ALERT_EXPLANATION 2026-09-22 met");
    people.department.refused(ALERTS, alert, "explain", &explanation, (409, "INVALID_TRANSITION")).await;

    let reason = json!({"reason": "说明属实,已恢复施工。"});
    for action in ["resolve", "dismiss"] {
        only(&app, &committees, ALERTS, alert, action, &reason).await;
    }
    people.committee.refused(ALERTS, alert, "resolve", &json!({}), (422, "VALIDATION_FAILED")).await;
    evaluate(&app).await;
    assert_eq!(alerts(&people.office, "").await.len(), 1, "an open alert is not raised again");
    let closed = people.committee.act(ALERTS, alert, "resolve", &reason).await;
    assert_eq!(
        (closed["state"].as_str(), closed["closed_on"].as_str()),
        (Some("resolved"), Some("2026-09-09"))
    );
    assert_eq!(closed["reason"], reason["reason"]);
    people.committee.refused(ALERTS, alert, "dismiss", &reason, (409, "INVALID_TRANSITION")).await;
    let history = people.office.get(&format!("{path}/history")).await.expect(200).body["items"].clone();
    let actions: Vec<_> =
        history.as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["create", "assign", "explain", "resolve"]);

    // Closed, and the issue is as late as before: now it is raised again, once.
    evaluate_everywhere(&app, &replicas).await;
    let again = alerts(&people.office, "&state=triggered").await;
    assert_eq!((again.len(), &again[0]["subject_id"]), (1, &late["id"]));
}

#[tokio::test]
async fn an_alert_stays_when_its_condition_is_gone_and_comes_back_with_it() {
    let app = App::start().await;
    let late = issue(&app, "嘉问2026-001", "2026-08-10").await;
    let people = People::of(&app).await;
    let plan =
        json!({"measures": "贯通。", "responsible_person": "演示负责人001", "planned_on": "2026-08-10"});
    people.department.act(ISSUES, &late, "submit-plan", &plan).await;
    people.department.act(ISSUES, &late, "start", &json!({})).await;
    in_force(&app, &json!({})).await;
    let people = People::on(&app, "2026-09-09").await;
    evaluate(&app).await;
    let alert = alerts(&people.office, "").await.pop().unwrap();
    // It is the turn of the committee now: nothing of the organization is overdue.
    let proof = people.department.document("佐证材料", "internal").await;
    let done = json!({"text": "已贯通。", "evidence_ids": [proof["id"]]});
    people.department.act(ISSUES, &late, "submit-for-verification", &done).await;
    evaluate(&app).await;
    assert_eq!(fresh(&people.office, ALERTS, &alert).await, alert, "people close it, not the numbers");
    explained(&app, &alert, "construction", "department-clerk").await;
    let false_alarm = json!({"reason": "已提请核查,系误报。"});
    let dismissed = people.committee.act(ALERTS, &alert, "dismiss", &false_alarm).await;
    assert_eq!(dismissed["state"], "false_alarm");
    let people = People::on(&app, "2026-09-10").await;
    evaluate(&app).await;
    assert_eq!(alerts(&people.office, "").await.len(), 1, "nothing crosses the threshold");
    people.committee.act(ISSUES, &late, "return", &json!({"reason": "仍有断点。"})).await;
    evaluate(&app).await;
    let again = alerts(&people.office, "&state=triggered").await;
    assert_eq!((again.len(), again[0]["value"].as_i64()), (1, Some(31)));
}

#[tokio::test]
async fn a_rule_is_silent_for_its_days_after_a_closing() {
    let app = App::start().await;
    let alert = triggered(&app, &json!({"quiet_days": 7})).await;
    explained(&app, &alert, "construction", "department-clerk").await;
    let committee = app.person("committee-staff").await;
    committee.act(ALERTS, &alert, "dismiss", &json!({"reason": "已知情况。"})).await;
    for (day, count) in [("2026-09-09", 1), ("2026-09-15", 1), ("2026-09-16", 2)] {
        app.on(day);
        evaluate(&app).await;
        let found = alerts(&app.person("sc-office").await, "").await;
        assert_eq!(found.len(), count, "{day}");
    }
}

#[tokio::test]
async fn an_escalated_alert_becomes_an_issue_of_its_handler() {
    let app = App::start().await;
    let alert = triggered(&app, &json!({})).await;
    let people = People::of(&app).await;
    let body = |number: &str, category: &str| {
        json!({
            "issue_no": number, "category": category, "severity": "major", "rectify_class": "immediate",
            "reason": "说明不成立。"
        })
    };
    people
        .committee
        .refused(ALERTS, &alert, "escalate", &body("x", "other"), (409, "INVALID_TRANSITION"))
        .await;
    explained(&app, &alert, "construction", "department-clerk").await;
    let whole = body("嘉问2026-077", "other");
    only(&app, &["committee-staff", "committee-staff-finance"], ALERTS, &alert, "escalate", &whole).await;
    let taken = body("嘉问2026-001", "other");
    people.committee.refused(ALERTS, &alert, "escalate", &taken, (409, "ALREADY_EXISTS")).await;
    let foreign = body("嘉问2026-077", "fund_idle");
    people.committee.refused(ALERTS, &alert, "escalate", &foreign, (422, "VALIDATION_FAILED")).await;
    let escalated = people.committee.act(ALERTS, &alert, "escalate", &whole).await;
    assert_eq!((escalated["state"].as_str(), &escalated["reason"]), (Some("escalated"), &whole["reason"]));
    let issue = fresh(&people.office, ISSUES, &json!({"id": escalated["issue_id"]})).await;
    for (name, value) in [
        ("state", json!("registered")),
        ("issue_no", json!("嘉问2026-077")),
        ("source_type", json!("alert")),
        ("source_record_type", json!("instrument.alert")),
        ("source_record_id", alert["id"].clone()),
        ("responsible_org_id", json!(app.organization("construction"))),
        ("author_organization_id", json!(app.organization("urban"))),
        ("severity", json!("major")),
        ("description", json!("问题整改逾期天数为30日,预警线为30日以上。")),
    ] {
        assert_eq!(issue[name], value, "{name}");
    }
    let link = format!("/api/v1/links?from_id={}", alert["id"].as_str().unwrap());
    let link = people.office.get(&link).await.expect(200).body["items"][0].clone();
    assert_eq!((link["kind"].as_str(), &link["to_id"]), (Some("converted_to"), &issue["id"]));
    // It goes on as any other issue.
    people.committee.act(ISSUES, &issue, "assign", &json!({"due_on": "2026-10-30"})).await;
}

#[tokio::test]
async fn nobody_judges_the_own_explanation() {
    let app = App::start().await;
    let alert = triggered(&app, &json!({})).await;
    explained(&app, &alert, "urban", "committee-staff").await;
    let people = People::of(&app).await;
    let reason = json!({"reason": "自行处置。"});
    for action in ["resolve", "dismiss"] {
        people.committee.refused(ALERTS, &alert, action, &reason, (403, "SELF_VERIFICATION")).await;
    }
    let issue = json!({
        "issue_no": "嘉问2026-078", "category": "other", "severity": "general", "rectify_class": "phased",
        "reason": "自行升级。"
    });
    people.committee.refused(ALERTS, &alert, "escalate", &issue, (403, "SELF_VERIFICATION")).await;
    app.person("committee-staff-finance").await.act(ALERTS, &alert, "resolve", &reason).await;
}
