//! What the story is worth: its evaluation and the indicators of its year, counted by hand.

use crate::support::{App, People, fresh, only};
use serde_json::{Value, json};

const EVALUATIONS: &str = "/supervision/evaluations";

/// An opinion of the year before on the same organ, in the same words.
pub async fn last_years_opinion(app: &App) {
    let (item, meeting) = app.inquired("嘉监2025-03", 20, "2025-06-03").await;
    let chairpersons = app.held("chairpersons", "chairpersons", 60, "2025-06-03", 7).await;
    let people = People::of(app).await;
    let opinion = json!({
        "document_number": "嘉人大审〔2025〕3号", "title": "审议意见", "source_type": "supervision.item",
        "source_id": item["id"], "meeting_id": meeting["id"], "lead_committee_id": app.organization("urban"),
        "addressee_organ_id": app.organization("government")
    });
    let opinion = people.committee.create("/deliberation-opinions", &opinion).await;
    let clause = json!({
        "opinion_id": opinion["id"], "seq": 1, "target_organ_id": app.organization("government"),
        "request_text": "制定老旧小区公共充电设施三年布点计划,并向社会公布;制定老旧小区公共充电设施三年布点计划,并向社会公布。"
    });
    people.committee.create("/opinion-clauses", &clause).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    people.secretary.act("/deliberation-opinions", &opinion, "approve", &decision).await;
    people.office.act("/deliberation-opinions", &opinion, "issue", &json!({"issued_on": "2025-06-03"})).await;
}

/// The evaluation that the closing opened: each dimension as it is computed on paper.
pub async fn evaluate(app: &App, item: &Value) {
    let people = People::of(app).await;
    let path = format!("/api/v1{EVALUATIONS}?item_id={}&expand=deadlines", item["id"].as_str().unwrap());
    let evaluation = people.office.get(&path).await.expect(200).body["items"][0].clone();
    assert_eq!(evaluation["state"], "opened");
    assert_eq!(evaluation["expanded"]["deadlines"][0]["due_on"], "2027-01-09");
    let again = json!({"item_id": item["id"]});
    people.committee.post(&format!("/api/v1{EVALUATIONS}"), &again).await.refused(409, "ALREADY_EXISTS");
    only(app, &["committee-staff"], EVALUATIONS, &evaluation, "compute", &json!({})).await;
    let scored = people.committee.act(EVALUATIONS, &evaluation, "compute", &json!({})).await;
    let dimensions = [
        ("topic_precision", Value::Null),
        // One mode, three sites, not announced: 20 + 30 + 20.
        ("investigation_depth", json!("70.00")),
        // Two clauses that name only their organ, in the words of last year: 20 − 10; 1 of 36 members; 60 minutes:
        // 5 + 0.8333 + 20.
        ("deliberation_quality", json!("25.83")),
        // Both solved and verified, disposed in time.
        ("follow_up", json!("100.00")),
        // 3 of 3, after 77, 73 and 10 days: 100 − 20.
        ("openness", json!("80.00")),
        // (21 + 0.6 × 11) / 35.
        ("effect", json!("78.86")),
        // (1400 + 516.60 + 2500 + 800 + 788.60) / 85.
        ("index_score", json!("70.65")),
        ("band", json!("good")),
    ];
    for (name, value) in dimensions {
        assert_eq!(scored[name], value, "{name}");
    }
    let lag = scored["facts"].as_array().unwrap().iter().find(|fact| fact["name"] == "median_lag").unwrap();
    assert_eq!(lag["value"], 7300);
    people.secretary.refused(EVALUATIONS, &evaluation, "conclude", &json!({}), (422, "REASON_MISSING")).await;
    let path = format!("/api/v1{EVALUATIONS}/{}", evaluation["id"].as_str().unwrap());
    people.committee.patch(&path, &json!({"conclusion": "后续公开应更及时。"})).await.expect(200);
    people.clerk.get(&path).await.expect(404);
    let concluded = people.secretary.act(EVALUATIONS, &evaluation, "conclude", &json!({})).await;
    assert_eq!(
        (concluded["state"].as_str(), concluded["conclusion"].as_str()),
        (Some("concluded"), Some("后续公开应更及时。"))
    );
    people.office.act(EVALUATIONS, &evaluation, "publish", &json!({})).await;
    assert_eq!(fresh(&people.clerk, EVALUATIONS, &evaluation).await["band"], "good");
    people.committee.refused(EVALUATIONS, &evaluation, "compute", &json!({}), (409, "RESULT_LOCKED")).await;
    // What was good is not proposed again.
    let proposals = people.office.get("/api/v1/supervision/topic-proposals").await;
    assert_eq!(proposals.body["items"], json!([]));
}

