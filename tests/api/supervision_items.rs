//! Items that go another way than a report that is deliberated with an opinion: inquiries, reviews of filings, replaced reports,
//! referrals, inspections without an opinion.

use crate::support::{App, People, fresh};
use serde_json::{Value, json};

const ITEMS: &str = "/supervision/items";
const INSPECTIONS: &str = "/supervision/inspections";
const MEETINGS: &str = "/meetings";

async fn item(app: &App, number: u32, form: &str) -> Value {
    let mut content = app.item_content("urban");
    content["item_no"] = json!(format!("嘉监2026-{number}"));
    content["form"] = json!(form);
    app.person("committee-staff").await.create(ITEMS, &content).await
}

async fn set(app: &App, item: &Value, meeting: &Value) {
    let office = app.person("sc-office").await;
    office.act(ITEMS, item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
}

async fn open(app: &App, meeting: &Value) {
    let office = app.person("sc-office").await;
    office.act(MEETINGS, meeting, "notify", &json!({})).await;
    office.act(MEETINGS, meeting, "open", &json!({"present_members": 36})).await;
}

fn reporter(app: &App) -> Value {
    json!({
        "reporter_name": "演示负责人001", "reporter_post": "区长", "reporter_capacity": "organ_head",
        "reporter_organization_id": app.organization("government")
    })
}

#[tokio::test]
async fn an_inquiry_is_recorded_in_the_meeting_and_closed_without_an_opinion() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let inquiry = item(&app, 71, "inquiry").await;
    let report = item(&app, 72, "special_work_report").await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let people = People::of(&app).await;
    let mut record = reporter(&app);
    record["respondent_attended"] = json!(true);
    record["inquiry_answers"] = json!("已逐项答复。");
    people.office.refused(ITEMS, &inquiry, "record-inquiry", &record, (422, "MEETING_MISSING")).await;
    set(&app, &inquiry, &meeting).await;
    // No report is due before an inquiry.
    let path = format!("/api/v1/deadlines?subject_id={}", inquiry["id"].as_str().unwrap());
    assert_eq!(people.office.get(&path).await.expect(200).body["items"], json!([]));
    people.office.refused(ITEMS, &inquiry, "record-inquiry", &record, (422, "MEETING_NOT_OPEN")).await;
    open(&app, &meeting).await;
    people.office.refused(ITEMS, &report, "record-inquiry", &record, (422, "FORM_MISMATCH")).await;
    for (field, value, code) in [
        ("respondent_attended", json!(false), "RESPONDENT_ABSENT"),
        ("inquiry_answers", Value::Null, "ANSWER_MISSING"),
    ] {
        let mut wrong = record.clone();
        wrong[field] = value;
        let refused = (422, code, "监督法第四十六条");
        people.office.refused_by(ITEMS, &inquiry, "record-inquiry", &wrong, refused).await;
    }
    assert_eq!(people.office.act(ITEMS, &inquiry, "record-inquiry", &record).await["state"], "deliberated");
    let wrong = json!({"decision_meeting_id": meeting["id"], "reason": "已当场答复"});
    people.office.refused(ITEMS, &inquiry, "record-no-opinion", &wrong, (422, "WRONG_MEETING")).await;
    let none = json!({"decision_meeting_id": chairpersons["id"], "reason": "已当场答复"});
    let noted = people.office.act(ITEMS, &inquiry, "record-no-opinion", &none).await;
    assert_eq!(noted["no_opinion_meeting_id"], chairpersons["id"]);
    assert_eq!(people.committee.act(ITEMS, &inquiry, "close", &json!({})).await["state"], "closed");
}

