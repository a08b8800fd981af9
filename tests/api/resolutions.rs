//! Resolutions: drafted, passed by more than half of all members, executed, reported.

use crate::support::{App, People, Person, fresh, only};
use serde_json::{Value, json};

const RESOLUTIONS: &str = "/resolutions";
const BALLOTS: &str = "/ballots";

fn draft(app: &App, more: &Value) -> Value {
    let mut draft = json!({
        "document_number": "嘉人大决〔2026〕3号", "title": "关于批准2025年区本级决算的决议",
        "executing_organ_id": app.organization("government"), "execution_due_on": "2026-11-30"
    });
    draft.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    draft
}

/// A ballot on a record in a meeting of the Standing Committee with 36 of 41 present; announced with these votes.
async fn announced(app: &App, meeting: &Value, subject: (&str, &Value), votes: (u32, u32)) -> Value {
    let people = People::of(app).await;
    let ballot = json!({
        "kind": "resolution", "title": "表决决议", "subject_type": subject.0, "subject_id": subject.1["id"],
        "meeting_id": meeting["id"], "is_secret": true, "counting_mode": "manual_tally",
        "option_set": "for_against_abstain", "base": "all_members",
        "supervisor_ids": [app.districts["310114"].users["ballot-supervisor"].user_id]
    });
    let ballot = people.office.create(BALLOTS, &ballot).await;
    people.office.act(BALLOTS, &ballot, "issue", &json!({})).await;
    people.office.act(BALLOTS, &ballot, "close", &json!({})).await;
    let tally = |choice: &str, votes: u32| json!({"question": 0, "choice": choice, "votes": votes});
    let tallies = [tally("for", votes.0), tally("against", votes.1), tally("abstain", 0)];
    let papers = votes.0 + votes.1;
    let count = json!({"returned": papers, "valid": papers, "invalid": 0, "tallies": tallies});
    people.supervisor.act(BALLOTS, &ballot, "count", &count).await;
    people.supervisor.signs(&ballot).await;
    let record = json!({"record_document_id": people.office.document("计票记录", "internal").await["id"]});
    people.office.act(BALLOTS, &ballot, "confirm", &record).await;
    people.office.act(BALLOTS, &ballot, "announce", &json!({})).await
}

async fn sitting(app: &App) -> Value {
    let office = app.person("sc-office").await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    office.act("/meetings", &meeting, "notify", &json!({})).await;
    office.act("/meetings", &meeting, "open", &json!({"present_members": 36})).await
}

async fn clock(person: &Person, resolution: &Value) -> Value {
    let path = format!("/api/v1/deadlines?subject_id={}", resolution["id"].as_str().unwrap());
    person.get(&path).await.expect(200).body["items"][0].clone()
}

