//! Screening: six factors and the legality, by those who know and did not propose (07 §3.3).

use super::{SCREENINGS, passed, reserved, review, reviewed, screening};
use crate::support::{App, fresh, only};
use serde_json::json;

#[tokio::test]
async fn every_factor_is_reviewed_by_those_who_know() {
    let app = App::start().await;
    let kept = reserved(&app, "充电桩一百个").await;
    let office = app.person("government-office").await;
    let mut asked = screening(&kept);
    asked["expert_ids"] = json!([uuid::Uuid::nil()]);
    office.refused_to_create(SCREENINGS, &asked, (422, "UNKNOWN_REFERENCE")).await;
    asked["expert_ids"] = json!([app.user("expert")]);
    let open = office.create(SCREENINGS, &asked).await;
    office.refused_to_create(SCREENINGS, &screening(&kept), (409, "ALREADY_EXISTS")).await;
    office.refused(SCREENINGS, &open, "conclude", &json!({}), (422, "SCREENING_INCOMPLETE")).await;
    let money = review("affordability", "pass");
    office.refused(SCREENINGS, &open, "review", &money, (403, "FORBIDDEN_SCOPE")).await;
    let finance = app.person("finance-clerk").await;
    finance.refused(SCREENINGS, &open, "review", &review("land_use", "pass"), (403, "FORBIDDEN_SCOPE")).await;
    let mut silent = review("land_use", "conditional");
    silent["condition"] = json!(null);
    office.refused(SCREENINGS, &open, "review", &silent, (422, "REASON_MISSING")).await;
    app.person("expert").await.act(SCREENINGS, &open, "review", &review("necessity", "pass")).await;
    app.person("third-party").await.refused(SCREENINGS, &open, "review", &money, (404, "NOT_FOUND")).await;
    reviewed(&app, &open, ("", "")).await;
    only(&app, &["government-office"], SCREENINGS, &open, "conclude", &json!({})).await;
    let done = office.act(SCREENINGS, &open, "conclude", &json!({})).await;
    assert_eq!((done["state"].as_str(), done["factors"].as_array().unwrap().len()), (Some("passed"), 6));
}

#[tokio::test]
async fn nobody_reviews_what_the_own_organization_proposed() {
    let app = App::start().await;
    let office = app.person("government-office").await;
    let own = json!({
        "organization_id": app.organization("sc"), "title": "财政自助服务点", "content": null, "category": "digital",
        "maturity": "idea", "land_ready": false, "approval_ready": false, "lead_department_id": app.organization("finance")
    });
    let own = office.create(super::RESERVE, &own).await;
    let open = office.create(SCREENINGS, &screening(&own)).await;
    let finance = app.person("finance-clerk").await;
    finance
        .refused(SCREENINGS, &open, "review", &review("affordability", "pass"), (403, "SELF_VERIFICATION"))
        .await;
}

#[tokio::test]
async fn a_condition_is_answered_with_a_document() {
    let app = App::start().await;
    let kept = reserved(&app, "充电桩一百个").await;
    let office = app.person("government-office").await;
    let open = office.create(SCREENINGS, &screening(&kept)).await;
    reviewed(&app, &open, ("land_use", "conditional")).await;
    let waits = office.act(SCREENINGS, &open, "conclude", &json!({})).await;
    assert_eq!(
        (waits["state"].as_str(), waits["conditions"][0]["text"].as_str()),
        (Some("conditional"), Some("先落实用地。"))
    );
    office.refused(SCREENINGS, &open, "conclude", &json!({}), (422, "SCREENING_INCOMPLETE")).await;
    let document = office.document("用地批复", "internal").await;
    let answer = |factor: &str| json!({"factor": factor, "document_id": document["id"]});
    office
        .refused(SCREENINGS, &open, "answer-condition", &answer("necessity"), (422, "UNKNOWN_REFERENCE"))
        .await;
    let missing = json!({"factor": "land_use", "document_id": uuid::Uuid::nil()});
    office.refused(SCREENINGS, &open, "answer-condition", &missing, (422, "UNKNOWN_REFERENCE")).await;
    office.act(SCREENINGS, &open, "answer-condition", &answer("land_use")).await;
    assert_eq!(office.act(SCREENINGS, &open, "conclude", &json!({})).await["state"], "passed");
}

#[tokio::test]
async fn what_burdens_or_breaks_the_law_does_not_pass() {
    let app = App::start().await;
    let kept = reserved(&app, "充电桩一百个").await;
    let office = app.person("government-office").await;
    let mut heavy = screening(&kept);
    heavy["grassroots_burden"] = json!("heavy");
    let open = office.create(SCREENINGS, &heavy).await;
    reviewed(&app, &open, ("", "")).await;
    office.refused(SCREENINGS, &open, "conclude", &json!({}), (422, "BURDEN_OR_DEBT_RISK")).await;
    let path = format!("/api/v1{SCREENINGS}/{}", open["id"].as_str().unwrap());
    office.patch(&path, &json!({"grassroots_burden": "acceptable"})).await.expect(200);
    let unlawful = json!({"conclusion": "fail", "opinion": "超出本级事权。"});
    office.act(SCREENINGS, &open, "review-legality", &unlawful).await;
    office.refused(SCREENINGS, &open, "conclude", &json!({}), (422, "LEGALITY_FAILED")).await;
    let failed = office.act(SCREENINGS, &open, "conclude", &json!({"fails": true})).await;
    assert_eq!(failed["state"], "failed");
    // Once more only if something has changed.
    office.refused_to_create(SCREENINGS, &screening(&kept), (422, "REASON_MISSING")).await;
    let mut again = screening(&kept);
    again["change_note"] = json!("已经调整实施主体。");
    let again = office.create(SCREENINGS, &again).await;
    reviewed(&app, &again, ("feasibility", "fail")).await;
    assert_eq!(office.act(SCREENINGS, &again, "conclude", &json!({})).await["state"], "failed");
}

#[tokio::test]
async fn a_screening_of_nothing_is_refused() {
    let app = App::start().await;
    let office = app.person("government-office").await;
    let nothing = screening(&json!({"id": uuid::Uuid::nil()}));
    office.refused_to_create(SCREENINGS, &nothing, (422, "UNKNOWN_REFERENCE")).await;
    let kept = reserved(&app, "充电桩一百个").await;
    let done = passed(&app, &kept).await;
    assert_eq!(fresh(&office, SCREENINGS, &done).await["state"], "passed");
}
