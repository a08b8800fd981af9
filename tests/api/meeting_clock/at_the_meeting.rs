//! What changes while a meeting goes on: who is there, what is on its agenda, how long it lasts, what it did not reach (00 §5.2).

use super::{ITEMS, MEETINGS, digested, distribute, draft, item, leads, report, warnings};
use crate::support::{App, People, fresh};
use serde_json::{Value, json};

async fn plenary(app: &App, ordinal: u32, from: &str, to: &str) -> Value {
    let planned = json!({
        "kind": "sc_plenary", "organization_id": app.organization("sc"), "term_id": app.districts["310114"].term_id,
        "ordinal": ordinal, "title": format!("第{ordinal}次会议"), "agenda": [{"seq": 1, "title": "其他事项"}],
        "start_on": from, "end_on": to, "is_extraordinary": false, "total_members": 9
    });
    app.person("sc-office").await.create(MEETINGS, &planned).await
}

/// Opens a meeting with the first so many members.
async fn opened(app: &App, meeting: &Value, members: usize) -> Value {
    let office = app.person("sc-office").await;
    office.act(MEETINGS, meeting, "notify", &json!({})).await;
    let roster: Vec<String> = (0..members).map(|place| app.deputy(place)).collect();
    let opening = json!({"present_members": members, "present_deputy_ids": roster});
    office.act(MEETINGS, meeting, "open", &opening).await
}

fn ballot(app: &App, item: &Value, meeting: &Value) -> Value {
    json!({
        "kind": "resolution", "title": "关于加强充电设施建设的决议", "subject_type": "supervision.item", "subject_id": item["id"],
        "meeting_id": meeting["id"], "is_secret": false, "counting_mode": "electronic",
        "option_set": "for_against_abstain", "base": "all_members", "supervisor_ids": [app.user("ballot-supervisor")]
    })
}

