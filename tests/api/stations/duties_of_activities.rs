//! Duty records that activities make: submitted, taken back, verified, moved and revoked with them (01 §4.5, 03 §3.6).

use super::{DUTIES, home};
use crate::support::{App, Person};
use serde_json::{Value, json};

pub const ACTIVITIES: &str = "/activities";

/// An activity of an organizer on 2026-08-20, from 01:00 to 03:00.
fn activity(app: &App, organizer: (&str, &Value), place: &str, invited: &[usize]) -> Value {
    let invited: Vec<String> = invited.iter().map(|deputy| app.deputy(*deputy)).collect();
    json!({
        "organizer_type": organizer.0, "organizer_id": organizer.1["id"], "category": "study_training",
        "title": "代表学习会", "topic": null, "place": place, "site_id": null,
        "assignment_id": null, "arrangement_document_id": null, "plan_item_id": null,
        "planned_start_at": "2026-08-20T01:00:00Z", "planned_end_at": "2026-08-20T03:00:00Z",
        "invited_deputy_ids": invited
    })
}

/// A deputy and what is told of the deputy: whether invited, there, and how.
type Line = (usize, bool, &'static str, Option<&'static str>);

/// What was recorded of an activity that ended at an hour.
async fn record(app: &App, person: &Person, until: &str, lines: &[Line]) -> Value {
    let proof = person.document("签到表", "internal").await;
    let line = |(deputy, invited, status, method): &Line| json!({"deputy_id": app.deputy(*deputy), "invited": invited, "status": status, "method": method});
    json!({
        "actual_start_at": "2026-08-20T01:00:00Z", "actual_end_at": until,
        "attendance": lines.iter().map(line).collect::<Vec<_>>(),
        "summary": "代表集中学习有关法律和决议,围绕社区公共充电设施建设交流意见,就下一步调研的安排和分工作了讨论,形成了初步的调研提纲和时间安排。",
        "attachment_ids": [proof["id"]]
    })
}

/// Announced on its day and over.
async fn held(app: &App, name: &str, planned: &Value) -> Value {
    let person = app.person(name).await;
    let made = person.create(ACTIVITIES, planned).await;
    person.act(ACTIVITIES, &made, "announce", &json!({})).await;
    app.on("2026-08-20");
    let person = app.person(name).await;
    person.act(ACTIVITIES, &made, "start", &json!({})).await;
    made
}

/// The records of an activity: deputy, kind, state; in the order of the deputies.
async fn duties(app: &App, activity: &Value) -> Vec<(usize, String, String)> {
    let list = format!("/api/v1{DUTIES}?activity_id={}&limit=50", activity["id"].as_str().unwrap());
    let read = app.person("deputy-affairs").await.get(&list).await.expect(200).body.clone();
    let told = |field: &Value| field.as_str().unwrap().to_owned();
    let place = |id: &Value| (0..12).find(|place| json!(app.deputy(*place)) == *id).unwrap();
    let items = read["items"].as_array().unwrap().iter();
    let mut found: Vec<_> =
        items.map(|one| (place(&one["deputy_id"]), told(&one["duty_type"]), told(&one["state"]))).collect();
    found.sort();
    found
}

fn duty(deputy: usize, duty_type: &str, state: &str) -> (usize, String, String) {
    (deputy, duty_type.into(), state.into())
}

