//! An assignment both ways: handed out, accepted, extended, done, sent back, closed; declined, withdrawn, converted.

use crate::support::{App, PASSWORD, Person, fresh};
use serde_json::{Value, json};

pub const ASSIGNMENTS: &str = "/street-committees/assignments";

/// A Chairpersons' Meeting that sits: the decision on which assignments rest.
pub async fn decision(app: &App) -> Value {
    let sitting = "/api/v1/meetings?kind=chairpersons&state=open&limit=1";
    let sitting = app.person("sc-office").await.get(sitting).await.expect(200).body["items"][0].clone();
    if !sitting.is_null() {
        return sitting;
    }
    let today = platform::values::clock::legal_date(app.clock.now()).to_string();
    app.held("chairpersons", "chairpersons", 90, &today, 7).await
}

/// An assignment of the deputies' affairs committee to the street.
pub async fn assignment(app: &App, number: &str) -> Value {
    let decision = decision(app).await;
    let basis = app.person("deputy-affairs").await.document("关于组织视察的决定", "internal").await;
    json!({
        "assignment_no": number, "direction": "district_to_street", "category": "supervision",
        "title": "视察辖区公共充电设施", "content": "组织辖区代表视察。", "expected_output": "视察报告一份。",
        "issuing_organization_id": app.organization("deputies"),
        "target_organization_ids": [app.organization("street-committee")],
        "scope_categories": ["inspection", "work_review"], "work_from": null, "basis_document_id": basis["id"],
        "basis_type": "registry.meeting", "basis_id": decision["id"], "supervision_item_id": null,
        "due_on": "2026-09-30"
    })
}

/// Drafted by somebody, handed out by somebody else of the same committee.
pub async fn assigned(app: &App, content: &Value) -> Value {
    let drafter = colleague(app).await;
    let draft = drafter.create(ASSIGNMENTS, content).await;
    app.person("deputy-affairs").await.act(ASSIGNMENTS, &draft, "assign", &json!({})).await
}

pub async fn accepted(app: &App, content: &Value) -> Value {
    let assigned = assigned(app, content).await;
    app.person("street-director").await.act(ASSIGNMENTS, &assigned, "accept", &json!({})).await
}

pub async fn colleague(app: &App) -> Person {
    use platform::vocabulary::Role;
    let name = "deputy-affairs-2";
    let login = json!({"username": format!("310114-{name}"), "password": PASSWORD});
    if app.stranger().post("/api/v1/auth/login", &login).await.status == 200 {
        return app.person(name).await;
    }
    app.account(name, &[Role::DeputyAffairs], &app.organization("deputies")).await
}

#[tokio::test]
async fn an_assignment_goes_from_the_district_to_the_street_and_back() {
    let app = App::start().await;
    let content = assignment(&app, "嘉交〔2026〕12号").await;
    let (affairs, director) = (app.person("deputy-affairs").await, app.person("street-director").await);
    refusals_of_drafts(&app, &affairs, &content).await;
    let own = affairs.create(ASSIGNMENTS, &content).await;
    affairs.refused(ASSIGNMENTS, &own, "assign", &json!({}), (403, "SELF_APPROVAL")).await;
    affairs.act(ASSIGNMENTS, &own, "withdraw", &json!({"reason": "重新起草。"})).await;
    let mut content = content;
    content["assignment_no"] = json!("嘉交〔2026〕13号");
    let task = assigned(&app, &content).await;
    assert_eq!(
        (task["state"].as_str(), task["assigned_on"].as_str()),
        (Some("assigned"), Some("2026-08-03"))
    );
    affairs.refused(ASSIGNMENTS, &task, "accept", &json!({}), (403, "FORBIDDEN_SCOPE")).await;
    director.act(ASSIGNMENTS, &task, "accept", &json!({})).await;
    director.act(ASSIGNMENTS, &task, "start", &json!({})).await;

    // More time, once and within the limit.
    let granted = json!({"granted": true, "reason": "同意。"});
    affairs.refused(ASSIGNMENTS, &task, "extend", &granted, (409, "NO_OPEN_REQUEST")).await;
    let asked = json!({"extension_days": 40, "extension_reason": "点位较多。"});
    director.act(ASSIGNMENTS, &task, "request-extension", &asked).await;
    director.refused(ASSIGNMENTS, &task, "request-extension", &asked, (422, "EXTENSION_LIMIT")).await;
    affairs.refused(ASSIGNMENTS, &task, "extend", &granted, (422, "EXTENSION_LIMIT")).await;
    affairs.act(ASSIGNMENTS, &task, "extend", &json!({"granted": false, "reason": "天数过多。"})).await;
    let asked = json!({"extension_days": 10, "extension_reason": "点位较多。"});
    director.act(ASSIGNMENTS, &task, "request-extension", &asked).await;
    let extended = affairs.act(ASSIGNMENTS, &task, "extend", &granted).await;
    assert_eq!(extended["due_on"], "2026-10-10");
    result_goes_back_twice(&app, &task).await;
}

