//! A lost code, a title that tells of a person, an activity at which somebody listened.

use super::{OPINIONS, citizen, heard, home, manager, opinion, rating, replied, signed};
use crate::{
    stations::clock,
    support::{App, Person, only},
};
use serde_json::{Value, json};

#[tokio::test]
async fn a_lost_code_is_given_anew_to_whoever_left_a_phone() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = heard(&app, &site).await;
    signed(&app, &said).await;
    replied(&app, &said).await;
    let leader = manager(&app).await;
    let before = clock(&app, &said, "OPINION_RATING").await;
    let called = |back: bool| json!({"called_back": back});
    leader.refused(OPINIONS, &said, "reissue-code", &called(false), (422, "CODE_NOT_RECOVERABLE")).await;
    only(&app, &["site-manager"], OPINIONS, &said, "reissue-code", &called(true)).await;
    let anew = leader.act(OPINIONS, &said, "reissue-code", &called(true)).await;
    let old = citizen(&app, &said);
    assert_eq!(old.read(&said).await.status, 401, "the old code opens nothing");
    let person = citizen(&app, &anew);
    assert_ne!(person.code, old.code);
    assert_eq!(clock(&app, &said, "OPINION_RATING").await, before);
    person.act(&said, "rate", &rating("satisfied")).await.expect(200);

    let mut nobody = opinion(&site);
    (nobody["is_anonymous"], nobody["citizen_name"], nobody["citizen_phone"]) =
        (json!(true), Value::Null, Value::Null);
    let nobody = leader.create(OPINIONS, &nobody).await;
    leader.refused(OPINIONS, &nobody, "reissue-code", &called(true), (422, "CODE_NOT_RECOVERABLE")).await;
    citizen(&app, &nobody).read(&nobody).await.expect(200);
}

#[tokio::test]
async fn a_title_tells_of_nobody_because_lists_are_searched_by_it() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = manager(&app).await;
    for title in ["请回电13900000001", "演示居民001家门口充电桩不足"] {
        let mut said = opinion(&site);
        said["title"] = json!(title);
        let refused = leader.post(&format!("/api/v1{OPINIONS}"), &said).await;
        let refused = refused.refused(422, "PERSONAL_DATA_IN_PUBLICATION");
        assert_eq!(refused.body["errors"][0]["pointer"], "/title", "{title}");
    }
    let none = leader.get(&format!("/api/v1{OPINIONS}?count=true")).await.expect(200).body["total"].clone();
    assert_eq!(none, 0);
}

#[tokio::test]
async fn a_deputy_answers_at_the_activity_that_goes_on() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = manager(&app).await;
    let visit = json!({
        "organizer_type": "site", "organizer_id": site["id"], "category": "visit_voters", "title": "走访选民",
        "topic": null, "place": "第一居民委员会", "site_id": site["id"], "assignment_id": null,
        "arrangement_document_id": null, "plan_item_id": null, "planned_start_at": "2026-08-03T01:00:00Z",
        "planned_end_at": "2026-08-03T09:00:00Z", "invited_deputy_ids": [app.deputy(9)]
    });
    let visit = leader.create("/activities", &visit).await;
    let mut heard_there = opinion(&site);
    (heard_there["activity_id"], heard_there["deputy_ids"]) = (visit["id"].clone(), json!([app.deputy(9)]));
    // Nobody heard anything there who was not there.
    leader.refused_to_create(OPINIONS, &heard_there, (422, "VALIDATION_FAILED")).await;
    leader.act("/activities", &visit, "announce", &json!({})).await;
    let deputy: Person = app.person("deputy").await;
    deputy.act("/activities", &visit, "check-in", &json!({"method": "qr"})).await;
    let said = leader.create(OPINIONS, &heard_there).await;
    assert_eq!(said["activity_id"], visit["id"]);
    let answer = json!({
        "reply_text": "停车场的充电桩下周开放,请留意小区公告栏通知。", "outcome_class": "adopted_resolved"
    });
    let elsewhere = heard(&app, &site).await;
    deputy.refused(OPINIONS, &elsewhere, "answer-on-spot", &answer, (403, "FORBIDDEN_SCOPE")).await;
    deputy.refused(OPINIONS, &said, "answer-on-spot", &answer, (422, "DATE_ORDER")).await;
    leader.act("/activities", &visit, "start", &json!({})).await;
    let done = deputy.act(OPINIONS, &said, "answer-on-spot", &answer).await;
    assert_eq!((done["state"].as_str(), done["route"].as_str()), (Some("replied"), Some("on_the_spot")));
}
