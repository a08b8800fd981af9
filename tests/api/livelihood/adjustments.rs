//! Adjustments that the government approves itself, and what is asked of all of them (07 §2.8, §3.6, §4.5).

use super::{
    projects::{PROJECTS, deadlines, done, report, selected, started},
    rule_says,
};
use crate::support::{App, Person, fresh, only, read_as_the_public};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use uuid::Uuid;

pub const ADJUSTMENTS: &str = "/livelihood/adjustments";
pub const KIND: &str = "livelihood.adjustment";

/// What is asked for a project.
pub fn asked(project: &Value, kind: &str, new_value: &Value) -> Value {
    json!({
        "project_id": project["id"], "kind": kind, "reason_type": "land_or_approval", "reason": "用地批复推迟。",
        "impact": "服务范围和标准不变。", "new_value": new_value
    })
}

pub fn money(yuan: i64) -> Value {
    json!([{"budget_fen": yuan * 100}])
}

pub fn days(finish: &str, milestones: &[&str]) -> Value {
    json!([{"finish_on": finish, "milestone_days": milestones}])
}

/// Drafted by the department that leads.
pub async fn drafted(app: &App, project: &Value, kind: &str, new_value: &Value) -> Value {
    app.person("department-clerk").await.create(ADJUSTMENTS, &asked(project, kind, new_value)).await
}

/// What the head of the government signed.
pub async fn application(app: &App) -> Value {
    let document = app.person("government-office").await.document("调整申请", "internal").await;
    json!({"document_id": document["id"], "signed_by": app.user("organ-head")})
}

/// Drafted and submitted.
pub async fn submitted(app: &App, project: &Value, kind: &str, new_value: &Value) -> Value {
    let draft = drafted(app, project, kind, new_value).await;
    let office = app.person("government-office").await;
    office.act(ADJUSTMENTS, &draft, "submit", &application(app).await).await
}

/// The draft that its approval left is checked and published, by the government or by the congress.
pub async fn told(app: &App, adjustment: &Value, [reviewer, publisher]: [&str; 2]) -> Value {
    let (reviewer, publisher) = (app.person(reviewer).await, app.person(publisher).await);
    let path =
        format!("/api/v1/publications?subject_id={}&state=draft&limit=1", adjustment["id"].as_str().unwrap());
    let draft = publisher.get(&path).await.expect(200).body["items"][0].clone();
    assert_eq!((draft["kind"].as_str(), draft["scope"].as_str()), (Some("adjustment"), Some("to_public")));
    reviewer.act("/publications", &draft, "review", &json!({})).await;
    publisher.act("/publications", &draft, "publish", &json!({})).await
}

pub const BY_THE_GOVERNMENT: [&str; 2] = ["organ-head", "organ-clerk"];
pub const BY_THE_CONGRESS: [&str; 2] = ["chairs-secretary", "sc-office"];

/// A minor one from its draft to its announcement.
pub async fn minor(app: &App, project: &Value, kind: &str, new_value: &Value) -> Value {
    let office = app.person("government-office").await;
    let one = submitted(app, project, kind, new_value).await;
    office.act(ADJUSTMENTS, &one, "approve-minor", &json!({})).await;
    told(app, &one, BY_THE_GOVERNMENT).await;
    office.act(ADJUSTMENTS, &one, "announce", &json!({})).await
}

