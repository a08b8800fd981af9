//! The year of a town: its presidium deliberates the list, and acts for the office and the secretary (07 §2.1).

use super::{BALLOTS, CANDIDATES, CYCLES, RULES, papers, rule, states, submitted, supervisors, told, year};
use crate::{
    stations::{elected_in_another_town, elected_in_the_town, leaves},
    support::{App, People, Person, fresh, only},
};
use platform::vocabulary::Role;
use serde_json::{Value, json};

/// The year of a town whose list its presidium has deliberated, and its candidates.
async fn deliberated(app: &App) -> (Value, Vec<Value>) {
    let office = app.person("government-office").await;
    let mut town = year(app, 2);
    (town["level"], town["organization_id"]) = (json!("town"), json!(app.organization("town-presidium")));
    let cycle = office.create(CYCLES, &town).await;
    told(app, &cycle, 1).await;
    office.act(CYCLES, &cycle, "open-collection", &json!({})).await;
    app.on("2026-08-17");
    let office = app.person("government-office").await;
    office.act(CYCLES, &cycle, "close-collection", &json!({})).await;
    let mut candidates = Vec::new();
    for title in ["充电桩一百个", "社区食堂三家", "健身步道五条"] {
        candidates.push(submitted(app, &cycle, (title, 100)).await);
    }
    let conferral = json!({"conferral_document_id": office.document("会商记录", "internal").await["id"]});
    office.act(CYCLES, &cycle, "submit-list", &conferral).await;
    let elsewhere = app.held("presidium", "sc", 7, "2026-08-18", 41).await;
    let own = app.held("presidium", "town-presidium", 7, "2026-08-18", 9).await;
    let presidium = app.person("town-presidium").await;
    let review = json!({"sc_meeting_id": own["id"]});
    only(app, &["town-presidium"], CYCLES, &cycle, "sc-review", &review).await;
    let wrong = json!({"sc_meeting_id": elsewhere["id"]});
    presidium.refused(CYCLES, &cycle, "sc-review", &wrong, (422, "WRONG_MEETING")).await;
    presidium.act(CYCLES, &cycle, "sc-review", &review).await;
    (fresh(&presidium, CYCLES, &cycle).await, candidates)
}

/// The congress of the town has adopted a rule.
async fn adopted(app: &App, cycle: &Value) -> Value {
    let congress = app.held("congress", "town-presidium", 3, "2026-08-19", 60).await;
    let presidium = app.person("town-presidium").await;
    let mut drafted = rule(cycle, 2);
    drafted["candidate_count"] = json!(3);
    let drafted = presidium.create(RULES, &drafted).await;
    presidium.act(RULES, &drafted, "adopt", &json!({"adopted_meeting_id": congress["id"]})).await;
    congress
}

#[tokio::test]
async fn the_presidium_of_a_town_takes_the_place_of_the_standing_committee() {
    let app = App::start().await;
    let (cycle, candidates) = deliberated(&app).await;
    adopted(&app, &cycle).await;
    let presidium = app.person("town-presidium").await;
    presidium.act(CANDIDATES, &candidates[0], "put-on-ballot", &json!({})).await;
    let people = People::of(&app).await;
    people
        .office
        .refused(CANDIDATES, &candidates[1], "put-on-ballot", &json!({}), (403, "FORBIDDEN_SCOPE"))
        .await;
    assert_eq!(states(&people.office, &candidates).await, ["on_ballot", "sc_reviewed", "sc_reviewed"]);
}

/// Staff of the presidium of another town.
async fn of_another_town(app: &App) -> Person {
    let admin = app.person("district-admin").await;
    let town = json!({
        "code": "town-2", "name": "第二镇人民政府", "kind": "town_government", "valid_from": "2026-01-01"
    });
    let town = admin.create("/organizations", &town).await;
    let presidium = json!({
        "code": "town-2-presidium", "name": "第二镇人大主席团", "kind": "town_presidium", "street_or_town_id": town["id"],
        "valid_from": "2026-01-01"
    });
    let town = admin.create("/organizations", &presidium).await;
    app.account("other-presidium", &[Role::TownPresidium], town["id"].as_str().unwrap()).await
}

/// Nobody of the district and of other towns does this with a ballot of the town.
async fn only_the_town(app: &App, stranger: &Person, ballot: &Value, action: &str, body: &Value) {
    only(app, &["town-presidium"], BALLOTS, ballot, action, body).await;
    let answer = stranger.try_act(BALLOTS, ballot, action, body).await;
    assert!(matches!(answer.status, 403 | 404), "{action}: {}", answer.text);
}

