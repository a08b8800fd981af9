//! What is near is announced, and a change of it too (03 §3.2).

use super::{
    SCHEDULES, home,
    schedules::{item, september},
};
use crate::support::App;
use serde_json::{Value, json};

/// A notice about a month is published with its document.
async fn told(app: &App, month: &Value, document: &Value) {
    let (leader, office) = (app.person("site-manager").await, app.person("sc-office").await);
    let notice = json!({
        "subject_type": "stations.month_schedule", "subject_id": month["id"], "kind": "notice", "scope": "to_public",
        "channel": "notice_board", "title": "接待调整公告", "text": "接待改期举行。", "disclosure": "public",
        "document_id": document["id"]
    });
    let notice = leader.create("/publications", &notice).await;
    office.act("/publications", &notice, "review", &json!({})).await;
    leader.act("/publications", &notice, "publish", &json!({})).await;
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
    // A document is no notice: what is about this month and out to everybody is one.
    let notice = leader.document("接待调整公告", "public").await;
    leader
        .refused(
            SCHEDULES,
            &made,
            "change",
            &change(json!([far]), notice["id"].clone()),
            (422, "CHANGE_NOTICE_REQUIRED"),
        )
        .await;
    told(&app, &made, &notice).await;
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
