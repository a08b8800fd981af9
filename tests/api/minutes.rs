//! The minutes of a meeting agree with what its record says of presence, agenda and ballots (00 §5.2).

use crate::support::{App, People, fresh};
use serde_json::{Value, json};

const MEETINGS: &str = "/meetings";

#[tokio::test]
async fn minutes_tell_what_the_record_tells() {
    let app = App::start().await;
    let (item, plenary) = app.inquired("嘉监2026-61", 38, "2026-08-03").await;
    let ballot = app.ballot(&plenary, "resolution", ("supervision.item", &item), (30, 6)).await;
    let people = People::of(&app).await;
    // One of 41 leaves: who attended is who was there at all.
    let left = json!({"member_id": app.deputy(0), "left_at": "2026-08-03T01:00:00Z", "leave_reason": "因病"});
    let plenary = people.office.act(MEETINGS, &plenary, "record-presence", &left).await;
    assert_eq!(plenary["present_members"], 40);
    let closed = people.office.act(MEETINGS, &plenary, "close", &json!({})).await;
    let mut minutes = app.minutes(&plenary, "internal").await;
    minutes["attended_members"] = json!(41);
    assert_eq!(minutes["ballots"], json!([{"ballot_id": ballot["id"], "result": "passed"}]));
    assert_eq!(minutes["outcomes"].as_array().unwrap().len(), closed["agenda"].as_array().unwrap().len());
    let with = |name: &str, value: Value| {
        let mut other = minutes.clone();
        other[name] = value;
        other
    };
    let mut not_reached = minutes["outcomes"].clone();
    not_reached[1]["outcome"] = json!("not_reached");
    let mut fewer = minutes["outcomes"].clone();
    fewer.as_array_mut().unwrap().pop();
    let failed = json!([{"ballot_id": ballot["id"], "result": "not_passed"}]);
    for (name, value) in [
        ("attended_members", json!(40)),
        ("outcomes", not_reached),
        ("outcomes", fewer),
        ("ballots", failed),
        ("ballots", json!([])),
        ("ballots", json!([{"ballot_id": item["id"], "result": "passed"}])),
    ] {
        let other = with(name, value.clone());
        let answer = people.office.try_act(MEETINGS, &plenary, "approve-minutes", &other).await;
        let problem = &answer.refused(422, "MINUTES_DISAGREE").body;
        assert_eq!(problem["errors"][0]["pointer"], format!("/{name}"));
        assert_eq!((&problem["params"]["minutes"], &problem["params"]["record"]), (&value, &minutes[name]));
        assert_eq!(fresh(&people.office, MEETINGS, &plenary).await, closed);
    }
    // In whatever order they tell it.
    minutes["outcomes"].as_array_mut().unwrap().reverse();
    let approved = people.office.act(MEETINGS, &plenary, "approve-minutes", &minutes).await;
    assert_eq!(approved["state"], "minutes_approved");
}
