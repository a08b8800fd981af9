//! What members propose together the chairpersons may decline, or have looked into by a committee first.

use super::{CASES, content, joint};
use crate::support::{App, People, only};
use serde_json::{Value, json};

const COMMITTEES: &str = "/supervision/investigation-committees";
const COMMITTEE: &str = "supervision.investigation_committee";

/// A committee that the chairpersons propose to look into the case.
async fn committee(app: &App, chairpersons: &Value) -> Value {
    let secretary = app.person("chairs-secretary").await;
    let content = json!({
        "subject": "某副检察长违纪问题", "proposer_kind": "chairpersons", "confidential": true,
        "unclear_facts": "所列事实有争议。", "needed_resolution": "就撤职案作出决定。",
        "concerned_organ_ids": [app.organization("procuratorate")]
    });
    let committee = secretary.create(COMMITTEES, &content).await;
    let proposal = json!({"proposal_meeting_id": chairpersons["id"]});
    secretary.act(COMMITTEES, &committee, "propose", &proposal).await
}

/// The same, appointed.
async fn established(app: &App, chairpersons: &Value, plenary: &Value) -> Value {
    let committee = committee(app, chairpersons).await;
    let people = People::of(app).await;
    let nomination = json!({
        "decision_meeting_id": chairpersons["id"],
        "members": [{"person_id": app.deputy(0), "post": "chair", "no_interest_declared": true}]
    });
    people.secretary.act(COMMITTEES, &committee, "nominate", &nomination).await;
    let ballot = app.ballot(plenary, "resolution", (COMMITTEE, &committee), (30, 11)).await;
    people.office.act(COMMITTEES, &committee, "establish", &json!({"ballot_id": ballot["id"]})).await
}

/// A case of the chairpersons, which goes to the Standing Committee.
async fn of_the_chairpersons(app: &App, chairpersons: &Value) -> Value {
    let secretary = app.person("chairs-secretary").await;
    let case = secretary.create(CASES, &content(app, "chairpersons").await).await;
    secretary.act(CASES, &case, "propose", &json!({"proposal_meeting_id": chairpersons["id"]})).await
}

#[tokio::test]
async fn the_chairpersons_decline_what_members_propose() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;
    let refusal = json!({"decision_meeting_id": chairpersons["id"], "reason": "事实不足以撤职"});
    let own = of_the_chairpersons(&app, &chairpersons).await;
    people.secretary.refused(CASES, &own, "decline", &refusal, (409, "INVALID_TRANSITION")).await;
    let case = joint(&app, 9).await;
    let planned = app.meeting("chairpersons", "chairpersons", 74, "2026-08-20", 7).await;
    let wrong = json!({"decision_meeting_id": planned["id"], "reason": "事实不足以撤职"});
    let undecided = (422, "WRONG_MEETING", "地方组织法第五十四条");
    people.secretary.refused_by(CASES, &case, "decline", &wrong, undecided).await;
    only(&app, &["chairs-secretary"], CASES, &case, "decline", &refusal).await;
    let declined = people.secretary.act(CASES, &case, "decline", &refusal).await;
    assert_eq!(
        (declined["state"].as_str(), declined["decision_reason"].as_str()),
        (Some("declined"), Some("事实不足以撤职"))
    );
}

