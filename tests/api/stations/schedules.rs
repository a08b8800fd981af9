//! The month of a site: published before it begins, changed with notice, told what became of it (03 §3.2).

use super::{ENROLLMENTS, SCHEDULES, SITES, building, by, clock, enroll, home, kept_by, leaves, opened};
use crate::support::{App, Person, fresh};
use serde_json::{Value, json};

pub fn item(app: &App, seq: u32, day: &str, hours: (&str, &str), deputies: &[usize]) -> Value {
    let deputies: Vec<String> = deputies.iter().map(|place| app.deputy(*place)).collect();
    json!({
        "seq": seq, "date": day, "start_time": hours.0, "end_time": hours.1, "category": "voter_reception",
        "topic": "充电设施和停车", "deputy_ids": deputies, "place": "第一代表之家"
    })
}

pub fn september(app: &App, site: &Value) -> Value {
    json!({"site_id": site["id"], "year": 2026, "month": 9, "items": [item(app, 1, "2026-09-15", ("09:00", "11:00"), &[9])]})
}

/// The activity of an item of a month.
async fn activity_of(person: &Person, month: &Value, seq: u32) -> Value {
    let links = month["activities"].as_array().unwrap();
    let link = links.iter().find(|link| link["seq"] == seq).unwrap_or_else(|| panic!("{month}"));
    fresh(person, "/activities", &json!({"id": link["activity_id"]})).await
}

#[tokio::test]
async fn the_activities_of_a_month_follow_its_changes() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let mut month = september(&app, &site);
    month["items"] = json!([
        item(&app, 1, "2026-09-15", ("09:00", "11:00"), &[9]),
        item(&app, 2, "2026-09-22", ("09:00", "11:00"), &[9])
    ]);
    // What it carries out is an item of a plan of the site.
    let mut strange = month.clone();
    strange["items"][0]["plan_item_id"] = json!(uuid::Uuid::nil());
    leader.refused_to_create(SCHEDULES, &strange, (422, "UNKNOWN_REFERENCE")).await;
    let made = leader.create(SCHEDULES, &month).await;
    let published = leader.act(SCHEDULES, &made, "publish", &json!({})).await;
    let (first, second) =
        (activity_of(&leader, &published, 1).await, activity_of(&leader, &published, 2).await);
    let items = json!([
        item(&app, 1, "2026-09-16", ("14:00", "15:00"), &[9]),
        item(&app, 3, "2026-09-24", ("09:00", "11:00"), &[9])
    ]);
    let change = json!({"items": items, "reason": "场地检修", "notice_document_id": null});
    let changed = leader.act(SCHEDULES, &made, "change", &change).await;
    let moved = fresh(&leader, "/activities", &first).await;
    assert_eq!(
        (moved["planned_start_at"].as_str(), moved["postponed_from"].as_str()),
        (Some("2026-09-16T06:00:00Z"), Some("2026-09-15T01:00:00Z"))
    );
    assert_eq!(fresh(&leader, "/activities", &second).await["state"], "cancelled");
    assert_eq!(activity_of(&leader, &changed, 3).await["state"], "announced");
    assert_eq!(changed["activities"].as_array().unwrap().len(), 2);
    // What became of an activity by itself stays: the month writes to it what differs, and no more.
    let third = activity_of(&leader, &changed, 3).await;
    let later = json!({
        "planned_start_at": "2026-09-29T01:00:00Z", "planned_end_at": "2026-09-29T03:00:00Z", "reason": "场地检修"
    });
    leader.act("/activities", &third, "postpone", &later).await;
    let mut items = fresh(&leader, SCHEDULES, &made).await["items"].clone();
    items[1]["topic"] = json!("换一个主题");
    let change = json!({"items": items, "reason": "主题调整", "notice_document_id": null});
    leader.act(SCHEDULES, &made, "change", &change).await;
    let third = fresh(&leader, "/activities", &third).await;
    assert_eq!(
        (third["title"].as_str(), third["planned_start_at"].as_str()),
        (Some("换一个主题"), Some("2026-09-29T01:00:00Z"))
    );
}

