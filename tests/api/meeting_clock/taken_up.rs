//! What a meeting that sits takes up, what waits without a meeting, and what a meeting costs that moves.

use super::{ITEMS, MEETINGS, digested, distribute, draft, item, leads, report};
use crate::support::{App, People, fresh};
use platform::records::measures::Comparison::AtLeast;
use serde_json::{Value, json};

fn agenda(meeting: &Value, item: &Value) -> Value {
    let mut agenda = meeting["agenda"].as_array().unwrap().clone();
    agenda.push(json!({
        "seq": agenda.len() + 1, "title": item["title"], "subject_type": "supervision.item", "subject_id": item["id"]
    }));
    json!({"agenda": agenda, "decision_meeting_id": meeting["id"]})
}

#[tokio::test]
async fn a_late_report_is_added_to_a_meeting_that_sits_if_its_days_are_waived() {
    let app = App::start().await;
    let one = item(&app, 101).await;
    let own = app.meeting("sc_plenary", "sc", 39, "2026-08-31", 41).await;
    let office = app.person("sc-office").await;
    office.act(ITEMS, &one, "set-meeting", &json!({"meeting_id": own["id"]})).await;
    digested(&app, &one).await;
    draft(&app, &one, "2026-08-10").await;
    report(&app, &one, "2026-08-18").await;
    distribute(&app, &one, "2026-08-19").await;
    let planned = app.meeting("sc_plenary", "sc", 40, "2026-09-24", 41).await;
    let sitting = app.held("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-20", 7).await;
    let people = People::of(&app).await;
    let added = agenda(&sitting, &one);
    let late = (422, "REPORT_TOO_LATE", "监督法第十五条");
    people.office.refused_by(MEETINGS, &sitting, "set-agenda", &added, late).await;
    // Waived for the meeting that is set, it is late for this one; for one that does not sit it is not waived so.
    let waiver = |steps: Value, meeting: Value| {
        json!({
            "waiver_meeting_id": chairpersons["id"], "waived_steps": steps, "reason": "议程需要",
            "sitting_meeting_id": meeting
        })
    };
    let both = json!(["final", "distribution"]);
    let unset = draft_without_a_meeting(&app, &own).await;
    let missing = (422, "MEETING_MISSING");
    people.secretary.refused(ITEMS, &unset, "waive", &waiver(both.clone(), Value::Null), missing).await;
    people.secretary.act(ITEMS, &one, "waive", &waiver(both.clone(), Value::Null)).await;
    people.office.refused_by(MEETINGS, &sitting, "set-agenda", &added, late).await;
    let ahead = (422, "WRONG_MEETING", "监督法第十五条");
    people
        .secretary
        .refused_by(ITEMS, &one, "waive", &waiver(both.clone(), planned["id"].clone()), ahead)
        .await;
    // Each step is waived by its name.
    people.secretary.act(ITEMS, &one, "waive", &waiver(json!(["final"]), sitting["id"].clone())).await;
    let undistributed = (422, "DISTRIBUTION_TOO_LATE", "监督法第十五条");
    people.office.refused_by(MEETINGS, &sitting, "set-agenda", &added, undistributed).await;
    people.secretary.act(ITEMS, &one, "waive", &waiver(both, sitting["id"].clone())).await;
    people.office.act(MEETINGS, &sitting, "set-agenda", &added).await;
    let seen = fresh(&people.office, ITEMS, &one).await;
    assert_eq!((&seen["meeting_id"], &seen["waived_for_meeting_id"]), (&sitting["id"], &sitting["id"]));
    let reporter = json!({
        "reporter_name": "演示负责人001", "reporter_post": "区长", "reporter_capacity": "organ_head",
        "reporter_organization_id": app.organization("government")
    });
    let opened = people.office.act(ITEMS, &one, "open-deliberation", &reporter).await;
    assert_eq!(opened["state"], "deliberating");
}

