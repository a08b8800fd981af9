//! Removal cases: grounds and materials, a hearing, a secret ballot, more than half of all members.

use crate::support::{App, People, only};
use serde_json::{Value, json};

mod defense;
mod investigated;
mod withdrawals;
mod without_its_meeting;

const CASES: &str = "/supervision/removal-cases";
const KIND: &str = "supervision.removal_case";

async fn content(app: &App, proposer: &str) -> Value {
    let office = app.person("sc-office").await;
    json!({
        "person_name": "演示负责人009", "post": "区人民检察院副检察长", "organ_id": app.organization("procuratorate"),
        "office": "deputy_chief_procurator",
        "person_user_id": app.user("procuratorate-head"), "proposer_kind": proposer,
        "grounds": "违反廉洁纪律,不宜继续担任职务。",
        "material_ids": [office.document("调查材料", "internal").await["id"]]
    })
}

/// A case of the chairpersons on the agenda of an open meeting.
async fn on_agenda(app: &App, chairpersons: &Value, plenary: &Value) -> Value {
    let people = People::of(app).await;
    let case = people.secretary.create(CASES, &content(app, "chairpersons").await).await;
    let proposal = json!({"proposal_meeting_id": chairpersons["id"]});
    people.secretary.act(CASES, &case, "propose", &proposal).await;
    let agenda = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": plenary["id"]});
    people.secretary.act(CASES, &case, "put-on-agenda", &agenda).await
}

/// What the person signed.
async fn waiver(app: &App) -> Value {
    let office = app.person("sc-office").await;
    json!({
        "reason": "本人书面表示放弃申辩", "waiver_proof": "signed_waiver",
        "waiver_document_id": office.document("放弃申辩声明", "internal").await["id"]
    })
}

/// A case of so many members, proposed.
async fn joint(app: &App, names: usize) -> Value {
    let members = app.members().await;
    let case = members[0].create(CASES, &content(app, "members_joint").await).await;
    for member in &members[1..names] {
        member.act(CASES, &case, "sign", &json!({})).await;
    }
    members[0].act(CASES, &case, "propose", &json!({})).await
}

#[tokio::test]
async fn each_proposes_in_the_own_name() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let members = app.members().await;
    for (person, proposer) in
        [(&people.member, "chairpersons"), (&people.office, "organ"), (&people.head, "members_joint")]
    {
        let body = content(&app, proposer).await;
        person.refused_to_create(CASES, &body, (403, "FORBIDDEN_SCOPE")).await;
    }
    let department = app.person("department-head").await;
    department.refused_to_create(CASES, &content(&app, "organ").await, (403, "FORBIDDEN_SCOPE")).await;
    let mut astray = content(&app, "members_joint").await;
    astray["person_user_id"] = json!(app.user("organ-head"));
    people.member.refused_to_create(CASES, &astray, (422, "UNKNOWN_REFERENCE")).await;

    // The congress alone removes the heads, and an office is one of its organ.
    let collection = format!("/api/v1{CASES}");
    for (office, code) in [
        (json!("chief_procurator"), "OFFICE_NOT_REMOVABLE"),
        (json!(null), "OFFICE_NOT_REMOVABLE"),
        (json!("court_judge"), "WRONG_LEVEL_ORGAN"),
    ] {
        let mut wrong = content(&app, "members_joint").await;
        wrong["office"] = office;
        let refused = people.member.post(&collection, &wrong).await;
        let basis = refused.refused(422, code).body["basis"].clone();
        assert!(basis.as_str().unwrap().contains("监督法第六十条"), "{basis}");
    }

    // Without materials there is no case; eight of 41 members are too few.
    let mut bare = content(&app, "members_joint").await;
    let materials = std::mem::replace(&mut bare["material_ids"], json!([]));
    let case = people.member.create(CASES, &bare).await;
    for member in &members[1..9] {
        member.act(CASES, &case, "sign", &json!({})).await;
    }
    let bare = (422, "DOCUMENT_MISSING", "监督法第六十二条");
    people.member.refused_by(CASES, &case, "propose", &json!({}), bare).await;
    let path = format!("/api/v1{CASES}/{}", case["id"].as_str().unwrap());
    people.member.patch(&path, &json!({"material_ids": materials})).await.expect(200);
    for member in &members[1..8] {
        member.act(CASES, &case, "sign", &json!({})).await;
    }
    let few = (422, "TOO_FEW_SIGNATORIES", "监督法第六十一条");
    people.member.refused_by(CASES, &case, "propose", &json!({}), few).await;
    only(&app, &["sc-member"], CASES, &case, "sign", &json!({})).await;
    members[8].act(CASES, &case, "sign", &json!({})).await;
    only(&app, &["sc-member"], CASES, &case, "propose", &json!({})).await;
    assert_eq!(people.member.act(CASES, &case, "propose", &json!({})).await["state"], "proposed");

    // The government proposes by its head; nobody else of it.
    let mut own = content(&app, "organ").await;
    own["material_ids"] = json!([people.head.document("材料", "internal").await["id"]]);
    let case = people.head.create(CASES, &own).await;
    only(&app, &["organ-head"], CASES, &case, "propose", &json!({})).await;
    people.head.act(CASES, &case, "propose", &json!({})).await;
}

