//! Projects of several years: each has its plan, and goes on with it (07 §3.4).

use super::{
    adjustments::{ADJUSTMENTS, asked},
    deliberated_on, listed_as,
    projects::{KIND, PROJECTS, done, plan, report, selected_by, started},
    ready_for,
    statistics::number,
};
use crate::support::{App, fresh, only};
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

/// The goals of two years, so much in the first.
fn two_years(first: &str) -> Value {
    json!([{"year": 2027, "target_value": first}, {"year": 2028, "target_value": "100.00"}])
}

/// The projects of a year: the first takes two years, the second one.
async fn voted(app: &App) -> Vec<Value> {
    let takes_two = |content: &mut Value| {
        content["finish_on"] = json!("2028-11-30");
        content["is_cross_year"] = json!(true);
        content["stages"] = two_years("50.00");
    };
    let (cycle, candidates) = listed_as(app, 2, takes_two).await;
    let cycle = deliberated_on(app, &cycle).await;
    selected_by(app, ready_for(app, (cycle, candidates), |_| {}).await).await
}

/// What the congress has voted for each year stands in the plan, and a year that it has not voted for does not.
#[tokio::test]
async fn the_goals_of_the_years_are_those_that_were_voted() {
    let app = App::start().await;
    let projects = voted(&app).await;
    assert_eq!(projects[0]["decided_values"][0]["stages"], two_years("50.00"));
    assert_eq!(projects[1]["decided_values"][0]["stages"], json!([]));
    let clerk = app.person("department-clerk").await;
    let content = plan(&app).await;
    let with = |stages: Value, others: Option<Value>| {
        let mut content = content.clone();
        content["goals"][0]["stage_targets"] = stages;
        if let Some(others) = others {
            let mut other = content["goals"][0].clone();
            (other["weight"], other["stage_targets"]) = (json!(40), others);
            content["goals"][0]["weight"] = json!(60);
            content["goals"].as_array_mut().unwrap().push(other);
        }
        content
    };
    let easy = json!([{"year": 2027, "target_value": "0.01"}]);
    let code = (422, "VALIDATION_FAILED");
    for (project, plan) in [
        (&projects[1], with(easy.clone(), None)),
        (&projects[1], with(json!([]), Some(easy.clone()))),
        (&projects[0], with(json!([]), None)),
        (&projects[0], with(two_years("0.01"), None)),
        (&projects[0], with(two_years("50.00"), Some(easy))),
    ] {
        clerk.refused(PROJECTS, project, "plan", &plan, code).await;
    }
    clerk.act(PROJECTS, &projects[0], "plan", &with(two_years("50.00"), Some(two_years("70.00")))).await;
    clerk.act(PROJECTS, &projects[1], "plan", &with(json!([]), Some(json!([])))).await;
    // Another goal has its last year too.
    let mut goal = json!([{"target_values": ["90.00", "100.00"], "stages": two_years("50.00")}]);
    goal[0]["locations"] = content["locations"].clone();
    goal[0]["locations"][0]["target"] = json!("90.00");
    clerk.refused_to_create(ADJUSTMENTS, &asked(&projects[0], "goal_change", &goal), code).await;
    goal[0]["stages"][1]["target_value"] = json!("90.00");
    clerk.create(ADJUSTMENTS, &asked(&projects[0], "goal_change", &goal)).await;
}

