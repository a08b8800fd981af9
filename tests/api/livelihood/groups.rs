//! Groups of deputies that follow projects: who may belong to them, who leaves, and what their leaders do (07 §2.7, §3.4, §3.8).

use super::projects::{PROJECTS, deadlines, done, plan, report, selected, started};
use crate::{
    stations::{elected_in_another_town, elected_in_the_town, leaves},
    support::{App, Person, fresh, only},
};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use uuid::Uuid;

pub const GROUPS: &str = "/livelihood/supervision-groups";

/// A group of some deputies, of whom the first leads.
pub fn group(app: &App, project: &Value, members: &[usize]) -> Value {
    let members: Vec<String> = members.iter().map(|place| app.deputy(*place)).collect();
    json!({"project_id": project["id"], "leader_id": members[0], "member_ids": members})
}

/// A group of the three deputies who have accounts; `deputy` leads.
pub async fn formed(app: &App, project: &Value) -> Value {
    app.person("committee-staff").await.create(GROUPS, &group(app, project, &[9, 10, 11])).await
}

/// The group of a project that is over was dissolved on that day, by the service; its project names it no more.
pub async fn group_ended(app: &App, group: &Value, day: &str) {
    let committee = app.person("committee-staff").await;
    let over = fresh(&committee, GROUPS, group).await;
    assert_eq!(
        (over["state"].as_str(), &over["leader_id"], &over["member_ids"]),
        (Some("dissolved"), &Value::Null, &json!([]))
    );
    assert!(over["memberships"].as_array().unwrap().iter().all(|one| one["left_on"] == day), "{over}");
    let path = format!("/api/v1{GROUPS}/{}/history", group["id"].as_str().unwrap());
    let history = committee.get(&path).await.expect(200).body["items"].clone();
    let told = history.as_array().unwrap().iter().any(|entry| entry["action"] == "dissolve");
    assert!(told, "{history}");
    let project = fresh(&committee, PROJECTS, &json!({"id": group["project_id"]})).await;
    assert_eq!((&project["supervision_group_id"], &project["group_leader_id"]), (&Value::Null, &Value::Null));
}

pub async fn edited(person: &Person, collection: &str, record: &Value, change: &Value) -> Value {
    let path = format!("/api/v1{collection}/{}", record["id"].as_str().unwrap());
    person.patch(&path, change).await.expect(200).body.clone()
}

/// A deputy works for an organization from now on.
async fn employed(app: &App, place: usize, organization: &str) -> Value {
    let affairs = app.person("deputy-affairs").await;
    let employer = affairs.get(&format!("/api/v1/organizations/{}", app.organization(organization))).await;
    let name = employer.expect(200).body["name"].clone();
    edited(&affairs, "/deputies", &json!({"id": app.deputy(place)}), &json!({"employer": name})).await
}

/// A project whose goals are reached and whose milestones are done.
async fn finished(app: &App, project: &Value) {
    let clerk = app.person("department-clerk").await;
    clerk.act(PROJECTS, project, "report-progress", &report("2026-08", "100.00", 0)).await;
    for no in [1, 2] {
        done(&clerk, project, (no, "2026-08-25")).await;
    }
}

