//! On which days a site receives people: rules, what holidays make of them, and the month into which they go (03 §2.2, §4.6).

use super::{SCHEDULES, SITES, building, home};
use crate::support::{Answer, App, Person, fresh, only};
use reqwest::Method;
use serde_json::{Value, json};

pub const RULES: &str = "/stations/reception-rules";

/// The fifteenth of every month.
pub fn fifteenth(site: &Value) -> Value {
    json!({
        "site_id": site["id"], "rrule": "FREQ=MONTHLY;BYMONTHDAY=15", "start_time": "09:00", "end_time": "11:00",
        "holiday_policy": "next_workday", "valid_from": "2026-01-01", "valid_to": "2026-12-31"
    })
}

fn planned(app: &App, month: u32) -> Value {
    json!({"year": 2026, "month": month, "topic": "停车和充电", "place": "第一代表之家", "deputy_ids": [app.deputy(9)]})
}

async fn dates(person: &Person, rule: &Value, query: &str) -> Vec<[String; 2]> {
    let path = format!("/api/v1{RULES}/{}/dates{query}", rule["id"].as_str().unwrap());
    let answer = person.get(&path).await;
    let items = answer.expect(200).body["items"].as_array().unwrap().clone();
    items
        .iter()
        .map(|one| ["date", "planned_on"].map(|name| one[name].as_str().unwrap().to_owned()))
        .collect()
}

/// The days and numbers of the items of a month.
fn items(schedule: &Value) -> Vec<(String, i64)> {
    let items = schedule["items"].as_array().unwrap().iter();
    items.map(|item| (item["date"].as_str().unwrap().to_owned(), item["seq"].as_i64().unwrap())).collect()
}

async fn months(person: &Person) -> Vec<Value> {
    let page = person.get(&format!("/api/v1{SCHEDULES}?sort=created_at")).await;
    page.expect(200).body["items"].as_array().unwrap().clone()
}

#[tokio::test]
async fn receptions_give_way_to_holidays() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let rule = leader.create(RULES, &fifteenth(&site)).await;
    assert_eq!(
        (rule["state"].as_str(), rule["committee_id"].as_str()),
        (Some("active"), Some(&*app.organization("street-committee")))
    );
    let moved = [["2026-03-16".to_owned(), "2026-03-15".to_owned()]];
    assert_eq!(dates(&leader, &rule, "?from=2026-03-01").await, moved);
    // This month, if nothing is said; everybody may ask.
    let stranger = app.stranger();
    let path = format!("/api/v1{RULES}/{}/dates", rule["id"].as_str().unwrap());
    let asked = Answer::of(stranger.request(Method::GET, &path).header("District-Code", "310114")).await;
    let asked = asked.expect(200).body.clone();
    assert_eq!((&asked["from"], &asked["to"]), (&json!("2026-08-01"), &json!("2026-08-31")));
    assert_eq!(asked["items"], json!([{"date": "2026-08-17", "planned_on": "2026-08-15"}]));
    for wrong in
        ["?from=2026-03-02&to=2026-03-01", "?from=2026-01-01&to=2027-01-02", "?from=2026-3-1", "?to=x"]
    {
        leader.get(&format!("{path}{wrong}")).await.refused(400, "INVALID_PARAMETER");
    }
    leader.get(&format!("{path}?month=3")).await.refused(400, "UNKNOWN_PARAMETER");
    // A year without a calendar is named, with the rule that waits for it.
    let path = format!("/api/v1{RULES}/{}", rule["id"].as_str().unwrap());
    leader.patch(&path, &json!({"valid_to": "2030-12-31"})).await.expect(200);
    let mut wrong = fifteenth(&site);
    wrong["rrule"] = json!("FREQ=MONTHLY;BYHOUR=9");
    let told = leader.post(&format!("/api/v1{RULES}"), &wrong).await;
    let reason = told.refused(422, "VALIDATION_FAILED").body["params"]["reason"].clone();
    assert!(reason.as_str().unwrap().contains("BYHOUR"), "{reason}");
    // A site that is closed has none any more, and gets none.
    let station = building(&app, "JD-02", "station", Some(&site)).await;
    let rule = leader.create(RULES, &fifteenth(&station)).await;
    let affairs = app.person("deputy-affairs").await;
    let consent = affairs.document("同意撤销", "internal").await;
    affairs
        .act(SITES, &station, "close", &json!({"reason": "合并", "consent_document_id": consent["id"]}))
        .await;
    let ended = fresh(&leader, RULES, &rule).await;
    assert_eq!((ended["state"].as_str(), ended["valid_to"].as_str()), (Some("retired"), Some("2026-08-03")));
    leader.refused_to_create(RULES, &fifteenth(&station), (409, "SITE_NOT_ACTIVE")).await;
    leader.refused(RULES, &rule, "retire", &json!({}), (409, "INVALID_TRANSITION")).await;
}

