//! Ties across the last seat: voted on again, or settled as the rule says (07 §3.3, §4.2).

use super::{BALLOTS, Vote, announced, counted, ready, states};
use crate::support::{App, People, fresh};
use serde_json::{Value, json};

/// The ballot on the tie.
pub async fn ordered(app: &App, ballot: &Value) -> Value {
    let people = People::of(app).await;
    people.secretary.act(BALLOTS, ballot, "order-second-ballot", &json!({})).await;
    let path = "/api/v1/ballots?state=prepared&kind=project_selection";
    people.office.get(path).await.expect(200).body["items"][0].clone()
}

fn settled(questions: &[u32], meeting: Option<&Value>) -> Value {
    let meeting = meeting.map(|meeting| meeting["id"].clone());
    json!({"settled_questions": questions, "settled_meeting_id": meeting, "reason": "按票决办法处理。"})
}

#[tokio::test]
async fn a_tie_is_voted_on_again_and_the_second_ballot_only_ranks() {
    let app = App::start().await;
    let Vote { candidates, ballot, .. } = ready(&app, |_| {}).await;
    let tied = counted(&app, &ballot, &[180, 150, 150, 0]).await;
    assert_eq!(tied["result"], "tied");
    let people = People::of(&app).await;
    let early = settled(&[1], None);
    people.secretary.refused(BALLOTS, &ballot, "settle-tie", &early, (422, "TIE_UNRESOLVED")).await;
    let second = ordered(&app, &ballot).await;
    assert_eq!((second["ranks_only"].as_bool(), second["places"].as_u64()), (Some(true), Some(1)));
    // It stands as it was ordered, and the first ballot stands as long as it does.
    let path = format!("/api/v1{BALLOTS}/{}", second["id"].as_str().unwrap());
    for change in [json!({"places": 2}), json!({"candidates": ["社区食堂三家", "口袋公园四处"]})]
    {
        people.office.patch(&path, &change).await.refused(422, "VALIDATION_FAILED");
    }
    let void = json!({"reason": "计票有误"});
    people.secretary.refused(BALLOTS, &ballot, "void", &void, (409, "INVALID_TRANSITION")).await;
    // Less than half of all deputies: both had the majority before.
    counted(&app, &second, &[120, 110]).await;
    announced(&app, &second).await;
    announced(&app, &ballot).await;
    let office = app.person("sc-office").await;
    assert_eq!(states(&office, &candidates).await, ["selected", "selected", "not_selected", "not_selected"]);
}

#[tokio::test]
async fn a_rule_may_ask_for_the_majority_again() {
    let app = App::start().await;
    let Vote { candidates, ballot, .. } =
        ready(&app, |rule| rule["second_needs_majority"] = json!(true)).await;
    counted(&app, &ballot, &[180, 150, 150, 0]).await;
    let second = ordered(&app, &ballot).await;
    let again = counted(&app, &second, &[120, 110]).await;
    assert_eq!(again["standings"][0]["outcome"], "failed_majority");
    announced(&app, &second).await;
    announced(&app, &ballot).await;
    let office = app.person("sc-office").await;
    assert_eq!(
        states(&office, &candidates).await,
        ["selected", "not_selected", "not_selected", "not_selected"]
    );
}

#[tokio::test]
async fn tied_again_the_seat_stays_free() {
    let app = App::start().await;
    let Vote { candidates, ballot, .. } = ready(&app, |_| {}).await;
    counted(&app, &ballot, &[180, 150, 150, 0]).await;
    let second = ordered(&app, &ballot).await;
    assert_eq!(counted(&app, &second, &[110, 110]).await["result"], "tied");
    let people = People::of(&app).await;
    people
        .secretary
        .refused(BALLOTS, &second, "order-second-ballot", &json!({}), (422, "TIE_UNRESOLVED"))
        .await;
    people
        .secretary
        .refused(BALLOTS, &second, "settle-tie", &settled(&[0, 1], None), (422, "VALIDATION_FAILED"))
        .await;
    people
        .secretary
        .refused(BALLOTS, &second, "settle-tie", &settled(&[0], None), (422, "TIE_UNRESOLVED"))
        .await;
    let done = people.secretary.act(BALLOTS, &second, "settle-tie", &settled(&[], None)).await;
    assert_eq!(
        (done["result"].as_str(), done["standings"][0]["outcome"].as_str()),
        (Some("recorded"), Some("lost_by_rank"))
    );
    announced(&app, &second).await;
    announced(&app, &ballot).await;
    let office = app.person("sc-office").await;
    assert_eq!(
        states(&office, &candidates).await,
        ["selected", "not_selected", "not_selected", "not_selected"]
    );
}