#[tokio::test]
async fn a_project_of_several_years_goes_on_in_the_next() {
    let app = App::start().await;
    let projects = voted(&app).await;
    // One year and no stages is not rolled over.
    let short = started(&app, &projects[1], |_| {}).await;
    let db = app.application.service.store.whole().await.unwrap();
    let stages = two_years("50.00");
    let one = started(&app, &projects[0], |plan| plan["goals"][0]["stage_targets"] = stages.clone()).await;
    let (clerk, why) = (app.person("department-clerk").await, json!({"reason": "分年实施"}));
    let halved = clerk.act(PROJECTS, &one, "report-progress", &report("2026-08", "50.00", 0)).await;
    assert_eq!(halved["completion"], "100.00");
    let head = app.person("department-head").await;
    head.refused(PROJECTS, &one, "complete", &json!({}), (422, "GOAL_MISSED")).await;
    app.on("2027-12-31");
    let office = app.person("government-office").await;
    office.refused(PROJECTS, &one, "roll-over", &why, (422, "GOAL_MISSED")).await;
    app.on("2028-01-01");
    let office = app.person("government-office").await;
    office.refused(PROJECTS, &short, "roll-over", &why, (422, "GOAL_MISSED")).await;
    only(&app, &["government-office"], PROJECTS, &one, "roll-over", &why).await;
    let rolled = office.act(PROJECTS, &one, "roll-over", &why).await;
    assert_eq!(rolled["state"], "rolled_over");
    // It has reached what its first year was to reach, and the other one nothing.
    let reader = app.person("sc-office").await;
    assert_eq!(number(&reader, "year=2027", "LP05", Some("goals")).await, "1/2 50.00");
    let clerk = app.person("department-clerk").await;
    let mut next = plan(&app).await;
    next["goals"][0]["stage_targets"] = stages;
    next["milestones"] = json!([
        {"name": "继续施工", "weight": 50, "due_on": "2028-06-30"}, {"name": "投入使用", "weight": 50, "due_on": "2028-11-30"}
    ]);
    clerk.act(PROJECTS, &one, "plan", &next).await;
    let head = app.person("department-head").await;
    let draft = json!({
        "subject_type": KIND, "subject_id": one["id"], "kind": "project_plan", "scope": "to_public", "round": 2,
        "channel": "website", "title": "续建方案", "text": "续建方案。", "disclosure": "public"
    });
    let draft = clerk.create("/publications", &draft).await;
    head.act("/publications", &draft, "review", &json!({})).await;
    clerk.act("/publications", &draft, "publish", &json!({})).await;
    let now = fresh(&clerk, PROJECTS, &one).await;
    assert_eq!((now["state"].as_str(), now["stage_year"].as_u64()), (Some("in_progress"), Some(2028)));
    assert_eq!(
        (now["completion"].as_str(), now["goals"][0]["actual_value"].as_str()),
        (Some("50.00"), Some("50.00"))
    );
    // What it reaches and spends from then on is none of the first year.
    clerk.act(PROJECTS, &one, "report-progress", &report("2028-01", "100.00", 130_000_000)).await;
    let of = |code: &'static str, part| number(&reader, "year=2027", code, part);
    assert_eq!(of("LP05", Some("goals")).await, "1/2 50.00");
    assert_eq!(of("LP05", Some("completion")).await, "2 50.00");
    assert_eq!(of("LP06", None).await, "0/2 0.00");
    assert_eq!(of("LP08", None).await, "0/520000000 0.00");
    // The plan of the first year is still out; that of this one is not.
    for no in [1, 2] {
        done(&clerk, &one, (no, "2028-01-01")).await;
    }
    clerk.act("/publications", &draft, "withdraw", &json!({"reason": "有误"})).await;
    head.refused(PROJECTS, &one, "complete", &json!({}), (409, "PUBLICATION_MISSING")).await;
    // The plan of that year, told again, is none of the year after.
    let third = "UPDATE livelihood_project SET state = 'rolled_over', finish_on = '2029-11-30' WHERE code = '2027-01'";
    db.execute_unprepared(third).await.unwrap();
    next["goals"][0]["stage_targets"].as_array_mut().unwrap()[1]["target_value"] = json!("100.00");
    next["milestones"][1]["due_on"] = json!("2029-06-30");
    clerk.act(PROJECTS, &one, "plan", &next).await;
    let told = async |round: u32| {
        let mut again = json!({
            "subject_type": KIND, "subject_id": one["id"], "kind": "project_plan", "scope": "to_public",
            "channel": "website", "title": "续建方案", "text": "续建方案。", "disclosure": "public"
        });
        again["round"] = json!(round);
        let again = clerk.create("/publications", &again).await;
        head.act("/publications", &again, "review", &json!({})).await;
        clerk.act("/publications", &again, "publish", &json!({})).await;
        fresh(&clerk, PROJECTS, &one).await["state"].clone()
    };
    assert_eq!(told(2).await, "rolled_over");
    assert_eq!(told(3).await, "in_progress");
}
