//! Special inquiries: the public figures of the Jiading inquiry of 2025-07-24 as a story, and what can go wrong.

mod follow_up;
mod without_an_opinion;

use crate::support::{App, People, Person, only};
use follow_up::{dispose, judge};
use platform::vocabulary::Role;
use serde_json::{Value, json};

const INQUIRIES: &str = "/supervision/special-inquiries";
const QUESTIONS: &str = "/supervision/inquiry-questions";
const KIND: &str = "supervision.special_inquiry";

/// Six fields, ten answering units, eleven deputies who ask, fifteen questions, one of them a follow-up.
const FIELDS: [&str; 6] = ["滨水空间", "交通出行", "养老托育", "物业管理", "生态环境", "公共安全"];
const UNITS: usize = 10;
const ASKING: usize = 11;
const LISTED: usize = 14;

fn content(app: &App, proposer: &str, respondents: &[String]) -> Value {
    let respondents = respondents.iter().map(
        |organ| json!({"organ_id": organ, "person_name": "演示负责人001", "post": "负责人", "attended": true}),
    );
    json!({
        "title": "代表建议办理情况“回头看”", "proposer_kind": proposer, "lead_committee_id": app.organization("urban"),
        "meeting_mode": "joint_group", "respondents": respondents.collect::<Vec<_>>(),
        "invited_deputy_ids": [app.deputy(9), app.deputy(10)]
    })
}

fn question(app: &App, inquiry: &Value, number: usize, organ: &str) -> Value {
    json!({
        "inquiry_id": inquiry["id"], "questioner_id": app.deputy(number % ASKING), "respondent_organ_id": organ,
        "theme": FIELDS[number % FIELDS.len()], "text": format!("第{number}项热点建议为何尚未解决,何时解决?"),
        "disclosed_in_advance": number.is_multiple_of(2)
    })
}

/// The answering units of the government, each with somebody responsible.
async fn units(app: &App) -> (Vec<String>, Vec<Person>) {
    let admin = app.person("district-admin").await;
    let (mut units, mut heads) = (Vec::new(), Vec::new());
    for number in 1..=UNITS {
        let unit = json!({
            "code": format!("310114-unit-{number}"), "name": format!("应询单位{number}"), "kind": "government_department",
            "functions": [], "parent_id": app.organization("government"), "valid_from": "2022-01-01"
        });
        let unit = admin.create("/organizations", &unit).await["id"].as_str().unwrap().to_owned();
        heads.push(app.account(&format!("unit-{number}"), &[Role::OrganHead, Role::OrganClerk], &unit).await);
        units.push(unit);
    }
    (units, heads)
}

async fn heads(app: &App) -> Vec<Person> {
    let mut heads = Vec::new();
    for number in 1..=UNITS {
        heads.push(app.person(&format!("unit-{number}")).await);
    }
    heads
}

/// An inquiry of the chairpersons that they decided to hold in a meeting.
async fn approved(app: &App, chairpersons: &Value, meeting: &Value, respondents: &[String]) -> Value {
    let people = People::of(app).await;
    let inquiry = people.office.create(INQUIRIES, &content(app, "chairpersons", respondents)).await;
    people.office.act(INQUIRIES, &inquiry, "propose", &json!({})).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": meeting["id"]});
    people.secretary.act(INQUIRIES, &inquiry, "approve", &decision).await
}

