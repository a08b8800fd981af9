//! How an interpellation is answered: orally in the meeting that was decided, and again, unless the chairpersons decline that once.

use super::{INTERPELLATIONS, order, submitted};
use crate::support::{App, People, only};
use serde_json::{Value, json};

/// An interpellation of five that was answered in writing.
async fn answered(app: &App, chairpersons: &Value) -> Value {
    let people = People::of(app).await;
    let asked = submitted(app, 5).await;
    let accept = order(chairpersons, "written", "2026-08-20");
    people.secretary.act(INTERPELLATIONS, &asked, "accept", &accept).await;
    people.head.act(INTERPELLATIONS, &asked, "answer", &written(app).await).await
}

async fn written(app: &App) -> Value {
    let head = app.person("organ-head").await;
    json!({
        "answer": "三处断点年内打通。", "answered_by": "演示负责人001", "answered_on": "2026-08-03",
        "answer_document_id": head.document("质询答复", "public").await["id"],
        "signed_by_user_id": app.user("organ-head")
    })
}

#[tokio::test]
async fn a_second_answer_is_declined_once() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let planned = app.meeting("chairpersons", "chairpersons", 74, "2026-08-20", 7).await;
    let people = People::of(&app).await;
    let members = app.members().await;
    let asked = answered(&app, &chairpersons).await;
    for member in &members[..3] {
        member.act(INTERPELLATIONS, &asked, "express-dissatisfaction", &json!({})).await;
    }
    // Three of five are most; without two of them who lost the office, one of three is not.
    let affairs = app.person("deputy-affairs").await;
    let suspend = json!({
        "state_reason": "detained_criminal_case", "state_date": "2026-08-03",
        "state_document_id": affairs.document("资格审查报告", "internal").await["id"]
    });
    for place in 1..3 {
        affairs.act("/deputies", &json!({"id": app.deputy(place)}), "suspend", &suspend).await;
    }
    let few = (422, "NOT_MOST_DISSATISFIED", "监督法第五十三条");
    members[0].refused_by(INTERPELLATIONS, &asked, "request-second-answer", &json!({}), few).await;
    members[3].act(INTERPELLATIONS, &asked, "express-dissatisfaction", &json!({})).await;
    let request = members[0].act(INTERPELLATIONS, &asked, "request-second-answer", &json!({})).await;
    assert_eq!(request["second_answer_requested_on"], "2026-08-03");

    let decline = "decline-second-answer";
    let mut refusal = json!({"decision_meeting_id": planned["id"], "reason": "答复已经明确"});
    let undecided = (422, "WRONG_MEETING", "地方组织法第五十四条");
    people.secretary.refused_by(INTERPELLATIONS, &asked, decline, &refusal, undecided).await;
    refusal["decision_meeting_id"] = chairpersons["id"].clone();
    only(&app, &["chairs-secretary"], INTERPELLATIONS, &asked, decline, &refusal).await;
    let declined = people.secretary.act(INTERPELLATIONS, &asked, decline, &refusal).await;
    assert_eq!(
        (declined["state"].as_str(), declined["second_refusal_reason"].as_str()),
        (Some("answered"), Some("答复已经明确"))
    );
    // Asked for again, it is not declined again.
    members[0].act(INTERPELLATIONS, &asked, "request-second-answer", &json!({})).await;
    people.secretary.refused(INTERPELLATIONS, &asked, decline, &refusal, (409, "INVALID_TRANSITION")).await;
    let again = order(&chairpersons, "written", "2026-08-20");
    people.secretary.act(INTERPELLATIONS, &asked, "order-second-answer", &again).await;
    let mut answer = written(&app).await;
    let document = std::mem::replace(&mut answer["answer_document_id"], json!(null));
    let without = (422, "DOCUMENT_MISSING", "监督法第五十四条");
    people.head.refused_by(INTERPELLATIONS, &asked, "answer-again", &answer, without).await;
    answer["answer_document_id"] = document;
    answer["signed_by_user_id"] = json!(null);
    let unsigned = (403, "NOT_SIGNED_BY_HEAD", "监督法第五十四条");
    people.head.refused_by(INTERPELLATIONS, &asked, "answer-again", &answer, unsigned).await;
    answer["signed_by_user_id"] = json!(app.user("organ-head"));
    let done = people.head.act(INTERPELLATIONS, &asked, "answer-again", &answer).await;
    assert_eq!(
        (done["state"].as_str(), done["second_answered_on"].as_str()),
        (Some("second_answered"), Some("2026-08-03"))
    );
}

