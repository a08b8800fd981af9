//! A street committee from the ballot that establishes it to the one that abolishes it, and the people in it.

use crate::support::{App, People, Person, fresh};
use serde_json::{Value, json};

pub const COMMITTEES: &str = "/street-committees/committees";
pub const MEMBERS: &str = "/street-committees/members";

/// What a new committee is, without the ballot on it.
pub async fn committee_content(app: &App) -> Value {
    let document = app.person("sc-office").await.document("关于设立街道人大工委的决定", "public").await;
    json!({
        "organization_id": app.organization("street-committee"), "street_id": app.organization("street"),
        "established_on": "2022-03-01", "establishment_document_id": document["id"],
        "establishment_ballot_id": null, "staffing_mode": "secretary_concurrent", "approved_member_quota": 5,
        "approved_staff_quota": 2, "has_office": true, "annual_budget_fen": 50_000_000
    })
}

/// A committee that is older than the service.
pub async fn committee(app: &App) -> Value {
    let content = committee_content(app).await;
    app.person("sc-office").await.create(COMMITTEES, &content).await
}

pub fn nomination(committee: &Value, meeting: &Value, name: &str, post: &str, employment: &str) -> Value {
    let other = (employment == "part_time").then_some("街道党工委书记");
    json!({
        "committee_id": committee["id"], "person_name": name, "deputy_id": null, "post": post,
        "employment": employment, "concurrent_post": other, "nomination_meeting_id": meeting["id"]
    })
}

/// Puts a nomination to the vote and counts so many for it, all others against; the ballot, announced.
pub async fn voted(app: &App, member: &Value, meeting: &Value, votes: (u32, u32)) -> Value {
    let people = People::of(app).await;
    let agenda = json!({"agenda": [
        {"seq": 1, "title": "人事任免", "subject_type": "street_committee.member", "subject_id": member["id"]}
    ]});
    people.office.act("/meetings", meeting, "set-agenda", &with_decision(&agenda)).await;
    let put = json!({"meeting_id": meeting["id"]});
    let put = people.office.act(MEMBERS, member, "put-to-vote", &put).await;
    let ballot = json!({"id": put["ballot_id"]});
    counted(app, &ballot, votes).await
}

fn with_decision(agenda: &Value) -> Value {
    let mut body = agenda.clone();
    body["decision_meeting_id"] = Value::Null;
    body
}

/// Carries a prepared ballot to its announcement.
async fn counted(app: &App, ballot: &Value, votes: (u32, u32)) -> Value {
    let people = People::of(app).await;
    let path = format!("/api/v1/ballots/{}", ballot["id"].as_str().unwrap());
    let by_hand = json!({"counting_mode": "manual_tally", "supervisor_ids": [app.user("ballot-supervisor")]});
    people.office.patch(&path, &by_hand).await.expect(200);
    people.office.act("/ballots", ballot, "issue", &json!({})).await;
    people.office.act("/ballots", ballot, "close", &json!({})).await;
    let tally = |choice: &str, votes: u32| json!({"question": 0, "choice": choice, "votes": votes});
    let papers = votes.0 + votes.1;
    let count = json!({
        "returned": papers, "valid": papers, "invalid": 0,
        "tallies": [tally("for", votes.0), tally("against", votes.1), tally("abstain", 0)]
    });
    people.supervisor.act("/ballots", ballot, "count", &count).await;
    people.supervisor.signs(ballot).await;
    let record = json!({"record_document_id": people.office.document("计票记录", "internal").await["id"]});
    people.office.act("/ballots", ballot, "confirm", &record).await;
    people.office.act("/ballots", ballot, "announce", &json!({})).await
}

