//! Evaluations of deputies: four parties, the objection, the decision, and corrections (03 §3.8).

use super::{DUTIES, home};
use crate::support::{App, Person, fresh, only};
use serde_json::{Value, json};

const EVALUATIONS: &str = "/stations/deputy-evaluations";

/// Each aspect at its maximum less so many hundredths; 100.00 less seven times that in all.
fn scores(less: i64) -> Value {
    let aspects = [
        ("political_quality", 20),
        ("work_at_sessions", 15),
        ("work_between_sessions", 15),
        ("suggestions", 15),
        ("contact_with_voters", 15),
        ("study", 10),
        ("discipline", 10),
    ];
    let score = |(aspect, most): (&str, i64)| {
        let points = most * 100 - less;
        json!({"aspect": aspect, "score": format!("{}.{:02}", points / 100, points % 100)})
    };
    json!({"scores": aspects.map(score)})
}

/// A group that the tenth deputy convenes.
async fn group(app: &App) -> Value {
    let affairs = app.person("deputy-affairs").await;
    let members = [9, 10, 11].map(|place| app.deputy(place));
    let group = json!({
        "name": "第二代表小组", "basis": "area", "convener_ids": [members[0]], "member_ids": members,
        "street_or_town_id": app.organization("street")
    });
    affairs.create("/deputy-groups", &group).await
}

async fn opened(app: &App, deputy: usize) -> Value {
    let affairs = app.person("deputy-affairs").await;
    affairs.create(EVALUATIONS, &json!({"deputy_id": app.deputy(deputy), "year": 2026})).await
}

/// Scored by everybody, on 2026-08-03.
async fn scored(app: &App, less: i64) -> Value {
    group(app).await;
    let made = opened(app, 10).await;
    app.person("deputy-2").await.act(EVALUATIONS, &made, "self-score", &scores(less)).await;
    app.person("deputy").await.act(EVALUATIONS, &made, "score-group", &scores(less)).await;
    app.person("street-director").await.act(EVALUATIONS, &made, "score-street", &scores(less)).await;
    app.person("deputy-affairs").await.act(EVALUATIONS, &made, "score-office", &scores(less)).await
}

/// Confirmed on 2026-08-12 and announced.
async fn announced(app: &App, made: &Value) -> Value {
    let meeting = app.held("chairpersons", "chairpersons", 80, "2026-08-12", 8).await;
    let decision = json!({"decision_meeting_id": meeting["id"]});
    app.person("chairs-secretary").await.act(EVALUATIONS, made, "confirm", &decision).await;
    app.person("deputy-affairs").await.act(EVALUATIONS, made, "announce", &json!({})).await
}

