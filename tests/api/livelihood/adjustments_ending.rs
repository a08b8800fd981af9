//! Projects that are suspended, terminated, replaced or put off by an adjustment (07 §3.4, §3.6), and the adjustments of a town.

use super::{
    CANDIDATES, LEADS, Vote,
    adjustments::{ADJUSTMENTS, BY_THE_CONGRESS, KIND, asked, days, submitted, told},
    adjustments_decided::{carried, decided, on_agenda},
    projects::{PROJECTS, deadlines, plan, report, selected, started},
    proposed_by_a_citizen, ready, told as year_told, year,
};
use crate::support::{Answer, App, fresh, only, read_as_the_public};
use livelihood::projects::LIGHTS;
use platform::call::background;
use reqwest::Method;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use uuid::Uuid;

const PROJECT: &str = super::projects::KIND;

#[tokio::test]
async fn a_project_is_suspended_and_goes_on_with_new_days() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let adjustment = carried(&app, &one, ("suspend", &json!([])), (43, "2026-09-05")).await;
    let office = app.person("sc-office").await;
    let suspended = fresh(&office, PROJECTS, &one).await;
    assert_eq!(
        (suspended["state"].as_str(), suspended["suspended_from"].as_str()),
        (Some("suspended"), Some("in_progress"))
    );
    let running: Vec<_> =
        deadlines(&office, &one, "running").await.into_iter().map(|(code, _)| code).collect();
    assert_eq!(running, ["LIVELIHOOD_PROGRESS"]);
    read_as_the_public(&app, &["finance-clerk", "site-manager"], PROJECTS, &suspended).await;
    // Its months are reported, its light stands, and it is not suspended once more.
    app.on("2027-04-02");
    let clerk = app.person("department-clerk").await;
    let reported = clerk.act(PROJECTS, &one, "report-progress", &report("2026-08", "10.00", 0)).await;
    assert_eq!((reported["state"].as_str(), reported["light"].as_str()), (Some("suspended"), Some("green")));
    background::once(&app.application.service, LIGHTS, Uuid::now_v7()).await.unwrap();
    assert_eq!(fresh(&clerk, PROJECTS, &one).await["light"], "green");
    clerk
        .refused_to_create(ADJUSTMENTS, &asked(&one, "suspend", &json!([])), (422, "VALIDATION_FAILED"))
        .await;
    // Another department leads, and the project still stands.
    let government = app.person("government-office").await;
    let to = json!({"lead_department_id": app.organization("finance"), "reason": "职能调整"});
    let former = fresh(&app.person("department-clerk").await, ADJUSTMENTS, &adjustment).await;
    assert!(former["drafted_by"].is_string());
    government.act(PROJECTS, &one, "transfer-lead", &to).await;
    let own = fresh(&app.person("finance-clerk").await, ADJUSTMENTS, &adjustment).await;
    assert_eq!(
        (&own["lead_department_id"], &own["drafted_by"]),
        (&to["lead_department_id"], &former["drafted_by"])
    );
    // The body that suspended it decides, after it was suspended, on this project.
    let plenary = app.held("sc_plenary", "sc", 45, "2027-04-02", 41).await;
    let presidium = app.held("presidium", "sc", 9, "2027-04-02", 41).await;
    let right = json!({"finish_on": "2027-12-20", "milestone_days": ["2027-06-30", "2027-12-20"]});
    let government = app.person("government-office").await;
    government.refused(PROJECTS, &one, "resume", &right, (422, "WRONG_BALLOT")).await;
    app.ballot(&plenary, "resolution", (PROJECT, &projects[1]), (30, 5)).await;
    app.ballot(&presidium, "resolution", (PROJECT, &one), (30, 5)).await;
    app.ballot(&plenary, "resolution", (KIND, &adjustment), (30, 5)).await;
    government.refused(PROJECTS, &one, "resume", &right, (422, "WRONG_BALLOT")).await;
    app.ballot(&plenary, "resolution", (PROJECT, &one), (20, 15)).await;
    government.refused(PROJECTS, &one, "resume", &right, (422, "MAJORITY_NOT_REACHED")).await;
    let ballot = app.ballot(&plenary, "resolution", (PROJECT, &one), (30, 5)).await;
    for (finish, milestones) in [
        ("2027-12-20", &["2027-06-30"][..]),
        ("2027-12-19", &["2027-06-30", "2027-12-20"]),
        ("2027-12-20", &["2027-03-31", "2027-12-20"]),
        ("2027-12-20", &["2027-12-20", "2027-06-30"]),
    ] {
        let body = json!({"finish_on": finish, "milestone_days": milestones});
        government.refused(PROJECTS, &one, "resume", &body, (422, "MILESTONE_ORDER")).await;
    }
    let db = app.application.service.store.whole().await.unwrap();
    let since = |instant: &str| {
        format!("UPDATE livelihood_project SET suspended_at = '{instant}' WHERE code = '2027-01'")
    };
    db.execute_unprepared(&since("2027-04-02T02:00:00+00:00")).await.unwrap();
    government.refused(PROJECTS, &one, "resume", &right, (422, "WRONG_BALLOT")).await;
    db.execute_unprepared(&since("2026-09-05T01:00:00+00:00")).await.unwrap();
    for (wrong, back) in [("void", "announced"), ("confirmed", "announced")] {
        let set = async |state: &str| {
            let set = format!(
                "UPDATE ballot SET state = '{state}' WHERE subject_type = '{PROJECT}' AND state <> 'prepared'"
            );
            db.execute_unprepared(&set).await.unwrap();
        };
        set(wrong).await;
        government.refused(PROJECTS, &one, "resume", &right, (422, "WRONG_BALLOT")).await;
        set(back).await;
    }
    only(&app, &["government-office"], PROJECTS, &one, "resume", &right).await;
    let resumed = government.act(PROJECTS, &one, "resume", &right).await;
    let office = app.person("sc-office").await;
    assert_eq!(fresh(&office, "/ballots", &ballot).await["used_by_id"], one["id"]);
    // Months are owed since September.
    assert_eq!((resumed["state"].as_str(), &resumed["suspended_at"]), (Some("delayed"), &Value::Null));
    assert_eq!(
        (resumed["finish_on"].as_str(), resumed["milestones"][0]["due_on"].as_str()),
        (Some("2027-12-20"), Some("2027-06-30"))
    );
    assert_eq!(resumed["milestones"][0]["original_due_on"], "2027-03-31");
    let running = deadlines(&office, &one, "running").await;
    assert!(running.contains(&("LIVELIHOOD_FINISH".to_owned(), "2027-12-20".to_owned())), "{running:?}");
    government.refused(PROJECTS, &one, "resume", &right, (409, "INVALID_TRANSITION")).await;
}

