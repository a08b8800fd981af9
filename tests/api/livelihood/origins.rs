//! What candidates come of: leads that were analyzed, once a year, and projects that leave the reserve with them and come back (07 §3.2,
//! §3.5).

use super::{
    CANDIDATES, LEADS, RESERVE, candidate, collecting,
    leads::{analyzed, checked},
    projects::selected,
    proposal, reserved, screening_year,
};
use crate::support::{App, fresh};
use serde_json::{Value, json};

#[tokio::test]
async fn a_lead_that_was_analyzed_becomes_one_candidate_of_a_year() {
    let app = App::start().await;
    let cycle = collecting(&app, 3).await;
    let (clerk, office) = (app.person("department-clerk").await, app.person("government-office").await);
    let mut titles = ["增设公共充电桩", "新建社区食堂", "改造口袋公园"].into_iter();
    let mut lead = async || clerk.create(LEADS, &proposal(&cycle, titles.next().unwrap())).await;
    let (one, declined, merged) = (lead().await, lead().await, lead().await);
    let mut titles = 0..;
    let mut named = |origins: &[&Value]| {
        let ids: Vec<&Value> = origins.iter().map(|origin| &origin["id"]).collect();
        let title = format!("充电桩{}", titles.next().unwrap());
        json!({"cycle_id": cycle["id"], "title": title, "category": "transport", "origin_ids": ids})
    };
    let unfit = (422, "UNKNOWN_REFERENCE");
    office.refused_to_create(CANDIDATES, &named(&[&one]), unfit).await;
    checked(&app, &one).await;
    office.refused_to_create(CANDIDATES, &named(&[&one]), unfit).await;
    let analysis = json!({"category": "transport"});
    office.act(LEADS, &one, "analyze", &analysis).await;
    checked(&app, &declined).await;
    let refusal = json!({"declined_type": "not_feasible", "declined_reason": "条件不具备。"});
    office.act(LEADS, &declined, "decline", &refusal).await;
    office.refused_to_create(CANDIDATES, &named(&[&declined]), unfit).await;
    analyzed(&app, &merged).await;
    let keep = json!({
        "maturity": "prepared", "land_ready": false, "approval_ready": false,
        "lead_department_id": app.organization("construction")
    });
    let kept = office.act(LEADS, &one, "reserve", &keep).await;
    let kept = json!({"id": kept["reserve_project_id"]});
    let first = office.create(CANDIDATES, &named(&[&one])).await;
    // What the reserve had of it is taken; neither the lead nor that becomes another candidate, nor what is merged into it.
    assert_eq!(fresh(&office, RESERVE, &kept).await["state"], "archived");
    let twice = (409, "ALREADY_EXISTS");
    office.refused_to_create(CANDIDATES, &named(&[&one]), twice).await;
    office.refused_to_create(CANDIDATES, &named(&[&kept]), twice).await;
    let other = office.create(CANDIDATES, &named(&[&merged])).await;
    let path = |made: &Value| format!("/api/v1{CANDIDATES}/{}", made["id"].as_str().unwrap());
    let both = json!({"origin_ids": [one["id"], merged["id"]]});
    office.patch(&path(&other), &both).await.refused(409, "ALREADY_EXISTS");
    office.refused(LEADS, &one, "convert", &json!({"cycle_id": cycle["id"]}), twice).await;
    office.act(CANDIDATES, &other, "withdraw", &json!({"reason": "合并办理"})).await;
    office.act(LEADS, &merged, "merge", &json!({"merged_into_id": one["id"]})).await;
    office.refused_to_create(CANDIDATES, &named(&[&merged]), unfit).await;
    // What it names already it goes on to name.
    office.patch(&path(&first), &json!({"title": "充电桩十处"})).await.expect(200);
    office.act(CANDIDATES, &first, "withdraw", &json!({"reason": "先行研究"})).await;
    assert_eq!(fresh(&office, RESERVE, &kept).await["state"], "active");
    office.create(CANDIDATES, &named(&[&one])).await;
}

#[tokio::test]
async fn what_becomes_a_candidate_leaves_the_reserve() {
    let app = App::start().await;
    let cycle = screening_year(&app, 3).await;
    let kept = reserved(&app, "充电桩一百个").await;
    let office = app.person("government-office").await;
    let state = async || {
        let now = fresh(&office, RESERVE, &kept).await;
        (now["state"].as_str().unwrap().to_owned(), now["review_due_on"].clone())
    };
    let made = office.create(CANDIDATES, &candidate(&app, &cycle, &kept, 100)).await;
    assert_eq!(state().await, ("archived".to_owned(), Value::Null));
    let path = format!("/api/v1{CANDIDATES}/{}", made["id"].as_str().unwrap());
    office.patch(&path, &json!({"origin_ids": []})).await.expect(200);
    assert_eq!(state().await, ("active".to_owned(), json!("2028-08-17")));
    office.patch(&path, &json!({"origin_ids": [kept["id"]]})).await.expect(200);
    assert_eq!(state().await.0, "archived");
    office.act(CANDIDATES, &made, "withdraw", &json!({"reason": "先行研究"})).await;
    assert_eq!(state().await.0, "active");
}

#[tokio::test]
async fn what_is_not_selected_comes_back_to_the_reserve() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let office = app.person("government-office").await;
    let path = format!("/api/v1{CANDIDATES}?cycle_id={}&sort=no", projects[0]["cycle_id"].as_str().unwrap());
    let mut states = Vec::new();
    for one in office.get(&path).await.expect(200).body["items"].as_array().unwrap() {
        let kept = fresh(&office, RESERVE, &json!({"id": one["origin_ids"][0]})).await;
        states.push((one["state"].as_str().unwrap().to_owned(), kept["state"].as_str().unwrap().to_owned()));
    }
    let [taken, back] = [("selected", "archived"), ("not_selected", "active")]
        .map(|(candidate, kept)| (candidate.to_owned(), kept.to_owned()));
    assert_eq!(states, [taken.clone(), taken, back.clone(), back]);
}

#[tokio::test]
async fn what_nobody_looks_at_leaves_the_reserve() {
    let app = App::start().await;
    let kept = reserved(&app, "社区食堂扩建").await;
    app.on("2028-08-03");
    app.sweep().await;
    let office = app.person("government-office").await;
    assert_eq!(fresh(&office, RESERVE, &kept).await["state"], "active", "its last day is not over");
    app.on("2028-08-04");
    app.sweep().await;
    let office = app.person("government-office").await;
    assert_eq!(fresh(&office, RESERVE, &kept).await["state"], "archived");
    let again = office.act(RESERVE, &kept, "restore", &json!({})).await;
    assert_eq!(
        (again["state"].as_str(), again["review_due_on"].as_str()),
        (Some("active"), Some("2030-08-04"))
    );
}