#[tokio::test]
async fn a_month_takes_the_receptions_of_its_rules_while_it_is_a_draft() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let rule = leader.create(RULES, &fifteenth(&site)).await;
    only(&app, &["deputy-affairs"], RULES, &rule, "plan", &planned(&app, 9)).await;
    leader.act(RULES, &rule, "plan", &planned(&app, 9)).await;
    let made = months(&leader).await;
    assert_eq!(made.len(), 1, "{made:#?}");
    assert_eq!((made[0]["state"].as_str(), made[0]["month"].as_i64()), (Some("draft"), Some(9)));
    assert_eq!(items(&made[0]), [("2026-09-15".to_owned(), 1)]);
    assert_eq!(made[0]["items"][0]["reception_rule_id"], rule["id"]);
    // Nobody says so but the service; who edits the draft keeps it.
    let mut copied = json!({"site_id": site["id"], "year": 2026, "month": 11, "items": made[0]["items"]});
    copied["items"][0]["date"] = json!("2026-11-17");
    leader.refused_to_create(SCHEDULES, &copied, (422, "VALIDATION_FAILED")).await;
    let path = format!("/api/v1{SCHEDULES}/{}", made[0]["id"].as_str().unwrap());
    leader.patch(&path, &json!({"items": made[0]["items"]})).await.expect(200);
    // Again nothing is new; another rule adds to the same month.
    leader.act(RULES, &rule, "plan", &planned(&app, 9)).await;
    let mut other = fifteenth(&site);
    (other["rrule"], other["start_time"], other["end_time"]) =
        (json!("FREQ=MONTHLY;BYDAY=2WE"), json!("14:00"), json!("15:00"));
    let other = leader.create(RULES, &other).await;
    leader.act(RULES, &other, "plan", &planned(&app, 9)).await;
    let made = months(&leader).await;
    assert_eq!(
        (made.len(), items(&made[0])),
        (1, vec![("2026-09-15".to_owned(), 1), ("2026-09-09".to_owned(), 2)])
    );
    // Who is not in office receives nobody, nobody is named twice, and a month without a day has nothing to plan.
    let mut wrong = planned(&app, 10);
    wrong["deputy_ids"] = json!([]);
    leader.refused(RULES, &rule, "plan", &wrong, (422, "VALIDATION_FAILED")).await;
    wrong["deputy_ids"] = json!([app.organization("street")]);
    leader.refused(RULES, &rule, "plan", &wrong, (422, "UNKNOWN_REFERENCE")).await;
    let affairs = app.person("deputy-affairs").await;
    let notice = affairs.document("公告", "public").await;
    let end =
        json!({"state_reason": "resigned", "state_date": "2026-08-03", "state_document_id": notice["id"]});
    affairs.act("/deputies", &json!({"id": app.deputy(11)}), "terminate", &end).await;
    wrong["deputy_ids"] = json!([app.deputy(11)]);
    leader.refused(RULES, &rule, "plan", &wrong, (422, "DEPUTY_NOT_IN_OFFICE")).await;
    let path = format!("/api/v1{RULES}/{}", rule["id"].as_str().unwrap());
    leader.patch(&path, &json!({"valid_to": "2026-10-14"})).await.expect(200);
    leader.refused(RULES, &rule, "plan", &planned(&app, 10), (422, "VALIDATION_FAILED")).await;
    leader.patch(&path, &json!({"valid_to": "2029-12-31"})).await.expect(200);
    let mut later = planned(&app, 5);
    later["year"] = json!(2029);
    leader.refused(RULES, &rule, "plan", &later, (422, "CALENDAR_YEAR_MISSING")).await;
    app.person("town-presidium")
        .await
        .refused(RULES, &rule, "plan", &planned(&app, 10), (403, "FORBIDDEN_SCOPE"))
        .await;
    // What is published is changed with notice.
    leader.act(SCHEDULES, &made[0], "publish", &json!({})).await;
    leader.refused(RULES, &rule, "plan", &planned(&app, 9), (409, "ALREADY_EXISTS")).await;
    leader.act(RULES, &rule, "retire", &json!({})).await;
    leader.refused(RULES, &rule, "plan", &planned(&app, 11), (409, "INVALID_TRANSITION")).await;
}

