//! What a new reference may lead to, and what is not archived because others refer to it.

use crate::support::{Answer, App, People, Person};
use platform::{
    call::Call, records::actor::Actor, store::Outcome, values::text::Text, vocabulary::OrganizationKind,
};
use registry::organizations::Organizations;
use reqwest::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

const ITEMS: &str = "/supervision/items";

fn item(app: &App, number: &str, assisting: &[&Value]) -> Value {
    let assisting: Vec<&Value> = assisting.iter().map(|organization| &organization["id"]).collect();
    json!({
        "item_no": number, "title": "供水保障", "purpose": "监督。", "form": "special_work_report",
        "out_of_plan_reason": "临时", "lead_committee_id": app.organization("urban"),
        "assisting_committee_ids": assisting, "supervised_organ_id": app.organization("government")
    })
}

async fn committee(admin: &Person, code: &str) -> Value {
    let committee =
        json!({"code": code, "name": code, "kind": "special_committee", "valid_from": "2026-01-01"});
    admin.create("/organizations", &committee).await
}

/// So many committees, made at once.
async fn committees(app: &App, number: usize) -> Vec<String> {
    let call = Call::internal(&app.application.service, Actor::operator());
    let made = app.application.service.store.write(move |tx| {
        let call = call.clone();
        Box::pin(async move {
            let (work, mut ids) = (call.work(tx, "310114"), Vec::new());
            for place in 0..number {
                let made = work.make::<Organizations>(|row| {
                    row.code = Text::stored(format!("many-{place}"));
                    row.name = Text::stored(format!("专委会{place}"));
                    row.kind = OrganizationKind::SpecialCommittee;
                    row.valid_from = "2026-01-01".parse().unwrap();
                });
                ids.push(made.await?.id.to_string());
            }
            Ok(Outcome::Commit(ids))
        })
    });
    made.await.unwrap()
}

async fn archive(person: &Person, collection: &str, id: &str) -> Answer {
    let path = format!("/api/v1{collection}/{id}");
    Answer::of(person.request(Method::DELETE, &path).header("If-Match", "*")).await
}

#[tokio::test]
async fn archived_and_ended_organizations_take_nothing_new() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let admin = app.person("district-admin").await;
    let (archived, ended) = (committee(&admin, "archived").await, committee(&admin, "ended").await);
    let both = people.committee.create(ITEMS, &item(&app, "嘉监2026-11", &[&archived, &ended])).await;

    // Work that goes on names them: one has to pass on what it has, and the other was archived by hand.
    archive(&admin, "/organizations", archived["id"].as_str().unwrap()).await.refused(409, "TASKS_OPEN");
    let by_hand = "UPDATE organization SET archived_at = created_at WHERE code = 'archived'";
    app.application.service.store.whole().await.unwrap().execute_unprepared(by_hand).await.unwrap();
    let by_hand = "UPDATE organization SET valid_to = '2026-08-03', state = 'ended' WHERE code = 'ended'";
    app.application.service.store.whole().await.unwrap().execute_unprepared(by_hand).await.unwrap();

    for (number, organization) in [("嘉监2026-12", &archived), ("嘉监2026-13", &ended)] {
        let known = committee(&admin, &format!("known-{number}")).await;
        let new = item(&app, number, &[&known, organization]);
        let refused = people.committee.post("/api/v1/supervision/items", &new).await;
        let refused = refused.refused(422, "ORGANIZATION_ENDED");
        assert_eq!(refused.body["errors"][0]["pointer"], "/assisting_committee_ids/1");
        assert_eq!(refused.body["params"]["ended_on"], "2026-08-03");
    }
    // Nor by a link, which names records of any kind.
    let link = json!({
        "from_type": "supervision.item", "from_id": both["id"], "to_type": "registry.organization",
        "to_id": ended["id"], "kind": "evidence_for"
    });
    let refused = people.committee.post("/api/v1/links", &link).await;
    let refused = refused.refused(422, "ORGANIZATION_ENDED");
    assert_eq!(refused.body["errors"][0]["pointer"], "/to_id");
    assert_eq!(refused.body["params"]["ended_on"], "2026-08-03");
    // Whoever refers to them already goes on.
    let path = format!("/api/v1{ITEMS}/{}", both["id"].as_str().unwrap());
    let edited = people.committee.patch(&path, &json!({"title": "供水安全保障"})).await;
    assert_eq!(edited.expect(200).body["assisting_committee_ids"], json!([archived["id"], ended["id"]]));
}

