//! The meeting clock (00 §5.2, §5.8; 02 §3.0): a meeting of the Standing Committee that is planned, edited, postponed by a week,
//! cancelled and replaced, with three items in different states; at each step the days are those of 监督法第十五条.

mod at_the_meeting;
mod oracle;
mod sequences;
mod taken_up;

use crate::support::{App, People};
use serde_json::{Value, json};

const ITEMS: &str = "/supervision/items";
const MEETINGS: &str = "/meetings";

async fn item(app: &App, number: u32) -> Value {
    let mut content = app.item_content("urban");
    content["item_no"] = json!(format!("嘉监2026-{number}"));
    content["title"] = json!(format!("公共充电设施建设和管理情况{number}"));
    app.person("committee-staff").await.create(ITEMS, &content).await
}

/// Scheme, investigation and digest, on the day it is.
async fn digested(app: &App, item: &Value) {
    let people = People::of(app).await;
    let scheme = json!({"scheme_document_id": people.committee.document("监督方案", "internal").await["id"]});
    people.secretary.act(ITEMS, item, "approve-scheme", &scheme).await;
    let unseen = json!({"no_investigation_reason": "书面调研"});
    people.committee.act(ITEMS, item, "record-investigation", &unseen).await;
    let digest = json!({"digest_document_id": people.office.document("意见汇总", "internal").await["id"]});
    people.office.act(ITEMS, item, "send-digest", &digest).await;
}

async fn draft(app: &App, item: &Value, day: &str) -> Value {
    let people = People::on(app, day).await;
    let draft = people.clerk.document("征求意见稿", "internal").await;
    let sent = json!({
        "consultation_document_id": draft["id"], "consultation_sent_on": day, "late_reason": "数据核对延迟"
    });
    let received = people.clerk.act(ITEMS, item, "receive-consultation-draft", &sent).await;
    let comments = json!({"committee_comments": "建议补充数据。"});
    people.committee.act(ITEMS, item, "return-comments", &comments).await;
    received
}

async fn report(app: &App, item: &Value, day: &str) -> Value {
    let people = People::on(app, day).await;
    let report = people.head.document("专项工作报告", "public").await;
    let delivered = json!({
        "report_document_id": report["id"], "final_sent_on": day, "response_to_digest": "逐条作出回应。"
    });
    people.head.act(ITEMS, item, "receive-final", &delivered).await
}

async fn distribute(app: &App, item: &Value, day: &str) -> Value {
    People::on(app, day).await.office.act(ITEMS, item, "distribute", &app.distribution(day)).await
}

/// Code, last day and state of the deadlines before the meeting that stand, in their order.
async fn leads(app: &App, item: &Value) -> Vec<(String, String, String)> {
    let office = app.person("sc-office").await;
    let path = format!("/api/v1/deadlines?subject_id={}&sort=due_on&limit=50", item["id"].as_str().unwrap());
    let page = office.get(&path).await.expect(200).body["items"].clone();
    let rows = page.as_array().unwrap().iter();
    let leads = rows.filter(|row| row["code"].as_str().unwrap().starts_with("REPORT_"));
    let standing = leads.filter(|row| row["state"] != "cancelled");
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().trim_start_matches("REPORT_").to_owned();
    standing.map(|row| (text(row, "code"), text(row, "due_on"), text(row, "state"))).collect()
}

fn expected(rows: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    let mut rows: Vec<_> =
        rows.iter().map(|(code, due, state)| ((*code).into(), (*due).into(), (*state).into())).collect();
    rows.sort_by(|one: &(String, String, String), other| one.1.cmp(&other.1));
    rows
}

/// The warnings of an answer: code, item, last day.
fn warnings(answer: &Value) -> Vec<(String, String)> {
    let all = answer["warnings"].as_array().cloned().unwrap_or_default();
    let mut all: Vec<_> = all
        .iter()
        .map(|one| {
            let day = one["params"]["due_on"].as_str().unwrap_or_default();
            (one["code"].as_str().unwrap().to_owned(), day.to_owned())
        })
        .collect();
    all.sort();
    all
}

async fn lights(app: &App, meeting: &Value) -> Vec<Vec<String>> {
    let path = format!("/api/v1/meetings/{}/checklist", meeting["id"].as_str().unwrap());
    let seen = app.person("auditor").await.get(&path).await.expect(200).body["items"].clone();
    let of_item = |item: &Value| {
        let steps = item["steps"].as_array().unwrap().iter();
        steps
            .map(|step| format!("{} {}", step["status"].as_str().unwrap(), step["light"].as_str().unwrap()))
            .collect()
    };
    seen.as_array().unwrap().iter().filter(|item| !item["subject_id"].is_null()).map(of_item).collect()
}

