//! Interpellations: members sign for themselves, the head answers, and answers again if most are dissatisfied.

use crate::support::{App, People, fresh, only, read_as_the_public};
use serde_json::{Value, json};

mod answers;
mod withdrawals;

const INTERPELLATIONS: &str = "/supervision/interpellations";
const KIND: &str = "supervision.interpellation";

fn content(app: &App) -> Value {
    json!({
        "subject_organ_id": app.organization("government"), "questions": "苏州河江桥段滨水贯通断点何时打通?",
        "contents": "断点三处,列入计划两年未开工。"
    })
}

/// An interpellation with so many names, submitted.
async fn submitted(app: &App, names: usize) -> Value {
    let members = app.members().await;
    let interpellation = members[0].create(INTERPELLATIONS, &content(app)).await;
    for member in &members[1..names] {
        member.act(INTERPELLATIONS, &interpellation, "sign", &json!({})).await;
    }
    members[0].act(INTERPELLATIONS, &interpellation, "submit", &json!({})).await
}

fn order(chairpersons: &Value, mode: &str, due: &str) -> Value {
    json!({"decision_meeting_id": chairpersons["id"], "answer_mode": mode, "answer_due_on": due})
}

#[tokio::test]
async fn names_are_the_members_own_acts() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let members = app.members().await;
    people.committee.refused_to_create(INTERPELLATIONS, &content(&app), (403, "FORBIDDEN")).await;
    let mut wrong = content(&app);
    wrong["subject_organ_id"] = json!(app.organization("street"));
    let level = people.member.post(&format!("/api/v1{INTERPELLATIONS}"), &wrong).await;
    let level = level.refused(422, "WRONG_LEVEL_ORGAN").body["basis"].clone();
    assert!(level.as_str().unwrap().contains("监督法第五十一条"), "{level}");
    let draft = people.member.create(INTERPELLATIONS, &content(&app)).await;
    assert_eq!(draft["joint_member_ids"], json!([app.deputy(0)]));
    only(&app, &["sc-member"], INTERPELLATIONS, &draft, "sign", &json!({})).await;
    people.member.refused(INTERPELLATIONS, &draft, "sign", &json!({}), (409, "ALREADY_SIGNED")).await;
    members[1].act(INTERPELLATIONS, &draft, "sign", &json!({})).await;
    let few = (422, "TOO_FEW_SIGNATORIES", "监督法第五十一条");
    people.member.refused_by(INTERPELLATIONS, &draft, "submit", &json!({}), few).await;
    // A member who is suspended neither signs nor counts.
    let suspend = json!({
        "state_reason": "detained_criminal_case", "state_date": "2026-08-03",
        "state_document_id": people.office.document("资格审查报告", "internal").await["id"]
    });
    let affairs = app.person("deputy-affairs").await;
    affairs.act("/deputies", &json!({"id": app.deputy(2)}), "suspend", &suspend).await;
    let out = (422, "DEPUTY_NOT_IN_OFFICE", "代表法第六十一条");
    members[2].refused_by(INTERPELLATIONS, &draft, "sign", &json!({}), out).await;
    members[3].act(INTERPELLATIONS, &draft, "sign", &json!({})).await;
    affairs.act("/deputies", &json!({"id": app.deputy(3)}), "suspend", &suspend).await;
    people.member.refused_by(INTERPELLATIONS, &draft, "submit", &json!({}), few).await;
    // A changed text needs every name anew.
    let path = format!("/api/v1{INTERPELLATIONS}/{}", draft["id"].as_str().unwrap());
    members[1].patch(&path, &json!({"questions": "改写"})).await.refused(403, "FORBIDDEN_SCOPE");
    let edited = people.member.patch(&path, &json!({"questions": "断点何时打通,由谁负责?"})).await;
    assert_eq!(edited.expect(200).body["joint_member_ids"], json!([app.deputy(0)]));
    for member in [&members[1], &members[4], &members[5]] {
        member.act(INTERPELLATIONS, &draft, "sign", &json!({})).await;
    }
    let left = members[5].act(INTERPELLATIONS, &draft, "unsign", &json!({})).await;
    assert_eq!(left["joint_member_ids"], json!([app.deputy(0), app.deputy(1), app.deputy(4)]));
    members[5].refused(INTERPELLATIONS, &draft, "submit", &json!({}), (403, "FORBIDDEN_SCOPE")).await;
    // It counts from the third name; outside a meeting it waits for the next one.
    let next = app.meeting("sc_plenary", "sc", 38, "2026-09-10", 41).await;
    let people = People::on(&app, "2026-08-05").await;
    let submitter = app.person("sc-member-5").await;
    let submitted = submitter.act(INTERPELLATIONS, &draft, "submit", &json!({})).await;
    assert_eq!(
        (submitted["state"].as_str(), submitted["submitted_on"].as_str()),
        (Some("submitted"), Some("2026-08-03"))
    );
    let told = &submitted["warnings"][0];
    assert_eq!(
        (told["code"].as_str(), &told["params"]["next_meeting_id"]),
        (Some("SUBMITTED_OUTSIDE_MEETING"), &next["id"])
    );
    // The organ learns of it when it was told to answer.
    people.head.get(&path).await.refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn most_of_those_who_asked_may_have_it_answered_again() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.meeting("sc_plenary", "sc", 38, "2026-08-24", 41).await;
    let people = People::of(&app).await;
    let members = app.members().await;
    let asked = submitted(&app, 4).await;
    let mut accept = order(&plenary, "written", "2026-08-20");
    let undecided = (422, "WRONG_MEETING", "地方组织法第五十四条");
    people.secretary.refused_by(INTERPELLATIONS, &asked, "accept", &accept, undecided).await;
    accept = order(&chairpersons, "written", "2026-08-03");
    people.secretary.refused(INTERPELLATIONS, &asked, "accept", &accept, (422, "DATE_ORDER")).await;
    accept = order(&chairpersons, "written", "2026-08-20");
    only(&app, &["chairs-secretary"], INTERPELLATIONS, &asked, "accept", &accept).await;
    people.secretary.act(INTERPELLATIONS, &asked, "accept", &accept).await;
    let refusal = json!({
        "decision_meeting_id": chairpersons["id"], "formal_defect": "contents_unclear", "reason": "没有写明事实"
    });
    people.secretary.refused(INTERPELLATIONS, &asked, "refuse", &refusal, (409, "INVALID_TRANSITION")).await;

    // In writing the head signs, and nobody for the head.
    let people = People::on(&app, "2026-08-21").await;
    let members_now = app.members().await;
    let document = people.head.document("质询答复", "public").await;
    let mut answer = json!({
        "answer": "三处断点年内打通。", "answered_by": "演示负责人001", "answered_on": "2026-08-22",
        "answer_document_id": document["id"], "signed_by_user_id": app.user("organ-clerk")
    });
    people.head.refused(INTERPELLATIONS, &asked, "answer", &answer, (422, "FUTURE_RECORD")).await;
    answer["answered_on"] = json!("2026-08-02");
    people.head.refused(INTERPELLATIONS, &asked, "answer", &answer, (422, "DATE_ORDER")).await;
    answer["answered_on"] = json!("2026-08-21");
    let unsigned = (403, "NOT_SIGNED_BY_HEAD", "监督法第五十四条");
    people.head.refused_by(INTERPELLATIONS, &asked, "answer", &answer, unsigned).await;
    answer["signed_by_user_id"] = json!(app.user("organ-head"));
    only(&app, &["organ-head"], INTERPELLATIONS, &asked, "answer", &answer).await;
    let late = people.head.act(INTERPELLATIONS, &asked, "answer", &answer).await;
    assert_eq!(late["warnings"][0]["params"]["due_on"], "2026-08-20");

    // Two of four are not most, three are.
    let dissatisfied = "express-dissatisfaction";
    members_now[4].refused(INTERPELLATIONS, &asked, dissatisfied, &json!({}), (403, "FORBIDDEN_SCOPE")).await;
    for member in &members_now[..2] {
        member.act(INTERPELLATIONS, &asked, dissatisfied, &json!({})).await;
    }
    members_now[0].refused(INTERPELLATIONS, &asked, dissatisfied, &json!({}), (409, "ALREADY_SIGNED")).await;
    let half = (422, "NOT_MOST_DISSATISFIED", "监督法第五十三条");
    members_now[0].refused_by(INTERPELLATIONS, &asked, "request-second-answer", &json!({}), half).await;
    members_now[2].act(INTERPELLATIONS, &asked, dissatisfied, &json!({})).await;
    only(&app, &["sc-member"], INTERPELLATIONS, &asked, "request-second-answer", &json!({})).await;
    members_now[0].act(INTERPELLATIONS, &asked, "request-second-answer", &json!({})).await;
    drop(members);

    // The second answer is oral: the head attends the meeting, and who asked is invited. The chairpersons decide on what was asked.
    let people = People::on(&app, "2026-08-24").await;
    let mut again = order(&chairpersons, "oral_sc", "2026-09-30");
    again["answer_meeting_id"] = plenary["id"].clone();
    people.secretary.refused_by(INTERPELLATIONS, &asked, "order-second-answer", &again, undecided).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 74, "2026-08-24", 7).await;
    again["decision_meeting_id"] = chairpersons["id"].clone();
    again["answer_meeting_id"] = json!(null);
    let unnamed = (422, "MEETING_MISSING", "监督法第五十三条");
    people.secretary.refused_by(INTERPELLATIONS, &asked, "order-second-answer", &again, unnamed).await;
    again["answer_meeting_id"] = chairpersons["id"].clone();
    let other = (422, "WRONG_MEETING", "监督法第五十三条");
    people.secretary.refused_by(INTERPELLATIONS, &asked, "order-second-answer", &again, other).await;
    again["answer_meeting_id"] = plenary["id"].clone();
    let mut today = again.clone();
    today["answer_due_on"] = json!("2026-08-24");
    people
        .secretary
        .refused(INTERPELLATIONS, &asked, "order-second-answer", &today, (422, "DATE_ORDER"))
        .await;
    only(&app, &["chairs-secretary"], INTERPELLATIONS, &asked, "order-second-answer", &again).await;
    people.secretary.act(INTERPELLATIONS, &asked, "order-second-answer", &again).await;
    let mut oral = json!({
        "answer": "逐处明确责任人和月份。", "answered_by": "演示负责人001", "answered_on": "2026-08-24",
        "head_attended": false, "signatories_invited": true
    });
    people.office.act("/meetings", &plenary, "notify", &json!({})).await;
    people.head.refused(INTERPELLATIONS, &asked, "answer-again", &oral, (422, "WRONG_MEETING")).await;
    let later = json!({"present_members": 36, "late_record_reason": "会后补录"});
    people.office.act("/meetings", &plenary, "open", &later).await;
    let absent = (422, "RESPONDENT_ABSENT", "监督法第五十四条");
    people.head.refused_by(INTERPELLATIONS, &asked, "answer-again", &oral, absent).await;
    oral["head_attended"] = json!(true);
    only(&app, &["organ-head"], INTERPELLATIONS, &asked, "answer-again", &oral).await;
    let answered = people.head.act(INTERPELLATIONS, &asked, "answer-again", &oral).await;
    assert_eq!(answered["second_answer"], "逐处明确责任人和月份。");
    assert_eq!(answered["answer"], "三处断点年内打通。");
    let untold = (409, "PUBLICATION_MISSING", "监督法第十条");
    people.office.refused_by(INTERPELLATIONS, &asked, "close", &json!({}), untold).await;
    people.committee.publish(&people.office, "notice", KIND, &asked).await;
    only(&app, &["sc-office"], INTERPELLATIONS, &asked, "close", &json!({})).await;
    let closed = people.office.act(INTERPELLATIONS, &asked, "close", &json!({})).await;
    assert_eq!(closed["state"], "closed");
    read_as_the_public(&app, &["deputy", "deputy-affairs", "street-clerk"], INTERPELLATIONS, &asked).await;
    assert!(fresh(&people.member, INTERPELLATIONS, &asked).await["contents"].is_string());
    let path = format!("/api/v1/deadlines?subject_id={}&sort=due_on", asked["id"].as_str().unwrap());
    let deadlines = people.office.get(&path).await.expect(200).body["items"].clone();
    let read = |index: usize| {
        [&deadlines[index]["code"], &deadlines[index]["state"]].map(|v| v.as_str().unwrap().to_owned())
    };
    assert_eq!(read(0), ["INTERPELLATION_ANSWER", "met_late"]);
    assert_eq!(read(1), ["INTERPELLATION_SECOND_ANSWER", "met"]);
}
