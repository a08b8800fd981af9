//! Names of the people whom answers name by their ids: for those whom it concerns, of whom the answer names, and of nobody else.

use crate::support::{Answer, App, Person};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const EVENTS: &str = "/api/v1/audit-events";

fn named(answer: &Value) -> BTreeSet<String> {
    answer["expanded"]["people"].as_object().expect("people were asked for").keys().cloned().collect()
}

/// A document that the office drafted and somebody else of the congress edited nothing of.
async fn draft(office: &Person) -> Value {
    let body = json!({"title": "会议材料", "kind": "report", "file_name": "a.pdf", "disclosure": "internal"});
    office.create("/documents", &body).await
}

#[tokio::test]
async fn records_lists_histories_and_the_trail_say_who_somebody_is() {
    let app = App::start().await;
    let (office, me) = (app.person("sc-office").await, app.user("sc-office"));
    let document = draft(&office).await;
    let one = format!("/api/v1/documents/{}", document["id"].as_str().unwrap());
    let people = office.get(&format!("/api/v1/people?id={me}")).await.expect(200).body["items"][0].clone();
    let expected =
        json!({"display_name": people["display_name"], "organization_id": people["organization_id"]});
    for path in [one.clone(), "/api/v1/documents".into(), format!("{one}/history")] {
        let answer = office.get(&format!("{path}?expand=people")).await.expect(200).body.clone();
        assert_eq!(answer["expanded"]["people"][&me], expected, "{path}");
        let plain = office.get(&path).await.expect(200).body.clone();
        assert!(plain.get("expanded").is_none(), "{path}");
    }
    let auditor = app.person("auditor").await;
    let trail =
        auditor.get(&format!("{EVENTS}?subject_id={}&expand=people", document["id"].as_str().unwrap())).await;
    assert_eq!(trail.expect(200).body["expanded"]["people"], json!({ me.clone(): expected }));
    // Beside related records, and beside the fields that were asked for.
    let both = office.get(&format!("{one}?expand=people&expand=issuer_organization&fields=created_by")).await;
    let both = both.expect(200).body.clone();
    assert_eq!(named(&both), BTreeSet::from([me.clone()]));
    assert_eq!(both["expanded"]["issuer_organization"]["id"], document["issuer_organization_id"]);
    let partial = office.get(&format!("{one}?expand=people&fields=title")).await;
    assert_eq!(named(&partial.expect(200).body), BTreeSet::from([]), "only whom the answer names");
    for path in [format!("{one}/history"), EVENTS.to_owned()] {
        let wrong = auditor.get(&format!("{path}?expand=deadlines")).await;
        wrong.refused(400, "INVALID_PARAMETER");
    }
}

#[tokio::test]
async fn all_names_of_an_answer_are_one_query() {
    let app = App::demonstration().await;
    let office = app.person("sc-office").await;
    let statements = app.application.service.store.statements();
    statements.listen();
    for limit in [1, 200] {
        for path in [format!("/api/v1/issues?limit={limit}"), format!("/api/v1/documents?limit={limit}")] {
            office.get(&path).await.expect(200);
            drop(statements.take());
            let page = office.get(&format!("{path}&expand=people")).await.expect(200).body.clone();
            let asked = statements.take();
            let asked = asked.iter().filter(|one| one.sql.contains("\"user_account\"")).count();
            assert_eq!(asked, 1, "{path}");
            assert!(!named(&page).is_empty(), "{path}");
        }
    }
}

#[tokio::test]
async fn whoever_may_not_look_up_people_is_told_no_name() {
    let app = App::demonstration().await;
    let office = app.person("sc-office").await;
    let meetings = "/api/v1/meetings?expand=people&limit=200";
    assert!(!named(&office.get(meetings).await.expect(200).body).is_empty());
    let mut read = 0;
    for name in ["deputy", "third-party", "contractor", "owner-representative", "expert"] {
        let person = app.person(name).await;
        person.get("/api/v1/people").await.refused(403, "FORBIDDEN");
        for path in [meetings, "/api/v1/supervision/items?expand=people", "/api/v1/issues?expand=people"] {
            let answer = person.get(path).await;
            if answer.status == 200 {
                assert_eq!(named(&answer.body), BTreeSet::from([]), "{name}: {path}");
                read += 1;
            }
        }
    }
    assert!(read > 4, "only {read} lists were read");
    let stranger = app.stranger().request(Method::GET, "/api/v1/publications?expand=people&limit=200");
    let page = Answer::of(stranger.header("District-Code", "310114")).await.expect(200).body.clone();
    assert_ne!(page["items"], json!([]));
    assert_eq!(named(&page), BTreeSet::from([]));
}