/// The reception of an item is held on its day, recorded and verified by the street.
async fn held(app: &App, activity: &Value, day: &str) {
    app.on(day);
    let leader = app.person("site-manager").await;
    app.person("deputy").await.act("/activities", activity, "check-in", &json!({"method": "qr"})).await;
    leader.act("/activities", activity, "start", &json!({})).await;
    app.wait(3 * 3600);
    let leader = app.person("site-manager").await;
    let proof = leader.document("签到表", "internal").await;
    let record = json!({
        "actual_start_at": format!("{day}T01:00:00Z"), "actual_end_at": format!("{day}T03:00:00Z"),
        "attendance": [{"deputy_id": app.deputy(9), "invited": true, "status": "present", "method": "qr"}],
        "summary": "代表接待居民八人次,听取对社区公共充电设施建设和停车管理的意见建议,现场解答政策问题,对当场不能答复的事项作了登记,会后转交有关部门办理。",
        "attachment_ids": [proof["id"]]
    });
    leader.act("/activities", activity, "record", &record).await;
    app.person("street-director").await.act("/activities", activity, "verify", &json!({})).await;
}

#[tokio::test]
async fn a_month_is_closed_by_what_was_verified_and_open_again_when_that_is_void() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let made = leader.create(SCHEDULES, &september(&app, &site)).await;
    let published = leader.act(SCHEDULES, &made, "publish", &json!({})).await;
    let activity = activity_of(&leader, &published, 1).await;
    held(&app, &activity, "2026-09-15").await;
    app.on("2026-10-09");
    app.sweep().await;
    let leader = app.person("site-manager").await;
    let told = json!({"outcomes": [{"seq": 1, "held": true, "reason": null}]});
    leader.act(SCHEDULES, &made, "close", &told).await;
    let affairs = app.person("deputy-affairs").await;
    let finding = affairs.document("核查认定", "internal").await;
    let void = json!({"voided_reason": "经核查活动未实际举行。", "finding_document_id": finding["id"]});
    affairs.act("/activities", &activity, "void", &void).await;
    let open = fresh(&leader, SCHEDULES, &made).await;
    assert_eq!((open["state"].as_str(), &open["outcomes"]), (Some("executed"), &json!([])));
    assert_eq!(clock(&app, &made, "SCHEDULE_CLOSING").await["state"], "running");
}

#[tokio::test]
async fn a_month_is_published_run_and_told() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let made = leader.create(SCHEDULES, &september(&app, &site)).await;
    leader.refused_to_create(SCHEDULES, &september(&app, &site), (409, "ALREADY_EXISTS")).await;
    app.person("organ-clerk")
        .await
        .get(&format!("/api/v1{SCHEDULES}/{}", made["id"].as_str().unwrap()))
        .await
        .refused(404, "NOT_FOUND");
    let published = leader.act(SCHEDULES, &made, "publish", &json!({})).await;
    assert_eq!((published["state"].as_str(), published["late"].as_bool()), (Some("published"), Some(false)));
    // Each item has its activity, which voters are told of with the month.
    let activity = activity_of(&leader, &published, 1).await;
    let told = ["state", "category", "planned_start_at", "announced_on"].map(|field| activity[field].clone());
    assert_eq!(
        told,
        ["announced", "voter_reception", "2026-09-15T01:00:00Z", "2026-08-03"].map(|text| json!(text))
    );
    assert_eq!(activity["invited_deputy_ids"], json!([app.deputy(9)]));
    leader.refused(SCHEDULES, &made, "close", &json!({"outcomes": []}), (409, "INVALID_TRANSITION")).await;
    app.on("2026-09-30");
    app.sweep().await;
    assert_eq!(fresh(&app.person("organ-clerk").await, SCHEDULES, &made).await["state"], "published");
    app.on("2026-10-09");
    app.sweep().await;
    let leader = app.person("site-manager").await;
    assert_eq!(fresh(&leader, SCHEDULES, &made).await["state"], "executed");
    let told =
        |held: bool, reason: Option<&str>| json!({"outcomes": [{"seq": 1, "held": held, "reason": reason}]});
    leader.refused(SCHEDULES, &made, "close", &told(false, None), (409, "OPEN_ITEMS")).await;
    // What nobody has verified was not held.
    leader.refused(SCHEDULES, &made, "close", &told(true, None), (409, "OPEN_ITEMS")).await;
    let closed = leader.act(SCHEDULES, &made, "close", &told(false, Some("因台风预警取消。"))).await;
    assert_eq!(closed["state"], "closed");
}

