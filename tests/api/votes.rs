//! Ballots beyond the plain one: ties and second ballots, void ones, locked results; and a dissatisfied vote.

use crate::support::{App, People, fresh};
use serde_json::{Value, json};

const BALLOTS: &str = "/ballots";
const VOTES: &str = "/satisfaction-votes";

/// A ballot of an open meeting of the Standing Committee, 36 of 41 present, counted by hand.
fn by_hand(app: &App, meeting: &Value, more: &Value) -> Value {
    let mut ballot = json!({
        "kind": "resolution", "title": "表决", "subject_type": "registry.meeting", "subject_id": meeting["id"],
        "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "manual_tally",
        "option_set": "for_against_abstain", "base": "all_members",
        "supervisor_ids": [app.districts["310114"].users["ballot-supervisor"].user_id]
    });
    ballot.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    ballot
}

async fn sitting(app: &App) -> Value {
    let office = app.person("sc-office").await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    office.act("/meetings", &meeting, "notify", &json!({})).await;
    office.act("/meetings", &meeting, "open", &json!({"present_members": 36})).await
}

/// Issues, closes and counts a ballot: every number of papers is returned and valid.
async fn counted(people: &People, ballot: &Value, papers: u32, tallies: &[(u32, &str, u32)]) -> Value {
    people.office.act(BALLOTS, ballot, "issue", &json!({})).await;
    people.office.act(BALLOTS, ballot, "close", &json!({})).await;
    let tallies: Vec<Value> = tallies
        .iter()
        .map(|(question, choice, votes)| json!({"question": question, "choice": choice, "votes": votes}))
        .collect();
    let count = json!({"returned": papers, "valid": papers, "invalid": 0, "tallies": tallies});
    people.supervisor.act(BALLOTS, ballot, "count", &count).await;
    people.supervisor.signs(ballot).await
}

async fn confirmation(people: &People) -> Value {
    json!({"record_document_id": people.office.document("计票记录", "internal").await["id"]})
}

#[tokio::test]
async fn a_resolution_needs_more_than_half_of_all_members() {
    let app = App::start().await;
    let meeting = sitting(&app).await;
    let people = People::of(&app).await;
    for (yes, no, result) in [(21, 15, "passed"), (20, 16, "not_passed")] {
        let ballot = people.office.create(BALLOTS, &by_hand(&app, &meeting, &json!({}))).await;
        let counted =
            counted(&people, &ballot, 36, &[(0, "for", yes), (0, "against", no), (0, "abstain", 0)]).await;
        assert_eq!(counted["result"], result, "{yes} of 41");
        people.secretary.act(BALLOTS, &ballot, "void", &json!({"reason": "重新表决"})).await;
    }
}

#[tokio::test]
async fn ballots_are_prepared_as_the_law_says() {
    let app = App::start().await;
    let meeting = sitting(&app).await;
    let people = People::of(&app).await;
    let refusals = [
        (json!({"kind": "removal", "is_secret": false}), "SECRET_BALLOT_REQUIRED"),
        (json!({"kind": "satisfaction"}), "VALIDATION_FAILED"),
        (json!({"kind": "project_selection", "is_secret": false}), "SECRET_BALLOT_REQUIRED"),
        (json!({"base": "present_members"}), "VALIDATION_FAILED"),
        (json!({"option_set": "per_candidate"}), "VALIDATION_FAILED"),
        (json!({"candidates": ["甲"], "places": 1}), "VALIDATION_FAILED"),
        (json!({"meeting_id": meeting["organization_id"]}), "UNKNOWN_REFERENCE"),
    ];
    for (more, code) in refusals {
        people.office.post("/api/v1/ballots", &by_hand(&app, &meeting, &more)).await.refused(422, code);
    }
    // Before the meeting is open and quorate nothing is issued; while members vote it cannot be closed.
    let later = app.meeting("sc_plenary", "sc", 39, "2026-08-20", 41).await;
    let early = people.office.create(BALLOTS, &by_hand(&app, &later, &json!({}))).await;
    people.office.refused(BALLOTS, &early, "issue", &json!({}), (422, "MEETING_NOT_OPEN")).await;
    let ballot = people.office.create(BALLOTS, &by_hand(&app, &meeting, &json!({}))).await;
    people.office.act(BALLOTS, &ballot, "issue", &json!({})).await;
    people.office.refused("/meetings", &meeting, "close", &json!({}), (409, "BALLOT_OPEN")).await;
    let void = people.secretary.act(BALLOTS, &ballot, "void", &json!({"reason": "发出票数有误"})).await;
    assert_eq!((void["state"].as_str(), void["available_actions"].clone()), (Some("void"), json!([])));
    people.office.act("/meetings", &meeting, "close", &json!({})).await;
}

