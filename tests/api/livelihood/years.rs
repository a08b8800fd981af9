//! Projects of several years: each has its plan, and goes on with it (07 §3.4).

use super::projects::{KIND, PROJECTS, plan, report, selected, started};
use crate::support::{App, fresh, only};
use sea_orm::ConnectionTrait;
use serde_json::json;

#[tokio::test]
async fn a_project_of_several_years_goes_on_in_the_next() {
    let app = App::start().await;
    let projects = selected(&app).await;
    // One year and no stages is not rolled over.
    let short = started(&app, &projects[1], |_| {}).await;
    let db = app.application.service.store.whole().await.unwrap();
    let staged =
        "UPDATE livelihood_project SET is_staged = TRUE, finish_on = '2028-11-30' WHERE code = '2027-01'";
    db.execute_unprepared(staged).await.unwrap();
    let stages = json!([{"year": 2027, "target_value": "50.00"}, {"year": 2028, "target_value": "100.00"}]);
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
    // The plan of that year, told again, is none of the year after.
    let third = "UPDATE livelihood_project SET state = 'rolled_over', finish_on = '2029-11-30' WHERE code = '2027-01'";
    db.execute_unprepared(third).await.unwrap();
    next["goals"][0]["stage_targets"].as_array_mut().unwrap()[1]["target_value"] = json!("100.00");
    next["milestones"][1]["due_on"] = json!("2029-06-30");
    clerk.act(PROJECTS, &one, "plan", &next).await;
    clerk.act("/publications", &draft, "withdraw", &json!({"reason": "有误"})).await;
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
