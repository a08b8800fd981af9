//! The verdict on a project, from its acceptance to its closing (07 §3.4).

use super::{
    CYCLES,
    groups::{formed, group_ended},
    projects::{PROJECTS, deadlines, done, plan_told, report, selected, started},
    voting::settled,
};
use crate::support::{Answer, App, People, fresh, only};
use reqwest::Method;
use serde_json::{Value, json};

pub const SURVEYS: &str = "/surveys";
pub const VOTES: &str = "/satisfaction-votes";
pub const EVALUATIONS: &str = "/livelihood/post-evaluations";
pub const KIND: &str = "livelihood.project";

/// A project of 嘉定 that was completed and accepted on August 25, with an agency that is asked to survey it.
pub async fn accepted(app: &App, projects: &[Value], place: usize) -> Value {
    let one = started(app, &projects[place], |plan| {
        plan["co_department_ids"] = json!([app.organization("urban")]);
    });
    let one = one.await;
    finished(app, &one, "2026-08-25").await
}

/// What goes on is finished on the day that it is, accepted, and an agency is asked to survey it.
pub async fn finished(app: &App, one: &Value, day: &str) -> Value {
    let (clerk, head) = (app.person("department-clerk").await, app.person("department-head").await);
    clerk.act(PROJECTS, one, "report-progress", &report(&day[..7], "100.00", 0)).await;
    for no in [1, 2] {
        done(&clerk, one, (no, day)).await;
    }
    head.act(PROJECTS, one, "complete", &json!({})).await;
    // Staff of the urban committee have a part in it; those of the finance committee have none.
    let committee = app.person("committee-staff-finance").await;
    let paper = committee.document("验收意见", "internal").await;
    let papers = json!({"acceptance_document_ids": [paper["id"]]});
    committee.act(PROJECTS, one, "accept", &papers).await;
    let agencies = json!({"agency_ids": [app.organization("agency")]});
    app.person("government-office").await.act(PROJECTS, one, "invite-agencies", &agencies).await
}

/// What is asked about a project.
pub fn questions(app: &App, subject: (&str, &Value), channel: &str) -> Value {
    json!({
        "title": "实事项目满意度调查", "subject_type": subject.0, "subject_id": subject.1["id"], "year": 2026,
        "channel": channel, "opens_on": "2026-08-01", "closes_on": "2027-12-31", "agency_id": app.organization("agency"),
        "questions": [{"item": "overall", "text": "是否满意?", "kind": "level"}]
    })
}

pub const LEVELS: [&str; 5] =
    ["very_satisfied", "satisfied", "average", "rather_dissatisfied", "dissatisfied"];

/// A survey that the agency has opened today, and the answers that it has taken: so many of each level, and so many who know nothing.
pub async fn asked(app: &App, questions: &Value, levels: [u32; 5], unaware: u32) -> Value {
    let agency = app.person("third-party").await;
    let survey = app.person("government-office").await.create(SURVEYS, questions).await;
    agency.act(SURVEYS, &survey, "open", &json!({})).await;
    let mut number = 0;
    let known = levels.iter().zip(LEVELS).flat_map(|(count, level)| (0..*count).map(move |_| Some(level)));
    for level in known.chain((0..unaware).map(|_| None)) {
        number += 1;
        let answer = json!({
            "survey_id": survey["id"], "item": "overall", "respondent_key": format!("{number:04}"),
            "known": level.is_some(), "level": level, "resident": true
        });
        agency.create("/survey-responses", &answer).await;
    }
    agency.act(SURVEYS, &survey, "close", &json!({})).await
}

/// The same, scored.
pub async fn scored(app: &App, questions: &Value, levels: [u32; 5], unaware: u32) -> Value {
    let survey = asked(app, questions, levels, unaware).await;
    app.person("third-party").await.act(SURVEYS, &survey, "compute", &json!({})).await
}