#[tokio::test]
async fn a_report_on_the_review_of_filings_goes_to_the_members_at_once() {
    let app = App::start().await;
    let filings = item(&app, 73, "filing_review").await;
    let report = item(&app, 74, "special_work_report").await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let people = People::of(&app).await;
    for one in [&filings, &report] {
        set(&app, one, &meeting).await;
    }
    let path = format!("/api/v1/deadlines?subject_id={}", filings["id"].as_str().unwrap());
    let due = people.office.get(&path).await.expect(200).body["items"].clone();
    let codes: Vec<_> = due.as_array().unwrap().iter().map(|one| one["code"].clone()).collect();
    assert_eq!(
        codes,
        ["REPORT_DISTRIBUTION"],
        "the members have it seven days before; nobody reports to the committee"
    );
    let served = app.distribution("2026-08-03");
    people.office.refused(ITEMS, &report, "distribute", &served, (422, "FORM_MISMATCH")).await;
    assert_eq!(people.office.act(ITEMS, &filings, "distribute", &served).await["state"], "distributed");
    let people = People::on(&app, "2026-08-20").await;
    open(&app, &meeting).await;
    // The head of the body that reviewed reports, and no government.
    let foreign = (422, "REPORTER_NOT_ALLOWED", "监督法第十六条");
    people.office.refused_by(ITEMS, &filings, "open-deliberation", &reporter(&app), foreign).await;
    let mut head = reporter(&app);
    head["reporter_organization_id"] = json!(app.organization("urban"));
    people.office.act(ITEMS, &filings, "open-deliberation", &head).await;
}

#[tokio::test]
async fn a_head_of_the_organ_reports_or_of_the_department_that_it_sends() {
    let app = App::start().await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let one = received(&app, 75, &meeting).await;
    let people = People::of(&app).await;
    people.office.act(ITEMS, &one, "distribute", &app.distribution("2026-09-10")).await;
    let people = People::on(&app, "2026-09-24").await;
    open(&app, &meeting).await;
    let by = |post: &str, capacity: &str, organ: &str| {
        json!({
            "reporter_name": "演示负责人001", "reporter_post": post, "reporter_capacity": capacity,
            "reporter_organization_id": app.organization(organ)
        })
    };
    let wrong = [
        (by("区长助理", "organ_head", "government"), "/reporter_post"),
        (by("主任", "organ_head", "government"), "/reporter_post"),
        (by("副区长", "organ_head", "government"), "/reporter_post"),
        (by("区长", "organ_deputy_head", "government"), "/reporter_post"),
        (by("区长", "organ_head", "construction"), "/reporter_organization_id"),
        (by("主任", "department_head", "government"), "/reporter_organization_id"),
        (by("检察长", "department_head", "procuratorate"), "/reporter_organization_id"),
    ];
    for (body, at) in &wrong {
        let refused = (422, "REPORTER_NOT_ALLOWED", "监督法第十六条");
        people.office.refused_by(ITEMS, &one, "open-deliberation", body, refused).await;
        let answer = people.office.try_act(ITEMS, &one, "open-deliberation", body).await;
        assert_eq!(answer.body["errors"][0]["pointer"], *at, "{body}");
    }
    let tried = format!("/api/v1{ITEMS}/{}/open-deliberation?dry_run=true", one["id"].as_str().unwrap());
    let allowed = [
        by("嘉定区区长", "organ_head", "government"),
        by("常务副区长", "organ_deputy_head", "government"),
        by("区建设和管理委员会主任", "department_head", "construction"),
    ];
    for body in &allowed {
        people.office.post(&tried, body).await.expect(200);
    }
    // The posts are a rule, which a district may have of its own.
    let admin = app.person("district-admin").await;
    let posts = json!({
        "kind": "supervision", "code": "posts", "jurisdiction": "310114", "effective_from": "2026-01-01",
        "params": [{
            "key": "reporter.posts.district_government", "value": 1, "words": ["管委会主任"], "unit": "words",
            "tag": "practice", "basis": "区人大常委会议事规则"
        }]
    });
    let posts = admin.create("/rule-sets", &posts).await;
    admin.act("/rule-sets", &posts, "activate", &json!({})).await;
    people.office.post(&tried, &allowed[0]).await.refused(422, "REPORTER_NOT_ALLOWED");
    let own = by("管委会主任", "organ_head", "government");
    let opened = people.office.act(ITEMS, &one, "open-deliberation", &own).await;
    assert_eq!(opened["reporter_capacity"], "organ_head");
}

