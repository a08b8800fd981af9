//! What deputies did: entered, verified by others, objected to, revoked (03 §3.6).

use super::{DUTIES, SUGGESTIONS, home, suggestions::reviewed};
use crate::support::{App, fresh, only};
use serde_json::{Value, json};

fn reception(app: &App, day: &str) -> Value {
    json!({
        "deputy_id": app.deputy(9), "duty_type": "voter_reception", "occurred_on": day, "duration_minutes": 120,
        "place": "第一代表联络站", "title": "接待选民三人"
    })
}

#[tokio::test]
async fn a_duty_counts_when_somebody_else_verified_it() {
    let app = App::start().await;
    home(&app).await;
    let (deputy, clerk) = (app.person("deputy").await, app.person("street-clerk").await);
    let mut without = reception(&app, "2026-08-02");
    without["duration_minutes"] = Value::Null;
    deputy.refused_to_create(DUTIES, &without, (422, "VALIDATION_FAILED")).await;
    app.person("deputy-2")
        .await
        .refused_to_create(DUTIES, &reception(&app, "2026-08-02"), (403, "FORBIDDEN_SCOPE"))
        .await;
    let made = clerk.create(DUTIES, &reception(&app, "2026-08-02")).await;
    only(&app, &["deputy"], DUTIES, &made, "submit", &json!({})).await;
    deputy.act(DUTIES, &made, "submit", &json!({})).await;
    let twice = deputy.create(DUTIES, &reception(&app, "2026-08-02")).await;
    deputy.refused(DUTIES, &twice, "submit", &json!({}), (409, "DUPLICATE_RECORD")).await;
    for (day, code) in [("2026-08-04", "FUTURE_RECORD"), ("2026-07-03", "RECORD_TOO_OLD")] {
        let wrong = deputy.create(DUTIES, &reception(&app, day)).await;
        deputy.refused(DUTIES, &wrong, "submit", &json!({}), (422, code)).await;
    }
    // Who entered it does not verify it; nobody sees it before that.
    let path = format!("/api/v1{DUTIES}/{}", made["id"].as_str().unwrap());
    app.person("organ-clerk").await.get(&path).await.refused(404, "NOT_FOUND");
    let mine = app
        .account(
            "both",
            &[platform::vocabulary::Role::StreetClerk, platform::vocabulary::Role::StreetDirector],
            &app.organization("street-committee"),
        )
        .await;
    let own = mine.create(DUTIES, &reception(&app, "2026-08-01")).await;
    deputy.act(DUTIES, &own, "submit", &json!({})).await;
    mine.refused(DUTIES, &own, "verify", &json!({}), (403, "SELF_VERIFICATION")).await;
    mine.refused(DUTIES, &own, "reject", &json!({"reason": "不实"}), (403, "SELF_VERIFICATION")).await;
    app.person("street-director").await.act(DUTIES, &made, "verify", &json!({})).await;
    let seen = app.person("organ-clerk").await.get(&path).await.expect(200).body.clone();
    assert_eq!((seen["state"].as_str(), &seen["content"]), (Some("verified"), &Value::Null));
}

#[tokio::test]
async fn a_day_has_no_more_minutes_than_it_has() {
    let app = App::start().await;
    home(&app).await;
    let deputy = app.person("deputy").await;
    let report = |place: &str, minutes: u32| {
        let mut report = reception(&app, "2026-08-02");
        (report["place"], report["duration_minutes"]) = (json!(place), json!(minutes));
        report
    };
    let first = deputy.create(DUTIES, &report("第一代表联络站", 1380)).await;
    deputy.act(DUTIES, &first, "submit", &json!({})).await;
    let beyond = deputy.create(DUTIES, &report("第二代表联络站", 61)).await;
    deputy.refused(DUTIES, &beyond, "submit", &json!({}), (409, "DUPLICATE_RECORD")).await;
    let fits = deputy.create(DUTIES, &report("第三代表联络站", 60)).await;
    deputy.act(DUTIES, &fits, "submit", &json!({})).await;
    // Of another day it is none, and what is done online may go on meanwhile.
    for (field, value) in [("occurred_on", json!("2026-08-01")), ("online", json!(true))] {
        let mut other = report("第二代表联络站", 61);
        other[field] = value;
        let other = deputy.create(DUTIES, &other).await;
        deputy.act(DUTIES, &other, "submit", &json!({})).await;
    }
}

#[tokio::test]
async fn an_objection_is_decided_by_another_and_a_false_record_revoked() {
    let app = App::start().await;
    home(&app).await;
    let deputy = app.person("deputy").await;
    let made = deputy.create(DUTIES, &reception(&app, "2026-08-02")).await;
    deputy.act(DUTIES, &made, "submit", &json!({})).await;
    let director = app.person("street-director").await;
    director.act(DUTIES, &made, "reject", &json!({"reason": "没有签到"})).await;
    deputy.act(DUTIES, &made, "object", &json!({"reason": "有签到表"})).await;
    director.refused(DUTIES, &made, "verify", &json!({}), (403, "SELF_VERIFICATION")).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(DUTIES, &made, "verify", &json!({})).await;
    app.on("2026-09-03");
    app.person("deputy")
        .await
        .refused(DUTIES, &made, "object", &json!({"reason": "时长不对"}), (422, "DISPUTE_WINDOW_OVER"))
        .await;
    let affairs = app.person("deputy-affairs").await;
    let false_one = |heard: bool| json!({"finding": "经核实,代表当日未到场。", "deputy_heard": heard});
    affairs.refused(DUTIES, &made, "revoke", &false_one(false), (422, "REASON_MISSING")).await;
    assert_eq!(affairs.act(DUTIES, &made, "revoke", &false_one(true)).await["state"], "revoked");
}

#[tokio::test]
async fn a_suggestion_is_a_duty_of_those_who_made_it_until_they_withdraw_it() {
    let app = App::start().await;
    let made = reviewed(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let list = format!("/api/v1{DUTIES}?suggestion_id={}&sort=created_at", made["id"].as_str().unwrap());
    let records = affairs.get(&list).await.expect(200).body["items"].clone();
    let of = |index: usize| {
        (
            records[index]["deputy_id"].clone(),
            records[index]["duty_type"].clone(),
            records[index]["state"].clone(),
        )
    };
    assert_eq!(of(0), (json!(app.deputy(9)), json!("motion_or_suggestion"), json!("submitted")));
    assert_eq!(of(1), (json!(app.deputy(10)), json!("seconded_suggestion"), json!("submitted")));
    let office = app.organization("deputies");
    for record in records.as_array().unwrap() {
        let clock = super::kept_by(&app, record, "DUTY_VERIFICATION").await;
        assert_eq!(clock, super::by(office.clone(), "2026-08-13", "running"));
    }
    affairs.act(DUTIES, &records[0], "verify", &json!({})).await;
    app.person("deputy-2").await.act(SUGGESTIONS, &made, "agree-withdrawal", &json!({})).await;
    app.person("deputy").await.act(SUGGESTIONS, &made, "withdraw", &json!({"reason": "已经解决"})).await;
    for record in records.as_array().unwrap() {
        assert_eq!(fresh(&affairs, DUTIES, record).await["state"], "revoked");
    }
    assert_eq!(super::clock(&app, &records[1], "DUTY_VERIFICATION").await["state"], "cancelled");
}
