//! Sites that are suspended or closed: what is below them and who belongs to them goes somewhere else.

use super::{ENROLLMENTS, SITES, building, enroll, home, opened, site};
use crate::support::{App, fresh};
use serde_json::json;

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
    let closing = |successor: &serde_json::Value| json!({"reason": "撤并", "consent_document_id": consent["id"], "successor_site_id": successor});
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
