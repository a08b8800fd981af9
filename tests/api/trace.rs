//! The trace: from a citizen's topic to the satisfaction vote, only what the caller may read, as deep as asked, and with a
//! fixed number of queries.

mod citizen;

use crate::{
    lists::{Demand, complaint},
    support::{App, People, Person},
};
use instruments::opinion_clauses::OpinionClauses;
use platform::{
    call::Call,
    store::Outcome,
    values::{numbers::Whole, text::Text},
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, sync::Arc};

const ITEM: &str = "supervision.item";
const OPINION: &str = "instrument.deliberation_opinion";

fn path(kind: &str, record: &Value, more: &str) -> String {
    format!("/api/v1/trace?type={kind}&id={}{more}", record["id"].as_str().unwrap())
}

async fn trace(person: &Person, kind: &str, record: &Value, more: &str) -> Value {
    person.get(&path(kind, record, more)).await.expect(200).body.clone()
}

/// The titles of the records of a trace.
fn titles(trace: &Value) -> BTreeSet<String> {
    let nodes = trace["nodes"].as_array().unwrap().iter();
    nodes.map(|node| node["title"].as_str().unwrap().to_owned()).collect()
}

fn set(titles: &[&str]) -> BTreeSet<String> {
    titles.iter().map(|title| (*title).to_owned()).collect()
}

async fn item(app: &App, committee: &Person, title: &str, organ: &str, before: Option<&Value>) -> Value {
    let item = json!({
        "item_no": format!("监-{title}"), "title": title, "purpose": "监督。", "form": "inquiry",
        "out_of_plan_reason": "临时", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization(organ), "predecessor_item_id": before.map(|before| &before["id"])
    });
    committee.create("/supervision/items", &item).await
}

async fn link(person: &Person, from: &Value, to: &Value, kind: &str) {
    let link = json!({
        "from_type": ITEM, "from_id": from["id"], "to_type": ITEM, "to_id": to["id"], "kind": kind
    });
    person.create("/links", &link).await;
}

#[tokio::test]
async fn it_goes_as_far_as_asked_and_comes_to_an_end_in_a_circle() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let committee = &people.committee;
    let a = item(&app, committee, "甲", "government", None).await;
    let b = item(&app, committee, "乙", "government", Some(&a)).await;
    let c = item(&app, committee, "丙", "government", Some(&b)).await;
    let d = item(&app, committee, "丁", "government", Some(&c)).await;
    // Evidence may point in a circle.
    link(committee, &d, &a, "evidence_for").await;
    link(committee, &a, &d, "evidence_for").await;
    let seen = async |from: &Value, more: &str| titles(&trace(&people.office, ITEM, from, more).await);
    assert_eq!(seen(&b, "&depth=1&direction=forward").await, set(&["乙", "丙"]));
    assert_eq!(seen(&b, "&depth=1&direction=backward").await, set(&["乙", "甲"]));
    assert_eq!(seen(&b, "&depth=1").await, set(&["甲", "乙", "丙"]));
    assert_eq!(seen(&b, "&depth=2&direction=forward").await, set(&["乙", "丙", "丁"]));
    assert_eq!(seen(&b, "&depth=10&direction=forward").await, set(&["甲", "乙", "丙", "丁"]));
    let whole = trace(&people.office, ITEM, &a, "&depth=10").await;
    let edges = whole["edges"].as_array().unwrap();
    assert_eq!((whole["nodes"].as_array().unwrap().len(), edges.len()), (4, 5));
    assert_eq!(whole["truncated"], false);
    let steps: Vec<&Value> = whole["nodes"].as_array().unwrap().iter().map(|node| &node["steps"]).collect();
    assert_eq!(steps, [0, 1, 1, 2]);
    // A continuation is read backwards: its later end is the one from which it is read.
    let continued = edges.iter().find(|edge| edge["from"]["id"] == b["id"] && edge["to"]["id"] == a["id"]);
    assert_eq!(
        continued.map(|edge| (edge["kind"].clone(), edge["later"].clone(), edge["label"].clone())),
        Some((json!("continues"), json!("from"), json!("延续")))
    );
    // The link among the records of the last step is there too.
    let near = trace(&people.office, ITEM, &b, "&depth=1").await;
    assert_eq!(near["edges"].as_array().unwrap().len(), 2);
    link(committee, &a, &c, "evidence_for").await;
    let near = trace(&people.office, ITEM, &b, "&depth=1").await;
    assert_eq!(near["edges"].as_array().unwrap().len(), 3);
    let english = people.office.request(reqwest::Method::GET, &path(ITEM, &a, "&depth=1"));
    let english = crate::support::Answer::of(english.header("Accept-Language", "en")).await;
    let node = &english.expect(200).body["nodes"][0];
    assert_eq!((node["type_label"].as_str(), node["state_label"].as_str()), (Some("Item"), Some("Planned")));
    assert_eq!(node["number"], "监-甲");
    assert_eq!(people.office.get(node["url"].as_str().unwrap()).await.expect(200).body["id"], a["id"]);
}

