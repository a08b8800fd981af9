//! Duty reports: announced to the voters, prepared, delivered, rated, published; written ones; postponed and cancelled ones (03 §3.7).

use super::DUTIES;
use crate::support::{Answer, App, Person, fresh, only};
use reqwest::Method;
use serde_json::{Value, json};

const REPORTS: &str = "/stations/duty-reports";
const KIND: &str = "stations.duty_report";

fn report(app: &App, deputy: usize, form: &str) -> Value {
    json!({"deputy_id": app.deputy(deputy), "form": form, "held_on": "2026-08-20", "place": "第一街道代表之家", "site_id": null})
}

async fn told(app: &App, kind: &str, report: &Value) {
    let office = app.person("sc-office").await;
    office.publish_to(&office, (kind, "to_public"), KIND, report).await;
}

async fn materials(person: &Person) -> Value {
    let document = person.document("述职报告", "public").await;
    json!({
        "document_id": document["id"], "on_laws": "带头执行决议。", "on_sessions": "出席大会全程。",
        "on_intersession": "参加调研二次。", "on_contact": "接待选民三次。"
    })
}

fn ratings(satisfied: i64, dissatisfied: i64) -> Value {
    json!({
        "ratings": [{"aspect": "contact", "satisfied": satisfied, "basically_satisfied": 0, "dissatisfied": dissatisfied, "invalid": 0}],
        "overall_satisfied": satisfied, "overall_basically_satisfied": 0, "overall_dissatisfied": dissatisfied,
        "overall_invalid": 1, "announced_on_the_spot": true
    })
}

/// What somebody without a token reads.
async fn publicly(app: &App, report: &Value) -> Answer {
    let path = format!("/api/v1{REPORTS}/{}", report["id"].as_str().unwrap());
    Answer::of(app.stranger().request(Method::GET, &path).header("District-Code", "310114")).await
}

/// Announced and prepared, on its day.
async fn ready(app: &App, form: &str) -> Value {
    let director = app.person("street-director").await;
    let made = director.create(REPORTS, &report(app, 9, form)).await;
    told(app, "notice", &made).await;
    director.act(REPORTS, &made, "announce", &json!({})).await;
    let deputy = app.person("deputy").await;
    deputy.act(REPORTS, &made, "prepare", &materials(&deputy).await).await;
    app.on("2026-08-20");
    made
}