#[tokio::test]
async fn a_case_that_is_looked_into_waits_for_the_report() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let own = of_the_chairpersons(&app, &chairpersons).await;
    let case = joint(&app, 9).await;
    let looked_into = established(&app, &chairpersons, &plenary).await;
    let refer = "refer-to-investigation";
    let referral = |meeting: &Value, committee: &Value| json!({"decision_meeting_id": meeting["id"], "investigation_committee_id": committee["id"]});
    let good = referral(&chairpersons, &looked_into);
    people.secretary.refused(CASES, &own, refer, &good, (409, "INVALID_TRANSITION")).await;
    let undecided = (422, "WRONG_MEETING", "地方组织法第五十四条");
    let elsewhere = referral(&plenary, &looked_into);
    people.secretary.refused_by(CASES, &case, refer, &elsewhere, undecided).await;
    // One that members propose is not the chairpersons'.
    let draft = json!({
        "subject": "某副检察长违纪问题", "proposer_kind": "members_joint", "confidential": true,
        "unclear_facts": "所列事实有争议。", "needed_resolution": "就撤职案作出决定。"
    });
    let draft = people.member.create(COMMITTEES, &draft).await;
    let theirs = referral(&chairpersons, &draft);
    let unknown = (422, "UNKNOWN_REFERENCE", "监督法第六十一条");
    people.secretary.refused_by(CASES, &case, refer, &theirs, unknown).await;
    only(&app, &["chairs-secretary"], CASES, &case, refer, &good).await;
    let referred = people.secretary.act(CASES, &case, refer, &good).await;
    assert_eq!(referred["state"], "under_investigation");

    // It waits, and then a later meeting decides, which the chairpersons put it on knowing the report.
    let agenda = |decision: &Value, meeting: &Value| json!({"decision_meeting_id": decision["id"], "meeting_id": meeting["id"]});
    let early = agenda(&chairpersons, &plenary);
    let open = (409, "INVESTIGATION_OPEN", "监督法第六十一条");
    people.secretary.refused_by(CASES, &case, "put-on-agenda", &early, open).await;
    people.secretary.act(COMMITTEES, &looked_into, "start", &json!({})).await;
    people.office.act("/meetings", &plenary, "close", &json!({})).await;
    let ahead = app.meeting("sc_plenary", "sc", 40, "2026-08-05", 41).await;
    let path = format!("/api/v1/meetings/{}", ahead["id"].as_str().unwrap());
    people.office.patch(&path, &json!({"end_on": "2026-08-07"})).await.expect(200);
    let people = People::on(&app, "2026-08-06").await;
    let report = people.office.document("调查报告", "internal").await;
    let report = json!({"report_document_id": report["id"]});
    people.office.act(COMMITTEES, &looked_into, "report", &report).await;
    people
        .secretary
        .refused_by(CASES, &case, "put-on-agenda", &agenda(&chairpersons, &ahead), undecided)
        .await;
    let knowing = app.held("chairpersons", "chairpersons", 75, "2026-08-06", 7).await;
    let before = (422, "WRONG_MEETING", "监督法第六十一条");
    people.secretary.refused_by(CASES, &case, "put-on-agenda", &agenda(&knowing, &ahead), before).await;
    let later = app.meeting("sc_plenary", "sc", 41, "2026-08-20", 41).await;
    let on_agenda = people.secretary.act(CASES, &case, "put-on-agenda", &agenda(&knowing, &later)).await;
    assert_eq!(on_agenda["state"], "on_agenda");
}

#[tokio::test]
async fn a_case_goes_on_when_its_committee_is_rejected() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let case = joint(&app, 9).await;
    let committee = committee(&app, &chairpersons).await;
    let referral =
        json!({"decision_meeting_id": chairpersons["id"], "investigation_committee_id": committee["id"]});
    people.secretary.act(CASES, &case, "refer-to-investigation", &referral).await;
    let agenda = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": plenary["id"]});
    let open = (409, "INVESTIGATION_OPEN", "监督法第六十一条");
    people.secretary.refused_by(CASES, &case, "put-on-agenda", &agenda, open).await;
    let lost = app.ballot(&plenary, "resolution", (COMMITTEE, &committee), (20, 21)).await;
    people.office.act(COMMITTEES, &committee, "reject", &json!({"ballot_id": lost["id"]})).await;
    people.secretary.act(CASES, &case, "put-on-agenda", &agenda).await;

    // Or the chairpersons decline it then.
    let other = joint(&app, 9).await;
    let committee = self::committee(&app, &chairpersons).await;
    let referral =
        json!({"decision_meeting_id": chairpersons["id"], "investigation_committee_id": committee["id"]});
    people.secretary.act(CASES, &other, "refer-to-investigation", &referral).await;
    let refusal = json!({"decision_meeting_id": chairpersons["id"], "reason": "事实不足以撤职"});
    assert_eq!(people.secretary.act(CASES, &other, "decline", &refusal).await["state"], "declined");
}