/// What had no plan when it was suspended works it out once it goes on.
#[tokio::test]
async fn what_had_not_begun_goes_on_where_it_was() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = &projects[0];
    carried(&app, one, ("suspend", &json!([])), (43, "2026-09-05")).await;
    let office = app.person("sc-office").await;
    assert_eq!(deadlines(&office, one, "running").await, []);
    app.on("2026-10-08");
    let plenary = app.held("sc_plenary", "sc", 44, "2026-10-08", 41).await;
    app.ballot(&plenary, "resolution", (PROJECT, one), (30, 5)).await;
    let government = app.person("government-office").await;
    let body = json!({"finish_on": "2027-12-20"});
    assert_eq!(government.act(PROJECTS, one, "resume", &body).await["state"], "selected");
    let due = deadlines(&app.person("sc-office").await, one, "running").await;
    let runs = [("LIVELIHOOD_FINISH", "2027-12-20"), ("LIVELIHOOD_PLAN", "2026-11-07")];
    assert_eq!(due, runs.map(|(code, day)| (code.to_owned(), day.to_owned())));
    // A suspended project may be adjusted, and a decision against it leaves it suspended.
    let two = &projects[1];
    carried(&app, two, ("suspend", &json!([])), (45, "2026-10-10")).await;
    let end = submitted(&app, two, "terminate", &json!([])).await;
    let plenary = on_agenda(&app, &end, (46, "2026-10-12")).await;
    decided(&app, &end, &plenary, "rejected").await;
    let office = app.person("sc-office").await;
    let waits = fresh(&office, PROJECTS, two).await;
    assert_eq!(
        (waits["state"].as_str(), waits["suspended_from"].as_str()),
        (Some("suspended"), Some("selected"))
    );
}