#[tokio::test]
async fn the_person_is_heard_and_then_voted_on_in_secret() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    // 38 of 41 are present: half of those present is not enough.
    let people = People::of(&app).await;
    let plenary = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    people.office.act("/meetings", &plenary, "notify", &json!({})).await;
    people.office.act("/meetings", &plenary, "open", &json!({"present_members": 38})).await;

    let case = people.secretary.create(CASES, &content(&app, "chairpersons").await).await;
    people.member.refused(CASES, &case, "sign", &json!({}), (409, "INVALID_TRANSITION")).await;
    let wrong = json!({"proposal_meeting_id": plenary["id"]});
    people.secretary.refused(CASES, &case, "propose", &wrong, (422, "WRONG_MEETING")).await;
    let proposal = json!({"proposal_meeting_id": chairpersons["id"]});
    people.secretary.act(CASES, &case, "propose", &proposal).await;
    let person = app.person("procuratorate-head").await;
    let defense = json!({"defense_mode": "oral", "defense_text": "对所列事实逐项说明。"});
    let path = format!("/api/v1{CASES}/{}", case["id"].as_str().unwrap());
    person.get(&path).await.refused(404, "NOT_FOUND");
    let mut agenda = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": chairpersons["id"]});
    people.secretary.refused(CASES, &case, "put-on-agenda", &agenda, (422, "WRONG_MEETING")).await;
    agenda["meeting_id"] = plenary["id"].clone();
    only(&app, &["chairs-secretary"], CASES, &case, "put-on-agenda", &agenda).await;
    people.secretary.act(CASES, &case, "put-on-agenda", &agenda).await;

    // No vote before the hearing; only the person defends, not a colleague.
    let no_hearing = json!({"ballot_id": plenary["id"]});
    people.office.refused(CASES, &case, "vote", &no_hearing, (409, "INVALID_TRANSITION")).await;
    let colleague = app.person("procuratorate-clerk").await;
    colleague.refused(CASES, &case, "defend", &defense, (403, "FORBIDDEN_SCOPE")).await;
    only(&app, &["procuratorate-head"], CASES, &case, "defend", &defense).await;
    let heard = person.act(CASES, &case, "defend", &defense).await;
    assert_eq!(
        (heard["state"].as_str(), heard["defended_on"].as_str()),
        (Some("defended"), Some("2026-08-03"))
    );

    let open = app.ballot(&plenary, "resolution", (KIND, &case), (30, 8)).await;
    let open = json!({"ballot_id": open["id"]});
    let secret = (422, "SECRET_BALLOT_REQUIRED", "监督法第六十二条");
    people.office.refused_by(CASES, &case, "vote", &open, secret).await;
    let foreign = app.ballot(&plenary, "removal", (KIND, &plenary), (30, 8)).await;
    let foreign = json!({"ballot_id": foreign["id"]});
    people.office.refused(CASES, &case, "vote", &foreign, (422, "WRONG_BALLOT")).await;
    let ballot = app.ballot(&plenary, "removal", (KIND, &case), (21, 17)).await;
    let vote = json!({"ballot_id": ballot["id"]});
    only(&app, &["sc-office"], CASES, &case, "vote", &vote).await;
    people.office.act(CASES, &case, "vote", &vote).await;
    let (removed, kept) = (json!({"outcome": "removed"}), json!({"outcome": "not_removed"}));
    people.office.refused(CASES, &case, "decide", &kept, (409, "INVALID_TRANSITION")).await;
    only(&app, &["sc-office"], CASES, &case, "decide", &removed).await;
    let decided = people.office.act(CASES, &case, "decide", &removed).await;
    assert_eq!((decided["state"].as_str(), decided["outcome"].as_str()), (Some("decided"), Some("removed")));
    let path = format!("/api/v1/publications?subject_id={}", case["id"].as_str().unwrap());
    let notice = people.office.get(&path).await.expect(200).body["items"][0].clone();
    assert_eq!((notice["kind"].as_str(), notice["state"].as_str()), (Some("notice"), Some("draft")));

    // 20 of 41 are not more than half, though more than half of the 38 who were present; the person waived the defense.
    let other = on_agenda(&app, &chairpersons, &plenary).await;
    let waiver = waiver(&app).await;
    only(&app, &["sc-office"], CASES, &other, "waive-defense", &waiver).await;
    people.office.act(CASES, &other, "waive-defense", &waiver).await;
    let ballot = app.ballot(&plenary, "removal", (KIND, &other), (20, 18)).await;
    people.office.act(CASES, &other, "vote", &json!({"ballot_id": ballot["id"]})).await;
    let missed = (422, "MAJORITY_NOT_REACHED", "地方组织法第五十一条");
    people.office.refused_by(CASES, &other, "decide", &removed, missed).await;
    let decided = people.office.act(CASES, &other, "decide", &kept).await;
    assert_eq!(
        (decided["state"].as_str(), decided["outcome"].as_str()),
        (Some("decided"), Some("not_removed"))
    );
}

#[tokio::test]
async fn a_ballot_that_is_not_announced_decides_nothing() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let case = on_agenda(&app, &chairpersons, &plenary).await;
    people.office.act(CASES, &case, "waive-defense", &waiver(&app).await).await;
    let ballot = json!({
        "kind": "removal", "title": "撤职", "subject_type": KIND, "subject_id": case["id"],
        "meeting_id": plenary["id"], "is_secret": true, "counting_mode": "manual_tally",
        "option_set": "for_against_abstain", "base": "all_members", "supervisor_ids": [app.user("ballot-supervisor")]
    });
    let ballot = people.office.create("/ballots", &ballot).await;
    let vote = json!({"ballot_id": ballot["id"]});
    people.office.refused(CASES, &case, "vote", &vote, (422, "WRONG_BALLOT")).await;
}