#[tokio::test]
async fn items_fit_their_month_and_nobody_is_in_two_places() {
    let app = App::start().await;
    let home = home(&app).await;
    let station = building(&app, "JD-02", "station", Some(&home)).await;
    let leader = app.person("site-manager").await;
    for items in [
        json!([]),
        json!([item(&app, 1, "2026-10-01", ("09:00", "11:00"), &[9])]),
        json!([item(&app, 1, "2026-09-15", ("11:00", "09:00"), &[9])]),
        json!([item(&app, 1, "2026-09-15", ("09:00", "11:00"), &[])]),
        json!([
            item(&app, 1, "2026-09-15", ("09:00", "11:00"), &[9]),
            item(&app, 1, "2026-09-16", ("09:00", "11:00"), &[9])
        ]),
    ] {
        let mut wrong = september(&app, &home);
        wrong["items"] = items;
        leader.refused_to_create(SCHEDULES, &wrong, (422, "VALIDATION_FAILED")).await;
    }
    app.person("town-presidium")
        .await
        .refused_to_create(SCHEDULES, &september(&app, &home), (403, "FORBIDDEN_SCOPE"))
        .await;
    let first = leader.create(SCHEDULES, &september(&app, &home)).await;
    leader.act(SCHEDULES, &first, "publish", &json!({})).await;
    let second = leader.create(SCHEDULES, &september(&app, &station)).await;
    leader.refused(SCHEDULES, &second, "publish", &json!({}), (409, "SITE_NOT_ACTIVE")).await;
    enroll(&app, &station, 10, true).await;
    opened(&app, &station).await;
    leader.refused(SCHEDULES, &second, "publish", &json!({}), (409, "ROSTER_CLASH")).await;
    let path = format!("/api/v1{SCHEDULES}/{}", second["id"].as_str().unwrap());
    leader
        .patch(&path, &json!({"items": [item(&app, 1, "2026-09-15", ("11:00", "12:00"), &[9])]}))
        .await
        .expect(200);
    leader.act(SCHEDULES, &second, "publish", &json!({})).await;
    // Who left the office meanwhile is not announced.
    let third = json!({"site_id": home["id"], "year": 2026, "month": 10, "items": [item(&app, 1, "2026-10-20", ("09:00", "11:00"), &[11])]});
    let third = leader.create(SCHEDULES, &third).await;
    let affairs = app.person("deputy-affairs").await;
    let notice = affairs.document("公告", "public").await;
    let end =
        json!({"state_reason": "resigned", "state_date": "2026-08-03", "state_document_id": notice["id"]});
    affairs.act("/deputies", &json!({"id": app.deputy(11)}), "terminate", &end).await;
    leader.refused(SCHEDULES, &third, "publish", &json!({}), (422, "DEPUTY_NOT_IN_OFFICE")).await;
}

#[tokio::test]
async fn a_suspended_site_changes_nothing_and_nobody_is_named_by_a_number() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let named = (422, "PERSONAL_DATA_IN_PUBLICATION");
    for field in ["topic", "place"] {
        let mut wrong = september(&app, &site);
        wrong["items"][0][field] = json!("请致电13900000001");
        leader.refused_to_create(SCHEDULES, &wrong, named).await;
    }
    let made = leader.create(SCHEDULES, &september(&app, &site)).await;
    leader.act(SCHEDULES, &made, "publish", &json!({})).await;
    let mut items = september(&app, &site)["items"].clone();
    items[0]["topic"] = json!("请致电13900000001");
    let change = |items: &Value| json!({"items": items, "reason": "场地检修", "notice_document_id": null});
    leader.refused(SCHEDULES, &made, "change", &change(&items), named).await;
    let director = app.person("street-director").await;
    let consent = director.document("代表工委同意函", "internal").await;
    let suspension =
        json!({"suspended_until": "2026-11-30", "reason": "修缮", "consent_document_id": consent["id"]});
    director.act(SITES, &site, "suspend", &suspension).await;
    items[0]["topic"] = json!("停车");
    leader.refused(SCHEDULES, &made, "change", &change(&items), (409, "SITE_NOT_ACTIVE")).await;
}

