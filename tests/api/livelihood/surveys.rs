//! Surveys of a project: which of them count, and what they say (07 §3.4, §4.6).

use super::{
    projects::{PROJECTS, selected},
    verdict::{KIND, SURVEYS, accepted, asked, questions, scored},
};
use crate::support::{Answer, App, Person};
use reqwest::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

const SURVEYS_PATH: &str = "/api/v1/surveys?sort=created_at";
const GOOD: [u32; 5] = [20, 10, 0, 0, 0];

fn named(surveys: &[&Value]) -> Value {
    json!({"survey_ids": surveys.iter().map(|survey| survey["id"].clone()).collect::<Vec<_>>()})
}

async fn refused(person: &Person, project: &Value, body: &Value, (code, reason): (&str, &str)) {
    let answer = person.try_act(PROJECTS, project, "record-survey", body).await;
    assert_eq!(
        (answer.body["code"].as_str(), answer.body["params"]["reason"].as_str()),
        (Some(code), Some(reason)),
        "{}",
        answer.text
    );
}

#[tokio::test]
async fn only_surveys_of_this_project_after_its_acceptance_count() {
    let app = App::start().await;
    let projects = selected(&app).await;
    app.on("2026-08-24");
    let early = scored(&app, &questions(&app, (KIND, &projects[0]), "telephone"), GOOD, 0).await;
    app.on("2026-08-25");
    let (one, other) = (accepted(&app, &projects, 0).await, accepted(&app, &projects, 1).await);
    let ask = |project, channel| questions(&app, (KIND, project), channel);
    let elsewhere = scored(&app, &ask(&other, "online_public"), GOOD, 0).await;
    let organization = json!({"id": app.organization("government")});
    let nothing = questions(&app, ("registry.organization", &organization), "telephone");
    let nothing = scored(&app, &nothing, GOOD, 0).await;
    let online = scored(&app, &ask(&one, "online_public"), GOOD, 0).await;
    let open = app.person("government-office").await.create(SURVEYS, &ask(&one, "telephone")).await;
    let agency = app.person("third-party").await;
    agency.act(SURVEYS, &open, "open", &json!({})).await;
    // What a department that nobody asked asks says nothing, and stands in nobody's way.
    let finance = app.person("finance-clerk").await;
    let mut unasked = ask(&one, "telephone");
    unasked["agency_id"] = json!(null);
    let unasked = finance.create(SURVEYS, &unasked).await;
    finance.act(SURVEYS, &unasked, "open", &json!({})).await;
    let unknown = json!({"survey_ids": [uuid::Uuid::nil()]});
    agency.refused(PROJECTS, &one, "record-survey", &unknown, (422, "UNKNOWN_REFERENCE")).await;
    let refusals = [
        (named(&[&online, &elsewhere]), "subject"),
        (named(&[&nothing]), "subject"),
        (named(&[&online, &unasked]), "subject"),
        (named(&[&early]), "before_the_acceptance"),
        (named(&[&online, &open]), "not_closed"),
        // All of them: nobody chooses the best.
        (named(&[&online]), "left_out"),
    ];
    for (body, reason) in refusals {
        refused(&agency, &one, &body, ("SURVEY_INVALID", reason)).await;
    }
    agency.act(SURVEYS, &open, "close", &json!({})).await;
    let both = named(&[&online, &open]);
    let recorded = agency.act(PROJECTS, &one, "record-survey", &both).await;
    // The channel that is missing leaves its part to the other.
    assert_eq!(recorded["satisfaction"], "93.33");
    assert_eq!(recorded["channel_scores"].as_array().unwrap().len(), 1);
    agency.refused(PROJECTS, &one, "record-survey", &both, (409, "INVALID_TRANSITION")).await;
}

#[tokio::test]
async fn what_people_were_asked_on_the_morning_before_the_acceptance_does_not_count() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let early = scored(&app, &questions(&app, (KIND, &projects[0]), "telephone"), GOOD, 0).await;
    app.wait(300);
    let one = accepted(&app, &projects, 0).await;
    let agency = app.person("third-party").await;
    let body = named(&[&early]);
    refused(&agency, &one, &body, ("SURVEY_INVALID", "before_the_acceptance")).await;
    let later = scored(&app, &questions(&app, (KIND, &one), "telephone"), GOOD, 0).await;
    agency.act(PROJECTS, &one, "record-survey", &named(&[&later])).await;
}

#[tokio::test]
async fn enough_answers_are_scored_before_they_are_recorded() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = accepted(&app, &projects, 0).await;
    let closed = asked(&app, &questions(&app, (KIND, &one), "telephone"), GOOD, 0).await;
    let agency = app.person("third-party").await;
    refused(&agency, &one, &named(&[&closed]), ("SURVEY_INVALID", "not_scored")).await;
    agency.act(SURVEYS, &closed, "compute", &json!({})).await;
    agency.act(PROJECTS, &one, "record-survey", &named(&[&closed])).await;
}

#[tokio::test]
async fn no_department_of_the_project_asks_about_it() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = accepted(&app, &projects, 0).await;
    let government = app.person("government-office").await;
    for own in ["construction", "urban"] {
        let own = json!({"agency_ids": [app.organization("agency"), app.organization(own)]});
        let answer = government.try_act(PROJECTS, &one, "invite-agencies", &own).await;
        assert_eq!(answer.refused(403, "SELF_VERIFICATION").body["errors"][0]["pointer"], "/agency_ids/1");
    }
    let mut biased = questions(&app, (KIND, &one), "telephone");
    biased["agency_id"] = json!(app.organization("construction"));
    let survey = government.create(SURVEYS, &biased).await;
    government.act(SURVEYS, &survey, "open", &json!({})).await;
    let survey = government.act(SURVEYS, &survey, "close", &json!({})).await;
    let agency = app.person("third-party").await;
    agency.refused(PROJECTS, &one, "record-survey", &named(&[&survey]), (403, "SELF_VERIFICATION")).await;
    let db = app.application.service.store.whole().await.unwrap();
    let assisting = format!(
        r#"UPDATE livelihood_project SET co_department_ids = '["{}"]' WHERE code = '2027-01'"#,
        app.organization("agency")
    );
    let own = scored(&app, &questions(&app, (KIND, &one), "telephone"), GOOD, 0).await;
    db.execute_unprepared(&assisting).await.unwrap();
    let agency = app.person("third-party").await;
    agency.refused(PROJECTS, &one, "record-survey", &named(&[&own]), (403, "SELF_VERIFICATION")).await;
}

