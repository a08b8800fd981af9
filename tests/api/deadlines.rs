//! Deadlines lapse the day after their last day, each once, whoever sweeps; an extension moves the day.

use crate::{
    special_work_report::{ITEMS, item, plan},
    support::{Answer, App, People, Person},
};
use instruments::deadlines::{self, Opening, PeriodUnit, SWEEP, Span};
use platform::{
    call::{Call, background},
    records::{actor::Actor, audit},
    store::{Outcome, lease},
};
use registry::terms::Terms;
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use std::sync::Arc;
use uuid::Uuid;

/// Opens deadlines.
async fn open_all(app: &App, openings: Vec<Opening>) {
    let call = Arc::new(Call::internal(&app.application.service, Actor::operator()));
    let write = app.application.service.store.write(move |tx| {
        let (call, openings) = (Arc::clone(&call), openings.clone());
        Box::pin(async move {
            for opening in openings {
                deadlines::open::<Terms>(&call.work(tx, "310114"), opening).await?;
            }
            Ok(Outcome::Commit(()))
        })
    });
    write.await.unwrap();
}

/// Opens `count` deadlines on a day, each of a record of its own.
async fn open(app: &App, count: usize, day: &str) {
    let office = app.districts["310114"].organizations["sc-office"];
    let on = |_| Opening::on_day(day.parse().unwrap(), "TRIAL", Uuid::now_v7(), office, "试验".into(), None);
    open_all(app, (0..count).map(on).collect()).await;
}

async fn lapses(app: &App) -> u64 {
    use audit::entity::{Column, Entity};
    let entries = Entity::find().filter(Column::SubjectType.eq("instrument.deadline"));
    entries.filter(Column::Action.eq("lapse")).count(app.application.service.store.read()).await.unwrap()
}

async fn with_state(app: &App, state: &str) -> u64 {
    let page =
        app.person("auditor").await.get(&format!("/api/v1/deadlines?state={state}&count=true&limit=1")).await;
    page.expect(200).body["total"].as_u64().unwrap()
}

#[tokio::test]
async fn what_is_over_lapses_once_whoever_sweeps() {
    let app = App::start().await;
    let replicas = [app.replica().await, app.replica().await];
    open(&app, 230, "2026-08-02").await;
    open(&app, 5, "2026-08-03").await;
    // All at once and again and again: one has the lease, the others find nothing to do.
    for _ in 0..3 {
        tokio::join!(app.sweep(), replicas[0].sweep(), replicas[1].sweep());
    }
    assert_eq!(
        (lapses(&app).await, with_state(&app, "overdue").await, with_state(&app, "running").await),
        (230, 230, 5)
    );
    app.on("2026-08-04");
    app.sweep().await;
    assert_eq!((lapses(&app).await, with_state(&app, "running").await), (235, 0));
}

#[tokio::test]
async fn a_sweeper_that_died_is_followed_by_another() {
    let app = App::start().await;
    open(&app, 1, "2026-08-02").await;
    let store = &app.application.service.store;
    lease::Lease::take(store, SWEEP.name, Uuid::now_v7(), app.clock.now()).await.unwrap().unwrap();
    app.sweep().await;
    assert_eq!(lapses(&app).await, 0, "another holds the lease");
    app.clock.set(app.clock.now() + lease::LENGTH);
    app.sweep().await;
    assert_eq!(lapses(&app).await, 1);
    // Who has lost the lease writes nothing.
    background::once(&app.application.service, SWEEP, Uuid::now_v7()).await.unwrap();
    assert_eq!(lapses(&app).await, 1);
}

