//! How an organization ends: what is open passes to its successor, nothing new comes to it, and nobody acts for it any more.

use crate::support::{App, People, Person, fresh};
use serde_json::{Value, json};

const ITEMS: &str = "/supervision/items";
const ISSUES: &str = "/issues";

async fn department(admin: &Person, app: &App, code: &str) -> Value {
    let department = json!({
        "code": code, "name": format!("{code}局"), "kind": "government_department",
        "parent_id": app.organization("government"), "valid_from": "2026-01-01"
    });
    admin.create("/organizations", &department).await
}

fn issue(organization: &Value, beside: &[&Value]) -> Value {
    let beside: Vec<&Value> = beside.iter().map(|one| &one["id"]).collect();
    json!({
        "issue_no": "嘉问2026-01", "domain": "supervision", "category": "other", "title": "充电场所消防设施缺失",
        "description": "检查发现消防设施缺失。", "source_type": "inspection", "severity": "general",
        "responsible_org_id": organization["id"], "co_org_ids": beside, "rectify_class": "phased"
    })
}

async fn end(admin: &Person, successor: Option<&Value>) -> Value {
    let document = admin.document("机构改革方案", "internal").await;
    json!({
        "end_reason": "merged", "valid_to": "2026-08-03", "end_document_id": document["id"],
        "successor_id": successor.map_or(&Value::Null, |one| &one["id"])
    })
}

#[tokio::test]
async fn what_is_open_passes_to_the_successor_in_one_step() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let admin = app.person("district-admin").await;
    let (old, new) = (department(&admin, &app, "old").await, department(&admin, &app, "new").await);
    let issue = people.committee.create(ISSUES, &issue(&old, &[&new])).await;
    let item = people.committee.create(ITEMS, &item_with(&app, &old)).await;
    let due = json!({"due_on": "2026-12-01"});
    let assigned = people.committee.act(ISSUES, &issue, "assign", &due).await;
    let account = app
        .account("old-clerk", &[platform::vocabulary::Role::OrganClerk], old["id"].as_str().unwrap())
        .await;
    account.get("/api/v1/auth/me").await.expect(200);

    // Without a successor it does not end while something is open, and it is not archived.
    let alone = end(&admin, None).await;
    admin.refused("/organizations", &old, "end", &alone, (409, "TASKS_OPEN")).await;
    let path = format!("/api/v1/organizations/{}", old["id"].as_str().unwrap());
    let remove = admin.request(reqwest::Method::DELETE, &path).header("If-Match", "*");
    crate::support::Answer::of(remove).await.refused(409, "TASKS_OPEN");
    // Nor by itself, nor later than today, nor before it began, nor without a document.
    let body = end(&admin, Some(&new)).await;
    let with = |name: &str, value: Value| {
        let mut body = body.clone();
        body[name] = value;
        body
    };
    for (body, code) in [
        (with("successor_id", old["id"].clone()), "ORGANIZATION_CYCLE"),
        (with("successor_id", item["id"].clone()), "UNKNOWN_REFERENCE"),
        (with("valid_to", json!("2026-08-04")), "FUTURE_RECORD"),
        (with("valid_to", json!("2026-01-01")), "DATE_ORDER"),
        (with("end_document_id", item["id"].clone()), "UNKNOWN_REFERENCE"),
    ] {
        admin.refused("/organizations", &old, "end", &body, (422, code)).await;
    }
    admin.patch(&path, &json!({"valid_to": "2026-08-03"})).await.refused(422, "VALIDATION_FAILED");

    let ended = admin.act("/organizations", &old, "end", &body).await;
    assert_eq!((ended["state"].as_str(), &ended["successor_id"]), (Some("ended"), &new["id"]));
    account.get("/api/v1/auth/me").await.refused(401, "UNAUTHENTICATED");
    let passed = fresh(&people.committee, ISSUES, &issue).await;
    assert_eq!((&passed["responsible_org_id"], &passed["co_org_ids"]), (&new["id"], &json!([new["id"]])));
    assert_eq!(fresh(&people.committee, ITEMS, &item).await["reporting_department_id"], new["id"]);
    let deadlines = format!("/api/v1/deadlines?subject_id={}", issue["id"].as_str().unwrap());
    let deadlines = people.office.get(&deadlines).await.expect(200).body["items"].as_array().unwrap().clone();
    assert!(!deadlines.is_empty());
    for deadline in &deadlines {
        assert_eq!(deadline["responsible_organization_id"], new["id"]);
    }
    let days = |all: &Value| {
        all["deadlines"].as_array().map(|all| all.iter().map(|one| one["due_on"].clone()).collect::<Vec<_>>())
    };
    assert_eq!(days(&passed), days(&assigned), "the days stay");
    // Its trail tells how the successor came by it.
    let history = format!("/api/v1{ISSUES}/{}/history", issue["id"].as_str().unwrap());
    let history =
        app.person("auditor").await.get(&history).await.expect(200).body["items"].as_array().unwrap().clone();
    let last = history.iter().max_by_key(|one| one["sequence"].as_i64()).unwrap();
    assert_eq!(last["action"], "pass_on");
    assert!(last["reason"].as_str().unwrap().contains("registry.organization"));
    assert_eq!(app.findings().await, Vec::<String>::new());

    // Nothing new comes to it, and it does not end twice.
    let mut late = item_with(&app, &old);
    late["item_no"] = json!("嘉监2026-42");
    let refused = people.committee.post(&format!("/api/v1{ITEMS}"), &late).await;
    assert_eq!(
        refused.refused(422, "ORGANIZATION_ENDED").body["errors"][0]["pointer"],
        "/reporting_department_id"
    );
    admin.try_act("/organizations", &ended, "end", &body).await.refused(422, "ORGANIZATION_ENDED");
    let third = department(&admin, &app, "third").await;
    let to_the_ended = with("successor_id", old["id"].clone());
    admin.refused("/organizations", &third, "end", &to_the_ended, (422, "ORGANIZATION_ENDED")).await;
    admin.act("/organizations", &third, "end", &with("successor_id", Value::Null)).await;
}

