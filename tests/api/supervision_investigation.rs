//! Investigation committees: one fifth of the members, people without an interest, closed materials, a conclusion.

use crate::support::{App, People, fresh, only};
use serde_json::{Value, json};

mod rejected_and_replaced;

const COMMITTEES: &str = "/supervision/investigation-committees";
const PUBLICATIONS: &str = "/publications";
const KIND: &str = "supervision.investigation_committee";

fn content(app: &App, proposer: &str) -> Value {
    json!({
        "subject": "某安置房工程质量问题的责任", "proposer_kind": proposer, "confidential": true,
        "unclear_facts": "检测结论与施工记录不一致,责任单位不明。", "needed_resolution": "就责任追究和整改作出决议。",
        "concerned_organ_ids": [app.organization("government")]
    })
}

fn seat(person: &str, post: &str, declared: bool) -> Value {
    json!({"person_id": person, "post": post, "no_interest_declared": declared})
}

#[tokio::test]
async fn one_fifth_of_all_members_propose_an_investigation() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let members = app.members().await;
    people
        .member
        .refused_to_create(COMMITTEES, &content(&app, "chairpersons"), (403, "FORBIDDEN_SCOPE"))
        .await;
    people
        .office
        .refused_to_create(COMMITTEES, &content(&app, "members_joint"), (403, "FORBIDDEN_SCOPE"))
        .await;
    let mut astray = content(&app, "members_joint");
    astray["concerned_organ_ids"] = json!([app.deputy(0)]);
    people.member.refused_to_create(COMMITTEES, &astray, (422, "UNKNOWN_REFERENCE")).await;
    let draft = people.member.create(COMMITTEES, &content(&app, "members_joint")).await;
    only(&app, &["sc-member"], COMMITTEES, &draft, "sign", &json!({})).await;
    for member in &members[1..8] {
        member.act(COMMITTEES, &draft, "sign", &json!({})).await;
    }
    members[1].refused(COMMITTEES, &draft, "sign", &json!({}), (409, "ALREADY_SIGNED")).await;
    // Eight of 41 are too few (40 < 41), nine are enough (45 ≥ 41).
    let few = (422, "TOO_FEW_SIGNATORIES", "监督法第五十六条");
    people.member.refused_by(COMMITTEES, &draft, "propose", &json!({}), few).await;
    members[8].act(COMMITTEES, &draft, "sign", &json!({})).await;
    only(&app, &["sc-member"], COMMITTEES, &draft, "propose", &json!({})).await;
    let meeting = json!({"proposal_meeting_id": app.organization("sc")});
    people.member.refused(COMMITTEES, &draft, "propose", &meeting, (422, "DECISION_MISSING")).await;
    let proposed = people.member.act(COMMITTEES, &draft, "propose", &json!({})).await;
    assert_eq!(
        (proposed["state"].as_str(), proposed["joint_member_ids"].as_array().unwrap().len()),
        (Some("proposed"), 9)
    );
}

