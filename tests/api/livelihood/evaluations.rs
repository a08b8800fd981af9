//! Post-evaluations: who scores, when it is concluded, and what a flag asks for (07 §2.9, §3.5).

use super::{
    projects::{PROJECTS, selected, started},
    verdict::{EVALUATIONS, KIND, accepted, conclusion, evaluated, questions, result_told, scored, scores},
    voting::settled,
};
use crate::support::{App, Person, fresh, only};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

fn evaluation(app: &App, project: &Value, evaluator: &str) -> Value {
    json!({"project_id": project["id"], "evaluator_org_id": app.organization(evaluator)})
}

async fn refused_to_begin(government: &Person, body: &Value, code: (u16, &str)) {
    government.refused_to_create(EVALUATIONS, body, code).await;
}

#[tokio::test]
async fn somebody_who_had_no_part_in_it_scores_each_factor_once() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = accepted(&app, &projects, 0).await;
    let other = started(&app, &projects[1], |_| {}).await;
    let government = app.person("government-office").await;
    let unknown = json!({"project_id": uuid::Uuid::nil(), "evaluator_org_id": app.organization("agency")});
    refused_to_begin(&government, &unknown, (422, "UNKNOWN_REFERENCE")).await;
    refused_to_begin(&government, &evaluation(&app, &other, "agency"), (409, "INVALID_TRANSITION")).await;
    for own in ["construction", "urban"] {
        refused_to_begin(&government, &evaluation(&app, &one, own), (403, "SELF_VERIFICATION")).await;
    }
    let draft = government.create(EVALUATIONS, &evaluation(&app, &one, "agency")).await;
    assert_eq!((draft["state"].as_str(), draft["revisit_on"].as_str()), (Some("draft"), Some("2027-02-25")));
    refused_to_begin(&government, &evaluation(&app, &one, "agency"), (409, "ALREADY_EXISTS")).await;
    let path = format!("/api/v1{EVALUATIONS}/{}", draft["id"].as_str().unwrap());
    let own = json!({"evaluator_org_id": app.organization("construction")});
    government.patch(&path, &own).await.refused(403, "SELF_VERIFICATION");
    // The department reads what is found of it, and deputies read what is told.
    app.person("department-clerk").await.get(&path).await.expect(200);
    app.person("deputy").await.get(&path).await.refused(404, "NOT_FOUND");
    let agency = app.person("third-party").await;
    let with = |place: usize, field: &str, value: &str| {
        let mut wrong = scores(0);
        wrong["scores"][place][field] = json!(value);
        wrong
    };
    let mut five = scores(0);
    five["scores"].as_array_mut().unwrap().pop();
    for wrong in [with(0, "score", "20.01"), with(2, "score", "-0.01"), with(5, "factor", "need_match"), five]
    {
        agency.refused(EVALUATIONS, &draft, "score", &wrong, (422, "SCORE_OUT_OF_RANGE")).await;
    }
    only(&app, &["third-party", "government-office"], EVALUATIONS, &draft, "score", &scores(0)).await;
    let db = app.application.service.store.whole().await.unwrap();
    let assisting = |organization: &str| {
        let own = app.organization(organization);
        format!(r#"UPDATE livelihood_project SET co_department_ids = '["{own}"]' WHERE code = '2027-01'"#)
    };
    db.execute_unprepared(&assisting("agency")).await.unwrap();
    agency.refused(EVALUATIONS, &draft, "score", &scores(0), (403, "SELF_VERIFICATION")).await;
    db.execute_unprepared(&assisting("urban")).await.unwrap();
    let scored = agency.act(EVALUATIONS, &draft, "score", &scores(21)).await;
    assert_eq!((scored["total"].as_str(), scored["grade"].as_str()), (Some("79.00"), Some("medium")));
    agency.refused(EVALUATIONS, &draft, "score", &scores(0), (409, "INVALID_TRANSITION")).await;
}

/// A project that the members have judged, flagged or not, and its evaluation that is scored.
async fn judged(app: &App, reasons: &str) -> (Value, Value) {
    let projects = selected(app).await;
    let one = accepted(app, &projects, 0).await;
    let evaluation = evaluated(app, &one, 0).await;
    let db = app.application.service.store.whole().await.unwrap();
    let flag = reasons != "[]";
    let judged = format!(
        "UPDATE livelihood_project SET exit_reasons = '{reasons}', exit_flag = {flag} WHERE code = '2027-01'"
    );
    db.execute_unprepared(&judged).await.unwrap();
    (one, evaluation)
}