#[tokio::test]
async fn three_deputies_of_the_congress_without_interest_follow_a_project() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = &projects[0];
    let mut planned = plan(&app).await;
    planned["co_department_ids"] = json!([app.organization("finance")]);
    app.person("department-clerk").await.act(PROJECTS, one, "plan", &planned).await;
    leaves(&app, 8, "suspend", "2026-08-25").await;
    employed(&app, 6, "construction").await;
    employed(&app, 5, "finance").await;
    let db = app.application.service.store.whole().await.unwrap();
    let elsewhere = "UPDATE deputy SET congress_level = 'municipal' WHERE district_code = '310114' AND deputy_no LIKE '%-008'";
    db.execute_unprepared(elsewhere).await.unwrap();
    let committee = app.person("committee-staff").await;
    let with = |pointer: &str, value: Value| {
        let mut changed = group(&app, one, &[9, 10, 11]);
        *changed.pointer_mut(pointer).unwrap() = value;
        changed
    };
    let refused = [
        (with("/project_id", json!(Uuid::nil())), (422, "UNKNOWN_REFERENCE")),
        (group(&app, one, &[9, 10]), (422, "GROUP_TOO_SMALL")),
        (group(&app, one, &[9, 10, 11, 11]), (422, "VALIDATION_FAILED")),
        (with("/leader_id", json!(app.deputy(0))), (422, "VALIDATION_FAILED")),
        (with("/leader_id", Value::Null), (422, "VALIDATION_FAILED")),
        (with("/member_ids/2", json!(Uuid::nil())), (422, "UNKNOWN_REFERENCE")),
    ];
    for (body, code) in refused {
        committee.refused_to_create(GROUPS, &body, code).await;
    }
    for (members, code, refused) in [
        (&[9, 10, 8][..], "DEPUTY_NOT_IN_OFFICE", 2),
        (&[9, 10, 7], "VALIDATION_FAILED", 2),
        (&[9, 10, 6], "CONFLICT_OF_INTEREST", 2),
        (&[9, 10, 11, 5], "CONFLICT_OF_INTEREST", 3),
    ] {
        let answer = committee.post(&format!("/api/v1{GROUPS}"), &group(&app, one, members)).await;
        let pointer = format!("/member_ids/{refused}");
        assert_eq!(answer.refused(422, code).body["errors"][0]["pointer"], pointer, "{}", answer.text);
    }
    let body = group(&app, one, &[9, 10, 11]);
    for name in ["deputy", "sc-office", "government-office", "department-clerk"] {
        app.person(name).await.refused_to_create(GROUPS, &body, (403, "FORBIDDEN")).await;
    }
    let elsewhere = app.person("town-presidium").await;
    elsewhere.refused_to_create(GROUPS, &body, (403, "FORBIDDEN_SCOPE")).await;
    let made = app.person("street-clerk").await.create(GROUPS, &body).await;
    assert_eq!(made["memberships"].as_array().unwrap().len(), 3);
    let now = fresh(&committee, PROJECTS, one).await;
    assert_eq!((&now["supervision_group_id"], &now["group_leader_id"]), (&made["id"], &made["leader_id"]));
    committee.refused_to_create(GROUPS, &body, (409, "ALREADY_EXISTS")).await;
    let (town, path) =
        (app.person("town-presidium").await, format!("/api/v1{GROUPS}/{}", made["id"].as_str().unwrap()));
    town.patch(&path, &json!({"leader_id": app.deputy(10)})).await.refused(403, "FORBIDDEN_SCOPE");
    committee.patch(&path, &json!({"leader_id": null})).await.refused(422, "VALIDATION_FAILED");
    committee.patch(&path, &json!({"member_ids": [app.deputy(9)]})).await.refused(422, "GROUP_TOO_SMALL");
    let why = json!({"reason": "项目合并督办。"});
    town.refused(GROUPS, &made, "dissolve", &why, (403, "FORBIDDEN_SCOPE")).await;
    let staff = ["committee-staff", "committee-staff-finance", "deputy-affairs"];
    only(&app, &staff, GROUPS, &made, "dissolve", &why).await;
    let over = committee.act(GROUPS, &made, "dissolve", &why).await;
    assert_eq!((over["state"].as_str(), &over["leader_id"]), (Some("dissolved"), &Value::Null));
    let now = fresh(&committee, PROJECTS, one).await;
    assert_eq!((&now["supervision_group_id"], &now["group_leader_id"]), (&Value::Null, &Value::Null));
    app.person("deputy-affairs").await.create(GROUPS, &body).await;
}

#[tokio::test]
async fn the_deputies_of_a_town_follow_the_projects_of_the_town() {
    let app = App::start().await;
    let projects = selected(&app).await;
    for place in [9, 10, 11] {
        elected_in_the_town(&app, place).await;
    }
    elected_in_another_town(&app, 8).await;
    let db = app.application.service.store.whole().await.unwrap();
    let own = "organization_id = (SELECT id FROM organization WHERE code = '310114-town-presidium')";
    let town = format!("UPDATE livelihood_project SET level = 'town', {own} WHERE code = '2027-01'");
    db.execute_unprepared(&town).await.unwrap();
    let presidium = app.person("town-presidium").await;
    for others in [[0, 1, 2], [9, 10, 8]] {
        let body = group(&app, &projects[0], &others);
        presidium.refused_to_create(GROUPS, &body, (422, "VALIDATION_FAILED")).await;
    }
    // A mandate that ended in another town is none in this one.
    leaves(&app, 8, "terminate", "2026-08-25").await;
    let body = group(&app, &projects[0], &[9, 10, 8]);
    presidium.refused_to_create(GROUPS, &body, (422, "DEPUTY_NOT_IN_OFFICE")).await;
    presidium.create(GROUPS, &group(&app, &projects[0], &[9, 10, 11])).await;
    let body = group(&app, &projects[1], &[9, 10, 11]);
    app.person("committee-staff").await.refused_to_create(GROUPS, &body, (422, "VALIDATION_FAILED")).await;
}