/// Three channels say 88.00, 90.00 and 93.33.
pub async fn surveyed(app: &App, project: &Value) -> Value {
    let ask = |channel| questions(app, (KIND, project), channel);
    let online = scored(app, &ask("online_public"), [12, 18, 0, 0, 0], 10).await;
    let sample = scored(app, &ask("telephone"), [15, 15, 0, 0, 0], 0).await;
    let deputies = scored(app, &ask("deputies_cppcc"), [20, 10, 0, 0, 0], 0).await;
    let recorded = json!({"survey_ids": [online["id"], sample["id"], deputies["id"]]});
    only(app, &["third-party"], PROJECTS, project, "record-survey", &recorded).await;
    app.person("third-party").await.act(PROJECTS, project, "record-survey", &recorded).await
}

/// What is voted on.
pub fn vote_on(app: &App, subject: (&str, &Value), phase: &str) -> Value {
    json!({
        "object_kind": "livelihood_project", "subject_type": subject.0, "subject_id": subject.1["id"],
        "organ_id": app.organization("construction"), "phase": phase, "voter_group": "sc_members", "base": "all_members"
    })
}

/// A round of a vote in a meeting that sits: so many satisfied, basically satisfied and dissatisfied; recorded, and not announced.
pub async fn balloted(app: &App, vote: &Value, meeting: &Value, papers: [u32; 3]) -> Value {
    let people = People::of(app).await;
    // A ballot is that of whoever holds its meeting.
    let of_town = meeting["organization_id"] == app.organization("town-presidium");
    let holder = app.person(if of_town { "town-presidium" } else { "sc-office" }).await;
    let ballot = json!({
        "kind": "satisfaction", "title": "满意度测评", "subject_type": vote["subject_type"], "subject_id": vote["subject_id"],
        "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "manual_tally", "option_set": "satisfaction",
        "base": vote["base"], "supervisor_ids": [app.user("ballot-supervisor")]
    });
    let ballot = holder.create("/ballots", &ballot).await;
    holder.act(VOTES, vote, "open-ballot", &json!({"ballot_id": ballot["id"]})).await;
    holder.act("/ballots", &ballot, "issue", &json!({})).await;
    holder.act("/ballots", &ballot, "close", &json!({})).await;
    let tally = |choice: &str, votes: u32| json!({"question": 0, "choice": choice, "votes": votes});
    let [satisfied, basically, not] = papers;
    let all = satisfied + basically + not;
    let count = json!({
        "returned": all, "valid": all, "invalid": 0,
        "tallies": [tally("satisfied", satisfied), tally("basically_satisfied", basically), tally("dissatisfied", not)]
    });
    people.supervisor.act("/ballots", &ballot, "count", &count).await;
    people.supervisor.signs(&ballot).await;
    let record = json!({"record_document_id": holder.document("计票记录", "internal").await["id"]});
    holder.act("/ballots", &ballot, "confirm", &record).await;
    holder.act("/ballots", &ballot, "announce", &json!({})).await;
    holder.act(VOTES, vote, "record-result", &json!({})).await
}

/// The same, announced.
pub async fn judged(app: &App, vote: &Value, meeting: &Value, papers: [u32; 3]) -> Value {
    balloted(app, vote, meeting, papers).await;
    let planner = if vote["town_presidium_id"].is_null() { "sc-office" } else { "town-presidium" };
    app.person(planner).await.act(VOTES, vote, "announce", &json!({})).await
}

/// The members ask for a second report, and have it.
pub async fn reported_again(app: &App, vote: &Value) -> Value {
    let people = People::of(app).await;
    people.secretary.act(VOTES, vote, "require-rectification", &json!({"reason": "测评不满意"})).await;
    let report = json!({"report_document_id": people.office.document("再次报告", "public").await["id"]});
    people.office.act(VOTES, vote, "vote-again", &report).await
}

/// Names a vote.
pub fn this(vote: &Value) -> Value {
    json!({"satisfaction_vote_id": vote["id"]})
}

/// Six scores that are so much below their weights together, all in effect.
pub fn scores(missing: u32) -> Value {
    let effect = format!("{}.00", 25 - missing);
    let weights = [
        ("need_match", "20.00"),
        ("target_reached", "20.00"),
        ("process", "15.00"),
        ("effect", &*effect),
        ("durability", "10.00"),
        ("cost", "10.00"),
    ];
    let scores =
        weights.map(|(factor, score)| json!({"factor": factor, "score": score, "reason": "依据材料。"}));
    json!({"scores": scores})
}

