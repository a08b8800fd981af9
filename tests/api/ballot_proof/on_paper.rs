//! Votes on paper, alone and beside electronic ones: two supervisors enter each paper, and all stand in one list.

use super::{BALLOTS, lines_of, verify, verify_stored};
use crate::{
    ballot_secrecy::cast,
    support::{App, Person, fresh},
};
use platform::vocabulary::Role;
use serde_json::{Value, json};

/// A prepared ballot on a resolution in an open meeting of nine, with two supervisors.
async fn prepared(app: &App, mode: &str) -> (Value, [Person; 2]) {
    let office = app.person("sc-office").await;
    app.seats(9).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 9).await;
    office.act("/meetings", &meeting, "notify", &json!({})).await;
    let roster = app.districts["310114"].deputies[..9].to_vec();
    let opening = json!({"present_members": 9, "present_deputy_ids": roster});
    office.act("/meetings", &meeting, "open", &opening).await;
    let second =
        app.account("ballot-supervisor-2", &[Role::BallotSupervisor], &app.organization("sc-office")).await;
    let second_id = second.get("/api/v1/auth/me").await.expect(200).body["user_id"].clone();
    let mut ballot = json!({
        "kind": "resolution", "title": "表决", "subject_type": "registry.meeting", "subject_id": meeting["id"],
        "meeting_id": meeting["id"], "is_secret": true, "counting_mode": mode, "option_set": "for_against_abstain",
        "base": "all_members", "supervisor_ids": [app.user("ballot-supervisor")]
    });
    let refused = office.post("/api/v1/ballots", &ballot).await;
    assert_eq!(refused.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/supervisor_ids");
    ballot["supervisor_ids"] = json!([app.user("ballot-supervisor"), second_id]);
    ballot["is_secret"] = json!(false);
    office.post("/api/v1/ballots", &ballot).await.refused(422, "VALIDATION_FAILED");
    ballot["is_secret"] = json!(true);
    // Who cannot sign does not supervise.
    ballot["supervisor_ids"] = json!([app.user("ballot-supervisor"), app.user("sc-office")]);
    let refused = office.post("/api/v1/ballots", &ballot).await;
    assert_eq!(refused.refused(422, "UNKNOWN_REFERENCE").body["errors"][0]["pointer"], "/supervisor_ids/1");
    ballot["supervisor_ids"] = json!([app.user("ballot-supervisor"), second_id]);
    let ballot = office.create(BALLOTS, &ballot).await;
    (ballot, [app.person("ballot-supervisor").await, second])
}

fn printed(ballot: &Value) -> String {
    format!("/api/v1/ballots/{}/printed-papers", ballot["id"].as_str().unwrap())
}

/// The papers that are printed, marked one after the other.
async fn marked(supervisor: &Person, ballot: &Value, marks: &[Option<&str>]) -> Vec<Value> {
    let printed = supervisor.get(&printed(ballot)).await.expect(200).body["items"].clone();
    let papers = printed.as_array().unwrap().iter().zip(marks).map(|(paper, mark)| {
        let choices: Vec<&str> = mark.iter().copied().collect();
        json!({"numbers": paper["numbers"], "choices": choices})
    });
    papers.collect()
}

