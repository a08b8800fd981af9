//! What an assignment of supervision rests on, more time for it, and what a matter of a street becomes.

use crate::{
    stations::SUGGESTIONS,
    street_assignments::{ASSIGNMENTS, accepted, assigned, assignment, colleague},
    support::App,
};
use serde_json::{Value, json};

#[tokio::test]
async fn supervision_rests_on_a_decision_of_the_year_and_not_on_a_document() {
    let app = App::start().await;
    let content = assignment(&app, "嘉交〔2026〕21号").await;
    let ahead = app.meeting("chairpersons", "chairpersons", 91, "2026-09-10", 7).await;
    let (affairs, drafter) = (app.person("deputy-affairs").await, colleague(&app).await);
    for (number, kind, basis, reason) in [
        (22, Value::Null, Value::Null, "no_decision"),
        (23, json!("registry.meeting"), ahead["id"].clone(), "no_decision"),
        (24, json!("registry.organization"), json!(app.organization("sc")), "no_decision"),
    ] {
        let mut other = content.clone();
        other["assignment_no"] = json!(format!("嘉交〔2026〕{number}号"));
        (other["basis_type"], other["basis_id"]) = (kind, basis);
        let draft = drafter.create(ASSIGNMENTS, &other).await;
        let answer = affairs.try_act(ASSIGNMENTS, &draft, "assign", &json!({})).await;
        assert_eq!(answer.refused(422, "BASIS_MISSING").body["params"]["reason"], reason);
    }
    let mut half = content.clone();
    half["basis_type"] = Value::Null;
    drafter.refused_to_create(ASSIGNMENTS, &half, (422, "UNKNOWN_REFERENCE")).await;

    // What the chairpersons decided last year is no basis of this year.
    app.calendar_of_2027().await;
    app.on("2027-01-04");
    let (affairs, drafter) = (app.person("deputy-affairs").await, colleague(&app).await);
    let mut old = content.clone();
    old["due_on"] = json!("2027-03-31");
    let draft = drafter.create(ASSIGNMENTS, &old).await;
    let answer = affairs.try_act(ASSIGNMENTS, &draft, "assign", &json!({})).await;
    assert_eq!(answer.refused(422, "BASIS_MISSING").body["params"]["reason"], "year");
}

#[tokio::test]
async fn the_plan_of_the_year_is_a_basis_for_what_it_names() {
    let app = App::start().await;
    let mut content = assignment(&app, "嘉交〔2026〕31号").await;
    let people = crate::support::People::of(&app).await;
    let plan = people
        .office
        .create("/supervision/annual-plans", &json!({"year": 2026, "title": "2026年度监督工作计划"}))
        .await;
    let mut item = app.item_content("urban");
    (item["plan_id"], item["out_of_plan_reason"]) = (plan["id"].clone(), Value::Null);
    let item = people.committee.create("/supervision/items", &item).await;
    (content["basis_type"], content["basis_id"]) = (json!("supervision.plan"), plan["id"].clone());
    content["supervision_item_id"] = item["id"].clone();
    let draft = colleague(&app).await.create(ASSIGNMENTS, &content).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.refused(ASSIGNMENTS, &draft, "assign", &json!({}), (422, "BASIS_MISSING")).await;
    let meeting = crate::street_assignments::decision(&app).await;
    let approval = json!({"approved_meeting_id": meeting["id"], "approved_on": "2026-08-03"});
    people.secretary.act("/supervision/annual-plans", &plan, "approve", &approval).await;
    people.committee.publish(&people.office, "annual_plan", "supervision.plan", &plan).await;
    people.office.act("/supervision/annual-plans", &plan, "publish", &json!({})).await;
    affairs.act(ASSIGNMENTS, &draft, "assign", &json!({})).await;
}

