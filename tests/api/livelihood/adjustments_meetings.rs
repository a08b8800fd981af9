//! A major adjustment goes where its meeting goes (07 §3.6, 00 §5.2).

use super::{
    adjustments::{ADJUSTMENTS, BY_THE_GOVERNMENT, KIND, minor, money, submitted, told},
    projects::{PROJECTS, deadlines, selected, started},
    voting::settled,
};
use crate::support::{App, fresh};
use serde_json::{Value, json};

/// A major one of the first project, submitted on the day that it is.
async fn major(app: &App) -> Value {
    let projects = selected(app).await;
    let one = started(app, &projects[0], |_| {}).await;
    submitted(app, &one, "suspend", &json!([])).await
}

fn names(adjustment: &Value) -> Value {
    json!([{"seq": 1, "title": "实事项目的调整", "subject_type": KIND, "subject_id": adjustment["id"]}])
}

async fn put_on(app: &App, adjustment: &Value, meeting: &Value) -> Value {
    let agenda = json!({"decision_meeting_id": meeting["id"]});
    app.person("chairs-secretary").await.act(ADJUSTMENTS, adjustment, "put-on-agenda", &agenda).await
}

/// The state of an adjustment, its meeting, and what it waits for.
async fn waits(app: &App, adjustment: &Value) -> Value {
    let office = app.person("sc-office").await;
    let seen = fresh(&office, ADJUSTMENTS, adjustment).await;
    let running = deadlines(&office, adjustment, "running").await;
    let running = running.iter().map(|(code, day)| format!("{} {day}", code.rsplit('_').next().unwrap()));
    json!([seen["state"], seen["decision_meeting_id"], running.collect::<Vec<_>>()])
}

#[tokio::test]
async fn what_a_meeting_did_not_come_to_goes_on_in_the_next_one() {
    let app = App::start().await;
    let one = major(&app).await;
    let plenary = app.held("sc_plenary", "sc", 43, "2026-09-05", 41).await;
    put_on(&app, &one, &plenary).await;
    let next = app.meeting("sc_plenary", "sc", 44, "2026-10-29", 41).await;
    let office = app.person("sc-office").await;
    let closed = office.act("/meetings", &plenary, "close", &json!({"moved_to_id": next["id"]})).await;
    let entry = closed["agenda"].as_array().unwrap().iter().find(|item| item["subject_id"] == one["id"]);
    assert_eq!(entry.unwrap()["outcome"], "not_reached");
    assert_eq!(waits(&app, &one).await, json!(["on_agenda", next["id"], ["DECISION 2026-10-29"]]));
    // One that names no other leaves it without a meeting; it waits for the next that is planned, and no more for that one.
    office.act("/meetings", &next, "notify", &json!({})).await;
    app.on("2026-10-29");
    let office = app.person("sc-office").await;
    office.act("/meetings", &next, "open", &json!({"present_members": 41})).await;
    let later = app.meeting("sc_plenary", "sc", 45, "2026-11-24", 41).await;
    let closed = office.act("/meetings", &next, "close", &json!({})).await;
    assert_eq!(closed["warnings"][0]["code"], "MEETING_MISSING", "{closed}");
    assert_eq!(closed["warnings"][0]["params"]["subject_id"], one["id"]);
    assert_eq!(waits(&app, &one).await, json!(["submitted", null, ["AGENDA 2026-11-24"]]));
    // It has the same meeting on another last day.
    put_on(&app, &one, &later).await;
    let longer = json!({"start_on": "2026-11-24", "end_on": "2026-11-25", "reason": "会期延长"});
    app.person("sc-office").await.act("/meetings", &later, "reschedule", &longer).await;
    assert_eq!(waits(&app, &one).await, json!(["on_agenda", later["id"], ["DECISION 2026-11-25"]]));
    let office = app.person("sc-office").await;
    office.act("/meetings", &later, "notify", &json!({})).await;
    app.on("2026-11-24");
    let office = app.person("sc-office").await;
    office.act("/meetings", &later, "open", &json!({"present_members": 41})).await;
    office.act("/meetings", &later, "prolong", &json!({"end_on": "2026-11-26", "reason": "议程未完"})).await;
    assert_eq!(waits(&app, &one).await, json!(["on_agenda", later["id"], ["DECISION 2026-11-26"]]));
}