#[tokio::test]
async fn it_is_concluded_after_the_revisit_by_somebody_else() {
    let app = App::start().await;
    let (one, evaluation) = judged(&app, "[]").await;
    let government = app.person("government-office").await;
    let go_on = conclusion("continue", None);
    government.refused(EVALUATIONS, &evaluation, "conclude", &go_on, (409, "INVALID_TRANSITION")).await;
    settled(&app, &[("2027-01", "assessed")]).await;
    government.refused(EVALUATIONS, &evaluation, "conclude", &go_on, (422, "REVISIT_NOT_DUE")).await;
    app.on("2027-02-25");
    let government = app.person("government-office").await;
    let mut unused = go_on.clone();
    unused["usage"]["capacity"] = json!(0);
    government.refused(EVALUATIONS, &evaluation, "conclude", &unused, (422, "VALIDATION_FAILED")).await;
    government
        .refused(EVALUATIONS, &evaluation, "conclude", &conclusion("stop", None), (422, "REASON_MISSING"))
        .await;
    let db = app.application.service.store.whole().await.unwrap();
    let scorer = |name: &str| {
        let user = format!("SELECT id FROM user_account WHERE username = '310114-{name}'");
        format!("UPDATE project_post_evaluation SET scored_by = ({user})")
    };
    db.execute_unprepared(&scorer("government-office")).await.unwrap();
    government.refused(EVALUATIONS, &evaluation, "conclude", &go_on, (403, "SELF_VERIFICATION")).await;
    db.execute_unprepared(&scorer("third-party")).await.unwrap();
    only(&app, &["government-office"], EVALUATIONS, &evaluation, "conclude", &go_on).await;
    let concluded = government.act(EVALUATIONS, &evaluation, "conclude", &go_on).await;
    assert_eq!(
        (concluded["state"].as_str(), concluded["usage_rate"].as_str()),
        (Some("concluded"), Some("86.00"))
    );
    result_told(&app, &evaluation).await;
    government.act(EVALUATIONS, &evaluation, "publish", &json!({})).await;
    app.person("deputy")
        .await
        .get(&format!("/api/v1{EVALUATIONS}/{}", evaluation["id"].as_str().unwrap()))
        .await
        .expect(200);
    // What is carried out again is evaluated anew.
    let committee = app.person("committee-staff").await;
    committee.act(PROJECTS, &one, "reopen", &json!({"reason": "停用"})).await;
    assert_eq!(fresh(&committee, PROJECTS, &one).await["reopenings"].as_array().unwrap().len(), 1);
    settled(&app, &[("2027-01", "assessed")]).await;
    government.refused(PROJECTS, &one, "record-evaluation", &json!({}), (409, "PUBLICATION_MISSING")).await;
}

#[tokio::test]
async fn a_flag_is_answered() {
    let app = App::start().await;
    let (_, evaluation) = judged(&app, r#"["low_awareness"]"#).await;
    settled(&app, &[("2027-01", "assessed")]).await;
    app.on("2027-02-25");
    let government = app.person("government-office").await;
    let refused = [
        conclusion("continue", Some("继续")),
        conclusion("expand", Some("扩大")),
        conclusion("improve", None),
    ];
    for body in refused {
        let answer = government.try_act(EVALUATIONS, &evaluation, "conclude", &body).await;
        answer.refused(422, "EXIT_FLAG_UNANSWERED");
        assert_eq!(answer.body["params"]["exit_reasons"], json!(["low_awareness"]), "{}", answer.text);
    }
    let improved = conclusion("improve", Some("加强宣传,更换点位标识。"));
    let concluded = government.act(EVALUATIONS, &evaluation, "conclude", &improved).await;
    assert_eq!((&concluded["exit_flag"], concluded["conclusion"].as_str()), (&json!(true), Some("improve")));
}

#[tokio::test]
async fn few_satisfied_in_two_years_flags_what_continues() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = accepted(&app, &projects, 0).await;
    app.on("2026-08-26");
    let online = questions(&app, (KIND, &one), "online_public");
    let online = scored(&app, &online, [0, 0, 0, 20, 10], 0).await;
    let recorded = json!({"survey_ids": [online["id"]]});
    let db = app.application.service.store.whole().await.unwrap();
    let other = |code: &str| format!("(SELECT id FROM livelihood_project WHERE code = '{code}')");
    let continues = format!(
        "UPDATE project_candidate SET continues_id = {} WHERE id = (SELECT candidate_id FROM livelihood_project WHERE code = '2027-01')",
        other("2027-02")
    );
    db.execute_unprepared(&continues).await.unwrap();
    let agency = app.person("third-party").await;
    // The year before the one before says nothing, neither does a year of which nobody was asked, or of which enough were satisfied.
    let cases =
        [("2025", "7999", false), ("2026", "NULL", false), ("2026", "8000", false), ("2026", "7999", true)];
    for (year, satisfaction, flagged) in cases {
        let before = format!(
            "UPDATE livelihood_project SET year = {year}, satisfaction = {satisfaction} WHERE code = '2027-02'"
        );
        db.execute_unprepared(&before).await.unwrap();
        settled(&app, &[("2027-01", "accepted")]).await;
        let asked = agency.act(PROJECTS, &one, "record-survey", &recorded).await;
        let reasons = if flagged { json!(["low_satisfaction"]) } else { json!([]) };
        assert_eq!(
            (&asked["exit_flag"], &asked["exit_reasons"]),
            (&json!(flagged), &reasons),
            "{year} {satisfaction}"
        );
    }
}
