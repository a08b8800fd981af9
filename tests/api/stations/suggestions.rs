//! A suggestion from the draft to the rating: seconders, organs, clocks, replies (03 §3.4, §4.1).

use super::{COMMITMENTS, CONTACTS, SUGGESTIONS};
use crate::support::{App, Person, fresh, only};
use serde_json::{Value, json};

mod clocks;
mod contacts;
mod drafting;
mod ending;
mod leading;
mod organs;

/// What a deputy drafts, with another one as seconder.
pub fn draft(app: &App) -> Value {
    json!({
        "phase": "intersession", "title": "关于增设金园一路公共充电桩的建议",
        "problem_text": "金园一路沿线三个小区没有公共充电桩。", "proposal_text": "在公共停车场增设二十个充电桩。",
        "lead_deputy_id": app.deputy(9), "seconder_ids": [app.deputy(10)], "policy_area": "urban_environment",
        "consents_publication": true, "no_own_interest": true, "session_id": null
    })
}

/// Submitted by both deputies, accepted for handling.
pub async fn reviewed(app: &App) -> Value {
    let deputy = app.person("deputy").await;
    let made = deputy.create(SUGGESTIONS, &draft(app)).await;
    app.person("deputy-2").await.act(SUGGESTIONS, &made, "confirm", &json!({})).await;
    deputy.act(SUGGESTIONS, &made, "submit", &json!({})).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(SUGGESTIONS, &made, "review", &json!({"suggestion_no": "嘉建2026-085"})).await
}

pub fn to_construction(app: &App) -> Value {
    json!({"lead_organs": [{"organ_id": app.organization("construction"), "part": null}]})
}

/// Assigned to the construction department, which has taken it over.
pub async fn handled(app: &App) -> Value {
    let made = reviewed(app).await;
    app.person("deputy-affairs").await.act(SUGGESTIONS, &made, "assign", &to_construction(app)).await;
    app.person("department-clerk").await.act(SUGGESTIONS, &made, "sign", &json!({})).await
}

pub fn contact(app: &App, suggestion: &Value, day: &str) -> Value {
    json!({
        "suggestion_id": suggestion["id"], "deputy_id": app.deputy(9), "phase": "during", "mode": "visit",
        "contacted_on": day, "content": "现场查看停车场。"
    })
}

pub fn reply(class: &str) -> Value {
    let promised = ["resolving", "planned"].contains(&class).then_some("2026-12-20");
    json!({
        "reply_text": "已在金园一路公共停车场新建二十个充电桩,九月一日投入使用。",
        "outcome_class": class, "promised_on": promised, "explanation": (class == "reference").then_some("规划未定。")
    })
}

/// Answered after a contact on the day that it is.
pub async fn replied(app: &App, suggestion: &Value, class: &str, day: &str) -> Value {
    app.person("department-clerk").await.create(CONTACTS, &contact(app, suggestion, day)).await;
    app.person("department-head").await.act(SUGGESTIONS, suggestion, "reply", &reply(class)).await
}

pub fn rating(result: &str) -> Value {
    json!({"rating_attitude": "satisfied", "rating_result": result, "rating_comment": "数量仍然不足。"})
}

