//! Issues from their registration to their closing and back: plans, clocks, returns, verification, visibility.

mod roads;

use crate::support::{App, People, Person, fresh, only};
use serde_json::{Value, json};

const ISSUES: &str = "/issues";
const STEPS: &str = "/issue-steps";

/// An issue that the department for construction answers for, with the urban committee assisting.
fn content(app: &App, more: &Value) -> Value {
    let mut content = json!({
        "issue_no": "嘉问2026-001", "domain": "supervision", "category": "other", "title": "步道断点",
        "description": "滨水步道在江桥段不贯通。", "source_type": "investigation", "severity": "major",
        "responsible_org_id": app.organization("construction"), "co_org_ids": [app.organization("urban")],
        "rectify_class": "phased"
    });
    content.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    content
}

fn plan(day: &str) -> Value {
    json!({"measures": "分段贯通。", "responsible_person": "演示负责人001", "planned_on": day})
}

/// Registered by the committee, assigned until a day, planned and started.
async fn rectifying(app: &App, more: &Value, due_on: &str) -> Value {
    let people = People::of(app).await;
    let issue = people.committee.create(ISSUES, &content(app, more)).await;
    people.committee.act(ISSUES, &issue, "assign", &json!({"due_on": due_on})).await;
    people.department.act(ISSUES, &issue, "submit-plan", &plan(due_on)).await;
    people.department.act(ISSUES, &issue, "start", &json!({})).await
}

async fn proof(person: &Person, text: &str) -> Value {
    json!({"text": text, "evidence_ids": [person.document("佐证材料", "internal").await["id"]]})
}

/// The deadlines of an issue as `code due_on state`.
async fn clocks(person: &Person, issue: &Value) -> Vec<String> {
    let path = format!("/api/v1/deadlines?subject_id={}&limit=50", issue["id"].as_str().unwrap());
    let found = person.get(&path).await.expect(200).body["items"].clone();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    let mut clocks: Vec<String> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{} {} {}", text(row, "code"), text(row, "due_on"), text(row, "state")))
        .collect();
    clocks.sort();
    clocks
}

async fn link_of(person: &Person, issue: &Value) -> Value {
    let path = format!("/api/v1/links?from_id={}", issue["id"].as_str().unwrap());
    person.get(&path).await.expect(200).body["items"][0].clone()
}

/// What the inbox says that came back.
async fn came_back(person: &Person) -> Vec<Value> {
    let inbox = person.get("/api/v1/inbox?returned=true").await.expect(200).body["items"].clone();
    inbox.as_array().unwrap().iter().map(|entry| entry["id"].clone()).collect()
}

