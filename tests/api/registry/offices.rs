//! Who is in office: a member whose office ended does not vote, sign, speak, and stands on no list.

use crate::support::{App, People, Person, fresh};
use serde_json::{Value, json};

const ITEMS: &str = "/supervision/items";
const INTERPELLATIONS: &str = "/supervision/interpellations";
const SPEECHES: &str = "/supervision/speeches";
const INVESTIGATIONS: &str = "/supervision/investigations";
const NOBODY: &str = "0198f3a2-6d1c-7c4e-9b1a-00000000";

fn deputy(app: &App, place: usize) -> Value {
    json!({"id": app.deputy(place)})
}

async fn step(person: &Person, reason: &str, day: &str) -> Value {
    let document = person.document("代表资格审查报告", "internal").await;
    json!({"state_reason": reason, "state_date": day, "state_document_id": document["id"]})
}

async fn terminate(app: &App, place: usize) {
    let affairs = app.person("deputy-affairs").await;
    let body = step(&affairs, "resigned", "2026-08-03").await;
    affairs.act("/deputies", &deputy(app, place), "terminate", &body).await;
}

async fn item(app: &App) -> Value {
    let item = json!({
        "item_no": "嘉监2026-31", "title": "供水保障", "purpose": "监督。", "form": "special_work_report",
        "out_of_plan_reason": "临时", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    app.person("committee-staff").await.create(ITEMS, &item).await
}

fn visit(item: &Value, deputies: &[String]) -> Value {
    json!({
        "item_id": item["id"], "mode": "on_site", "place": "江桥镇", "held_on": "2026-08-03",
        "announced_in_advance": false, "deputy_ids": deputies
    })
}

#[tokio::test]
async fn invented_deputies_take_part_in_nothing() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let item = item(&app).await;
    let path = format!("/api/v1{INVESTIGATIONS}");
    let invented: Vec<String> = (0..50).map(|number| format!("{NOBODY}{number:04}")).collect();
    let refused = people.committee.post(&path, &visit(&item, &invented)).await;
    assert_eq!(refused.refused(422, "UNKNOWN_REFERENCE").body["errors"][0]["pointer"], "/deputy_ids/0");
    let mut team = visit(&item, &[]);
    team["team_member_ids"] = json!([app.user("committee-staff"), invented[0]]);
    let refused = people.committee.post(&path, &team).await;
    assert_eq!(refused.refused(422, "UNKNOWN_REFERENCE").body["errors"][0]["pointer"], "/team_member_ids/1");
    let twice = [app.deputy(0), app.deputy(0)];
    let refused = people.committee.post(&path, &visit(&item, &twice)).await;
    assert_eq!(refused.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/deputy_ids");

    let there = [app.deputy(9), app.deputy(10)];
    team["team_member_ids"] = json!([app.user("committee-staff"), app.deputy(0)]);
    team["deputy_ids"] = json!(there);
    let made = people.committee.create(INVESTIGATIONS, &team).await;
    // Whose office ended since stays on what happened before, and stands on nothing new.
    terminate(&app, 9).await;
    let people = People::on(&app, "2026-08-04").await;
    let own = format!("{path}/{}", made["id"].as_str().unwrap());
    people.committee.patch(&own, &json!({"place": "安亭镇"})).await.expect(200);
    let mut later = visit(&item, &there);
    later["held_on"] = json!("2026-08-04");
    let refused = people.committee.post(&path, &later).await;
    let refused = refused.refused(422, "DEPUTY_NOT_IN_OFFICE");
    assert_eq!(refused.body["errors"][0]["pointer"], "/deputy_ids/0");
    assert!(refused.body["basis"].as_str().unwrap().contains("代表法第六十一条"));
    // On the day before the end it was still so.
    let mut before = visit(&item, &there);
    before["held_on"] = json!("2026-08-02");
    people.committee.create(INVESTIGATIONS, &before).await;
}

#[tokio::test]
async fn a_signatory_who_resigned_neither_counts_nor_signs_again() {
    let app = App::start().await;
    let members = app.members().await;
    let draft = json!({
        "subject_organ_id": app.organization("government"), "questions": "断点何时打通?", "contents": "断点三处。"
    });
    let draft = members[0].create(INTERPELLATIONS, &draft).await;
    for member in &members[1..4] {
        member.act(INTERPELLATIONS, &draft, "sign", &json!({})).await;
    }
    terminate(&app, 3).await;
    let affairs = app.person("deputy-affairs").await;
    let suspension = step(&affairs, "detained_criminal_case", "2026-08-03").await;
    affairs.act("/deputies", &deputy(&app, 2), "suspend", &suspension).await;
    let office = app.person("sc-office").await;
    let left = fresh(&office, INTERPELLATIONS, &draft).await;
    assert_eq!(left["joint_member_ids"], json!([app.deputy(0), app.deputy(1)]));
    members[3].refused(INTERPELLATIONS, &draft, "sign", &json!({}), (422, "DEPUTY_NOT_IN_OFFICE")).await;
    // What was lost does not come back with the office, but who is in office again may sign again.
    let report = affairs.document("审查报告", "internal").await;
    let mut back = json!({"state_date": "2026-08-03", "reason": "原因消失"});
    affairs.refused("/deputies", &deputy(&app, 2), "restore", &back, (422, "VALIDATION_FAILED")).await;
    back["state_document_id"] = report["id"].clone();
    affairs.act("/deputies", &deputy(&app, 2), "restore", &back).await;
    let same = fresh(&office, INTERPELLATIONS, &draft).await;
    assert_eq!(same["joint_member_ids"], json!([app.deputy(0), app.deputy(1)]));
    app.person("sc-member-3").await.act(INTERPELLATIONS, &draft, "sign", &json!({})).await;
}

#[tokio::test]
async fn a_membership_ends_by_decision_and_its_seat_is_vacant() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let own = format!("/api/v1/deputies/{}", app.deputy(1));
    affairs.patch(&own, &json!({"holds_excluded_office": true})).await.refused(422, "EXCLUDED_OFFICE");
    affairs.patch(&own, &json!({"is_sc_member": false})).await.refused(422, "DECISION_MISSING");
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let end = |meeting: &Value, day: &str| json!({"sc_to": day, "decision_meeting_id": meeting["id"], "reason": "调任"});
    let who = deputy(&app, 1);
    for (body, code) in [
        (end(&chairpersons, "2026-08-03"), "WRONG_MEETING"),
        (end(&plenary, "2026-08-04"), "FUTURE_RECORD"),
        (end(&plenary, "2026-08-02"), "WRONG_MEETING"),
    ] {
        people.office.refused("/deputies", &who, "end-sc-membership", &body, (422, code)).await;
    }
    affairs
        .refused("/deputies", &who, "end-sc-membership", &end(&plenary, "2026-08-03"), (403, "FORBIDDEN"))
        .await;
    people
        .office
        .refused(
            "/deputies",
            &deputy(&app, 9),
            "end-sc-membership",
            &end(&plenary, "2026-08-03"),
            (422, "DEPUTY_NOT_IN_OFFICE"),
        )
        .await;
    let member = app.person("sc-member-2").await;
    member.get("/api/v1/auth/me").await.expect(200);
    let ended = people.office.act("/deputies", &who, "end-sc-membership", &end(&plenary, "2026-08-03")).await;
    assert_eq!((ended["state"].as_str(), ended["sc_to"].as_str()), (Some("active"), Some("2026-08-03")));
    let term = json!({"id": app.districts["310114"].term_id});
    let term = fresh(&people.office, "/terms", &term).await;
    let vacancy = json!({"deputy_id": app.deputy(1), "from": "2026-08-03", "until": null});
    assert_eq!(term["sc_vacancies"], json!([vacancy]));
    // From that moment no role of a member, whatever token there is; and now the other office.
    assert_eq!(member.get("/api/v1/auth/me").await.body["roles"], json!([]));
    affairs.patch(&own, &json!({"holds_excluded_office": true})).await.expect(200);
    terminate(&app, 2).await;
    let term = fresh(&people.office, "/terms", &term).await;
    assert_eq!(term["sc_vacancies"].as_array().unwrap().len(), 2, "the end of a mandate ends the membership");
    // The announcement is drafted.
    let drafts = people.office.get(&format!("/api/v1/publications?subject_id={}", app.deputy(2))).await;
    assert_eq!(drafts.expect(200).body["items"][0]["kind"], "notice");
}

#[tokio::test]
async fn only_who_is_in_office_speaks() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let item = item(&app).await;
    let set = "UPDATE supervision_item SET state = 'deliberating'";
    sea_orm::ConnectionTrait::execute_unprepared(&app.application.service.store.whole().await.unwrap(), set)
        .await
        .unwrap();
    terminate(&app, 10).await;
    let speech = |who: String, kind: &str| json!({"item_id": item["id"], "speaker_id": who, "speaker_kind": kind, "summary": "建议加强布点。"});
    for (body, code) in [
        (speech(app.deputy(10), "deputy"), "DEPUTY_NOT_IN_OFFICE"),
        (speech(app.deputy(9), "sc_member"), "DEPUTY_NOT_IN_OFFICE"),
        (speech(format!("{NOBODY}0001"), "deputy"), "UNKNOWN_REFERENCE"),
        (speech(app.organization("government"), "committee"), "UNKNOWN_REFERENCE"),
    ] {
        let refused = office.post(&format!("/api/v1{SPEECHES}"), &body).await;
        assert_eq!(refused.refused(422, code).body["errors"][0]["pointer"], "/speaker_id");
    }
    office.create(SPEECHES, &speech(app.deputy(9), "deputy")).await;
    office.create(SPEECHES, &speech(app.organization("urban"), "committee")).await;
}

