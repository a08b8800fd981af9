//! What people say at a site: registered, accepted or refused, passed on, answered, rated with the code (03 §3.3).

use super::{OPINIONS, home};
use crate::support::{Answer, App, Person};
use reqwest::Method;
use serde_json::{Value, json};

mod activities;
mod answering;
mod clocks;
mod codes;
mod converting;
mod merging;
mod receiving;
mod routing;

/// What somebody says who gives a name.
pub fn opinion(site: &Value) -> Value {
    json!({
        "received_on": "2026-08-03", "channel": "visit", "site_id": site["id"], "is_anonymous": false,
        "citizen_name": "演示居民001", "citizen_phone": "13900000001", "title": "金园一路充电桩不足",
        "content": "小区门口没有公共充电桩,充电要到四公里外。", "topic_category": "urban_management", "matter_nature": "common"
    })
}

/// Registered by the leader of the site, heard by a deputy.
pub async fn heard(app: &App, site: &Value) -> Value {
    let mut said = opinion(site);
    said["deputy_ids"] = json!([app.deputy(9)]);
    app.person("site-manager").await.create(OPINIONS, &said).await
}

/// The person with the code.
pub struct Citizen<'a> {
    pub app: &'a App,
    pub code: String,
}

impl Citizen<'_> {
    pub async fn read(&self, opinion: &Value) -> Answer {
        let path = format!("/api/v1{OPINIONS}/{}", opinion["id"].as_str().unwrap());
        Answer::of(self.app.stranger().request(Method::GET, &path).header("Access-Code", &self.code)).await
    }

    pub async fn act(&self, opinion: &Value, action: &str, body: &Value) -> Answer {
        let path = format!("/api/v1{OPINIONS}/{}/{action}", opinion["id"].as_str().unwrap());
        let request = self.app.stranger().request(Method::POST, &path).header("Access-Code", &self.code);
        Answer::of(request.json(body)).await
    }
}

pub fn citizen<'a>(app: &'a App, opinion: &Value) -> Citizen<'a> {
    Citizen { app, code: opinion["access_code"].as_str().unwrap().to_owned() }
}

pub async fn manager(app: &App) -> Person {
    app.person("site-manager").await
}

pub fn to(app: &App, route: &str, organ: &str) -> Value {
    json!({"route": route, "handler_organ_id": app.organization(organ)})
}

/// Accepted, passed on to the street office, taken over there.
pub async fn signed(app: &App, opinion: &Value) -> Value {
    let manager = manager(app).await;
    manager.act(OPINIONS, opinion, "accept", &json!({"procedure_check": "none"})).await;
    manager.act(OPINIONS, opinion, "route", &to(app, "street_or_town", "construction")).await;
    app.person("department-clerk").await.act(OPINIONS, opinion, "sign", &json!({})).await
}

/// Answered by the head of the organ.
pub async fn replied(app: &App, opinion: &Value) -> Value {
    let head = app.person("department-head").await;
    let photo = head.document("现场照片", "internal").await;
    let reply = json!({
        "reply_text": "已在金园一路公共停车场新建二十个充电桩,九月一日投入使用。", "outcome_class": "adopted_resolved",
        "evidence_ids": [photo["id"]]
    });
    head.act(OPINIONS, opinion, "reply", &reply).await
}

/// Answered with a promise.
pub async fn promised(app: &App, opinion: &Value) -> Value {
    let reply = json!({
        "reply_text": "拟在金园一路公共停车场新建二十个充电桩,年内投入使用。", "outcome_class": "planned",
        "promised_on": "2026-12-20"
    });
    app.person("department-head").await.act(OPINIONS, opinion, "reply", &reply).await
}

pub fn rating(result: &str) -> Value {
    json!({"rating_attitude": "satisfied", "rating_result": result})
}

