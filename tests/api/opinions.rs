//! What can go wrong between an opinion and its closing: late and unsigned reports, refuted results, rounds, tracking.

use crate::support::{App, People, fresh, only};
use serde_json::{Value, json};

const OPINIONS: &str = "/deliberation-opinions";
const CLAUSES: &str = "/opinion-clauses";

/// An opinion that the government received on 2026-09-28, its clauses, and the decision of the chairpersons.
struct Received {
    opinion: Value,
    clauses: Vec<Value>,
    decision: Value,
}

/// An opinion with a clause for each organization.
async fn received(app: &App, targets: &[&str]) -> Received {
    app.calendar_of_2027().await;
    let (item, plenary) = app.inquired("嘉监2026-61", 38, "2026-09-24").await;
    let chairpersons = app.held("chairpersons", "chairpersons", 74, "2026-09-24", 8).await;
    let people = People::of(app).await;
    let content = json!({
        "document_number": "嘉人大审〔2026〕7号", "title": "审议意见", "source_type": "supervision.item",
        "source_id": item["id"], "meeting_id": plenary["id"], "lead_committee_id": app.organization("urban"),
        "addressee_organ_id": app.organization("government")
    });
    let opinion = people.committee.create(OPINIONS, &content).await;
    let mut clauses = Vec::new();
    for (index, target) in targets.iter().enumerate() {
        let clause = json!({
            "opinion_id": opinion["id"], "seq": index + 1, "target_organ_id": app.organization(target),
            "request_text": "对答复承诺事项建立台账,明确时限并向社会公布进展。"
        });
        clauses.push(people.committee.create(CLAUSES, &clause).await);
    }
    let decision = json!({"decision_meeting_id": chairpersons["id"]});
    people.secretary.act(OPINIONS, &opinion, "approve", &decision).await;
    let people = People::on(app, "2026-09-28").await;
    people.office.act(OPINIONS, &opinion, "issue", &json!({"issued_on": "2026-09-28"})).await;
    let early = json!({"received_on": "2026-09-27"});
    people.clerk.refused(OPINIONS, &opinion, "receive", &early, (422, "DATE_ORDER")).await;
    let later = json!({"received_on": "2026-09-29"});
    people.clerk.refused(OPINIONS, &opinion, "receive", &later, (422, "FUTURE_RECORD")).await;
    let opinion =
        people.clerk.act(OPINIONS, &opinion, "receive", &json!({"received_on": "2026-09-28"})).await;
    Received { opinion, clauses, decision }
}

/// Reports a result of every clause that waits for one.
async fn report_results(app: &App, clauses: &[Value], result: &str) {
    let people = People::of(app).await;
    for clause in clauses {
        if people.clerk.try_act(CLAUSES, clause, "start", &json!({})).await.status == 409 {
            continue;
        }
        let result = json!({"result": result, "result_text": "已列入明年计划。"});
        people.clerk.act(CLAUSES, clause, "report-result", &result).await;
    }
}

/// The organ's draft, the committee's agreement and the head's submission, all on one day.
async fn submit(app: &App, opinion: &Value, day: &str) -> Value {
    let people = People::on(app, day).await;
    let draft = json!({"document_id": people.clerk.document("研究处理情况报告", "public").await["id"]});
    people.clerk.act(OPINIONS, opinion, "submit-draft", &draft).await;
    let agree = json!({"committee_comment": "同意送交。", "comment_verdict": "agree"});
    people.committee.act(OPINIONS, opinion, "comment", &agree).await;
    people.head.act(OPINIONS, opinion, "submit", &signed(app, day)).await
}

fn signed(app: &App, day: &str) -> Value {
    json!({"submitted_on": day, "signed_by_user_id": app.districts["310114"].users["organ-head"].user_id})
}

