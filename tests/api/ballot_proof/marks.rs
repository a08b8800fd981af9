//! Papers that choose or rank are proven as others are: each mark is a line of its own question, and nothing joins them.

use super::{BALLOTS, lines_of, verify, verify_stored};
use crate::{
    ballot_secrecy::cast,
    support::{App, Person},
};
use futures_util::future::join_all;
use platform::vocabulary::Role;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// A vote on three topics for two places in a meeting of nine, that is prepared.
async fn prepared(app: &App, way: &str, mode: &str, supervisors: &[Value]) -> Value {
    let office = app.person("sc-office").await;
    app.seats(9).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 9).await;
    office.act("/meetings", &meeting, "notify", &json!({})).await;
    let roster = app.districts["310114"].deputies[..9].to_vec();
    let opening = json!({"present_members": 9, "present_deputy_ids": roster});
    office.act("/meetings", &meeting, "open", &opening).await;
    let mut ballot = json!({
        "kind": "topic_selection", "title": "监督议题票选", "subject_type": "registry.meeting", "subject_id": meeting["id"],
        "meeting_id": meeting["id"], "is_secret": true, "counting_mode": mode, "option_set": way,
        "candidates": ["甲", "乙", "丙"], "base": "all_members", "supervisor_ids": supervisors
    });
    // Where candidates stand there are places.
    office.refused_to_create(BALLOTS, &ballot, (422, "VALIDATION_FAILED")).await;
    ballot["places"] = json!(2);
    office.create(BALLOTS, &ballot).await
}

/// The same, issued; its supervisor has signed.
async fn on_topics(app: &App, way: &str) -> Value {
    let ballot = prepared(app, way, "electronic", &[json!(app.user("ballot-supervisor"))]).await;
    app.person("sc-office").await.act(BALLOTS, &ballot, "issue", &json!({})).await;
    app.person("ballot-supervisor").await.signs(&ballot).await;
    ballot
}

/// Everybody casts; the ballot is counted and signed. Answers the numbers of each.
async fn counted(app: &App, ballot: &Value, papers: &[Value]) -> (Value, Vec<Value>) {
    let members = app.members().await;
    let casts = members.iter().zip(papers).map(|(person, paper)| cast(person, ballot, paper.clone()));
    let answers = join_all(casts).await;
    let numbers = answers.iter().map(|answer| answer.expect(200).body["numbers"].clone()).collect();
    let supervisor = app.person("ballot-supervisor").await;
    supervisor.act(BALLOTS, ballot, "close", &json!({})).await;
    let counted = supervisor.act(BALLOTS, ballot, "count", &json!({})).await;
    supervisor.signs(ballot).await;
    (counted, numbers)
}

fn votes(ballot: &Value, question: u32, mark: &Value) -> u64 {
    let tallies = ballot["tallies"].as_array().unwrap();
    let found = tallies.iter().find(|tally| tally["question"] == question && tally["choice"] == *mark);
    found.unwrap()["votes"].as_u64().unwrap()
}

/// Each voter finds the own marks, and `invalid` where the paper does not count.
fn found(list: &Value, papers: &[Value], numbers: &[Value], invalid: &[usize]) {
    for (voter, (paper, numbers)) in papers.iter().zip(numbers).enumerate() {
        for question in 0..3 {
            let mark = match &paper[question] {
                _ if invalid.contains(&voter) => "invalid".to_owned(),
                Value::String(word) => word.clone(),
                rank => rank.to_string(),
            };
            let line = json!({"number": numbers[question], "mark": mark});
            assert!(list["lines"][question].as_array().unwrap().contains(&line), "{voter} {question} {line}");
        }
    }
}

async fn list_of(person: &Person, ballot: &Value) -> Value {
    person.get(&lines_of(ballot)).await.expect(200).body.clone()
}

