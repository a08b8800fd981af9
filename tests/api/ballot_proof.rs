//! A secret ballot can be proven (07 §3.7): each voter finds the own lines, anybody counts again, whoever changes a paper or a
//! line is found, and nothing tells whose line is whose.

mod congress;
mod on_paper;
mod tampering;

use crate::{
    ballot_secrecy::cast,
    support::{Answer, App, Person, Process, fresh},
};
use futures_util::future::join_all;
use instruments::ballots::papers::paper;
use platform::records::audit;
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const BALLOTS: &str = "/ballots";

/// A ballot on three projects for two places in a meeting of nine members, for which its supervisors have not signed yet.
async fn on_projects(app: &App) -> Value {
    let office = app.person("sc-office").await;
    app.seats(9).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 9).await;
    office.act("/meetings", &meeting, "notify", &json!({})).await;
    let roster = app.districts["310114"].deputies[..9].to_vec();
    let opening = json!({"present_members": 9, "present_deputy_ids": roster});
    office.act("/meetings", &meeting, "open", &opening).await;
    let ballot = json!({
        "kind": "topic_selection", "title": "监督议题票选", "subject_type": "registry.meeting", "subject_id": meeting["id"],
        "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "electronic", "option_set": "per_candidate",
        "candidates": ["甲", "乙", "丙"], "places": 2, "base": "all_members",
        "supervisor_ids": [app.user("ballot-supervisor")]
    });
    let ballot = office.create(BALLOTS, &ballot).await;
    office.act(BALLOTS, &ballot, "issue", &json!({})).await
}

/// What the eight voters choose: one approves of too many, one leaves the paper blank.
fn choices() -> Vec<Value> {
    let [yes, no, abstain] = ["approve", "oppose", "abstain"];
    vec![
        json!([yes, yes, no]),
        json!([yes, no, yes]),
        json!([yes, abstain, no]),
        json!([yes, yes, yes]),
        json!([]),
        json!([no, no, no]),
        json!([yes, yes, no]),
        json!([no, yes, abstain]),
    ]
}

async fn voters(app: &App) -> Vec<Person> {
    let mut members = app.members().await;
    members.pop();
    members
}

/// A ballot that was counted, and the numbers of each voter.
async fn counted(app: &App) -> (Value, Vec<Value>) {
    let ballot = on_projects(app).await;
    let supervisor = app.person("ballot-supervisor").await;
    supervisor.signs(&ballot).await;
    let people = voters(app).await;
    let casts = people.iter().zip(choices()).map(|(person, choices)| cast(person, &ballot, choices));
    let answers = join_all(casts).await;
    let numbers = answers.iter().map(|answer| answer.expect(200).body["numbers"].clone()).collect();
    supervisor.act(BALLOTS, &ballot, "close", &json!({})).await;
    let counted = supervisor.act(BALLOTS, &ballot, "count", &json!({})).await;
    (counted, numbers)
}

fn lines_of(ballot: &Value) -> String {
    format!("/api/v1/ballots/{}/lines", ballot["id"].as_str().unwrap())
}

/// `jiandu ballot verify` on a list alone.
fn verify(list: &Value, key: &str) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.json");
    std::fs::write(&file, list.to_string()).unwrap();
    let done = Process::run(&[], &["ballot", "verify", "--list", file.to_str().unwrap(), "--key", key], "");
    (done.status.success(), String::from_utf8_lossy(&done.stdout).into_owned())
}

/// `jiandu ballot verify` on the stored papers.
fn verify_stored(app: &App, ballot: &Value) -> (bool, String) {
    let sealing = app.settings.sealing().file().unwrap().display().to_string();
    let documents = app.settings.documents.display().to_string();
    let settings = [
        ("database_url", app.settings.database_url.as_str()),
        ("documents", documents.as_str()),
        ("sealing_key_file", sealing.as_str()),
    ];
    let done = Process::run(&settings, &["ballot", "verify", ballot["id"].as_str().unwrap()], "");
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(!said.is_empty(), "{}", String::from_utf8_lossy(&done.stderr));
    (done.status.success(), said)
}

