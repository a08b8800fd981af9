//! Surveys: the public answers once without a token and reads the own answer; thirty answers make a score.

use crate::support::{Answer, App, Person, fresh};
use instruments::survey_responses::entity::{Column, Entity};
use reqwest::Method;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};

const SURVEYS: &str = "/surveys";

fn content(app: &App, channel: &str) -> Value {
    json!({
        "title": "满意度调查", "subject_type": "registry.organization", "subject_id": app.organization("government"),
        "year": 2026, "channel": channel, "opens_on": "2026-08-01", "closes_on": "2026-08-31",
        "agency_id": app.organization("agency"),
        "questions": [{"item": "overall", "text": "是否满意?", "kind": "level"}]
    })
}

async fn opened(app: &App, channel: &str) -> Value {
    let survey = app.person("deputy-affairs").await.create(SURVEYS, &content(app, channel)).await;
    app.person("third-party").await.act(SURVEYS, &survey, "open", &json!({})).await
}

fn answer(person: &str, level: &str) -> Value {
    json!({"item": "overall", "respondent_key": person, "known": true, "level": level, "resident": true})
}

/// An answer by somebody without a token.
async fn send(stranger: &Person, survey: &Value, body: &Value) -> Answer {
    let path = format!("/api/v1/surveys/{}/responses", survey["id"].as_str().unwrap());
    let request = stranger.request(Method::POST, &path).header("District-Code", "310114");
    Answer::of(request.json(body)).await
}

async fn stored(app: &App) -> u64 {
    Entity::find().count(app.application.service.store.read()).await.unwrap()
}

/// Answers that repeat no other.
async fn counted(app: &App) -> u64 {
    let first = Entity::find().filter(Column::Repeated.eq(false));
    first.count(app.application.service.store.read()).await.unwrap()
}

/// What somebody is told: status, fields and headers, and what of them is not new every time.
fn names(answer: &Answer) -> (u16, Vec<String>) {
    let fields = answer.expect(201).body.as_object().unwrap().iter();
    let kept = |value: &Value| value.is_null() || value.is_boolean();
    let fields =
        fields.map(|(name, value)| if kept(value) { format!("{name} {value}") } else { name.clone() });
    (answer.status, fields.collect())
}

#[tokio::test]
async fn a_citizen_answers_once_and_reads_the_own_answer_with_the_code() {
    let app = App::start().await;
    let survey = opened(&app, "online_public").await;
    let stranger = app.stranger();
    let first = send(&stranger, &survey, &answer("13912345678", "satisfied")).await;
    let code = first.expect(201).body["access_code"].as_str().unwrap().to_owned();
    assert!(!first.text.contains("13912345678"));
    for same in
        ["13912345678", "139 1234 5678", "+86-139-1234-5678", "0086 13912345678", "１３９１２３４５６７８"]
    {
        // Nobody learns by it whether somebody has answered: it is taken, and not counted.
        let again = send(&stranger, &survey, &answer(same, "dissatisfied")).await;
        assert_eq!(names(&again), names(&first));
    }
    let second = send(&stranger, &survey, &answer("13912345679", "average")).await;
    assert_eq!((stored(&app).await, counted(&app).await), (7, 2));

    let read = |answer: &Answer, code: String| {
        let path = format!("/api/v1/survey-responses/{}", answer.body["id"].as_str().unwrap());
        Answer::of(stranger.request(Method::GET, &path).header("Access-Code", code))
    };
    let typed = format!("{}-{}", &code[..4].to_lowercase(), &code[4..]);
    let own = read(&first, typed).await;
    assert_eq!(
        (own.expect(200).body["level"].as_str(), own.body["access_code"].clone()),
        (Some("satisfied"), Value::Null)
    );
    assert_eq!(own.body["created_by"], "00000000-0000-0000-0000-7075626c6963");
    // A code opens its own record only.
    read(&second, code.clone()).await.refused(404, "NOT_FOUND");
    // Those who run the survey see which answers repeat another one.
    let runs = app.person("third-party").await;
    let all = runs.get("/api/v1/survey-responses?limit=50").await.expect(200).body["items"].clone();
    assert_eq!(all.as_array().unwrap().iter().filter(|one| one["repeated"] == true).count(), 5);
    let list = stranger.request(Method::GET, "/api/v1/survey-responses").header("Access-Code", &code);
    assert_eq!(Answer::of(list).await.expect(200).body["items"].as_array().unwrap().len(), 1);
    // The trail has the role, and neither the code nor the person.
    let auditor = app.person("auditor").await;
    let path = format!("/api/v1/survey-responses/{}/history", first.body["id"].as_str().unwrap());
    let history = auditor.get(&path).await;
    assert_eq!(history.expect(200).body["items"][0]["role"], "public");
    assert!(!history.text.contains(&code) && !history.text.contains("1391234"));
}

