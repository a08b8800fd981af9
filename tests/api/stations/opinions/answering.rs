//! Replies and ratings: on the spot, from outside, handled again.

use super::{
    OPINIONS, citizen, found_undone, heard, home, manager, opinion, promised, rating, replied, signed, to,
    visit,
};
use crate::{
    stations::COMMITMENTS,
    support::{App, fresh},
};
use serde_json::{Value, json};

fn reply(class: Option<&str>, evidence: &Value, promised: Option<&str>) -> Value {
    json!({
        "reply_text": "已在金园一路公共停车场新建二十个充电桩,九月一日投入使用。", "outcome_class": class,
        "evidence_ids": evidence, "promised_on": promised
    })
}

#[tokio::test]
async fn a_reply_says_what_comes_of_it() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = heard(&app, &site).await;
    signed(&app, &said).await;
    let head = app.person("department-head").await;
    for (body, code) in [
        (reply(None, &json!([]), None), (422, "OUTCOME_REQUIRED")),
        (reply(Some("adopted_resolved"), &json!([]), None), (422, "EVIDENCE_MISSING")),
        (reply(Some("planned"), &json!([]), None), (422, "PROMISE_DATE_MISSING")),
        (reply(Some("planned"), &json!([]), Some("2026-08-03")), (422, "PROMISE_DATE_MISSING")),
        (reply(Some("reference"), &json!([]), Some("2026-12-20")), (422, "PROMISE_DATE_MISSING")),
    ] {
        head.refused(OPINIONS, &said, "reply", &body, code).await;
    }
    manager(&app)
        .await
        .refused(
            OPINIONS,
            &said,
            "reply",
            &reply(Some("reference"), &json!([]), None),
            (403, "FORBIDDEN_SCOPE"),
        )
        .await;
    head.act(OPINIONS, &said, "reply", &reply(Some("planned"), &json!([]), Some("2026-12-20"))).await;
    // The person reads the own promise with the code, and says that it was not kept.
    let list = format!("/api/v1{COMMITMENTS}?source_id={}", said["id"].as_str().unwrap());
    let promised = head.get(&list).await.expect(200).body["items"][0].clone();
    let photo = head.document("现场照片", "internal").await;
    head.act(
        COMMITMENTS,
        &promised,
        "fulfill",
        &json!({"evidence_ids": [photo["id"]], "told_text": "已建成。"}),
    )
    .await;
    let person = citizen(&app, &said);
    let path = format!("/api/v1{COMMITMENTS}/{}/dispute", promised["id"].as_str().unwrap());
    let request = app.stranger().request(reqwest::Method::POST, &path).header("Access-Code", &person.code);
    crate::support::Answer::of(request.json(&json!({"reason": "还没有建"}))).await.expect(200);
    assert_eq!(fresh(&head, COMMITMENTS, &promised).await["state"], "open");
}

#[tokio::test]
async fn on_the_spot_is_today_and_settled() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = manager(&app).await;
    let answer = |class: Option<&str>| json!({"reply_text": "停车场的充电桩下周开放,请留意小区公告栏通知。", "outcome_class": class});
    let earlier = leader.create(OPINIONS, &opinion(&site)).await;
    app.on("2026-08-04");
    let leader = manager(&app).await;
    leader
        .refused(OPINIONS, &earlier, "answer-on-spot", &answer(Some("reference")), (422, "DATE_ORDER"))
        .await;
    let visit = visit(&app, &site, "2026-08-04").await;
    let today = || {
        let mut today = opinion(&site);
        (today["received_on"], today["activity_id"]) = (json!("2026-08-04"), visit["id"].clone());
        today
    };
    let mut complaint = today();
    (complaint["matter_nature"], complaint["concerned_organ_id"]) =
        (json!("complaint_on_staff"), json!(app.organization("finance")));
    let complaint = leader.create(OPINIONS, &complaint).await;
    leader
        .refused(
            OPINIONS,
            &complaint,
            "answer-on-spot",
            &answer(Some("reference")),
            (422, "CONFLICT_OF_INTEREST"),
        )
        .await;
    // What was said at no activity, or at one that is over, is not answered on the spot.
    let mut apart = today();
    apart["activity_id"] = json!(null);
    let apart = leader.create(OPINIONS, &apart).await;
    leader.refused(OPINIONS, &apart, "answer-on-spot", &answer(Some("reference")), (422, "DATE_ORDER")).await;
    let mut reception = today();
    (reception["channel"], reception["activity_id"]) = (json!("reception"), json!(null));
    leader.refused_to_create(OPINIONS, &reception, (422, "VALIDATION_FAILED")).await;
    let said = leader.create(OPINIONS, &today()).await;
    leader
        .refused(OPINIONS, &said, "answer-on-spot", &answer(Some("planned")), (422, "OUTCOME_REQUIRED"))
        .await;
    let done = leader.act(OPINIONS, &said, "answer-on-spot", &answer(Some("adopted_resolved"))).await;
    assert_eq!((done["state"].as_str(), done["route"].as_str()), (Some("replied"), Some("on_the_spot")));
    // Who is dissatisfied with that has it passed on.
    citizen(&app, &said).act(&said, "rate", &rating("dissatisfied")).await.expect(200);
    let again = app.person("street-director").await.act(OPINIONS, &said, "rehandle", &json!({})).await;
    assert_eq!((again["state"].as_str(), again["rehandle_count"].as_i64()), (Some("accepted"), Some(1)));
}

