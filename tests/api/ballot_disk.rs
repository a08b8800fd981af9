//! Whoever has the disk: the files of the database, read as an attacker reads them, do not tell who chose what.

use crate::{
    ballot_secrecy::{cast, issued},
    support::{App, Person},
};
use futures_util::future::join_all;
use instruments::ballots;
use platform::call::background::{self, Turn};
use sea_orm::{
    ConnectionTrait, DatabaseBackend, DatabaseConnection, EntityTrait, Statement, TransactionTrait,
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, path::PathBuf, time::Duration};
use uuid::Uuid;

/// The members of the meeting who may vote; the third has an interest.
const VOTERS: [&str; 8] = [
    "sc-member",
    "sc-member-2",
    "sc-member-4",
    "sc-member-5",
    "sc-member-6",
    "sc-member-7",
    "sc-member-8",
    "sc-member-9",
];

async fn rows(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

/// Who had voted after each transaction of the past, as far as the disk still tells; `since` is where the log ended before.
async fn past(app: &App, since: usize) -> Vec<BTreeSet<String>> {
    match app.application.service.store.read().get_database_backend() {
        DatabaseBackend::Sqlite => past_of_sqlite(app, since).await,
        _ => past_of_postgres(app).await,
    }
}

fn file(app: &App) -> PathBuf {
    app.settings.database_url.strip_prefix("sqlite://").unwrap().into()
}

/// Bytes of the write-ahead log of SQLite.
fn log_length(app: &App) -> usize {
    let Some(path) = app.settings.database_url.strip_prefix("sqlite://") else { return 0 };
    std::fs::read(PathBuf::from(path).with_extension("sqlite-wal")).map_or(0, |log| log.len())
}

/// Each commit of the write-ahead log ends a state; a copy whose log is cut there shows it. What the log had before may be
/// in the database already, and newer than a shorter log.
async fn past_of_sqlite(app: &App, since: usize) -> Vec<BTreeSet<String>> {
    let main = std::fs::read(file(app)).unwrap();
    let log = std::fs::read(file(app).with_extension("sqlite-wal")).unwrap_or_default();
    let number = |at: usize| u32::from_be_bytes(log[at..at + 4].try_into().unwrap());
    let mut states = Vec::new();
    let mut ends = vec![0];
    if log.len() > 32 {
        let frame = 24 + number(8) as usize;
        let frames = (32..=log.len() - frame).step_by(frame);
        let present = frames.filter(|at| log[at + 8..at + 16] == log[16..24]);
        ends.extend(present.filter(|at| number(at + 4) > 0).map(|at| at + frame));
    }
    for end in ends.into_iter().filter(|end| *end >= since) {
        let copy = tempfile::tempdir().unwrap();
        std::fs::write(copy.path().join("copy"), &main).unwrap();
        std::fs::write(copy.path().join("copy-wal"), &log[..end]).unwrap();
        let db = platform::store::connect(&copy.path().join("copy")).await.unwrap();
        states.push(rows(&db, "SELECT hex(member_id) FROM ballot_receipt").await.into_iter().collect());
        db.close().await.unwrap();
    }
    states
}

/// Rows of one transaction have its number, also those that are dead and not yet vacuumed.
async fn past_of_postgres(app: &App) -> Vec<BTreeSet<String>> {
    let db = &app.application.service.store.whole().await.unwrap();
    db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS pageinspect").await.unwrap();
    let sql = "SELECT string_agg(encode(t_attrs[2], 'hex'), ' ') FROM \
        generate_series(0, pg_relation_size('ballot_receipt') / 8192 - 1) AS page, \
        heap_page_item_attrs(get_raw_page('ballot_receipt', page::int), 'ballot_receipt') \
        WHERE t_attrs IS NOT NULL GROUP BY t_xmin ORDER BY t_xmin::text::bigint";
    let states = rows(db, sql).await;
    states.iter().map(|state| state.split(' ').map(Into::into).collect()).collect()
}

/// How many voted between one state and the next: among so many an attacker cannot tell whose paper is whose.
fn crowds(states: &[BTreeSet<String>]) -> Vec<usize> {
    let before = std::iter::once(BTreeSet::new()).chain(states.iter().cloned());
    let new = before.zip(states).map(|(before, after)| after.difference(&before).count());
    new.filter(|new| *new > 0).collect()
}

/// Whether the raw bytes of the database hold an id anywhere, in whatever row, free page or log.
async fn is_on_disk(app: &App, id: Uuid) -> bool {
    let db = &app.application.service.store.whole().await.unwrap();
    if db.get_database_backend() == DatabaseBackend::Sqlite {
        return ["sqlite", "sqlite-wal"].into_iter().any(|extension| {
            let bytes = std::fs::read(file(app).with_extension(extension)).unwrap_or_default();
            let holds = |wanted: &[u8]| bytes.windows(wanted.len()).any(|part| part == wanted);
            holds(id.as_bytes()) || holds(id.to_string().as_bytes())
        });
    }
    let sql = format!(
        "SELECT page::text FROM generate_series(0, pg_relation_size('ballot_paper') / 8192 - 1) AS page \
         WHERE position(decode('{}', 'hex') in get_raw_page('ballot_paper', page::int)) > 0",
        id.simple()
    );
    !rows(db, &sql).await.is_empty()
}

async fn vote(people: &[Person], ballot: &Value) {
    let choices = ["for", "against", "abstain", "for"];
    let casts = people.iter().zip(choices).map(|(person, choice)| cast(person, ballot, json!([choice])));
    for answer in join_all(casts).await {
        answer.expect(200);
    }
}

/// The job is done when it says so; on PostgreSQL it is tried again while somebody, such as another test, has a
/// transaction open that is older than the close.
async fn cleared(app: &App) {
    for _ in 0..120 {
        match background::once(&app.application.service, ballots::CLEARING, Uuid::now_v7()).await {
            Ok(Turn::Done) => return,
            Ok(Turn::Taken) => {}
            Err(problem) => assert!(problem.to_string().contains("older transaction"), "{problem}"),
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    panic!("the past is never cleared");
}

#[tokio::test]
async fn the_disk_does_not_tell_who_chose_what() {
    let app = App::started_with(|settings| settings.ballot_batch_milliseconds = 700).await;
    let ballot = issued(&app, true).await;
    let people = join_all(VOTERS.map(|name| app.person(name))).await;
    // Somebody who reads all the while, such as a backup, keeps what was replaced from being removed.
    let reader = app.application.service.store.whole().await.unwrap().begin().await.unwrap();
    ballots::entity::Entity::find().all(&reader).await.unwrap();
    let before = log_length(&app);
    vote(&people[..4], &ballot).await;
    vote(&people[4..], &ballot).await;
    let during = crowds(&past(&app, before).await);
    assert_eq!(during.iter().sum::<usize>(), 8, "{during:?}");
    assert!(during.iter().all(|crowd| *crowd >= 4), "papers can be joined to voters: {during:?}");
    reader.rollback().await.unwrap();

    let db = app.application.service.store.read();
    let papers = ballots::papers::paper::Entity::find().all(db).await.unwrap();
    assert!(is_on_disk(&app, papers[0].id).await, "the attacker cannot read");
    app.person("sc-office").await.act("/ballots", &ballot, "close", &json!({})).await;
    cleared(&app).await;
    let after = crowds(&past(&app, 0).await);
    assert_eq!(after, [8], "the disk still tells of the time before the close");
    for paper in papers {
        assert!(!is_on_disk(&app, paper.id).await, "a paper of the vote is left on the disk");
    }
}

/// Where nobody reads meanwhile, the log of SQLite tells not even one batch from the other. What PostgreSQL replaced stays
/// until the vote has ended and the tables are written anew.
#[tokio::test]
async fn the_log_does_not_tell_one_batch_from_the_other() {
    let app = App::started_with(|settings| settings.ballot_batch_milliseconds = 700).await;
    if app.application.service.store.read().get_database_backend() != DatabaseBackend::Sqlite {
        println!("skipped: the log of PostgreSQL is its administrator's");
        return;
    }
    let ballot = issued(&app, true).await;
    let people = join_all(VOTERS.map(|name| app.person(name))).await;
    vote(&people[..4], &ballot).await;
    vote(&people[4..], &ballot).await;
    assert_eq!(crowds(&past(&app, 0).await), [8]);
}
