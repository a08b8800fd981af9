//! People without a token: what is open to them, in which district, and how often.

use crate::support::{Answer, App, Person};
use reqwest::Method;
use serde_json::json;

async fn as_public(stranger: &Person, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = stranger.request(Method::GET, path);
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    Answer::of(request).await
}

const JIADING: (&str, &str) = ("District-Code", "310114");

#[tokio::test]
async fn the_public_reads_what_was_published_in_a_district() {
    let app = App::start().await;
    let (office, committee) = (app.person("sc-office").await, app.person("committee-staff").await);
    let organization = json!({"id": app.organization("sc")});
    committee.publish(&office, "notice", "registry.organization", &organization).await;
    let draft = json!({
        "subject_type": "registry.organization", "subject_id": organization["id"], "kind": "notice",
        "scope": "to_deputies", "channel": "website", "title": "通报", "text": "向代表通报。", "disclosure": "public"
    });
    let told = committee.create("/publications", &draft).await;
    office.act("/publications", &told, "review", &json!({})).await;
    office.act("/publications", &told, "publish", &json!({})).await;

    let stranger = app.stranger();
    let path = "/api/v1/publications";
    let page = as_public(&stranger, path, &[JIADING]).await;
    let items = page.expect(200).body["items"].as_array().unwrap().clone();
    assert_eq!(items.len(), 1, "what was told to the deputies only is not public");
    assert_eq!(
        (items[0]["scope"].as_str(), items[0]["available_actions"].clone()),
        (Some("to_public"), json!([]))
    );
    let one = format!("{path}/{}", items[0]["id"].as_str().unwrap());
    as_public(&stranger, &one, &[JIADING]).await.expect(200);
    let hidden = format!("{path}/{}", told["id"].as_str().unwrap());
    as_public(&stranger, &hidden, &[JIADING]).await.refused(404, "NOT_FOUND");

    // Another district has nothing of it; without a district, or with one that does not exist, nothing is told.
    let other = ("District-Code", "310104");
    assert_eq!(as_public(&stranger, path, &[other]).await.expect(200).body["items"], json!([]));
    as_public(&stranger, &one, &[other]).await.refused(404, "NOT_FOUND");
    as_public(&stranger, path, &[]).await.refused(400, "DISTRICT_MISSING");
    as_public(&stranger, path, &[("District-Code", "999999")]).await.refused(400, "DISTRICT_MISSING");
    // Whoever has a token needs no district, but one that makes no sense is not passed over.
    let unreadable = office.request(Method::GET, path).header("District-Code", "3101");
    Answer::of(unreadable).await.refused(400, "MALFORMED_REQUEST");
    // What takes one value and comes twice is not read at all.
    let code = ("Access-Code", "7QK4M2XW9B3T");
    for headers in [&[JIADING, code, code][..], &[JIADING, JIADING], &[JIADING, ("Access-Code", "")]] {
        let name = headers[headers.len() - 1].0.to_lowercase();
        let refused = as_public(&stranger, path, headers).await;
        assert_eq!(refused.refused(400, "MALFORMED_REQUEST").body["params"]["header"], *name, "{headers:?}");
    }
    // A token that is wrong is refused also where none is needed.
    as_public(&stranger, path, &[JIADING, ("Authorization", "Bearer no")])
        .await
        .refused(401, "UNAUTHENTICATED");
    // What is not open stays closed, whatever a stranger says.
    as_public(&stranger, "/api/v1/terms", &[JIADING]).await.refused(401, "UNAUTHENTICATED");
    let history = format!("{one}/history");
    as_public(&stranger, &history, &[JIADING]).await.refused(401, "UNAUTHENTICATED");
}

#[tokio::test]
async fn wrong_codes_are_counted() {
    let app = App::start().await;
    let stranger = app.stranger();
    let path = "/api/v1/publications";
    let guess = |number: usize| format!("000000000{number:03}");
    for number in 0..20 {
        let wrong = as_public(&stranger, path, &[("Access-Code", &guess(number))]).await;
        wrong.refused(401, "ACCESS_CODE_WRONG");
    }
    let late = as_public(&stranger, path, &[("Access-Code", &guess(20))]).await;
    let wait: u32 = late.refused(429, "TOO_MANY_REQUESTS").header("retry-after").parse().unwrap();
    assert!((1..=3600).contains(&wait), "{wait}");
    // Without a code the address still reads, and in the next hour it may try again.
    as_public(&stranger, path, &[JIADING]).await.expect(200);
    app.clock.set("2026-08-03T02:00:01Z".parse().unwrap());
    as_public(&stranger, path, &[("Access-Code", &guess(21))]).await.refused(401, "ACCESS_CODE_WRONG");
}

#[tokio::test]
async fn writes_of_an_address_are_counted_whatever_becomes_of_them() {
    let app = App::start().await;
    let stranger = app.stranger();
    let send = || {
        let request = stranger.request(Method::POST, "/api/v1/survey-responses");
        Answer::of(request.header(JIADING.0, JIADING.1).json(&json!({})))
    };
    for used in 1..=300 {
        let answer = send().await;
        answer.refused(422, "VALIDATION_FAILED");
        assert_eq!(answer.header("ratelimit-policy"), "\"writes_of_address\";q=300;w=3600");
        assert_eq!(answer.header("ratelimit"), format!("\"writes_of_address\";r={};t=3600", 300 - used));
    }
    let late = send().await;
    assert_eq!(late.refused(429, "TOO_MANY_REQUESTS").header("retry-after"), "3600");
    assert_eq!(late.header("ratelimit"), "\"writes_of_address\";r=0;t=3600");
    assert_eq!(as_public(&stranger, "/api/v1/publications", &[JIADING]).await.header("ratelimit"), "");
    // Who has signed in is not the public, and readers are not counted.
    app.person("sc-office").await.get("/api/v1/publications").await.expect(200);
    as_public(&stranger, "/api/v1/publications", &[JIADING]).await.expect(200);
}
