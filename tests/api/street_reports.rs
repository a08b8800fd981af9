//! Reports of a street committee to the Standing Committee: submitted, put on an agenda, heard, put right.

use crate::{
    street_activities::street_meeting,
    street_committees::committee,
    support::{App, People, fresh},
};
use serde_json::{Value, json};

pub const REPORTS: &str = "/street-committees/reports";

/// A report of the committee, with its text.
async fn report(app: &App, committee: &Value, kind: &str) -> Value {
    let director = app.person("street-director").await;
    let text = director.document("工委工作报告", "internal").await;
    let arose = (kind == "major_matter").then_some("2026-08-03");
    json!({
        "committee_id": committee["id"], "year": 2026, "kind": kind, "arose_on": arose, "document_id": text["id"]
    })
}

/// The committee has reported on its year; the clock stands at the day of its meeting.
pub async fn year_reported(app: &App, committee: &Value, ordinal: u32, members: u32) -> Value {
    let content = report(app, committee, "annual").await;
    let draft = app.person("street-director").await.create(REPORTS, &content).await;
    let today = platform::values::clock::legal_date(app.clock.now());
    let day = (today + chrono::Days::new(4)).to_string();
    let meeting = app.held("street_committee", "street-committee", ordinal, &day, members).await;
    let adopted = json!({"adopted_meeting_id": meeting["id"]});
    app.person("street-director").await.act(REPORTS, &draft, "submit", &adopted).await
}

#[tokio::test]
async fn the_report_on_a_year_is_heard_and_every_opinion_is_answered() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let content = report(&app, &committee, "annual").await;
    let director = app.person("street-director").await;
    let mut silent = content.clone();
    silent["document_id"] = Value::Null;
    let draft = director.create(REPORTS, &silent).await;
    director.refused_to_create(REPORTS, &content, (409, "ALREADY_EXISTS")).await;
    let mut dated = content.clone();
    dated["arose_on"] = json!("2026-08-03");
    director.refused_to_create(REPORTS, &dated, (409, "ALREADY_EXISTS")).await;
    app.person("sc-office").await.refused_to_create(REPORTS, &content, (403, "FORBIDDEN")).await;
    let meeting = street_meeting(&app, 1, "2026-08-10").await;
    let director = app.person("street-director").await;
    let adopted = json!({"adopted_meeting_id": meeting["id"]});
    director.refused(REPORTS, &draft, "submit", &adopted, (422, "DOCUMENT_MISSING")).await;
    let path = format!("/api/v1{REPORTS}/{}", draft["id"].as_str().unwrap());
    director.patch(&path, &json!({"document_id": content["document_id"]})).await.expect(200);
    director.refused(REPORTS, &draft, "submit", &json!({}), (422, "WRONG_MEETING")).await;
    let submitted = director.act(REPORTS, &draft, "submit", &adopted).await;
    assert_eq!(submitted["submitted_on"], "2026-08-10");
    // The committee owes a report on each year from its founding on.
    let owed = format!(
        "/api/v1/deadlines?subject_id={}&code=COMMITTEE_ANNUAL_REPORT",
        committee["id"].as_str().unwrap()
    );
    let owed = director.get(&owed).await.expect(200).body["items"].clone();
    let mut days: Vec<(&str, &str)> = owed
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["effective_due_on"].as_str().unwrap(), one["state"].as_str().unwrap()))
        .collect();
    days.sort_unstable();
    assert_eq!(days, [("2027-01-31", "met"), ("2028-01-31", "running")]);

    let people = People::of(&app).await;
    people.secretary.refused(REPORTS, &draft, "note", &json!({}), (409, "INVALID_TRANSITION")).await;
    people.secretary.act(REPORTS, &draft, "return", &json!({"reason": "补充数据。"})).await;
    director.act(REPORTS, &draft, "submit", &adopted).await;
    let chairpersons = app.meeting("chairpersons", "chairpersons", 73, "2026-09-01", 7).await;
    let elsewhere = json!({"heard_meeting_id": chairpersons["id"]});
    people.secretary.refused(REPORTS, &draft, "schedule", &elsewhere, (422, "WRONG_MEETING")).await;
    let ahead = app.meeting("sc_plenary", "sc", 38, "2026-08-28", 41).await;
    let scheduled = json!({"heard_meeting_id": ahead["id"]});
    people.secretary.act(REPORTS, &draft, "schedule", &scheduled).await;
    let agenda = fresh(&people.office, "/meetings", &ahead).await["agenda"].clone();
    assert_eq!(agenda[1]["subject_id"], draft["id"]);
    let silence = json!({"opinions": []});
    people.office.refused(REPORTS, &draft, "hear", &silence, (422, "WRONG_MEETING")).await;
    answered_opinion_by_opinion(&app, &draft, &ahead).await;
}

