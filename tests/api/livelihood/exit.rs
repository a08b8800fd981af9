//! The exit list, and candidates that are like what has left it (07 §2.9, §4.8).

use super::{
    CANDIDATES, CYCLES, LEADS, candidate, passed,
    projects::{PROJECTS, selected},
    proposal, reserved, rule_says,
    statistics::number,
    told,
    verdict::{EVALUATIONS, accepted, conclusion, evaluated, result_told},
    voting::settled,
    year,
};
use crate::support::{Answer, App, Person, fresh, only};
use reqwest::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

const EXITS: &str = "/livelihood/exit-records";

/// A project that has left the list on February 25, 2027.
async fn stopped(app: &App) -> (Value, Value) {
    let projects = selected(app).await;
    let one = accepted(app, &projects, 0).await;
    let evaluation = evaluated(app, &one, 0).await;
    settled(app, &[("2027-01", "assessed")]).await;
    app.on("2027-02-25");
    let government = app.person("government-office").await;
    let stop = conclusion("stop", Some("两次测评不满意,使用率低。"));
    government.act(EVALUATIONS, &evaluation, "conclude", &stop).await;
    let exits = government.get(&format!("/api/v1{EXITS}?project_id={}", one["id"].as_str().unwrap())).await;
    (one, exits.expect(200).body["items"][0].clone())
}

/// The year 2028, which is screened.
async fn next_year(app: &App) -> Value {
    app.calendar_of_2027().await;
    let office = app.person("government-office").await;
    let mut next = year(app, 2);
    (next["year"], next["collection_from"], next["collection_to"]) =
        (json!(2028), json!("2027-02-25"), json!("2027-02-26"));
    let cycle = office.create(CYCLES, &next).await;
    told(app, &cycle, 1).await;
    office.act(CYCLES, &cycle, "open-collection", &json!({})).await;
    office.create(LEADS, &proposal(&cycle, "延长图书馆开放时间")).await;
    app.on("2027-02-27");
    app.person("government-office").await.act(CYCLES, &cycle, "close-collection", &json!({})).await
}

/// A candidate of the next year that is like nothing, changed, and its screening that passed.
async fn proposed(app: &App, cycle: &Value, title: &str, change: impl FnOnce(&mut Value)) -> (Value, Value) {
    let kept = reserved(app, title).await;
    let mut content = candidate(app, cycle, &kept, 100);
    (content["category"], content["goal_text"]) = (json!("digital"), json!("开通线上办理事项三十项。"));
    content["locations"][0]["address"] = json!("政务服务中心");
    change(&mut content);
    let made = app.person("government-office").await.create(CANDIDATES, &content).await;
    let screened = passed(app, &kept).await;
    (made, json!({"screening_id": screened["id"]}))
}

async fn patched(person: &Person, candidate: &Value, body: &Value) -> Value {
    let path = format!("/api/v1{CANDIDATES}/{}", candidate["id"].as_str().unwrap());
    person.patch(&path, body).await.expect(200).body.clone()
}

/// Archives a record.
async fn removed(person: &Person, path: &str) -> Answer {
    Answer::of(person.request(Method::DELETE, path).header("If-Match", "*")).await
}

#[tokio::test]
async fn what_is_stopped_is_on_the_exit_list_for_two_years() {
    let app = App::start().await;
    let (one, exit) = stopped(&app).await;
    assert_eq!(
        (
            exit["title"].as_str(),
            exit["category"].as_str(),
            exit["year"].as_u64(),
            exit["blocked_until"].as_str()
        ),
        (one["title"].as_str(), Some("transport"), Some(2027), Some("2029-02-25"))
    );
    assert_eq!(exit["reason"], "两次测评不满意,使用率低。");
    let path = format!("/api/v1{EXITS}/{}", exit["id"].as_str().unwrap());
    // It is public with the result of its evaluation, and not before.
    let public = || app.stranger().request(Method::GET, &path).header("District-Code", "310114");
    Answer::of(public()).await.refused(404, "NOT_FOUND");
    let evaluation = json!({"id": exit["evaluation_id"]});
    result_told(&app, &evaluation).await;
    let government = app.person("government-office").await;
    government.act(EVALUATIONS, &evaluation, "publish", &json!({})).await;
    assert_eq!(Answer::of(public()).await.expect(200).body["title"], exit["title"]);
    removed(&government, &path).await.refused(409, "EXIT_IN_FORCE");
    app.on("2029-02-24");
    removed(&app.person("government-office").await, &path).await.refused(409, "EXIT_IN_FORCE");
    app.on("2029-02-25");
    removed(&app.person("sc-office").await, &path).await.refused(403, "FORBIDDEN");
    let government = app.person("government-office").await;
    removed(&government, &path).await.expect(204);
}