#[tokio::test]
async fn an_opinion_is_answered_rated_and_published() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = heard(&app, &site).await;
    assert_eq!(
        (said["opinion_no"].as_str(), said["state"].as_str()),
        (Some("JD-01-2026-0001"), Some("received"))
    );
    signed(&app, &said).await;
    let done = replied(&app, &said).await;
    assert_eq!(
        (done["state"].as_str(), done["rating_due_on"].as_str()),
        (Some("replied"), Some("2026-09-02"))
    );
    let citizen = citizen(&app, &said);
    let seen = citizen.read(&said).await.expect(200).body.clone();
    assert_eq!((seen["citizen_phone"].as_str(), seen["reply_text"].is_string()), (Some("13900000001"), true));
    manager(&app).await.refused(OPINIONS, &said, "close", &json!({}), (409, "OPEN_ITEMS")).await;
    citizen.act(&said, "rate", &rating("satisfied")).await.expect(200);
    citizen.act(&said, "rate", &rating("satisfied")).await.refused(409, "ALREADY_RATED");
    let (clerk, director, leader) =
        (app.person("street-clerk").await, app.person("street-director").await, manager(&app).await);
    director.refused(OPINIONS, &said, "rehandle", &json!({}), (422, "NO_GROUND_FOR_REHANDLING")).await;
    leader.act(OPINIONS, &said, "close", &json!({})).await;
    leader.refused(OPINIONS, &said, "publish", &json!({}), (422, "PERSONAL_DATA_IN_PUBLICATION")).await;
    clerk
        .refused(
            OPINIONS,
            &said,
            "redact",
            &json!({"redacted_content": "请拨打 139 0000 0001。"}),
            (422, "PERSONAL_DATA_IN_PUBLICATION"),
        )
        .await;
    clerk.act(OPINIONS, &said, "redact", &json!({"redacted_content": "反映充电桩不足。"})).await;
    leader.act(OPINIONS, &said, "publish", &json!({})).await;
    // Everybody reads what was written for everybody, and nobody who said it.
    let path = format!("/api/v1{OPINIONS}/{}", said["id"].as_str().unwrap());
    let public =
        Answer::of(app.stranger().request(Method::GET, &path).header("District-Code", "310114")).await;
    let public = public.expect(200).body.clone();
    assert_eq!(public["redacted_content"], "反映充电桩不足。");
    for hidden in ["content", "citizen_name", "citizen_phone", "is_anonymous", "committee_id"] {
        assert_eq!(public[hidden], Value::Null, "{hidden}");
    }
    crate::support::read_as_the_public(&app, &["expert", "third-party"], OPINIONS, &said).await;
    leader.act(OPINIONS, &said, "withdraw-publication", &json!({"reason": "内容有误"})).await;
    Answer::of(app.stranger().request(Method::GET, &path).header("District-Code", "310114"))
        .await
        .refused(404, "NOT_FOUND");
    assert_eq!(app.findings().await, Vec::<String>::new());
}

#[tokio::test]
async fn who_said_it_is_read_by_the_site_and_the_handler() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = heard(&app, &site).await;
    signed(&app, &said).await;
    let path = format!("/api/v1{OPINIONS}/{}", said["id"].as_str().unwrap());
    for (name, reads) in [
        ("site-manager", true),
        ("street-clerk", true),
        ("street-director", true),
        ("department-clerk", true),
        ("department-head", true),
        ("sc-office", false),
        ("deputy-affairs", false),
        ("committee-staff", false),
        ("deputy", false),
        ("auditor", false),
        ("government-office", false),
    ] {
        let read = app.person(name).await.get(&path).await.expect(200).body.clone();
        assert_eq!(
            (read["citizen_phone"].is_string(), read["content"].is_string()),
            (reads, reads),
            "{name}"
        );
        // The trail keeps the number of nobody.
        let history = app.person(name).await.get(&format!("{path}/history")).await.expect(200).text.clone();
        assert!(!history.contains("13900000001"), "{name}");
    }
    for name in ["deputy-2", "finance-clerk", "town-presidium", "third-party"] {
        app.person(name).await.get(&path).await.refused(404, "NOT_FOUND");
    }
}

/// Somebody of the site visits voters on a day with a deputy who has checked in; it goes on.
pub async fn visit(app: &App, site: &Value, day: &str) -> Value {
    let visit = json!({
        "organizer_type": "site", "organizer_id": site["id"], "category": "visit_voters", "title": "走访选民",
        "topic": null, "place": "第一居民委员会", "site_id": site["id"], "assignment_id": null,
        "arrangement_document_id": null, "plan_item_id": null, "planned_start_at": format!("{day}T01:00:00Z"),
        "planned_end_at": format!("{day}T09:00:00Z"), "invited_deputy_ids": [app.deputy(9)]
    });
    let leader = manager(app).await;
    let visit = leader.create("/activities", &visit).await;
    leader.act("/activities", &visit, "announce", &json!({})).await;
    app.person("deputy").await.act("/activities", &visit, "check-in", &json!({"method": "qr"})).await;
    leader.act("/activities", &visit, "start", &json!({})).await
}

/// Somebody looked back at what was answered and closed, and found less than was said.
pub async fn found_undone(app: &App, opinion: &Value) -> Value {
    let found = json!({"outcome_class": "reference", "reason": "承诺的充电桩没有建设。"});
    app.person("street-director").await.act(OPINIONS, opinion, "look-back", &found).await
}