fn words(rows: &[[&str; 3]]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|word| (*word).to_owned()).collect()).collect()
}

#[tokio::test]
async fn a_meeting_that_moves_takes_its_days_with_it() {
    let app = App::start().await;
    let [planned, drafted, distributed] = [item(&app, 81).await, item(&app, 82).await, item(&app, 83).await];
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let people = People::of(&app).await;
    for one in [&planned, &drafted, &distributed] {
        people.office.act(ITEMS, one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    }
    // The agenda of the meeting has what was set on it.
    let path = format!("/api/v1{MEETINGS}/{}", meeting["id"].as_str().unwrap());
    let agenda = people.office.get(&path).await.expect(200).body["agenda"].clone();
    let named: Vec<_> = agenda.as_array().unwrap().iter().map(|entry| entry["subject_id"].clone()).collect();
    assert_eq!(named[1..], [planned["id"].clone(), drafted["id"].clone(), distributed["id"].clone()]);
    for one in [&drafted, &distributed] {
        digested(&app, one).await;
        draft(&app, one, "2026-09-03").await;
    }
    report(&app, &distributed, "2026-09-12").await;
    distribute(&app, &distributed, "2026-09-12").await;
    assert_eq!(
        leads(&app, &distributed).await,
        expected(&[
            ("CONSULTATION", "2026-09-04", "met"),
            ("FINAL", "2026-09-14", "met"),
            ("DISTRIBUTION", "2026-09-17", "met"),
        ])
    );
    let story = Story {
        app: &app,
        meeting: &meeting,
        planned: &planned,
        drafted: &drafted,
        distributed: &distributed,
    };
    edited_to_an_earlier_day(&story).await;
    postponed_by_a_week(&story).await;
    cancelled(&story).await;
    replaced(&story).await;
}

/// A meeting and three items in different states.
struct Story<'a> {
    app: &'a App,
    meeting: &'a Value,
    planned: &'a Value,
    drafted: &'a Value,
    distributed: &'a Value,
}

/// Edited before it is announced: what was in time is late now, what runs is over, and all of it is said.
async fn edited_to_an_earlier_day(story: &Story<'_>) {
    let Story { app, meeting, drafted, distributed, .. } = *story;
    let path = format!("/api/v1{MEETINGS}/{}", meeting["id"].as_str().unwrap());
    let people = People::on(app, "2026-09-13").await;
    app.sweep().await;
    let earlier = json!({"start_on": "2026-09-18", "end_on": "2026-09-18"});
    let edited = people.office.patch(&path, &earlier).await.expect(200).body.clone();
    let late = |day: &str| ("LATE_STEP".to_owned(), day.to_owned());
    assert_eq!(
        warnings(&edited),
        [
            late("2026-08-29"),
            late("2026-08-29"),
            late("2026-08-29"),
            late("2026-09-08"),
            late("2026-09-08"),
            late("2026-09-08"),
            late("2026-09-11"),
            late("2026-09-11"),
            late("2026-09-11"),
        ]
    );
    assert_eq!(
        leads(app, distributed).await,
        expected(&[
            ("CONSULTATION", "2026-08-29", "met_late"),
            ("FINAL", "2026-09-08", "met_late"),
            ("DISTRIBUTION", "2026-09-11", "met_late"),
        ])
    );
    assert_eq!(
        leads(app, drafted).await,
        expected(&[
            ("CONSULTATION", "2026-08-29", "met_late"),
            ("FINAL", "2026-09-08", "overdue"),
            ("DISTRIBUTION", "2026-09-11", "overdue"),
        ])
    );
    assert_eq!(
        lights(app, meeting).await,
        words(&[
            ["overdue red", "overdue red", "overdue red"],
            ["met_late off", "overdue red", "overdue red"],
            ["met_late off", "met_late off", "met_late off"],
        ])
    );
}