async fn refusals_of_drafts(app: &App, affairs: &Person, content: &Value) {
    let mut wrong = content.clone();
    wrong["direction"] = json!("street_to_district");
    affairs.refused_to_create(ASSIGNMENTS, &wrong, (422, "WRONG_DIRECTION")).await;
    let mut other = content.clone();
    other["issuing_organization_id"] = json!(app.organization("urban"));
    affairs.refused_to_create(ASSIGNMENTS, &other, (403, "FORBIDDEN_SCOPE")).await;
    let mut scope = content.clone();
    scope["scope_categories"] = json!(["election_work"]);
    affairs.refused_to_create(ASSIGNMENTS, &scope, (422, "VALIDATION_FAILED")).await;
    let mut order = content.clone();
    order["work_from"] = json!("2026-10-01");
    affairs.refused_to_create(ASSIGNMENTS, &order, (422, "DATE_ORDER")).await;
    let mut none = content.clone();
    (none["assignment_no"], none["basis_document_id"]) = (json!("嘉交〔2026〕90号"), Value::Null);
    let drafter = colleague(app).await;
    let draft = drafter.create(ASSIGNMENTS, &none).await;
    affairs.refused(ASSIGNMENTS, &draft, "assign", &json!({}), (422, "BASIS_MISSING")).await;
    let mut soon = content.clone();
    (soon["assignment_no"], soon["due_on"]) = (json!("嘉交〔2026〕91号"), json!("2026-08-10"));
    let draft = drafter.create(ASSIGNMENTS, &soon).await;
    affairs.refused(ASSIGNMENTS, &draft, "assign", &json!({}), (422, "DATE_ORDER")).await;
}

async fn result_goes_back_twice(app: &App, task: &Value) {
    let (affairs, director) = (app.person("deputy-affairs").await, app.person("street-director").await);
    let report = director.document("视察报告", "internal").await;
    let mut result =
        json!({"result_summary": "视察十二处。", "result_document_id": report["id"], "adoption": "adopted"});
    director.refused(ASSIGNMENTS, task, "submit", &result, (422, "VALIDATION_FAILED")).await;
    result["adoption"] = Value::Null;
    let submitted = director.act(ASSIGNMENTS, task, "submit", &result).await;
    assert_eq!(submitted["first_in_time"], true);
    let soon = json!({"rework_due_on": "2026-08-05", "reason": "不够具体。"});
    affairs.refused(ASSIGNMENTS, task, "return", &soon, (422, "DATE_ORDER")).await;
    let back = json!({"rework_due_on": "2026-08-28", "reason": "不够具体。"});
    for count in 1..=2 {
        let returned = affairs.act(ASSIGNMENTS, task, "return", &back).await;
        assert_eq!(
            (returned["return_count"].as_u64(), returned["rework_due_on"].as_str()),
            (Some(count), Some("2026-08-28"))
        );
        director.act(ASSIGNMENTS, task, "start", &json!({})).await;
        director.act(ASSIGNMENTS, task, "submit", &result).await;
    }
    affairs.refused(ASSIGNMENTS, task, "return", &back, (409, "REHANDLE_LIMIT")).await;
    let comment = json!({"review_comment": "视察深入。", "grade": "good"});
    let closed = affairs.act(ASSIGNMENTS, task, "close", &comment).await;
    assert_eq!((closed["state"].as_str(), closed["grade"].as_str()), (Some("closed"), Some("good")));
    app.on("2027-08-10");
    let affairs = app.person("deputy-affairs").await;
    let again = json!({"rework_due_on": "2027-09-10", "reason": "结果有误。"});
    affairs.refused(ASSIGNMENTS, task, "reopen", &again, (422, "REOPEN_WINDOW_OVER")).await;
}

