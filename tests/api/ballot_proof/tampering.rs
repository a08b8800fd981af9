//! Whatever is done to papers or list is found, and named.

use super::{BALLOTS, counted, lines_of, verify, verify_stored};
use crate::support::App;
use instruments::ballots::{
    SignedThing,
    list::BallotList,
    papers::{paper, receipt},
};
use platform::secrets::signing::Signer;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::{Value, json};
use uuid::Uuid;

async fn execute(app: &App, sql: &str) {
    app.application.service.store.whole().await.unwrap().execute_unprepared(sql).await.unwrap();
}

/// What an administrator of the database does, how it is named, and with what the confirmation refuses it.
type Tampering = (String, String, &'static str);

fn number(paper: &paper::Model) -> &str {
    paper.numbers.0[0].as_str()
}

/// An id as the database writes it.
fn id(app: &App, id: Uuid) -> String {
    let sqlite = app.settings.database_url.starts_with("sqlite");
    if sqlite { format!("x'{}'", id.simple()) } else { format!("'{id}'") }
}

/// One more paper.
fn added(app: &App, like: &paper::Model, numbers: &Value, new: u128) -> String {
    let (choices, own) = (json!(like.choices), id(app, like.ballot_id));
    let new = id(app, Uuid::from_u128(new));
    format!(
        "INSERT INTO ballot_paper (id, ballot_id, choices, numbers) VALUES ({new}, {own}, '{choices}', '{numbers}')"
    )
}

/// Another paper's choices on this one.
fn changed(app: &App, papers: &[paper::Model]) -> String {
    let other = papers.iter().find(|paper| paper.choices != papers[0].choices).unwrap();
    format!(
        "UPDATE ballot_paper SET choices = '{}' WHERE id = {}",
        json!(other.choices),
        id(app, papers[0].id)
    )
}

fn of_papers(app: &App, papers: &[paper::Model]) -> Vec<Tampering> {
    let (first, own) = (&papers[0], id(app, papers[0].id));
    let (member, foreign) = (id(app, Uuid::from_u128(9)), json!(["00000001", "00000002", "00000003"]));
    let none = "1 papers are none of this ballot";
    let tamperings = [
        (added(app, first, &foreign, 1), "paper 00000001 was added".to_owned()),
        (
            added(app, first, &json!(first.numbers), 2),
            format!("paper {} is there more than once", number(first)),
        ),
        (changed(app, papers), format!("paper {} was changed", number(first))),
        (
            format!("DELETE FROM ballot_paper WHERE id = {own}"),
            format!("paper {} was removed", number(first)),
        ),
        (
            format!(
                "UPDATE ballot_paper SET choices = '[\"approve\", \"aprove\", \"oppose\"]' WHERE id = {own}"
            ),
            format!("paper {} has a mark that cannot be read (question 1)", number(first)),
        ),
        (added(app, first, &json!([]), 3), none.to_owned()),
        (format!("UPDATE ballot_paper SET member_id = {member} WHERE id = {own}"), none.to_owned()),
    ];
    tamperings.map(|(sql, named)| (sql, named, "PAPERS_CHANGED")).to_vec()
}

fn of_the_rest(app: &App, voter: Uuid, numbers: &Value) -> Vec<Tampering> {
    let (voter, absent) = (id(app, voter), id(app, app.districts["310114"].deputies[10]));
    let (changed, unsigned) = ("PAPERS_CHANGED", "RECORD_UNSIGNED");
    let tamperings = [
        (
            format!("DELETE FROM ballot_receipt WHERE member_id = {voter}"),
            "7 have voted, 8 papers are there",
            changed,
        ),
        (
            format!("UPDATE ballot_receipt SET member_id = {absent} WHERE member_id = {voter}"),
            "the hash of the voters is another one",
            changed,
        ),
        (
            format!("UPDATE ballot_proof SET sheets = '[{numbers}]'"),
            "the hash of the pool is another one",
            changed,
        ),
        ("UPDATE ballot_proof SET pool = '[]'".into(), "the hash of the pool is another one", changed),
        ("UPDATE ballot_proof SET papers = '[]'".into(), "the hash of the papers is another one", changed),
        ("DELETE FROM ballot_proof".into(), "the hash of the pool is another one", changed),
        ("UPDATE ballot SET list_hash = NULL".into(), "the seal was not signed with this key", unsigned),
        ("UPDATE ballot SET valid = 7, invalid = 1".into(), "valid 0: recorded 7, counted 6", unsigned),
    ];
    tamperings.map(|(sql, named, code)| (sql, named.to_owned(), code)).to_vec()
}

/// What is changed in the database is found, named, and stands in the way of the confirmation.
#[tokio::test]
async fn whatever_is_done_to_the_papers_is_found() {
    let app = App::start().await;
    let (ballot, _) = counted(&app).await;
    let (office, supervisor) = (app.person("sc-office").await, app.person("ballot-supervisor").await);
    supervisor.signs(&ballot).await;
    assert!(verify_stored(&app, &ballot).0);
    let confirmation = json!({"record_document_id": office.document("计票记录", "internal").await["id"]});
    let db = app.application.service.store.whole().await.unwrap();
    let papers = paper::Entity::find().all(&db).await.unwrap();
    let voter = receipt::Entity::find().one(&db).await.unwrap().unwrap().member_id;
    let mut tamperings = of_papers(&app, &papers);
    tamperings.extend(of_the_rest(&app, voter, &json!(papers[0].numbers)));
    for (sql, named, code) in tamperings {
        keep(&app).await;
        execute(&app, &sql).await;
        let (holds, said) = verify_stored(&app, &ballot);
        assert!(!holds && said.contains(&named), "{sql}: {said}");
        let confirmed = office.try_act(BALLOTS, &ballot, "confirm", &confirmation).await;
        assert_eq!(confirmed.body["code"], code, "{sql}: {}", confirmed.text);
        put_back(&app).await;
    }
    assert!(verify_stored(&app, &ballot).0);
    // Of what was changed only the way out is left.
    execute(&app, &changed(&app, &papers)).await;
    office.refused(BALLOTS, &ballot, "confirm", &confirmation, (409, "PAPERS_CHANGED")).await;
    supervisor.act(BALLOTS, &ballot, "void", &json!({"reason": "表决票被改动"})).await;
}

/// What is changed between the close and the count is not counted.
#[tokio::test]
async fn papers_that_were_changed_after_the_close_are_not_counted() {
    let app = App::start().await;
    let ballot = super::closed(&app).await;
    let supervisor = app.person("ballot-supervisor").await;
    let papers = paper::Entity::find().all(app.application.service.store.read()).await.unwrap();
    keep(&app).await;
    for sql in [changed(&app, &papers), "UPDATE ballot SET pool_hash = NULL".into()] {
        execute(&app, &sql).await;
        supervisor.refused(BALLOTS, &ballot, "count", &json!({}), (409, "PAPERS_CHANGED")).await;
        put_back(&app).await;
        keep(&app).await;
    }
    // The papers are counted, whatever the row says of them.
    execute(&app, "UPDATE ballot SET tallies = '[]', valid = 0").await;
    let counted = supervisor.act(BALLOTS, &ballot, "count", &json!({})).await;
    assert_eq!((&counted["valid"], counted["tallies"].as_array().unwrap().len()), (&json!(6), 9));
}

const TABLES: [&str; 4] = ["ballot_paper", "ballot_receipt", "ballot_proof", "ballot"];

/// Keeps the tables of a ballot.
async fn keep(app: &App) {
    for table in TABLES {
        execute(app, &format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
    }
}

/// Puts them back.
async fn put_back(app: &App) {
    for column in ["valid", "invalid", "list_hash", "pool_hash"] {
        let kept = format!("SELECT {column} FROM kept_ballot AS kept WHERE kept.id = ballot.id");
        execute(app, &format!("UPDATE ballot SET {column} = ({kept})")).await;
    }
    for table in &TABLES[..3] {
        execute(app, &format!("DELETE FROM {table}")).await;
        execute(app, &format!("INSERT INTO {table} SELECT * FROM kept_{table}")).await;
    }
    for table in TABLES {
        execute(app, &format!("DROP TABLE kept_{table}")).await;
    }
}

/// A change of a list.
type Change = fn(&mut Value, &Known);

/// What the changes of a list use: a number of its first question, one that was not drawn, another mark than the first has.
struct Known {
    first: String,
    undrawn: String,
    other: &'static str,
}

impl Known {
    fn of(list: &Value) -> Self {
        let first = &list["lines"][0][0];
        let drawn = list["lines"].to_string();
        let mut undrawn = list["pool"].as_array().unwrap().iter().map(|number| number.as_str().unwrap());
        Self {
            first: first["number"].as_str().unwrap().to_owned(),
            undrawn: undrawn.find(|number| !drawn.contains(number)).unwrap().to_owned(),
            other: if first["mark"] == "oppose" { "approve" } else { "oppose" },
        }
    }
}

fn question(list: &mut Value, question: usize) -> &mut Vec<Value> {
    list["lines"][question].as_array_mut().unwrap()
}

/// Signatures as they would be on the record as it is now.
fn forge_signatures(list: &mut Value) {
    let mut forged: BallotList = serde_json::from_value(list.clone()).unwrap();
    let hash = forged.record.hash().unwrap();
    for signature in &mut forged.signatures {
        if signature.signs == SignedThing::Record {
            signature.hash.clone_from(&hash);
        }
    }
    *list = serde_json::to_value(forged).unwrap();
}

const OF_LINES: [(Change, &str); 8] = [
    (
        |list, _| list["lines"][0][0]["mark"] = json!("aprove"),
        "line FIRST has a mark that cannot be read (question 0)",
    ),
    (
        |list, known| question(list, 0).push(json!({"number": known.undrawn, "mark": "approve"})),
        "line UNDRAWN was added",
    ),
    (|list, known| list["lines"][0][0]["mark"] = json!(known.other), "line FIRST was changed"),
    (|list, _| drop(question(list, 0).remove(0)), "line FIRST was removed"),
    (
        |list, _| {
            let twice = list["lines"][0][0].clone();
            question(list, 0).push(twice);
        },
        "line FIRST is there more than once",
    ),
    // To another question.
    (
        |list, _| {
            let moved = question(list, 0).remove(0);
            question(list, 1).push(moved);
        },
        "line FIRST was changed",
    ),
    (
        |list, _| question(list, 0).push(json!({"number": "ZZZZZZZZ", "mark": "approve"})),
        "ZZZZZZZZ has a number that is not of the pool",
    ),
    // Line and its digest together.
    (
        |list, known| {
            question(list, 0).remove(0);
            let sealed = list["sealed_lines"].as_array_mut().unwrap();
            sealed.retain(|entry| entry["number"] != known.first.as_str());
        },
        "the hash of the list is another one",
    ),
];

const OF_RECORDS: [(Change, &str); 12] = [
    (|list, _| list["record"]["tallies"][0]["votes"] = json!(1), "approve 0: recorded 1"),
    (|list, _| list["record"]["valid"] = json!(5), "valid 0: recorded 5"),
    (|list, _| list["record"]["issued"] = json!(3), "figures that agree: recorded true, counted false"),
    (
        |list, _| {
            let more = json!({"question": 9, "choice": "for", "votes": 1});
            list["record"]["tallies"].as_array_mut().unwrap().push(more);
        },
        "tallies: recorded 10, counted 9",
    ),
    (
        |list, _| list["seal"]["list_hash"] = list["seal"]["pool_hash"].clone(),
        "the seal was not signed with this key",
    ),
    (|list, _| list["printed_hash"] = json!("00"), "the hash of the pool is another one"),
    (|list, _| list["signatures"] = json!([]), "did not sign this pool"),
    (|list, _| list["record_signature"] = Value::Null, "not every supervisor has signed the record"),
    (|list, _| list["supervisor_ids"] = json!([]), "the signatures of the supervisors are not those"),
    // The record and the signatures together.
    (
        |list, _| {
            list["record"]["title"] = json!("别的表决");
            forge_signatures(list);
        },
        "the signatures of the supervisors are not those",
    ),
    (
        |list, _| {
            list["record"]["candidates"].as_array_mut().unwrap().swap(0, 1);
            forge_signatures(list);
        },
        "the signatures of the supervisors are not those",
    ),
    (
        |list, _| {
            list["record"]["total_members"] = json!(40);
            forge_signatures(list);
        },
        "the signatures of the supervisors are not those",
    ),
];

#[tokio::test]
async fn whatever_is_done_to_the_list_is_found() {
    let app = App::start().await;
    let (ballot, _) = counted(&app).await;
    app.person("ballot-supervisor").await.signs(&ballot).await;
    let list = app.person("sc-member").await.get(&lines_of(&ballot)).await.expect(200).body.clone();
    let (key, known) = (list["public_key"].as_str().unwrap(), Known::of(&list));
    for (change, named) in OF_LINES.iter().chain(&OF_RECORDS) {
        let mut changed = list.clone();
        change(&mut changed, &known);
        let named = named.replace("FIRST", &known.first).replace("UNDRAWN", &known.undrawn);
        let (holds, said) = verify(&changed, key);
        assert!(!holds && said.contains(&named), "{named}: {said}");
    }
    let stranger = Signer::new(&[7; 32]).unwrap().public_key();
    let (holds, said) = verify(&list, &stranger);
    assert!(!holds && said.contains("was not signed with this key"), "{said}");
    assert!(verify(&list, key).0);
}
