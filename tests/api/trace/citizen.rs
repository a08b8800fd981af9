//! A citizen proposes a topic without a token, and follows it by access code to the satisfaction vote, as far as it was
//! published.

use crate::{
    special_work_report::after_the_report::{deliberate, dispose, issue_opinion, vote},
    supervision_topics::{self as topics, PROPOSALS},
    support::{Answer, App, People, Person, fresh},
};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const ITEMS: &str = "/supervision/items";
const OPINION: &str = "instrument.deliberation_opinion";

/// The kinds of the records that lead on from a proposal, for the holder of its code.
async fn followed(app: &App, proposal: &Value, code: &Value) -> (BTreeSet<String>, Value) {
    let path = super::path("supervision.topic_proposal", proposal, "&direction=forward&depth=10");
    let request = app.stranger().request(Method::GET, &path).header("Access-Code", code.as_str().unwrap());
    let trace = Answer::of(request).await.expect(200).body.clone();
    let kinds =
        trace["nodes"].as_array().unwrap().iter().map(|node| node["type"].as_str().unwrap().to_owned());
    (kinds.collect(), trace.clone())
}

fn kinds(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Brings an item that is planned to its distribution before a meeting.
async fn report(app: &App, item: &Value, meeting: &Value) {
    let people = People::of(app).await;
    people.office.act(ITEMS, item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let paper = async |person: &Person, title: &str| person.document(title, "internal").await["id"].clone();
    let scheme = json!({"scheme_document_id": paper(&people.committee, "监督方案").await});
    people.secretary.act(ITEMS, item, "approve-scheme", &scheme).await;
    let visit = json!({
        "item_id": item["id"], "mode": "on_site", "place": "江桥镇", "held_on": "2026-08-03",
        "announced_in_advance": false
    });
    people.committee.create("/supervision/investigations", &visit).await;
    people.committee.act(ITEMS, item, "record-investigation", &json!({})).await;
    let digest = json!({"digest_document_id": paper(&people.office, "各方面意见汇总").await});
    people.office.act(ITEMS, item, "send-digest", &digest).await;
    let draft = json!({
        "consultation_document_id": paper(&people.clerk, "征求意见稿").await,
        "consultation_sent_on": "2026-08-03"
    });
    people.clerk.act(ITEMS, item, "receive-consultation-draft", &draft).await;
    let comments = json!({"committee_comments": "建议补充数据。"});
    people.committee.act(ITEMS, item, "return-comments", &comments).await;
    let report = json!({
        "report_document_id": paper(&people.head, "报告").await, "final_sent_on": "2026-08-03",
        "response_to_digest": "逐条回应。"
    });
    people.head.act(ITEMS, item, "receive-final", &report).await;
    people.office.act(ITEMS, item, "distribute", &app.distribution("2026-08-03")).await;
}

#[tokio::test]
async fn a_citizen_follows_the_own_topic_to_the_satisfaction_vote() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let call = topics::call(&app).await;
    let body = topics::proposal(&app, &call, "社区食堂建设情况");
    let sent = app.stranger().request(Method::POST, &format!("/api/v1{PROPOSALS}"));
    let proposal =
        Answer::of(sent.header("District-Code", "310114").json(&body)).await.expect(201).body.clone();
    let code = &proposal["access_code"];
    topics::screened(&app, &proposal).await;
    topics::scored(&app, &proposal, [[8, 9, 7, 6, 8, 10]; 3]).await;
    topics::consulted(&app, &proposal).await;
    let people = People::of(&app).await;
    people.committee.act(PROPOSALS, &proposal, "shortlist", &json!({})).await;
    let plan = topics::draft_plan(&people.office).await;
    let adoption = topics::adoption(&app, &chairpersons, &plan);
    let adopted = people.secretary.act(PROPOSALS, &proposal, "adopt", &adoption).await;
    let item = json!({"id": adopted["item_id"]});

    // The plan is a draft: the own proposal says that it was adopted, and leads no further.
    let (seen, trace) = followed(&app, &proposal, code).await;
    assert_eq!(seen, kinds(&["supervision.topic_proposal"]));
    assert_eq!((trace["nodes"][0]["state_label"].as_str(), &trace["edges"]), (Some("列入计划"), &json!([])));

    let approval = json!({"approved_meeting_id": chairpersons["id"], "approved_on": "2026-08-03"});
    people.secretary.act("/supervision/annual-plans", &plan, "approve", &approval).await;
    people.committee.publish(&people.office, "annual_plan", "supervision.plan", &plan).await;
    people.office.act("/supervision/annual-plans", &plan, "publish", &json!({})).await;
    let (seen, trace) = followed(&app, &proposal, code).await;
    assert_eq!(seen, kinds(&["supervision.item", "supervision.topic_proposal"]));
    let edge = &trace["edges"][0];
    assert_eq!((edge["kind"].as_str(), edge["later"].as_str()), (Some("converted_to"), Some("to")));

    // From the report to the vote.
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    report(&app, &item, &meeting).await;
    deliberate(&app, &item, &meeting).await;
    let opinion = issue_opinion(&app, &item, &meeting).await;
    dispose(&app, &opinion).await;
    vote(&app, &item, &opinion, &meeting).await;
    // Nothing of it is published yet.
    assert_eq!(followed(&app, &proposal, code).await.0.len(), 2);
    let people = People::of(&app).await;
    let opinion = fresh(&people.office, "/deliberation-opinions", &opinion).await;
    people.committee.publish(&people.office, "deliberation_opinion", OPINION, &opinion).await;
    let disposal = json!({"id": opinion["disposal_report_id"]});
    people
        .committee
        .publish(&people.office, "disposal_report", "instrument.disposal_report", &disposal)
        .await;
    let votes = people.office.get("/api/v1/satisfaction-votes").await.body["items"].clone();
    let ballot = json!({"id": votes[0]["ballot_id"]});
    // The office announced it, so the secretary checks the draft.
    let drafts = format!("/api/v1/publications?subject_id={}", ballot["id"].as_str().unwrap());
    let draft = people.office.get(&drafts).await.expect(200).body["items"][0].clone();
    people.secretary.act("/publications", &draft, "review", &json!({})).await;
    people.office.act("/publications", &draft, "publish", &json!({})).await;
    people
        .committee
        .publish_to(&people.office, ("vote_result", "to_public"), "instrument.ballot", &ballot)
        .await;
    let (seen, trace) = followed(&app, &proposal, code).await;
    let public = [
        "instrument.ballot",
        "instrument.deliberation_opinion",
        "instrument.disposal_report",
        "instrument.satisfaction_vote",
        "supervision.item",
        "supervision.topic_proposal",
    ];
    assert_eq!(seen, kinds(&public));
    let rated = trace["edges"].as_array().unwrap().iter().find(|edge| edge["kind"] == "rated_by").unwrap();
    assert_eq!((&rated["from"]["id"], &rated["to"]["id"]), (&opinion["id"], &votes[0]["id"]));

    // What a node leads to is read by the citizen too, without the papers of those at work on it.
    for node in trace["nodes"].as_array().unwrap() {
        let request = app.stranger().request(Method::GET, node["url"].as_str().unwrap());
        let read =
            Answer::of(request.header("Access-Code", code.as_str().unwrap())).await.expect(200).text.clone();
        assert!(!read.contains("建议补充数据") && !read.contains("同意送交"), "{read}");
    }
    // Inside there is more on the way: clauses, the ballot, the investigation.
    let path = super::path("supervision.topic_proposal", &proposal, "&direction=forward&depth=10");
    let inside = people.office.get(&path).await.expect(200).body.clone();
    let all: BTreeSet<&str> =
        inside["nodes"].as_array().unwrap().iter().map(|node| node["type"].as_str().unwrap()).collect();
    for kind in ["instrument.opinion_clause", "instrument.ballot", "supervision.investigation"] {
        assert!(all.contains(kind), "no {kind} in {all:?}");
    }
    // Another citizen has no way to the proposal, but reads what is published.
    let plain = |path: String| app.stranger().request(Method::GET, &path).header("District-Code", "310114");
    Answer::of(plain(path)).await.refused(404, "NOT_FOUND");
    let path = super::path("supervision.item", &item, "");
    let open = Answer::of(plain(path)).await.expect(200).body["nodes"].as_array().unwrap().len();
    assert_eq!(open, 5);
}