#[tokio::test]
async fn a_committee_is_established_by_a_ballot_on_its_organization() {
    let app = App::start().await;
    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-28", 41).await;
    let people = People::of(&app).await;
    let mut content = committee_content(&app).await;
    content["established_on"] = json!("2026-08-28");

    // Without a ballot only what is older than the service.
    people.office.refused_to_create(COMMITTEES, &content, (422, "WRONG_BALLOT")).await;
    let mut town = content.clone();
    town["street_id"] = json!(app.organization("town"));
    people.office.refused_to_create(COMMITTEES, &town, (422, "NOT_A_STREET")).await;
    let mut tomorrow = content.clone();
    tomorrow["established_on"] = json!("2026-08-29");
    people.office.refused_to_create(COMMITTEES, &tomorrow, (422, "FUTURE_RECORD")).await;

    let organization = json!({"id": app.organization("street-committee")});
    let lost = app.ballot(&meeting, "resolution", ("registry.organization", &organization), (20, 21)).await;
    content["establishment_ballot_id"] = lost["id"].clone();
    people.office.refused_to_create(COMMITTEES, &content, (422, "MAJORITY_NOT_REACHED")).await;
    let street = json!({"id": app.organization("street")});
    let other = app.ballot(&meeting, "resolution", ("registry.organization", &street), (30, 11)).await;
    content["establishment_ballot_id"] = other["id"].clone();
    people.office.refused_to_create(COMMITTEES, &content, (422, "WRONG_BALLOT")).await;

    let won = app.ballot(&meeting, "resolution", ("registry.organization", &organization), (30, 11)).await;
    content["establishment_ballot_id"] = won["id"].clone();
    people.secretary.refused_to_create(COMMITTEES, &content, (403, "FORBIDDEN")).await;
    let mut crowd = content.clone();
    crowd["approved_member_quota"] = json!(10);
    people.office.refused_to_create(COMMITTEES, &crowd, (422, "QUOTA_EXCEEDED")).await;
    let committee = people.office.create(COMMITTEES, &content).await;
    assert_eq!(committee["state"], "active");
    people.office.refused_to_create(COMMITTEES, &content, (409, "DUPLICATE_COMMITTEE")).await;

    // The public reads it when its notice is out.
    let path = format!("/api/v1{COMMITTEES}/{}", committee["id"].as_str().unwrap());
    let public = || app.stranger().request(reqwest::Method::GET, &path).header("District-Code", "310114");
    crate::support::Answer::of(public()).await.expect(404);
    let notice = ("notice", "to_public");
    people.secretary.publish_to(&people.office, notice, "street_committee.committee", &committee).await;
    crate::support::Answer::of(public()).await.expect(200);
}

#[tokio::test]
async fn members_are_nominated_voted_on_and_removed() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-20", 7).await;
    let people = People::of(&app).await;
    let director = nomination(&committee, &chairpersons, "演示工委主任001", "director", "part_time");
    let mut full_time = director.clone();
    full_time["employment"] = json!("full_time");
    people.secretary.refused_to_create(MEMBERS, &full_time, (422, "STAFFING_MODE_MISMATCH")).await;
    let mut silent = director.clone();
    silent["concurrent_post"] = Value::Null;
    people.secretary.refused_to_create(MEMBERS, &silent, (422, "REASON_MISSING")).await;
    let mut unknown = director.clone();
    unknown["nomination_meeting_id"] =
        app.meeting("chairpersons", "chairpersons", 74, "2026-09-20", 7).await["id"].clone();
    people.secretary.refused_to_create(MEMBERS, &unknown, (422, "WRONG_MEETING")).await;

    let first = people.secretary.create(MEMBERS, &director).await;
    let second = nomination(&committee, &chairpersons, "演示工委主任002", "director", "part_time");
    people.secretary.refused_to_create(MEMBERS, &second, (409, "DUPLICATE_DIRECTOR")).await;
    people.secretary.refused_to_create(MEMBERS, &director, (409, "ALREADY_EXISTS")).await;

    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-28", 41).await;
    let people = People::of(&app).await;
    let put = json!({"meeting_id": meeting["id"]});
    people.office.refused(MEMBERS, &first, "put-to-vote", &put, (422, "WRONG_MEETING")).await;
    people.office.refused(MEMBERS, &first, "appoint", &json!({}), (409, "INVALID_TRANSITION")).await;
    let ballot = voted(&app, &first, &meeting, (30, 11)).await;
    people.office.refused(MEMBERS, &first, "reject", &json!({}), (422, "WRONG_BALLOT")).await;
    let reason = json!({"reason": "本人申请。"});
    people.secretary.refused(MEMBERS, &first, "withdraw-nomination", &reason, (409, "VOTE_STARTED")).await;
    let appointed = people.office.act(MEMBERS, &first, "appoint", &json!({})).await;
    assert_eq!(
        (appointed["state"].as_str(), appointed["appointed_on"].as_str()),
        (Some("in_office"), Some("2026-08-28"))
    );
    assert_eq!(fresh(&people.office, "/ballots", &ballot).await["used_by_id"], first["id"]);

    // No majority, no office.
    let deputy = nomination(&committee, &chairpersons, "演示工委副主任001", "deputy_director", "full_time");
    let deputy = people.secretary.create(MEMBERS, &deputy).await;
    voted(&app, &deputy, &meeting, (20, 21)).await;
    people.office.refused(MEMBERS, &deputy, "appoint", &json!({}), (422, "MAJORITY_NOT_REACHED")).await;
    let rejected = people.office.act(MEMBERS, &deputy, "reject", &json!({})).await;
    assert_eq!(rejected["state"], "not_approved");
    quota_is_kept(&app, &committee, &chairpersons, &people).await;
    removed_by_ballot(&app, &first, &committee, &meeting).await;
}