#[tokio::test]
async fn a_suggestion_is_answered_and_published() {
    let app = App::start().await;
    let made = reviewed(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let head = app.person("department-head").await;
    head.get(&format!("/api/v1{SUGGESTIONS}/{}", made["id"].as_str().unwrap()))
        .await
        .refused(404, "NOT_FOUND");
    only(&app, &["deputy-affairs"], SUGGESTIONS, &made, "assign", &to_construction(&app)).await;
    let assigned = affairs.act(SUGGESTIONS, &made, "assign", &to_construction(&app)).await;
    assert_eq!(
        (assigned["assigned_on"].as_str(), assigned["due_on"].as_str()),
        (Some("2026-08-03"), Some("2026-11-03"))
    );
    let clerk = app.person("department-clerk").await;
    let signed = clerk.act(SUGGESTIONS, &made, "sign", &json!({})).await;
    assert_eq!(signed["state"], "handling");
    clerk.refused(SUGGESTIONS, &made, "sign", &json!({}), (409, "ALREADY_EXISTS")).await;

    head.refused(SUGGESTIONS, &made, "reply", &reply("adopted_resolved"), (422, "REPLY_WITHOUT_CONTACT"))
        .await;
    let contacted = clerk.create(CONTACTS, &contact(&app, &made, "2026-08-03")).await;
    // What the deputy denies does not count.
    let deputy = app.person("deputy").await;
    deputy.act(CONTACTS, &contacted, "deny", &json!({"reason": "没有联系过。"})).await;
    head.refused(SUGGESTIONS, &made, "reply", &reply("adopted_resolved"), (422, "REPLY_WITHOUT_CONTACT"))
        .await;
    clerk.create(CONTACTS, &contact(&app, &made, "2026-08-03")).await;
    for (field, value, code) in [
        ("outcome_class", json!(null), (422, "OUTCOME_REQUIRED")),
        ("outcome_class", json!("planned"), (422, "PROMISE_DATE_MISSING")),
        ("promised_on", json!("2026-12-20"), (422, "PROMISE_DATE_MISSING")),
        ("outcome_class", json!("reference"), (422, "REASON_MISSING")),
    ] {
        let mut wrong = reply("adopted_resolved");
        wrong[field] = value;
        head.refused(SUGGESTIONS, &made, "reply", &wrong, code).await;
    }
    let done = head.act(SUGGESTIONS, &made, "reply", &reply("adopted_resolved")).await;
    assert_eq!((done["state"].as_str(), done["replied_on"].as_str()), (Some("replied"), Some("2026-08-03")));
    assert_eq!(done["rating_due_on"], "2026-08-24");

    let mut silent = rating("dissatisfied");
    silent["rating_comment"] = Value::Null;
    deputy.refused(SUGGESTIONS, &made, "rate", &silent, (422, "COMMENT_REQUIRED")).await;
    app.person("deputy-2")
        .await
        .refused(SUGGESTIONS, &made, "rate", &rating("satisfied"), (403, "RATING_BY_WRONG_PERSON"))
        .await;
    affairs.refused(SUGGESTIONS, &made, "close", &json!({}), (409, "OPEN_ITEMS")).await;
    deputy.act(SUGGESTIONS, &made, "rate", &rating("satisfied")).await;
    deputy.refused(SUGGESTIONS, &made, "rate", &rating("satisfied"), (409, "ALREADY_RATED")).await;
    let study = json!({"study_result": "已核实。"});
    affairs.refused(SUGGESTIONS, &made, "rehandle", &study, (422, "NO_GROUND_FOR_REHANDLING")).await;
    affairs.act(SUGGESTIONS, &made, "close", &json!({})).await;
    let request = app
        .stranger()
        .request(reqwest::Method::GET, &format!("/api/v1{SUGGESTIONS}/{}", made["id"].as_str().unwrap()));
    let public =
        crate::support::Answer::of(request.header("District-Code", "310114")).await.expect(200).body.clone();
    assert_eq!(
        (public["reply_text"].is_string(), &public["rating_comment"], &public["handlings"]),
        (true, &Value::Null, &json!([]))
    );
    assert_eq!(app.findings().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_promise_becomes_a_commitment() {
    let app = App::start().await;
    let made = handled(&app).await;
    replied(&app, &made, "planned", "2026-08-03").await;
    let (head, deputy) = (app.person("department-head").await, app.person("deputy").await);
    let list = format!("/api/v1{COMMITMENTS}?source_id={}", made["id"].as_str().unwrap());
    let promised = deputy.get(&list).await.expect(200).body["items"][0].clone();
    assert_eq!(
        (promised["state"].as_str(), promised["promised_on"].as_str()),
        (Some("open"), Some("2026-12-20"))
    );
    let proof = head.document("现场照片", "internal").await;
    let told = |evidence: Value| json!({"evidence_ids": evidence, "told_text": "已全部投入使用。"});
    head.refused(COMMITMENTS, &promised, "fulfill", &told(json!([])), (422, "EVIDENCE_MISSING")).await;
    only(&app, &["department-head"], COMMITMENTS, &promised, "fulfill", &told(json!([proof["id"]]))).await;
    let over = json!({"promised_on": "2027-06-30", "reason": "招标延后"});
    head.refused(COMMITMENTS, &promised, "carry-over", &over, (422, "CARRY_OVER_WINDOW")).await;
    head.refused(
        COMMITMENTS,
        &promised,
        "explain-term-end",
        &json!({"reason": "届满"}),
        (422, "OUTSIDE_TERM"),
    )
    .await;

    app.on("2026-12-01");
    let head = app.person("department-head").await;
    let mut late = over.clone();
    late["promised_on"] = json!("2028-01-01");
    head.refused(COMMITMENTS, &promised, "carry-over", &late, (422, "DATE_ORDER")).await;
    let carried = head.act(COMMITMENTS, &promised, "carry-over", &over).await;
    assert_eq!(
        (
            carried["promised_on"].as_str(),
            carried["first_promised_on"].as_str(),
            carried["carried_to_year"].as_i64()
        ),
        (Some("2027-06-30"), Some("2026-12-20"), Some(2027))
    );
    app.on("2027-02-01");
    app.calendar_of_2027().await;
    let head = app.person("department-head").await;
    let done = head.act(COMMITMENTS, &promised, "fulfill", &told(json!([proof["id"]]))).await;
    assert_eq!(
        (done["state"].as_str(), done["late"].as_bool(), done["told_on"].as_str()),
        (Some("fulfilled"), Some(true), Some("2027-02-01"))
    );
    app.on("2027-03-04");
    let late_deputy: Person = app.person("deputy").await;
    late_deputy
        .refused(
            COMMITMENTS,
            &promised,
            "dispute",
            &json!({"reason": "未建成"}),
            (422, "DISPUTE_WINDOW_OVER"),
        )
        .await;
    app.on("2027-03-03");
    let again = app
        .person("deputy")
        .await
        .act(COMMITMENTS, &promised, "dispute", &json!({"reason": "只建成十个"}))
        .await;
    assert_eq!((again["state"].as_str(), again["fulfilled_on"].is_null()), (Some("open"), true));
    // Circumstances changed: the head who signs the report says so, nobody in the head's place.
    let head = app.person("department-head").await;
    let report = head.document("情况说明", "internal").await;
    let change = |signer: &str| json!({"reason": "规划调整", "report_document_id": report["id"], "signed_by_user_id": app.user(signer)});
    head.refused(
        COMMITMENTS,
        &promised,
        "explain-change",
        &change("department-clerk"),
        (403, "NOT_SIGNED_BY_HEAD"),
    )
    .await;
    head.act(COMMITMENTS, &promised, "explain-change", &change("department-head")).await;
    app.person("deputy-affairs")
        .await
        .act(COMMITMENTS, &promised, "refute", &json!({"reason": "规划未调整"}))
        .await;
    assert_eq!(fresh(&head, COMMITMENTS, &promised).await["state"], "open");
}
