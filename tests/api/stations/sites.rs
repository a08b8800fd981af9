//! How a site is set up and opened, who finds it, and what does not fit (03 §3.1).

use super::{SITES, building, enroll, home, opened, site};
use crate::support::{App, Person, fresh, only};
use serde_json::{Value, json};

async fn changed(clerk: &Person, app: &App, field: &str, value: Value, code: (u16, &str)) {
    let mut wrong = site(app, "JD-09", "station", None);
    wrong[field] = value;
    clerk.refused_to_create(SITES, &wrong, code).await;
}

#[tokio::test]
async fn a_home_is_proposed_approved_accepted_and_opened() {
    let app = App::start().await;
    let clerk = app.person("street-clerk").await;
    let proposed = site(&app, "JD-01", "home", None);
    let home = clerk.create(SITES, &proposed).await;
    assert_eq!(
        (home["state"].as_str(), home["committee_id"].as_str()),
        (Some("proposed"), Some(&*app.organization("street-committee")))
    );
    clerk.refused_to_create(SITES, &site(&app, "JD-02", "home", None), (409, "ALREADY_EXISTS")).await;
    app.person("town-presidium")
        .await
        .refused_to_create(SITES, &site(&app, "JD-02", "home", None), (403, "FORBIDDEN_SCOPE"))
        .await;
    only(&app, &[], SITES, &home, "approve", &json!({})).await;

    let director = app.person("street-director").await;
    let affairs = app.person("deputy-affairs").await;
    affairs.refused(SITES, &home, "accept", &json!({}), (409, "INVALID_TRANSITION")).await;
    director.act(SITES, &home, "approve", &json!({})).await;
    // Nobody belongs to it, and its rules are not posted.
    let path = format!("/api/v1{SITES}/{}", home["id"].as_str().unwrap());
    clerk.patch(&path, &json!({"public_items": ["deputy_info"], "leader_id": null})).await.expect(200);
    let told = affairs.try_act(SITES, &home, "accept", &json!({})).await;
    let missing = &told.refused(422, "CHECKLIST_INCOMPLETE").body["params"]["missing"];
    assert_eq!(
        *missing,
        json!(["rules", "reception_schedule", "handling_results", "duty_info", "leader_id", "deputies"])
    );
    let complete = json!({
        "public_items": ["deputy_info", "rules", "reception_schedule", "handling_results", "duty_info"],
        "leader_id": app.user("site-manager")
    });
    clerk.patch(&path, &complete).await.expect(200);
    affairs.refused(SITES, &home, "accept", &json!({}), (422, "CHECKLIST_INCOMPLETE")).await;
    enroll(&app, &home, 9, true).await;
    affairs.act(SITES, &home, "accept", &json!({})).await;

    let photo = json!({"plate_photo_id": director.document("标牌照片", "public").await["id"]});
    only(&app, &[], SITES, &home, "activate", &photo).await;
    let described = json!({"title": "照片", "kind": "photo", "file_name": "1.jpg", "disclosure": "public"});
    let empty = director.create("/documents", &described).await;
    director
        .refused(SITES, &home, "activate", &json!({"plate_photo_id": empty["id"]}), (422, "DOCUMENT_MISSING"))
        .await;
    let open = director.act(SITES, &home, "activate", &photo).await;
    assert_eq!((open["state"].as_str(), open["opened_on"].as_str()), (Some("active"), Some("2026-08-03")));
}

