//! Who has to keep the clocks of an opinion, and how they end.

use super::{OPINIONS, citizen, heard, home, manager, opinion, promised, rating, replied, signed, to};
use crate::{
    stations::{COMMITMENTS, ENROLLMENTS, SITES, SUGGESTIONS, building, by, clock, kept_by, opened, site},
    support::{App, fresh},
};
use platform::vocabulary::Role;
use serde_json::{Value, json};

#[tokio::test]
async fn where_no_clock_runs_one_begins() {
    let app = App::start().await;
    let said = heard(&app, &home(&app).await).await;
    signed(&app, &said).await;
    replied(&app, &said).await;
    citizen(&app, &said).act(&said, "rate", &rating("dissatisfied")).await.expect(200);
    app.on("2026-08-05");
    // A suggestion that comes to nothing gives it back: it was answered before, and a new reply is owed.
    let deputy = app.person("deputy").await;
    let conversion = json!({"title": "关于增设充电桩的建议", "proposal_text": "增设二十个充电桩。"});
    let converted = deputy.act(OPINIONS, &said, "convert", &conversion).await;
    let suggestion = json!({"id": converted["suggestion_id"]});
    deputy.act(SUGGESTIONS, &suggestion, "withdraw", &json!({"reason": "已经解决"})).await;
    let again =
        manager(&app).await.act(OPINIONS, &said, "route", &to(&app, "street_or_town", "finance")).await;
    assert_eq!(
        (again["first_assigned_on"].as_str(), again["due_on"].as_str()),
        (Some("2026-08-03"), Some("2026-09-04"))
    );
    let finance = app.organization("finance");
    assert_eq!(kept_by(&app, &said, "OPINION_REPLY").await, by(finance, "2026-09-04", "running"));
}

#[tokio::test]
async fn whoever_has_it_keeps_its_clock() {
    let app = App::start().await;
    let said = heard(&app, &home(&app).await).await;
    signed(&app, &said).await;
    let organ = |code: &str| app.organization(code);
    assert_eq!(
        kept_by(&app, &said, "OPINION_REPLY").await,
        by(organ("construction"), "2026-09-02", "running")
    );
    let more = json!({"extension_asked_to": "2026-09-20", "reason": "需要征求意见"});
    app.person("department-head").await.act(OPINIONS, &said, "request-extension", &more).await;
    let back = json!({"return_reason": "不属本单位职责。", "return_proposed_organ_id": organ("finance")});
    let returned = app.person("department-clerk").await.act(OPINIONS, &said, "return", &back).await;
    // Nobody decides on what an organ asked for that gave it back, and whoever passed it on has it meanwhile.
    assert_eq!(returned["extension_requested_on"], Value::Null);
    assert_eq!(clock(&app, &said, "OPINION_EXTENSION").await["state"], "cancelled");
    let street = organ("street-committee");
    assert_eq!(kept_by(&app, &said, "OPINION_REPLY").await, by(street.clone(), "2026-09-02", "running"));
    assert_eq!(kept_by(&app, &said, "OPINION_ROUTING").await, by(street, "2026-08-10", "running"));

    let leader = manager(&app).await;
    leader.act(OPINIONS, &said, "route", &to(&app, "street_or_town", "finance")).await;
    assert_eq!(kept_by(&app, &said, "OPINION_REPLY").await, by(organ("finance"), "2026-09-02", "running"));
    assert_eq!(clock(&app, &said, "OPINION_ROUTING").await["state"], "met");
    let decision = json!({
        "handler_organ_id": organ("construction"), "heard_organ_ids": [organ("finance"), organ("construction")],
        "reason": "属建设管理职责。"
    });
    let director = app.person("street-director").await;
    director.act(OPINIONS, &said, "decide-lead", &decision).await;
    for code in ["OPINION_REPLY", "OPINION_SIGNING"] {
        assert_eq!(kept_by(&app, &said, code).await.0, organ("construction"), "{code}");
    }
}

#[tokio::test]
async fn a_site_that_takes_over_keeps_the_clocks_of_its_opinions() {
    let app = App::start().await;
    let home = home(&app).await;
    let station = building(&app, "JD-02", "station", Some(&home)).await;
    let affairs = app.person("deputy-affairs").await;
    let enrolled = crate::stations::enroll(&app, &station, 10, true).await;
    opened(&app, &station).await;
    let said = heard(&app, &station).await;

    // The town has a home of its own, led by somebody of the town.
    let presidium = app.organization("town-presidium");
    let leader = app.account("town-leader", &[Role::SiteManager], &presidium).await;
    let leader = leader.get("/api/v1/auth/me").await.expect(200).body["user_id"].clone();
    let head = app.account("town-head", &[Role::TownPresidium], &presidium).await;
    let mut town = site(&app, "ZH-01", "home", None);
    (town["street_or_town_id"], town["leader_id"], town["liaison_ids"]) =
        (json!(app.organization("town")), leader.clone(), json!([leader]));
    (town["longitude"], town["latitude"]) = (json!("121.232000"), json!("31.352000"));
    let town = app.person("town-presidium").await.create(SITES, &town).await;
    head.act(SITES, &town, "approve", &json!({})).await;
    crate::stations::enroll(&app, &town, 11, true).await;
    affairs.act(SITES, &town, "accept", &json!({})).await;
    let photo = head.document("标牌照片", "public").await;
    head.act(SITES, &town, "activate", &json!({"plate_photo_id": photo["id"]})).await;

    affairs.act(ENROLLMENTS, &enrolled, "move", &json!({"to_site_id": home["id"]})).await;
    let consent = affairs.document("街道同意函", "internal").await;
    let closing =
        json!({"reason": "撤并", "consent_document_id": consent["id"], "successor_site_id": town["id"]});
    affairs.act(SITES, &station, "close", &closing).await;
    assert_eq!(kept_by(&app, &said, "OPINION_ACCEPTANCE").await, by(presidium, "2026-08-06", "running"));
}

