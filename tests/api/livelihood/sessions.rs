//! The year and its meetings: days that move with them, papers that follow them, and what a new term changes (07 §3.1, §3.8).

use super::{
    BALLOTS, CYCLES, RULES, TITLES, collecting, deliberated, listed, papers, ready, rule, screening_year,
    submitted, supervisors, told, year,
};
use crate::support::{App, People, Person, fresh};
use serde_json::{Value, json};

const SUBMISSION: &str = "LIVELIHOOD_LIST_SUBMISSION";
const REVIEW: &str = "LIVELIHOOD_LIST_REVIEW";
const VOTE: &str = "LIVELIHOOD_PROJECT_VOTE";

/// A deadline of a year: its state, its last day and who keeps it.
async fn deadline(person: &Person, cycle: &Value, code: &str) -> Option<(String, String, String)> {
    let path = format!("/api/v1/deadlines?subject_id={}&limit=20", cycle["id"].as_str().unwrap());
    let found = person.get(&path).await.expect(200).body["items"].as_array().unwrap().clone();
    let row = found.into_iter().filter(|row| row["code"] == code).max_by_key(|row| row["id"].to_string())?;
    let text = |name: &str| row[name].as_str().unwrap().to_owned();
    Some((text("state"), text("effective_due_on"), text("responsible_organization_id")))
}

/// A meeting of the district that has the year on its agenda.
fn planned(app: &App, (kind, ordinal): (&str, u32), (from, to): (&str, &str), cycle: &Value) -> Value {
    json!({
        "kind": kind, "organization_id": app.organization("sc"), "term_id": app.districts["310114"].term_id,
        "ordinal": ordinal, "title": format!("第{ordinal}次会议"),
        "agenda": [{"seq": 1, "title": "实事项目候选名单", "subject_type": "livelihood.cycle", "subject_id": cycle["id"]}],
        "start_on": from, "end_on": to, "is_extraordinary": false,
        "total_members": if kind == "congress" { 287 } else { 41 }
    })
}

#[tokio::test]
async fn the_days_of_a_year_move_with_its_meetings() {
    let app = App::start().await;
    let cycle = collecting(&app, 3).await;
    let office = app.person("sc-office").await;
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await, None);
    let plenary = planned(&app, ("sc_plenary", 38), ("2026-09-10", "2026-09-11"), &cycle);
    let plenary = office.create("/meetings", &plenary).await;
    let congress = planned(&app, ("congress", 6), ("2026-09-21", "2026-09-23"), &cycle);
    let congress = office.create("/meetings", &congress).await;
    let [government, sc] = ["government", "sc"].map(|name| app.organization(name));
    let runs = |day: &str, who: &str| Some(("running".to_owned(), day.to_owned(), who.to_owned()));
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await, runs("2026-09-09", &government));
    assert_eq!(deadline(&office, &cycle, REVIEW).await, runs("2026-09-20", &sc));
    assert_eq!(deadline(&office, &cycle, VOTE).await, runs("2026-09-23", &sc));
    let seen = fresh(&office, CYCLES, &cycle).await;
    let days = ["submission_due_on", "review_due_on", "vote_due_on"].map(|name| seen[name].as_str().unwrap());
    assert_eq!(days, ["2026-09-09", "2026-09-20", "2026-09-23"]);
    let later = json!({"start_on": "2026-09-14", "end_on": "2026-09-14", "reason": "会期顺延"});
    office.act("/meetings", &plenary, "reschedule", &later).await;
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await, runs("2026-09-13", &government));
    let later = json!({"start_on": "2026-09-28", "end_on": "2026-09-29", "reason": "会期顺延"});
    office.act("/meetings", &congress, "reschedule", &later).await;
    assert_eq!(deadline(&office, &cycle, REVIEW).await, runs("2026-09-27", &sc));
    assert_eq!(deadline(&office, &cycle, VOTE).await, runs("2026-09-29", &sc));
    // What is taken off, and a meeting that will not be, asks for nothing.
    let struck = json!({"agenda": [{"seq": 1, "title": "其他事项"}]});
    office.act("/meetings", &congress, "set-agenda", &struck).await;
    assert_eq!(deadline(&office, &cycle, VOTE).await.unwrap().0, "cancelled");
    office.act("/meetings", &plenary, "cancel", &json!({"reason": "不再举行"})).await;
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await.unwrap().0, "cancelled");
    let next = planned(&app, ("sc_plenary", 39), ("2026-09-16", "2026-09-16"), &cycle);
    office.create("/meetings", &next).await;
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await, runs("2026-09-15", &government));
    // The days of a cancelled year run no more.
    told(&app, &cycle, 4).await;
    app.person("government-office").await.act(CYCLES, &cycle, "cancel", &json!({"reason": "不再组织"})).await;
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await.unwrap().0, "cancelled");
}

