//! A year of livelihood projects: announced, collected for, listed, deliberated, cancelled (07 §3.1).

use super::{
    CANDIDATES, CYCLES, LEADS, RESERVE, RULES, TITLES, Vote, collecting, deliberated, list_submitted, listed,
    proposal, ready, rule_says, screening_year, states, submitted, told, year,
};
use crate::support::{App, People, fresh, only};
use serde_json::{Value, json};

#[tokio::test]
async fn proposals_are_collected_once_that_was_announced() {
    let app = App::start().await;
    let office = app.person("government-office").await;
    let mut town = year(&app, 3);
    town["level"] = json!("town");
    office.refused_to_create(CYCLES, &town, (422, "VALIDATION_FAILED")).await;
    let mut reversed = year(&app, 3);
    reversed["collection_to"] = json!("2026-08-01");
    office.refused_to_create(CYCLES, &reversed, (422, "DATE_ORDER")).await;
    app.person("sc-office").await.refused_to_create(CYCLES, &year(&app, 3), (403, "FORBIDDEN")).await;
    let cycle = office.create(CYCLES, &year(&app, 3)).await;
    office.refused_to_create(CYCLES, &year(&app, 3), (409, "ALREADY_EXISTS")).await;
    office.refused(CYCLES, &cycle, "open-collection", &json!({}), (409, "PUBLICATION_MISSING")).await;
    let path = format!("/api/v1{CYCLES}/{}", cycle["id"].as_str().unwrap());
    let hidden = app.stranger().request(reqwest::Method::GET, &path).header("District-Code", "310114");
    crate::support::Answer::of(hidden).await.refused(404, "NOT_FOUND");
    told(&app, &cycle, 1).await;
    only(&app, &["government-office"], CYCLES, &cycle, "open-collection", &json!({})).await;
    let open = office.act(CYCLES, &cycle, "open-collection", &json!({})).await;
    assert_eq!(open["state"], "collecting");
    let seen = app.stranger().request(reqwest::Method::GET, &path).header("District-Code", "310114");
    crate::support::Answer::of(seen).await.expect(200);
    office.patch(&path, &json!({"collection_to": "2026-08-30"})).await.refused(409, "COLLECTION_NOT_OPEN");
    office.patch(&path, &json!({"seats": 4})).await.expect(200);
    office.refused(CYCLES, &cycle, "close-collection", &json!({}), (409, "COLLECTION_NOT_OVER")).await;
    let earlier = json!({"collection_to": "2026-08-10", "reason": "提前"});
    office.refused(CYCLES, &cycle, "extend-collection", &earlier, (422, "EXTENSION_LIMIT")).await;
    let later = json!({"collection_to": "2026-08-21", "reason": "参与人数较少"});
    office.refused(CYCLES, &cycle, "extend-collection", &later, (409, "PUBLICATION_MISSING")).await;
    told(&app, &cycle, 2).await;
    let extended = office.act(CYCLES, &cycle, "extend-collection", &later).await;
    assert_eq!(
        (&extended["collection_to"], &extended["collection_extended"]),
        (&json!("2026-08-21"), &json!(true))
    );
    let again = json!({"collection_to": "2026-08-28", "reason": "再次延长"});
    office.refused(CYCLES, &cycle, "extend-collection", &again, (422, "EXTENSION_LIMIT")).await;
    // It ends by itself after its last day.
    app.on("2026-08-22");
    app.sweep().await;
    let office = app.person("government-office").await;
    assert_eq!(fresh(&office, CYCLES, &cycle).await["state"], "screening");
}

#[tokio::test]
async fn the_government_alone_tells_of_its_year() {
    let app = App::start().await;
    let office = app.person("government-office").await;
    let cycle = office.create(CYCLES, &year(&app, 3)).await;
    let notice = json!({
        "subject_type": "livelihood.cycle", "subject_id": cycle["id"], "round": 1, "kind": "notice", "scope": "to_public",
        "channel": "website", "title": "公告", "text": "征集公告。", "disclosure": "public"
    });
    app.person("department-clerk")
        .await
        .refused_to_create("/publications", &notice, (403, "FORBIDDEN_SCOPE"))
        .await;
}