#[tokio::test]
async fn nothing_but_the_rating_is_waited_for_after_the_reply() {
    let app = App::start().await;
    let said = heard(&app, &home(&app).await).await;
    signed(&app, &said).await;
    let more = json!({"extension_asked_to": "2026-09-20", "reason": "需要征求意见"});
    app.person("department-head").await.act(OPINIONS, &said, "request-extension", &more).await;
    replied(&app, &said).await;
    assert_eq!(clock(&app, &said, "OPINION_EXTENSION").await["state"], "cancelled");
    assert_eq!(clock(&app, &said, "OPINION_REPLY").await["state"], "met");
    // The days for the rating pass, and nobody has missed a duty.
    app.on("2026-09-03");
    app.sweep().await;
    let rated = clock(&app, &said, "OPINION_RATING").await;
    assert_eq!((rated["state"].as_str(), rated["met_on"].as_str()), (Some("met"), Some("2026-09-02")));
    citizen(&app, &said).act(&said, "rate", &rating("satisfied")).await.refused(422, "RATING_WINDOW_OVER");
}

#[tokio::test]
async fn an_emergency_is_passed_on_the_same_day() {
    let app = App::start().await;
    let mut urgent = opinion(&home(&app).await);
    urgent["matter_nature"] = json!("emergency");
    let leader = manager(&app).await;
    let urgent = leader.create(OPINIONS, &urgent).await;
    let street = app.organization("street-committee");
    let today = by(street.clone(), "2026-08-03", "running");
    assert_eq!(kept_by(&app, &urgent, "OPINION_ROUTING").await, today);
    leader.act(OPINIONS, &urgent, "accept", &json!({"procedure_check": "none"})).await;
    assert_eq!(kept_by(&app, &urgent, "OPINION_ROUTING").await, today);
    leader.act(OPINIONS, &urgent, "route", &to(&app, "street_or_town", "construction")).await;
    assert_eq!(clock(&app, &urgent, "OPINION_ROUTING").await["state"], "met");
}

#[tokio::test]
async fn what_is_opened_again_was_not_handled_again() {
    let app = App::start().await;
    let said = heard(&app, &home(&app).await).await;
    signed(&app, &said).await;
    promised(&app, &said).await;
    citizen(&app, &said).act(&said, "rate", &rating("satisfied")).await.expect(200);
    let director = app.person("street-director").await;
    director.act(OPINIONS, &said, "close", &json!({})).await;
    // What was promised is said not to be done: whoever promised it was believed.
    let list = format!("/api/v1{COMMITMENTS}?source_id={}", said["id"].as_str().unwrap());
    let (head, affairs) = (app.person("department-head").await, app.person("deputy-affairs").await);
    let promise = head.get(&list).await.expect(200).body["items"][0].clone();
    let photo = head.document("现场照片", "internal").await;
    let kept = json!({"evidence_ids": [photo["id"]], "told_text": "已建成。"});
    head.act(COMMITMENTS, &promise, "fulfill", &kept).await;
    let why = json!({"reason": "回头看发现未落实"});
    director.refused(OPINIONS, &said, "reopen", &why, (422, "NO_GROUND_FOR_REHANDLING")).await;
    affairs.act(COMMITMENTS, &promise, "refute", &why).await;
    let open = director.act(OPINIONS, &said, "reopen", &json!({"reason": "回头看发现未落实"})).await;
    assert_eq!((open["state"].as_str(), open["rehandle_count"].as_i64()), (Some("rehandling"), Some(0)));
    assert_eq!(fresh(&director, OPINIONS, &said).await["rehandle_count"], 0);
}

#[tokio::test]
async fn what_has_no_result_yet_is_looked_back_at() {
    let app = App::start().await;
    let said = heard(&app, &home(&app).await).await;
    signed(&app, &said).await;
    let reply = json!({
        "reply_text": "拟在金园一路公共停车场新建二十个充电桩,年内投入使用。", "outcome_class": "planned",
        "promised_on": "2026-12-20"
    });
    app.person("department-head").await.act(OPINIONS, &said, "reply", &reply).await;
    citizen(&app, &said).act(&said, "rate", &rating("satisfied")).await.expect(200);
    let director = app.person("street-director").await;
    director.act(OPINIONS, &said, "close", &json!({})).await;
    let street = app.organization("street-committee");
    assert_eq!(kept_by(&app, &said, "OPINION_LOOK_BACK").await, by(street, "2027-02-03", "running"));
    let found = |class: &str, reason: Option<&str>| json!({"outcome_class": class, "reason": reason});
    director.refused(OPINIONS, &said, "look-back", &found("reference", None), (422, "REASON_MISSING")).await;
    let done = director.act(OPINIONS, &said, "look-back", &found("adopted_resolved", None)).await;
    assert_eq!(
        (done["state"].as_str(), done["look_backs"][0]["before"].as_str()),
        (Some("closed"), Some("planned"))
    );
    assert_eq!(clock(&app, &said, "OPINION_LOOK_BACK").await["state"], "met");
    let again = found("resolving", Some("未建成"));
    director.refused(OPINIONS, &said, "look-back", &again, (409, "INVALID_TRANSITION")).await;
}