#[tokio::test]
async fn whoever_leaves_the_office_leaves_the_group() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let made = formed(&app, &projects[0]).await;
    app.on("2026-08-27");
    leaves(&app, 9, "terminate", "2026-08-27").await;
    let committee = app.person("committee-staff").await;
    let left = fresh(&committee, GROUPS, &made).await;
    assert_eq!(
        (&left["leader_id"], &left["member_ids"]),
        (&Value::Null, &json!([app.deputy(10), app.deputy(11)]))
    );
    assert_eq!(left["memberships"][0]["left_on"], "2026-08-27");
    assert_eq!(fresh(&committee, PROJECTS, &projects[0]).await["group_leader_id"], Value::Null);
    let due = ("LIVELIHOOD_GROUP_LEADER".to_owned(), "2026-09-26".to_owned());
    assert_eq!(deadlines(&committee, &made, "running").await, std::slice::from_ref(&due));
    app.on("2026-09-27");
    app.sweep().await;
    let committee = app.person("committee-staff").await;
    assert_eq!(deadlines(&committee, &made, "overdue").await, std::slice::from_ref(&due));
    let follows = json!({
        "leader_id": app.deputy(10), "member_ids": [app.deputy(10), app.deputy(11), app.deputy(0)]
    });
    let now = edited(&committee, GROUPS, &left, &follows).await;
    assert_eq!(now["memberships"].as_array().unwrap().len(), 4);
    assert_eq!(deadlines(&committee, &made, "met_late").await, [due]);
    let project = fresh(&committee, PROJECTS, &projects[0]).await;
    assert_eq!(project["group_leader_id"], json!(app.deputy(10)));
    // A member who leads nobody goes without a clock.
    leaves(&app, 11, "suspend", "2026-09-27").await;
    let now = fresh(&committee, GROUPS, &made).await;
    assert_eq!(
        (&now["leader_id"], &now["member_ids"]),
        (&json!(app.deputy(10)), &json!([app.deputy(10), app.deputy(0)]))
    );
    assert!(deadlines(&committee, &made, "running").await.is_empty());
}

#[tokio::test]
async fn whoever_works_for_the_department_leaves_the_group() {
    let app = App::start().await;
    let projects = selected(&app).await;
    employed(&app, 9, "finance").await;
    let made = formed(&app, &projects[0]).await;
    let to = json!({"lead_department_id": app.organization("finance"), "reason": "职能调整"});
    let moved = app.person("government-office").await.act(PROJECTS, &projects[0], "transfer-lead", &to).await;
    assert_eq!(
        (&moved["warnings"][0]["code"], &moved["warnings"][0]["params"]["deputy_id"]),
        (&json!("CONFLICT_OF_INTEREST"), &json!(app.deputy(9)))
    );
    assert_eq!(moved["group_leader_id"], Value::Null);
    let committee = app.person("committee-staff").await;
    let now = fresh(&committee, GROUPS, &made).await;
    assert_eq!(now["member_ids"], json!([app.deputy(10), app.deputy(11)]));
    assert_eq!(deadlines(&committee, &made, "running").await.len(), 1);
    employed(&app, 11, "finance").await;
    assert_eq!(fresh(&committee, GROUPS, &made).await["member_ids"], json!([app.deputy(10)]));
    // Another employer changes nothing.
    employed(&app, 10, "construction").await;
    assert_eq!(fresh(&committee, GROUPS, &made).await["member_ids"], json!([app.deputy(10)]));
}

#[tokio::test]
async fn the_leader_of_the_group_accepts_a_project_or_not() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let made = formed(&app, &one).await;
    finished(&app, &one).await;
    let head = app.person("department-head").await;
    head.act(PROJECTS, &one, "complete", &json!({})).await;
    let (leader, member) = (app.person("deputy").await, app.person("deputy-2").await);
    let paper = leader.document("验收意见", "internal").await;
    let papers = json!({"acceptance_document_ids": [paper["id"]]});
    let why = json!({"reason": "一处尚未通电。"});
    let may = ["committee-staff", "committee-staff-finance", "deputy"];
    only(&app, &may, PROJECTS, &one, "accept", &papers).await;
    only(&app, &may, PROJECTS, &one, "reject", &why).await;
    member.refused(PROJECTS, &one, "accept", &papers, (403, "FORBIDDEN_SCOPE")).await;
    let back = leader.act(PROJECTS, &one, "reject", &why).await;
    assert_eq!(back["state"], "in_progress");
    head.act(PROJECTS, &one, "complete", &json!({})).await;
    // Whoever led before leads no more.
    let committee = app.person("committee-staff").await;
    edited(&committee, GROUPS, &made, &json!({"leader_id": app.deputy(10)})).await;
    leader.refused(PROJECTS, &one, "accept", &papers, (403, "FORBIDDEN_SCOPE")).await;
    let db = app.application.service.store.whole().await.unwrap();
    let employed = |name: &str| {
        format!(
            "UPDATE deputy SET employer = {name} WHERE district_code = '310114' AND deputy_no LIKE '%-011'"
        )
    };
    let department = "(SELECT name FROM organization WHERE code = '310114-construction')";
    db.execute_unprepared(&employed(department)).await.unwrap();
    let paper = member.document("验收意见", "internal").await;
    let papers = json!({"acceptance_document_ids": [paper["id"]]});
    member.refused(PROJECTS, &one, "accept", &papers, (403, "SELF_VERIFICATION")).await;
    db.execute_unprepared(&employed("NULL")).await.unwrap();
    let accepted = member.act(PROJECTS, &one, "accept", &papers).await;
    assert_eq!(
        (accepted["state"].as_str(), &accepted["accepted_by"]),
        (Some("accepted"), &json!(app.user("deputy-2")))
    );
}
