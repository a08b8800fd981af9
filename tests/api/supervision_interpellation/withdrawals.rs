//! An interpellation is taken back by those who signed it, or ends with a formal defect.

use super::{INTERPELLATIONS, order, submitted};
use crate::support::{App, People, fresh, only};
use serde_json::json;

#[tokio::test]
async fn an_interpellation_is_withdrawn_when_too_few_are_left() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;
    let members = app.members().await;
    let asked = submitted(&app, 4).await;
    members[4].refused(INTERPELLATIONS, &asked, "withdraw", &json!({}), (403, "FORBIDDEN_SCOPE")).await;
    let one = members[3].act(INTERPELLATIONS, &asked, "withdraw", &json!({})).await;
    assert_eq!(
        (one["state"].as_str(), one["withdrawn_member_ids"].clone()),
        (Some("submitted"), json!([app.deputy(3)]))
    );
    members[3].refused(INTERPELLATIONS, &asked, "withdraw", &json!({}), (403, "FORBIDDEN_SCOPE")).await;
    let two = members[2].act(INTERPELLATIONS, &asked, "withdraw", &json!({})).await;
    assert_eq!(two["state"], "withdrawn");

    // One that was accepted too; then nobody waits for the answer.
    let asked = submitted(&app, 4).await;
    let accept = order(&chairpersons, "written", "2026-08-20");
    people.secretary.act(INTERPELLATIONS, &asked, "accept", &accept).await;
    only(&app, &["sc-member"], INTERPELLATIONS, &asked, "withdraw", &json!({})).await;
    let one = members[3].act(INTERPELLATIONS, &asked, "withdraw", &json!({})).await;
    assert_eq!(one["state"], "accepted");
    let two = members[2].act(INTERPELLATIONS, &asked, "withdraw", &json!({})).await;
    assert_eq!(two["state"], "withdrawn");
    let path = format!("/api/v1/deadlines?subject_id={}", asked["id"].as_str().unwrap());
    assert_eq!(people.office.get(&path).await.expect(200).body["items"][0]["state"], "cancelled");
}

#[tokio::test]
async fn an_interpellation_is_withdrawn_when_all_in_office_agree() {
    let app = App::start().await;
    let members = app.members().await;
    let asked = submitted(&app, 5).await;
    let affairs = app.person("deputy-affairs").await;
    let suspend = json!({
        "state_reason": "detained_criminal_case", "state_date": "2026-08-03",
        "state_document_id": affairs.document("资格审查报告", "internal").await["id"]
    });
    for place in 2..5 {
        affairs.act("/deputies", &json!({"id": app.deputy(place)}), "suspend", &suspend).await;
    }
    // Three signed while they were in office: their names stand, and it goes on as long as somebody in office signs.
    let one = members[0].act(INTERPELLATIONS, &asked, "withdraw", &json!({})).await;
    assert_eq!(
        (one["state"].as_str(), one["joint_member_ids"].as_array().unwrap().len()),
        (Some("submitted"), 4)
    );
    let all = members[1].act(INTERPELLATIONS, &asked, "withdraw", &json!({})).await;
    assert_eq!(
        (all["state"].as_str(), all["joint_member_ids"].as_array().unwrap().len()),
        (Some("withdrawn"), 3)
    );
}

#[tokio::test]
async fn an_interpellation_is_refused_for_its_form() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let planned = app.meeting("chairpersons", "chairpersons", 74, "2026-08-20", 7).await;
    let people = People::of(&app).await;
    let asked = submitted(&app, 3).await;
    let mut refusal = json!({"decision_meeting_id": chairpersons["id"], "reason": "没有写明质询对象"});
    let unnamed = people.secretary.try_act(INTERPELLATIONS, &asked, "refuse", &refusal).await;
    assert_eq!(unnamed.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/formal_defect");
    refusal["formal_defect"] = json!("subject_unclear");
    let mut undecided = refusal.clone();
    undecided["decision_meeting_id"] = planned["id"].clone();
    let wrong = (422, "WRONG_MEETING", "地方组织法第五十四条");
    people.secretary.refused_by(INTERPELLATIONS, &asked, "refuse", &undecided, wrong).await;
    only(&app, &["chairs-secretary"], INTERPELLATIONS, &asked, "refuse", &refusal).await;
    people.secretary.act(INTERPELLATIONS, &asked, "refuse", &refusal).await;
    let refused = fresh(&people.office, INTERPELLATIONS, &asked).await;
    assert_eq!(
        (refused["state"].as_str(), refused["formal_defect"].as_str(), refused["refusal_reason"].as_str()),
        (Some("not_accepted"), Some("subject_unclear"), Some("没有写明质询对象"))
    );
}
