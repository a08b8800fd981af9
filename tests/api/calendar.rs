//! The calendar is corrected by a notice: what counts working days or rolled over a day off is computed anew, not before today.

use crate::support::{App, People, Person};
use serde_json::{Value, json};

const CORRECTIONS: &str = "/calendar-corrections";

fn day(date: &str, kind: &str, name: Option<&str>) -> Value {
    json!({"date": date, "day_type": kind, "name": name})
}

async fn notice(admin: &Person, days: &[Value]) -> Value {
    let document = admin.document("国务院办公厅通知", "internal").await;
    json!({"days": days, "notice_document_id": document["id"]})
}

/// An issue that was assigned, and the deadline of its plan: ten working days.
async fn assigned(app: &App, on: &str) -> (Value, Value) {
    let people = People::on(app, on).await;
    let admin = app.person("district-admin").await;
    let department = json!({
        "code": format!("d{on}"), "name": format!("局{on}"), "kind": "government_department",
        "parent_id": app.organization("government"), "valid_from": "2026-01-01"
    });
    let department = admin.create("/organizations", &department).await;
    let issue = json!({
        "issue_no": format!("嘉问{on}"), "domain": "supervision", "category": "other", "title": "充电场所消防设施缺失",
        "description": "检查发现消防设施缺失。", "source_type": "inspection", "severity": "general",
        "responsible_org_id": department["id"], "rectify_class": "phased"
    });
    let issue = people.committee.create("/issues", &issue).await;
    people.committee.act("/issues", &issue, "assign", &json!({"due_on": "2026-12-01"})).await;
    let found = deadlines(&people.office, &issue).await;
    let plan = found.iter().find(|deadline| deadline["unit"] == "working_days").unwrap().clone();
    (issue, plan)
}

