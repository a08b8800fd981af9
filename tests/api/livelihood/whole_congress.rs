//! The vote of 287 deputies on nine candidates for seven seats (07 §4.2): once with a clear result, once with a tie across the last
//! seat and a second ballot. Electronic, secret, on three replicas.

use super::{
    BALLOTS, CANDIDATES, CYCLES, RULES, announced, rule, screening_year, states, submitted, supervisors,
    voting::result_told,
};
use crate::{
    ballot_proof::congress::elected,
    ballot_secrecy::cast,
    support::{App, People, Person, fresh},
};
use futures_util::future::join_all;
use serde_json::{Value, json};
use uuid::Uuid;

const TITLES: [&str; 9] = [
    "充电桩一百个",
    "社区食堂三家",
    "健身步道五条",
    "口袋公园四处",
    "托育园两所",
    "雨污管网三公里",
    "老旧电梯四十台",
    "早餐门店二十家",
    "非机动车棚六十处",
];
/// Present, and of these two who cast nothing, and two who approve of too many.
const PRESENT: usize = 240;
const SILENT: usize = 2;
const INVALID: usize = 2;
const SEATS: usize = 7;

/// The papers that add up to these approvals: each goes to those who still need most.
fn papers(approvals: &[u32], seats: usize, valid: usize) -> Vec<Vec<&'static str>> {
    let mut needed = approvals.to_vec();
    let mut papers = Vec::new();
    for left in (1..=valid).rev() {
        let mut order: Vec<usize> = (0..needed.len()).collect();
        order.sort_by_key(|candidate| std::cmp::Reverse(needed[*candidate]));
        let mut paper = vec!["oppose"; needed.len()];
        for candidate in order.into_iter().take(seats).filter(|candidate| approvals[*candidate] > 0) {
            // What is needed on fewer papers than are left may wait.
            if needed[candidate] > 0 {
                paper[candidate] = "approve";
                needed[candidate] -= 1;
            }
        }
        papers.push(paper);
        assert!(needed.iter().all(|needed| (*needed as usize) < left), "they do not fit");
    }
    assert!(needed.iter().all(|needed| *needed == 0));
    papers
}

struct Congress {
    app: App,
    cycle: Value,
    candidates: Vec<Value>,
    ballot: Value,
    /// Those who are present, a third at each replica.
    people: Vec<Person>,
    _replicas: [App; 2],
}

/// Everything is ready for the vote.
async fn ready() -> Congress {
    let app = App::started_with(|settings| settings.ballot_batch_milliseconds = 1000).await;
    let deputies = elected(&app).await;
    let cycle = screening_year(&app, 7).await;
    let mut candidates = Vec::new();
    for (people, title) in (0..).zip(TITLES) {
        candidates.push(submitted(&app, &cycle, (title, 3000 - people)).await);
    }
    let office = app.person("government-office").await;
    let conferral = json!({"conferral_document_id": office.document("会商记录", "internal").await["id"]});
    let cycle = office.act(CYCLES, &cycle, "submit-list", &conferral).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let resolved = app.ballot(&plenary, "resolution", ("livelihood.cycle", &cycle), (30, 5)).await;
    let review = json!({"sc_meeting_id": plenary["id"], "sc_ballot_id": resolved["id"]});
    app.person("sc-office").await.act(CYCLES, &cycle, "sc-review", &review).await;

    let meeting = app.meeting("congress", "sc", 6, "2026-08-25", 287).await;
    let office = app.person("sc-office").await;
    office.act("/meetings", &meeting, "notify", &json!({})).await;
    let people = People::on(&app, "2026-08-25").await;
    let roster: Vec<Uuid> = deputies.iter().take(PRESENT).map(|(_, deputy)| *deputy).collect();
    let opening = json!({"present_members": PRESENT, "present_deputy_ids": roster});
    people.office.act("/meetings", &meeting, "open", &opening).await;
    let mut drafted = rule(&cycle, 7);
    drafted["candidate_count"] = json!(9);
    let drafted = people.office.create(RULES, &drafted).await;
    people.secretary.act(RULES, &drafted, "adopt", &json!({"adopted_meeting_id": meeting["id"]})).await;
    for candidate in &candidates {
        people.office.act(CANDIDATES, candidate, "put-on-ballot", &json!({})).await;
    }
    let ballot = json!({
        "kind": "project_selection", "title": "实事项目票决", "subject_type": "livelihood.cycle", "subject_id": cycle["id"],
        "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "electronic", "option_set": "per_candidate",
        "candidates": TITLES, "places": SEATS, "base": "all_members", "supervisor_ids": supervisors(&app).await
    });
    let ballot = people.office.create(BALLOTS, &ballot).await;
    let replicas = [app.replica().await, app.replica().await];
    let mut present = Vec::new();
    for (number, (name, _)) in deputies.iter().take(PRESENT).enumerate() {
        let token = app.person(name).await.token;
        present.push(Person::with_token([&app, &replicas[0], &replicas[1]][number % 3], token));
    }
    Congress { app, cycle, candidates, ballot, people: present, _replicas: replicas }
}

