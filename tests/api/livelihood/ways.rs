//! Two more ways of voting: choosing up to the seats, and ranking by number (07 §2.5, §4.2).

use super::{BALLOTS, RULES, Vote, announced, deliberated, papers, ready, rule, states, supervisors};
use crate::support::{App, People, fresh};
use serde_json::{Value, json};

/// Papers that are marked as the rule says.
async fn marked(app: &App, mode: &str) -> Vote {
    let Vote { cycle, candidates, congress, ballot } =
        ready(app, |rule| rule["voting_mode"] = json!(mode)).await;
    let people = People::of(app).await;
    // Those that the year had before are marked otherwise.
    people.office.refused(BALLOTS, &ballot, "issue", &json!({}), (422, "BALLOT_OPTIONS_MISMATCH")).await;
    people.secretary.act(BALLOTS, &ballot, "void", &json!({"reason": "表决方式不符"})).await;
    let mut content = papers(&cycle, &congress, (&supervisors(app).await, 2));
    content["option_set"] = json!(mode);
    let ballot = people.office.create(BALLOTS, &content).await;
    Vote { cycle, candidates, congress, ballot }
}

/// The totals of 240 papers: of each candidate how many have each mark; the others abstain.
fn totals(marks: &[&[(Value, u32)]]) -> Value {
    let rows = (0..).zip(marks).flat_map(|(question, marks): (u32, &&[(Value, u32)])| {
        let rest = 240 - marks.iter().map(|(_, votes)| votes).sum::<u32>();
        let said = marks.iter().cloned().chain([(json!("abstain"), rest)]);
        said.map(move |(choice, votes)| json!({"question": question, "choice": choice, "votes": votes}))
            .collect::<Vec<_>>()
    });
    json!({"returned": 240, "valid": 240, "invalid": 0, "tallies": rows.collect::<Vec<_>>()})
}

/// Closed, and refused or counted by its supervisor.
async fn closed(app: &App, ballot: &Value) {
    let people = People::of(app).await;
    people.office.act(BALLOTS, ballot, "issue", &json!({})).await;
    people.office.act(BALLOTS, ballot, "close", &json!({})).await;
}