async fn deadlines(office: &Person, issue: &Value) -> Vec<Value> {
    let path = format!("/api/v1/deadlines?subject_id={}", issue["id"].as_str().unwrap());
    office.get(&path).await.expect(200).body["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_holiday_that_is_made_longer_moves_what_still_runs() {
    let app = App::start().await;
    // Ten working days from 2026-09-21 on: two weekends of holidays and the National Day lie between.
    let (issue, plan) = assigned(&app, "2026-09-21").await;
    assert_eq!((plan["due_on"].as_str(), plan["amount"].as_i64()), (Some("2026-10-12"), Some(10)));
    let people = People::on(&app, "2026-09-22").await;
    let admin = app.person("district-admin").await;
    let holiday = |date: &str| day(date, "statutory_holiday", Some("国庆节"));
    let longer = notice(&admin, &[holiday("2026-10-08"), holiday("2026-10-09")]).await;
    let path = format!("/api/v1{CORRECTIONS}");
    for (name, value, code, pointer) in [
        ("days", json!([]), "VALIDATION_FAILED", "/days"),
        ("days", json!([holiday("2026-10-08"), holiday("2026-10-08")]), "VALIDATION_FAILED", "/days/1"),
        ("days", json!([day("2026-10-08", "makeup_workday", None)]), "VALIDATION_FAILED", "/days/0"),
        ("days", json!([day("2026-10-08", "statutory_holiday", None)]), "VALIDATION_FAILED", "/days/0"),
        ("days", json!([holiday("2026-09-21")]), "REASON_MISSING", "/reason"),
        ("notice_document_id", issue["id"].clone(), "UNKNOWN_REFERENCE", "/notice_document_id"),
    ] {
        let mut wrong = longer.clone();
        wrong[name] = value;
        let refused = admin.post(&path, &wrong).await;
        assert_eq!(refused.refused(422, code).body["errors"][0]["pointer"], pointer);
    }
    people.office.post(&path, &longer).await.refused(403, "FORBIDDEN");
    assert_eq!(
        deadlines(&people.office, &issue).await.iter().filter(|one| one["due_on"] == "2026-10-12").count(),
        1
    );

    let made = admin.create(CORRECTIONS, &longer).await;
    assert_eq!(made["deadlines_moved"], 1);
    assert_eq!(made["warnings"][0]["code"], "DEADLINE_MOVED");
    assert_eq!(
        (&made["warnings"][0]["params"]["was_due_on"], &made["warnings"][0]["params"]["due_on"]),
        (&json!("2026-10-12"), &json!("2026-10-14"))
    );
    let moved = deadlines(&people.office, &issue).await;
    let moved = moved.iter().find(|deadline| deadline["id"] == plan["id"]).unwrap();
    assert_eq!((moved["due_on"].as_str(), moved["state"].as_str()), (Some("2026-10-14"), Some("running")));
    let told = moved["steps"].as_array().unwrap().last().unwrap()["text"].as_str().unwrap().to_owned();
    assert!(told.contains("日历更正"), "{told}");
    let days = people.office.get("/api/v1/calendar-days?year=2026").await;
    let eighth = days.expect(200).body["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["date"] == "2026-10-08")
        .unwrap()
        .clone();
    assert_eq!(eighth, json!({"date": "2026-10-08", "day_type": "statutory_holiday", "name": "国庆节"}));
    // The district alone, and what is opened from now on.
    let other = app.person_of("310104", "sc-office").await.get("/api/v1/calendar-days?year=2026").await;
    assert!(
        other.expect(200).body["items"]
            .as_array()
            .unwrap()
            .contains(&json!({"date": "2026-10-08", "day_type": "workday", "name": null}))
    );
    let (_, later) = assigned(&app, "2026-09-23").await;
    assert_eq!(later["due_on"], "2026-10-16");
    assert_eq!(app.findings().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_holiday_that_is_made_shorter_ends_nothing_before_today() {
    let app = App::start().await;
    let (issue, plan) = assigned(&app, "2026-09-21").await;
    let people = People::on(&app, "2026-10-10").await;
    let admin = app.person("district-admin").await;
    let mut shorter =
        notice(&admin, &[day("2026-10-06", "workday", None), day("2026-10-07", "workday", None)]).await;
    shorter["reason"] = json!("区防汛应急加班");
    let made = admin.create(CORRECTIONS, &shorter).await;
    assert_eq!(made["deadlines_moved"], 1);
    let moved = deadlines(&people.office, &issue).await;
    let moved = moved.iter().find(|deadline| deadline["id"] == plan["id"]).unwrap();
    assert_eq!(moved["due_on"], "2026-10-10", "counted anew it was the ninth, which is over");
}

#[tokio::test]
async fn a_holiday_crosses_the_end_of_the_year() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let year = json!({
        "year": 2027, "makeup_workdays": ["2026-12-27"],
        "holidays": [{"name": "元旦", "from": "2026-12-31", "to": "2027-01-03"}]
    });
    let mut far = year.clone();
    far["holidays"][0]["from"] = json!("2026-10-31");
    admin.post("/api/v1/calendar-years", &far).await.refused(422, "VALIDATION_FAILED");
    admin.create("/calendar-years", &year).await;
    let kind = async |date: &str| {
        let days = admin.get(&format!("/api/v1/calendar-days?year={}", &date[..4])).await;
        let days = days.expect(200).body["items"].as_array().unwrap().clone();
        days.into_iter().find(|one| one["date"] == date).unwrap()["day_type"].clone()
    };
    assert_eq!(kind("2026-12-31").await, "statutory_holiday");
    assert_eq!(kind("2026-12-27").await, "makeup_workday");
    assert_eq!(kind("2027-01-03").await, "statutory_holiday");
    let notice = notice(
        &admin,
        &[
            day("2026-12-30", "statutory_holiday", Some("元旦")),
            day("2027-01-04", "statutory_holiday", Some("元旦")),
        ],
    )
    .await;
    admin.create(CORRECTIONS, &notice).await;
    assert_eq!(
        (kind("2026-12-30").await, kind("2027-01-04").await),
        (json!("statutory_holiday"), json!("statutory_holiday"))
    );
}

#[tokio::test]
async fn a_missing_year_names_the_record_that_waits() {
    let app = App::start().await;
    let people = People::on(&app, "2026-12-28").await;
    let issue = json!({
        "issue_no": "嘉问2026-99", "domain": "supervision", "category": "other", "title": "充电场所消防设施缺失",
        "description": "检查发现消防设施缺失。", "source_type": "inspection", "severity": "general",
        "responsible_org_id": app.organization("construction"), "rectify_class": "phased"
    });
    let issue = people.committee.create("/issues", &issue).await;
    let refused =
        people.committee.try_act("/issues", &issue, "assign", &json!({"due_on": "2027-03-01"})).await;
    let params = refused.refused(422, "CALENDAR_YEAR_MISSING").body["params"].clone();
    assert_eq!((&params["year"], &params["subject_id"]), (&json!(2027), &issue["id"]));
    assert_eq!(params["subject_type"], "instrument.issue");
}