#[tokio::test]
async fn an_ended_organization_takes_nothing_new_from_its_last_day_on() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let admin = app.person("district-admin").await;
    let ending = json!({
        "code": "ending", "name": "ending", "kind": "special_committee", "valid_from": "2026-01-01",
        "valid_to": "2026-08-05"
    });
    let ending = admin.create("/organizations", &ending).await;
    app.on("2026-08-04");
    let people = People { committee: app.person("committee-staff").await, ..people };
    people.committee.create(ITEMS, &item(&app, "嘉监2026-14", &[&ending])).await;
    app.on("2026-08-05");
    let late = app.person("committee-staff").await;
    let refused = late.post("/api/v1/supervision/items", &item(&app, "嘉监2026-15", &[&ending])).await;
    assert_eq!(refused.refused(422, "ORGANIZATION_ENDED").body["params"]["ended_on"], "2026-08-05");
}

#[tokio::test]
async fn what_unfinished_work_refers_to_is_not_archived() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let office = app.person("sc-office").await;
    let meeting = app.meeting("sc_plenary", "sc", 39, "2026-09-24", 41).await;
    let term = meeting["term_id"].as_str().unwrap();
    let refused = archive(&office, "/terms", term).await;
    let refused = refused.refused(409, "STILL_REFERENCED");
    assert_eq!(refused.body["params"], json!({"kind": "registry.deputy", "label": "人大代表"}));

    let admin = app.person("district-admin").await;
    people.committee.create(ITEMS, &item(&app, "嘉监2026-16", &[])).await;
    for organization in ["urban", "government"] {
        let refused = archive(&admin, "/organizations", &app.organization(organization)).await;
        refused.refused(409, "TASKS_OPEN");
    }
    let free = committee(&admin, "free").await;
    archive(&admin, "/organizations", free["id"].as_str().unwrap()).await.expect(204);
}

#[tokio::test]
async fn a_list_of_references_is_read_at_once() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let many = committees(&app, 300).await;
    let mut content = item(&app, "嘉监2026-17", &[]);
    // Who calls is known by then.
    people.committee.get("/api/v1/auth/me").await.expect(200);
    let statements = app.application.service.store.statements();
    let mut asked = Vec::new();
    statements.listen();
    for (number, many) in [("嘉监2026-20", &many[..1]), ("嘉监2026-17", &many[..])] {
        (content["item_no"], content["assisting_committee_ids"]) = (json!(number), json!(many));
        drop(statements.take());
        people.committee.post("/api/v1/supervision/items", &content).await.expect(201);
        let sent = statements.take();
        asked.push(sent.iter().filter(|statement| statement.sql.contains("FROM \"organization\"")).count());
    }
    assert!(
        asked[0] > 0 && asked[0] == asked[1],
        "{asked:?}: hundreds of references cost more statements than one"
    );
    content["assisting_committee_ids"] = json!(many);
    content["item_no"] = json!("嘉监2026-18");
    content["assisting_committee_ids"][299] = json!("0198f3a2-6d1c-7c4e-9b1a-000000000000");
    let refused = people.committee.post("/api/v1/supervision/items", &content).await;
    let refused = refused.refused(422, "UNKNOWN_REFERENCE");
    assert_eq!(refused.body["errors"][0]["pointer"], "/assisting_committee_ids/299");
}

/// What ended is a parent to nobody new, but those below it have a new child all the same.
#[tokio::test]
async fn only_the_parent_itself_is_a_new_reference() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let above = committee(&admin, "above").await;
    let child = |code: &str, parent: &Value| json!({"code": code, "name": code, "kind": "working_body", "valid_from": "2026-01-01", "parent_id": parent["id"]});
    let between = admin.create("/organizations", &child("between", &above)).await;
    let end = json!({
        "end_reason": "abolished", "valid_to": "2026-08-03",
        "end_document_id": admin.document("撤销批复", "internal").await["id"]
    });
    admin.act("/organizations", &above, "end", &end).await;
    admin.create("/organizations", &child("below", &between)).await;
    let refused = admin.post("/api/v1/organizations", &child("beside", &above)).await;
    assert_eq!(refused.refused(422, "ORGANIZATION_ENDED").body["errors"][0]["pointer"], "/parent_id");
}
