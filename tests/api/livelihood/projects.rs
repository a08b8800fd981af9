//! Projects from their plan to their acceptance (07 §2.6, §3.4).

use super::{Vote, announced, counted, ready, statistics::number, voting::result_told};
use crate::support::{App, People, Person, fresh, only};
use livelihood::projects::LIGHTS;
use platform::call::background;
use serde_json::{Value, json};
use uuid::Uuid;

pub const PROJECTS: &str = "/livelihood/projects";
pub const KIND: &str = "livelihood.project";

/// The two projects of a year on which the congress has voted.
pub async fn selected(app: &App) -> Vec<Value> {
    selected_by(app, ready(app, |_| {}).await).await
}

/// The same by a vote that is ready.
pub async fn selected_by(app: &App, Vote { cycle, ballot, .. }: Vote) -> Vec<Value> {
    counted(app, &ballot, &[200, 180, 100, 0]).await;
    announced(app, &ballot).await;
    result_told(app, &cycle).await;
    let office = app.person("sc-office").await;
    office.act(super::CYCLES, &cycle, "record-vote", &json!({})).await;
    let path = format!("/api/v1{PROJECTS}?cycle_id={}&sort=finish_on", cycle["id"].as_str().unwrap());
    let mut all = office.get(&path).await.expect(200).body["items"].as_array().unwrap().clone();
    all.sort_by_key(|project| project["code"].as_str().unwrap().to_owned());
    all
}

/// A plan that says everything.
pub async fn plan(app: &App) -> Value {
    let document = app.person("department-clerk").await.document("实施方案", "public").await;
    let department = app.organization("construction");
    json!({
        "kind": "engineering", "co_department_ids": [],
        "goals": [{
            "name": "充电桩", "unit": "个", "direction": "at_least", "target_value": "100.00", "weight": 100,
            "responsible_org_id": department, "stage_targets": []
        }],
        "milestones": [
            {"name": "完成选址", "weight": 40, "due_on": "2027-03-31"},
            {"name": "投入使用", "weight": 60, "due_on": "2027-10-31"}
        ],
        "locations": [{"street_or_town_id": app.organization("street"), "address": "金园一路公共停车场", "target": "100.00"}],
        "responsible_person": "演示负责人001", "safeguards": "每周调度。", "plan_document_id": document["id"]
    })
}

/// The department tells of its plan.
pub async fn plan_told(app: &App, project: &Value) -> Value {
    let (clerk, head) = (app.person("department-clerk").await, app.person("department-head").await);
    let draft = json!({
        "subject_type": KIND, "subject_id": project["id"], "kind": "project_plan", "scope": "to_public",
        "channel": "website", "title": "实施方案", "text": "实事项目实施方案。", "disclosure": "public"
    });
    let draft = clerk.create("/publications", &draft).await;
    head.act("/publications", &draft, "review", &json!({})).await;
    clerk.act("/publications", &draft, "publish", &json!({})).await
}

/// A project that was planned with a change, told and started, on August 25.
pub async fn started(app: &App, project: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let clerk = app.person("department-clerk").await;
    let mut content = plan(app).await;
    change(&mut content);
    clerk.act(PROJECTS, project, "plan", &content).await;
    plan_told(app, project).await;
    clerk.act(PROJECTS, project, "publish-plan", &json!({})).await;
    clerk.act(PROJECTS, project, "start", &json!({})).await
}

/// What was reached until the end of a month.
pub fn report(period: &str, value: &str, executed: i64) -> Value {
    json!({
        "period": period, "goal_values": [value], "executed_fen": executed, "text": "进展说明。", "photo_ids": []
    })
}

/// A milestone is done today.
pub async fn done(clerk: &Person, project: &Value, (no, day): (u32, &str)) -> Value {
    let proof = clerk.document("佐证", "internal").await;
    let body = json!({"no": no, "done_on": day, "evidence_ids": [proof["id"]], "late_reason": "补录"});
    clerk.act(PROJECTS, project, "finish-milestone", &body).await
}

pub async fn deadlines(office: &Person, project: &Value, state: &str) -> Vec<(String, String)> {
    let path = format!("/api/v1/deadlines?subject_id={}&state={state}", project["id"].as_str().unwrap());
    let all = office.get(&path).await.expect(200).body["items"].as_array().unwrap().clone();
    let of = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
    let mut all: Vec<_> = all.iter().map(|one| (of(one, "code"), of(one, "effective_due_on"))).collect();
    all.sort();
    all
}

