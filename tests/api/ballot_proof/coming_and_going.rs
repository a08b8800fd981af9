//! Members come and go while others vote: each who was there for the vote has one paper (07 §3.3, §3.7).

use super::{BALLOTS, lines_of, verify_stored};
use crate::{
    ballot_secrecy::cast,
    support::{App, Person, fresh},
};
use platform::vocabulary::Role;
use serde_json::{Value, json};

/// A plenary of nine members that opens with the first six, and its ballot, which is issued; the last has an interest.
async fn issued(app: &App, mode: &str, issuing: &Value) -> (Value, Value, Vec<Person>) {
    let office = app.person("sc-office").await;
    app.seats(9).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 9).await;
    office.act("/meetings", &meeting, "notify", &json!({})).await;
    let roster: Vec<String> = (0..6).map(|place| app.deputy(place)).collect();
    let opening = json!({"present_members": 6, "present_deputy_ids": roster});
    office.act("/meetings", &meeting, "open", &opening).await;
    let second =
        app.account("ballot-supervisor-2", &[Role::BallotSupervisor], &app.organization("sc-office")).await;
    let second_id = second.get("/api/v1/auth/me").await.expect(200).body["user_id"].clone();
    let ballot = json!({
        "kind": "resolution", "title": "表决", "subject_type": "registry.meeting", "subject_id": meeting["id"],
        "meeting_id": meeting["id"], "is_secret": mode != "manual_tally", "counting_mode": mode,
        "option_set": "for_against_abstain", "base": "all_members",
        "supervisor_ids": [app.user("ballot-supervisor"), second_id], "excluded_member_ids": [app.deputy(8)]
    });
    let ballot = office.create(BALLOTS, &ballot).await;
    let ballot = office.act(BALLOTS, &ballot, "issue", issuing).await;
    let supervisors = vec![app.person("ballot-supervisor").await, second];
    for supervisor in supervisors.iter().filter(|_| mode != "manual_tally") {
        supervisor.signs(&ballot).await;
    }
    (meeting, ballot, supervisors)
}

/// A member comes or leaves.
async fn moved(app: &App, meeting: &Value, place: usize, field: &str) {
    let mut movement = json!({"member_id": app.deputy(place)});
    movement[field] = json!("2026-08-03T01:00:00Z");
    app.person("sc-office").await.act("/meetings", meeting, "record-presence", &movement).await;
}

fn figures(ballot: &Value) -> [i64; 3] {
    ["present_members", "issued", "returned"].map(|name| ballot[name].as_i64().unwrap_or_default())
}

#[tokio::test]
async fn who_leaves_after_casting_and_who_comes_in_between_have_each_cast_one_paper() {
    let app = App::start().await;
    let (meeting, ballot, supervisors) = issued(&app, "electronic", &json!({})).await;
    let members = app.members().await;
    let choose = async |place: usize| {
        cast(&members[place], &ballot, json!(["for"])).await.expect(200);
    };
    for place in 0..4 {
        choose(place).await;
    }
    // One has cast and leaves, one leaves without casting; two come.
    moved(&app, &meeting, 0, "left_at").await;
    moved(&app, &meeting, 4, "left_at").await;
    cast(&members[4], &ballot, json!(["for"])).await.refused(403, "FORBIDDEN_SCOPE");
    for place in [6, 7] {
        moved(&app, &meeting, place, "arrived_at").await;
        choose(place).await;
    }
    choose(5).await;
    // Who comes back has a paper already, and has cast it; who has an interest gets none.
    moved(&app, &meeting, 0, "arrived_at").await;
    cast(&members[0], &ballot, json!(["for"])).await.refused(409, "ALREADY_VOTED");
    moved(&app, &meeting, 8, "arrived_at").await;
    cast(&members[8], &ballot, json!(["for"])).await.refused(422, "CONFLICT_OF_INTEREST");
    let office = app.person("sc-office").await;
    let closed = office.act(BALLOTS, &ballot, "close", &json!({})).await;
    assert_eq!(figures(&closed), [9, 8, 7]);
    assert_eq!(closed["present_member_ids"].as_array().unwrap().len(), 9);
    let counted = supervisors[0].act(BALLOTS, &ballot, "count", &json!({})).await;
    assert_eq!((&counted["result"], &counted["valid"]), (&json!("passed"), &json!(7)));
    for supervisor in &supervisors {
        supervisor.signs(&ballot).await;
    }
    let record = json!({"record_document_id": office.document("计票记录", "internal").await["id"]});
    office.act(BALLOTS, &ballot, "confirm", &record).await;
    let (holds, said) = verify_stored(&app, &ballot);
    assert!(holds, "{said}");
    // The meeting itself counts who is there now.
    assert_eq!(fresh(&office, "/meetings", &meeting).await["present_members"], 8);
}