#[tokio::test]
async fn an_oral_answer_is_given_in_the_meeting_that_was_decided() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.meeting("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let meeting = app.meeting("committee", "urban", 4, "2026-08-20", 9).await;
    let other = app.meeting("committee", "urban", 5, "2026-08-20", 9).await;
    let people = People::of(&app).await;
    let asked = submitted(&app, 3).await;
    let mut accept = order(&chairpersons, "oral_committee", "2026-08-25");
    let unnamed = (422, "MEETING_MISSING", "监督法第五十二条");
    people.secretary.refused_by(INTERPELLATIONS, &asked, "accept", &accept, unnamed).await;
    accept["answer_meeting_id"] = plenary["id"].clone();
    let kind = (422, "WRONG_MEETING", "监督法第五十二条");
    people.secretary.refused_by(INTERPELLATIONS, &asked, "accept", &accept, kind).await;
    accept["answer_meeting_id"] = meeting["id"].clone();
    people.secretary.act(INTERPELLATIONS, &asked, "accept", &accept).await;

    let people = People::on(&app, "2026-08-20").await;
    let mut answer = json!({
        "answer": "逐处明确责任人和月份。", "answered_by": "演示负责人001", "answered_on": "2026-08-20",
        "head_attended": true, "signatories_invited": true
    });
    let wrong = (422, "WRONG_MEETING", "监督法第五十四条");
    people.head.refused_by(INTERPELLATIONS, &asked, "answer", &answer, wrong).await;
    for meeting in [&meeting, &other] {
        people.office.act("/meetings", meeting, "notify", &json!({})).await;
        people.office.act("/meetings", meeting, "open", &json!({"present_members": 9})).await;
    }
    answer["answer_meeting_id"] = other["id"].clone();
    people.head.refused_by(INTERPELLATIONS, &asked, "answer", &answer, wrong).await;
    answer["answer_meeting_id"] = json!(null);
    let absent = (422, "RESPONDENT_ABSENT", "监督法第五十四条");
    for missing in ["head_attended", "signatories_invited"] {
        answer[missing] = json!(false);
        people.head.refused_by(INTERPELLATIONS, &asked, "answer", &answer, absent).await;
        answer[missing] = json!(true);
    }
    let done = people.head.act(INTERPELLATIONS, &asked, "answer", &answer).await;
    assert_eq!((done["state"].as_str(), &done["answer_meeting_id"]), (Some("answered"), &meeting["id"]));
}

#[tokio::test]
async fn a_meeting_that_was_cancelled_gives_way_to_another() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let people = People::of(&app).await;
    let asked = submitted(&app, 3).await;
    let mut accept = order(&chairpersons, "oral_sc", "2026-08-31");
    accept["answer_meeting_id"] = meeting["id"].clone();
    people.secretary.act(INTERPELLATIONS, &asked, "accept", &accept).await;
    people.office.act("/meetings", &meeting, "cancel", &json!({"reason": "合并召开"})).await;
    let other = app.held("sc_plenary", "sc", 39, "2026-08-27", 41).await;
    let people = People::of(&app).await;
    let answer = json!({
        "answer": "逐处明确责任人和月份。", "answered_by": "演示负责人001", "answered_on": "2026-08-27",
        "answer_meeting_id": other["id"], "head_attended": true, "signatories_invited": true
    });
    let done = people.head.act(INTERPELLATIONS, &asked, "answer", &answer).await;
    assert_eq!(done["answer_meeting_id"], other["id"]);
}