#[tokio::test]
async fn who_took_part_has_a_record_that_goes_with_the_activity() {
    let app = App::start().await;
    let home = home(&app).await;
    let made = held(&app, "site-manager", &activity(&app, ("site", &home), "代表之家", &[9, 10, 11])).await;
    app.wait(3 * 3600);
    let manager = app.person("site-manager").await;
    let lines: [Line; 3] =
        [(9, true, "present", None), (10, true, "late", Some("online")), (11, true, "absent", None)];
    let told = record(&app, &manager, "2026-08-20T03:00:00Z", &lines).await;
    manager.act(ACTIVITIES, &made, "record", &told).await;
    let two = [duty(9, "study_training", "submitted"), duty(10, "study_training", "submitted")];
    assert_eq!(duties(&app, &made).await, two);
    let affairs = app.person("deputy-affairs").await;
    let list =
        format!("/api/v1{DUTIES}?activity_id={}&deputy_id={}", made["id"].as_str().unwrap(), app.deputy(10));
    let late = affairs.get(&list).await.expect(200).body["items"][0].clone();
    assert_eq!(
        (&late["duration_minutes"], &late["online"], &late["occurred_on"], &late["source"]),
        (&json!(120), &json!(true), &json!("2026-08-20"), &json!("activity"))
    );

    // Sent back, they are drafts that wait; what was corrected is what they are then.
    let director = app.person("street-director").await;
    director.act(ACTIVITIES, &made, "return", &json!({"reason": "补充签到表。"})).await;
    assert_eq!(duties(&app, &made).await[1], duty(10, "study_training", "draft"));
    let second = app.person("deputy-2").await;
    second.refused(DUTIES, &late, "submit", &json!({}), (409, "OPEN_ITEMS")).await;
    let path = format!("/api/v1{DUTIES}/{}", late["id"].as_str().unwrap());
    second.patch(&path, &json!({"title": "别的活动"})).await.refused(403, "FORBIDDEN_SCOPE");
    let lines: [Line; 3] =
        [(9, true, "present", None), (10, true, "absent", None), (11, true, "absent", None)];
    let told = record(&app, &manager, "2026-08-20T03:00:00Z", &lines).await;
    manager.act(ACTIVITIES, &made, "record", &told).await;
    let first = |state: &str| [duty(9, "study_training", state), duty(10, "study_training", "revoked")];
    assert_eq!(duties(&app, &made).await, first("submitted"));

    director.act(ACTIVITIES, &made, "verify", &json!({})).await;
    assert_eq!(duties(&app, &made).await, first("verified"));
    let other = |category: &str| json!({"category": category, "reason": "实为调研。"});
    affairs.act(ACTIVITIES, &made, "reclassify", &other("research")).await;
    assert_eq!(duties(&app, &made).await[0], duty(9, "thematic_research", "verified"));
    // A duty report makes its record itself.
    affairs.act(ACTIVITIES, &made, "reclassify", &other("duty_report")).await;
    assert_eq!(duties(&app, &made).await[0], duty(9, "thematic_research", "revoked"));
    affairs.act(ACTIVITIES, &made, "reclassify", &other("charity")).await;
    assert_eq!(duties(&app, &made).await[0], duty(9, "charity", "verified"));
    // Who was found not to have been there has no second record of it, whatever becomes of the activity.
    let list = format!("/api/v1{DUTIES}?activity_id={}&state=verified", made["id"].as_str().unwrap());
    let verified = affairs.get(&list).await.expect(200).body["items"].as_array().unwrap().clone();
    let finding = json!({"finding": "经核实,代表当日未到场。", "deputy_heard": true});
    for record in &verified {
        affairs.act(DUTIES, record, "revoke", &finding).await;
    }
    let before = duties(&app, &made).await;
    affairs.act(ACTIVITIES, &made, "reclassify", &other("mediation")).await;
    assert_eq!(duties(&app, &made).await, before);
    let found = affairs.document("核查认定", "internal").await;
    let void = json!({"voided_reason": "活动未实际举行。", "finding_document_id": found["id"]});
    affairs.act(ACTIVITIES, &made, "void", &void).await;
    let gone = duties(&app, &made).await;
    assert!(!gone.is_empty() && gone.iter().all(|(_, _, state)| state == "revoked"), "{gone:?}");
}

