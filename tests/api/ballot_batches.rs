//! Secret casts wait for each other: what becomes of those who hang up, vote twice, or vote while the service stops.

use crate::{
    ballot_secrecy::{cast, issued},
    support::{App, Person},
};
use futures_util::future::join_all;
use instruments::ballots::papers;
use jiandu::app::Application;
use platform::store::Store;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Receipts and papers.
async fn stored(store: &Store) -> (u64, u64) {
    let receipts = papers::receipt::Entity::find().count(store.read()).await.unwrap();
    (receipts, papers::paper::Entity::find().count(store.read()).await.unwrap())
}

async fn waiting(app: &App, milliseconds: u64) -> (Value, Vec<Person>) {
    let ballot = issued(app, true).await;
    assert_eq!(app.settings.ballot_batch_milliseconds, milliseconds);
    let names = ["sc-member", "sc-member-2", "sc-member-4"];
    (ballot, join_all(names.map(|name| app.person(name))).await)
}

#[tokio::test]
async fn a_cast_is_answered_when_it_is_stored_and_not_before() {
    let app = App::started_with(|settings| settings.ballot_batch_milliseconds = 1000).await;
    let store = &app.application.service.store;
    let (ballot, people) = waiting(&app, 1000).await;
    let asked = Instant::now();
    let look = async {
        tokio::time::sleep(Duration::from_millis(300)).await;
        stored(store).await
    };
    let casts = people.iter().map(|person| cast(person, &ballot, json!(["for"])));
    let (answers, meanwhile) = tokio::join!(join_all(casts), look);
    assert_eq!(meanwhile, (0, 0), "a cast was stored alone");
    for answer in answers {
        answer.expect(200);
    }
    assert!(asked.elapsed() >= Duration::from_secs(1));
    assert_eq!(stored(store).await, (3, 3));
    // Who cannot vote is told at once.
    let asked = Instant::now();
    cast(&people[0], &ballot, json!(["for"])).await.refused(409, "ALREADY_VOTED");
    cast(&app.person("sc-member-3").await, &ballot, json!(["for"]))
        .await
        .refused(422, "CONFLICT_OF_INTEREST");
    assert!(asked.elapsed() < Duration::from_millis(900));
}

#[tokio::test]
async fn of_two_casts_of_a_member_in_one_batch_one_counts_and_others_are_not_harmed() {
    let app = App::started_with(|settings| settings.ballot_batch_milliseconds = 700).await;
    let (ballot, people) = waiting(&app, 700).await;
    let casts = [(0, "for"), (0, "against"), (1, "for"), (0, "abstain"), (2, "against")];
    let casts = casts.map(|(person, choice)| cast(&people[person], &ballot, json!([choice])));
    let answers = join_all(casts).await;
    let by = |places: &[usize]| places.iter().filter(|place| answers[**place].status == 200).count();
    assert_eq!((by(&[0, 1, 3]), by(&[2]), by(&[4])), (1, 1, 1));
    for answer in answers.iter().filter(|answer| answer.status != 200) {
        answer.refused(409, "ALREADY_VOTED");
    }
    assert_eq!(stored(&app.application.service.store).await, (3, 3));
}

#[tokio::test]
async fn who_hangs_up_has_voted_once() {
    let app = App::started_with(|settings| settings.ballot_batch_milliseconds = 700).await;
    let (ballot, people) = waiting(&app, 700).await;
    let path = format!("/api/v1/ballots/{}/cast", ballot["id"].as_str().unwrap());
    for person in &people[..2] {
        let request = person.request(reqwest::Method::POST, &path).json(&json!({"choices": ["for"]}));
        assert!(request.timeout(Duration::from_millis(250)).send().await.unwrap_err().is_timeout());
    }
    cast(&people[2], &ballot, json!(["for"])).await.expect(200);
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert_eq!(stored(&app.application.service.store).await, (3, 3));
    cast(&people[0], &ballot, json!(["for"])).await.refused(409, "ALREADY_VOTED");
}

#[tokio::test]
async fn a_service_that_stops_stores_what_waits() {
    let app = App::started_with(|settings| settings.ballot_batch_milliseconds = 20_000).await;
    let (ballot, people) = waiting(&app, 20_000).await;
    let asked = Instant::now();
    let stop = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        app.application.service.drain.begin();
    };
    let casts = people.iter().map(|person| cast(person, &ballot, json!(["for"])));
    let (answers, ()) = tokio::join!(join_all(casts), stop);
    for answer in answers {
        answer.expect(200);
    }
    assert!(asked.elapsed() < Duration::from_secs(10), "it waited for others until the end");
    assert_eq!(stored(&app.application.service.store).await, (3, 3));
}

#[tokio::test]
async fn replicas_have_a_batch_each() {
    let app = App::started_with(|settings| settings.ballot_batch_milliseconds = 500).await;
    let other = app.replica().await;
    let (ballot, people) = waiting(&app, 500).await;
    let there = join_all(["sc-member-5", "sc-member-6", "sc-member"].map(|name| other.person(name))).await;
    let casts = people.iter().chain(&there).map(|person| cast(person, &ballot, json!(["for"])));
    let mut statuses: Vec<_> = join_all(casts).await.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    // One of them voted on both.
    assert_eq!(statuses, [200, 200, 200, 200, 200, 409]);
    let Application { service, .. } = &other.application;
    assert_eq!(stored(&service.store).await, (5, 5));
}

#[tokio::test]
async fn papers_cannot_be_read_in_the_database_while_the_vote_lasts() {
    let app = App::start().await;
    let (ballot, people) = waiting(&app, 50).await;
    for (person, choices) in people.iter().zip([json!(["for"]), json!(["against"]), json!([])]) {
        cast(person, &ballot, choices).await.expect(200);
    }
    let db = app.application.service.store.read();
    let papers = papers::paper::Entity::find().all(db).await.unwrap();
    let length = papers[0].sealed.as_ref().unwrap().len();
    for paper in &papers {
        assert!(paper.choices.0.is_empty() && paper.sealed.as_ref().unwrap().len() == length, "{paper:?}");
    }
    let closed = app.person("sc-office").await.act("/ballots", &ballot, "close", &json!({})).await;
    let votes: Vec<_> = closed["tallies"].as_array().unwrap().iter().map(|tally| &tally["votes"]).collect();
    assert_eq!((votes, &closed["invalid"]), (vec![&json!(1), &json!(1), &json!(0)], &json!(1)));
    let papers = papers::paper::Entity::find().all(db).await.unwrap();
    assert!(papers.iter().all(|paper| paper.sealed.is_none()));
}