impl Congress {
    /// A ballot from the issue to the count.
    async fn votes(&self, ballot: &Value, papers: &[Vec<&'static str>]) -> Value {
        let office = self.app.person("sc-office").await;
        office.act(BALLOTS, ballot, "issue", &json!({})).await;
        for supervisor in ["deputy-2", "deputy-3"] {
            self.app.person(supervisor).await.signs(ballot).await;
        }
        let casts = self.people.iter().zip(papers).map(|(person, paper)| cast(person, ballot, json!(paper)));
        for answer in join_all(casts).await {
            assert_eq!(answer.expect(200).body["numbers"].as_array().unwrap().len(), papers[0].len());
        }
        let supervisor = self.app.person("deputy-2").await;
        supervisor.act(BALLOTS, ballot, "close", &json!({})).await;
        supervisor.act(BALLOTS, ballot, "count", &json!({})).await
    }

    /// The first ballot with so many approvals for each.
    async fn first(&self, approvals: &[u32; 9]) -> Value {
        let mut papers = papers(approvals, SEATS, PRESENT - SILENT - INVALID);
        papers.extend(vec![vec!["approve"; TITLES.len()]; INVALID]);
        let counted = self.votes(&self.ballot, &papers).await;
        let figures = ["total_members", "present_members", "issued", "returned", "valid", "invalid"];
        assert_eq!(figures.map(|name| counted[name].as_i64().unwrap()), [287, 240, 240, 238, 236, 2]);
        let standings = counted["standings"].as_array().unwrap();
        let counts: Vec<_> = standings.iter().map(|one| one["approvals"].as_u64().unwrap()).collect();
        assert_eq!(counts, approvals.map(u64::from));
        counted
    }

    /// The result is told, and the year goes on.
    async fn recorded(&self) -> Vec<String> {
        result_told(&self.app, &self.cycle).await;
        let office = self.app.person("sc-office").await;
        let voted = office.act(CYCLES, &self.cycle, "record-vote", &json!({})).await;
        assert_eq!(voted["ballot_id"], self.ballot["id"]);
        states(&office, &self.candidates).await
    }
}

fn outcomes(ballot: &Value) -> Vec<&str> {
    ballot["standings"].as_array().unwrap().iter().map(|one| one["outcome"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nine_candidates_for_seven_seats_with_a_clear_result() {
    let congress = ready().await;
    let counted = congress.first(&[221, 214, 214, 203, 182, 168, 160, 152, 131]).await;
    let ranks: Vec<_> =
        counted["standings"].as_array().unwrap().iter().map(|one| one["rank"].as_i64().unwrap()).collect();
    assert_eq!(ranks, [1, 2, 2, 4, 5, 6, 7, 8, 9]);
    let mut expected = vec!["selected"; 7];
    expected.extend(["lost_by_rank", "failed_majority"]);
    assert_eq!(outcomes(&counted), expected);
    announced(&congress.app, &congress.ballot).await;
    let mut expected = vec!["selected"; 7];
    expected.extend(["not_selected"; 2]);
    assert_eq!(congress.recorded().await, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tie_across_the_last_seat_is_voted_on_again() {
    let congress = ready().await;
    let app = &congress.app;
    let tied = congress.first(&[221, 214, 214, 203, 182, 168, 156, 156, 131]).await;
    assert_eq!(
        (tied["result"].as_str(), &outcomes(&tied)[6..]),
        (Some("tied"), &["tied", "tied", "failed_majority"][..])
    );
    let secretary = app.person("chairs-secretary").await;
    secretary.act(BALLOTS, &congress.ballot, "order-second-ballot", &json!({})).await;
    let office = app.person("sc-office").await;
    let path = "/api/v1/ballots?state=prepared";
    let second = office.get(path).await.expect(200).body["items"][0].clone();
    assert_eq!((&second["candidates"], &second["places"]), (&json!([TITLES[6], TITLES[7]]), &json!(1)));
    // It only ranks: neither has the majority of all deputies here.
    let counted = congress.votes(&second, &papers(&[121, 118], 1, 239)).await;
    assert_eq!(outcomes(&counted), ["selected", "lost_by_rank"]);
    announced(app, &second).await;
    announced(app, &congress.ballot).await;
    let states = congress.recorded().await;
    assert_eq!(states[6..], ["selected", "not_selected", "not_selected"]);
    assert_eq!(states[..6], ["selected"; 6]);
    assert_eq!(fresh(&office, BALLOTS, &second).await["parent_ballot_id"], congress.ballot["id"]);
}
