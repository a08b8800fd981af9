//! Suggestions to review a document: who makes them, who reads them, and what they leave of the document.

use super::{DOCUMENTS, KIND, filed};
use crate::support::{Answer, App, People, Person};
use platform::records::audit::entity::{Column, Entity};
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use uuid::Uuid;

const SUGGESTIONS: &str = "/api/v1/supervision/review-suggestions";
const NOBODY: &str = "00000000-0000-0000-0000-000000000000";

fn suggestion(text: &str) -> Value {
    json!({"ground": "exceeds_authority", "text": text})
}

/// A document that was filed and registered.
async fn registered(app: &App, number: &str) -> Value {
    let clerk = app.person("organ-clerk").await;
    let document = clerk.create(DOCUMENTS, &filed(app, &clerk, number, "2026-07-20").await).await;
    app.person("committee-staff-filing").await.act(DOCUMENTS, &document, "register", &json!({})).await
}

/// A suggestion of somebody without a token.
async fn by_a_citizen(app: &App, document: &Value, text: &str) -> Answer {
    let path = format!("/api/v1{DOCUMENTS}/{}/suggest-review", document["id"].as_str().unwrap());
    let request = app.stranger().request(Method::POST, &path).header("District-Code", "310114");
    Answer::of(request.json(&suggestion(text))).await
}

/// The texts that somebody finds in a list, the oldest first.
async fn texts(reader: &Person, query: &str) -> Vec<String> {
    let page = reader.get(&format!("{SUGGESTIONS}?sort=created_at&limit=200{query}")).await;
    text_of_each(&page.expect(200).body["items"])
}