#[tokio::test]
async fn a_retried_answer_happens_once() {
    let app = App::start().await;
    let survey = opened(&app, "service_users").await;
    let stranger = app.stranger();
    let path = format!("/api/v1/surveys/{}/responses", survey["id"].as_str().unwrap());
    let send = |key: &'static str| {
        let request = stranger.request(Method::POST, &path).header("District-Code", "310114");
        Answer::of(request.header("Idempotency-Key", key).json(&answer("0001", "satisfied")))
    };
    send("short").await.refused(400, "MALFORMED_REQUEST");
    let first = send("0198f3a2-6d1c-7c4e").await;
    let again = send("0198f3a2-6d1c-7c4e").await;
    assert_eq!((again.expect(201).body["id"].clone(), stored(&app).await), (first.body["id"].clone(), 1));
    assert_eq!(again.body["access_code"], Value::Null, "a code is shown once");
}

/// A dry run would ask without a trace whether somebody answered.
#[tokio::test]
async fn trying_an_answer_tells_nothing_of_another_one() {
    let app = App::start().await;
    let survey = opened(&app, "online_public").await;
    let stranger = app.stranger();
    send(&stranger, &survey, &answer("13912345678", "satisfied")).await.expect(201);
    let path = format!("/api/v1/surveys/{}/responses?dry_run=true", survey["id"].as_str().unwrap());
    let tried = async |person: &str| {
        let request = stranger.request(Method::POST, &path).header("District-Code", "310114");
        names(&Answer::of(request.json(&answer(person, "satisfied"))).await)
    };
    assert_eq!(tried("13912345678").await, tried("13912345679").await);
    assert_eq!(stored(&app).await, 1);
    // Whoever enters the answers of others has them, and is told.
    let telephone = opened(&app, "telephone").await;
    let agency = app.person("third-party").await;
    let mut entered = answer("13912345678", "satisfied");
    entered["survey_id"] = telephone["id"].clone();
    agency.create("/survey-responses", &entered).await;
    agency.refused_to_create("/survey-responses", &entered, (409, "SURVEY_DUPLICATE")).await;
}

/// The same key in another district is another request: nobody is answered with what somebody did there.
#[tokio::test]
async fn a_key_of_the_public_is_known_in_one_district() {
    let app = App::start().await;
    let survey = opened(&app, "online_public").await;
    let mut body = answer("0001", "satisfied");
    body["survey_id"] = survey["id"].clone();
    let stranger = app.stranger();
    let send = |district: &'static str| {
        let request =
            stranger.request(Method::POST, "/api/v1/survey-responses").header("District-Code", district);
        Answer::of(request.header("Idempotency-Key", "0198f3a2-6d1c-7c4e").json(&body))
    };
    let first = send("310114").await.expect(201).body["id"].clone();
    assert_eq!(send("310114").await.expect(201).body["id"], first);
    let elsewhere = send("310104").await;
    elsewhere.refused(422, "IDEMPOTENCY_KEY_REUSED");
    assert!(!elsewhere.text.contains(first.as_str().unwrap()));
    assert_eq!(stored(&app).await, 1);
}

