//! The right decision (00 §5.0): a ballot, a meeting or a number that is not the one asked for decides nothing, says why, and
//! changes nothing.

use crate::support::{App, People, Person, fresh};
use serde_json::{Value, json};

const ITEMS: &str = "/supervision/items";
const OPINIONS: &str = "/deliberation-opinions";
const MEETINGS: &str = "/meetings";
const BALLOTS: &str = "/ballots";

/// An action that is refused for a reason, and leaves the record as it was.
async fn refused_for(
    person: &Person,
    at: (&str, &Value, &str),
    body: &Value,
    (code, reason, basis): (&str, &str, &str),
) {
    let (collection, record, action) = at;
    let before = fresh(person, collection, record).await;
    let refused = person.try_act(collection, record, action, body).await;
    let problem = &refused.refused(422, code).body;
    assert_eq!(problem["params"]["reason"], reason, "{problem}");
    assert!(problem["basis"].as_str().unwrap_or_default().contains(basis), "{problem}");
    assert_eq!(fresh(person, collection, record).await, before, "{reason}");
}

/// A ballot by hand, announced unless it is to wait: 30 for and 6 against of 41, or what `more` says.
async fn voted(app: &App, meeting: &Value, subject: (&str, &Value), more: Value, announced: bool) -> Value {
    let people = People::of(app).await;
    let supervisor = people.supervisor.get("/api/v1/auth/me").await.expect(200).body["user_id"].clone();
    let mut ballot = json!({
        "kind": "resolution", "title": "表决", "subject_type": subject.0, "subject_id": subject.1["id"],
        "meeting_id": meeting["id"], "is_secret": false, "counting_mode": "manual_tally",
        "option_set": "for_against_abstain", "base": "all_members", "supervisor_ids": [supervisor]
    });
    ballot.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let papers = meeting["present_members"].as_u64().unwrap();
    let ballot = people.office.create(BALLOTS, &ballot).await;
    people.office.act(BALLOTS, &ballot, "issue", &json!({})).await;
    people.office.act(BALLOTS, &ballot, "close", &json!({})).await;
    let tally = |choice: &str, votes: u64| json!({"question": 0, "choice": choice, "votes": votes});
    let tallies = [tally("for", papers - 1), tally("against", 1), tally("abstain", 0)];
    let count = json!({"returned": papers, "valid": papers, "invalid": 0, "tallies": tallies});
    people.supervisor.act(BALLOTS, &ballot, "count", &count).await;
    let record = json!({"record_document_id": people.office.document("计票记录", "internal").await["id"]});
    let confirmed = people.office.act(BALLOTS, &ballot, "confirm", &record).await;
    if announced { people.office.act(BALLOTS, &ballot, "announce", &json!({})).await } else { confirmed }
}

#[tokio::test]
async fn an_item_takes_its_own_announced_resolution_of_the_standing_committee_once() {
    let app = App::demonstration().await;
    let people = People::of(&app).await;
    let items =
        people.office.get("/api/v1/supervision/items?state=deliberated").await.expect(200).body.clone();
    let item = items["items"][0].clone();
    let path = format!("/api/v1/meetings/{}", item["meeting_id"].as_str().unwrap());
    let plenary = people.office.get(&path).await.expect(200).body.clone();
    let today = plenary["start_on"].as_str().unwrap();
    let on_this = ("supervision.item", &item);
    let urban =
        people.office.get("/api/v1/organizations?kind=special_committee").await.expect(200).body.clone();
    let committee = json!({
        "kind": "committee", "organization_id": urban["items"][0]["id"], "term_id": plenary["term_id"], "ordinal": 4,
        "title": "委员会会议", "agenda": [{"seq": 1, "title": "议程"}], "start_on": today, "end_on": today,
        "is_extraordinary": false, "total_members": 9
    });
    let committee = people.office.create(MEETINGS, &committee).await;
    people.office.act(MEETINGS, &committee, "notify", &json!({})).await;
    let committee = people.office.act(MEETINGS, &committee, "open", &json!({"present_members": 9})).await;
    let topic = json!({"kind": "topic_selection", "base": "valid_ballots"});
    let elsewhere = ("registry.meeting", &plenary);
    let wrong = [
        (voted(&app, &plenary, on_this, topic, true).await, "kind"),
        (voted(&app, &plenary, elsewhere, json!({}), true).await, "subject"),
        (voted(&app, &committee, on_this, json!({}), true).await, "meeting"),
        (voted(&app, &plenary, on_this, json!({}), false).await, "not_announced"),
    ];
    let resolution =
        |ballot: &Value| json!({"resolution_ballot_id": ballot["id"], "execution_due_on": "2027-06-30"});
    for (ballot, reason) in &wrong {
        let asked = ("WRONG_BALLOT", *reason, "地方组织法第五十一条");
        refused_for(&people.office, (ITEMS, &item, "record-resolution"), &resolution(ballot), asked).await;
    }
    let ballot = people.office.act(BALLOTS, &wrong[3].0, "announce", &json!({})).await;
    people.office.act(ITEMS, &item, "record-resolution", &resolution(&ballot)).await;
    assert_eq!(fresh(&people.office, BALLOTS, &ballot).await["used_by_id"], item["id"]);
    let again = ("WRONG_BALLOT", "used", "地方组织法第五十一条");
    refused_for(&people.office, (ITEMS, &item, "record-resolution"), &resolution(&ballot), again).await;
}

