//! Sites that are suspended or closed: what is below them and who belongs to them goes somewhere else.

use super::{ENROLLMENTS, SITES, building, enroll, home, opened, site};
use crate::support::{App, fresh};
use serde_json::{Value, json};

#[tokio::test]
async fn a_site_is_suspended_with_the_consent_of_the_other_side_and_opened_again() {
    let app = App::start().await;
    let home = home(&app).await;
    let director = app.person("street-director").await;
    let consent = director.document("代表工委同意函", "internal").await;
    let suspension =
        json!({"suspended_until": "2026-11-30", "reason": "修缮", "consent_document_id": consent["id"]});
    for (field, value, code) in [
        ("consent_document_id", json!(null), (422, "DOCUMENT_MISSING")),
        ("suspended_until", json!("2026-08-03"), (422, "DATE_ORDER")),
        ("suspended_until", json!("2027-02-04"), (422, "EXTENSION_LIMIT")),
    ] {
        let mut wrong = suspension.clone();
        wrong[field] = value;
        director.refused(SITES, &home, "suspend", &wrong, code).await;
    }
    let suspended = director.act(SITES, &home, "suspend", &suspension).await;
    assert_eq!(
        (suspended["state"].as_str(), suspended["suspended_until"].as_str()),
        (Some("suspended"), Some("2026-11-30"))
    );
    // Nothing is set up below it meanwhile, and nobody is enrolled.
    let clerk = app.person("street-clerk").await;
    let point = clerk.create(SITES, &site(&app, "JD-02", "point", Some(&home))).await;
    director.refused(SITES, &point, "approve", &json!({}), (422, "PARENT_HOME_MISSING")).await;
    let enrollment = json!({"site_id": home["id"], "deputy_id": app.deputy(10), "is_primary": true, "joined_on": "2026-08-03"});
    app.person("deputy-affairs")
        .await
        .refused_to_create(ENROLLMENTS, &enrollment, (409, "SITE_NOT_ACTIVE"))
        .await;
    let photo = director.document("标牌照片", "public").await;
    let open = director.act(SITES, &home, "activate", &json!({"plate_photo_id": photo["id"]})).await;
    assert_eq!((open["state"].as_str(), open["opened_on"].as_str()), (Some("active"), Some("2026-08-03")));
}

#[tokio::test]
async fn a_home_closes_when_its_sites_and_deputies_have_another_place() {
    let app = App::start().await;
    let home = home(&app).await;
    let station = building(&app, "JD-02", "station", Some(&home)).await;
    let affairs = app.person("deputy-affairs").await;
    let consent = affairs.document("街道同意函", "internal").await;
    let closing = |successor: &Value| json!({"reason": "撤并", "consent_document_id": consent["id"], "successor_site_id": successor});
    affairs.refused(SITES, &home, "close", &json!({"reason": "撤并"}), (422, "DOCUMENT_MISSING")).await;
    affairs.refused(SITES, &home, "close", &closing(&json!(null)), (422, "PARENT_HOME_MISSING")).await;
    affairs.refused(SITES, &home, "close", &closing(&station["id"]), (422, "PARENT_HOME_MISSING")).await;
    // The station is closed instead, once its deputy has another primary site.
    let enrolled = enroll(&app, &station, 10, true).await;
    opened(&app, &station).await;
    affairs.refused(SITES, &station, "close", &closing(&home["id"]), (409, "OPEN_ITEMS")).await;
    let moved = affairs.act(ENROLLMENTS, &enrolled, "move", &json!({"to_site_id": home["id"]})).await;
    assert_eq!((moved["state"].as_str(), moved["left_on"].as_str()), (Some("left"), Some("2026-08-02")));
    let closed = affairs.act(SITES, &station, "close", &closing(&home["id"])).await;
    assert_eq!(
        (closed["state"].as_str(), closed["closed_on"].as_str()),
        (Some("closed"), Some("2026-08-03"))
    );
    // Its number stays its own.
    app.person("street-clerk")
        .await
        .refused_to_create(SITES, &site(&app, "JD-02", "station", Some(&home)), (409, "ALREADY_EXISTS"))
        .await;
    affairs.refused(SITES, &home, "close", &closing(&json!(null)), (409, "OPEN_ITEMS")).await;
    assert_eq!(fresh(&affairs, SITES, &home).await["state"], "active");
}