#[tokio::test]
async fn answers_that_do_not_fit_are_refused() {
    let app = App::start().await;
    let survey = opened(&app, "online_public").await;
    let stranger = app.stranger();
    for (more, status, code) in [
        (json!({"item": "other"}), 422, "VALIDATION_FAILED"),
        (json!({"known": false}), 422, "VALIDATION_FAILED"),
        (json!({"level": null, "score": 90}), 422, "VALIDATION_FAILED"),
        (json!({"level": "splendid"}), 422, "VALIDATION_FAILED"),
        (json!({"respondent_key": null}), 422, "VALIDATION_FAILED"),
        (json!({"colour": "red"}), 422, "VALIDATION_FAILED"),
        (json!({"comment": "请致电13912345678"}), 422, "PERSONAL_DATA_IN_PUBLICATION"),
    ] {
        let mut body = answer("0001", "satisfied");
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        send(&stranger, &survey, &body).await.refused(status, code);
    }
    // The telephone is the agency's, and before it is opened a survey takes nothing.
    let telephone = opened(&app, "telephone").await;
    send(&stranger, &telephone, &answer("0001", "satisfied")).await.refused(403, "FORBIDDEN_SCOPE");
    let draft = app.person("deputy-affairs").await.create(SURVEYS, &content(&app, "online_public")).await;
    send(&stranger, &draft, &answer("0001", "satisfied")).await.refused(404, "NOT_FOUND");
    app.on("2026-09-01");
    send(&stranger, &survey, &answer("0001", "satisfied")).await.refused(409, "SURVEY_NOT_OPEN");
    assert_eq!(stored(&app).await, 0);
}

#[tokio::test]
async fn thirty_answers_make_a_score() {
    let app = App::start().await;
    let survey = opened(&app, "online_public").await;
    let (agency, stranger) = (app.person("third-party").await, app.stranger());
    let levels = [("very_satisfied", 18), ("satisfied", 9), ("average", 2)];
    let mut number = 0;
    for (level, count) in levels {
        for _ in 0..count {
            number += 1;
            send(&stranger, &survey, &answer(&format!("{number:04}"), level)).await.expect(201);
        }
    }
    // What repeats an answer makes no survey larger.
    for person in ["9999", "9999", "0001"] {
        let again = json!({"item": "overall", "respondent_key": person, "known": false, "resident": false});
        send(&stranger, &survey, &again).await.expect(201);
    }
    agency.refused(SURVEYS, &survey, "compute", &json!({}), (409, "INVALID_TRANSITION")).await;
    agency.act(SURVEYS, &survey, "close", &json!({})).await;
    agency.refused(SURVEYS, &survey, "compute", &json!({}), (422, "SURVEY_TOO_SMALL")).await;
    send(&stranger, &survey, &answer("0030", "average")).await.refused(404, "NOT_FOUND");

    let enough = opened(&app, "telephone").await;
    for number in 0..30 {
        let level = if number < 20 { "very_satisfied" } else { "rather_dissatisfied" };
        let mut body = answer(&format!("{number:04}"), level);
        body["survey_id"] = enough["id"].clone();
        agency.create("/survey-responses", &body).await;
    }
    agency.act(SURVEYS, &enough, "close", &json!({})).await;
    let scored = agency.act(SURVEYS, &enough, "compute", &json!({})).await;
    assert_eq!(
        (scored["score"].as_str(), scored["awareness"]["value"].as_str()),
        (Some("80.00"), Some("100.00"))
    );
    assert_eq!(scored["results"][0]["valid"], 30);
    agency.act(SURVEYS, &enough, "publish", &json!({})).await;
    agency.refused(SURVEYS, &enough, "compute", &json!({}), (409, "RESULT_LOCKED")).await;
    // The published result is public; the draft of another organization is not.
    let path = format!("/api/v1/surveys/{}", enough["id"].as_str().unwrap());
    let public = Answer::of(stranger.request(Method::GET, &path).header("District-Code", "310114")).await;
    assert_eq!(public.expect(200).body["score"], "80.00");
    let office = app.person("sc-office").await;
    assert_eq!(fresh(&office, SURVEYS, &enough).await["state"], "published");
}