fn item_with(app: &App, department: &Value) -> Value {
    json!({
        "item_no": "嘉监2026-41", "title": "供水保障", "purpose": "监督。", "form": "special_work_report",
        "out_of_plan_reason": "临时", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government"), "reporting_department_id": department["id"]
    })
}

#[tokio::test]
async fn a_new_name_leaves_the_old_one_behind() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let (one, other) = (department(&admin, &app, "one").await, department(&admin, &app, "other").await);
    let document = admin.document("更名批复", "internal").await;
    let rename =
        |name: &str, day: &str| json!({"name": name, "renamed_on": day, "document_id": document["id"]});
    for (body, status, code) in [
        (rename("other局", "2026-08-03"), 409, "ALREADY_EXISTS"),
        (rename("one局", "2026-08-03"), 409, "ALREADY_EXISTS"),
        (rename("新局", "2026-08-04"), 422, "FUTURE_RECORD"),
        (rename("新局", "2026-01-01"), 422, "DATE_ORDER"),
    ] {
        admin.refused("/organizations", &one, "rename", &body, (status, code)).await;
    }
    let mut unproved = rename("新局", "2026-07-01");
    unproved["document_id"] = other["id"].clone();
    admin.refused("/organizations", &one, "rename", &unproved, (422, "UNKNOWN_REFERENCE")).await;
    let renamed = admin.act("/organizations", &one, "rename", &rename("新局", "2026-07-01")).await;
    assert_eq!(renamed["name"], "新局");
    let former = json!([{"name": "one局", "until": "2026-07-01", "document_id": document["id"]}]);
    assert_eq!(renamed["former_names"], former);
    admin.refused("/organizations", &one, "rename", &rename("旧局", "2026-06-30"), (422, "DATE_ORDER")).await;
    let path = format!("/api/v1/organizations/{}", one["id"].as_str().unwrap());
    admin.patch(&path, &json!({"name": "别名"})).await.refused(422, "VALIDATION_FAILED");
    // The old name is free.
    let mut again = json!({
        "code": "first", "name": "one局", "kind": "government_department", "valid_from": "2026-08-03"
    });
    again["parent_id"] = json!(app.organization("government"));
    admin.create("/organizations", &again).await;
}

