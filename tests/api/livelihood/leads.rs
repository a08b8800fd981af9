//! Leads: from whom, checked by a person, declined, examined again, kept, turned into candidates (07 §3.2).

use super::{CANDIDATES, LEADS, RESERVE, collecting, proposal, proposed_by_a_citizen};
use crate::support::{Answer, App, fresh, only};
use reqwest::Method;
use serde_json::{Value, json};

pub fn by_a_citizen(cycle: &Value) -> Value {
    let mut proposal = proposal(cycle, "小区门口增设公共充电桩");
    proposal["source"] = json!("citizen_online");
    proposal["proposer_name"] = json!("演示居民001");
    proposal["proposer_phone"] = json!("13900000001");
    proposal
}

pub async fn checked(app: &App, lead: &Value) -> Value {
    let body = json!({"public_text": "建议增设公共充电桩。", "findings": findings(lead, false)});
    app.person("government-office").await.act(LEADS, lead, "check", &body).await
}

fn findings(lead: &Value, same: bool) -> Value {
    let proposed = lead["duplicates"].as_array().unwrap().iter();
    proposed.map(|one| json!({"lead_id": one["lead_id"], "is_same": same})).collect()
}

pub async fn analyzed(app: &App, lead: &Value) -> Value {
    checked(app, lead).await;
    let analysis =
        json!({"category": "transport", "beneficiaries_estimate": 3000, "cost_estimate_fen": 260_000_000});
    app.person("government-office").await.act(LEADS, lead, "analyze", &analysis).await
}