#[tokio::test]
async fn a_survey_is_prepared_before_it_opens() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let with = |more: Value| {
        let mut body = content(&app, "online_public");
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let question = json!({"item": "overall", "text": "是否满意?", "kind": "score"});
    for (more, code) in [
        (json!({"closes_on": "2026-07-01"}), "DATE_ORDER"),
        (json!({"questions": [question, question]}), "VALIDATION_FAILED"),
        (json!({"agency_id": "0198f3a2-6d1c-7c4e-9b1a-000000000000"}), "UNKNOWN_REFERENCE"),
    ] {
        affairs.post("/api/v1/surveys", &with(more)).await.refused(422, code);
    }
    let empty = affairs.create(SURVEYS, &with(json!({"questions": []}))).await;
    affairs.refused(SURVEYS, &empty, "open", &json!({}), (422, "QUESTION_SET_MISSING")).await;
    let early = affairs.create(SURVEYS, &with(json!({"opens_on": "2026-08-20"}))).await;
    affairs.refused(SURVEYS, &early, "open", &json!({}), (422, "DATE_ORDER")).await;
    affairs.post("/api/v1/surveys", &with(json!({"year": 1}))).await.refused(422, "VALIDATION_FAILED");
}

/// Who gave an answer is told to nobody else: not by the record, its history, the trail, its file or a filter of it.
#[tokio::test]
async fn who_answered_is_told_to_nobody() {
    let app = App::start().await;
    let affairs = app.person("deputy-affairs").await;
    let mut content = content(&app, "deputies_cppcc");
    content["agency_id"] = Value::Null;
    let survey = affairs.create(SURVEYS, &content).await;
    affairs.act(SURVEYS, &survey, "open", &json!({})).await;
    let (deputy, member) = (app.person("deputy").await, app.user("deputy"));
    let body = json!({
        "survey_id": survey["id"], "item": "overall", "known": true, "level": "satisfied", "resident": true
    });
    let own = deputy.create("/survey-responses", &body).await;
    assert_eq!((&own["created_by"], &own["updated_by"]), (&json!(member), &json!(member)));

    let one = format!("/api/v1/survey-responses/{}", own["id"].as_str().unwrap());
    let entries = format!("/api/v1/audit-events?subject_id={}", own["id"].as_str().unwrap());
    let file = "/api/v1/audit-events/export?format=csv&subject_type=instrument.survey_response".to_owned();
    let mut read = 0;
    for name in ["deputy-affairs", "auditor", "district-admin", "platform-admin"] {
        let reader = app.person(name).await;
        let list = "/api/v1/survey-responses".to_owned();
        for path in [one.clone(), format!("{one}/history"), list, entries.clone(), file.clone()] {
            let answer = reader.get(&path).await;
            assert!(!answer.text.contains(&member), "{name} reads in {path} who answered");
            read += u32::from(answer.status == 200);
        }
        let filtered = reader.get(&format!("{entries}&actor_id={member}")).await;
        let found = filtered.body["items"].as_array().map_or(0, Vec::len);
        assert_eq!(found, 0, "{name} finds the answer by who gave it");
    }
    assert!(read >= 12, "only {read} readings were allowed");
    let history = deputy.get(&format!("{one}/history")).await;
    assert_eq!(history.expect(200).body["items"][0]["actor_id"], json!(member), "oneself, one knows");
}

#[tokio::test]
async fn a_survey_closes_by_itself() {
    let app = App::start().await;
    let survey = opened(&app, "online_public").await;
    app.on("2026-09-01");
    app.sweep().await;
    let agency = app.person("third-party").await;
    let path = format!("/api/v1{SURVEYS}/{}", survey["id"].as_str().unwrap());
    let closed = agency.get(&path).await.expect(200).body.clone();
    assert_eq!(
        (closed["state"].as_str(), closed["closed_on"].as_str()),
        (Some("closed"), Some("2026-08-31"))
    );
}
