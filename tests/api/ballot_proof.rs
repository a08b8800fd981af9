//! A secret ballot can be proven (07 §3.7): each voter finds the own lines, anybody counts again, whoever changes a paper or a
//! line is found, and nothing tells whose line is whose.

mod coming_and_going;
pub mod congress;
mod marks;
mod on_paper;
mod tampering;

use crate::{
    ballot_secrecy::cast,
    support::{Answer, App, Person, Process, fresh},
};
use futures_util::future::join_all;
use instruments::ballots::papers::paper;
use platform::values::hex::hex;
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection, EntityTrait, Statement};
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

/// A ballot for which all have voted, and the numbers of each voter.
async fn voted(app: &App) -> (Value, Vec<Value>) {
    let ballot = on_projects(app).await;
    app.person("ballot-supervisor").await.signs(&ballot).await;
    let people = voters(app).await;
    let casts = people.iter().zip(choices()).map(|(person, choices)| cast(person, &ballot, choices));
    let answers = join_all(casts).await;
    let numbers = answers.iter().map(|answer| answer.expect(200).body["numbers"].clone()).collect();
    (ballot, numbers)
}

async fn closed(app: &App) -> Value {
    let (ballot, _) = voted(app).await;
    app.person("ballot-supervisor").await.act(BALLOTS, &ballot, "close", &json!({})).await
}

