//! A citizen without a token proposes, gets a code once, and reads with it what became of the proposal.

use super::*;
use crate::support::Answer;
use reqwest::Method;

const PATH: &str = "/api/v1/supervision/topic-proposals";

async fn propose(stranger: &Person, body: &Value) -> Answer {
    Answer::of(stranger.request(Method::POST, PATH).header("District-Code", "310114").json(body)).await
}

async fn with_code(stranger: &Person, path: &str, code: &Value) -> Answer {
    Answer::of(stranger.request(Method::GET, path).header("Access-Code", code.as_str().unwrap())).await
}

#[tokio::test]
async fn a_citizen_proposes_without_a_token_and_reads_the_reply_by_code() {
    let app = App::start().await;
    let people = People::of(&app).await;
    let call = call(&app).await;
    let stranger = app.stranger();
    let calls =
        stranger.request(Method::GET, "/api/v1/supervision/topic-calls").header("District-Code", "310114");
    assert_eq!(Answer::of(calls).await.expect(200).body["items"][0]["id"], call["id"]);
    let body = proposal(&app, &call, "社区食堂建设情况");
    let made = propose(&stranger, &body).await.expect(201).body.clone();
    let code = made["access_code"].clone();
    let own = format!("{PATH}/{}", made["id"].as_str().unwrap());
    let seen = with_code(&stranger, &own, &code).await.expect(200).body.clone();
    assert_eq!((seen["state"].as_str(), seen["access_code"].clone()), (Some("submitted"), Value::Null));
    assert_eq!(with_code(&stranger, PATH, &code).await.body["items"].as_array().unwrap().len(), 1);
    // Without the code, and with the code of another, it is not there.
    let plain = stranger.request(Method::GET, &own).header("District-Code", "310114");
    Answer::of(plain).await.refused(404, "NOT_FOUND");
    let other = propose(&stranger, &proposal(&app, &call, "停车难治理情况")).await.expect(201).body.clone();
    with_code(&stranger, &own, &other["access_code"]).await.refused(404, "NOT_FOUND");
    people.office.act(PROPOSALS, &made, "reject", &json!({"reason": "已由民政部门推进,转交办理。"})).await;
    let reply = with_code(&stranger, &own, &code).await.expect(200).body.clone();
    assert_eq!(
        (reply["state"].as_str(), reply["decision_reason"].as_str()),
        (Some("rejected"), Some("已由民政部门推进,转交办理。"))
    );
    // The office reads no code, and neither does the trail have one.
    let read = people.office.get(&own).await.expect(200).text.clone();
    let history = people.office.get(&format!("{own}/history")).await.expect(200).text.clone();
    let secret = code.as_str().unwrap();
    assert!(!read.contains(secret) && !history.contains(secret));
}

#[tokio::test]
async fn a_citizen_needs_a_call_that_is_open_to_the_public() {
    let app = App::start().await;
    let office = app.person("sc-office").await;
    let call = json!({
        "plan_year": 2027, "opens_on": "2026-08-01", "closes_on": "2026-08-31", "channels": ["deputies"]
    });
    let call = office.create(CALLS, &call).await;
    let body = proposal(&app, &call, "社区食堂建设情况");
    // A draft is not there for the public.
    propose(&app.stranger(), &body).await.refused(422, "UNKNOWN_REFERENCE");
    office.act(CALLS, &call, "open", &json!({})).await;
    propose(&app.stranger(), &body).await.refused(409, "CALL_CLOSED");
    assert_eq!(office.get(PATH).await.body["items"], json!([]));
}