/// What a meeting did not come to is deliberated in the one that its closing names, and before its day.
#[tokio::test]
async fn a_list_goes_on_to_the_next_meeting() {
    let app = App::start().await;
    let (cycle, _) = listed(&app, 2).await;
    let office = app.person("sc-office").await;
    let session = planned(&app, ("congress", 6), ("2026-08-25", "2026-08-26"), &cycle);
    let session = office.create("/meetings", &session).await;
    let next = app.meeting("congress", "sc", 7, "2026-09-10", 287).await;
    office.act("/meetings", &session, "notify", &json!({})).await;
    app.on("2026-08-25");
    let office = app.person("sc-office").await;
    office.act("/meetings", &session, "open", &json!({"present_members": 287})).await;
    let closed = office.act("/meetings", &session, "close", &json!({"moved_to_id": next["id"]})).await;
    assert_eq!(
        (closed["agenda"][0]["outcome"].as_str(), closed["end_on"].as_str()),
        (Some("not_reached"), Some("2026-08-25"))
    );
    let named = fresh(&office, "/meetings", &next).await["agenda"][1].clone();
    assert_eq!(named["subject_id"], cycle["id"]);
    assert_eq!(deadline(&office, &cycle, REVIEW).await.unwrap().1, "2026-09-09");
    assert_eq!(deadline(&office, &cycle, VOTE).await.unwrap().1, "2026-09-10");
}

#[tokio::test]
async fn nothing_opens_that_nobody_can_meet() {
    let app = App::start().await;
    let cycle = app.person("government-office").await.create(CYCLES, &year(&app, 2)).await;
    let office = app.person("sc-office").await;
    let today = planned(&app, ("sc_plenary", 37), ("2026-08-03", "2026-08-03"), &cycle);
    office.create("/meetings", &today).await;
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await, None);
}

#[tokio::test]
async fn what_is_done_meets_its_day() {
    let app = App::start().await;
    let (cycle, _) = listed(&app, 2).await;
    let office = app.person("sc-office").await;
    let plenary = planned(&app, ("sc_plenary", 38), ("2026-08-20", "2026-08-20"), &cycle);
    let plenary = office.create("/meetings", &plenary).await;
    // It was submitted before any meeting was planned.
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await, None);
    let session = planned(&app, ("congress", 6), ("2026-08-25", "2026-08-26"), &cycle);
    office.create("/meetings", &session).await;
    assert_eq!(deadline(&office, &cycle, REVIEW).await.unwrap().1, "2026-08-24");
    office.act("/meetings", &plenary, "notify", &json!({})).await;
    app.on("2026-08-20");
    let office = app.person("sc-office").await;
    office.act("/meetings", &plenary, "open", &json!({"present_members": 41})).await;
    let ballot = app.ballot(&plenary, "resolution", ("livelihood.cycle", &cycle), (30, 5)).await;
    let review = json!({"sc_meeting_id": plenary["id"], "sc_ballot_id": ballot["id"]});
    office.act(CYCLES, &cycle, "sc-review", &review).await;
    assert_eq!(deadline(&office, &cycle, REVIEW).await.unwrap().0, "met");
    // What goes back is owed again only where a meeting is still to come.
    let back = json!({"decision_meeting_id": plenary["id"], "reason": "资金不落实"});
    office.act(CYCLES, &cycle, "return-list", &back).await;
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await, None);
    let next = planned(&app, ("sc_plenary", 39), ("2026-08-24", "2026-08-24"), &cycle);
    office.create("/meetings", &next).await;
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await.unwrap().1, "2026-08-23");
    let conferral = app.person("government-office").await;
    let document = conferral.document("会商记录", "internal").await;
    let conferred = json!({"conferral_document_id": document["id"]});
    conferral.act(CYCLES, &cycle, "submit-list", &conferred).await;
    assert_eq!(deadline(&office, &cycle, SUBMISSION).await.unwrap().0, "met");
}

