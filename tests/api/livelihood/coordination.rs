//! What departments ask of each other (07 §3.5): answered, sent back, escalated, and closed before a project is completed.

use super::{
    adjustments_decided::carried,
    groups::{edited, formed, group_ended},
    projects::{PROJECTS, deadlines, done, report, selected, started},
    visits::{VISITS, visit},
};
use crate::{
    alerts::{alerts, evaluate, in_force},
    support::{App, fresh, only},
};
use serde_json::{Value, json};
use uuid::Uuid;

pub const REQUESTS: &str = "/livelihood/coordination-requests";

fn request(app: &App, project: &Value, target: &str) -> Value {
    json!({"project_id": project["id"], "target_org_id": app.organization(target), "matter": "请落实电力增容。"})
}

async fn asked(app: &App, project: &Value, target: &str) -> Value {
    app.person("department-clerk").await.create(REQUESTS, &request(app, project, target)).await
}

fn answer() -> Value {
    json!({"reply": "十月底前完成。"})
}

#[tokio::test]
async fn another_organization_is_asked_and_answers_within_five_working_days() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let clerk = app.person("department-clerk").await;
    let admin = app.person("district-admin").await;
    let end = json!({
        "end_reason": "merged", "valid_to": "2026-08-25", "successor_id": app.organization("finance"),
        "end_document_id": admin.document("机构改革文件", "public").await["id"]
    });
    let passed = asked(&app, &one, "audit").await;
    admin.act("/organizations", &json!({"id": app.organization("audit")}), "end", &end).await;
    assert_eq!(fresh(&clerk, REQUESTS, &passed).await["target_org_id"], end["successor_id"]);
    let mut nowhere = request(&app, &one, "finance");
    nowhere["target_org_id"] = json!(Uuid::nil());
    let refused = [
        (request(&app, &projects[1], "finance"), (409, "INVALID_TRANSITION")),
        (request(&app, &one, "construction"), (422, "VALIDATION_FAILED")),
        (request(&app, &one, "audit"), (422, "ORGANIZATION_ENDED")),
        (nowhere, (422, "UNKNOWN_REFERENCE")),
    ];
    for (body, code) in refused {
        clerk.refused_to_create(REQUESTS, &body, code).await;
    }
    let body = request(&app, &one, "street");
    for name in ["department-head", "government-office", "committee-staff", "deputy"] {
        app.person(name).await.refused_to_create(REQUESTS, &body, (403, "FORBIDDEN")).await;
    }
    let other = app.person("finance-clerk").await;
    other.refused_to_create(REQUESTS, &body, (403, "FORBIDDEN_SCOPE")).await;
    let made = asked(&app, &one, "finance").await;
    assert_eq!((made["state"].as_str(), made["due_on"].as_str()), (Some("open"), Some("2026-09-01")));
    assert_eq!(
        edited(&clerk, REQUESTS, &made, &json!({"matter": "请落实两处电力增容。"})).await["matter"],
        "请落实两处电力增容。"
    );
    only(&app, &["finance-clerk"], REQUESTS, &made, "reply", &answer()).await;
    let finance = app.person("finance-clerk").await;
    let path = format!("/api/v1{REQUESTS}/{}", made["id"].as_str().unwrap());
    app.person("procuratorate-head").await.get(&path).await.refused(404, "NOT_FOUND");
    for name in ["deputy", "sc-office", "street-clerk", "auditor", "finance-head"] {
        app.person(name).await.get(&path).await.expect(200);
    }
    let told = finance.act(REQUESTS, &made, "reply", &answer()).await;
    assert_eq!((told["state"].as_str(), told["replied_on"].as_str()), (Some("answered"), Some("2026-08-25")));
    finance.refused(REQUESTS, &made, "reply", &answer(), (409, "INVALID_TRANSITION")).await;
    let due = ("LIVELIHOOD_COORDINATION".to_owned(), "2026-09-01".to_owned());
    assert_eq!(deadlines(&app.person("sc-office").await, &made, "met").await, [due]);
    only(&app, &["department-clerk"], REQUESTS, &made, "close", &json!({})).await;
    assert_eq!(clerk.act(REQUESTS, &made, "close", &json!({})).await["state"], "closed");
}