#[tokio::test]
async fn a_town_votes_by_its_own_presidium() {
    let app = App::start().await;
    let own = supervisors(&app).await;
    let (cycle, candidates) = deliberated(&app).await;
    let congress = adopted(&app, &cycle).await;
    let presidium = app.person("town-presidium").await;
    for candidate in &candidates {
        presidium.act(CANDIDATES, candidate, "put-on-ballot", &json!({})).await;
    }
    let mut content = papers(&cycle, &congress, (&own, 2));
    content["candidates"] = json!(["充电桩一百个", "社区食堂三家", "健身步道五条"]);
    let office = app.person("sc-office").await;
    office.refused_to_create(BALLOTS, &content, (403, "FORBIDDEN_SCOPE")).await;
    let stranger = of_another_town(&app).await;
    stranger.refused_to_create(BALLOTS, &content, (403, "FORBIDDEN_SCOPE")).await;
    // Nor does the presidium prepare what the Standing Committee votes on.
    let plenary = app.meeting("sc_plenary", "sc", 40, "2026-08-19", 41).await;
    let mut elsewhere = content.clone();
    elsewhere["meeting_id"] = plenary["id"].clone();
    presidium.refused_to_create(BALLOTS, &elsewhere, (403, "FORBIDDEN_SCOPE")).await;
    let ballot = presidium.create(BALLOTS, &content).await;
    assert_eq!(ballot["town_presidium_id"], json!(app.organization("town-presidium")));
    let path = format!("/api/v1{BALLOTS}/{}", ballot["id"].as_str().unwrap());
    stranger.get(&path).await.refused(404, "NOT_FOUND");
    office.patch(&path, &json!({"title": "票决"})).await.refused(403, "FORBIDDEN_SCOPE");
    presidium.patch(&path, &json!({"meeting_id": plenary["id"]})).await.refused(403, "FORBIDDEN_SCOPE");
    // Those who supervise are deputies of the town: none of the district, of another town, or whose mandate there rests.
    let strange = async |pointer: &str| {
        let answer = presidium.try_act(BALLOTS, &ballot, "issue", &json!({})).await;
        let refused = answer.refused(422, "CONFLICT_OF_INTEREST");
        assert_eq!(refused.body["errors"][0]["pointer"], pointer, "{}", answer.text);
    };
    strange("/supervisor_ids/0").await;
    elected_in_the_town(&app, 10).await;
    strange("/supervisor_ids/1").await;
    elected_in_another_town(&app, 11).await;
    strange("/supervisor_ids/1").await;
    leaves(&app, 11, "suspend", "2026-08-19").await;
    strange("/supervisor_ids/1").await;
    let affairs = app.person("deputy-affairs").await;
    let proof = affairs.document("公告", "public").await;
    let back = json!({"state_date": "2026-08-19", "state_document_id": proof["id"], "reason": "情形消失。"});
    affairs.act("/deputies", &json!({"id": app.deputy(11)}), "restore", &back).await;
    elected_in_the_town(&app, 11).await;
    only_the_town(&app, &stranger, &ballot, "issue", &json!({})).await;
    presidium.act(BALLOTS, &ballot, "issue", &json!({})).await;
    only_the_town(&app, &stranger, &ballot, "close", &json!({})).await;
    presidium.act(BALLOTS, &ballot, "close", &json!({})).await;
    let rows = (0..).zip([50, 35, 35]).flat_map(|(question, yes): (u32, u32)| {
        [("approve", yes), ("oppose", 60 - yes), ("abstain", 0)]
            .map(|(choice, votes)| json!({"question": question, "choice": choice, "votes": votes}))
    });
    let count = json!({"returned": 60, "valid": 60, "invalid": 0, "tallies": rows.collect::<Vec<_>>()});
    let tied = app.person("deputy-2").await.act(BALLOTS, &ballot, "count", &count).await;
    assert_eq!(tied["result"], "tied");
    only_the_town(&app, &stranger, &ballot, "order-second-ballot", &json!({})).await;
    presidium.act(BALLOTS, &ballot, "order-second-ballot", &json!({})).await;
    let second = presidium.get("/api/v1/ballots?state=prepared").await.expect(200).body["items"][0].clone();
    assert_eq!(second["town_presidium_id"], ballot["town_presidium_id"]);
    presidium.act(BALLOTS, &second, "issue", &json!({})).await;
    presidium.act(BALLOTS, &second, "close", &json!({})).await;
    let rows = (0..).zip([33, 27]).flat_map(|(question, yes): (u32, u32)| {
        [("approve", yes), ("oppose", 60 - yes), ("abstain", 0)]
            .map(|(choice, votes)| json!({"question": question, "choice": choice, "votes": votes}))
    });
    let count = json!({"returned": 60, "valid": 60, "invalid": 0, "tallies": rows.collect::<Vec<_>>()});
    app.person("deputy-2").await.act(BALLOTS, &second, "count", &count).await;
    for ballot in [&second, &ballot] {
        for supervisor in ["deputy-2", "deputy-3"] {
            app.person(supervisor).await.signs(ballot).await;
        }
        let record = json!({"record_document_id": presidium.document("计票记录", "internal").await["id"]});
        only_the_town(&app, &stranger, ballot, "confirm", &record).await;
        presidium.act(BALLOTS, ballot, "confirm", &record).await;
        only_the_town(&app, &stranger, ballot, "announce", &json!({})).await;
        presidium.act(BALLOTS, ballot, "announce", &json!({})).await;
    }
    assert_eq!(states(&office, &candidates).await, ["selected", "selected", "not_selected"]);
    tells_its_result(&app, &stranger, &ballot).await;
    recorded(&app, &cycle).await;
}