/// A reception that the site plans for a day, with voters told of it or not.
async fn planned(app: &App, site: &Value, day: &str, category: &str) -> Value {
    let activity = json!({
        "organizer_type": "site", "organizer_id": site["id"], "category": category, "title": "议事活动", "topic": null,
        "place": "站点一楼", "site_id": site["id"], "assignment_id": null, "arrangement_document_id": null,
        "plan_item_id": null, "planned_start_at": format!("{day}T01:00:00Z"),
        "planned_end_at": format!("{day}T03:00:00Z"), "invited_deputy_ids": [app.deputy(9)]
    });
    app.person("site-manager").await.create("/activities", &activity).await
}

async fn pause(app: &App, site: &Value, until: &str) -> Value {
    let director = app.person("street-director").await;
    let consent = director.document("代表工委同意函", "internal").await;
    let pause = json!({"suspended_until": until, "reason": "修缮", "consent_document_id": consent["id"]});
    director.act(SITES, site, "suspend", &pause).await
}

#[tokio::test]
async fn what_is_to_come_at_a_suspended_site_is_cancelled_and_people_are_told() {
    let app = App::start().await;
    let site = home(&app).await;
    let (meanwhile, after) = (
        planned(&app, &site, "2026-09-10", "study_training").await,
        planned(&app, &site, "2026-11-10", "study_training").await,
    );
    let suspended = pause(&app, &site, "2026-10-31").await;
    assert_eq!(suspended["suspensions"], json!([{"from": "2026-08-03", "until": null}]));
    let affairs = app.person("deputy-affairs").await;
    assert_eq!(fresh(&affairs, "/activities", &meanwhile).await["state"], "cancelled");
    assert_eq!(fresh(&affairs, "/activities", &after).await["state"], "planned");
    let told = format!("/api/v1/publications?subject_id={}", site["id"].as_str().unwrap());
    let director = app.person("street-director").await;
    let notices = director.get(&told).await.expect(200).body["items"].as_array().unwrap().len();
    assert_eq!(notices, 1, "a draft of the notice");
    app.on("2026-09-01");
    let director = app.person("street-director").await;
    let photo = director.document("标牌照片", "public").await;
    let open = director.act(SITES, &site, "activate", &json!({"plate_photo_id": photo["id"]})).await;
    assert_eq!(open["suspensions"], json!([{"from": "2026-08-03", "until": "2026-09-01"}]));
}

#[tokio::test]
async fn a_site_that_closes_leaves_what_is_open_to_another() {
    let app = App::start().await;
    let home = home(&app).await;
    let station = building(&app, "JD-02", "station", Some(&home)).await;
    let enrolled = enroll(&app, &station, 10, true).await;
    opened(&app, &station).await;
    let training = planned(&app, &station, "2026-09-10", "study_training").await;
    let plan = json!({"owner_type": "site", "owner_id": station["id"], "year": 2026});
    let plan = app.person("site-manager").await.create("/work-plans", &plan).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(ENROLLMENTS, &enrolled, "move", &json!({"to_site_id": home["id"]})).await;
    let consent = affairs.document("街道同意函", "internal").await;
    let closing = |successor: &Value| json!({"reason": "撤并", "consent_document_id": consent["id"], "successor_site_id": successor});
    affairs.refused(SITES, &station, "close", &closing(&json!(null)), (409, "OPEN_ITEMS")).await;
    affairs.act(SITES, &station, "close", &closing(&home["id"])).await;
    let moved = fresh(&affairs, "/activities", &training).await;
    assert_eq!((&moved["organizer_id"], &moved["site_id"]), (&home["id"], &home["id"]));
    assert_eq!(moved["place"], home["address"]);
    assert_eq!(fresh(&affairs, "/work-plans", &plan).await["owner_id"], home["id"]);
}

#[tokio::test]
async fn a_suspension_excuses_a_site_from_its_quarters() {
    let app = App::start().await;
    app.on("2026-01-05");
    let site = home(&app).await;
    app.on("2026-03-02");
    pause(&app, &site, "2026-05-31").await;
    app.on("2026-04-01");
    let director = app.person("street-director").await;
    let photo = director.document("标牌照片", "public").await;
    director.act(SITES, &site, "activate", &json!({"plate_photo_id": photo["id"]})).await;
    let order = json!({"issue_no": "嘉站改9号", "reason": "两个季度没有活动。"});
    // It was in use in all of the second and the third quarter, not of the first.
    app.on("2026-08-03");
    let affairs = app.person("deputy-affairs").await;
    affairs.refused(SITES, &site, "order-rectification", &order, (422, "NO_GROUND")).await;
    app.on("2026-10-09");
    let affairs = app.person("deputy-affairs").await;
    affairs.act(SITES, &site, "order-rectification", &order).await;
}
