//! Whatever is done to papers or list is found, and named.

use super::{BALLOTS, counted, lines_of, verify, verify_stored};
use crate::support::App;
use instruments::ballots::papers::{paper, receipt};
use platform::secrets::signing::Signer;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::{Value, json};

async fn execute(app: &App, sql: &str) {
    app.application.service.store.whole().await.unwrap().execute_unprepared(sql).await.unwrap();
}

/// A paper that is changed in the database is found, named, and stands in the way of the confirmation.
#[tokio::test]
async fn whatever_is_done_to_the_papers_is_found() {
    let app = App::start().await;
    let (ballot, numbers) = counted(&app).await;
    let (office, supervisor) = (app.person("sc-office").await, app.person("ballot-supervisor").await);
    supervisor.signs(&ballot).await;
    let confirmation = json!({"record_document_id": office.document("计票记录", "internal").await["id"]});
    let db = app.application.service.store.whole().await.unwrap();
    let papers = paper::Entity::find().all(&db).await.unwrap();
    let receipts = receipt::Entity::find().all(&db).await.unwrap();
    let number = |paper: &paper::Model| paper.numbers.0[0].as_str().to_owned();
    let first = &papers[0];
    let blank = |more: Value| {
        let mut row = json!({"choices": first.choices, "numbers": ["00000001", "00000002", "00000003"]});
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        row
    };
    let id = |id: uuid::Uuid| match app.settings.database_url.starts_with("sqlite") {
        true => format!("x'{}'", id.simple()),
        false => format!("'{id}'"),
    };
    let (own, own_ballot) = (id(first.id), id(first.ballot_id));
    let insert = |row: Value, new: u128| {
        format!(
            "INSERT INTO ballot_paper (id, ballot_id, choices, numbers) VALUES ({}, {own_ballot}, '{}', '{}')",
            id(uuid::Uuid::from_u128(new)),
            row["choices"],
            row["numbers"]
        )
    };
    let other = if first.choices.0 == papers[1].choices.0 { &papers[2] } else { &papers[1] };
    let swapped = serde_json::to_string(&other.choices).unwrap();
    let voter = id(receipts[0].member_id);
    let tamperings = [
        (insert(blank(json!({})), 1), "paper 00000001 was added".to_owned()),
        (
            insert(blank(json!({"numbers": first.numbers})), 2),
            format!("paper {} is there more than once", number(first)),
        ),
        (
            format!("UPDATE ballot_paper SET choices = '{swapped}' WHERE id = {own}"),
            format!("paper {} was changed", number(first)),
        ),
        (
            format!("DELETE FROM ballot_paper WHERE id = {own}"),
            format!("paper {} was removed", number(first)),
        ),
        (
            format!("DELETE FROM ballot_receipt WHERE member_id = {voter}"),
            "7 have voted, 8 papers are there".to_owned(),
        ),
        (
            "UPDATE ballot_proof SET papers = '[]'".to_owned(),
            "the hash of the papers is another one".to_owned(),
        ),
        ("UPDATE ballot_proof SET pool = '[]'".to_owned(), "the hash of the pool is another one".to_owned()),
        ("UPDATE ballot SET valid = 7, invalid = 1".to_owned(), "valid 0: recorded 7, counted 6".to_owned()),
    ];
    for (sql, named) in tamperings {
        let before = Snapshot::of(&app).await;
        execute(&app, &sql).await;
        let (holds, said) = verify_stored(&app, &ballot);
        assert!(!holds && said.contains(&named), "{sql}: {said}");
        let confirmed = office.try_act(BALLOTS, &ballot, "confirm", &confirmation).await;
        assert!(
            matches!(confirmed.body["code"].as_str(), Some("PAPERS_CHANGED" | "RECORD_UNSIGNED")),
            "{sql}: {}",
            confirmed.text
        );
        before.put_back(&app).await;
    }
    assert_eq!(numbers.len(), 8);
    assert!(verify_stored(&app, &ballot).0);
    // Of what was changed only the way out is left.
    execute(&app, &format!("UPDATE ballot_paper SET choices = '{swapped}' WHERE id = {own}")).await;
    office.refused(BALLOTS, &ballot, "confirm", &confirmation, (409, "PAPERS_CHANGED")).await;
    let void = json!({"reason": "表决票被改动"});
    supervisor.act(BALLOTS, &ballot, "void", &void).await;
}

