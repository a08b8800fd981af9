//! The person is heard in the meeting, or in writing that the members have in print, or does not defend, which is proved.

use super::{CASES, KIND, on_agenda, waiver};
use crate::support::{App, People, only};
use sea_orm::ConnectionTrait;
use serde_json::json;

#[tokio::test]
async fn an_oral_defense_is_heard_in_a_meeting_that_sits() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let case = on_agenda(&app, &chairpersons, &plenary).await;
    let person = app.person("procuratorate-head").await;
    let oral = json!({"defense_mode": "oral", "defense_text": "对所列事实逐项说明。"});
    let not_open = (422, "WRONG_MEETING", "监督法第六十二条");
    person.refused_by(CASES, &case, "defend", &oral, not_open).await;
    people.office.act("/meetings", &plenary, "notify", &json!({})).await;
    people.office.act("/meetings", &plenary, "open", &json!({"present_members": 36})).await;
    // Half of them left.
    let db = app.application.service.store.whole().await.unwrap();
    let present = async |count: u32| {
        let left = format!("UPDATE meeting SET present_members = {count} WHERE kind = 'sc_plenary'");
        db.execute_unprepared(&left).await.unwrap();
    };
    present(20).await;
    let empty = (422, "QUORUM_NOT_MET", "地方组织法第五十一条");
    person.refused_by(CASES, &case, "defend", &oral, empty).await;
    present(36).await;
    assert_eq!(person.act(CASES, &case, "defend", &oral).await["state"], "defended");
    // What was said is not printed.
    let printed = json!({"decision_meeting_id": chairpersons["id"]});
    people.secretary.refused(CASES, &case, "print-defense", &printed, (409, "INVALID_TRANSITION")).await;
}

#[tokio::test]
async fn a_written_defense_is_printed_before_the_vote() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let case = on_agenda(&app, &chairpersons, &plenary).await;
    let person = app.person("procuratorate-head").await;
    let mut written = json!({"defense_mode": "written", "defense_text": "见书面申辩意见。"});
    let without = (422, "DOCUMENT_MISSING", "监督法第六十二条");
    person.refused_by(CASES, &case, "defend", &written, without).await;
    written["defense_document_id"] = person.document("书面申辩意见", "internal").await["id"].clone();
    person.act(CASES, &case, "defend", &written).await;
    // Even one who supervises ballots otherwise.
    let db = app.application.service.store.whole().await.unwrap();
    let roles = r#"UPDATE user_account SET roles = '["organ_head","ballot_supervisor"]'"#;
    let both = format!("{roles} WHERE username = '310114-procuratorate-head'");
    db.execute_unprepared(&both).await.unwrap();
    // No paper is issued before the members have read it, nor does the person watch over the vote.
    let ballot = |supervisor: &str| {
        json!({
            "kind": "removal", "title": "撤职案", "subject_type": KIND, "subject_id": case["id"], "meeting_id": plenary["id"],
            "is_secret": true, "counting_mode": "manual_tally", "option_set": "for_against_abstain", "base": "all_members",
            "supervisor_ids": [app.user(supervisor)]
        })
    };
    let unread = people.office.create("/ballots", &ballot("ballot-supervisor")).await;
    let refused = people.office.try_act("/ballots", &unread, "issue", &json!({})).await;
    assert_eq!(refused.refused(422, "WRONG_BALLOT").body["params"]["reason"], "before_the_defense");
    people.secretary.act("/ballots", &unread, "void", &json!({"reason": "申辩意见尚未印发"})).await;
    let wrong = json!({"decision_meeting_id": plenary["id"]});
    let undecided = (422, "WRONG_MEETING", "地方组织法第五十四条");
    people.secretary.refused_by(CASES, &case, "print-defense", &wrong, undecided).await;
    let printed = json!({"decision_meeting_id": chairpersons["id"]});
    only(&app, &["chairs-secretary"], CASES, &case, "print-defense", &printed).await;
    people.secretary.act(CASES, &case, "print-defense", &printed).await;
    let own = people.office.create("/ballots", &ballot("procuratorate-head")).await;
    people.office.refused("/ballots", &own, "issue", &json!({}), (422, "CONFLICT_OF_INTEREST")).await;
    people.secretary.act("/ballots", &own, "void", &json!({"reason": "监票人须回避"})).await;
    let ballot = app.ballot(&plenary, "removal", (KIND, &case), (30, 11)).await;
    let vote = json!({"ballot_id": ballot["id"]});
    assert_eq!(people.office.act(CASES, &case, "vote", &vote).await["state"], "voted");
}

#[tokio::test]
async fn a_waiver_is_proved() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let case = on_agenda(&app, &chairpersons, &plenary).await;
    let mut proof = waiver(&app).await;
    let described = json!({
        "title": "放弃申辩声明", "kind": "report", "file_name": "声明.pdf", "disclosure": "internal"
    });
    let signed = std::mem::replace(
        &mut proof["waiver_document_id"],
        people.office.create("/documents", &described).await["id"].clone(),
    );
    let without = (422, "DOCUMENT_MISSING", "监督法第六十二条");
    people.office.refused_by(CASES, &case, "waive-defense", &proof, without).await;
    proof["waiver_document_id"] = signed;
    proof["waiver_proof"] = json!("invitation");
    only(&app, &["sc-office"], CASES, &case, "waive-defense", &proof).await;
    let waived = people.office.act(CASES, &case, "waive-defense", &proof).await;
    assert_eq!(
        (waived["state"].as_str(), waived["waived_on"].as_str(), waived["waiver_proof"].as_str()),
        (Some("defense_waived"), Some("2026-08-03"), Some("invitation"))
    );
}

#[tokio::test]
async fn nobody_votes_on_it_while_the_congress_sits() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let other = app.held("sc_plenary", "sc", 39, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let case = on_agenda(&app, &chairpersons, &plenary).await;
    people.office.act(CASES, &case, "waive-defense", &waiver(&app).await).await;
    let elsewhere = app.ballot(&other, "removal", (KIND, &case), (30, 11)).await;
    let here = app.ballot(&plenary, "removal", (KIND, &case), (30, 11)).await;
    let session = json!({
        "term_id": app.districts["310114"].term_id, "ordinal": 9, "start_on": "2026-08-03", "end_on": "2026-08-05"
    });
    people.office.create("/sessions", &session).await;
    for (ballot, reason) in [(&elsewhere, "meeting"), (&here, "congress_in_session")] {
        let vote = json!({"ballot_id": ballot["id"]});
        let wrong = (422, "WRONG_BALLOT", "监督法第六十二条");
        people.office.refused_by(CASES, &case, "vote", &vote, wrong).await;
        let refused = people.office.try_act(CASES, &case, "vote", &vote).await;
        assert_eq!(refused.body["params"]["reason"], reason);
    }
}
