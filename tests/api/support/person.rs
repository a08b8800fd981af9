//! Somebody who calls the service.

use super::{Answer, App};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

/// A caller with a token, or without.
#[derive(Clone)]
pub struct Person {
    pub token: Option<String>,
    url: String,
    client: reqwest::Client,
}

impl Person {
    pub fn with_token(app: &App, token: Option<String>) -> Self {
        Self { token, url: app.url.clone(), client: app.client.clone() }
    }

    pub async fn sign_in(app: &App, username: &str, password: &str) -> Self {
        let stranger = Self::with_token(app, None);
        let body = json!({"username": username, "password": password});
        let answer = stranger.post("/api/v1/auth/login", &body).await;
        answer.expect(200);
        Self { token: answer.body["access_token"].as_str().map(Into::into), ..stranger }
    }

    /// A request that the test completes itself.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.url));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        Answer::of(self.request(Method::POST, path).json(body)).await
    }

    /// An edit of the version that is there now.
    pub async fn patch(&self, path: &str, body: &Value) -> Answer {
        let tag = self.get(path).await.header("etag");
        Answer::of(self.request(Method::PATCH, path).header("If-Match", tag).json(body)).await
    }

    /// Creates a record and answers it; anything but 201 fails the test.
    pub async fn create(&self, collection: &str, body: &Value) -> Value {
        self.post(&format!("/api/v1{collection}"), body).await.expect(201).body.clone()
    }

    /// Does an action on a record and answers it; anything but 200 fails the test.
    pub async fn act(&self, collection: &str, record: &Value, action: &str, body: &Value) -> Value {
        self.try_act(collection, record, action, body).await.expect(200).body.clone()
    }

    /// Does an action and answers whatever comes.
    pub async fn try_act(&self, collection: &str, record: &Value, action: &str, body: &Value) -> Answer {
        let id = record["id"].as_str().expect("the record has an id");
        self.post(&format!("/api/v1{collection}/{id}/{action}"), body).await
    }

    /// An action that must be refused with this status and code, and must change nothing.
    pub async fn refused(
        &self,
        collection: &str,
        record: &Value,
        action: &str,
        body: &Value,
        code: (u16, &str),
    ) {
        let path = format!("/api/v1{collection}/{}", record["id"].as_str().unwrap());
        // Who may not read it is told so, each time with another request's id.
        let read = async || Some(self.get(&path).await).filter(|answer| answer.status == 200);
        let before = read().await;
        let answer = self.try_act(collection, record, action, body).await;
        answer.refused(code.0, code.1);
        let (before, after) = (before.map(|answer| answer.body), read().await.map(|answer| answer.body));
        assert_eq!(before, after, "a refusal changed the record");
    }
}
