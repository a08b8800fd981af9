//! What an opinion may be drafted on (00 §4.7, §5.5): what the meeting it names has deliberated or held, to an organ concerned.

use crate::support::{App, People, fresh};
use serde_json::{Value, json};

const OPINIONS: &str = "/deliberation-opinions";

fn opinion(app: &App, source: (&str, &Value), meeting: &Value) -> Value {
    json!({
        "document_number": "嘉人大审〔2026〕11号", "title": "审议意见", "source_type": source.0, "source_id": source.1["id"],
        "meeting_id": meeting["id"], "lead_committee_id": app.organization("urban"),
        "addressee_organ_id": app.organization("government")
    })
}

/// A draft that is refused with a code at a field, for a reason, by an article; nothing is drafted.
async fn refused(people: &People, body: &Value, (code, at, reason): (&str, &str, Option<&str>)) {
    let answer = people.committee.post(&format!("/api/v1{OPINIONS}"), body).await;
    let problem = &answer.refused(422, code).body;
    assert_eq!(
        (problem["errors"][0]["pointer"].as_str(), problem["params"]["reason"].as_str()),
        (Some(at), reason)
    );
    if code != "UNKNOWN_REFERENCE" {
        // The source is an inquiry.
        assert_eq!(problem["basis"], "监督法第四十六条");
    }
    let drafted = people.office.get(&format!("/api/v1{OPINIONS}?count=true")).await.expect(200).body.clone();
    assert_eq!(drafted["total"], 0);
}

#[tokio::test]
async fn an_opinion_is_on_what_its_meeting_deliberated() {
    let app = App::start().await;
    let kind = "supervision.item";
    let (other, earlier) = app.inquired("嘉监2026-62", 37, "2026-08-04").await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-05", 41).await;
    let people = People::on(&app, "2026-08-05").await;
    let mut content = app.item_content("urban");
    content["form"] = json!("inquiry");
    let item = people.committee.create("/supervision/items", &content).await;
    let wrong = ("WRONG_MEETING", "/meeting_id", Some("not_deliberated"));
    refused(&people, &opinion(&app, (kind, &item), &meeting), wrong).await;
    app.inquire(&meeting, &[&item]).await;
    let people = People::of(&app).await;
    let elsewhere = ("WRONG_MEETING", "/meeting_id", Some("another_meeting"));
    refused(&people, &opinion(&app, (kind, &item), &earlier), elsewhere).await;
    refused(&people, &opinion(&app, (kind, &other), &meeting), elsewhere).await;
    // A meeting is deliberated by nobody, and another organ was not asked.
    let unknown = ("UNKNOWN_REFERENCE", "/source_type", None);
    refused(&people, &opinion(&app, ("registry.meeting", &meeting), &meeting), unknown).await;
    let mut astray = opinion(&app, (kind, &item), &meeting);
    astray["addressee_organ_id"] = json!(app.organization("procuratorate"));
    refused(&people, &astray, ("WRONG_LEVEL_ORGAN", "/addressee_organ_id", None)).await;
    // An edit is asked the same.
    let drafted = people.committee.create(OPINIONS, &opinion(&app, (kind, &item), &meeting)).await;
    let path = format!("/api/v1{OPINIONS}/{}", drafted["id"].as_str().unwrap());
    let moved = people.committee.patch(&path, &json!({"meeting_id": earlier["id"]})).await;
    assert_eq!(moved.refused(422, "WRONG_MEETING").body["params"]["deliberated_in"], meeting["id"]);
    let astray = json!({"addressee_organ_id": app.organization("procuratorate")});
    people.committee.patch(&path, &astray).await.refused(422, "WRONG_LEVEL_ORGAN");
    assert_eq!(fresh(&people.office, OPINIONS, &drafted).await, drafted);
    // What was closed, or never came to its meeting, has none.
    let next = app.meeting("sc_plenary", "sc", 39, "2026-08-05", 41).await;
    content["item_no"] = json!("嘉监2026-63");
    let waits = people.committee.create("/supervision/items", &content).await;
    people.office.act("/supervision/items", &waits, "set-meeting", &json!({"meeting_id": next["id"]})).await;
    let mut early = opinion(&app, (kind, &waits), &next);
    early["document_number"] = json!("嘉人大审〔2026〕12号");
    let answer = people.committee.post(&format!("/api/v1{OPINIONS}"), &early).await;
    assert_eq!(answer.refused(422, "WRONG_MEETING").body["params"]["reason"], "not_deliberated");
}