/// Five seats, one of them taken.
async fn quota_is_kept(app: &App, committee: &Value, chairpersons: &Value, people: &People) {
    for number in 1..=4 {
        let name = format!("演示工委委员{number:03}");
        let member = nomination(committee, chairpersons, &name, "member", "part_time");
        people.secretary.create(MEMBERS, &member).await;
    }
    let fifth = nomination(committee, chairpersons, "演示工委委员005", "member", "part_time");
    people.secretary.refused_to_create(MEMBERS, &fifth, (422, "QUOTA_EXCEEDED")).await;
    // Who withdraws leaves the seat.
    let path = format!("/api/v1{MEMBERS}?committee_id={}&state=nominated", committee["id"].as_str().unwrap());
    let nominated = people.office.get(&path).await.expect(200).body["items"][0].clone();
    let reason = json!({"reason": "本人申请。"});
    people.secretary.act(MEMBERS, &nominated, "withdraw-nomination", &reason).await;
    people.secretary.create(MEMBERS, &fifth).await;
    let path = format!("/api/v1{COMMITTEES}/{}", committee["id"].as_str().unwrap());
    let mode = json!({"staffing_mode": "full_time_director"});
    app.person("sc-office").await.patch(&path, &mode).await.refused(422, "STAFFING_MODE_MISMATCH");
}

/// A vacant post of director has a clock, and somebody acts.
async fn removed_by_ballot(app: &App, director: &Value, committee: &Value, meeting: &Value) {
    let people = People::of(app).await;
    let without = json!({"removal_kind": "resigned"});
    people.office.refused(MEMBERS, director, "leave-office", &without, (422, "WRONG_BALLOT")).await;
    let unproved = json!({"removal_kind": "deceased"});
    people.office.refused(MEMBERS, director, "leave-office", &unproved, (422, "DOCUMENT_MISSING")).await;
    let ballot = app.ballot(meeting, "appointment", ("street_committee.member", director), (30, 11)).await;
    let resigned = json!({"removal_kind": "resigned", "removal_ballot_id": ballot["id"]});
    let removed = people.office.act(MEMBERS, director, "leave-office", &resigned).await;
    assert_eq!(
        (removed["state"].as_str(), removed["removed_on"].as_str()),
        (Some("removed"), Some("2026-08-28"))
    );
    let id = committee["id"].as_str().unwrap();
    let deadlines = format!("/api/v1/deadlines?subject_id={id}&code=COMMITTEE_DIRECTOR_VACANCY");
    let vacancy = people.office.get(&deadlines).await.expect(200).body["items"][0].clone();
    assert_eq!(
        (vacancy["code"].as_str(), vacancy["state"].as_str()),
        (Some("COMMITTEE_DIRECTOR_VACANCY"), Some("running"))
    );
}

#[tokio::test]
async fn a_committee_is_abolished_with_nothing_open_and_its_people_expire() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-20", 7).await;
    let director = nomination(&committee, &chairpersons, "演示工委主任001", "director", "part_time");
    let director = app.person("chairs-secretary").await.create(MEMBERS, &director).await;
    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-28", 41).await;
    voted(&app, &director, &meeting, (30, 11)).await;
    let office: Person = app.person("sc-office").await;
    office.act(MEMBERS, &director, "appoint", &json!({})).await;
    let kind = "street_committee.committee";
    let lost = app.ballot(&meeting, "resolution", (kind, &committee), (20, 21)).await;
    let lost = json!({"abolition_ballot_id": lost["id"]});
    office.refused(COMMITTEES, &committee, "abolish", &lost, (422, "MAJORITY_NOT_REACHED")).await;
    let won = app.ballot(&meeting, "resolution", (kind, &committee), (30, 11)).await;
    let won = json!({"abolition_ballot_id": won["id"]});
    let mut itself = won.clone();
    itself["successor_id"] = committee["id"].clone();
    office.refused(COMMITTEES, &committee, "abolish", &itself, (422, "ORGANIZATION_ENDED")).await;
    office.refused(COMMITTEES, &committee, "abolish", &won, (409, "TASKS_OPEN")).await;
    crate::street_reports::year_reported(&app, &committee, 1, 1).await;
    let office: Person = app.person("sc-office").await;
    let abolished = office.act(COMMITTEES, &committee, "abolish", &won).await;
    assert_eq!(
        (abolished["state"].as_str(), abolished["abolished_on"].as_str()),
        (Some("abolished"), Some("2026-09-01"))
    );
    let expired = fresh(&office, MEMBERS, &director).await;
    assert_eq!(
        (expired["state"].as_str(), expired["removal_kind"].as_str()),
        (Some("expired"), Some("abolished"))
    );
}
