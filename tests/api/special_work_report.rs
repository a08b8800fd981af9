//! The whole special work report, from the plan to the closing, by the people who do it: the Jiading item on the public
//! charging facilities, with the real days of a meeting on 2026-09-24.

use crate::support::{App, Person};
use serde_json::{Value, json};

const ITEMS: &str = "/supervision/items";
const OPINIONS: &str = "/deliberation-opinions";

/// The people of the story, signed in anew when the day changes: an access token lives fifteen minutes.
struct People {
    office: Person,
    secretary: Person,
    committee: Person,
    member: Person,
    clerk: Person,
    head: Person,
    department: Person,
    supervisor: Person,
}

impl People {
    async fn of(app: &App) -> Self {
        Self {
            office: app.person("sc-office").await,
            secretary: app.person("chairs-secretary").await,
            committee: app.person("committee-staff").await,
            member: app.person("sc-member").await,
            clerk: app.person("organ-clerk").await,
            head: app.person("organ-head").await,
            department: app.person("department-clerk").await,
            supervisor: app.person("ballot-supervisor").await,
        }
    }

    async fn on(app: &App, day: &str) -> Self {
        app.on(day);
        Self::of(app).await
    }
}

async fn fresh(person: &Person, collection: &str, record: &Value) -> Value {
    let path = format!("/api/v1{collection}/{}", record["id"].as_str().unwrap());
    person.get(&path).await.expect(200).body.clone()
}

/// Every other role is refused, and nothing changes.
async fn only(app: &App, allowed: &[&str], collection: &str, record: &Value, action: &str, body: &Value) {
    let everybody = [
        "sc-office",
        "chairs-secretary",
        "sc-member",
        "committee-staff",
        "committee-staff-finance",
        "deputy-affairs",
        "deputy",
        "auditor",
        "district-admin",
        "government-office",
        "organ-clerk",
        "organ-head",
        "department-clerk",
        "procuratorate-head",
        "ballot-supervisor",
        "third-party",
    ];
    let office = app.person("sc-office").await;
    let before = fresh(&office, collection, record).await;
    for name in everybody.into_iter().filter(|name| !allowed.contains(name)) {
        let answer = app.person(name).await.try_act(collection, record, action, body).await;
        assert!(matches!(answer.status, 403 | 404), "{name} may {action}: {}", answer.text);
    }
    assert_eq!(before, fresh(&office, collection, record).await);
}

async fn plan(app: &App, people: &People, chairpersons: &Value) -> Value {
    let content = json!({"year": 2026, "title": "嘉定区人大常委会2026年度监督工作计划"});
    let plan = people.office.create("/supervision/annual-plans", &content).await;
    let decision = json!({"approved_meeting_id": chairpersons["id"], "approved_on": "2026-08-03"});
    only(app, &["chairs-secretary"], "/supervision/annual-plans", &plan, "approve", &decision).await;
    plan
}

async fn item(app: &App, people: &People, plan: &Value) -> Value {
    let mut content = json!({
        "item_no": "嘉监2026-07", "title": "公共充电设施建设和管理情况", "purpose": "推动布局合理、运行可靠。",
        "form": "special_work_report", "plan_id": plan["id"], "lead_committee_id": app.organization("urban"),
        "supervised_organ_id": app.organization("government"),
        "reporting_department_id": app.organization("construction")
    });
    content["supervised_organ_id"] = json!(app.organization("finance"));
    people.committee.post("/api/v1/supervision/items", &content).await.refused(422, "WRONG_LEVEL_ORGAN");
    content["supervised_organ_id"] = json!(app.organization("procuratorate"));
    people.committee.post("/api/v1/supervision/items", &content).await.refused(422, "REPORTER_NOT_ALLOWED");
    content["supervised_organ_id"] = json!(app.organization("government"));
    content["out_of_plan_reason"] = json!("临时");
    people
        .committee
        .post("/api/v1/supervision/items", &content)
        .await
        .refused(422, "PLAN_OR_REASON_REQUIRED");
    content.as_object_mut().unwrap().remove("out_of_plan_reason");
    people.committee.create(ITEMS, &content).await
}

