//! Links between records of any kinds: between what the caller may read, once, and never in a circle.

use crate::support::{Answer, App, People, Person, fresh};
use instruments::links::{LinkKind, connect};
use platform::{call::Call, records::record_reference::RecordReference, store::Outcome};
use serde_json::{Value, json};
use std::sync::Arc;
use supervision::items::Items;

const LINKS: &str = "/links";

async fn item(app: &App, committee: &Person, number: u32) -> Value {
    let item = json!({
        "item_no": format!("监-{number}"), "title": format!("议题{number}"), "purpose": "监督。",
        "form": "special_work_report", "out_of_plan_reason": "临时", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    committee.create("/supervision/items", &item).await
}

fn link(from: &Value, to: &Value, kind: &str) -> Value {
    json!({
        "from_type": "supervision.item", "from_id": from["id"], "to_type": "supervision.item", "to_id": to["id"],
        "kind": kind
    })
}

#[tokio::test]
async fn records_are_linked_once_and_never_in_a_circle() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let (a, b, c) = (
        item(&app, &people.committee, 1).await,
        item(&app, &people.committee, 2).await,
        item(&app, &people.committee, 3).await,
    );
    let first = people.committee.create(LINKS, &link(&a, &b, "continues")).await;
    assert_eq!(first["is_consequence"], false);
    let post = async |body: &Value| people.committee.post("/api/v1/links", body).await;
    post(&link(&a, &b, "continues")).await.refused(409, "ALREADY_EXISTS");
    post(&link(&a, &a, "evidence_for")).await.refused(409, "LINK_CYCLE");
    post(&link(&b, &a, "continues")).await.refused(409, "LINK_CYCLE");
    people.committee.create(LINKS, &link(&b, &c, "continues")).await;
    let closing = post(&link(&c, &a, "continues")).await;
    assert_eq!(closing.refused(409, "LINK_CYCLE").body["errors"][0]["pointer"], "/to_id");
    // Evidence may point both ways; so may another kind that leads on.
    people.committee.create(LINKS, &link(&a, &b, "evidence_for")).await;
    people.committee.create(LINKS, &link(&b, &a, "evidence_for")).await;
    people.committee.create(LINKS, &link(&c, &a, "converted_to")).await;

    let all = async |query: String| {
        let page = people.committee.get(&format!("/api/v1/links?{query}")).await;
        page.expect(200).body["items"].as_array().unwrap().len()
    };
    assert_eq!(all(format!("from_id={}", a["id"].as_str().unwrap())).await, 2);
    assert_eq!(all(format!("to_id={}", a["id"].as_str().unwrap())).await, 2);
    assert_eq!(all("kind=continues".into()).await, 2);

    // A link that is taken away may be made again, and no longer closes a circle.
    let path = format!("/api/v1/links/{}", first["id"].as_str().unwrap());
    let delete = people.office.request(reqwest::Method::DELETE, &path).header("If-Match", "\"v1\"");
    Answer::of(delete).await.refused(403, "FORBIDDEN_SCOPE");
    let delete = people.committee.request(reqwest::Method::DELETE, &path).header("If-Match", "\"v1\"");
    Answer::of(delete).await.expect(204);
    people.committee.create(LINKS, &link(&c, &a, "continues")).await;
    post(&link(&a, &b, "continues")).await.refused(409, "LINK_CYCLE");
}

#[tokio::test]
async fn links_join_what_their_maker_can_see() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let (a, b) = (item(&app, &people.committee, 1).await, item(&app, &people.committee, 2).await);
    let court = app.person("procuratorate-head").await;
    let hidden = court.post("/api/v1/links", &link(&a, &b, "evidence_for")).await;
    assert_eq!(hidden.refused(422, "UNKNOWN_REFERENCE").body["errors"][0]["pointer"], "/from_id");
    let mut unknown = link(&a, &b, "evidence_for");
    unknown["to_type"] = json!("supervision.castle");
    let unknown = people.committee.post("/api/v1/links", &unknown).await;
    assert_eq!(unknown.refused(422, "UNKNOWN_REFERENCE").body["errors"][0]["pointer"], "/to_type");
    let elsewhere = app.person_of("310104", "committee-staff").await;
    elsewhere.post("/api/v1/links", &link(&a, &b, "evidence_for")).await.refused(422, "UNKNOWN_REFERENCE");
    app.person("auditor")
        .await
        .post("/api/v1/links", &link(&a, &b, "evidence_for"))
        .await
        .refused(403, "FORBIDDEN");

    // The organ sees the items that concern it, and the links that it made itself.
    let made = people.clerk.create(LINKS, &link(&a, &b, "evidence_for")).await;
    let path = format!("/api/v1/links/{}", made["id"].as_str().unwrap());
    people.clerk.get(&path).await.expect(200);
    people.office.get(&path).await.expect(200);
    court.get(&path).await.refused(404, "NOT_FOUND");
}

/// Links two items as the effect of an action would.
async fn as_an_effect(app: &App, from: &Value, to: &Value) {
    let id = |record: &Value| record["id"].as_str().unwrap().parse().unwrap();
    let (from, to) = (RecordReference::of::<Items>(id(from)), RecordReference::of::<Items>(id(to)));
    let actor = app.districts["310114"].users["committee-staff"].clone();
    let call = Arc::new(Call::internal(&app.application.service, actor));
    let linked = app.application.service.store.write(move |tx| {
        let (call, from, to) = (Arc::clone(&call), from.clone(), to.clone());
        Box::pin(async move {
            connect(&call.work(tx, "310114"), LinkKind::ConvertedTo, from, to).await?;
            Ok(Outcome::Commit(()))
        })
    });
    linked.await.unwrap();
}

#[tokio::test]
async fn what_an_action_linked_stays_linked() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let (a, b) = (item(&app, &people.committee, 1).await, item(&app, &people.committee, 2).await);
    // Somebody was faster than the action: there is one link, and from the action on it stays.
    let link = people.committee.create(LINKS, &link(&a, &b, "converted_to")).await;
    as_an_effect(&app, &a, &b).await;
    as_an_effect(&app, &a, &b).await;
    let page = people.committee.get("/api/v1/links?kind=converted_to").await;
    assert_eq!(page.expect(200).body["items"].as_array().unwrap().len(), 1);
    let kept = fresh(&people.committee, LINKS, &link).await;
    assert_eq!((&kept["is_consequence"], &kept["version"]), (&json!(true), &json!(2)));
    assert_eq!(kept["available_actions"], json!(["remove"]));
    let path = format!("/api/v1/links/{}", link["id"].as_str().unwrap());
    let delete = people.committee.request(reqwest::Method::DELETE, &path).header("If-Match", "\"v2\"");
    Answer::of(delete).await.refused(409, "INVALID_TRANSITION");
    assert_eq!(kept, fresh(&people.committee, LINKS, &link).await);
}