#[tokio::test]
async fn a_confidential_investigation_goes_to_its_conclusion() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let mut unclear = content(&app, "chairpersons");
    for missing in ["unclear_facts", "needed_resolution"] {
        let named = std::mem::replace(&mut unclear[missing], json!(null));
        let draft = people.secretary.create(COMMITTEES, &unclear).await;
        let proposal = json!({"proposal_meeting_id": chairpersons["id"]});
        let without = (422, "REASON_MISSING", "监督法第五十五条");
        people.secretary.refused_by(COMMITTEES, &draft, "propose", &proposal, without).await;
        unclear[missing] = named;
    }
    let committee = people.secretary.create(COMMITTEES, &content(&app, "chairpersons")).await;
    people.member.refused(COMMITTEES, &committee, "sign", &json!({}), (409, "INVALID_TRANSITION")).await;
    people.secretary.refused(COMMITTEES, &committee, "propose", &json!({}), (422, "DECISION_MISSING")).await;
    let proposal = json!({"proposal_meeting_id": chairpersons["id"]});
    only(&app, &["chairs-secretary"], COMMITTEES, &committee, "propose", &proposal).await;
    people.secretary.act(COMMITTEES, &committee, "propose", &proposal).await;

    // Who may be nominated.
    let nomination = |members: Vec<Value>| json!({"decision_meeting_id": chairpersons["id"], "members": members, "expert_ids": [app.user("expert")]});
    let good = || vec![seat(&app.deputy(0), "chair", true), seat(&app.deputy(9), "member", true)];
    let ineligible = (422, "MEMBER_NOT_ELIGIBLE", "监督法第五十七条");
    let mut stranger = good();
    stranger.push(seat(&app.user("committee-staff"), "member", true));
    let leaderless = vec![seat(&app.deputy(0), "member", true)];
    let twice = vec![seat(&app.deputy(0), "chair", true), seat(&app.deputy(0), "member", true)];
    for members in [stranger, leaderless, twice] {
        people
            .secretary
            .refused_by(COMMITTEES, &committee, "nominate", &nomination(members), ineligible)
            .await;
    }
    let interested = (422, "CONFLICT_OF_INTEREST", "监督法第五十七条");
    let undeclared = vec![seat(&app.deputy(0), "chair", true), seat(&app.deputy(9), "member", false)];
    people
        .secretary
        .refused_by(COMMITTEES, &committee, "nominate", &nomination(undeclared), interested)
        .await;
    only(&app, &["chairs-secretary"], COMMITTEES, &committee, "nominate", &nomination(good())).await;

    // The Standing Committee appoints it: nobody before there are members, and not without a majority of all.
    let foreign = app.ballot(&plenary, "resolution", (KIND, &plenary), (30, 6)).await;
    let foreign = json!({"ballot_id": foreign["id"]});
    people.office.refused_by(COMMITTEES, &committee, "establish", &foreign, ineligible).await;
    people.secretary.act(COMMITTEES, &committee, "nominate", &nomination(good())).await;
    let lost = app.ballot(&plenary, "resolution", (KIND, &committee), (18, 18)).await;
    let lost = json!({"ballot_id": lost["id"]});
    let missed = (422, "MAJORITY_NOT_REACHED", "地方组织法第五十一条");
    people.office.refused_by(COMMITTEES, &committee, "establish", &lost, missed).await;
    // The members have voted on those who were nominated, and on nobody else.
    let later = (409, "INVALID_TRANSITION");
    people.secretary.refused(COMMITTEES, &committee, "nominate", &nomination(good()), later).await;
    people.office.refused(COMMITTEES, &committee, "establish", &foreign, (422, "WRONG_BALLOT")).await;
    let won = app.ballot(&plenary, "resolution", (KIND, &committee), (30, 6)).await;
    let passed = json!({"ballot_id": won["id"]});

    // A member who took a post in the government meanwhile has an interest.
    let admin = app.person("district-admin").await;
    let path = format!("/api/v1/users/{}", app.user("deputy"));
    let post = json!({"organization_id": app.organization("construction")});
    app.confirmed(&admin.patch(&path, &post).await.expect(200).body).await;
    people.office.refused_by(COMMITTEES, &committee, "establish", &passed, interested).await;
    let back = json!({"organization_id": app.organization("deputies")});
    app.confirmed(&admin.patch(&path, &back).await.expect(200).body).await;
    only(&app, &["sc-office"], COMMITTEES, &committee, "establish", &passed).await;
    let established = people.office.act(COMMITTEES, &committee, "establish", &passed).await;
    assert_eq!(established["established_on"], "2026-08-03");

    // From now on those invited see it, others do not.
    let path = format!("/api/v1{COMMITTEES}/{}", committee["id"].as_str().unwrap());
    for (name, status) in [
        ("deputy", 200),
        ("expert", 200),
        ("organ-clerk", 200),
        ("deputy-2", 404),
        ("procuratorate-clerk", 404),
    ] {
        assert_eq!(app.person(name).await.get(&path).await.status, status, "{name}");
    }
    only(&app, &["chairs-secretary"], COMMITTEES, &committee, "start", &json!({})).await;
    people.secretary.act(COMMITTEES, &committee, "start", &json!({})).await;
    let material = people.office.document("检测报告", "public").await;
    let added = json!({"document_id": material["id"]});
    only(&app, &["sc-office"], COMMITTEES, &committee, "add-material", &added).await;
    people.office.act(COMMITTEES, &committee, "add-material", &added).await;
    closed_material(&app, &committee, &material).await;

    concluded(&app, &committee, (&chairpersons, &plenary), &won).await;
    // The conclusion is told to the public; the materials stay closed.
    let colleague = app
        .account("second-office", &[platform::vocabulary::Role::ScOffice], &app.organization("sc-office"))
        .await;
    colleague.publish(&people.office, "notice", KIND, &committee).await;
    let draft = publication(KIND, &committee, Some(&material));
    let draft = people.office.create(PUBLICATIONS, &draft).await;
    let closed = (422, "BROADCAST_CLOSED_MATERIAL");
    people.secretary.refused(PUBLICATIONS, &draft, "review", &json!({}), closed).await;
}