#[tokio::test]
async fn an_extension_moves_the_last_day() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let week = |starts_on: &str, office| Opening {
        code: "TRIAL",
        subject_id: app.districts["310114"].term_id,
        responsible: office,
        starts_on: starts_on.parse().unwrap(),
        span: Span::after(7, PeriodUnit::Days),
        basis: "试验".into(),
        rule_set_id: None,
    };
    open_all(&app, vec![week("2026-08-03", app.districts["310114"].organizations["sc-office"])]).await;
    let only = async || {
        let page = app.person("sc-office").await.get("/api/v1/deadlines?code=TRIAL").await;
        page.expect(200).body["items"][0].clone()
    };
    let deadline = only().await;
    assert_eq!(
        (deadline["due_on"].as_str(), deadline["light"].as_str()),
        (Some("2026-08-10"), Some("yellow"))
    );
    let shorter = json!({"extended_to": "2026-08-10", "reason": "材料较多"});
    people.secretary.refused("/deadlines", &deadline, "extend", &shorter, (422, "DATE_ORDER")).await;
    let extension = json!({"extended_to": "2026-08-20", "reason": "材料较多"});
    people.secretary.act("/deadlines", &deadline, "extend", &extension).await;
    app.on("2026-08-11");
    app.sweep().await;
    let extended = only().await;
    let said = ["state", "due_on", "effective_due_on", "light"]
        .map(|name| extended[name].as_str().unwrap().to_owned());
    assert_eq!(said, ["extended", "2026-08-10", "2026-08-20", "green"]);
    app.on("2026-08-21");
    app.sweep().await;
    let over = only().await;
    assert_eq!((over["state"].as_str(), over["light"].as_str()), (Some("overdue"), Some("red")));
    let late = "/api/v1/deadlines?effective_due_on_to=2026-08-20&sort=effective_due_on";
    let found = app.person("sc-office").await.get(late).await;
    assert_eq!(found.expect(200).body["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_day_that_was_moved_is_moved_in_every_answer() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plan = plan(&app, &people, &chairpersons).await;
    let item = item(&app, &people, &plan).await;
    let decision = json!({"approved_meeting_id": chairpersons["id"], "approved_on": "2026-08-03"});
    people.secretary.act("/supervision/annual-plans", &plan, "approve", &decision).await;
    people.committee.publish(&people.office, "annual_plan", "supervision.plan", &plan).await;
    for action in ["publish", "start"] {
        people.office.act("/supervision/annual-plans", &plan, action, &json!({})).await;
    }
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    people.office.act(ITEMS, &item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let path = format!("/api/v1{ITEMS}/{}", item["id"].as_str().unwrap());
    // Alone, in its page, and where another record expands it.
    let days = async || {
        let office = &people.office;
        let own = office.get(&path).await.expect(200).body.clone();
        let page = office.get(&format!("/api/v1{ITEMS}?limit=200")).await.expect(200).body["items"].clone();
        let listed = page.as_array().unwrap().iter().find(|one| one["id"] == item["id"]).unwrap().clone();
        let investigations = office.get("/api/v1/supervision/investigations?expand=item").await;
        let expanded = investigations.expect(200).body["items"][0]["expanded"]["item"].clone();
        [own, listed, expanded].map(|seen| seen["final_due_on"].clone())
    };
    let visit = json!({
        "item_id": item["id"], "mode": "unannounced_visit", "place": "江桥镇", "held_on": "2026-08-03",
        "sites_visited": 3, "announced_in_advance": false
    });
    people.committee.create("/supervision/investigations", &visit).await;
    assert_eq!(days().await, [json!("2026-09-14"), json!("2026-09-14"), json!("2026-09-14")]);
    let before = people.office.get(&path).await.header("ETag");
    people.office.act("/meetings", &meeting, "notify", &json!({})).await;
    let later = json!({"start_on": "2026-09-28", "end_on": "2026-09-28", "reason": "场地调整"});
    people.office.act("/meetings", &meeting, "reschedule", &later).await;
    assert_eq!(days().await, [json!("2026-09-18"), json!("2026-09-18"), json!("2026-09-18")]);
    assert_ne!(people.office.get(&path).await.header("ETag"), before, "a tag hides the day");
    for (query, count) in [("final_due_on_from=2026-09-18", 1), ("final_due_on_to=2026-09-17", 0)] {
        let found = people.office.get(&format!("/api/v1{ITEMS}?{query}")).await;
        assert_eq!(found.expect(200).body["items"].as_array().unwrap().len(), count, "{query}");
    }
    // Without a meeting there are no such days.
    people.office.act("/meetings", &meeting, "cancel", &json!({"reason": "场地调整"})).await;
    assert_eq!(days().await, [Value::Null, Value::Null, Value::Null]);
}

/// What a list of deadlines of the term has, by their codes.
async fn codes(person: &Person, query: &str) -> Vec<String> {
    let page = person.get(&format!("/api/v1/deadlines?sort=code&subject_type=registry.term&{query}")).await;
    let items = page.expect(200).body["items"].as_array().unwrap();
    items.iter().map(|item| item["code"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_district_sees_what_it_has_to_do() {
    let app = App::start().await;
    let district = &app.districts["310114"];
    let of = |name: &str| district.organizations[name];
    let on = |day: &str, code, organization: &str| {
        let (term, basis) = (district.term_id, "试验".to_owned());
        Opening::on_day(day.parse().unwrap(), code, term, of(organization), basis, None)
    };
    let [over, today, seven, eight, next_year] =
        ["A_OVER", "B_TODAY", "C_SEVEN_DAYS", "D_EIGHT_DAYS", "E_NEXT_YEAR"];
    let openings = vec![
        on("2026-08-02", over, "finance"),
        on("2026-08-03", today, "urban"),
        on("2026-08-10", seven, "sc-office"),
        on("2026-08-11", eight, "street"),
        on("2027-01-01", next_year, "sc-office"),
    ];
    open_all(&app, openings).await;
    app.sweep().await;
    let auditor = app.person("auditor").await;
    let (government, street) = (of("government"), of("street"));
    for (query, expected) in [
        ("deadline_light=red", vec![over]),
        ("deadline_light=yellow", vec![today, seven]),
        ("deadline_light=green", vec![eight, next_year]),
        ("deadline_light=red&deadline_light=green", vec![over, eight, next_year]),
        ("deadline_light=off", vec![]),
        ("due_before=2026-08-10", vec![over, today]),
        ("year=2027", vec![next_year]),
        ("quarter=3", vec![over, today, seven, eight]),
        ("quarter=1&year=2027", vec![next_year]),
        ("quarter=1&quarter=3&year=2026&year=2027", vec![over, today, seven, eight, next_year]),
        ("q=eight", vec![eight]),
        // With those directly below.
        (&format!("organization_id={government}"), vec![over, eight]),
        (&format!("street_or_town_id={street}"), vec![eight]),
    ] {
        assert_eq!(codes(&auditor, query).await, expected, "{query}");
    }
    for (code, light) in [(over, "red"), (today, "yellow"), (seven, "yellow"), (eight, "green")] {
        let found = auditor.get(&format!("/api/v1/deadlines?code={code}&expand=subject")).await;
        let deadline = &found.expect(200).body["items"][0];
        assert_eq!(deadline["light"], light, "{code}");
        assert_eq!(deadline["expanded"]["subject"]["type"], "registry.term");
        assert_eq!(deadline["expanded"]["subject"]["id"], deadline["subject_id"]);
    }
    for wrong in ["deadline_light=blue", "due_before=soon", "year=1", "quarter=5", "organization_id=x"] {
        auditor.get(&format!("/api/v1/deadlines?{wrong}")).await.refused(400, "INVALID_PARAMETER");
    }
}

/// The deadlines of a record as `code due_on state`, by their codes.
async fn of_record(person: &Person, record: &Value) -> Vec<String> {
    let path = format!("/api/v1/deadlines?sort=code&subject_id={}", record["id"].as_str().unwrap());
    let found = person.get(&path).await.expect(200).body["items"].clone();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    let rows = found.as_array().unwrap().iter();
    rows.map(|row| format!("{} {} {}", text(row, "code"), text(row, "due_on"), text(row, "state"))).collect()
}

#[tokio::test]
async fn minutes_and_publications_have_their_days() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let meeting = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    assert!(of_record(&people.office, &meeting).await.is_empty());
    people.office.act("/meetings", &meeting, "close", &json!({})).await;
    assert_eq!(of_record(&people.office, &meeting).await, ["MEETING_MINUTES 2026-08-13 running"]);
    let minutes = app.minutes(&meeting, "internal").await;
    people.office.act("/meetings", &meeting, "approve-minutes", &minutes).await;
    assert_eq!(of_record(&people.office, &meeting).await, ["MEETING_MINUTES 2026-08-13 met"]);

    let draft = json!({
        "subject_type": "registry.meeting", "subject_id": meeting["id"], "kind": "notice", "scope": "to_public",
        "channel": "website", "title": "公告", "text": "会议已举行。", "disclosure": "public"
    });
    let [kept, dropped] = [
        people.committee.create("/publications", &draft).await,
        people.committee.create("/publications", &draft).await,
    ];
    assert_eq!(of_record(&people.office, &kept).await, ["PUBLICATION 2026-08-23 running"]);
    people.office.act("/publications", &kept, "review", &json!({})).await;
    people.office.act("/publications", &kept, "publish", &json!({})).await;
    assert_eq!(of_record(&people.office, &kept).await, ["PUBLICATION 2026-08-23 met"]);
    let path = format!("/api/v1/publications/{}", dropped["id"].as_str().unwrap());
    Answer::of(people.committee.request(Method::DELETE, &path).header("If-Match", "*")).await.expect(204);
    assert_eq!(of_record(&people.office, &dropped).await, ["PUBLICATION 2026-08-23 cancelled"]);
}

/// The light of a deadline changes with the day and what may be done with the caller, and neither changes its version.
#[tokio::test]
async fn a_tag_hides_nothing_that_changed() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let draft = json!({
        "subject_type": "registry.meeting", "subject_id": meeting["id"], "kind": "notice", "scope": "to_public",
        "channel": "website", "title": "公告", "text": "会议已举行。", "disclosure": "public"
    });
    let draft = people.committee.create("/publications", &draft).await;
    let found = format!("/api/v1/deadlines?subject_id={}", draft["id"].as_str().unwrap());
    let found = people.office.get(&found).await.body["items"][0].clone();
    let path = format!("/api/v1/deadlines/{}", found["id"].as_str().unwrap());
    let unless = async |person: &Person, tag: &str| {
        Answer::of(person.request(Method::GET, &path).header("If-None-Match", tag)).await
    };
    let read = people.office.get(&path).await;
    let tag = read.header("etag");
    assert_eq!(unless(&people.office, &tag).await.expect(304).header("etag"), tag);
    assert_eq!(unless(&people.office, &format!("W/{tag}")).await.status, 304);
    app.on("2026-10-30");
    let office = app.person("sc-office").await;
    let late = unless(&office, &tag).await;
    assert_ne!(late.expect(200).body["light"], read.body["light"]);
    assert_eq!(late.body["version"], read.body["version"]);
    // Another caller may do something else with it.
    let chairs = app.person("chairs-secretary").await;
    let other = unless(&chairs, &late.header("etag")).await;
    let actions = |answer: &Answer| answer.body["available_actions"].clone();
    assert_eq!(other.status == 304, actions(&chairs.get(&path).await) == actions(&late));
    // A change is meant for the version, whatever else was read with it.
    let mine = format!("/api/v1/publications/{}", draft["id"].as_str().unwrap());
    let committee = app.person("committee-staff").await;
    let tag = committee.get(&mine).await.header("etag");
    let change = |tag: String| {
        let request = committee.request(Method::PATCH, &mine).header("If-Match", tag);
        Answer::of(
            request.header("Content-Type", "application/merge-patch+json").body(r#"{"title": "通告"}"#),
        )
    };
    change(tag.clone()).await.expect(200);
    change(tag).await.refused(412, "VERSION_MISMATCH");
}
