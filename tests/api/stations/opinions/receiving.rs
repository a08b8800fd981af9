//! Where opinions are heard, and which are accepted.

use super::{OPINIONS, citizen, heard, home, manager, opinion};
use crate::stations::{SITES, building};
use crate::support::{Answer, App, fresh};
use reqwest::Method;
use serde_json::{Value, json};

async fn by_a_citizen(app: &App, body: &Value) -> Answer {
    let request = app.stranger().request(Method::POST, &format!("/api/v1{OPINIONS}"));
    Answer::of(request.header("District-Code", "310114").json(body)).await
}

#[tokio::test]
async fn people_write_themselves_and_follow_it_with_the_code() {
    let app = App::start().await;
    let site = home(&app).await;
    let mut own = opinion(&site);
    by_a_citizen(&app, &own).await.refused(403, "FORBIDDEN_SCOPE");
    own["channel"] = json!("qr_code");
    (own["is_anonymous"], own["citizen_name"]) = (json!(true), Value::Null);
    by_a_citizen(&app, &own).await.refused(422, "VALIDATION_FAILED");
    own["citizen_phone"] = Value::Null;
    let made = by_a_citizen(&app, &own).await.expect(201).body.clone();
    let person = citizen(&app, &made);
    let seen = person.read(&made).await.expect(200).body.clone();
    assert_eq!(
        (seen["content"].is_string(), seen["access_code"].is_null(), seen["is_anonymous"].as_bool()),
        (true, true, Some(true))
    );
    let path = format!("/api/v1{OPINIONS}/{}", made["id"].as_str().unwrap());
    Answer::of(app.stranger().request(Method::GET, &path).header("District-Code", "310114"))
        .await
        .refused(404, "NOT_FOUND");
    // A second one has the next number, and opens nothing of the first.
    let other = by_a_citizen(&app, &own).await.expect(201).body.clone();
    assert_eq!(other["opinion_no"], "JD-01-2026-0002");
    citizen(&app, &other).read(&made).await.refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn a_title_has_nothing_that_tells_who_said_it() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = manager(&app).await;
    for title in
        ["请回电 021-69001234", "请回电69001234", "张 三丰反映充电桩不足", "张·三丰", "致电 0574-6900123"]
    {
        let mut said = opinion(&site);
        (said["citizen_name"], said["citizen_phone"]) = (json!("张三丰"), json!("02169001234"));
        said["title"] = json!(title);
        leader.refused_to_create(OPINIONS, &said, (422, "PERSONAL_DATA_IN_PUBLICATION")).await;
        said["title"] = json!("6900 户居民的充电桩不足");
        leader.create(OPINIONS, &said).await;
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let app = App::start().await;
    let home = home(&app).await;
    let leader = manager(&app).await;
    let closed = building(&app, "JD-02", "station", Some(&home)).await;
    for (field, value, code) in [
        ("site_id", closed["id"].clone(), (409, "SITE_NOT_ACTIVE")),
        ("received_on", json!("2026-08-04"), (422, "FUTURE_RECORD")),
        ("received_on", json!("2026-08-02"), (422, "DATE_ORDER")),
        ("activity_id", home["id"].clone(), (422, "UNKNOWN_REFERENCE")),
        ("citizen_phone", Value::Null, (422, "VALIDATION_FAILED")),
        ("matter_nature", json!("complaint_on_staff"), (422, "UNKNOWN_REFERENCE")),
        ("concerned_organ_id", json!(app.organization("finance")), (422, "UNKNOWN_REFERENCE")),
        ("content", json!("太短"), (422, "VALIDATION_FAILED")),
    ] {
        let mut wrong = opinion(&home);
        wrong[field] = value;
        leader.refused_to_create(OPINIONS, &wrong, code).await;
    }
    // A deputy registers what the deputy heard; the town nothing of a street.
    let deputy = app.person("deputy").await;
    deputy.refused_to_create(OPINIONS, &opinion(&home), (403, "FORBIDDEN_SCOPE")).await;
    let mut own = opinion(&home);
    own["deputy_ids"] = json!([app.deputy(9)]);
    let made = deputy.create(OPINIONS, &own).await;
    assert_eq!(made["content"], Value::Null, "the deputy reads no one's name afterwards");
    app.person("town-presidium").await.refused_to_create(OPINIONS, &own, (403, "FORBIDDEN")).await;
    app.on("2026-08-17");
    let leader = manager(&app).await;
    let mut urgent = opinion(&home);
    urgent["matter_nature"] = json!("emergency");
    let urgent = leader.create(OPINIONS, &urgent).await;
    let hints: Vec<_> =
        urgent["warnings"].as_array().unwrap().iter().map(|hint| hint["code"].clone()).collect();
    assert_eq!(hints, ["LATE_STEP", "EMERGENCY_NUMBERS"]);
}

#[tokio::test]
async fn who_is_refused_is_told_where_to_turn_and_may_ask_again() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = heard(&app, &site).await;
    let leader = manager(&app).await;
    leader
        .refused(
            OPINIONS,
            &said,
            "accept",
            &json!({"procedure_check": "pending"}),
            (422, "LITIGATION_MATTER"),
        )
        .await;
    let refusal = |reason: &str, guidance: Option<&str>| json!({"not_accepted_reason": reason, "guidance_text": guidance});
    leader.refused(OPINIONS, &said, "refuse", &refusal("no_facts", None), (422, "GUIDANCE_REQUIRED")).await;
    leader
        .refused(
            OPINIONS,
            &said,
            "refuse",
            &refusal("duplicate", Some("请查阅此前答复。")),
            (422, "UNKNOWN_REFERENCE"),
        )
        .await;
    let person = citizen(&app, &said);
    let why = json!({"reason": "该事项不在诉讼中。"});
    leader
        .act(
            OPINIONS,
            &said,
            "refuse",
            &refusal("litigation_arbitration_review", Some("请依法向审理法院反映。")),
        )
        .await;
    let director = app.person("street-director").await;
    let review = |stands: bool| json!({"stands": stands, "answer": "经复核属于受理范围。"});
    director.refused(OPINIONS, &said, "review-refusal", &review(false), (409, "NO_OPEN_REQUEST")).await;
    app.on("2026-08-19");
    person.act(&said, "request-review", &why).await.refused(422, "DISPUTE_WINDOW_OVER");
    app.on("2026-08-18");
    person.act(&said, "request-review", &why).await.expect(200);
    person.act(&said, "request-review", &why).await.refused(422, "DISPUTE_WINDOW_OVER");
    let director = app.person("street-director").await;
    let accepted = director.act(OPINIONS, &said, "review-refusal", &review(false)).await;
    assert_eq!(
        (accepted["state"].as_str(), &accepted["not_accepted_reason"]),
        (Some("accepted"), &Value::Null)
    );
    let told = person.read(&said).await.expect(200).body.clone();
    assert_eq!(told["review_answer"], "经复核属于受理范围。");

    let other = heard(&app, &site).await;
    manager(&app).await.act(OPINIONS, &other, "refuse", &json!({
        "not_accepted_reason": "duplicate", "guidance_text": "请查阅此前答复。", "duplicate_of_id": said["id"]
    })).await;
    citizen(&app, &other).act(&other, "request-review", &why).await.expect(200);
    let stands =
        app.person("street-director").await.act(OPINIONS, &other, "review-refusal", &review(true)).await;
    assert_eq!(stands["state"], "not_accepted");
    assert_eq!(fresh(&app.person("sc-office").await, OPINIONS, &other).await["duplicate_of_id"], said["id"]);
}

#[tokio::test]
async fn a_liaison_decides_no_refusal() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = heard(&app, &site).await;
    let liaison = app
        .account("liaison", &[platform::vocabulary::Role::SiteManager], &app.organization("street-committee"))
        .await;
    // Who does not serve the site does not see what was said there.
    let path = format!("/api/v1{OPINIONS}/{}", said["id"].as_str().unwrap());
    liaison.get(&path).await.refused(404, "NOT_FOUND");
    let id = liaison.get("/api/v1/auth/me").await.expect(200).body["user_id"].clone();
    let place = format!("/api/v1{SITES}/{}", site["id"].as_str().unwrap());
    manager(&app)
        .await
        .patch(&place, &json!({"liaison_ids": [app.user("street-clerk"), id]}))
        .await
        .expect(200);
    let refusal = json!({"not_accepted_reason": "no_facts", "guidance_text": "请补充具体内容。"});
    liaison.refused(OPINIONS, &said, "refuse", &refusal, (403, "FORBIDDEN_SCOPE")).await;
    liaison.act(OPINIONS, &said, "accept", &json!({"procedure_check": "none"})).await;
}
