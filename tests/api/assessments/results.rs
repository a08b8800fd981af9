//! What becomes of results: announced, corrected with the old one kept, reviewed by nobody in turn, and the stars of a site.

use super::{
    ASSESSMENTS, TEMPLATES, assessment_of, auto, opened, published, review_by, reviewed, user, with,
};
use crate::{
    stations,
    support::{App, fresh},
};
use serde_json::{Value, json};

/// An announced assessment of a street committee, whose chairpersons met on the day of the announcement.
async fn announced(app: &App) -> Value {
    let (_, assessment) = reviewed(app).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2027-03-09", 7).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    app.person("chairs-secretary").await.act(ASSESSMENTS, &assessment, "approve", &decision).await;
    app.person("deputy-affairs").await.act(ASSESSMENTS, &assessment, "announce", &json!({})).await
}

#[tokio::test]
async fn what_was_announced_is_corrected_and_the_old_result_kept() {
    let app = App::start().await;
    let assessment = announced(&app).await;
    let decided = app.held("chairpersons", "chairpersons", 74, "2027-03-18", 7).await;
    let affairs = app.person("deputy-affairs").await;
    let correction = json!({
        "correction_ground": "record_voided", "correction_reason": "所计一次活动未如实举行。", "fault_found_on": "2027-03-17",
        "correction_meeting_id": decided["id"], "scores": [{"no": 3, "score": "20.00"}]
    });
    let refusals = [
        ("fault_found_on", json!("2027-03-19"), 422, "FUTURE_RECORD"),
        ("scores", json!([{"no": 1, "score": "1.00"}]), 403, "AUTO_ITEM_READONLY"),
        ("scores", json!([{"no": 9, "score": "1.00"}]), 422, "VALIDATION_FAILED"),
        ("scores", json!([{"no": 3, "score": "33.35"}]), 422, "SCORE_OUT_OF_RANGE"),
    ];
    for (field, value, status, code) in refusals {
        let wrong = with(correction.clone(), field, value);
        affairs.refused(ASSESSMENTS, &assessment, "correct", &wrong, (status, code)).await;
    }
    let plenary = app.held("sc_plenary", "sc", 92, "2027-03-19", 41).await;
    let affairs = app.person("deputy-affairs").await;
    let wrong = with(correction.clone(), "correction_meeting_id", plenary["id"].clone());
    affairs.refused(ASSESSMENTS, &assessment, "correct", &wrong, (422, "WRONG_MEETING")).await;
    let secretary = app.person("chairs-secretary").await;
    secretary.refused(ASSESSMENTS, &assessment, "correct", &correction, (403, "FORBIDDEN")).await;
    let corrected = affairs.act(ASSESSMENTS, &assessment, "correct", &correction).await;
    // 20.01 + 30.05 + 20.00 + 2.00 − 0.01; five working days after Friday 19 March.
    let values = ["state", "final_total", "grade", "dispute_until"];
    assert_eq!(
        values.map(|name| corrected[name].as_str().unwrap().to_owned()),
        ["reviewed", "72.05", "pass", "2027-03-26"]
    );
    assert_eq!((&corrected["version_no"], &corrected["announced_on"]), (&json!(2), &Value::Null));
    let before = &corrected["former_results"][0];
    assert_eq!(
        (&before["version_no"], &before["final_total"], &before["announced_on"]),
        (&json!(1), &json!("82.00"), &json!("2027-03-09"))
    );
    let director = app.person("street-director").await;
    director.act(ASSESSMENTS, &assessment, "dispute", &json!({"dispute_text": "漏计一次活动。"})).await;
}

#[tokio::test]
async fn a_result_is_corrected_within_a_year_of_its_announcement() {
    let app = App::start().await;
    let assessment = announced(&app).await;
    app.on("2028-03-10");
    let affairs = app.person("deputy-affairs").await;
    let correction = json!({
        "correction_ground": "wrong_computation", "correction_reason": "计算有误。", "fault_found_on": "2028-03-10",
        "correction_meeting_id": uuid::Uuid::nil()
    });
    affairs.refused(ASSESSMENTS, &assessment, "correct", &correction, (422, "REOPEN_WINDOW_OVER")).await;
    // What was found on the last day may be corrected, by a meeting that decides so.
    let in_time = with(correction, "fault_found_on", json!("2028-03-09"));
    affairs.refused(ASSESSMENTS, &assessment, "correct", &in_time, (422, "UNKNOWN_REFERENCE")).await;
}

