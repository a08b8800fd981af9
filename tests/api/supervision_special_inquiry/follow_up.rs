//! After the inquiry: a vote on an answer, the opinion until it is closed, the reports of the organ.

use super::{INQUIRIES, QUESTIONS};
use crate::support::{App, People, fresh, only};
use serde_json::{Value, json};

const OPINIONS: &str = "/deliberation-opinions";
const CLAUSES: &str = "/opinion-clauses";
const VOTES: &str = "/satisfaction-votes";

/// The members vote on one answer: 21 satisfied, 11 basically, 3 not.
pub async fn judge(app: &App, question: &Value, unit: &str, meeting: &Value) {
    let people = People::of(app).await;
    let subject = "supervision.inquiry_question";
    let mut vote = json!({
        "object_kind": "other", "subject_type": subject, "subject_id": question["id"], "organ_id": unit, "phase": "once",
        "voter_group": "sc_members", "base": "all_members"
    });
    let other = people.office.create(VOTES, &vote).await;
    vote["object_kind"] = json!("inquiry_answer");
    let vote_again = vote.clone();
    let vote = people.office.create(VOTES, &vote).await;
    let chosen = json!({"satisfaction_vote_id": vote["id"]});
    let early = (409, "INVALID_TRANSITION");
    people.office.refused(QUESTIONS, question, "record-vote", &chosen, early).await;
    for vote in [&vote, &other] {
        let ballot = json!({
            "kind": "satisfaction", "title": "逐题测评", "subject_type": subject, "subject_id": question["id"],
            "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "manual_tally",
            "option_set": "satisfaction", "base": "all_members", "supervisor_ids": [app.user("ballot-supervisor")]
        });
        let ballot = people.office.create("/ballots", &ballot).await;
        let chosen = json!({"ballot_id": ballot["id"]});
        people.office.act(VOTES, vote, "open-ballot", &chosen).await;
        people.office.act("/ballots", &ballot, "issue", &json!({})).await;
        people.office.act("/ballots", &ballot, "close", &json!({})).await;
        let tally = |choice: &str, votes: u32| json!({"question": 0, "choice": choice, "votes": votes});
        let tallies = [tally("satisfied", 21), tally("basically_satisfied", 11), tally("dissatisfied", 3)];
        let count = json!({"returned": 36, "valid": 35, "invalid": 1, "tallies": tallies});
        people.supervisor.act("/ballots", &ballot, "count", &count).await;
        people.supervisor.signs(&ballot).await;
        let record =
            json!({"record_document_id": people.office.document("计票记录", "internal").await["id"]});
        people.office.act("/ballots", &ballot, "confirm", &record).await;
        people.office.act("/ballots", &ballot, "announce", &json!({})).await;
        people.office.act(VOTES, vote, "record-result", &json!({})).await;
        people.office.act(VOTES, vote, "announce", &json!({})).await;
    }
    // A ballot serves one vote.
    let used = people.office.create(VOTES, &vote_again).await;
    let filter = format!("/api/v1/ballots?subject_id={}", question["id"].as_str().unwrap());
    let ballot = people.office.get(&filter).await.expect(200).body["items"][0].clone();
    let refused =
        people.office.try_act(VOTES, &used, "open-ballot", &json!({"ballot_id": ballot["id"]})).await;
    assert_eq!(refused.refused(422, "WRONG_BALLOT").body["params"]["reason"], "used");
    let about_something_else = json!({"satisfaction_vote_id": other["id"]});
    people.office.refused(QUESTIONS, question, "record-vote", &about_something_else, early).await;
    only(app, &["sc-office"], QUESTIONS, question, "record-vote", &chosen).await;
    people.office.act(QUESTIONS, question, "record-vote", &chosen).await;
    let path = format!("/api/v1{QUESTIONS}/{}?expand=satisfaction_vote", question["id"].as_str().unwrap());
    let judged = people.office.get(&path).await.expect(200).body["expanded"]["satisfaction_vote"].clone();
    assert_eq!(judged["result"], "satisfied");
}

