//! Stories of livelihood projects: years, what people propose, what is screened, and the vote.

use crate::support::{Answer, App, People, Person};
use reqwest::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

mod adjustments;
mod adjustments_decided;
mod adjustments_ending;
mod adjustments_meetings;
mod calculators;
mod candidates;
mod coordination;
mod cycles;
mod evaluations;
mod exit;
mod groups;
mod leads;
mod merging;
mod origins;
mod pictures;
mod progress;
mod projects;
mod screenings;
mod second_rounds;
mod sessions;
mod statistics;
mod surveys;
mod ties;
mod town_verdict;
mod towns;
mod verdict;
mod visits;
mod votes;
mod voting;
mod ways;
mod whole_congress;
mod whole_story;
mod years;

pub const CYCLES: &str = "/livelihood/cycles";
pub const LEADS: &str = "/livelihood/leads";
pub const RESERVE: &str = "/livelihood/reserve-projects";
pub const SCREENINGS: &str = "/livelihood/screenings";
pub const CANDIDATES: &str = "/livelihood/candidates";
pub const RULES: &str = "/livelihood/ballot-rules";
pub const BALLOTS: &str = "/ballots";

/// A year of the district, collecting until August 14.
pub fn year(app: &App, seats: u32) -> Value {
    json!({
        "level": "district", "organization_id": app.organization("sc"), "year": 2027, "collection_from": "2026-08-03",
        "collection_to": "2026-08-14", "seats": seats
    })
}

/// Tells a notice of a year in a round: drafted by somebody of the government, released by its clerk.
pub async fn told(app: &App, cycle: &Value, round: u32) {
    let (office, clerk) = (app.person("government-office").await, app.person("organ-clerk").await);
    let id = cycle["id"].as_str().unwrap();
    let drafts = format!("/api/v1/publications?subject_id={id}&kind=notice&state=draft&limit=10");
    let drafted = office.get(&drafts).await.expect(200).body["items"].as_array().unwrap().clone();
    let draft = if let Some(draft) = drafted.into_iter().find(|draft| draft["round"] == round) {
        draft
    } else {
        let draft = json!({
            "subject_type": "livelihood.cycle", "subject_id": id, "round": round, "kind": "notice", "scope": "to_public",
            "channel": "website", "title": "公告", "text": "实事项目公告。", "disclosure": "public"
        });
        office.create("/publications", &draft).await
    };
    app.person("organ-head").await.act("/publications", &draft, "review", &json!({})).await;
    clerk.act("/publications", &draft, "publish", &json!({})).await;
}

/// A year that collects proposals.
pub async fn collecting(app: &App, seats: u32) -> Value {
    let office = app.person("government-office").await;
    let cycle = office.create(CYCLES, &year(app, seats)).await;
    told(app, &cycle, 1).await;
    office.act(CYCLES, &cycle, "open-collection", &json!({})).await
}

/// What a department proposes.
pub fn proposal(cycle: &Value, title: &str) -> Value {
    json!({
        "cycle_id": cycle["id"], "source": "government_department", "title": title,
        "content": "在十处公共停车场集中新建公共充电桩,方便周边居民充电。", "category": "transport"
    })
}

/// What a stranger proposes.
pub async fn proposed_by_a_citizen(app: &App, body: &Value) -> Answer {
    let request = app.stranger().request(Method::POST, "/api/v1/livelihood/leads");
    Answer::of(request.header("District-Code", "310114").json(body)).await
}

/// A project of the reserve.
pub async fn reserved(app: &App, title: &str) -> Value {
    let kept = json!({
        "organization_id": app.organization("sc"), "title": title, "content": "在十处公共停车场集中新建公共充电桩,方便周边居民充电。",
        "category": "transport", "maturity": "ready", "land_ready": true, "approval_ready": true,
        "lead_department_id": app.organization("construction")
    });
    app.person("government-office").await.create(RESERVE, &kept).await
}

/// A candidate that says everything.
pub fn candidate(app: &App, cycle: &Value, kept: &Value, people: u32) -> Value {
    json!({
        "cycle_id": cycle["id"], "title": kept["title"], "category": "transport", "goal_text": "新建公共充电桩一百个。",
        "goal_unit": "个", "target_value": "100.00", "goal_direction": "at_least", "amount_fen": 260_000_000,
        "funding_sources": [{"name": "区级财政", "amount_fen": 200_000_000}, {"name": "街镇财政", "amount_fen": 60_000_000}],
        "lead_department_id": app.organization("construction"),
        "locations": [{"street_or_town_id": app.organization("street"), "address": "金园一路公共停车场", "target": "100.00"}],
        "start_on": "2027-03-01", "finish_on": "2027-11-30", "is_cross_year": false, "stages": [], "beneficiaries": people,
        "origin_ids": [kept["id"]]
    })
}

pub const FACTORS: [&str; 5] =
    ["necessity", "feasibility", "environmental_impact", "land_use", "public_safety"];

