//! Publications: a second person checks, personal data stays in, corrections keep the old text, tombstones stay.

use crate::support::{App, People};
use serde_json::json;

const PUBLICATIONS: &str = "/publications";

#[tokio::test]
async fn nothing_goes_out_unchecked() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let mut draft = json!({
        "subject_type": "registry.meeting", "subject_id": app.organization("sc"), "kind": "notice",
        "scope": "to_public", "channel": "website", "title": "公告", "text": "联系电话13812345678。",
        "disclosure": "internal"
    });
    let internal = people.office.create(PUBLICATIONS, &draft).await;
    people
        .secretary
        .refused(PUBLICATIONS, &internal, "review", &json!({}), (422, "DISCLOSURE_FORBIDDEN"))
        .await;
    draft["disclosure"] = json!("public");
    let public = people.office.create(PUBLICATIONS, &draft).await;
    people.office.refused(PUBLICATIONS, &public, "review", &json!({}), (403, "SELF_VERIFICATION")).await;
    people.office.refused(PUBLICATIONS, &public, "publish", &json!({}), (409, "INVALID_TRANSITION")).await;
    people.secretary.act(PUBLICATIONS, &public, "review", &json!({})).await;
    let personal = (422, "PERSONAL_DATA_IN_PUBLICATION");
    people.office.refused(PUBLICATIONS, &public, "publish", &json!({}), personal).await;

    draft["text"] = json!("会议将于九月二十四日举行。");
    let clean = people.office.create(PUBLICATIONS, &draft).await;
    let path = format!("/api/v1/publications/{}", clean["id"].as_str().unwrap());
    people.head.get(&path).await.refused(404, "NOT_FOUND");
    people.secretary.act(PUBLICATIONS, &clean, "review", &json!({})).await;
    let published = people.office.act(PUBLICATIONS, &clean, "publish", &json!({})).await;
    assert_eq!(published["published_on"], "2026-08-03");
    people.head.get(&path).await.expect(200);
    let wrong = json!({"text": "身份证号11010519491231002X", "reason": "更正"});
    people.office.refused(PUBLICATIONS, &clean, "correct", &wrong, personal).await;
    let right = json!({"text": "会议将于九月二十五日举行。", "reason": "日期有误"});
    let corrected = people.office.act(PUBLICATIONS, &clean, "correct", &right).await;
    assert_eq!(
        (corrected["text"].as_str(), corrected["corrected_on"].as_str()),
        (Some("会议将于九月二十五日举行。"), Some("2026-08-03"))
    );
    let history = people.office.get(&format!("{path}/history")).await;
    assert!(history.text.contains("九月二十四日"), "the old text is kept");
    people.office.act(PUBLICATIONS, &clean, "withdraw", &json!({"reason": "会议取消"})).await;
    assert_eq!(people.office.get(&path).await.expect(200).body["state"], "withdrawn");
}
