//! Pictures of a project and of a year (SVG), for people who would rather look.

use super::projects::{PROJECTS, done, report, selected, started};
use crate::support::{Answer, App, Person};
use reqwest::Method;
use serde_json::{Value, json};

fn timeline(project: &Value) -> String {
    format!("/api/v1{PROJECTS}/{}/timeline.svg", project["id"].as_str().unwrap())
}

/// The texts of an element, as they stand.
fn texts<'a>(svg: &'a str, element: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{element} "), format!("</{element}>"));
    let opened = svg.split(&open).skip(1);
    opened.map(|rest| rest.split_once('>').unwrap().1.split_once(&close).unwrap().0).collect()
}

async fn drawn(person: &Person, path: &str) -> Answer {
    let answer = person.get(path).await;
    assert_eq!(answer.expect(200).header("content-type"), "image/svg+xml");
    answer
}

#[tokio::test]
async fn everybody_sees_how_far_a_project_is_once_its_plan_is_out() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let (one, stranger) = (&projects[0], app.stranger());
    let path = timeline(one);
    stranger.get(&path).await.refused(404, "NOT_FOUND");
    let clerk = app.person("department-clerk").await;
    assert!(
        drawn(&clerk, &path).await.text.contains("2027-01"),
        "whoever reads the project reads its picture"
    );
    let odd = |plan: &mut Value| plan["milestones"][0]["name"] = json!("选址 <script> & \"定点\"");
    started(&app, one, odd).await;
    let svg = drawn(&stranger, &path).await;
    assert_eq!(texts(&svg.text, "title"), ["充电桩一百个(2027-01)"]);
    let told = texts(&svg.text, "desc")[0];
    for part in
        ["实施中", "绿灯", "完成率 0.00%", "充电桩:已完成 0.00 个,目标 100.00 个", "应于 2027-03-31 完成"]
    {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    assert!(told.contains("选址 &lt;script&gt; &amp; &quot;定点&quot;") && !svg.text.contains("<script>"));
    assert!(!svg.text.contains("演示负责人001"), "nobody's name is on it");
    let english = drawn(&stranger, &format!("{path}?lang=en")).await;
    assert!(texts(&english.text, "desc")[0].contains("In progress, green light, 0.00% done"));
    assert!(english.text.contains("lang=\"en\""));
    stranger.get(&format!("{path}?lang=fr")).await.refused(400, "INVALID_PARAMETER");
    stranger.get(&format!("{path}?size=9")).await.refused(400, "UNKNOWN_PARAMETER");
    let again = stranger.request(Method::GET, &path).header("If-None-Match", svg.header("etag"));
    assert_eq!(Answer::of(again).await.status, 304);
}

#[tokio::test]
async fn what_is_late_is_said_in_words() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let one = &projects[0];
    started(&app, one, |_| {}).await;
    app.on("2027-04-06");
    let clerk = app.person("department-clerk").await;
    let (path, stranger) = (timeline(one), app.stranger());
    let late = drawn(&stranger, &path).await;
    assert!(texts(&late.text, "desc")[0].contains("! 应于 2027-03-31 完成,已逾期 6 天"));
    done(&clerk, one, (1, "2027-04-05")).await;
    clerk.act(PROJECTS, one, "report-progress", &report("2027-03", "25.00", 1_000)).await;
    let now = drawn(&stranger, &path).await;
    let told = texts(&now.text, "desc")[0];
    assert!(told.contains("✓ 2027-04-05 完成") && told.contains("完成率 25.00%"), "{told}");
}

#[tokio::test]
async fn the_funnel_of_a_year_narrows_from_ideas_to_what_was_finished() {
    let app = App::start().await;
    let projects = selected(&app).await;
    let year = projects[0]["cycle_id"].as_str().unwrap();
    let path = format!("/api/v1/livelihood/cycles/{year}/funnel");
    let stranger = app.stranger();
    let counted = stranger.get(&path).await.expect(200).body.clone();
    let steps: Vec<_> = counted["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["step"].as_str().unwrap(), one["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(steps[..4], [("leads", 0), ("candidates", 4), ("on_ballot", 4), ("selected", 2)]);
    let svg = drawn(&stranger, &format!("{path}.svg")).await;
    assert_eq!(texts(&svg.text, "title"), ["2027 年民生实事项目:从线索到评价"]);
    assert!(texts(&svg.text, "desc")[0].contains("候选项目:4 件;列入票决:4 件;入选:2 件"));
    let english = drawn(&stranger, &format!("{path}.svg?lang=en")).await;
    assert!(texts(&english.text, "desc")[0].contains("Candidates: 4; Put to the vote: 4; Selected: 2"));
}

/// What is proposed while a year collects is read by the offices, and counted for them alone.
#[tokio::test]
async fn the_funnel_counts_what_its_viewer_reads() {
    let app = App::start().await;
    let cycle = super::collecting(&app, 2).await;
    for number in 1..=3 {
        let mut lead = super::leads::by_a_citizen(&cycle);
        lead["title"] = json!(format!("第{number}处增设设施"));
        super::proposed_by_a_citizen(&app, &lead).await.expect(201);
    }
    let path = format!("/api/v1/livelihood/cycles/{}/funnel", cycle["id"].as_str().unwrap());
    let counts = |answer: &Answer| -> Vec<u64> {
        let steps = answer.expect(200).body["steps"].as_array().unwrap().clone();
        steps.iter().map(|one| one["count"].as_u64().unwrap()).collect()
    };
    let office = app.person("government-office").await;
    assert_eq!(counts(&office.get(&path).await)[0], 3);
    // A department that proposed none of them.
    assert_eq!(counts(&app.person("department-clerk").await.get(&path).await)[0], 0);
    let stranger = app.stranger();
    assert_eq!(counts(&stranger.get(&path).await), [0; 7]);
    let svg = drawn(&stranger, &format!("{path}.svg")).await;
    assert!(texts(&svg.text, "desc")[0].starts_with("征集线索:0 件;候选项目:0 件"), "{}", svg.text);
}

#[tokio::test]
async fn a_year_that_is_not_announced_has_no_picture_for_others() {
    let app = App::start().await;
    let office = app.person("government-office").await;
    let year = office.create(super::CYCLES, &super::year(&app, 2)).await;
    let path = format!("/api/v1/livelihood/cycles/{}/funnel", year["id"].as_str().unwrap());
    for path in [path.clone(), format!("{path}.svg")] {
        office.get(&path).await.expect(200);
        app.stranger().get(&path).await.refused(404, "NOT_FOUND");
        let elsewhere = app.stranger().request(Method::GET, &path).header("Authorization", "Bearer nonsense");
        assert_eq!(Answer::of(elsewhere).await.status, 401, "a token that is none is not overlooked");
    }
}