#[tokio::test]
async fn an_issue_is_put_right_verified_closed_and_comes_back() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let source = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let found_in = json!({"source_record_type": "registry.meeting", "source_record_id": source["id"]});
    let issue = people.committee.create(ISSUES, &content(&app, &found_in)).await;
    let assignment = json!({"due_on": "2026-09-30"});
    let committees = ["committee-staff", "committee-staff-finance"];
    only(&app, &committees, ISSUES, &issue, "assign", &assignment).await;
    people
        .committee
        .refused(ISSUES, &issue, "assign", &json!({"due_on": "2026-08-03"}), (422, "DATE_ORDER"))
        .await;
    people.committee.act(ISSUES, &issue, "assign", &assignment).await;

    // Ten working days for the plan.
    only(&app, &["department-clerk"], ISSUES, &issue, "submit-plan", &plan("2026-09-20")).await;
    let empty =
        people.department.try_act(ISSUES, &issue, "submit-plan", &json!({"measures": "贯通。"})).await;
    let missing = &empty.refused(422, "PLAN_INCOMPLETE").body["params"]["missing"];
    assert_eq!(*missing, json!(["responsible_person", "planned_on"]));
    for late in ["2026-10-01", "2026-08-02"] {
        people.department.refused(ISSUES, &issue, "submit-plan", &plan(late), (422, "DATE_ORDER")).await;
    }
    people.department.act(ISSUES, &issue, "submit-plan", &plan("2026-09-20")).await;
    assert_eq!(
        clocks(&people.office, &issue).await,
        ["ISSUE_PLAN 2026-08-17 met", "ISSUE_RECTIFICATION 2026-09-30 running"]
    );
    only(&app, &["department-clerk"], ISSUES, &issue, "start", &json!({})).await;
    people.department.act(ISSUES, &issue, "start", &json!({})).await;
    let rushed = people.department.try_act(ISSUES, &issue, "submit-plan", &plan("2026-09-20")).await;
    rushed.refused(409, "INVALID_TRANSITION");

    let people = People::on(&app, "2026-08-20").await;
    let unproved = json!({"text": "已贯通。"});
    let answer = people.department.try_act(ISSUES, &issue, "submit-for-verification", &unproved).await;
    assert!(answer.refused(422, "EVIDENCE_MISSING").body["basis"].to_string().contains("监督法"));
    people
        .department
        .refused(ISSUES, &issue, "submit-for-verification", &unproved, (422, "EVIDENCE_MISSING"))
        .await;
    let done = proof(&people.department, "已贯通。").await;
    only(&app, &["department-clerk"], ISSUES, &issue, "submit-for-verification", &done).await;
    people.department.act(ISSUES, &issue, "submit-for-verification", &done).await;
    // Fifteen working days for the verification.
    assert!(clocks(&people.office, &issue).await.contains(&"ISSUE_VERIFICATION 2026-09-10 running".into()));

    let verifiers = ["committee-staff", "committee-staff-finance", "deputy-affairs"];
    let reason = json!({"reason": "仍有一处断点。"});
    only(&app, &verifiers, ISSUES, &issue, "return", &reason).await;
    people.committee.refused(ISSUES, &issue, "return", &reason, (403, "SELF_VERIFICATION")).await;
    let other = app.person("committee-staff-finance").await;
    let returned = other.act(ISSUES, &issue, "return", &reason).await;
    assert_eq!((returned["state"].as_str(), returned["return_count"].as_i64()), (Some("returned"), Some(1)));
    assert_eq!(came_back(&people.department).await, [issue["id"].clone()]);
    // What was sent back is proved by something new.
    people
        .department
        .refused(ISSUES, &issue, "submit-for-verification", &done, (422, "EVIDENCE_MISSING"))
        .await;
    let done = proof(&people.department, "断点已贯通。").await;
    people.department.act(ISSUES, &issue, "submit-for-verification", &done).await;
    assert!(came_back(&people.department).await.is_empty(), "it waits for others now");
    let found = proof(&people.committee, "现场核查属实。").await;
    only(&app, &verifiers, ISSUES, &issue, "verify-close", &found).await;
    people.committee.refused(ISSUES, &issue, "verify-close", &found, (403, "SELF_VERIFICATION")).await;
    other.refused(ISSUES, &issue, "verify-close", &unproved, (422, "EVIDENCE_MISSING")).await;
    let closed = other.act(ISSUES, &issue, "verify-close", &found).await;
    assert_eq!(
        (closed["state"].as_str(), closed["closed_on"].as_str()),
        (Some("closed"), Some("2026-08-20"))
    );
    let link = link_of(&people.office, &issue).await;
    assert_eq!((link["kind"].as_str(), &link["to_id"]), (Some("rectifies"), &source["id"]));
    let running: Vec<_> = clocks(&people.office, &issue).await;
    assert!(running.iter().all(|clock| clock.ends_with(" met")), "{running:?}");
    let path = format!("/api/v1{STEPS}?issue_id={}&sort=created_at", issue["id"].as_str().unwrap());
    let steps = people.office.get(&path).await.expect(200).body["items"].clone();
    let kinds: Vec<_> = steps.as_array().unwrap().iter().map(|step| step["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["plan", "submission", "return", "submission", "verification"]);

    // It comes back: for 24 months it is the same issue, and repeated (屡审屡犯).
    let again = json!({"due_on": "2028-12-01", "reason": "步道再次中断。"});
    let people = People::on(&app, "2028-08-21").await;
    people.committee.refused(ISSUES, &issue, "reopen", &again, (422, "REOPEN_WINDOW_OVER")).await;
    let people = People::on(&app, "2028-08-20").await;
    only(&app, &committees, ISSUES, &issue, "reopen", &again).await;
    let behind = json!({"due_on": "2028-08-20", "reason": "步道再次中断。"});
    people.committee.refused(ISSUES, &issue, "reopen", &behind, (422, "DATE_ORDER")).await;
    let reopened = people.committee.act(ISSUES, &issue, "reopen", &again).await;
    assert_eq!(
        (reopened["state"].as_str(), reopened["repeated"].as_bool()),
        (Some("rectifying"), Some(true))
    );
    // It was being rectified before, whatever the action is called that brings it back.
    assert_eq!(came_back(&people.department).await, [issue["id"].clone()]);
    assert_eq!((&reopened["verified_by"], &reopened["evidence_ids"]), (&Value::Null, &json!([])));
    assert!(clocks(&people.office, &issue).await.contains(&"ISSUE_RECTIFICATION 2028-12-01 running".into()));
}

#[tokio::test]
async fn what_is_registered_is_sound() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let nobody = "01890000-0000-7000-8000-000000000000";
    let refusals = [
        (json!({"category": "stalled"}), "VALIDATION_FAILED", "/category"),
        (json!({"domain": "elevators", "category": "idle"}), "VALIDATION_FAILED", "/category"),
        (json!({"responsible_org_id": nobody}), "UNKNOWN_REFERENCE", "/responsible_org_id"),
        (json!({"co_org_ids": [nobody]}), "UNKNOWN_REFERENCE", "/co_org_ids/0"),
        (json!({"co_org_ids": [app.organization("construction")]}), "VALIDATION_FAILED", "/co_org_ids"),
        (json!({"source_record_id": nobody}), "UNKNOWN_REFERENCE", "/source_record_id"),
        (
            json!({"source_record_type": "castle", "source_record_id": nobody}),
            "UNKNOWN_REFERENCE",
            "/source_record_type",
        ),
        (json!({"source_type": "audit"}), "VALIDATION_FAILED", "/audit_reported_on"),
        (
            json!({"source_type": "audit", "audit_reported_on": "2026-08-04"}),
            "VALIDATION_FAILED",
            "/audit_reported_on",
        ),
        (json!({"audit_reported_on": "2026-07-01"}), "VALIDATION_FAILED", "/audit_reported_on"),
        (json!({"amount_fen": -1}), "VALIDATION_FAILED", "/amount_fen"),
        (json!({"area_m2": "-1.00"}), "VALIDATION_FAILED", "/area_m2"),
        (json!({"area_m2": "1.5"}), "VALIDATION_FAILED", "/area_m2"),
    ];
    for (more, code, pointer) in refusals {
        let answer = people.committee.post("/api/v1/issues", &content(&app, &more)).await;
        assert_eq!(answer.refused(422, code).body["errors"][0]["pointer"], pointer, "{}", answer.text);
    }
    let measured = json!({
        "domain": "assets", "category": "idle", "amount_fen": 1_234_567_890_123_i64, "area_m2": "85.43"
    });
    let issue = people.committee.create(ISSUES, &content(&app, &measured)).await;
    assert_eq!(
        (issue["area_m2"].as_str(), issue["amount_fen"].as_i64()),
        (Some("85.43"), Some(1_234_567_890_123))
    );
    people.committee.post("/api/v1/issues", &content(&app, &json!({}))).await.refused(409, "ALREADY_EXISTS");
    // A government clerk registers issues for finance or audit only.
    people.clerk.post("/api/v1/issues", &content(&app, &json!({}))).await.refused(403, "FORBIDDEN");
    let path = format!("/api/v1{ISSUES}/{}", issue["id"].as_str().unwrap());
    people.committee.patch(&path, &json!({"area_m2": "90.00"})).await.expect(200);
    let affairs = app.person("deputy-affairs").await;
    affairs.patch(&path, &json!({"title": "改"})).await.refused(403, "FORBIDDEN_SCOPE");
    let reason = json!({"reason": "重复登记"});
    only(&app, &["committee-staff", "committee-staff-finance"], ISSUES, &issue, "cancel", &reason).await;
    people.committee.act(ISSUES, &issue, "assign", &json!({"due_on": "2026-09-30"})).await;
    people.committee.patch(&path, &json!({"title": "改"})).await.refused(409, "INVALID_TRANSITION");
    let cancelled = people.committee.act(ISSUES, &issue, "cancel", &reason).await;
    assert_eq!(cancelled["state"], "cancelled");
    let stopped = clocks(&people.office, &issue).await;
    assert!(stopped.len() == 2 && stopped.iter().all(|clock| clock.ends_with(" cancelled")), "{stopped:?}");
}