/// A screening of a project of the reserve.
pub fn screening(kept: &Value) -> Value {
    json!({
        "source_type": "reserve_project", "source_id": kept["id"], "public_opinion_summary": "支持的占九成。",
        "grassroots_burden": "none", "public_burden": "acceptable", "has_debt_risk": false, "has_stability_risk": false,
        "threshold_text": "不设门槛。", "threshold_fit": true
    })
}

pub fn review(factor: &str, conclusion: &str) -> Value {
    let condition = (conclusion == "conditional").then_some("先落实用地。");
    json!({"factor": factor, "conclusion": conclusion, "opinion": "论证意见。", "condition": condition})
}

/// Every factor and the legality have an opinion: pass, but for one factor.
pub async fn reviewed(app: &App, screening: &Value, (odd, conclusion): (&str, &str)) {
    let (office, finance) = (app.person("government-office").await, app.person("finance-clerk").await);
    for factor in FACTORS {
        let found = review(factor, if factor == odd { conclusion } else { "pass" });
        office.act(SCREENINGS, screening, "review", &found).await;
    }
    finance.act(SCREENINGS, screening, "review", &review("affordability", "pass")).await;
    let lawful = json!({"conclusion": "pass", "opinion": "属于本级事权。"});
    office.act(SCREENINGS, screening, "review-legality", &lawful).await;
}

/// Screened, and passed.
pub async fn passed(app: &App, kept: &Value) -> Value {
    let office = app.person("government-office").await;
    let open = office.create(SCREENINGS, &screening(kept)).await;
    reviewed(app, &open, ("", "")).await;
    office.act(SCREENINGS, &open, "conclude", &json!({})).await
}

/// A candidate on the list.
pub async fn submitted(app: &App, cycle: &Value, one: (&str, u32)) -> Value {
    submitted_as(app, cycle, one, |_| {}).await
}

/// The same with a change.
pub async fn submitted_as(
    app: &App,
    cycle: &Value,
    (title, people): (&str, u32),
    change: impl FnOnce(&mut Value),
) -> Value {
    let kept = reserved(app, title).await;
    let office = app.person("government-office").await;
    let mut content = candidate(app, cycle, &kept, people);
    change(&mut content);
    let made = office.create(CANDIDATES, &content).await;
    let passed = passed(app, &kept).await;
    office.act(CANDIDATES, &made, "submit", &json!({"screening_id": passed["id"]})).await
}

pub const TITLES: [(&str, u32); 4] =
    [("充电桩一百个", 3000), ("社区食堂三家", 2000), ("健身步道五条", 1500), ("口袋公园四处", 1500)];

/// The collection is over; the clock stands at August 17.
pub async fn screening_year(app: &App, seats: u32) -> Value {
    let cycle = collecting(app, seats).await;
    app.on("2026-08-17");
    let office = app.person("government-office").await;
    office.act(CYCLES, &cycle, "close-collection", &json!({})).await
}

/// A year whose four candidates are with the Standing Committee.
pub async fn listed(app: &App, seats: u32) -> (Value, Vec<Value>) {
    listed_as(app, seats, |_| {}).await
}

/// The same with a change of the first candidate.
pub async fn listed_as(app: &App, seats: u32, change: impl FnOnce(&mut Value)) -> (Value, Vec<Value>) {
    let cycle = screening_year(app, seats).await;
    let [first, others @ ..] = TITLES;
    let mut candidates = vec![submitted_as(app, &cycle, first, change).await];
    for one in others {
        candidates.push(submitted(app, &cycle, one).await);
    }
    (list_submitted(app, &cycle).await, candidates)
}

/// The list of a year is with the Standing Committee.
pub async fn list_submitted(app: &App, cycle: &Value) -> Value {
    let office = app.person("government-office").await;
    let conferral = json!({"conferral_document_id": office.document("会商记录", "internal").await["id"]});
    office.act(CYCLES, cycle, "submit-list", &conferral).await
}

/// A year whose list the Standing Committee has deliberated on August 20.
pub async fn deliberated(app: &App, seats: u32) -> (Value, Vec<Value>) {
    let (cycle, candidates) = listed(app, seats).await;
    (deliberated_on(app, &cycle).await, candidates)
}

/// The same of a list that was submitted.
pub async fn deliberated_on(app: &App, cycle: &Value) -> Value {
    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let ballot = app.ballot(&meeting, "resolution", ("livelihood.cycle", cycle), (30, 5)).await;
    let review = json!({"sc_meeting_id": meeting["id"], "sc_ballot_id": ballot["id"]});
    app.person("sc-office").await.act(CYCLES, cycle, "sc-review", &review).await
}

pub fn rule(cycle: &Value, seats: u32) -> Value {
    json!({
        "cycle_id": cycle["id"], "seats": seats, "candidate_count": 4, "min_extra_ratio": "0.20",
        "voting_mode": "approve_per_item", "is_secret": true, "pass_threshold": "majority_of_all_deputies",
        "tie_rule": "second_ballot", "shortfall_rule": "fewer_projects", "tie_rule_again": "fewer_projects",
        "second_needs_majority": false
    })
}