#[tokio::test]
async fn the_topic_of_a_citizen_becomes_an_item_of_the_plan() {
    let app = App::start().await;
    let chairpersons = app.held("chairpersons", "chairpersons", 73, "2026-08-03", 7).await;
    let call = call(&app).await;
    let made =
        propose(&app.stranger(), &proposal(&app, &call, "社区食堂建设情况")).await.expect(201).body.clone();
    screened(&app, &made).await;
    scored(&app, &made, [[8, 9, 7, 6, 8, 10], [8, 9, 7, 7, 8, 10], [8, 9, 7, 8, 8, 10]]).await;
    consulted(&app, &made).await;
    let people = People::of(&app).await;
    people.committee.act(PROPOSALS, &made, "shortlist", &json!({})).await;
    let plan = draft_plan(&people.office).await;
    people.secretary.act(PROPOSALS, &made, "adopt", &adoption(&app, &chairpersons, &plan)).await;
    let own = format!("{PATH}/{}", made["id"].as_str().unwrap());
    let seen = with_code(&app.stranger(), &own, &made["access_code"]).await.expect(200).body.clone();
    let read = ["state", "decision_reason", "score"].map(|name| seen[name].as_str().unwrap().to_owned());
    assert_eq!(read, ["adopted", "群众关切,列入计划。", "81.50"]);
    assert!(seen["item_id"].is_string());
    // Who scored it, and what the organs said, stays inside.
    assert_eq!((seen["reviewer_ids"].clone(), seen["organ_replies"].clone()), (json!([]), json!([])));
}

#[tokio::test]
async fn who_guesses_codes_shuts_no_citizen_out_who_is_known_there() {
    let app = App::start().await;
    let call = call(&app).await;
    let from = |place: &str| {
        let client = reqwest::Client::builder().no_proxy().local_address(Some(place.parse().unwrap()));
        client.build().unwrap()
    };
    let (here, there) = (from("127.0.6.1"), from("127.0.6.2"));
    let url = |path: &str| format!("{}{path}", app.url);
    let made = async |client: &reqwest::Client, title: &str| {
        let body = proposal(&app, &call, title);
        let made = Answer::of(client.post(url(PATH)).header("District-Code", "310114").json(&body)).await;
        made.expect(201).body.clone()
    };
    let read = async |client: &reqwest::Client, proposal: &Value| {
        let own = format!("{PATH}/{}", proposal["id"].as_str().unwrap());
        Answer::of(client.get(url(&own)).header("Access-Code", proposal["access_code"].as_str().unwrap()))
            .await
    };
    // One was made here, one was made elsewhere and read here, one was only made elsewhere.
    let (own, moved) = (made(&here, "社区食堂建设情况").await, made(&there, "停车难治理情况").await);
    let foreign = made(&there, "夜间施工噪声治理情况").await;
    read(&here, &moved).await.expect(200);
    let guess = async |number: usize| {
        Answer::of(here.get(url(PATH)).header("Access-Code", format!("000000000{number:03}"))).await
    };
    for number in 0..20 {
        guess(number).await.refused(401, "ACCESS_CODE_WRONG");
    }
    guess(20).await.refused(429, "TOO_MANY_REQUESTS");
    read(&here, &own).await.expect(200);
    read(&here, &moved).await.expect(200);
    // A right code of somebody else is answered as a wrong one is, or guessing would be free.
    let (right, wrong) = (read(&here, &foreign).await, guess(21).await);
    right.refused(429, "TOO_MANY_REQUESTS");
    assert_eq!(right.header("retry-after"), wrong.header("retry-after"));
    read(&there, &foreign).await.expect(200);
}

#[tokio::test]
async fn who_reads_with_a_code_does_not_wait_while_somebody_holds_the_database() {
    let app = App::start().await;
    let call = call(&app).await;
    let made =
        propose(&app.stranger(), &proposal(&app, &call, "社区食堂建设情况")).await.expect(201).body.clone();
    let own = format!("{PATH}/{}", made["id"].as_str().unwrap());
    with_code(&app.stranger(), &own, &made["access_code"]).await.expect(200);
    let held = crate::access::budgets::hold(&app).await;
    // At an address where the code was never right, which would be remembered.
    let elsewhere = reqwest::Client::builder().no_proxy().local_address(Some("127.0.6.3".parse().unwrap()));
    let asked = std::time::Instant::now();
    let read = elsewhere.build().unwrap().get(format!("{}{own}", app.url));
    Answer::of(read.header("Access-Code", made["access_code"].as_str().unwrap())).await.expect(200);
    assert!(asked.elapsed() < std::time::Duration::from_secs(1), "the reading took {:?}", asked.elapsed());
    held.rollback().await.unwrap();
}
