//! Votes on a project: the right one, and what follows from it (07 §3.4, §4.7).

use super::{
    projects::{PROJECTS, deadlines, selected, started},
    verdict::{KIND, VOTES, accepted, balloted, judged, reported_again, surveyed, this, vote_on},
    voting::settled,
};
use crate::support::{App, People, fresh, only};
use serde_json::{Value, json};

/// A vote that is announced, on something and in some way.
async fn announced(app: &App, meeting: &Value, vote: &Value, papers: [u32; 3]) -> Value {
    let vote = app.person("sc-office").await.create(VOTES, vote).await;
    judged(app, &vote, meeting, papers).await
}

async fn refused(app: &App, project: &Value, action: &str, body: &Value, (code, reason): (&str, &str)) {
    let answer = app.person("sc-office").await.try_act(PROJECTS, project, action, body).await;
    let told = (answer.body["code"].as_str(), answer.body["params"]["reason"].as_str());
    assert_eq!(told, (Some(code), Some(reason)), "{}", answer.text);
}

#[tokio::test]
async fn a_report_in_between_is_heard_and_voted_on() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let other = started(&app, &projects[1], |_| {}).await;
    app.calendar_of_2027().await;
    let meeting = app.held("sc_plenary", "sc", 39, "2026-09-24", 41).await;
    let good = [30, 5, 2];
    let fit = vote_on(&app, (KIND, &one), "mid_year");
    let review = |meeting: &Value, vote: &Value| json!({"meeting_id": meeting["id"], "satisfaction_vote_id": vote["id"]});
    let office = app.person("sc-office").await;
    let chairpersons = app.meeting("chairpersons", "chairpersons", 73, "2026-09-24", 7).await;
    let planned = office.create(VOTES, &fit).await;
    refused(&app, &one, "record-review", &review(&chairpersons, &planned), ("WRONG_MEETING", "kind")).await;
    refused(&app, &one, "record-review", &review(&meeting, &planned), ("WRONG_BALLOT", "not_announced"))
        .await;
    let elsewhere = announced(&app, &meeting, &vote_on(&app, (KIND, &other), "mid_year"), good).await;
    refused(&app, &one, "record-review", &review(&meeting, &elsewhere), ("WRONG_BALLOT", "subject")).await;
    let year_end = announced(&app, &meeting, &vote_on(&app, (KIND, &one), "year_end"), good).await;
    refused(&app, &one, "record-review", &review(&meeting, &year_end), ("WRONG_BALLOT", "phase")).await;
    let mut report = fit.clone();
    report["object_kind"] = json!("work_report");
    let report = announced(&app, &meeting, &report, good).await;
    refused(&app, &one, "record-review", &review(&meeting, &report), ("WRONG_BALLOT", "kind")).await;
    let vote = judged(&app, &planned, &meeting, [12, 8, 15]).await;
    let other = announced(&app, &meeting, &fit, good).await;
    let later = app.held("sc_plenary", "sc", 40, "2026-10-29", 41).await;
    refused(&app, &one, "record-review", &review(&later, &vote), ("WRONG_BALLOT", "meeting")).await;
    only(&app, &["sc-office"], PROJECTS, &one, "record-review", &review(&meeting, &vote)).await;
    let office = app.person("sc-office").await;
    let reviewed = office.act(PROJECTS, &one, "record-review", &review(&meeting, &vote)).await;
    assert_eq!(
        (reviewed["state"].as_str(), reviewed["votes"][0]["result"].as_str()),
        (Some("in_progress"), Some("dissatisfied"))
    );
    refused(&app, &one, "record-review", &review(&meeting, &vote), ("WRONG_BALLOT", "used")).await;
    let due = deadlines(&office, &one, "running").await;
    assert!(due.contains(&("LIVELIHOOD_SECOND_REPORT".to_owned(), "2026-12-24".to_owned())), "{due:?}");
    assert_eq!(deadlines(&office, &one, "met").await.last().unwrap().0, "LIVELIHOOD_REVIEW");
    let issues = format!("/api/v1/issues?source_record_id={}", one["id"].as_str().unwrap());
    let issue = office.get(&issues).await.expect(200).body["items"][0].clone();
    assert_eq!(issue["description"], "听取报告后测评结果为不满意,须再次报告。");
    // A vote on something else of the same meeting is no second report.
    office.act(PROJECTS, &one, "record-review", &review(&meeting, &other)).await;
    assert_eq!(deadlines(&office, &one, "running").await, due);
    // After the second report the members vote again on the same.
    reported_again(&app, &vote).await;
    let vote = judged(&app, &vote, &later, good).await;
    let again = office.act(PROJECTS, &one, "record-review", &review(&later, &vote)).await;
    assert_eq!(again["votes"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn a_project_that_is_not_finished_is_judged_at_the_end_of_the_year_too() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    app.calendar_of_2027().await;
    let meeting = app.held("sc_plenary", "sc", 39, "2027-12-01", 41).await;
    let vote = announced(&app, &meeting, &vote_on(&app, (KIND, &one), "year_end"), [30, 5, 2]).await;
    let review = json!({"meeting_id": meeting["id"], "satisfaction_vote_id": vote["id"]});
    app.person("sc-office").await.act(PROJECTS, &one, "record-review", &review).await;
}

#[tokio::test]
async fn the_members_judge_the_project_at_its_end_by_the_right_vote() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let (one, other) = (accepted(&app, &projects, 0).await, accepted(&app, &projects, 1).await);
    let early = app.held("sc_plenary", "sc", 39, "2026-08-26", 41).await;
    let (fit, good) = (vote_on(&app, (KIND, &one), "year_end"), [30, 5, 2]);
    let before = announced(&app, &early, &fit, good).await;
    app.on("2026-08-27");
    surveyed(&app, &one).await;
    refused(&app, &one, "record-assessment", &this(&before), ("WRONG_BALLOT", "before_the_matter")).await;
    let meeting = app.held("sc_plenary", "sc", 40, "2026-09-24", 41).await;
    let with = |field: &str, value: &str| {
        let mut changed = fit.clone();
        changed[field] = json!(value);
        changed
    };
    let office = app.person("sc-office").await;
    let elsewhere = announced(&app, &meeting, &vote_on(&app, (KIND, &other), "year_end"), good).await;
    let middle = announced(&app, &meeting, &with("phase", "mid_year"), good).await;
    let report = announced(&app, &meeting, &with("object_kind", "work_report"), good).await;
    let planned = office.create(VOTES, &fit).await;
    for (vote, reason) in
        [(&elsewhere, "subject"), (&middle, "phase"), (&report, "kind"), (&planned, "not_announced")]
    {
        refused(&app, &one, "record-assessment", &this(vote), ("WRONG_BALLOT", reason)).await;
    }
    balloted(&app, &planned, &meeting, good).await;
    refused(&app, &one, "record-assessment", &this(&planned), ("WRONG_BALLOT", "not_announced")).await;
    let present = announced(&app, &meeting, &with("base", "present_members"), good).await;
    office
        .refused(
            PROJECTS,
            &one,
            "record-assessment",
            &this(&present),
            (422, "ASSESSMENT_DENOMINATOR_MISSING"),
        )
        .await;
    let unknown = json!({"satisfaction_vote_id": uuid::Uuid::nil()});
    office.refused(PROJECTS, &one, "record-assessment", &unknown, (422, "UNKNOWN_REFERENCE")).await;
    // Deputies are other people than the members of the Standing Committee.
    let congress = app.held("congress", "sc", 8, "2026-09-24", 287).await;
    let deputies = announced(&app, &congress, &with("voter_group", "deputies"), [200, 20, 2]).await;
    refused(&app, &one, "record-assessment", &this(&deputies), ("WRONG_BALLOT", "voter_group")).await;
    let vote = app.person("sc-office").await.act(VOTES, &planned, "announce", &json!({})).await;
    // Whichever was first counts: nobody chooses the best of several.
    let later = announced(&app, &meeting, &fit, good).await;
    refused(&app, &one, "record-assessment", &this(&later), ("WRONG_BALLOT", "left_out")).await;
    let assessed = app.person("sc-office").await.act(PROJECTS, &one, "record-assessment", &this(&vote)).await;
    assert_eq!(assessed["state"], "assessed");
    let office = app.person("sc-office").await;
    office.refused(PROJECTS, &one, "record-assessment", &this(&present), (409, "REHANDLE_LIMIT")).await;
}

