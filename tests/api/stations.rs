//! Stories of the stations: sites and their deputies, what people say there, what deputies suggest, and what comes of it.

use crate::support::App;
use platform::values::clock::legal_date;
use serde_json::{Value, json};

mod calendars;
mod closing;
mod deputies;
mod duties_of_activities;
mod duty_records;
mod duty_reports;
mod evaluations;
mod following;
mod imports;
mod opinions;
mod qr_codes;
mod reception_rules;
mod rectification;
mod schedule_notices;
mod schedules;
mod scores;
mod sites;
mod statistics;
mod suggestions;

pub const SITES: &str = "/stations/sites";
pub const ENROLLMENTS: &str = "/stations/site-deputies";
pub const SUGGESTIONS: &str = "/stations/suggestions";
pub const CONTACTS: &str = "/stations/contact-logs";
pub const OPINIONS: &str = "/stations/citizen-opinions";
pub const SCHEDULES: &str = "/stations/month-schedules";
pub const DUTIES: &str = "/stations/duty-records";
pub const COMMITMENTS: &str = "/stations/commitments";

/// The newest deadline of a record with a code.
pub async fn clock(app: &App, record: &Value, code: &str) -> Value {
    let id = record["id"].as_str().unwrap();
    let path = format!("/api/v1/deadlines?subject_id={id}&code={code}");
    let found = app.person("auditor").await.get(&path).await.expect(200).body["items"].clone();
    let newest = found.as_array().unwrap().iter().max_by_key(|one| one["id"].as_str().unwrap().to_owned());
    newest.unwrap_or_else(|| panic!("no {code}")).clone()
}

/// Who has to keep the newest deadline of a record with a code, until when, and how it stands.
pub async fn kept_by(app: &App, record: &Value, code: &str) -> (String, String, String) {
    let clock = clock(app, record, code).await;
    let text = |field: &str| clock[field].as_str().unwrap().to_owned();
    (text("responsible_organization_id"), text("effective_due_on"), text("state"))
}

/// The same as it should be.
pub fn by(organization: String, day: &str, state: &str) -> (String, String, String) {
    (organization, day.to_owned(), state.to_owned())
}

/// Ends the mandate of a deputy, or suspends it.
pub async fn leaves(app: &App, deputy: usize, action: &str, day: &str) {
    let affairs = app.person("deputy-affairs").await;
    let proof = affairs.document("公告", "public").await;
    let reason = if action == "suspend" { "detained_criminal_case" } else { "resigned" };
    let end = json!({"state_reason": reason, "state_date": day, "state_document_id": proof["id"]});
    affairs.act("/deputies", &json!({"id": app.deputy(deputy)}), action, &end).await;
}

/// Makes a deputy of the town of a deputy of the district.
pub async fn elected_in_the_town(app: &App, deputy: usize) {
    elected_in(app, deputy, ("第一镇", &json!(app.organization("town")))).await;
}

/// Makes a deputy of another town, of its own, of a deputy of the district.
pub async fn elected_in_another_town(app: &App, deputy: usize) {
    let town = json!({
        "code": format!("town-of-{deputy}"), "name": format!("别镇人民政府{deputy}"), "kind": "town_government",
        "valid_from": "2026-01-01"
    });
    let town = app.person("district-admin").await.create("/organizations", &town).await;
    elected_in(app, deputy, ("别镇", &town["id"])).await;
}

async fn elected_in(app: &App, deputy: usize, (name, town): (&str, &Value)) {
    let affairs = app.person("deputy-affairs").await;
    let drawn = json!({
        "code": format!("{name}{deputy}"), "name": format!("{name}第{deputy}选区"), "street_or_town_id": town,
        "seats": 2, "registered_voters": 9000
    });
    let constituency = affairs.create("/constituencies", &drawn).await;
    let town = json!({"congress_level": "town", "constituency_id": constituency["id"]});
    affairs.patch(&format!("/api/v1/deputies/{}", app.deputy(deputy)), &town).await.expect(200);
}

/// What a street writes of a site that it proposes.
pub fn site(app: &App, number: &str, tier: &str, home: Option<&Value>) -> Value {
    json!({
        "site_no": number, "tier": tier, "name": format!("第一街道代表站点{number}"),
        "street_or_town_id": app.organization("street"), "parent_site_id": home.map(|home| &home["id"]),
        "served_committee_ids": [app.organization("residents")], "venue_kind": "residents_committee",
        "address": "嘉定区金园一路1号", "longitude": "121.332000", "latitude": "31.252000", "coordinate_system": "wgs84",
        "facilities": ["fixed_venue", "unified_plate", "notice_board", "opinion_box", "file_cabinet"],
        "public_items": ["deputy_info", "rules", "reception_schedule", "handling_results", "duty_info"],
        "opening_hours": "工作日 9:00–17:00", "contact_number": "021-69000001",
        "leader_id": app.user("site-manager"), "liaison_ids": [app.user("street-clerk")]
    })
}

/// A site that is being set up.
pub async fn building(app: &App, number: &str, tier: &str, home: Option<&Value>) -> Value {
    let mut proposed = site(app, number, tier, home);
    proposed["nearness_reason"] = json!("两处居民区之间有铁路隔断。");
    let made = app.person("street-clerk").await.create(SITES, &proposed).await;
    app.person("street-director").await.act(SITES, &made, "approve", &json!({})).await
}

/// A deputy belongs to a site.
pub async fn enroll(app: &App, site: &Value, deputy: usize, primary: bool) -> Value {
    let joined_on = legal_date(app.clock.now()).min("2026-08-01".parse().unwrap()).to_string();
    let enrollment = json!({
        "site_id": site["id"], "deputy_id": app.deputy(deputy), "is_primary": primary, "joined_on": joined_on
    });
    app.person("deputy-affairs").await.create(ENROLLMENTS, &enrollment).await
}

/// Accepts and opens a site that has everything.
pub async fn opened(app: &App, site: &Value) -> Value {
    app.person("deputy-affairs").await.act(SITES, site, "accept", &json!({})).await;
    let director = app.person("street-director").await;
    let photo = director.document("标牌照片", "public").await;
    director.act(SITES, site, "activate", &json!({"plate_photo_id": photo["id"]})).await
}

/// The open home of the street, with a deputy whose primary site it is.
pub async fn home(app: &App) -> Value {
    let site = building(app, "JD-01", "home", None).await;
    enroll(app, &site, 9, true).await;
    opened(app, &site).await
}
