//! Calendars to which programs subscribe: of a site for everybody, of a user for the user.

use super::{SCHEDULES, home};
use crate::support::{Answer, App, Person};
use reqwest::Method;
use serde_json::{Value, json};

async fn published(app: &App, site: &Value) -> Value {
    let leader = app.person("site-manager").await;
    let item = json!({
        "seq": 1, "date": "2026-09-15", "start_time": "09:00", "end_time": "11:00", "category": "voter_reception",
        "topic": "充电, 停车; 绿化", "deputy_ids": [app.deputy(9)], "place": "第一代表之家"
    });
    let month = json!({"site_id": site["id"], "year": 2026, "month": 9, "items": [item]});
    let made = leader.create(SCHEDULES, &month).await;
    leader.act(SCHEDULES, &made, "publish", &json!({})).await
}

/// As a program asks that knows the address and nothing else.
async fn ask(stranger: &Person, path: &str) -> Answer {
    Answer::of(stranger.request(Method::GET, path).header("Accept", "text/calendar")).await
}

/// The lines of a calendar, unfolded.
fn lines(answer: &Answer) -> Vec<String> {
    assert!(answer.header("content-type").starts_with("text/calendar"));
    assert!(answer.text.ends_with("\r\n") && !answer.text.replace("\r\n", "").contains('\n'));
    answer.text.replace("\r\n ", "").split("\r\n").map(Into::into).collect()
}

fn has(lines: &[String], wanted: &str) -> bool {
    lines.iter().any(|line| line == wanted)
}

#[tokio::test]
async fn everybody_subscribes_to_what_a_site_published() {
    let app = App::start().await;
    let site = home(&app).await;
    let path = format!("/api/v1/stations/sites/{}/schedule.ics", site["id"].as_str().unwrap());
    let stranger = app.stranger();
    assert!(!ask(&stranger, &path).await.expect(200).text.contains("VEVENT"));
    let month = published(&app, &site).await;
    let answer = ask(&stranger, &path).await;
    let found = lines(answer.expect(200));
    let uid = format!("UID:{}-1@jiandu", month["id"].as_str().unwrap());
    for line in [
        "BEGIN:VEVENT",
        uid.as_str(),
        "DTSTART:20260915T010000Z",
        "DTEND:20260915T030000Z",
        r"SUMMARY:接待选民 · 充电\, 停车\; 绿化",
        "LOCATION:第一代表之家",
        "X-WR-CALNAME:第一街道代表站点JD-01",
    ] {
        assert!(has(&found, line), "{line} is not in {found:#?}");
    }
    assert!(found.iter().any(|line| line.starts_with("DTSTAMP:20260803T")));
    // Nobody is named, and what was read is not sent again.
    assert!(!answer.text.contains(&app.deputy(9)) && !answer.text.contains("演示"));
    let again = stranger.request(Method::GET, &path).header("If-None-Match", answer.header("etag"));
    assert_eq!(Answer::of(again).await.status, 304);
    // An event that moves keeps its name.
    let leader = app.person("site-manager").await;
    let mut items = month["items"].clone();
    items[0]["date"] = json!("2026-09-22");
    leader
        .act(
            SCHEDULES,
            &month,
            "change",
            &json!({"items": items, "reason": "场地检修", "notice_document_id": null}),
        )
        .await;
    let found = lines(&ask(&stranger, &path).await);
    assert!(has(&found, &uid) && has(&found, "DTSTART:20260922T010000Z"), "{found:#?}");
    ask(&stranger, &format!("{path}?x=1")).await.refused(400, "UNKNOWN_PARAMETER");
}

#[tokio::test]
async fn drafts_and_sites_that_are_not_open_yet_are_not_shown() {
    let app = App::start().await;
    let site = home(&app).await;
    let station = super::building(&app, "JD-02", "station", Some(&site)).await;
    let stranger = app.stranger();
    for unseen in [station["id"].as_str().unwrap(), "0198f3a2-6d1c-7c4e-9b1a-000000000000"] {
        for below in ["schedule.ics", "qr-code"] {
            let path = format!("/api/v1/stations/sites/{unseen}/{below}");
            stranger.get(&path).await.refused(404, "NOT_FOUND");
        }
        assert_eq!(stranger.get(&format!("/sites/{unseen}")).await.status, 404);
    }
    let leader = app.person("site-manager").await;
    let item = json!({
        "seq": 1, "date": "2026-09-15", "start_time": "09:00", "end_time": "11:00", "category": "other",
        "topic": "草稿中的安排", "deputy_ids": [], "place": "第一代表之家"
    });
    leader
        .create(SCHEDULES, &json!({"site_id": site["id"], "year": 2026, "month": 9, "items": [item]}))
        .await;
    let path = format!("/api/v1/stations/sites/{}/schedule.ics", site["id"].as_str().unwrap());
    assert!(!ask(&stranger, &path).await.expect(200).text.contains("VEVENT"));
}

