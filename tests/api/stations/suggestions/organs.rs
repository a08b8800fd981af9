//! The organs: returns, helpers, who leads, more time, and what the chairpersons watch over.

use super::{CONTACTS, SUGGESTIONS, contact, handled, reply, reviewed};
use crate::support::App;
use serde_json::{Value, json};

fn return_to(app: &App, organ: &str) -> Value {
    json!({"return_reason": "不属本单位职责。", "return_proposed_organ_id": app.organization(organ)})
}

#[tokio::test]
async fn an_organ_returns_it_within_seven_working_days() {
    let app = App::start().await;
    // The worked example of the documents: received on Wednesday, a make-up workday, a holiday.
    app.on("2026-09-16");
    let made = handled(&app).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.refused(SUGGESTIONS, &made, "accept-return", &json!({}), (409, "NO_RETURN_REQUEST")).await;
    affairs
        .refused(SUGGESTIONS, &made, "reject-return", &json!({"reason": "属于"}), (409, "NO_RETURN_REQUEST"))
        .await;
    app.on("2026-09-25");
    let clerk = app.person("department-clerk").await;
    clerk
        .refused(
            SUGGESTIONS,
            &made,
            "request-return",
            &return_to(&app, "finance"),
            (422, "RETURN_WINDOW_OVER"),
        )
        .await;
    app.on("2026-09-24");
    let (clerk, affairs) = (app.person("department-clerk").await, app.person("deputy-affairs").await);
    clerk
        .refused(
            SUGGESTIONS,
            &made,
            "request-return",
            &return_to(&app, "construction"),
            (422, "VALIDATION_FAILED"),
        )
        .await;
    clerk.act(SUGGESTIONS, &made, "request-return", &return_to(&app, "finance")).await;
    affairs.act(SUGGESTIONS, &made, "reject-return", &json!({"reason": "属于该单位职责。"})).await;
    clerk.act(SUGGESTIONS, &made, "request-return", &return_to(&app, "finance")).await;
    let back = affairs.act(SUGGESTIONS, &made, "accept-return", &json!({})).await;
    assert_eq!(
        (back["state"].as_str(), &back["lead_organ_ids"], &back["due_on"]),
        (Some("returned"), &json!([]), &Value::Null)
    );
    // Assigned anew, the clock starts anew; who was relieved sees it no more.
    let finance = json!({"lead_organs": [{"organ_id": app.organization("finance"), "part": null}]});
    let anew = affairs.act(SUGGESTIONS, &made, "assign", &finance).await;
    assert_eq!(
        (anew["due_on"].as_str(), anew["first_assigned_on"].as_str()),
        (Some("2026-12-24"), Some("2026-09-16"))
    );
    clerk
        .get(&format!("/api/v1{SUGGESTIONS}/{}", made["id"].as_str().unwrap()))
        .await
        .refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn who_leads_is_decided_once_everybody_was_heard() {
    let app = App::start().await;
    let made = handled(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let decision = |heard: Value| json!({"lead_organs": [{"organ_id": app.organization("finance"), "part": null}], "heard_organ_ids": heard, "reason": "主要是经费问题。"});
    affairs
        .refused(
            SUGGESTIONS,
            &made,
            "decide-lead",
            &decision(json!([app.organization("finance")])),
            (422, "REASON_MISSING"),
        )
        .await;
    let heard = json!([app.organization("finance"), app.organization("construction")]);
    let decided = affairs.act(SUGGESTIONS, &made, "decide-lead", &decision(heard)).await;
    assert_eq!(
        (&decided["lead_organ_ids"], decided["due_on"].as_str()),
        (&json!([app.organization("finance")]), Some("2026-11-03"))
    );
    app.person("finance-clerk")
        .await
        .refused(SUGGESTIONS, &made, "request-return", &return_to(&app, "audit"), (409, "LEAD_DECIDED"))
        .await;
}

#[tokio::test]
async fn several_lead_and_help_and_all_of_them_are_heard() {
    let app = App::start().await;
    let made = reviewed(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let lead = |organ: &str, part: Option<&str>| json!({"organ_id": app.organization(organ), "part": part});
    let both = |first: Value, second: Value| json!({"lead_organs": [first, second], "co_organ_ids": [app.organization("audit")]});
    for wrong in [
        json!({"lead_organs": []}),
        both(lead("construction", None), lead("finance", Some("经费"))),
        both(lead("construction", Some("建设")), lead("construction", Some("经费"))),
        both(lead("construction", Some("建设")), lead("audit", Some("经费"))),
    ] {
        affairs.refused(SUGGESTIONS, &made, "assign", &wrong, (422, "VALIDATION_FAILED")).await;
    }
    affairs
        .act(
            SUGGESTIONS,
            &made,
            "assign",
            &both(lead("construction", Some("建设")), lead("finance", Some("经费"))),
        )
        .await;
    let (clerk, head) = (app.person("department-clerk").await, app.person("department-head").await);
    clerk.act(SUGGESTIONS, &made, "sign", &json!({})).await;
    app.person("finance-clerk").await.act(SUGGESTIONS, &made, "sign", &json!({})).await;
    clerk.create(CONTACTS, &contact(&app, &made, "2026-08-03")).await;
    head.refused(SUGGESTIONS, &made, "reply", &reply("adopted_resolved"), (422, "CO_REPLY_MISSING")).await;
    let audit =
        app.account("audit-head", &[platform::vocabulary::Role::OrganHead], &app.organization("audit")).await;
    audit.refused(SUGGESTIONS, &made, "reply", &reply("adopted_resolved"), (403, "FORBIDDEN_SCOPE")).await;
    audit.act(SUGGESTIONS, &made, "co-reply", &json!({"opinion": "同意。"})).await;
    head.refused(SUGGESTIONS, &made, "reply", &reply("adopted_resolved"), (403, "NOT_SIGNED_BY_HEAD")).await;
    app.person("finance-head").await.act(SUGGESTIONS, &made, "sign-reply", &json!({})).await;
    head.act(SUGGESTIONS, &made, "reply", &reply("adopted_resolved")).await;
}

#[tokio::test]
async fn a_helper_drops_out_and_the_government_hands_on() {
    let app = App::start().await;
    let made = reviewed(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let to_government = json!({
        "lead_organs": [{"organ_id": app.organization("government"), "part": null}], "co_organ_ids": [app.organization("finance")]
    });
    affairs.act(SUGGESTIONS, &made, "assign", &to_government).await;
    app.person("finance-clerk")
        .await
        .act(SUGGESTIONS, &made, "request-return", &return_to(&app, "audit"))
        .await;
    let office = app.person("government-office").await;
    let dropped = office.act(SUGGESTIONS, &made, "accept-return", &json!({})).await;
    assert_eq!((dropped["state"].as_str(), &dropped["co_organ_ids"]), (Some("assigned"), &json!([])));
    app.on("2026-08-05");
    let office = app.person("government-office").await;
    let on = office.act(SUGGESTIONS, &made, "assign", &super::to_construction(&app)).await;
    assert_eq!((on["assigned_on"].as_str(), on["due_on"].as_str()), (Some("2026-08-03"), Some("2026-11-03")));
    office
        .refused(SUGGESTIONS, &made, "assign", &super::to_construction(&app), (403, "FORBIDDEN_SCOPE"))
        .await;
    app.person("department-clerk")
        .await
        .act(SUGGESTIONS, &made, "request-return", &return_to(&app, "finance"))
        .await;
    // An organ asks and another side decides.
    let own = app
        .account("own", &[platform::vocabulary::Role::GovernmentOffice], &app.organization("construction"))
        .await;
    own.refused(SUGGESTIONS, &made, "accept-return", &json!({}), (403, "SELF_VERIFICATION")).await;
}

#[tokio::test]
async fn what_one_organ_asked_for_is_decided_before_another_asks() {
    let app = App::start().await;
    let made = reviewed(&app).await;
    let affairs = app.person("deputy-affairs").await;
    let mut organs = super::to_construction(&app);
    organs["co_organ_ids"] = json!([app.organization("finance")]);
    affairs.act(SUGGESTIONS, &made, "assign", &organs).await;
    let (lead, helper) = (app.person("department-clerk").await, app.person("finance-clerk").await);
    lead.act(SUGGESTIONS, &made, "request-return", &return_to(&app, "audit")).await;
    let body = return_to(&app, "audit");
    helper.refused(SUGGESTIONS, &made, "request-return", &body, (409, "OPEN_ITEMS")).await;
    lead.refused(SUGGESTIONS, &made, "request-return", &body, (409, "OPEN_ITEMS")).await;
    affairs.act(SUGGESTIONS, &made, "reject-return", &json!({"reason": "属于该单位职责。"})).await;
    helper.act(SUGGESTIONS, &made, "request-return", &body).await;
    let dropped = affairs.act(SUGGESTIONS, &made, "accept-return", &json!({})).await;
    assert_eq!(
        (&dropped["lead_organ_ids"], &dropped["co_organ_ids"]),
        (&json!([app.organization("construction")]), &json!([]))
    );
}

#[tokio::test]
async fn what_is_hard_to_handle_has_six_months_and_no_more() {
    let app = App::start().await;
    // The worked example of the documents.
    app.on("2026-03-16");
    let made = handled(&app).await;
    assert_eq!(made["due_on"], "2026-06-16");
    app.on("2026-06-17");
    let why = json!({"reason": "涉及多部门"});
    app.person("deputy-affairs")
        .await
        .refused(SUGGESTIONS, &made, "mark-complex", &why, (422, "COMPLEX_FLAG_TOO_LATE"))
        .await;
    app.on("2026-05-20");
    let affairs = app.person("deputy-affairs").await;
    let hard = affairs.act(SUGGESTIONS, &made, "mark-complex", &why).await;
    assert_eq!(hard["due_on"], "2026-09-16");
    affairs.refused(SUGGESTIONS, &made, "mark-complex", &why, (409, "ALREADY_EXISTS")).await;
    let more = json!({"months": 1, "reason": "方案征求意见"});
    app.person("department-head")
        .await
        .refused(SUGGESTIONS, &made, "request-extension", &more, (422, "EXTENSION_LIMIT"))
        .await;
}

#[tokio::test]
async fn more_time_is_asked_for_before_the_last_day_and_limited() {
    let app = App::start().await;
    app.on("2026-03-16");
    let made = handled(&app).await;
    app.person("deputy-affairs")
        .await
        .refused(SUGGESTIONS, &made, "extend", &json!({}), (409, "NO_OPEN_REQUEST"))
        .await;
    app.on("2026-06-17");
    let more = |months: u32| json!({"months": months, "reason": "方案征求意见"});
    app.person("department-head")
        .await
        .refused(SUGGESTIONS, &made, "request-extension", &more(3), (422, "EXTENSION_LIMIT"))
        .await;
    app.on("2026-06-10");
    let head = app.person("department-head").await;
    head.act(SUGGESTIONS, &made, "request-extension", &more(3)).await;
    head.refused(SUGGESTIONS, &made, "request-extension", &more(3), (422, "EXTENSION_LIMIT")).await;
    let affairs = app.person("deputy-affairs").await;
    let extended = affairs.act(SUGGESTIONS, &made, "extend", &json!({})).await;
    assert_eq!(extended["due_on"], "2026-09-16");
    affairs.refused(SUGGESTIONS, &made, "extend", &json!({}), (409, "NO_OPEN_REQUEST")).await;

    let other = app
        .person("deputy")
        .await
        .create(SUGGESTIONS, &{
            let mut own = super::draft(&app);
            own["seconder_ids"] = json!([]);
            own
        })
        .await;
    app.person("deputy").await.act(SUGGESTIONS, &other, "submit", &json!({})).await;
    affairs.act(SUGGESTIONS, &other, "review", &json!({"suggestion_no": "嘉建2026-086"})).await;
    affairs.act(SUGGESTIONS, &other, "assign", &super::to_construction(&app)).await;
    app.person("department-clerk").await.act(SUGGESTIONS, &other, "sign", &json!({})).await;
    // What would be refused is not asked for.
    head.refused(SUGGESTIONS, &other, "request-extension", &more(4), (422, "EXTENSION_LIMIT")).await;
}

#[tokio::test]
async fn the_deputy_objects_and_the_chairpersons_watch() {
    let app = App::start().await;
    let made = handled(&app).await;
    let (deputy, affairs) = (app.person("deputy").await, app.person("deputy-affairs").await);
    let answer = |upheld: bool| json!({"upheld": upheld, "answer": "已与两家单位核实。"});
    affairs.refused(SUGGESTIONS, &made, "answer-objection", &answer(false), (409, "NO_OPEN_REQUEST")).await;
    deputy.act(SUGGESTIONS, &made, "object-assignment", &json!({"reason": "应由财政局主办。"})).await;
    let kept = affairs.act(SUGGESTIONS, &made, "answer-objection", &answer(false)).await;
    assert_eq!(kept["state"], "handling");
    let meeting = app.held("chairpersons", "chairpersons", 73, "2026-08-04", 7).await;
    let secretary = app.person("chairs-secretary").await;
    let key = |meeting: &Value| json!({"key_meeting_id": meeting["id"], "supervising_committee_id": app.organization("urban")});
    let plenary = app.meeting("sc_plenary", "sc", 40, "2026-08-20", 41).await;
    secretary.refused(SUGGESTIONS, &made, "mark-key", &key(&plenary), (422, "WRONG_MEETING")).await;
    assert_eq!(secretary.act(SUGGESTIONS, &made, "mark-key", &key(&meeting)).await["is_key"], true);
    let (deputy, affairs) = (app.person("deputy").await, app.person("deputy-affairs").await);
    deputy.act(SUGGESTIONS, &made, "object-assignment", &json!({"reason": "仍应由财政局主办。"})).await;
    assert_eq!(affairs.act(SUGGESTIONS, &made, "answer-objection", &answer(true)).await["state"], "returned");
}

#[tokio::test]
async fn what_an_organ_handles_passes_to_its_successor_with_its_clock() {
    let app = App::start().await;
    let made = handled(&app).await;
    let admin = app.person("district-admin").await;
    let order = admin.document("机构改革文件", "public").await;
    let end = json!({
        "end_reason": "merged", "valid_to": "2026-08-03", "successor_id": app.organization("finance"),
        "end_document_id": order["id"]
    });
    admin.act("/organizations", &json!({"id": app.organization("construction")}), "end", &end).await;
    let path = format!("/api/v1{SUGGESTIONS}/{}", made["id"].as_str().unwrap());
    let passed = app.person("finance-head").await.get(&path).await.expect(200).body.clone();
    assert_eq!(passed["lead_organ_ids"], json!([app.organization("finance")]));
    assert_eq!((passed["due_on"].as_str(), passed["state"].as_str()), (Some("2026-11-03"), Some("handling")));
}