#[tokio::test]
async fn the_same_holds_beside_a_box() {
    let app = App::start().await;
    let on_paper = json!({"paper_member_ids": [app.deputy(4), app.deputy(5)]});
    let (meeting, ballot, supervisors) = issued(&app, "mixed", &on_paper).await;
    let members = app.members().await;
    for member in members.iter().take(4) {
        cast(member, &ballot, json!(["for"])).await.expect(200);
    }
    // One has cast, the other has put the paper into the box.
    for place in [0, 4] {
        moved(&app, &meeting, place, "left_at").await;
    }
    for place in [6, 7] {
        moved(&app, &meeting, place, "arrived_at").await;
        cast(&members[place], &ballot, json!(["against"])).await.expect(200);
    }
    let path = format!("/api/v1/ballots/{}/printed-papers", ballot["id"].as_str().unwrap());
    let printed = supervisors[0].get(&path).await.expect(200).body["items"].clone();
    let papers = printed.as_array().unwrap().iter();
    let papers: Vec<Value> =
        papers.map(|paper| json!({"numbers": paper["numbers"], "choices": ["for"]})).collect();
    app.person("sc-office").await.act(BALLOTS, &ballot, "close", &json!({})).await;
    for supervisor in &supervisors {
        supervisor.act(BALLOTS, &ballot, "enter", &json!({"papers": papers})).await;
    }
    let counted = supervisors[0].act(BALLOTS, &ballot, "count", &json!({"returned": 2})).await;
    assert_eq!((figures(&counted), &counted["result"]), ([8, 8, 8], &json!("passed")));
    // Nobody else has a paper.
    members[8].get(&lines_of(&ballot)).await.refused(403, "FORBIDDEN_SCOPE");
}

#[tokio::test]
async fn totals_that_were_counted_by_hand_are_of_all_who_were_there() {
    let app = App::start().await;
    let (meeting, ballot, supervisors) = issued(&app, "manual_tally", &json!({})).await;
    moved(&app, &meeting, 0, "left_at").await;
    moved(&app, &meeting, 6, "arrived_at").await;
    app.person("sc-office").await.act(BALLOTS, &ballot, "close", &json!({})).await;
    // After the close nobody has a paper any more.
    moved(&app, &meeting, 7, "arrived_at").await;
    let tally = |choice: &str, votes: u32| json!({"question": 0, "choice": choice, "votes": votes});
    let count = |papers: u32| {
        let tallies = [tally("for", papers), tally("against", 0), tally("abstain", 0)];
        json!({"returned": papers, "valid": papers, "invalid": 0, "tallies": tallies})
    };
    supervisors[0].refused(BALLOTS, &ballot, "count", &count(8), (422, "BALLOT_ARITHMETIC")).await;
    assert_eq!(figures(&supervisors[0].act(BALLOTS, &ballot, "count", &count(7)).await), [7, 7, 7]);
}

#[tokio::test]
async fn who_was_counted_without_a_name_is_counted_once() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    app.seats(9).await;
    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-03", 9).await;
    let ballot = json!({
        "kind": "resolution", "title": "表决", "subject_type": "registry.meeting", "subject_id": meeting["id"],
        "meeting_id": meeting["id"], "is_secret": false, "counting_mode": "manual_tally",
        "option_set": "for_against_abstain", "base": "all_members", "supervisor_ids": [app.user("ballot-supervisor")]
    });
    let ballot = office.create(BALLOTS, &ballot).await;
    office.act(BALLOTS, &ballot, "issue", &json!({})).await;
    for field in ["left_at", "arrived_at"] {
        moved(&app, &meeting, 3, field).await;
    }
    assert_eq!(figures(&fresh(&office, BALLOTS, &ballot).await), [9, 9, 0]);
}