#[tokio::test]
async fn what_was_promised_becomes_the_clauses_of_an_opinion() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 60, "2025-06-30", 7).await;
    let meeting = app.meeting("sc_plenary", "sc", 29, "2025-07-24", 41).await;
    let (units, _) = units(&app).await;
    let people = People::of(&app).await;
    let inquiry = people.office.create(INQUIRIES, &content(&app, "chairpersons", &units)).await;
    // Nobody attended what was not held, whatever is sent.
    assert!(inquiry["respondents"].as_array().unwrap().iter().all(|one| one["attended"] == false));
    only(&app, &["sc-office"], INQUIRIES, &inquiry, "propose", &json!({})).await;
    people.office.act(INQUIRIES, &inquiry, "propose", &json!({})).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": meeting["id"]});
    only(&app, &["chairs-secretary"], INQUIRIES, &inquiry, "approve", &decision).await;
    people.secretary.act(INQUIRIES, &inquiry, "approve", &decision).await;

    // The list of questions: the office writes down what the deputies ask, and they ask themselves.
    let scheme =
        json!({"scheme_document_id": people.committee.document("专题询问方案", "internal").await["id"]});
    let unlisted = (422, "QUESTION_MISSING", "监督法第四十八条");
    people.committee.refused_by(INQUIRIES, &inquiry, "prepare", &scheme, unlisted).await;
    let mut questions = Vec::new();
    for number in 0..LISTED {
        let asked = question(&app, &inquiry, number, &units[number % UNITS]);
        let asker = if number == 9 { app.person("deputy").await } else { people.office.clone() };
        questions.push(asker.create(QUESTIONS, &asked).await);
    }
    only(&app, &["committee-staff"], INQUIRIES, &inquiry, "prepare", &scheme).await;
    people.committee.act(INQUIRIES, &inquiry, "prepare", &scheme).await;

    // Report and digest go to the members, the notice to the units: seven days before.
    let people = People::on(&app, "2025-07-17").await;
    let material = json!({
        "research_report_document_id": people.committee.document("调研报告", "internal").await["id"],
        "digest_document_id": people.committee.document("意见汇总", "internal").await["id"],
        "recipients": app.distribution("2025-07-16")["recipients"]
    });
    only(&app, &["sc-office"], INQUIRIES, &inquiry, "send-material", &material).await;
    people.office.act(INQUIRIES, &inquiry, "send-material", &material).await;
    let mut notice = json!({"notified_on": "2025-07-17", "notified_organ_ids": units[1..]});
    let untold = (422, "RESPONDENT_MISSING", "监督法第四十七条");
    people.office.refused_by(INQUIRIES, &inquiry, "notify", &notice, untold).await;
    notice["notified_organ_ids"] = json!(units);
    only(&app, &["sc-office"], INQUIRIES, &inquiry, "notify", &notice).await;
    people.office.act(INQUIRIES, &inquiry, "notify", &notice).await;
    replaced(&app, &inquiry, &units).await;
    // A unit reads the questions that it is told beforehand, and no others.
    let path = format!("/api/v1{QUESTIONS}?inquiry_id={}", inquiry["id"].as_str().unwrap());
    let told = heads(&app).await[0].get(&path).await.expect(200).body["items"].clone();
    assert_eq!(told.as_array().unwrap().len(), 2);

    // The meeting: everybody responsible attends, and answers.
    let people = People::on(&app, "2025-07-24").await;
    let mut attendance = json!({"attended_organ_ids": units[1..]});
    people.office.refused(INQUIRIES, &inquiry, "hold", &attendance, (422, "QUORUM_NOT_MET")).await;
    people.office.act("/meetings", &meeting, "notify", &json!({})).await;
    people.office.act("/meetings", &meeting, "open", &json!({"present_members": 36})).await;
    let absent = (422, "RESPONDENT_ABSENT", "监督法第四十七条");
    people.office.refused_by(INQUIRIES, &inquiry, "hold", &attendance, absent).await;
    let answers = heads(&app).await;
    let promise = json!({"answer_summary": "正在推进。"});
    answers[0].refused(QUESTIONS, &questions[0], "answer", &promise, (409, "INVALID_TRANSITION")).await;
    attendance["attended_organ_ids"] = json!(units);
    only(&app, &["sc-office"], INQUIRIES, &inquiry, "hold", &attendance).await;
    let held = people.office.act(INQUIRIES, &inquiry, "hold", &attendance).await;
    assert!(held["respondents"].as_array().unwrap().iter().all(|one| one["attended"] == true));
    answer(&app, &units, &questions).await;

    // A follow-up asks about an answer; until it is answered no opinion is issued.
    let mut follow_up = question(&app, &inquiry, 3, &units[3]);
    follow_up["follow_up_of"] = questions[4]["id"].clone();
    people.office.refused_to_create(QUESTIONS, &follow_up, (422, "UNKNOWN_REFERENCE")).await;
    follow_up["follow_up_of"] = questions[3]["id"].clone();
    let follow_up = people.office.create(QUESTIONS, &follow_up).await;
    let opinion = |organ: &str| json!({"opinions": [{"document_number": "嘉人大审〔2025〕9号", "addressee_organ_id": app.organization(organ)}]});
    let unanswered = (422, "ANSWER_MISSING", "监督法第四十七条");
    people.office.refused_by(INQUIRIES, &inquiry, "issue-opinions", &opinion("government"), unanswered).await;
    answers[3].act(QUESTIONS, &follow_up, "answer", &json!({"answer_summary": "下周书面补充。"})).await;
    judge(&app, &questions[0], &units[0], &meeting).await;

    // The commitments are copied into clauses of the opinion to the government, not to its departments.
    for organ in ["court", "construction"] {
        let astray = (422, "CLAUSE_WITHOUT_ADDRESSEE");
        people.office.refused(INQUIRIES, &inquiry, "issue-opinions", &opinion(organ), astray).await;
    }
    only(&app, &["sc-office"], INQUIRIES, &inquiry, "issue-opinions", &opinion("government")).await;
    let issued = people.office.act(INQUIRIES, &inquiry, "issue-opinions", &opinion("government")).await;
    assert_eq!(issued["handling_due_on"], "2025-10-24");
    let all = people.office.get(&path).await.expect(200).body["items"].clone();
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), LISTED + 1);
    let promised = all.iter().filter(|question| question["commitment"].is_string());
    assert!(promised.clone().all(|question| question["clause_id"].is_string()));
    let clauses = clauses(&people.office, &inquiry).await;
    assert_eq!((promised.count(), clauses.len()), (5, 5));
    for (index, clause) in clauses.iter().enumerate() {
        assert_eq!(clause["target_organ_id"], json!(units[index]));
        assert_eq!(clause["due_on"], "2025-12-31");
        assert_eq!(clause["request_text"], format!("2025年底前解决第{index}项热点建议并公布进展。"));
    }
    dispose(&app, &inquiry, &clauses).await;
}