#[tokio::test]
async fn voters_are_told_a_week_before_and_of_the_day_that_holds() {
    let app = App::start().await;
    let director = app.person("street-director").await;
    app.person("town-presidium")
        .await
        .refused_to_create(REPORTS, &report(&app, 9, "oral"), (403, "FORBIDDEN_SCOPE"))
        .await;
    for (field, value, code) in [
        ("held_on", json!("2026-08-03"), (422, "DATE_ORDER")),
        ("site_id", json!("0190a1b2-0000-7000-8000-000000000000"), (422, "UNKNOWN_REFERENCE")),
    ] {
        let mut wrong = report(&app, 9, "oral");
        wrong[field] = value;
        director.refused_to_create(REPORTS, &wrong, code).await;
    }
    let affairs = app.person("deputy-affairs").await;
    let proof = affairs.document("代表资格审查报告", "internal").await;
    let rest = json!({"state_reason": "detained_criminal_case", "state_date": "2026-08-03", "state_document_id": proof["id"]});
    affairs.act("/deputies", &json!({"id": app.deputy(11)}), "suspend", &rest).await;
    director.refused_to_create(REPORTS, &report(&app, 11, "oral"), (422, "DEPUTY_NOT_IN_OFFICE")).await;

    let made = director.create(REPORTS, &report(&app, 9, "oral")).await;
    assert_eq!(
        (&made["round"], &made["congress_body_id"]),
        (&json!(1), &json!(app.organization("street-committee")))
    );
    only(&app, &["deputy-affairs"], REPORTS, &made, "announce", &json!({})).await;
    director.refused(REPORTS, &made, "announce", &json!({}), (409, "PUBLICATION_MISSING")).await;
    app.on("2026-08-14");
    told(&app, "notice", &made).await;
    let director = app.person("street-director").await;
    director.refused(REPORTS, &made, "announce", &json!({}), (422, "NOTICE_TOO_SHORT")).await;
    let postponed = |day: &str| json!({"held_on": day, "reason": "公告时间不足。"});
    director.refused(REPORTS, &made, "postpone", &postponed("2026-08-14"), (422, "DATE_ORDER")).await;
    let later = director.act(REPORTS, &made, "postpone", &postponed("2026-08-21")).await;
    assert_eq!((later["state"].as_str(), &later["round"]), (Some("postponed"), &json!(2)));
    // The notice of before told of another day.
    director.refused(REPORTS, &made, "announce", &json!({}), (409, "PUBLICATION_MISSING")).await;
    told(&app, "notice", &made).await;
    let announced = director.act(REPORTS, &made, "announce", &json!({})).await;
    assert_eq!(announced["announced_on"], "2026-08-14");

    let deputy = app.person("deputy").await;
    let good = materials(&deputy).await;
    only(&app, &["deputy"], REPORTS, &made, "prepare", &good).await;
    let empty =
        json!({"title": "述职报告", "kind": "report", "file_name": "述职报告.pdf", "disclosure": "public"});
    let empty = deputy.create("/documents", &empty).await;
    for (field, value, code) in [
        ("document_id", empty["id"].clone(), (422, "DOCUMENT_MISSING")),
        ("on_contact", json!("联系电话13812345678。"), (422, "PERSONAL_DATA_IN_PUBLICATION")),
    ] {
        let mut wrong = good.clone();
        wrong[field] = value;
        deputy.refused(REPORTS, &made, "prepare", &wrong, code).await;
    }
    app.on("2026-08-22");
    let deputy = app.person("deputy").await;
    deputy.refused(REPORTS, &made, "prepare", &good, (422, "DATE_ORDER")).await;
}

#[tokio::test]
async fn a_report_is_a_duty_and_its_result_is_published() {
    let app = App::start().await;
    let set =
        "UPDATE user_account SET roles = '[\"deputy\",\"deputy_affairs\"]' WHERE username = '310114-deputy'";
    let whole = app.application.service.store.whole().await.unwrap();
    sea_orm::ConnectionTrait::execute_unprepared(&whole, set).await.unwrap();
    drop(whole);
    let made = ready(&app, "oral").await;
    let director = app.person("street-director").await;
    let delivery = |voters: i64| json!({"voters_invited": 40, "voters_present": voters, "questions": [{"question": "充电桩何时安装?"}]});
    director.refused(REPORTS, &made, "deliver", &delivery(29), (422, "TOO_FEW_VOTERS")).await;
    app.on("2026-08-21");
    let late = app.person("street-director").await;
    late.refused(REPORTS, &made, "deliver", &delivery(32), (422, "DATE_ORDER")).await;
    app.on("2026-08-20");
    director.act(REPORTS, &made, "deliver", &delivery(32)).await;
    let duty = format!("/api/v1{DUTIES}?duty_type=duty_report&deputy_id={}", app.deputy(9));
    let duty = director.get(&duty).await.expect(200).body["items"][0].clone();
    assert_eq!((&duty["state"], &duty["duty_report_id"]), (&json!("submitted"), &made["id"]));

    director.refused(REPORTS, &made, "publish", &json!({}), (409, "OPEN_ITEMS")).await;
    director.refused(REPORTS, &made, "evaluate", &ratings(31, 1), (422, "BALLOT_ARITHMETIC")).await;
    let mut hidden = ratings(30, 1);
    hidden["announced_on_the_spot"] = json!(false);
    director.refused(REPORTS, &made, "evaluate", &hidden, (422, "VALIDATION_FAILED")).await;
    let mut twice = ratings(30, 1);
    let aspect = twice["ratings"][0].clone();
    twice["ratings"].as_array_mut().unwrap().push(aspect);
    director.refused(REPORTS, &made, "evaluate", &twice, (422, "VALIDATION_FAILED")).await;
    // A deputy who works in the office leaves the own ratings to others.
    let both = app.person("deputy").await;
    both.refused(REPORTS, &made, "evaluate", &ratings(30, 1), (403, "SELF_VERIFICATION")).await;
    let rated = director.act(REPORTS, &made, "evaluate", &ratings(30, 1)).await;
    assert_eq!((&rated["interview_due"], &rated["evaluated_on"]), (&json!(false), &json!("2026-08-20")));
    director.refused(REPORTS, &made, "publish", &json!({}), (409, "PUBLICATION_MISSING")).await;
    told(&app, "duty_record", &made).await;
    publicly(&app, &made).await.refused(404, "NOT_FOUND");
    let out = director.act(REPORTS, &made, "publish", &json!({})).await;
    assert_eq!(
        (&out["published_on"], &out["feedback_sent_on"]),
        (&json!("2026-08-20"), &json!("2026-08-20"))
    );
    let read = publicly(&app, &made).await.expect(200).body.clone();
    assert_eq!((&read["overall_satisfied"], &read["questions"]), (&json!(30), &json!([])));
    assert_eq!(director.act(REPORTS, &made, "file", &json!({})).await["state"], "filed");
}

