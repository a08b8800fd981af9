//! A law-enforcement inspection from the team to the closing, delegated by the municipal committee.

use crate::support::{App, People, fresh, only};
use serde_json::{Value, json};

const INSPECTIONS: &str = "/supervision/inspections";
const KIND: &str = "supervision.inspection";

async fn item(app: &App, form: &str, number: &str) -> Value {
    let item = json!({
        "item_no": number, "title": "非机动车安全管理条例实施情况", "purpose": "推动条例落实。", "form": form,
        "out_of_plan_reason": "市人大常委会委托。", "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government")
    });
    app.person("committee-staff").await.create("/supervision/items", &item).await
}

fn planned(item: &Value) -> Value {
    json!({"item_id": item["id"], "law_names": ["上海市非机动车安全管理条例"], "delegated_by": "municipal_sc"})
}

#[tokio::test]
async fn an_inspection_goes_from_the_team_to_the_closing() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;
    let report = item(&app, "special_work_report", "嘉监2026-20").await;
    people.committee.refused_to_create(INSPECTIONS, &planned(&report), (422, "FORM_MISMATCH")).await;
    let item = item(&app, "law_enforcement_inspection", "嘉监2026-21").await;
    let finance = app.person("committee-staff-finance").await;
    finance.refused_to_create(INSPECTIONS, &planned(&item), (403, "FORBIDDEN_SCOPE")).await;
    let inspection = people.committee.create(INSPECTIONS, &planned(&item)).await;

    // Who inspects.
    let team = |leader: &str, person: &str, capacity: &str| json!({"leader_id": leader, "members": [{"person_id": person, "capacity": capacity}]});
    let (leader, staff) = (app.deputy(0), app.user("committee-staff"));
    let ineligible = (422, "MEMBER_NOT_ELIGIBLE", "监督法第三十三条");
    let led_by_a_deputy = team(&app.deputy(9), &staff, "committee");
    people.committee.refused_by(INSPECTIONS, &inspection, "form-team", &led_by_a_deputy, ineligible).await;
    let unknown = team(&leader, &staff, "deputy");
    people
        .committee
        .refused(INSPECTIONS, &inspection, "form-team", &unknown, (422, "UNKNOWN_REFERENCE"))
        .await;
    let interested = (422, "CONFLICT_OF_INTEREST", "监督法第三十三条");
    for insider in ["organ-clerk", "department-clerk"] {
        let inside = team(&leader, &app.user(insider), "staff");
        people.committee.refused_by(INSPECTIONS, &inspection, "form-team", &inside, interested).await;
    }
    let good = team(&leader, &staff, "committee");
    only(&app, &["committee-staff"], INSPECTIONS, &inspection, "form-team", &good).await;
    people.committee.act(INSPECTIONS, &inspection, "form-team", &good).await;
    only(&app, &["committee-staff"], INSPECTIONS, &inspection, "prepare", &json!({})).await;
    people
        .committee
        .act(INSPECTIONS, &inspection, "prepare", &json!({"research_notes": "先期调研两次。"}))
        .await;
    only(&app, &["committee-staff"], INSPECTIONS, &inspection, "start", &json!({})).await;
    people.committee.act(INSPECTIONS, &inspection, "start", &json!({})).await;

    // The report is complete; that nobody looked without notice is only a hint.
    let document = people.committee.document("执法检查报告", "public").await;
    let mut report = json!({"report_document_id": document["id"], "evaluation": "总体落实较好。"});
    let incomplete = (422, "REPORT_INCOMPLETE", "监督法第三十六条");
    people.committee.refused_by(INSPECTIONS, &inspection, "draft-report", &report, incomplete).await;
    report["problems"] = json!([{
        "title": "充电场所消防设施缺失", "description": "抽查12处,5处缺失。", "responsible_organ_id": app.organization("construction")
    }]);
    report["enforcement_advice"] = json!("分批补齐消防设施并公布进展。");
    only(&app, &["committee-staff"], INSPECTIONS, &inspection, "draft-report", &report).await;
    let drafted = people.committee.act(INSPECTIONS, &inspection, "draft-report", &report).await;
    assert_eq!(drafted["warnings"][0]["code"], "INSPECTION_MODES");
    assert_eq!(drafted["warnings"][0]["params"], json!({"modes": 0, "unannounced": 0}));

    // A second inspection of the same item counts its issues on.
    let second = people.committee.create(INSPECTIONS, &planned(&item)).await;
    for (action, body) in [("form-team", &good), ("start", &json!({})), ("draft-report", &report)] {
        people.committee.act(INSPECTIONS, &second, action, body).await;
    }
    let issues = people.committee.get("/api/v1/issues?sort=created_at").await.body["items"].clone();
    let numbers: Vec<_> = issues.as_array().unwrap().iter().map(|issue| issue["issue_no"].clone()).collect();
    assert_eq!(numbers, ["嘉监2026-21-问题01", "嘉监2026-21-问题02"]);

    // Agenda and deliberation.
    let plenary = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let wrong = json!({"decision_meeting_id": plenary["id"], "meeting_id": plenary["id"]});
    people.secretary.refused(INSPECTIONS, &inspection, "submit", &wrong, (422, "WRONG_MEETING")).await;
    let agenda = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": plenary["id"]});
    only(&app, &["chairs-secretary"], INSPECTIONS, &inspection, "submit", &agenda).await;
    people.secretary.act(INSPECTIONS, &inspection, "submit", &agenda).await;
    let early = (422, "QUORUM_NOT_MET", "地方组织法第五十一条");
    people
        .office
        .refused_by(INSPECTIONS, &inspection, "deliberate", &app.distribution("2026-08-03"), early)
        .await;
    people.office.act("/meetings", &plenary, "notify", &json!({})).await;
    people.office.act("/meetings", &plenary, "open", &json!({"present_members": 36})).await;
    only(&app, &["sc-office"], INSPECTIONS, &inspection, "deliberate", &app.distribution("2026-08-03")).await;
    people.office.act(INSPECTIONS, &inspection, "deliberate", &app.distribution("2026-08-03")).await;
    // The meeting that deliberated it stays its meeting.
    let closed = people.office.act("/meetings", &plenary, "close", &json!({})).await;
    assert_eq!(closed["agenda"][1]["outcome"], "dealt_with");
    assert_eq!(fresh(&people.office, "/supervision/items", &item).await["meeting_id"], plenary["id"]);
    follow_up(&app, &inspection, &chairpersons, &plenary).await;
}