#[tokio::test]
async fn a_special_work_report_goes_from_the_plan_to_the_closing() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let people = People::of(&app).await;

    // The plan and its item.
    let plan = plan(&app, &people, &chairpersons).await;
    let item = item(&app, &people, &plan).await;
    let committee_meeting = app.meeting("committee", "urban", 4, "2026-08-10", 9).await;
    let wrong = json!({"approved_meeting_id": committee_meeting["id"], "approved_on": "2026-08-03"});
    let refused = (422, "PLAN_NOT_APPROVED_BY_CHAIRPERSONS");
    people.secretary.refused("/supervision/annual-plans", &plan, "approve", &wrong, refused).await;
    let decision = json!({"approved_meeting_id": chairpersons["id"], "approved_on": "2026-08-03"});
    people.secretary.act("/supervision/annual-plans", &plan, "approve", &decision).await;
    people
        .office
        .refused("/supervision/annual-plans", &plan, "publish", &json!({}), (409, "PUBLICATION_MISSING"))
        .await;
    people.committee.publish(&people.office, "annual_plan", "supervision.plan", &plan).await;
    people.office.act("/supervision/annual-plans", &plan, "publish", &json!({})).await;
    people.office.act("/supervision/annual-plans", &plan, "start", &json!({})).await;

    // The meeting on 2026-09-24 and the days before it.
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let chosen = people.office.act(ITEMS, &item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    let dues = ["consultation_due_on", "final_due_on", "distribution_due_on"]
        .map(|name| chosen[name].as_str().unwrap().to_owned());
    assert_eq!(dues, ["2026-09-04", "2026-09-14", "2026-09-17"]);

    // Scheme and investigation.
    let scheme = json!({"scheme_document_id": people.committee.document("监督方案", "internal").await["id"]});
    only(&app, &["chairs-secretary"], ITEMS, &item, "approve-scheme", &scheme).await;
    people.secretary.act(ITEMS, &item, "approve-scheme", &scheme).await;
    people
        .committee
        .refused(ITEMS, &item, "record-investigation", &json!({}), (422, "INVESTIGATION_MISSING"))
        .await;
    let visit = json!({
        "item_id": item["id"], "mode": "unannounced_visit", "place": "江桥镇", "held_on": "2026-08-03",
        "sites_visited": 3, "announced_in_advance": false
    });
    people.committee.create("/supervision/investigations", &visit).await;
    people.committee.act(ITEMS, &item, "record-investigation", &json!({})).await;

    // The digest of opinions goes to the organ before the report is final.
    people.office.refused(ITEMS, &item, "send-digest", &json!({}), (422, "NO_DIGEST")).await;
    let digest =
        json!({"digest_document_id": people.office.document("各方面意见汇总", "internal").await["id"]});
    only(&app, &["sc-office"], ITEMS, &item, "send-digest", &digest).await;
    people.office.act(ITEMS, &item, "send-digest", &digest).await;

    // The draft comes two days late: accepted with a reason, and marked.
    let people = People::on(&app, "2026-09-06").await;
    let draft = people.department.document("专项工作报告(征求意见稿)", "internal").await;
    let mut sent = json!({"consultation_document_id": draft["id"], "consultation_sent_on": "2026-09-06"});
    people
        .department
        .refused(ITEMS, &item, "receive-consultation-draft", &sent, (422, "LATE_REASON_MISSING"))
        .await;
    sent["late_reason"] = json!("数据核对延迟。");
    only(&app, &["organ-clerk", "department-clerk"], ITEMS, &item, "receive-consultation-draft", &sent).await;
    let late = people.department.act(ITEMS, &item, "receive-consultation-draft", &sent).await;
    assert_eq!(late["warnings"][0]["params"], json!({"days_late": 2, "due_on": "2026-09-04"}));
    let comments = json!({"committee_comments": "建议补充充电设施利用率数据。"});
    only(&app, &["committee-staff"], ITEMS, &item, "return-comments", &comments).await;
    people.committee.act(ITEMS, &item, "return-comments", &comments).await;

    // The report: one day late without a waiver is refused; the chairpersons waive; then it is accepted.
    let people = People::on(&app, "2026-09-15").await;
    let report = people.head.document("关于公共充电设施建设和管理情况的报告", "public").await;
    let mut delivered = json!({"report_document_id": report["id"], "final_sent_on": "2026-09-15"});
    people.head.refused(ITEMS, &item, "receive-final", &delivered, (422, "DIGEST_UNANSWERED")).await;
    delivered["response_to_digest"] = json!("对汇总意见逐条作出回应。");
    only(&app, &["organ-head", "government-office"], ITEMS, &item, "receive-final", &delivered).await;
    let refusal = people.head.try_act(ITEMS, &item, "receive-final", &delivered).await;
    refusal.refused(422, "REPORT_TOO_LATE");
    assert_eq!(refusal.body["basis"], "监督法第十五条");
    assert_eq!(refusal.body["params"], json!({"due_on": "2026-09-14", "sent_on": "2026-09-15"}));
    let not_theirs = json!({"waiver_meeting_id": meeting["id"], "reason": "特殊情况"});
    people.secretary.refused(ITEMS, &item, "waive", &not_theirs, (422, "WAIVER_MISSING")).await;
    let waiver = json!({"waiver_meeting_id": chairpersons["id"], "reason": "部门核数需要"});
    people.secretary.act(ITEMS, &item, "waive", &waiver).await;
    people.head.act(ITEMS, &item, "receive-final", &delivered).await;
    people.office.act(ITEMS, &item, "distribute", &json!({"distributed_on": "2026-09-15"})).await;

    deliberate(&app, &item, &meeting).await;
    let opinion = issue_opinion(&app, &item, &meeting, &chairpersons).await;
    dispose(&app, &opinion).await;
    vote(&app, &item, &opinion, &meeting).await;
    close(&app, &item, &opinion).await;
    trail(&app, &item).await;
}

