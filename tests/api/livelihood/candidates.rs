//! Candidates: what the list asks of them, and what the presidium decides (07 §3.3).

use super::{
    CANDIDATES, RULES, candidate, deliberated, listed, passed, ready, reserved, rule, screening_year, states,
};
use crate::support::{App, People, fresh, only};
use serde_json::{Value, json};

/// The goal of each of some years.
fn years(stages: &[(u32, &str)]) -> Value {
    stages.iter().map(|(year, value)| json!({"year": year, "target_value": value})).collect()
}

/// Several years until a day with these goals, which are refused, and one year again.
fn staged(finish: &str, stages: &[(u32, &str)]) -> (Value, Value, &'static str) {
    let several = json!({"is_cross_year": true, "finish_on": finish, "stages": years(stages)});
    let one = json!({"is_cross_year": false, "finish_on": "2027-11-30", "stages": []});
    (several, one, "CROSS_YEAR_WITHOUT_STAGES")
}

#[tokio::test]
async fn a_candidate_says_goal_money_and_days() {
    let app = App::start().await;
    let cycle = screening_year(&app, 3).await;
    let kept = reserved(&app, "充电桩一百个").await;
    let office = app.person("government-office").await;
    let content = candidate(&app, &cycle, &kept, 100);
    let mut early = content.clone();
    early["finish_on"] = json!("2027-01-01");
    office.refused_to_create(CANDIDATES, &early, (422, "DATE_ORDER")).await;
    let mut strange = content.clone();
    strange["origin_ids"] = json!([uuid::Uuid::nil()]);
    office.refused_to_create(CANDIDATES, &strange, (422, "UNKNOWN_REFERENCE")).await;
    let made = office.create(CANDIDATES, &content).await;
    office.refused_to_create(CANDIDATES, &content, (409, "ALREADY_EXISTS")).await;
    let screened = passed(&app, &kept).await;
    app.wait(1);
    let submit = json!({"screening_id": screened["id"]});
    let path = format!("/api/v1{CANDIDATES}/{}", made["id"].as_str().unwrap());
    let missing = [
        (json!({"target_value": "0.00"}), json!({"target_value": "100.00"}), "GOAL_NOT_QUANTIFIED"),
        (json!({"goal_unit": null}), json!({"goal_unit": "个"}), "GOAL_NOT_QUANTIFIED"),
        (json!({"amount_fen": 1}), json!({"amount_fen": 260_000_000}), "FUND_SOURCE_SUM"),
        (
            json!({"lead_department_id": null}),
            json!({"lead_department_id": app.organization("construction")}),
            "ORGANIZATION_ENDED",
        ),
        (json!({"start_on": null}), json!({"start_on": "2027-03-01"}), "DATE_ORDER"),
        (json!({"is_cross_year": true}), json!({"is_cross_year": false}), "CROSS_YEAR_WITHOUT_STAGES"),
        (json!({"finish_on": "2028-03-31"}), json!({"finish_on": "2027-11-30"}), "CROSS_YEAR_WITHOUT_STAGES"),
        (json!({"locations": []}), json!({"locations": content["locations"]}), "VALIDATION_FAILED"),
        (json!({"target_value": "120.00"}), json!({"target_value": "100.00"}), "VALIDATION_FAILED"),
        (json!({"stages": years(&[(2027, "100.00")])}), json!({"stages": []}), "CROSS_YEAR_WITHOUT_STAGES"),
        staged("2028-03-31", &[(2020, "50.00"), (2021, "100.00")]),
        staged("2028-03-31", &[(2028, "50.00"), (2027, "100.00")]),
        staged("2028-03-31", &[(2027, "50.00"), (2028, "90.00")]),
        staged("2028-03-31", &[(2027, "0.00"), (2028, "100.00")]),
        staged("2029-03-31", &[(2027, "50.00"), (2028, "100.00")]),
        staged("2027-11-30", &[(2027, "50.00"), (2028, "100.00")]),
        staged("2027-11-30", &[(2027, "100.00")]),
    ];
    for (without, with, code) in missing {
        office.patch(&path, &without).await.expect(200);
        office.refused(CANDIDATES, &made, "submit", &submit, (422, code)).await;
        office.patch(&path, &with).await.expect(200);
    }
    // It was screened before it said what it says now.
    office.refused(CANDIDATES, &made, "submit", &submit, (422, "CANDIDATE_NOT_SCREENED")).await;
    // Nor do opinions of before that are only concluded now.
    let open = office.create(super::SCREENINGS, &super::screening(&kept)).await;
    super::reviewed(&app, &open, ("", "")).await;
    app.wait(1);
    office.patch(&path, &json!({"amount_fen": 260_000_001, "funding_sources": [{"name": "区级财政", "amount_fen": 260_000_001}]})).await.expect(200);
    app.wait(1);
    office.act(super::SCREENINGS, &open, "conclude", &json!({})).await;
    let stale = json!({"screening_id": open["id"]});
    office.refused(CANDIDATES, &made, "submit", &stale, (422, "CANDIDATE_NOT_SCREENED")).await;
    app.wait(1);
    let again = passed(&app, &kept).await;
    only(&app, &["government-office"], CANDIDATES, &made, "submit", &json!({"screening_id": again["id"]}))
        .await;
    let other = reserved(&app, "社区食堂").await;
    let foreign = passed(&app, &other).await;
    let foreign = json!({"screening_id": foreign["id"]});
    office.refused(CANDIDATES, &made, "submit", &foreign, (422, "CANDIDATE_NOT_SCREENED")).await;
    let listed = office.act(CANDIDATES, &made, "submit", &json!({"screening_id": again["id"]})).await;
    assert_eq!(listed["state"], "submitted");
    // On the list it is called something else; whatever else was asked of it is asked again, and what was screened is screened again.
    let state = async |change: Value| office.patch(&path, &change).await.expect(200).body["state"].clone();
    assert_eq!(state(json!({"title": "充电桩整一百个"})).await, "submitted");
    assert_eq!(state(json!({"finish_on": null})).await, "proposed");
    let submit = json!({"screening_id": again["id"]});
    office.refused(CANDIDATES, &made, "submit", &submit, (422, "DATE_ORDER")).await;
    app.wait(1);
    let (several, ..) = staged("2028-03-31", &[(2027, "50.00"), (2028, "100.00")]);
    assert_eq!(state(several).await, "proposed");
    office.refused(CANDIDATES, &made, "submit", &submit, (422, "CANDIDATE_NOT_SCREENED")).await;
    app.wait(1);
    let submit = json!({"screening_id": passed(&app, &kept).await["id"]});
    let listed = office.act(CANDIDATES, &made, "submit", &submit).await;
    assert_eq!((listed["state"].as_str(), &listed["is_cross_year"]), (Some("submitted"), &json!(true)));
}