#[tokio::test]
async fn a_member_whose_office_ended_casts_nothing() {
    let app = App::start().await;
    let ballot = crate::ballot_secrecy::issued(&app, false).await;
    let member = app.person("sc-member-5").await;
    let affairs = app.person("deputy-affairs").await;
    let suspension = step(&affairs, "detained_criminal_case", "2026-08-03").await;
    affairs.act("/deputies", &deputy(&app, 4), "suspend", &suspension).await;
    let answer = crate::ballot_secrecy::cast(&member, &ballot, json!(["for"])).await;
    answer.refused(422, "DEPUTY_NOT_IN_OFFICE");
}

#[tokio::test]
async fn a_list_of_persons_is_a_set_and_names_those_there_are() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let ballot = |supervisors: Value, excluded: Value| {
        json!({
            "kind": "resolution", "title": "表决", "subject_type": "registry.meeting", "subject_id": meeting["id"],
            "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "manual_tally",
            "option_set": "for_against_abstain", "base": "all_members", "supervisor_ids": supervisors,
            "excluded_member_ids": excluded
        })
    };
    let (user, member) = (json!([app.user("ballot-supervisor")]), app.deputy(2));
    for (body, code, pointer) in [
        (ballot(user.clone(), json!([member, member])), "VALIDATION_FAILED", "/excluded_member_ids"),
        (
            ballot(user.clone(), json!([format!("{NOBODY}0001")])),
            "UNKNOWN_REFERENCE",
            "/excluded_member_ids/0",
        ),
        (ballot(json!([]), json!([])), "VALIDATION_FAILED", "/supervisor_ids"),
        (ballot(json!([app.deputy(0)]), json!([])), "UNKNOWN_REFERENCE", "/supervisor_ids/0"),
        (ballot(json!([user[0], user[0]]), json!([])), "VALIDATION_FAILED", "/supervisor_ids"),
    ] {
        let refused = office.post("/api/v1/ballots", &body).await;
        assert_eq!(refused.refused(422, code).body["errors"][0]["pointer"], pointer);
    }
    office.create("/ballots", &ballot(user, json!([member]))).await;
}

