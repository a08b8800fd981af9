//! Dissatisfied deputies: handled again, at most twice; without a decision by itself.

use super::{CONTACTS, SUGGESTIONS, contact, handled, rating, replied, reply};
use crate::{
    stations::{by, clock, kept_by},
    support::{App, fresh},
};
use serde_json::json;

#[tokio::test]
async fn it_is_handled_again_twice_and_then_closed() {
    let app = App::start().await;
    let made = handled(&app).await;
    replied(&app, &made, "planned", "2026-08-03").await;
    let study = json!({"study_result": "应当再次办理。"});
    for round in 1..=2 {
        let (deputy, affairs) = (app.person("deputy").await, app.person("deputy-affairs").await);
        deputy.act(SUGGESTIONS, &made, "rate", &rating("dissatisfied")).await;
        affairs.refused(SUGGESTIONS, &made, "close", &json!({}), (409, "OPEN_ITEMS")).await;
        let again = affairs.act(SUGGESTIONS, &made, "rehandle", &study).await;
        assert_eq!(
            (again["state"].as_str(), again["rehandle_count"].as_i64()),
            (Some("rehandling"), Some(round))
        );
        assert_eq!(again["due_on"], "2026-09-03");
        if round == 1 {
            // A round has contacts of its own from the next day on; the promise of the first reply is replaced.
            let promised = format!(
                "/api/v1{}?source_id={}&state=replaced",
                super::COMMITMENTS,
                made["id"].as_str().unwrap()
            );
            assert_eq!(affairs.get(&promised).await.body["items"].as_array().unwrap().len(), 1);
        }
        replied(&app, &made, "planned", "2026-08-03").await;
    }
    let (deputy, affairs) = (app.person("deputy").await, app.person("deputy-affairs").await);
    deputy.act(SUGGESTIONS, &made, "rate", &rating("dissatisfied")).await;
    affairs.refused(SUGGESTIONS, &made, "rehandle", &study, (409, "REHANDLE_LIMIT")).await;
    let closed = affairs.act(SUGGESTIONS, &made, "close", &json!({})).await;
    assert_eq!(closed["state"], "closed");
    app.on("2028-08-04");
    let why = json!({"reason": "回头看发现未落实"});
    app.person("deputy-affairs")
        .await
        .refused(SUGGESTIONS, &made, "reopen", &why, (422, "REOPEN_WINDOW_OVER"))
        .await;
    app.on("2026-10-12");
    let affairs = app.person("deputy-affairs").await;
    affairs.refused(SUGGESTIONS, &made, "reopen", &why, (422, "NO_GROUND_FOR_REHANDLING")).await;
    let found = json!({"outcome_class": "reference", "reason": "没有列入计划。"});
    affairs.act(SUGGESTIONS, &made, "look-back", &found).await;
    let again = affairs.act(SUGGESTIONS, &made, "reopen", &why).await;
    assert_eq!((again["state"].as_str(), again["due_on"].as_str()), (Some("rehandling"), Some("2026-11-12")));
    assert_eq!(again["rehandle_count"], 2, "opened again is not handled again");
    // What was said before does not count for this round.
    let (clerk, head) = (app.person("department-clerk").await, app.person("department-head").await);
    head.refused(SUGGESTIONS, &made, "reply", &reply("adopted_resolved"), (422, "REPLY_WITHOUT_CONTACT"))
        .await;
    clerk.refused_to_create(CONTACTS, &contact(&app, &made, "2026-10-09"), (422, "DATE_ORDER")).await;
    clerk.refused_to_create(CONTACTS, &contact(&app, &made, "2026-10-13"), (422, "FUTURE_RECORD")).await;
}

