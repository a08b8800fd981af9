//! What the text of 2006 does not know: the supervisory commission, staff who inspect, most normative documents.

use super::ITEMS;
use crate::support::{App, People};
use platform::vocabulary::Role;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

const INTERPELLATIONS: &str = "/supervision/interpellations";
const INQUIRIES: &str = "/supervision/special-inquiries";
const CASES: &str = "/supervision/removal-cases";
const DOCUMENTS: &str = "/supervision/normative-documents";

fn item(app: &App, form: &str, number: &str) -> Value {
    let mut item = app.item_content("urban");
    (item["form"], item["item_no"]) = (json!(form), json!(number));
    item["supervised_organ_id"] = json!(app.organization("supervision"));
    item
}

fn interpellation(app: &App) -> Value {
    json!({
        "subject_organ_id": app.organization("supervision"), "questions": "为何尚未公开?", "contents": "两年未公开。"
    })
}

fn inquiry(app: &App) -> Value {
    let respondent = |organ: &str| json!({"organ_id": app.organization(organ), "person_name": "演示负责人001", "post": "负责人"});
    json!({
        "title": "专题询问", "proposer_kind": "chairpersons", "lead_committee_id": app.organization("urban"),
        "meeting_mode": "joint_group", "respondents": [respondent("government"), respondent("supervision")]
    })
}

#[tokio::test]
async fn a_commission_is_supervised_since_there_is_one() {
    let app = App::start().await;
    // Members sign in a term that runs.
    let db = app.application.service.store.whole().await.unwrap();
    let earlier = "UPDATE term SET start_on = '2017-01-01', sc_elected_on = '2017-01-01'";
    db.execute_unprepared(earlier).await.unwrap();
    let people = People::on(&app, "2018-03-19").await;
    let cases = [
        (&people.committee, ITEMS, item(&app, "special_work_report", "嘉监2018-1"), "/supervised_organ_id"),
        (&people.committee, ITEMS, item(&app, "inquiry", "嘉监2018-1"), "/supervised_organ_id"),
        (
            &people.committee,
            ITEMS,
            item(&app, "law_enforcement_inspection", "嘉监2018-1"),
            "/supervised_organ_id",
        ),
        (&people.member, INTERPELLATIONS, interpellation(&app), "/subject_organ_id"),
        (&people.office, INQUIRIES, inquiry(&app), "/respondents/1/organ_id"),
    ];
    for (person, collection, body, at) in cases {
        let answer = person.post(&format!("/api/v1{collection}"), &body).await;
        let problem = &answer.refused(422, "NOT_PROVIDED_BY_LAW").body;
        assert_eq!(problem["basis"], "监察法(2018年)第五十三条");
        assert_eq!(
            (&problem["errors"][0]["pointer"], &problem["params"]["supervised_since"]),
            (&json!(at), &json!("2018-03-20"))
        );
    }
    // An item on another organ does not become one on the commission either.
    let mut other = item(&app, "inquiry", "嘉监2018-2");
    other["supervised_organ_id"] = json!(app.organization("court"));
    let other = people.committee.create(ITEMS, &other).await;
    let path = format!("/api/v1{ITEMS}/{}", other["id"].as_str().unwrap());
    let moved = json!({"supervised_organ_id": app.organization("supervision")});
    people.committee.patch(&path, &moved).await.refused(422, "NOT_PROVIDED_BY_LAW");

    let people = People::on(&app, "2018-03-20").await;
    people.committee.create(ITEMS, &item(&app, "special_work_report", "嘉监2018-1")).await;
    people.office.create(INQUIRIES, &inquiry(&app)).await;
    people.committee.patch(&path, &moved).await.expect(200);
    people.member.create(INTERPELLATIONS, &interpellation(&app)).await;
}

async fn case(app: &App, organ: &str, office: &str, person: &str) -> Value {
    let secretary = app.person("chairs-secretary").await;
    json!({
        "person_name": "演示负责人009", "post": "副主任", "organ_id": app.organization(organ), "office": office,
        "person_user_id": person, "proposer_kind": "chairpersons", "grounds": "违反廉洁纪律,不宜继续担任职务。",
        "material_ids": [secretary.document("调查材料", "internal").await["id"]]
    })
}

#[tokio::test]
async fn nobody_was_removed_from_the_commission_under_the_old_text() {
    let app = App::start().await;
    app.on("2024-11-07");
    app.account("commission-head", &[Role::OrganHead], &app.organization("supervision")).await;
    let person = commission_head(&app).await;
    let people = People::of(&app).await;
    for of_commission in ["commission_deputy", "commission_member"] {
        let body = case(&app, "supervision", of_commission, &person).await;
        let answer = people.secretary.post(&format!("/api/v1{CASES}"), &body).await;
        let problem = &answer.refused(422, "NOT_PROVIDED_BY_LAW").body;
        assert_eq!(problem["basis"], "监督法(2006年)第四十四条");
    }
    let procurator = app.user("procuratorate-head");
    let other = case(&app, "procuratorate", "deputy_chief_procurator", &procurator).await;
    let other = people.secretary.create(CASES, &other).await;
    let path = format!("/api/v1{CASES}/{}", other["id"].as_str().unwrap());
    let moved = json!({
        "organ_id": app.organization("supervision"), "office": "commission_deputy", "person_user_id": person
    });
    people.secretary.patch(&path, &moved).await.refused(422, "NOT_PROVIDED_BY_LAW");
    let people = People::on(&app, "2024-11-08").await;
    people.secretary.create(CASES, &case(&app, "supervision", "commission_deputy", &person).await).await;
}

/// The id of the user whom the test made.
async fn commission_head(app: &App) -> String {
    let head = app.person("commission-head").await;
    head.get("/api/v1/auth/me").await.expect(200).body["user_id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn few_documents_were_reviewed_under_the_old_text() {
    let app = App::start().await;
    let filed = |kind: &str, issuer: &str, number: u32| {
        json!({
            "issuer_id": app.organization(issuer), "title": "规范性文件", "document_number": format!("{number}号"),
            "kind": kind, "published_on": "2024-11-01", "effective_on": "2024-11-01", "attachments": []
        })
    };
    let commission = app.organization("supervision");
    app.account("commission-clerk", &[Role::OrganClerk], &commission).await;
    let kinds = [
        ("regulation", "government", "organ-clerk", false),
        ("measure", "government", "organ-clerk", false),
        ("supervisory", "supervision", "commission-clerk", false),
        ("judicial_guidance", "procuratorate", "procuratorate-clerk", false),
        ("decision", "government", "organ-clerk", true),
        ("order", "government", "organ-clerk", true),
        ("town_congress_resolution", "town-presidium", "town-presidium", true),
    ];
    for (day, old) in [("2024-11-07", true), ("2024-11-08", false)] {
        app.on(day);
        for (number, (kind, issuer, person, known)) in (1..).zip(kinds) {
            let number = if old { number } else { 10 + number };
            let person = app.person(person).await;
            if old && !known {
                let answer = person.post(&format!("/api/v1{DOCUMENTS}"), &filed(kind, issuer, number)).await;
                let problem = &answer.refused(422, "NOT_PROVIDED_BY_LAW").body;
                assert_eq!(
                    (&problem["basis"], &problem["errors"][0]["pointer"]),
                    (&json!("监督法(2006年)第三十条"), &json!("/kind")),
                    "{kind}"
                );
            } else {
                person.create(DOCUMENTS, &filed(kind, issuer, number)).await;
            }
        }
    }
}