#[tokio::test]
async fn who_has_left_is_named_and_nobody_of_another_district() {
    let app = App::start().await;
    let (office, admin) = (app.person("sc-office").await, app.person("district-admin").await);
    let (clerk, gone) = (app.person("organ-clerk").await, app.user("organ-clerk"));
    let body = json!({"title": "整改材料", "kind": "report", "file_name": "a.pdf", "disclosure": "internal"});
    let document = clerk.create("/documents", &body).await;
    let user = admin.get(&format!("/api/v1/users/{gone}")).await.expect(200).body.clone();
    admin.act("/users", &user, "disable", &json!({"reason": "调离"})).await;
    let path = format!("{EVENTS}?subject_id={}&expand=people", document["id"].as_str().unwrap());
    let told = admin.get(&path).await.expect(200).body.clone();
    assert_eq!(told["expanded"]["people"][&gone]["display_name"], user["display_name"]);
    // The operator of the platform acts in a district and is nobody of it.
    let operator = app.person("platform-admin").await;
    let other = draft(&office).await;
    let seen =
        operator.get(&format!("/api/v1/documents/{}?expand=people", other["id"].as_str().unwrap())).await;
    if seen.status == 200 {
        assert_eq!(named(&seen.body), BTreeSet::from([]));
    }
}

/// An author who is told to nobody is not told by name either (decision 56).
#[tokio::test]
async fn a_secret_author_has_no_name() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let content = json!({
        "title": "满意度调查", "subject_type": "registry.organization", "subject_id": app.organization("government"),
        "year": 2026, "channel": "deputies_cppcc", "opens_on": "2026-08-01", "closes_on": "2026-08-31", "agency_id": null,
        "questions": [{"item": "overall", "text": "是否满意?", "kind": "level"}]
    });
    let survey = affairs.create("/surveys", &content).await;
    affairs.act("/surveys", &survey, "open", &json!({})).await;
    let member = app.user("deputy");
    let body = json!({
        "survey_id": survey["id"], "item": "overall", "known": true, "level": "satisfied", "resident": true
    });
    let own = app.person("deputy").await.create("/survey-responses", &body).await;
    let id = own["id"].as_str().unwrap();
    let one = format!("/api/v1/survey-responses/{id}");
    let mut read = 0;
    for name in ["deputy-affairs", "auditor", "district-admin"] {
        let reader = app.person(name).await;
        let list = "/api/v1/survey-responses".to_owned();
        for path in [one.clone(), format!("{one}/history"), list, format!("{EVENTS}?subject_id={id}")] {
            let answer = reader
                .get(&format!("{path}{}expand=people", if path.contains('?') { '&' } else { '?' }))
                .await;
            if answer.status == 200 {
                read += 1;
                assert!(!named(&answer.body).contains(&member), "{name}: {path}");
            }
        }
    }
    assert!(read >= 8, "only {read} readings were allowed");
}

#[tokio::test]
async fn one_knows_ones_own_name_and_administrators_find_the_names_to_sign_in_with() {
    let app = App::start().await;
    for name in ["sc-office", "deputy", "organ-clerk"] {
        let person = app.person(name).await;
        let me = person.get("/api/v1/auth/me").await.expect(200).body.clone();
        let own = person.get(&format!("/api/v1/users/{}", app.user(name))).await.expect(200).body.clone();
        assert_eq!(me["display_name"], own["display_name"], "{name}");
        let organization = format!("/api/v1/organizations/{}", me["organization_id"].as_str().unwrap());
        let organization = app.person("sc-office").await.get(&organization).await;
        assert_eq!(me["organization_name"], organization.expect(200).body["name"], "{name}");
    }
    let admin = app.person("district-admin").await;
    let found = admin.get("/api/v1/users?q=114-sc-off").await.expect(200).body["items"].clone();
    let names: Vec<&Value> = found.as_array().unwrap().iter().map(|user| &user["username"]).collect();
    assert_eq!(names, [&json!("310114-sc-office")]);
}

/// Forms that name a supervisor, a signatory or a reviewer find their people at `/people`.
#[tokio::test]
async fn people_to_be_named_are_found_by_role() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    for role in ["ballot_supervisor", "sc_member", "deputy", "committee_staff", "expert"] {
        let found =
            office.get(&format!("/api/v1/people?role={role}")).await.expect(200).body["items"].clone();
        assert_ne!(found, json!([]), "{role}");
    }
}
