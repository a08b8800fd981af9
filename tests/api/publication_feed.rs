//! The feed of publications as a portal polls it: nothing is missed, nothing is repeated, nothing internal is shown.

use crate::support::{Answer, App, People, Person};
use reqwest::Method;
use serde_json::{Value, json};

const PUBLICATIONS: &str = "/publications";
const FEED: &str = "/api/v1/publications/feed";

/// A publication that was checked; published by the office.
async fn publish(people: &People, app: &App, scope: &str, title: &str, text: &str) -> Value {
    let draft = json!({
        "subject_type": "registry.organization", "subject_id": app.organization("sc"), "kind": "notice",
        "scope": scope, "channel": "website", "title": title, "text": text, "disclosure": "public"
    });
    let draft = people.committee.create(PUBLICATIONS, &draft).await;
    people.secretary.act(PUBLICATIONS, &draft, "review", &json!({"note": "内部意见"})).await;
    people.office.act(PUBLICATIONS, &draft, "publish", &json!({})).await
}

async fn read(stranger: &Person, query: &str, accept: &str) -> Answer {
    let request = stranger.request(Method::GET, &format!("{FEED}{query}"));
    Answer::of(request.header("District-Code", "310114").header("Accept", accept)).await
}

/// A portal that remembers where it was.
struct Portal {
    stranger: Person,
    cursor: Option<String>,
}

impl Portal {
    /// Everything new, in pages of two.
    async fn poll(&mut self) -> Vec<Value> {
        let mut news = Vec::new();
        loop {
            let cursor = self.cursor.as_ref().map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
            let page = read(&self.stranger, &format!("?limit=2{cursor}"), "application/json").await;
            page.expect(200);
            let more = page.body["next_cursor"].is_string();
            assert!(!more || page.body["next_cursor"] == page.body["resume_cursor"]);
            assert_eq!(page.header("link").is_empty(), !more);
            news.extend(page.body["items"].as_array().unwrap().iter().cloned());
            self.cursor = page.body["resume_cursor"].as_str().map(Into::into);
            if !more {
                return news;
            }
        }
    }
}

/// Change, title and text of entries.
fn told(news: &[Value]) -> Vec<Value> {
    news.iter().map(|entry| json!([entry["change"], entry["title"], entry["text"]])).collect()
}