async fn deliberate(app: &App, item: &Value, meeting: &Value) {
    let people = People::on(app, "2026-09-24").await;
    let reporter = |organization: String| {
        json!({
            "reporter_name": "演示负责人001", "reporter_post": "主任", "reporter_organization_id": organization
        })
    };
    let allowed = reporter(app.organization("construction"));
    people.office.refused(ITEMS, item, "open-deliberation", &allowed, (422, "MEETING_NOT_OPEN")).await;
    people.office.act("/meetings", meeting, "notify", &json!({})).await;
    people
        .office
        .refused("/meetings", meeting, "open", &json!({"present_members": 20}), (422, "QUORUM_NOT_MET"))
        .await;
    let roster: Vec<_> = app.districts["310114"].deputies[..9].to_vec();
    let suspended = json!({"present_members": 21, "present_deputy_ids": roster});
    people.office.refused("/meetings", meeting, "open", &suspended, (422, "DEPUTY_NOT_IN_OFFICE")).await;
    people.office.act("/meetings", meeting, "open", &json!({"present_members": 36})).await;
    let foreign = reporter(app.organization("procuratorate"));
    people.office.refused(ITEMS, item, "open-deliberation", &foreign, (422, "REPORTER_NOT_ALLOWED")).await;
    people.office.act(ITEMS, item, "open-deliberation", &allowed).await;
    let minutes = json!({"deliberation_minutes": 60});
    people.office.refused(ITEMS, item, "close-deliberation", &minutes, (422, "SPEECH_MISSING")).await;
    let speech = json!({
        "item_id": item["id"], "speaker_id": app.districts["310114"].deputies[0], "speaker_kind": "sc_member",
        "summary": "建议加强老旧小区布点。"
    });
    people.member.create("/supervision/speeches", &speech).await;
    people.office.act(ITEMS, item, "close-deliberation", &minutes).await;
}

async fn issue_opinion(app: &App, item: &Value, meeting: &Value, chairpersons: &Value) -> Value {
    let people = People::of(app).await;
    let mut content = json!({
        "document_number": "嘉人大审〔2026〕5号", "title": "审议意见", "source_type": "supervision.item",
        "source_id": item["id"], "meeting_id": meeting["id"], "lead_committee_id": app.organization("urban"),
        "addressee_organ_id": app.organization("construction")
    });
    people.committee.post("/api/v1/deliberation-opinions", &content).await.refused(422, "WRONG_LEVEL_ORGAN");
    content["addressee_organ_id"] = json!(app.organization("government"));
    let opinion = people.committee.create(OPINIONS, &content).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    people
        .secretary
        .refused(OPINIONS, &opinion, "approve", &decision, (422, "CLAUSE_WITHOUT_ADDRESSEE"))
        .await;
    for seq in 1..=2 {
        let clause = json!({
            "opinion_id": opinion["id"], "seq": seq, "target_organ_id": app.organization("government"),
            "request_text": "制定老旧小区公共充电设施三年布点计划并向社会公布。"
        });
        people.committee.create("/opinion-clauses", &clause).await;
    }
    let plenary = json!({"decision_meeting_id": meeting["id"]});
    people.secretary.refused(OPINIONS, &opinion, "approve", &plenary, (422, "DECISION_MISSING")).await;
    people.secretary.act(OPINIONS, &opinion, "approve", &decision).await;
    people.office.refused(ITEMS, item, "issue-opinion", &json!({}), (422, "OPINION_MISSING")).await;
    people
        .clerk
        .get(&format!("/api/v1/deliberation-opinions/{}", opinion["id"].as_str().unwrap()))
        .await
        .expect(404);
    let people = People::on(app, "2026-09-28").await;
    people.office.act(OPINIONS, &opinion, "issue", &json!({"issued_on": "2026-09-28"})).await;
    people.office.act(ITEMS, item, "issue-opinion", &json!({})).await;
    let received =
        people.clerk.act(OPINIONS, &opinion, "receive", &json!({"received_on": "2026-09-28"})).await;
    assert_eq!(received["disposal_due_on"], "2026-12-28");
    opinion
}

