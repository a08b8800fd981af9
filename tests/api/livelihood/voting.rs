//! The vote: what is asked before papers are issued, and what the result means (07 §3.3, §4.2).

use super::{
    BALLOTS, CANDIDATES, CYCLES, Vote, announced, counted, papers, ready, rule, states, supervisors,
};
use crate::support::{App, People, fresh};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// The notice of the presidium that the announcement drafted.
pub async fn result_told(app: &App, cycle: &Value) -> Value {
    let people = People::of(app).await;
    let id = cycle["id"].as_str().unwrap();
    let drafts = format!("/api/v1/publications?subject_id={id}&kind=notice&state=draft&limit=10");
    let drafts = people.office.get(&drafts).await.expect(200).body["items"].as_array().unwrap().clone();
    let draft = drafts.into_iter().find(|draft| draft["round"] == 3).unwrap();
    people.secretary.act("/publications", &draft, "review", &json!({})).await;
    people.office.act("/publications", &draft, "publish", &json!({})).await
}

/// Whatever became of them: these projects are in these states.
pub async fn settled(app: &App, projects: &[(&str, &str)]) {
    let db = app.application.service.store.whole().await.unwrap();
    for (code, state) in projects {
        let settled = format!("UPDATE livelihood_project SET state = '{state}' WHERE code = '{code}'");
        db.execute_unprepared(&settled).await.unwrap();
    }
}

#[tokio::test]
async fn the_deputies_select_and_the_rest_goes_to_the_reserve() {
    let app = App::start().await;
    let Vote { cycle, candidates, ballot, .. } = ready(&app, |_| {}).await;
    let office = app.person("sc-office").await;
    counted(&app, &ballot, &[200, 180, 100, 0]).await;
    let frozen = json!({"reason": "用地调整", "decision_meeting_id": cycle["sc_meeting_id"]});
    let secretary = app.person("chairs-secretary").await;
    secretary.refused(CANDIDATES, &candidates[0], "withdraw", &frozen, (422, "WRONG_MEETING")).await;
    office.refused(CYCLES, &cycle, "record-vote", &json!({}), (422, "TIE_UNRESOLVED")).await;
    announced(&app, &ballot).await;
    assert_eq!(states(&office, &candidates).await, ["selected", "selected", "not_selected", "not_selected"]);
    let first = fresh(&office, CANDIDATES, &candidates[0]).await;
    assert_eq!((first["approvals"].as_u64(), first["rank"].as_u64()), (Some(200), Some(1)));
    office.refused(CYCLES, &cycle, "record-vote", &json!({}), (409, "PUBLICATION_MISSING")).await;
    let notice = result_told(&app, &cycle).await;
    assert!(notice["text"].as_str().unwrap().contains("充电桩一百个、社区食堂三家"), "{notice}");
    let voted = office.act(CYCLES, &cycle, "record-vote", &json!({})).await;
    assert_eq!(voted["ballot_id"], ballot["id"]);
    assert_eq!(fresh(&office, CYCLES, &cycle).await["state"], "executing");
    app.on("2026-08-26");
    let congress = app.held("congress", "sc", 8, "2027-01-13", 287).await;
    let office = app.person("sc-office").await;
    let heard = json!({"report_meeting_id": cycle["sc_meeting_id"]});
    office.refused(CYCLES, &cycle, "close", &heard, (422, "WRONG_MEETING")).await;
    let heard = json!({"report_meeting_id": congress["id"]});
    let open = office.try_act(CYCLES, &cycle, "close", &heard).await;
    open.refused(409, "OPEN_ITEMS");
    assert_eq!(open.body["params"]["projects"], json!(["2027-01", "2027-02"]), "{}", open.text);
    settled(&app, &[("2027-01", "closed"), ("2027-02", "rolled_over")]).await;
    assert_eq!(office.act(CYCLES, &cycle, "close", &heard).await["state"], "closed");
}