#[tokio::test]
async fn the_answers_of_a_survey_are_read_by_whose_survey_it_is() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let (old, new) = (department(&admin, &app, "old").await, department(&admin, &app, "new").await);
    let clerk = [platform::vocabulary::Role::OrganClerk];
    let before = app.account("old-clerk", &clerk, old["id"].as_str().unwrap()).await;
    let after = app.account("new-clerk", &clerk, new["id"].as_str().unwrap()).await;
    let survey = json!({
        "title": "满意度调查", "subject_type": "registry.organization", "subject_id": old["id"], "year": 2026,
        "channel": "telephone", "opens_on": "2026-08-01", "closes_on": "2026-08-31", "agency_id": null,
        "questions": [{"item": "overall", "text": "是否满意?", "kind": "level"}]
    });
    let survey = before.create("/surveys", &survey).await;
    before.act("/surveys", &survey, "open", &json!({})).await;
    let answer = json!({
        "survey_id": survey["id"], "item": "overall", "respondent_key": "sample-0001", "known": true,
        "level": "satisfied", "resident": true
    });
    let answer = before.create("/survey-responses", &answer).await;
    let path = format!("/api/v1/survey-responses/{}", answer["id"].as_str().unwrap());
    after.get(&path).await.expect(404);
    admin.act("/organizations", &old, "end", &end(&admin, Some(&new)).await).await;
    assert_eq!(after.get(&path).await.expect(200).body["id"], answer["id"]);
    let listed = format!("/api/v1/survey-responses?survey_id={}", survey["id"].as_str().unwrap());
    assert_eq!(after.get(&listed).await.expect(200).body["items"].as_array().unwrap().len(), 1);
    app.person("finance-clerk").await.get(&path).await.expect(404);
}

/// Where a column names an organization, its tasks pass on: a new kind of record says so, or stands here with its reason.
#[tokio::test]
async fn every_kind_of_work_passes_on() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let table = admin.get("/api/v1/workflows/registry.organization").await.expect(200).text.clone();
    // A rule, a suggestion and what was said with a deputy name whose they are, and nothing is to be done; what belongs to a street
    // committee ends with it, which is abolished before its organization ends, and an enrollment follows its site.
    let over = [
        "instrument.survey_response",
        "stations.contact_log",
        "stations.site_deputy",
        "street_committee.consultative_body",
        "street_committee.deputy_contact",
        "street_committee.institution_rule",
        "street_committee.member",
        "supervision.review_suggestion",
    ];
    let (mut found, mut left) = (0, Vec::new());
    for (name, kind) in app.application.service.kinds {
        let columns = (kind.table)().columns;
        let names_one = columns.iter().any(|(column, _)| {
            let whose = ["author_organization_id", "issuer_organization_id"].contains(&column.as_str());
            !whose
                && ["organ_id", "organ_ids", "organization_id", "org_id", "committee_id"]
                    .iter()
                    .any(|end| column.ends_with(end))
        });
        if name.starts_with("access.") || name.starts_with("registry.") || !names_one || over.contains(name) {
            continue;
        }
        found += 1;
        if !table.contains(name) {
            left.push(name);
        }
    }
    assert!(left.is_empty(), "{left:?} do not pass on");
    assert!(found >= 12, "only {found} kinds name organizations");
}