#[tokio::test]
async fn without_a_decision_it_is_handled_again_by_itself() {
    let app = App::start().await;
    let made = handled(&app).await;
    replied(&app, &made, "adopted_resolved", "2026-08-03").await;
    app.person("deputy").await.act(SUGGESTIONS, &made, "rate", &rating("dissatisfied")).await;
    app.on("2026-08-10");
    app.sweep().await;
    let office = app.person("sc-office").await;
    assert_eq!(fresh(&office, SUGGESTIONS, &made).await["state"], "rated");
    app.on("2026-08-11");
    app.sweep().await;
    let again = fresh(&app.person("sc-office").await, SUGGESTIONS, &made).await;
    assert_eq!(
        (again["state"].as_str(), again["rehandle_count"].as_i64(), again["due_on"].as_str()),
        (Some("rehandling"), Some(1), Some("2026-09-11"))
    );
}

#[tokio::test]
async fn who_does_not_rate_is_not_satisfied() {
    let app = App::start().await;
    let made = handled(&app).await;
    replied(&app, &made, "adopted_resolved", "2026-08-03").await;
    app.on("2026-08-24");
    app.person("deputy-affairs")
        .await
        .refused(SUGGESTIONS, &made, "close", &json!({}), (409, "OPEN_ITEMS"))
        .await;
    app.on("2026-08-25");
    app.sweep().await;
    // Nobody has missed a duty.
    let window = clock(&app, &made, "SUGGESTION_RATING").await;
    assert_eq!((window["state"].as_str(), window["met_on"].as_str()), (Some("met"), Some("2026-08-24")));
    app.person("deputy")
        .await
        .refused(SUGGESTIONS, &made, "rate", &rating("satisfied"), (422, "RATING_WINDOW_OVER"))
        .await;
    let closed = app.person("deputy-affairs").await.act(SUGGESTIONS, &made, "close", &json!({})).await;
    assert_eq!((closed["state"].as_str(), closed["rating_result"].is_null()), (Some("closed"), true));
}

#[tokio::test]
async fn a_second_handling_is_declined_with_what_was_found() {
    let app = App::start().await;
    let made = handled(&app).await;
    replied(&app, &made, "adopted_resolved", "2026-08-03").await;
    app.person("deputy").await.act(SUGGESTIONS, &made, "rate", &rating("dissatisfied")).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(SUGGESTIONS, &made, "decline-rehandle", &json!({"study_result": "已全部建成。"})).await;
    app.on("2026-08-20");
    app.sweep().await;
    assert_eq!(
        app.person("deputy-affairs").await.act(SUGGESTIONS, &made, "close", &json!({})).await["state"],
        "closed"
    );
}

#[tokio::test]
async fn what_has_no_result_yet_is_looked_back_at() {
    let app = App::start().await;
    let made = handled(&app).await;
    replied(&app, &made, "planned", "2026-08-03").await;
    app.person("deputy").await.act(SUGGESTIONS, &made, "rate", &rating("satisfied")).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(SUGGESTIONS, &made, "close", &json!({})).await;
    let running = |day: &str| by(app.organization("deputies"), day, "running");
    assert_eq!(kept_by(&app, &made, "SUGGESTION_LOOK_BACK").await, running("2027-02-03"));
    app.on("2026-12-01");
    let affairs = app.person("deputy-affairs").await;
    let found = |class: &str, reason: Option<&str>| json!({"outcome_class": class, "reason": reason});
    // A better class is free, a worse one needs a reason.
    affairs
        .refused(SUGGESTIONS, &made, "look-back", &found("reference", None), (422, "REASON_MISSING"))
        .await;
    affairs.act(SUGGESTIONS, &made, "look-back", &found("reference", Some("规划取消"))).await;
    assert_eq!(kept_by(&app, &made, "SUGGESTION_LOOK_BACK").await, running("2027-06-01"));
    let done = affairs.act(SUGGESTIONS, &made, "look-back", &found("adopted_resolved", None)).await;
    let classes: Vec<_> =
        done["look_backs"].as_array().unwrap().iter().map(|one| one["after"].clone()).collect();
    assert_eq!(classes, ["reference", "adopted_resolved"]);
    assert_eq!(clock(&app, &made, "SUGGESTION_LOOK_BACK").await["state"], "met");
    let again = found("resolving", Some("未建成"));
    affairs.refused(SUGGESTIONS, &made, "look-back", &again, (409, "INVALID_TRANSITION")).await;
}