async fn state(reader: &Person, project: &Value) -> String {
    fresh(reader, PROJECTS, project).await["state"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_government_approves_what_is_minor() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let (clerk, office) = (app.person("department-clerk").await, app.person("government-office").await);
    let draft = drafted(&app, &one, "funding", &money(2_800_000)).await;
    assert_eq!(
        (draft["state"].as_str(), draft["state_before"].as_str()),
        (Some("draft"), Some("in_progress"))
    );
    assert_eq!(draft["old_value"][0]["budget_fen"], 260_000_000);
    assert_eq!(state(&office, &one).await, "adjusting");
    // It waits, and reports every month as before; the department still leads, or another one does.
    let waits = clerk.act(PROJECTS, &one, "report-progress", &report("2026-08", "10.00", 5)).await;
    assert_eq!((waits["state"].as_str(), waits["completion"].as_str()), (Some("adjusting"), Some("10.00")));
    let proof = json!({"no": 1, "done_on": "2026-08-25", "evidence_ids": [Uuid::nil()]});
    clerk.refused(PROJECTS, &one, "finish-milestone", &proof, (409, "INVALID_TRANSITION")).await;
    let paper = application(&app).await;
    let described =
        json!({"title": "申请", "kind": "report", "file_name": "申请.pdf", "disclosure": "internal"});
    let mut empty = paper.clone();
    empty["document_id"] = office.create("/documents", &described).await["id"].clone();
    office.refused(ADJUSTMENTS, &draft, "submit", &empty, (422, "DOCUMENT_MISSING")).await;
    for other in ["organ-clerk", "department-head"] {
        let mut unsigned = paper.clone();
        unsigned["signed_by"] = json!(app.user(other));
        office.refused(ADJUSTMENTS, &draft, "submit", &unsigned, (403, "NOT_SIGNED_BY_HEAD")).await;
    }
    only(&app, &["government-office"], ADJUSTMENTS, &draft, "submit", &paper).await;
    let submitted = office.act(ADJUSTMENTS, &draft, "submit", &paper).await;
    assert_eq!(
        (submitted["is_minor"].as_bool(), submitted["approval_due_on"].as_str()),
        (Some(true), Some("2026-09-04"))
    );
    let ahead = app.meeting("sc_plenary", "sc", 42, "2026-09-10", 41).await;
    let agenda = json!({"decision_meeting_id": ahead["id"]});
    let secretary = app.person("chairs-secretary").await;
    secretary.refused(ADJUSTMENTS, &submitted, "put-on-agenda", &agenda, (409, "INVALID_TRANSITION")).await;
    only(&app, &["government-office"], ADJUSTMENTS, &submitted, "approve-minor", &json!({})).await;
    let approved = office
        .act(ADJUSTMENTS, &submitted, "approve-minor", &json!({"decision_no": "嘉实调〔2026〕1号"}))
        .await;
    assert_eq!(
        (approved["state"].as_str(), approved["decided_on"].as_str()),
        (Some("approved"), Some("2026-08-25"))
    );
    office.refused(ADJUSTMENTS, &approved, "announce", &json!({}), (409, "PUBLICATION_MISSING")).await;
    assert_eq!(fresh(&office, PROJECTS, &one).await["budget_fen"], 260_000_000);
    let notice = told(&app, &approved, BY_THE_GOVERNMENT).await;
    only(&app, &["government-office"], ADJUSTMENTS, &approved, "announce", &json!({})).await;
    let announced = office.act(ADJUSTMENTS, &approved, "announce", &json!({})).await;
    assert_eq!(
        (&announced["publication_id"], announced["announced_on"].as_str()),
        (&notice["id"], Some("2026-08-25"))
    );
    assert_eq!(announced["report_due_on"], Value::Null);
    let project = fresh(&office, PROJECTS, &one).await;
    assert_eq!(
        (project["state"].as_str(), project["budget_fen"].as_i64()),
        (Some("in_progress"), Some(280_000_000))
    );
    assert_eq!(project["decided_values"][0]["budget_fen"], 260_000_000);
    read_as_the_public(&app, &["finance-clerk", "site-manager"], ADJUSTMENTS, &announced).await;
    let report = json!({"reported_meeting_id": ahead["id"]});
    let sc_office = app.person("sc-office").await;
    sc_office.refused(ADJUSTMENTS, &announced, "report", &report, (409, "INVALID_TRANSITION")).await;
}

/// 2,600,000 → 2,800,000 is minor; then 2,900,000 is major in all, as 2,860,000 would have been (07 §4.5).
#[tokio::test]
async fn what_is_minor_is_minor_with_all_that_was_changed_before() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let office = app.person("government-office").await;
    minor(&app, &one, "funding", &money(2_800_000)).await;
    for yuan in [2_900_000, 2_860_000] {
        let major = submitted(&app, &one, "funding", &money(yuan)).await;
        assert_eq!(major["is_minor"], false, "{yuan}");
        let code = (422, "MAJOR_CHANGE_WITHOUT_APPROVAL");
        office.refused(ADJUSTMENTS, &major, "approve-minor", &json!({}), code).await;
        office.act(ADJUSTMENTS, &major, "withdraw", &json!({"reason": "另行研究"})).await;
        assert_eq!(state(&office, &one).await, "in_progress");
    }
    // Twenty days, and then ten more of the same kind.
    let later = minor(&app, &one, "schedule", &days("2027-12-20", &["2027-03-31", "2027-11-10"])).await;
    assert_eq!(later["old_value"][0]["finish_on"], "2027-11-30");
    let project = fresh(&office, PROJECTS, &one).await;
    assert_eq!(
        (project["finish_on"].as_str(), project["milestones"][1]["due_on"].as_str()),
        (Some("2027-12-20"), Some("2027-11-10"))
    );
    assert_eq!(project["milestones"][1]["original_due_on"], "2027-10-31");
    let running = deadlines(&app.person("sc-office").await, &one, "running").await;
    assert!(running.contains(&("LIVELIHOOD_FINISH".to_owned(), "2027-12-20".to_owned())), "{running:?}");
    for (finish, milestone, is_minor) in [
        ("2027-12-29", "2027-11-10", true),
        ("2027-12-30", "2027-11-10", false),
        ("2027-12-20", "2027-11-30", false),
    ] {
        let next = submitted(&app, &one, "schedule", &days(finish, &["2027-03-31", milestone])).await;
        assert_eq!(next["is_minor"], is_minor, "{finish} {milestone}");
        office.act(ADJUSTMENTS, &next, "withdraw", &json!({"reason": "另行研究"})).await;
    }
    // Within its street it moves, into another one it does not.
    let place = |street: &str| json!([{"locations": [{"street_or_town_id": app.organization(street), "address": "新址", "target": "100.00"}]}]);
    for (street, is_minor) in [("street", true), ("town", false)] {
        let moved = submitted(&app, &one, "location", &place(street)).await;
        assert_eq!(moved["is_minor"], is_minor, "{street}");
        office.act(ADJUSTMENTS, &moved, "withdraw", &json!({"reason": "另行研究"})).await;
    }
    for kind in ["suspend", "terminate"] {
        let stops = submitted(&app, &one, kind, &json!([])).await;
        assert_eq!(stops["is_minor"], false, "{kind}");
        office.act(ADJUSTMENTS, &stops, "withdraw", &json!({"reason": "另行研究"})).await;
    }
}