#[tokio::test]
async fn a_project_ends_once_that_was_told() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    // What people proposed for it, told apart by the code of whoever did.
    let office = app.person("government-office").await;
    let mut next = year(&app, 2);
    (next["year"], next["collection_from"], next["collection_to"]) =
        (json!(2028), json!("2026-08-25"), json!("2026-09-30"));
    let cycle = office.create(super::CYCLES, &next).await;
    year_told(&app, &cycle, 1).await;
    office.act(super::CYCLES, &cycle, "open-collection", &json!({})).await;
    let proposal = json!({
        "cycle_id": cycle["id"], "source": "citizen_online", "title": "增设充电桩",
        "content": "小区内没有公共充电桩,建议在公共停车场集中增设二十个充电桩。", "category": "transport"
    });
    let lead = proposed_by_a_citizen(&app, &proposal).await.expect(201).body.clone();
    let db = app.application.service.store.whole().await.unwrap();
    let became = "UPDATE project_lead SET state = 'converted', candidate_id = \
                  (SELECT candidate_id FROM livelihood_project WHERE code = '2027-01') WHERE title = '增设充电桩'";
    db.execute_unprepared(became).await.unwrap();
    let end = submitted(&app, &one, "terminate", &json!([])).await;
    let plenary = on_agenda(&app, &end, (43, "2026-09-05")).await;
    decided(&app, &end, &plenary, "approved").await;
    let office = app.person("sc-office").await;
    office.refused(ADJUSTMENTS, &end, "announce", &json!({}), (422, "TERMINATE_UNANNOUNCED")).await;
    assert_eq!(fresh(&office, PROJECTS, &one).await["state"], "adjusting");
    let notice = told(&app, &end, BY_THE_CONGRESS).await;
    office.act("/publications", &notice, "withdraw", &json!({"reason": "有误"})).await;
    office.refused(ADJUSTMENTS, &end, "announce", &json!({}), (422, "TERMINATE_UNANNOUNCED")).await;
    let again = json!({
        "subject_type": KIND, "subject_id": end["id"], "kind": "adjustment", "scope": "to_public",
        "channel": "website", "title": "公告", "text": "项目终止。", "disclosure": "public"
    });
    office.create("/publications", &again).await;
    told(&app, &end, BY_THE_CONGRESS).await;
    office.act(ADJUSTMENTS, &end, "announce", &json!({})).await;
    let ended = fresh(&office, PROJECTS, &one).await;
    assert_eq!(
        (ended["state"].as_str(), ended["terminated_on"].as_str()),
        (Some("terminated"), Some("2026-09-05"))
    );
    assert_eq!(deadlines(&office, &one, "running").await, []);
    read_as_the_public(&app, &["finance-clerk", "site-manager"], PROJECTS, &ended).await;
    let path = format!("/api/v1{LEADS}/{}", lead["id"].as_str().unwrap());
    let read = app
        .stranger()
        .request(Method::GET, &path)
        .header("Access-Code", lead["access_code"].as_str().unwrap());
    let read = Answer::of(read.header("District-Code", "310114")).await.expect(200).body.clone();
    assert_eq!(
        (read["state"].as_str(), read["returned_reason"].as_str()),
        (Some("in_reserve"), Some("用地批复推迟。"))
    );
    let clerk = app.person("department-clerk").await;
    clerk
        .refused(
            PROJECTS,
            &one,
            "report-progress",
            &report("2026-09", "1.00", 0),
            (409, "INVALID_TRANSITION"),
        )
        .await;
    clerk
        .refused_to_create(ADJUSTMENTS, &asked(&one, "terminate", &json!([])), (409, "INVALID_TRANSITION"))
        .await;
}