#[tokio::test]
async fn ranks_are_proven_line_by_line() {
    let app = App::start().await;
    let ballot = on_topics(&app, "rank_by_number").await;
    let member = app.person("sc-member").await;
    for wrong in [
        json!(["approve", "abstain", "abstain"]),
        json!([1, 0, 2]),
        json!([1, 2]),
        json!(["1", "2", "abstain"]),
    ] {
        cast(&member, &ballot, wrong).await.refused(422, "VALIDATION_FAILED");
    }
    let none = "abstain";
    let papers = [
        json!([1, 2, none]),
        json!([2, 1, none]),
        json!([none, 1, 2]),
        json!([1, none, none]),
        // Twice, with a gap, beyond the places, and blank.
        json!([1, 1, none]),
        json!([2, none, none]),
        json!([1, 2, 3]),
        json!([]),
    ];
    let (counted, numbers) = counted(&app, &ballot, &papers).await;
    assert_eq!((&counted["valid"], &counted["invalid"]), (&json!(4), &json!(4)));
    assert_eq!(votes(&counted, 0, &json!(1)) + votes(&counted, 0, &json!(2)), 3);
    assert_eq!((votes(&counted, 1, &json!(1)), votes(&counted, 2, &json!(none))), (2, 3));
    let standings = counted["standings"].as_array().unwrap();
    let of = |name: &str| standings.iter().map(|one| one[name].as_u64().unwrap()).collect::<Vec<_>>();
    // Level by approvals, and by the sums of ranks.
    assert_eq!((of("approvals"), of("rank_sum"), of("rank")), (vec![3, 3, 1], vec![4, 4, 2], vec![1, 1, 3]));
    let list = list_of(&member, &ballot).await;
    found(&list, &papers[..7], &numbers[..7], &[4, 5, 6]);
    assert!(list["lines"][0].as_array().unwrap().is_sorted_by_key(|line| line["number"].to_string()));
    let key = list["public_key"].as_str().unwrap();
    let (holds, said) = verify(&list, key);
    assert!(holds, "{said}");
    let (holds, said) = verify_stored(&app, &ballot);
    assert!(holds, "{said}");
    // Another rank in the list is found.
    let mut changed = list.clone();
    let lines = changed["lines"][1].as_array_mut().unwrap();
    let line = lines.iter_mut().find(|line| line["mark"] == "1").unwrap();
    line["mark"] = json!("2");
    let (holds, said) = verify(&changed, key);
    assert!(!holds && said.contains("was changed") && said.contains("1 1: recorded 2, counted 1"), "{said}");
    // And in the stored papers.
    let db = app.application.service.store.whole().await.unwrap();
    let swapped = match db.get_database_backend() {
        sea_orm::DatabaseBackend::Postgres => {
            "UPDATE ballot_paper SET choices = '[2,1,\"abstain\"]' WHERE replace(choices::text, ' ', '') = '[1,2,\"abstain\"]'"
        }
        _ => "UPDATE ballot_paper SET choices = '[2,1,\"abstain\"]' WHERE choices = '[1,2,\"abstain\"]'",
    };
    assert_eq!(db.execute_unprepared(swapped).await.unwrap().rows_affected(), 1);
    let (holds, said) = verify_stored(&app, &ballot);
    assert!(!holds && said.contains("was changed"), "{said}");
}

#[tokio::test]
async fn choices_up_to_the_places_are_proven_line_by_line() {
    let app = App::start().await;
    let ballot = on_topics(&app, "choose_up_to_k").await;
    let member = app.person("sc-member").await;
    for wrong in [json!(["oppose", "approve", "abstain"]), json!([1, "abstain", "abstain"])] {
        cast(&member, &ballot, wrong).await.refused(422, "VALIDATION_FAILED");
    }
    let [yes, none] = ["approve", "abstain"];
    let papers = [
        json!([yes, yes, none]),
        json!([yes, none, none]),
        json!([none, none, yes]),
        json!([none, none, none]),
        json!([yes, yes, yes]),
    ];
    let (counted, numbers) = counted(&app, &ballot, &papers).await;
    assert_eq!((&counted["valid"], &counted["invalid"]), (&json!(4), &json!(1)));
    assert_eq!((votes(&counted, 0, &json!(yes)), votes(&counted, 0, &json!(none))), (2, 2));
    let list = list_of(&member, &ballot).await;
    found(&list, &papers, &numbers, &[4]);
    let (holds, said) = verify(&list, list["public_key"].as_str().unwrap());
    assert!(holds, "{said}");
    let (holds, said) = verify_stored(&app, &ballot);
    assert!(holds, "{said}");
}

