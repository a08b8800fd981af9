//! The year of a town: its presidium deliberates the list, and acts for the office and the secretary (07 §2.1).

use super::{CANDIDATES, CYCLES, RULES, rule, states, submitted, told, year};
use crate::support::{App, People, only};
use serde_json::json;

#[tokio::test]
async fn the_presidium_of_a_town_takes_the_place_of_the_standing_committee() {
    let app = App::start().await;
    let office = app.person("government-office").await;
    let mut town = year(&app, 2);
    (town["level"], town["organization_id"]) = (json!("town"), json!(app.organization("town-presidium")));
    let cycle = office.create(CYCLES, &town).await;
    told(&app, &cycle, 1).await;
    office.act(CYCLES, &cycle, "open-collection", &json!({})).await;
    app.on("2026-08-17");
    let office = app.person("government-office").await;
    office.act(CYCLES, &cycle, "close-collection", &json!({})).await;
    let mut candidates = Vec::new();
    for title in ["充电桩一百个", "社区食堂三家", "健身步道五条"] {
        candidates.push(submitted(&app, &cycle, (title, 100)).await);
    }
    let conferral = json!({"conferral_document_id": office.document("会商记录", "internal").await["id"]});
    office.act(CYCLES, &cycle, "submit-list", &conferral).await;
    let elsewhere = app.held("presidium", "sc", 7, "2026-08-18", 41).await;
    let own = app.held("presidium", "town-presidium", 7, "2026-08-18", 9).await;
    let presidium = app.person("town-presidium").await;
    let review = json!({"sc_meeting_id": own["id"]});
    only(&app, &["town-presidium"], CYCLES, &cycle, "sc-review", &review).await;
    let wrong = json!({"sc_meeting_id": elsewhere["id"]});
    presidium.refused(CYCLES, &cycle, "sc-review", &wrong, (422, "WRONG_MEETING")).await;
    presidium.act(CYCLES, &cycle, "sc-review", &review).await;
    let congress = app.held("congress", "town-presidium", 3, "2026-08-19", 60).await;
    let presidium = app.person("town-presidium").await;
    let mut drafted = rule(&cycle, 2);
    drafted["candidate_count"] = json!(3);
    let drafted = presidium.create(RULES, &drafted).await;
    presidium.act(RULES, &drafted, "adopt", &json!({"adopted_meeting_id": congress["id"]})).await;
    presidium.act(CANDIDATES, &candidates[0], "put-on-ballot", &json!({})).await;
    let people = People::of(&app).await;
    people
        .office
        .refused(CANDIDATES, &candidates[1], "put-on-ballot", &json!({}), (403, "FORBIDDEN_SCOPE"))
        .await;
    assert_eq!(states(&people.office, &candidates).await, ["on_ballot", "sc_reviewed", "sc_reviewed"]);
}
