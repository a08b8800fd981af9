//! Who and where: districts, organizations, terms, sessions, meetings, deputies and their groups.

use crate::support::{Answer, App, People, Person, fresh};
use reqwest::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

mod congresses;
mod offices;
mod organizations;
mod terms;

fn organization(code: &str, parent: &Value) -> Value {
    json!({"code": code, "name": format!("机构{code}"), "kind": "company", "parent_id": parent, "valid_from": "2026-01-01"})
}

#[tokio::test]
async fn organizations_make_a_tree_of_six_levels() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let mut parent = Value::Null;
    let mut chain = Vec::new();
    for level in 1..=6 {
        let made = admin.create("/organizations", &organization(&format!("t{level}"), &parent)).await;
        parent = made["id"].clone();
        chain.push(made);
    }
    let seventh = admin.post("/api/v1/organizations", &organization("t7", &parent)).await;
    seventh.refused(422, "ORGANIZATION_CYCLE");
    let root = format!("/api/v1/organizations/{}", chain[0]["id"].as_str().unwrap());
    admin.patch(&root, &json!({"parent_id": chain[2]["id"]})).await.refused(422, "ORGANIZATION_CYCLE");
    let same_name = json!({"code": "other", "name": "机构t2", "kind": "company", "parent_id": chain[0]["id"], "valid_from": "2026-01-01"});
    admin.post("/api/v1/organizations", &same_name).await.refused(409, "ALREADY_EXISTS");
    let mut backwards = organization("t8", &Value::Null);
    backwards["valid_to"] = json!("2025-12-31");
    admin.post("/api/v1/organizations", &backwards).await.refused(422, "DATE_ORDER");
    let wrong_code = json!({"code": "t9", "name": "企业", "kind": "company", "credit_code": "91310000MA1K00000X", "valid_from": "2026-01-01"});
    let refused = admin.post("/api/v1/organizations", &wrong_code).await;
    assert_eq!(refused.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/credit_code");
    // A presidium without a town would have no congress.
    let mut presidium = json!({"code": "t10", "name": "某镇人大主席团", "kind": "town_presidium", "valid_from": "2026-01-01"});
    let refused = admin.post("/api/v1/organizations", &presidium).await;
    assert_eq!(refused.refused(422, "VALIDATION_FAILED").body["errors"][0]["pointer"], "/street_or_town_id");
    presidium["street_or_town_id"] = json!(app.organization("town"));
    let presidium = admin.create("/organizations", &presidium).await;
    let path = format!("/api/v1/organizations/{}", presidium["id"].as_str().unwrap());
    admin.patch(&path, &json!({"street_or_town_id": null})).await.refused(422, "VALIDATION_FAILED");
}

#[tokio::test]
async fn terms_do_not_overlap_and_sessions_lie_in_them() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let term = |from: &str, to: &str| json!({"ordinal": 8, "start_on": from, "end_on": to, "sc_member_count": 41, "deputy_count": 287});
    office.post("/api/v1/terms", &term("2026-06-01", "2031-06-01")).await.refused(409, "TERM_OVERLAP");
    // The one that runs has no end yet.
    office.post("/api/v1/terms", &term("2027-01-01", "2031-12-31")).await.refused(409, "TERM_OVERLAP");
    app.term_ends("2026-12-31").await;
    let next = office.create("/terms", &term("2027-01-01", "2031-12-31")).await;
    let session = |ordinal: u32, from: &str| json!({"term_id": next["id"], "ordinal": ordinal, "start_on": from, "end_on": "2027-01-20"});
    office.post("/api/v1/sessions", &session(2, "2026-12-31")).await.refused(422, "OUTSIDE_TERM");
    office.create("/sessions", &session(2, "2027-01-16")).await;
    office.post("/api/v1/sessions", &session(2, "2027-01-17")).await.refused(409, "ALREADY_EXISTS");
}

