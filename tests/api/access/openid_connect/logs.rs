//! The program itself at the most talkative level: nothing of a sign-on that opens anything is in its log.

use super::{
    BEGIN, COMPLETE, Provider,
    provider::{CLIENT_ID, CLIENT_SECRET, REDIRECT_URI},
};
use crate::support::Process;
use platform::values::clock::Clock;
use serde_json::{Value, json};

// The program is waited for on one thread while the provider answers it on another.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_secret_of_a_sign_on_is_in_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let provider = Provider::start(&Clock::System);
    let database = format!("sqlite://{}/jiandu.sqlite", folder.path().display());
    let documents = folder.path().display().to_string();
    let settings = [
        ("database_url", database.as_str()),
        ("documents", &documents),
        ("log_level", "trace"),
        ("openid_connect_issuer", &provider.url),
        ("openid_connect_client_id", CLIENT_ID),
        ("openid_connect_client_secret", CLIENT_SECRET),
        ("openid_connect_redirect_uri", REDIRECT_URI),
        ("openid_connect_username_claim", "preferred_username"),
    ];
    let create = [
        "user",
        "create",
        "expert-1",
        "--role",
        "expert",
        "--district",
        "310114",
        "--district-name",
        "嘉定区",
    ];
    let created = Process::run(&settings, &create, "correct horse battery");
    assert!(created.status.success(), "{}", String::from_utf8_lossy(&created.stderr));
    let doctor = String::from_utf8(Process::run(&settings, &["doctor"], "").stdout).unwrap();
    assert!(doctor.lines().any(|line| line.starts_with("ok") && line.contains("sign-on")), "{doctor}");

    let process = Process::serve(&settings, &[]);
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let post = async |path: &str, body: &Value| {
        let answer = client.post(format!("{}{path}", process.url)).json(body).send().await.unwrap();
        (answer.status().as_u16(), answer.json::<Value>().await.unwrap_or_default())
    };
    let visited = async || {
        let (status, begun) = post(BEGIN, &json!({})).await;
        assert_eq!(status, 200, "{begun}");
        let (code, state) = provider.visit(begun["authorization_url"].as_str().unwrap()).await;
        json!({"code": code, "state": state, "binding": begun["binding"]})
    };
    let mut secrets = vec![CLIENT_SECRET.to_owned(), CLIENT_SECRET.replace(' ', "+")];
    let mut keep = |value: &Value| secrets.push(value.as_str().unwrap().to_owned());
    provider.set(|state| state.claims = json!({"preferred_username": "expert-1"}));
    let back = visited().await;
    let (status, opened) = post(COMPLETE, &back).await;
    assert_eq!(status, 200, "{opened}");
    for value in
        [&back["code"], &back["state"], &back["binding"], &opened["access_token"], &opened["refresh_token"]]
    {
        keep(value);
    }
    // Refusals say why, and not with what.
    let back = visited().await;
    provider.set(|state| state.claims = json!({"aud": "another"}));
    let (status, refused) = post(COMPLETE, &back).await;
    assert_eq!((status, &refused["code"]), (401, &json!("SIGN_ON_REFUSED")));
    for value in [&back["code"], &back["state"], &back["binding"]] {
        keep(value);
    }
    let mut broken = back.clone();
    broken["code"] = json!({"a": back["code"]});
    post(COMPLETE, &broken).await;
    secrets.extend(provider.state.lock().unwrap().secrets.clone());
    process.terminate();
    let (_, log) = process.wait();
    assert!(
        log.contains("TRACE") && log.contains("aud of the ID token is wrong"),
        "the log is not talkative"
    );
    assert!(log.contains("openid_connect_client_secret"), "the settings are not in the log");
    assert!(secrets.len() > 12);
    for secret in secrets {
        let line = log.lines().find(|line| line.contains(&secret));
        assert!(line.is_none(), "{}", line.unwrap());
    }
}