#[tokio::test]
async fn who_leaves_is_not_there_for_the_vote() {
    let app = App::start().await;
    app.seats(9).await;
    let one = item(&app, 91).await;
    let meeting = plenary(&app, 38, "2026-08-03", "2026-08-04").await;
    let people = People::of(&app).await;
    people.office.act(ITEMS, &one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let open = opened(&app, &meeting, 5).await;
    assert_eq!(open["attendance"].as_array().unwrap().len(), 5);
    let prepared = people.office.create("/ballots", &ballot(&app, &one, &meeting)).await;

    // One of five leaves: nobody is refused, but no paper is issued until somebody comes.
    let at = |field: &str, place: usize| {
        let mut movement = json!({"member_id": app.deputy(place)});
        movement[field] = json!("2026-08-03T01:00:00Z");
        movement
    };
    let presence =
        async |movement: Value| people.office.act(MEETINGS, &meeting, "record-presence", &movement).await;
    let refused = async |movement: Value, code: &str| {
        people.office.refused(MEETINGS, &meeting, "record-presence", &movement, (422, code)).await;
    };
    refused(json!({"member_id": app.deputy(0)}), "VALIDATION_FAILED").await;
    refused(at("arrived_at", 0), "VALIDATION_FAILED").await;
    refused(at("left_at", 7), "VALIDATION_FAILED").await;
    refused(json!({"member_id": app.deputy(0), "left_at": "2026-08-03T02:00:00Z"}), "FUTURE_RECORD").await;
    refused(
        json!({"member_id": app.deputy(10), "arrived_at": "2026-08-03T01:00:00Z"}),
        "DEPUTY_NOT_IN_OFFICE",
    )
    .await;
    let mut leaves = at("left_at", 0);
    leaves["leave_reason"] = json!("公务");
    let left = presence(leaves).await;
    assert_eq!(
        (&left["present_members"], left["warnings"][0]["code"].as_str()),
        (&json!(4), Some("QUORUM_NOT_MET"))
    );
    people.office.refused("/ballots", &prepared, "issue", &json!({}), (422, "QUORUM_NOT_MET")).await;
    let back = presence(at("arrived_at", 6)).await;
    assert_eq!((&back["present_members"], back.get("warnings")), (&json!(5), None));
    people.office.act("/ballots", &prepared, "issue", &json!({})).await;
    // Whoever left casts nothing, whoever came does.
    let members = app.members().await;
    let cast = async |place: usize| {
        let path = format!("/api/v1/ballots/{}/cast", prepared["id"].as_str().unwrap());
        members[place].post(&path, &json!({"choices": ["for"]})).await
    };
    cast(0).await.refused(403, "FORBIDDEN_SCOPE");
    cast(6).await.expect(200);

    // Whoever leaves office is not there any more, and does not come back.
    let affairs = app.person("deputy-affairs").await;
    let report = affairs.document("审查报告", "internal").await;
    let suspension = json!({
        "state_reason": "detained_criminal_case", "state_date": "2026-08-03", "state_document_id": report["id"]
    });
    affairs.act("/deputies", &json!({"id": app.deputy(1)}), "suspend", &suspension).await;
    assert_eq!(fresh(&people.office, MEETINGS, &meeting).await["present_members"], 4);
    refused(at("arrived_at", 1), "DEPUTY_NOT_IN_OFFICE").await;
    // A meeting does not close over a vote; it may last longer, never shorter.
    people.office.refused(MEETINGS, &meeting, "close", &json!({}), (409, "BALLOT_OPEN")).await;
    let until = |day: &str| json!({"end_on": day, "reason": "议程未完"});
    people.office.refused(MEETINGS, &meeting, "prolong", &until("2026-08-03"), (422, "DATE_ORDER")).await;
    assert_eq!(
        people.office.act(MEETINGS, &meeting, "prolong", &until("2026-08-05")).await["end_on"],
        "2026-08-05"
    );
}

#[tokio::test]
async fn who_has_an_interest_is_not_there_for_the_vote() {
    let app = App::start().await;
    app.seats(9).await;
    let one = item(&app, 92).await;
    let meeting = plenary(&app, 38, "2026-08-03", "2026-08-03").await;
    opened(&app, &meeting, 5).await;
    let people = People::of(&app).await;
    let mut interested = ballot(&app, &one, &meeting);
    interested["excluded_member_ids"] = json!([app.deputy(0)]);
    let prepared = people.office.create("/ballots", &interested).await;
    let refused = people.office.try_act("/ballots", &prepared, "issue", &json!({})).await;
    assert_eq!(refused.refused(422, "QUORUM_NOT_MET").body["params"]["present"], 4);
}

#[tokio::test]
async fn what_was_prepared_for_a_meeting_that_is_over_is_void() {
    let app = App::start().await;
    app.seats(9).await;
    let one = item(&app, 93).await;
    let people = People::of(&app).await;
    let closing = plenary(&app, 38, "2026-08-03", "2026-08-03").await;
    let cancelling = plenary(&app, 39, "2026-09-03", "2026-09-03").await;
    let first = people.office.create("/ballots", &ballot(&app, &one, &closing)).await;
    opened(&app, &closing, 9).await;
    people.office.act(MEETINGS, &closing, "close", &json!({})).await;
    assert_eq!(fresh(&people.office, "/ballots", &first).await["state"], "void");
    let second = people.office.create("/ballots", &ballot(&app, &one, &cancelling)).await;
    people.office.act(MEETINGS, &cancelling, "cancel", &json!({"reason": "取消"})).await;
    assert_eq!(fresh(&people.office, "/ballots", &second).await["state"], "void");
}

#[tokio::test]
async fn a_meeting_that_was_held_is_recorded_later_with_a_reason_and_without_votes() {
    let app = App::start().await;
    app.seats(9).await;
    let one = item(&app, 94).await;
    let meeting = plenary(&app, 38, "2026-08-03", "2026-08-03").await;
    let people = People::of(&app).await;
    let prepared = people.office.create("/ballots", &ballot(&app, &one, &meeting)).await;
    people.office.act(MEETINGS, &meeting, "notify", &json!({})).await;
    let people = People::on(&app, "2026-08-05").await;
    let mut opening = json!({"present_members": 9});
    people.office.refused(MEETINGS, &meeting, "open", &opening, (422, "LATE_RECORD_UNEXPLAINED")).await;
    opening["late_record_reason"] = json!("系统故障,事后补录");
    people.office.act(MEETINGS, &meeting, "open", &opening).await;
    let longer = json!({"end_on": "2026-08-06", "reason": "延长"});
    people.office.refused(MEETINGS, &meeting, "prolong", &longer, (409, "INVALID_TRANSITION")).await;
    people.office.refused("/ballots", &prepared, "issue", &json!({}), (422, "MEETING_NOT_OPEN")).await;
}

#[tokio::test]
async fn a_meeting_of_another_body_has_no_items_of_the_standing_committee() {
    let app = App::start().await;
    app.seats(9).await;
    let one = item(&app, 64).await;
    let meeting = plenary(&app, 38, "2026-09-24", "2026-09-24").await;
    let people = People::of(&app).await;
    people.office.act(ITEMS, &one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let path = format!("/api/v1{MEETINGS}/{}", meeting["id"].as_str().unwrap());
    let other = json!({
        "kind": "chairpersons", "organization_id": app.organization("chairpersons"), "total_members": 7
    });
    people.office.patch(&path, &other).await.expect(200);
    assert_eq!(fresh(&people.office, ITEMS, &one).await["meeting_id"], Value::Null);
    assert_eq!(leads(&app, &one).await, []);
}

/// A report that reached the members before a meeting on 2026-09-24.
async fn distributed(app: &App, number: u32, meeting: &Value) -> Value {
    app.on("2026-08-03");
    let one = item(app, number).await;
    let office = app.person("sc-office").await;
    office.act(ITEMS, &one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    digested(app, &one).await;
    draft(app, &one, "2026-09-03").await;
    report(app, &one, "2026-09-12").await;
    distribute(app, &one, "2026-09-14").await
}

#[tokio::test]
async fn what_a_meeting_did_not_reach_goes_on_in_another() {
    let app = App::start().await;
    app.seats(9).await;
    let meeting = plenary(&app, 38, "2026-09-24", "2026-09-24").await;
    let [done, adjourned, unfinished, missed] = [
        distributed(&app, 95, &meeting).await,
        distributed(&app, 96, &meeting).await,
        distributed(&app, 97, &meeting).await,
        distributed(&app, 98, &meeting).await,
    ];
    let people = People::on(&app, "2026-09-24").await;
    opened(&app, &meeting, 9).await;
    let next = plenary(&app, 39, "2026-11-24", "2026-11-24").await;
    let reporter = json!({
        "reporter_name": "演示负责人001", "reporter_post": "区长", "reporter_capacity": "organ_head",
        "reporter_organization_id": app.organization("government")
    });
    for one in [&done, &adjourned, &unfinished] {
        people.office.act(ITEMS, one, "open-deliberation", &reporter).await;
    }
    let silence = json!({"deliberation_minutes": 10, "no_speech": true});
    people.office.act(ITEMS, &done, "close-deliberation", &silence).await;
    let back = people.office.act(ITEMS, &adjourned, "adjourn", &json!({"reason": "需要补充材料"})).await;
    assert_eq!((back["state"].as_str(), &back["meeting_id"]), (Some("distributed"), &Value::Null));

    let wrong = json!({"moved_to_id": meeting["id"]});
    people.office.refused(MEETINGS, &meeting, "close", &wrong, (422, "WRONG_MEETING")).await;
    let closed = people.office.act(MEETINGS, &meeting, "close", &json!({"moved_to_id": next["id"]})).await;
    let outcome = |item: &Value| {
        let entries = closed["agenda"].as_array().unwrap();
        let entry = entries.iter().find(|entry| entry["subject_id"] == item["id"]).unwrap();
        (entry["outcome"].as_str().unwrap().to_owned(), entry["moved_to_id"].clone())
    };
    assert_eq!(outcome(&done), ("dealt_with".into(), Value::Null));
    assert_eq!(outcome(&missed), ("not_reached".into(), next["id"].clone()));
    // Nothing begins anew: report and distribution stand, and what was in time stays so.
    for one in [&missed, &unfinished] {
        let seen = fresh(&people.office, ITEMS, one).await;
        assert_eq!((seen["state"].as_str(), &seen["meeting_id"]), (Some("distributed"), &next["id"]));
        assert!(leads(&app, one).await.iter().all(|(.., state)| state == "met"));
    }
    // An answer has the version under which the record stands.
    assert_eq!(fresh(&people.office, MEETINGS, &meeting).await["version"], closed["version"]);
    // A meeting that names no other leaves what it did not reach without one.
    let people = People::on(&app, "2026-11-24").await;
    opened(&app, &next, 9).await;
    let closed = people.office.act(MEETINGS, &next, "close", &json!({})).await;
    let lost = warnings(&closed).into_iter().filter(|(code, _)| code == "MEETING_MISSING").count();
    assert_eq!(lost, 2, "{closed}");
    assert_eq!(fresh(&people.office, ITEMS, &missed).await["meeting_id"], Value::Null);
}

#[tokio::test]
async fn an_agenda_is_decided_and_takes_its_items_along() {
    let app = App::start().await;
    app.seats(9).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let (stays, leaves, comes) = (item(&app, 61).await, item(&app, 62).await, item(&app, 63).await);
    let meeting = plenary(&app, 38, "2026-09-24", "2026-09-24").await;
    let people = People::of(&app).await;
    for one in [&stays, &leaves] {
        people.office.act(ITEMS, one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    }
    people.office.act(MEETINGS, &meeting, "notify", &json!({})).await;
    let entry = |seq: u32, item: &Value| json!({"seq": seq, "title": item["title"], "subject_type": "supervision.item", "subject_id": item["id"]});
    let mut agenda = json!({"agenda": [entry(1, &stays), entry(2, &comes)]});
    people.office.refused(MEETINGS, &meeting, "set-agenda", &agenda, (422, "DECISION_MISSING")).await;
    agenda["decision_meeting_id"] = meeting["id"].clone();
    people.office.refused(MEETINGS, &meeting, "set-agenda", &agenda, (422, "WRONG_MEETING")).await;
    agenda["decision_meeting_id"] = chairpersons["id"].clone();
    let set = people.office.act(MEETINGS, &meeting, "set-agenda", &agenda).await;
    let taken_off = set["agenda"].as_array().unwrap().iter().find(|one| one["subject_id"] == leaves["id"]);
    assert_eq!(taken_off.unwrap()["outcome"], "taken_off");
    assert_eq!(fresh(&people.office, ITEMS, &leaves).await["meeting_id"], Value::Null);
    assert_eq!(leads(&app, &leaves).await, []);
    assert_eq!(fresh(&people.office, ITEMS, &comes).await["meeting_id"], meeting["id"]);
    assert_eq!(leads(&app, &comes).await.len(), 3);
    // An announced agenda is not edited; what was taken off is put on again by a decision.
    let path = format!("/api/v1{MEETINGS}/{}", meeting["id"].as_str().unwrap());
    let edited = json!({"agenda": [], "reason": "改议程"});
    people.office.patch(&path, &edited).await.refused(422, "DECISION_MISSING");
    let mut again = json!({"agenda": set["agenda"], "decision_meeting_id": chairpersons["id"]});
    again["agenda"].as_array_mut().unwrap().iter_mut().for_each(|entry| entry["outcome"] = Value::Null);
    people.office.act(MEETINGS, &meeting, "set-agenda", &again).await;
    assert_eq!(fresh(&people.office, ITEMS, &leaves).await["meeting_id"], meeting["id"]);
    // Set on another meeting, it leaves the agenda of the first.
    let other = plenary(&app, 39, "2026-11-24", "2026-11-24").await;
    people.office.act(ITEMS, &comes, "set-meeting", &json!({"meeting_id": other["id"]})).await;
    let seen = fresh(&people.office, MEETINGS, &meeting).await;
    let entry = seen["agenda"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["subject_id"] == comes["id"])
        .unwrap()
        .clone();
    assert_eq!((entry["outcome"].as_str(), &entry["moved_to_id"]), (Some("taken_off"), &other["id"]));
}
