//! Terms: five years, their seats, and who is in office when one follows the other.

use crate::support::{Answer, App, People, Person, fresh};
use serde_json::{Value, json};

fn term(ordinal: u32, from: &str, to: &str) -> Value {
    json!({"ordinal": ordinal, "start_on": from, "end_on": to, "sc_member_count": 41, "deputy_count": 287})
}

fn seventh(app: &App) -> String {
    format!("/api/v1/terms/{}", app.districts["310114"].term_id)
}

#[tokio::test]
async fn a_term_lasts_five_years_and_keeps_its_seats() {
    let app = App::start().await;
    app.term_ends("2026-12-31").await;
    let office = app.person("sc-office").await;
    for (from, to, code) in [
        ("2027-01-11", "2029-12-31", "DATE_ORDER"),
        ("2027-01-11", "2034-12-31", "DATE_ORDER"),
        ("2027-01-11", "2027-01-10", "DATE_ORDER"),
    ] {
        let refused = office.post("/api/v1/terms", &term(8, from, to)).await;
        refused.refused(422, code);
    }
    office.post("/api/v1/terms", &term(8, "2026-12-01", "2031-11-30")).await.refused(409, "TERM_OVERLAP");
    for (change, pointer) in [
        (json!({"sc_member_count": 25}), "/sc_member_count"),
        (json!({"deputy_count": 100}), "/deputy_count"),
        (json!({"start_on": "2026-09-01", "end_on": "2031-08-31", "sc_elected_on": null}), "/start_on"),
    ] {
        let refused = office.patch(&seventh(&app), &change).await;
        let refused = refused.refused(422, "TOTAL_MEMBERS_MISMATCH");
        assert_eq!(refused.body["errors"][0]["pointer"], pointer);
        assert!(refused.body["basis"].as_str().unwrap().contains("地方组织法第四十七条"));
    }
    // Of a term that has not begun the seats are not fixed yet.
    let next = office.create("/terms", &term(8, "2027-01-11", "2031-12-31")).await;
    let path = format!("/api/v1/terms/{}", next["id"].as_str().unwrap());
    office.patch(&path, &json!({"sc_member_count": 43})).await.expect(200);
    office.patch(&path, &json!({"sc_elected_on": "2027-01-10"})).await.refused(422, "DATE_ORDER");
    // It begins with its first session.
    let session =
        |day: &str| json!({"term_id": next["id"], "ordinal": 1, "start_on": day, "end_on": "2027-01-16"});
    office.post("/api/v1/sessions", &session("2027-01-12")).await.refused(422, "DATE_ORDER");
    office.create("/sessions", &session("2027-01-11")).await;
    office.patch(&path, &json!({"start_on": "2027-01-13"})).await.refused(422, "DATE_ORDER");
}

#[tokio::test]
async fn vacancies_are_of_the_term_and_of_persons() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let named = |who: &str, from: &str, until: Value| json!({"deputy_id": who, "from": from, "until": until});
    let nobody = "0198f3a2-6d1c-7c4e-9b1a-000000000000";
    let one = app.deputy(0);
    for (vacancies, code, pointer) in [
        (json!([named(nobody, "2026-01-01", Value::Null)]), "UNKNOWN_REFERENCE", "/sc_vacancies/0/deputy_id"),
        (json!([named(&one, "2021-12-31", Value::Null)]), "DATE_ORDER", "/sc_vacancies/0/from"),
        (json!([named(&one, "2026-01-01", json!("2026-01-01"))]), "DATE_ORDER", "/sc_vacancies/0/from"),
        (
            json!([named(&one, "2026-01-01", Value::Null), named(&one, "2026-02-01", Value::Null)]),
            "DATE_ORDER",
            "/sc_vacancies/1/from",
        ),
    ] {
        let refused = office.patch(&seventh(&app), &json!({"sc_vacancies": vacancies})).await;
        assert_eq!(refused.refused(422, code).body["errors"][0]["pointer"], pointer);
    }
    let vacancies =
        json!([named(&one, "2026-01-01", json!("2026-02-01")), named(&one, "2026-03-01", Value::Null)]);
    let edited = office.patch(&seventh(&app), &json!({"sc_vacancies": vacancies})).await;
    assert_eq!(edited.expect(200).body["sc_vacancies"], vacancies);
}

async fn roles(person: &Person) -> Answer {
    person.get("/api/v1/auth/me").await
}

/// A district works on when its term should be over; deputies end with the first session of the next, the Standing Committee
/// when the next one is elected.
#[tokio::test]
async fn one_term_follows_the_other() {
    let app = App::start().await;
    app.term_ends("2026-12-31").await;
    let people = People::on(&app, "2027-01-08").await;
    let (member, deputy) = (app.person("sc-member").await, app.person("deputy").await);
    assert_eq!(roles(&member).await.body["roles"], json!(["sc_member"]));
    assert_eq!(roles(&deputy).await.body["roles"], json!(["deputy"]), "a past end ends nothing");
    let next = people.office.create("/terms", &term(8, "2027-01-11", "2031-12-31")).await;
    assert_eq!(roles(&deputy).await.body["roles"], json!(["deputy"]));

    let people = People::on(&app, "2027-01-11").await;
    let (member, deputy) = (app.person("sc-member").await, app.person("deputy").await);
    let gone = roles(&deputy).await;
    assert_eq!((&gone.body["roles"], &gone.body["deputy_id"]), (&json!([]), &Value::Null));
    assert_eq!(
        roles(&member).await.body["roles"],
        json!(["sc_member"]),
        "the old Standing Committee goes on"
    );
    let affairs = app.person("deputy-affairs").await;
    let group = json!({
        "name": "第二代表小组", "basis": "field", "convener_ids": [app.deputy(9)],
        "member_ids": [app.deputy(9), app.deputy(10), app.deputy(11)]
    });
    let refused = affairs.post("/api/v1/deputy-groups", &group).await;
    assert_eq!(refused.refused(422, "DEPUTY_NOT_IN_OFFICE").body["errors"][0]["pointer"], "/member_ids/0");

    let path = format!("/api/v1/terms/{}", next["id"].as_str().unwrap());
    people.office.patch(&path, &json!({"sc_elected_on": "2027-01-11"})).await.expect(200);
    assert_eq!(
        roles(&member).await.body["roles"],
        json!([]),
        "at once, with a token that was good a moment ago"
    );
    let own = json!({"id": app.deputy(0)});
    let suspended = json!({
        "state_reason": "detained_criminal_case", "state_date": "2027-01-11",
        "state_document_id": affairs.document("审查报告", "internal").await["id"]
    });
    affairs.act("/deputies", &own, "suspend", &suspended).await;
    let back = json!({"state_date": "2027-01-11", "reason": "原因消失", "state_document_id": suspended["state_document_id"]});
    affairs.refused("/deputies", &own, "restore", &back, (422, "OUTSIDE_TERM")).await;
    // Sessions of the old term are no longer held.
    let session = json!({"term_id": app.districts["310114"].term_id, "ordinal": 7, "start_on": "2027-01-12", "end_on": "2027-01-13"});
    people.office.post("/api/v1/sessions", &session).await.refused(422, "OUTSIDE_TERM");
    fresh(&people.office, "/terms", &next).await;
}
