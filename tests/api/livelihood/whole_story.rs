//! One idea from a citizen's words to the finished place, which the citizen follows by code (issue 16): proposed, selected, late, adjusted
//! by a decision, completed, surveyed, rated unsatisfactory, improved, evaluated, closed.

use super::{
    CANDIDATES, CYCLES, LEADS, SCREENINGS, TITLES,
    adjustments::days,
    adjustments_decided::carried,
    candidate, collecting, deliberated_on,
    leads::{analyzed, by_a_citizen},
    list_submitted,
    projects::{PROJECTS, selected_by, started},
    proposed_by_a_citizen, ready_for, reviewed, screening,
    statistics::number,
    submitted,
    verdict::{
        EVALUATIONS, KIND, VOTES, conclusion, ended, evaluated, finished, judged, reported_again,
        result_told, surveyed, this, vote_on,
    },
};
use crate::support::{Answer, App, fresh};
use livelihood::projects::LIGHTS;
use platform::call::background;
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What a citizen sees of the way of the own idea: kinds and their states.
async fn seen(app: &App, lead: &Value, code: &str) -> BTreeMap<String, String> {
    let id = lead["id"].as_str().unwrap();
    let path = format!("/api/v1/trace?type=livelihood.lead&id={id}&direction=forward&depth=10");
    let request = app.stranger().request(Method::GET, &path).header("Access-Code", code);
    let trace = Answer::of(request).await.expect(200).body.clone();
    let word = |node: &Value, field: &str| node[field].as_str().unwrap().to_owned();
    let nodes = trace["nodes"].as_array().unwrap().iter();
    nodes.map(|node| (word(node, "type"), word(node, "state_label"))).collect()
}

/// The candidate that a lead becomes, worked out, screened and on the list.
async fn becomes_a_candidate(app: &App, cycle: &Value, lead: &Value) -> Value {
    let office = app.person("government-office").await;
    let converted = office.act(LEADS, lead, "convert", &json!({"cycle_id": cycle["id"]})).await;
    let drafted = json!({"id": converted["candidate_id"], "title": TITLES[0].0});
    let mut content = candidate(app, cycle, &drafted, TITLES[0].1);
    content["origin_ids"] = json!([lead["id"]]);
    content.as_object_mut().unwrap().remove("cycle_id");
    let path = format!("/api/v1{CANDIDATES}/{}", drafted["id"].as_str().unwrap());
    let worked_out = office.patch(&path, &content).await.expect(200).body.clone();
    let mut opened = screening(lead);
    opened["source_type"] = json!("lead");
    let opened = office.create(SCREENINGS, &opened).await;
    reviewed(app, &opened, ("", "")).await;
    let passed = office.act(SCREENINGS, &opened, "conclude", &json!({})).await;
    office.act(CANDIDATES, &worked_out, "submit", &json!({"screening_id": passed["id"]})).await
}

/// The project that the congress selects first of what was proposed.
async fn selected_of(app: &App, cycle: &Value, lead: &Value) -> Value {
    app.on("2026-08-17");
    let office = app.person("government-office").await;
    let cycle = office.act(CYCLES, cycle, "close-collection", &json!({})).await;
    let mut candidates = vec![becomes_a_candidate(app, &cycle, lead).await];
    for one in &TITLES[1..] {
        candidates.push(submitted(app, &cycle, *one).await);
    }
    let listed = list_submitted(app, &cycle).await;
    let cycle = deliberated_on(app, &listed).await;
    let vote = ready_for(app, (cycle, candidates), |_| {}).await;
    selected_by(app, vote).await[0].clone()
}

/// What is counted of the year, for whoever names the district's own body or none.
async fn numbers_of_the_year(app: &App) {
    let reader = app.person("sc-office").await;
    let own = format!("year=2027&organization_id={}", app.organization("sc"));
    let numbers = [
        // One of the two that were selected comes of what a citizen proposed.
        ("LP02", None, "1/2 50.00"),
        ("LP05", Some("goals"), "1/2 50.00"),
        ("LP05", Some("corrected"), "0 0.00"),
        ("LP10", Some("mean"), "1 89.87"),
        ("LP10", Some("change"), "1 -"),
        ("LP11", Some("awareness"), "90/100 90.00"),
        ("LP11", Some("participation"), "100/0 -"),
        ("LP12", Some("2027-01.year_end.1.dissatisfied"), "1 1.00"),
        ("LP12", Some("2027-01.year_end.2.satisfied"), "1 1.00"),
        ("LP13", Some("visits"), "0 0.00"),
        ("LP13", Some("issues_closed"), "0 0.00"),
        ("LP14", Some("all"), "1/2 50.00"),
        ("LP14", Some("minor"), "0/2 0.00"),
        ("LP14", Some("major"), "1/2 50.00"),
        ("LP15", Some("grade.excellent"), "1 1.00"),
        ("LP15", Some("exits"), "0 0.00"),
        ("LP16", None, "172/200 86.00"),
    ];
    for (code, part, told) in numbers {
        for query in ["year=2027", &own] {
            assert_eq!(number(&reader, query, code, part).await, told, "{code} {part:?} {query}");
        }
    }
}

