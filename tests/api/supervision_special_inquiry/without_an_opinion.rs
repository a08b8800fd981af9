//! An inquiry is answered with an opinion for every organ concerned, or the chairpersons decide that there is none.

use super::{INQUIRIES, QUESTIONS, approved, question};
use crate::support::{App, People, fresh};
use serde_json::{Value, json};

/// An inquiry of a department of the government and of the procuratorate, held and answered without a promise.
async fn answered(app: &App, plenary: &Value, chairpersons: &Value) -> Value {
    let organs = [app.organization("construction"), app.organization("procuratorate")];
    let people = People::of(app).await;
    let inquiry = approved(app, chairpersons, plenary, &organs).await;
    let mut questions = Vec::new();
    for (number, organ) in organs.iter().enumerate() {
        questions.push(people.office.create(QUESTIONS, &question(app, &inquiry, number, organ)).await);
    }
    let scheme = json!({"scheme_document_id": people.committee.document("方案", "internal").await["id"]});
    people.committee.act(INQUIRIES, &inquiry, "prepare", &scheme).await;
    people.office.act(INQUIRIES, &inquiry, "send-material", &json!({"material_sent_on": "2026-08-03"})).await;
    let notice = json!({"notified_on": "2026-08-03", "notified_organ_ids": organs});
    people.office.act(INQUIRIES, &inquiry, "notify", &notice).await;
    let people = People::on(app, "2026-08-20").await;
    people.office.act("/meetings", plenary, "notify", &json!({})).await;
    people.office.act("/meetings", plenary, "open", &json!({"present_members": 36})).await;
    people.office.act(INQUIRIES, &inquiry, "hold", &json!({"attended_organ_ids": organs})).await;
    for (head, question) in ["department-head", "procuratorate-head"].iter().zip(&questions) {
        let answer = json!({"answer_summary": "已经办结。"});
        app.person(head).await.act(QUESTIONS, question, "answer", &answer).await;
    }
    inquiry
}

#[tokio::test]
async fn the_chairpersons_may_decide_that_there_is_no_opinion() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.meeting("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let inquiry = answered(&app, &plenary, &chairpersons).await;
    let people = People::of(&app).await;
    let issue = "issue-opinions";
    // One opinion, and another organ without; none, and no decision; both.
    let one = json!({
        "document_number": "嘉人大审〔2026〕9号", "addressee_organ_id": app.organization("government")
    });
    let missing = (422, "OPINION_MISSING", "监督法第五十条");
    for opinions in [
        json!({"opinions": [one]}),
        json!({}),
        json!({"opinions": [one], "no_opinion_meeting_id": chairpersons["id"]}),
    ] {
        people.office.refused_by(INQUIRIES, &inquiry, issue, &opinions, missing).await;
    }
    // The chairpersons decide after it was held.
    let early = json!({"no_opinion_meeting_id": chairpersons["id"]});
    let undecided = (422, "WRONG_MEETING", "监督法第五十条");
    people.office.refused_by(INQUIRIES, &inquiry, issue, &early, undecided).await;
    let later = app.held("chairpersons", "chairpersons", 74, "2026-08-20", 7).await;
    let none = json!({"no_opinion_meeting_id": later["id"]});
    let issued = people.office.act(INQUIRIES, &inquiry, issue, &none).await;
    assert_eq!(
        (issued["state"].as_str(), &issued["handling_due_on"]),
        (Some("opinions_issued"), &json!(null))
    );
    let closed = people.office.act(INQUIRIES, &inquiry, "close", &json!({})).await;
    assert_eq!(closed["state"], "closed");
}

#[tokio::test]
async fn an_inquiry_with_opinions_waits_for_the_reports() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.meeting("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let inquiry = answered(&app, &plenary, &chairpersons).await;
    let people = People::of(&app).await;
    let opinion = |number: u32, organ: &str| {
        json!({
            "document_number": format!("嘉人大审〔2026〕{number}号"), "addressee_organ_id": app.organization(organ)
        })
    };
    let both = json!({"opinions": [opinion(9, "government"), opinion(10, "procuratorate")]});
    people.office.act(INQUIRIES, &inquiry, "issue-opinions", &both).await;
    people.office.refused(INQUIRIES, &inquiry, "close", &json!({}), (409, "INVALID_TRANSITION")).await;
    assert_eq!(fresh(&people.office, INQUIRIES, &inquiry).await["state"], "opinions_issued");
}
