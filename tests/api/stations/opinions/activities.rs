//! Opinions that were taken at an activity: counted there, and heard by whoever was in office that day.

use super::{OPINIONS, home, manager, opinion, visit};
use crate::{
    stations::leaves,
    support::{App, fresh},
};
use serde_json::{Value, json};

const ACTIVITIES: &str = "/activities";

fn taken_at(site: &Value, activity: &Value) -> Value {
    let mut said = opinion(site);
    said["activity_id"] = activity["id"].clone();
    said
}

async fn counted(app: &App, activity: &Value) -> Value {
    fresh(&app.person("street-director").await, ACTIVITIES, activity).await["opinions_collected"].clone()
}

/// A reception at a site, planned for a day.
fn reception(site: &Value, day: &str) -> Value {
    json!({
        "organizer_type": "site", "organizer_id": site["id"], "category": "visit_voters", "title": "走访选民",
        "topic": null, "place": "第一居民委员会", "site_id": site["id"], "assignment_id": null,
        "arrangement_document_id": null, "plan_item_id": null, "planned_start_at": format!("{day}T01:00:00Z"),
        "planned_end_at": format!("{day}T09:00:00Z"), "invited_deputy_ids": []
    })
}

#[tokio::test]
async fn an_activity_counts_the_opinions_that_were_taken_at_it() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = manager(&app).await;
    let (first, second) = (
        leader.create(ACTIVITIES, &reception(&site, "2026-08-03")).await,
        leader.create(ACTIVITIES, &reception(&site, "2026-08-03")).await,
    );
    for activity in [&first, &first, &second] {
        leader.create(OPINIONS, &taken_at(&site, activity)).await;
    }
    leader.create(OPINIONS, &opinion(&site)).await;
    assert_eq!((counted(&app, &first).await, counted(&app, &second).await), (json!(2), json!(1)));
    // One event that was planned twice: what is said of the one is counted with the other.
    let into = json!({"merged_into_id": first["id"], "reason": "同一活动。"});
    app.person("street-director").await.act(ACTIVITIES, &second, "merge", &into).await;
    assert_eq!(counted(&app, &first).await, 3);
    leader.create(OPINIONS, &taken_at(&site, &second)).await;
    assert_eq!(counted(&app, &first).await, 4);
    assert_eq!(app.findings().await, Vec::<String>::new());
}

#[tokio::test]
async fn nothing_is_heard_where_nothing_takes_place() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = manager(&app).await;
    let visit = leader.create(ACTIVITIES, &reception(&site, "2026-08-03")).await;
    leader.act(ACTIVITIES, &visit, "cancel", &json!({"reason": "台风"})).await;
    let refused = leader.post(&format!("/api/v1{OPINIONS}"), &taken_at(&site, &visit)).await;
    let refused = refused.refused(422, "VALIDATION_FAILED");
    assert_eq!(refused.body["errors"][0]["pointer"], "/activity_id");
    assert_eq!(counted(&app, &visit).await, 0);
}

#[tokio::test]
async fn who_heard_it_was_in_office_on_that_day() {
    let app = App::start().await;
    let site = home(&app).await;
    let visit = visit(&app, &site, "2026-08-03").await;
    app.on("2026-08-05");
    leaves(&app, 9, "terminate", "2026-08-05").await;
    app.on("2026-08-06");
    let leader = manager(&app).await;
    let mut said = taken_at(&site, &visit);
    said["deputy_ids"] = json!([app.deputy(9)]);
    leader.create(OPINIONS, &said).await;
    // On the day on which the mandate ended nobody heard anything as a deputy.
    said["received_on"] = json!("2026-08-06");
    leader.refused_to_create(OPINIONS, &said, (422, "DEPUTY_NOT_IN_OFFICE")).await;
}