/// Who cannot answer is replaced by somebody of the same organ, however late that is known.
async fn replaced(app: &App, inquiry: &Value, units: &[String]) {
    let people = People::on(app, "2025-07-22").await;
    let by = |organ: &str| json!({"organ_id": organ, "person_name": "演示负责人002", "post": "副主任"});
    let mut notice = json!({
        "notified_on": "2025-07-22", "notified_organ_ids": units, "replacements": [by(&app.organization("court"))]
    });
    let stranger = (422, "RESPONDENT_MISSING", "监督法第四十七条");
    people.office.refused_by(INQUIRIES, inquiry, "notify", &notice, stranger).await;
    notice["replacements"] = json!([by(&units[2])]);
    let notified = people.office.act(INQUIRIES, inquiry, "notify", &notice).await;
    assert_eq!(
        (notified["respondents"][2]["person_name"].as_str(), notified["notified_on"].as_str()),
        (Some("演示负责人002"), Some("2025-07-17"))
    );
    assert_eq!(notified["respondents"][2]["organ_id"], json!(units[2]));
}

/// Every unit answers for itself; the first five promise something.
async fn answer(app: &App, units: &[String], questions: &[Value]) {
    let heads = heads(app).await;
    for (number, question) in questions.iter().enumerate() {
        let head = &heads[number % UNITS];
        let mut body = json!({"answer_summary": format!("就第{number}项作出答复。")});
        if number < 5 {
            body["commitment"] = json!(format!("2025年底前解决第{number}项热点建议并公布进展。"));
            head.refused(QUESTIONS, question, "answer", &body, (422, "DATE_ORDER")).await;
            body["commitment_due_on"] = json!("2025-12-31");
        }
        if number == 0 {
            only(app, &[], QUESTIONS, question, "answer", &body).await;
            heads[1]
                .get(&format!("/api/v1{QUESTIONS}/{}", question["id"].as_str().unwrap()))
                .await
                .expect(404);
        }
        let answered = head.act(QUESTIONS, question, "answer", &body).await;
        assert_eq!(answered["respondent_organ_id"], json!(units[number % UNITS]));
    }
}

async fn clauses(office: &Person, inquiry: &Value) -> Vec<Value> {
    let path =
        format!("/api/v1/deliberation-opinions?source_id={}&expand=clauses", inquiry["id"].as_str().unwrap());
    let opinions = office.get(&path).await.expect(200).body["items"].clone();
    assert_eq!((opinions.as_array().unwrap().len(), opinions[0]["state"].as_str()), (1, Some("drafted")));
    assert_eq!(opinions[0]["source_type"], KIND);
    opinions[0]["expanded"]["clauses"].as_array().unwrap().clone()
}

