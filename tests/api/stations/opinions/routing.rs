//! To whom opinions go: organs, returns, other procedures, suggestions.

use super::{OPINIONS, heard, home, manager, signed, to};
use crate::{
    stations::SUGGESTIONS,
    support::{App, fresh},
};
use serde_json::{Value, json};

async fn accepted(app: &App, site: &Value) -> Value {
    let said = heard(app, site).await;
    manager(app).await.act(OPINIONS, &said, "accept", &json!({"procedure_check": "none"})).await;
    said
}

#[tokio::test]
async fn it_goes_to_an_organ_and_never_to_a_deputy() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = accepted(&app, &site).await;
    let leader = manager(&app).await;
    leader
        .refused(OPINIONS, &said, "route", &to(&app, "district", "construction"), (403, "FORBIDDEN_SCOPE"))
        .await;
    leader
        .refused(
            OPINIONS,
            &said,
            "route",
            &to(&app, "to_suggestion", "construction"),
            (403, "FORBIDDEN_SCOPE"),
        )
        .await;
    let deputy = json!({"route": "street_or_town", "handler_organ_id": app.deputy(9)});
    leader.refused(OPINIONS, &said, "route", &deputy, (422, "DIRECT_HANDLING_FORBIDDEN")).await;
    // Nor to a body of the congress, which oversees.
    for wrong in [
        to(&app, "street_or_town", "street-committee"),
        json!({"route": "street_or_town", "handler_organ_id": app.organization("construction"), "co_handler_ids": [app.organization("urban")]}),
    ] {
        leader.refused(OPINIONS, &said, "route", &wrong, (422, "DIRECT_HANDLING_FORBIDDEN")).await;
    }
    let routed = leader.act(OPINIONS, &said, "route", &to(&app, "street_or_town", "construction")).await;
    let decision = json!({
        "handler_organ_id": app.organization("urban"),
        "heard_organ_ids": [app.organization("construction"), app.organization("urban")], "reason": "由其主办。"
    });
    app.person("street-director")
        .await
        .refused(OPINIONS, &said, "decide-lead", &decision, (422, "DIRECT_HANDLING_FORBIDDEN"))
        .await;
    assert_eq!(
        (routed["state"].as_str(), routed["due_on"].as_str(), routed["first_assigned_on"].as_str()),
        (Some("routed"), Some("2026-09-02"), Some("2026-08-03"))
    );

    let mut complaint = super::opinion(&site);
    (complaint["matter_nature"], complaint["concerned_organ_id"]) =
        (json!("complaint_on_staff"), json!(app.organization("construction")));
    let complaint = leader.create(OPINIONS, &complaint).await;
    leader.act(OPINIONS, &complaint, "accept", &json!({"procedure_check": "none"})).await;
    leader
        .refused(
            OPINIONS,
            &complaint,
            "route",
            &to(&app, "street_or_town", "construction"),
            (422, "CONFLICT_OF_INTEREST"),
        )
        .await;
    let director = app.person("street-director").await;
    let up = director.act(OPINIONS, &complaint, "route", &to(&app, "district", "finance")).await;
    assert_eq!(up["due_on"], "2026-10-08");
}

#[tokio::test]
async fn an_organ_returns_it_and_the_first_clock_goes_on() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = accepted(&app, &site).await;
    manager(&app).await.act(OPINIONS, &said, "route", &to(&app, "street_or_town", "construction")).await;
    let back = |organ: &str| json!({"return_reason": "不属本单位职责。", "return_proposed_organ_id": app.organization(organ)});
    app.on("2026-08-13");
    app.person("department-clerk")
        .await
        .refused(OPINIONS, &said, "return", &back("finance"), (422, "RETURN_WINDOW_OVER"))
        .await;
    app.on("2026-08-12");
    let clerk = app.person("department-clerk").await;
    clerk.refused(OPINIONS, &said, "return", &back("construction"), (422, "VALIDATION_FAILED")).await;
    clerk.act(OPINIONS, &said, "return", &back("finance")).await;
    // Whoever passed it on passes it on again, nobody else.
    app.person("deputy-affairs")
        .await
        .refused(OPINIONS, &said, "route", &to(&app, "district", "finance"), (403, "FORBIDDEN_SCOPE"))
        .await;
    app.on("2026-08-24");
    let again =
        manager(&app).await.act(OPINIONS, &said, "route", &to(&app, "street_or_town", "finance")).await;
    assert_eq!(
        (again["due_on"].as_str(), again["first_assigned_on"].as_str()),
        (Some("2026-09-08"), Some("2026-08-03"))
    );
    app.person("finance-clerk").await.act(OPINIONS, &said, "return", &back("audit")).await;
    let director = app.person("street-director").await;
    let decision = |heard: Value| json!({"handler_organ_id": app.organization("construction"), "heard_organ_ids": heard, "reason": "属其职责。"});
    director
        .refused(
            OPINIONS,
            &said,
            "decide-lead",
            &decision(json!([app.organization("finance")])),
            (422, "REASON_MISSING"),
        )
        .await;
    let both = json!([app.organization("finance"), app.organization("construction")]);
    let decided = director.act(OPINIONS, &said, "decide-lead", &decision(both)).await;
    assert_eq!((decided["state"].as_str(), decided["due_on"].as_str()), (Some("routed"), Some("2026-09-08")));
    app.person("department-clerk")
        .await
        .refused(OPINIONS, &said, "return", &back("audit"), (409, "LEAD_DECIDED"))
        .await;
}

