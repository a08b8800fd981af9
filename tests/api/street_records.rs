//! What a street committee writes down: contacts with deputies, its rules, its reports to the Standing Committee.

use crate::{
    street_committees::committee,
    support::{App, fresh},
};
use serde_json::{Value, json};

const CONTACTS: &str = "/street-committees/deputy-contacts";
const RULES: &str = "/street-committees/institution-rules";

#[tokio::test]
async fn a_contact_with_a_deputy_is_recorded_soon_and_may_be_disputed() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let (clerk, deputy) = (app.person("street-clerk").await, app.person("deputy").await);
    let contact = json!({
        "committee_id": committee["id"], "deputy_id": app.deputy(9), "contacted_on": "2026-08-01", "mode": "visit",
        "content": "走访代表,听取其对社区公共充电设施建设的意见建议。", "difficulty_text": "工作时间冲突。"
    });
    let mut short = contact.clone();
    short["content"] = json!("走访。");
    clerk.refused_to_create(CONTACTS, &short, (422, "VALIDATION_FAILED")).await;
    let mut future = contact.clone();
    future["contacted_on"] = json!("2026-08-04");
    clerk.refused_to_create(CONTACTS, &future, (422, "FUTURE_RECORD")).await;
    let mut old = contact.clone();
    old["contacted_on"] = json!("2026-07-03");
    clerk.refused_to_create(CONTACTS, &old, (422, "RECORD_TOO_OLD")).await;
    old["contacted_on"] = json!("2019-07-03");
    clerk.refused_to_create(CONTACTS, &old, (422, "DEPUTY_NOT_IN_OFFICE")).await;
    app.person("sc-office").await.refused_to_create(CONTACTS, &contact, (403, "FORBIDDEN")).await;
    let contact = clerk.create(CONTACTS, &contact).await;
    let answer = json!({"difficulty_answer": "已与单位协调。"});
    let answered = clerk.act(CONTACTS, &contact, "answer-difficulty", &answer).await;
    assert_eq!(answered["answered_on"], "2026-08-03");
    let other = app.person("deputy-2").await;
    other.refused(CONTACTS, &contact, "dispute", &json!({"reason": "没有来过。"}), (404, "NOT_FOUND")).await;
    let disputed = deputy.act(CONTACTS, &contact, "dispute", &json!({"reason": "没有来过。"})).await;
    assert_eq!(disputed["state"], "disputed");
    let silent = json!({
        "committee_id": committee["id"], "deputy_id": app.deputy(10), "contacted_on": "2026-08-01", "mode": "phone",
        "content": "电话联系代表,了解其参加代表小组活动的安排和想法。", "difficulty_text": null
    });
    let silent = clerk.create(CONTACTS, &silent).await;
    clerk.refused(CONTACTS, &silent, "answer-difficulty", &answer, (422, "REPLIES_MISSING")).await;
}

fn rule(committee: &Value, document: &Value) -> Value {
    json!({
        "committee_id": committee["id"], "kind": "contact_deputies", "title": "联系代表制度", "document_id": document
    })
}