#[tokio::test]
async fn a_candidate_of_the_same_year_stands_in() {
    let app = App::start().await;
    let Vote { candidates, cycle, ballot, .. } = ready(&app, |_| {}).await;
    super::counted(&app, &ballot, &[200, 180, 100, 0]).await;
    super::announced(&app, &ballot).await;
    super::voting::result_told(&app, &cycle).await;
    let office = app.person("sc-office").await;
    office.act(super::CYCLES, &cycle, "record-vote", &json!({})).await;
    let path = format!("/api/v1{PROJECTS}?cycle_id={}", cycle["id"].as_str().unwrap());
    let projects = office.get(&path).await.expect(200).body["items"].as_array().unwrap().clone();
    let one = started(&app, projects.iter().find(|one| one["code"] == "2027-01").unwrap(), |_| {}).await;
    let clerk = app.person("department-clerk").await;
    let wrong = json!([{"replacement_id": candidates[1]["id"]}]);
    clerk.refused_to_create(ADJUSTMENTS, &asked(&one, "replace", &wrong), (422, "VALIDATION_FAILED")).await;
    let instead = json!([{"replacement_id": candidates[2]["id"]}]);
    let replaced = submitted(&app, &one, "replace", &instead).await;
    assert_eq!(
        (replaced["is_minor"].as_bool(), replaced["old_value"].as_array().map(Vec::len)),
        (Some(false), Some(0))
    );
    let plenary = on_agenda(&app, &replaced, (43, "2026-09-05")).await;
    decided(&app, &replaced, &plenary, "approved").await;
    let office = app.person("sc-office").await;
    office.refused(ADJUSTMENTS, &replaced, "announce", &json!({}), (422, "TERMINATE_UNANNOUNCED")).await;
    told(&app, &replaced, BY_THE_CONGRESS).await;
    let announced = office.act(ADJUSTMENTS, &replaced, "announce", &json!({})).await;
    assert_eq!(fresh(&office, PROJECTS, &one).await["state"], "terminated");
    let new = fresh(&office, PROJECTS, &json!({"id": announced["replacement_project_id"]})).await;
    assert_eq!(
        (new["code"].as_str(), new["state"].as_str(), new["decided_by"].as_str()),
        (Some("2027-03"), Some("selected"), Some("replacement"))
    );
    assert_eq!(
        (&new["candidate_id"], new["decided_values"][0]["target_value"].as_str()),
        (&candidates[2]["id"], Some("100.00"))
    );
    assert_eq!(fresh(&office, CANDIDATES, &candidates[2]).await["state"], "not_selected");
    let due = deadlines(&office, &new, "running").await;
    let runs = [("LIVELIHOOD_FINISH", "2027-11-30"), ("LIVELIHOOD_PLAN", "2026-10-05")];
    assert_eq!(due, runs.map(|(code, day)| (code.to_owned(), day.to_owned())));
    // It stands in once.
    let two = projects.iter().find(|one| one["code"] == "2027-02").unwrap();
    let clerk = app.person("department-clerk").await;
    clerk.refused_to_create(ADJUSTMENTS, &asked(two, "replace", &instead), (422, "VALIDATION_FAILED")).await;
}

/// A major delay lets a project of one year be rolled over, and a minor one does not (07 §3.4).
#[tokio::test]
async fn what_is_put_off_into_the_next_year_is_rolled_over() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let later = days("2028-03-31", &["2027-03-31", "2028-03-31"]);
    let put_off = carried(&app, &one, ("schedule", &later), (43, "2026-09-05")).await;
    assert_eq!(put_off["is_minor"], false);
    app.on("2028-01-02");
    let government = app.person("government-office").await;
    let why = json!({"reason": "顺延"});
    let rolled = government.act(PROJECTS, &one, "roll-over", &why).await;
    assert_eq!(rolled["state"], "rolled_over");
    let mut next = plan(&app).await;
    next["milestones"] = json!([
        {"name": "继续施工", "weight": 50, "due_on": "2028-02-28"}, {"name": "投入使用", "weight": 50, "due_on": "2028-03-31"}
    ]);
    app.person("department-clerk").await.act(PROJECTS, &one, "plan", &next).await;
}

