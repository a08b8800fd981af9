//! The month of a site: published before it begins, changed with notice, told what became of it (03 §3.2).

use super::{SCHEDULES, building, enroll, home, opened};
use crate::support::{App, fresh};
use serde_json::{Value, json};

fn item(app: &App, seq: u32, day: &str, hours: (&str, &str), deputies: &[usize]) -> Value {
    let deputies: Vec<String> = deputies.iter().map(|place| app.deputy(*place)).collect();
    json!({
        "seq": seq, "date": day, "start_time": hours.0, "end_time": hours.1, "category": "voter_reception",
        "topic": "充电设施和停车", "deputy_ids": deputies, "place": "第一代表之家"
    })
}

fn september(app: &App, site: &Value) -> Value {
    json!({"site_id": site["id"], "year": 2026, "month": 9, "items": [item(app, 1, "2026-09-15", ("09:00", "11:00"), &[9])]})
}

#[tokio::test]
async fn a_month_is_published_run_and_told() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let made = leader.create(SCHEDULES, &september(&app, &site)).await;
    leader.refused_to_create(SCHEDULES, &september(&app, &site), (409, "ALREADY_EXISTS")).await;
    app.person("organ-clerk")
        .await
        .get(&format!("/api/v1{SCHEDULES}/{}", made["id"].as_str().unwrap()))
        .await
        .refused(404, "NOT_FOUND");
    let published = leader.act(SCHEDULES, &made, "publish", &json!({})).await;
    assert_eq!((published["state"].as_str(), published["late"].as_bool()), (Some("published"), Some(false)));
    leader.refused(SCHEDULES, &made, "close", &json!({"outcomes": []}), (409, "INVALID_TRANSITION")).await;
    app.on("2026-09-30");
    app.sweep().await;
    assert_eq!(fresh(&app.person("organ-clerk").await, SCHEDULES, &made).await["state"], "published");
    app.on("2026-10-09");
    app.sweep().await;
    let leader = app.person("site-manager").await;
    assert_eq!(fresh(&leader, SCHEDULES, &made).await["state"], "executed");
    let told =
        |held: bool, reason: Option<&str>| json!({"outcomes": [{"seq": 1, "held": held, "reason": reason}]});
    leader.refused(SCHEDULES, &made, "close", &told(false, None), (409, "OPEN_ITEMS")).await;
    let closed = leader.act(SCHEDULES, &made, "close", &told(false, Some("因台风预警取消。"))).await;
    assert_eq!(closed["state"], "closed");
}

#[tokio::test]
async fn items_fit_their_month_and_nobody_is_in_two_places() {
    let app = App::start().await;
    let home = home(&app).await;
    let station = building(&app, "JD-02", "station", Some(&home)).await;
    let leader = app.person("site-manager").await;
    for items in [
        json!([]),
        json!([item(&app, 1, "2026-10-01", ("09:00", "11:00"), &[9])]),
        json!([item(&app, 1, "2026-09-15", ("11:00", "09:00"), &[9])]),
        json!([item(&app, 1, "2026-09-15", ("09:00", "11:00"), &[])]),
        json!([
            item(&app, 1, "2026-09-15", ("09:00", "11:00"), &[9]),
            item(&app, 1, "2026-09-16", ("09:00", "11:00"), &[9])
        ]),
    ] {
        let mut wrong = september(&app, &home);
        wrong["items"] = items;
        leader.refused_to_create(SCHEDULES, &wrong, (422, "VALIDATION_FAILED")).await;
    }
    app.person("town-presidium")
        .await
        .refused_to_create(SCHEDULES, &september(&app, &home), (403, "FORBIDDEN_SCOPE"))
        .await;
    let first = leader.create(SCHEDULES, &september(&app, &home)).await;
    leader.act(SCHEDULES, &first, "publish", &json!({})).await;
    let second = leader.create(SCHEDULES, &september(&app, &station)).await;
    leader.refused(SCHEDULES, &second, "publish", &json!({}), (409, "SITE_NOT_ACTIVE")).await;
    enroll(&app, &station, 10, true).await;
    opened(&app, &station).await;
    leader.refused(SCHEDULES, &second, "publish", &json!({}), (409, "ROSTER_CLASH")).await;
    let path = format!("/api/v1{SCHEDULES}/{}", second["id"].as_str().unwrap());
    leader
        .patch(&path, &json!({"items": [item(&app, 1, "2026-09-15", ("11:00", "12:00"), &[9])]}))
        .await
        .expect(200);
    leader.act(SCHEDULES, &second, "publish", &json!({})).await;
    // Who left the office meanwhile is not announced.
    let third = json!({"site_id": home["id"], "year": 2026, "month": 10, "items": [item(&app, 1, "2026-10-20", ("09:00", "11:00"), &[11])]});
    let third = leader.create(SCHEDULES, &third).await;
    let affairs = app.person("deputy-affairs").await;
    let notice = affairs.document("公告", "public").await;
    let end =
        json!({"state_reason": "resigned", "state_date": "2026-08-03", "state_document_id": notice["id"]});
    affairs.act("/deputies", &json!({"id": app.deputy(11)}), "terminate", &end).await;
    leader.refused(SCHEDULES, &third, "publish", &json!({}), (422, "DEPUTY_NOT_IN_OFFICE")).await;
}