#[tokio::test]
async fn nobody_is_at_two_places_and_what_is_short_is_no_duty() {
    let app = App::start().await;
    let home = home(&app).await;
    let made = held(&app, "site-manager", &activity(&app, ("site", &home), "代表之家", &[9, 10])).await;
    app.wait(3 * 3600);
    let deputy = app.person("deputy").await;
    let mut reception = json!({
        "deputy_id": app.deputy(9), "duty_type": "voter_reception", "occurred_on": "2026-08-20",
        "started_at": "2026-08-19T02:00:00Z", "duration_minutes": 60, "place": "第一代表联络站", "title": "接待选民三人"
    });
    deputy.refused_to_create(DUTIES, &reception, (422, "DATE_ORDER")).await;
    reception["started_at"] = json!("2026-08-20T02:00:00Z");
    let own = deputy.create(DUTIES, &reception).await;
    deputy.act(DUTIES, &own, "submit", &json!({})).await;
    let manager = app.person("site-manager").await;
    let lines: [Line; 2] = [(9, true, "present", None), (10, true, "present", None)];
    let short = record(&app, &manager, "2026-08-20T01:29:00Z", &lines).await;
    manager.act(ACTIVITIES, &made, "record", &short).await;
    assert!(duties(&app, &made).await.is_empty());
    let director = app.person("street-director").await;
    director.act(ACTIVITIES, &made, "return", &json!({"reason": "时间有误。"})).await;
    // What tells of the same hours as another record waits, and the answer says so.
    let told = record(&app, &manager, "2026-08-20T03:00:00Z", &lines).await;
    let recorded = manager.act(ACTIVITIES, &made, "record", &told).await;
    assert_eq!(recorded["warnings"][0]["code"], "DUPLICATE_RECORD");
    let both = [duty(9, "study_training", "draft"), duty(10, "study_training", "submitted")];
    assert_eq!(duties(&app, &made).await, both);
    let second = app.person("deputy-2").await;
    reception["deputy_id"] = json!(app.deputy(10));
    let twice = second.create(DUTIES, &reception).await;
    second.refused(DUTIES, &twice, "submit", &json!({}), (409, "DUPLICATE_RECORD")).await;
    // Online one may be elsewhere.
    reception["online"] = json!(true);
    let online = second.create(DUTIES, &reception).await;
    second.act(DUTIES, &online, "submit", &json!({})).await;
    // With the other one rejected, the deputy submits the record of the activity.
    director.act(DUTIES, &own, "reject", &json!({"reason": "当时在学习会。"})).await;
    let list = format!("/api/v1{DUTIES}?activity_id={}&state=draft", made["id"].as_str().unwrap());
    let draft = app.person("deputy-affairs").await.get(&list).await.expect(200).body["items"][0].clone();
    deputy.act(DUTIES, &draft, "submit", &json!({})).await;
    director.act(ACTIVITIES, &made, "verify", &json!({})).await;
    let verified = duties(&app, &made).await;
    assert!(!verified.is_empty() && verified.iter().all(|(_, _, state)| state == "verified"), "{verified:?}");
}

#[tokio::test]
async fn what_is_merged_is_one_record_for_each_deputy() {
    let app = App::start().await;
    let home = home(&app).await;
    let group = app.person("auditor").await.get("/api/v1/deputy-groups").await.body["items"][0].clone();
    let clerk = app.person("street-clerk").await;
    let second = clerk.create(ACTIVITIES, &activity(&app, ("deputy_group", &group), "会议室", &[])).await;
    clerk.act(ACTIVITIES, &second, "announce", &json!({})).await;
    let first = held(&app, "site-manager", &activity(&app, ("site", &home), "代表之家", &[9])).await;
    let clerk = app.person("street-clerk").await;
    clerk.act(ACTIVITIES, &second, "start", &json!({})).await;
    app.wait(3 * 3600);
    let (clerk, manager) = (app.person("street-clerk").await, app.person("site-manager").await);
    let lines: [Line; 1] = [(9, true, "present", None)];
    manager
        .act(ACTIVITIES, &first, "record", &record(&app, &manager, "2026-08-20T03:00:00Z", &lines).await)
        .await;
    let lines: [Line; 2] = [(9, false, "present", None), (10, false, "present", None)];
    clerk
        .act(ACTIVITIES, &second, "record", &record(&app, &clerk, "2026-08-20T03:00:00Z", &lines).await)
        .await;
    let both = [duty(9, "study_training", "draft"), duty(10, "study_training", "submitted")];
    assert_eq!(duties(&app, &second).await, both);
    let into = json!({"merged_into_id": first["id"], "reason": "同一场活动。"});
    app.person("deputy-affairs").await.act(ACTIVITIES, &second, "merge", &into).await;
    let gone = [duty(9, "study_training", "revoked"), duty(10, "study_training", "revoked")];
    assert_eq!(duties(&app, &second).await, gone);
    let both = [duty(9, "study_training", "submitted"), duty(10, "study_training", "submitted")];
    assert_eq!(duties(&app, &first).await, both);
}
