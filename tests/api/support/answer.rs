//! An answer of the service, checked against the contract that every answer keeps.

use super::contract;
use reqwest::{Method, RequestBuilder, header::HeaderMap};
use serde_json::Value;

/// Status, headers and JSON of an answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
    pub text: String,
}

impl Answer {
    pub async fn of(request: RequestBuilder) -> Self {
        let (client, request) = request.build_split();
        let request = request.expect("a request");
        let (method, path) = (request.method().clone(), request.url().path().to_owned());
        let response = client.execute(request).await.expect("the service answers");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.expect("the body is text");
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        let answer = Self { status, headers, body, text };
        if status >= 400 && method != Method::HEAD {
            answer.is_a_problem();
        }
        contract::check(&method, &path, &answer);
        answer
    }

    pub fn header(&self, name: &str) -> String {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    }

    /// Fails the test unless the status is this one.
    #[track_caller]
    pub fn expect(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// Fails the test unless this is the problem with this status and code.
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str) -> &Self {
        assert_eq!((self.status, self.body["code"].as_str()), (status, Some(code)), "{}", self.text);
        self
    }

    #[track_caller]
    fn is_a_problem(&self) {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text);
        for name in ["type", "title", "code", "detail", "instance", "request_id"] {
            assert!(self.body[name].is_string(), "a problem without {name}: {}", self.text);
        }
        assert_eq!(self.body["status"], self.status);
        assert_eq!(self.body["request_id"], self.header("x-request-id"));
    }
}