#[tokio::test]
async fn papers_are_taken_when_every_supervisor_has_signed_for_their_pool() {
    let app = App::start().await;
    let ballot = on_projects(&app).await;
    let member = app.person("sc-member").await;
    let choice = json!(["approve", "oppose", "abstain"]);
    cast(&member, &ballot, choice.clone()).await.refused(422, "RECORD_UNSIGNED");
    let supervisor = app.person("ballot-supervisor").await;
    let other = json!({"hash": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"});
    supervisor.refused(BALLOTS, &ballot, "sign", &other, (409, "PAPERS_CHANGED")).await;
    let office = app.person("sc-office").await;
    let pool = json!({"hash": ballot["pool_hash"]});
    office.refused(BALLOTS, &ballot, "sign", &pool, (403, "FORBIDDEN")).await;
    supervisor.act(BALLOTS, &ballot, "sign", &pool).await;
    supervisor.refused(BALLOTS, &ballot, "sign", &pool, (409, "ALREADY_EXISTS")).await;
    let numbers = cast(&member, &ballot, choice.clone()).await.expect(200).body["numbers"].clone();
    assert_eq!(numbers.as_array().unwrap().len(), 3);
    // Told once, and never again.
    let again = cast(&member, &ballot, choice).await;
    again.refused(409, "ALREADY_VOTED");
    for number in numbers.as_array().unwrap() {
        assert!(!again.text.contains(number.as_str().unwrap()));
    }
}

#[tokio::test]
async fn each_voter_finds_the_own_lines_and_anybody_counts_again() {
    let app = App::start().await;
    let (ballot, numbers) = counted(&app).await;
    let voter = app.person("sc-member").await;
    let list = voter.get(&lines_of(&ballot)).await.expect(200).body.clone();
    let marks = |numbers: &Value| -> Vec<Value> {
        let found = numbers.as_array().unwrap().iter().enumerate().map(|(question, number)| {
            let lines = list["lines"][question].as_array().unwrap();
            let own: Vec<_> = lines.iter().filter(|line| line["number"] == *number).collect();
            assert_eq!(own.len(), 1);
            own[0]["mark"].clone()
        });
        found.collect()
    };
    for (voter, (numbers, chosen)) in numbers.iter().zip(choices()).enumerate() {
        let expected =
            if [3, 4].contains(&voter) { json!(["invalid", "invalid", "invalid"]) } else { chosen };
        assert_eq!(json!(marks(numbers)), expected, "voter {voter}");
    }
    let distinct: BTreeSet<_> =
        numbers.iter().flat_map(|paper| paper.as_array().unwrap()).map(Value::to_string).collect();
    assert_eq!(distinct.len(), 24);
    // Whoever knows one line of a paper learns nothing of its others: each question is sorted by its own numbers.
    for lines in list["lines"].as_array().unwrap() {
        let order: Vec<_> =
            lines.as_array().unwrap().iter().map(|line| line["number"].as_str().unwrap()).collect();
        assert!(order.is_sorted() && order.len() == 8);
    }
    let key = list["public_key"].as_str().unwrap();
    let (holds, said) = verify(&list, key);
    assert!(holds, "{said}");
    let (holds, said) = verify_stored(&app, &ballot);
    assert!(holds && said.contains("8 papers"), "{said}");
    // The list is for those who voted and who supervised.
    for (name, status, code) in
        [("sc-office", 403, "FORBIDDEN_SCOPE"), ("sc-member-9", 403, "FORBIDDEN_SCOPE")]
    {
        app.person(name).await.get(&lines_of(&ballot)).await.refused(status, code);
    }
    app.person("ballot-supervisor").await.get(&lines_of(&ballot)).await.expect(200);
    app.person_of("310104", "sc-member").await.get(&lines_of(&ballot)).await.refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn before_the_count_nobody_reads_the_list() {
    let app = App::start().await;
    let ballot = on_projects(&app).await;
    let supervisor = app.person("ballot-supervisor").await;
    let signed = supervisor.signs(&ballot).await;
    assert_eq!((&signed["papers_hash"], &signed["list_hash"]), (&Value::Null, &Value::Null));
    let member = app.person("sc-member").await;
    cast(&member, &ballot, json!(["approve", "oppose", "abstain"])).await.expect(200);
    for person in [&supervisor, &member] {
        person.get(&lines_of(&ballot)).await.refused(422, "BALLOT_SECRECY");
    }
    supervisor.act(BALLOTS, &ballot, "close", &json!({})).await;
    for person in [&supervisor, &member] {
        person.get(&lines_of(&ballot)).await.refused(422, "BALLOT_SECRECY");
    }
    let void = json!({"reason": "发票有误"});
    app.person("chairs-secretary").await.act(BALLOTS, &ballot, "void", &void).await;
    member.get(&lines_of(&ballot)).await.refused(422, "BALLOT_SECRECY");
}

#[tokio::test]
async fn a_result_is_confirmed_when_every_supervisor_has_signed_its_record() {
    let app = App::start().await;
    let (ballot, _) = counted(&app).await;
    let (office, supervisor) = (app.person("sc-office").await, app.person("ballot-supervisor").await);
    let confirmation = json!({"record_document_id": office.document("计票记录", "internal").await["id"]});
    office.refused(BALLOTS, &ballot, "confirm", &confirmation, (422, "RECORD_UNSIGNED")).await;
    // The signature of the pool is none for the record.
    let pool = json!({"hash": ballot["pool_hash"]});
    supervisor.refused(BALLOTS, &ballot, "sign", &pool, (409, "PAPERS_CHANGED")).await;
    supervisor.signs(&ballot).await;
    office.act(BALLOTS, &ballot, "confirm", &confirmation).await;
    let announced = office.act(BALLOTS, &ballot, "announce", &json!({})).await;
    let signatures = announced["signatures"].as_array().unwrap();
    let signed: Vec<_> = signatures.iter().map(|one| (&one["signs"], &one["hash"])).collect();
    assert_eq!(signed, [(&json!("pool"), &ballot["pool_hash"]), (&json!("record"), &ballot["record_hash"])]);
    let list = supervisor.get(&lines_of(&ballot)).await.expect(200).body.clone();
    assert!(verify(&list, list["public_key"].as_str().unwrap()).0);
    // Everybody reads tally and hashes, once the result is published, and nobody who was not there the list.
    let path = format!("/api/v1/ballots/{}", ballot["id"].as_str().unwrap());
    let public = async |path: &str| {
        let request = app.stranger().request(reqwest::Method::GET, path);
        Answer::of(request.header("District-Code", "310114")).await
    };
    public(&path).await.refused(404, "NOT_FOUND");
    let secretary = app.person("chairs-secretary").await;
    secretary.publish_to(&office, ("vote_result", "to_public"), "instrument.ballot", &ballot).await;
    let told = public(&path).await.expect(200).body.clone();
    assert_eq!((&told["tallies"], &told["list_hash"]), (&announced["tallies"], &announced["list_hash"]));
    assert_eq!((&told["signatures"], &told["supervisor_ids"]), (&json!([]), &json!([])));
    public(&lines_of(&ballot)).await.refused(401, "UNAUTHENTICATED");
}

/// Numbers are on papers and told to their voters: they stand in no other table, log or trail, and beside no member.
#[tokio::test]
async fn numbers_stand_beside_no_voter() {
    let app = App::start().await;
    let (ballot, numbers) = counted(&app).await;
    let told: Vec<String> = numbers
        .iter()
        .flat_map(|paper| paper.as_array().unwrap())
        .map(|number| number.as_str().unwrap().to_owned())
        .collect();
    let db = app.application.service.store.whole().await.unwrap();
    let trail: Vec<String> = audit::entity::Entity::find()
        .all(&db)
        .await
        .unwrap()
        .iter()
        .map(|entry| format!("{entry:?}"))
        .collect();
    let seen = fresh(&app.person("sc-office").await, BALLOTS, &ballot).await.to_string();
    let papers = paper::Entity::find().all(&db).await.unwrap();
    assert!(
        papers.iter().all(|paper| paper.member_id.is_none()) && papers.is_sorted_by_key(|paper| paper.id)
    );
    for number in &told {
        assert!(!trail.iter().any(|entry| entry.contains(number)) && !seen.contains(number));
        assert!(papers.iter().any(|paper| paper.numbers.0.iter().any(|one| one.as_str() == number)));
    }
    // Neither the order of the papers nor that of their numbers is that of voting.
    let stored: Vec<&str> = papers.iter().map(|paper| paper.numbers.0[0].as_str()).collect();
    let voted: Vec<&str> = numbers.iter().map(|paper| paper[0].as_str().unwrap()).collect();
    assert!(stored != voted || voted.is_sorted(), "the order of the papers is that of voting");
}