/// What a meeting that is moved warns of: the code, the deadline, and how many days late it is.
async fn warned(office: &Person, meeting: &Value, day: &str) -> Vec<(Value, Value, Value)> {
    let moved = json!({"start_on": day, "end_on": day, "reason": "会期调整"});
    let moved = office.act("/meetings", meeting, "reschedule", &moved).await;
    let of = |warning: &Value| {
        let params = &warning["params"];
        (warning["code"].clone(), params["deadline"].clone(), params["days_late"].clone())
    };
    moved["warnings"].as_array().map(|all| all.iter().map(of).collect()).unwrap_or_default()
}

#[tokio::test]
async fn what_was_met_becomes_late_when_its_meeting_is_moved_before_it() {
    let app = App::start().await;
    let cycle = screening_year(&app, 2).await;
    for one in TITLES {
        submitted(&app, &cycle, one).await;
    }
    let office = app.person("sc-office").await;
    let plenary = planned(&app, ("sc_plenary", 38), ("2026-08-20", "2026-08-20"), &cycle);
    let plenary = office.create("/meetings", &plenary).await;
    let session = planned(&app, ("congress", 6), ("2026-08-25", "2026-08-26"), &cycle);
    let session = office.create("/meetings", &session).await;
    let government = app.person("government-office").await;
    let conferral = json!({"conferral_document_id": government.document("会商记录", "internal").await["id"]});
    government.act(CYCLES, &cycle, "submit-list", &conferral).await;
    let stands = async |code| {
        let (state, day, _) = deadline(&office, &cycle, code).await.unwrap();
        (state, day)
    };
    let is = |state: &str, day: &str| (state.to_owned(), day.to_owned());
    let said = |code: &str, deadline: &str, days: i64| vec![(json!(code), json!(deadline), json!(days))];
    assert_eq!(stands(SUBMISSION).await, is("met", "2026-08-19"));
    office.act("/meetings", &plenary, "notify", &json!({})).await;
    assert_eq!(warned(&office, &plenary, "2026-08-17").await, said("LATE_STEP", SUBMISSION, 1));
    assert_eq!(stands(SUBMISSION).await, is("met_late", "2026-08-16"));
    assert_eq!(warned(&office, &plenary, "2026-08-18").await, said("DEADLINE_MOVED", SUBMISSION, 0));
    assert_eq!(stands(SUBMISSION).await, is("met", "2026-08-17"));
    assert_eq!(warned(&office, &plenary, "2026-08-19").await, []);
    app.on("2026-08-19");
    let office = app.person("sc-office").await;
    office.act("/meetings", &plenary, "open", &json!({"present_members": 41})).await;
    let ballot = app.ballot(&plenary, "resolution", ("livelihood.cycle", &cycle), (30, 5)).await;
    let review = json!({"sc_meeting_id": plenary["id"], "sc_ballot_id": ballot["id"]});
    office.act(CYCLES, &cycle, "sc-review", &review).await;
    office.act("/meetings", &session, "notify", &json!({})).await;
    assert_eq!(warned(&office, &session, "2026-08-19").await, said("LATE_STEP", REVIEW, 1));
    let (state, day, _) = deadline(&office, &cycle, REVIEW).await.unwrap();
    assert_eq!((state, day), is("met_late", "2026-08-18"));
    // The vote is still to come.
    assert_eq!(deadline(&office, &cycle, VOTE).await.unwrap().1, "2026-08-19");
}

#[tokio::test]
async fn papers_follow_a_session_that_is_moved_and_end_with_one_that_will_not_be() {
    let app = App::start().await;
    let own = supervisors(&app).await;
    let (cycle, _) = deliberated(&app, 2).await;
    let people = People::of(&app).await;
    let congress = app.meeting("congress", "sc", 6, "2026-08-25", 287).await;
    let ballot = people.office.create(BALLOTS, &papers(&cycle, &congress, (&own, 2))).await;
    let later = json!({"start_on": "2026-08-27", "end_on": "2026-08-27", "reason": "会期顺延"});
    people.office.act("/meetings", &congress, "reschedule", &later).await;
    let followed = fresh(&people.office, BALLOTS, &ballot).await;
    assert_eq!((&followed["state"], &followed["meeting_id"]), (&json!("prepared"), &congress["id"]));
    people.office.act("/meetings", &congress, "cancel", &json!({"reason": "不再举行"})).await;
    assert_eq!(fresh(&people.office, BALLOTS, &ballot).await["state"], "void");
}