#[tokio::test]
async fn what_is_like_an_exit_says_what_is_different() {
    type Change<'a> = &'a dyn Fn(&mut Value);
    let app = App::start().await;
    let (one, exit) = stopped(&app).await;
    let cycle = next_year(&app).await;
    let office = app.person("government-office").await;
    let strange = |content: &mut Value| content["continues_id"] = json!(uuid::Uuid::nil());
    let kept = reserved(&app, "线上办事").await;
    let mut content = candidate(&app, &cycle, &kept, 100);
    strange(&mut content);
    office.refused_to_create(CANDIDATES, &content, (422, "UNKNOWN_REFERENCE")).await;
    let origin =
        fresh(&office, CANDIDATES, &json!({"id": one["candidate_id"]})).await["origin_ids"][0].clone();
    let place = json!([{"street_or_town_id": app.organization("street"), "address": "金园一路 公共停车场", "target": "100.00"}]);
    // Each ground for itself.
    let grounds: [(&str, &str, Change<'_>); 4] = [
        ("一网通办甲", "continues", &|content| content["continues_id"] = one["id"].clone()),
        ("一网通办乙", "location", &|content| content["locations"] = place.clone()),
        ("一网通办丙", "origin", &|content| {
            content["origin_ids"].as_array_mut().unwrap().push(origin.clone());
        }),
        ("充电桩一百个多", "similarity", &|content| {
            (content["category"], content["goal_text"]) =
                (json!("transport"), json!("新建公共充电桩一百个。"));
        }),
    ];
    for (title, ground, change) in grounds {
        let (made, submit) = proposed(&app, &cycle, title, change).await;
        let answer = office.try_act(CANDIDATES, &made, "submit", &submit).await;
        answer.refused(422, "EXIT_REENTRY");
        let found = &answer.body["params"]["exit_matches"][0];
        assert_eq!((&found["exit_record_id"], &found["grounds"]), (&exit["id"], &json!([ground])), "{title}");
        assert_eq!(made["exit_matches"][0]["grounds"], json!([ground]), "{title}");
        // The government says what has changed; the goal is not screened anew for that.
        patched(&office, &made, &json!({"exit_change_note": "改为分散布点,新增夜间服务。"})).await;
        let submitted = office.act(CANDIDATES, &made, "submit", &submit).await;
        assert_eq!(submitted["state"], "submitted", "{title}");
    }
    let (unlike, submit) = proposed(&app, &cycle, "一网通办丁", |_| {}).await;
    assert_eq!(unlike["exit_matches"], json!([]));
    office.act(CANDIDATES, &unlike, "submit", &submit).await;
}

#[tokio::test]
async fn the_congress_finds_that_it_is_not_the_same() {
    let app = App::start().await;
    let (one, exit) = stopped(&app).await;
    let cycle = next_year(&app).await;
    let office = app.person("government-office").await;
    let continuing = |content: &mut Value| content["continues_id"] = one["id"].clone();
    let (made, submit) = proposed(&app, &cycle, "一网通办", continuing).await;
    office.refused(CANDIDATES, &made, "submit", &submit, (422, "EXIT_REENTRY")).await;
    let finding = json!({"exit_record_id": exit["id"], "reason": "服务内容不同。"});
    let committee = ["committee-staff", "committee-staff-finance"];
    only(&app, &committee, CANDIDATES, &made, "find-different", &finding).await;
    let found = app.person("committee-staff").await;
    let found = found.act(CANDIDATES, &made, "find-different", &finding).await;
    assert_eq!(found["exit_matches"][0]["difference"]["reason"], "服务内容不同。");
    let submitted = office.act(CANDIDATES, &made, "submit", &submit).await;
    assert_eq!(submitted["exit_matches"][0]["difference"]["reason"], "服务内容不同。");
    // Of another text nothing was found.
    let changed = patched(&office, &made, &json!({"title": "一网通办更多事项"})).await;
    assert_eq!(changed["exit_matches"][0]["difference"], Value::Null);
    let (unlike, _) = proposed(&app, &cycle, "口袋公园", |_| {}).await;
    let committee = app.person("committee-staff").await;
    committee.refused(CANDIDATES, &unlike, "find-different", &finding, (422, "VALIDATION_FAILED")).await;
    let unknown = json!({"exit_record_id": uuid::Uuid::nil(), "reason": "不同。"});
    committee.refused(CANDIDATES, &unlike, "find-different", &unknown, (422, "UNKNOWN_REFERENCE")).await;
}

#[tokio::test]
async fn the_whole_list_is_looked_at_once_more() {
    let app = App::start().await;
    let (one, _) = stopped(&app).await;
    let cycle = next_year(&app).await;
    let office = app.person("government-office").await;
    let (first, submit) = proposed(&app, &cycle, "一网通办", |_| {}).await;
    office.act(CANDIDATES, &first, "submit", &submit).await;
    for title in ["健身步道", "口袋公园"] {
        let (made, submit) = proposed(&app, &cycle, title, |_| {}).await;
        office.act(CANDIDATES, &made, "submit", &submit).await;
    }
    let db = app.application.service.store.whole().await.unwrap();
    let continues = format!(
        "UPDATE project_candidate SET continues_id = (SELECT id FROM livelihood_project WHERE code = '2027-01') WHERE title = '{}'",
        first["title"].as_str().unwrap()
    );
    db.execute_unprepared(&continues).await.unwrap();
    let conferral = json!({"conferral_document_id": office.document("会商记录", "internal").await["id"]});
    let answer = office.try_act(CYCLES, &cycle, "submit-list", &conferral).await;
    answer.refused(422, "EXIT_REENTRY");
    assert_eq!(answer.body["params"]["candidate_id"], first["id"], "{}", answer.text);
    // Whoever decides on it.
    rule_says(&app, ("voting_used", 0), "2026-01-01").await;
    let plenary = app.held("sc_plenary", "sc", 40, "2027-02-27", 41).await;
    let office = app.person("government-office").await;
    let heard = json!({"sc_meeting_id": plenary["id"]});
    let answer = office.try_act(CYCLES, &cycle, "decide-by-government", &heard).await;
    assert_eq!(answer.refused(422, "EXIT_REENTRY").body["params"]["candidate_id"], first["id"]);
    // What was said before it was found says nothing of it; nor does what is said of something else.
    patched(&office, &first, &json!({"exit_change_note": "改为分散布点。"})).await;
    db.execute_unprepared("UPDATE project_candidate SET exit_matches = '[]'").await.unwrap();
    patched(&office, &first, &json!({"beneficiaries": 3001})).await;
    office.try_act(CYCLES, &cycle, "submit-list", &conferral).await.refused(422, "EXIT_REENTRY");
    let noted = json!({"exit_change_note": "改为分散布点,新增夜间服务。"});
    assert_eq!(patched(&office, &first, &noted).await["exit_matches"][0]["is_noted"], true);
    let gone = patched(&office, &first, &json!({"exit_change_note": null})).await;
    assert_eq!(gone["exit_matches"][0]["is_noted"], false);
    // What blocks no more asks for nothing.
    let over = "UPDATE project_exit_record SET blocked_until = '2027-02-27'";
    db.execute_unprepared(over).await.unwrap();
    office.act(CYCLES, &cycle, "submit-list", &conferral).await;
    assert_eq!(fresh(&office, PROJECTS, &one).await["state"], "assessed");
}

#[tokio::test]
async fn what_comes_of_a_lead_by_way_of_the_reserve_comes_of_the_lead() {
    let app = App::start().await;
    let (one, exit) = stopped(&app).await;
    let reader = app.person("sc-office").await;
    assert_eq!(number(&reader, "year=2027", "LP02", None).await, "0/2 0.00");
    let cycle = next_year(&app).await;
    let office = app.person("government-office").await;
    let (made, _) = proposed(&app, &cycle, "一网通办", |_| {}).await;
    assert_eq!(made["exit_matches"], json!([]));
    let db = app.application.service.store.whole().await.unwrap();
    let of_a_citizen = "UPDATE project_lead SET source = 'citizen_online'";
    db.execute_unprepared(of_a_citizen).await.unwrap();
    let titles = [&one["title"], &made["title"]].map(|title| title.as_str().unwrap().to_owned()).join("', '");
    let of_the_lead = format!(
        "UPDATE reserve_project SET lead_id = (SELECT id FROM project_lead ORDER BY id DESC LIMIT 1) WHERE title IN ('{titles}')"
    );
    db.execute_unprepared(&of_the_lead).await.unwrap();
    let like = patched(&office, &made, &json!({"beneficiaries": 3001})).await;
    let found = &like["exit_matches"][0];
    assert_eq!((&found["exit_record_id"], &found["grounds"]), (&exit["id"], &json!(["origin"])));
    let reader = app.person("sc-office").await;
    assert_eq!(number(&reader, "year=2027", "LP02", None).await, "1/2 50.00");
}
