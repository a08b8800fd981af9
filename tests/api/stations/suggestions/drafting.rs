//! Drafts: who leads, who seconds, what the text needs, and who takes it back.

use super::{SUGGESTIONS, draft, reviewed, to_construction};
use crate::support::{App, fresh};
use serde_json::{Value, json};

#[tokio::test]
async fn seconders_confirm_the_text_as_it_stands() {
    let app = App::start().await;
    let (deputy, second) = (app.person("deputy").await, app.person("deputy-2").await);
    for (field, value, code) in [
        ("lead_deputy_id", json!(app.deputy(10)), (403, "FORBIDDEN_SCOPE")),
        ("seconder_ids", json!([app.deputy(9)]), (422, "DEPUTY_NOT_IN_OFFICE")),
        ("phase", json!("session"), (422, "VALIDATION_FAILED")),
    ] {
        let mut wrong = draft(&app);
        wrong[field] = value;
        deputy.refused_to_create(SUGGESTIONS, &wrong, code).await;
    }
    let mut empty = draft(&app);
    (empty["proposal_text"], empty["no_own_interest"]) = (Value::Null, json!(false));
    let made = deputy.create(SUGGESTIONS, &empty).await;
    let path = format!("/api/v1{SUGGESTIONS}/{}", made["id"].as_str().unwrap());
    // Nobody sees a draft but those who make it, and those who keep the register.
    app.person("sc-office").await.get(&path).await.refused(404, "NOT_FOUND");
    app.person("deputy-3").await.get(&path).await.refused(404, "NOT_FOUND");
    deputy.refused(SUGGESTIONS, &made, "submit", &json!({}), (422, "SECONDER_NOT_CONFIRMED")).await;
    second.act(SUGGESTIONS, &made, "confirm", &json!({})).await;
    second.refused(SUGGESTIONS, &made, "confirm", &json!({}), (409, "ALREADY_EXISTS")).await;
    deputy.refused(SUGGESTIONS, &made, "submit", &json!({}), (422, "CASE_INTERFERENCE")).await;
    // A change of what is no text leaves the confirmation, one of the text voids it.
    let declared = deputy.patch(&path, &json!({"no_own_interest": true})).await.expect(200).body.clone();
    assert_eq!(declared["confirmations"].as_array().unwrap().len(), 1);
    deputy.refused(SUGGESTIONS, &made, "submit", &json!({}), (422, "NOT_CONCRETE")).await;
    let written =
        deputy.patch(&path, &json!({"proposal_text": "增设二十个充电桩。"})).await.expect(200).body.clone();
    assert_eq!(written["confirmations"], json!([]));
    deputy.refused(SUGGESTIONS, &made, "submit", &json!({}), (422, "SECONDER_NOT_CONFIRMED")).await;
    second.act(SUGGESTIONS, &made, "confirm", &json!({})).await;
    deputy.act(SUGGESTIONS, &made, "submit", &json!({})).await;
}

#[tokio::test]
async fn deputies_of_one_congress_near_here_make_one() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let other = format!("/api/v1/deputies/{}", app.deputy(10));
    affairs
        .patch(
            &other,
            &json!({"congress_level": "municipal", "electing_unit": "嘉定区", "constituency_id": null}),
        )
        .await
        .expect(200);
    app.person("deputy")
        .await
        .refused_to_create(SUGGESTIONS, &draft(&app), (422, "WRONG_CONGRESS_LEVEL"))
        .await;
    let mut own = draft(&app);
    (own["lead_deputy_id"], own["seconder_ids"]) = (json!(app.deputy(10)), json!([]));
    app.person("deputy-2").await.refused_to_create(SUGGESTIONS, &own, (422, "WRONG_CONGRESS_LEVEL")).await;
    // What was made in a session is submitted while it sits.
    let session = affairs.get("/api/v1/sessions").await.expect(200).body["items"][0]["id"].clone();
    let mut late = draft(&app);
    (late["phase"], late["session_id"], late["seconder_ids"]) = (json!("session"), session, json!([]));
    let deputy = app.person("deputy").await;
    let late = deputy.create(SUGGESTIONS, &late).await;
    deputy.refused(SUGGESTIONS, &late, "submit", &json!({}), (422, "OUTSIDE_TERM")).await;
}

#[tokio::test]
async fn a_joint_one_is_withdrawn_by_all_and_before_it_is_assigned() {
    let app = App::start().await;
    let made = reviewed(&app).await;
    let (deputy, second) = (app.person("deputy").await, app.person("deputy-2").await);
    let reason = json!({"reason": "已经解决。"});
    deputy.refused(SUGGESTIONS, &made, "withdraw", &reason, (422, "NOT_UNANIMOUS")).await;
    second.act(SUGGESTIONS, &made, "agree-withdrawal", &json!({})).await;
    second.refused(SUGGESTIONS, &made, "agree-withdrawal", &json!({}), (409, "ALREADY_EXISTS")).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(SUGGESTIONS, &made, "assign", &to_construction(&app)).await;
    deputy.refused(SUGGESTIONS, &made, "withdraw", &reason, (409, "ALREADY_ASSIGNED")).await;

    let other = deputy.create(SUGGESTIONS, &draft(&app)).await;
    second
        .refused(SUGGESTIONS, &other, "agree-withdrawal", &json!({}), (422, "SECONDER_NOT_CONFIRMED"))
        .await;
    let gone = deputy.act(SUGGESTIONS, &other, "withdraw", &reason).await;
    assert_eq!(gone["state"], "withdrawn");
}

#[tokio::test]
async fn what_is_no_suggestion_is_explained() {
    let app = App::start().await;
    let deputy = app.person("deputy").await;
    let mut alone = draft(&app);
    alone["seconder_ids"] = json!([]);
    let made = deputy.create(SUGGESTIONS, &alone).await;
    deputy.act(SUGGESTIONS, &made, "submit", &json!({})).await;
    let ground = json!({"not_filed_ground": "personal_or_unit_matter", "not_filed_explanation": "反映的是本单位用地问题。"});
    // The office assigns what is made in a session; this one was not.
    app.person("sc-office")
        .await
        .refused(SUGGESTIONS, &made, "refuse", &ground, (403, "FORBIDDEN_SCOPE"))
        .await;
    app.person("deputy-affairs").await.act(SUGGESTIONS, &made, "refuse", &ground).await;
    assert_eq!(fresh(&deputy, SUGGESTIONS, &made).await["not_filed_explanation"], "反映的是本单位用地问题。");
}
