//! The calculator of a vote over HTTP; its worked examples are tests of its own (07 §4.2).

use crate::support::App;
use serde_json::{Value, json};

const PATH: &str = "/api/v1/livelihood/calculators/ballot-result";

fn asked(approve: &[u32]) -> Value {
    let named = (1..)
        .zip(approve)
        .map(|(number, votes): (u32, &u32)| json!({"title": format!("L{number}"), "approve": votes}));
    json!({
        "total_deputies": 287, "present": 240, "issued": 240, "returned": 238, "valid": 236, "invalid": 2, "seats": 7,
        "candidates": named.collect::<Vec<_>>()
    })
}

const CASE_1: [u32; 9] = [221, 214, 214, 203, 182, 168, 160, 152, 131];

#[tokio::test]
async fn a_count_is_decided_and_wrong_numbers_are_refused() {
    let app = App::start().await;
    let office = app.person("government-office").await;
    let result = office.post(PATH, &asked(&CASE_1)).await.expect(200).body.clone();
    assert_eq!(
        (result["majority"].as_u64(), result["quorum"].as_u64(), result["seats_left"].as_u64()),
        (Some(144), Some(192), Some(0))
    );
    assert_eq!(result["candidates"][8]["outcome"], "failed_majority");
    let mut few = asked(&CASE_1);
    few["present"] = json!(191);
    office.post(PATH, &few).await.refused(422, "QUORUM_NOT_MET");
    let mut sum = CASE_1;
    sum[8] = 139;
    office.post(PATH, &asked(&sum)).await.refused(422, "BALLOT_ARITHMETIC");
    office.post(PATH, &asked(&CASE_1[..7])).await.refused(422, "NO_EXTRA_CANDIDATES");
    office.post(PATH, &asked(&CASE_1[..8])).await.refused(422, "EXTRA_RATIO_TOO_LOW");
    app.stranger().post(PATH, &asked(&CASE_1)).await.refused(401, "UNAUTHENTICATED");
}

#[tokio::test]
async fn ranks_and_seats_that_are_left_are_computed_too() {
    let app = App::start().await;
    let office = app.person("government-office").await;
    let mut ranked = asked(&[221, 214, 214, 203, 182, 168, 156, 156, 131]);
    ranked["voting_mode"] = json!("rank_by_number");
    office.post(PATH, &ranked).await.refused(422, "BALLOT_ARITHMETIC");
    let sums = [600, 750, 750, 800, 850, 850, 700, 699, 570];
    for (place, sum) in sums.into_iter().enumerate() {
        ranked["candidates"][place]["rank_sum"] = json!(sum);
    }
    let result = office.post(PATH, &ranked).await.expect(200).body.clone();
    let outcome = |place: usize| result["candidates"][place]["outcome"].as_str().unwrap();
    assert_eq!((outcome(6), outcome(7), &result["stands_again"]), ("lost_by_rank", "selected", &json!([])));
    let mut short = asked(&[221, 214, 214, 203, 182, 140, 139, 130, 120]);
    let result = office.post(PATH, &short).await.expect(200).body.clone();
    assert_eq!((&result["seats_left"], &result["stands_again"]), (&json!(2), &json!(["L6", "L7", "L8"])));
    short["second"] = json!({"valid": 239, "approve": [160, 150, 145]});
    let result = office.post(PATH, &short).await.expect(200).body.clone();
    assert_eq!((&result["seats_left"], &result["is_tied"]), (&json!(0), &json!(false)));
    short["second"] = json!({"valid": 239, "approve": [160, 150]});
    office.post(PATH, &short).await.refused(422, "BALLOT_ARITHMETIC");
    // Nobody else votes than deputies.
    short["second"] = json!({"valid": 9000, "approve": [160, 150, 145]});
    let refused = office.post(PATH, &short).await;
    assert_eq!(refused.refused(422, "BALLOT_ARITHMETIC").body["errors"][0]["pointer"], "/second");
    (short["second"], short["present"]) = (Value::Null, json!(288));
    let refused = office.post(PATH, &short).await;
    assert_eq!(refused.refused(422, "BALLOT_ARITHMETIC").body["errors"][0]["pointer"], "/present");
}

#[tokio::test]
async fn an_assessment_is_computed_and_wrong_numbers_are_refused() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let path = "/api/v1/livelihood/calculators/assessment-result";
    let asked = json!({
        "total_members": 41, "satisfied": 20, "basically_satisfied": 12, "dissatisfied": 3,
        "channels": [{"channel": "online", "levels": [120, 60, 15, 4, 1]}]
    });
    let told = office.post(path, &asked).await.expect(200).body.clone();
    let channels = json!([{"channel": "online", "weight": 40, "valid": 200, "score": "89.40"}]);
    let wanted = json!({"result": "basically_satisfied", "majority": 21, "channels": channels, "satisfaction": "89.40"});
    assert_eq!(told, wanted);
    for (field, value, code) in [
        ("total_members", json!(0), "ASSESSMENT_DENOMINATOR_MISSING"),
        ("total_members", json!(34), "BALLOT_ARITHMETIC"),
        ("channels", json!([asked["channels"][0], asked["channels"][0]]), "VALIDATION_FAILED"),
        ("satisfied", json!(-1), "VALIDATION_FAILED"),
        ("channels", json!([{"channel": "online", "levels": [1, 2, 3]}]), "VALIDATION_FAILED"),
    ] {
        let mut wrong = asked.clone();
        wrong[field] = value;
        office.post(path, &wrong).await.refused(422, code);
    }
}