/// A post-evaluation that the agency has scored.
pub async fn evaluated(app: &App, project: &Value, missing: u32) -> Value {
    let body = json!({"project_id": project["id"], "evaluator_org_id": app.organization("agency")});
    let evaluation = app.person("government-office").await.create(EVALUATIONS, &body).await;
    app.person("third-party").await.act(EVALUATIONS, &evaluation, "score", &scores(missing)).await
}

/// The result of an evaluation is told, drafted by its conclusion.
pub async fn result_told(app: &App, evaluation: &Value) -> Value {
    let id = evaluation["id"].as_str().unwrap();
    let path = format!("/api/v1/publications?subject_id={id}&kind=performance_result&state=draft&limit=1");
    let secretary = app.person("chairs-secretary").await;
    let draft = app.person("sc-office").await.get(&path).await.expect(200).body["items"][0].clone();
    secretary.act("/publications", &draft, "review", &json!({})).await;
    app.person("sc-office").await.act("/publications", &draft, "publish", &json!({})).await
}

pub fn conclusion(what: &str, why: Option<&str>) -> Value {
    json!({"conclusion": what, "conclusion_reason": why, "usage": {"used": 172, "capacity": 200}})
}

/// Everything that is open of a project is ended, whatever it is.
pub async fn ended(app: &App, project: &Value, vote: &Value) {
    let committee = app.person("committee-staff").await;
    let path = format!("/api/v1/issues?source_record_id={}", project["id"].as_str().unwrap());
    for issue in committee.get(&path).await.expect(200).body["items"].as_array().unwrap() {
        committee.act("/issues", issue, "cancel", &json!({"reason": "已在整改报告中一并处理。"})).await;
    }
    app.person("sc-office").await.act(VOTES, vote, "close", &json!({})).await;
}

/// What contradicts it within two years takes it up again; the year is marked, and another group follows it.
async fn taken_up_again(app: &App, one: &Value) {
    let why = json!({"reason": "部分充电桩长期停用。"});
    let again = app.person("committee-staff").await.act(PROJECTS, one, "reopen", &why).await;
    assert_eq!((again["state"].as_str(), &again["satisfaction"]), (Some("in_progress"), &Value::Null));
    let marked = &again["reopenings"][0];
    assert_eq!(
        (marked["year"].as_u64(), marked["completed_on"].as_str(), marked["reopened_on"].as_str()),
        (Some(2027), Some("2026-08-25"), Some("2027-02-25"))
    );
    assert_eq!(again["votes"].as_array().unwrap().len(), 2);
    formed(app, one).await;
}

