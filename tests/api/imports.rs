//! Tables: many organizations, deputies and users in one request, as people's spreadsheets write them.

use crate::support::{Answer, App, PASSWORD, Person, contract::DOCUMENT};
use encoding_rs::GB18030;
use platform::{values::words::Words, vocabulary::OrganizationKind};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

mod bad_rows;
mod excess;

const ORGANIZATIONS: &str = "/api/v1/organizations/import";
pub const DEPUTIES: &str = "/api/v1/deputies/import";
const USERS: &str = "/api/v1/users/import";

async fn sent(person: &Person, path: &str, media_type: &str, body: impl Into<Vec<u8>>) -> Answer {
    let request = person.request(Method::POST, path).header("Content-Type", media_type);
    Answer::of(request.header("Accept-Language", "en").body(body.into())).await
}

pub async fn import(person: &Person, path: &str, table: impl Into<Vec<u8>>) -> Answer {
    sent(person, path, "text/csv", table).await
}

/// How many records somebody counts in a collection.
async fn count(person: &Person, collection: &str) -> u64 {
    let page = person.get(&format!("{collection}?count=true&limit=1")).await;
    page.expect(200).body["total"].as_u64().unwrap()
}

/// So many deputies of the seventh term, of the constituency that there is.
pub fn deputies(count: usize) -> String {
    let header = "deputy_no,full_name,gender,birth_date,contact_phone,congress_level,term_id,constituency_id,is_sc_member,\
                  holds_excluded_office,public_profile\n";
    let row = |number: usize| {
        format!("N-{number:03},新代表{number},女,1975/5/1,13900000{number:03},区,第7届,第一选区,否,否,是\n")
    };
    header.to_owned() + &(0..count).map(row).collect::<String>()
}

#[tokio::test]
async fn a_table_is_taken_as_spreadsheets_write_it() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let table = |code: &str| {
        format!(
            "code,name,kind,functions,parent_id,valid_from,population\r\n{code},第二局{code},区政府部门,finance；住房,310114-government,2026年1月1日,\r\n\
             {code}-1,下属{code},company,,{code},2026-01-01,1200\r\n"
        )
    };
    let kind = "government_department";
    let label = Words::zh(OrganizationKind::GovernmentDepartment);
    let written = |code: &str| table(code).replace("区政府部门", label).replace("住房", "housing");
    for (code, media_type, bytes) in [
        ("a", "text/csv", written("a").into_bytes()),
        ("b", "text/csv", [b"\xef\xbb\xbf", written("b").as_bytes()].concat()),
        ("c", "text/csv", GB18030.encode(&written("c")).0.into_owned()),
        ("d", "text/csv; charset=GB18030", GB18030.encode(&written("d")).0.into_owned()),
        ("e", "text/csv; header=present; charset=\"utf-8\"", written("e").into_bytes()),
    ] {
        let answer = sent(&admin, ORGANIZATIONS, media_type, bytes).await;
        let report = answer.expect(200).body.clone();
        assert_eq!(
            (&report["rows"], &report["created"], &report["refused"]),
            (&json!(2), &json!(2), &json!(0))
        );
        let [first, second] = [&report["records"][0], &report["records"][1]];
        assert_eq!((&first["row"], &first["name"], &second["row"]), (&json!(2), &json!(code), &json!(3)));
        let made = |record: &Value| format!("/api/v1/organizations/{}", record["id"].as_str().unwrap());
        let parent = admin.get(&made(first)).await.expect(200).body.clone();
        assert_eq!((&parent["kind"], &parent["functions"]), (&json!(kind), &json!(["finance", "housing"])));
        assert_eq!((&parent["valid_from"], &parent["population"]), (&json!("2026-01-01"), &Value::Null));
        // The second row refers to the first by its code, which is there because the rows share a transaction.
        let child = admin.get(&made(second)).await.expect(200).body.clone();
        assert_eq!((&child["parent_id"], &child["population"]), (&parent["id"], &json!(1200)));
        // Each is a create of its own in the trail.
        let history = admin.get(&format!("{}/history", made(second))).await.expect(200).body.clone();
        assert_eq!(history["items"][0]["action"], "create");
    }
    let wrong = sent(&admin, ORGANIZATIONS, "text/csv; charset=big5", written("f")).await;
    wrong.refused(415, "UNSUPPORTED_MEDIA_TYPE");
    sent(&admin, ORGANIZATIONS, "application/json", "{}").await.refused(415, "UNSUPPORTED_MEDIA_TYPE");
    sent(&admin, ORGANIZATIONS, "text/csv; charset=utf-8", GB18030.encode("code\n甲\n").0.into_owned())
        .await
        .refused(400, "MALFORMED_TABLE");
    import(&admin, ORGANIZATIONS, "").await.refused(400, "MALFORMED_TABLE");
    let long = "code\n".to_owned() + &"a\n".repeat(5_001);
    import(&admin, ORGANIZATIONS, long).await.refused(400, "LIST_TOO_LONG");
    let large = "code\n".to_owned() + &"a".repeat(4 << 20);
    import(&admin, ORGANIZATIONS, large).await.refused(413, "PAYLOAD_TOO_LARGE");
}