/// What is minor is said by the rules of the day on which the project began, whatever comes into force while it runs (07 §3.8).
#[tokio::test]
async fn a_project_keeps_the_rules_that_it_began_with() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    app.on("2026-08-27");
    rule_says(&app, ("adjustment.major_money_percent", 1), "2026-08-27").await;
    let minor = submitted(&app, &one, "funding", &money(2_800_000)).await;
    assert_eq!(minor["is_minor"], true);
}

#[tokio::test]
async fn nobody_approves_what_the_same_person_wrote() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let office = app.person("government-office").await;
    let draft = office.create(ADJUSTMENTS, &asked(&one, "funding", &money(2_700_000))).await;
    let paper = application(&app).await;
    let own = office.act(ADJUSTMENTS, &draft, "submit", &paper).await;
    office.refused(ADJUSTMENTS, &own, "approve-minor", &json!({}), (403, "SELF_VERIFICATION")).await;
    only(&app, &["government-office"], ADJUSTMENTS, &own, "withdraw", &json!({"reason": "另行研究"})).await;
    office.act(ADJUSTMENTS, &own, "withdraw", &json!({"reason": "另行研究"})).await;
    // What the office wrote anew is its own.
    let theirs = drafted(&app, &one, "funding", &money(2_700_000)).await;
    let path = format!("/api/v1{ADJUSTMENTS}/{}", theirs["id"].as_str().unwrap());
    let edited = office.patch(&path, &json!({"new_value": money(2_750_000)})).await.expect(200).body.clone();
    assert_eq!(edited["new_value"][0]["budget_fen"], 275_000_000);
    office.act(ADJUSTMENTS, &theirs, "submit", &paper).await;
    office.refused(ADJUSTMENTS, &theirs, "approve-minor", &json!({}), (403, "SELF_VERIFICATION")).await;
}