/// A ballot that was counted, and the numbers of each voter.
async fn counted(app: &App) -> (Value, Vec<Value>) {
    let (ballot, numbers) = voted(app).await;
    let supervisor = app.person("ballot-supervisor").await;
    supervisor.act(BALLOTS, &ballot, "close", &json!({})).await;
    (supervisor.act(BALLOTS, &ballot, "count", &json!({})).await, numbers)
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
    let unsigned = voter.get(&lines_of(&ballot)).await.expect(200).body.clone();
    let (holds, said) = verify(&unsigned, unsigned["public_key"].as_str().unwrap());
    assert!(!holds && said.contains("not every supervisor has signed the record"), "{said}");
    app.person("ballot-supervisor").await.signs(&ballot).await;
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

/// Numbers are on papers, in the pool and told to their voters: they stand in no other table and beside no member.
#[tokio::test]
async fn numbers_stand_beside_no_voter() {
    let app = App::start().await;
    let (ballot, numbers) = counted(&app).await;
    let told = numbers.iter().flat_map(|paper| paper.as_array().unwrap());
    let told: Vec<&str> = told.map(|number| number.as_str().unwrap()).collect();
    let db = app.application.service.store.whole().await.unwrap();
    for (table, text) in everything(&db).await {
        let holds = ["ballot_paper", "ballot_proof"].contains(&table.as_str());
        let found = told.iter().filter(|number| text.contains(&hex(number.as_bytes()))).count();
        assert_eq!(found, if holds { told.len() } else { 0 }, "{table}");
    }
    let papers = paper::Entity::find().all(&db).await.unwrap();
    assert!(papers.iter().all(|paper| paper.member_id.is_none()));
    let seen = fresh(&app.person("sc-office").await, BALLOTS, &ballot).await.to_string();
    assert!(!told.iter().any(|number| seen.contains(number)));
}

/// All tables of a database, their rows in hexadecimal digits.
async fn everything(db: &DatabaseConnection) -> Vec<(String, String)> {
    let sqlite = db.get_database_backend() == DatabaseBackend::Sqlite;
    let names = if sqlite {
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    } else {
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'"
    };
    let mut found = Vec::new();
    for name in texts(db, names).await {
        let rows = if sqlite {
            let columns = texts(db, &format!("SELECT name FROM pragma_table_info('{name}')")).await;
            let columns: Vec<_> = columns.iter().map(|one| format!("coalesce(\"{one}\", '')")).collect();
            format!("SELECT lower(hex({})) FROM \"{name}\"", columns.join(" || ' ' || "))
        } else {
            format!("SELECT encode(convert_to(t::text, 'UTF8'), 'hex') FROM \"{name}\" AS t")
        };
        found.push((name, texts(db, &rows).await.join(" ")));
    }
    assert!(found.len() > 50, "only {} tables", found.len());
    found
}

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// What is only tried would tell the tallies while members vote.
#[tokio::test]
async fn nobody_tries_to_close_a_secret_ballot() {
    let app = App::start().await;
    let ballot = on_projects(&app).await;
    let (office, supervisor) = (app.person("sc-office").await, app.person("ballot-supervisor").await);
    office.refused(BALLOTS, &ballot, "close", &json!({}), (422, "RECORD_UNSIGNED")).await;
    supervisor.signs(&ballot).await;
    cast(&app.person("sc-member").await, &ballot, json!(["approve", "oppose", "abstain"])).await.expect(200);
    let path =
        |action: &str| format!("/api/v1/ballots/{}/{action}?dry_run=true", ballot["id"].as_str().unwrap());
    for (action, body) in [("close", json!({})), ("void", json!({"reason": "试一试"}))] {
        supervisor.post(&path(action), &body).await.refused(400, "UNKNOWN_PARAMETER");
    }
    assert_eq!(fresh(&office, BALLOTS, &ballot).await["state"], "issuing");
    supervisor.act(BALLOTS, &ballot, "close", &json!({})).await;
    supervisor.post(&path("count"), &json!({})).await.refused(400, "UNKNOWN_PARAMETER");
}

/// A ballot is proven with those that decide its tie, and a second one that was voided is told and does no harm.
#[tokio::test]
async fn second_ballots_are_proven_with_the_first() {
    let app = App::start().await;
    let first = on_projects(&app).await;
    let (secretary, supervisor) =
        (app.person("chairs-secretary").await, app.person("ballot-supervisor").await);
    let people = voters(&app).await;
    let [yes, no] = ["approve", "oppose"];
    let vote = async |ballot: &Value, choices: Vec<Value>| {
        supervisor.signs(ballot).await;
        let casts = people.iter().zip(choices).map(|(person, choices)| cast(person, ballot, choices));
        for answer in join_all(casts).await {
            answer.expect(200);
        }
        supervisor.act(BALLOTS, ballot, "close", &json!({})).await;
        let counted = supervisor.act(BALLOTS, ballot, "count", &json!({})).await;
        supervisor.signs(ballot).await;
        counted
    };
    let tied = [json!([yes, yes, no]), json!([yes, no, yes])];
    let counted = vote(&first, tied.into_iter().cycle().take(8).collect()).await;
    assert_eq!(counted["result"], "tied");
    let second = async || {
        secretary.act(BALLOTS, &first, "order-second-ballot", &json!({})).await;
        let path = "/api/v1/ballots?state=prepared";
        app.person("sc-office").await.get(path).await.expect(200).body["items"][0].clone()
    };
    let void = second().await;
    secretary.act(BALLOTS, &void, "void", &json!({"reason": "候选项有误"})).await;
    let again = second().await;
    let again = app.person("sc-office").await.act(BALLOTS, &again, "issue", &json!({})).await;
    let decided = vote(
        &again,
        (0..8).map(|voter| if voter < 5 { json!([yes, no]) } else { json!([no, yes]) }).collect(),
    );
    assert_eq!(decided.await["result"], "recorded");
    let (holds, said) = verify_stored(&app, &first);
    assert!(holds && said.matches("8 papers, 0 differences").count() == 2, "{said}");
    assert!(said.contains(void["id"].as_str().unwrap()), "{said}");
    // What is done to the second is found with the first.
    let sql = format!(
        "UPDATE ballot SET list_hash = pool_hash WHERE title = '{}'",
        again["title"].as_str().unwrap()
    );
    app.application.service.store.whole().await.unwrap().execute_unprepared(&sql).await.unwrap();
    assert!(!verify_stored(&app, &first).0);
}