#[tokio::test]
async fn ranks_on_paper_stand_in_one_list_with_the_others() {
    let app = App::start().await;
    let second =
        app.account("ballot-supervisor-2", &[Role::BallotSupervisor], &app.organization("sc-office")).await;
    let second_id = second.get("/api/v1/auth/me").await.expect(200).body["user_id"].clone();
    let own = [json!(app.user("ballot-supervisor")), second_id];
    let ballot = prepared(&app, "rank_by_number", "mixed", &own).await;
    let office = app.person("sc-office").await;
    let on_paper = json!({"paper_member_ids": [app.deputy(6), app.deputy(7), app.deputy(8)]});
    office.act(BALLOTS, &ballot, "issue", &on_paper).await;
    let first = app.person("ballot-supervisor").await;
    for supervisor in [&first, &second] {
        supervisor.signs(&ballot).await;
    }
    let members = app.members().await;
    let mut papers = vec![json!([1, 2, "abstain"]), json!([1, "abstain", 2]), json!([2, 2, 1])];
    let mut numbers = Vec::new();
    for (member, paper) in members.iter().zip(&papers) {
        numbers.push(cast(member, &ballot, paper.clone()).await.expect(200).body["numbers"].clone());
    }
    let path = format!("/api/v1/ballots/{}/printed-papers", ballot["id"].as_str().unwrap());
    let printed = first.get(&path).await.expect(200).body["items"].clone();
    office.act(BALLOTS, &ballot, "close", &json!({})).await;
    let marks = [json!([2, 1, "abstain"]), json!([1, 3, 2]), json!(["abstain", 1, "abstain"])];
    let entered = printed
        .as_array()
        .unwrap()
        .iter()
        .zip(&marks)
        .map(|(paper, marks)| json!({"numbers": paper["numbers"], "choices": marks}));
    let entered: Vec<Value> = entered.collect();
    let mut wrong = entered.clone();
    wrong[1]["choices"] = json!([1, "approve", 2]);
    let refused = first.try_act(BALLOTS, &ballot, "enter", &json!({"papers": wrong})).await;
    assert_eq!(refused.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/papers/1");
    first.act(BALLOTS, &ballot, "enter", &json!({"papers": entered})).await;
    // The other read a rank otherwise, and looks again.
    let mut other = entered.clone();
    other[0]["choices"] = json!([1, 2, "abstain"]);
    second.act(BALLOTS, &ballot, "enter", &json!({"papers": other})).await;
    let box_of = json!({"returned": 3});
    first.refused(BALLOTS, &ballot, "count", &box_of, (422, "TALLY_MISMATCH")).await;
    second.act(BALLOTS, &ballot, "enter", &json!({"papers": entered})).await;
    let counted = first.act(BALLOTS, &ballot, "count", &box_of).await;
    assert_eq!((&counted["valid"], &counted["invalid"]), (&json!(4), &json!(2)));
    assert_eq!((votes(&counted, 0, &json!(1)), votes(&counted, 1, &json!(1))), (2, 2));
    for supervisor in [&first, &second] {
        supervisor.signs(&ballot).await;
    }
    for (paper, marks) in entered.iter().zip(marks) {
        papers.push(marks);
        numbers.push(paper["numbers"].clone());
    }
    let list = list_of(&members[7], &ballot).await;
    found(&list, &papers, &numbers, &[2, 4]);
    let (holds, said) = verify(&list, list["public_key"].as_str().unwrap());
    assert!(holds, "{said}");
    let (holds, said) = verify_stored(&app, &ballot);
    assert!(holds, "{said}");
}