#[tokio::test]
async fn who_leaves_falls_off_what_is_still_to_come() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let mut month = september(&app, &site);
    month["items"] = json!([
        item(&app, 1, "2026-09-01", ("09:00", "11:00"), &[9, 11]),
        item(&app, 2, "2026-09-15", ("09:00", "11:00"), &[9, 11]),
        item(&app, 3, "2026-09-22", ("09:00", "11:00"), &[11])
    ]);
    let made = leader.create(SCHEDULES, &month).await;
    leader.act(SCHEDULES, &made, "publish", &json!({})).await;
    app.on("2026-09-10");
    leaves(&app, 11, "suspend", "2026-09-10").await;
    let leader = app.person("site-manager").await;
    let left = fresh(&leader, SCHEDULES, &made).await;
    let deputies: Vec<Value> =
        left["items"].as_array().unwrap().iter().map(|item| item["deputy_ids"].clone()).collect();
    // What is over stays as it was; what was planned stays readable.
    assert_eq!(
        deputies,
        [json!([app.deputy(9), app.deputy(11)]), json!([app.deputy(9)]), json!([])],
        "{left}"
    );
    assert_eq!(left["former_items"].as_array().unwrap().len(), 2);
    // The last one of an item: somebody else, or nobody, before it would be announced.
    let street = app.organization("street-committee");
    assert_eq!(kept_by(&app, &made, "SCHEDULE_VACANCY").await, by(street, "2026-09-19", "running"));
    let mut items = left["items"].clone();
    let change = |items: &Value| json!({"items": items, "reason": "代表离任", "notice_document_id": null});
    leader.refused(SCHEDULES, &made, "change", &change(&items), (422, "VALIDATION_FAILED")).await;
    items[2]["deputy_ids"] = json!([app.deputy(10)]);
    leader.act(SCHEDULES, &made, "change", &change(&items)).await;
    assert_eq!(clock(&app, &made, "SCHEDULE_VACANCY").await["state"], "met");
}

#[tokio::test]
async fn who_moves_to_another_site_falls_off_the_old_one() {
    let app = App::start().await;
    let home = home(&app).await;
    let station = building(&app, "JD-02", "station", Some(&home)).await;
    let enrolled = enroll(&app, &station, 10, true).await;
    opened(&app, &station).await;
    let leader = app.person("site-manager").await;
    let mut months = Vec::new();
    for (site, day) in [(&home, "2026-09-15"), (&station, "2026-09-16")] {
        let items = json!([item(&app, 1, day, ("09:00", "11:00"), &[9, 10])]);
        let month = json!({"site_id": site["id"], "year": 2026, "month": 9, "items": items});
        let made = leader.create(SCHEDULES, &month).await;
        leader.act(SCHEDULES, &made, "publish", &json!({})).await;
        months.push(made);
    }
    let clerk = app.person("deputy-affairs").await;
    clerk.act(ENROLLMENTS, &enrolled, "move", &json!({"to_site_id": home["id"]})).await;
    let named = |month: &Value| month["items"][0]["deputy_ids"].as_array().unwrap().len();
    assert_eq!(named(&fresh(&leader, SCHEDULES, &months[0]).await), 2);
    assert_eq!(named(&fresh(&leader, SCHEDULES, &months[1]).await), 1);
}

/// What a district with sixty-five sites does in a month is one request, whose cost does not grow with them.
#[tokio::test]
async fn the_months_of_all_sites_are_one_request() {
    let app = App::start().await;
    let home = home(&app).await;
    let (clerk, leader) = (app.person("street-clerk").await, app.person("site-manager").await);
    leader.create(SCHEDULES, &september(&app, &home)).await;
    let path = format!("/api/v1{SCHEDULES}?year=2026&month=9&limit=200&expand=site");
    let statements = app.application.service.store.statements();
    statements.listen();
    let mut costs = Vec::new();
    for sites in [1, 65] {
        for number in 2..=sites {
            let mut proposed =
                crate::stations::site(&app, &format!("JD-{number:02}"), "station", Some(&home));
            proposed["nearness_reason"] = json!("两处居民区之间有铁路隔断。");
            let site = clerk.create(SITES, &proposed).await;
            leader.create(SCHEDULES, &september(&app, &site)).await;
        }
        leader.get(&path).await.expect(200);
        drop(statements.take());
        let page = leader.get(&path).await;
        assert_eq!(page.expect(200).body["items"].as_array().unwrap().len(), sites);
        let sent = statements.take();
        costs.push(sent.iter().filter(|one| !one.sql.contains("\"revocation\"")).count());
    }
    assert_eq!(costs[0], costs[1]);
}