#[tokio::test]
async fn an_archived_term_still_holds_for_its_meetings() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let meeting = app.meeting("sc_plenary", "sc", 39, "2026-09-24", 41).await;
    // Nobody archives it any more while work refers to it, but others may have been before.
    let term = meeting["term_id"].as_str().unwrap();
    let path = format!("/api/v1/terms/{term}");
    let remove = office.request(Method::DELETE, &path).header("If-Match", "*");
    Answer::of(remove).await.refused(409, "STILL_REFERENCED");
    let archive = "UPDATE term SET archived_at = created_at";
    app.application.service.store.whole().await.unwrap().execute_unprepared(archive).await.unwrap();
    assert_ne!(office.get(&path).await.expect(200).body["archived_at"], json!(null));
    let to = |day: &str| json!({"start_on": day, "end_on": day, "reason": "议程调整"});
    office.act("/meetings", &meeting, "reschedule", &to("2026-09-29")).await;
    office.refused("/meetings", &meeting, "reschedule", &to("2040-01-05"), (422, "OUTSIDE_TERM")).await;
}

#[tokio::test]
async fn a_meeting_needs_agenda_quorum_and_minutes() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let path = format!("/api/v1/meetings/{}", meeting["id"].as_str().unwrap());
    people.office.patch(&path, &json!({"end_on": "2026-09-23"})).await.refused(422, "DATE_ORDER");
    people
        .office
        .patch(&path, &json!({"start_on": "2035-01-04", "end_on": "2035-01-04"}))
        .await
        .refused(422, "OUTSIDE_TERM");
    people.office.patch(&path, &json!({"agenda": []})).await.expect(200);
    people.office.refused("/meetings", &meeting, "notify", &json!({}), (422, "AGENDA_MISSING")).await;
    people.office.patch(&path, &json!({"agenda": [{"seq": 1, "title": "听取报告"}]})).await.expect(200);
    people.office.act("/meetings", &meeting, "notify", &json!({})).await;
    let quorate = json!({"present_members": 21});
    people.office.refused("/meetings", &meeting, "open", &quorate, (422, "FUTURE_RECORD")).await;
    let people = People::on(&app, "2026-09-24").await;
    let few = json!({"present_members": 20});
    people.office.refused("/meetings", &meeting, "open", &few, (422, "QUORUM_NOT_MET")).await;
    let more = people.office.try_act("/meetings", &meeting, "open", &json!({"present_members": 42})).await;
    more.refused(422, "QUORUM_NOT_MET");
    let open = people.office.act("/meetings", &meeting, "open", &quorate).await;
    assert_eq!((open["state"].as_str(), open["total_members"].as_i64()), (Some("open"), Some(41)));
    people.office.act("/meetings", &meeting, "close", &json!({})).await;
    let minutes = app.minutes(&meeting, "internal").await;
    let mut nothing = minutes.clone();
    nothing["minutes_document_id"] = meeting["id"].clone();
    people
        .office
        .refused("/meetings", &meeting, "approve-minutes", &nothing, (422, "UNKNOWN_REFERENCE"))
        .await;
    let done = people.office.act("/meetings", &meeting, "approve-minutes", &minutes).await;
    assert_eq!(done["available_actions"], json!([]));
}

#[tokio::test]
async fn a_street_convenes_its_own_meetings_only() {
    let app = App::start().await;
    let clerk = app.person("street-clerk").await;
    let meeting = |kind: &str, body: &str| {
        json!({
            "kind": kind, "organization_id": app.organization(body), "term_id": app.districts["310114"].term_id,
            "ordinal": 1, "title": "街道人大工委会议", "agenda": [{"seq": 1, "title": "学习"}],
            "start_on": "2026-08-10", "end_on": "2026-08-10", "is_extraordinary": false, "total_members": 9
        })
    };
    clerk.post("/api/v1/meetings", &meeting("sc_plenary", "sc")).await.refused(403, "FORBIDDEN_SCOPE");
    let body = clerk.get("/api/v1/auth/me").await.body["organization_id"].clone();
    let mut own = meeting("street_committee", "street");
    own["organization_id"] = body;
    clerk.post("/api/v1/meetings", &own).await.expect(201);
}

