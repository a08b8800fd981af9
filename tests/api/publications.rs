//! Publications: a second person checks, personal data stays in, corrections keep the old text, tombstones stay.

use crate::support::{App, People, Person};
use platform::vocabulary::Role;
use serde_json::{Value, json};

const PUBLICATIONS: &str = "/publications";

#[tokio::test]
async fn nothing_goes_out_unchecked() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let mut draft = json!({
        "subject_type": "registry.organization", "subject_id": app.organization("sc"), "kind": "notice",
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
    people.office.refused(PUBLICATIONS, &clean, "propose-correction", &wrong, personal).await;
    people.office.refused(PUBLICATIONS, &clean, "correct", &json!({}), (409, "INVALID_TRANSITION")).await;
    let right = json!({"text": "会议将于九月二十五日举行。", "reason": "日期有误"});
    // A correction is looked at by a second person too; until then the old text stands.
    people.office.act(PUBLICATIONS, &clean, "propose-correction", &right).await;
    people.office.refused(PUBLICATIONS, &clean, "correct", &json!({}), (403, "SELF_VERIFICATION")).await;
    assert_eq!(people.head.get(&path).await.expect(200).body["text"], "会议将于九月二十四日举行。");
    let colleague = app.account("second-office", &[Role::ScOffice], &app.organization("sc-office")).await;
    let corrected = colleague.act(PUBLICATIONS, &clean, "correct", &json!({})).await;
    assert_eq!(
        (corrected["text"].as_str(), corrected["corrected_on"].as_str()),
        (Some("会议将于九月二十五日举行。"), Some("2026-08-03"))
    );
    let history = people.office.get(&format!("{path}/history")).await;
    assert!(history.text.contains("九月二十四日"), "the old text is kept");
    // What is told of a withdrawal is told to everybody.
    let personal = json!({"reason": "联系人电话１３８-0013-8000有误"});
    let told = (422, "PERSONAL_DATA_IN_PUBLICATION");
    people.office.refused(PUBLICATIONS, &clean, "withdraw", &personal, told).await;
    people.office.act(PUBLICATIONS, &clean, "withdraw", &json!({"reason": "会议取消"})).await;
    assert_eq!(people.office.get(&path).await.expect(200).body["state"], "withdrawn");
}

/// What is told of a record, with its deadline.
async fn told(office: &Person, subject: &Value) -> Vec<(String, String, String)> {
    let path = format!("/api/v1/publications?subject_id={}&limit=50", subject["id"].as_str().unwrap());
    let found = office.get(&path).await.expect(200).body["items"].as_array().unwrap().clone();
    let word = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
    let mut told: Vec<_> =
        found.iter().map(|one| (word(one, "kind"), word(one, "scope"), word(one, "state"))).collect();
    told.sort();
    told
}

#[tokio::test]
async fn a_record_is_told_by_its_own_side_and_exists() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let item = people.committee.create("/supervision/items", &app.item_content("urban")).await;
    let mut draft = json!({
        "subject_type": "supervision.item", "subject_id": item["id"], "kind": "work_report", "scope": "to_public",
        "channel": "website", "title": "报告", "text": "报告正文。", "disclosure": "public"
    });
    // The organ that reports, the lead committee and the office; no other committee, and no other organ.
    for author in [&people.clerk, &people.committee, &people.office] {
        author.create(PUBLICATIONS, &draft).await;
    }
    let other = app.person("committee-staff-finance").await;
    other.refused_to_create(PUBLICATIONS, &draft, (403, "FORBIDDEN_SCOPE")).await;
    draft["kind"] = json!("deliberation_opinion");
    people.clerk.refused_to_create(PUBLICATIONS, &draft, (403, "FORBIDDEN_SCOPE")).await;
    draft["kind"] = json!("duty_record");
    people.committee.refused_to_create(PUBLICATIONS, &draft, (403, "FORBIDDEN_SCOPE")).await;
    draft["kind"] = json!("work_report");
    draft["subject_type"] = json!("supervision.plan");
    people.committee.refused_to_create(PUBLICATIONS, &draft, (422, "UNKNOWN_REFERENCE")).await;
}

#[tokio::test]
async fn minutes_are_drafted_unless_they_are_internal() {
    let app = App::start().await;
    for (ordinal, day, disclosure, drafts) in
        [(38, "2026-08-03", "public", 1), (39, "2026-08-05", "internal", 0)]
    {
        let meeting = app.held("sc_plenary", "sc", ordinal, day, 41).await;
        let people = People::of(&app).await;
        people.office.act("/meetings", &meeting, "close", &json!({})).await;
        let minutes = app.minutes(&meeting, disclosure).await;
        people.office.act("/meetings", &meeting, "approve-minutes", &minutes).await;
        let told = told(&people.office, &meeting).await;
        assert_eq!(told.len(), drafts, "{told:?}");
    }
}
