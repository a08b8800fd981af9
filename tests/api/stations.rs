//! Stories of the stations: sites and their deputies, what people say there, what deputies suggest, and what comes of it.

use crate::support::App;
use serde_json::{Value, json};

mod closing;
mod deputies;
mod duties_of_activities;
mod duty_records;
mod duty_reports;
mod evaluations;
mod opinions;
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
    let enrollment = json!({
        "site_id": site["id"], "deputy_id": app.deputy(deputy), "is_primary": primary, "joined_on": "2026-08-01"
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
