//! Fewer have the majority than there are seats: those next in rank are voted on anew, once, where the rule says so (07 §3.3, §4.2).

use super::{BALLOTS, Vote, announced, counted, ready, states, ties::ordered, voting::result_told};
use crate::support::{App, People};
use serde_json::{Value, json};

/// A ballot that one of four has the majority of, for two seats, by a rule that asks for a second round.
async fn short(app: &App, change: impl FnOnce(&mut Value)) -> Vote {
    let vote = ready(app, |rule| {
        rule["shortfall_rule"] = json!("second_round");
        change(rule);
    })
    .await;
    let counted = counted(app, &vote.ballot, &[180, 140, 120, 40]).await;
    assert_eq!(counted["result"], "recorded");
    vote
}

#[tokio::test]
async fn those_next_in_rank_need_the_majority_anew() {
    let app = App::start().await;
    let Vote { cycle, candidates, ballot, .. } = short(&app, |_| {}).await;
    let people = People::of(&app).await;
    for supervisor in ["deputy-2", "deputy-3"] {
        app.person(supervisor).await.signs(&ballot).await;
    }
    let record = json!({"record_document_id": people.office.document("计票记录", "internal").await["id"]});
    // It is held before the result stands.
    people.secretary.refused(BALLOTS, &ballot, "confirm", &record, (422, "TIE_UNRESOLVED")).await;
    let round = ordered(&app, &ballot).await;
    assert_eq!(round["candidates"], json!(["社区食堂三家", "健身步道五条"]));
    assert_eq!((&round["places"], &round["ranks_only"]), (&json!(1), &json!(false)));
    let again = json!({});
    people.secretary.refused(BALLOTS, &ballot, "order-second-ballot", &again, (422, "TIE_UNRESOLVED")).await;
    people.secretary.refused(BALLOTS, &ballot, "confirm", &record, (422, "TIE_UNRESOLVED")).await;
    let voted = counted(&app, &round, &[90, 150]).await;
    let outcome = |place: usize| voted["standings"][place]["outcome"].as_str().unwrap();
    assert_eq!((outcome(0), outcome(1)), ("failed_majority", "selected"));
    announced(&app, &round).await;
    people.secretary.act(BALLOTS, &ballot, "confirm", &record).await;
    people.office.act(BALLOTS, &ballot, "announce", &json!({})).await;
    assert_eq!(
        states(&people.office, &candidates).await,
        ["selected", "not_selected", "selected", "not_selected"]
    );
    let notice = result_told(&app, &cycle).await;
    assert!(notice["text"].as_str().unwrap().contains("充电桩一百个、健身步道五条"), "{notice}");
    people.office.act(super::CYCLES, &cycle, "record-vote", &json!({})).await;
}

#[tokio::test]
async fn a_second_round_that_nobody_wins_leaves_the_seat_free() {
    let app = App::start().await;
    let Vote { candidates, ballot, .. } = short(&app, |_| {}).await;
    let round = ordered(&app, &ballot).await;
    counted(&app, &round, &[120, 110]).await;
    // Once is enough.
    let people = People::of(&app).await;
    people
        .secretary
        .refused(BALLOTS, &round, "order-second-ballot", &json!({}), (422, "TIE_UNRESOLVED"))
        .await;
    announced(&app, &round).await;
    announced(&app, &ballot).await;
    assert_eq!(
        states(&people.office, &candidates).await,
        ["selected", "not_selected", "not_selected", "not_selected"]
    );
}

#[tokio::test]
async fn a_second_round_that_is_tied_is_settled_as_the_rule_says_of_a_second_tie() {
    let app = App::start().await;
    let vote = ready(&app, |rule| {
        rule["shortfall_rule"] = json!("second_round");
        rule["tie_rule_again"] = json!("more_beneficiaries");
    })
    .await;
    // Two seats are left: all who are next in rank stand, also those who are level with the last.
    counted(&app, &vote.ballot, &[140, 130, 100, 100]).await;
    let round = ordered(&app, &vote.ballot).await;
    assert_eq!(round["candidates"].as_array().unwrap().len(), 4);
    assert_eq!(counted(&app, &round, &[160, 150, 150, 20]).await["result"], "tied");
    let people = People::of(&app).await;
    let settled = |questions: Value| json!({"settled_questions": questions, "settled_meeting_id": null, "reason": "按票决办法处理。"});
    let wrong = settled(json!([2]));
    people.secretary.refused(BALLOTS, &round, "settle-tie", &wrong, (422, "TIE_UNRESOLVED")).await;
    people.secretary.act(BALLOTS, &round, "settle-tie", &settled(json!([1]))).await;
    announced(&app, &round).await;
    announced(&app, &vote.ballot).await;
    assert_eq!(
        states(&people.office, &vote.candidates).await,
        ["selected", "selected", "not_selected", "not_selected"]
    );
}

#[tokio::test]
async fn where_the_rule_leaves_seats_free_nobody_stands_again() {
    let app = App::start().await;
    let Vote { candidates, ballot, .. } = ready(&app, |_| {}).await;
    counted(&app, &ballot, &[180, 140, 120, 40]).await;
    let people = People::of(&app).await;
    people
        .secretary
        .refused(BALLOTS, &ballot, "order-second-ballot", &json!({}), (422, "TIE_UNRESOLVED"))
        .await;
    announced(&app, &ballot).await;
    assert_eq!(
        states(&people.office, &candidates).await,
        ["selected", "not_selected", "not_selected", "not_selected"]
    );
}

#[tokio::test]
async fn after_the_session_no_second_round_is_asked_for() {
    let app = App::start().await;
    let Vote { candidates, ballot, .. } = short(&app, |_| {}).await;
    app.on("2026-08-26");
    announced(&app, &ballot).await;
    let office = app.person("sc-office").await;
    assert_eq!(
        states(&office, &candidates).await,
        ["selected", "not_selected", "not_selected", "not_selected"]
    );
}
