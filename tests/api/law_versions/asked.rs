//! What the text of 2006 asks for less: of whom an organ asks before it reports, in what form it reports, on what is resolved.

use super::{ITEMS, OPINIONS, opinion};
use crate::support::{App, People, fresh};
use serde_json::{Value, json};

const INSPECTIONS: &str = "/supervision/inspections";
/// The last day of the old text, and the first of the new one.
const DAYS: [&str; 2] = ["2024-11-07", "2024-11-08"];

/// A meeting of the Standing Committee at short notice: no days run before it.
async fn convened(app: &App, ordinal: u32, day: &str) -> Value {
    let meeting = json!({
        "kind": "sc_plenary", "organization_id": app.organization("sc"), "ordinal": ordinal, "start_on": day, "end_on": day,
        "term_id": app.districts["310114"].term_id, "title": "临时会议", "is_extraordinary": true, "total_members": 41,
        "extraordinary_reason": "突发情况", "agenda": [{"seq": 1, "title": "听取和审议报告"}]
    });
    app.person("sc-office").await.create("/meetings", &meeting).await
}

async fn open(app: &App, meeting: &Value) {
    let office = app.person("sc-office").await;
    office.act("/meetings", meeting, "notify", &json!({})).await;
    office.act("/meetings", meeting, "open", &json!({"present_members": 41})).await;
}

