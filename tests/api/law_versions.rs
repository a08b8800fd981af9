//! Under which text of the Supervision Law a record falls: the one in force on its decisive day (02 §3.10). What a refusal cites.

mod asked;
mod bases;
mod known;

use crate::support::{Answer, App, People};
use reqwest::Method;
use serde_json::{Value, json};

const ITEMS: &str = "/supervision/items";
const OPINIONS: &str = "/deliberation-opinions";

fn opinion(app: &App, item: &Value, meeting: &Value, number: u32) -> Value {
    json!({
        "document_number": format!("嘉人大审{number}号"), "title": "审议意见", "source_type": "supervision.item",
        "source_id": item["id"], "meeting_id": meeting["id"], "lead_committee_id": app.organization("urban"),
        "addressee_organ_id": app.organization("government")
    })
}

#[tokio::test]
async fn a_record_of_the_old_text_is_refused_by_its_articles() {
    let app = App::start().await;
    // The day before the amended text came into force, and the day itself.
    let (old, old_meeting) = app.inquired("嘉监2024-61", 30, "2024-11-07").await;
    let (new, new_meeting) = app.inquired("嘉监2024-62", 31, "2024-11-08").await;
    let people = People::of(&app).await;
    for (number, item, meeting, other, version, article) in [
        (1, &old, &old_meeting, &new_meeting, "original2006", "监督法(2006年)第三十四条"),
        (2, &new, &new_meeting, &old_meeting, "amended2024", "监督法第四十六条"),
    ] {
        let path = format!("/api/v1{ITEMS}/{}", item["id"].as_str().unwrap());
        assert_eq!(people.office.get(&path).await.expect(200).body["law_version"], version);
        let cites = |answer: &Answer| assert_eq!(answer.body["basis"], article, "{}", answer.text);
        cites(
            people
                .office
                .try_act(ITEMS, item, "issue-opinion", &json!({}))
                .await
                .refused(422, "OPINION_MISSING"),
        );
        // What serves the record falls under its text: while it is drafted, and afterwards.
        let astray = opinion(&app, item, other, number);
        let drafts = format!("/api/v1{OPINIONS}");
        cites(people.committee.post(&drafts, &astray).await.refused(422, "WRONG_MEETING"));
        let drafted = people.committee.create(OPINIONS, &opinion(&app, item, meeting, number)).await;
        let edited = format!("{drafts}/{}", drafted["id"].as_str().unwrap());
        let moved = json!({"meeting_id": other["id"]});
        cites(people.committee.patch(&edited, &moved).await.refused(422, "WRONG_MEETING"));
    }
    // In English too; and other statutes stay what they are.
    let path = format!("/api/v1{ITEMS}/{}/issue-opinion", old["id"].as_str().unwrap());
    let asked = people.office.request(Method::POST, &path).header("Accept-Language", "en").json(&json!({}));
    assert_eq!(Answer::of(asked).await.body["basis"], "Supervision Law (2006), art. 34");
    let decision = json!({"decision_meeting_id": new_meeting["id"], "reason": "已当场答复"});
    let wrong = people.office.try_act(ITEMS, &old, "record-no-opinion", &decision).await;
    assert_eq!(wrong.refused(422, "WRONG_MEETING").body["basis"], "地方组织法第五十四条");
}