#[tokio::test]
async fn whoever_is_dissatisfied_twice_flags_the_project_and_there_is_no_third_time() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = accepted(&app, &projects, 0).await;
    app.on("2026-08-26");
    surveyed(&app, &one).await;
    let meeting = app.held("sc_plenary", "sc", 39, "2026-09-24", 41).await;
    let (fit, bad) = (vote_on(&app, (KIND, &one), "year_end"), [12, 8, 15]);
    let vote = announced(&app, &meeting, &fit, bad).await;
    let office = app.person("sc-office").await;
    office.act(PROJECTS, &one, "record-assessment", &this(&vote)).await;
    refused(&app, &one, "record-assessment", &this(&vote), ("WRONG_BALLOT", "used")).await;
    // Another vote is none after a second report.
    let other = announced(&app, &meeting, &fit, [30, 5, 2]).await;
    refused(&app, &one, "record-assessment", &this(&other), ("WRONG_BALLOT", "no_second_report")).await;
    reported_again(&app, &vote).await;
    // The next round is on the same matter.
    let path = format!("/api/v1{VOTES}/{}", vote["id"].as_str().unwrap());
    let elsewhere = json!({"subject_id": projects[1]["id"]});
    office.patch(&path, &elsewhere).await.refused(409, "INVALID_TRANSITION");
    let again = app.held("sc_plenary", "sc", 40, "2026-10-29", 41).await;
    let vote = judged(&app, &vote, &again, bad).await;
    let people = People::of(&app).await;
    let flagged = people.office.act(PROJECTS, &one, "record-assessment", &this(&vote)).await;
    assert_eq!(
        (flagged["state"].as_str(), &flagged["exit_flag"], &flagged["exit_reasons"]),
        (Some("assessed"), &json!(true), &json!(["twice_dissatisfied"]))
    );
    people.office.refused(PROJECTS, &one, "record-assessment", &this(&vote), (409, "REHANDLE_LIMIT")).await;
    // It keeps the project open until a stronger form of supervision takes it up.
    settled(&app, &[("2027-01", "evaluated")]).await;
    let answer = people.committee.try_act(PROJECTS, &one, "close", &json!({})).await;
    let open = answer.refused(409, "OPEN_ITEMS").body["params"]["satisfaction_votes"].as_array().unwrap();
    assert!(open.contains(&vote["id"]), "{}", answer.text);
    let issues = format!("/api/v1/issues?source_record_id={}&limit=10", one["id"].as_str().unwrap());
    let issues = people.committee.get(&issues).await.expect(200).body["items"].as_array().unwrap().clone();
    let told: Vec<_> = issues.iter().map(|issue| issue["description"].as_str().unwrap()).collect();
    assert!(told.contains(&"两次测评结果均为不满意,须升级监督。"), "{told:?}");
    assert_eq!(fresh(&people.office, PROJECTS, &one).await["votes"].as_array().unwrap().len(), 2);
    // The vote that counts for nothing is closed, and an inquiry takes up the other.
    people.office.act(VOTES, &other, "close", &json!({})).await;
    let inquiry = people.office.create("/supervision/special-inquiries", &inquiry(&app)).await;
    let link = json!({
        "from_type": "instrument.satisfaction_vote", "from_id": vote["id"], "kind": "evidence_for",
        "to_type": "supervision.special_inquiry", "to_id": inquiry["id"]
    });
    people.committee.create("/links", &link).await;
    let answer = people.committee.try_act(PROJECTS, &one, "close", &json!({})).await;
    assert_eq!(answer.body["params"].get("satisfaction_votes"), None, "{}", answer.text);
}

/// An inquiry into what is not done.
fn inquiry(app: &App) -> Value {
    json!({
        "title": "实事项目整改情况专题询问", "proposer_kind": "chairpersons", "lead_committee_id": app.organization("urban"),
        "meeting_mode": "joint_group", "invited_deputy_ids": [],
        "respondents": [{
            "organ_id": app.organization("construction"), "person_name": "演示负责人001", "post": "负责人", "attended": false
        }]
    })
}