#[tokio::test]
async fn more_time_is_asked_for_once_and_thirty_days_at_most() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = heard(&app, &site).await;
    signed(&app, &said).await;
    let (head, leader) = (app.person("department-head").await, manager(&app).await);
    let more = |day: &str| json!({"extension_asked_to": day, "reason": "需要征求意见"});
    leader.refused(OPINIONS, &said, "extend", &json!({}), (409, "NO_OPEN_REQUEST")).await;
    head.refused(OPINIONS, &said, "request-extension", &more("2026-09-02"), (422, "EXTENSION_LIMIT")).await;
    head.act(OPINIONS, &said, "request-extension", &more("2026-10-02")).await;
    head.refused(OPINIONS, &said, "request-extension", &more("2026-09-20"), (422, "EXTENSION_LIMIT")).await;
    let longer = leader.act(OPINIONS, &said, "extend", &json!({})).await;
    assert_eq!((longer["due_on"].as_str(), longer["extended"].as_bool()), (Some("2026-10-02"), Some(true)));
    let other = heard(&app, &site).await;
    signed(&app, &other).await;
    // What would be refused is not asked for.
    head.refused(OPINIONS, &other, "request-extension", &more("2026-10-03"), (422, "EXTENSION_LIMIT")).await;
}

#[tokio::test]
async fn it_is_merged_or_ended_by_another_procedure() {
    let app = App::start().await;
    let site = home(&app).await;
    let (first, second) = (heard(&app, &site).await, heard(&app, &site).await);
    let leader = manager(&app).await;
    leader
        .refused(OPINIONS, &second, "merge", &json!({"merged_into_id": second["id"]}), (409, "LINK_CYCLE"))
        .await;
    let merged = leader.act(OPINIONS, &second, "merge", &json!({"merged_into_id": first["id"]})).await;
    assert_eq!(merged["state"], "merged");
    leader
        .refused(OPINIONS, &first, "merge", &json!({"merged_into_id": second["id"]}), (409, "LINK_CYCLE"))
        .await;
    signed(&app, &first).await;
    let proof = leader.document("立案通知书", "internal").await;
    let end = |guidance: Option<&str>| {
        json!({
            "not_accepted_reason": "litigation_arbitration_review", "guidance_text": guidance, "proof_document_id": proof["id"]
        })
    };
    leader.refused(OPINIONS, &first, "end-by-procedure", &end(None), (422, "GUIDANCE_REQUIRED")).await;
    let ended = leader.act(OPINIONS, &first, "end-by-procedure", &end(Some("请依法向审理法院反映。"))).await;
    assert_eq!((ended["state"].as_str(), &ended["due_on"]), (Some("not_accepted"), &Value::Null));
    assert_eq!(ended["procedure_check"], "pending");
}

#[tokio::test]
async fn a_deputy_makes_a_suggestion_of_it() {
    let app = App::start().await;
    let site = home(&app).await;
    let said = accepted(&app, &site).await;
    let conversion = json!({"title": "关于增设充电桩的建议", "proposal_text": "增设二十个充电桩。"});
    let deputy = app.person("deputy").await;
    let converted = deputy.act(OPINIONS, &said, "convert", &conversion).await;
    assert_eq!(
        (converted["state"].as_str(), converted["route"].as_str()),
        (Some("converted"), Some("to_suggestion"))
    );
    let suggestion = fresh(&deputy, SUGGESTIONS, &json!({"id": converted["suggestion_id"]})).await;
    assert_eq!(
        (suggestion["state"].as_str(), &suggestion["origin_opinion_ids"]),
        (Some("draft"), &json!([said["id"]]))
    );
    let leader = manager(&app).await;
    leader.refused(OPINIONS, &said, "close", &json!({}), (409, "OPEN_ITEMS")).await;
    deputy.act(SUGGESTIONS, &suggestion, "withdraw", &json!({"reason": "已经解决"})).await;
    let back = fresh(&leader, OPINIONS, &said).await;
    assert_eq!((back["state"].as_str(), &back["suggestion_id"]), (Some("accepted"), &Value::Null));
}