#[tokio::test]
async fn a_tie_at_the_last_place_is_voted_on_again() {
    let app = App::start().await;
    let meeting = sitting(&app).await;
    let people = People::of(&app).await;
    let election = json!({
        "kind": "project_selection", "option_set": "per_candidate", "candidates": ["项目甲", "项目乙", "项目丙"],
        "places": 2
    });
    let ballot = people.office.create(BALLOTS, &by_hand(&app, &meeting, &election)).await;
    let per = |votes: [u32; 3]| {
        let rows = votes.into_iter().enumerate().flat_map(|(index, yes)| {
            let question = u32::try_from(index).unwrap();
            [(question, "approve", yes), (question, "oppose", 36 - yes), (question, "abstain", 0)]
        });
        rows.collect::<Vec<_>>()
    };
    let tied = counted(&people, &ballot, 36, &per([30, 21, 21])).await;
    assert_eq!(tied["result"], "tied");
    let outcomes: Vec<_> =
        tied["standings"].as_array().unwrap().iter().map(|standing| standing["outcome"].clone()).collect();
    assert_eq!(outcomes, ["selected", "tied", "tied"]);
    let confirm = confirmation(&people).await;
    people.office.refused(BALLOTS, &ballot, "confirm", &confirm, (422, "TIE_UNRESOLVED")).await;
    people.secretary.act(BALLOTS, &ballot, "order-second-ballot", &json!({})).await;
    people
        .secretary
        .refused(BALLOTS, &ballot, "order-second-ballot", &json!({}), (422, "TIE_UNRESOLVED"))
        .await;
    let path = "/api/v1/ballots?state=prepared";
    let second = people.office.get(path).await.expect(200).body["items"][0].clone();
    assert_eq!(
        (second["parent_ballot_id"].clone(), second["candidates"].clone(), second["places"].clone()),
        (ballot["id"].clone(), json!(["项目乙", "项目丙"]), json!(1))
    );
    people.office.refused(BALLOTS, &ballot, "confirm", &confirm, (422, "TIE_UNRESOLVED")).await;
    let rows = &per([22, 14, 0])[..6];
    assert_eq!(counted(&people, &second, 36, rows).await["result"], "recorded");
    people.office.act(BALLOTS, &second, "confirm", &confirmation(&people).await).await;
    people.office.act(BALLOTS, &ballot, "confirm", &confirm).await;
    people.office.act(BALLOTS, &ballot, "announce", &json!({})).await;
    // What was announced is locked.
    people
        .secretary
        .refused(BALLOTS, &ballot, "void", &json!({"reason": "重来"}), (409, "RESULT_LOCKED"))
        .await;
    let path = format!("/api/v1/ballots/{}", ballot["id"].as_str().unwrap());
    people.office.patch(&path, &json!({"title": "改名"})).await.refused(409, "RESULT_LOCKED");
}