/// The report is heard in a meeting of the Standing Committee, which resolves on it or notes why not.
async fn concluded(app: &App, committee: &Value, meetings: (&Value, &Value), used: &Value) {
    let (chairpersons, plenary) = meetings;
    let people = People::of(app).await;
    let report = people.office.document("调查报告", "internal").await;
    let reported = json!({"report_document_id": report["id"]});
    let described = json!({
        "title": "调查报告", "kind": "report", "file_name": "调查报告.pdf", "disclosure": "internal"
    });
    let empty = json!({"report_document_id": people.office.create("/documents", &described).await["id"]});
    let unwritten = (422, "DOCUMENT_MISSING", "监督法第五十九条");
    people.office.refused_by(COMMITTEES, committee, "report", &empty, unwritten).await;
    only(app, &["sc-office"], COMMITTEES, committee, "report", &reported).await;
    people.office.act(COMMITTEES, committee, "report", &reported).await;
    let inconclusive = (422, "RESOLUTION_OR_NOTE_REQUIRED", "监督法第五十九条");
    people.office.refused_by(COMMITTEES, committee, "conclude", &json!({}), inconclusive).await;
    // It is heard in a meeting of the Standing Committee.
    let mut heard = json!({"conclusion_note": "不作决议"});
    let unheard = (422, "MEETING_MISSING", "监督法第五十九条");
    people.office.refused_by(COMMITTEES, committee, "conclude", &heard, unheard).await;
    heard["meeting_id"] = chairpersons["id"].clone();
    let elsewhere = (422, "WRONG_MEETING", "监督法第五十九条");
    people.office.refused_by(COMMITTEES, committee, "conclude", &heard, elsewhere).await;
    let same = json!({"resolution_ballot_id": used["id"], "meeting_id": plenary["id"]});
    people.office.refused(COMMITTEES, committee, "conclude", &same, (422, "WRONG_BALLOT")).await;
    let resolution = app.ballot(plenary, "resolution", (KIND, committee), (36, 0)).await;
    let mut both = json!({
        "resolution_ballot_id": resolution["id"], "conclusion_note": "不作决议", "meeting_id": plenary["id"]
    });
    people
        .office
        .refused(COMMITTEES, committee, "conclude", &both, (422, "RESOLUTION_OR_NOTE_REQUIRED"))
        .await;
    both.as_object_mut().unwrap().remove("conclusion_note");
    only(app, &["sc-office"], COMMITTEES, committee, "conclude", &both).await;
    let concluded = people.office.act(COMMITTEES, committee, "conclude", &both).await;
    assert_eq!(concluded["state"], "concluded");
}

fn publication(subject_type: &str, subject: &Value, document: Option<&Value>) -> Value {
    json!({
        "subject_type": subject_type, "subject_id": subject["id"], "kind": "notice", "scope": "to_public",
        "channel": "website", "title": "调查", "text": "调查情况。", "disclosure": "public",
        "document_id": document.map(|document| document["id"].clone())
    })
}

/// Neither the running investigation nor one of its materials goes out, whatever the publication says it is about.
async fn closed_material(app: &App, committee: &Value, material: &Value) {
    let people = People::of(app).await;
    let closed = (422, "BROADCAST_CLOSED_MATERIAL", "监督法第五十八条");
    let (sc, organization) = (json!({"id": app.organization("sc")}), "registry.organization");
    for draft in [publication(KIND, committee, None), publication(organization, &sc, Some(material))] {
        let draft = people.office.create(PUBLICATIONS, &draft).await;
        people.secretary.refused_by(PUBLICATIONS, &draft, "review", &json!({}), closed).await;
        assert_eq!(fresh(&people.office, PUBLICATIONS, &draft).await["state"], "draft");
    }
    // What has nothing to do with it goes out.
    let other = people.office.document("会议公告", "public").await;
    let free = publication(organization, &sc, Some(&other));
    let free = people.committee.create(PUBLICATIONS, &free).await;
    people.office.act(PUBLICATIONS, &free, "review", &json!({})).await;
}