#[tokio::test]
async fn a_list_has_more_than_seats_and_is_screened() {
    let app = App::start().await;
    let cycle = screening_year(&app, 4).await;
    let office = app.person("government-office").await;
    let document = office.document("会商记录", "internal").await;
    let conferral = json!({"conferral_document_id": document["id"]});
    let mut made = Vec::new();
    for one in TITLES {
        made.push(submitted(&app, &cycle, one).await);
    }
    let nothing = json!({"conferral_document_id": uuid::Uuid::nil()});
    office.refused(CYCLES, &cycle, "submit-list", &nothing, (422, "UNKNOWN_REFERENCE")).await;
    office.refused(CYCLES, &cycle, "submit-list", &conferral, (422, "NO_EXTRA_CANDIDATES")).await;
    let path = format!("/api/v1{CYCLES}/{}", cycle["id"].as_str().unwrap());
    office.patch(&path, &json!({"seats": 3})).await.expect(200);
    // What is left is screened and submitted, or withdrawn.
    let kept = super::reserved(&app, "口袋公园五处").await;
    let left = office.create(CANDIDATES, &super::candidate(&app, &cycle, &kept, 1)).await;
    office.refused(CYCLES, &cycle, "submit-list", &conferral, (422, "CANDIDATE_NOT_SCREENED")).await;
    office.act(CANDIDATES, &left, "withdraw", &json!({"reason": "不成熟"})).await;
    let listed = office.act(CYCLES, &cycle, "submit-list", &conferral).await;
    assert_eq!(listed["list_submitted_on"], "2026-08-17");
    let candidate = format!("/api/v1{CANDIDATES}/{}", made[0]["id"].as_str().unwrap());
    office.patch(&candidate, &json!({"title": "充电桩两百个"})).await.refused(409, "CANDIDATE_FROZEN");
    let withdrawal = json!({"reason": "用地调整"});
    office.refused(CANDIDATES, &made[0], "withdraw", &withdrawal, (409, "CANDIDATE_FROZEN")).await;
}

#[tokio::test]
async fn the_ratio_of_the_rules_is_reached() {
    let app = App::start().await;
    let cycle = screening_year(&app, 6).await;
    let office = app.person("government-office").await;
    for number in 1..=7 {
        submitted(&app, &cycle, (&format!("充电桩第{number}批"), 100)).await;
    }
    let conferral = json!({"conferral_document_id": office.document("会商记录", "internal").await["id"]});
    // One more than six is a sixth, less than a fifth.
    office.refused(CYCLES, &cycle, "submit-list", &conferral, (422, "EXTRA_RATIO_TOO_LOW")).await;
}

#[tokio::test]
async fn the_standing_committee_resolves_on_the_list_or_returns_it() {
    let app = App::start().await;
    let (cycle, candidates) = listed(&app, 2).await;
    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let people = People::of(&app).await;
    let alone = json!({"sc_meeting_id": meeting["id"]});
    people.office.refused(CYCLES, &cycle, "sc-review", &alone, (422, "WRONG_BALLOT")).await;
    let lost = app.ballot(&meeting, "resolution", ("livelihood.cycle", &cycle), (20, 15)).await;
    let review = |meeting: &Value, ballot: &Value| json!({"sc_meeting_id": meeting["id"], "sc_ballot_id": ballot["id"]});
    let body = review(&meeting, &lost);
    people.office.refused(CYCLES, &cycle, "sc-review", &body, (422, "MAJORITY_NOT_REACHED")).await;
    let won = app.ballot(&meeting, "resolution", ("livelihood.cycle", &cycle), (21, 14)).await;
    let chairpersons = app.meeting("chairpersons", "chairpersons", 73, "2026-08-20", 7).await;
    let elsewhere = review(&chairpersons, &won);
    people.office.refused(CYCLES, &cycle, "sc-review", &elsewhere, (422, "WRONG_MEETING")).await;
    only(&app, &["sc-office"], CYCLES, &cycle, "sc-review", &review(&meeting, &won)).await;
    let reviewed = people.office.act(CYCLES, &cycle, "sc-review", &review(&meeting, &won)).await;
    assert_eq!(reviewed["state"], "sc_reviewed");
    assert_eq!(states(&people.office, &candidates).await, ["sc_reviewed"; 4]);
    let back = json!({"decision_meeting_id": chairpersons["id"], "reason": "资金不落实"});
    people.office.refused(CYCLES, &cycle, "return-list", &back, (422, "WRONG_MEETING")).await;
    let back = json!({"decision_meeting_id": meeting["id"], "reason": "资金不落实"});
    let returned = people.office.act(CYCLES, &cycle, "return-list", &back).await;
    assert_eq!((returned["state"].as_str(), &returned["sc_ballot_id"]), (Some("screening"), &Value::Null));
    assert_eq!(states(&people.office, &candidates).await, ["submitted"; 4]);
    // What changes in substance is screened again.
    let office = app.person("government-office").await;
    let path = format!("/api/v1{CANDIDATES}/{}", candidates[0]["id"].as_str().unwrap());
    office.patch(&path, &json!({"title": "充电桩一百个以上"})).await.expect(200);
    assert_eq!(fresh(&office, CANDIDATES, &candidates[0]).await["state"], "submitted");
    let changed = office.patch(&path, &json!({"target_value": "120.00"})).await.expect(200).body.clone();
    assert_eq!((changed["state"].as_str(), &changed["screening_id"]), (Some("proposed"), &Value::Null));
}

