//! A month says what became of its activities by themselves: postponed, cancelled (03 §3.2).

use super::{SCHEDULES, home};
use crate::support::{Answer, App, Person, fresh, only};
use reqwest::Method;
use serde_json::{Value, json};

const ACTIVITIES: &str = "/activities";

fn reception(app: &App, seq: u32, day: &str) -> Value {
    json!({
        "seq": seq, "date": day, "start_time": "09:00", "end_time": "11:00", "category": "voter_reception",
        "topic": "充电设施和停车", "deputy_ids": [app.deputy(9)], "place": "第一代表之家"
    })
}

/// September of a site, published with two receptions, and the activity of the first.
async fn published(app: &App, site: &Value) -> (Value, Value) {
    let leader = app.person("site-manager").await;
    let items = json!([reception(app, 1, "2026-09-15"), reception(app, 2, "2026-09-22")]);
    let month = json!({"site_id": site["id"], "year": 2026, "month": 9, "items": items});
    let made = leader.create(SCHEDULES, &month).await;
    let month = leader.act(SCHEDULES, &made, "publish", &json!({})).await;
    let activity = json!({"id": month["activities"][0]["activity_id"]});
    (month, activity)
}

/// What everybody subscribes to.
async fn calendar(app: &App, site: &Value) -> String {
    let path = format!("/api/v1/stations/sites/{}/schedule.ics", site["id"].as_str().unwrap());
    Answer::of(app.stranger().request(Method::GET, &path)).await.expect(200).text.clone()
}

/// The texts that are drafted of an activity.
async fn drafted(person: &Person, activity: &Value) -> Vec<String> {
    let path = format!("/api/v1/publications?subject_id={}", activity["id"].as_str().unwrap());
    let drafts = person.get(&path).await.expect(200).body["items"].clone();
    let text = |draft: &Value| draft["text"].as_str().unwrap().to_owned();
    drafts.as_array().unwrap().iter().map(text).collect()
}

fn to(day: &str) -> Value {
    json!({
        "planned_start_at": format!("{day}T06:00:00Z"), "planned_end_at": format!("{day}T08:00:00Z"), "reason": "场地检修"
    })
}

#[tokio::test]
async fn what_is_postponed_stands_in_its_month_on_its_new_day() {
    let app = App::start().await;
    let site = home(&app).await;
    let (month, activity) = published(&app, &site).await;
    let leader = app.person("site-manager").await;
    leader.act(ACTIVITIES, &activity, "postpone", &to("2026-09-18")).await;
    let followed = fresh(&leader, SCHEDULES, &month).await;
    let hours = ["date", "start_time", "end_time"].map(|field| followed["items"][0][field].clone());
    assert_eq!(hours, ["2026-09-18", "14:00", "16:00"].map(|text| json!(text)));
    assert_eq!(followed["former_items"][0]["date"], "2026-09-15", "what was planned stays readable");
    let seen = calendar(&app, &site).await;
    assert!(seen.contains("DTSTART:20260918T060000Z") && !seen.contains("20260915"), "{seen}");
    let office = app.person("sc-office").await;
    let text = |day: &str| format!("原定于2026-09-15举行的充电设施和停车,改于{day}在第一代表之家举行。");
    assert_eq!(drafted(&office, &activity).await, [text("2026-09-18")]);

    // Postponed into the next month: nobody is told of the day that holds no more, checked or not.
    let draft = format!("/api/v1/publications?subject_id={}", activity["id"].as_str().unwrap());
    let draft = office.get(&draft).await.expect(200).body["items"][0].clone();
    office.act("/publications", &draft, "review", &json!({})).await;
    let mut later = to("2026-10-15");
    later.as_object_mut().unwrap().remove("reason");
    let path = format!("/api/v1{ACTIVITIES}/{}", activity["id"].as_str().unwrap());
    leader.patch(&path, &later).await.expect(200);
    assert_eq!(drafted(&office, &activity).await, [text("2026-10-15")]);
    let followed = fresh(&leader, SCHEDULES, &month).await;
    assert_eq!(followed["items"][0]["date"], "2026-10-15");
    // The month goes on with it.
    let mut items = followed["items"].clone();
    items[1]["topic"] = json!("停车");
    let change = json!({"items": items, "reason": "主题调整", "notice_document_id": null});
    leader.act(SCHEDULES, &month, "change", &change).await;
    let activity = fresh(&leader, ACTIVITIES, &activity).await;
    assert_eq!(activity["planned_start_at"], "2026-10-15T06:00:00Z");
    assert_eq!(app.findings().await, Vec::<String>::new());
}