/// Report and opinion go to the organ; everything is published, and who delegated the inspection is told.
async fn follow_up(app: &App, inspection: &Value, chairpersons: &Value, plenary: &Value) {
    let people = People::of(app).await;
    let missing = (422, "OPINION_MISSING");
    people.office.refused(INSPECTIONS, inspection, "issue-opinion", &json!({}), missing).await;
    let opinion = json!({
        "document_number": "嘉人大审〔2026〕9号", "title": "审议意见", "source_type": KIND, "source_id": inspection["id"],
        "meeting_id": plenary["id"], "lead_committee_id": app.organization("urban"),
        "addressee_organ_id": app.organization("government")
    });
    let opinion = people.committee.create("/deliberation-opinions", &opinion).await;
    let clause = json!({
        "opinion_id": opinion["id"], "seq": 1, "target_organ_id": app.organization("government"),
        "request_text": "分批补齐充电场所消防设施,并按月公布进展。"
    });
    let clause = people.committee.create("/opinion-clauses", &clause).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    people.secretary.act("/deliberation-opinions", &opinion, "approve", &decision).await;
    people.office.act("/deliberation-opinions", &opinion, "issue", &json!({"issued_on": "2026-08-03"})).await;
    only(app, &["sc-office"], INSPECTIONS, inspection, "issue-opinion", &json!({})).await;
    let handling = people.office.act(INSPECTIONS, inspection, "issue-opinion", &json!({})).await;
    assert_eq!((handling["state"].as_str(), &handling["opinion_id"]), (Some("handling"), &opinion["id"]));
    let received = json!({"received_on": "2026-08-03"});
    let received = people.clerk.act("/deliberation-opinions", &opinion, "receive", &received).await;
    assert_eq!(received["disposal_due_on"], "2026-11-03");
    people.clerk.act("/opinion-clauses", &clause, "start", &json!({})).await;
    let done = json!({"result": "basically_solved", "result_text": "已补齐。"});
    people.clerk.act("/opinion-clauses", &clause, "report-result", &done).await;
    let draft = json!({"document_id": people.clerk.document("研究处理情况报告", "public").await["id"]});
    people.clerk.act("/deliberation-opinions", &opinion, "submit-draft", &draft).await;
    let agree = json!({"committee_comment": "同意送交。", "comment_verdict": "agree"});
    people.committee.act("/deliberation-opinions", &opinion, "comment", &agree).await;
    let signed = json!({"submitted_on": "2026-08-03", "signed_by_user_id": app.user("organ-head")});
    people.head.act("/deliberation-opinions", &opinion, "submit", &signed).await;

    people.committee.refused(INSPECTIONS, inspection, "close", &json!({}), (409, "OPINION_OPEN")).await;
    let kind = "instrument.deliberation_opinion";
    people.committee.publish(&people.office, "deliberation_opinion", kind, &opinion).await;
    let report =
        json!({"id": fresh(&people.office, "/deliberation-opinions", &opinion).await["disposal_report_id"]});
    people.committee.publish(&people.office, "disposal_report", "instrument.disposal_report", &report).await;
    let unpublished = (409, "PUBLICATION_MISSING");
    people.committee.refused("/deliberation-opinions", &opinion, "close", &json!({}), unpublished).await;
    people.committee.publish(&people.office, "inspection_report", KIND, inspection).await;
    people.committee.act("/deliberation-opinions", &opinion, "close", &json!({})).await;
    let untold = (409, "UPWARD_REPORT_MISSING", "监督法第三十四条");
    people.committee.refused_by(INSPECTIONS, inspection, "close", &json!({}), untold).await;
    let upward = json!({"upward_report_document_id": people.committee.document("向市人大常委会的报告", "internal").await["id"]});
    only(app, &["committee-staff"], INSPECTIONS, inspection, "report-upward", &upward).await;
    people.committee.act(INSPECTIONS, inspection, "report-upward", &upward).await;
    only(app, &["committee-staff"], INSPECTIONS, inspection, "close", &json!({})).await;
    assert_eq!(people.committee.act(INSPECTIONS, inspection, "close", &json!({})).await["state"], "closed");
}