#[tokio::test]
async fn a_report_goes_to_the_committee_first_and_carries_true_dates() {
    let app = App::start().await;
    let Received { opinion, clauses, .. } = received(&app, &["government"]).await;
    let people = People::on(&app, "2026-12-29").await;
    let unasked = signed(&app, "2026-12-29");
    let code = "DISPOSAL_WITHOUT_COMMITTEE_COMMENT";
    people.head.refused(OPINIONS, &opinion, "submit", &unasked, (422, code)).await;
    report_results(&app, &clauses, "basically_solved").await;
    let draft = json!({"document_id": people.clerk.document("研究处理情况报告", "public").await["id"]});
    people.clerk.act(OPINIONS, &opinion, "submit-draft", &draft).await;
    people.head.refused(OPINIONS, &opinion, "submit", &unasked, (422, code)).await;
    let agree = json!({"committee_comment": "同意送交。", "comment_verdict": "agree"});
    people.committee.act(OPINIONS, &opinion, "comment", &agree).await;
    let backdated = signed(&app, "2026-12-20");
    people.head.refused(OPINIONS, &opinion, "submit", &backdated, (422, "DATE_ORDER")).await;
    let ahead = signed(&app, "2026-12-30");
    people.head.refused(OPINIONS, &opinion, "submit", &ahead, (422, "FUTURE_RECORD")).await;
    // One day after 2026-12-28: accepted, and marked.
    let late = people.head.act(OPINIONS, &opinion, "submit", &unasked).await;
    assert_eq!(late["warnings"][0]["params"]["due_on"], "2026-12-28");
    let path = format!("/api/v1/deadlines?subject_id={}&sort=due_on", opinion["id"].as_str().unwrap());
    let deadlines = people.office.get(&path).await;
    let state = |code: &str| {
        let items = deadlines.body["items"].as_array().unwrap();
        items.iter().find(|deadline| deadline["code"] == code).unwrap()["state"].clone()
    };
    assert_eq!(
        [state("OPINION_ISSUE"), state("OPINION_RECEIPT"), state("DISPOSAL_REPORT")],
        ["met", "met", "met_late"]
    );
}

#[tokio::test]
async fn an_extension_is_seen_in_the_opinion_and_asked_by_its_rules() {
    let app = App::start().await;
    let Received { opinion, clauses, .. } = received(&app, &["government"]).await;
    assert_eq!(opinion["disposal_due_on"], "2026-12-28");
    let people = People::on(&app, "2026-12-01").await;
    let path = format!("/api/v1{OPINIONS}/{}", opinion["id"].as_str().unwrap());
    let code =
        format!("/api/v1/deadlines?code=DISPOSAL_REPORT&subject_id={}", opinion["id"].as_str().unwrap());
    let deadline = people.office.get(&code).await.expect(200).body["items"][0].clone();
    let tag = people.office.get(&path).await.header("ETag");
    // Only by a decision on the opinion, on the request of the head, once a round and by a month at most.
    let extension = json!({"extended_to": "2027-01-15", "reason": "需要跨部门核实"});
    let limit = (422, "EXTENSION_LIMIT");
    people.secretary.refused("/deadlines", &deadline, "extend", &extension, limit).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 75, "2026-12-01", 8).await;
    let decided = |day: &str| json!({"decision_meeting_id": chairpersons["id"], "extended_to": day});
    people.secretary.refused(OPINIONS, &opinion, "extend", &decided("2027-01-15"), limit).await;
    only(&app, &["organ-head"], OPINIONS, &opinion, "request-extension", &extension).await;
    let earlier = json!({"extended_to": "2026-12-28", "reason": "需要跨部门核实"});
    people.head.refused(OPINIONS, &opinion, "request-extension", &earlier, (422, "DATE_ORDER")).await;
    let too_far = json!({"extended_to": "2027-03-01", "reason": "需要跨部门核实"});
    people.head.act(OPINIONS, &opinion, "request-extension", &too_far).await;
    people.secretary.refused(OPINIONS, &opinion, "extend", &decided("2027-01-29"), limit).await;
    only(&app, &["chairs-secretary"], OPINIONS, &opinion, "extend", &decided("2027-01-15")).await;
    people.secretary.act(OPINIONS, &opinion, "extend", &decided("2027-01-15")).await;
    people.head.refused(OPINIONS, &opinion, "request-extension", &too_far, limit).await;
    let extended = people.office.get(&path).await;
    assert_eq!(extended.expect(200).body["disposal_due_on"], "2027-01-15");
    assert_ne!(extended.header("ETag"), tag, "a tag hides the day");
    // What came before the extended day is in time, and the trail of the opinion tells of no day of its own.
    report_results(&app, &clauses, "basically_solved").await;
    let in_time = submit(&app, &opinion, "2027-01-04").await;
    assert!(in_time.get("warnings").is_none(), "{in_time}");
    let history = app.person("sc-office").await.get(&format!("{path}/history")).await;
    for entry in history.expect(200).body["items"].as_array().unwrap() {
        assert!(entry["diff"].get("disposal_due_on").is_none(), "{entry}");
    }
}