/// Announced, then postponed by a week: what was done is in time again, what was over runs.
async fn postponed_by_a_week(story: &Story<'_>) {
    let Story { app, meeting, planned, distributed, .. } = *story;
    let people = People::of(app).await;
    let path = format!("/api/v1{MEETINGS}/{}", meeting["id"].as_str().unwrap());
    people.office.act(MEETINGS, meeting, "notify", &json!({})).await;
    people.office.patch(&path, &json!({"title": "另一名称"})).await.refused(422, "REASON_MISSING");
    let other = json!({"kind": "chairpersons", "reason": "改为主任会议"});
    people.office.patch(&path, &other).await.refused(422, "VALIDATION_FAILED");
    let past = json!({"start_on": "2026-09-12", "end_on": "2026-09-18", "reason": "改期"});
    people.office.refused(MEETINGS, meeting, "reschedule", &past, (422, "DATE_ORDER")).await;
    let week = json!({"start_on": "2026-09-25", "end_on": "2026-09-25", "reason": "报告机关核数"});
    let moved = people.office.act(MEETINGS, meeting, "reschedule", &week).await;
    assert!(warnings(&moved).iter().any(|(code, _)| code == "DEADLINE_MOVED"), "{moved}");
    assert_eq!(
        leads(app, distributed).await,
        expected(&[
            ("CONSULTATION", "2026-09-05", "met"),
            ("FINAL", "2026-09-15", "met"),
            ("DISTRIBUTION", "2026-09-18", "met"),
        ])
    );
    assert_eq!(
        leads(app, planned).await,
        expected(&[
            ("CONSULTATION", "2026-09-05", "overdue"),
            ("FINAL", "2026-09-15", "running"),
            ("DISTRIBUTION", "2026-09-18", "running"),
        ])
    );
    assert_eq!(
        lights(app, meeting).await,
        words(&[
            ["overdue red", "open yellow", "open yellow"],
            ["met off", "open yellow", "open yellow"],
            ["met off", "met off", "met off"],
        ])
    );
}

/// Cancelled: what runs is cancelled, what was done stays done, and every act in the meeting waits for another.
async fn cancelled(story: &Story<'_>) {
    let Story { app, meeting, planned, distributed, .. } = *story;
    let people = People::of(app).await;
    let cancelled = people.office.act(MEETINGS, meeting, "cancel", &json!({"reason": "会期冲突"})).await;
    let lost = warnings(&cancelled).into_iter().filter(|(code, _)| code == "MEETING_MISSING").count();
    assert_eq!(lost, 3);
    assert_eq!(
        leads(app, distributed).await,
        expected(&[
            ("CONSULTATION", "2026-09-05", "met"),
            ("FINAL", "2026-09-15", "met"),
            ("DISTRIBUTION", "2026-09-18", "met"),
        ])
    );
    assert_eq!(leads(app, planned).await, []);
    let reporter = json!({
        "reporter_name": "演示负责人001", "reporter_post": "区长", "reporter_capacity": "organ_head",
        "reporter_organization_id": app.organization("government")
    });
    let missing = (422, "MEETING_MISSING");
    people.office.refused(ITEMS, distributed, "open-deliberation", &reporter, missing).await;
}

/// Replaced: the new meeting takes over agenda and items.
async fn replaced(story: &Story<'_>) {
    let Story { app, meeting, planned, drafted, distributed, .. } = *story;
    let people = People::of(app).await;
    let mut replacement = json!({
        "kind": "sc_plenary", "organization_id": app.organization("sc"), "term_id": app.districts["310114"].term_id,
        "ordinal": 38, "title": "第三十八次会议", "agenda": [], "start_on": "2026-10-15", "end_on": "2026-10-15",
        "is_extraordinary": false, "total_members": 41, "replaces_id": planned["id"]
    });
    people.office.refused_to_create(MEETINGS, &replacement, (422, "UNKNOWN_REFERENCE")).await;
    let open = app.meeting("sc_plenary", "sc", 40, "2026-11-24", 41).await;
    replacement["replaces_id"] = open["id"].clone();
    people.office.refused_to_create(MEETINGS, &replacement, (422, "WRONG_MEETING")).await;
    replacement["replaces_id"] = meeting["id"].clone();
    let replacement = people.office.create(MEETINGS, &replacement).await;
    assert_eq!(replacement["agenda"].as_array().unwrap().len(), 4);
    for one in [planned, drafted, distributed] {
        let seen = crate::support::fresh(&people.office, ITEMS, one).await;
        assert_eq!(seen["meeting_id"], replacement["id"]);
    }
    assert_eq!(
        leads(app, planned).await,
        expected(&[
            ("CONSULTATION", "2026-09-25", "running"),
            ("FINAL", "2026-10-05", "running"),
            ("DISTRIBUTION", "2026-10-08", "running"),
        ])
    );
    assert_eq!(
        leads(app, distributed).await,
        expected(&[
            ("CONSULTATION", "2026-09-25", "met"),
            ("FINAL", "2026-10-05", "met"),
            ("DISTRIBUTION", "2026-10-08", "met"),
        ])
    );
    assert_eq!(
        lights(app, &replacement).await,
        words(&[
            ["open green", "open green", "open green"],
            ["met off", "open green", "open green"],
            ["met off", "met off", "met off"],
        ])
    );
}