/// In a town its congress decides, and its presidium acts for the office and the secretary.
#[tokio::test]
async fn the_congress_of_a_town_decides_on_its_projects() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let town = app.organization("town-presidium");
    let db = app.application.service.store.whole().await.unwrap();
    let of_the_town = "UPDATE livelihood_project SET level = 'town', organization_id = \
                       (SELECT id FROM organization WHERE kind = 'town_presidium' AND district_code = '310114') WHERE code = '2027-01'";
    db.execute_unprepared(of_the_town).await.unwrap();
    let one = started(&app, &projects[0], |_| {}).await;
    assert_eq!(one["organization_id"], json!(town));
    let major = submitted(&app, &one, "suspend", &json!([])).await;
    let plenary = app.held("sc_plenary", "sc", 43, "2026-08-25", 41).await;
    let elsewhere = app.held("congress", "sc", 8, "2026-08-25", 287).await;
    let congress = app.held("congress", "town-presidium", 3, "2026-08-25", 60).await;
    let presidium = app.person("town-presidium").await;
    let agenda = |meeting: &Value| json!({"decision_meeting_id": meeting["id"]});
    for wrong in [&plenary, &elsewhere] {
        presidium.refused(ADJUSTMENTS, &major, "put-on-agenda", &agenda(wrong), (422, "WRONG_MEETING")).await;
    }
    only(&app, &["town-presidium"], ADJUSTMENTS, &major, "put-on-agenda", &agenda(&congress)).await;
    presidium.act(ADJUSTMENTS, &major, "put-on-agenda", &agenda(&congress)).await;
    app.ballot(&elsewhere, "resolution", (KIND, &major), (200, 20)).await;
    let decision = json!({"outcome": "approved"});
    presidium.refused(ADJUSTMENTS, &major, "decide", &decision, (422, "WRONG_BALLOT")).await;
    app.ballot(&congress, "resolution", (KIND, &major), (40, 20)).await;
    let office = app.person("sc-office").await;
    office.refused(ADJUSTMENTS, &major, "decide", &decision, (403, "FORBIDDEN_SCOPE")).await;
    presidium.act(ADJUSTMENTS, &major, "decide", &decision).await;
    told(&app, &major, BY_THE_CONGRESS).await;
    office.refused(ADJUSTMENTS, &major, "announce", &json!({}), (403, "FORBIDDEN_SCOPE")).await;
    presidium.act(ADJUSTMENTS, &major, "announce", &json!({})).await;
    assert_eq!(fresh(&office, PROJECTS, &one).await["state"], "suspended");
    // The next session of the town hears of it, and no other.
    app.on("2026-08-26");
    let heard = |meeting: &Value| json!({"reported_meeting_id": meeting["id"]});
    let of_the_district = app.held("congress", "sc", 9, "2026-09-02", 287).await;
    let session = app.held("congress", "town-presidium", 4, "2026-09-02", 60).await;
    let presidium = app.person("town-presidium").await;
    presidium.refused(ADJUSTMENTS, &major, "report", &heard(&of_the_district), (422, "WRONG_MEETING")).await;
    presidium.act(ADJUSTMENTS, &major, "report", &heard(&session)).await;
    // By a ballot of its congress it goes on.
    app.ballot(&session, "resolution", (PROJECT, &one), (40, 20)).await;
    let body = json!({"finish_on": "2027-12-20", "milestone_days": ["2027-06-30", "2027-12-20"]});
    let government = app.person("government-office").await;
    assert_eq!(government.act(PROJECTS, &one, "resume", &body).await["state"], "in_progress");
}
