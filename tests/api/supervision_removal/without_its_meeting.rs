//! A case whose meeting closes, is cancelled or decided already, and who reads of it (02 §3.0, §2.10).

use super::{CASES, KIND, on_agenda, waiver};
use crate::support::{App, People, fresh, read_as_the_public};
use platform::vocabulary::Role;
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test]
async fn a_vote_is_recorded_though_its_meeting_has_closed() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let case = on_agenda(&app, &chairpersons, &plenary).await;
    people.office.act(CASES, &case, "waive-defense", &waiver(&app).await).await;
    let ballot = app.ballot(&plenary, "removal", (KIND, &case), (30, 11)).await;
    // Nobody takes it back, or off the agenda, once the members vote.
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    people.secretary.refused(CASES, &case, "withdraw", &decision, (409, "INVALID_TRANSITION")).await;
    let off = json!({"agenda": [{"seq": 1, "title": "其他事项"}]});
    people.office.refused("/meetings", &plenary, "set-agenda", &off, (409, "INVALID_TRANSITION")).await;
    let closed = people.office.act("/meetings", &plenary, "close", &json!({})).await;
    let entry =
        closed["agenda"].as_array().unwrap().iter().find(|one| one["subject_id"] == case["id"]).unwrap();
    assert_eq!(entry["outcome"], "dealt_with");
    assert_eq!(fresh(&people.office, CASES, &case).await["meeting_id"], plenary["id"]);
    people.office.act(CASES, &case, "vote", &json!({"ballot_id": ballot["id"]})).await;
}

#[tokio::test]
async fn a_case_without_its_meeting_waits_for_another() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let case = on_agenda(&app, &chairpersons, &plenary).await;
    let closed = people.office.act("/meetings", &plenary, "close", &json!({})).await;
    let entry =
        closed["agenda"].as_array().unwrap().iter().find(|one| one["subject_id"] == case["id"]).unwrap();
    assert_eq!((entry["outcome"].as_str(), entry["title"].as_str()), (Some("not_reached"), Some("撤职案")));
    assert_eq!(fresh(&people.office, CASES, &case).await["meeting_id"], Value::Null);
    let oral = json!({"defense_mode": "oral", "defense_text": "当场申辩。"});
    let person = app.person("procuratorate-head").await;
    person.refused_by(CASES, &case, "defend", &oral, (422, "MEETING_MISSING", "监督法第六十二条")).await;
    let next = app.held("sc_plenary", "sc", 39, "2026-08-03", 41).await;
    let agenda = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": next["id"]});
    let people = People::of(&app).await;
    people.secretary.act(CASES, &case, "set-meeting", &agenda).await;
    person.act(CASES, &case, "defend", &oral).await;
    // What a meeting took off its agenda it did not decide on.
    let second = app.meeting("chairpersons", "chairpersons", 74, "2026-08-03", 7).await;
    let path = format!("/api/v1/meetings/{}", second["id"].as_str().unwrap());
    let named =
        json!({"agenda": [{"seq": 1, "title": "撤职案", "subject_type": KIND, "subject_id": case["id"]}]});
    people.office.patch(&path, &named).await.expect(200);
    people.office.act("/meetings", &second, "notify", &json!({})).await;
    let off = json!({"agenda": [{"seq": 1, "title": "其他事项"}]});
    people.office.act("/meetings", &second, "set-agenda", &off).await;
    people.office.act("/meetings", &second, "open", &json!({"present_members": 7})).await;
    let decided = json!({"decision_meeting_id": second["id"], "meeting_id": next["id"]});
    let refused = people.secretary.try_act(CASES, &case, "set-meeting", &decided).await;
    assert_eq!(refused.refused(422, "WRONG_MEETING").body["params"]["reason"], "not_on_the_agenda");
}

#[tokio::test]
async fn the_public_reads_of_a_case_when_it_is_decided_and_told_by_the_congress() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let case = on_agenda(&app, &chairpersons, &plenary).await;
    let stranger = async || {
        let path = format!("/api/v1{CASES}/{}", case["id"].as_str().unwrap());
        let request = app.stranger().request(Method::GET, &path).header("District-Code", "310114");
        crate::support::Answer::of(request).await
    };
    // The organ of the person concerned tells nobody of it.
    let told = json!({
        "subject_type": KIND, "subject_id": case["id"], "kind": "notice", "scope": "to_public", "channel": "website",
        "title": "公告", "text": "撤职案情况。", "disclosure": "public"
    });
    let person = app.person("procuratorate-head").await;
    person.refused_to_create("/publications", &told, (403, "FORBIDDEN_SCOPE")).await;
    let colleague = app.account("second-office", &[Role::ScOffice], &app.organization("sc-office")).await;
    colleague.publish_to(&people.office, ("notice", "to_public"), KIND, &case).await;
    assert_eq!(stranger().await.status, 404, "it is not decided");
    let outside = ["deputy", "deputy-affairs", "street-clerk"];
    for name in outside {
        app.person(name)
            .await
            .get(&format!("/api/v1{CASES}/{}", case["id"].as_str().unwrap()))
            .await
            .expect(404);
    }
    people.office.act(CASES, &case, "waive-defense", &waiver(&app).await).await;
    let ballot = app.ballot(&plenary, "removal", (KIND, &case), (30, 11)).await;
    people.office.act(CASES, &case, "vote", &json!({"ballot_id": ballot["id"]})).await;
    people.office.act(CASES, &case, "decide", &json!({"outcome": "removed"})).await;
    let seen = stranger().await.expect(200).body.clone();
    assert_eq!(
        (seen["outcome"].as_str(), &seen["person_name"], &seen["grounds"]),
        (Some("removed"), &Value::Null, &Value::Null)
    );
    read_as_the_public(&app, &outside, CASES, &case).await;
    assert!(fresh(&people.member, CASES, &case).await["grounds"].is_string());
}