async fn answered_opinion_by_opinion(app: &App, report: &Value, meeting: &Value) {
    let people = People::of(app).await;
    people.office.act("/meetings", meeting, "notify", &json!({})).await;
    app.on("2026-08-28");
    let people = People::of(app).await;
    people.office.act("/meetings", meeting, "open", &json!({"present_members": 41})).await;
    let said = json!({"opinions": ["加强对代表小组活动的指导。", "及时答复代表履职困难。"]});
    let heard = people.office.act(REPORTS, report, "hear", &said).await;
    assert_eq!(
        (
            heard["state"].as_str(),
            heard["opinions"][1]["seq"].as_u64(),
            heard["rectification_due_on"].as_str()
        ),
        (Some("heard"), Some(2), Some("2026-11-30"))
    );
    let director = app.person("street-director").await;
    let answer = |seq: u32| json!({"seq": seq, "answer": "已建立每季度走访代表的制度。"});
    for answers in
        [json!([answer(1)]), json!([answer(1), answer(1)]), json!([answer(1), answer(2), answer(3)])]
    {
        let answers = json!({"answers": answers});
        director.refused(REPORTS, report, "rectify", &answers, (422, "REPLIES_MISSING")).await;
    }
    let all = json!({"answers": [answer(1), answer(2)]});
    let rectified = director.act(REPORTS, report, "rectify", &all).await;
    assert_eq!(
        (rectified["state"].as_str(), rectified["rectified_on"].as_str()),
        (Some("rectified"), Some("2026-08-28"))
    );
    let affairs = app.person("deputy-affairs").await;
    let unknown = json!({"seq": 3, "reason": "没有完成时间。"});
    affairs.refused(REPORTS, report, "send-back", &unknown, (422, "UNKNOWN_REFERENCE")).await;
    let second = json!({"seq": 2, "reason": "没有完成时间。"});
    let back = affairs.act(REPORTS, report, "send-back", &second).await;
    assert_eq!(
        (back["state"].as_str(), &back["opinions"][1]["answer"], back["rectification_due_on"].as_str()),
        (Some("heard"), &Value::Null, Some("2026-09-28"))
    );
    director.act(REPORTS, report, "rectify", &all).await;
    app.on("2026-09-29");
    let affairs = app.person("deputy-affairs").await;
    affairs.refused(REPORTS, report, "send-back", &second, (422, "RETURN_WINDOW_OVER")).await;
}

#[tokio::test]
async fn a_report_goes_with_its_meeting_and_waits_when_that_will_not_be() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let director = app.person("street-director").await;
    let special = director.create(REPORTS, &report(&app, &committee, "special").await).await;
    let mut undated = report(&app, &committee, "major_matter").await;
    undated["arose_on"] = Value::Null;
    director.refused_to_create(REPORTS, &undated, (422, "VALIDATION_FAILED")).await;
    undated["arose_on"] = json!("2026-08-04");
    director.refused_to_create(REPORTS, &undated, (422, "FUTURE_RECORD")).await;
    let matter = director.create(REPORTS, &report(&app, &committee, "major_matter").await).await;
    assert_eq!(matter["submission_due_on"], "2026-08-10");
    director.act(REPORTS, &matter, "submit", &json!({})).await;
    director.act(REPORTS, &special, "submit", &json!({})).await;
    let people = People::of(&app).await;
    people.secretary.act(REPORTS, &matter, "note", &json!({})).await;

    let first = app.meeting("chairpersons", "chairpersons", 73, "2026-08-20", 7).await;
    let next = app.meeting("chairpersons", "chairpersons", 74, "2026-08-25", 7).await;
    people.secretary.act(REPORTS, &special, "schedule", &json!({"heard_meeting_id": first["id"]})).await;
    people.office.act("/meetings", &first, "cancel", &json!({"reason": "改期。"})).await;
    let waits = fresh(&people.office, REPORTS, &special).await;
    assert_eq!((waits["state"].as_str(), &waits["heard_meeting_id"]), (Some("submitted"), &Value::Null));
    // A meeting that has it on its agenda takes it up.
    let agenda = json!({"decision_meeting_id": null, "agenda": [
        {"seq": 1, "title": "听取报告", "subject_type": "street_committee.report", "subject_id": special["id"]}
    ]});
    people.office.act("/meetings", &next, "set-agenda", &agenda).await;
    assert_eq!(fresh(&people.office, REPORTS, &special).await["state"], "scheduled");
    let empty = json!({"decision_meeting_id": null, "agenda": [{"seq": 1, "title": "其他事项"}]});
    people.office.act("/meetings", &next, "set-agenda", &empty).await;
    assert_eq!(fresh(&people.office, REPORTS, &special).await["state"], "submitted");
    people.secretary.act(REPORTS, &special, "schedule", &json!({"heard_meeting_id": next["id"]})).await;

    // What a meeting did not come to goes on to the one that its closing names.
    let last = app.meeting("chairpersons", "chairpersons", 75, "2026-09-10", 7).await;
    people.office.act("/meetings", &next, "notify", &json!({})).await;
    app.on("2026-08-25");
    let office = app.person("sc-office").await;
    office.act("/meetings", &next, "open", &json!({"present_members": 7})).await;
    office.act("/meetings", &next, "close", &json!({"moved_to_id": last["id"]})).await;
    let moved = fresh(&office, REPORTS, &special).await;
    assert_eq!((moved["state"].as_str(), &moved["heard_meeting_id"]), (Some("scheduled"), &last["id"]));
    office.act("/meetings", &last, "notify", &json!({})).await;
    app.on("2026-09-10");
    let office = app.person("sc-office").await;
    office.act("/meetings", &last, "open", &json!({"present_members": 7})).await;
    let heard = office.act(REPORTS, &special, "hear", &json!({"opinions": []})).await;
    assert_eq!((heard["state"].as_str(), &heard["rectification_due_on"]), (Some("heard"), &Value::Null));
    let director = app.person("street-director").await;
    let answers = json!({"answers": []});
    director.refused(REPORTS, &special, "rectify", &answers, (409, "INVALID_TRANSITION")).await;
}