/// The opinion takes the way of every opinion; with it closed, the inquiry is closed.
pub async fn dispose(app: &App, inquiry: &Value, clauses: &[Value]) {
    let chairpersons = app.held("chairpersons", "chairpersons", 91, "2025-07-28", 7).await;
    let people = People::on(app, "2025-07-28").await;
    let opinion = json!({"id": clauses[0]["opinion_id"]});
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    people.secretary.act(OPINIONS, &opinion, "approve", &decision).await;
    people.office.act(OPINIONS, &opinion, "issue", &json!({"issued_on": "2025-07-28"})).await;
    people.clerk.act(OPINIONS, &opinion, "receive", &json!({"received_on": "2025-07-28"})).await;

    let people = People::on(app, "2025-10-20").await;
    let units = super::heads(app).await;
    for (unit, clause) in units.iter().zip(clauses) {
        unit.act(CLAUSES, clause, "start", &json!({})).await;
        let done = json!({"result": "basically_solved", "result_text": "按承诺推进。"});
        unit.act(CLAUSES, clause, "report-result", &done).await;
        people.committee.act(CLAUSES, clause, "verify", &json!({"confirmed": true})).await;
    }
    let draft = json!({"document_id": people.clerk.document("研究处理情况报告", "public").await["id"]});
    people.clerk.act(OPINIONS, &opinion, "submit-draft", &draft).await;
    let agree = json!({"committee_comment": "同意送交。", "comment_verdict": "agree"});
    people.committee.act(OPINIONS, &opinion, "comment", &agree).await;
    let signed = json!({"submitted_on": "2025-10-20", "signed_by_user_id": app.user("organ-head")});
    people.head.act(OPINIONS, &opinion, "submit", &signed).await;

    // The government reports on the inquiry; a unit that answered is not who the opinion is addressed to.
    let mut report = json!({
        "opinion_id": opinion["id"], "document_id": people.head.document("专题询问处理情况", "public").await["id"],
        "signed_by_user_id": app.user("organ-clerk")
    });
    let unsigned = (403, "NOT_SIGNED_BY_HEAD", "监督法第五十条");
    people.head.refused_by(INQUIRIES, inquiry, "submit-handling", &report, unsigned).await;
    report["signed_by_user_id"] = json!(app.user("organ-head"));
    let described = json!({
        "title": "专题询问处理情况", "kind": "report", "file_name": "处理情况.pdf", "disclosure": "public"
    });
    let mut empty = report.clone();
    empty["document_id"] = people.head.create("/documents", &described).await["id"].clone();
    let unwritten = (422, "DOCUMENT_MISSING", "监督法第五十条");
    people.head.refused_by(INQUIRIES, inquiry, "submit-handling", &empty, unwritten).await;
    // A report on an opinion that has nothing to do with the inquiry.
    let mut astray = report.clone();
    astray["opinion_id"] = other_opinion(app).await["id"].clone();
    let people = People::of(app).await;
    let other = (422, "OPINION_MISSING", "监督法第五十条");
    people.head.refused_by(INQUIRIES, inquiry, "submit-handling", &astray, other).await;
    units[0].refused(INQUIRIES, inquiry, "submit-handling", &report, (403, "FORBIDDEN_SCOPE")).await;
    only(app, &["organ-head"], INQUIRIES, inquiry, "submit-handling", &report).await;
    let handled = people.head.act(INQUIRIES, inquiry, "submit-handling", &report).await;
    assert_eq!(
        (handled["state"].as_str(), handled["handling_reports"][0]["submitted_on"].as_str()),
        (Some("handled"), Some("2025-10-20"))
    );
    heard(app, inquiry, &chairpersons).await;
    let people = People::of(app).await;
    let open = (409, "OPINION_OPEN", "监督法第五十条");
    people.office.refused_by(INQUIRIES, inquiry, "close", &json!({}), open).await;
    // No report was heard: the opinion and the disposal report are what is told.
    people.committee.refused(OPINIONS, &opinion, "close", &json!({}), (409, "PUBLICATION_MISSING")).await;
    people
        .committee
        .publish(&people.office, "deliberation_opinion", "instrument.deliberation_opinion", &opinion)
        .await;
    let disposal = json!({"id": fresh(&people.office, OPINIONS, &opinion).await["disposal_report_id"]});
    people
        .committee
        .publish(&people.office, "disposal_report", "instrument.disposal_report", &disposal)
        .await;
    people.committee.act(OPINIONS, &opinion, "close", &json!({})).await;
    only(app, &["sc-office"], INQUIRIES, inquiry, "close", &json!({})).await;
    assert_eq!(people.office.act(INQUIRIES, inquiry, "close", &json!({})).await["state"], "closed");
}

/// An opinion to the government on an item, issued.
async fn other_opinion(app: &App) -> Value {
    let (item, plenary) = app.inquired("嘉监2025-61", 46, "2025-10-20").await;
    let people = People::of(app).await;
    let opinion = json!({
        "document_number": "嘉人大审〔2025〕19号", "title": "审议意见", "source_type": "supervision.item",
        "source_id": item["id"], "meeting_id": plenary["id"], "lead_committee_id": app.organization("urban"),
        "addressee_organ_id": app.organization("government")
    });
    let opinion = people.committee.create(OPINIONS, &opinion).await;
    let clause = json!({
        "opinion_id": opinion["id"], "seq": 1, "target_organ_id": app.organization("government"),
        "request_text": "对答复承诺事项建立台账,明确时限并向社会公布进展。"
    });
    people.committee.create(CLAUSES, &clause).await;
    let meeting = app.held("chairpersons", "chairpersons", 92, "2025-10-20", 7).await;
    let people = People::of(app).await;
    people.secretary.act(OPINIONS, &opinion, "approve", &json!({"decision_meeting_id": meeting["id"]})).await;
    people.office.act(OPINIONS, &opinion, "issue", &json!({"issued_on": "2025-10-20"})).await
}

/// The reports go to a meeting of the Standing Committee that was held after them, as the chairpersons decided.
async fn heard(app: &App, inquiry: &Value, earlier: &Value) {
    let planned = app.meeting("sc_plenary", "sc", 45, "2025-11-20", 41).await;
    let plenary = app.held("sc_plenary", "sc", 44, "2025-10-20", 41).await;
    let knowing = app.held("chairpersons", "chairpersons", 93, "2025-10-20", 7).await;
    let people = People::of(app).await;
    let agenda = |decision: &Value, meeting: &Value| json!({"decision_meeting_id": decision["id"], "meeting_id": meeting["id"]});
    let undecided = (422, "WRONG_MEETING", "地方组织法第五十四条");
    people
        .secretary
        .refused_by(INQUIRIES, inquiry, "put-on-agenda", &agenda(earlier, &plenary), undecided)
        .await;
    let unheard = (422, "WRONG_MEETING", "监督法第五十条");
    people
        .secretary
        .refused_by(INQUIRIES, inquiry, "put-on-agenda", &agenda(&knowing, &planned), unheard)
        .await;
    only(app, &["chairs-secretary"], INQUIRIES, inquiry, "put-on-agenda", &agenda(&knowing, &plenary)).await;
    let heard = people.secretary.act(INQUIRIES, inquiry, "put-on-agenda", &agenda(&knowing, &plenary)).await;
    assert_eq!((heard["state"].as_str(), &heard["handling_meeting_id"]), (Some("handled"), &plenary["id"]));
}