#[tokio::test]
async fn what_the_caller_cannot_see_is_not_there() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let committee = &people.committee;
    let a = item(&app, committee, "甲", "government", None).await;
    let hidden = item(&app, committee, "乙", "procuratorate", Some(&a)).await;
    let c = item(&app, committee, "丙", "government", Some(&hidden)).await;
    assert_eq!(titles(&trace(&people.office, ITEM, &a, "").await), set(&["甲", "乙", "丙"]));
    // The organ of the first and the third sees no way through the second, and no edge to it.
    let seen = trace(&people.clerk, ITEM, &a, "").await;
    assert_eq!((titles(&seen), seen["edges"].clone()), (set(&["甲"]), json!([])));
    assert!(!seen.to_string().contains(hidden["id"].as_str().unwrap()));
    link(&people.clerk, &a, &c, "evidence_for").await;
    let seen = trace(&people.clerk, ITEM, &a, "").await;
    assert_eq!((titles(&seen), seen["edges"].as_array().unwrap().len()), (set(&["甲", "丙"]), 1));
    people.clerk.get(&path(ITEM, &hidden, "")).await.refused(404, "NOT_FOUND");
    let foreign = app.person_of("310104", "sc-office").await;
    foreign.get(&path(ITEM, &a, "")).await.refused(404, "NOT_FOUND");
    // The public sees neither: nothing of it is published.
    let stranger = app.stranger().request(reqwest::Method::GET, &path(ITEM, &a, ""));
    crate::support::Answer::of(stranger.header("District-Code", "310114")).await.refused(404, "NOT_FOUND");
    for wrong in [
        path("supervision.castle", &a, ""),
        path(ITEM, &json!({"id": "42"}), ""),
        path(ITEM, &a, "&depth=0"),
        path(ITEM, &a, "&depth=11"),
        path(ITEM, &a, "&direction=up"),
        format!("/api/v1/trace?type={ITEM}"),
        format!("/api/v1/trace?id={}", a["id"].as_str().unwrap()),
    ] {
        people.office.get(&wrong).await.refused(400, "INVALID_PARAMETER");
    }
    people.office.get(&path(ITEM, &a, "&colour=red")).await.refused(400, "UNKNOWN_PARAMETER");
}

async fn opinion(app: &App, people: &People, item: &Value, meeting: &Value, clauses: usize) -> Value {
    let opinion = json!({
        "document_number": format!("嘉人大审〔2026〕{clauses}号"), "title": "审议意见", "source_type": ITEM,
        "source_id": item["id"], "meeting_id": meeting["id"], "lead_committee_id": app.organization("urban"),
        "addressee_organ_id": app.organization("government")
    });
    let opinion = people.committee.create("/deliberation-opinions", &opinion).await;
    more_clauses(app, &opinion, 1, clauses).await;
    opinion
}