#[tokio::test]
async fn nothing_opens_that_nobody_can_meet() {
    let app = App::start().await;
    let one = item(&app, 84).await;
    // Eight days before the meeting only the last of the three can still be met.
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-11", 41).await;
    let people = People::of(&app).await;
    let chosen = people.office.act(ITEMS, &one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let passed = |day: &str| ("LAST_DAY_PASSED".to_owned(), day.to_owned());
    assert_eq!(warnings(&chosen), [passed("2026-07-22"), passed("2026-08-01")]);
    assert_eq!(leads(&app, &one).await, expected(&[("DISTRIBUTION", "2026-08-04", "running")]));
    // The days are shown, and nobody is asked to keep them.
    assert_eq!(
        (&chosen["consultation_due_on"], &chosen["final_due_on"]),
        (&json!("2026-07-22"), &json!("2026-08-01"))
    );
    digested(&app, &one).await;
    let drafted = draft(&app, &one, "2026-08-03").await;
    assert_eq!(warnings(&drafted), [("LATE_STEP".to_owned(), "2026-07-22".to_owned())]);
    let report_document = people.head.document("专项工作报告", "public").await;
    let delivered = json!({
        "report_document_id": report_document["id"], "final_sent_on": "2026-08-03", "response_to_digest": "逐条回应。"
    });
    let late = (422, "REPORT_TOO_LATE", "监督法第十五条");
    people.head.refused_by(ITEMS, &one, "receive-final", &delivered, late).await;

    // A waiver names its steps, and is bound to the meeting and its day.
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;
    let waiver = |steps: Value| json!({"waiver_meeting_id": chairpersons["id"], "waived_steps": steps, "reason": "核数需要"});
    for wrong in [json!([]), json!(["consultation"])] {
        let refused = (422, "VALIDATION_FAILED");
        people.secretary.refused(ITEMS, &one, "waive", &waiver(wrong), refused).await;
    }
    people.secretary.act(ITEMS, &one, "waive", &waiver(json!(["distribution"]))).await;
    people.head.refused_by(ITEMS, &one, "receive-final", &delivered, late).await;
    let waived = people.secretary.act(ITEMS, &one, "waive", &waiver(json!(["final"]))).await;
    assert_eq!(waived["waived_for_meeting_id"], meeting["id"]);
    people.head.act(ITEMS, &one, "receive-final", &delivered).await;
    // Another day of the meeting is decided on anew.
    let people = People::on(&app, "2026-08-04").await;
    let tomorrow = json!({"start_on": "2026-08-12", "end_on": "2026-08-12", "reason": "顺延一日"});
    people.office.act(MEETINGS, &meeting, "notify", &json!({})).await;
    people.office.act(MEETINGS, &meeting, "reschedule", &tomorrow).await;
    let seen = crate::support::fresh(&people.office, ITEMS, &one).await;
    assert_eq!((&seen["waiver_meeting_id"], &seen["waived_steps"]), (&Value::Null, &json!([])));
    distribute(&app, &one, "2026-08-05").await;

    // In the meeting the days are asked once more.
    let people = People::on(&app, "2026-08-12").await;
    people.office.act(MEETINGS, &meeting, "open", &json!({"present_members": 36})).await;
    let reporter = json!({
        "reporter_name": "演示负责人001", "reporter_post": "区长", "reporter_capacity": "organ_head",
        "reporter_organization_id": app.organization("government")
    });
    people.office.refused_by(ITEMS, &one, "open-deliberation", &reporter, late).await;
    let early = (422, "WRONG_MEETING");
    people.secretary.refused(ITEMS, &one, "waive", &waiver(json!(["final"])), early).await;
    let second = app.held("chairpersons", "chairpersons", 74, "2026-08-12", 7).await;
    let people = People::of(&app).await;
    let anew = json!({"waiver_meeting_id": second["id"], "waived_steps": ["final"], "reason": "核数需要"});
    people.secretary.act(ITEMS, &one, "waive", &anew).await;
    people.office.act(ITEMS, &one, "open-deliberation", &reporter).await;
}