/// A token of somebody for themselves, as the answer shows it once.
async fn token(person: &Person, user: &str, scopes: Value) -> Value {
    let wanted =
        json!({"name": "日历", "user_id": user, "scopes": scopes, "expires_at": "2027-07-01T00:00:00Z"});
    person.create("/api-tokens", &wanted).await
}

#[tokio::test]
async fn a_deputy_subscribes_with_a_token_that_reads_this_and_nothing_else() {
    let app = App::start().await;
    let site = home(&app).await;
    let month = published(&app, &site).await;
    let deputy = app.sign_in("deputy").await;
    let issued = token(&deputy, &app.user("deputy"), json!(["calendar:read"])).await;
    let secret = issued["token"].as_str().unwrap().to_owned();
    let feed = |secret: &str| format!("/api/v1/calendar/{secret}/feed.ics");
    let stranger = app.stranger();
    let answer = ask(&stranger, &feed(&secret)).await;
    let found = lines(answer.expect(200));
    let uid = format!("UID:{}-1@jiandu", month["id"].as_str().unwrap());
    assert!(has(&found, &uid) && has(&found, "DTSTART:20260915T010000Z"), "{found:#?}");
    assert_eq!(answer.header("cache-control"), "private, no-cache");
    // The same with the token in its header, and for the session of the person.
    let by_token = Person::with_token(&app, Some(secret.clone()));
    for person in [&by_token, &deputy] {
        assert_eq!(person.get("/api/v1/calendar.ics").await.expect(200).text, answer.text);
    }
    by_token.get("/api/v1/deputies").await.refused(403, "INSUFFICIENT_SCOPE");
    // Whoever finds the address learns no name by it either.
    by_token.get("/api/v1/auth/me").await.refused(403, "INSUFFICIENT_SCOPE");
    // Others are not on that roster.
    let other = app.person("deputy-2").await.get("/api/v1/calendar.ics").await;
    assert!(!other.expect(200).text.contains(&uid));
    // What may do more has no place in an address; what is none is told nothing.
    for scopes in [json!(["*:read"]), json!(["calendar:read", "registry:read"]), json!(["calendar:*"])] {
        let wide = token(&deputy, &app.user("deputy"), scopes).await;
        ask(&stranger, &feed(wide["token"].as_str().unwrap())).await.refused(403, "INSUFFICIENT_SCOPE");
    }
    ask(&stranger, &feed(deputy.token.as_deref().unwrap())).await.refused(403, "INSUFFICIENT_SCOPE");
    // What was refused is not told again, or it would stand in the logs of whoever keeps answers.
    let template = "/api/v1/calendar/{token}/feed.ics";
    let refused = ask(&stranger, &feed("jiandu_nothing")).await;
    assert_eq!(refused.refused(401, "UNAUTHENTICATED").body["instance"], template);
    let unread = ask(&stranger, &format!("{}?colour=red", feed(&secret))).await;
    assert_eq!(unread.refused(400, "UNKNOWN_PARAMETER").body["instance"], template);
    let other = stranger.post(&feed(&secret), &json!({})).await;
    assert_eq!(other.refused(405, "METHOD_NOT_ALLOWED").body["instance"], template);
    for answer in [refused, unread, other] {
        assert!(!answer.text.contains("jiandu_nothing") && !answer.text.contains(&secret), "{}", answer.text);
    }
    // It is listed without its secret, revoked, and gone.
    let path = format!("/api/v1/api-tokens/{}", issued["id"].as_str().unwrap());
    let listed = deputy.get(&path).await.expect(200).body.clone();
    assert!(listed["token"].is_null() && !listed.to_string().contains(&secret));
    deputy.act("/api-tokens", &issued, "revoke", &json!({"reason": "不再订阅"})).await;
    ask(&stranger, &feed(&secret)).await.refused(401, "UNAUTHENTICATED");
}

#[tokio::test]
async fn deadlines_and_meetings_of_the_own_body_are_whole_days() {
    let app = App::start().await;
    let site = home(&app).await;
    published(&app, &site).await;
    let clerk = app.person("street-clerk").await;
    let own = clerk.get("/api/v1/deadlines?state=running&limit=200").await.expect(200).body.clone();
    let committee = app.organization("street-committee");
    let own = own["items"].as_array().unwrap().clone();
    let own = own
        .iter()
        .find(|one| one["responsible_organization_id"] == *committee)
        .expect("a deadline of the street")
        .clone();
    let found = lines(clerk.get("/api/v1/calendar.ics").await.expect(200));
    let day = own["effective_due_on"].as_str().unwrap().replace('-', "");
    assert!(has(&found, &format!("UID:{}@jiandu", own["id"].as_str().unwrap())), "{found:#?}");
    assert!(has(&found, &format!("DTSTART;VALUE=DATE:{day}")), "{found:#?}");
    let elsewhere = app.person("town-presidium").await.get("/api/v1/calendar.ics").await;
    assert!(!elsewhere.expect(200).text.contains(own["id"].as_str().unwrap()));
}