#[tokio::test]
async fn a_group_is_told_in_the_records_of_its_members() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let members = [6, 7, 8, 9].map(|place| app.deputy(place));
    let group = json!({"name": "第二代表小组", "basis": "field", "convener_ids": [members[0]], "member_ids": members});
    let group = affairs.create("/deputy-groups", &group).await;
    let of = async |place: usize| {
        fresh(&affairs, "/deputies", &deputy(&app, place)).await["deputy_group_id"].clone()
    };
    assert_eq!(of(6).await, group["id"]);
    let listed =
        affairs.get(&format!("/api/v1/deputies?deputy_group_id={}", group["id"].as_str().unwrap())).await;
    assert_eq!(listed.expect(200).body["items"].as_array().unwrap().len(), 4);
    let path = format!("/api/v1/deputy-groups/{}", group["id"].as_str().unwrap());
    affairs.patch(&path, &json!({"member_ids": members[..3]})).await.expect(200);
    assert_eq!(of(9).await, Value::Null);
    terminate(&app, 8).await;
    assert_eq!(of(8).await, group["id"], "the record of who left keeps it");
    let left = fresh(&affairs, "/deputy-groups", &group).await;
    assert_eq!(left["member_ids"], json!(members[..2]));
}

#[tokio::test]
async fn the_public_knows_its_deputies_unless_they_say_otherwise() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let hidden = format!("/api/v1/deputies/{}", app.deputy(0));
    affairs.patch(&hidden, &json!({"public_profile": false})).await.expect(200);
    let read = async |path: &str| {
        let request = app.stranger().request(reqwest::Method::GET, path).header("District-Code", "310114");
        crate::support::Answer::of(request).await
    };
    let page = read("/api/v1/deputies?limit=50").await.expect(200).body["items"].as_array().unwrap().clone();
    assert_eq!(page.len(), 11);
    assert!(page.iter().all(|one| one["full_name"].is_string() && one["birth_date"].is_null()));
    assert!(page.iter().all(|one| one["contact_phone"].as_str().is_none_or(|phone| phone.contains('*'))));
    read(&hidden).await.refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn a_team_at_work_loses_who_left_office() {
    let app = App::start().await;
    let committee = app.person("committee-staff").await;
    let item = json!({
        "item_no": "嘉监2026-32", "title": "条例实施情况", "purpose": "推动落实。", "form": "law_enforcement_inspection",
        "out_of_plan_reason": "临时", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    let item = committee.create(ITEMS, &item).await;
    let inspection = json!({"item_id": item["id"], "law_names": ["上海市非机动车安全管理条例"]});
    let inspection = committee.create("/supervision/inspections", &inspection).await;
    let seat = |who: String, capacity: &str| json!({"person_id": who, "capacity": capacity});
    let team = |members: Value| json!({"leader_id": app.deputy(0), "members": members});
    let form = async |members: Value| {
        committee.try_act("/supervision/inspections", &inspection, "form-team", &team(members)).await
    };
    terminate(&app, 11).await;
    let left = form(json!([seat(app.deputy(1), "sc_member"), seat(app.deputy(11), "deputy")])).await;
    assert_eq!(
        left.refused(422, "DEPUTY_NOT_IN_OFFICE").body["errors"][0]["pointer"],
        "/members/1/person_id"
    );
    let twice = form(json!([seat(app.deputy(1), "sc_member"), seat(app.deputy(1), "deputy")])).await;
    assert_eq!(twice.refused(422, "UNKNOWN_REFERENCE").body["errors"][0]["pointer"], "/members/1/person_id");
    let members = json!([
        seat(app.deputy(1), "sc_member"),
        seat(app.deputy(9), "deputy"),
        seat(app.user("committee-staff"), "committee")
    ]);
    form(members.clone()).await.expect(200);
    terminate(&app, 9).await;
    let team = fresh(&committee, "/supervision/inspections", &inspection).await;
    assert_eq!(team["members"], json!([members[0], members[2]]));
    assert_eq!(team["leader_id"], app.deputy(0));
}