fn text_of_each(suggestions: &Value) -> Vec<String> {
    let suggestions = suggestions.as_array().unwrap().iter();
    suggestions.map(|one| one["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_congress_reads_all_suggestions_and_others_their_own() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let document = registered(&app, "嘉府规〔2026〕5号").await;
    let other = registered(&app, "嘉府规〔2026〕6号").await;
    let id = document["id"].as_str().unwrap();
    let path = format!("/api/v1{DOCUMENTS}/{id}");
    let deputy = app.person("deputy").await;
    let (of_deputy, of_organ, of_citizen) = (
        "代表认为第八条没有上位法依据。",
        "部门认为第九条没有上位法依据。",
        "市民认为第十条没有上位法依据。",
    );
    let seen = deputy.act(DOCUMENTS, &document, "suggest-review", &suggestion(of_deputy)).await;
    people.department.act(DOCUMENTS, &document, "suggest-review", &suggestion(of_organ)).await;
    let told = by_a_citizen(&app, &document, of_citizen).await;
    for answer in [&seen, &told.expect(200).body] {
        assert!(answer.get("suggestions").is_none() && !answer.to_string().contains("上位法依据"));
    }

    let all = vec![of_deputy.to_owned(), of_organ.to_owned(), of_citizen.to_owned()];
    for name in ["committee-staff-filing", "sc-office", "sc-member", "auditor"] {
        assert_eq!(texts(&app.person(name).await, "").await, all, "{name}");
    }
    assert_eq!(texts(&deputy, "").await, [of_deputy]);
    assert_eq!(texts(&people.department, "").await, [of_organ]);
    for name in ["organ-clerk", "organ-head", "owner-representative", "district-admin", "street-clerk"] {
        assert_eq!(texts(&app.person(name).await, "").await, [""; 0], "{name}");
    }
    for name in ["sc-office", "auditor", "deputy", "organ-clerk"] {
        let stranger = app.person_of("310104", name).await;
        assert_eq!(texts(&stranger, &format!("&document_id={id}")).await, [""; 0], "{name} elsewhere");
    }
    let public = |path: &str| app.stranger().request(Method::GET, path).header("District-Code", "310114");
    Answer::of(public(SUGGESTIONS)).await.refused(401, "UNAUTHENTICATED");

    // A document has its own, and with it everybody finds what everybody sees.
    assert_eq!(texts(&people.office, &format!("&document_id={id}")).await, all);
    let of_other = format!("&document_id={}", other["id"].as_str().unwrap());
    assert_eq!(texts(&people.office, &of_other).await, [""; 0]);
    let expanded = format!("{path}?expand=suggestions");
    for (reader, expected) in [
        (&people.office, all.clone()),
        (&deputy, vec![of_deputy.to_owned()]),
        (&people.department, vec![of_organ.to_owned()]),
        (&people.clerk, Vec::new()),
    ] {
        let body = reader.get(&expanded).await.expect(200).body.clone();
        assert_eq!(text_of_each(&body["expanded"]["suggestions"]), expected);
    }
    let in_public = Answer::of(public(&expanded)).await;
    assert_eq!(in_public.expect(200).body["expanded"]["suggestions"], json!([]));

    // One by one: whoever does not list it does not find it, and of a citizen nobody is written down.
    let page = people.office.get(&format!("{SUGGESTIONS}?sort=created_at&expand=document")).await.body;
    let [first, _, last] = page["items"].as_array().unwrap().as_slice() else { panic!("{page}") };
    assert_eq!(first["suggested_by"], *app.user("deputy"));
    assert_eq!((&last["suggested_by"], &last["organization_id"]), (&json!(null), &json!(null)));
    assert_eq!(
        (first["state"].as_str(), first["suggested_on"].as_str()),
        (Some("received"), Some("2026-08-03"))
    );
    assert_eq!(first["expanded"]["document"]["id"], id);
    let one = format!("{SUGGESTIONS}/{}", first["id"].as_str().unwrap());
    deputy.get(&one).await.expect(200);
    for reader in [&people.department, &people.clerk] {
        reader.get(&one).await.refused(404, "NOT_FOUND");
        reader.get(&format!("{one}/history")).await.refused(404, "NOT_FOUND");
    }
    assert_eq!(app.findings().await, Vec::<String>::new());
}

#[tokio::test]
async fn the_past_of_a_document_tells_that_something_was_suggested_and_to_its_issuer_not_by_whom() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let document = registered(&app, "嘉府规〔2026〕7号").await;
    let path = format!("/api/v1{DOCUMENTS}/{}", document["id"].as_str().unwrap());
    let registrar = app.user("committee-staff-filing");
    app.person("deputy")
        .await
        .act(DOCUMENTS, &document, "suggest-review", &suggestion("第八条没有上位法依据。"))
        .await;
    let deputy = app.user("deputy");
    for (reader, by) in [(&people.office, &*deputy), (&people.clerk, NOBODY), (&people.department, NOBODY)] {
        let record = reader.get(&path).await.expect(200).body.clone();
        assert_eq!(record["updated_by"], *by);
        let history = reader.get(&format!("{path}/history")).await.expect(200).body["items"].clone();
        let [.., before, entry] = history.as_array().unwrap().as_slice() else { panic!("{history}") };
        assert_eq!((&entry["action"], &entry["diff"]), (&json!("suggest_review"), &json!({})));
        assert_eq!((&entry["actor_id"], &entry["reason"]), (&json!(by), &json!(null)));
        assert_eq!(
            (entry["organization_id"] == NOBODY, entry["role"].is_null()),
            (by == NOBODY, by == NOBODY)
        );
        assert_eq!(before["actor_id"], *registrar, "other actions are told with who did them");
    }
}

#[tokio::test]
async fn many_suggestions_leave_the_document_and_its_entries_as_small_as_they_were() {
    let app = App::start().await;
    let document = registered(&app, "嘉府规〔2026〕8号").await;
    let (id, deputy) = (document["id"].as_str().unwrap(), app.person("deputy").await);
    let office = app.person("sc-office").await;
    let row = async || {
        let mut row = office.get(&format!("/api/v1{DOCUMENTS}/{id}")).await.expect(200).body.clone();
        for changes in ["version", "updated_at", "updated_by"] {
            row.as_object_mut().unwrap().remove(changes);
        }
        row
    };
    let before = row().await;
    for number in 0..30 {
        let text = format!("第{number}次建议:第八条没有上位法依据。");
        deputy.act(DOCUMENTS, &document, "suggest-review", &suggestion(&text)).await;
    }
    assert_eq!(row().await, before);
    let of = |kind: &str| {
        let entries = Entity::find().filter(Column::SubjectType.eq(kind)).order_by_asc(Column::Sequence);
        entries.all(app.application.service.store.read())
    };
    let told = of(KIND).await.unwrap();
    let told: Vec<_> = told.iter().filter(|entry| entry.action == "suggest_review").collect();
    assert_eq!(told.len(), 30);
    for entry in told {
        assert_eq!((entry.subject_id, &entry.diff), (id.parse::<Uuid>().unwrap(), &json!({})));
        assert_eq!(entry.reason, None);
    }
    let made = of("supervision.review_suggestion").await.unwrap();
    let sizes: Vec<usize> = made.iter().map(|entry| entry.diff.to_string().len()).collect();
    let (least, most) = (sizes.iter().min().unwrap(), sizes.iter().max().unwrap());
    assert!(sizes.len() == 30 && most - least <= 1, "{sizes:?}");
    assert_eq!(texts(&office, &format!("&document_id={id}")).await.len(), 30);
    assert_eq!(app.findings().await, Vec::<String>::new());
}