/// The organ deals with each clause, asks the committee, and reports.
async fn dispose(app: &App, opinion: &Value) {
    let people = People::on(app, "2026-11-30").await;
    let draft = json!({"document_id": people.clerk.document("研究处理情况报告", "public").await["id"]});
    people.clerk.refused(OPINIONS, opinion, "submit-draft", &draft, (422, "CLAUSE_RESULT_MISSING")).await;
    let path = format!("/api/v1/opinion-clauses?opinion_id={}&sort=seq", opinion["id"].as_str().unwrap());
    let clauses = people.clerk.get(&path).await.expect(200).body["items"].as_array().unwrap().clone();
    assert_eq!(clauses.len(), 2);
    let evidence = people.clerk.document("佐证材料", "internal").await;
    for clause in &clauses {
        people.clerk.act("/opinion-clauses", clause, "start", &json!({})).await;
        let bare = json!({"result": "solved", "target_reached": true});
        people
            .clerk
            .refused("/opinion-clauses", clause, "report-result", &bare, (422, "EVIDENCE_MISSING"))
            .await;
        let unexplained = json!({"result": "not_adopted_explained"});
        people
            .clerk
            .refused("/opinion-clauses", clause, "report-result", &unexplained, (422, "REASON_MISSING"))
            .await;
        let proved = json!({"result": "solved", "target_reached": true, "evidence_ids": [evidence["id"]]});
        people.clerk.act("/opinion-clauses", clause, "report-result", &proved).await;
        people.committee.act("/opinion-clauses", clause, "verify", &json!({"confirmed": true})).await;
    }
    people.clerk.act(OPINIONS, opinion, "submit-draft", &draft).await;
    let revise = json!({"committee_comment": "请补充时间表。", "comment_verdict": "revise"});
    let back = people.committee.act(OPINIONS, opinion, "comment", &revise).await;
    assert_eq!(back["state"], "in_handling");
    people.clerk.act(OPINIONS, opinion, "submit-draft", &draft).await;
    let agree = json!({"committee_comment": "同意送交。", "comment_verdict": "agree"});
    people.committee.act(OPINIONS, opinion, "comment", &agree).await;
    let clerk_id = app.districts["310114"].users["organ-clerk"].user_id;
    let head_id = app.districts["310114"].users["organ-head"].user_id;
    let unsigned = json!({"submitted_on": "2026-11-30", "signed_by_user_id": clerk_id});
    people.head.refused(OPINIONS, opinion, "submit", &unsigned, (403, "NOT_SIGNED_BY_HEAD")).await;
    let signed = json!({"submitted_on": "2026-11-30", "signed_by_user_id": head_id});
    only(app, &["organ-head", "government-office"], OPINIONS, opinion, "submit", &signed).await;
    people.head.act(OPINIONS, opinion, "submit", &signed).await;
}