#[tokio::test]
async fn a_project_goes_from_its_acceptance_to_its_closing() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = accepted(&app, &projects, 0).await;
    let group = formed(&app, &one).await;
    app.on("2026-08-26");
    let surveyed = surveyed(&app, &one).await;
    assert_eq!(
        (surveyed["state"].as_str(), surveyed["satisfaction"].as_str()),
        (Some("surveyed"), Some("89.87"))
    );
    let people = &surveyed["awareness"][0];
    assert_eq!(
        (people["known"].as_u64(), people["valid"].as_u64(), people["rate"].as_str()),
        (Some(90), Some(100), Some("90.00"))
    );
    assert_eq!(people["participation"], Value::Null, "nobody says how many residents there are");
    let office = app.person("sc-office").await;
    let due = deadlines(&office, &one, "running").await;
    let due: Vec<_> = due.iter().map(|(code, day)| (code.as_str(), day.as_str())).collect();
    assert_eq!(due, [("LIVELIHOOD_ASSESSMENT", "2026-12-31"), ("LIVELIHOOD_EVALUATION", "2027-02-25")]);

    let meeting = app.held("sc_plenary", "sc", 39, "2026-09-24", 41).await;
    let office = app.person("sc-office").await;
    let vote = office.create(VOTES, &vote_on(&app, (KIND, &one), "year_end")).await;
    let vote = judged(&app, &vote, &meeting, [12, 8, 15]).await;
    only(&app, &["sc-office"], PROJECTS, &one, "record-assessment", &this(&vote)).await;
    let improving = office.act(PROJECTS, &one, "record-assessment", &this(&vote)).await;
    assert_eq!(
        (improving["state"].as_str(), improving["exit_flag"].as_bool()),
        (Some("improving"), Some(false))
    );
    let due = deadlines(&office, &one, "running").await;
    assert!(due.contains(&("LIVELIHOOD_SECOND_REPORT".to_owned(), "2026-12-24".to_owned())), "{due:?}");
    reported_again(&app, &vote).await;
    assert_eq!(deadlines(&office, &one, "met").await.last().unwrap().0, "LIVELIHOOD_SECOND_REPORT");
    let again = app.held("sc_plenary", "sc", 40, "2026-10-29", 41).await;
    let vote = judged(&app, &vote, &again, [30, 5, 2]).await;
    let office = app.person("sc-office").await;
    let assessed = office.act(PROJECTS, &one, "record-assessment", &this(&vote)).await;
    assert_eq!(
        (assessed["state"].as_str(), assessed["exit_flag"].as_bool()),
        (Some("assessed"), Some(false))
    );
    let rounds: Vec<_> =
        assessed["votes"].as_array().unwrap().iter().map(|vote| vote["result"].as_str()).collect();
    assert_eq!(rounds, [Some("dissatisfied"), Some("satisfied")]);

    let evaluation = evaluated(&app, &one, 2).await;
    assert_eq!(
        (evaluation["total"].as_str(), evaluation["grade"].as_str(), evaluation["revisit_on"].as_str()),
        (Some("98.00"), Some("excellent"), Some("2027-02-25"))
    );
    app.on("2027-02-25");
    let government = app.person("government-office").await;
    government.refused(PROJECTS, &one, "record-evaluation", &json!({}), (409, "PUBLICATION_MISSING")).await;
    let ended_so = government.act(EVALUATIONS, &evaluation, "conclude", &conclusion("expand", None)).await;
    assert_eq!((ended_so["usage_rate"].as_str(), &ended_so["exit_flag"]), (Some("86.00"), &json!(false)));
    government.refused(EVALUATIONS, &evaluation, "publish", &json!({}), (409, "PUBLICATION_MISSING")).await;
    let told = result_told(&app, &evaluation).await;
    government.refused(PROJECTS, &one, "record-evaluation", &json!({}), (409, "PUBLICATION_MISSING")).await;
    only(&app, &["government-office"], EVALUATIONS, &evaluation, "publish", &json!({})).await;
    government.act(EVALUATIONS, &evaluation, "publish", &json!({})).await;
    only(&app, &["government-office", "third-party"], PROJECTS, &one, "record-evaluation", &json!({})).await;
    let recorded = government.act(PROJECTS, &one, "record-evaluation", &json!({})).await;
    assert_eq!(
        (recorded["state"].as_str(), &recorded["evaluation_id"]),
        (Some("evaluated"), &evaluation["id"])
    );

    // Nothing may be open, and what was told is out.
    let committee = app.person("committee-staff").await;
    let open = committee.try_act(PROJECTS, &one, "close", &json!({})).await;
    open.refused(409, "OPEN_ITEMS");
    assert_eq!(open.body["params"]["issues"], json!(["实事2027-01-1"]), "{}", open.text);
    assert_eq!(open.body["params"]["satisfaction_votes"], json!([vote["id"]]));
    ended(&app, &one, &vote).await;
    let office = app.person("sc-office").await;
    office.act("/publications", &told, "withdraw", &json!({"reason": "有误"})).await;
    committee.refused(PROJECTS, &one, "close", &json!({}), (409, "PUBLICATION_MISSING")).await;
    let drafted = json!({
        "subject_type": "livelihood.post_evaluation", "subject_id": evaluation["id"], "kind": "performance_result",
        "scope": "to_public", "channel": "website", "title": "后评估结果", "text": "更正后的结果。", "disclosure": "public"
    });
    let department = app.person("department-clerk").await;
    let elsewhere = department.post("/api/v1/publications", &drafted).await;
    assert_eq!(elsewhere.body["code"], "FORBIDDEN_SCOPE", "{}", elsewhere.text);
    office.create("/publications", &drafted).await;
    result_told(&app, &evaluation).await;
    only(&app, &["committee-staff", "committee-staff-finance"], PROJECTS, &one, "close", &json!({})).await;
    let closed = committee.act(PROJECTS, &one, "close", &json!({})).await;
    assert_eq!(closed["state"], "closed");
    group_ended(&app, &group, "2027-02-25").await;
    let path = format!("/api/v1{PROJECTS}/{}", one["id"].as_str().unwrap());
    let seen = app.stranger().request(Method::GET, &path).header("District-Code", "310114");
    let seen = Answer::of(seen).await.expect(200).body.clone();
    assert_eq!((seen["satisfaction"].as_str(), &seen["exit_flag"]), (Some("89.87"), &Value::Null));

    taken_up_again(&app, &one).await;
}