#[tokio::test]
async fn a_month_has_room_for_so_many() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let mut daily = fifteenth(&site);
    daily["rrule"] = json!("FREQ=DAILY");
    let mut last = Value::Null;
    for hour in 9..15 {
        (daily["start_time"], daily["end_time"]) =
            (json!(format!("{hour:02}:00")), json!(format!("{hour:02}:30")));
        last = leader.create(RULES, &daily).await;
        let answer = leader.try_act(RULES, &last, "plan", &planned(&app, 9)).await;
        if answer.status != 200 {
            answer.refused(422, "VALIDATION_FAILED");
            break;
        }
    }
    // September has 22 working days: four rules have room, the fifth has not.
    let made = months(&leader).await;
    assert_eq!(items(&made[0]).len(), 88);
    leader.refused(RULES, &last, "plan", &planned(&app, 9), (422, "VALIDATION_FAILED")).await;
}

#[tokio::test]
async fn drafts_follow_a_corrected_calendar_and_published_months_are_warned_of() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let rule = leader.create(RULES, &fifteenth(&site)).await;
    for month in [9, 10] {
        leader.act(RULES, &rule, "plan", &planned(&app, month)).await;
    }
    let made = months(&leader).await;
    leader.act(SCHEDULES, &made[0], "publish", &json!({})).await;
    let admin = app.person("district-admin").await;
    let notice = admin.document("调休通知", "public").await;
    let off = |day: &str| json!({"date": day, "day_type": "statutory_holiday", "name": "调休"});
    let correction = json!({"days": [off("2026-09-15"), off("2026-10-15")], "notice_document_id": notice["id"], "reason": null});
    let corrected = admin.create("/calendar-corrections", &correction).await;
    let moved: Vec<_> = corrected["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["code"] == "RECEPTION_MOVED")
        .collect();
    assert_eq!(moved.len(), 2, "{corrected}");
    let told = |place: usize| {
        [&moved[place]["params"]["was_on"], &moved[place]["params"]["date"]]
            .map(|day| day.as_str().unwrap().to_owned())
    };
    let mut days = [told(0), told(1)];
    days.sort();
    assert_eq!(days, [["2026-09-15", "2026-09-16"], ["2026-10-15", "2026-10-16"]]);
    let published = fresh(&leader, SCHEDULES, &made[0]).await;
    let draft = fresh(&leader, SCHEDULES, &made[1]).await;
    assert_eq!(
        (items(&published), items(&draft)),
        (vec![("2026-09-15".to_owned(), 1)], vec![("2026-10-16".to_owned(), 1)])
    );
    assert_eq!(
        dates(&leader, &rule, "?from=2026-10-01").await,
        [["2026-10-16".to_owned(), "2026-10-15".to_owned()]]
    );
}