#[tokio::test]
async fn papers_are_those_of_the_list_and_of_the_rule() {
    let app = App::start().await;
    let Vote { cycle, congress, ballot, .. } = ready(&app, |_| {}).await;
    let own = supervisors(&app).await;
    let people = People::of(&app).await;
    people.secretary.act(BALLOTS, &ballot, "void", &json!({"reason": "重新准备"})).await;
    let wrong = |change: Value| {
        let mut wrong = papers(&cycle, &congress, (&own, 2));
        for (field, value) in change.as_object().unwrap() {
            wrong[field] = value.clone();
        }
        wrong
    };
    let present = json!({"base": "present_members"});
    people.office.refused_to_create(BALLOTS, &wrong(present), (422, "VALIDATION_FAILED")).await;
    let refused = [
        (json!({"places": 3}), "SEATS_MISMATCH"),
        (json!({"candidates": ["充电桩一百个", "社区食堂三家", "健身步道五条"]}), "BALLOT_OPTIONS_MISMATCH"),
        (json!({"supervisor_ids": [app.user("deputy-2")]}), "CONFLICT_OF_INTEREST"),
        (
            json!({"supervisor_ids": [app.user("deputy-2"), app.user("ballot-supervisor")]}),
            "CONFLICT_OF_INTEREST",
        ),
    ];
    for (change, code) in refused {
        let prepared = people.office.create(BALLOTS, &wrong(change)).await;
        people.office.refused(BALLOTS, &prepared, "issue", &json!({}), (422, code)).await;
        people.secretary.act(BALLOTS, &prepared, "void", &json!({"reason": "重新准备"})).await;
    }
    // Whoever works for a department that leads a candidate does not supervise.
    let employer = app.organization("construction");
    let name = people.office.get(&format!("/api/v1/organizations/{employer}")).await.expect(200).body["name"]
        .clone();
    let db = app.application.service.store.whole().await.unwrap();
    let works = format!(
        "UPDATE deputy SET employer = '{}' WHERE district_code = '310114' AND deputy_no LIKE '%-011'",
        name.as_str().unwrap()
    );
    db.execute_unprepared(&works).await.unwrap();
    let prepared = people.office.create(BALLOTS, &wrong(json!({}))).await;
    people.office.refused(BALLOTS, &prepared, "issue", &json!({}), (422, "CONFLICT_OF_INTEREST")).await;
    people.secretary.act(BALLOTS, &prepared, "void", &json!({"reason": "重新准备"})).await;
    // Nobody is left off: the vote is on all that were deliberated.
    let off = "UPDATE project_candidate SET state = 'sc_reviewed' WHERE title = '口袋公园四处'";
    db.execute_unprepared(off).await.unwrap();
    let three = json!({"candidates": ["充电桩一百个", "社区食堂三家", "健身步道五条"]});
    let prepared = people.office.create(BALLOTS, &wrong(three)).await;
    people.office.refused(BALLOTS, &prepared, "issue", &json!({}), (422, "BALLOT_OPTIONS_MISMATCH")).await;
    people.secretary.act(BALLOTS, &prepared, "void", &json!({"reason": "重新准备"})).await;
    let on = "UPDATE project_candidate SET state = 'on_ballot' WHERE title = '口袋公园四处'";
    db.execute_unprepared(on).await.unwrap();
    let sitting = app.held("sc_plenary", "sc", 41, "2026-08-25", 41).await;
    let elsewhere = people.office.create(BALLOTS, &wrong(json!({"meeting_id": sitting["id"]}))).await;
    people.office.refused(BALLOTS, &elsewhere, "issue", &json!({}), (422, "WRONG_MEETING")).await;
}

#[tokio::test]
async fn the_rule_is_for_as_many_candidates_as_stand() {
    let app = App::start().await;
    let Vote { cycle, candidates, congress, .. } = ready(&app, |_| {}).await;
    let own = supervisors(&app).await;
    let presidium = app.held("presidium", "sc", 7, "2026-08-25", 41).await;
    let people = People::of(&app).await;
    let withdrawal = json!({"reason": "用地调整", "decision_meeting_id": presidium["id"]});
    people.secretary.act(CANDIDATES, &candidates[3], "withdraw", &withdrawal).await;
    let mut three = papers(&cycle, &congress, (&own, 2));
    three["candidates"] = json!(["充电桩一百个", "社区食堂三家", "健身步道五条"]);
    let prepared = people.office.create(BALLOTS, &three).await;
    let refused = people.office.try_act(BALLOTS, &prepared, "issue", &json!({})).await;
    let params = &refused.refused(422, "SEATS_MISMATCH").body["params"];
    assert_eq!((&params["candidate_count"], &params["candidates"]), (&json!(4), &json!(3)));
    let mut drafted = rule(&cycle, 2);
    drafted["candidate_count"] = json!(3);
    let drafted = people.office.create(super::RULES, &drafted).await;
    people
        .secretary
        .act(super::RULES, &drafted, "adopt", &json!({"adopted_meeting_id": congress["id"]}))
        .await;
    let prepared = people.office.create(BALLOTS, &three).await;
    people.office.act(BALLOTS, &prepared, "issue", &json!({})).await;
}