#[tokio::test]
async fn the_presidium_decides_where_the_rule_says_so() {
    let app = App::start().await;
    let Vote { candidates, ballot, .. } =
        ready(&app, |rule| rule["tie_rule"] = json!("presidium_decides")).await;
    counted(&app, &ballot, &[180, 150, 150, 0]).await;
    let people = People::of(&app).await;
    people
        .secretary
        .refused(BALLOTS, &ballot, "order-second-ballot", &json!({}), (422, "TIE_UNRESOLVED"))
        .await;
    people
        .secretary
        .refused(BALLOTS, &ballot, "settle-tie", &settled(&[2], None), (422, "WRONG_MEETING"))
        .await;
    let presidium = app.held("presidium", "sc", 7, "2026-08-25", 41).await;
    let people = People::of(&app).await;
    // One that deals with something else decides nothing here.
    let other = json!({"agenda": [{
        "seq": 1, "title": "其他事项", "subject_type": "livelihood.candidate", "subject_id": candidates[0]["id"]
    }]});
    let elsewhere = app.held("presidium", "sc", 8, "2026-08-25", 41).await;
    people.office.act("/meetings", &elsewhere, "set-agenda", &other).await;
    let refused =
        people.secretary.try_act(BALLOTS, &ballot, "settle-tie", &settled(&[2], Some(&elsewhere))).await;
    assert_eq!(refused.refused(422, "WRONG_MEETING").body["params"]["reason"], "not_on_the_agenda");
    let none = settled(&[], Some(&presidium));
    people.secretary.refused(BALLOTS, &ballot, "settle-tie", &none, (422, "TIE_UNRESOLVED")).await;
    people.secretary.act(BALLOTS, &ballot, "settle-tie", &settled(&[2], Some(&presidium))).await;
    announced(&app, &ballot).await;
    assert_eq!(
        states(&people.office, &candidates).await,
        ["selected", "not_selected", "selected", "not_selected"]
    );
}

#[tokio::test]
async fn a_presidium_that_was_over_before_the_count_settles_no_tie() {
    let app = App::start().await;
    let Vote { ballot, .. } = ready(&app, |rule| rule["tie_rule"] = json!("presidium_decides")).await;
    let [early, sitting] = [
        app.held("presidium", "sc", 7, "2026-08-25", 41).await,
        app.held("presidium", "sc", 8, "2026-08-25", 41).await,
    ];
    let people = People::of(&app).await;
    people.office.act("/meetings", &early, "close", &json!({})).await;
    app.wait(300);
    counted(&app, &ballot, &[180, 150, 150, 0]).await;
    let refused =
        people.secretary.try_act(BALLOTS, &ballot, "settle-tie", &settled(&[2], Some(&early))).await;
    assert_eq!(refused.refused(422, "WRONG_MEETING").body["params"]["reason"], "before_the_matter");
    // One that closes after the count has decided before it did.
    app.wait(300);
    people.office.act("/meetings", &sitting, "close", &json!({})).await;
    people.secretary.act(BALLOTS, &ballot, "settle-tie", &settled(&[2], Some(&sitting))).await;
}

#[tokio::test]
async fn more_beneficiaries_decide_where_the_rule_says_so() {
    let app = App::start().await;
    let Vote { candidates, ballot, .. } =
        ready(&app, |rule| rule["tie_rule"] = json!("more_beneficiaries")).await;
    counted(&app, &ballot, &[180, 150, 150, 0]).await;
    let people = People::of(&app).await;
    people
        .secretary
        .refused(BALLOTS, &ballot, "settle-tie", &settled(&[2], None), (422, "TIE_UNRESOLVED"))
        .await;
    people.secretary.act(BALLOTS, &ballot, "settle-tie", &settled(&[1], None)).await;
    announced(&app, &ballot).await;
    assert_eq!(
        states(&people.office, &candidates).await,
        ["selected", "selected", "not_selected", "not_selected"]
    );
    assert_eq!(fresh(&people.office, BALLOTS, &ballot).await["settled_questions"], json!([1]));
}