#[tokio::test]
async fn what_was_selected_begins_once_each() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let told: Vec<_> = projects.iter().map(|one| (one["code"].as_str(), one["title"].as_str())).collect();
    assert_eq!(told, [(Some("2027-01"), Some("充电桩一百个")), (Some("2027-02"), Some("社区食堂三家"))]);
    let one = &projects[0];
    assert_eq!(
        (one["state"].as_str(), one["decided_by"].as_str()),
        (Some("selected"), Some("congress_ballot"))
    );
    assert_eq!(one["decided_values"][0]["target_value"], "100.00");
    assert_eq!(
        (one["budget_fen"].as_i64(), one["finish_on"].as_str()),
        (Some(260_000_000), Some("2027-11-30"))
    );
    let office = app.person("sc-office").await;
    let due = deadlines(&office, one, "running").await;
    let runs = [("LIVELIHOOD_FINISH", "2027-11-30"), ("LIVELIHOOD_PLAN", "2026-09-24")];
    assert_eq!(due, runs.map(|(code, day)| (code.to_owned(), day.to_owned())));
}

#[tokio::test]
async fn a_plan_is_whole_and_stands_once_it_was_published() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let (one, clerk) = (&projects[0], app.person("department-clerk").await);
    let content = plan(&app).await;
    let described =
        json!({"title": "方案", "kind": "report", "file_name": "方案.pdf", "disclosure": "public"});
    let empty = clerk.create("/documents", &described).await;
    let other = app.organization("finance");
    let milestones = |days: &[&str]| -> Value {
        let weight = 100 / days.len();
        days.iter().map(|day| json!({"name": "节点", "weight": weight, "due_on": day})).collect()
    };
    let wrong = [
        ("/co_department_ids", json!([Uuid::nil()]), "UNKNOWN_REFERENCE"),
        ("/locations/0/street_or_town_id", json!(Uuid::nil()), "UNKNOWN_REFERENCE"),
        ("/goals/0/responsible_org_id", json!(other), "VALIDATION_FAILED"),
        ("/goals/0/weight", json!(99), "WEIGHTS_NOT_100"),
        ("/milestones/0/weight", json!(41), "WEIGHTS_NOT_100"),
        ("/goals/0/target_value", json!("90.00"), "VALIDATION_FAILED"),
        ("/locations/0/target", json!("99.00"), "VALIDATION_FAILED"),
        ("/milestones", milestones(&["2027-10-31"]), "MILESTONE_ORDER"),
        ("/milestones", milestones(&["2027-10-31", "2027-10-31"]), "MILESTONE_ORDER"),
        ("/milestones", milestones(&["2027-10-31", "2027-12-01"]), "MILESTONE_ORDER"),
        ("/plan_document_id", empty["id"].clone(), "DOCUMENT_MISSING"),
    ];
    for (pointer, value, code) in wrong {
        let mut changed = content.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        clerk.refused(PROJECTS, one, "plan", &changed, (422, code)).await;
    }
    clerk.refused(PROJECTS, one, "publish-plan", &json!({}), (422, "MILESTONE_ORDER")).await;
    only(&app, &["department-clerk"], PROJECTS, one, "plan", &content).await;
    clerk.act(PROJECTS, one, "plan", &content).await;
    clerk.refused(PROJECTS, one, "publish-plan", &json!({}), (409, "PUBLICATION_MISSING")).await;
    let told = plan_told(&app, one).await;
    let planned = clerk.act(PROJECTS, one, "publish-plan", &json!({})).await;
    assert_eq!(
        (planned["state"].as_str(), planned["plan_published_on"].as_str()),
        (Some("planned"), Some("2026-08-25"))
    );
    clerk.refused(PROJECTS, one, "plan", &content, (409, "PLAN_FIXED")).await;
    let draft = json!({
        "subject_type": KIND, "subject_id": one["id"], "kind": "project_plan", "scope": "to_public",
        "channel": "website", "title": "实施方案", "text": "实施方案。", "disclosure": "public"
    });
    let elsewhere = app.person("finance-clerk").await.post("/api/v1/publications", &draft).await;
    assert_eq!(elsewhere.body["code"], "FORBIDDEN_SCOPE", "{}", elsewhere.text);
    clerk.act("/publications", &told, "withdraw", &json!({"reason": "有误"})).await;
    clerk.refused(PROJECTS, one, "start", &json!({}), (409, "PUBLICATION_MISSING")).await;
    plan_told(&app, one).await;
    let started = clerk.act(PROJECTS, one, "start", &json!({})).await;
    assert_eq!((started["state"].as_str(), started["light"].as_str()), (Some("in_progress"), Some("green")));
    let office = app.person("sc-office").await;
    let due: Vec<_> = deadlines(&office, one, "running").await.into_iter().map(|(_, day)| day).collect();
    assert_eq!(due, ["2027-11-30", "2026-09-10", "2027-09-30"]);
}

