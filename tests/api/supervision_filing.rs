//! The filing review: late filings are flagged, attachments complete, findings talked over, corrected or revoked.

use crate::support::{Answer, App, People, Person, only};
use reqwest::Method;
use serde_json::{Value, json};

mod findings;
mod suggestions;

const DOCUMENTS: &str = "/supervision/normative-documents";
const KIND: &str = "supervision.normative_document";

async fn filed(app: &App, clerk: &Person, number: &str, published_on: &str) -> Value {
    let mut attachments = Vec::new();
    for kind in ["filing_report", "text", "explanation", "basis"] {
        attachments
            .push(json!({"kind": kind, "document_id": clerk.document("备案材料", "public").await["id"]}));
    }
    json!({
        "issuer_id": app.organization("government"), "title": "非机动车停放管理规定", "document_number": number,
        "kind": "regulation", "published_on": published_on, "effective_on": published_on, "attachments": attachments
    })
}

/// A document under review, with a finding.
async fn found_wrong(app: &App, number: &str) -> Value {
    let people = People::of(app).await;
    let review = app.person("committee-staff-filing").await;
    let content = filed(app, &people.clerk, number, "2026-07-20").await;
    let document = people.clerk.create(DOCUMENTS, &content).await;
    review.act(DOCUMENTS, &document, "register", &json!({})).await;
    review.act(DOCUMENTS, &document, "review", &json!({"review_kind": "active"})).await;
    let finding =
        json!({"ground": "exceeds_authority", "article": "第八条", "text": "加收停放费没有上位法依据。"});
    review.act(DOCUMENTS, &document, "record-findings", &json!({"findings": [finding]})).await;
    review.act(DOCUMENTS, &document, "communicate", &json!({})).await
}

#[tokio::test]
async fn a_filing_review_ends_in_a_correction() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let review = app.person("committee-staff-filing").await;
    // Published on 2026-06-30: due on 2026-07-30, filed on 2026-08-03.
    let mut content = filed(&app, &people.clerk, "嘉府规〔2026〕3号", "2026-06-30").await;
    let attachments = std::mem::replace(&mut content["attachments"], json!([]));
    people.department.refused_to_create(DOCUMENTS, &content, (403, "FORBIDDEN_SCOPE")).await;
    let mut early = content.clone();
    early["effective_on"] = json!("2026-06-29");
    people.clerk.refused_to_create(DOCUMENTS, &early, (422, "DATE_ORDER")).await;
    early["published_on"] = json!("2026-08-04");
    early["effective_on"] = json!("2026-08-04");
    people.clerk.refused_to_create(DOCUMENTS, &early, (422, "FUTURE_RECORD")).await;
    let mut judicial = content.clone();
    judicial["kind"] = json!("judicial_guidance");
    let level = people.clerk.post(&format!("/api/v1{DOCUMENTS}"), &judicial).await;
    let level = level.refused(422, "WRONG_LEVEL_ORGAN").body["basis"].clone();
    assert!(level.as_str().unwrap().contains("监督法第三十九条"), "{level}");
    let document = people.clerk.create(DOCUMENTS, &content).await;
    assert_eq!(
        (document["filing_due_on"].as_str(), document["filed_late"].as_bool()),
        (Some("2026-07-30"), Some(true))
    );
    assert_eq!(document["warnings"][0]["params"], json!({"days_late": 4, "due_on": "2026-07-30"}));
    let path = format!("/api/v1{DOCUMENTS}/{}", document["id"].as_str().unwrap());
    people.department.get(&path).await.refused(404, "NOT_FOUND");

    // Nothing is attached: returned, filed anew, registered.
    let incomplete = review.try_act(DOCUMENTS, &document, "register", &json!({})).await;
    let missing = json!(["filing_report", "text", "explanation", "basis"]);
    assert_eq!(incomplete.refused(422, "ATTACHMENT_MISSING").body["params"]["missing"], missing);
    let reason = json!({"reason": "材料不齐"});
    only(&app, &["committee-staff-filing"], DOCUMENTS, &document, "return", &reason).await;
    review.act(DOCUMENTS, &document, "return", &reason).await;
    let again = json!({"attachments": attachments});
    only(&app, &["organ-clerk"], DOCUMENTS, &document, "refile", &again).await;
    people.clerk.act(DOCUMENTS, &document, "refile", &again).await;
    only(&app, &[], DOCUMENTS, &document, "register", &json!({})).await;
    review.act(DOCUMENTS, &document, "register", &json!({})).await;

    // A citizen's suggestion brings the review about.
    let on_suggestion = json!({"review_kind": "on_suggestion"});
    review.refused(DOCUMENTS, &document, "review", &on_suggestion, (422, "REASON_MISSING")).await;
    let suggestion = json!({"ground": "exceeds_authority", "text": "第八条加收停放费,没有上位法依据。"});
    app.person("owner-representative").await.act(DOCUMENTS, &document, "suggest-review", &suggestion).await;
    only(&app, &[], DOCUMENTS, &document, "review", &on_suggestion).await;
    let reviewing = review.act(DOCUMENTS, &document, "review", &on_suggestion).await;
    assert_eq!(reviewing["review_due_on"], "2026-11-03");

    // Without a finding there is nothing to talk over; with one the review does not end clean.
    let none = (422, "FINDING_MISSING", "监督法第三十九条");
    review.refused_by(DOCUMENTS, &document, "communicate", &json!({}), none).await;
    let finding = json!({"ground": "exceeds_authority", "article": "第八条", "text": "没有上位法依据。"});
    let findings = json!({"findings": [finding]});
    only(&app, &[], DOCUMENTS, &document, "record-findings", &findings).await;
    review.act(DOCUMENTS, &document, "record-findings", &findings).await;
    review.refused_by(DOCUMENTS, &document, "finish", &json!({}), none).await;
    only(&app, &[], DOCUMENTS, &document, "communicate", &json!({})).await;
    let communicating = review.act(DOCUMENTS, &document, "communicate", &json!({})).await;
    assert_eq!(communicating["answer_due_on"], "2026-10-08", "after the holiday");
    // What the review thinks is public once it has ended.
    let stranger = app.stranger();
    let public = |method, path: &str| stranger.request(method, path).header("District-Code", "310114");
    let findings_in_public =
        async || Answer::of(public(Method::GET, &path)).await.expect(200).body["findings"].clone();
    assert_eq!(findings_in_public().await, json!([]));
    let text = people.clerk.document("修改后的规定", "public").await;
    let mut corrected = json!({"correction_document_id": text["id"], "corrected_on": "2026-08-04"});
    let open = (422, "FINDING_OPEN", "监督法第三十九条");
    people.clerk.refused_by(DOCUMENTS, &document, "correct", &corrected, open).await;
    findings::confirmed(&app, &document).await;
    people.clerk.refused(DOCUMENTS, &document, "correct", &corrected, (422, "FUTURE_RECORD")).await;
    corrected["corrected_on"] = json!("2026-06-29");
    people.clerk.refused(DOCUMENTS, &document, "correct", &corrected, (422, "DATE_ORDER")).await;
    corrected["corrected_on"] = json!("2026-08-03");
    only(&app, &["organ-clerk"], DOCUMENTS, &document, "correct", &corrected).await;
    let done = people.clerk.act(DOCUMENTS, &document, "correct", &corrected).await;
    assert_eq!((done["state"].as_str(), done["result"].as_str()), (Some("corrected"), Some("corrected")));
    assert_eq!(findings_in_public().await[0]["article"], "第八条");
    let deadlines =
        people.office.get(&format!("{path}?expand=deadlines")).await.body["expanded"]["deadlines"].clone();
    let states = deadlines.as_array().unwrap().iter().map(|one| one["state"].as_str().unwrap().to_owned());
    assert_eq!(states.collect::<Vec<_>>(), ["met_late", "met", "met"]);
}