#[tokio::test]
async fn what_is_asked_for_fits_its_kind_and_its_project() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let clerk = app.person("department-clerk").await;
    done(&clerk, &one, (1, "2026-08-25")).await;
    clerk.act(PROJECTS, &one, "report-progress", &report("2026-08", "10.00", 200_000_000)).await;
    let place = |street: &str, target: &str| json!([{"street_or_town_id": street, "address": "新址", "target": target}]);
    let (street, nowhere) = (app.organization("street"), Uuid::nil().to_string());
    let goal =
        |targets: &[&str], locations: &Value| json!([{"target_values": targets, "locations": locations}]);
    let there = fresh(&clerk, PROJECTS, &one).await["locations"].clone();
    let stages = json!([{"target_values": ["90.00"], "locations": place(&street, "90.00"), "stages": [{"year": 2027, "target_value": "90.00"}]}]);
    let other = fresh(&clerk, PROJECTS, &projects[1]).await["candidate_id"].clone();
    let invalid = (422, "VALIDATION_FAILED");
    let refused = [
        ("funding", json!([]), invalid),
        ("funding", json!([{"budget_fen": 0}]), invalid),
        ("funding", json!([{"budget_fen": 1, "finish_on": "2027-12-01"}]), invalid),
        ("funding", json!([{"budget_fen": 280_000_000, "milestone_days": ["2027-12-01"]}]), invalid),
        ("funding", json!([{"budget_fen": 280_000_000}, {"budget_fen": 270_000_000}]), invalid),
        ("funding", money(2_600_000), invalid),
        ("funding", json!([{"budget_fen": 199_999_999}]), (422, "OVERSPEND")),
        ("suspend", money(2_700_000), invalid),
        ("terminate", money(2_700_000), invalid),
        ("goal_change", goal(&["90.00"], &json!([])), invalid),
        ("goal_change", goal(&["90.00"], &place(&street, "100.00")), invalid),
        ("goal_change", goal(&["90.00", "1.00"], &place(&street, "90.00")), invalid),
        ("goal_change", goal(&["0.00"], &place(&street, "0.00")), invalid),
        ("goal_change", goal(&["100.00"], &place(&street, "100.00")), invalid),
        ("goal_change", stages, invalid),
        ("location", json!([{"locations": there}]), invalid),
        ("location", json!([{"locations": place(&street, "99.00")}]), invalid),
        ("location", json!([{"locations": place(&nowhere, "100.00")}]), (422, "UNKNOWN_REFERENCE")),
        ("schedule", days("2027-12-20", &["2027-03-31"]), (422, "MILESTONE_ORDER")),
        ("schedule", days("2027-12-20", &["2027-04-01", "2027-11-10"]), (422, "MILESTONE_ORDER")),
        ("schedule", days("2027-12-20", &["2027-03-31", "2027-03-31"]), (422, "MILESTONE_ORDER")),
        ("schedule", days("2027-12-20", &["2027-03-31", "2027-12-21"]), (422, "MILESTONE_ORDER")),
        ("schedule", days("2026-08-24", &["2027-03-31", "2027-10-31"]), (422, "MILESTONE_ORDER")),
        ("replace", json!([]), invalid),
        ("replace", json!([{"replacement_id": Uuid::nil()}]), (422, "UNKNOWN_REFERENCE")),
        ("replace", json!([{"replacement_id": other}]), invalid),
    ];
    for (kind, new_value, code) in refused {
        clerk.refused_to_create(ADJUSTMENTS, &asked(&one, kind, &new_value), code).await;
    }
    assert_eq!(state(&clerk, &one).await, "in_progress");
    for (name, code) in [
        ("finance-clerk", (403, "FORBIDDEN_SCOPE")),
        ("organ-clerk", (403, "FORBIDDEN_SCOPE")),
        ("deputy", (403, "FORBIDDEN")),
    ] {
        let stranger = app.person(name).await;
        stranger.refused_to_create(ADJUSTMENTS, &asked(&one, "funding", &money(2_700_000)), code).await;
    }
    // A draft is edited by the office of the government, under the same conditions.
    let draft = drafted(&app, &one, "goal_change", &goal(&["90.00"], &place(&street, "90.00"))).await;
    let path = format!("/api/v1{ADJUSTMENTS}/{}", draft["id"].as_str().unwrap());
    let office = app.person("government-office").await;
    let narrower = json!({"kind": "funding", "new_value": [{"budget_fen": 1}]});
    office.patch(&path, &narrower).await.refused(422, "OVERSPEND");
    clerk.patch(&path, &json!({"reason": "改"})).await.refused(403, "FORBIDDEN");
    office.patch(&path, &json!({"kind": "funding", "new_value": money(2_500_000)})).await.expect(200);
    assert_eq!(fresh(&office, ADJUSTMENTS, &draft).await["old_value"][0]["budget_fen"], 260_000_000);
    // What the project says now is another thing than what was written down.
    let db = app.application.service.store.whole().await.unwrap();
    db.execute_unprepared("UPDATE livelihood_project SET budget_fen = 250000000 WHERE code = '2027-01'")
        .await
        .unwrap();
    let paper = application(&app).await;
    office.refused(ADJUSTMENTS, &draft, "submit", &paper, (412, "VERSION_MISMATCH")).await;
}