#[tokio::test]
async fn the_light_follows_the_milestones_every_day() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    app.on("2026-10-11");
    background::once(&app.application.service, LIGHTS, Uuid::now_v7()).await.unwrap();
    let office = app.person("sc-office").await;
    assert_eq!(fresh(&office, PROJECTS, &one).await["light"], "red", "a report is 31 days late");
    let clerk = app.person("department-clerk").await;
    for month in ["2026-08", "2026-09"] {
        clerk.act(PROJECTS, &one, "report-progress", &report(month, "10.00", 0)).await;
    }
    assert_eq!(fresh(&office, PROJECTS, &one).await["state"], "in_progress");
    for month in ["2026-10"] {
        clerk.act(PROJECTS, &one, "report-progress", &report(month, "10.00", 0)).await;
    }
    // Forty points are due on the last day of March, and the next day they are not done.
    app.on("2027-04-01");
    background::once(&app.application.service, LIGHTS, Uuid::now_v7()).await.unwrap();
    let clerk = app.person("department-clerk").await;
    let late = fresh(&clerk, PROJECTS, &one).await;
    assert_eq!((late["state"].as_str(), late["light"].as_str()), (Some("delayed"), Some("red")));
    let months = ["2026-11", "2026-12", "2027-01", "2027-02", "2027-03"];
    for month in months {
        clerk.act(PROJECTS, &one, "report-progress", &report(month, "10.00", 0)).await;
    }
    let proof = clerk.document("佐证", "internal").await;
    let body = |no: u32, day: &str, proof: &Value, reason: Option<&str>| json!({"no": no, "done_on": day, "evidence_ids": proof, "late_reason": reason});
    let there = json!([proof["id"]]);
    let refused = [
        (body(3, "2027-04-01", &there, None), "VALIDATION_FAILED"),
        (body(1, "2027-04-02", &there, None), "FUTURE_RECORD"),
        (body(1, "2027-03-31", &there, None), "LATE_RECORD_UNEXPLAINED"),
        (body(1, "2026-08-24", &there, Some("补录")), "DATE_ORDER"),
        (body(1, "2027-04-01", &json!([]), None), "EVIDENCE_MISSING"),
    ];
    for (body, code) in refused {
        clerk.refused(PROJECTS, &one, "finish-milestone", &body, (422, code)).await;
    }
    let finished = body(1, "2027-03-31", &there, Some("补录"));
    let now = clerk.act(PROJECTS, &one, "finish-milestone", &finished).await;
    assert_eq!((now["state"].as_str(), now["light"].as_str()), (Some("in_progress"), Some("green")));
    assert_eq!(now["milestones"][0]["done_on"], "2027-03-31");
    // It was done on its last day, as it is said a day later: that is counted apart.
    let office = app.person("sc-office").await;
    assert_eq!(number(&office, "year=2027", "LP07", Some("original")).await, "0/1 0.00");
    assert_eq!(number(&office, "year=2027", "LP07", Some("recorded_late")).await, "1 1.00");
    clerk.refused(PROJECTS, &one, "finish-milestone", &finished, (422, "VALIDATION_FAILED")).await;
}

