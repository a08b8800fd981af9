//! One event that was recorded twice: what belongs to the record that goes passes to the one that stays.

use crate::{
    street_activities::{ACTIVITIES, ITEMS, PLANS, activity, record},
    street_committees::committee,
    support::{App, fresh},
};
use serde_json::{Value, json};

/// An activity of today that is recorded, with this deputy there.
async fn recorded(app: &App, planned: &Value, place: usize) -> Value {
    let clerk = app.person("street-clerk").await;
    let mut told = record(app, &clerk, "2026-08-20").await;
    told["attendance"][0]["deputy_id"] = json!(app.deputy(place));
    clerk.act(ACTIVITIES, planned, "record", &told).await
}

#[tokio::test]
async fn a_verified_record_that_gains_deputies_is_verified_anew() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let director = app.person("street-director").await;
    let plan = json!({"owner_type": "street_committee", "owner_id": committee["id"], "year": 2026});
    let plan = director.create(PLANS, &plan).await;
    let item = json!({
        "plan_id": plan["id"], "category": "research", "title": "专题调研", "planned_month": 8, "planned_count": 1,
        "responsible_user_id": app.user("street-clerk"), "source": "own", "assignment_id": null
    });
    let item = director.create(ITEMS, &item).await;
    let clerk = app.person("street-clerk").await;
    let mut first = activity(&app, &committee, "research", "2026-08-20");
    first["plan_item_id"] = item["id"].clone();
    let first = clerk.create(ACTIVITIES, &first).await;
    let mut again = activity(&app, &committee, "research", "2026-08-20");
    (again["place"], again["invited_deputy_ids"]) = (json!("第一街道居民区"), json!([app.deputy(10)]));
    let again = clerk.create(ACTIVITIES, &again).await;
    let tie = json!({
        "from_type": "instrument.activity", "from_id": again["id"], "to_type": "street_committee.committee",
        "to_id": committee["id"], "kind": "evidence_for"
    });
    let tie = app.person("deputy-affairs").await.create("/links", &tie).await;

    app.on("2026-08-20");
    let clerk = app.person("street-clerk").await;
    for one in [&first, &again] {
        clerk.act(ACTIVITIES, one, "start", &json!({})).await;
    }
    app.wait(3 * 3600);
    recorded(&app, &first, 9).await;
    recorded(&app, &again, 10).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(ACTIVITIES, &first, "verify", &json!({})).await;
    assert_eq!(fresh(&affairs, ITEMS, &item).await["verified_count"], 1);
    let into = json!({"merged_into_id": first["id"], "reason": "同一活动。"});
    affairs.act(ACTIVITIES, &again, "merge", &into).await;

    let whole = fresh(&affairs, ACTIVITIES, &first).await;
    assert_eq!((whole["state"].as_str(), &whole["verified_by"]), (Some("recorded"), &Value::Null));
    let there: Vec<_> =
        whole["attendance"].as_array().unwrap().iter().map(|line| &line["deputy_id"]).collect();
    assert_eq!(there, [&json!(app.deputy(9)), &json!(app.deputy(10))]);
    assert_eq!(fresh(&affairs, ITEMS, &item).await["verified_count"], 0);
    let running = format!("/api/v1/deadlines?subject_id={}&state=running", first["id"].as_str().unwrap());
    let running = affairs.get(&running).await.expect(200).body["items"].clone();
    let codes: Vec<_> = running.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["ACTIVITY_VERIFICATION"]);
    assert_eq!(fresh(&affairs, "/links", &tie).await["from_id"], first["id"]);
    // Whoever recorded either does not verify it.
    affairs.act(ACTIVITIES, &first, "verify", &json!({})).await;
    assert_eq!(fresh(&affairs, ITEMS, &item).await["verified_count"], 1);
}
