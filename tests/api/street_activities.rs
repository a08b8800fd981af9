//! Activities and work plans of a street: covered by assignments, announced, held, recorded, verified, counted.

use crate::{
    street_assignments::{accepted, assignment},
    street_committees::committee,
    support::{App, Person, fresh},
};
use serde_json::{Value, json};

pub const ACTIVITIES: &str = "/activities";
pub const PLANS: &str = "/work-plans";
pub const ITEMS: &str = "/work-plan-items";

/// An activity of the committee on a day, to which the tenth deputy is invited.
pub fn activity(app: &App, committee: &Value, category: &str, day: &str) -> Value {
    json!({
        "organizer_type": "street_committee", "organizer_id": committee["id"], "category": category,
        "title": "视察公共充电设施", "topic": null, "place": "第一街道社区会议室", "site_id": null,
        "assignment_id": null, "arrangement_document_id": null, "plan_item_id": null,
        "planned_start_at": format!("{day}T01:00:00Z"), "planned_end_at": format!("{day}T03:00:00Z"),
        "invited_deputy_ids": [app.deputy(9)]
    })
}

/// What was recorded of it: the invited deputy was there.
pub async fn record(app: &App, person: &Person, day: &str) -> Value {
    let proof = person.document("签到表", "internal").await;
    json!({
        "actual_start_at": format!("{day}T01:00:00Z"), "actual_end_at": format!("{day}T03:00:00Z"),
        "attendance": [{"deputy_id": app.deputy(9), "invited": true, "status": "present"}],
        "summary": "代表实地察看充电设施布点和管理情况,听取街道和居民区负责人的介绍,与居民交流使用中的问题,提出了增加布点、加强维护的具体建议。",
        "attachment_ids": [proof["id"]]
    })
}

#[tokio::test]
async fn work_of_supervision_needs_an_accepted_assignment() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let clerk = app.person("street-clerk").await;
    let mut visit = activity(&app, &committee, "inspection", "2026-08-20");
    clerk.refused_to_create(ACTIVITIES, &visit, (422, "ASSIGNMENT_REQUIRED")).await;
    clerk.create(ACTIVITIES, &activity(&app, &committee, "research", "2026-08-21")).await;

    let content = assignment(&app, "嘉交〔2026〕12号").await;
    let task = crate::street_assignments::assigned(&app, &content).await;
    visit["assignment_id"] = task["id"].clone();
    clerk.refused_to_create(ACTIVITIES, &visit, (422, "ASSIGNMENT_REQUIRED")).await;
    let director = app.person("street-director").await;
    director.act("/street-committees/assignments", &task, "accept", &json!({})).await;
    let planned = clerk.create(ACTIVITIES, &visit).await;
    for (category, day) in [("inspection", "2026-10-01"), ("election_work", "2026-08-22")] {
        let mut outside = activity(&app, &committee, category, day);
        outside["assignment_id"] = task["id"].clone();
        clerk.refused_to_create(ACTIVITIES, &outside, (422, "ASSIGNMENT_REQUIRED")).await;
    }
    // An assignment that is withdrawn cancels what has not begun.
    let affairs = app.person("deputy-affairs").await;
    affairs.act("/street-committees/assignments", &task, "withdraw", &json!({"reason": "任务调整。"})).await;
    assert_eq!(fresh(&clerk, ACTIVITIES, &planned).await["state"], "cancelled");
}