/// Clauses as drafts: many of them are made at once.
async fn more_clauses(app: &App, opinion: &Value, first: usize, last: usize) {
    let call =
        Call::internal(&app.application.service, app.districts["310114"].users["committee-staff"].clone());
    let call = Arc::new(call);
    let id: uuid::Uuid = opinion["id"].as_str().unwrap().parse().unwrap();
    let organ: uuid::Uuid = app.organization("government").parse().unwrap();
    let made = app.application.service.store.write(move |tx| {
        let call = Arc::clone(&call);
        Box::pin(async move {
            let work = call.work(tx, "310114");
            for seq in first..=last {
                let clause = work.make::<OpinionClauses>(|row| {
                    row.opinion_id = id;
                    row.seq = Whole::stored(i32::try_from(seq).unwrap());
                    row.request_text = Text::stored(format!("第{seq}条:制定三年布点计划并向社会公布。"));
                    row.target_organ_id = organ;
                });
                clause.await?;
            }
            Ok(Outcome::Commit(()))
        })
    });
    made.await.unwrap();
}

#[tokio::test]
async fn a_wide_chain_costs_the_queries_of_a_narrow_one() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let narrow = item(&app, &people.committee, "窄", "government", None).await;
    let wide = item(&app, &people.committee, "宽", "government", None).await;
    app.inquire(&meeting, &[&narrow, &wide]).await;
    let people = People::of(&app).await;
    opinion(&app, &people, &narrow, &meeting, 2).await;
    let many = opinion(&app, &people, &wide, &meeting, 300).await;
    trace(&people.office, ITEM, &narrow, "").await;
    let statements = app.application.service.store.statements();
    statements.listen();
    let mut costs = BTreeSet::new();
    let mut asked = Vec::new();
    for (item, nodes) in [(&narrow, 4), (&wide, 302)] {
        drop(statements.take());
        let seen = trace(&people.office, ITEM, item, "&depth=10").await;
        assert_eq!(seen["nodes"].as_array().unwrap().len(), nodes);
        asked = statements.take();
        asked.retain(|statement| !statement.sql.contains("\"revocation\""));
        costs.insert(asked.len());
    }
    let kinds = app.application.service.kinds.len();
    assert_eq!(costs.len(), 1, "{costs:?}");
    // Three steps lead somewhere; each asks the links once and a kind at most once.
    assert!(costs.iter().all(|cost| *cost <= 3 * (kinds + 1) + 10), "{costs:?} for {kinds} kinds");
    let mut wrong = Vec::new();
    for query in asked.iter().filter(|statement| statement.sql.contains("ORDER BY")) {
        wrong.extend(complaint(&app, query, Demand::Index).await);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    // More than fits is said to be more.
    more_clauses(&app, &many, 301, 600).await;
    let cut = trace(&people.office, ITEM, &wide, "").await;
    assert_eq!((cut["nodes"].as_array().unwrap().len(), cut["truncated"].clone()), (500, json!(true)));
    let ends: BTreeSet<&str> =
        cut["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap()).collect();
    for edge in cut["edges"].as_array().unwrap() {
        assert!(["from", "to"].iter().all(|end| ends.contains(edge[end]["id"].as_str().unwrap())));
    }
    let opinion = trace(&people.office, OPINION, &many, "&direction=backward").await;
    assert_eq!(titles(&opinion), set(&["审议意见", "宽"]));
}

/// The records of every kind of the demonstration hang together as their listings say.
#[tokio::test]
async fn every_kind_of_the_demonstration_hangs_together() {
    let app = App::demonstration().await;
    let auditor = app.person("auditor").await;
    let workflows = auditor.get("/api/v1/workflows").await.body["items"].as_array().unwrap().clone();
    let mut ties = BTreeSet::new();
    for workflow in &workflows {
        let (kind, path) = (workflow["kind"].as_str().unwrap(), workflow["path"].as_str().unwrap());
        let page = auditor.get(&format!("{path}?limit=200")).await;
        for record in page.body["items"].as_array().unwrap_or(&Vec::new()) {
            let near = trace(&auditor, kind, record, "&depth=1").await;
            assert_eq!(near["nodes"][0]["id"], record["id"]);
            ties.extend(near["edges"].as_array().unwrap().iter().map(|edge| {
                let kind_of =
                    |end: &str| edge[end]["type"].as_str().unwrap().rsplit('.').next().unwrap().to_owned();
                format!("{} {} {}", kind_of("from"), edge["kind"].as_str().unwrap(), kind_of("to"))
            }));
        }
    }
    let missing: Vec<&str> = TIES.into_iter().filter(|tie| !ties.contains(*tie)).collect();
    assert!(missing.is_empty(), "no {missing:?} in {ties:#?}");
}

/// What is tied to what in the demonstration.
const TIES: [&str; 21] = [
    "ballot decided_as satisfaction_vote",
    "deliberation_opinion answered_by disposal_report",
    "deliberation_opinion contains opinion_clause",
    "deliberation_opinion rated_by satisfaction_vote",
    "deliberation_opinion voted_in ballot",
    "item continues item",
    "item evaluated_by evaluation",
    "item evidence_for topic_proposal",
    "item inspected_by inspection",
    "item led_to deliberation_opinion",
    "item led_to issue",
    "item led_to resolution",
    "item looked_into_by investigation",
    "item rated_by survey",
    "project followed_by supervision_group",
    "project led_to coordination_request",
    "special_inquiry contains inquiry_question",
    "supervision_group led_to visit",
    "topic_proposal converted_to item",
    "topic_proposal merged_into topic_proposal",
    "visit led_to issue",
];

#[tokio::test]
async fn a_clause_leads_to_its_issue() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let item = item(&app, &people.committee, "甲", "government", None).await;
    app.inquire(&meeting, &[&item]).await;
    let people = People::of(&app).await;
    let opinion = opinion(&app, &people, &item, &meeting, 0).await;
    let issue = json!({
        "issue_no": "嘉问-001", "domain": "supervision", "category": "other", "title": "布点不足",
        "description": "老旧小区充电设施布点不足。", "source_type": "deliberation", "severity": "general",
        "responsible_org_id": app.organization("government"), "rectify_class": "phased"
    });
    let issue = people.committee.create("/issues", &issue).await;
    let clause = json!({
        "opinion_id": opinion["id"], "seq": 1, "target_organ_id": app.organization("government"),
        "request_text": "制定老旧小区公共充电设施三年布点计划并向社会公布。", "issue_id": issue["id"]
    });
    let clause = people.committee.create("/opinion-clauses", &clause).await;
    let forward = trace(&people.office, ITEM, &item, "&direction=forward").await;
    let steps: Vec<Value> =
        forward["nodes"].as_array().unwrap().iter().map(|n| json!([n["id"], n["steps"]])).collect();
    assert_eq!(
        steps,
        [
            json!([item["id"], 0]),
            json!([opinion["id"], 1]),
            json!([clause["id"], 2]),
            json!([issue["id"], 3])
        ]
    );
    let back = trace(&people.office, "instrument.issue", &issue, "&direction=backward&depth=3").await;
    assert_eq!(back["nodes"].as_array().unwrap().len(), 4);
    assert_eq!(back["nodes"][3]["id"], item["id"]);
    // The issue comes last: nothing leads on from it, and nothing led to the item.
    for (kind, record, way) in [("instrument.issue", &issue, "forward"), (ITEM, &item, "backward")] {
        let end = trace(&people.office, kind, record, &format!("&direction={way}")).await;
        assert_eq!(end["nodes"].as_array().unwrap().len(), 1);
    }
}