#[tokio::test]
async fn the_rule_of_the_vote_is_adopted_by_the_congress() {
    let app = App::start().await;
    let (cycle, candidates) = deliberated(&app, 2).await;
    let congress = app.held("congress", "sc", 6, "2026-08-25", 287).await;
    let people = People::of(&app).await;
    let refused = [
        ("is_secret", json!(false), "SECRET_BALLOT_REQUIRED"),
        ("pass_threshold", json!("majority_of_present"), "WRONG_BALLOT"),
    ];
    for (field, value, code) in refused {
        let mut wrong = rule(&cycle, 2);
        wrong[field] = value;
        people.office.refused_to_create(RULES, &wrong, (422, code)).await;
    }
    people
        .office
        .refused(CANDIDATES, &candidates[0], "put-on-ballot", &json!({}), (422, "BALLOT_RULE_MISSING"))
        .await;
    let adopted = json!({"adopted_meeting_id": congress["id"]});
    let wrong = [
        (json!({"seats": 4}), "NO_EXTRA_CANDIDATES"),
        (json!({"min_extra_ratio": "0.10"}), "EXTRA_RATIO_TOO_LOW"),
        (json!({"candidate_count": 5}), "SEATS_MISMATCH"),
    ];
    for (change, code) in wrong {
        let mut drafted = rule(&cycle, 2);
        for (field, value) in change.as_object().unwrap() {
            drafted[field] = value.clone();
        }
        let drafted = people.office.create(RULES, &drafted).await;
        people.secretary.refused(RULES, &drafted, "adopt", &adopted, (422, code)).await;
    }
    let drafted = app.person("government-office").await.create(RULES, &rule(&cycle, 2)).await;
    let elsewhere = json!({"adopted_meeting_id": cycle["sc_meeting_id"]});
    people.secretary.refused(RULES, &drafted, "adopt", &elsewhere, (422, "WRONG_MEETING")).await;
    only(&app, &["chairs-secretary"], RULES, &drafted, "adopt", &adopted).await;
    people.secretary.act(RULES, &drafted, "adopt", &adopted).await;
    // Another rule takes its place, and the seats of the year change with it.
    let second = people.office.create(RULES, &rule(&cycle, 3)).await;
    people.secretary.act(RULES, &second, "adopt", &adopted).await;
    assert_eq!(fresh(&people.office, RULES, &drafted).await["state"], "superseded");
    let now = fresh(&people.office, super::CYCLES, &cycle).await;
    assert_eq!((now["seats"].as_u64(), &now["ballot_rule_id"]), (Some(3), &second["id"]));
}