#[tokio::test]
async fn an_activity_is_held_recorded_and_verified_by_somebody_else() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let task = accepted(&app, &assignment(&app, "嘉交〔2026〕12号").await).await;
    let clerk = app.person("street-clerk").await;
    let mut visit = activity(&app, &committee, "inspection", "2026-08-20");
    visit["assignment_id"] = task["id"].clone();
    let mut backwards = visit.clone();
    backwards["planned_end_at"] = json!("2026-08-20T00:00:00Z");
    clerk.refused_to_create(ACTIVITIES, &backwards, (422, "DATE_ORDER")).await;
    let town: Person = app.person("town-presidium").await;
    assert!(matches!(town.post("/api/v1/activities", &visit).await.status, 403 | 422));
    let visit = clerk.create(ACTIVITIES, &visit).await;
    let group = app.person("auditor").await.get("/api/v1/deputy-groups").await.body["items"][0].clone();
    let mut twice = activity(&app, &committee, "research", "2026-08-20");
    (twice["organizer_type"], twice["organizer_id"]) = (json!("deputy_group"), group["id"].clone());
    clerk.refused_to_create(ACTIVITIES, &twice, (409, "DUPLICATE_ACTIVITY")).await;
    clerk.act(ACTIVITIES, &visit, "announce", &json!({})).await;
    twice["place"] = json!("别处");
    let other = clerk.create(ACTIVITIES, &twice).await;
    clerk.refused(ACTIVITIES, &other, "announce", &json!({}), (409, "ROSTER_CLASH")).await;
    clerk.refused(ACTIVITIES, &visit, "start", &json!({}), (422, "LATE_RECORD_UNEXPLAINED")).await;

    app.on("2026-08-20");
    let (clerk, deputy) = (app.person("street-clerk").await, app.person("deputy").await);
    deputy.act(ACTIVITIES, &visit, "check-in", &json!({"method": "qr"})).await;
    clerk.act(ACTIVITIES, &visit, "start", &json!({})).await;
    let told = record(&app, &clerk, "2026-08-20").await;
    clerk.refused(ACTIVITIES, &visit, "record", &told, (422, "FUTURE_RECORD")).await;
    app.wait(3 * 3600);
    let clerk = app.person("street-clerk").await;
    let mut nobody = told.clone();
    nobody["attendance"] = json!([]);
    clerk.refused(ACTIVITIES, &visit, "record", &nobody, (422, "ATTENDANCE_INCOMPLETE")).await;
    let (guest, by_hand) = what_is_recorded_of_deputies(&app, &clerk, &visit, &told).await;
    let recorded = clerk.act(ACTIVITIES, &visit, "record", &guest).await;
    assert_eq!(
        (recorded["state"].as_str(), recorded["deputies_absent"].as_bool()),
        (Some("recorded"), Some(false))
    );
    // The deputy's own check-in stays.
    assert_eq!(
        (recorded["attendance"][0]["method"].as_str(), recorded["attendance"][0]["check_in_at"].as_str()),
        (Some("qr"), Some("2026-08-20T01:00:00Z"))
    );
    let director = app.person("street-director").await;
    director.refused(ACTIVITIES, &visit, "verify", &json!({}), (403, "SELF_VERIFICATION")).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(ACTIVITIES, &visit, "return", &json!({"reason": "补充签到表。"})).await;
    clerk.act(ACTIVITIES, &visit, "record", &by_hand).await;
    affairs.act(ACTIVITIES, &visit, "verify", &json!({})).await;
    affairs.refused(ACTIVITIES, &visit, "archive", &json!({}), (422, "FUTURE_RECORD")).await;
    let found = affairs.document("核查认定", "internal").await;
    let void = json!({"voided_reason": "活动未实际举行。", "finding_document_id": found["id"]});
    affairs.act(ACTIVITIES, &visit, "void", &void).await;
}

/// Leave asked and approved before, by another; check-ins at their time; guests who came. Answers what may be recorded: a guest, and a
/// check-in by hand.
async fn what_is_recorded_of_deputies(
    app: &App,
    clerk: &Person,
    visit: &Value,
    told: &Value,
) -> (Value, Value) {
    let mut leave = told.clone();
    leave["attendance"][0]["status"] = json!("leave_approved");
    clerk.refused(ACTIVITIES, visit, "record", &leave, (422, "LEAVE_TOO_LATE")).await;
    let line = &mut leave["attendance"][0];
    (line["leave_asked_at"], line["leave_approved_by"]) =
        (json!("2026-08-19T01:00:00Z"), json!(app.user("deputy")));
    clerk.refused(ACTIVITIES, visit, "record", &leave, (403, "SELF_APPROVAL")).await;
    let mut early = told.clone();
    let line = &mut early["attendance"][0];
    (line["check_in_at"], line["method"]) = (json!("2026-08-19T23:59:00Z"), json!("qr"));
    clerk.refused(ACTIVITIES, visit, "record", &early, (422, "LATE_RECORD_UNEXPLAINED")).await;
    let line = &mut early["attendance"][0];
    (line["method"], line["manual_reason"]) = (json!("manual"), json!("提前到场协助布置。"));
    let mut guest = told.clone();
    let lines = guest["attendance"].as_array_mut().unwrap();
    lines.push(json!({"deputy_id": app.deputy(10), "invited": false, "status": "absent"}));
    clerk.refused(ACTIVITIES, visit, "record", &guest, (422, "ATTENDANCE_INCOMPLETE")).await;
    guest["attendance"][1]["status"] = json!("late");
    (guest, early)
}