#[tokio::test]
async fn a_plan_that_is_withdrawn_after_the_end_is_owed_again() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = accepted(&app, &projects, 0).await;
    let office = app.person("sc-office").await;
    let id = one["id"].as_str().unwrap();
    let plan = office.get(&format!("/api/v1/publications?subject_id={id}&kind=project_plan")).await;
    let plan = plan.expect(200).body["items"][0].clone();
    let clerk = app.person("department-clerk").await;
    clerk.act("/publications", &plan, "withdraw", &json!({"reason": "有误"})).await;
    settled(&app, &[("2027-01", "evaluated")]).await;
    let due = deadlines(&office, &one, "running").await;
    assert!(due.contains(&("LIVELIHOOD_PLAN".to_owned(), "2026-09-24".to_owned())), "{due:?}");
    let committee = app.person("committee-staff").await;
    let answer = committee.try_act(PROJECTS, &one, "close", &json!({})).await;
    answer.refused(409, "PUBLICATION_MISSING");
    assert_eq!(answer.body["params"]["missing"], json!(["project_plan"]), "{}", answer.text);
    plan_told(&app, &one).await;
    let due = deadlines(&office, &one, "met").await;
    assert!(due.iter().any(|(code, _)| code == "LIVELIHOOD_PLAN"), "{due:?}");
}

/// The year after.
fn next_year(app: &App) -> Value {
    json!({
        "level": "district", "organization_id": app.organization("sc"), "year": 2028, "collection_from": "2027-09-01",
        "collection_to": "2027-09-30", "seats": 2
    })
}

/// A year may end before the next one is prepared.
#[tokio::test]
async fn what_is_not_finished_waits_for_the_next_year() {
    let app = App::start().await;
    let projects = selected(&app).await;
    settled(&app, &[("2027-01", "closed"), ("2027-02", "rolled_over")]).await;
    let congress = app.held("congress", "sc", 8, "2027-01-13", 287).await;
    let office = app.person("sc-office").await;
    let cycle = json!({"id": projects[0]["cycle_id"]});
    office.act(CYCLES, &cycle, "close", &json!({"report_meeting_id": congress["id"]})).await;
    assert_eq!(fresh(&office, PROJECTS, &projects[1]).await["carried_cycle_id"], Value::Null);
    let government = app.person("government-office").await;
    let mut elsewhere = next_year(&app);
    (elsewhere["level"], elsewhere["organization_id"]) =
        (json!("town"), json!(app.organization("town-presidium")));
    government.create(CYCLES, &elsewhere).await;
    let next = government.create(CYCLES, &next_year(&app)).await;
    let carried = async |one: &Value| fresh(&office, PROJECTS, one).await["carried_cycle_id"].clone();
    assert_eq!((carried(&projects[0]).await, carried(&projects[1]).await), (Value::Null, next["id"].clone()));
}

#[tokio::test]
async fn what_is_not_finished_goes_on_in_the_next_year() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let government = app.person("government-office").await;
    let next = government.create(CYCLES, &next_year(&app)).await;
    settled(&app, &[("2027-01", "closed"), ("2027-02", "rolled_over")]).await;
    let congress = app.held("congress", "sc", 8, "2027-01-13", 287).await;
    let office = app.person("sc-office").await;
    let cycle = json!({"id": projects[0]["cycle_id"]});
    office.act(CYCLES, &cycle, "close", &json!({"report_meeting_id": congress["id"]})).await;
    let carried =
        [fresh(&office, PROJECTS, &projects[0]).await, fresh(&office, PROJECTS, &projects[1]).await];
    assert_eq!(
        (&carried[0]["carried_cycle_id"], &carried[1]["carried_cycle_id"]),
        (&Value::Null, &next["id"])
    );
}