#[tokio::test]
async fn a_refuted_result_is_handled_again_but_not_a_third_time() {
    let app = App::start().await;
    let Received { opinion, clauses, .. } = received(&app, &["government", "government"]).await;
    let named = json!({"clause_ids": [clauses[0]["id"]], "reason": "核查不实"});
    for (round, day) in [(1, "2026-10-12"), (2, "2026-11-12"), (3, "2026-12-14")] {
        let people = People::on(&app, day).await;
        report_results(&app, &clauses, "basically_solved").await;
        let reported = submit(&app, &opinion, day).await;
        assert_eq!((reported["state"].as_str(), reported["round"].as_i64()), (Some("reported"), Some(round)));
        if round == 1 {
            let ungrounded = (422, "NO_GROUND_FOR_REHANDLING");
            people.secretary.refused(OPINIONS, &opinion, "require-rehandling", &named, ungrounded).await;
        }
        let refuted = people
            .committee
            .act(CLAUSES, &clauses[0], "verify", &json!({"confirmed": false, "note": "核查不实"}))
            .await;
        assert_eq!(refuted["state"], "reopened");
        people.committee.refused(OPINIONS, &opinion, "close", &json!({}), (409, "OPEN_CLAUSES")).await;
        if round == 3 {
            people
                .secretary
                .refused(OPINIONS, &opinion, "require-rehandling", &named, (409, "REHANDLE_LIMIT"))
                .await;
            continue;
        }
        let unnamed = json!({"clause_ids": [], "reason": "核查不实"});
        people
            .secretary
            .refused(OPINIONS, &opinion, "require-rehandling", &unnamed, (422, "VALIDATION_FAILED"))
            .await;
        let foreign = json!({"clause_ids": [opinion["id"]], "reason": "核查不实"});
        people
            .secretary
            .refused(OPINIONS, &opinion, "require-rehandling", &foreign, (422, "UNKNOWN_REFERENCE"))
            .await;
        let again = people.secretary.act(OPINIONS, &opinion, "require-rehandling", &named).await;
        assert_eq!(again["state"], "in_handling");
        assert_ne!(again["disposal_due_on"], opinion["disposal_due_on"]);
    }
    // Every version of the report is kept.
    let office = app.person("sc-office").await;
    let path = format!("/api/v1/disposal-reports?opinion_id={}", opinion["id"].as_str().unwrap());
    assert_eq!(office.get(&path).await.expect(200).body["items"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn what_was_only_planned_is_looked_at_again() {
    let app = App::start().await;
    let Received { opinion, clauses, decision } = received(&app, &["government"]).await;
    report_results(&app, &clauses, "planned").await;
    submit(&app, &opinion, "2026-11-02").await;
    let people = People::of(&app).await;
    people.committee.act(CLAUSES, &clauses[0], "verify", &json!({"confirmed": true})).await;
    let source = json!({"id": opinion["source_id"]});
    people.committee.publish(&people.office, "work_report", "supervision.item", &source).await;
    let kind = "instrument.deliberation_opinion";
    people.committee.publish(&people.office, "deliberation_opinion", kind, &opinion).await;
    let report = json!({"id": fresh(&people.office, OPINIONS, &opinion).await["disposal_report_id"]});
    people.committee.publish(&people.office, "disposal_report", "instrument.disposal_report", &report).await;
    people.committee.act(OPINIONS, &opinion, "close", &json!({})).await;
    people
        .secretary
        .refused(
            OPINIONS,
            &opinion,
            "start-tracking",
            &json!({"decision_meeting_id": opinion["meeting_id"]}),
            (422, "WRONG_MEETING"),
        )
        .await;
    let tracked = people.secretary.act(OPINIONS, &opinion, "start-tracking", &decision).await;
    assert_eq!(tracked["tracking"], true);
    // Half-yearly checks, of the clause and of the opinion.
    let running = async |code: &str, subject: &Value| {
        let path = format!(
            "/api/v1/deadlines?subject_id={}&code={code}&state=running",
            subject["id"].as_str().unwrap()
        );
        people.office.get(&path).await.expect(200).body["items"][0]["due_on"].clone()
    };
    assert_eq!(running("CLAUSE_RECHECK", &clauses[0]).await, "2027-05-03", "the sixth month, after a Sunday");
    people.committee.refused(OPINIONS, &opinion, "end-tracking", &json!({}), (409, "OPEN_CLAUSES")).await;
    let check = json!({"text": "第一条按计划推进。"});
    only(&app, &["committee-staff"], OPINIONS, &opinion, "record-check", &check).await;
    let checked = people.committee.act(OPINIONS, &opinion, "record-check", &check).await;
    assert_eq!(checked["tracking_checks"][0]["text"], "第一条按计划推进。");
    // The committee asks again and finds that it is not so: the opinion is handled again, in the same round.
    people.committee.act(CLAUSES, &clauses[0], "recheck", &json!({"reason": "半年复查"})).await;
    let unexplained = json!({"confirmed": false});
    people.committee.refused(CLAUSES, &clauses[0], "verify", &unexplained, (422, "REASON_MISSING")).await;
    people
        .committee
        .act(CLAUSES, &clauses[0], "verify", &json!({"confirmed": false, "note": "未落实"}))
        .await;
    let reopened = fresh(&people.office, OPINIONS, &opinion).await;
    assert_eq!(
        (reopened["state"].as_str(), reopened["round"].as_i64(), reopened["tracking"].as_bool()),
        (Some("in_handling"), Some(1), Some(false))
    );
    assert_eq!(reopened["disposal_due_on"], "2027-01-04", "two months");
    let path =
        format!("/api/v1/deadlines?subject_id={}&code=DISPOSAL_REPORT", opinion["id"].as_str().unwrap());
    let clocks = people.office.get(&path).await.expect(200).body["items"].clone();
    assert_eq!((clocks.as_array().unwrap().len(), clocks[0]["reopenings"].as_i64()), (1, Some(1)));
    let evidence = people.clerk.document("佐证材料", "internal").await;
    people.clerk.act(CLAUSES, &clauses[0], "start", &json!({})).await;
    let solved = json!({"result": "solved", "target_reached": true, "evidence_ids": [evidence["id"]]});
    people.clerk.act(CLAUSES, &clauses[0], "report-result", &solved).await;
    people.committee.act(CLAUSES, &clauses[0], "verify", &json!({"confirmed": true})).await;
    people
        .committee
        .refused(CLAUSES, &clauses[0], "recheck", &json!({"reason": "再查"}), (409, "INVALID_TRANSITION"))
        .await;
    // The second report of the round is told as the first was.
    submit(&app, &opinion, "2026-11-02").await;
    people.committee.refused(OPINIONS, &opinion, "close", &json!({}), (409, "PUBLICATION_MISSING")).await;
    let report = json!({"id": fresh(&people.office, OPINIONS, &opinion).await["disposal_report_id"]});
    people.committee.publish(&people.office, "disposal_report", "instrument.disposal_report", &report).await;
    people.committee.act(OPINIONS, &opinion, "close", &json!({})).await;
    let path = format!("/api/v1/deadlines?subject_id={}&state=running", opinion["id"].as_str().unwrap());
    assert_eq!(people.office.get(&path).await.body["items"], json!([]));
}

#[tokio::test]
async fn an_invited_deputy_verifies_and_looks_again() {
    let app = App::start().await;
    let Received { clauses, .. } = received(&app, &["government"]).await;
    report_results(&app, &clauses, "planned").await;
    let people = People::of(&app).await;
    let (clause, confirmed) = (&clauses[0], json!({"confirmed": true}));
    let (invited, other) = (app.person("deputy").await, app.person("deputy-2").await);
    only(&app, &["committee-staff", "committee-staff-finance"], CLAUSES, clause, "verify", &confirmed).await;
    // Committees invite deputies in office, each once.
    let of = |ids: &[Value]| json!({"invited_deputy_ids": ids});
    let own = invited.get("/api/v1/auth/me").await.expect(200).body["deputy_id"].clone();
    let whole = of(std::slice::from_ref(&own));
    only(&app, &["committee-staff", "committee-staff-finance"], CLAUSES, clause, "invite", &whole).await;
    let twice = of(&[own.clone(), own.clone()]);
    people.committee.refused(CLAUSES, clause, "invite", &twice, (422, "VALIDATION_FAILED")).await;
    let unknown = of(&[clause["id"].clone()]);
    people.committee.refused(CLAUSES, clause, "invite", &unknown, (422, "UNKNOWN_REFERENCE")).await;
    let admin = app.person("deputy-affairs").await;
    let left = json!(app.deputy(11));
    let proof = people.office.document("资格审查报告", "internal").await;
    let suspended = json!({
        "state_reason": "detained_criminal_case", "state_date": "2026-09-28", "state_document_id": proof["id"]
    });
    admin.act("/deputies", &json!({"id": left}), "suspend", &suspended).await;
    let gone = (422, "DEPUTY_NOT_IN_OFFICE");
    people.committee.refused(CLAUSES, clause, "invite", &of(&[left]), gone).await;
    let named = people.committee.act(CLAUSES, clause, "invite", &whole).await;
    assert_eq!(named["invited_deputy_ids"], json!([own]));
    // The invited deputy verifies and asks again; another deputy does neither.
    other.refused(CLAUSES, clause, "verify", &confirmed, (403, "FORBIDDEN_SCOPE")).await;
    let unexplained = json!({"confirmed": false});
    invited.refused(CLAUSES, clause, "verify", &unexplained, (422, "REASON_MISSING")).await;
    let verified = invited.act(CLAUSES, clause, "verify", &confirmed).await;
    assert_eq!(
        (verified["state"].as_str(), verified["verified_by"].clone()),
        (Some("verified"), json!(app.user("deputy")))
    );
    let again = json!({"reason": "实地回访"});
    other.refused(CLAUSES, clause, "recheck", &again, (403, "FORBIDDEN_SCOPE")).await;
    assert_eq!(invited.act(CLAUSES, clause, "recheck", &again).await["state"], "result_reported");
    let refuted = json!({"confirmed": false, "note": "现场仍未落实"});
    assert_eq!(invited.act(CLAUSES, clause, "verify", &refuted).await["state"], "reopened");
}

#[tokio::test]
async fn who_is_responsible_does_not_verify_and_an_issued_clause_stays() {
    let app = App::start().await;
    let Received { opinion, clauses, .. } = received(&app, &["government", "urban"]).await;
    let people = People::of(&app).await;
    let moved = json!({"request_text": "改写后的要求,不应当被接受,因为意见已经交办。"});
    let path = format!("/api/v1{CLAUSES}/{}", clauses[0]["id"].as_str().unwrap());
    people.committee.patch(&path, &moved).await.refused(409, "INVALID_TRANSITION");
    let late = json!({
        "opinion_id": opinion["id"], "seq": 3, "target_organ_id": app.organization("government"),
        "request_text": "交办之后不能再增加条目,只能另行提出。"
    });
    people.committee.post("/api/v1/opinion-clauses", &late).await.refused(409, "INVALID_TRANSITION");
    // The committee of this clause answers for it itself: another committee's work cannot be verified by its own staff.
    let own = &clauses[1];
    let started = people.committee.try_act(CLAUSES, own, "start", &json!({})).await;
    assert_eq!(started.status, 403, "{}", started.text);
}