#[tokio::test]
async fn four_parties_score_what_is_not_computed() {
    let app = App::start().await;
    group(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let open = |deputy: &str, year: i32| json!({"deputy_id": deputy, "year": year});
    affairs.refused_to_create(EVALUATIONS, &open(&app.deputy(10), 2021), (422, "DEPUTY_NOT_IN_OFFICE")).await;
    let made = opened(&app, 10).await;
    affairs.refused_to_create(EVALUATIONS, &open(&app.deputy(10), 2026), (409, "ALREADY_EXISTS")).await;
    only(&app, &[], EVALUATIONS, &made, "self-score", &scores(0)).await;

    let own = app.person("deputy-2").await;
    let mut wrong = scores(0);
    wrong["scores"][6] = json!({"aspect": "duty_score", "score": "60.00"});
    own.refused(EVALUATIONS, &made, "self-score", &wrong, (403, "AUTO_ITEM_READONLY")).await;
    wrong["scores"][6] = json!({"aspect": "study", "score": "10.00"});
    own.refused(EVALUATIONS, &made, "self-score", &wrong, (422, "VALIDATION_FAILED")).await;
    own.refused(EVALUATIONS, &made, "self-score", &scores(-1), (422, "SCORE_OUT_OF_RANGE")).await;
    own.act(EVALUATIONS, &made, "self-score", &scores(100)).await;

    // The convener scores for the group; the street does not, while there is another one.
    let director = app.person("street-director").await;
    director.refused(EVALUATIONS, &made, "score-group", &scores(0), (403, "FORBIDDEN_SCOPE")).await;
    let convener = app.person("deputy").await;
    convener.refused(EVALUATIONS, &made, "score-group", &wrong, (422, "VALIDATION_FAILED")).await;
    convener.act(EVALUATIONS, &made, "score-group", &scores(0)).await;
    director.refused(EVALUATIONS, &made, "score-street", &scores(-1), (422, "SCORE_OUT_OF_RANGE")).await;
    director.act(EVALUATIONS, &made, "score-street", &scores(0)).await;
    let done = affairs.act(EVALUATIONS, &made, "score-office", &scores(0)).await;
    // 60 · 0 + 4 · 93 + 36 · 100 of 100
    assert_eq!(
        (&done["final_score"], &done["grade"], &done["objection_until"]),
        (&json!("39.72"), &json!("poor"), &json!("2026-08-10"))
    );

    // Others may convene the group since; nobody scores the own year for it.
    let made = opened(&app, 9).await;
    convener.act(EVALUATIONS, &made, "self-score", &scores(0)).await;
    convener.refused(EVALUATIONS, &made, "score-group", &scores(0), (403, "SELF_VERIFICATION")).await;
    assert_eq!(director.act(EVALUATIONS, &made, "score-group", &scores(0)).await["state"], "group_scored");
}

#[tokio::test]
async fn who_does_not_score_the_own_year_is_scored_by_the_others() {
    let app = App::start().await;
    let group = group(&app).await;
    let made = opened(&app, 10).await;
    // Whoever convenes the group now scores for it.
    let affairs = app.person("deputy-affairs").await;
    let path = format!("/api/v1/deputy-groups/{}", group["id"].as_str().unwrap());
    let conveners = json!([app.deputy(11), app.deputy(9)]);
    affairs.patch(&path, &json!({"convener_ids": conveners})).await.expect(200);
    assert_eq!(fresh(&affairs, EVALUATIONS, &made).await["convener_ids"], conveners);
    app.on("2026-09-03");
    app.sweep().await;
    let affairs = app.person("deputy-affairs").await;
    assert_eq!(fresh(&affairs, EVALUATIONS, &made).await["state"], "self_scored");
    app.person("deputy").await.act(EVALUATIONS, &made, "score-group", &scores(0)).await;
    app.person("street-director").await.act(EVALUATIONS, &made, "score-street", &scores(0)).await;
    let done = affairs.act(EVALUATIONS, &made, "score-office", &scores(0)).await;
    // 3,600 of 96
    assert_eq!(done["final_score"], "37.50");
}

#[tokio::test]
async fn an_objection_is_answered_before_the_chairpersons_confirm() {
    let app = App::start().await;
    let made = scored(&app, 0).await;
    let own = app.person("deputy-2").await;
    let affairs = app.person("deputy-affairs").await;
    let answer = json!({"objection_answer": "维持原评分。", "scores": []});
    affairs.refused(EVALUATIONS, &made, "answer-objection", &answer, (409, "NO_OPEN_REQUEST")).await;
    own.act(EVALUATIONS, &made, "object", &json!({"reason": "调研次数有误。"})).await;
    let early = app.held("chairpersons", "chairpersons", 79, "2026-08-04", 8).await;
    let secretary = app.person("chairs-secretary").await;
    let early = json!({"decision_meeting_id": early["id"]});
    secretary.refused(EVALUATIONS, &made, "confirm", &early, (409, "DISPUTE_WINDOW_OPEN")).await;
    let meeting = app.held("chairpersons", "chairpersons", 80, "2026-08-12", 8).await;
    let decision = json!({"decision_meeting_id": meeting["id"]});
    let (secretary, affairs) = (app.person("chairs-secretary").await, app.person("deputy-affairs").await);
    app.person("deputy-2")
        .await
        .refused(EVALUATIONS, &made, "object", &json!({"reason": "再议。"}), (422, "DISPUTE_WINDOW_OVER"))
        .await;
    secretary.refused(EVALUATIONS, &made, "confirm", &decision, (409, "OPEN_ITEMS")).await;
    let mut part = answer.clone();
    part["scores"] = json!([{"aspect": "study", "score": "9.00"}]);
    affairs.refused(EVALUATIONS, &made, "answer-objection", &part, (422, "VALIDATION_FAILED")).await;
    part["scores"] = scores(-1)["scores"].clone();
    affairs.refused(EVALUATIONS, &made, "answer-objection", &part, (422, "SCORE_OUT_OF_RANGE")).await;
    part["scores"] = scores(100)["scores"].clone();
    let answered = affairs.act(EVALUATIONS, &made, "answer-objection", &part).await;
    // 12 · 93 + 28 · 100 of 100
    assert_eq!(answered["final_score"], "39.16");
    let plenary = app.held("sc_plenary", "sc", 81, "2026-08-12", 41).await;
    let wrong = json!({"decision_meeting_id": plenary["id"]});
    secretary.refused(EVALUATIONS, &made, "confirm", &wrong, (422, "WRONG_MEETING")).await;
    only(&app, &["chairs-secretary"], EVALUATIONS, &made, "confirm", &decision).await;
    assert_eq!(secretary.act(EVALUATIONS, &made, "confirm", &decision).await["state"], "confirmed");
}

/// A reception that the deputy enters and the street verifies.
async fn verified(app: &App, deputy: &Person) -> Value {
    let made = json!({
        "deputy_id": app.deputy(10), "duty_type": "voter_reception", "occurred_on": "2026-08-12", "duration_minutes": 120,
        "place": "第一代表联络站", "title": "接待选民三人"
    });
    let made = deputy.create(DUTIES, &made).await;
    deputy.act(DUTIES, &made, "submit", &json!({})).await;
    app.person("street-director").await.act(DUTIES, &made, "verify", &json!({})).await
}

#[tokio::test]
async fn what_was_announced_is_corrected_when_a_record_that_counts_changes() {
    let app = App::start().await;
    home(&app).await;
    let made = scored(&app, 0).await;
    let out = announced(&app, &made).await;
    assert_eq!((&out["published"], &out["announced_on"]), (&json!(false), &json!("2026-08-12")));
    let affairs = app.person("deputy-affairs").await;
    let why = json!({"reason": "补记接待选民一次。"});
    affairs.refused(EVALUATIONS, &made, "correct", &why, (409, "INVALID_TRANSITION")).await;
    let talked = affairs.act(EVALUATIONS, &made, "interview", &json!({})).await;
    assert_eq!((&talked["state"], &talked["resignation_advised"]), (&json!("interviewed"), &json!(false)));
    verified(&app, &app.person("deputy-2").await).await;
    let corrected = affairs.act(EVALUATIONS, &made, "correct", &why).await;
    // 60 · 4 + 40 · 100 of 100
    assert_eq!(
        (
            &corrected["final_score"],
            &corrected["former_results"][0]["final_score"],
            &corrected["announced_on"]
        ),
        (&json!("42.40"), &json!("40.00"), &Value::Null)
    );
}

#[tokio::test]
async fn a_correction_has_its_time_and_nobody_is_talked_to_about_a_fair_year() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let rules = json!({
        "kind": "stations", "code": "jiading", "jurisdiction": "310114", "effective_from": "2026-01-01",
        "params": [{"key": "score.fair", "value": 30, "unit": "points", "tag": "practice", "basis": "区人大常委会规定"}]
    });
    let rules = admin.create("/rule-sets", &rules).await;
    admin.act("/rule-sets", &rules, "activate", &json!({})).await;
    home(&app).await;
    let made = scored(&app, 0).await;
    assert_eq!(announced(&app, &made).await["grade"], "fair");
    let affairs = app.person("deputy-affairs").await;
    affairs.refused(EVALUATIONS, &made, "interview", &json!({}), (409, "INVALID_TRANSITION")).await;
    verified(&app, &app.person("deputy-2").await).await;
    app.on("2027-08-13");
    let affairs = app.person("deputy-affairs").await;
    let why = json!({"reason": "补记接待选民一次。"});
    affairs.refused(EVALUATIONS, &made, "correct", &why, (422, "REOPEN_WINDOW_OVER")).await;
}

