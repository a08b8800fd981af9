//! Opinions on one matter: who said the same is told the same, and rates it alone.

use super::{OPINIONS, citizen, heard, home, manager, rating, replied, signed, to};
use crate::{
    stations::clock,
    support::{App, fresh},
};
use serde_json::{Value, json};

#[tokio::test]
async fn each_code_reads_the_reply_and_rates_it_alone() {
    let app = App::start().await;
    let site = home(&app).await;
    let (first, second, third, late) = (
        heard(&app, &site).await,
        heard(&app, &site).await,
        heard(&app, &site).await,
        heard(&app, &site).await,
    );
    let leader = manager(&app).await;
    // The third says the same as the second, and both as the first.
    leader.act(OPINIONS, &third, "merge", &json!({"merged_into_id": second["id"]})).await;
    leader.act(OPINIONS, &second, "merge", &json!({"merged_into_id": first["id"]})).await;
    let person = citizen(&app, &third);
    person.act(&third, "rate", &rating("satisfied")).await.refused(409, "INVALID_TRANSITION");
    signed(&app, &first).await;
    replied(&app, &first).await;
    for said in [&second, &third] {
        let told = citizen(&app, said).read(said).await.expect(200).body.clone();
        assert_eq!(
            (told["state"].as_str(), told["reply_text"].is_string(), told["rating_due_on"].as_str()),
            (Some("merged"), true, Some("2026-09-02"))
        );
    }
    person.act(&third, "rate", &rating("dissatisfied")).await.expect(200);
    person.act(&third, "rate", &rating("satisfied")).await.refused(409, "ALREADY_RATED");
    assert_eq!(clock(&app, &third, "OPINION_RATING").await["state"], "met");
    for said in [&first, &second] {
        assert_eq!(fresh(&leader, OPINIONS, said).await["rated_on"], Value::Null);
    }
    // What is merged when there is a reply is told it at once.
    leader.act(OPINIONS, &late, "merge", &json!({"merged_into_id": first["id"]})).await;
    let told = citizen(&app, &late).read(&late).await.expect(200).body.clone();
    assert_eq!((told["outcome_class"].as_str(), &told["rated_on"]), (Some("adopted_resolved"), &Value::Null));
    app.on("2026-09-03");
    citizen(&app, &late).act(&late, "rate", &rating("satisfied")).await.refused(422, "RATING_WINDOW_OVER");
}

#[tokio::test]
async fn whoever_said_the_same_counts_before_it_is_closed() {
    let app = App::start().await;
    let site = home(&app).await;
    let (first, second) = (heard(&app, &site).await, heard(&app, &site).await);
    manager(&app).await.act(OPINIONS, &second, "merge", &json!({"merged_into_id": first["id"]})).await;
    signed(&app, &first).await;
    replied(&app, &first).await;
    citizen(&app, &first).act(&first, "rate", &rating("satisfied")).await.expect(200);
    let director = app.person("street-director").await;
    // The other may still rate it, and is dissatisfied.
    director.refused(OPINIONS, &first, "close", &json!({}), (409, "OPEN_ITEMS")).await;
    director.refused(OPINIONS, &first, "rehandle", &json!({}), (422, "NO_GROUND_FOR_REHANDLING")).await;
    citizen(&app, &second).act(&second, "rate", &rating("dissatisfied")).await.expect(200);
    assert_eq!(clock(&app, &first, "OPINION_REHANDLING").await["state"], "running");
    director.refused(OPINIONS, &first, "close", &json!({}), (409, "OPEN_ITEMS")).await;
    director.act(OPINIONS, &first, "decline-rehandle", &json!({"reason": "已如实答复。"})).await;
    assert_eq!(director.act(OPINIONS, &first, "close", &json!({})).await["state"], "closed");
}

#[tokio::test]
async fn without_a_decision_it_is_handled_again_for_whoever_said_the_same() {
    let app = App::start().await;
    let site = home(&app).await;
    let (first, second) = (heard(&app, &site).await, heard(&app, &site).await);
    manager(&app).await.act(OPINIONS, &second, "merge", &json!({"merged_into_id": first["id"]})).await;
    signed(&app, &first).await;
    replied(&app, &first).await;
    citizen(&app, &second).act(&second, "rate", &rating("dissatisfied")).await.expect(200);
    app.on("2026-08-11");
    app.sweep().await;
    let director = app.person("street-director").await;
    assert_eq!(fresh(&director, OPINIONS, &first).await["state"], "rehandling");
}

#[tokio::test]
async fn the_office_of_the_government_merges_what_it_passed_on() {
    let app = App::start().await;
    let site = home(&app).await;
    let (first, second) = (heard(&app, &site).await, heard(&app, &site).await);
    let (leader, office) = (manager(&app).await, app.person("government-office").await);
    for said in [&first, &second] {
        leader.act(OPINIONS, said, "accept", &json!({"procedure_check": "none"})).await;
        office.act(OPINIONS, said, "route", &to(&app, "district", "construction")).await;
    }
    let merged = office.act(OPINIONS, &second, "merge", &json!({"merged_into_id": first["id"]})).await;
    assert_eq!(merged["state"], "merged");
    let proof = office.document("受理通知书", "internal").await;
    let ended = json!({
        "not_accepted_reason": "litigation_arbitration_review", "guidance_text": "请向审理法院反映。",
        "proof_document_id": proof["id"]
    });
    let ended = office.act(OPINIONS, &first, "end-by-procedure", &ended).await;
    assert_eq!(ended["state"], "not_accepted");
}