/// A draft was received for a meeting whose agenda the item left.
async fn draft_without_a_meeting(app: &App, meeting: &Value) -> Value {
    let one = item(app, 108).await;
    let office = app.person("sc-office").await;
    office.act(ITEMS, &one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    digested(app, &one).await;
    draft(app, &one, "2026-08-20").await;
    let path = format!("/api/v1{MEETINGS}/{}", meeting["id"].as_str().unwrap());
    let entries = fresh(&office, MEETINGS, meeting).await["agenda"].as_array().unwrap().clone();
    let without: Vec<_> = entries.into_iter().filter(|entry| entry["subject_id"] != one["id"]).collect();
    office.patch(&path, &json!({"agenda": without})).await.expect(200);
    one
}

#[tokio::test]
async fn an_item_that_lost_its_meeting_is_measured_by_the_days_it_waits() {
    let app = App::start().await;
    let [cancelled, struck, waits, ended] =
        [item(&app, 102).await, item(&app, 103).await, item(&app, 104).await, item(&app, 105).await];
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let other = app.meeting("sc_plenary", "sc", 39, "2026-09-25", 41).await;
    let people = People::of(&app).await;
    for one in [&cancelled, &ended] {
        people.office.act(ITEMS, one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    }
    people.office.act(ITEMS, &struck, "set-meeting", &json!({"meeting_id": other["id"]})).await;
    let watch = async |today: &str, threshold| {
        crate::alerts::measures::measured(&app, "days_without_meeting", today, AtLeast, threshold).await
    };
    assert!(watch("2026-12-31", 0).await.is_empty(), "nobody lost a meeting: {waits}");
    let people = People::on(&app, "2026-08-05").await;
    people.office.act(MEETINGS, &meeting, "cancel", &json!({"reason": "取消"})).await;
    let people = People::on(&app, "2026-08-07").await;
    let path = format!("/api/v1{MEETINGS}/{}", other["id"].as_str().unwrap());
    people.office.patch(&path, &json!({"agenda": [{"seq": 1, "title": "其他"}]})).await.expect(200);
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-07", 7).await;
    let people = People::of(&app).await;
    let decided = json!({"decision_meeting_id": chairpersons["id"], "reason": "不再审议"});
    people.secretary.act(ITEMS, &ended, "cancel", &decided).await;
    let id = |one: &Value| one["id"].as_str().unwrap().parse::<uuid::Uuid>().unwrap();
    let both = [(id(&cancelled), 5), (id(&struck), 3)];
    assert_eq!(watch("2026-08-10", 3).await, both);
    assert_eq!(watch("2026-08-10", 4).await, both[..1]);
    let committee: uuid::Uuid = app.organization("urban").parse().unwrap();
    let answering = crate::alerts::measures::answering(&app, "days_without_meeting", "2026-08-10").await;
    assert_eq!(answering, [Some(committee); 2]);
    // With another meeting nothing is waited for.
    let again = app.meeting("sc_plenary", "sc", 40, "2026-10-24", 41).await;
    people.office.act(ITEMS, &cancelled, "set-meeting", &json!({"meeting_id": again["id"]})).await;
    assert_eq!(watch("2026-08-10", 0).await, both[1..]);
}

#[tokio::test]
async fn what_ended_without_its_meeting_waits_for_none() {
    let app = App::start().await;
    let mut content = app.item_content("urban");
    content["form"] = json!("interpellation");
    let one = app.person("committee-staff").await.create(ITEMS, &content).await;
    let people = People::of(&app).await;
    let asked = json!({
        "item_id": one["id"], "subject_organ_id": app.organization("government"), "questions": "何时打通?",
        "contents": "断点三处。"
    });
    let cases = "/supervision/interpellations";
    let asked = people.member.create(cases, &asked).await;
    for member in &app.members().await[1..3] {
        member.act(cases, &asked, "sign", &json!({})).await;
    }
    people.member.act(cases, &asked, "submit", &json!({})).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    people.office.act(ITEMS, &one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    people.office.act(MEETINGS, &meeting, "cancel", &json!({"reason": "取消"})).await;
    let waiting = async || {
        crate::alerts::measures::measured(&app, "days_without_meeting", "2026-08-10", AtLeast, 0).await.len()
    };
    assert_eq!(waiting().await, 1);
    // The chairpersons do not hand it over: it has ended, and so has its item.
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-04", 7).await;
    let people = People::of(&app).await;
    let refusal = json!({
        "decision_meeting_id": chairpersons["id"], "formal_defect": "contents_unclear", "reason": "没有写明事实"
    });
    people.secretary.act(cases, &asked, "refuse", &refusal).await;
    assert_eq!(fresh(&people.office, ITEMS, &one).await["state"], "closed");
    assert_eq!(waiting().await, 0);
}

#[tokio::test]
async fn a_meeting_that_moves_reads_rules_and_calendar_once() {
    let app = App::start().await;
    let statements = app.application.service.store.statements();
    let mut costs = Vec::new();
    for (ordinal, items) in [(38, 1), (39, 5)] {
        let meeting = app.meeting("sc_plenary", "sc", ordinal, "2026-10-24", 41).await;
        let office = app.person("sc-office").await;
        for number in 0..items {
            let one = item(&app, ordinal * 10 + number).await;
            office.act(ITEMS, &one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
        }
        statements.listen();
        drop(statements.take());
        let later = json!({"start_on": "2026-10-31", "end_on": "2026-10-31", "reason": "顺延"});
        office.act(MEETINGS, &meeting, "reschedule", &later).await;
        let asked = statements.take();
        let reads = |table: &str| {
            let from = format!("FROM \"{table}\"");
            asked.iter().filter(|statement| statement.sql.contains(&from)).count()
        };
        costs.push(["rule_set", "calendar_year", "calendar_correction"].map(reads));
    }
    assert_eq!(costs[0], costs[1], "{costs:?}");
    assert!(costs[0].iter().any(|reads| *reads > 0), "{costs:?}");
}

/// What was moved is counted as if it had been set then.
#[tokio::test]
async fn each_item_of_a_meeting_that_moves_has_its_days() {
    let app = App::start().await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-10-24", 41).await;
    let (first, second) = (item(&app, 106).await, item(&app, 107).await);
    let office = app.person("sc-office").await;
    for one in [&first, &second] {
        office.act(ITEMS, one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    }
    let later = json!({"start_on": "2026-10-31", "end_on": "2026-10-31", "reason": "顺延"});
    office.act(MEETINGS, &meeting, "reschedule", &later).await;
    let days: Vec<_> = leads(&app, &first).await.into_iter().map(|(_, day, _)| day).collect();
    assert_eq!(days, ["2026-10-11", "2026-10-21", "2026-10-24"]);
    assert_eq!(leads(&app, &first).await, leads(&app, &second).await);
}