#[tokio::test]
async fn what_is_announced_is_told_to_the_delegation() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    for (deputy, delegation) in [(9, "第一代表团"), (10, "第二代表团"), (11, "第二代表团")] {
        let path = format!("/api/v1/deputies/{}", app.deputy(deputy));
        affairs.patch(&path, &json!({"delegation": delegation})).await.expect(200);
    }
    group(&app).await;
    let made = opened(&app, 11).await;
    app.on("2026-09-03");
    app.sweep().await;
    app.person("deputy").await.act(EVALUATIONS, &made, "score-group", &scores(0)).await;
    app.person("street-director").await.act(EVALUATIONS, &made, "score-street", &scores(0)).await;
    app.person("deputy-affairs").await.act(EVALUATIONS, &made, "score-office", &scores(0)).await;
    let read = format!("/api/v1{EVALUATIONS}/{}", made["id"].as_str().unwrap());
    let meeting = app.held("chairpersons", "chairpersons", 80, "2026-09-15", 8).await;
    let decision = json!({"decision_meeting_id": meeting["id"]});
    app.person("chairs-secretary").await.act(EVALUATIONS, &made, "confirm", &decision).await;
    app.person("deputy-2").await.get(&read).await.refused(404, "NOT_FOUND");
    app.person("deputy-affairs").await.act(EVALUATIONS, &made, "announce", &json!({})).await;
    app.person("deputy-2").await.get(&read).await.expect(200);
    app.person("sc-member").await.get(&read).await.refused(404, "NOT_FOUND");
}
