//! From the call for topics to the plan: proposals of every source, scores, replies, and citizens without a token.

mod citizen;
mod refusals;

use crate::support::{App, People, Person, fresh};
use serde_json::{Value, json};

const CALLS: &str = "/supervision/topic-calls";
pub const PROPOSALS: &str = "/supervision/topic-proposals";
const SCORES: &str = "/supervision/topic-scores";
const REASON: &str = "该事项关系群众切身利益,多次在调研、代表建议和来信来访中集中反映,情况复杂、涉及单位较多,有必要由常委会听取专项工作报告并跟踪监督。";

/// An open call for the plan of 2027.
pub async fn call(app: &App) -> Value {
    let office = app.person("sc-office").await;
    let call = json!({
        "plan_year": 2027, "opens_on": "2026-08-01", "closes_on": "2026-08-31",
        "channels": ["public_web", "deputies", "sites", "organs", "committees"]
    });
    let call = office.create(CALLS, &call).await;
    office.act(CALLS, &call, "open", &json!({})).await
}

/// A proposal that needs no evidence.
pub fn proposal(app: &App, call: &Value, title: &str) -> Value {
    json!({
        "call_id": call["id"], "title": title, "reason": REASON, "expected_effect": "推动问题解决。",
        "source": "public_concern", "proposed_form": "special_work_report",
        "supervised_organ_ids": [app.organization("government")], "policy_area": "urban_environment"
    })
}

fn user(app: &App, name: &str) -> Value {
    json!(app.districts["310114"].users[name].user_id)
}

fn marks(proposal: &Value, marks: [u32; 6]) -> Value {
    let [importance, concern, feasibility, evidence, timeliness, repetition] = marks;
    json!({
        "proposal_id": proposal["id"], "importance": importance, "public_concern": concern,
        "feasibility": feasibility, "evidence": evidence, "timeliness": timeliness, "non_repetition": repetition,
        "comment": "理由充分。"
    })
}

const REVIEWERS: [&str; 3] = ["sc-member", "committee-staff-finance", "deputy"];

pub async fn screened(app: &App, proposal: &Value) {
    let reviewers: Vec<Value> = REVIEWERS.iter().map(|name| user(app, name)).collect();
    let screening = json!({"within_powers": true, "reviewer_ids": reviewers});
    app.person("sc-office").await.act(PROPOSALS, proposal, "screen", &screening).await;
}

/// Scored by three reviewers with the same marks.
pub async fn scored(app: &App, proposal: &Value, given: [[u32; 6]; 3]) -> Value {
    for (name, given) in REVIEWERS.into_iter().zip(given) {
        app.person(name).await.create(SCORES, &marks(proposal, given)).await;
    }
    app.person("sc-member").await.act(PROPOSALS, proposal, "score", &json!({})).await
}

pub async fn consulted(app: &App, proposal: &Value) {
    let replies = json!({"organ_replies": [{"organ_id": app.organization("government"), "reply": "同意。"}]});
    app.person("sc-office").await.act(PROPOSALS, proposal, "consult", &replies).await;
}

pub async fn draft_plan(office: &Person) -> Value {
    let plan = json!({"year": 2027, "title": "嘉定区人大常委会2027年度监督工作计划"});
    office.create("/supervision/annual-plans", &plan).await
}

pub fn adoption(app: &App, chairpersons: &Value, plan: &Value) -> Value {
    json!({
        "decision_meeting_id": chairpersons["id"], "plan_id": plan["id"], "item_no": "嘉监2027-01",
        "lead_committee_id": app.organization("urban"), "supervised_organ_id": app.organization("government"),
        "reason": "群众关切,列入计划。"
    })
}

/// The links from or to a record, as `(kind, the other end)`.
async fn links(person: &Person, side: &str, record: &Value) -> Vec<(String, Value)> {
    let other = if side == "from" { "to_id" } else { "from_id" };
    let path = format!("/api/v1/links?{side}_id={}", record["id"].as_str().unwrap());
    let page = person.get(&path).await.expect(200).body.clone();
    let links = page["items"].as_array().unwrap().iter();
    links.map(|link| (link["kind"].as_str().unwrap().to_owned(), link[other].clone())).collect()
}