#[tokio::test]
async fn an_idea_goes_from_a_citizen_to_the_finished_place() {
    let app = App::start().await;
    let cycle = collecting(&app, 2).await;
    let lead = proposed_by_a_citizen(&app, &by_a_citizen(&cycle)).await.expect(201).body.clone();
    let code = lead["access_code"].as_str().unwrap().to_owned();
    analyzed(&app, &lead).await;
    let only = |state: &str| BTreeMap::from([("livelihood.lead".to_owned(), state.to_owned())]);
    assert_eq!(seen(&app, &lead, &code).await, only("已分析"));
    let project = selected_of(&app, &cycle, &lead).await;
    app.calendar_of_2027().await;

    // Its first milestone passes, and it turns red; the Standing Committee decides on another last day.
    let one = started(&app, &project, |_| {}).await;
    app.on("2027-04-01");
    background::once(&app.application.service, LIGHTS, Uuid::now_v7()).await.unwrap();
    let late = fresh(&app.person("sc-office").await, PROJECTS, &one).await;
    assert_eq!((late["state"].as_str(), late["light"].as_str()), (Some("delayed"), Some("red")));
    let later = days("2027-12-31", &["2027-05-31", "2027-12-15"]);
    let major = carried(&app, &one, ("schedule", &later), (43, "2027-04-05")).await;
    assert_eq!((major["is_minor"].as_bool(), major["state"].as_str()), (Some(false), Some("announced")));
    let put_off = fresh(&app.person("sc-office").await, PROJECTS, &one).await;
    assert_eq!(put_off["finish_on"], "2027-12-31");

    // It is finished, accepted, and people are asked.
    app.on("2027-05-31");
    finished(&app, &one, "2027-05-31").await;
    assert_eq!(surveyed(&app, &one).await["satisfaction"], "89.87");

    // The members are dissatisfied once, and satisfied after a second report.
    let meeting = app.held("sc_plenary", "sc", 44, "2027-06-24", 41).await;
    let office = app.person("sc-office").await;
    let vote = office.create(VOTES, &vote_on(&app, (KIND, &one), "year_end")).await;
    let vote = judged(&app, &vote, &meeting, [12, 8, 15]).await;
    let improving = office.act(PROJECTS, &one, "record-assessment", &this(&vote)).await;
    assert_eq!(improving["state"], "improving");
    reported_again(&app, &vote).await;
    let again = app.held("sc_plenary", "sc", 45, "2027-08-26", 41).await;
    let vote = judged(&app, &vote, &again, [30, 5, 2]).await;
    app.person("sc-office").await.act(PROJECTS, &one, "record-assessment", &this(&vote)).await;

    // Half a year after its completion somebody who had no part in it has evaluated it.
    let evaluation = evaluated(&app, &one, 2).await;
    app.on("2027-11-30");
    let government = app.person("government-office").await;
    government.act(EVALUATIONS, &evaluation, "conclude", &conclusion("expand", None)).await;
    result_told(&app, &evaluation).await;
    government.act(EVALUATIONS, &evaluation, "publish", &json!({})).await;
    government.act(PROJECTS, &one, "record-evaluation", &json!({})).await;

    // It closes once nothing is open: the issues, the vote, and the adjustment, which the congress has heard of.
    let committee = app.person("committee-staff").await;
    let open = committee.try_act(PROJECTS, &one, "close", &json!({})).await;
    open.refused(409, "OPEN_ITEMS");
    assert_eq!(open.body["params"]["adjustments"], json!([major["id"]]), "{}", open.text);
    ended(&app, &one, &vote).await;
    let congress = app.held("congress", "sc", 7, "2027-12-10", 287).await;
    let heard = json!({"reported_meeting_id": congress["id"]});
    app.person("sc-office").await.act("/livelihood/adjustments", &major, "report", &heard).await;
    let committee = app.person("committee-staff").await;
    assert_eq!(committee.act(PROJECTS, &one, "close", &json!({})).await["state"], "closed");

    numbers_of_the_year(&app).await;

    // Whoever proposed it has seen it all, and nobody's papers.
    let told = seen(&app, &lead, &code).await;
    let way = [
        ("livelihood.lead", "已转候选"),
        ("livelihood.candidate", "入选"),
        ("livelihood.project", "办结"),
        ("livelihood.adjustment", "已向人代会报告"),
        ("livelihood.post_evaluation", "已公布"),
    ];
    for (kind, state) in way {
        assert_eq!(told.get(kind).map(String::as_str), Some(state), "{kind}: {told:?}");
    }
    assert!(!told.contains_key("instrument.issue"), "{told:?}");

    // What is carried out again corrects the numbers of its year, and marks them.
    let why = json!({"reason": "部分充电桩长期停用。"});
    committee.act(PROJECTS, &one, "reopen", &why).await;
    let reader = app.person("sc-office").await;
    let of = async |code: &str, part| number(&reader, "year=2027", code, part).await;
    assert_eq!(of("LP05", Some("corrected")).await, "1 1.00");
    assert_eq!(of("LP10", Some("mean")).await, "0 -");
    assert_eq!(of("LP15", Some("grade.excellent")).await, "0 0.00");
    assert_eq!(of("LP16", None).await, "0/0 -");
}
