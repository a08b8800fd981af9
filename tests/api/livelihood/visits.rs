//! Visits of the groups of deputies, and the issues that come of what they find (07 §2.7).

use super::{
    groups::{GROUPS, edited, formed},
    projects::{PROJECTS, selected},
};
use crate::{
    stations::leaves,
    support::{App, fresh},
};
use serde_json::{Value, json};
use uuid::Uuid;

pub const VISITS: &str = "/livelihood/visits";

/// A visit of some members of a group, without a finding.
pub fn visit(app: &App, group: &Value, day: &str, members: &[usize]) -> Value {
    json!({
        "group_id": group["id"], "visited_on": day, "place": "江桥镇公共停车场",
        "member_ids": members.iter().map(|place| app.deputy(*place)).collect::<Vec<_>>(),
        "suggestion": "建议公布报修电话。", "photo_ids": []
    })
}

/// From a project its group is reached, from that its visit, and from that the issue; and the same way back.
async fn traced(app: &App, [project, group, visit, issue]: &[&Value; 4]) {
    let office = app.person("sc-office").await;
    let trace = async |kind: &str, record: &Value, direction: &str| {
        let id = record["id"].as_str().unwrap();
        let path = format!("/api/v1/trace?type={kind}&id={id}&direction={direction}");
        office.get(&path).await.expect(200).body.clone()
    };
    let forward = trace("livelihood.project", project, "forward").await;
    for (from, tie, to) in [
        (project, "followed_by", group),
        (group, "led_to", visit),
        (visit, "led_to", issue),
        (project, "led_to", issue),
    ] {
        let mut edges = forward["edges"].as_array().unwrap().iter();
        let is_drawn = |edge: &Value| {
            (&edge["from"]["id"], edge["kind"].as_str(), &edge["to"]["id"])
                == (&from["id"], Some(tie), &to["id"])
        };
        assert!(edges.any(is_drawn), "{tie}: {forward}");
    }
    let back = trace("instrument.issue", issue, "backward").await;
    for record in [project, group, visit] {
        let mut nodes = back["nodes"].as_array().unwrap().iter();
        assert!(nodes.any(|node| node["id"] == record["id"]), "{back}");
    }
}

#[tokio::test]
async fn what_a_group_finds_is_an_issue_of_the_department() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let group = formed(&app, &projects[0]).await;
    let deputy = app.person("deputy").await;
    let mut found = visit(&app, &group, "2026-08-25", &[9, 10]);
    (found["finding"], found["finding_category"]) = (json!("两处离消火栓过近。"), json!("quality"));
    let seen = deputy.create(VISITS, &found).await;
    assert_eq!(seen["project_id"], projects[0]["id"]);
    let issue = fresh(&deputy, "/issues", &json!({"id": seen["issue_id"]})).await;
    let says = ["domain", "category", "source_type", "description", "state"]
        .map(|field| issue[field].as_str().unwrap());
    assert_eq!(says, ["livelihood", "quality", "inspection", "两处离消火栓过近。", "registered"]);
    assert_eq!(
        (&issue["source_record_id"], &issue["responsible_org_id"]),
        (&projects[0]["id"], &json!(app.organization("construction")))
    );
    traced(&app, &[&projects[0], &group, &seen, &issue]).await;
    // Deputies say what they find and do not handle it (代表法第三十一条); the department does.
    let due = json!({"due_on": "2026-10-30"});
    let measures =
        json!({"measures": "移位。", "responsible_person": "演示负责人001", "planned_on": "2026-10-20"});
    deputy.refused("/issues", &issue, "assign", &due, (403, "FORBIDDEN")).await;
    app.person("committee-staff").await.act("/issues", &issue, "assign", &due).await;
    deputy.refused("/issues", &issue, "submit-plan", &measures, (403, "FORBIDDEN")).await;
    app.person("department-clerk").await.act("/issues", &issue, "submit-plan", &measures).await;
    // A second one has the next number; where nothing is wrong there is no issue.
    let again = app.person("street-clerk").await.create(VISITS, &found).await;
    let second = fresh(&deputy, VISITS, &again).await;
    assert_ne!(second["issue_id"], seen["issue_id"]);
    let quiet =
        app.person("committee-staff").await.create(VISITS, &visit(&app, &group, "2026-08-25", &[11])).await;
    assert_eq!(quiet["issue_id"], Value::Null);
    for name in
        ["deputy-3", "sc-member", "street-director", "government-office", "department-head", "auditor"]
    {
        let person = app.person(name).await;
        assert_eq!(fresh(&person, VISITS, &seen).await["finding"], "两处离消火栓过近。", "{name}");
        fresh(&person, GROUPS, &group).await;
    }
    for path in [
        format!("{VISITS}/{}", seen["id"].as_str().unwrap()),
        format!("{GROUPS}/{}", group["id"].as_str().unwrap()),
    ] {
        app.person("finance-clerk").await.get(&format!("/api/v1{path}")).await.refused(404, "NOT_FOUND");
    }
}