#[tokio::test]
async fn what_is_near_is_announced() {
    let app = App::start().await;
    let site = home(&app).await;
    app.on("2026-09-01");
    let leader = app.person("site-manager").await;
    let mut soon = september(&app, &site);
    soon["items"] = json!([item(&app, 1, "2026-09-03", ("09:00", "11:00"), &[9])]);
    let made = leader.create(SCHEDULES, &soon).await;
    leader.refused(SCHEDULES, &made, "publish", &json!({}), (422, "NOTICE_TOO_SHORT")).await;
    let path = format!("/api/v1{SCHEDULES}/{}", made["id"].as_str().unwrap());
    let (near, far) = (
        item(&app, 1, "2026-09-04", ("09:00", "11:00"), &[9]),
        item(&app, 2, "2026-09-20", ("09:00", "11:00"), &[9]),
    );
    leader.patch(&path, &json!({"items": [near, far]})).await.expect(200);
    let late = leader.act(SCHEDULES, &made, "publish", &json!({})).await;
    assert_eq!(late["late"], true);
    app.on("2026-09-02");
    let leader = app.person("site-manager").await;
    let change = |items: Value, notice: Value| json!({"items": items, "reason": "代表出差", "notice_document_id": notice});
    let moved = item(&app, 2, "2026-09-04", ("14:00", "15:00"), &[9]);
    leader
        .refused(
            SCHEDULES,
            &made,
            "change",
            &change(json!([near, moved]), Value::Null),
            (422, "NOTICE_TOO_SHORT"),
        )
        .await;
    leader
        .refused(
            SCHEDULES,
            &made,
            "change",
            &change(json!([far]), Value::Null),
            (422, "CHANGE_NOTICE_REQUIRED"),
        )
        .await;
    let twice = item(&app, 3, "2026-09-20", ("10:00", "12:00"), &[9]);
    leader
        .refused(
            SCHEDULES,
            &made,
            "change",
            &change(json!([near, far, twice]), Value::Null),
            (409, "ROSTER_CLASH"),
        )
        .await;
    let notice = leader.document("接待调整公告", "public").await;
    let changed = leader.act(SCHEDULES, &made, "change", &change(json!([far]), notice["id"].clone())).await;
    assert_eq!(
        (changed["items"].as_array().unwrap().len(), changed["former_items"].as_array().unwrap().len()),
        (1, 1)
    );
    app.on("2026-09-21");
    let leader = app.person("site-manager").await;
    let other = item(&app, 4, "2026-09-28", ("09:00", "11:00"), &[9]);
    leader
        .refused(
            SCHEDULES,
            &made,
            "change",
            &change(json!([other]), notice["id"].clone()),
            (422, "DATE_ORDER"),
        )
        .await;
    leader.act(SCHEDULES, &made, "change", &change(json!([far, other]), Value::Null)).await;
}