#[tokio::test]
async fn a_session_in_which_is_voted_is_not_moved_and_what_was_issued_ends_void() {
    let app = App::start().await;
    let vote = ready(&app, |_| {}).await;
    let people = People::of(&app).await;
    people.office.act(BALLOTS, &vote.ballot, "issue", &json!({})).await;
    let later = json!({"start_on": "2026-08-27", "end_on": "2026-08-27", "reason": "会期顺延"});
    let moved = (409, "INVALID_TRANSITION");
    people.office.refused("/meetings", &vote.congress, "reschedule", &later, moved).await;
    people.office.refused("/meetings", &vote.congress, "cancel", &json!({"reason": "不再举行"}), moved).await;
    people.office.refused("/meetings", &vote.congress, "close", &json!({}), (409, "BALLOT_OPEN")).await;
    // Broken off, it is void before the session ends, and the list goes to another one.
    people.secretary.act(BALLOTS, &vote.ballot, "void", &json!({"reason": "会议中止"})).await;
    people.office.act("/meetings", &vote.congress, "close", &json!({})).await;
    let next = app.held("congress", "sc", 7, "2026-08-27", 287).await;
    let people = People::of(&app).await;
    let own = supervisors(&app).await;
    let again = people.office.create(BALLOTS, &papers(&vote.cycle, &next, (&own, 2))).await;
    assert_eq!(people.office.act(BALLOTS, &again, "issue", &json!({})).await["state"], "issuing");
}

/// A session of the new term on a day, opened with all its deputies.
async fn session_of(app: &App, term: &Value, ordinal: u32, day: &str) -> Value {
    app.on(day);
    let office = app.person("sc-office").await;
    let planned = json!({
        "kind": "congress", "organization_id": app.organization("sc"), "term_id": term["id"], "ordinal": ordinal,
        "title": "新一届大会", "agenda": [{"seq": 1, "title": "实事项目票决"}], "start_on": day, "end_on": day,
        "is_extraordinary": false, "total_members": 280
    });
    let meeting = office.create("/meetings", &planned).await;
    office.act("/meetings", &meeting, "notify", &json!({})).await;
    office.act("/meetings", &meeting, "open", &json!({"present_members": 250})).await
}

#[tokio::test]
async fn what_the_old_standing_committee_deliberated_is_voted_on_in_the_first_session_of_the_new_term() {
    let app = App::start().await;
    let (cycle, candidates) = deliberated(&app, 2).await;
    app.term_ends("2026-12-31").await;
    let office = app.person("sc-office").await;
    let next = json!({
        "ordinal": 8, "start_on": "2027-01-11", "end_on": "2031-12-31", "sc_elected_on": "2027-01-11",
        "sc_member_count": 41, "deputy_count": 280
    });
    let term = office.create("/terms", &next).await;
    let first = session_of(&app, &term, 1, "2027-01-11").await;
    let own = elected_again(&app).await;
    let people = People::of(&app).await;
    let drafted = people.office.create(RULES, &rule(&cycle, 2)).await;
    people.secretary.act(RULES, &drafted, "adopt", &json!({"adopted_meeting_id": first["id"]})).await;
    for candidate in &candidates {
        people.office.act(super::CANDIDATES, candidate, "put-on-ballot", &json!({})).await;
    }
    let ballot = people.office.create(BALLOTS, &papers(&cycle, &first, (&own, 2))).await;
    let issued = people.office.act(BALLOTS, &ballot, "issue", &json!({})).await;
    // The majority is that of the deputies of the new term.
    assert_eq!((&issued["total_members"], &issued["present_members"]), (&json!(280), &json!(250)));
    people.secretary.act(BALLOTS, &ballot, "void", &json!({"reason": "未能进行"})).await;
    people.office.act("/meetings", &first, "close", &json!({})).await;
    let second = session_of(&app, &term, 2, "2027-01-18").await;
    let people = People::of(&app).await;
    let ballot = people.office.create(BALLOTS, &papers(&cycle, &second, (&own, 2))).await;
    people.office.refused(BALLOTS, &ballot, "issue", &json!({}), (422, "CANDIDATE_NOT_DELIBERATED")).await;
}

/// The two who supervise are deputies of the new term too.
async fn elected_again(app: &App) -> [String; 2] {
    use sea_orm::ConnectionTrait;
    let own = supervisors(app).await;
    let db = app.application.service.store.whole().await.unwrap();
    let again = "UPDATE deputy SET term_id = (SELECT id FROM term WHERE ordinal = 8 AND district_code = '310114') \
         WHERE district_code = '310114' AND (deputy_no LIKE '%-011' OR deputy_no LIKE '%-012')";
    db.execute_unprepared(again).await.unwrap();
    own
}