/// A report that was received for a meeting on 2026-09-24.
async fn received(app: &App, number: u32, meeting: &Value) -> Value {
    let one = item(app, number, "special_work_report").await;
    set(app, &one, meeting).await;
    let people = People::of(app).await;
    let scheme = json!({"scheme_document_id": people.committee.document("监督方案", "internal").await["id"]});
    people.secretary.act(ITEMS, &one, "approve-scheme", &scheme).await;
    let unseen = json!({"no_investigation_reason": "书面调研"});
    people.committee.act(ITEMS, &one, "record-investigation", &unseen).await;
    let digest = json!({"digest_document_id": people.office.document("意见汇总", "internal").await["id"]});
    people.office.act(ITEMS, &one, "send-digest", &digest).await;
    let draft = people.clerk.document("征求意见稿", "internal").await;
    let draft = json!({"consultation_document_id": draft["id"], "consultation_sent_on": "2026-08-03"});
    people.clerk.act(ITEMS, &one, "receive-consultation-draft", &draft).await;
    people.committee.act(ITEMS, &one, "return-comments", &json!({"committee_comments": "补充数据。"})).await;
    let people = People::on(app, "2026-09-10").await;
    let report = delivered(&people, "2026-09-10").await;
    people.head.act(ITEMS, &one, "receive-final", &report).await
}

async fn delivered(people: &People, day: &str) -> Value {
    let report = people.head.document("专项工作报告", "public").await;
    json!({"report_document_id": report["id"], "final_sent_on": day, "response_to_digest": "逐条回应。"})
}

#[tokio::test]
async fn a_report_is_replaced_by_decision_and_distributed_anew() {
    let app = App::start().await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    let one = received(&app, 75, &meeting).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-09-10", 7).await;
    let people = People::of(&app).await;
    // It goes to a special committee first, by decision.
    let referral = |to: &str| json!({"referred_committee_id": app.organization(to), "decision_meeting_id": chairpersons["id"]});
    let government = referral("government");
    people
        .secretary
        .refused(ITEMS, &one, "refer-to-committee", &government, (422, "VALIDATION_FAILED"))
        .await;
    let referred = people.secretary.act(ITEMS, &one, "refer-to-committee", &referral("urban")).await;
    assert_eq!(referred["referred_committee_id"], app.organization("urban"));
    people.office.act(ITEMS, &one, "distribute", &app.distribution("2026-09-10")).await;

    let people = People::on(&app, "2026-09-12").await;
    let mut second = delivered(&people, "2026-09-12").await;
    people.head.refused(ITEMS, &one, "receive-final", &second, (422, "DECISION_MISSING")).await;
    second["decision_meeting_id"] = meeting["id"].clone();
    people.office.refused(ITEMS, &one, "receive-final", &second, (422, "WRONG_MEETING")).await;
    second["decision_meeting_id"] = chairpersons["id"].clone();
    let replaced = people.head.act(ITEMS, &one, "receive-final", &second).await;
    assert_eq!(
        (replaced["state"].as_str(), &replaced["distributed_on"], &replaced["recipients"]),
        (Some("final_received"), &Value::Null, &json!([]))
    );
    let path = format!("/api/v1/deadlines?subject_id={}&sort=due_on", one["id"].as_str().unwrap());
    let due = people.office.get(&path).await.expect(200).body["items"].clone();
    let state = |code: &str| {
        due.as_array()
            .unwrap()
            .iter()
            .find(|one| one["code"] == code)
            .map(|one| one["state"].clone())
            .unwrap()
    };
    assert_eq!((state("REPORT_FINAL"), state("REPORT_DISTRIBUTION")), (json!("met"), json!("running")));
    people.office.act(ITEMS, &one, "distribute", &app.distribution("2026-09-12")).await;
    // After the tenth day before the meeting another one comes too late.
    let people = People::on(&app, "2026-09-15").await;
    let mut third = delivered(&people, "2026-09-15").await;
    third["decision_meeting_id"] = chairpersons["id"].clone();
    let late = (422, "REPORT_TOO_LATE");
    people.head.refused(ITEMS, &one, "receive-final", &third, late).await;
}

#[tokio::test]
async fn who_plans_a_meeting_takes_nothing_away_from_another_one() {
    let app = App::start().await;
    let one = item(&app, 76, "special_work_report").await;
    let announced = app.meeting("sc_plenary", "sc", 38, "2026-09-24", 41).await;
    set(&app, &one, &announced).await;
    let office = app.person("sc-office").await;
    let greedy = json!({
        "kind": "sc_plenary", "organization_id": app.organization("sc"), "term_id": app.districts["310114"].term_id,
        "ordinal": 39, "title": "第三十九次会议", "start_on": "2026-11-24", "end_on": "2026-11-24",
        "is_extraordinary": false, "total_members": 41,
        "agenda": [{"seq": 1, "title": "充电设施", "subject_type": "supervision.item", "subject_id": one["id"]}]
    });
    let other = office.create(MEETINGS, &greedy).await;
    assert_eq!(fresh(&office, ITEMS, &one).await["meeting_id"], announced["id"]);
    assert_eq!(
        (other["agenda"][0]["outcome"].as_str(), &other["agenda"][0]["moved_to_id"]),
        (Some("taken_off"), &announced["id"])
    );
}