/// A secret satisfaction vote by hand, counted by its supervisor.
async fn vote(app: &App, item: &Value, opinion: &Value, _: &Value) {
    let meeting = app.held("sc_plenary", "sc", 39, "2026-12-10", 41).await;
    let people = People::of(app).await;
    let vote = json!({
        "object_kind": "opinion_handling", "subject_type": "instrument.deliberation_opinion",
        "subject_id": opinion["id"], "organ_id": app.organization("government"), "phase": "once",
        "voter_group": "sc_members", "base": "all_members"
    });
    let vote = people.office.create("/satisfaction-votes", &vote).await;
    let mut ballot = json!({
        "kind": "satisfaction", "title": "满意度测评", "subject_type": "instrument.deliberation_opinion",
        "subject_id": opinion["id"], "meeting_id": meeting["id"], "is_secret": false, "counting_mode": "manual_tally",
        "option_set": "satisfaction", "base": "all_members",
        "supervisor_ids": [app.districts["310114"].users["ballot-supervisor"].user_id]
    });
    people.office.post("/api/v1/ballots", &ballot).await.refused(422, "SECRET_BALLOT_REQUIRED");
    ballot["is_secret"] = json!(true);
    let ballot = people.office.create("/ballots", &ballot).await;
    people.office.act("/satisfaction-votes", &vote, "open-ballot", &json!({"ballot_id": ballot["id"]})).await;
    people.office.act("/ballots", &ballot, "issue", &json!({})).await;
    people.office.act("/ballots", &ballot, "close", &json!({})).await;
    let tally = |dissatisfied: u32| {
        json!({
            "returned": 36, "valid": 35, "invalid": 1, "tallies": [
                {"question": 0, "choice": "satisfied", "votes": 21},
                {"question": 0, "choice": "basically_satisfied", "votes": 11},
                {"question": 0, "choice": "dissatisfied", "votes": dissatisfied}]
        })
    };
    people.supervisor.refused("/ballots", &ballot, "count", &tally(4), (422, "BALLOT_ARITHMETIC")).await;
    people.supervisor.act("/ballots", &ballot, "count", &tally(3)).await;
    people
        .office
        .refused("/satisfaction-votes", &vote, "record-result", &json!({}), (409, "INVALID_TRANSITION"))
        .await;
    let record = json!({"record_document_id": people.office.document("计票记录", "internal").await["id"]});
    people.office.act("/ballots", &ballot, "confirm", &record).await;
    people.office.act("/ballots", &ballot, "announce", &json!({})).await;
    people.office.act("/satisfaction-votes", &vote, "record-result", &json!({})).await;
    let announced = people.office.act("/satisfaction-votes", &vote, "announce", &json!({})).await;
    assert_eq!(announced["result"], "satisfied");
    assert_eq!(announced["dissatisfied_share"]["value"], "8.57");
    people.office.act(OPINIONS, opinion, "record-vote", &json!({"satisfaction_vote_id": vote["id"]})).await;
    assert_eq!(fresh(&people.office, ITEMS, item).await["state"], "handling");
}

/// Closing waits for the three publications.
async fn close(app: &App, item: &Value, opinion: &Value) {
    let people = People::of(app).await;
    people.committee.refused(OPINIONS, opinion, "close", &json!({}), (409, "PUBLICATION_MISSING")).await;
    people.committee.refused(ITEMS, item, "close", &json!({}), (409, "OPINION_OPEN")).await;
    people.committee.publish(&people.office, "work_report", "supervision.item", item).await;
    people
        .committee
        .publish(&people.office, "deliberation_opinion", "instrument.deliberation_opinion", opinion)
        .await;
    let report = json!({"id": fresh(&people.office, OPINIONS, opinion).await["disposal_report_id"]});
    let refusal = people.committee.try_act(OPINIONS, opinion, "close", &json!({})).await;
    assert_eq!(refusal.body["params"]["missing"], json!(["disposal_report"]));
    people.committee.publish(&people.office, "disposal_report", "instrument.disposal_report", &report).await;
    people.committee.act(OPINIONS, opinion, "close", &json!({})).await;
    only(app, &["committee-staff"], ITEMS, item, "close", &json!({})).await;
    let closed = people.committee.act(ITEMS, item, "close", &json!({})).await;
    assert_eq!(closed["state"], "closed");
    assert_eq!(closed["available_actions"], json!([]));
}

/// Every step is in the trail, and every deadline says how it ended.
async fn trail(app: &App, item: &Value) {
    let people = People::of(app).await;
    let id = item["id"].as_str().unwrap();
    let history = people.office.get(&format!("/api/v1/supervision/items/{id}/history?limit=200")).await;
    let actions: Vec<_> = history.body["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["action"].as_str().unwrap())
        .collect();
    assert_eq!(
        actions,
        [
            "create",
            "set_meeting",
            "approve_scheme",
            "record_investigation",
            "send_digest",
            "receive_consultation_draft",
            "return_comments",
            "waive",
            "receive_final",
            "distribute",
            "open_deliberation",
            "close_deliberation",
            "issue_opinion",
            "close"
        ]
    );
    let deadlines = people.office.get(&format!("/api/v1/deadlines?subject_id={id}&sort=due_on")).await;
    let ends: Vec<_> = deadlines.body["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| (d["code"].as_str().unwrap(), d["state"].as_str().unwrap()))
        .collect();
    assert_eq!(
        ends,
        [("REPORT_CONSULTATION", "met_late"), ("REPORT_FINAL", "met_late"), ("REPORT_DISTRIBUTION", "met")]
    );
}