#[tokio::test]
async fn papers_and_electronic_votes_stand_in_one_list() {
    let app = App::start().await;
    let (ballot, [first, second]) = prepared(&app, "mixed").await;
    let office = app.person("sc-office").await;
    let wrong = json!({"paper_member_ids": [app.deputy(10)]});
    let refused = office.try_act(BALLOTS, &ballot, "issue", &wrong).await;
    assert_eq!(refused.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/paper_member_ids/0");
    let on_paper = json!({"paper_member_ids": [app.deputy(6), app.deputy(7), app.deputy(8)]});
    office.act(BALLOTS, &ballot, "issue", &on_paper).await;
    first.signs(&ballot).await;
    let members = app.members().await;
    // Both have signed before the first paper is taken.
    cast(&members[0], &ballot, json!(["for"])).await.refused(422, "RECORD_UNSIGNED");
    second.signs(&ballot).await;
    let mut told = Vec::new();
    for (member, choice) in members.iter().zip(["for", "for", "for", "against", "abstain"]) {
        let answer = cast(member, &ballot, json!([choice])).await;
        told.push((answer.expect(200).body["numbers"][0].clone(), choice));
    }
    cast(&members[7], &ballot, json!(["for"])).await.refused(409, "ALREADY_VOTED");
    let path = printed(&ballot);
    office.get(&path).await.refused(403, "FORBIDDEN_SCOPE");
    let papers = marked(&first, &ballot, &[Some("for"), Some("for"), None]).await;
    assert_eq!(papers.len(), 3);
    let entry = json!({"papers": papers});
    first.refused(BALLOTS, &ballot, "enter", &entry, (409, "INVALID_TRANSITION")).await;
    let closed = office.act(BALLOTS, &ballot, "close", &json!({})).await;
    // What was cast is hashed, and opened with the papers of the box.
    assert_eq!((&closed["tallies"], &closed["list_hash"]), (&json!([]), &Value::Null));
    assert!(closed["papers_hash"].is_string());
    let box_of = json!({"returned": 3});
    first.act(BALLOTS, &ballot, "enter", &entry).await;
    first.refused(BALLOTS, &ballot, "count", &box_of, (422, "TALLY_MISMATCH")).await;
    // The second read one paper otherwise.
    let mut other = papers.clone();
    other[2]["choices"] = json!(["against"]);
    second.act(BALLOTS, &ballot, "enter", &json!({"papers": other})).await;
    first.refused(BALLOTS, &ballot, "count", &box_of, (422, "TALLY_MISMATCH")).await;
    // Who looks again enters anew; the order in which papers came out of the box does not matter.
    let turned: Vec<Value> = papers.iter().rev().cloned().collect();
    second.act(BALLOTS, &ballot, "enter", &json!({"papers": turned})).await;
    first.refused(BALLOTS, &ballot, "count", &json!({"returned": 4}), (422, "TALLY_MISMATCH")).await;
    let counted = first.act(BALLOTS, &ballot, "count", &box_of).await;
    let votes: Vec<i64> =
        counted["tallies"].as_array().unwrap().iter().map(|tally| tally["votes"].as_i64().unwrap()).collect();
    assert_eq!((votes, &counted["returned"], &counted["invalid"]), (vec![5, 1, 1], &json!(8), &json!(1)));
    // Those who voted on paper read it as the others do.
    let list = members[7].get(&lines_of(&ballot)).await.expect(200).body.clone();
    assert_eq!(members[0].get(&lines_of(&ballot)).await.expect(200).body, list);
    members[5].get(&lines_of(&ballot)).await.refused(403, "FORBIDDEN_SCOPE");
    assert!(!fresh(&office, BALLOTS, &ballot).await["box_entries"].to_string().contains("hash"));
    let lines = list["lines"][0].as_array().unwrap();
    assert_eq!(lines.len(), 8);
    told.extend([(papers[0]["numbers"][0].clone(), "for"), (papers[2]["numbers"][0].clone(), "invalid")]);
    for (number, mark) in told {
        assert!(lines.contains(&json!({"number": number, "mark": mark})), "{number} {mark}");
    }
    let confirmation = json!({"record_document_id": office.document("计票记录", "internal").await["id"]});
    first.signs(&ballot).await;
    office.refused(BALLOTS, &ballot, "confirm", &confirmation, (422, "RECORD_UNSIGNED")).await;
    second.signs(&ballot).await;
    assert_eq!(office.act(BALLOTS, &ballot, "confirm", &confirmation).await["result"], "passed");
    let (holds, said) = verify_stored(&app, &ballot);
    assert!(holds, "{said}");
    let list = first.get(&lines_of(&ballot)).await.expect(200).body.clone();
    let (holds, said) = verify(&list, list["public_key"].as_str().unwrap());
    assert!(holds, "{said}");
}

#[tokio::test]
async fn papers_that_were_not_printed_for_the_ballot_are_refused() {
    let app = App::start().await;
    let (ballot, [first, second]) = prepared(&app, "manual_papers").await;
    let office = app.person("sc-office").await;
    office.act(BALLOTS, &ballot, "issue", &json!({})).await;
    first.get(&printed(&ballot)).await.refused(422, "RECORD_UNSIGNED");
    for supervisor in [&first, &second] {
        supervisor.signs(&ballot).await;
    }
    // Nobody casts by the service.
    cast(&app.person("sc-member").await, &ballot, json!(["for"])).await.refused(409, "INVALID_TRANSITION");
    let papers = marked(&first, &ballot, &[Some("for"); 9]).await;
    assert_eq!(papers.len(), 9);
    office.act(BALLOTS, &ballot, "close", &json!({})).await;
    let twice = vec![papers[0].clone(), papers[0].clone()];
    let foreign = vec![json!({"numbers": ["00000000"], "choices": ["for"]})];
    let unknown = vec![json!({"numbers": papers[0]["numbers"], "choices": ["approve"]})];
    for (wrong, place) in [(twice, 1), (foreign, 0), (unknown, 0)] {
        let refused = first.try_act(BALLOTS, &ballot, "enter", &json!({"papers": wrong})).await;
        let pointer = &refused.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"];
        assert_eq!(*pointer, format!("/papers/{place}"));
    }
    for supervisor in [&first, &second] {
        supervisor.act(BALLOTS, &ballot, "enter", &json!({"papers": papers})).await;
    }
    let totals = json!({"returned": 9, "tallies": [{"question": 0, "choice": "for", "votes": 9}]});
    first.refused(BALLOTS, &ballot, "count", &totals, (422, "BALLOT_ARITHMETIC")).await;
    let counted = first.act(BALLOTS, &ballot, "count", &json!({"returned": 9})).await;
    assert_eq!((&counted["result"], &counted["valid"]), (&json!("passed"), &json!(9)));
    for supervisor in [&first, &second] {
        supervisor.signs(&ballot).await;
    }
    let (holds, said) = verify_stored(&app, &ballot);
    assert!(holds, "{said}");
    app.person("sc-member").await.get(&lines_of(&ballot)).await.expect(200);
    app.person("deputy").await.get(&lines_of(&ballot)).await.refused(403, "FORBIDDEN_SCOPE");
}