#[tokio::test]
async fn the_site_writes_down_what_comes_from_outside() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = heard(&app, &site).await;
    let leader = manager(&app).await;
    leader.act(OPINIONS, &said, "accept", &json!({"procedure_check": "none"})).await;
    leader.act(OPINIONS, &said, "route", &to(&app, "hotline12345", "government")).await;
    let mut answer = reply(Some("reference"), &json!([]), None);
    leader.refused(OPINIONS, &said, "reply", &answer, (422, "DOCUMENT_MISSING")).await;
    answer["reply_document_id"] = leader.document("12345答复", "internal").await["id"].clone();
    assert_eq!(leader.act(OPINIONS, &said, "reply", &answer).await["state"], "replied");
}

#[tokio::test]
async fn it_is_handled_again_twice() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = heard(&app, &site).await;
    signed(&app, &said).await;
    let person = citizen(&app, &said);
    for round in 1..=2 {
        replied(&app, &said).await;
        person.act(&said, "rate", &rating("dissatisfied")).await.expect(200);
        manager(&app).await.refused(OPINIONS, &said, "close", &json!({}), (409, "OPEN_ITEMS")).await;
        let again = app.person("street-director").await.act(OPINIONS, &said, "rehandle", &json!({})).await;
        assert_eq!(
            (again["state"].as_str(), again["rehandle_count"].as_i64(), again["due_on"].as_str()),
            (Some("rehandling"), Some(round), Some("2026-09-03"))
        );
    }
    promised(&app, &said).await;
    person.act(&said, "rate", &rating("dissatisfied")).await.expect(200);
    let director = app.person("street-director").await;
    director.refused(OPINIONS, &said, "rehandle", &json!({}), (409, "REHANDLE_LIMIT")).await;
    director.act(OPINIONS, &said, "close", &json!({})).await;
    app.on("2028-08-04");
    let why = json!({"reason": "回头看发现未落实"});
    app.person("street-director")
        .await
        .refused(OPINIONS, &said, "reopen", &why, (422, "REOPEN_WINDOW_OVER"))
        .await;
    app.on("2026-10-12");
    // Somebody found that the reply was wrong.
    let director = app.person("street-director").await;
    director.refused(OPINIONS, &said, "reopen", &why, (422, "NO_GROUND_FOR_REHANDLING")).await;
    found_undone(&app, &said).await;
    let open = app.person("street-director").await.act(OPINIONS, &said, "reopen", &why).await;
    assert_eq!((open["state"].as_str(), open["due_on"].as_str()), (Some("rehandling"), Some("2026-11-12")));
    assert_eq!(open["rehandle_count"], 2, "opened again is not handled again");
}

#[tokio::test]
async fn silence_is_no_satisfaction_and_no_decision_handles_it_again() {
    let app = App::start().await;
    let site = home(&app).await;
    let (silent, angry) = (heard(&app, &site).await, heard(&app, &site).await);
    for said in [&silent, &angry] {
        signed(&app, said).await;
        replied(&app, said).await;
    }
    citizen(&app, &angry).act(&angry, "rate", &rating("dissatisfied")).await.expect(200);
    app.on("2026-08-11");
    app.sweep().await;
    let leader = manager(&app).await;
    assert_eq!(fresh(&leader, OPINIONS, &angry).await["state"], "rehandling");
    app.on("2026-09-03");
    citizen(&app, &silent)
        .act(&silent, "rate", &rating("satisfied"))
        .await
        .refused(422, "RATING_WINDOW_OVER");
    let closed = manager(&app).await.act(OPINIONS, &silent, "close", &json!({})).await;
    assert_eq!((closed["state"].as_str(), &closed["rating_result"]), (Some("closed"), &Value::Null));
}

#[tokio::test]
async fn a_declined_one_is_closed() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = heard(&app, &site).await;
    signed(&app, &said).await;
    replied(&app, &said).await;
    citizen(&app, &said).act(&said, "rate", &rating("dissatisfied")).await.expect(200);
    let director = app.person("street-director").await;
    director.act(OPINIONS, &said, "decline-rehandle", &json!({"reason": "已全部建成。"})).await;
    assert_eq!(director.act(OPINIONS, &said, "close", &json!({})).await["state"], "closed");
}