#[tokio::test]
async fn a_visit_is_of_the_members_on_its_day() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let group = formed(&app, &projects[0]).await;
    let mut unknown = visit(&app, &group, "2026-08-25", &[9]);
    unknown["group_id"] = json!(Uuid::nil());
    let with = |pointer: &str, value: Value| {
        let mut changed = visit(&app, &group, "2026-08-25", &[9]);
        changed[pointer] = value;
        changed
    };
    let mut of_assets = with("finding", json!("有一处闲置。"));
    of_assets["finding_category"] = json!("idle");
    let deputy = app.person("deputy").await;
    let described =
        json!({"title": "照片", "kind": "photo", "file_name": "照片.jpg", "disclosure": "public"});
    let empty = deputy.create("/documents", &described).await;
    let refused = [
        (unknown, (422, "UNKNOWN_REFERENCE")),
        (visit(&app, &group, "2026-08-26", &[9]), (422, "FUTURE_RECORD")),
        (visit(&app, &group, "2026-08-25", &[]), (422, "VALIDATION_FAILED")),
        (visit(&app, &group, "2026-08-25", &[9, 0]), (422, "VALIDATION_FAILED")),
        (visit(&app, &group, "2026-08-25", &[9, 9]), (422, "VALIDATION_FAILED")),
        (visit(&app, &group, "2026-08-24", &[9]), (422, "VALIDATION_FAILED")),
        (with("finding", json!("有一处未通电。")), (422, "VALIDATION_FAILED")),
        (with("finding_category", json!("quality")), (422, "VALIDATION_FAILED")),
        (of_assets, (422, "VALIDATION_FAILED")),
        (with("photo_ids", json!([empty["id"]])), (422, "DOCUMENT_MISSING")),
    ];
    for (body, code) in refused {
        deputy.refused_to_create(VISITS, &body, code).await;
    }
    let body = visit(&app, &group, "2026-08-25", &[9]);
    // A member of the Standing Committee is a deputy too, of this group or not; a town sees to its own area.
    for name in ["sc-member", "town-presidium"] {
        app.person(name).await.refused_to_create(VISITS, &body, (403, "FORBIDDEN_SCOPE")).await;
    }
    for name in ["sc-office", "government-office", "department-clerk"] {
        app.person(name).await.refused_to_create(VISITS, &body, (403, "FORBIDDEN")).await;
    }
    app.on("2026-08-28");
    leaves(&app, 11, "suspend", "2026-08-28").await;
    let (deputy, former) = (app.person("deputy").await, app.person("deputy-3").await);
    let today = visit(&app, &group, "2026-08-28", &[9, 11]);
    deputy.refused_to_create(VISITS, &today, (422, "DEPUTY_NOT_IN_OFFICE")).await;
    let before = deputy.create(VISITS, &visit(&app, &group, "2026-08-26", &[9, 11])).await;
    let own = visit(&app, &group, "2026-08-26", &[11]);
    former.refused_to_create(VISITS, &own, (422, "DEPUTY_NOT_IN_OFFICE")).await;
    // Whoever joins records as long as the membership lasts.
    let committee = app.person("committee-staff").await;
    let members = |places: [usize; 3]| json!({"member_ids": places.map(|place| app.deputy(place))});
    edited(&committee, GROUPS, &group, &members([9, 10, 0])).await;
    let (joined, own) = (app.person("sc-member").await, visit(&app, &group, "2026-08-28", &[0]));
    joined.create(VISITS, &own).await;
    edited(&committee, GROUPS, &group, &members([9, 10, 1])).await;
    joined.refused_to_create(VISITS, &own, (403, "FORBIDDEN_SCOPE")).await;
    let staff = app.person("street-director").await;
    let path = format!("/api/v1{VISITS}/{}", before["id"].as_str().unwrap());
    staff.patch(&path, &json!({"visited_on": "2026-08-29"})).await.refused(422, "FUTURE_RECORD");
    staff.patch(&path, &json!({"member_ids": [app.deputy(0)]})).await.refused(422, "VALIDATION_FAILED");
    deputy.patch(&path, &json!({"place": "别处"})).await.refused(403, "FORBIDDEN");
    let town = app.person("town-presidium").await;
    town.patch(&path, &json!({"place": "别处"})).await.refused(403, "FORBIDDEN_SCOPE");
    let now = edited(&staff, VISITS, &before, &json!({"place": "江桥镇第二停车场"})).await;
    assert_eq!(now["place"], "江桥镇第二停车场");
    // What was seen stays when the group is over; nothing new is seen by it.
    committee.act(GROUPS, &group, "dissolve", &json!({"reason": "项目完成。"})).await;
    committee
        .refused_to_create(VISITS, &visit(&app, &group, "2026-08-28", &[9]), (409, "INVALID_TRANSITION"))
        .await;
    assert_eq!(fresh(&committee, VISITS, &before).await, now);
    assert_eq!(fresh(&committee, PROJECTS, &projects[0]).await["supervision_group_id"], Value::Null);
}
