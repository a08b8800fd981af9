//! A proposal that a special committee reports on first, one that the Standing Committee rejects, members who are replaced, and a
//! committee whose term is over.

use super::{COMMITTEES, KIND, content, seat};
use crate::support::{App, People, Person, only};
use serde_json::{Value, json};

/// A committee that the chairpersons propose.
async fn proposed(app: &App, chairpersons: &Value, confidential: bool) -> Value {
    let secretary = app.person("chairs-secretary").await;
    let mut content = content(app, "chairpersons");
    content["confidential"] = json!(confidential);
    let committee = secretary.create(COMMITTEES, &content).await;
    let proposal = json!({"proposal_meeting_id": chairpersons["id"]});
    secretary.act(COMMITTEES, &committee, "propose", &proposal).await
}

async fn nominated(app: &App, chairpersons: &Value, committee: &Value) {
    let nomination = json!({
        "decision_meeting_id": chairpersons["id"],
        "members": [seat(&app.deputy(0), "chair", true), seat(&app.deputy(9), "member", true)]
    });
    app.person("chairs-secretary").await.act(COMMITTEES, committee, "nominate", &nomination).await;
}

async fn established(app: &App, meetings: (&Value, &Value), committee: &Value) -> Value {
    nominated(app, meetings.0, committee).await;
    let ballot = app.ballot(meetings.1, "resolution", (KIND, committee), (30, 6)).await;
    let office = app.person("sc-office").await;
    office.act(COMMITTEES, committee, "establish", &json!({"ballot_id": ballot["id"]})).await
}

#[tokio::test]
async fn what_was_referred_is_decided_on_the_report_of_the_special_committee() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let committee = proposed(&app, &chairpersons, true).await;
    let mut referral =
        json!({"decision_meeting_id": plenary["id"], "referred_committee_id": app.organization("urban")});
    let undecided = (422, "WRONG_MEETING", "地方组织法第五十四条");
    people.secretary.refused_by(COMMITTEES, &committee, "refer", &referral, undecided).await;
    referral["decision_meeting_id"] = chairpersons["id"].clone();
    referral["referred_committee_id"] = json!(app.organization("budget"));
    let pointer = people.secretary.try_act(COMMITTEES, &committee, "refer", &referral).await;
    let pointer = pointer.refused(422, "UNKNOWN_REFERENCE").body["errors"][0]["pointer"].clone();
    assert_eq!(pointer, "/referred_committee_id");
    referral["referred_committee_id"] = json!(app.organization("urban"));
    let path = format!("/api/v1{COMMITTEES}/{}", committee["id"].as_str().unwrap());
    people.committee.get(&path).await.refused(404, "NOT_FOUND");
    only(&app, &["chairs-secretary"], COMMITTEES, &committee, "refer", &referral).await;
    let referred = people.secretary.act(COMMITTEES, &committee, "refer", &referral).await;
    assert_eq!(referred["state"], "referred");

    // Only the Standing Committee can reject it, and on the report.
    let lost = app.ballot(&plenary, "resolution", (KIND, &committee), (20, 21)).await;
    let lost = json!({"ballot_id": lost["id"]});
    let unreported = (422, "DOCUMENT_MISSING", "监督法第五十六条");
    for action in ["establish", "reject"] {
        people.office.refused_by(COMMITTEES, &committee, action, &lost, unreported).await;
    }
    let report = people.committee.document("专门委员会审议报告", "internal").await;
    let report = json!({"referral_report_document_id": report["id"]});
    only(&app, &["committee-staff"], COMMITTEES, &committee, "report-referral", &report).await;
    people.committee.act(COMMITTEES, &committee, "report-referral", &report).await;
    let foreign = app.ballot(&plenary, "resolution", (KIND, &plenary), (6, 30)).await;
    let foreign = json!({"ballot_id": foreign["id"]});
    let other = (422, "WRONG_BALLOT", "监督法第五十七条");
    people.office.refused_by(COMMITTEES, &committee, "reject", &foreign, other).await;
    only(&app, &["sc-office"], COMMITTEES, &committee, "reject", &lost).await;
    let rejected = people.office.act(COMMITTEES, &committee, "reject", &lost).await;
    assert_eq!((rejected["state"].as_str(), &rejected["ballot_id"]), (Some("rejected"), &lost["ballot_id"]));

    // What was referred and reported on may be established as well; a majority rejects nothing.
    let committee = proposed(&app, &chairpersons, true).await;
    people.secretary.act(COMMITTEES, &committee, "refer", &referral).await;
    people.committee.act(COMMITTEES, &committee, "report-referral", &report).await;
    nominated(&app, &chairpersons, &committee).await;
    let won = app.ballot(&plenary, "resolution", (KIND, &committee), (21, 20)).await;
    let won = json!({"ballot_id": won["id"]});
    people.office.refused(COMMITTEES, &committee, "reject", &won, (409, "INVALID_TRANSITION")).await;
    assert_eq!(people.office.act(COMMITTEES, &committee, "establish", &won).await["state"], "established");
}