#[tokio::test]
async fn nobody_reviews_in_turn_or_answers_what_they_reviewed() {
    let app = App::start().await;
    let (_, assessment) = opened(&app).await;
    // The town is assessed under the same template, and somebody of the street committee reviews it.
    let affairs = app.person("deputy-affairs").await;
    let town = assessment_of(&affairs, &app.organization("town-presidium")).await;
    let presidium = app.person("town-presidium").await;
    let evidence = presidium.document("议事记录", "internal").await;
    let own = json!({"scores": [
        {"no": 2, "score": "33.33", "evidence_ids": [evidence["id"]]}, {"no": 3, "score": "33.34"}
    ]});
    let assessed = presidium.act(ASSESSMENTS, &town, "self-assess", &own).await;
    // Nothing of the sheet applies to a town: its item is left out, and the others stand for a hundred.
    assert_eq!(
        (&assessed["item_scores"][0]["left_out"], &assessed["self_total"]),
        (&json!(true), &json!("100.00"))
    );
    let by = |names: [&str; 2]| review_by(&names.map(|name| user(&app, name)));
    affairs.act(ASSESSMENTS, &town, "review", &by(["street-director", "deputy-affairs"])).await;
    // So nobody of the town reviews the committee.
    let director = app.person("street-director").await;
    let evidence = director.document("议事记录", "internal").await;
    let scores = json!({"scores": [
        {"no": 2, "score": "33.33", "evidence_ids": [evidence["id"]]}, {"no": 3, "score": "33.34"}
    ]});
    director.act(ASSESSMENTS, &assessment, "self-assess", &scores).await;
    let in_turn = by(["town-presidium", "committee-staff"]);
    affairs.refused(ASSESSMENTS, &assessment, "review", &in_turn, (403, "SELF_VERIFICATION")).await;
    affairs.act(ASSESSMENTS, &assessment, "review", &by(["sc-office", "committee-staff"])).await;
    presidium.act(ASSESSMENTS, &town, "dispute", &json!({"dispute_text": "漏计一次活动。"})).await;
    let answer = json!({"dispute_answer": "已核实。"});
    affairs.refused(ASSESSMENTS, &town, "resolve", &answer, (403, "SELF_VERIFICATION")).await;
}

#[tokio::test]
async fn a_site_is_assessed_by_what_it_has_and_gets_its_stars() {
    let app = App::start().await;
    app.calendar_of_2027().await;
    app.on("2026-03-02");
    let site = stations::home(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let unknown = json!([uuid::Uuid::nil()]);
    let template = json!({
        "target_kind": "site", "year": 2026, "title": "家站点考核方案", "target_ids": [site["id"]],
        "items": [
            auto(1, "90.00", &[("fixed_venue", "45.00"), ("leader", "45.00")]),
            auto(2, "5.00", &[("barrier_free", "2.00"), ("floor_area", "3.00")]),
            auto(3, "5.00", &[("HS12", "5.00")])
        ]
    });
    let wrong = with(template.clone(), "target_ids", unknown);
    affairs.refused_to_create(TEMPLATES, &wrong, (422, "UNKNOWN_REFERENCE")).await;
    published(&app, &template).await;
    app.on("2027-03-01");
    let affairs = app.person("deputy-affairs").await;
    let assessment = assessment_of(&affairs, site["id"].as_str().unwrap()).await;
    assert_eq!(assessment["organization_id"], *app.organization("street-committee"));
    let none = json!({"scores": []});
    // The director of the street runs it, and does not assess it.
    app.person("street-director")
        .await
        .refused(ASSESSMENTS, &assessment, "self-assess", &none, (403, "FORBIDDEN_SCOPE"))
        .await;
    let assessed = app.person("site-manager").await.act(ASSESSMENTS, &assessment, "self-assess", &none).await;
    // Nothing was said there, so that five points leave the sheet: 90 of 95.
    assert_eq!(
        (&assessed["self_total"], &assessed["item_scores"][2]["left_out"]),
        (&json!("94.74"), &json!(true))
    );
    let review = json!({
        "reviewer_ids": [user(&app, "sc-office"), user(&app, "committee-staff")], "scores": [], "bonus": "0.26",
        "deduction": "0.00"
    });
    affairs.act(ASSESSMENTS, &assessment, "review", &review).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2027-03-09", 7).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    app.person("chairs-secretary").await.act(ASSESSMENTS, &assessment, "approve", &decision).await;
    let affairs = app.person("deputy-affairs").await;
    let announced = affairs.act(ASSESSMENTS, &assessment, "announce", &json!({})).await;
    assert_eq!((&announced["final_total"], &announced["star"]), (&json!("95.00"), &json!(5)));
    assert_eq!(fresh(&affairs, stations::SITES, &site).await["star_rating"], 5);
    let decided = app.held("chairpersons", "chairpersons", 74, "2027-03-18", 7).await;
    let affairs = app.person("deputy-affairs").await;
    let correction = json!({
        "correction_ground": "wrong_computation", "correction_reason": "计算有误。", "fault_found_on": "2027-03-17",
        "correction_meeting_id": decided["id"]
    });
    affairs.act(ASSESSMENTS, &assessment, "correct", &correction).await;
    assert_eq!(fresh(&affairs, stations::SITES, &site).await["star_rating"], Value::Null);
}