#[tokio::test]
async fn a_project_waits_for_one_decision_at_a_time() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let (clerk, head) = (app.person("department-clerk").await, app.person("department-head").await);
    let path = format!("/api/v1{ADJUSTMENTS}");
    let (one, two) =
        (asked(&projects[0], "funding", &money(2_700_000)), asked(&projects[0], "suspend", &json!([])));
    let (first, second) = tokio::join!(clerk.post(&path, &one), head.post(&path, &two));
    let mut came = [first, second];
    came.sort_by_key(|answer| answer.status);
    came[0].expect(201);
    came[1].refused(409, "ALREADY_EXISTS");
    let kept = clerk.get(&format!("{path}?project_id={}", projects[0]["id"].as_str().unwrap())).await;
    assert_eq!(kept.expect(200).body["items"].as_array().unwrap().len(), 1);
    let office = app.person("government-office").await;
    office.act(ADJUSTMENTS, &came[0].body, "withdraw", &json!({"reason": "另行研究"})).await;
    // Before its plan a project goes back to where it was.
    assert_eq!(state(&office, &projects[0]).await, "selected");
    clerk.create(ADJUSTMENTS, &one).await;
}

#[tokio::test]
async fn after_its_last_day_a_project_may_only_end() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let draft = drafted(&app, &one, "schedule", &days("2027-12-20", &["2027-03-31", "2027-11-10"])).await;
    app.on("2027-11-29");
    let office = app.person("government-office").await;
    let paper = application(&app).await;
    app.on("2027-11-30");
    let office_then = app.person("government-office").await;
    office_then.refused(ADJUSTMENTS, &draft, "submit", &paper, (422, "ADJUSTMENT_TOO_LATE")).await;
    app.on("2027-12-01");
    app.sweep().await;
    // What waits is due all the same.
    let committee = app.person("committee-staff").await;
    let issues = format!("/api/v1/issues?source_record_id={}", one["id"].as_str().unwrap());
    assert_eq!(committee.get(&issues).await.expect(200).body["items"][0]["category"], "goal_missed");
    let office = {
        drop(office);
        app.person("government-office").await
    };
    office.act(ADJUSTMENTS, &draft, "withdraw", &json!({"reason": "已过期"})).await;
    assert_eq!(state(&office, &one).await, "delayed");
    let clerk = app.person("department-clerk").await;
    for (kind, new_value) in [("funding", money(2_700_000)), ("suspend", json!([]))] {
        clerk
            .refused_to_create(ADJUSTMENTS, &asked(&one, kind, &new_value), (422, "ADJUSTMENT_TOO_LATE"))
            .await;
    }
    drafted(&app, &one, "terminate", &json!([])).await;
}
