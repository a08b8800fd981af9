//! What deadlines give as their basis, and what has no article in the text of 2006.

use super::ITEMS;
use crate::support::{App, People, Person};
use serde_json::{Value, json};

const INQUIRIES: &str = "/supervision/special-inquiries";
const INTERPELLATIONS: &str = "/supervision/interpellations";

/// The basis of a deadline of a record.
async fn basis(person: &Person, subject: &Value, code: &str) -> Value {
    let path = format!("/api/v1/deadlines?subject_id={}&code={code}", subject["id"].as_str().unwrap());
    person.get(&path).await.expect(200).body["items"][0]["basis"].clone()
}

async fn item(app: &App, form: &str, number: &str) -> Value {
    let mut content = app.item_content("urban");
    (content["form"], content["item_no"]) = (json!(form), json!(number));
    app.person("committee-staff").await.create(ITEMS, &content).await
}

#[tokio::test]
async fn the_days_before_a_meeting_name_the_text_of_its_first_day() {
    let app = App::start().await;
    let people = People::on(&app, "2024-10-08").await;
    let (report, filings) = (
        item(&app, "special_work_report", "嘉监2024-1").await,
        item(&app, "filing_review", "嘉监2024-2").await,
    );
    let meeting = app.meeting("sc_plenary", "sc", 30, "2024-11-07", 41).await;
    for item in [&report, &filings] {
        people.office.act(ITEMS, item, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
    }
    let bases = async || {
        let people = People::of(&app).await;
        let mut bases = Vec::new();
        for code in ["REPORT_CONSULTATION", "REPORT_FINAL", "REPORT_DISTRIBUTION"] {
            bases.push(basis(&people.office, &report, code).await);
        }
        // The text of 2006 knows no report on the review of filings: its days are a rule.
        (bases, basis(&people.office, &filings, "REPORT_DISTRIBUTION").await)
    };
    let checklist = async || {
        let path = format!("/api/v1/meetings/{}/checklist", meeting["id"].as_str().unwrap());
        let seen = app.person("sc-office").await.get(&path).await.expect(200).body["items"].clone();
        let of =
            |item: usize| seen[item]["steps"].as_array().unwrap().iter().map(|step| step["basis"].clone());
        (of(1).collect::<Vec<_>>(), of(2).collect::<Vec<_>>())
    };
    let (old, new) = (json!("监督法(2006年)第十二条"), json!("监督法第十五条"));
    assert_eq!(bases().await, (vec![old.clone(); 3], json!("假定")));
    assert_eq!(checklist().await, (vec![old.clone(); 3], vec![json!("假定")]));
    let late = json!({"recipients": [], "distributed_on": "2024-10-08"});
    let served = people.office.try_act(ITEMS, &filings, "distribute", &late).await;
    assert!(served.refused(422, "RECIPIENTS_MISSING").body["basis"].is_null(), "{}", served.text);

    // A day later it is another meeting, and another text.
    let moved = json!({"start_on": "2024-11-08", "end_on": "2024-11-08", "reason": "会期调整"});
    people.office.act("/meetings", &meeting, "reschedule", &moved).await;
    assert_eq!(bases().await, (vec![new.clone(); 3], new.clone()));
    assert_eq!(checklist().await, (vec![new.clone(); 3], vec![new.clone()]));
    let served = people.office.try_act(ITEMS, &filings, "distribute", &late).await;
    assert_eq!(served.refused(422, "RECIPIENTS_MISSING").body["basis"], new);
}

#[tokio::test]
async fn an_answer_is_due_by_the_text_of_the_day_on_which_it_was_asked_for() {
    let app = App::start().await;
    for (number, (day, article)) in (1..).zip([
        ("2024-11-07", "监督法(2006年)第三十六条,主任会议决定的期限"),
        ("2024-11-08", "监督法第五十二条,主任会议决定的期限"),
    ]) {
        let people = People::on(&app, day).await;
        let asked = json!({
            "subject_organ_id": app.organization("government"), "questions": "何时打通?", "contents": "断点三处。"
        });
        let asked = people.member.create(INTERPELLATIONS, &asked).await;
        for member in &app.members().await[1..3] {
            member.act(INTERPELLATIONS, &asked, "sign", &json!({})).await;
        }
        people.member.act(INTERPELLATIONS, &asked, "submit", &json!({})).await;
        // It is decided later, and falls under the text of its own day.
        let chairpersons = app.held("chairpersons", "chairpersons", number, "2024-11-11", 7).await;
        let order = json!({
            "decision_meeting_id": chairpersons["id"], "answer_mode": "written", "answer_due_on": "2024-12-02"
        });
        let people = People::of(&app).await;
        people.secretary.act(INTERPELLATIONS, &asked, "accept", &order).await;
        assert_eq!(basis(&people.office, &asked, "INTERPELLATION_ANSWER").await, article);
    }
}

#[tokio::test]
async fn a_special_inquiry_had_no_article_but_for_the_duty_to_answer() {
    let app = App::start().await;
    for (number, (day, old)) in (40..).zip([("2024-11-07", true), ("2024-11-08", false)]) {
        let people = People::on(&app, day).await;
        let cites = |article: &str| if old { Value::Null } else { json!(article) };
        let mut content = json!({
            "title": "专题询问", "proposer_kind": "members_joint", "lead_committee_id": app.organization("urban"),
            "meeting_mode": "joint_group", "respondents": [{
                "organ_id": app.organization("government"), "person_name": "演示负责人001", "post": "副区长"
            }]
        });
        let joint = people.member.create(INQUIRIES, &content).await;
        let few = people.member.try_act(INQUIRIES, &joint, "propose", &json!({})).await;
        assert_eq!(few.refused(422, "TOO_FEW_SIGNATORIES").body["basis"], cites("监督法第四十七条"));

        content["proposer_kind"] = json!("chairpersons");
        let inquiry = people.office.create(INQUIRIES, &content).await;
        people.office.act(INQUIRIES, &inquiry, "propose", &json!({})).await;
        let chairpersons = app.held("chairpersons", "chairpersons", number, day, 7).await;
        let meeting = app.meeting("sc_plenary", "sc", number, day, 41).await;
        let people = People::of(&app).await;
        let decision = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": meeting["id"]});
        people.secretary.act(INQUIRIES, &inquiry, "approve", &decision).await;
        let scheme = json!({"scheme_document_id": people.committee.document("方案", "internal").await["id"]});
        let unlisted = people.committee.try_act(INQUIRIES, &inquiry, "prepare", &scheme).await;
        assert_eq!(unlisted.refused(422, "QUESTION_MISSING").body["basis"], cites("监督法第四十八条"));
        let question = json!({
            "inquiry_id": inquiry["id"], "questioner_id": app.deputy(0), "theme": "交通出行",
            "respondent_organ_id": app.organization("government"), "text": "热点建议为何尚未解决,何时解决?",
            "disclosed_in_advance": true
        });
        people.committee.create("/supervision/inquiry-questions", &question).await;
        people.committee.act(INQUIRIES, &inquiry, "prepare", &scheme).await;
        people.office.act(INQUIRIES, &inquiry, "send-material", &json!({})).await;
        let untold = json!({"notified_on": day, "notified_organ_ids": []});
        let untold = people.office.try_act(INQUIRIES, &inquiry, "notify", &untold).await;
        assert_eq!(untold.refused(422, "RESPONDENT_MISSING").body["basis"], cites("监督法第四十七条"));
        let told = json!({"notified_on": day, "notified_organ_ids": [app.organization("government")]});
        people.office.act(INQUIRIES, &inquiry, "notify", &told).await;
        people.office.act("/meetings", &meeting, "notify", &json!({})).await;
        people.office.act("/meetings", &meeting, "open", &json!({"present_members": 41})).await;
        // That somebody comes and answers stood in both.
        let absent =
            people.office.try_act(INQUIRIES, &inquiry, "hold", &json!({"attended_organ_ids": []})).await;
        let article = if old { "监督法(2006年)第三十四条" } else { "监督法第四十七条" };
        assert_eq!(absent.refused(422, "RESPONDENT_ABSENT").body["basis"], article);
        let held = json!({"attended_organ_ids": [app.organization("government")]});
        people.office.act(INQUIRIES, &inquiry, "hold", &held).await;
        let mut opinion = super::opinion(&app, &inquiry, &chairpersons, number);
        opinion["source_type"] = json!("supervision.special_inquiry");
        let astray = people.committee.post("/api/v1/deliberation-opinions", &opinion).await;
        assert_eq!(astray.refused(422, "WRONG_MEETING").body["basis"], cites("监督法第五十条"));
    }
}

#[tokio::test]
async fn plans_were_adjusted_without_an_article() {
    let app = App::start().await;
    let adjusted = json!("监督法第六十三条");
    for (number, (day, old)) in (40..).zip([("2024-11-07", true), ("2024-11-08", false)]) {
        let people = People::on(&app, day).await;
        let plan = json!({"year": 2025 + i32::from(!old), "title": "年度监督工作计划"});
        let plan = people.office.create("/supervision/annual-plans", &plan).await;
        let plenary = app.held("sc_plenary", "sc", number, day, 41).await;
        let chairpersons = app.held("chairpersons", "chairpersons", number, day, 7).await;
        let people = People::of(&app).await;
        let wrong = json!({"approved_meeting_id": plenary["id"], "approved_on": day});
        let approved = people.secretary.try_act("/supervision/annual-plans", &plan, "approve", &wrong).await;
        let article = if old {
            json!("监督法(2006年)第八条、监督法(2006年)第二十三条")
        } else {
            adjusted.clone()
        };
        let refused = "PLAN_NOT_APPROVED_BY_CHAIRPERSONS";
        assert_eq!(approved.refused(422, refused).body["basis"], article);
        let decision = json!({"approved_meeting_id": chairpersons["id"], "approved_on": day});
        people.secretary.act("/supervision/annual-plans", &plan, "approve", &decision).await;
        let wrong = json!({"decision_meeting_id": plenary["id"], "reason": "增补议题"});
        let answer = people.secretary.try_act("/supervision/annual-plans", &plan, "adjust", &wrong).await;
        let article = if old { Value::Null } else { adjusted.clone() };
        assert_eq!(answer.refused(422, refused).body["basis"], article);
    }
}

/// An issue of a source that is put right, without anything that proves it.
async fn unproved(app: &App, number: u32, source: &Value) -> Value {
    let people = People::of(app).await;
    let mut issue = json!({
        "issue_no": format!("嘉问2024-{number}"), "domain": "supervision", "category": "other", "title": "步道断点",
        "description": "滨水步道在江桥段不贯通。", "severity": "major", "rectify_class": "phased",
        "responsible_org_id": app.organization("construction")
    });
    issue.as_object_mut().unwrap().extend(source.as_object().unwrap().clone());
    let issue = people.committee.create("/issues", &issue).await;
    people.committee.act("/issues", &issue, "assign", &json!({"due_on": "2025-04-30"})).await;
    let plan =
        json!({"measures": "分段贯通。", "responsible_person": "演示负责人001", "planned_on": "2025-04-30"});
    people.department.act("/issues", &issue, "submit-plan", &plan).await;
    people.department.act("/issues", &issue, "start", &json!({})).await;
    let done = json!({"text": "已贯通。", "evidence_ids": []});
    let unproved = people.department.try_act("/issues", &issue, "submit-for-verification", &done).await;
    unproved.refused(422, "EVIDENCE_MISSING").body["basis"].clone()
}

#[tokio::test]
async fn an_issue_falls_under_the_text_of_what_found_it() {
    let app = App::start().await;
    let (old, _) = app.inquired("嘉监2024-1", 30, "2024-11-07").await;
    let (new, _) = app.inquired("嘉监2024-2", 31, "2024-11-08").await;
    app.on("2024-11-11");
    let found = |item: &Value| {
        let kind = "supervision.item";
        json!({"source_type": "investigation", "source_record_type": kind, "source_record_id": item["id"]})
    };
    let heard = |day: &str| json!({"source_type": "audit", "audit_reported_on": day, "domain": "budget"});
    for (number, (source, article)) in (1..).zip([
        (found(&old), "监督法(2006年)第三十四条"),
        (found(&new), "监督法第四十六条"),
        (heard("2024-11-07"), "监督法(2006年)第十四条"),
        (heard("2024-11-08"), "监督法第十七条"),
        (json!({"source_type": "investigation"}), "监督法第十七条"),
    ]) {
        assert_eq!(unproved(&app, number, &source).await, article, "{source}");
    }
}

#[tokio::test]
async fn an_item_without_a_meeting_falls_under_the_text_of_today() {
    let app = App::start().await;
    app.on("2024-11-06");
    let one = item(&app, "special_work_report", "嘉监2024-1").await;
    let version = async || {
        let office = app.person("sc-office").await;
        crate::support::fresh(&office, ITEMS, &one).await["law_version"].clone()
    };
    assert_eq!(version().await, "original2006");
    let meeting = async |ordinal: u32, day: &str| {
        let meeting = app.meeting("sc_plenary", "sc", ordinal, day, 41).await;
        let office = app.person("sc-office").await;
        office.act(ITEMS, &one, "set-meeting", &json!({"meeting_id": meeting["id"]})).await;
        meeting
    };
    meeting(30, "2024-11-28").await;
    assert_eq!(version().await, "amended2024");
    let early = meeting(31, "2024-11-07").await;
    assert_eq!(version().await, "original2006");
    app.on("2024-11-08");
    let office = app.person("sc-office").await;
    office.act("/meetings", &early, "cancel", &json!({"reason": "取消"})).await;
    assert_eq!(version().await, "amended2024");
}
