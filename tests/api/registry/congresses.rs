//! A congress meets in its own deputies: those of the district, or those of one town.

use crate::{
    stations::{elected_in_another_town, elected_in_the_town, leaves},
    support::{App, Person, fresh},
};
use serde_json::{Value, json};

const MEETINGS: &str = "/meetings";

/// An action that is refused at a field.
async fn refused_at(
    person: &Person,
    meeting: &Value,
    (action, body): (&str, Value),
    code: &str,
    pointer: &str,
) {
    let answer = person.try_act(MEETINGS, meeting, action, &body).await;
    assert_eq!(answer.refused(422, code).body["errors"][0]["pointer"], pointer, "{}", answer.text);
}

/// The meetings of the town, with its deputies 9 and 10; of 8 the mandate in another town has ended, 11 has one there, 0 is of the
/// district.
async fn in_the_town() -> App {
    let app = App::start().await;
    for deputy in [9, 10] {
        elected_in_the_town(&app, deputy).await;
    }
    for deputy in [8, 11] {
        elected_in_another_town(&app, deputy).await;
    }
    leaves(&app, 8, "terminate", "2026-08-03").await;
    app
}

#[tokio::test]
async fn nobody_of_another_congress_sits_in_that_of_a_town() {
    let app = in_the_town().await;
    let presidium = app.person("town-presidium").await;
    let meeting = app.meeting("congress", "town-presidium", 3, "2026-08-05", 3).await;
    let leave = |place| ("grant-leave", json!({"member_id": app.deputy(place), "reason": "因公。"}));
    for (place, code) in [(0, "VALIDATION_FAILED"), (11, "VALIDATION_FAILED"), (8, "DEPUTY_NOT_IN_OFFICE")] {
        refused_at(&presidium, &meeting, leave(place), code, "/member_id").await;
    }
    let (action, body) = leave(10);
    presidium.act(MEETINGS, &meeting, action, &body).await;
    presidium.act(MEETINGS, &meeting, "notify", &json!({})).await;
    app.on("2026-08-05");
    let presidium = app.person("town-presidium").await;
    let roster = |places: [usize; 2]| {
        let members = places.map(|place| app.deputy(place));
        ("open", json!({"present_members": 2, "present_deputy_ids": members}))
    };
    let second = "/present_deputy_ids/1";
    for (place, code) in [(0, "VALIDATION_FAILED"), (11, "VALIDATION_FAILED"), (8, "DEPUTY_NOT_IN_OFFICE")] {
        refused_at(&presidium, &meeting, roster([9, place]), code, second).await;
    }
    let (action, body) = roster([9, 10]);
    presidium.act(MEETINGS, &meeting, action, &body).await;
    let comes = |place| {
        ("record-presence", json!({"member_id": app.deputy(place), "arrived_at": "2026-08-05T01:00:00Z"}))
    };
    for (place, code) in [(0, "VALIDATION_FAILED"), (11, "VALIDATION_FAILED"), (8, "DEPUTY_NOT_IN_OFFICE")] {
        refused_at(&presidium, &meeting, comes(place), code, "/member_id").await;
    }
    // Whoever is of the town since may come.
    elected_in_the_town(&app, 11).await;
    let (action, body) = comes(11);
    assert_eq!(presidium.act(MEETINGS, &meeting, action, &body).await["present_members"], 3);
    // Whoever is of another congress since is there no longer.
    elected_in_another_town(&app, 10).await;
    let sits = fresh(&presidium, MEETINGS, &meeting).await;
    assert_eq!(sits["present_members"], 2);
    assert!(!sits["present_deputy_ids"].as_array().unwrap().contains(&json!(app.deputy(10))));
    // It has no fewer deputies than are registered.
    let fewer = json!({
        "kind": "congress", "organization_id": app.organization("town-presidium"),
        "term_id": app.districts["310114"].term_id, "ordinal": 4, "title": "第四次会议",
        "agenda": [{"seq": 1, "title": "听取报告"}], "start_on": "2026-08-06", "end_on": "2026-08-06",
        "is_extraordinary": false, "total_members": 1
    });
    presidium.refused_to_create(MEETINGS, &fewer, (422, "TOTAL_MEMBERS_MISMATCH")).await;
}

#[tokio::test]
async fn nobody_of_a_town_sits_in_the_congress_of_the_district() {
    let app = in_the_town().await;
    let office = app.person("sc-office").await;
    let meeting = app.meeting("presidium", "sc", 3, "2026-08-05", 3).await;
    let leave = json!({"member_id": app.deputy(9), "reason": "因公。"});
    refused_at(&office, &meeting, ("grant-leave", leave), "VALIDATION_FAILED", "/member_id").await;
    office.act(MEETINGS, &meeting, "notify", &json!({})).await;
    app.on("2026-08-05");
    let office = app.person("sc-office").await;
    let roster = |places: [usize; 2]| {
        let members = places.map(|place| app.deputy(place));
        json!({"present_members": 2, "present_deputy_ids": members})
    };
    let with_one_of_a_town = ("open", roster([0, 9]));
    refused_at(&office, &meeting, with_one_of_a_town, "VALIDATION_FAILED", "/present_deputy_ids/1").await;
    office.act(MEETINGS, &meeting, "open", &roster([0, 1])).await;
}