/// An agenda that names a record.
fn dealing_with(
    app: &App,
    kind: &str,
    body: &str,
    ordinal: u32,
    day: &str,
    subject: (&str, &Value),
) -> Value {
    json!({
        "kind": kind, "organization_id": app.organization(body), "term_id": app.districts["310114"].term_id,
        "ordinal": ordinal, "title": format!("第{ordinal}次会议"), "start_on": day, "end_on": day,
        "agenda": [{"seq": 1, "title": "审定审议意见", "subject_type": subject.0, "subject_id": subject.1["id"]}],
        "is_extraordinary": false, "total_members": 7
    })
}

#[tokio::test]
async fn the_chairpersons_decide_on_what_they_knew() {
    let app = App::start().await;
    let before = app.held("chairpersons", "chairpersons", 70, "2026-08-03", 7).await;
    let (item, plenary) = app.inquired("嘉监2026-61", 38, "2026-08-04").await;
    let people = People::of(&app).await;
    let opinion = json!({
        "document_number": "嘉人大审〔2026〕9号", "title": "审议意见", "source_type": "supervision.item",
        "source_id": item["id"], "meeting_id": plenary["id"], "lead_committee_id": app.organization("urban"),
        "addressee_organ_id": app.organization("government")
    });
    let opinion = people.committee.create(OPINIONS, &opinion).await;
    let clause = json!({
        "opinion_id": opinion["id"], "seq": 1, "target_organ_id": app.organization("government"),
        "request_text": "对答复承诺事项建立台账,明确时限并向社会公布进展。"
    });
    people.committee.create("/opinion-clauses", &clause).await;
    let planned = app.meeting("chairpersons", "chairpersons", 71, "2026-08-04", 7).await;
    let mut named = Vec::new();
    for (ordinal, subject) in
        [(72, ("supervision.item", &item)), (73, ("instrument.deliberation_opinion", &opinion))]
    {
        let meeting = dealing_with(&app, "chairpersons", "chairpersons", ordinal, "2026-08-04", subject);
        let meeting = people.office.create(MEETINGS, &meeting).await;
        people.office.act(MEETINGS, &meeting, "notify", &json!({})).await;
        named.push(people.office.act(MEETINGS, &meeting, "open", &json!({"present_members": 7})).await);
    }
    let wrong = [
        (&plenary, "kind"),
        (&planned, "not_held"),
        (&before, "before_the_matter"),
        (&named[0], "not_on_the_agenda"),
    ];
    for (meeting, reason) in wrong {
        let decision = json!({"decision_meeting_id": meeting["id"]});
        let asked = ("WRONG_MEETING", reason, "地方组织法第五十四条");
        refused_for(&people.secretary, (OPINIONS, &opinion, "approve"), &decision, asked).await;
    }
    let decision = json!({"decision_meeting_id": named[1]["id"]});
    assert_eq!(people.secretary.act(OPINIONS, &opinion, "approve", &decision).await["state"], "approved");
}

#[tokio::test]
async fn a_meeting_is_one_of_its_body_its_members_and_its_term() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let meeting = |kind: &str, body: &str, day: &str, members: u32| {
        json!({
            "kind": kind, "organization_id": app.organization(body), "term_id": app.districts["310114"].term_id,
            "ordinal": 90, "title": "会议", "agenda": [{"seq": 1, "title": "议程"}], "start_on": day, "end_on": day,
            "is_extraordinary": false, "total_members": members
        })
    };
    let nine = office.post("/api/v1/meetings", &meeting("sc_plenary", "sc", "2026-08-10", 9)).await;
    let problem = &nine.refused(422, "TOTAL_MEMBERS_MISMATCH").body;
    assert_eq!(
        (&problem["params"]["registered"], problem["basis"].as_str()),
        (&json!(41), Some("地方组织法第四十七条"))
    );
    let foreign = office.post("/api/v1/meetings", &meeting("sc_plenary", "urban", "2026-08-10", 41)).await;
    assert_eq!(foreign.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/organization_id");
    let early = office.post("/api/v1/meetings", &meeting("sc_plenary", "sc", "2021-12-31", 41)).await;
    early.refused(422, "OUTSIDE_TERM");
    // The planned end of the term ends nothing: the old Standing Committee acts until the new one is elected.
    office.create(MEETINGS, &meeting("sc_plenary", "sc", "2027-01-12", 41)).await;
}

#[tokio::test]
async fn one_question_is_put_to_one_vote_in_a_meeting_that_sits() {
    let app = App::start().await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let subject = ("registry.meeting", &plenary);
    let confirmed = voted(&app, &plenary, subject, json!({}), false).await;
    let second = json!({
        "kind": "resolution", "title": "表决", "subject_type": subject.0, "subject_id": plenary["id"],
        "meeting_id": plenary["id"], "is_secret": false, "counting_mode": "manual_tally",
        "option_set": "for_against_abstain", "base": "all_members", "supervisor_ids": [app.user("ballot-supervisor")]
    });
    people.office.post("/api/v1/ballots", &second).await.refused(409, "ALREADY_EXISTS");
    people.office.refused(MEETINGS, &plenary, "close", &json!({}), (409, "BALLOT_OPEN")).await;
    people.office.act(BALLOTS, &confirmed, "announce", &json!({})).await;
    people.office.act(MEETINGS, &plenary, "close", &json!({})).await;
    let later = people.office.post("/api/v1/ballots", &second).await;
    assert_eq!(later.refused(422, "WRONG_MEETING").body["params"]["reason"], "over");
}
