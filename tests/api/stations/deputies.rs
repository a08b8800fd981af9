//! Which deputies belong to a site: one primary site each, until the mandate ends.

use super::{ENROLLMENTS, building, enroll, home};
use crate::support::{App, fresh, only};
use serde_json::json;

#[tokio::test]
async fn a_deputy_has_one_primary_site_and_moves() {
    let app = App::start().await;
    let home = home(&app).await;
    let station = building(&app, "JD-02", "station", Some(&home)).await;
    let affairs = app.person("deputy-affairs").await;
    let of = |deputy: usize, site: &serde_json::Value, primary: bool, day: &str| json!({"site_id": site["id"], "deputy_id": app.deputy(deputy), "is_primary": primary, "joined_on": day});
    for (enrollment, code) in [
        (of(9, &home, true, "2026-08-03"), (409, "ALREADY_EXISTS")),
        (of(9, &station, true, "2026-08-03"), (409, "SECOND_PRIMARY_SITE")),
        (of(10, &station, false, "2026-08-03"), (409, "SECOND_PRIMARY_SITE")),
        (of(10, &station, true, "2026-08-04"), (422, "FUTURE_RECORD")),
    ] {
        affairs.refused_to_create(ENROLLMENTS, &enrollment, code).await;
    }
    let second = enroll(&app, &station, 9, false).await;
    // The street and the leader of the site enroll there, nobody else.
    app.person("town-presidium")
        .await
        .refused_to_create(ENROLLMENTS, &of(10, &home, true, "2026-08-03"), (403, "FORBIDDEN_SCOPE"))
        .await;
    let manager = app.person("site-manager").await;
    let made = manager.create(ENROLLMENTS, &of(10, &station, true, "2026-08-03")).await;
    only(&app, &["deputy-affairs"], ENROLLMENTS, &made, "move", &json!({"to_site_id": home["id"]})).await;
    // Who came today has had no day there yet.
    affairs
        .refused(ENROLLMENTS, &made, "move", &json!({"to_site_id": home["id"]}), (422, "DATE_ORDER"))
        .await;
    affairs
        .refused(ENROLLMENTS, &second, "move", &json!({"to_site_id": home["id"]}), (409, "ALREADY_EXISTS"))
        .await;
    affairs
        .refused(
            ENROLLMENTS,
            &second,
            "move",
            &json!({"to_site_id": station["id"]}),
            (409, "SITE_NOT_ACTIVE"),
        )
        .await;
    affairs.refused(ENROLLMENTS, &made, "leave", &json!({}), (409, "SECOND_PRIMARY_SITE")).await;
    affairs.act(ENROLLMENTS, &second, "leave", &json!({})).await;
    app.on("2026-08-10");
    let clerk = app.person("street-clerk").await;
    let left = clerk.act(ENROLLMENTS, &made, "move", &json!({"to_site_id": home["id"]})).await;
    assert_eq!(left["left_on"], "2026-08-09");
    let now = clerk
        .get(&format!("/api/v1{ENROLLMENTS}?deputy_id={}&state=active", app.deputy(10)))
        .await
        .body["items"]
        .clone();
    assert_eq!(
        (now.as_array().unwrap().len(), &now[0]["site_id"], &now[0]["joined_on"]),
        (1, &home["id"], &json!("2026-08-10"))
    );
}

#[tokio::test]
async fn an_enrollment_ends_with_the_mandate() {
    let app = App::start().await;
    let home = home(&app).await;
    let enrolled = enroll(&app, &home, 10, true).await;
    let affairs = app.person("deputy-affairs").await;
    let notice = affairs.document("公告", "public").await;
    let end =
        json!({"state_reason": "resigned", "state_date": "2026-08-03", "state_document_id": notice["id"]});
    affairs.act("/deputies", &json!({"id": app.deputy(10)}), "terminate", &end).await;
    let left = fresh(&affairs, ENROLLMENTS, &enrolled).await;
    assert_eq!((left["state"].as_str(), left["left_on"].as_str()), (Some("left"), Some("2026-08-03")));
    let gone = json!({"site_id": home["id"], "deputy_id": app.deputy(10), "is_primary": true, "joined_on": "2026-08-03"});
    affairs.refused_to_create(ENROLLMENTS, &gone, (422, "DEPUTY_NOT_IN_OFFICE")).await;
}