#[tokio::test]
async fn joint_proposals_are_counted_by_their_kind() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let (members, organ) = (app.members().await, [app.organization("construction")]);
    let deputies = [app.person("deputy").await, app.person("deputy-2").await, app.person("deputy-3").await];
    for (person, proposer) in
        [(&people.office, "committee"), (&people.member, "chairpersons"), (&deputies[0], "members_joint")]
    {
        let body = content(&app, proposer, &organ);
        person.refused_to_create(INQUIRIES, &body, (403, "FORBIDDEN_SCOPE")).await;
    }
    let few = (422, "TOO_FEW_SIGNATORIES");
    // Three members.
    let inquiry = people.member.create(INQUIRIES, &content(&app, "members_joint", &organ)).await;
    members[1].act(INQUIRIES, &inquiry, "sign", &json!({})).await;
    people.member.refused(INQUIRIES, &inquiry, "propose", &json!({}), few).await;
    let path = format!("/api/v1{INQUIRIES}/{}", inquiry["id"].as_str().unwrap());
    deputies[0].get(&path).await.refused(404, "NOT_FOUND");
    only(&app, &["sc-member"], INQUIRIES, &inquiry, "sign", &json!({})).await;
    members[2].act(INQUIRIES, &inquiry, "sign", &json!({})).await;
    only(&app, &["sc-member"], INQUIRIES, &inquiry, "propose", &json!({})).await;
    people.member.act(INQUIRIES, &inquiry, "propose", &json!({})).await;
    // Ten deputies, members among them.
    let inquiry = deputies[0].create(INQUIRIES, &content(&app, "deputies_joint", &organ)).await;
    for signer in members[..7].iter().chain(&deputies[1..2]) {
        signer.act(INQUIRIES, &inquiry, "sign", &json!({})).await;
    }
    deputies[0].refused(INQUIRIES, &inquiry, "propose", &json!({}), few).await;
    deputies[2].act(INQUIRIES, &inquiry, "sign", &json!({})).await;
    let ten = deputies[0].act(INQUIRIES, &inquiry, "propose", &json!({})).await;
    assert_eq!(ten["joint_ids"].as_array().unwrap().len(), 10);
    // A committee proposes alone; the chairpersons decline with a reason.
    let inquiry = people.committee.create(INQUIRIES, &content(&app, "committee", &organ)).await;
    people.member.refused(INQUIRIES, &inquiry, "sign", &json!({}), (409, "INVALID_TRANSITION")).await;
    only(&app, &["committee-staff"], INQUIRIES, &inquiry, "propose", &json!({})).await;
    people.committee.act(INQUIRIES, &inquiry, "propose", &json!({})).await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let refusal = json!({"decision_meeting_id": chairpersons["id"], "reason": "时机不成熟"});
    only(&app, &["chairs-secretary"], INQUIRIES, &inquiry, "decline", &refusal).await;
    let declined = people.secretary.act(INQUIRIES, &inquiry, "decline", &refusal).await;
    assert_eq!(
        (declined["state"].as_str(), declined["refusal_reason"].as_str()),
        (Some("declined"), Some("时机不成熟"))
    );
}