#[tokio::test]
async fn a_proposal_with_evidence_becomes_an_item_of_the_plan() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;
    let call = call(&app).await;
    assert_eq!(call["accepts_proposals"], true);
    let document = people.committee.document("调研报告", "internal").await;
    let mut wanted = proposal(&app, &call, "老旧小区公共充电设施建设情况");
    wanted["source"] = json!("committee_research");
    wanted["source_refs"] = json!([{"type": "instrument.document", "id": document["id"]}]);
    let proposal = people.committee.create(PROPOSALS, &wanted).await;
    assert_eq!(
        links(&people.office, "to", &proposal).await,
        [("evidence_for".into(), document["id"].clone())]
    );
    let deadlines = format!("/api/v1/deadlines?subject_id={}", proposal["id"].as_str().unwrap());
    let screening = people.office.get(&deadlines).await.body["items"][0].clone();
    assert_eq!(
        (screening["code"].as_str(), screening["due_on"].as_str()),
        (Some("TOPIC_SCREENING"), Some("2026-08-13"))
    );

    screened(&app, &proposal).await;
    // Means 8, 9, 7, 7, 8, 10: the sixth part of the example with whole marks.
    let scored =
        scored(&app, &proposal, [[8, 9, 7, 6, 8, 10], [8, 9, 7, 7, 8, 10], [8, 9, 7, 8, 8, 10]]).await;
    assert_eq!(scored["score"], "81.50");
    consulted(&app, &proposal).await;
    people.committee.act(PROPOSALS, &proposal, "shortlist", &json!({})).await;
    let plan = draft_plan(&people.office).await;
    let adopted =
        people.secretary.act(PROPOSALS, &proposal, "adopt", &adoption(&app, &chairpersons, &plan)).await;
    assert_eq!(
        (adopted["state"].as_str(), adopted["decision_reason"].as_str()),
        (Some("adopted"), Some("群众关切,列入计划。"))
    );
    let item = fresh(&people.office, "/supervision/items", &json!({"id": adopted["item_id"]})).await;
    assert_eq!(
        (item["plan_id"].clone(), item["title"].clone()),
        (plan["id"].clone(), proposal["title"].clone())
    );
    assert_eq!(links(&people.office, "from", &proposal).await, [("converted_to".into(), item["id"].clone())]);
    let states: Vec<Value> = people.office.get(&deadlines).await.body["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|deadline| json!([deadline["code"], deadline["state"], deadline["due_on"]]))
        .collect();
    assert_eq!(
        states,
        [json!(["TOPIC_ADOPTION", "met", "2027-02-28"]), json!(["TOPIC_SCREENING", "met", "2026-08-13"]),]
    );
}