#[tokio::test]
async fn nothing_is_selected_without_the_majority_of_all_deputies() {
    let app = App::start().await;
    let Vote { cycle, candidates, ballot, .. } = ready(&app, |_| {}).await;
    // More than half of the papers, and not of all deputies.
    counted(&app, &ballot, &[200, 130, 100, 0]).await;
    let people = People::of(&app).await;
    for supervisor in ["deputy-2", "deputy-3"] {
        app.person(supervisor).await.signs(&ballot).await;
    }
    let record = json!({"record_document_id": people.office.document("计票记录", "internal").await["id"]});
    people.secretary.act(BALLOTS, &ballot, "confirm", &record).await;
    let base = |base: &str| format!("UPDATE ballot SET base = '{base}' WHERE kind = 'project_selection'");
    let db = app.application.service.store.whole().await.unwrap();
    db.execute_unprepared(&base("valid_ballots")).await.unwrap();
    let answer = people.office.try_act(BALLOTS, &ballot, "announce", &json!({})).await;
    let refused = &answer.refused(422, "SELECTED_WITHOUT_MAJORITY").body;
    assert_eq!(refused["params"]["candidate_id"], candidates[1]["id"]);
    assert_eq!(states(&people.office, &candidates).await, ["on_ballot"; 4]);
    db.execute_unprepared(&base("all_members")).await.unwrap();
    people.office.act(BALLOTS, &ballot, "announce", &json!({})).await;
    let ended = ["selected", "not_selected", "not_selected", "not_selected"];
    assert_eq!(states(&people.office, &candidates).await, ended);
    result_told(&app, &cycle).await;
}

#[tokio::test]
async fn once_papers_are_issued_everything_stands() {
    let app = App::start().await;
    let Vote { cycle, candidates, congress, ballot } = ready(&app, |_| {}).await;
    let presidium = app.held("presidium", "sc", 7, "2026-08-25", 41).await;
    let people = People::of(&app).await;
    let drafted = people.office.create(super::RULES, &rule(&cycle, 3)).await;
    people.office.act(BALLOTS, &ballot, "issue", &json!({})).await;
    let adopted = json!({"adopted_meeting_id": congress["id"]});
    people.secretary.refused(super::RULES, &drafted, "adopt", &adopted, (409, "BALLOT_ISSUED")).await;
    let withdrawal = json!({"reason": "用地调整", "decision_meeting_id": presidium["id"]});
    people
        .secretary
        .refused(CANDIDATES, &candidates[0], "withdraw", &withdrawal, (409, "BALLOT_ISSUED"))
        .await;
    let revised = json!({
        "decision_meeting_id": presidium["id"], "reason": "审议意见", "goal_text": "新建一百二十个。", "target_value": "120.00",
        "locations": [{"street_or_town_id": app.organization("street"), "address": "金园一路公共停车场", "target": "120.00"}],
        "finish_on": "2027-11-30"
    });
    people.secretary.refused(CANDIDATES, &candidates[0], "revise", &revised, (409, "BALLOT_ISSUED")).await;
    let back = json!({"decision_meeting_id": cycle["sc_meeting_id"], "reason": "重新论证"});
    people.office.refused(CYCLES, &cycle, "return-list", &back, (409, "BALLOT_ISSUED")).await;
}

#[tokio::test]
async fn a_quorum_of_two_thirds_is_there() {
    let app = App::start().await;
    let Vote { ballot, .. } = ready(&app, |_| {}).await;
    let people = People::of(&app).await;
    let db = app.application.service.store.whole().await.unwrap();
    let left = "UPDATE meeting SET present_members = 191 WHERE kind = 'congress'";
    db.execute_unprepared(left).await.unwrap();
    people.office.refused(BALLOTS, &ballot, "issue", &json!({}), (422, "QUORUM_NOT_MET")).await;
}