#[tokio::test]
async fn a_year_keeps_the_rules_that_it_began_with() {
    let app = App::start().await;
    let cycle = screening_year(&app, 3).await;
    submitted(&app, &cycle, TITLES[0]).await;
    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    rule_says(&app, ("voting_used", 0), "2026-08-18").await;
    let office = app.person("government-office").await;
    let heard = json!({"sc_meeting_id": meeting["id"]});
    office.refused(CYCLES, &cycle, "decide-by-government", &heard, (422, "VOTE_REQUIRED")).await;
}

#[tokio::test]
async fn what_was_resolved_before_the_list_was_there_decides_nothing() {
    let app = App::start().await;
    let cycle = screening_year(&app, 2).await;
    for one in &TITLES[..3] {
        submitted(&app, &cycle, *one).await;
    }
    let over = app.held("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let meeting = app.held("sc_plenary", "sc", 39, "2026-08-20", 41).await;
    let early = app.ballot(&meeting, "resolution", ("livelihood.cycle", &cycle), (30, 5)).await;
    let people = People::of(&app).await;
    people.office.act("/meetings", &over, "close", &json!({})).await;
    // On the same day a fourth one comes to the list, which is submitted then.
    submitted(&app, &cycle, TITLES[3]).await;
    app.wait(300);
    let cycle = list_submitted(&app, &cycle).await;
    let review = |meeting: &Value, ballot: &Value| json!({"sc_meeting_id": meeting["id"], "sc_ballot_id": ballot["id"]});
    for (meeting, code) in [(&over, "WRONG_MEETING"), (&meeting, "WRONG_BALLOT")] {
        let answer = people.office.try_act(CYCLES, &cycle, "sc-review", &review(meeting, &early)).await;
        assert_eq!(
            answer.refused(422, code).body["params"]["reason"],
            "before_the_matter",
            "{}",
            answer.text
        );
    }
    let back = json!({"decision_meeting_id": over["id"], "reason": "资金不落实"});
    people.office.refused(CYCLES, &cycle, "return-list", &back, (422, "WRONG_MEETING")).await;
    let on_the_list = app.ballot(&meeting, "resolution", ("livelihood.cycle", &cycle), (30, 5)).await;
    people.office.act(CYCLES, &cycle, "sc-review", &review(&meeting, &on_the_list)).await;
}

#[tokio::test]
async fn a_list_that_went_back_takes_its_rule_along() {
    let app = App::start().await;
    let Vote { cycle, candidates, congress, .. } = ready(&app, |_| {}).await;
    let people = People::of(&app).await;
    let rule = json!({"id": fresh(&people.office, CYCLES, &cycle).await["ballot_rule_id"]});
    let back = json!({"decision_meeting_id": cycle["sc_meeting_id"], "reason": "资金不落实"});
    let returned = people.office.act(CYCLES, &cycle, "return-list", &back).await;
    assert_eq!(returned["ballot_rule_id"], Value::Null);
    assert_eq!(fresh(&people.office, RULES, &rule).await["state"], "superseded");
    list_submitted(&app, &cycle).await;
    let meeting = app.held("sc_plenary", "sc", 39, "2026-08-25", 41).await;
    let ballot = app.ballot(&meeting, "resolution", ("livelihood.cycle", &cycle), (30, 5)).await;
    let review = json!({"sc_meeting_id": meeting["id"], "sc_ballot_id": ballot["id"]});
    people.office.act(CYCLES, &cycle, "sc-review", &review).await;
    let again = json!({});
    people
        .office
        .refused(CANDIDATES, &candidates[0], "put-on-ballot", &again, (422, "BALLOT_RULE_MISSING"))
        .await;
    let drafted = people.office.create(RULES, &super::rule(&cycle, 2)).await;
    let adopted = json!({"adopted_meeting_id": congress["id"]});
    people.secretary.act(RULES, &drafted, "adopt", &adopted).await;
    people.office.act(CANDIDATES, &candidates[0], "put-on-ballot", &again).await;
}

#[tokio::test]
async fn the_government_decides_on_what_was_heard() {
    let app = App::start().await;
    let cycle = screening_year(&app, 3).await;
    let one = submitted(&app, &cycle, TITLES[0]).await;
    rule_says(&app, ("voting_used", 0), "2026-01-01").await;
    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let office = app.person("sc-office").await;
    office.act("/meetings", &meeting, "close", &json!({})).await;
    // What the Standing Committee has heard of is not what the list says now.
    app.wait(300);
    let government = app.person("government-office").await;
    let path = format!("/api/v1{CANDIDATES}/{}", one["id"].as_str().unwrap());
    government.patch(&path, &json!({"title": "充电桩一百个以上"})).await.expect(200);
    let heard = |meeting: &Value| json!({"sc_meeting_id": meeting["id"]});
    let refused = government.try_act(CYCLES, &cycle, "decide-by-government", &heard(&meeting)).await;
    assert_eq!(refused.refused(422, "WRONG_MEETING").body["params"]["reason"], "before_the_matter");
    let next = app.held("sc_plenary", "sc", 39, "2026-08-21", 41).await;
    let government = app.person("government-office").await;
    submitted(&app, &cycle, TITLES[1]).await;
    government.act(CYCLES, &cycle, "decide-by-government", &heard(&next)).await;
}

#[tokio::test]
async fn where_voting_is_not_used_the_government_decides() {
    let app = App::start().await;
    let cycle = screening_year(&app, 3).await;
    let one = submitted(&app, &cycle, TITLES[0]).await;
    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let office = app.person("government-office").await;
    let heard = json!({"sc_meeting_id": meeting["id"]});
    office.refused(CYCLES, &cycle, "decide-by-government", &heard, (422, "VOTE_REQUIRED")).await;
    rule_says(&app, ("voting_used", 0), "2026-01-01").await;
    let office = app.person("government-office").await;
    let decided = office.act(CYCLES, &cycle, "decide-by-government", &heard).await;
    assert_eq!(decided["state"], "voted");
    assert_eq!(states(&office, &[one]).await, ["selected"]);
    told(&app, &cycle, 3).await;
    assert_eq!(fresh(&office, CYCLES, &cycle).await["state"], "executing");
}

#[tokio::test]
async fn what_was_proposed_for_a_cancelled_year_is_kept() {
    let app = App::start().await;
    let cycle = collecting(&app, 3).await;
    let clerk = app.person("department-clerk").await;
    let lead = clerk.create(LEADS, &proposal(&cycle, "增设公共充电桩")).await;
    let office = app.person("government-office").await;
    let reason = json!({"reason": "本年度不再组织"});
    office.refused(CYCLES, &cycle, "cancel", &reason, (409, "PUBLICATION_MISSING")).await;
    told(&app, &cycle, 4).await;
    let cancelled = office.act(CYCLES, &cycle, "cancel", &reason).await;
    assert_eq!(
        (cancelled["state"].as_str(), cancelled["cancel_reason"].as_str()),
        (Some("cancelled"), Some("本年度不再组织"))
    );
    let kept = fresh(&office, LEADS, &lead).await;
    assert_eq!(kept["state"], "in_reserve");
    let reserve = office.get(&format!("/api/v1{RESERVE}?lead_id={}", lead["id"].as_str().unwrap())).await;
    assert_eq!(reserve.expect(200).body["items"][0]["title"], "增设公共充电桩");
}

#[tokio::test]
async fn a_year_ends_when_the_congress_has_heard_of_it() {
    let app = App::start().await;
    let (cycle, _) = deliberated(&app, 2).await;
    let people = People::of(&app).await;
    people.office.refused(CYCLES, &cycle, "record-vote", &json!({}), (422, "TIE_UNRESOLVED")).await;
    let heard = json!({"report_meeting_id": cycle["sc_meeting_id"]});
    people.office.refused(CYCLES, &cycle, "close", &heard, (409, "INVALID_TRANSITION")).await;
}