#[tokio::test]
async fn what_is_written_is_sent_to_as_many_voters() {
    let app = App::start().await;
    let made = ready(&app, "written").await;
    let director = app.person("street-director").await;
    let sent = |voters: i64| json!({"voters_invited": voters});
    director.refused(REPORTS, &made, "deliver", &sent(29), (422, "TOO_FEW_VOTERS")).await;
    director.act(REPORTS, &made, "deliver", &sent(30)).await;
    // Papers may come back within fifteen days; it is published with them or without.
    let due =
        format!("/api/v1/deadlines?subject_id={}&code=DUTY_REPORT_RATING", made["id"].as_str().unwrap());
    let due = director.get(&due).await.expect(200).body["items"][0]["due_on"].clone();
    assert_eq!(due, "2026-09-04");
    director.refused(REPORTS, &made, "evaluate", &ratings(30, 0), (422, "BALLOT_ARITHMETIC")).await;
    director.refused(REPORTS, &made, "publish", &json!({}), (409, "PUBLICATION_MISSING")).await;
    let rated = director.act(REPORTS, &made, "evaluate", &ratings(10, 11)).await;
    assert_eq!(rated["interview_due"], true);
}

#[tokio::test]
async fn a_written_report_is_published_without_ratings_and_an_open_one_ends_with_the_mandate() {
    let app = App::start().await;
    let made = ready(&app, "written").await;
    let director = app.person("street-director").await;
    director.act(REPORTS, &made, "deliver", &json!({"voters_invited": 30})).await;
    let (affairs, office) = (app.person("deputy-affairs").await, app.person("sc-office").await);
    affairs.publish_to(&office, ("duty_record", "to_public"), KIND, &made).await;
    assert_eq!(director.act(REPORTS, &made, "publish", &json!({})).await["state"], "published");

    let mut second = report(&app, 10, "oral");
    second["held_on"] = json!("2026-09-20");
    let cancelled = affairs.create(REPORTS, &second).await;
    affairs.act(REPORTS, &cancelled, "cancel", &json!({"reason": "改为书面述职。"})).await;
    let open = affairs.create(REPORTS, &second).await;
    // Another day is announced anew, the same is not.
    let path = format!("/api/v1{REPORTS}/{}", open["id"].as_str().unwrap());
    affairs.patch(&path, &json!({"held_on": "2026-08-20"})).await.refused(422, "DATE_ORDER");
    let moved = affairs.patch(&path, &json!({"held_on": "2026-09-21"})).await.expect(200).body.clone();
    assert_eq!(moved["round"], 2);
    let proof = affairs.document("辞职决定", "internal").await;
    let end =
        json!({"state_reason": "resigned", "state_date": "2026-08-20", "state_document_id": proof["id"]});
    affairs.act("/deputies", &json!({"id": app.deputy(10)}), "terminate", &end).await;
    assert_eq!(fresh(&affairs, REPORTS, &open).await["state"], "cancelled");
}