#[tokio::test]
async fn voters_are_told_days_before_a_reception() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let clerk = app.person("street-clerk").await;
    let reception = activity(&app, &committee, "voter_reception", "2026-08-06");
    let reception = clerk.create(ACTIVITIES, &reception).await;
    clerk.refused(ACTIVITIES, &reception, "announce", &json!({}), (409, "PUBLICATION_MISSING")).await;
    clerk.refused(ACTIVITIES, &reception, "start", &json!({}), (422, "NOTICE_TOO_SHORT")).await;
    app.on("2026-08-04");
    let (office, clerk) = (app.person("sc-office").await, app.person("street-clerk").await);
    office.publish_to(&office, ("notice", "to_public"), "instrument.activity", &reception).await;
    clerk.refused(ACTIVITIES, &reception, "announce", &json!({}), (422, "NOTICE_TOO_SHORT")).await;
    let later = json!({
        "planned_start_at": "2026-08-10T01:00:00Z", "planned_end_at": "2026-08-10T03:00:00Z", "reason": "公告时间不足。"
    });
    let postponed = clerk.act(ACTIVITIES, &reception, "postpone", &later).await;
    assert_eq!(
        (postponed["postponed_from"].as_str(), postponed["notice_round"].as_u64()),
        (Some("2026-08-06T01:00:00Z"), Some(2))
    );
    // The notice of the old time counts no more, nor does that of another place; and what was postponed is not for today.
    clerk.refused(ACTIVITIES, &reception, "announce", &json!({}), (409, "PUBLICATION_MISSING")).await;
    office.publish_to(&office, ("notice", "to_public"), "instrument.activity", &reception).await;
    let path = format!("/api/v1{ACTIVITIES}/{}", reception["id"].as_str().unwrap());
    let today = json!({"planned_start_at": "2026-08-04T05:00:00Z", "planned_end_at": "2026-08-04T07:00:00Z"});
    clerk.patch(&path, &today).await.refused(422, "DATE_ORDER");
    clerk.patch(&path, &json!({"place": "第一街道文化中心"})).await.expect(200);
    clerk.refused(ACTIVITIES, &reception, "announce", &json!({}), (409, "PUBLICATION_MISSING")).await;
    office.publish_to(&office, ("notice", "to_public"), "instrument.activity", &reception).await;
    let announced = clerk.act(ACTIVITIES, &reception, "announce", &json!({})).await;
    assert_eq!(announced["announced_on"], "2026-08-04");
    // A deputy whose qualification rests comes off the list.
    let proof = app.person("deputy-affairs").await.document("代表资格审查报告", "internal").await;
    let rest = json!({"state_reason": "detained_criminal_case", "state_date": "2026-08-04", "state_document_id": proof["id"]});
    let deputy = json!({"id": app.deputy(9)});
    app.person("deputy-affairs").await.act("/deputies", &deputy, "suspend", &rest).await;
    assert_eq!(fresh(&clerk, ACTIVITIES, &reception).await["invited_deputy_ids"], json!([]));
}

/// A plan of the committee, with an item of a category in a month.
async fn plan_with(app: &App, committee: &Value, category: &str) -> (Value, Value) {
    let director = app.person("street-director").await;
    let plan = json!({"owner_type": "street_committee", "owner_id": committee["id"], "year": 2026});
    let plan = director.create(PLANS, &plan).await;
    let item = json!({
        "plan_id": plan["id"], "category": category, "title": "专题调研", "planned_month": 9, "planned_count": 1,
        "responsible_user_id": app.user("street-clerk"), "source": "own", "assignment_id": null
    });
    let item = director.create(ITEMS, &item).await;
    (plan, item)
}

/// A meeting of the committee that sits.
pub async fn street_meeting(app: &App, ordinal: u32, day: &str) -> Value {
    app.held("street_committee", "street-committee", ordinal, day, 5).await
}

