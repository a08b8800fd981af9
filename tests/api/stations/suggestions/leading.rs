//! Who speaks for those who made a suggestion, who assigns it, and who declares what.

use super::{SUGGESTIONS, draft, handled, rating, replied, reviewed, to_construction};
use crate::{
    stations::{OPINIONS, by, elected_in_the_town, home, kept_by, leaves, opinions::heard},
    support::{App, fresh},
};
use serde_json::{Value, json};

#[tokio::test]
async fn the_first_seconder_in_office_stands_in_for_a_lead_who_may_not_act() {
    let app = App::start().await;
    let made = handled(&app).await;
    let objection = json!({"reason": "应由财政局主办。"});
    let second = app.person("deputy-2").await;
    second.refused(SUGGESTIONS, &made, "object-assignment", &objection, (403, "FORBIDDEN_SCOPE")).await;
    let gone = json!({"reason": "已经解决。"});
    second.refused(SUGGESTIONS, &made, "withdraw", &gone, (409, "ALREADY_ASSIGNED")).await;
    leaves(&app, 9, "suspend", "2026-08-03").await;
    let second = app.person("deputy-2").await;
    second.act(SUGGESTIONS, &made, "object-assignment", &objection).await;
    replied(&app, &made, "adopted_resolved", "2026-08-03").await;
    let rated = second.act(SUGGESTIONS, &made, "rate", &rating("satisfied")).await;
    assert_eq!(rated["rated_by"], app.deputy(10));

    let app = App::start().await;
    let made = reviewed(&app).await;
    let second = app.person("deputy-2").await;
    second.refused(SUGGESTIONS, &made, "withdraw", &gone, (403, "FORBIDDEN_SCOPE")).await;
    leaves(&app, 9, "terminate", "2026-08-03").await;
    let second = app.person("deputy-2").await;
    assert_eq!(second.act(SUGGESTIONS, &made, "withdraw", &gone).await["state"], "withdrawn");
}

/// Submitted by a deputy of the town.
async fn of_the_town(app: &App) -> Value {
    elected_in_the_town(app, 9).await;
    let mut own = draft(app);
    let deputy = app.person("deputy").await;
    deputy.refused_to_create(SUGGESTIONS, &own, (422, "WRONG_CONGRESS_LEVEL")).await;
    own["seconder_ids"] = json!([]);
    let made = deputy.create(SUGGESTIONS, &own).await;
    deputy.act(SUGGESTIONS, &made, "submit", &json!({})).await
}

#[tokio::test]
async fn what_deputies_of_a_town_suggest_is_assigned_by_its_presidium() {
    let app = App::start().await;
    let made = of_the_town(&app).await;
    let presidium = app.organization("town-presidium");
    assert_eq!(kept_by(&app, &made, "SUGGESTION_ASSIGNMENT").await, by(presidium, "2026-08-12", "running"));
    let number = json!({"suggestion_no": "镇建2026-001"});
    let affairs = app.person("deputy-affairs").await;
    affairs.refused(SUGGESTIONS, &made, "review", &number, (403, "FORBIDDEN_SCOPE")).await;
    let town = app.person("town-presidium").await;
    town.act(SUGGESTIONS, &made, "review", &number).await;
    affairs.refused(SUGGESTIONS, &made, "assign", &to_construction(&app), (403, "FORBIDDEN_SCOPE")).await;
    town.act(SUGGESTIONS, &made, "assign", &to_construction(&app)).await;
}

#[tokio::test]
async fn a_town_is_a_congress_of_its_own() {
    let app = App::start().await;
    for deputy in [9, 10] {
        elected_in_the_town(&app, deputy).await;
    }
    let deputy = app.person("deputy").await;
    deputy.create(SUGGESTIONS, &draft(&app)).await;
    // Elected for another town, a deputy is of another congress.
    let affairs = app.person("deputy-affairs").await;
    let drawn = json!({
        "code": "别镇1", "name": "第二镇第一选区", "street_or_town_id": app.organization("street"), "seats": 2,
        "registered_voters": 9000
    });
    let elsewhere = affairs.create("/constituencies", &drawn).await;
    let moved = json!({"constituency_id": elsewhere["id"]});
    affairs.patch(&format!("/api/v1/deputies/{}", app.deputy(10)), &moved).await.expect(200);
    deputy.refused_to_create(SUGGESTIONS, &draft(&app), (422, "WRONG_CONGRESS_LEVEL")).await;
}

#[tokio::test]
async fn what_a_deputy_of_a_town_makes_of_an_opinion_is_a_matter_of_the_town() {
    let app = App::start().await;
    let said = heard(&app, &home(&app).await).await;
    elected_in_the_town(&app, 9).await;
    let manager = app.person("site-manager").await;
    manager.act(OPINIONS, &said, "accept", &json!({"procedure_check": "none"})).await;
    let conversion = json!({"title": "关于增设充电桩的建议", "proposal_text": "增设二十个充电桩。"});
    let deputy = app.person("deputy").await;
    let converted = deputy.act(OPINIONS, &said, "convert", &conversion).await;
    let made = fresh(&deputy, SUGGESTIONS, &json!({"id": converted["suggestion_id"]})).await;
    assert_eq!(
        (made["congress_level"].as_str(), &made["town_presidium_id"]),
        (Some("town"), &json!(app.organization("town-presidium")))
    );
}

#[tokio::test]
async fn nobody_declares_in_the_place_of_the_lead() {
    let app = App::start().await;
    let mut own = draft(&app);
    own["no_own_interest"] = json!(false);
    let made = app.person("deputy").await.create(SUGGESTIONS, &own).await;
    let path = format!("/api/v1{SUGGESTIONS}/{}", made["id"].as_str().unwrap());
    let affairs = app.person("deputy-affairs").await;
    let declared = json!({"no_own_interest": true});
    affairs.patch(&path, &declared).await.refused(403, "FORBIDDEN_SCOPE");
    affairs.patch(&path, &json!({"title": "关于增设公共充电桩的建议"})).await.expect(200);
    app.person("deputy").await.patch(&path, &declared).await.expect(200);
}