#[tokio::test]
async fn before_the_vote_the_presidium_revises_and_withdraws() {
    let app = App::start().await;
    let vote = ready(&app, |_| {}).await;
    let presidium = app.held("presidium", "sc", 7, "2026-08-25", 41).await;
    let people = People::of(&app).await;
    let one = &vote.candidates[0];
    let revised = |meeting: &Value, target: &str| {
        json!({
            "decision_meeting_id": meeting["id"], "reason": "代表审议意见", "goal_text": "新建公共充电桩一百二十个。",
            "target_value": target, "finish_on": "2027-11-30",
            "locations": [{"street_or_town_id": app.organization("street"), "address": "金园一路公共停车场", "target": target}]
        })
    };
    people
        .secretary
        .refused(CANDIDATES, one, "revise", &revised(&vote.congress, "120.00"), (422, "WRONG_MEETING"))
        .await;
    people
        .secretary
        .refused(CANDIDATES, one, "revise", &revised(&presidium, "0.00"), (422, "GOAL_NOT_QUANTIFIED"))
        .await;
    let mut early = revised(&presidium, "120.00");
    early["finish_on"] = json!("2027-01-01");
    people.secretary.refused(CANDIDATES, one, "revise", &early, (422, "DATE_ORDER")).await;
    let with = |field: &str, value: Value| {
        let mut revised = revised(&presidium, "120.00");
        *revised.pointer_mut(field).unwrap() = value;
        revised
    };
    for (body, code) in [
        (with("/locations/0/target", json!("100.00")), "VALIDATION_FAILED"),
        (with("/locations", json!([])), "VALIDATION_FAILED"),
        (with("/locations/0/street_or_town_id", json!(uuid::Uuid::nil())), "UNKNOWN_REFERENCE"),
        (with("/finish_on", json!("2028-03-31")), "CROSS_YEAR_WITHOUT_STAGES"),
    ] {
        people.secretary.refused(CANDIDATES, one, "revise", &body, (422, code)).await;
    }
    let now = people.secretary.act(CANDIDATES, one, "revise", &revised(&presidium, "120.00")).await;
    assert_eq!(
        (now["target_value"].as_str(), now["revisions"][0]["target_value"].as_str()),
        (Some("120.00"), Some("100.00"))
    );
    assert_eq!(
        (now["locations"][0]["target"].as_str(), now["revisions"][0]["locations"][0]["target"].as_str()),
        (Some("120.00"), Some("100.00"))
    );
    // Into the next year it goes with a goal for each.
    let mut longer = with("/finish_on", json!("2028-03-31"));
    longer["is_cross_year"] = json!(true);
    longer["stages"] = years(&[(2027, "60.00"), (2028, "120.00")]);
    let now = people.secretary.act(CANDIDATES, one, "revise", &longer).await;
    assert_eq!(now["stages"], longer["stages"]);
    // Papers that were prepared say what is so no more.
    assert_eq!(fresh(&people.office, super::BALLOTS, &vote.ballot).await["state"], "void");
    let withdrawal = json!({"reason": "用地调整"});
    people.secretary.refused(CANDIDATES, one, "withdraw", &withdrawal, (422, "WRONG_MEETING")).await;
    let withdrawal = json!({"reason": "用地调整", "decision_meeting_id": presidium["id"]});
    people.secretary.act(CANDIDATES, one, "withdraw", &withdrawal).await;
    // Two seats need three candidates.
    people
        .secretary
        .refused(CANDIDATES, &vote.candidates[1], "withdraw", &withdrawal, (422, "NO_EXTRA_CANDIDATES"))
        .await;
    assert_eq!(
        states(&people.office, &vote.candidates).await,
        ["withdrawn", "on_ballot", "on_ballot", "on_ballot"]
    );
    people
        .office
        .refused(
            CANDIDATES,
            &vote.candidates[1],
            "submit",
            &json!({"screening_id": uuid::Uuid::nil()}),
            (403, "FORBIDDEN"),
        )
        .await;
    let office = app.person("government-office").await;
    let frozen = json!({"screening_id": uuid::Uuid::nil()});
    office.refused(CANDIDATES, &vote.candidates[1], "submit", &frozen, (409, "CANDIDATE_FROZEN")).await;
}