#[tokio::test]
async fn a_plan_is_adopted_filed_amended_and_closed() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let director = app.person("street-director").await;
    let (plan, item) = plan_with(&app, &committee, "research").await;
    let same = json!({"owner_type": "street_committee", "owner_id": committee["id"], "year": 2026});
    director.refused_to_create(PLANS, &same, (409, "ALREADY_EXISTS")).await;
    let supervision = json!({
        "plan_id": plan["id"], "category": "inspection", "title": "视察", "planned_month": 10, "planned_count": 1,
        "responsible_user_id": app.user("street-clerk"), "source": "own", "assignment_id": null
    });
    director.refused_to_create(ITEMS, &supervision, (422, "ASSIGNMENT_REQUIRED")).await;
    let mut second = supervision.clone();
    (second["category"], second["title"], second["planned_month"]) =
        (json!("publicity"), json!("宣传"), json!(12));
    director.create(ITEMS, &second).await;
    director.refused(PLANS, &plan, "adopt", &json!({}), (422, "WRONG_MEETING")).await;
    let meeting = street_meeting(&app, 1, "2026-08-10").await;
    let director = app.person("street-director").await;
    let adopted = json!({"adopted_meeting_id": meeting["id"]});
    let adopted = director.act(PLANS, &plan, "adopt", &adopted).await;
    assert_eq!(adopted["adopted_on"], "2026-08-10");
    let text = director.document("年度工作计划", "public").await;
    director.act(PLANS, &plan, "file", &json!({"document_id": text["id"]})).await;
    assert_eq!(fresh(&director, PLANS, &plan).await["state"], "in_execution");
    director.refused(PLANS, &plan, "acknowledge", &json!({}), (403, "SELF_VERIFICATION")).await;
    app.person("deputy-affairs").await.act(PLANS, &plan, "acknowledge", &json!({})).await;
    let path = format!("/api/v1{ITEMS}/{}", item["id"].as_str().unwrap());
    director.patch(&path, &json!({"planned_month": 11})).await.refused(409, "PLAN_LOCKED");

    // The next version takes over when it is adopted.
    director.act(PLANS, &plan, "amend", &json!({"reason": "增加调研。"})).await;
    director.refused(PLANS, &plan, "amend", &json!({"reason": "又增加。"}), (409, "ALREADY_EXISTS")).await;
    let drafts = director.get(&format!("/api/v1{PLANS}?state=draft")).await.body["items"].clone();
    let draft = drafts[0].clone();
    assert_eq!((draft["version_no"].as_u64(), drafts.as_array().unwrap().len()), (Some(2), 1));
    let next = street_meeting(&app, 2, "2026-08-20").await;
    let director = app.person("street-director").await;
    director.act(PLANS, &draft, "adopt", &json!({"adopted_meeting_id": next["id"]})).await;
    assert_eq!(fresh(&director, PLANS, &plan).await["state"], "superseded");
    let text = director.document("年度工作计划(调整)", "public").await;
    director.act(PLANS, &draft, "file", &json!({"document_id": text["id"]})).await;
    item_is_done_by_a_verified_activity(&app, &committee, &draft).await;
}

async fn item_is_done_by_a_verified_activity(app: &App, committee: &Value, plan: &Value) {
    let items = format!("/api/v1{ITEMS}?plan_id={}&sort=planned_month", plan["id"].as_str().unwrap());
    let items = app.person("auditor").await.get(&items).await.body["items"].clone();
    let (item, other) = (items[0].clone(), items[1].clone());
    let clerk = app.person("street-clerk").await;
    let mut research = activity(app, committee, "research", "2026-09-10");
    research["plan_item_id"] = item["id"].clone();
    let research = clerk.create(ACTIVITIES, &research).await;
    let director = app.person("street-director").await;
    let summary = director.document("年度总结", "public").await;
    let summary = json!({"summary_document_id": summary["id"]});
    director.refused(PLANS, plan, "close", &summary, (422, "FUTURE_RECORD")).await;
    app.on("2026-09-10");
    let clerk = app.person("street-clerk").await;
    clerk.act(ACTIVITIES, &research, "start", &json!({})).await;
    app.wait(3 * 3600);
    let clerk = app.person("street-clerk").await;
    let told = record(app, &clerk, "2026-09-10").await;
    clerk.act(ACTIVITIES, &research, "record", &told).await;
    app.person("deputy-affairs").await.act(ACTIVITIES, &research, "verify", &json!({})).await;
    let done = fresh(&clerk, ITEMS, &item).await;
    assert_eq!((done["state"].as_str(), done["verified_count"].as_u64()), (Some("done"), Some(1)));
    app.on("2027-01-05");
    let director = app.person("street-director").await;
    director.refused(PLANS, plan, "close", &summary, (409, "PLAN_ITEMS_OPEN")).await;
    let typed = json!({"outcome_reason": "assignment_withdrawn", "reason": "未开展。"});
    director.refused(ITEMS, &other, "cancel", &typed, (422, "VALIDATION_FAILED")).await;
    let undecided = json!({"outcome_reason": "force_majeure", "reason": "台风。"});
    director.refused(ITEMS, &other, "cancel", &undecided, (422, "WRONG_MEETING")).await;
    let cancelled = json!({"outcome_reason": "other", "reason": "未开展。"});
    director.act(ITEMS, &other, "cancel", &cancelled).await;
    director.act(PLANS, plan, "close", &summary).await;
    // What was verified is filed away on the last day of January.
    app.on("2027-01-30");
    app.sweep().await;
    assert_eq!(fresh(&app.person("street-director").await, ACTIVITIES, &research).await["state"], "verified");
    app.on("2027-01-31");
    app.sweep().await;
    let director = app.person("street-director").await;
    assert_eq!(fresh(&director, ACTIVITIES, &research).await["state"], "archived");
    director.refused(PLANS, plan, "amend", &json!({"reason": "补充。"}), (409, "PLAN_LOCKED")).await;
}