#[tokio::test]
async fn a_deputy_sees_the_own_issues_and_an_organization_those_it_is_told_of() {
    let app = App::start().await;
    let deputy = app.person("deputy").await;
    let issue = deputy.create(ISSUES, &content(&app, &json!({"source_type": "deputy"}))).await;
    let path = format!("/api/v1{ISSUES}/{}", issue["id"].as_str().unwrap());
    let people = People::of(&app).await;
    let street = app.person("street-clerk").await;
    let other = app.person("deputy-2").await;
    for sees in [&deputy, &people.office, &people.member, &street] {
        sees.get(&path).await.expect(200);
    }
    // Before it is assigned the organization does not know of it.
    for blind in [&other, &people.department, &people.clerk] {
        blind.get(&path).await.refused(404, "NOT_FOUND");
    }
    people.committee.act(ISSUES, &issue, "assign", &json!({"due_on": "2026-09-30"})).await;
    people.department.get(&path).await.expect(200);
    people.department.act(ISSUES, &issue, "submit-plan", &plan("2026-09-30")).await;
    let steps = format!("/api/v1{STEPS}?issue_id={}", issue["id"].as_str().unwrap());
    let seen =
        async |person: &Person| person.get(&steps).await.expect(200).body["items"].as_array().unwrap().len();
    assert_eq!([seen(&deputy).await, seen(&people.department).await, seen(&people.office).await], [1, 1, 1]);
    assert_eq!([seen(&other).await, seen(&people.clerk).await], [0, 0]);
    assert_eq!(fresh(&deputy, ISSUES, &issue).await["available_actions"], json!([]));
}