#[tokio::test]
async fn a_document_that_is_not_corrected_is_revoked() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let review = app.person("committee-staff-filing").await;
    let document = found_wrong(&app, "嘉府规〔2026〕4号").await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    people
        .secretary
        .refused(DOCUMENTS, &document, "propose-revocation", &decision, (409, "INVALID_TRANSITION"))
        .await;
    let opinion = json!({"opinion_document_id": review.document("书面审查意见", "internal").await["id"]});
    only(&app, &[], DOCUMENTS, &document, "send-opinion", &opinion).await;
    review.act(DOCUMENTS, &document, "send-opinion", &opinion).await;
    let undecided = (422, "WRONG_MEETING", "地方组织法第五十四条");
    let wrong = json!({"decision_meeting_id": plenary["id"]});
    people.secretary.refused_by(DOCUMENTS, &document, "propose-revocation", &wrong, undecided).await;
    only(&app, &["chairs-secretary"], DOCUMENTS, &document, "propose-revocation", &decision).await;
    people.secretary.act(DOCUMENTS, &document, "propose-revocation", &decision).await;
    let missed = (422, "MAJORITY_NOT_REACHED", "地方组织法第五十一条");
    let lost = app.ballot(&plenary, "resolution", (KIND, &document), (20, 21)).await;
    let lost = json!({"ballot_id": lost["id"]});
    people.office.refused_by(DOCUMENTS, &document, "revoke", &lost, missed).await;
    // Without a majority it is not revoked: the written opinion stands, and may be followed once more.
    let foreign = app.ballot(&plenary, "resolution", (KIND, &plenary), (20, 21)).await;
    let foreign = json!({"ballot_id": foreign["id"]});
    let other = (422, "WRONG_BALLOT", "监督法第三十九条");
    people.office.refused_by(DOCUMENTS, &document, "reject-revocation", &foreign, other).await;
    only(&app, &["sc-office"], DOCUMENTS, &document, "reject-revocation", &lost).await;
    let kept = people.office.act(DOCUMENTS, &document, "reject-revocation", &lost).await;
    assert_eq!((kept["state"].as_str(), &kept["ballot_id"]), (Some("opinion_sent"), &json!(null)));
    people.secretary.act(DOCUMENTS, &document, "propose-revocation", &decision).await;
    people.office.refused_by(DOCUMENTS, &document, "reject-revocation", &lost, other).await;
    let won = app.ballot(&plenary, "resolution", (KIND, &document), (21, 20)).await;
    let won = json!({"ballot_id": won["id"]});
    people.office.refused(DOCUMENTS, &document, "reject-revocation", &won, (409, "INVALID_TRANSITION")).await;
    only(&app, &["sc-office"], DOCUMENTS, &document, "revoke", &won).await;
    let revoked = people.office.act(DOCUMENTS, &document, "revoke", &won).await;
    assert_eq!((revoked["state"].as_str(), revoked["result"].as_str()), (Some("revoked"), Some("revoked")));
    // The notice waits for a second person.
    let path = format!("/api/v1/publications?subject_id={}", document["id"].as_str().unwrap());
    let notices = people.secretary.get(&path).await.expect(200).body["items"].clone();
    people.secretary.act("/publications", &notices[0], "review", &json!({})).await;
    people.office.act("/publications", &notices[0], "publish", &json!({})).await;
}