#[tokio::test]
async fn a_resolution_is_passed_executed_and_reported() {
    let app = App::start().await;
    let meeting = sitting(&app).await;
    let people = People::of(&app).await;
    let resolution = people.office.create(RESOLUTIONS, &draft(&app, &json!({}))).await;
    let path = format!("/api/v1{RESOLUTIONS}/{}", resolution["id"].as_str().unwrap());
    // Drafts are for the offices.
    people.member.get(&path).await.refused(404, "NOT_FOUND");
    people.head.get(&path).await.refused(404, "NOT_FOUND");

    // 20 of 36 present are a majority of those present, not of all 41: 地方组织法第五十一条.
    let on_this = ("instrument.resolution", &resolution);
    let short = announced(&app, &meeting, on_this, (20, 16)).await;
    let passage = json!({"ballot_id": short["id"], "passed_on": "2026-08-03"});
    let refusal = people.office.try_act(RESOLUTIONS, &resolution, "pass", &passage).await;
    refusal.refused(422, "MAJORITY_NOT_REACHED");
    assert!(refusal.body["basis"].to_string().contains("第五十一条"), "{}", refusal.text);
    people.office.refused(RESOLUTIONS, &resolution, "pass", &passage, (422, "MAJORITY_NOT_REACHED")).await;

    let ballot = announced(&app, &meeting, on_this, (21, 15)).await;
    let passage = json!({"ballot_id": ballot["id"], "passed_on": "2026-08-03"});
    only(&app, &["sc-office"], RESOLUTIONS, &resolution, "pass", &passage).await;
    let passed = people.office.act(RESOLUTIONS, &resolution, "pass", &passage).await;
    assert_eq!(
        (passed["state"].as_str(), passed["passed_on"].as_str()),
        (Some("passed"), Some("2026-08-03"))
    );
    people.member.get(&path).await.expect(200);
    only(&app, &["sc-office"], RESOLUTIONS, &resolution, "start-execution", &json!({})).await;
    people.office.act(RESOLUTIONS, &resolution, "start-execution", &json!({})).await;
    let running = clock(&people.office, &resolution).await;
    assert_eq!(
        (running["due_on"].as_str(), running["state"].as_str()),
        (Some("2026-11-30"), Some("running"))
    );

    let head = app.user("organ-head");
    let missing = json!({"execution_report_id": resolution["id"], "signed_by_user_id": head});
    people
        .head
        .refused(RESOLUTIONS, &resolution, "report-execution", &missing, (422, "UNKNOWN_REFERENCE"))
        .await;
    let described = json!({"title": "空", "kind": "report", "file_name": "空.pdf", "disclosure": "internal"});
    let empty = people.head.create("/documents", &described).await;
    let empty = json!({"execution_report_id": empty["id"], "signed_by_user_id": head});
    people
        .head
        .refused(RESOLUTIONS, &resolution, "report-execution", &empty, (422, "DOCUMENT_MISSING"))
        .await;
    let mut report = json!({
        "execution_report_id": people.head.document("执行情况报告", "public").await["id"],
        "signed_by_user_id": app.user("organ-clerk")
    });
    let unsigned = (403, "NOT_SIGNED_BY_HEAD");
    people.head.refused(RESOLUTIONS, &resolution, "report-execution", &report, unsigned).await;
    report["signed_by_user_id"] = json!(head);
    let allowed = ["organ-head", "government-office"];
    only(&app, &allowed, RESOLUTIONS, &resolution, "report-execution", &report).await;
    let executed = people.head.act(RESOLUTIONS, &resolution, "report-execution", &report).await;
    assert_eq!(
        (executed["state"].as_str(), executed["reported_on"].as_str()),
        (Some("executed"), Some("2026-08-03"))
    );
    assert_eq!(clock(&people.office, &resolution).await["state"], "met");
    assert_eq!(executed["available_actions"], json!([]));
    void_and_report_again(&app, &resolution, &report).await;
}

/// What does not hold is reported anew within a month, by another document.
async fn void_and_report_again(app: &App, resolution: &Value, report: &Value) {
    let chairpersons = app.held("chairpersons", "chairpersons", 76, "2026-08-10", 8).await;
    let people = People::of(app).await;
    let voided = json!({"decision_meeting_id": chairpersons["id"], "reason": "报告失实"});
    only(app, &["chairs-secretary"], RESOLUTIONS, resolution, "void-report", &voided).await;
    let open = people.secretary.act(RESOLUTIONS, resolution, "void-report", &voided).await;
    assert_eq!(
        (open["state"].as_str(), open["execution_due_on"].as_str()),
        (Some("in_execution"), Some("2026-09-10"))
    );
    let clock = clock(&people.office, resolution).await;
    assert_eq!((clock["state"].as_str(), clock["reopenings"].as_i64()), (Some("running"), Some(1)));
    let mut again = report.clone();
    again["execution_report_id"] = people.head.document("补充执行报告", "public").await["id"].clone();
    let executed = people.head.act(RESOLUTIONS, resolution, "report-execution", &again).await;
    assert_eq!((executed["state"].as_str(), executed["report_no"].as_i64()), (Some("executed"), Some(2)));
}