#[tokio::test]
async fn the_public_finds_open_sites_and_their_deputies() {
    let app = App::start().await;
    let home = home(&app).await;
    let other = building(&app, "JD-02", "station", Some(&home)).await;
    let public = async |path: &str| {
        let request = app.stranger().request(reqwest::Method::GET, path).header("District-Code", "310114");
        crate::support::Answer::of(request).await.expect(200).body.clone()
    };
    let seen = public("/api/v1/stations/sites").await["items"].clone();
    assert_eq!(seen.as_array().unwrap().len(), 1);
    assert_eq!(
        (&seen[0]["id"], &seen[0]["contact_number"], &seen[0]["leader_id"]),
        (&home["id"], &json!("021-69000001"), &Value::Null)
    );
    assert_eq!(public("/api/v1/stations/site-deputies").await["items"][0]["deputy_id"], *app.deputy(9));
    // Who works in the street sees what is being set up too.
    assert_eq!(fresh(&app.person("site-manager").await, SITES, &other).await["state"], "building");
    app.person("organ-clerk")
        .await
        .get(&format!("/api/v1{SITES}/{}", other["id"].as_str().unwrap()))
        .await
        .refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let app = App::start().await;
    let home = home(&app).await;
    let clerk = app.person("street-clerk").await;
    changed(&clerk, &app, "parent_site_id", Value::Null, (422, "PARENT_HOME_MISSING")).await;
    let mut station = site(&app, "JD-09", "station", Some(&home));
    for (field, value, code) in [
        ("longitude", json!("121.33"), "VALIDATION_FAILED"),
        ("latitude", json!("31.2520000"), "VALIDATION_FAILED"),
        ("served_committee_ids", json!([]), "VALIDATION_FAILED"),
        ("served_committee_ids", json!([app.organization("company")]), "VALIDATION_FAILED"),
        ("leader_id", json!(app.user("organ-clerk")), "VALIDATION_FAILED"),
        ("liaison_ids", json!([app.user("deputy")]), "VALIDATION_FAILED"),
        ("parent_site_id", json!(app.organization("street")), "UNKNOWN_REFERENCE"),
    ] {
        let before = std::mem::replace(&mut station[field], value);
        clerk.refused_to_create(SITES, &station, (422, code)).await;
        station[field] = before;
    }
    clerk
        .refused_to_create(SITES, &site(&app, "JD-01", "station", Some(&home)), (409, "ALREADY_EXISTS"))
        .await;
    let town = app.person("town-presidium").await;
    let mut elsewhere = site(&app, "JD-11", "home", None);
    elsewhere["street_or_town_id"] = json!(app.organization("town"));
    (elsewhere["leader_id"], elsewhere["liaison_ids"]) = (Value::Null, json!([]));
    (elsewhere["longitude"], elsewhere["latitude"]) = (json!("116.400000"), json!("39.900000"));
    let far = town.post(&format!("/api/v1{SITES}"), &elsewhere).await.expect(201).body.clone();
    assert_eq!(far["warnings"][0]["code"], "PLACE_FAR_AWAY");
    // Whoever proposes does not decide.
    town.refused(SITES, &far, "approve", &json!({}), (403, "SELF_APPROVAL")).await;
    town.refused(SITES, &far, "reject", &json!({"reason": "不需要"}), (403, "SELF_APPROVAL")).await;
}

#[tokio::test]
async fn a_site_near_to_another_of_its_kind_says_why() {
    let app = App::start().await;
    let home = home(&app).await;
    let first = building(&app, "JD-02", "station", Some(&home)).await;
    enroll(&app, &first, 10, true).await;
    opened(&app, &first).await;
    let (clerk, director) = (app.person("street-clerk").await, app.person("street-director").await);
    let mut second = site(&app, "JD-03", "station", Some(&home));
    second["latitude"] = json!("31.254600");
    let second = clerk.create(SITES, &second).await;
    director.refused(SITES, &second, "approve", &json!({}), (422, "SITE_TOO_CLOSE")).await;
    // Another kind of site, or 311 metres, is far enough; so is a reason.
    let mut point = site(&app, "JD-04", "point", Some(&home));
    point["latitude"] = json!("31.254600");
    let point = clerk.create(SITES, &point).await;
    director.act(SITES, &point, "approve", &json!({})).await;
    let path = format!("/api/v1{SITES}/{}", second["id"].as_str().unwrap());
    clerk.patch(&path, &json!({"latitude": "31.254500"})).await.refused(422, "SITE_TOO_CLOSE");
    clerk.patch(&path, &json!({"latitude": "31.254800"})).await.expect(200);
    director.act(SITES, &second, "approve", &json!({})).await;
    clerk.patch(&path, &json!({"latitude": "31.252000"})).await.refused(422, "SITE_TOO_CLOSE");
    clerk.patch(&path, &json!({"latitude": "31.252000", "nearness_reason": "铁路隔断"})).await.expect(200);
    director
        .act(
            SITES,
            &clerk.create(SITES, &site(&app, "JD-05", "room", Some(&home))).await,
            "reject",
            &json!({"reason": "暂不需要"}),
        )
        .await;
}
