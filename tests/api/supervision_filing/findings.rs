//! What becomes of a finding: it is given up with a reason, or a new text or a repeal meets it, which the review confirms.

use super::{DOCUMENTS, filed, found_wrong};
use crate::support::{App, People, only};
use serde_json::{Value, json};

const CONFIRM: &str = "confirm-correction";

/// The review confirms that a text which was filed itself meets the one finding of a document.
pub async fn confirmed(app: &App, document: &Value) {
    let people = People::of(app).await;
    let review = app.person("committee-staff-filing").await;
    let text = filed(app, &people.clerk, "嘉府规〔2026〕13号", "2026-07-20").await;
    let text = people.clerk.create(DOCUMENTS, &text).await;
    let by = |findings: Value, text: &Value| json!({"findings": findings, "replaced_by_id": text["id"]});
    for findings in [json!([]), json!([1]), json!([0, 0])] {
        let refused = review.try_act(DOCUMENTS, document, CONFIRM, &by(findings, &text)).await;
        refused.refused(422, "UNKNOWN_REFERENCE");
    }
    // A document does not replace itself.
    let unfit = (422, "UNKNOWN_REFERENCE", "监督法第三十九条");
    review.refused_by(DOCUMENTS, document, CONFIRM, &by(json!([0]), document), unfit).await;
    let open = (422, "FINDING_OPEN", "监督法第三十九条");
    review.refused_by(DOCUMENTS, document, CONFIRM, &json!({"findings": [0]}), open).await;
    only(app, &[], DOCUMENTS, document, CONFIRM, &by(json!([0]), &text)).await;
    let met = review.act(DOCUMENTS, document, CONFIRM, &by(json!([0]), &text)).await;
    assert_eq!((&met["replaced_by_id"], &met["findings"][0]["replaced_by_id"]), (&text["id"], &text["id"]));
}

#[tokio::test]
async fn a_repeal_meets_a_finding_too() {
    let app = App::start().await;
    let review = app.person("committee-staff-filing").await;
    let document = found_wrong(&app, "嘉府规〔2026〕14号").await;
    let opinion = json!({"opinion_document_id": review.document("书面审查意见", "internal").await["id"]});
    let people = People::on(&app, "2026-08-10").await;
    let review = app.person("committee-staff-filing").await;
    let sent = review.act(DOCUMENTS, &document, "send-opinion", &opinion).await;
    assert_eq!(sent["answer_due_on"], "2026-10-10", "two months more");
    let described = json!({
        "title": "废止决定", "kind": "report", "file_name": "废止决定.pdf", "disclosure": "public"
    });
    let empty = review.create("/documents", &described).await;
    let by = |document: &Value| json!({"findings": [0], "repeal_document_id": document["id"]});
    let without = (422, "DOCUMENT_MISSING", "监督法第三十九条");
    review.refused_by(DOCUMENTS, &document, CONFIRM, &by(&empty), without).await;
    let repeal = review.document("废止决定", "public").await;
    review.act(DOCUMENTS, &document, CONFIRM, &by(&repeal)).await;
    let text = people.clerk.document("废止决定", "public").await;
    let corrected = json!({"correction_document_id": text["id"], "corrected_on": "2026-08-10"});
    let done = people.clerk.act(DOCUMENTS, &document, "correct", &corrected).await;
    assert_eq!((done["state"].as_str(), &done["replaced_by_id"]), (Some("corrected"), &json!(null)));
}

#[tokio::test]
async fn an_explanation_is_accepted_for_every_finding() {
    let app = App::start().await;
    let review = app.person("committee-staff-filing").await;
    let clerk = app.person("organ-clerk").await;
    let document =
        clerk.create(DOCUMENTS, &filed(&app, &clerk, "嘉府规〔2026〕15号", "2026-07-20").await).await;
    review.act(DOCUMENTS, &document, "register", &json!({})).await;
    review.act(DOCUMENTS, &document, "review", &json!({"review_kind": "active"})).await;
    // Whatever is sent, nothing is given up before it was found.
    let found = |article: &str| {
        json!({
            "ground": "exceeds_authority", "article": article, "text": "没有上位法依据。", "withdrawn_reason": "已说明"
        })
    };
    let findings = json!({"findings": [found("第八条"), found("第九条")]});
    let recorded = review.act(DOCUMENTS, &document, "record-findings", &findings).await;
    assert_eq!(recorded["findings"][0]["withdrawn_reason"], json!(null));
    review.act(DOCUMENTS, &document, "communicate", &json!({})).await;

    let accept = "accept-explanation";
    let withdrawn = |places: &[u32]| {
        let each =
            places.iter().map(|place| json!({"finding": place, "reason": "制定机关说明了上位法依据。"}));
        json!({"withdrawn": each.collect::<Vec<_>>()})
    };
    review.refused(DOCUMENTS, &document, accept, &withdrawn(&[0, 2]), (422, "UNKNOWN_REFERENCE")).await;
    let open = (422, "FINDING_OPEN", "监督法第三十九条");
    review.refused_by(DOCUMENTS, &document, accept, &withdrawn(&[0]), open).await;
    only(&app, &[], DOCUMENTS, &document, accept, &withdrawn(&[0, 1])).await;
    let accepted = review.act(DOCUMENTS, &document, accept, &withdrawn(&[1, 0])).await;
    assert_eq!(
        (accepted["state"].as_str(), accepted["result"].as_str()),
        (Some("finished"), Some("no_problem"))
    );
    assert_eq!(accepted["findings"][1]["withdrawn_reason"], "制定机关说明了上位法依据。");
    // A new review begins without them.
    let again = review.act(DOCUMENTS, &document, "review", &json!({"review_kind": "special"})).await;
    assert_eq!(again["findings"], json!([]));
}