#[tokio::test]
async fn who_answers_is_told_in_time_and_members_read_before_the_meeting() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let meeting = app.meeting("sc_plenary", "sc", 38, "2026-08-20", 41).await;
    let people = People::of(&app).await;
    let inquiry = approved(&app, &chairpersons, &meeting, &[]).await;
    let path = format!("/api/v1{INQUIRIES}/{}", inquiry["id"].as_str().unwrap());
    people.office.patch(&path, &json!({"title": "换一个题目"})).await.refused(422, "VALIDATION_FAILED");
    let ask = question(&app, &inquiry, 0, &app.organization("construction"));
    people.office.refused_to_create(QUESTIONS, &ask, (422, "RESPONDENT_MISSING")).await;
    let named = content(&app, "chairpersons", &[app.organization("construction")])["respondents"].clone();
    people.office.patch(&path, &json!({"respondents": named})).await.expect(200);
    asks_for_themselves(&app, &inquiry).await;
    people.office.create(QUESTIONS, &ask).await;
    people.office.patch(&path, &json!({"respondents": []})).await.expect(200);
    let scheme = json!({"scheme_document_id": people.committee.document("方案", "internal").await["id"]});
    people.committee.act(INQUIRIES, &inquiry, "prepare", &scheme).await;

    let people = People::on(&app, "2026-08-20").await;
    let material = |day: &str| json!({"material_sent_on": day});
    let late = (422, "MATERIAL_TOO_LATE", "监督法第四十九条");
    people.office.refused_by(INQUIRIES, &inquiry, "send-material", &material("2026-08-20"), late).await;
    people
        .office
        .refused(INQUIRIES, &inquiry, "send-material", &material("2026-08-21"), (422, "FUTURE_RECORD"))
        .await;
    let people = People::on(&app, "2026-08-13").await;
    people.office.act(INQUIRIES, &inquiry, "send-material", &material("2026-08-13")).await;
    let told = [app.organization("construction")];
    let notice = |day: &str| json!({"notified_on": day, "notified_organ_ids": told});
    let nobody = (422, "RESPONDENT_MISSING", "监督法第四十七条");
    people.office.refused_by(INQUIRIES, &inquiry, "notify", &notice("2026-08-13"), nobody).await;
    people.office.patch(&path, &json!({"respondents": named})).await.expect(200);
    let people = People::on(&app, "2026-08-14").await;
    let future = (422, "FUTURE_RECORD");
    people.office.refused(INQUIRIES, &inquiry, "notify", &notice("2026-08-15"), future).await;
    // Seven days before the meeting is an assumption: a later notice is late, not refused.
    let late = people.office.act(INQUIRIES, &inquiry, "notify", &notice("2026-08-14")).await;
    assert_eq!(late["warnings"][0]["params"]["due_on"], "2026-08-13");

    // A meeting on another day asks for a notice anew; one that is cancelled for another meeting.
    let moved = json!({"start_on": "2026-08-27", "end_on": "2026-08-27", "reason": "议程调整"});
    people.office.act("/meetings", &meeting, "reschedule", &moved).await;
    let again = people.office.get(&format!("{path}?expand=deadlines")).await.expect(200).body.clone();
    assert_eq!((again["state"].as_str(), again["notified_on"].clone()), (Some("material_sent"), Value::Null));
    let due = again["expanded"]["deadlines"].as_array().unwrap().iter().map(|one| one["due_on"].clone());
    assert!(due.collect::<Vec<_>>().contains(&json!("2026-08-20")));
    people.office.act(INQUIRIES, &inquiry, "notify", &notice("2026-08-14")).await;
    people.office.act("/meetings", &meeting, "cancel", &json!({"reason": "合并召开"})).await;
    people
        .office
        .refused(INQUIRIES, &inquiry, "notify", &notice("2026-08-14"), (422, "MEETING_MISSING"))
        .await;
    let other = app.meeting("sc_plenary", "sc", 39, "2026-09-24", 41).await;
    let decision = json!({"decision_meeting_id": chairpersons["id"], "meeting_id": other["id"]});
    only(&app, &["chairs-secretary", "sc-office"], INQUIRIES, &inquiry, "set-meeting", &decision).await;
    people.secretary.act(INQUIRIES, &inquiry, "set-meeting", &decision).await;
    people.office.act(INQUIRIES, &inquiry, "notify", &notice("2026-08-14")).await;
}

/// Members and invited deputies ask in their own name, others not at all.
async fn asks_for_themselves(app: &App, inquiry: &Value) {
    let organ = app.organization("construction");
    let by = |place: usize| {
        let mut asked = question(app, inquiry, 0, &organ);
        asked["questioner_id"] = json!(app.deputy(place));
        asked
    };
    let (member, deputy, uninvited) =
        (app.person("sc-member").await, app.person("deputy").await, app.person("deputy-3").await);
    member.refused_to_create(QUESTIONS, &by(1), (403, "FORBIDDEN_SCOPE")).await;
    uninvited.refused_to_create(QUESTIONS, &by(11), (403, "FORBIDDEN_SCOPE")).await;
    let own = deputy.create(QUESTIONS, &by(9)).await;
    let office = app.person("sc-office").await;
    let suspend = json!({
        "state_reason": "detained_criminal_case", "state_date": "2026-08-03",
        "state_document_id": office.document("资格审查报告", "internal").await["id"]
    });
    let affairs = app.person("deputy-affairs").await;
    affairs.act("/deputies", &json!({"id": app.deputy(10)}), "suspend", &suspend).await;
    office.refused_to_create(QUESTIONS, &by(10), (422, "DEPUTY_NOT_IN_OFFICE")).await;
    let path = format!("/api/v1{QUESTIONS}/{}", own["id"].as_str().unwrap());
    member.patch(&path, &json!({"theme": "别的"})).await.refused(403, "FORBIDDEN_SCOPE");
    deputy.patch(&path, &json!({"theme": "滨水公共空间"})).await.expect(200);
}