#[tokio::test]
async fn an_answer_is_sent_back_once_and_then_the_government_answers() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let made = asked(&app, &one, "finance").await;
    let finance = app.person("finance-clerk").await;
    let why = json!({"reason": "没有说明完成时间。"});
    finance.act(REQUESTS, &made, "reply", &answer()).await;
    app.on("2026-08-27");
    let (clerk, finance) = (app.person("department-clerk").await, app.person("finance-clerk").await);
    only(&app, &["department-clerk"], REQUESTS, &made, "reject", &why).await;
    let back = clerk.act(REQUESTS, &made, "reject", &why).await;
    assert_eq!((back["state"].as_str(), &back["reply"]), (Some("open"), &Value::Null));
    assert_eq!(
        (back["due_on"].as_str(), back["escalation"].as_str()),
        (Some("2026-09-03"), Some("not_escalated"))
    );
    assert_eq!(back["rejections"][0]["reply"], "十月底前完成。");
    let office = app.person("government-office").await;
    office.refused(REQUESTS, &made, "reply", &answer(), (403, "FORBIDDEN_SCOPE")).await;
    finance.act(REQUESTS, &made, "reply", &answer()).await;
    let raised = clerk.act(REQUESTS, &made, "reject", &why).await;
    assert_eq!(
        (raised["state"].as_str(), raised["escalation"].as_str()),
        (Some("open"), Some("rejected_again"))
    );
    let path = format!("/api/v1/deadlines?subject_id={}&state=running", made["id"].as_str().unwrap());
    let clock = office.get(&path).await.expect(200).body["items"][0].clone();
    assert_eq!(clock["responsible_organization_id"], json!(app.organization("government")));
    only(&app, &["government-office"], REQUESTS, &made, "reply", &answer()).await;
    office.act(REQUESTS, &made, "reply", &answer()).await;
    clerk.refused(REQUESTS, &made, "reject", &why, (409, "REHANDLE_LIMIT")).await;
    clerk.act(REQUESTS, &made, "close", &json!({})).await;
}

#[tokio::test]
async fn what_nobody_answers_in_time_is_escalated() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let (made, other) = (asked(&app, &one, "finance").await, asked(&app, &one, "finance").await);
    app.on("2026-09-01");
    app.sweep().await;
    let office = app.person("government-office").await;
    office.refused(REQUESTS, &made, "reply", &answer(), (403, "FORBIDDEN_SCOPE")).await;
    app.person("finance-clerk").await.act(REQUESTS, &other, "reply", &answer()).await;
    app.on("2026-09-02");
    app.sweep().await;
    let office = app.person("government-office").await;
    let late = fresh(&office, REQUESTS, &made).await;
    assert_eq!((late["state"].as_str(), late["escalation"].as_str()), (Some("open"), Some("overdue")));
    assert_eq!(fresh(&office, REQUESTS, &other).await["escalation"], "not_escalated");
    let reader = app.person("sc-office").await;
    assert_eq!(deadlines(&reader, &made, "overdue").await.len(), 1);
    let watched = json!({
        "code": "COORDINATION_OVERDUE", "title": "时限逾期", "domain": "livelihood", "measure": "record_days_overdue",
        "threshold": 1
    });
    in_force(&app, &watched).await;
    evaluate(&app).await;
    let raised = alerts(&reader, "").await;
    let about: Vec<_> = raised.iter().map(|alert| &alert["subject_id"]).collect();
    assert_eq!(about, [&made["id"]]);
    // Whom it was asked may still answer; here the office does.
    only(&app, &["government-office", "finance-clerk"], REQUESTS, &made, "reply", &answer()).await;
    office.act(REQUESTS, &made, "reply", &answer()).await;
    assert_eq!(deadlines(&reader, &made, "met_late").await.len(), 1);
}