/// A rule of the district has another value from a day on.
pub async fn rule_says(app: &App, (key, value): (&str, u32), from: &str) {
    let admin = app.person("district-admin").await;
    let rules = json!({
        "kind": "livelihood", "code": "jiading-livelihood", "jurisdiction": "310114", "effective_from": from,
        "params": [{"key": key, "value": value, "unit": "uses", "tag": "practice", "basis": "区人大常委会规定"}]
    });
    let rules = admin.create("/rule-sets", &rules).await;
    admin.act("/rule-sets", &rules, "activate", &json!({})).await;
}

/// Two deputies who supervise: they have that role besides.
pub async fn supervisors(app: &App) -> [String; 2] {
    let db = app.application.service.store.whole().await.unwrap();
    for name in ["deputy-2", "deputy-3"] {
        let roles = r#"["deputy","ballot_supervisor"]"#;
        let both = format!("UPDATE user_account SET roles = '{roles}' WHERE username = '310114-{name}'");
        db.execute_unprepared(&both).await.unwrap();
    }
    ["deputy-2", "deputy-3"].map(|name| app.user(name))
}

/// A year before its vote, its congress, and the papers that are prepared.
pub struct Vote {
    pub cycle: Value,
    pub candidates: Vec<Value>,
    pub congress: Value,
    pub ballot: Value,
}

/// The papers of a vote: the candidates in their order.
pub fn papers(cycle: &Value, meeting: &Value, (supervisors, seats): (&[String], u32)) -> Value {
    json!({
        "kind": "project_selection", "title": "实事项目票决", "subject_type": "livelihood.cycle", "subject_id": cycle["id"],
        "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "manual_tally", "option_set": "per_candidate",
        "candidates": TITLES.map(|(title, _)| title), "places": seats, "base": "all_members", "supervisor_ids": supervisors
    })
}

/// Everything is ready for the vote of four candidates for two seats, on August 25; the rule is changed first.
pub async fn ready(app: &App, change: impl FnOnce(&mut Value)) -> Vote {
    let (cycle, candidates) = deliberated(app, 2).await;
    ready_for(app, (cycle, candidates), change).await
}

/// The same of a list that was deliberated.
pub async fn ready_for(
    app: &App,
    (cycle, candidates): (Value, Vec<Value>),
    change: impl FnOnce(&mut Value),
) -> Vote {
    let supervisors = supervisors(app).await;
    let congress = app.held("congress", "sc", 6, "2026-08-25", 287).await;
    let people = People::of(app).await;
    let mut drafted = rule(&cycle, 2);
    change(&mut drafted);
    let drafted = people.office.create(RULES, &drafted).await;
    let adopted = json!({"adopted_meeting_id": congress["id"]});
    people.secretary.act(RULES, &drafted, "adopt", &adopted).await;
    for candidate in &candidates {
        people.office.act(CANDIDATES, candidate, "put-on-ballot", &json!({})).await;
    }
    let ballot = people.office.create(BALLOTS, &papers(&cycle, &congress, (&supervisors, 2))).await;
    Vote { cycle, candidates, congress, ballot }
}

/// Counts a ballot by hand: 240 papers of which each candidate has so many in favor.
pub async fn counted(app: &App, ballot: &Value, approve: &[u32]) -> Value {
    let people = People::of(app).await;
    people.office.act(BALLOTS, ballot, "issue", &json!({})).await;
    people.office.act(BALLOTS, ballot, "close", &json!({})).await;
    let rows = (0..).zip(approve).flat_map(|(question, yes): (u32, &u32)| {
        let of =
            move |choice: &str, votes: u32| json!({"question": question, "choice": choice, "votes": votes});
        [of("approve", *yes), of("oppose", 240 - yes), of("abstain", 0)]
    });
    let count = json!({"returned": 240, "valid": 240, "invalid": 0, "tallies": rows.collect::<Vec<_>>()});
    app.person("deputy-2").await.act(BALLOTS, ballot, "count", &count).await
}

/// Signs, confirms and announces a ballot that was counted.
pub async fn announced(app: &App, ballot: &Value) -> Value {
    let people = People::of(app).await;
    for supervisor in ["deputy-2", "deputy-3"] {
        app.person(supervisor).await.signs(ballot).await;
    }
    let record = json!({"record_document_id": people.office.document("计票记录", "internal").await["id"]});
    people.secretary.act(BALLOTS, ballot, "confirm", &record).await;
    people.office.act(BALLOTS, ballot, "announce", &json!({})).await
}

/// The states of some candidates.
pub async fn states(office: &Person, candidates: &[Value]) -> Vec<String> {
    let mut states = Vec::new();
    for candidate in candidates {
        let now = crate::support::fresh(office, CANDIDATES, candidate).await;
        states.push(now["state"].as_str().unwrap().to_owned());
    }
    states
}