#[tokio::test]
async fn an_inspection_changes_its_team_and_ends_with_a_resolution_and_no_opinion() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let one = item(&app, 77, "law_enforcement_inspection").await;
    let people = People::of(&app).await;
    let planned = json!({"item_id": one["id"], "law_names": ["上海市非机动车安全管理条例"]});
    let inspection = people.committee.create(INSPECTIONS, &planned).await;
    let team = |leader: String| json!({"leader_id": leader, "members": [{"person_id": app.user("committee-staff"), "capacity": "committee"}]});
    people.committee.act(INSPECTIONS, &inspection, "form-team", &team(app.deputy(0))).await;
    let ineligible = (422, "MEMBER_NOT_ELIGIBLE", "监督法第三十三条");
    people
        .committee
        .refused_by(INSPECTIONS, &inspection, "change-team", &team(app.deputy(9)), ineligible)
        .await;
    let changed = people.committee.act(INSPECTIONS, &inspection, "change-team", &team(app.deputy(1))).await;
    assert_eq!(changed["leader_id"], app.deputy(1));
    people.committee.act(INSPECTIONS, &inspection, "start", &json!({})).await;
    let report = json!({
        "report_document_id": people.committee.document("执法检查报告", "public").await["id"], "evaluation": "总体较好。",
        "problems": [{"title": "停放点不足", "description": "三处停放点不足。", "responsible_organ_id": app.organization("government")}],
        "enforcement_advice": "加强日常巡查。"
    });
    people.committee.act(INSPECTIONS, &inspection, "draft-report", &report).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    let agenda = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": meeting["id"]});
    people.secretary.act(INSPECTIONS, &inspection, "submit", &agenda).await;
    // The meeting is that of the item: cancelled for one, for the other too.
    assert_eq!(fresh(&people.office, ITEMS, &one).await["meeting_id"], meeting["id"]);
    people.office.act(MEETINGS, &meeting, "cancel", &json!({"reason": "取消"})).await;
    let served = app.distribution("2026-08-03");
    people.office.refused(INSPECTIONS, &inspection, "deliberate", &served, (422, "MEETING_MISSING")).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-03", 41).await;
    set(&app, &one, &meeting).await;
    open(&app, &meeting).await;
    let mut few = served.clone();
    few["recipients"].as_array_mut().unwrap().pop();
    let missing = (422, "RECIPIENTS_MISSING", "监督法第三十七条");
    people.office.refused_by(INSPECTIONS, &inspection, "deliberate", &few, missing).await;
    people.office.act(INSPECTIONS, &inspection, "deliberate", &served).await;

    let none = json!({"decision_meeting_id": chairpersons["id"], "reason": "以决议代之"});
    people.office.act(INSPECTIONS, &inspection, "record-no-opinion", &none).await;
    let lost = app.ballot(&meeting, "resolution", ("supervision.inspection", &inspection), (18, 18)).await;
    let resolution =
        |ballot: &Value| json!({"resolution_ballot_id": ballot["id"], "execution_due_on": "2026-12-01"});
    let missed = (422, "MAJORITY_NOT_REACHED", "地方组织法第五十一条");
    people.office.refused_by(INSPECTIONS, &inspection, "record-resolution", &resolution(&lost), missed).await;
    let of_the_item = app.ballot(&meeting, "resolution", ("supervision.item", &one), (30, 6)).await;
    let wrong = (422, "WRONG_BALLOT");
    people
        .office
        .refused(INSPECTIONS, &inspection, "record-resolution", &resolution(&of_the_item), wrong)
        .await;
    let passed = app.ballot(&meeting, "resolution", ("supervision.inspection", &inspection), (30, 6)).await;
    people.office.act(INSPECTIONS, &inspection, "record-resolution", &resolution(&passed)).await;
    people.committee.refused(INSPECTIONS, &inspection, "close", &json!({}), (409, "RESOLUTION_OPEN")).await;
}