/// The tables of a ballot, to put them back as they were.
struct Snapshot {
    tables: [&'static str; 4],
}

impl Snapshot {
    async fn of(app: &App) -> Self {
        let tables = ["ballot_paper", "ballot_receipt", "ballot_proof", "ballot"];
        for table in tables {
            execute(app, &format!("CREATE TABLE kept_{table} AS SELECT * FROM {table}")).await;
        }
        Self { tables }
    }

    async fn put_back(self, app: &App) {
        execute(
            app,
            "UPDATE ballot SET valid = (SELECT valid FROM kept_ballot k WHERE k.id = ballot.id), \
             invalid = (SELECT invalid FROM kept_ballot k WHERE k.id = ballot.id)",
        )
        .await;
        for table in &self.tables[..3] {
            execute(app, &format!("DELETE FROM {table}")).await;
            execute(app, &format!("INSERT INTO {table} SELECT * FROM kept_{table}")).await;
        }
        for table in self.tables {
            execute(app, &format!("DROP TABLE kept_{table}")).await;
        }
    }
}

#[tokio::test]
async fn whatever_is_done_to_the_list_is_found() {
    let app = App::start().await;
    let (ballot, _) = counted(&app).await;
    app.person("ballot-supervisor").await.signs(&ballot).await;
    let list = app.person("sc-member").await.get(&lines_of(&ballot)).await.expect(200).body.clone();
    let key = list["public_key"].as_str().unwrap();
    let first = list["lines"][0][0]["number"].as_str().unwrap().to_owned();
    let unused = list["pool"]
        .as_array()
        .unwrap()
        .iter()
        .find(|number| !list["lines"].to_string().contains(number.as_str().unwrap()));
    let unused = unused.unwrap().as_str().unwrap().to_owned();
    let line = |number: &str, mark: &str| json!({"number": number, "mark": mark});
    let other = if list["lines"][0][0]["mark"] == "oppose" { "approve" } else { "oppose" };
    type Change<'a> = Box<dyn Fn(&mut Value) + 'a>;
    let tamperings: Vec<(Change<'_>, String)> = vec![
        (
            Box::new(|list| list["lines"][0].as_array_mut().unwrap().push(line(&unused, "approve"))),
            format!("line {unused} was added"),
        ),
        (Box::new(|list| list["lines"][0][0]["mark"] = json!(other)), format!("line {first} was changed")),
        (
            Box::new(|list| drop(list["lines"][0].as_array_mut().unwrap().remove(0))),
            format!("line {first} was removed"),
        ),
        (
            Box::new(|list| {
                let twice = list["lines"][0][0].clone();
                list["lines"][0].as_array_mut().unwrap().push(twice);
            }),
            format!("line {first} is there more than once"),
        ),
        // To another question.
        (
            Box::new(|list| {
                let moved = list["lines"][0].as_array_mut().unwrap().remove(0);
                list["lines"][1].as_array_mut().unwrap().push(moved);
            }),
            format!("line {first} was changed"),
        ),
        (
            Box::new(|list| list["lines"][0].as_array_mut().unwrap().push(line("ZZZZZZZZ", "approve"))),
            "ZZZZZZZZ has a number that is not of the pool".into(),
        ),
        (Box::new(|list| list["record"]["tallies"][0]["votes"] = json!(1)), "approve 0: recorded 1".into()),
        (Box::new(|list| list["record"]["valid"] = json!(5)), "valid 0: recorded 5".into()),
        // Line and its digest together.
        (
            Box::new(|list| {
                list["lines"][0].as_array_mut().unwrap().remove(0);
                list["sealed_lines"]
                    .as_array_mut()
                    .unwrap()
                    .retain(|entry| entry["number"] != first.as_str());
            }),
            "the hash of the list is another one".into(),
        ),
        (
            Box::new(|list| list["seal"]["list_hash"] = list["seal"]["pool_hash"].clone()),
            "was not signed with this key".into(),
        ),
        (Box::new(|list| list["signatures"] = json!([])), "did not sign this pool".into()),
        (Box::new(|list| list["record"]["title"] = json!("别的表决")), "did not sign this record".into()),
    ];
    for (change, named) in tamperings {
        let mut changed = list.clone();
        change(&mut changed);
        let (holds, said) = verify(&changed, key);
        assert!(!holds && said.contains(&named), "{named}: {said}");
    }
    let stranger = Signer::new(&[7; 32]).unwrap().public_key();
    let (holds, said) = verify(&list, &stranger);
    assert!(!holds && said.contains("was not signed with this key"), "{said}");
    assert!(verify(&list, key).0);
}