/// The presidium tells what its congress has voted, as the service drafted it or anew; nobody else does.
async fn tells_its_result(app: &App, stranger: &Person, ballot: &Value) {
    let presidium = app.person("town-presidium").await;
    let drafts = format!(
        "/api/v1/publications?subject_id={}&kind=vote_result&state=draft",
        ballot["id"].as_str().unwrap()
    );
    let draft = presidium.get(&drafts).await.expect(200).body["items"][0].clone();
    let path = format!("/api/v1/publications/{}", draft["id"].as_str().unwrap());
    let edited = presidium.patch(&path, &json!({"text": "票决结果已经宣布。"})).await;
    assert_eq!(edited.expect(200).body["text"], "票决结果已经宣布。");
    let again = json!({
        "subject_type": "instrument.ballot", "subject_id": ballot["id"], "kind": "vote_result", "scope": "to_public",
        "channel": "website", "title": "票决结果", "text": "票决结果。", "disclosure": "public"
    });
    presidium.create("/publications", &again).await;
    app.person("sc-office").await.refused_to_create("/publications", &again, (403, "FORBIDDEN_SCOPE")).await;
    let elsewhere = stranger.post("/api/v1/publications", &again).await;
    assert!(matches!(elsewhere.status, 403 | 422), "{}", elsewhere.text);
}

/// The presidium tells the result, and records the vote.
async fn recorded(app: &App, cycle: &Value) {
    let presidium = app.person("town-presidium").await;
    presidium.refused(CYCLES, cycle, "record-vote", &json!({}), (409, "PUBLICATION_MISSING")).await;
    let colleague =
        app.account("town-presidium-2", &[Role::TownPresidium], &app.organization("town-presidium")).await;
    let drafts =
        format!("/api/v1/publications?subject_id={}&kind=notice&state=draft", cycle["id"].as_str().unwrap());
    let drafts = presidium.get(&drafts).await.expect(200).body["items"].as_array().unwrap().clone();
    let draft = drafts.into_iter().find(|draft| draft["round"] == 3).unwrap();
    presidium.refused("/publications", &draft, "review", &json!({}), (403, "SELF_VERIFICATION")).await;
    colleague.act("/publications", &draft, "review", &json!({})).await;
    presidium.act("/publications", &draft, "publish", &json!({})).await;
    presidium.act(CYCLES, cycle, "record-vote", &json!({})).await;
    assert_eq!(fresh(&presidium, CYCLES, cycle).await["state"], "executing");
}

#[tokio::test]
async fn what_a_town_does_not_need_it_voids_or_settles_itself() {
    let app = App::start().await;
    let own = supervisors(&app).await;
    let (cycle, _) = deliberated(&app).await;
    let congress = adopted(&app, &cycle).await;
    let presidium = app.person("town-presidium").await;
    let mut content = papers(&cycle, &congress, (&own, 2));
    content["candidates"] = json!(["充电桩一百个", "社区食堂三家", "健身步道五条"]);
    let ballot = presidium.create(BALLOTS, &content).await;
    let stranger = of_another_town(&app).await;
    let reason = json!({"reason": "重新准备"});
    only_the_town(&app, &stranger, &ballot, "void", &reason).await;
    let settled = json!({"settled_questions": [], "settled_meeting_id": null, "reason": "按票决办法处理。"});
    only_the_town(&app, &stranger, &ballot, "settle-tie", &settled).await;
    assert_eq!(presidium.act(BALLOTS, &ballot, "void", &reason).await["state"], "void");
}