#[tokio::test]
async fn an_agenda_that_is_decided_takes_it_along() {
    let app = App::start().await;
    let one = major(&app).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-26", 11).await;
    let plenary = app.meeting("sc_plenary", "sc", 43, "2026-09-24", 41).await;
    let office = app.person("sc-office").await;
    office.act("/meetings", &plenary, "notify", &json!({})).await;
    let agenda = |items: &Value| json!({"agenda": items, "decision_meeting_id": chairpersons["id"]});
    office.act("/meetings", &plenary, "set-agenda", &agenda(&names(&one))).await;
    assert_eq!(waits(&app, &one).await, json!(["on_agenda", plenary["id"], ["DECISION 2026-09-24"]]));
    let struck = office.act("/meetings", &plenary, "set-agenda", &agenda(&json!([]))).await;
    assert_eq!(struck["warnings"][0]["code"], "MEETING_MISSING", "{struck}");
    assert_eq!(waits(&app, &one).await, json!(["submitted", null, []]));
    // Another meeting takes over what a cancelled one had.
    let second = app.meeting("sc_plenary", "sc", 44, "2026-10-29", 41).await;
    put_on(&app, &one, &second).await;
    office.act("/meetings", &second, "cancel", &json!({"reason": "另行召开"})).await;
    assert_eq!(waits(&app, &one).await[0], "submitted");
    let replacement = json!({
        "kind": "sc_plenary", "organization_id": app.organization("sc"), "term_id": app.districts["310114"].term_id,
        "ordinal": 45, "title": "第四十五次会议", "agenda": [], "start_on": "2026-11-05", "end_on": "2026-11-05",
        "is_extraordinary": false, "total_members": 41, "replaces_id": second["id"]
    });
    let replacement = office.create("/meetings", &replacement).await;
    assert_eq!(waits(&app, &one).await, json!(["on_agenda", replacement["id"], ["DECISION 2026-11-05"]]));
    // A meeting of another body does not decide on it, whatever its agenda says.
    let congress = app.meeting("congress", "sc", 8, "2027-01-13", 287).await;
    let named = json!({"agenda": names(&one), "decision_meeting_id": null});
    office.act("/meetings", &congress, "set-agenda", &named).await;
    assert_eq!(waits(&app, &one).await, json!(["on_agenda", replacement["id"], ["DECISION 2026-11-05"]]));
    // Each clock is one, however often it ran.
    let path = format!("/api/v1/deadlines?subject_id={}", one["id"].as_str().unwrap());
    assert_eq!(office.get(&path).await.expect(200).body["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_is_minor_is_decided_by_no_meeting() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let minor = submitted(&app, &one, "funding", &money(2_800_000)).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-26", 11).await;
    let plenary = app.meeting("sc_plenary", "sc", 43, "2026-09-24", 41).await;
    let office = app.person("sc-office").await;
    let agenda = json!({"agenda": names(&minor), "decision_meeting_id": chairpersons["id"]});
    office.act("/meetings", &plenary, "set-agenda", &agenda).await;
    assert_eq!(waits(&app, &minor).await, json!(["submitted", null, ["APPROVAL 2026-09-04"]]));
}

/// No meeting that had passed before is the one that it waits for.
#[tokio::test]
async fn nothing_opens_that_nobody_can_meet() {
    let app = App::start().await;
    let one = major(&app).await;
    app.held("sc_plenary", "sc", 43, "2026-09-05", 41).await;
    let later = app.meeting("sc_plenary", "sc", 44, "2026-10-29", 41).await;
    put_on(&app, &one, &later).await;
    app.on("2026-09-10");
    let office = app.person("sc-office").await;
    office.act("/meetings", &later, "cancel", &json!({"reason": "另行召开"})).await;
    assert_eq!(waits(&app, &one).await, json!(["submitted", null, []]));
    app.meeting("sc_plenary", "sc", 45, "2026-11-05", 41).await;
    assert_eq!(waits(&app, &one).await, json!(["submitted", null, ["AGENDA 2026-11-05"]]));
}

#[tokio::test]
async fn what_was_voted_on_stays_with_its_meeting() {
    let app = App::start().await;
    let one = major(&app).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-26", 11).await;
    let next = app.meeting("sc_plenary", "sc", 44, "2026-10-29", 41).await;
    let plenary = app.held("sc_plenary", "sc", 43, "2026-09-05", 41).await;
    put_on(&app, &one, &plenary).await;
    app.ballot(&plenary, "resolution", (KIND, &one), (30, 5)).await;
    let office = app.person("sc-office").await;
    let off = json!({"agenda": [], "decision_meeting_id": chairpersons["id"]});
    office.refused("/meetings", &plenary, "set-agenda", &off, (409, "INVALID_TRANSITION")).await;
    let taken = json!({"agenda": names(&one), "decision_meeting_id": chairpersons["id"]});
    office.refused("/meetings", &next, "set-agenda", &taken, (409, "INVALID_TRANSITION")).await;
    office.act("/meetings", &plenary, "close", &json!({})).await;
    assert_eq!(waits(&app, &one).await, json!(["on_agenda", plenary["id"], ["DECISION 2026-09-05"]]));
    // It is recorded later, and was decided on the day of the meeting.
    app.on("2026-09-08");
    let office = app.person("sc-office").await;
    let approved = office.act(ADJUSTMENTS, &one, "decide", &json!({"outcome": "approved"})).await;
    assert_eq!(
        (approved["decided_on"].as_str(), approved["announcement_due_on"].as_str()),
        (Some("2026-09-05"), Some("2026-09-15"))
    );
    let met = deadlines(&office, &one, "met").await;
    assert!(met.iter().any(|(code, _)| code == "LIVELIHOOD_ADJUSTMENT_DECISION"), "{met:?}");
}

#[tokio::test]
async fn what_was_adjusted_is_told_until_the_project_closes() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let minor = minor(&app, &one, "funding", &money(2_800_000)).await;
    settled(&app, &[("2027-01", "evaluated")]).await;
    let (clerk, office) = (app.person("organ-clerk").await, app.person("sc-office").await);
    let notice = json!({"id": minor["publication_id"]});
    clerk.act("/publications", &notice, "withdraw", &json!({"reason": "有误"})).await;
    let owed = [("LIVELIHOOD_ADJUSTMENT_ANNOUNCEMENT".to_owned(), "2026-09-04".to_owned())];
    assert_eq!(deadlines(&office, &minor, "running").await, owed);
    let committee = app.person("committee-staff").await;
    let answer = committee.try_act(PROJECTS, &one, "close", &json!({})).await;
    answer.refused(409, "PUBLICATION_MISSING");
    assert_eq!(answer.body["params"]["missing"], json!(["adjustment"]), "{}", answer.text);
    let draft = json!({
        "subject_type": KIND, "subject_id": minor["id"], "kind": "adjustment", "scope": "to_public",
        "channel": "website", "title": "公告", "text": "更正后的公告。", "disclosure": "public"
    });
    clerk.create("/publications", &draft).await;
    let again = told(&app, &minor, BY_THE_GOVERNMENT).await;
    assert_eq!(fresh(&office, ADJUSTMENTS, &minor).await["publication_id"], again["id"]);
    assert_eq!(deadlines(&office, &minor, "running").await, []);
    // Of two that are out one may go.
    clerk.create("/publications", &draft).await;
    let second = told(&app, &minor, BY_THE_GOVERNMENT).await;
    assert_eq!(fresh(&office, ADJUSTMENTS, &minor).await["publication_id"], second["id"]);
    clerk.act("/publications", &second, "withdraw", &json!({"reason": "重复"})).await;
    assert_eq!(fresh(&office, ADJUSTMENTS, &minor).await["publication_id"], again["id"]);
    assert_eq!(deadlines(&office, &minor, "running").await, []);
    let answer = committee.try_act(PROJECTS, &one, "close", &json!({})).await;
    assert_eq!(answer.body["params"]["missing"], json!(["performance_result"]), "{}", answer.text);
}
