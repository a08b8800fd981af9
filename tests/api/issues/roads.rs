//! The side roads of an issue: more time, lasting work, audits, and stronger forms of supervision.

use super::{ISSUES, STEPS, clocks, link_of, plan, proof, rectifying};
use crate::support::{App, People, fresh, only};
use platform::vocabulary::Role;
use serde_json::{Value, json};

fn until(day: &str) -> Value {
    json!({"due_on": day, "reason": "汛期停工。"})
}

/// The responsible organization asks for more time.
async fn ask(app: &App, issue: &Value, day: &str) {
    app.person("department-clerk").await.act(ISSUES, issue, "request-extension", &until(day)).await;
}

#[tokio::test]
async fn the_committee_extends_once_and_the_chairpersons_again() {
    let app = App::start().await;
    let issue = rectifying(&app, &json!({}), "2026-09-30").await;
    let people = People::of(&app).await;
    let allowed = ["committee-staff", "committee-staff-finance", "chairs-secretary"];
    only(&app, &allowed, ISSUES, &issue, "extend", &until("2026-11-29")).await;
    let limit = (422, "EXTENSION_LIMIT");
    // Nobody asked for it.
    people.committee.refused(ISSUES, &issue, "extend", &until("2026-11-29"), limit).await;
    only(&app, &["department-clerk"], ISSUES, &issue, "request-extension", &until("2027-01-20")).await;
    ask(&app, &issue, "2027-01-20").await;
    let refusals = [("2026-11-30", "EXTENSION_LIMIT"), ("2026-09-30", "DATE_ORDER")];
    for (day, code) in refusals {
        people.committee.refused(ISSUES, &issue, "extend", &until(day), (422, code)).await;
    }
    let first = until("2026-11-29");
    people.secretary.refused(ISSUES, &issue, "extend", &first, (409, "INVALID_TRANSITION")).await;
    people.committee.act(ISSUES, &issue, "extend", &first).await;
    // Each is asked for.
    let mut second = until("2026-12-10");
    people.secretary.refused(ISSUES, &issue, "extend", &second, limit).await;
    ask(&app, &issue, "2027-02-20").await;
    people.committee.refused(ISSUES, &issue, "extend", &second, limit).await;
    people.secretary.refused(ISSUES, &issue, "extend", &second, (422, "DECISION_MISSING")).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 75, "2026-08-03", 8).await;
    second["decision_meeting_id"] = chairpersons["id"].clone();
    let mut too_far = second.clone();
    too_far["due_on"] = json!("2027-01-29");
    people.secretary.refused(ISSUES, &issue, "extend", &too_far, limit).await;
    let extended = people.secretary.act(ISSUES, &issue, "extend", &second).await;
    assert_eq!(
        (extended["due_on"].as_str(), extended["extension_count"].as_i64()),
        (Some("2026-12-10"), Some(2))
    );
    assert!(clocks(&people.office, &issue).await.contains(&"ISSUE_RECTIFICATION 2026-09-30 extended".into()));
    // After the last day there is no more time to ask for.
    let people = People::on(&app, "2026-12-11").await;
    let late = until("2026-12-31");
    people.department.refused(ISSUES, &issue, "request-extension", &late, limit).await;
}

