//! What ends: a committee, whose open work passes to another one, and the offices of a term that is over.

use crate::{
    stations::{SITES, building},
    street_activities::{ITEMS, PLANS},
    street_assignments::{ASSIGNMENTS, accepted, assignment},
    street_committees::{COMMITTEES, MEMBERS, committee, committee_content, nomination, voted},
    street_reports::year_reported,
    support::{App, fresh},
};
use serde_json::{Value, json};

/// The committee of another street.
async fn another(app: &App) -> Value {
    let admin = app.person("district-admin").await;
    let street = json!({"code": "jd-street-2", "name": "第二街道办事处", "kind": "street_office", "parent_id": app.organization("government"), "valid_from": "2020-01-01"});
    let street = admin.create("/organizations", &street).await;
    let body = json!({
        "code": "jd-street-2-committee", "name": "第二街道人大工委", "kind": "street_working_committee",
        "parent_id": null, "street_or_town_id": street["id"], "valid_from": "2020-01-01"
    });
    let body = admin.create("/organizations", &body).await;
    let mut content = committee_content(app).await;
    (content["organization_id"], content["street_id"]) = (body["id"].clone(), street["id"].clone());
    app.person("sc-office").await.create(COMMITTEES, &content).await
}

#[tokio::test]
async fn what_is_open_at_a_committee_passes_to_its_successor() {
    let app = App::start().await;
    let (committee, successor) = (committee(&app).await, another(&app).await);
    let task = accepted(&app, &assignment(&app, "嘉交〔2026〕71号").await).await;
    let site = building(&app, "JD-71", "home", None).await;
    let director = app.person("street-director").await;
    let plan = json!({"owner_type": "street_committee", "owner_id": committee["id"], "year": 2026});
    let plan = director.create(PLANS, &plan).await;
    let item = json!({
        "plan_id": plan["id"], "category": "research", "title": "专题调研", "planned_month": 11, "planned_count": 1,
        "responsible_user_id": app.user("street-clerk"), "source": "own", "assignment_id": null
    });
    let item = director.create(ITEMS, &item).await;
    let ahead = app.meeting("street_committee", "street-committee", 9, "2026-10-10", 5).await;
    year_reported(&app, &committee, 1, 5).await;
    let next = crate::street_activities::street_meeting(&app, 2, "2026-08-20").await;
    let director = app.person("street-director").await;
    director.act(PLANS, &plan, "adopt", &json!({"adopted_meeting_id": next["id"]})).await;
    // The successor has a plan of the year of its own.
    let clerk = [platform::vocabulary::Role::StreetDirector];
    let body = successor["organization_id"].as_str().unwrap();
    let other = app.account("street-director-2", &clerk, body).await;
    let theirs = json!({"owner_type": "street_committee", "owner_id": successor["id"], "year": 2026});
    let theirs = other.create(PLANS, &theirs).await;

    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-28", 41).await;
    let won = app.ballot(&meeting, "resolution", ("street_committee.committee", &committee), (30, 11)).await;
    let office = app.person("sc-office").await;
    let mut end = json!({"abolition_ballot_id": won["id"]});
    office.refused(COMMITTEES, &committee, "abolish", &end, (409, "TASKS_OPEN")).await;
    let due_on = fresh(&office, ASSIGNMENTS, &task).await["due_on"].clone();
    end["successor_id"] = successor["id"].clone();
    office.act(COMMITTEES, &committee, "abolish", &end).await;

    let passed = fresh(&office, ASSIGNMENTS, &task).await;
    assert_eq!((&passed["target_organization_ids"], &passed["due_on"]), (&json!([body]), &due_on));
    assert_eq!(fresh(&office, SITES, &site).await["committee_id"], body);
    assert_eq!(fresh(&office, "/meetings", &ahead).await["state"], "cancelled");
    assert_eq!(fresh(&office, PLANS, &plan).await["state"], "superseded");
    let item = fresh(&office, ITEMS, &item).await;
    assert_eq!(
        (&item["plan_id"], &item["owner_id"], item["state"].as_str()),
        (&theirs["id"], &successor["id"], Some("open"))
    );
    let running = format!("/api/v1/deadlines?subject_id={}&state=running", plan["id"].as_str().unwrap());
    assert_eq!(office.get(&running).await.expect(200).body["items"], json!([]));
}

#[tokio::test]
async fn members_are_counted_and_expire_after_their_term() {
    let app = App::start().await;
    let committee = committee(&app).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-20", 7).await;
    let director = nomination(&committee, &chairpersons, "演示工委主任001", "director", "part_time");
    let director = app.person("chairs-secretary").await.create(MEMBERS, &director).await;
    let meeting = app.held("sc_plenary", "sc", 38, "2026-08-28", 41).await;
    voted(&app, &director, &meeting, (30, 11)).await;
    app.person("sc-office").await.act(MEMBERS, &director, "appoint", &json!({})).await;

    // All members are those in office.
    let planned = json!({
        "kind": "street_committee", "organization_id": app.organization("street-committee"),
        "term_id": app.districts["310114"].term_id, "ordinal": 3, "title": "第三次会议",
        "agenda": [{"seq": 1, "title": "讨论工作"}], "start_on": "2026-09-10", "end_on": "2026-09-10",
        "is_extraordinary": false, "total_members": 5
    });
    let clerk = app.person("street-clerk").await;
    clerk.refused_to_create("/meetings", &planned, (422, "TOTAL_MEMBERS_MISMATCH")).await;
    let mut right = planned.clone();
    right["total_members"] = json!(1);
    let right = clerk.create("/meetings", &right).await;
    app.on("2026-09-08");
    let clerk = app.person("street-clerk").await;
    clerk.refused("/meetings", &right, "notify", &json!({}), (422, "NOTICE_TOO_SHORT")).await;

    // The next term begins; ninety days later the office ends by itself.
    app.calendar_of_2027().await;
    let office = app.person("sc-office").await;
    let next = json!({
        "ordinal": 8, "start_on": "2027-01-11", "end_on": "2031-12-31", "sc_member_count": 41, "deputy_count": 287
    });
    app.term_ends("2027-01-10").await;
    office.create("/terms", &next).await;
    app.on("2027-04-11");
    app.sweep().await;
    assert_eq!(fresh(&app.person("sc-office").await, MEMBERS, &director).await["state"], "in_office");
    app.on("2027-04-12");
    app.sweep().await;
    let expired = fresh(&app.person("sc-office").await, MEMBERS, &director).await;
    assert_eq!((expired["state"].as_str(), &expired["removal_kind"]), (Some("expired"), &Value::Null));
    // Somebody else is to direct the committee.
    let vacant = format!(
        "/api/v1/deadlines?subject_id={}&code=COMMITTEE_DIRECTOR_VACANCY&state=running",
        expired["committee_id"].as_str().unwrap()
    );
    let vacant = app.person("sc-office").await.get(&vacant).await.expect(200).body["items"].clone();
    assert_eq!(vacant.as_array().unwrap().len(), 1, "{vacant}");
}
