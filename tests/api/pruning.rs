//! What is kept for a while is gone afterwards: stored answers after a day, events after the days that are set.

use crate::support::{Answer, App};
use platform::{
    call::{background, forgetting},
    records::{events, idempotency},
};
use reqwest::Method;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;
use uuid::Uuid;

async fn run(app: &App, job: background::Job) {
    background::once(&app.application.service, job, Uuid::now_v7()).await.unwrap();
}

async fn create(app: &App, code: &str) -> Answer {
    let body = json!({"code": code, "name": "机构", "kind": "company", "valid_from": "2026-01-01"});
    let admin = app.person("district-admin").await;
    let request = admin.request(Method::POST, "/api/v1/organizations").json(&body);
    Answer::of(request.header("Idempotency-Key", format!("key-of-{code}"))).await
}

#[tokio::test]
async fn stored_answers_live_for_a_day() {
    let app = App::start().await;
    let kept = async || idempotency::entity::Entity::find().count(app.application.service.store.read()).await;
    create(&app, "first").await.expect(201);
    app.wait(12 * 3600);
    create(&app, "second").await.expect(201);
    run(&app, forgetting::ANSWERS).await;
    assert_eq!(kept().await.unwrap(), 2, "what may be asked for again stays");
    assert_eq!(create(&app, "first").await.expect(201).header("idempotency-replayed"), "true");
    app.wait(12 * 3600 + 1);
    run(&app, forgetting::ANSWERS).await;
    assert_eq!(kept().await.unwrap(), 1, "a stored answer outlives its day");
    app.wait(12 * 3600);
    run(&app, forgetting::ANSWERS).await;
    assert_eq!(kept().await.unwrap(), 0);
}

#[tokio::test]
async fn pruning_the_trail_forgets_stored_answers_that_have_expired() {
    let app = App::start().await;
    create(&app, "first").await.expect(201);
    app.wait(24 * 3600 + 1);
    let (store, now) = (&app.application.service.store, app.clock.now());
    let cut = jiandu::operations::trail::Cut {
        before: now,
        personal_before: now,
        personal: jiandu::app::routes().personal.iter().copied().collect(),
    };
    jiandu::operations::trail::prune(store, &cut, now).await.unwrap();
    assert_eq!(idempotency::entity::Entity::find().count(store.read()).await.unwrap(), 0);
}

#[tokio::test]
async fn events_live_for_the_days_that_are_set() {
    let app = App::started_with(|settings| settings.event_retention_days = 3).await;
    let outbox = async || {
        let db = app.application.service.store.read();
        events::entity::Entity::find().count(db).await.unwrap()
    };
    run(&app, forgetting::EVENTS).await;
    let founded = outbox().await;
    assert!(founded > 10, "too few to show anything: {founded}");
    app.wait(2 * 86_400);
    create(&app, "late").await.expect(201);
    let all = outbox().await;
    run(&app, forgetting::EVENTS).await;
    assert_eq!(outbox().await, all, "no event goes before its time");
    let late = all - founded;
    app.wait(86_400 + 1);
    run(&app, forgetting::EVENTS).await;
    assert_eq!(outbox().await, late, "all but those that are younger are gone");
    app.wait(2 * 86_400);
    run(&app, forgetting::EVENTS).await;
    assert_eq!(outbox().await, 0);
}