async fn deputies(person: &Person) -> Vec<Value> {
    person.get("/api/v1/deputies?sort=deputy_no").await.expect(200).body["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_deputy_is_suspended_restored_and_terminated_for_statutory_reasons() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let deputy = deputies(&affairs).await.pop().unwrap();
    let document = affairs.document("代表资格审查报告", "internal").await["id"].clone();
    let step = |reason: &str, day: &str| json!({"state_reason": reason, "state_date": day, "state_document_id": document});
    let refusals = [
        ("suspend", step("moved_out", "2026-08-01"), "REASON_NOT_STATUTORY"),
        ("suspend", step("detained_criminal_case", "2026-08-04"), "FUTURE_RECORD"),
        ("terminate", step("serving_sentence", "2026-08-01"), "REASON_NOT_STATUTORY"),
    ];
    for (action, body, code) in refusals {
        affairs.refused("/deputies", &deputy, action, &body, (422, code)).await;
    }
    let mut unproved = step("detained_criminal_case", "2026-08-01");
    unproved["state_document_id"] = deputy["id"].clone();
    affairs.refused("/deputies", &deputy, "suspend", &unproved, (422, "UNKNOWN_REFERENCE")).await;
    affairs.act("/deputies", &deputy, "suspend", &step("detained_criminal_case", "2026-08-01")).await;
    let back = |day: &str| json!({"state_date": day, "reason": "原因消失", "state_document_id": document});
    affairs.refused("/deputies", &deputy, "restore", &back("2026-07-31"), (422, "DATE_ORDER")).await;
    assert_eq!(affairs.act("/deputies", &deputy, "restore", &back("2026-08-02")).await["state"], "active");
    let ended = affairs.act("/deputies", &deputy, "terminate", &step("resigned", "2026-08-03")).await;
    assert_eq!(ended["available_actions"], json!([]));
}

#[tokio::test]
async fn deputies_are_of_age_elected_and_free_of_other_offices() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let known = deputies(&affairs).await[0].clone();
    let good = json!({
        "deputy_no": "D7-100", "full_name": "演示代表100", "gender": "female", "birth_date": "1990-01-01",
        "contact_phone": "13900000100", "congress_level": "district", "term_id": known["term_id"],
        "constituency_id": known["constituency_id"], "is_sc_member": true, "holds_excluded_office": false,
        "public_profile": true
    });
    let with = |name: &str, value: Value| {
        let mut body = good.clone();
        body[name] = value;
        body
    };
    for (body, status, code) in [
        (with("birth_date", json!("2004-01-02")), 422, "MINIMUM_AGE"),
        (with("holds_excluded_office", json!(true)), 422, "EXCLUDED_OFFICE"),
        (with("constituency_id", Value::Null), 422, "UNKNOWN_REFERENCE"),
        (with("congress_level", json!("municipal")), 422, "UNKNOWN_REFERENCE"),
        (with("deputy_no", known["deputy_no"].clone()), 409, "ALREADY_EXISTS"),
    ] {
        affairs.post("/api/v1/deputies", &body).await.refused(status, code);
    }
    let made = affairs.create("/deputies", &good).await;
    assert_eq!(made["contact_phone"], "13900000100", "who handles the record reads the phone");
    let stranger = app.person("organ-clerk").await;
    assert_eq!(fresh(&stranger, "/deputies", &made).await["contact_phone"], "139****0100");
    let own = app.person("deputy").await;
    let myself = json!({"id": app.districts["310114"].deputies[9]});
    let contact = json!({"contact_phone": "13900000999"});
    assert_eq!(
        own.act("/deputies", &myself, "update-contact", &contact).await["contact_phone"],
        "13900000999"
    );
    own.refused("/deputies", &made, "update-contact", &contact, (403, "FORBIDDEN_SCOPE")).await;

    let ids: Vec<Value> = deputies(&affairs).await.iter().map(|deputy| deputy["id"].clone()).collect();
    let group = |members: &[Value]| json!({"name": "第二代表小组", "basis": "field", "convener_ids": [members[0]], "member_ids": members});
    affairs.post("/api/v1/deputy-groups", &group(&ids[6..8])).await.refused(422, "GROUP_TOO_SMALL");
    affairs.create("/deputy-groups", &group(&ids[6..9])).await;
}

#[tokio::test]
async fn only_the_platform_makes_districts() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let district = json!({"code": "310999", "name": "演示区", "parent_code": "310000"});
    admin.post("/api/v1/districts", &district).await.refused(403, "FORBIDDEN");
    let own = admin.get("/api/v1/districts").await.body["items"].as_array().unwrap().len();
    assert_eq!(own, 1, "a district sees itself");
    let delete = admin.request(Method::DELETE, "/api/v1/districts/0198f3a2-6d1c-7c4e-9b1a-000000000000");
    Answer::of(delete.header("If-Match", "\"v1\"")).await.refused(404, "NOT_FOUND");
}
