//! Who has to keep the clocks of a suggestion, and how they end.

use super::{SUGGESTIONS, contact, draft, handled, reply, reviewed, to_construction};
use crate::{
    stations::{CONTACTS, by, clock, kept_by},
    support::App,
};
use platform::vocabulary::Role;
use serde_json::{Value, json};

fn lead(app: &App, organ: &str, helpers: &[&str]) -> Value {
    let helpers: Vec<String> = helpers.iter().map(|helper| app.organization(helper)).collect();
    json!({"lead_organs": [{"organ_id": app.organization(organ), "part": null}], "co_organ_ids": helpers})
}

#[tokio::test]
async fn the_assignment_is_the_duty_of_the_assigner() {
    let app = App::start().await;
    let made = reviewed(&app).await;
    let affairs = by(app.organization("deputies"), "2026-08-12", "running");
    assert_eq!(kept_by(&app, &made, "SUGGESTION_ASSIGNMENT").await, affairs);
}

#[tokio::test]
async fn an_accepted_return_begins_anew() {
    let app = App::start().await;
    app.calendar_of_2027().await;
    let made = handled(&app).await;
    let (head, affairs) = (app.person("department-head").await, app.person("deputy-affairs").await);
    head.act(SUGGESTIONS, &made, "request-extension", &json!({"months": 2, "reason": "征求意见"})).await;
    affairs.act(SUGGESTIONS, &made, "mark-complex", &json!({"reason": "涉及多部门"})).await;
    app.on("2026-08-05");
    let (clerk, affairs) = (app.person("department-clerk").await, app.person("deputy-affairs").await);
    let back = json!({
        "return_reason": "不属本单位职责。", "return_proposed_organ_id": app.organization("finance")
    });
    clerk.act(SUGGESTIONS, &made, "request-return", &back).await;
    let returned = affairs.act(SUGGESTIONS, &made, "accept-return", &json!({})).await;
    assert_eq!(
        (
            returned["is_complex"].as_bool(),
            &returned["extension_requested_on"],
            &returned["extension_months"]
        ),
        (Some(false), &Value::Null, &Value::Null)
    );
    // The assigner still reads which organ was proposed, and has a few days again.
    assert_eq!(returned["return_proposed_organ_id"], app.organization("finance"));
    for code in ["SUGGESTION_REPLY", "SUGGESTION_EXTENSION"] {
        assert_eq!(clock(&app, &made, code).await["state"], "cancelled", "{code}");
    }
    let anew = by(app.organization("deputies"), "2026-08-14", "running");
    assert_eq!(kept_by(&app, &made, "SUGGESTION_ASSIGNMENT").await, anew);
    let assigned = affairs.act(SUGGESTIONS, &made, "assign", &lead(&app, "finance", &[])).await;
    assert_eq!((assigned["due_on"].as_str(), &assigned["return_reason"]), (Some("2026-11-05"), &Value::Null));
    assert_eq!(clock(&app, &made, "SUGGESTION_ASSIGNMENT").await["state"], "met");
    // Whoever has it now may ask for more time.
    app.person("finance-clerk").await.act(SUGGESTIONS, &made, "sign", &json!({})).await;
    let more = json!({"months": 1, "reason": "征求意见"});
    app.person("finance-head").await.act(SUGGESTIONS, &made, "request-extension", &more).await;
}

#[tokio::test]
async fn whoever_leads_keeps_the_clock() {
    let app = App::start().await;
    let made = reviewed(&app).await;
    let affairs = app.person("deputy-affairs").await;
    affairs.act(SUGGESTIONS, &made, "assign", &lead(&app, "government", &[])).await;
    let reply = |organ: &str| by(app.organization(organ), "2026-11-03", "running");
    assert_eq!(kept_by(&app, &made, "SUGGESTION_REPLY").await, reply("government"));
    let office = app.person("government-office").await;
    office.act(SUGGESTIONS, &made, "assign", &to_construction(&app)).await;
    assert_eq!(kept_by(&app, &made, "SUGGESTION_REPLY").await, reply("construction"));
    let finance = app.organization("finance");
    let decision = json!({
        "lead_organs": [{"organ_id": finance, "part": null}],
        "heard_organ_ids": [finance, app.organization("construction")], "reason": "主要是经费问题。"
    });
    affairs.act(SUGGESTIONS, &made, "decide-lead", &decision).await;
    assert_eq!(kept_by(&app, &made, "SUGGESTION_REPLY").await, reply("finance"));
    assert_eq!(kept_by(&app, &made, "SUGGESTION_SIGNING").await, by(finance, "2026-08-06", "running"));
    // Bodies of the congress oversee.
    let urban = app.organization("urban");
    let wrong = json!({
        "lead_organs": [{"organ_id": urban, "part": null}],
        "heard_organ_ids": [urban, app.organization("finance")], "reason": "由其主办。"
    });
    affairs.refused(SUGGESTIONS, &made, "decide-lead", &wrong, (422, "DIRECT_HANDLING_FORBIDDEN")).await;
}