#[tokio::test]
async fn each_proposer_reads_the_reply_and_only_the_own() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let call = call(&app).await;
    let deputy = app.person("deputy").await;
    let kept = people.member.create(PROPOSALS, &proposal(&app, &call, "营商环境优化情况")).await;
    let same = deputy.create(PROPOSALS, &proposal(&app, &call, "营商环境优化情况")).await;
    let other = deputy.create(PROPOSALS, &proposal(&app, &call, "垃圾分类实效")).await;
    let mut asked = proposal(&app, &call, "国有资产盘活情况");
    asked["source"] = json!("organ_request");
    let unasked = proposal(&app, &call, "国有资产盘活情况");
    people.clerk.post(&format!("/api/v1{PROPOSALS}"), &unasked).await.refused(403, "FORBIDDEN_SCOPE");
    let asked = people.clerk.create(PROPOSALS, &asked).await;
    // Those of others are not there for a deputy or an organ.
    for (person, own) in [(&deputy, 2), (&people.clerk, 1)] {
        let page = person.get("/api/v1/supervision/topic-proposals").await.expect(200).body.clone();
        assert_eq!(page["items"].as_array().unwrap().len(), own);
    }
    let screening = json!({"within_powers": true, "duplicate_ids": [same["id"]]});
    people.office.act(PROPOSALS, &kept, "screen", &screening).await;
    let merged = fresh(&deputy, PROPOSALS, &same).await;
    assert_eq!(
        (merged["state"].as_str(), merged["merged_into_id"].clone()),
        (Some("merged"), kept["id"].clone())
    );
    assert!(merged["decision_reason"].as_str().unwrap().contains("营商环境优化情况"));
    assert_eq!(links(&people.office, "from", &same).await, [("merged_into".into(), kept["id"].clone())]);
    let into = json!({"merged_into_id": kept["id"], "reason": "一并研究。"});
    people.committee.act(PROPOSALS, &other, "merge", &into).await;
    assert_eq!(fresh(&deputy, PROPOSALS, &other).await["decision_reason"], "一并研究。");
    people.office.act(PROPOSALS, &asked, "reject", &json!({"reason": "另有安排。"})).await;
    assert_eq!(fresh(&people.clerk, PROPOSALS, &asked).await["decision_reason"], "另有安排。");
    people.secretary.act(PROPOSALS, &kept, "defer", &json!({"reason": "列入储备。"})).await;
    let deferred = fresh(&people.member, PROPOSALS, &kept).await;
    assert_eq!(
        (deferred["state"].as_str(), deferred["decision_reason"].as_str()),
        (Some("deferred"), Some("列入储备。"))
    );
    // What is over keeps no deadline running.
    let running = people.office.get("/api/v1/deadlines?code=TOPIC_SCREENING&state=running").await;
    assert_eq!(running.body["items"], json!([]));
}

#[tokio::test]
async fn a_district_sets_its_own_weights_line_and_number_of_reviewers() {
    let app = App::start().await;
    let param = |key: &str, value: u32| json!({"key": key, "value": value, "unit": "points", "tag": "assumed", "basis": "主任会议决定"});
    let rules = json!({
        "kind": "supervision", "code": "jiading", "jurisdiction": "310114", "effective_from": "2026-01-01",
        "params": [
            param("topic.weight_importance", 100), param("topic.weight_public_concern", 100),
            param("topic.weight_feasibility", 0), param("topic.weight_evidence", 0),
            param("topic.weight_timeliness", 0), param("topic.weight_non_repetition", 0),
            param("topic.min_score", 55), param("topic.reviewers", 2)]
    });
    let admin = app.person("district-admin").await;
    let rules = admin.create("/rule-sets", &rules).await;
    admin.act("/rule-sets", &rules, "activate", &json!({})).await;
    let people = People::of(&app).await;
    let call = call(&app).await;
    let proposal = people.committee.create(PROPOSALS, &proposal(&app, &call, "养老服务情况")).await;
    screened(&app, &proposal).await;
    let deputy = app.person("deputy").await;
    people.member.create(SCORES, &marks(&proposal, [5, 6, 1, 1, 1, 1])).await;
    people.member.refused(PROPOSALS, &proposal, "score", &json!({}), (422, "SCORES_MISSING")).await;
    deputy.create(SCORES, &marks(&proposal, [6, 5, 1, 1, 1, 1])).await;
    // Only two criteria count, and their weights need not add up to a hundred: (5.5 + 5.5) / 2 × 10.
    let scored = deputy.act(PROPOSALS, &proposal, "score", &json!({})).await;
    assert_eq!(scored["score"], "55.00");
    consulted(&app, &proposal).await;
    people.committee.act(PROPOSALS, &proposal, "shortlist", &json!({})).await;
}

#[tokio::test]
async fn of_two_scores_given_at_once_one_counts() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let call = call(&app).await;
    let proposal = office.create(PROPOSALS, &proposal(&app, &call, "社区治理情况")).await;
    screened(&app, &proposal).await;
    let member = app.person("sc-member").await;
    let (path, body) = (format!("/api/v1{SCORES}"), marks(&proposal, [7; 6]));
    let (one, two) = tokio::join!(member.post(&path, &body), member.post(&path, &body));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}