#[tokio::test]
async fn all_deputies_of_a_congress_are_one_request() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let before = count(&affairs, "/api/v1/deputies").await;
    let began = Instant::now();
    let report = import(&affairs, DEPUTIES, deputies(287)).await.expect(200).body.clone();
    let lasted = began.elapsed();
    println!("287 deputies in {lasted:?}");
    assert_eq!((&report["created"], report["records"].as_array().unwrap().len()), (&json!(287), 287));
    // A second on a quiet machine, and not a minute on any.
    assert!(lasted < Duration::from_secs(20), "287 deputies took {lasted:?}");
    assert_eq!(count(&affairs, "/api/v1/deputies").await, before + 287);
    // The same again: every number is taken.
    let again = import(&affairs, DEPUTIES, deputies(287)).await;
    assert_eq!(again.refused(422, "ROWS_REFUSED").body["params"]["refused"], 287);
    assert_eq!(count(&affairs, "/api/v1/deputies").await, before + 287);
}

#[tokio::test]
async fn the_examples_of_the_document_are_accepted() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let affairs = app.person("deputy-affairs").await;
    let constituency = json!({
        "code": "第12选区", "name": "江桥第二选区", "street_or_town_id": app.organization("street"), "seats": 2,
        "registered_voters": 9000
    });
    affairs.create("/constituencies", &constituency).await;
    let office = app.person("sc-office").await;
    let items = "/api/v1/supervision/items/import";
    for (path, person) in [(ORGANIZATIONS, &admin), (DEPUTIES, &affairs), (USERS, &admin), (items, &office)] {
        let schema = &DOCUMENT["paths"][path]["post"]["requestBody"]["content"]["text/csv"]["schema"];
        let example = schema["examples"][0].as_str().unwrap();
        let report = import(person, path, example).await.expect(200).body.clone();
        assert_eq!(report["created"], 1, "{example}");
    }
}

#[tokio::test]
async fn only_who_creates_one_creates_many_and_nothing_crosses_a_district() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let before = count(&affairs, "/api/v1/deputies").await;
    for name in ["sc-office", "auditor", "district-admin", "deputy", "organ-head"] {
        let person = app.person(name).await;
        import(&person, DEPUTIES, deputies(1)).await.refused(403, "FORBIDDEN");
    }
    import(&app.stranger(), DEPUTIES, deputies(1)).await.refused(401, "UNAUTHENTICATED");
    assert_eq!(count(&affairs, "/api/v1/deputies").await, before);
    // Whoever is of another district does not find this one's records, by code, name or id.
    let foreign = app.person_of("310104", "district-admin").await;
    for parent in ["310114-government".to_owned(), app.organization("government")] {
        let table = format!("code,name,kind,parent_id,valid_from\nx,外区局,company,{parent},2026-01-01\n");
        let refused = import(&foreign, ORGANIZATIONS, table).await;
        let error = refused.refused(422, "ROWS_REFUSED").body["errors"][0].clone();
        assert_eq!(
            (&error["pointer"], &error["code"]),
            (&json!("/2/parent_id"), &json!("UNKNOWN_REFERENCE"))
        );
    }
    // An API token creates what a session creates; users need the person.
    let (token, _) = app.person("district-admin").await.own_token(&app, &["*:write"]).await;
    let table = "code,name,kind,valid_from\nt1,某局,company,2026-01-01\n";
    import(&token, ORGANIZATIONS, table).await.expect(200);
    import(&token, USERS, "username\n").await.refused(403, "SESSION_REQUIRED");
    let (reader, _) = app.person("district-admin").await.own_token(&app, &["*:read"]).await;
    import(&reader, ORGANIZATIONS, table).await.refused(403, "INSUFFICIENT_SCOPE");
}

/// What an export marked as a text comes back as it was.
#[tokio::test]
async fn the_mark_of_a_text_is_taken_off_again() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let table = "code,name,kind,valid_from\nm1,'=一局,company,2026-01-01\nm2,'二局',company,2026-01-01\n";
    let report = import(&admin, ORGANIZATIONS, table).await.expect(200).body.clone();
    for (place, name) in [(0, "=一局"), (1, "'二局'")] {
        let path = format!("/api/v1/organizations/{}", report["records"][place]["id"].as_str().unwrap());
        assert_eq!(admin.get(&path).await.expect(200).body["name"], name);
    }
}

#[tokio::test]
async fn a_table_that_comes_again_is_taken_once() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let table = "username,display_name,roles,organization_id\n310114-new,新用户,承办单位经办人;organ_head,嘉定区财政局\n";
    let send = async |path: &str| {
        let request = admin.request(Method::POST, path).header("Content-Type", "text/csv");
        Answer::of(request.header("Idempotency-Key", "once").body(table)).await
    };
    let first = send(USERS).await.expect(200).body.clone();
    let code = first["records"][0]["shown_once"].as_str().unwrap().to_owned();
    let again = send(USERS).await;
    assert_eq!(again.expect(200).header("idempotency-replayed"), "true");
    // The code was shown once.
    assert_eq!(again.body["records"][0]["shown_once"], Value::Null);
    assert_eq!(again.body["records"][0]["id"], first["records"][0]["id"]);
    send(&format!("{USERS}?mode=partial")).await.refused(422, "IDEMPOTENCY_KEY_REUSED");
    let user = json!({"username": "310114-new"});
    app.set_password(&user, &code).await;
    Person::sign_in(&app, "310114-new", PASSWORD).await.get("/api/v1/auth/me").await.expect(200);
}

#[tokio::test]
async fn offices_given_by_a_table_wait_for_the_second_administrator() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let table =
        "username,display_name,roles,organization_id\n310114-second,第二办公室,sc_office,310114-sc-office\n";
    let report = import(&admin, USERS, table).await.expect(200).body.clone();
    let id = report["records"][0]["id"].as_str().unwrap();
    let user = admin.get(&format!("/api/v1/users/{id}")).await.expect(200).body.clone();
    assert_eq!((&user["roles"], &user["pending"]["roles"]), (&json!([]), &json!(["sc_office"])));
}