/// Each row of the table that fits is asked: the second extension is the secretary's, whatever else the secretary is.
#[tokio::test]
async fn who_has_both_offices_extends_twice() {
    let app = App::start().await;
    let issue = rectifying(&app, &json!({}), "2026-09-30").await;
    let both = [Role::CommitteeStaff, Role::ChairsSecretary];
    let both = app.account("both", &both, &app.organization("urban")).await;
    ask(&app, &issue, "2026-12-31").await;
    // Nobody's row lets the first one go too far; the committee's, the first of the table, says why.
    both.refused(ISSUES, &issue, "extend", &until("2026-11-30"), (422, "EXTENSION_LIMIT")).await;
    both.act(ISSUES, &issue, "extend", &until("2026-11-29")).await;
    ask(&app, &issue, "2026-12-31").await;
    let chairpersons = app.held("chairpersons", "chairpersons", 75, "2026-08-03", 8).await;
    let mut again = until("2026-12-10");
    again["decision_meeting_id"] = chairpersons["id"].clone();
    let second = both.act(ISSUES, &issue, "extend", &again).await;
    let extended = (second["due_on"].as_str(), second["extension_count"].as_i64());
    assert_eq!(extended, (Some("2026-12-10"), Some(2)));
    let path = format!("/api/v1/issues/{}/history", issue["id"].as_str().unwrap());
    let history = both.get(&path).await.expect(200).body.clone();
    let extensions = history["items"].as_array().unwrap().iter().filter(|event| event["action"] == "extend");
    let roles: Vec<_> = extensions.map(|event| event["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["committee_staff", "chairs_secretary"]);
    both.refused(ISSUES, &issue, "extend", &until("2026-12-10"), (422, "DATE_ORDER")).await;
}

#[tokio::test]
async fn lasting_work_is_reported_every_year() {
    let app = App::start().await;
    app.calendar_of_2027().await;
    let people = People::of(&app).await;
    let measures = json!({"measures": "建立常态化巡查机制。"});
    let phased = rectifying(&app, &json!({}), "2026-09-30").await;
    people.committee.refused(ISSUES, &phased, "mark-long-term", &measures, (409, "INVALID_TRANSITION")).await;
    let lasting = json!({"rectify_class": "continuous", "issue_no": "嘉问2026-002"});
    let issue = rectifying(&app, &lasting, "2026-09-30").await;
    let committees = ["committee-staff", "committee-staff-finance"];
    only(&app, &committees, ISSUES, &issue, "mark-long-term", &measures).await;
    people.committee.refused(ISSUES, &issue, "mark-long-term", &json!({}), (422, "PLAN_INCOMPLETE")).await;
    let marked = people.committee.act(ISSUES, &issue, "mark-long-term", &measures).await;
    assert_eq!(
        (marked["state"].as_str(), marked["due_on"].as_str()),
        (Some("long_term"), Some("2027-08-03"))
    );
    let running = clocks(&people.office, &issue).await;
    assert!(running.contains(&"ISSUE_PROGRESS 2027-08-03 running".into()), "{running:?}");
    assert!(running.contains(&"ISSUE_RECTIFICATION 2026-09-30 cancelled".into()), "{running:?}");

    let people = People::on(&app, "2026-10-12").await;
    let progress = |day: &str| json!({"issue_id": issue["id"], "text": "巡查12次。", "occurred_on": day});
    let steps = format!("/api/v1{STEPS}");
    people.department.post(&steps, &progress("2026-10-13")).await.refused(422, "FUTURE_RECORD");
    people.clerk.post(&steps, &progress("2026-10-12")).await.refused(422, "UNKNOWN_REFERENCE");
    people.committee.post(&steps, &progress("2026-10-12")).await.refused(403, "FORBIDDEN");
    let step = people.department.create(STEPS, &progress("2026-10-12")).await;
    assert_eq!(step["kind"], "progress");
    let running = clocks(&people.office, &issue).await;
    assert!(running.contains(&"ISSUE_PROGRESS 2027-08-03 met".into()), "{running:?}");
    assert!(running.contains(&"ISSUE_PROGRESS 2027-10-12 running".into()), "{running:?}");
    assert_eq!(fresh(&people.office, ISSUES, &issue).await["due_on"], "2027-10-12");
    // The ledger only grows.
    let path = format!("{steps}/{}", step["id"].as_str().unwrap());
    people.department.patch(&path, &json!({"text": "改"})).await.refused(405, "METHOD_NOT_ALLOWED");
    let done = proof(&people.department, "机制运行一年。").await;
    let submitted = people.department.act(ISSUES, &issue, "submit-for-verification", &done).await;
    assert_eq!(submitted["state"], "submitted");
    people.department.post(&steps, &progress("2026-10-12")).await.refused(409, "INVALID_TRANSITION");
}

#[tokio::test]
async fn what_an_audit_found_is_reported_within_six_months() {
    let app = App::start().await;
    app.calendar_of_2027().await;
    let people = People::of(&app).await;
    let audit = json!({
        "domain": "budget", "category": "fund_idle", "source_type": "audit", "audit_reported_on": "2026-07-01",
        "amount_fen": 5_600_000_000_i64
    });
    let issue = rectifying(&app, &audit, "2026-12-20").await;
    // 2027-01-01 to 01-03 are holidays: the next working day.
    let path = format!("/api/v1/deadlines?subject_id={}", issue["id"].as_str().unwrap());
    let clocks_now = people.office.get(&path).await.expect(200).body["items"].clone();
    let report =
        clocks_now.as_array().unwrap().iter().find(|row| row["code"] == "AUDIT_RECTIFICATION").unwrap();
    assert_eq!(
        (report["due_on"].as_str(), report["basis"].as_str()),
        (Some("2027-01-04"), Some("监督法第二十七条"))
    );
    let people = People::on(&app, "2027-01-05").await;
    let done = proof(&people.department, "资金已收回。").await;
    people.department.act(ISSUES, &issue, "submit-for-verification", &done).await;
    let met = clocks(&people.office, &issue).await;
    assert!(met.contains(&"AUDIT_RECTIFICATION 2027-01-04 met_late".into()), "{met:?}");
    assert!(met.contains(&"ISSUE_RECTIFICATION 2026-12-20 met_late".into()), "{met:?}");
    // What is sent back is open again with its old days, which have passed.
    let verifier = app.person("committee-staff-finance").await;
    verifier.act(ISSUES, &issue, "return", &json!({"reason": "仍有资金沉淀。"})).await;
    let open = clocks(&people.office, &issue).await;
    assert!(open.contains(&"AUDIT_RECTIFICATION 2027-01-04 overdue".into()), "{open:?}");
    assert!(open.contains(&"ISSUE_RECTIFICATION 2026-12-20 overdue".into()), "{open:?}");
}

#[tokio::test]
async fn the_six_months_are_no_ones_law_under_the_old_text() {
    let app = App::start().await;
    for (heard, basis) in [("2024-11-07", "假定"), ("2024-11-08", "监督法第二十七条")] {
        let people = People::on(&app, heard).await;
        let audit = json!({
            "domain": "budget", "category": "fund_idle", "source_type": "audit", "audit_reported_on": heard,
            "amount_fen": 5_600_000_000_i64, "issue_no": format!("问题-{heard}")
        });
        let issue = rectifying(&app, &audit, "2025-04-30").await;
        let path = format!(
            "/api/v1/deadlines?subject_id={}&code=AUDIT_RECTIFICATION",
            issue["id"].as_str().unwrap()
        );
        let clock = people.office.get(&path).await.expect(200).body["items"][0].clone();
        assert_eq!(clock["basis"], basis);
    }
}

/// A drafted resolution: the record of a stronger form.
async fn resolution(app: &App) -> Value {
    let draft = json!({
        "document_number": "嘉人大决〔2026〕9号", "title": "关于推进滨水贯通的决议",
        "executing_organ_id": app.organization("government"), "execution_due_on": "2026-12-31"
    });
    app.person("sc-office").await.create("/resolutions", &draft).await
}

#[tokio::test]
async fn an_issue_that_is_sent_back_twice_is_escalated() {
    let app = App::start().await;
    let issue = rectifying(&app, &json!({}), "2026-09-30").await;
    let resolution = resolution(&app).await;
    let people = People::of(&app).await;
    let verifier = app.person("committee-staff-finance").await;
    let form = json!({"kind": "resolution", "record_id": resolution["id"], "reason": "反复退回。"});
    for _ in 0..2 {
        people.committee.refused(ISSUES, &issue, "escalate", &form, (422, "ESCALATION_NOT_DUE")).await;
        let done = proof(&people.department, "已整改。").await;
        people.department.act(ISSUES, &issue, "submit-for-verification", &done).await;
        verifier.act(ISSUES, &issue, "return", &json!({"reason": "未整改到位。"})).await;
    }
    let committees = ["committee-staff", "committee-staff-finance"];
    only(&app, &committees, ISSUES, &issue, "escalate", &form).await;
    for kind in ["inquiry", "special_inquiry", "interpellation", "special_investigation"] {
        let other = json!({"kind": kind, "record_id": resolution["id"], "reason": "反复退回。"});
        let answer = people.committee.try_act(ISSUES, &issue, "escalate", &other).await;
        // The kind of record is known, the record is none of it.
        assert_eq!(answer.refused(422, "UNKNOWN_REFERENCE").body["errors"][0]["pointer"], "/record_id");
    }
    let escalated = people.committee.act(ISSUES, &issue, "escalate", &form).await;
    assert_eq!(
        (escalated["state"].as_str(), &escalated["escalation_id"]),
        (Some("escalated"), &resolution["id"])
    );
    let link = link_of(&people.office, &issue).await;
    assert_eq!((link["kind"].as_str(), &link["to_id"]), (Some("evidence_for"), &resolution["id"]));
    // The clocks run on, and resuming moves the one of the rectification.
    let runs = clocks(&people.office, &issue).await;
    assert!(runs.contains(&"ISSUE_RECTIFICATION 2026-09-30 running".into()), "{runs:?}");

    let next = json!({"due_on": "2026-10-30"});
    only(&app, &committees, ISSUES, &issue, "resume", &next).await;
    let today = json!({"due_on": "2026-08-03"});
    people.committee.refused(ISSUES, &issue, "resume", &today, (422, "DATE_ORDER")).await;
    let resumed = people.committee.act(ISSUES, &issue, "resume", &next).await;
    assert_eq!(resumed["state"], "rectifying");
    assert!(clocks(&people.office, &issue).await.contains(&"ISSUE_RECTIFICATION 2026-10-30 running".into()));
}

#[tokio::test]
async fn an_issue_that_is_late_by_more_than_thirty_days_is_escalated() {
    let app = App::start().await;
    let issue = rectifying(&app, &json!({}), "2026-08-10").await;
    let resolution = resolution(&app).await;
    let form = json!({"kind": "resolution", "record_id": resolution["id"], "reason": "长期逾期。"});
    let people = People::on(&app, "2026-09-09").await;
    people.committee.refused(ISSUES, &issue, "escalate", &form, (422, "ESCALATION_NOT_DUE")).await;
    let people = People::on(&app, "2026-09-10").await;
    people.committee.act(ISSUES, &issue, "escalate", &form).await;
}

#[tokio::test]
async fn an_inspection_report_registers_its_problems() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let item = json!({
        "item_no": "监2026-21", "title": "非机动车安全管理条例执法检查", "purpose": "促进条例实施。",
        "form": "law_enforcement_inspection", "out_of_plan_reason": "临时", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    let item = people.committee.create("/supervision/items", &item).await;
    let inspections = "/supervision/inspections";
    let planned = json!({"item_id": item["id"], "law_names": ["上海市非机动车安全管理条例"]});
    let inspection = people.committee.create(inspections, &planned).await;
    let deputies = &app.districts["310114"].deputies;
    let team =
        json!({"leader_id": deputies[0], "members": [{"person_id": deputies[1], "capacity": "sc_member"}]});
    people.committee.act(inspections, &inspection, "form-team", &team).await;
    people.committee.act(inspections, &inspection, "start", &json!({})).await;
    let problem = |title: &str| json!({"title": title, "description": "现场发现。", "responsible_organ_id": app.organization("construction")});
    let report = json!({
        "report_document_id": people.committee.document("执法检查报告", "public").await["id"], "evaluation": "总体较好。",
        "problems": [problem("充电场所消防设施缺失"), problem("违规停放")], "enforcement_advice": "加强巡查。"
    });
    people.committee.act(inspections, &inspection, "draft-report", &report).await;
    let path =
        format!("/api/v1{ISSUES}?source_record_id={}&sort=issue_no", inspection["id"].as_str().unwrap());
    let issues = people.office.get(&path).await.expect(200).body["items"].clone();
    let of = |index: usize, name: &str| issues[index][name].as_str().unwrap().to_owned();
    assert_eq!([of(0, "issue_no"), of(1, "issue_no")], ["监2026-21-问题01", "监2026-21-问题02"]);
    // A clause of an opinion may name the problem that it is about, if there is one.
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let plenary = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let agenda = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": plenary["id"]});
    people.secretary.act(inspections, &inspection, "submit", &agenda).await;
    people.office.act("/meetings", &plenary, "notify", &json!({})).await;
    people.office.act("/meetings", &plenary, "open", &json!({"present_members": 36})).await;
    people.office.act(inspections, &inspection, "deliberate", &app.distribution("2026-08-03")).await;
    let opinion = json!({
        "document_number": "嘉人大审〔2026〕8号", "title": "审议意见", "source_type": "supervision.inspection",
        "source_id": inspection["id"], "meeting_id": plenary["id"],
        "lead_committee_id": app.organization("urban"), "addressee_organ_id": app.organization("government")
    });
    let opinion = people.committee.create("/deliberation-opinions", &opinion).await;
    let clause = |issue: &Value| {
        json!({
            "opinion_id": opinion["id"], "seq": 1, "target_organ_id": app.organization("government"),
            "request_text": "补齐充电场所消防设施并建立巡查制度。", "issue_id": issue
        })
    };
    let unknown = people.committee.post("/api/v1/opinion-clauses", &clause(&opinion["id"])).await;
    assert_eq!(unknown.refused(422, "UNKNOWN_REFERENCE").body["errors"][0]["pointer"], "/issue_id");
    people.committee.create("/opinion-clauses", &clause(&issues[0]["id"])).await;
    assert_eq!((of(0, "state"), of(0, "title")), ("registered".into(), "充电场所消防设施缺失".into()));
    let issue = people.committee.act(ISSUES, &issues[0], "assign", &json!({"due_on": "2026-09-30"})).await;
    people.department.act(ISSUES, &issue, "submit-plan", &plan("2026-09-30")).await;
}

#[tokio::test]
async fn a_deputy_passes_on_and_does_not_handle() {
    let app = App::start().await;
    let admin = app.person("district-admin").await;
    let issue = rectifying(&app, &json!({}), "2026-11-30").await;
    let clerk = format!("/api/v1/users/{}", app.user("department-clerk"));
    admin.act("/users", &json!({"id": app.user("deputy-3")}), "disable", &json!({"reason": "离任"})).await;
    app.confirmed(&admin.patch(&clerk, &json!({"deputy_id": app.deputy(11)})).await.expect(200).body).await;
    let handler = app.person("department-clerk").await;
    let proof = proof(&handler, "已整改").await;
    let forbidden = (422, "DIRECT_HANDLING_FORBIDDEN", "代表法第三十一条");
    handler.refused_by("/issues", &issue, "submit-for-verification", &proof, forbidden).await;
}