#[tokio::test]
async fn a_portal_that_polls_misses_and_repeats_nothing() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let mut portal = Portal { stranger: app.stranger(), cursor: None };
    assert_eq!(portal.poll().await, Vec::<Value>::new());
    let one = publish(&people, &app, "to_public", "公告一", "第一版。").await;
    publish(&people, &app, "to_deputies", "通报", "只给代表。").await;
    assert_eq!(told(&portal.poll().await), [json!(["published", "公告一", "第一版。"])]);
    assert_eq!(portal.poll().await, Vec::<Value>::new());

    // Much happens between two polls: another is published, both are corrected, the second is withdrawn again.
    app.wait(60);
    let two = publish(&people, &app, "to_public", "公告二", "有误。").await;
    let correction = json!({"text": "第二版。", "reason": "数据有误"});
    for (publication, correction) in
        [(&one, correction), (&two, json!({"text": "仍有误。", "reason": "笔误"}))]
    {
        people.committee.act(PUBLICATIONS, publication, "propose-correction", &correction).await;
        people.office.act(PUBLICATIONS, publication, "correct", &json!({})).await;
    }
    people.office.act(PUBLICATIONS, &two, "withdraw", &json!({"reason": "不应公开"})).await;
    let news = portal.poll().await;
    assert_eq!(
        told(&news),
        [
            json!(["published", "公告二", null]),
            json!(["corrected", "公告一", "第二版。"]),
            json!(["corrected", "公告二", null]),
            json!(["withdrawn", "公告二", null]),
        ]
    );
    assert_eq!(news[1]["reason"], "数据有误");
    assert_eq!(news[3]["reason"], "不应公开");
    assert_eq!(portal.poll().await, Vec::<Value>::new());

    // From the beginning: in order, numbered without gaps, the old version kept, of what was withdrawn no text.
    let all = read(&portal.stranger, "", "*/*").await.expect(200).clone();
    let items = all.body["items"].as_array().unwrap();
    let numbers: Vec<i64> = items.iter().map(|entry| entry["sequence"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    let instants: Vec<&str> = items.iter().map(|entry| entry["occurred_at"].as_str().unwrap()).collect();
    assert!(instants.windows(2).all(|pair| pair[0] <= pair[1]), "{instants:?}");
    let current: Vec<bool> = items.iter().map(|entry| entry["is_current"].as_bool().unwrap()).collect();
    assert_eq!(current, [false, false, true, false, true]);
    assert_eq!(items[0]["text"], "第一版。");
    for secret in ["有误。\"", "内部意见", "只给代表", "reviewed_by", "author", "disclosure"] {
        assert!(!all.text.contains(secret), "{secret}: {}", all.text);
    }
    // The record that an entry leads to says the same.
    let read_one = portal.stranger.request(Method::GET, items[1]["url"].as_str().unwrap());
    let tombstone = Answer::of(read_one.header("District-Code", "310114")).await.expect(200).body.clone();
    assert_eq!((&tombstone["text"], &tombstone["withdrawn_reason"]), (&json!("已撤回"), &json!("不应公开")));
}

#[tokio::test]
async fn the_feed_is_of_a_district_and_its_cursors_too() {
    let app = App::start().await;
    let people = People::of(&app).await;
    publish(&people, &app, "to_public", "公告", "正文。").await;
    let stranger = app.stranger();
    let cursor = read(&stranger, "", "*/*").await.body["resume_cursor"].as_str().unwrap().to_owned();
    let elsewhere = |query: String| {
        let request = stranger.request(Method::GET, &format!("{FEED}{query}"));
        Answer::of(request.header("District-Code", "310104"))
    };
    let other = elsewhere(String::new()).await.expect(200).body.clone();
    assert_eq!(other, json!({"items": [], "next_cursor": null, "resume_cursor": null}));
    elsewhere(format!("?cursor={cursor}")).await.refused(400, "INVALID_CURSOR");
    Answer::of(stranger.request(Method::GET, FEED)).await.refused(400, "DISTRICT_MISSING");
    read(&stranger, "?limit=0", "*/*").await.refused(400, "INVALID_PARAMETER");
    read(&stranger, "?colour=red", "*/*").await.refused(400, "UNKNOWN_PARAMETER");
    // Somebody with a token reads the same of the own district.
    let signed = people.clerk.get(FEED).await;
    assert_eq!(signed.expect(200).body["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_feed_is_atom_for_whoever_prefers_it() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let one = publish(&people, &app, "to_public", "<公告> & \"一\"", "第一行。\n第二行<b>。").await;
    let two = publish(&people, &app, "to_public", "公告二", "不应公开的内容。").await;
    people.office.act(PUBLICATIONS, &two, "withdraw", &json!({"reason": "不宜公开 & 撤回"})).await;
    let stranger = app.stranger();
    let page = read(&stranger, "", "application/atom+xml, application/json;q=0.5").await;
    assert_eq!(page.expect(200).header("content-type"), "application/atom+xml; charset=utf-8");
    assert!(page.headers.get_all("vary").iter().any(|value| value.to_str().unwrap().contains("Accept")));
    let text = &page.text;
    assert!(text.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\""
    ));
    for part in [
        "<title>嘉定区人大监督公开</title>",
        "<title>&lt;公告&gt; &amp; &quot;一&quot;</title>",
        "<content type=\"text\">第一行。&#10;第二行&lt;b&gt;。</content>",
        "<category term=\"notice\" label=\"公告\"/>",
        "<at:comment>不宜公开 &amp; 撤回</at:comment></at:deleted-entry></feed>",
        "rel=\"urn:jiandu:resume\"",
    ] {
        assert!(text.contains(part), "no {part} in {text}");
    }
    assert!(text.contains(&format!("<id>urn:uuid:{}</id>", one["id"].as_str().unwrap())));
    assert_eq!(text.matches("<at:deleted-entry").count(), 2);
    assert!(!text.contains("不应公开的内容"), "{text}");
    // The link of a page that is not the last leads to the next.
    let first = read(&stranger, "?limit=1", "application/atom+xml").await.expect(200).text.clone();
    let next = first.split("rel=\"next\"").nth(1).unwrap().split("href=\"").nth(1).unwrap();
    let next = next.split('"').next().unwrap().replace("&amp;", "&");
    let request = stranger.request(Method::GET, &next).header("Accept", "application/atom+xml");
    let second = Answer::of(request.header("District-Code", "310114")).await.expect(200).text.clone();
    assert!(second.contains("deleted-entry") && !second.contains("第一行"), "{second}");
    read(&stranger, "?cursor=no", "application/atom+xml").await.refused(400, "INVALID_CURSOR");
}

#[tokio::test]
async fn publications_at_the_same_time_are_numbered_one_by_one() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let mut drafts = Vec::new();
    for number in 0..6 {
        let draft = json!({
            "subject_type": "registry.organization", "subject_id": app.organization("sc"), "kind": "notice",
            "scope": "to_public", "channel": "website", "title": format!("公告{number}"), "text": "正文。",
            "disclosure": "public"
        });
        let draft = people.committee.create(PUBLICATIONS, &draft).await;
        people.secretary.act(PUBLICATIONS, &draft, "review", &json!({})).await;
        drafts.push(draft);
    }
    let publishing = drafts.iter().map(|draft| {
        let (office, draft) = (people.office.clone(), draft.clone());
        tokio::spawn(async move { office.act(PUBLICATIONS, &draft, "publish", &json!({})).await })
    });
    for published in publishing.collect::<Vec<_>>() {
        published.await.unwrap();
    }
    let page = read(&app.stranger(), "", "*/*").await;
    let numbers: Vec<i64> =
        page.body["items"].as_array().unwrap().iter().map(|e| e["sequence"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
}
