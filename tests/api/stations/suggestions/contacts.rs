//! What organs say they spoke about with the deputies, and what of it counts (03 §2.4).

use super::{CONTACTS, SUGGESTIONS, contact, handled, rating, replied, reply};
use crate::support::App;
use serde_json::{Value, json};

/// What an organ writes down of a contact with the deputy who seconds.
fn with_the_seconder(app: &App, suggestion: &Value) -> Value {
    let mut said = contact(app, suggestion, "2026-08-03");
    said["deputy_id"] = json!(app.deputy(10));
    said
}

#[tokio::test]
async fn the_lead_denies_every_contact_about_the_own_suggestion() {
    let app = App::start().await;
    let made = handled(&app).await;
    let (clerk, head) = (app.person("department-clerk").await, app.person("department-head").await);
    let deny = json!({"reason": "没有沟通过。"});
    let said = clerk.create(CONTACTS, &with_the_seconder(&app, &made)).await;
    app.person("deputy").await.act(CONTACTS, &said, "deny", &deny).await;
    let early = (422, "REPLY_WITHOUT_CONTACT");
    head.refused(SUGGESTIONS, &made, "reply", &reply("adopted_resolved"), early).await;
    // Who seconds denies what is said of oneself, and nothing in the place of the lead.
    let second = app.person("deputy-2").await;
    let said = clerk.create(CONTACTS, &with_the_seconder(&app, &made)).await;
    second.act(CONTACTS, &said, "deny", &deny).await;
    let said = clerk.create(CONTACTS, &contact(&app, &made, "2026-08-03")).await;
    second.refused(CONTACTS, &said, "deny", &deny, (403, "FORBIDDEN_SCOPE")).await;
    // A deputy who did not make it sees none of it.
    let path = format!("/api/v1{CONTACTS}/{}", said["id"].as_str().unwrap());
    app.person("deputy-3").await.get(&path).await.refused(404, "NOT_FOUND");
    head.act(SUGGESTIONS, &made, "reply", &reply("adopted_resolved")).await;
}

#[tokio::test]
async fn a_round_that_begins_on_the_same_day_has_contacts_of_its_own() {
    let app = App::start().await;
    let made = handled(&app).await;
    replied(&app, &made, "adopted_resolved", "2026-08-03").await;
    app.person("deputy").await.act(SUGGESTIONS, &made, "rate", &rating("dissatisfied")).await;
    let study = json!({"study_result": "应当再次办理。"});
    app.person("deputy-affairs").await.act(SUGGESTIONS, &made, "rehandle", &study).await;
    let head = app.person("department-head").await;
    let early = (422, "REPLY_WITHOUT_CONTACT");
    head.refused(SUGGESTIONS, &made, "reply", &reply("adopted_resolved"), early).await;
    let clerk = app.person("department-clerk").await;
    let said = clerk.create(CONTACTS, &contact(&app, &made, "2026-08-03")).await;
    assert_eq!(said["round"], 2);
    head.act(SUGGESTIONS, &made, "reply", &reply("adopted_resolved")).await;
}