#[tokio::test]
async fn work_that_is_done_anew_has_its_own_last_day_to_extend() {
    let app = App::start().await;
    let task = accepted(&app, &assignment(&app, "嘉交〔2026〕41号").await).await;
    let (affairs, director) = (app.person("deputy-affairs").await, app.person("street-director").await);
    director.act(ASSIGNMENTS, &task, "start", &json!({})).await;
    let report = director.document("视察报告", "internal").await;
    let result =
        json!({"result_summary": "视察十二处。", "result_document_id": report["id"], "adoption": null});
    director.act(ASSIGNMENTS, &task, "submit", &result).await;
    let back = json!({"rework_due_on": "2026-08-28", "reason": "不够具体。"});
    affairs.act(ASSIGNMENTS, &task, "return", &back).await;
    director.act(ASSIGNMENTS, &task, "start", &json!({})).await;
    let asked = json!({"extension_days": 5, "extension_reason": "点位较多。"});
    director.act(ASSIGNMENTS, &task, "request-extension", &asked).await;
    let granted = json!({"granted": true, "reason": "同意。"});
    let extended = affairs.act(ASSIGNMENTS, &task, "extend", &granted).await;
    assert_eq!(
        (extended["rework_due_on"].as_str(), extended["due_on"].as_str()),
        (Some("2026-09-02"), Some("2026-09-30"))
    );

    // Whoever has submitted asks for no more time, and after the last day nobody does.
    let task = accepted(&app, &assignment(&app, "嘉交〔2026〕42号").await).await;
    let (affairs, director) = (app.person("deputy-affairs").await, app.person("street-director").await);
    director.act(ASSIGNMENTS, &task, "start", &json!({})).await;
    director.act(ASSIGNMENTS, &task, "request-extension", &asked).await;
    let submitted = director.act(ASSIGNMENTS, &task, "submit", &result).await;
    assert_eq!(submitted["extension_asked_on"], Value::Null);
    affairs.act(ASSIGNMENTS, &task, "return", &back).await;
    director.act(ASSIGNMENTS, &task, "start", &json!({})).await;
    app.on("2026-08-31");
    let director = app.person("street-director").await;
    director.refused(ASSIGNMENTS, &task, "request-extension", &asked, (422, "EXTENSION_LIMIT")).await;
}

#[tokio::test]
async fn a_matter_becomes_the_suggestion_of_a_deputy_who_submitted_it() {
    let app = App::start().await;
    let mut content = assignment(&app, "嘉街〔2026〕2号").await;
    (content["direction"], content["category"]) = (json!("street_to_district"), json!("report"));
    content["issuing_organization_id"] = json!(app.organization("street-committee"));
    content["target_organization_ids"] = json!([app.organization("deputies")]);
    (content["scope_categories"], content["basis_document_id"]) = (json!([]), Value::Null);
    (content["basis_type"], content["basis_id"]) = (Value::Null, Value::Null);
    let matter = app.person("street-clerk").await.create(ASSIGNMENTS, &content).await;
    app.person("street-director").await.act(ASSIGNMENTS, &matter, "assign", &json!({})).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(ASSIGNMENTS, &matter, "accept", &json!({})).await;
    let draft = json!({
        "phase": "intersession", "title": "关于增设金园一路公共充电桩的建议",
        "problem_text": "金园一路沿线三个小区没有公共充电桩。", "proposal_text": "在公共停车场增设二十个充电桩。",
        "lead_deputy_id": app.deputy(9), "seconder_ids": [], "policy_area": "urban_environment",
        "consents_publication": true, "no_own_interest": false, "session_id": null
    });
    let suggestion = affairs.create(SUGGESTIONS, &draft).await;
    let by = |deputy: Value| json!({"target_type": "stations.suggestion", "target_id": suggestion["id"], "deputy_id": deputy});
    let refused = (422, "DEPUTY_NOT_IN_OFFICE");
    affairs.refused(ASSIGNMENTS, &matter, "convert", &by(Value::Null), refused).await;
    // Drafted for a deputy who has not agreed.
    affairs.refused(ASSIGNMENTS, &matter, "convert", &by(json!(app.deputy(9))), refused).await;
    let deputy = app.person("deputy").await;
    // Only the lead declares it, and nobody else for the lead.
    let declared = json!({"no_own_interest": true});
    let path = format!("/api/v1{SUGGESTIONS}/{}", suggestion["id"].as_str().unwrap());
    affairs.patch(&path, &declared).await.refused(403, "FORBIDDEN_SCOPE");
    let suggestion = deputy.patch(&path, &declared).await.expect(200).body.clone();
    deputy.act(SUGGESTIONS, &suggestion, "submit", &json!({})).await;
    affairs.refused(ASSIGNMENTS, &matter, "convert", &by(json!(app.deputy(10))), refused).await;
    let closed = affairs.act(ASSIGNMENTS, &matter, "convert", &by(json!(app.deputy(9)))).await;
    assert_eq!((closed["state"].as_str(), closed["adoption"].as_str()), (Some("closed"), Some("adopted")));
}

#[tokio::test]
async fn an_election_that_was_decided_is_declined_only_by_another_street() {
    let app = App::start().await;
    let mut content = assignment(&app, "嘉交〔2026〕51号").await;
    (content["category"], content["scope_categories"]) = (json!("election"), json!(["election_work"]));
    let task = assigned(&app, &content).await;
    let director = app.person("street-director").await;
    let busy = json!({"decline_ground": "not_feasible", "reason": "人手不足。"});
    director.refused(ASSIGNMENTS, &task, "decline", &busy, (422, "VALIDATION_FAILED")).await;
    let outside = json!({"decline_ground": "outside_street", "reason": "不属本街道。"});
    director.act(ASSIGNMENTS, &task, "decline", &outside).await;
}