#[tokio::test]
async fn a_dissatisfied_vote_asks_for_a_second_report() {
    let app = App::start().await;
    let meeting = sitting(&app).await;
    let people = People::of(&app).await;
    let vote = json!({
        "object_kind": "work_report", "subject_type": "registry.meeting", "subject_id": meeting["id"],
        "organ_id": app.organization("government"), "phase": "once", "voter_group": "sc_members", "base": "all_members"
    });
    let vote = people.office.create(VOTES, &vote).await;
    let round = async |satisfied: u32, basically: u32, not: u32| {
        let more = json!({"kind": "satisfaction", "option_set": "satisfaction"});
        let ballot = people.office.create(BALLOTS, &by_hand(&app, &meeting, &more)).await;
        let chosen = json!({"ballot_id": ballot["id"]});
        people.office.act(VOTES, &vote, "open-ballot", &chosen).await;
        let tallies =
            [(0, "satisfied", satisfied), (0, "basically_satisfied", basically), (0, "dissatisfied", not)];
        counted(&people, &ballot, satisfied + basically + not, &tallies).await;
        people.office.act(BALLOTS, &ballot, "confirm", &confirmation(&people).await).await;
        people.office.act(VOTES, &vote, "record-result", &json!({})).await;
        people.office.refused(VOTES, &vote, "announce", &json!({}), (422, "MEETING_NOT_OPEN")).await;
        people.office.act(BALLOTS, &ballot, "announce", &json!({})).await;
        people.office.act(VOTES, &vote, "announce", &json!({})).await
    };
    let first = round(12, 8, 15).await;
    assert_eq!(
        (first["result"].as_str(), first["dissatisfied_share"]["value"].as_str()),
        (Some("dissatisfied"), Some("42.86"))
    );
    people.office.refused(VOTES, &vote, "close", &json!({}), (409, "INVALID_TRANSITION")).await;
    people
        .secretary
        .refused(VOTES, &vote, "require-rectification", &json!({}), (422, "VALIDATION_FAILED"))
        .await;
    let rectifying =
        people.secretary.act(VOTES, &vote, "require-rectification", &json!({"reason": "不满意"})).await;
    assert_eq!(rectifying["rectify_due_on"], "2026-11-03");
    let unread = json!({"report_document_id": vote["id"]});
    people.office.refused(VOTES, &vote, "vote-again", &unread, (422, "UNKNOWN_REFERENCE")).await;
    let report = json!({"report_document_id": people.office.document("整改报告", "public").await["id"]});
    let again = people.office.act(VOTES, &vote, "vote-again", &report).await;
    assert_eq!(again["second_report_id"], report["report_document_id"]);
    assert_eq!((again["round"].as_i64(), again["satisfied"].clone()), (Some(2), Value::Null));
    // It is the same vote again: what it is about stands, and saying so once more changes nothing.
    let path = format!("/api/v1{VOTES}/{}", vote["id"].as_str().unwrap());
    let changes = [
        ("object_kind", json!("other")),
        ("subject_type", json!("supervision.item")),
        ("subject_id", vote["id"].clone()),
        ("phase", json!("mid_year")),
        ("voter_group", json!("deputies")),
        ("base", json!("present_members")),
    ];
    for (field, value) in changes {
        assert_ne!(again[field], value, "{field}");
        let refused = people.office.patch(&path, &json!({field: value})).await;
        let refused = refused.refused(409, "INVALID_TRANSITION").body.clone();
        assert_eq!(refused["errors"][0]["pointer"], format!("/{field}"));
        people.office.patch(&path, &json!({field: again[field]})).await.expect(200);
    }
    let other = json!({"organ_id": app.organization("finance")});
    people.office.patch(&path, &other).await.expect(200);
    let back = json!({"organ_id": again["organ_id"]});
    people.office.patch(&path, &back).await.expect(200);
    let second = round(21, 11, 3).await;
    assert_eq!(
        (second["result"].as_str(), second["dissatisfied_change_pp"].as_str()),
        (Some("satisfied"), Some("-34.29"))
    );
    let rectify = json!({"reason": "再来"});
    people
        .secretary
        .refused(VOTES, &vote, "require-rectification", &rectify, (422, "NO_GROUND_FOR_REHANDLING"))
        .await;
    people.office.act(VOTES, &vote, "close", &json!({})).await;
    assert_eq!(fresh(&people.office, VOTES, &vote).await["state"], "closed");
}

#[tokio::test]
async fn numbers_that_do_not_agree_are_refused() {
    let app = App::start().await;
    let meeting = sitting(&app).await;
    let people = People::of(&app).await;
    let more = json!({"kind": "satisfaction", "option_set": "satisfaction"});
    let ballot = people.office.create(BALLOTS, &by_hand(&app, &meeting, &more)).await;
    people.office.act(BALLOTS, &ballot, "issue", &json!({})).await;
    people.office.act(BALLOTS, &ballot, "close", &json!({})).await;
    let count = |returned: u32, valid: u32, votes: [u32; 3]| {
        let choices = ["satisfied", "basically_satisfied", "dissatisfied"];
        let tallies: Vec<Value> = choices
            .iter()
            .zip(votes)
            .map(|(choice, votes)| json!({"question": 0, "choice": choice, "votes": votes}))
            .collect();
        json!({"returned": returned, "valid": valid, "invalid": returned.saturating_sub(valid), "tallies": tallies})
    };
    for wrong in
        [count(36, 35, [20, 12, 4]), count(37, 36, [20, 12, 4]), count(36, 36, [20, 12, 3]), json!({})]
    {
        people.supervisor.refused(BALLOTS, &ballot, "count", &wrong, (422, "BALLOT_ARITHMETIC")).await;
    }
    let counted = people.supervisor.act(BALLOTS, &ballot, "count", &count(36, 35, [20, 12, 3])).await;
    assert_eq!((counted["result"].as_str(), counted["invalid"].clone()), (Some("recorded"), json!(1)));
}

#[tokio::test]
async fn deputies_do_not_vote_in_a_meeting_of_the_standing_committee() {
    let app = App::start().await;
    let meeting = sitting(&app).await;
    let people = People::of(&app).await;
    let vote = json!({
        "object_kind": "livelihood_project", "subject_type": "registry.meeting", "subject_id": meeting["id"],
        "organ_id": app.organization("government"), "phase": "year_end", "voter_group": "deputies",
        "base": "all_members"
    });
    let vote = people.office.create(VOTES, &vote).await;
    let more = json!({"kind": "satisfaction", "option_set": "satisfaction"});
    let ballot = people.office.create(BALLOTS, &by_hand(&app, &meeting, &more)).await;
    let chosen = json!({"ballot_id": ballot["id"]});
    let refused = people.office.try_act(VOTES, &vote, "open-ballot", &chosen).await;
    assert_eq!(refused.refused(422, "WRONG_BALLOT").body["params"]["reason"], "meeting");
}