#[tokio::test]
async fn a_member_is_replaced_as_the_first_ones_were_appointed() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let committee = proposed(&app, &chairpersons, true).await;
    established(&app, (&chairpersons, &plenary), &committee).await;
    let ballot = app.ballot(&plenary, "resolution", (KIND, &committee), (30, 6)).await;
    let replacement = json!({
        "decision_meeting_id": chairpersons["id"], "leaving_person_id": app.deputy(9),
        "member": seat(&app.deputy(10), "member", true), "ballot_id": ballot["id"]
    });
    let refused = async |field: &str, value: Value, code: (u16, &str, &str)| {
        let mut wrong = replacement.clone();
        wrong[field] = value;
        people.office.refused_by(COMMITTEES, &committee, "replace-member", &wrong, code).await;
    };
    refused("decision_meeting_id", plenary["id"].clone(), (422, "WRONG_MEETING", "地方组织法第五十四条"))
        .await;
    refused("leaving_person_id", json!(app.deputy(11)), (422, "UNKNOWN_REFERENCE", "")).await;
    // Two in the chair, somebody who is a member already, somebody who declares an interest.
    let ineligible = (422, "MEMBER_NOT_ELIGIBLE", "监督法第五十七条");
    refused("member", seat(&app.deputy(10), "chair", true), ineligible).await;
    refused("member", seat(&app.deputy(0), "member", true), ineligible).await;
    let interested = (422, "CONFLICT_OF_INTEREST", "监督法第五十七条");
    refused("member", seat(&app.deputy(10), "member", false), interested).await;
    let foreign = app.ballot(&plenary, "resolution", (KIND, &plenary), (30, 6)).await;
    refused("ballot_id", foreign["id"].clone(), (422, "WRONG_BALLOT", "监督法第五十七条")).await;
    let lost = app.ballot(&plenary, "resolution", (KIND, &committee), (20, 21)).await;
    refused("ballot_id", lost["id"].clone(), (422, "MAJORITY_NOT_REACHED", "地方组织法第五十一条")).await;
    only(&app, &["sc-office"], COMMITTEES, &committee, "replace-member", &replacement).await;
    let replaced = people.office.act(COMMITTEES, &committee, "replace-member", &replacement).await;
    let persons: Vec<&Value> =
        replaced["members"].as_array().unwrap().iter().map(|member| &member["person_id"]).collect();
    assert_eq!(persons, [&json!(app.deputy(0)), &json!(app.deputy(10))]);
    refused("leaving_person_id", json!(app.deputy(10)), (422, "WRONG_BALLOT", "监督法第五十七条")).await;

    // The place of a member who left the office is filled while it investigates.
    people.secretary.act(COMMITTEES, &committee, "start", &json!({})).await;
    let affairs = app.person("deputy-affairs").await;
    let end = json!({
        "state_reason": "resigned", "state_date": "2026-08-03",
        "state_document_id": affairs.document("资格审查报告", "internal").await["id"]
    });
    affairs.act("/deputies", &json!({"id": app.deputy(10)}), "terminate", &end).await;
    let ballot = app.ballot(&plenary, "resolution", (KIND, &committee), (30, 6)).await;
    let filled = json!({
        "decision_meeting_id": chairpersons["id"], "member": seat(&app.deputy(11), "member", true),
        "ballot_id": ballot["id"]
    });
    let filled = people.office.act(COMMITTEES, &committee, "replace-member", &filled).await;
    assert_eq!(filled["members"].as_array().unwrap().len(), 2);
}

async fn reported(app: &App, committee: &Value) {
    let office = app.person("sc-office").await;
    app.person("chairs-secretary").await.act(COMMITTEES, committee, "start", &json!({})).await;
    let report = office.document("调查报告", "internal").await;
    office.act(COMMITTEES, committee, "report", &json!({"report_document_id": report["id"]})).await;
}

#[tokio::test]
async fn what_is_not_confidential_is_told_when_it_is_concluded_with_a_note() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let committee = proposed(&app, &chairpersons, false).await;
    established(&app, (&chairpersons, &plenary), &committee).await;
    reported(&app, &committee).await;
    let note = json!({"conclusion_note": "事实已经查清,不作决议。", "meeting_id": plenary["id"]});
    let untold = (409, "PUBLICATION_MISSING", "监督法第十条");
    people.office.refused_by(COMMITTEES, &committee, "conclude", &note, untold).await;
    let colleague = second_office(&app).await;
    colleague.publish(&people.office, "notice", KIND, &committee).await;
    let concluded = people.office.act(COMMITTEES, &committee, "conclude", &note).await;
    assert_eq!((concluded["state"].as_str(), &concluded["meeting_id"]), (Some("concluded"), &plenary["id"]));
}

async fn second_office(app: &App) -> Person {
    let roles = [platform::vocabulary::Role::ScOffice];
    app.account("second-office", &roles, &app.organization("sc-office")).await
}

#[tokio::test]
async fn a_committee_ends_with_the_term_of_those_who_appointed_it() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let committee = proposed(&app, &chairpersons, true).await;
    established(&app, (&chairpersons, &plenary), &committee).await;
    let office = app.person("sc-office").await;
    let note = json!({"conclusion_note": "本届常委会任期届满。"});
    office.refused(COMMITTEES, &committee, "conclude", &note, (409, "INVALID_TRANSITION")).await;
    app.term_ends("2026-12-31").await;
    app.on("2027-01-11");
    let office = app.person("sc-office").await;
    let next = json!({
        "ordinal": 8, "start_on": "2027-01-11", "end_on": "2031-12-31", "sc_elected_on": "2027-01-11",
        "sc_member_count": 41, "deputy_count": 287
    });
    office.create("/terms", &next).await;
    let without = (422, "RESOLUTION_OR_NOTE_REQUIRED", "监督法第五十九条");
    office.refused_by(COMMITTEES, &committee, "conclude", &json!({}), without).await;
    assert_eq!(office.act(COMMITTEES, &committee, "conclude", &note).await["state"], "concluded");
}