/// An item of a form that ends in a deliberation, deliberated on a day.
async fn deliberated(app: &App, form: &str, number: u32, day: &str) -> (Value, Value) {
    let people = People::on(app, day).await;
    let mut content = app.item_content("urban");
    (content["form"], content["item_no"]) = (json!(form), json!(format!("嘉监2024-{number}")));
    let item = people.committee.create(ITEMS, &content).await;
    let meeting = convened(app, number, day).await;
    people.office.act(ITEMS, &item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let scheme = json!({"scheme_document_id": people.committee.document("监督方案", "internal").await["id"]});
    people.secretary.act(ITEMS, &item, "approve-scheme", &scheme).await;
    let unseen = json!({"no_investigation_reason": "书面调研"});
    people.committee.act(ITEMS, &item, "record-investigation", &unseen).await;
    let digest = json!({"digest_document_id": people.office.document("意见汇总", "internal").await["id"]});
    people.office.act(ITEMS, &item, "send-digest", &digest).await;
    let draft = people.clerk.document("征求意见稿", "internal").await;
    let draft = json!({"consultation_document_id": draft["id"], "consultation_sent_on": day});
    people.clerk.act(ITEMS, &item, "receive-consultation-draft", &draft).await;
    people.committee.act(ITEMS, &item, "return-comments", &json!({"committee_comments": "补充数据。"})).await;
    let report = people.head.document("报告", "public").await;
    let report =
        json!({"report_document_id": report["id"], "final_sent_on": day, "response_to_digest": "逐条回应。"});
    people.head.act(ITEMS, &item, "receive-final", &report).await;
    referral(app, &people, &item, &meeting).await;
    people.office.act(ITEMS, &item, "distribute", &app.distribution(day)).await;
    open(app, &meeting).await;
    let reporter = json!({
        "reporter_name": "演示负责人001", "reporter_post": "区长", "reporter_capacity": "organ_head",
        "reporter_organization_id": app.organization("government")
    });
    people.office.act(ITEMS, &item, "open-deliberation", &reporter).await;
    let silent = json!({"deliberation_minutes": 60, "no_speech": true});
    people.office.act(ITEMS, &item, "close-deliberation", &silent).await;
    (item, meeting)
}

/// The referral to a committee is a matter of the new text, and of the Organic Law at any time.
async fn referral(app: &App, people: &People, item: &Value, plenary: &Value) {
    let wrong =
        json!({"referred_committee_id": app.organization("urban"), "decision_meeting_id": plenary["id"]});
    let refused = people.secretary.try_act(ITEMS, item, "refer-to-committee", &wrong).await;
    let day = plenary["start_on"].as_str().unwrap();
    let basis = if day < "2024-11-08" {
        "地方组织法第五十四条"
    } else {
        "监督法第十六条、地方组织法第五十四条"
    };
    assert_eq!(refused.refused(422, "WRONG_MEETING").body["basis"], basis);
}

/// An opinion on a record with a result of its clause, received by the government.
async fn answered(app: &App, (kind, source): (&str, &Value), meeting: &Value, number: u32) -> Value {
    let day = meeting["start_on"].as_str().unwrap();
    let chairpersons = app.held("chairpersons", "chairpersons", number, day, 7).await;
    let people = People::of(app).await;
    let mut content = opinion(app, source, meeting, number);
    content["source_type"] = json!(kind);
    let opinion = people.committee.create(OPINIONS, &content).await;
    let clause = json!({
        "opinion_id": opinion["id"], "seq": 1, "target_organ_id": app.organization("government"),
        "request_text": "制定老旧小区布点计划并向社会公布进展。"
    });
    let clause = people.committee.create("/opinion-clauses", &clause).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    people.secretary.act(OPINIONS, &opinion, "approve", &decision).await;
    people.office.act(OPINIONS, &opinion, "issue", &json!({"issued_on": day})).await;
    people.clerk.act(OPINIONS, &opinion, "receive", &json!({"received_on": day})).await;
    people.clerk.act("/opinion-clauses", &clause, "start", &json!({})).await;
    let done = json!({"result": "planned", "result_text": "已列入明年计划。"});
    people.clerk.act("/opinion-clauses", &clause, "report-result", &done).await;
    opinion
}

fn signed(app: &App, day: &str) -> Value {
    json!({"submitted_on": day, "signed_by_user_id": app.user("organ-head")})
}

#[tokio::test]
async fn a_fiscal_opinion_was_reported_on_without_asking_the_committee() {
    let app = App::start().await;
    let asked = "DISPOSAL_WITHOUT_COMMITTEE_COMMENT";
    let cases = [
        ("special_work_report", DAYS[0], Some("监督法(2006年)第十四条")),
        ("fiscal_economic", DAYS[0], None),
        ("fiscal_economic", DAYS[1], Some("监督法第二十九条")),
    ];
    for (number, (form, day, refused)) in (1..).zip(cases) {
        let (item, meeting) = deliberated(&app, form, number, day).await;
        let opinion = answered(&app, ("supervision.item", &item), &meeting, number).await;
        let people = People::of(&app).await;
        let none = people.head.try_act(OPINIONS, &opinion, "submit", &signed(&app, day)).await;
        none.refused(422, asked);
        let draft = json!({"document_id": people.clerk.document("研究处理情况报告", "public").await["id"]});
        people.clerk.act(OPINIONS, &opinion, "submit-draft", &draft).await;
        let submitted = people.head.try_act(OPINIONS, &opinion, "submit", &signed(&app, day)).await;
        let Some(basis) = refused else {
            assert_eq!(submitted.expect(200).body["state"], "reported");
            let path = format!("/api/v1/deadlines?subject_id={}", opinion["id"].as_str().unwrap());
            let clocks = people.office.get(&path).await.expect(200).body["items"].clone();
            let state = |code: &str| {
                clocks.as_array().unwrap().iter().find(|row| row["code"] == code).unwrap()["state"].clone()
            };
            assert_eq!(
                (state("DISPOSAL_COMMENT"), state("DISPOSAL_REPORT")),
                (json!("cancelled"), json!("met"))
            );
            continue;
        };
        assert_eq!(submitted.refused(422, asked).body["basis"], basis, "{form} on {day}");
        // What the committee sent back is drafted again.
        let revise = json!({"committee_comment": "请补充时间表。", "comment_verdict": "revise"});
        people.committee.act(OPINIONS, &opinion, "comment", &revise).await;
        people.head.try_act(OPINIONS, &opinion, "submit", &signed(&app, day)).await.refused(422, asked);
    }
}

/// An inspection of the government, deliberated on a day.
async fn inspected(app: &App, number: u32, day: &str) -> (Value, Value) {
    let chairpersons = app.held("chairpersons", "chairpersons", 50 + number, day, 7).await;
    let people = People::of(app).await;
    let mut content = app.item_content("urban");
    content["form"] = json!("law_enforcement_inspection");
    content["item_no"] = json!(format!("嘉监2024-{}", 50 + number));
    let item = people.committee.create(ITEMS, &content).await;
    let planned = json!({"item_id": item["id"], "law_names": ["上海市非机动车安全管理条例"]});
    let inspection = people.committee.create(INSPECTIONS, &planned).await;
    let (leader, person) = (app.deputy(0), app.user("committee-staff"));
    let team = |capacity: &str| json!({"leader_id": leader, "members": [{"person_id": person, "capacity": capacity}]});
    let staff = people.committee.try_act(INSPECTIONS, &inspection, "form-team", &team("staff")).await;
    if day < DAYS[1] {
        let problem = &staff.refused(422, "MEMBER_NOT_ELIGIBLE").body;
        assert_eq!(
            (&problem["basis"], &problem["errors"][0]["pointer"]),
            (&json!("监督法(2006年)第二十四条"), &json!("/members/0/capacity"))
        );
        people.committee.act(INSPECTIONS, &inspection, "form-team", &team("committee")).await;
        let changed = people.committee.try_act(INSPECTIONS, &inspection, "change-team", &team("staff")).await;
        changed.refused(422, "MEMBER_NOT_ELIGIBLE");
    } else {
        staff.expect(200);
    }
    people.committee.act(INSPECTIONS, &inspection, "start", &json!({})).await;
    let report = json!({
        "report_document_id": people.committee.document("执法检查报告", "public").await["id"],
        "evaluation": "总体落实较好。", "enforcement_advice": "分批补齐消防设施。", "problems": [{
            "title": "消防设施缺失", "description": "抽查12处,5处缺失。", "responsible_organ_id": app.organization("construction")
        }]
    });
    people.committee.act(INSPECTIONS, &inspection, "draft-report", &report).await;
    let meeting = convened(app, 50 + number, day).await;
    let agenda = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": meeting["id"]});
    people.secretary.act(INSPECTIONS, &inspection, "submit", &agenda).await;
    open(app, &meeting).await;
    people.office.act(INSPECTIONS, &inspection, "deliberate", &app.distribution(day)).await;
    (inspection, meeting)
}

#[tokio::test]
async fn an_inspection_under_the_old_text_ends_in_no_resolution_and_perhaps_in_no_paper() {
    let app = App::start().await;
    for (number, (day, article)) in
        (1..).zip(DAYS.into_iter().zip(["监督法(2006年)第二十七条", "监督法第三十七条"]))
    {
        let old = day == DAYS[0];
        let (inspection, meeting) = inspected(&app, number, day).await;
        let subject = ("supervision.inspection", &inspection);
        let people = People::of(&app).await;
        let ballot = app.ballot(&meeting, "resolution", subject, (30, 11)).await;
        let resolution = json!({"resolution_ballot_id": ballot["id"], "execution_due_on": "2025-03-31"});
        let resolved =
            people.office.try_act(INSPECTIONS, &inspection, "record-resolution", &resolution).await;
        if old {
            assert_eq!(resolved.refused(422, "NOT_PROVIDED_BY_LAW").body["basis"], article);
        } else {
            resolved.expect(200);
        }

        let opinion = answered(&app, subject, &meeting, 60 + number).await;
        let people = People::of(&app).await;
        // What is handled is told to the committee first under both; on paper under the new one only.
        let orally = people.clerk.try_act(OPINIONS, &opinion, "submit-draft", &json!({})).await;
        if old {
            orally.expect(200);
        } else {
            let problem = &orally.refused(422, "DOCUMENT_MISSING").body;
            assert_eq!(
                (&problem["basis"], &problem["errors"][0]["pointer"]),
                (&json!(article), &json!("/document_id"))
            );
            let draft =
                json!({"document_id": people.clerk.document("研究处理情况报告", "public").await["id"]});
            people.clerk.act(OPINIONS, &opinion, "submit-draft", &draft).await;
        }
        let unasked = people.head.try_act(OPINIONS, &opinion, "submit", &signed(&app, day)).await;
        assert_eq!(unasked.refused(422, "DISPOSAL_WITHOUT_COMMITTEE_COMMENT").body["basis"], article);
        let agree = json!({"committee_comment": "同意送交。", "comment_verdict": "agree"});
        people.committee.act(OPINIONS, &opinion, "comment", &agree).await;
        let reported = people.head.act(OPINIONS, &opinion, "submit", &signed(&app, day)).await;
        let report = json!({"id": reported["disposal_report_id"]});
        let report = fresh(&people.office, "/disposal-reports", &report).await;
        assert_eq!(report["document_id"].is_null(), old);
        let closed = people.committee.try_act(OPINIONS, &opinion, "close", &json!({})).await;
        assert_eq!(closed.refused(409, "PUBLICATION_MISSING").body["basis"], article);
        people
            .committee
            .publish(&people.office, "disposal_report", "instrument.disposal_report", &report)
            .await;
        people.committee.publish(&people.office, "inspection_report", subject.0, &inspection).await;
        // Tracking stands in both texts.
        assert_eq!(tracked(&app, &opinion, day, 70 + number).await, json!(article));
    }
}

/// What the end of tracking is refused with, as long as nobody looked.
async fn tracked(app: &App, opinion: &Value, day: &str, number: u32) -> Value {
    let people = People::of(app).await;
    let kind = "instrument.deliberation_opinion";
    people.committee.publish(&people.office, "deliberation_opinion", kind, opinion).await;
    people.committee.act(OPINIONS, opinion, "close", &json!({})).await;
    let chairpersons = app.held("chairpersons", "chairpersons", number, day, 7).await;
    let people = People::of(app).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    people.secretary.act(OPINIONS, opinion, "start-tracking", &decision).await;
    let ended = people.committee.try_act(OPINIONS, opinion, "end-tracking", &json!({})).await;
    ended.refused(409, "OPEN_CLAUSES").body["basis"].clone()
}

#[tokio::test]
async fn disposal_was_tracked_without_an_article_where_no_law_was_inspected() {
    let app = App::start().await;
    for (number, (form, day, basis)) in (1..).zip([
        ("special_work_report", DAYS[0], Value::Null),
        ("fiscal_economic", DAYS[0], Value::Null),
        ("special_work_report", DAYS[1], json!("监督法第十七条")),
        ("fiscal_economic", DAYS[1], json!("监督法第二十九条")),
    ]) {
        let (item, meeting) = deliberated(&app, form, number, day).await;
        let opinion = answered(&app, ("supervision.item", &item), &meeting, number).await;
        let people = People::of(&app).await;
        let draft = json!({"document_id": people.clerk.document("研究处理情况报告", "public").await["id"]});
        people.clerk.act(OPINIONS, &opinion, "submit-draft", &draft).await;
        let agree = json!({"committee_comment": "同意送交。", "comment_verdict": "agree"});
        people.committee.act(OPINIONS, &opinion, "comment", &agree).await;
        let reported = people.head.act(OPINIONS, &opinion, "submit", &signed(&app, day)).await;
        let report = json!({"id": reported["disposal_report_id"]});
        people
            .committee
            .publish(&people.office, "disposal_report", "instrument.disposal_report", &report)
            .await;
        people.committee.publish(&people.office, "work_report", "supervision.item", &item).await;
        assert_eq!(tracked(&app, &opinion, day, 20 + number).await, basis, "{form} on {day}");
    }
}