/// The states of the deadlines with a code, by who has to keep them.
async fn each(app: &App, made: &Value, code: &str) -> Vec<(String, String)> {
    let path = format!("/api/v1/deadlines?subject_id={}&code={code}", made["id"].as_str().unwrap());
    let items = app.person("auditor").await.get(&path).await.expect(200).body["items"].clone();
    let text = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
    let pair = |one: &Value| (text(one, "responsible_organization_id"), text(one, "state"));
    items.as_array().unwrap().iter().map(pair).collect()
}

#[tokio::test]
async fn each_that_helps_has_a_clock_of_its_own() {
    let app = App::start().await;
    let made = reviewed(&app).await;
    let affairs = app.person("deputy-affairs").await;
    affairs
        .refused(
            SUGGESTIONS,
            &made,
            "assign",
            &lead(&app, "construction", &["urban"]),
            (422, "DIRECT_HANDLING_FORBIDDEN"),
        )
        .await;
    affairs
        .act(SUGGESTIONS, &made, "assign", &lead(&app, "construction", &["finance", "audit", "court"]))
        .await;
    app.person("department-clerk").await.act(SUGGESTIONS, &made, "sign", &json!({})).await;
    let auditor = app.account("audit-head", &[Role::OrganHead], &app.organization("audit")).await;
    auditor.act(SUGGESTIONS, &made, "co-reply", &json!({"opinion": "同意。"})).await;
    let back = json!({
        "return_reason": "不属本单位职责。", "return_proposed_organ_id": app.organization("audit")
    });
    app.person("finance-clerk").await.act(SUGGESTIONS, &made, "request-return", &back).await;
    affairs.act(SUGGESTIONS, &made, "accept-return", &json!({})).await;
    let stand = each(&app, &made, "SUGGESTION_CO_REPLY").await;
    for (organ, state) in [("audit", "met"), ("finance", "cancelled"), ("court", "running")] {
        assert!(stand.contains(&(app.organization(organ), state.into())), "{organ}: {stand:?}");
    }
    // The court is not late yet; when it is, that is noted.
    let (clerk, head) = (app.person("department-clerk").await, app.person("department-head").await);
    clerk.create(CONTACTS, &contact(&app, &made, "2026-08-03")).await;
    let mut noted = reply("adopted_resolved");
    noted["note_on_co_organs"] = json!("会办单位逾期未反馈。");
    head.refused(SUGGESTIONS, &made, "reply", &noted, (422, "CO_REPLY_MISSING")).await;
    app.on("2026-09-04");
    app.sweep().await;
    app.person("department-head").await.act(SUGGESTIONS, &made, "reply", &noted).await;
    // Whatever was still waited for is over with the reply.
    for code in ["SUGGESTION_CO_REPLY", "SUGGESTION_SIGNING"] {
        let open = ["running", "extended", "overdue"];
        let stand = each(&app, &made, code).await;
        assert!(!stand.iter().any(|(_, state)| open.contains(&&**state)), "{code}: {stand:?}");
    }
}

#[tokio::test]
async fn a_reply_ends_what_was_asked_for() {
    let app = App::start().await;
    let made = handled(&app).await;
    let head = app.person("department-head").await;
    head.act(SUGGESTIONS, &made, "request-extension", &json!({"months": 2, "reason": "征求意见"})).await;
    let why = json!({"reason": "应由财政局主办。"});
    app.person("deputy").await.act(SUGGESTIONS, &made, "object-assignment", &why).await;
    super::replied(&app, &made, "adopted_resolved", "2026-08-03").await;
    for code in ["SUGGESTION_EXTENSION", "SUGGESTION_OBJECTION"] {
        assert_eq!(clock(&app, &made, code).await["state"], "cancelled", "{code}");
    }
}

#[tokio::test]
async fn what_is_published_names_nobody_by_a_number() {
    let app = App::start().await;
    let deputy = app.person("deputy").await;
    let mut own = draft(&app);
    (own["seconder_ids"], own["problem_text"]) = (json!([]), json!("可联系居民 139 0000 0001 了解情况。"));
    let made = deputy.create(SUGGESTIONS, &own).await;
    let named = (422, "PERSONAL_DATA_IN_PUBLICATION");
    deputy.refused(SUGGESTIONS, &made, "submit", &json!({}), named).await;
    own["consents_publication"] = json!(false);
    let silent = deputy.create(SUGGESTIONS, &own).await;
    deputy.act(SUGGESTIONS, &silent, "submit", &json!({})).await;

    let other = handled(&app).await;
    let (clerk, head) = (app.person("department-clerk").await, app.person("department-head").await);
    clerk.create(CONTACTS, &contact(&app, &other, "2026-08-03")).await;
    let mut wrong = reply("reference");
    wrong["explanation"] = json!("请致电13900000001。");
    head.refused(SUGGESTIONS, &other, "reply", &wrong, named).await;
    let mut wrong = reply("adopted_resolved");
    wrong["reply_text"] = json!("已在停车场新建二十个充电桩,联系电话13900000001。");
    head.refused(SUGGESTIONS, &other, "reply", &wrong, named).await;
}
