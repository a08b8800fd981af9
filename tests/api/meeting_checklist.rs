//! What a meeting waits for: the days of 00 §6.1 counted back, who owes what, and how far it is.

use crate::support::{App, People, Person};
use serde_json::{Value, json};

async fn meeting(app: &App, kind: &str, body: &str, agenda: Value, extraordinary: bool) -> Value {
    let planned = json!({
        "kind": kind, "organization_id": app.organization(body), "term_id": app.districts["310114"].term_id,
        "ordinal": if extraordinary { 39 } else { 38 }, "title": "常委会会议", "agenda": agenda,
        "start_on": "2026-09-24", "end_on": "2026-09-24", "is_extraordinary": extraordinary, "total_members": 41,
        "extraordinary_reason": extraordinary.then_some("突发情况")
    });
    app.person("sc-office").await.create("/meetings", &planned).await
}

async fn item(app: &App, number: u32, form: &str) -> Value {
    let item = json!({
        "item_no": format!("监-{number}"), "title": "公共充电设施", "purpose": "监督。", "form": form,
        "out_of_plan_reason": "临时", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    app.person("committee-staff").await.create("/supervision/items", &item).await
}

async fn checklist(person: &Person, meeting: &Value) -> Value {
    let path = format!("/api/v1/meetings/{}/checklist", meeting["id"].as_str().unwrap());
    person.get(&path).await.expect(200).body.clone()
}

/// Some fields of the steps of an item.
fn steps(checklist: &Value, item: usize, fields: &[&str]) -> Vec<Value> {
    let steps = checklist["items"][item]["steps"].as_array().unwrap().iter();
    steps.map(|step| fields.iter().map(|field| step[field].clone()).collect()).collect()
}

fn entry(seq: u32, subject: Option<&Value>) -> Value {
    let kind = subject.map(|_| "supervision.item");
    json!({"seq": seq, "title": "听取和审议报告", "subject_type": kind, "subject_id": subject.map(|s| &s["id"])})
}

#[tokio::test]
async fn the_days_are_counted_back_and_say_how_far_it_is() {
    let app = App::start().await;
    let (report, budget) =
        (item(&app, 1, "special_work_report").await, item(&app, 2, "fiscal_economic").await);
    let agenda = json!([entry(1, Some(&report)), entry(2, Some(&budget)), entry(3, None)]);
    let meeting = meeting(&app, "sc_plenary", "sc", agenda, false).await;
    let people = People::of(&app).await;
    people
        .office
        .act("/supervision/items", &report, "set-meeting", &json!({"meeting_id": meeting["id"]}))
        .await;

    let seen = checklist(&people.office, &meeting).await;
    assert_eq!((&seen["lead_times_run"], &seen["start_on"]), (&json!(true), &json!("2026-09-24")));
    let (government, sc) = (app.organization("government"), app.organization("sc"));
    assert_eq!(
        steps(
            &seen,
            0,
            &["code", "due_on", "days_before", "basis", "responsible_organization_id", "status", "light"]
        ),
        [
            json!(["REPORT_CONSULTATION", "2026-09-04", 20, "监督法第十五条", government, "open", "green"]),
            json!(["REPORT_FINAL", "2026-09-14", 10, "监督法第十五条", government, "open", "green"]),
            json!(["REPORT_DISTRIBUTION", "2026-09-17", 7, "监督法第十五条", sc, "open", "green"]),
        ]
    );
    for step in seen["items"][0]["steps"].as_array().unwrap() {
        let deadline = format!("/api/v1/deadlines/{}", step["deadline_id"].as_str().unwrap());
        assert_eq!(people.office.get(&deadline).await.expect(200).body["due_on"], step["due_on"]);
        assert!(step["responsible_organization"].as_str().is_some_and(|name| name.contains("嘉定")));
    }
    // A budget matter goes to the committee thirty days before; its item has its meeting by the agenda.
    assert_eq!(
        steps(&seen, 1, &["code", "due_on", "status", "met_on"]),
        [
            json!(["BUDGET_MATERIAL", "2026-08-25", "untracked", null]),
            json!(["REPORT_CONSULTATION", "2026-09-04", "open", null]),
            json!(["REPORT_FINAL", "2026-09-14", "open", null]),
            json!(["REPORT_DISTRIBUTION", "2026-09-17", "open", null]),
        ]
    );
    let basis = seen["items"][1]["steps"][0]["basis"].as_str().unwrap();
    assert!(basis.starts_with("上海市预算审查监督条例"), "{basis}");
    // An entry without a record has its days, and nobody who owes them.
    assert_eq!(
        steps(&seen, 2, &["due_on", "responsible_organization_id", "status", "light"]),
        [
            json!(["2026-09-04", null, "untracked", "off"]),
            json!(["2026-09-14", null, "untracked", "off"]),
            json!(["2026-09-17", sc, "untracked", "off"]),
        ]
    );

    // Seven days before its last day the light turns yellow, and red the day after.
    let status = async |day: &str| {
        app.on(day);
        let seen = checklist(&app.person("auditor").await, &meeting).await;
        steps(&seen, 0, &["status", "light"])[0].clone()
    };
    assert_eq!(status("2026-08-27").await, json!(["open", "green"]));
    assert_eq!(status("2026-08-28").await, json!(["open", "yellow"]));
    assert_eq!(status("2026-09-04").await, json!(["open", "yellow"]));
    assert_eq!(status("2026-09-05").await, json!(["overdue", "red"]));
    app.sweep().await;
    assert_eq!(status("2026-09-05").await, json!(["overdue", "red"]));
}

#[tokio::test]
async fn what_was_done_stays_done_when_the_meeting_moves() {
    let app = App::start().await;
    let report = item(&app, 1, "special_work_report").await;
    let meeting = meeting(&app, "sc_plenary", "sc", json!([entry(1, Some(&report))]), false).await;
    let people = People::of(&app).await;
    let items = "/supervision/items";
    people.office.act(items, &report, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let paper = people.committee.document("监督方案", "internal").await;
    people.secretary.act(items, &report, "approve-scheme", &json!({"scheme_document_id": paper["id"]})).await;
    let waived = json!({"no_investigation_reason": "书面调研"});
    people.committee.act(items, &report, "record-investigation", &waived).await;
    let digest = people.office.document("各方面意见汇总", "internal").await;
    people.office.act(items, &report, "send-digest", &json!({"digest_document_id": digest["id"]})).await;
    let draft = people.clerk.document("征求意见稿", "internal").await;
    let draft = json!({"consultation_document_id": draft["id"], "consultation_sent_on": "2026-08-03"});
    people.clerk.act(items, &report, "receive-consultation-draft", &draft).await;
    let moved = json!({"start_on": "2026-09-29", "end_on": "2026-09-29", "reason": "改期"});
    people.office.act("/meetings", &meeting, "reschedule", &moved).await;
    let seen = checklist(&people.office, &meeting).await;
    assert_eq!(
        steps(&seen, 0, &["due_on", "status", "met_on", "light"]),
        [
            json!(["2026-09-09", "met", "2026-08-03", "off"]),
            json!(["2026-09-19", "open", null, "green"]),
            json!(["2026-09-22", "open", null, "green"]),
        ]
    );
}

#[tokio::test]
async fn nothing_is_counted_before_a_meeting_at_short_notice_or_of_another_body() {
    let app = App::start().await;
    let report = item(&app, 1, "special_work_report").await;
    let agenda = || json!([entry(1, Some(&report))]);
    let urgent = meeting(&app, "sc_plenary", "sc", agenda(), true).await;
    let chairs = meeting(&app, "chairpersons", "chairpersons", agenda(), false).await;
    let office = app.person("sc-office").await;
    for meeting in [&urgent, &chairs] {
        let seen = checklist(&office, meeting).await;
        assert_eq!((&seen["lead_times_run"], &seen["items"][0]["steps"]), (&json!(false), &json!([])));
        assert_eq!(seen["items"][0]["subject_id"], report["id"]);
    }
}

#[tokio::test]
async fn whoever_may_view_the_meeting_may_read_what_it_waits_for() {
    let app = App::start().await;
    let report = item(&app, 1, "special_work_report").await;
    let meeting = meeting(&app, "sc_plenary", "sc", json!([entry(1, Some(&report))]), false).await;
    let people = People::of(&app).await;
    people
        .office
        .act("/supervision/items", &report, "set-meeting", &json!({"meeting_id": meeting["id"]}))
        .await;
    let path = format!("/api/v1/meetings/{}/checklist", meeting["id"].as_str().unwrap());
    let deputy = app.person("deputy").await;
    // A meeting that is only planned is not there for deputies and organs.
    deputy.get(&path).await.refused(404, "NOT_FOUND");
    people.office.act("/meetings", &meeting, "notify", &json!({})).await;
    let seen = checklist(&deputy, &meeting).await;
    assert_eq!(
        steps(&seen, 0, &["due_on", "status", "deadline_id"]),
        ["2026-09-04", "2026-09-14", "2026-09-17"].map(|day| json!([day, "open", null]))
    );
    // The organ reads its own deadlines, not that of the office.
    let own: Vec<bool> = steps(&checklist(&people.clerk, &meeting).await, 0, &["deadline_id"])
        .iter()
        .map(|step| step[0].is_string())
        .collect();
    assert_eq!(own, [true, true, false]);
    app.person_of("310104", "sc-office").await.get(&path).await.refused(404, "NOT_FOUND");
    people.office.get(&format!("{path}?colour=red")).await.refused(400, "UNKNOWN_PARAMETER");
}