#[tokio::test]
async fn one_rule_of_a_kind_is_in_force_from_its_day_on() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let director = app.person("street-director").await;
    let first = director.create(RULES, &rule(&committee, &Value::Null)).await;
    director.refused_to_create(RULES, &rule(&committee, &Value::Null), (409, "ALREADY_EXISTS")).await;
    let meeting = app.held("street_committee", "street-committee", 1, "2026-08-10", 5).await;
    let director = app.person("street-director").await;
    let adoption = json!({"adopted_meeting_id": meeting["id"], "effective_on": "2026-08-10"});
    director.refused(RULES, &first, "adopt", &adoption, (422, "DOCUMENT_MISSING")).await;
    let text = director.document("联系代表制度", "public").await;
    let path = format!("/api/v1{RULES}/{}", first["id"].as_str().unwrap());
    director.patch(&path, &json!({"document_id": text["id"]})).await.expect(200);
    let before = json!({"adopted_meeting_id": meeting["id"], "effective_on": "2026-08-09"});
    director.refused(RULES, &first, "adopt", &before, (422, "DATE_ORDER")).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-10", 7).await;
    let director = app.person("street-director").await;
    let elsewhere = json!({"adopted_meeting_id": chairpersons["id"], "effective_on": "2026-08-10"});
    director.refused(RULES, &first, "adopt", &elsewhere, (422, "WRONG_MEETING")).await;
    director.act(RULES, &first, "adopt", &adoption).await;
    director.act(RULES, &first, "file", &json!({})).await;
    let affairs = app.person("deputy-affairs").await;
    let objection = json!({"contradicts": "地方组织法第五十九条", "reason": "超出职责。"});
    affairs.act(RULES, &first, "send-back", &objection).await;
    director.act(RULES, &first, "file", &json!({})).await;
    let received = affairs.act(RULES, &first, "acknowledge", &json!({})).await;
    assert_eq!(received["received_on"], "2026-08-10");

    // The next version holds from its day on, and until then the first does.
    let second = director.create(RULES, &rule(&committee, &text["id"])).await;
    assert_eq!(second["version_no"], 2);
    let later = json!({"adopted_meeting_id": meeting["id"], "effective_on": "2026-08-20"});
    director.act(RULES, &second, "adopt", &later).await;
    assert_eq!(fresh(&director, RULES, &first).await["state"], "filed");
    app.on("2026-08-20");
    app.sweep().await;
    let director = app.person("street-director").await;
    let replaced = fresh(&director, RULES, &first).await;
    assert_eq!((replaced["state"].as_str(), &replaced["superseded_by"]), (Some("superseded"), &second["id"]));
    let repeal = json!({"repealed_meeting_id": meeting["id"], "reason": "另行制定。"});
    director
        .refused(
            RULES,
            &second,
            "repeal",
            &json!({"repealed_meeting_id": chairpersons["id"], "reason": "另行制定。"}),
            (422, "WRONG_MEETING"),
        )
        .await;
    let repealed = director.act(RULES, &second, "repeal", &repeal).await;
    assert_eq!(repealed["state"], "repealed");
}

#[tokio::test]
async fn the_indicators_of_a_street_are_counted_from_its_records() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let clerk = app.person("street-clerk").await;
    for place in [9, 10, 9] {
        let contact = json!({
            "committee_id": committee["id"], "deputy_id": app.deputy(place), "contacted_on": "2026-08-01",
            "mode": "visit", "content": "走访代表,听取其对社区公共充电设施建设的意见建议。", "difficulty_text": null
        });
        clerk.create(CONTACTS, &contact).await;
    }
    let statistics = "/api/v1/street-committees/statistics";
    let found = clerk.get(&format!("{statistics}?period=2026-Q3")).await.expect(200).body.clone();
    assert_eq!((found["from"].as_str(), found["to"].as_str()), (Some("2026-07-01"), Some("2026-08-03")));
    let of = |code: &str| {
        let items = found["items"].as_array().unwrap();
        let one = items.iter().find(|one| one["code"] == code).unwrap();
        (one["numerator"].clone(), one["denominator"].clone(), one["value"].clone())
    };
    // Two of the twelve deputies of the street, whoever was visited twice.
    assert_eq!(of("SC06"), (json!(2), json!("12.00"), json!("16.67")));
    assert_eq!(of("SC01"), (json!(0), json!("5.00"), json!("0.00")));
    assert_eq!(of("SC08"), (json!(0), json!("0.00"), Value::Null));
    assert_eq!(of("SC07"), (json!(0), json!("12.00"), json!("0.00")));
    assert_eq!(of("SC19").2, Value::Null);
    let one = clerk.get(&format!("{statistics}?codes=SC06")).await.expect(200).body["items"].clone();
    assert_eq!(one.as_array().unwrap().len(), 1);
    let unknown = clerk.get(&format!("{statistics}?codes=SC06,SC99")).await;
    assert_eq!(unknown.refused(400, "INVALID_PARAMETER").body["params"]["parameter"], "codes");
    // One street is not compared with others.
    let own = clerk.get(&format!("{statistics}?street_id={}", app.organization("street"))).await;
    let own = own.expect(200).body["items"].as_array().unwrap().clone();
    assert!(own.iter().all(|one| one["code"] != "SC19") && own.len() == 14);
    // Before the committee was established there is none.
    let early = clerk.get(&format!("{statistics}?period=2021")).await.expect(200).body["items"].clone();
    assert_eq!(early.as_array().unwrap().len(), 1);
    clerk.get(&format!("{statistics}?period=2026-Q5")).await.refused(400, "INVALID_PARAMETER");
    app.person("deputy").await.get(statistics).await.refused(403, "FORBIDDEN");
}