#[tokio::test]
async fn a_citizen_proposes_and_reads_the_own_lead_with_a_code() {
    let app = App::start().await;
    let cycle = collecting(&app, 3).await;
    let mut wrong = by_a_citizen(&cycle);
    wrong["source"] = json!("deputy");
    proposed_by_a_citizen(&app, &wrong).await.refused(403, "FORBIDDEN_SCOPE");
    wrong = by_a_citizen(&cycle);
    wrong["title"] = json!("请联系演示居民001");
    proposed_by_a_citizen(&app, &wrong).await.refused(422, "PERSONAL_DATA_IN_PUBLICATION");
    // However the own name, phone or address is written.
    let named =
        json!({"proposer_name": "张三丰", "proposer_phone": "02169001234", "proposer_address": "演示路1号"});
    for (field, text) in [
        ("title", "请找张 三丰"),
        ("title", "请找张·三丰"),
        ("title", "请回电 021-69001234"),
        ("title", "请回电 6900 1234"),
        ("title", "请致电 0574-6900123"),
        ("location", "演示路 1 号"),
        ("location", "门卫电话 (021)6900 9999"),
    ] {
        let mut wrong = by_a_citizen(&cycle);
        wrong.as_object_mut().unwrap().extend(named.as_object().unwrap().clone());
        wrong[field] = json!(text);
        let refused = proposed_by_a_citizen(&app, &wrong).await;
        let pointer = &refused.refused(422, "PERSONAL_DATA_IN_PUBLICATION").body["errors"][0]["pointer"];
        assert_eq!(pointer, &format!("/{field}"), "{text}");
    }
    let lead = proposed_by_a_citizen(&app, &by_a_citizen(&cycle)).await.expect(201).body.clone();
    let code = lead["access_code"].as_str().unwrap().to_owned();
    let path = format!("/api/v1{LEADS}/{}", lead["id"].as_str().unwrap());
    let read = app.stranger().request(Method::GET, &path).header("Access-Code", &code);
    let own = Answer::of(read).await.expect(200).body.clone();
    assert_eq!(
        (own["proposer_phone"].as_str(), own["check_due_on"].as_str()),
        (Some("13900000001"), Some("2026-08-17"))
    );
    let without = app.stranger().request(Method::GET, &path).header("District-Code", "310114");
    Answer::of(without).await.refused(404, "NOT_FOUND");
    // Others read what the office wrote for them, and nobody's name.
    let deputy = app.person("deputy").await;
    let seen = fresh(&deputy, LEADS, &lead).await;
    assert_eq!(
        (&seen["proposer_name"], &seen["proposer_phone"], &seen["content"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    let office = app.person("government-office").await;
    let named = json!({"public_text": "演示居民001建议增设充电桩。", "findings": []});
    office.refused(LEADS, &lead, "check", &named, (422, "PERSONAL_DATA_IN_PUBLICATION")).await;
    let checked = checked(&app, &lead).await;
    assert_eq!(
        (checked["state"].as_str(), checked["public_text"].as_str()),
        (Some("checked"), Some("建议增设公共充电桩。"))
    );
    // After the collection nothing comes in.
    app.on("2026-08-15");
    proposed_by_a_citizen(&app, &by_a_citizen(&cycle)).await.refused(409, "COLLECTION_NOT_OPEN");
}

#[tokio::test]
async fn each_proposes_in_the_own_name() {
    let app = App::start().await;
    let cycle = collecting(&app, 3).await;
    let from = |source: &str| {
        let mut lead = proposal(&cycle, &format!("建议来自{source}"));
        lead["source"] = json!(source);
        lead
    };
    app.person("deputy").await.create(LEADS, &from("deputy")).await;
    app.person("committee-staff").await.create(LEADS, &from("congress_committee")).await;
    app.person("street-clerk").await.create(LEADS, &from("residents_consultation")).await;
    let refused = [
        ("deputy", "media"),
        ("department-clerk", "congress_committee"),
        ("department-clerk", "street_or_town"),
    ];
    for (name, source) in refused {
        app.person(name).await.refused_to_create(LEADS, &from(source), (403, "FORBIDDEN_SCOPE")).await;
    }
    let office = app.person("government-office").await;
    office.refused_to_create(LEADS, &from("citizen_offline"), (422, "VALIDATION_FAILED")).await;
    let mut letter = from("citizen_offline");
    for (field, text) in [
        ("proposer_name", "演示居民002"),
        ("proposer_phone", "13900000002"),
        ("proposer_address", "演示路1号"),
    ] {
        letter[field] = json!(text);
    }
    office.create(LEADS, &letter).await;
    let mut strange = from("media");
    strange["origin_type"] = json!("registry.meeting");
    strange["origin_id"] = json!(uuid::Uuid::nil());
    office.refused_to_create(LEADS, &strange, (422, "UNKNOWN_REFERENCE")).await;
}

#[tokio::test]
async fn a_person_decides_what_looks_the_same() {
    let app = App::start().await;
    let cycle = collecting(&app, 3).await;
    let clerk = app.person("department-clerk").await;
    let first = clerk.create(LEADS, &proposal(&cycle, "增设公共充电桩")).await;
    let other = clerk.create(LEADS, &proposal(&cycle, "新建社区食堂")).await;
    assert_eq!(other["duplicates"], json!([]));
    let alike = clerk.create(LEADS, &proposal(&cycle, "增设充电桩")).await;
    assert_eq!(alike["duplicates"], json!([{"lead_id": first["id"], "similarity": 60, "is_same": null}]));
    let office = app.person("government-office").await;
    let silent = json!({"public_text": "增设充电桩。", "findings": []});
    office.refused(LEADS, &alike, "check", &silent, (422, "DUPLICATES_UNDECIDED")).await;
    let decided = json!({"public_text": "增设充电桩。", "findings": findings(&alike, true)});
    only(&app, &["government-office"], LEADS, &alike, "check", &decided).await;
    let checked = office.act(LEADS, &alike, "check", &decided).await;
    assert_eq!(checked["duplicates"][0]["is_same"], true);
}

#[tokio::test]
async fn what_is_declined_is_examined_again_once() {
    let app = App::start().await;
    let cycle = collecting(&app, 3).await;
    let lead = app.person("department-clerk").await.create(LEADS, &proposal(&cycle, "增设公共充电桩")).await;
    let office = app.person("government-office").await;
    let refusal = json!({"declined_type": "petition", "declined_reason": "属于信访事项。"});
    office.refused(LEADS, &lead, "decline", &refusal, (409, "INVALID_TRANSITION")).await;
    checked(&app, &lead).await;
    office.refused(LEADS, &lead, "decline", &refusal, (422, "UNKNOWN_REFERENCE")).await;
    let mut referred = refusal.clone();
    referred["referred_to_id"] = json!(app.organization("construction"));
    let declined = office.act(LEADS, &lead, "decline", &referred).await;
    assert_eq!(
        (declined["state"].as_str(), declined["declined_type"].as_str()),
        (Some("declined"), Some("petition"))
    );
    let affairs = app.person("deputy-affairs").await;
    let again = json!({"reason": "不是信访事项"});
    only(
        &app,
        &["deputy-affairs", "committee-staff", "committee-staff-finance"],
        LEADS,
        &lead,
        "reexamine",
        &again,
    )
    .await;
    let open = affairs.act(LEADS, &lead, "reexamine", &again).await;
    assert_eq!((open["state"].as_str(), &open["declined_type"]), (Some("checked"), &Value::Null));
    // It waits for an answer, which is given without the number of anybody.
    let clocks = format!("/api/v1/deadlines?subject_id={}&state=running", lead["id"].as_str().unwrap());
    let waiting = async || office.get(&clocks).await.expect(200).body["items"].as_array().unwrap().len();
    assert_eq!(waiting().await, 1);
    let mut naming = referred.clone();
    naming["declined_reason"] = json!("已电话答复 13900000009");
    office.refused(LEADS, &lead, "decline", &naming, (422, "PERSONAL_DATA_IN_PUBLICATION")).await;
    office.act(LEADS, &lead, "decline", &referred).await;
    assert_eq!(waiting().await, 0);
    affairs.refused(LEADS, &lead, "reexamine", &again, (409, "REEXAMINATION_LIMIT")).await;
}

#[tokio::test]
async fn what_is_kept_becomes_a_candidate_once_a_year() {
    let app = App::start().await;
    let cycle = collecting(&app, 3).await;
    let lead = app.person("department-clerk").await.create(LEADS, &proposal(&cycle, "增设公共充电桩")).await;
    analyzed(&app, &lead).await;
    let office = app.person("government-office").await;
    let keep = json!({
        "maturity": "prepared", "land_ready": false, "approval_ready": false,
        "lead_department_id": app.organization("construction")
    });
    let kept = office.act(LEADS, &lead, "reserve", &keep).await;
    let project =
        office.get(&format!("/api/v1{RESERVE}/{}", kept["reserve_project_id"].as_str().unwrap())).await;
    let project = project.expect(200).body.clone();
    assert_eq!(
        (project["maturity"].as_str(), project["review_due_on"].as_str()),
        (Some("prepared"), Some("2028-08-03"))
    );
    let into = json!({"cycle_id": cycle["id"]});
    app.person("committee-staff")
        .await
        .refused(LEADS, &lead, "convert", &into, (403, "FORBIDDEN_SCOPE"))
        .await;
    let converted = office.act(LEADS, &lead, "convert", &into).await;
    let candidate = json!({"id": converted["candidate_id"]});
    let drafted = fresh(&office, CANDIDATES, &candidate).await;
    assert_eq!(
        (drafted["state"].as_str(), drafted["no"].as_u64(), &drafted["origin_ids"]),
        (Some("proposed"), Some(1), &json!([lead["id"]]))
    );
    assert_eq!(fresh(&office, RESERVE, &project).await["state"], "archived");
    office.act(CANDIDATES, &candidate, "withdraw", &json!({"reason": "先行研究"})).await;
    assert_eq!(fresh(&office, LEADS, &lead).await["state"], "in_reserve");
    assert_eq!(fresh(&office, RESERVE, &project).await["state"], "active");
    // What was withdrawn may come again.
    office.act(LEADS, &lead, "convert", &into).await;
    let second = app.person("department-clerk").await.create(LEADS, &proposal(&cycle, "新建社区食堂")).await;
    analyzed(&app, &second).await;
    let named = json!({"cycle_id": cycle["id"], "title": "新建社区食堂", "category": "elderly", "origin_ids": [second["id"]]});
    office.create(CANDIDATES, &named).await;
    office.refused(LEADS, &second, "convert", &into, (409, "ALREADY_EXISTS")).await;
}

#[tokio::test]
async fn the_reserve_is_looked_at_every_two_years() {
    let app = App::start().await;
    let project = super::reserved(&app, "社区食堂扩建").await;
    assert_eq!(project["review_due_on"], "2028-08-03");
    app.on("2026-09-01");
    let office = app.person("government-office").await;
    let seen = office.act(RESERVE, &project, "review", &json!({"finding": "用地已经落实"})).await;
    assert_eq!(
        (seen["last_reviewed_on"].as_str(), seen["review_due_on"].as_str()),
        (Some("2026-09-01"), Some("2028-09-01"))
    );
    office.act(RESERVE, &project, "archive", &json!({"reason": "已另行实施"})).await;
    office.refused(RESERVE, &project, "review", &json!({"finding": "无"}), (409, "INVALID_TRANSITION")).await;
    office.act(RESERVE, &project, "restore", &json!({})).await;
    let mut elsewhere = json!({
        "organization_id": app.organization("finance"), "title": "社区食堂", "content": null, "category": "elderly",
        "maturity": "idea", "land_ready": false, "approval_ready": false, "lead_department_id": null
    });
    office.refused_to_create(RESERVE, &elsewhere, (422, "VALIDATION_FAILED")).await;
    elsewhere["organization_id"] = json!(app.organization("sc"));
    office.create(RESERVE, &elsewhere).await;
}