#[tokio::test]
async fn a_project_is_completed_when_everything_is_coordinated() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let made = asked(&app, &one, "street").await;
    // Whoever leads now goes on with what was asked.
    let to = json!({"lead_department_id": app.organization("finance"), "reason": "职能调整"});
    let office = app.person("government-office").await;
    office.act(PROJECTS, &one, "transfer-lead", &to).await;
    assert_eq!(fresh(&office, REQUESTS, &made).await["lead_department_id"], to["lead_department_id"]);
    let (clerk, head) = (app.person("finance-clerk").await, app.person("finance-head").await);
    // The plan is told by who leads.
    let draft = json!({
        "subject_type": "livelihood.project", "subject_id": one["id"], "kind": "project_plan", "scope": "to_public",
        "channel": "website", "title": "实施方案", "text": "实事项目实施方案。", "disclosure": "public"
    });
    let draft = clerk.create("/publications", &draft).await;
    head.act("/publications", &draft, "review", &json!({})).await;
    clerk.act("/publications", &draft, "publish", &json!({})).await;
    clerk.act(PROJECTS, &one, "report-progress", &report("2026-08", "100.00", 0)).await;
    for no in [1, 2] {
        done(&clerk, &one, (no, "2026-08-25")).await;
    }
    let told = head.try_act(PROJECTS, &one, "complete", &json!({})).await;
    assert_eq!(told.refused(409, "OPEN_ITEMS").body["params"]["coordination_request_id"], made["id"]);
    let roles = [platform::vocabulary::Role::OrganClerk];
    let street = app.account("street-office-clerk", &roles, &app.organization("street")).await;
    street.act(REQUESTS, &made, "reply", &answer()).await;
    head.refused(PROJECTS, &one, "complete", &json!({}), (409, "OPEN_ITEMS")).await;
    clerk.act(REQUESTS, &made, "close", &json!({})).await;
    assert_eq!(head.act(PROJECTS, &one, "complete", &json!({})).await["state"], "completed");
    clerk.refused_to_create(REQUESTS, &request(&app, &one, "street"), (409, "INVALID_TRANSITION")).await;
}

/// Nobody answers for a project that is given up; what was found of it is still to be put right (07 §3.8).
#[tokio::test]
async fn what_a_terminated_project_has_asked_is_closed_and_its_issues_stay() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let other = started(&app, &projects[1], |_| {}).await;
    let group = formed(&app, &one).await;
    let mut found = visit(&app, &group, "2026-08-25", &[9, 10]);
    (found["finding"], found["finding_category"]) = (json!("两处离消火栓过近。"), json!("quality"));
    let seen = app.person("deputy").await.create(VISITS, &found).await;
    let (open, answered) = (asked(&app, &one, "finance").await, asked(&app, &one, "finance").await);
    app.person("finance-clerk").await.act(REQUESTS, &answered, "reply", &answer()).await;
    let of_another = asked(&app, &other, "finance").await;
    carried(&app, &one, ("terminate", &json!([])), (43, "2026-08-28")).await;
    let office = app.person("sc-office").await;
    assert_eq!(fresh(&office, PROJECTS, &one).await["state"], "terminated");
    for request in [&open, &answered] {
        assert_eq!(fresh(&office, REQUESTS, request).await["state"], "closed");
        assert_eq!(deadlines(&office, request, "running").await, []);
    }
    assert_eq!(deadlines(&office, &open, "cancelled").await.len(), 1);
    let finance = app.person("finance-clerk").await;
    finance.refused(REQUESTS, &open, "reply", &answer(), (409, "INVALID_TRANSITION")).await;
    assert_eq!(fresh(&office, REQUESTS, &of_another).await["state"], "open");
    assert_eq!(deadlines(&office, &of_another, "running").await.len(), 1);
    group_ended(&app, &group, "2026-08-28").await;
    let issue = fresh(&office, "/issues", &json!({"id": seen["issue_id"]})).await;
    assert_eq!(issue["state"], "registered");
    let due = json!({"due_on": "2026-10-30"});
    let assigned = app.person("committee-staff").await.act("/issues", &issue, "assign", &due).await;
    assert_eq!(assigned["state"], "assigned");
}