#[tokio::test]
async fn a_declined_task_goes_out_again_only_if_it_changed() {
    let app = App::start().await;
    let content = assignment(&app, "嘉交〔2026〕14号").await;
    let task = assigned(&app, &content).await;
    let (affairs, director) = (app.person("deputy-affairs").await, app.person("street-director").await);
    let declined = json!({"decline_ground": "not_feasible", "reason": "人手不足。"});
    let back = director.act(ASSIGNMENTS, &task, "decline", &declined).await;
    assert_eq!((back["state"].as_str(), back["decline_count"].as_u64()), (Some("declined"), Some(1)));
    affairs.refused(ASSIGNMENTS, &task, "assign", &json!({}), (409, "ALREADY_DECLINED")).await;
    let path = format!("/api/v1{ASSIGNMENTS}/{}", task["id"].as_str().unwrap());
    affairs.patch(&path, &json!({"due_on": "2026-10-30"})).await.expect(200);
    affairs.refused(ASSIGNMENTS, &task, "assign", &json!({}), (403, "SELF_APPROVAL")).await;
    colleague(&app).await.patch(&path, &json!({"due_on": "2026-10-29"})).await.expect(200);
    let again = affairs.act(ASSIGNMENTS, &task, "assign", &json!({})).await;
    assert_eq!(again["due_on"], "2026-10-29");
    app.on("2026-08-13");
    let director = app.person("street-director").await;
    director.refused(ASSIGNMENTS, &task, "decline", &declined, (422, "RETURN_WINDOW_OVER")).await;
}

#[tokio::test]
async fn a_matter_of_a_street_is_answered_or_becomes_something_else() {
    let app = App::start().await;
    let clerk = app.person("street-clerk").await;
    let mut content = assignment(&app, "嘉街〔2026〕1号").await;
    (content["direction"], content["category"]) = (json!("street_to_district"), json!("report"));
    content["issuing_organization_id"] = json!(app.organization("street-committee"));
    content["target_organization_ids"] = json!([app.organization("deputies")]);
    (content["scope_categories"], content["basis_document_id"]) = (json!([]), Value::Null);
    (content["basis_type"], content["basis_id"]) = (Value::Null, Value::Null);
    let matter = clerk.create(ASSIGNMENTS, &content).await;
    let director = app.person("street-director").await;
    director.act(ASSIGNMENTS, &matter, "assign", &json!({})).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(ASSIGNMENTS, &matter, "accept", &json!({})).await;
    let nowhere = json!({"target_type": "registry.deputy", "target_id": app.deputy(0)});
    affairs.refused(ASSIGNMENTS, &matter, "convert", &nowhere, (422, "UNKNOWN_REFERENCE")).await;
    let call = crate::supervision_topics::call(&app).await;
    let proposal = crate::supervision_topics::proposal(&app, &call, "社区充电设施建设情况");
    let proposal = affairs.create(crate::supervision_topics::PROPOSALS, &proposal).await;
    let became = json!({"target_type": "supervision.topic_proposal", "target_id": proposal["id"]});
    let closed = affairs.act(ASSIGNMENTS, &matter, "convert", &became).await;
    assert_eq!((closed["state"].as_str(), closed["adoption"].as_str()), (Some("closed"), Some("adopted")));
    assert_eq!(fresh(&director, ASSIGNMENTS, &matter).await["state"], "closed");
}