fn outcomes(ballot: &Value) -> Vec<&str> {
    ballot["standings"].as_array().unwrap().iter().map(|one| one["outcome"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_is_not_chosen_abstains() {
    let app = App::start().await;
    let Vote { cycle, candidates, ballot, .. } = marked(&app, "choose_up_to_k").await;
    closed(&app, &ballot).await;
    let supervisor = app.person("deputy-2").await;
    let chosen = |votes: u32| vec![(json!("approve"), votes)];
    let opposed = [chosen(200), vec![(json!("approve"), 180), (json!("oppose"), 60)], chosen(100), chosen(0)];
    let opposed: Vec<&[(Value, u32)]> = opposed.iter().map(|marks| &**marks).collect();
    supervisor.refused(BALLOTS, &ballot, "count", &totals(&opposed), (422, "BALLOT_ARITHMETIC")).await;
    // 240 papers choose 480 times at most.
    let many = [200, 180, 100, 1].map(chosen);
    let many: Vec<&[(Value, u32)]> = many.iter().map(|marks| &**marks).collect();
    supervisor.refused(BALLOTS, &ballot, "count", &totals(&many), (422, "BALLOT_ARITHMETIC")).await;
    let fit = [200, 180, 100, 0].map(chosen);
    let fit: Vec<&[(Value, u32)]> = fit.iter().map(|marks| &**marks).collect();
    let counted = supervisor.act(BALLOTS, &ballot, "count", &totals(&fit)).await;
    assert_eq!(outcomes(&counted), ["selected", "selected", "failed_majority", "failed_majority"]);
    assert_eq!(counted["standings"][0]["rank_sum"], Value::Null);
    announced(&app, &ballot).await;
    let office = app.person("sc-office").await;
    assert_eq!(states(&office, &candidates).await, ["selected", "selected", "not_selected", "not_selected"]);
    assert_eq!(fresh(&office, super::CYCLES, &cycle).await["state"], "sc_reviewed");
}

#[tokio::test]
async fn among_equals_the_lower_sum_of_ranks_goes_first() {
    let app = App::start().await;
    let Vote { candidates, ballot, .. } = marked(&app, "rank_by_number").await;
    closed(&app, &ballot).await;
    let supervisor = app.person("deputy-2").await;
    let ranked = |first: u32, second: u32| vec![(json!(1), first), (json!(2), second)];
    // More papers rank a second than a first.
    let gap = [ranked(170, 10), ranked(20, 130), ranked(20, 130), ranked(0, 0)];
    let gap: Vec<&[(Value, u32)]> = gap.iter().map(|marks| &**marks).collect();
    supervisor.refused(BALLOTS, &ballot, "count", &totals(&gap), (422, "BALLOT_ARITHMETIC")).await;
    let beyond = [vec![(json!(3), 1)], vec![], vec![], vec![]];
    let beyond: Vec<&[(Value, u32)]> = beyond.iter().map(|marks| &**marks).collect();
    supervisor.refused(BALLOTS, &ballot, "count", &totals(&beyond), (422, "BALLOT_ARITHMETIC")).await;
    let fit = [ranked(180, 0), ranked(20, 130), ranked(40, 110), ranked(0, 0)];
    let fit: Vec<&[(Value, u32)]> = fit.iter().map(|marks| &**marks).collect();
    let counted = supervisor.act(BALLOTS, &ballot, "count", &totals(&fit)).await;
    assert_eq!(outcomes(&counted), ["selected", "lost_by_rank", "selected", "failed_majority"]);
    let of = |name: &str| {
        counted["standings"].as_array().unwrap().iter().map(|one| one[name].clone()).collect::<Vec<_>>()
    };
    assert_eq!(of("approvals"), [json!(180), json!(150), json!(150), json!(0)]);
    assert_eq!((of("rank_sum")[1].clone(), of("rank_sum")[2].clone()), (json!(280), json!(260)));
    assert_eq!(of("rank"), [json!(1), json!(3), json!(2), json!(4)]);
    announced(&app, &ballot).await;
    let office = app.person("sc-office").await;
    assert_eq!(states(&office, &candidates).await, ["selected", "not_selected", "selected", "not_selected"]);
    let third = fresh(&office, super::CANDIDATES, &candidates[2]).await;
    assert_eq!((third["approvals"].as_u64(), third["rank"].as_u64()), (Some(150), Some(2)));
}

#[tokio::test]
async fn equal_sums_are_tied_and_ranked_again() {
    let app = App::start().await;
    let Vote { candidates, ballot, .. } = marked(&app, "rank_by_number").await;
    closed(&app, &ballot).await;
    let supervisor = app.person("deputy-2").await;
    let ranked = |first: u32, second: u32| vec![(json!(1), first), (json!(2), second)];
    let level = [ranked(180, 0), ranked(30, 120), ranked(30, 120), ranked(0, 0)];
    let level: Vec<&[(Value, u32)]> = level.iter().map(|marks| &**marks).collect();
    let tied = supervisor.act(BALLOTS, &ballot, "count", &totals(&level)).await;
    assert_eq!((tied["result"].as_str(), &outcomes(&tied)[1..3]), (Some("tied"), &["tied", "tied"][..]));
    let second = super::ties::ordered(&app, &ballot).await;
    assert_eq!((&second["option_set"], &second["places"]), (&json!("rank_by_number"), &json!(1)));
    closed(&app, &second).await;
    let once = [vec![(json!(1), 121)], vec![(json!(1), 119)]];
    let once: Vec<&[(Value, u32)]> = once.iter().map(|marks| &**marks).collect();
    supervisor.act(BALLOTS, &second, "count", &totals(&once)).await;
    announced(&app, &second).await;
    announced(&app, &ballot).await;
    let office = app.person("sc-office").await;
    assert_eq!(states(&office, &candidates).await, ["selected", "selected", "not_selected", "not_selected"]);
}

#[tokio::test]
async fn a_rule_says_how_papers_are_marked() {
    let app = App::start().await;
    let (cycle, _) = deliberated(&app, 2).await;
    let office = app.person("sc-office").await;
    for (mode, shortfall) in [("choose_up_to_k", "second_round"), ("rank_by_number", "fewer_projects")] {
        let mut drafted = rule(&cycle, 2);
        (drafted["voting_mode"], drafted["shortfall_rule"]) = (json!(mode), json!(shortfall));
        assert_eq!(office.create(RULES, &drafted).await["voting_mode"], mode);
    }
}
