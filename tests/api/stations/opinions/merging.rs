//! Opinions on one matter: who said the same is told the same, and rates it alone.

use super::{OPINIONS, citizen, heard, home, manager, rating, replied, signed};
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