/// The indicators of 2026, counted on paper.
pub async fn indicators(app: &App) {
    let people = People::of(app).await;
    let year = people.office.get("/api/v1/supervision/statistics?year=2026").await.expect(200).body.clone();
    assert_eq!((year["from"].clone(), year["to"].clone()), (json!("2026-01-01"), json!("2026-12-10")));
    let found: Vec<Value> = year["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["code"] != "SV02")
        .map(|one| {
            json!([one["code"], one["part"], one["numerator"], one["denominator"], one["value"], one["unit"]])
        })
        .collect();
    let expected = [
        json!(["SV01", "year", 1, null, "1.00", "items"]),
        json!(["SV01", "cumulative", 1, null, "1.00", "items"]),
        json!(["SV03", null, 0, 0, null, "%"]),
        json!(["SV04", "consultation", 0, 1, "0.00", "%"]),
        json!(["SV04", "final", 0, 1, "0.00", "%"]),
        json!(["SV04", "distribution", 1, 1, "100.00", "%"]),
        json!(["SV04", "consultation.recorded_late", 0, null, "0.00", "items"]),
        json!(["SV04", "final.recorded_late", 0, null, "0.00", "items"]),
        json!(["SV05", null, 1, 1, "100.00", "%"]),
        json!(["SV06", null, 0, null, "0.00", "person-times"]),
        json!(["SV07", null, 1, 36, "2.78", "%"]),
        json!(["SV08", null, 60, 1, "60.00", "min"]),
        json!(["SV09", "clauses", 2, null, "2.00", "items"]),
        json!(["SV09", "with_indicator", 0, 2, "0.00", "%"]),
        json!(["SV09", "source.item", 2, null, "2.00", "items"]),
        json!(["SV09", "source.inspection", 0, null, "0.00", "items"]),
        json!(["SV09", "source.special_inquiry", 0, null, "0.00", "items"]),
        json!(["SV10", null, 1, 1, "100.00", "%"]),
        json!(["SV10", "source.item", 1, 1, "100.00", "%"]),
        json!(["SV10", "source.inspection", 0, 0, null, "%"]),
        json!(["SV10", "source.special_inquiry", 0, 0, null, "%"]),
        json!(["SV11", null, 2, 2, "100.00", "%"]),
        json!(["SV11", "source.item", 2, 2, "100.00", "%"]),
        json!(["SV11", "source.inspection", 0, 0, null, "%"]),
        json!(["SV11", "source.special_inquiry", 0, 0, null, "%"]),
        json!(["SV12", null, 0, 2, "0.00", "%"]),
        json!(["SV12", "source.item", 0, 2, "0.00", "%"]),
        json!(["SV12", "source.inspection", 0, 0, null, "%"]),
        json!(["SV12", "source.special_inquiry", 0, 0, null, "%"]),
        json!(["SV13", "share", 3, 35, "8.57", "%"]),
        json!(["SV13", "source.item", 3, 35, "8.57", "%"]),
        json!(["SV13", "source.inspection", 0, 0, null, "%"]),
        json!(["SV13", "source.special_inquiry", 0, 0, null, "%"]),
        json!(["SV13", "change", 3, 35, null, "pp"]),
        json!(["SV14", "source.item", 2, 2, "100.00", "%"]),
        json!(["SV14", "source.inspection", 0, 0, null, "%"]),
        json!(["SV14", "source.special_inquiry", 0, 0, null, "%"]),
        json!(["SV14", "share", 3, 3, "100.00", "%"]),
        json!(["SV14", "lag", 3, null, "73.00", "days"]),
        json!(["SV15", null, 0, null, "0.00", "items"]),
        json!(["SV16", null, 0, 0, null, "%"]),
        json!(["SV17", "in_time", 0, 0, null, "%"]),
        json!(["SV17", "corrected", 0, 0, null, "%"]),
        json!(["SV18", "2026-Q3", 1, null, "1.00", "items"]),
    ];
    assert_eq!(found, expected);
    // The year before had an inquiry with an opinion, the one before that nothing.
    let year = async |year: u32| {
        let path = format!("/api/v1/supervision/statistics?year={year}");
        let told = people.office.get(&path).await.expect(200).body["items"].clone();
        let some = told.as_array().unwrap().iter().filter(|one| one["numerator"] != 0);
        some.map(|one| format!("{} {}", one["code"].as_str().unwrap(), one["part"])).collect::<Vec<_>>()
    };
    let inquiry = [r#"SV09 "clauses""#, r#"SV09 "source.item""#, r#"SV18 "2025-Q2""#];
    assert_eq!((year(2025).await, year(2024).await), (inquiry.map(str::to_owned).to_vec(), Vec::new()));
    people.clerk.get("/api/v1/supervision/statistics").await.refused(403, "FORBIDDEN");
    people.office.get("/api/v1/supervision/statistics?year=1").await.refused(400, "INVALID_PARAMETER");
}