#[tokio::test]
async fn one_event_that_was_recorded_twice_is_counted_once() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let clerk = app.person("street-clerk").await;
    let first = clerk.create(ACTIVITIES, &activity(&app, &committee, "research", "2026-08-20")).await;
    let mut again = activity(&app, &committee, "research", "2026-08-20");
    again["place"] = json!("第一街道居民区");
    let again = clerk.create(ACTIVITIES, &again).await;
    let affairs = app.person("deputy-affairs").await;
    let itself = json!({"merged_into_id": again["id"], "reason": "同一活动。"});
    affairs.refused(ACTIVITIES, &again, "merge", &itself, (409, "LINK_CYCLE")).await;
    let path = format!("/api/v1{ACTIVITIES}/{}", again["id"].as_str().unwrap());
    let nobody = json!({"co_organizers": [{"type": "deputy_group", "id": committee["id"]}]});
    clerk.patch(&path, &nobody).await.refused(422, "UNKNOWN_REFERENCE");
    let itself = json!({"co_organizers": [{"type": "street_committee", "id": committee["id"]}]});
    clerk.patch(&path, &itself).await.refused(422, "UNKNOWN_REFERENCE");
    // Nor does it carry out items of plans of whoever does not organize it too.
    let strange = json!({"co_plan_item_ids": [uuid::Uuid::nil()]});
    clerk.patch(&path, &strange).await.refused(422, "UNKNOWN_REFERENCE");
    let into = json!({"merged_into_id": first["id"], "reason": "同一活动。"});
    let merged = affairs.act(ACTIVITIES, &again, "merge", &into).await;
    assert_eq!((merged["state"].as_str(), &merged["merged_into_id"]), (Some("merged"), &first["id"]));
    let back = json!({"merged_into_id": again["id"], "reason": "同一活动。"});
    affairs.refused(ACTIVITIES, &first, "merge", &back, (409, "LINK_CYCLE")).await;
}

#[tokio::test]
async fn it_counts_in_the_plan_of_whoever_organizes_it_too() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let site = crate::stations::home(&app).await;
    let leader = app.person("site-manager").await;
    let plan = json!({"owner_type": "site", "owner_id": site["id"], "year": 2026});
    let plan = leader.create(PLANS, &plan).await;
    let item = json!({
        "plan_id": plan["id"], "category": "research", "title": "专题调研", "planned_month": 8, "planned_count": 1,
        "responsible_user_id": app.user("street-clerk"), "source": "own", "assignment_id": null
    });
    let item = leader.create(ITEMS, &item).await;
    let clerk = app.person("street-clerk").await;
    let mut joint = activity(&app, &committee, "research", "2026-08-20");
    joint["co_plan_item_ids"] = json!([item["id"]]);
    clerk.refused_to_create(ACTIVITIES, &joint, (422, "UNKNOWN_REFERENCE")).await;
    joint["co_organizers"] = json!([{"type": "site", "id": site["id"]}]);
    let joint = clerk.create(ACTIVITIES, &joint).await;
    assert_eq!(joint["co_plan_item_ids"], json!([item["id"]]));
}