#[tokio::test]
async fn a_ballot_passes_what_it_was_held_on_and_once() {
    let app = App::start().await;
    let meeting = sitting(&app).await;
    let people = People::of(&app).await;
    let sourced = json!({"source_type": "registry.meeting", "source_id": meeting["id"]});
    let first = people.office.create(RESOLUTIONS, &draft(&app, &sourced)).await;
    let mut second = sourced.clone();
    second["document_number"] = json!("嘉人大决〔2026〕4号");
    let second = people.office.create(RESOLUTIONS, &draft(&app, &second)).await;
    let foreign = announced(&app, &meeting, ("instrument.resolution", &second), (30, 6)).await;
    let foreign = json!({"ballot_id": foreign["id"], "passed_on": "2026-08-03"});
    people.office.refused(RESOLUTIONS, &first, "pass", &foreign, (422, "WRONG_BALLOT")).await;
    let ballot = announced(&app, &meeting, ("registry.meeting", &meeting), (30, 6)).await;
    let on_source = json!({"ballot_id": ballot["id"], "passed_on": "2026-08-03"});
    people.office.refused(RESOLUTIONS, &first, "pass", &on_source, (422, "WRONG_BALLOT")).await;
    let ballot = announced(&app, &meeting, ("instrument.resolution", &first), (30, 6)).await;
    let on = |day: &str| json!({"ballot_id": ballot["id"], "passed_on": day});
    people.office.refused(RESOLUTIONS, &first, "pass", &on("2026-08-04"), (422, "FUTURE_RECORD")).await;
    people.office.refused(RESOLUTIONS, &first, "pass", &on("2026-08-02"), (422, "DATE_ORDER")).await;
    people.office.act(RESOLUTIONS, &first, "pass", &on("2026-08-03")).await;
    people.office.refused(RESOLUTIONS, &second, "pass", &on("2026-08-03"), (422, "WRONG_BALLOT")).await;
    let link = format!("/api/v1/links?from_id={}", first["id"].as_str().unwrap());
    let link = people.office.get(&link).await.expect(200).body["items"][0].clone();
    assert_eq!((link["kind"].as_str(), &link["to_id"]), (Some("raised_in"), &meeting["id"]));

    // What was not executed in time cannot begin late; a draft may be given up, a passed resolution may not.
    let people = People::on(&app, "2026-11-30").await;
    people.office.refused(RESOLUTIONS, &first, "start-execution", &json!({}), (422, "DATE_ORDER")).await;
    let reason = json!({"reason": "并入另一决议"});
    people.office.refused(RESOLUTIONS, &first, "cancel", &reason, (409, "INVALID_TRANSITION")).await;
    only(&app, &["sc-office"], RESOLUTIONS, &second, "cancel", &reason).await;
    let cancelled = people.office.act(RESOLUTIONS, &second, "cancel", &reason).await;
    assert_eq!(cancelled["state"], "cancelled");
}

#[tokio::test]
async fn a_draft_names_real_records_and_a_day_to_come() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let nobody = "01890000-0000-7000-8000-000000000000";
    let refusals = [
        (json!({"executing_organ_id": nobody}), "UNKNOWN_REFERENCE", "/executing_organ_id"),
        (json!({"source_id": nobody}), "UNKNOWN_REFERENCE", "/source_id"),
        (json!({"source_type": "castle", "source_id": nobody}), "UNKNOWN_REFERENCE", "/source_type"),
        (json!({"execution_due_on": "2026-08-03"}), "DATE_ORDER", "/execution_due_on"),
    ];
    for (more, code, pointer) in refusals {
        let answer = people.office.post("/api/v1/resolutions", &draft(&app, &more)).await;
        assert_eq!(answer.refused(422, code).body["errors"][0]["pointer"], pointer);
    }
    let resolution = people.office.create(RESOLUTIONS, &draft(&app, &json!({}))).await;
    people.office.post("/api/v1/resolutions", &draft(&app, &json!({}))).await.refused(409, "ALREADY_EXISTS");
    people.committee.post("/api/v1/resolutions", &draft(&app, &json!({}))).await.refused(403, "FORBIDDEN");
    let path = format!("/api/v1{RESOLUTIONS}/{}", resolution["id"].as_str().unwrap());
    people.office.patch(&path, &json!({"title": "关于决算的决议"})).await.expect(200);
    assert_eq!(fresh(&people.office, RESOLUTIONS, &resolution).await["title"], "关于决算的决议");
}