#[tokio::test]
async fn what_is_cancelled_takes_place_in_no_calendar() {
    let app = App::start().await;
    let site = home(&app).await;
    let (month, activity) = published(&app, &site).await;
    let leader = app.person("site-manager").await;
    let why = json!({"reason": "代表出差"});
    let people = ["site-manager", "street-clerk", "street-director"];
    only(&app, &people, ACTIVITIES, &activity, "cancel", &why).await;
    leader.act(ACTIVITIES, &activity, "cancel", &why).await;
    let followed = fresh(&leader, SCHEDULES, &month).await;
    let cancelled: Vec<&Value> =
        followed["activities"].as_array().unwrap().iter().map(|link| &link["cancelled"]).collect();
    assert_eq!(cancelled, [&json!(true), &json!(false)]);
    let seen = calendar(&app, &site).await;
    assert!(seen.contains("20260922") && !seen.contains("20260915"), "{seen}");
    let office = app.person("sc-office").await;
    let told = "原定于2026-09-15在第一代表之家举行的充电设施和停车取消。";
    assert_eq!(drafted(&office, &activity).await, [told]);

    // The deputy is free at that time.
    let mut items = followed["items"].clone();
    items.as_array_mut().unwrap().push(reception(&app, 3, "2026-09-15"));
    let change = json!({"items": items, "reason": "增加接待", "notice_document_id": null});
    leader.act(SCHEDULES, &month, "change", &change).await;

    // It was scheduled, and what became of it is said when the month is over.
    app.on("2026-10-09");
    app.sweep().await;
    let leader = app.person("site-manager").await;
    let outcome = |seq: u32, reason: Option<&str>| json!({"seq": seq, "held": false, "reason": reason});
    let told = |reason| json!({"outcomes": [outcome(1, reason), outcome(2, Some("台风")), outcome(3, Some("台风"))]});
    leader.refused(SCHEDULES, &month, "close", &told(None), (409, "OPEN_ITEMS")).await;
    leader.act(SCHEDULES, &month, "close", &told(Some("代表出差"))).await;
}

#[tokio::test]
async fn of_what_nobody_was_told_nothing_is_taken_back_in_public() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let planned = json!({
        "organizer_type": "site", "organizer_id": site["id"], "category": "voter_reception", "title": "接待选民",
        "topic": null, "place": "第一代表之家", "site_id": site["id"], "assignment_id": null,
        "arrangement_document_id": null, "plan_item_id": null, "planned_start_at": "2026-09-10T01:00:00Z",
        "planned_end_at": "2026-09-10T03:00:00Z", "invited_deputy_ids": [app.deputy(9)]
    });
    let planned = leader.create(ACTIVITIES, &planned).await;
    let office = app.person("sc-office").await;
    assert_eq!(drafted(&office, &planned).await, ["接待选民于2026-09-10在第一代表之家举行。"]);
    leader.act(ACTIVITIES, &planned, "cancel", &json!({"reason": "未定"})).await;
    assert_eq!(drafted(&office, &planned).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_reception_to_which_no_deputy_came_was_not_held() {
    let app = App::start().await;
    let site = home(&app).await;
    let (month, activity) = published(&app, &site).await;
    app.on("2026-09-15");
    app.person("site-manager").await.act(ACTIVITIES, &activity, "start", &json!({})).await;
    app.wait(3 * 3600);
    let leader = app.person("site-manager").await;
    let proof = leader.document("签到表", "internal").await;
    let record = json!({
        "actual_start_at": "2026-09-15T01:00:00Z", "actual_end_at": "2026-09-15T03:00:00Z",
        "attendance": [{"deputy_id": app.deputy(9), "invited": true, "status": "absent"}],
        "summary": "站点工作人员接待居民八人次,代表因故未到场,听取对社区公共充电设施建设和停车管理的意见建议,对各事项作了登记,会后转交有关部门办理。",
        "attachment_ids": [proof["id"]]
    });
    leader.act(ACTIVITIES, &activity, "record", &record).await;
    app.person("street-director").await.act(ACTIVITIES, &activity, "verify", &json!({})).await;
    app.on("2026-10-09");
    app.sweep().await;
    let leader = app.person("site-manager").await;
    let told = |held: bool| {
        json!({"outcomes": [
            {"seq": 1, "held": held, "reason": "代表未到场。"}, {"seq": 2, "held": false, "reason": "台风"}
        ]})
    };
    leader.refused(SCHEDULES, &month, "close", &told(true), (409, "OPEN_ITEMS")).await;
    leader.act(SCHEDULES, &month, "close", &told(false)).await;
}
