//! The picture on the door of a site, and the page to which it leads.

use super::{SCHEDULES, home};
use crate::support::{Answer, App};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_code_is_drawn_as_svg_and_png() {
    let app = App::start().await;
    let site = home(&app).await;
    let path = format!("/api/v1/stations/sites/{}/qr-code", site["id"].as_str().unwrap());
    let stranger = app.stranger();
    let svg = stranger.get(&path).await;
    assert_eq!(svg.expect(200).header("content-type"), "image/svg+xml");
    assert!(svg.text.contains("<svg") && svg.text.ends_with("</svg>"));
    let request = stranger.request(Method::GET, &format!("{path}?format=png"));
    let png = request.send().await.unwrap();
    assert_eq!((png.status().as_u16(), png.headers()["content-type"].to_str().unwrap()), (200, "image/png"));
    assert_eq!(&png.bytes().await.unwrap()[..8], b"\x89PNG\r\n\x1a\n");
    let again = stranger.request(Method::GET, &path).header("If-None-Match", svg.header("etag"));
    assert_eq!(Answer::of(again).await.status, 304);
    stranger.get(&format!("{path}?format=gif")).await.refused(400, "INVALID_PARAMETER");
    stranger.get(&format!("{path}?size=9")).await.refused(400, "UNKNOWN_PARAMETER");
    // Another address leads elsewhere.
    let mut settings = app.settings.clone();
    settings.cors_origins = vec!["https://portal.example".into()];
    let other = app.replica_with(settings).await;
    assert_ne!(other.stranger().get(&path).await.expect(200).text, svg.text);
}

#[tokio::test]
async fn the_page_says_where_the_site_is_and_what_takes_place() {
    let app = App::start().await;
    let site = home(&app).await;
    let leader = app.person("site-manager").await;
    let item = |seq: u32, day: &str, topic: &str| {
        json!({
            "seq": seq, "date": day, "start_time": "09:00", "end_time": "11:00", "category": "voter_reception",
            "topic": topic, "deputy_ids": [app.deputy(9)], "place": "第一代表之家"
        })
    };
    let month = json!({
        "site_id": site["id"], "year": 2026, "month": 9,
        "items": [item(1, "2026-09-15", "充电 <b> & 停车"), item(2, "2026-09-10", "绿化")]
    });
    let made = leader.create(SCHEDULES, &month).await;
    let path = format!("/sites/{}", site["id"].as_str().unwrap());
    let stranger = app.stranger();
    assert!(!stranger.get(&path).await.expect(200).text.contains("绿化"));
    leader.act(SCHEDULES, &made, "publish", &json!({})).await;
    let page = stranger.get(&path).await;
    assert!(page.expect(200).header("content-type").starts_with("application/xhtml+xml"));
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    for shown in [
        "第一街道代表站点JD-01",
        "嘉定区金园一路1号",
        "021-69000001",
        "充电 &lt;b&gt; &amp; 停车",
        "schedule.ics",
    ] {
        assert!(page.text.contains(shown), "{shown} is not on the page: {}", page.text);
    }
    assert!(page.text.find("绿化") < page.text.find("停车"), "in the order of the days");
    assert!(!page.text.contains(&app.deputy(9)) && !page.text.contains(&app.user("site-manager")));
}