#[tokio::test]
async fn what_is_complete_is_accepted_or_not() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let own = app.organization("urban");
    let one = started(&app, &projects[0], |_| {}).await;
    let biased = started(&app, &projects[1], |plan| plan["co_department_ids"] = json!([own])).await;
    let (clerk, head) = (app.person("department-clerk").await, app.person("department-head").await);
    for project in [&one, &biased] {
        clerk.act(PROJECTS, project, "report-progress", &report("2026-08", "99.99", 0)).await;
        head.refused(PROJECTS, project, "complete", &json!({}), (422, "GOAL_MISSED")).await;
        let correction =
            json!({"period": "2026-08", "goal_values": ["120.00"], "executed_fen": 1, "reason": "漏报"});
        head.act(PROJECTS, project, "correct-progress", &correction).await;
        head.refused(PROJECTS, project, "complete", &json!({}), (422, "EVIDENCE_MISSING")).await;
        for no in [1, 2] {
            done(&clerk, project, (no, "2026-08-25")).await;
        }
    }
    only(&app, &["department-head"], PROJECTS, &one, "complete", &json!({})).await;
    let completed = head.act(PROJECTS, &one, "complete", &json!({})).await;
    assert_eq!(
        (completed["completion"].as_str(), completed["completed_on"].as_str()),
        (Some("100.00"), Some("2026-08-25"))
    );
    head.act(PROJECTS, &biased, "complete", &json!({})).await;
    let people = People::of(&app).await;
    let (running, acceptance) =
        (deadlines(&people.office, &one, "running").await, "LIVELIHOOD_ACCEPTANCE".to_owned());
    assert_eq!(running, [(acceptance, "2026-10-24".to_owned())]);
    let paper = people.committee.document("验收意见", "internal").await;
    let papers = json!({"acceptance_document_ids": [paper["id"]]});
    let none = json!({"acceptance_document_ids": []});
    people.committee.refused(PROJECTS, &one, "accept", &none, (422, "DOCUMENT_MISSING")).await;
    people.committee.refused(PROJECTS, &biased, "accept", &papers, (403, "SELF_VERIFICATION")).await;
    let why = json!({"reason": "三处地面破损。"});
    people.committee.refused(PROJECTS, &biased, "reject", &why, (403, "SELF_VERIFICATION")).await;
    let back = people.committee.act(PROJECTS, &one, "reject", &why).await;
    assert_eq!(
        (back["state"].as_str(), back["quality_state"].as_str()),
        (Some("in_progress"), Some("failed"))
    );
    let issues = format!("/api/v1/issues?source_record_id={}", one["id"].as_str().unwrap());
    let issue = people.committee.get(&issues).await.expect(200).body["items"][0].clone();
    assert_eq!(
        (issue["category"].as_str(), issue["description"].as_str()),
        (Some("quality"), Some("三处地面破损。"))
    );
    head.act(PROJECTS, &one, "complete", &json!({})).await;
    let committee = ["committee-staff", "committee-staff-finance"];
    only(&app, &committee, PROJECTS, &one, "accept", &papers).await;
    let accepted = people.committee.act(PROJECTS, &one, "accept", &papers).await;
    assert_eq!(
        (accepted["state"].as_str(), accepted["quality_state"].as_str()),
        (Some("accepted"), Some("accepted"))
    );
    // Within two years after the completion it may be reopened, and not later.
    app.on("2028-08-25");
    let committee = app.person("committee-staff").await;
    let reopened = committee.act(PROJECTS, &one, "reopen", &why).await;
    assert_eq!((reopened["state"].as_str(), &reopened["completed_on"]), (Some("in_progress"), &Value::Null));
    app.on("2028-08-26");
    let committee = app.person("committee-staff").await;
    committee.refused(PROJECTS, &biased, "reopen", &why, (422, "REOPEN_WINDOW_OVER")).await;
}

#[tokio::test]
async fn what_is_not_finished_on_its_day_is_an_issue() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    app.on("2027-12-01");
    app.sweep().await;
    let committee = app.person("committee-staff").await;
    // So is what never had a plan.
    for (project, number) in [(&projects[1], "实事2027-02-1"), (&one, "实事2027-01-1")] {
        let issues = format!("/api/v1/issues?source_record_id={}", project["id"].as_str().unwrap());
        let issue = committee.get(&issues).await.expect(200).body["items"][0].clone();
        assert_eq!(
            (issue["category"].as_str(), issue["issue_no"].as_str()),
            (Some("goal_missed"), Some(number))
        );
    }
    let issues = format!("/api/v1/issues?source_record_id={}", one["id"].as_str().unwrap());
    let issue = committee.get(&issues).await.expect(200).body["items"][0].clone();
    assert_eq!(issue["responsible_org_id"], json!(app.organization("construction")));
}

#[tokio::test]
async fn another_department_takes_over() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let office = app.person("government-office").await;
    let unknown = json!({"lead_department_id": Uuid::nil(), "reason": "职能调整"});
    office.refused(PROJECTS, &one, "transfer-lead", &unknown, (422, "UNKNOWN_REFERENCE")).await;
    let to = json!({"lead_department_id": app.organization("finance"), "reason": "职能调整"});
    only(&app, &["government-office"], PROJECTS, &one, "transfer-lead", &to).await;
    let moved = office.act(PROJECTS, &one, "transfer-lead", &to).await;
    assert_eq!(moved["lead_department_id"], to["lead_department_id"]);
    assert_eq!(moved["goals"][0]["responsible_org_id"], to["lead_department_id"]);
    let clerk = app.person("finance-clerk").await;
    clerk.act(PROJECTS, &one, "report-progress", &report("2026-08", "1.00", 0)).await;
    let former = app.person("department-clerk").await;
    former
        .refused(PROJECTS, &one, "report-progress", &report("2026-07", "0.00", 0), (403, "FORBIDDEN_SCOPE"))
        .await;
}

#[tokio::test]
async fn the_successor_of_a_department_leads() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let admin = app.person("district-admin").await;
    let end = json!({
        "end_reason": "merged", "valid_to": "2026-08-25", "successor_id": app.organization("finance"),
        "end_document_id": admin.document("机构改革文件", "public").await["id"]
    });
    admin.act("/organizations", &json!({"id": app.organization("construction")}), "end", &end).await;
    let office = app.person("sc-office").await;
    let now = fresh(&office, PROJECTS, &projects[0]).await;
    assert_eq!(now["lead_department_id"], end["successor_id"]);
    assert_eq!(now["goals"][0]["responsible_org_id"], end["successor_id"]);
}