#[tokio::test]
async fn the_presidium_decides_on_what_was_deliberated() {
    let app = App::start().await;
    let (cycle, candidates) = listed(&app, 2).await;
    // One sat before the Standing Committee resolved on the list, one was over on the same day.
    let before = app.held("presidium", "sc", 6, "2026-08-19", 41).await;
    let over = app.held("presidium", "sc", 7, "2026-08-20", 41).await;
    let people = People::of(&app).await;
    people.office.act("/meetings", &over, "close", &json!({})).await;
    app.wait(300);
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    people.office.act("/meetings", &meeting, "notify", &json!({})).await;
    people.office.act("/meetings", &meeting, "open", &json!({"present_members": 41})).await;
    let ballot = app.ballot(&meeting, "resolution", ("livelihood.cycle", &cycle), (30, 5)).await;
    let review = json!({"sc_meeting_id": meeting["id"], "sc_ballot_id": ballot["id"]});
    people.office.act(super::CYCLES, &cycle, "sc-review", &review).await;
    for meeting in [&before, &over] {
        let decision = json!({"decision_meeting_id": meeting["id"], "reason": "用地调整"});
        let mut revised = decision.clone();
        (revised["goal_text"], revised["target_value"], revised["finish_on"]) =
            (json!("新建公共充电桩一百二十个。"), json!("120.00"), json!("2027-11-30"));
        let place = json!([{"street_or_town_id": app.organization("street"), "address": "金园一路公共停车场", "target": "120.00"}]);
        revised["locations"] = place;
        for (action, body) in [("withdraw", &decision), ("revise", &revised)] {
            let refused = people.secretary.try_act(CANDIDATES, &candidates[0], action, body).await;
            assert_eq!(refused.refused(422, "WRONG_MEETING").body["params"]["reason"], "before_the_matter");
        }
    }
    let sitting = app.held("presidium", "sc", 8, "2026-08-21", 41).await;
    let decision = json!({"decision_meeting_id": sitting["id"], "reason": "用地调整"});
    let secretary = app.person("chairs-secretary").await;
    secretary.act(CANDIDATES, &candidates[0], "withdraw", &decision).await;
}

#[tokio::test]
async fn the_screening_of_one_origin_is_none_of_another() {
    let app = App::start().await;
    let cycle = screening_year(&app, 2).await;
    let [own, other] = [reserved(&app, "充电桩一百个").await, reserved(&app, "社区食堂三家").await];
    let office = app.person("government-office").await;
    let made = office.create(CANDIDATES, &candidate(&app, &cycle, &own, 3000)).await;
    let screened = passed(&app, &other).await;
    app.wait(300);
    let path = format!("/api/v1{CANDIDATES}/{}", made["id"].as_str().unwrap());
    office.patch(&path, &json!({"origin_ids": [own["id"], other["id"]]})).await.expect(200);
    let borrowed = json!({"screening_id": screened["id"]});
    office.refused(CANDIDATES, &made, "submit", &borrowed, (422, "CANDIDATE_NOT_SCREENED")).await;
    let again = passed(&app, &own).await;
    office.act(CANDIDATES, &made, "submit", &json!({"screening_id": again["id"]})).await;
    // The order says nothing; what it comes of, changed on the list, is screened anew.
    let turned = json!({"origin_ids": [other["id"], own["id"]]});
    assert_eq!(office.patch(&path, &turned).await.expect(200).body["state"], "submitted");
    let alone = json!({"origin_ids": [other["id"]]});
    assert_eq!(office.patch(&path, &alone).await.expect(200).body["state"], "proposed");
}

#[tokio::test]
async fn what_went_back_is_not_put_on_the_ballot() {
    let app = App::start().await;
    let (cycle, candidates) = deliberated(&app, 2).await;
    let people = People::of(&app).await;
    let back = json!({"decision_meeting_id": cycle["sc_meeting_id"], "reason": "重新论证"});
    people.office.act(super::CYCLES, &cycle, "return-list", &back).await;
    people
        .office
        .refused(CANDIDATES, &candidates[0], "put-on-ballot", &json!({}), (409, "INVALID_TRANSITION"))
        .await;
    let drafted = people.office.create(RULES, &rule(&cycle, 2)).await;
    let adopted = json!({"adopted_meeting_id": cycle["sc_meeting_id"]});
    people.secretary.refused(RULES, &drafted, "adopt", &adopted, (422, "CANDIDATE_NOT_DELIBERATED")).await;
}
