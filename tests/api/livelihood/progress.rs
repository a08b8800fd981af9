//! What is reported every month, and put right (07 §2.7).

use super::projects::{PROJECTS, deadlines, plan_told, report, selected, started};
use crate::support::{App, only, read_as_the_public};
use serde_json::json;

const REPORTS: &str = "/livelihood/progress-reports";

#[tokio::test]
async fn a_month_is_reported_once_and_nothing_falls() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let clerk = app.person("department-clerk").await;
    only(&app, &["department-clerk"], PROJECTS, &one, "report-progress", &report("2026-08", "20.00", 1))
        .await;
    let now = clerk.act(PROJECTS, &one, "report-progress", &report("2026-08", "20.00", 50_000_000)).await;
    assert_eq!((now["completion"].as_str(), now["executed_fen"].as_i64()), (Some("20.00"), Some(50_000_000)));
    assert_eq!(now["goals"][0]["actual_value"], "20.00");
    app.on("2026-09-01");
    let clerk = app.person("department-clerk").await;
    let mut two = report("2026-09", "30.00", 50_000_000);
    two["goal_values"] = json!(["30.00", "1.00"]);
    let refused = [
        (report("2026-9", "30.00", 50_000_000), (422, "VALIDATION_FAILED")),
        (report("2026-10", "30.00", 50_000_000), (422, "FUTURE_RECORD")),
        (report("2026-08", "30.00", 50_000_000), (409, "ALREADY_EXISTS")),
        (two, (422, "VALIDATION_FAILED")),
        (report("2026-09", "-1.00", 50_000_000), (422, "VALIDATION_FAILED")),
        (report("2026-09", "19.99", 50_000_000), (422, "PROGRESS_REGRESSION")),
        (report("2026-09", "30.00", 49_999_999), (422, "PROGRESS_REGRESSION")),
        (report("2026-07", "20.01", 0), (422, "PROGRESS_REGRESSION")),
        (report("2026-09", "30.00", 260_000_001), (422, "OVERSPEND")),
    ];
    for (body, code) in refused {
        clerk.refused(PROJECTS, &one, "report-progress", &body, code).await;
    }
    let described =
        json!({"title": "照片", "kind": "report", "file_name": "照片.pdf", "disclosure": "public"});
    let mut dark = report("2026-09", "30.00", 50_000_000);
    dark["photo_ids"] = json!([clerk.create("/documents", &described).await["id"]]);
    clerk.refused(PROJECTS, &one, "report-progress", &dark, (422, "DOCUMENT_MISSING")).await;
    clerk.act(PROJECTS, &one, "report-progress", &report("2026-09", "20.00", 50_000_000)).await;
}

#[tokio::test]
async fn the_head_corrects_and_both_stay() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let (clerk, head) = (app.person("department-clerk").await, app.person("department-head").await);
    let correction = |value: &str, executed: i64| json!({"period": "2026-08", "goal_values": [value], "executed_fen": executed, "reason": "重复计数"});
    head.refused(PROJECTS, &one, "correct-progress", &correction("1.00", 0), (422, "UNKNOWN_REFERENCE"))
        .await;
    clerk.act(PROJECTS, &one, "report-progress", &report("2026-08", "20.00", 50_000_000)).await;
    head.refused(PROJECTS, &one, "correct-progress", &correction("-1.00", 0), (422, "VALIDATION_FAILED"))
        .await;
    head.refused(PROJECTS, &one, "correct-progress", &correction("1.00", 260_000_001), (422, "OVERSPEND"))
        .await;
    only(&app, &["department-head"], PROJECTS, &one, "correct-progress", &correction("10.00", 0)).await;
    let now = head.act(PROJECTS, &one, "correct-progress", &correction("10.00", 40_000_000)).await;
    assert_eq!((now["completion"].as_str(), now["executed_fen"].as_i64()), (Some("10.00"), Some(40_000_000)));
    let path = format!("/api/v1{REPORTS}?project_id={}", one["id"].as_str().unwrap());
    let all = head.get(&path).await.expect(200).body["items"].as_array().unwrap().clone();
    let states: Vec<_> = all.iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["reported", "corrected"]);
    assert_eq!(
        (&all[0]["corrects_id"], all[0]["correction_reason"].as_str()),
        (&all[1]["id"], Some("重复计数"))
    );
    read_as_the_public(&app, &["finance-clerk", "site-manager"], REPORTS, &all[0]).await;
}

/// A month that is owed is not paid with a later one.
#[tokio::test]
async fn no_month_is_skipped() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    app.on("2026-10-20");
    let clerk = app.person("department-clerk").await;
    let progress = async || {
        let mut open = deadlines(&clerk, &one, "running").await;
        open.extend(deadlines(&clerk, &one, "overdue").await);
        open.retain(|(code, _)| code == "LIVELIHOOD_PROGRESS");
        open.into_iter().map(|(_, day)| day).collect::<Vec<_>>()
    };
    let owed = progress().await;
    clerk.act(PROJECTS, &one, "report-progress", &report("2026-10", "30.00", 0)).await;
    assert_eq!(progress().await, owed, "October stands for August");
    clerk.act(PROJECTS, &one, "report-progress", &report("2026-08", "10.00", 0)).await;
    assert_eq!(progress().await, ["2026-10-10"]);
    // With September October is there already.
    clerk.act(PROJECTS, &one, "report-progress", &report("2026-09", "20.00", 0)).await;
    assert_eq!(progress().await, ["2026-12-10"]);
}

/// A plan that is withdrawn is owed again, and told anew (07 §3.8).
#[tokio::test]
async fn a_plan_that_is_withdrawn_is_owed_again() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = started(&app, &projects[0], |_| {}).await;
    let clerk = app.person("department-clerk").await;
    let owes =
        async || deadlines(&clerk, &one, "running").await.iter().any(|(code, _)| code == "LIVELIHOOD_PLAN");
    assert!(!owes().await);
    let path = format!("/api/v1/publications?subject_id={}&kind=project_plan", one["id"].as_str().unwrap());
    let told = clerk.get(&path).await.expect(200).body["items"][0].clone();
    clerk.act("/publications", &told, "withdraw", &json!({"reason": "内容有误"})).await;
    assert!(owes().await);
    plan_told(&app, &one).await;
    assert!(!owes().await);
}
