//! The meeting and what follows it: opinion, disposal, vote, closing.

use super::{ITEMS, OPINIONS};
use crate::support::{App, People, Person, fresh, only};
use serde_json::{Value, json};

pub async fn deliberate(app: &App, item: &Value, meeting: &Value) {
    let people = People::on(app, "2026-09-24").await;
    let reporter = |organization: String| {
        json!({
            "reporter_name": "演示负责人001", "reporter_post": "主任", "reporter_capacity": "department_head",
            "reporter_organization_id": organization
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

pub async fn issue_opinion(app: &App, item: &Value, meeting: &Value) -> Value {
    // The chairpersons decide on an opinion after it was drafted: not in a meeting of weeks ago.
    let day = meeting["start_on"].as_str().unwrap();
    let chairpersons = app.held("chairpersons", "chairpersons", 90, day, 7).await;
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
    people.secretary.refused(OPINIONS, &opinion, "approve", &plenary, (422, "WRONG_MEETING")).await;
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
pub async fn dispose(app: &App, opinion: &Value) {
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
pub async fn vote(app: &App, item: &Value, opinion: &Value, _: &Value) {
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
    people.supervisor.signs(&ballot).await;
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
pub async fn close(app: &App, item: &Value, opinion: &Value) {
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
    assert_eq!(closed["available_actions"], json!(["reopen"]));
    people
        .committee
        .refused(ITEMS, item, "reopen", &json!({"reason": "想再看看"}), (409, "INVALID_TRANSITION"))
        .await;
}

/// A publication that is withdrawn after the closing opens what was closed on it: the item, and its evaluation.
pub async fn reopen(app: &App, item: &Value, opinion: &Value) {
    let people = People::of(app).await;
    let report = json!({"id": fresh(&people.office, OPINIONS, opinion).await["disposal_report_id"]});
    let told = format!(
        "/api/v1/publications?subject_id={}&scope=to_public&state=published",
        report["id"].as_str().unwrap()
    );
    let told = people.office.get(&told).await.expect(200).body["items"][0].clone();
    people.office.act("/publications", &told, "withdraw", &json!({"reason": "数据有误"})).await;
    let due = format!("/api/v1/deadlines?code=PUBLICATION&subject_id={}", told["id"].as_str().unwrap());
    let due = people.office.get(&due).await.expect(200).body["items"][0].clone();
    assert_eq!((due["state"].as_str(), due["due_on"].as_str()), (Some("running"), Some("2026-12-30")));
    assert_eq!(fresh(&people.office, ITEMS, item).await["state"], "handling");
    let evaluation = format!("/api/v1/supervision/evaluations?item_id={}", item["id"].as_str().unwrap());
    let evaluation = people.office.get(&evaluation).await.expect(200).body["items"][0].clone();
    assert_eq!(evaluation["state"], "opened");
    let refusal = people.committee.try_act(ITEMS, item, "close", &json!({})).await;
    let missing = refusal.refused(409, "PUBLICATION_MISSING").body["params"]["publications"].clone();
    let one = json!({
        "kind": "disposal_report", "scope": "to_public", "subject_type": "instrument.disposal_report",
        "subject_id": report["id"]
    });
    assert_eq!(missing, json!([one]));
    let again = ("disposal_report", "to_public");
    people.committee.publish_to(&people.office, again, "instrument.disposal_report", &report).await;
    let met = format!("/api/v1/deadlines?code=PUBLICATION&subject_id={}", told["id"].as_str().unwrap());
    assert_eq!(people.office.get(&met).await.body["items"][0]["state"], "met");
    assert_eq!(people.committee.act(ITEMS, item, "close", &json!({})).await["state"], "closed");
}

/// Every step is in the trail, and every deadline says how it ended.
pub async fn trail(app: &App, item: &Value) {
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
        [
            ("REPORT_CONSULTATION", "met_late"),
            ("COMMITTEE_COMMENTS", "met"),
            ("REPORT_FINAL", "met_late"),
            ("REPORT_DISTRIBUTION", "met")
        ]
    );
    clocks_of_the_instruments(&people.office).await;
}

/// The periods that the tables of the instruments name ran, and each was met.
async fn clocks_of_the_instruments(office: &Person) {
    let codes = [
        "PUBLICATION",
        "OPINION_ISSUE",
        "OPINION_RECEIPT",
        "DISPOSAL_DRAFT",
        "DISPOSAL_COMMENT",
        "DISPOSAL_REPORT",
        "CLAUSE_VERIFICATION",
    ];
    for code in codes {
        let found = office.get(&format!("/api/v1/deadlines?code={code}&state=met&limit=1")).await;
        assert_eq!(found.expect(200).body["items"].as_array().unwrap().len(), 1, "{code}");
    }
}