#[tokio::test]
async fn without_a_score_after_a_second_try_it_is_said_why() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = accepted(&app, &projects, 0).await;
    let few = questions(&app, (KIND, &one), "telephone");
    let first = asked(&app, &few, [29, 0, 0, 0, 0], 0).await;
    let agency = app.person("third-party").await;
    agency.refused(SURVEYS, &first, "compute", &json!({}), (422, "SURVEY_TOO_SMALL")).await;
    let why = |surveys: &[&Value]| {
        let mut body = named(surveys);
        body["no_score_reason"] = json!("两次调查有效答卷均不足三十份。");
        body
    };
    agency.refused(PROJECTS, &one, "record-survey", &why(&[&first]), (422, "SURVEY_TOO_SMALL")).await;
    let second = asked(&app, &few, [1, 0, 0, 0, 0], 0).await;
    let silent = named(&[&first, &second]);
    agency.refused(PROJECTS, &one, "record-survey", &silent, (422, "SURVEY_TOO_SMALL")).await;
    let recorded = agency.act(PROJECTS, &one, "record-survey", &why(&[&first, &second])).await;
    assert_eq!((recorded["state"].as_str(), &recorded["satisfaction"]), (Some("surveyed"), &Value::Null));
    assert_eq!(recorded["no_score_reason"], "两次调查有效答卷均不足三十份。");
}

/// An answer of the public; all of them come from one place.
async fn answered(app: &App, survey: &Value, person: u32, level: &str) {
    let path = format!("/api/v1/surveys/{}/responses", survey["id"].as_str().unwrap());
    let answer = json!({
        "item": "overall", "respondent_key": format!("{person:04}"), "known": true, "level": level, "resident": true
    });
    let request = app.stranger().request(Method::POST, &path).header("District-Code", "310114").json(&answer);
    Answer::of(request).await.expect(201);
}

#[tokio::test]
async fn suspect_answers_are_counted_apart_and_left_out_only_with_a_reason() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let (one, other) = (accepted(&app, &projects, 0).await, accepted(&app, &projects, 1).await);
    let government = app.person("government-office").await;
    let mut surveys = Vec::new();
    for project in [&one, &other] {
        let survey = government.create(SURVEYS, &questions(&app, (KIND, project), "online_public")).await;
        app.person("third-party").await.act(SURVEYS, &survey, "open", &json!({})).await;
        surveys.push(survey);
    }
    // Ten within an hour pass; an hour later others do.
    for hour in 0..3 {
        for person in 0..10 {
            for survey in &surveys {
                answered(&app, survey, hour * 100 + person, "very_satisfied").await;
            }
        }
        if hour < 2 {
            app.wait(3_601);
        }
    }
    for person in 0..10 {
        for survey in &surveys {
            answered(&app, survey, 900 + person, "dissatisfied").await;
        }
    }
    let agency = app.person("third-party").await;
    for survey in &surveys {
        agency.act(SURVEYS, survey, "close", &json!({})).await;
        let scored = agency.act(SURVEYS, survey, "compute", &json!({})).await;
        assert_eq!(
            (scored["score"].as_str(), scored["score_without_suspects"].as_str()),
            (Some("80.00"), Some("100.00"))
        );
        let result = &scored["results"][0];
        assert_eq!((result["answers"].as_u64(), result["suspects"].as_u64()), (Some(40), Some(10)));
    }
    let all = agency.act(PROJECTS, &one, "record-survey", &named(&[&surveys[0]])).await;
    let both = |row: &Value| {
        ["satisfaction", "satisfaction_with_all", "satisfaction_without_suspects"]
            .map(|name| row[name].clone())
    };
    assert_eq!(both(&all), [json!("80.00"), json!("80.00"), json!("100.00")]);
    assert_eq!(
        (all["awareness"][0]["valid"].as_u64(), &all["suspects_excluded_reason"]),
        (Some(40), &Value::Null)
    );
    let mut without = named(&[&surveys[1]]);
    without["suspects_excluded_reason"] = json!("同一来源一小时内集中提交。");
    let without = agency.act(PROJECTS, &other, "record-survey", &without).await;
    assert_eq!(both(&without), [json!("100.00"), json!("80.00"), json!("100.00")]);
    assert_eq!(without["awareness"][0]["valid"], 30);
    assert_eq!(without["channel_scores"][0]["suspects"], 10);
}

/// demo-data, section 7.
#[tokio::test]
async fn a_demonstration_has_the_published_scores_of_fengxian() {
    let app = App::demonstration().await;
    let office = app.person_of("310120", "government-office").await;
    let surveys = office.get(SURVEYS_PATH).await.expect(200).body["items"].as_array().unwrap().clone();
    let told: Vec<_> = surveys
        .iter()
        .map(|one| (one["year"].as_i64(), one["score"].as_str(), one["state"].as_str()))
        .collect();
    assert_eq!(
        told,
        [(Some(2018), Some("91.10"), Some("published")), (Some(2019), Some("93.10"), Some("published"))]
    );
}
