//! The client of progenitor, from the document as OpenAPI 3.0: there every refusal is the same plain problem.

#[allow(dead_code, unused_imports, clippy::all)]
mod jiandu_client {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}
mod story;

use chrono::NaiveDate;
use jiandu_client::{Client, Error, ResponseValue, types};
use reqwest::header::{AUTHORIZATION, HeaderMap};
use std::{fmt::Debug, str::FromStr};
use story::{Answer, Call, Failure, Page};
use uuid::Uuid;

struct Progenitor {
    url: String,
    client: Client,
}

fn failure(error: Error<types::Problem>) -> Failure {
    match error {
        Error::ErrorResponse(problem) => {
            let status = problem.status().as_u16();
            let types::Problem { code, detail, .. } = problem.into_inner();
            Failure::Refused { status, code, detail }
        }
        other => Failure::Other(other.to_string()),
    }
}

fn call(answer: ResponseValue<types::SupervisionTopicCall>) -> Call {
    let etag = answer.headers().get("ETag").and_then(|etag| etag.to_str().ok()).unwrap_or_default().into();
    let call = answer.into_inner();
    Call { id: call.id, state: call.state.to_string(), etag }
}

/// Texts with bounds are types of their own.
fn bounded<T: FromStr<Err: Debug>>(text: &str) -> T {
    text.parse().expect("a text within its bounds")
}

impl story::Client for Progenitor {
    fn new(url: &str) -> Self {
        Self { url: url.into(), client: Client::new(url) }
    }

    async fn log_in(&mut self, username: &str, password: &str) -> Answer<()> {
        let (username, password) = (bounded(username), bounded(password));
        let body = types::LoginRequest { username, password, new_password: None, second_factor_code: None };
        let answer = self.client.log_in(&body).await.map_err(failure)?.into_inner();
        let bearer = format!("Bearer {}", answer.access_token).parse().expect("a token");
        let headers = HeaderMap::from_iter([(AUTHORIZATION, bearer)]);
        let http = reqwest::Client::builder().default_headers(headers).build().expect("a client");
        self.client = Client::new_with_client(&self.url, http);
        Ok(())
    }

    async fn items(&self, limit: u32, cursor: Option<String>) -> Answer<Page> {
        let cursor = cursor.map(|cursor| bounded(&cursor));
        let limit = limit.try_into().ok();
        let asked = self.client.list_supervision_items(
            None,
            None,
            None,
            cursor.as_ref(),
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            limit,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
        );
        let page = asked.await.map_err(failure)?.into_inner();
        Ok(Page { ids: page.items.into_iter().map(|item| item.id).collect(), next: page.next_cursor.0 })
    }

    async fn create(&self, plan_year: i64, opens_on: NaiveDate, closes_on: NaiveDate) -> Answer<Call> {
        let channels = vec![types::CallChannel::PublicWeb];
        let body = types::TopicCallContent { channels, closes_on, opens_on, plan_year };
        self.client.create_supervision_topic_call(None, None, &body).await.map(call).map_err(failure)
    }

    async fn open(&self, id: Uuid) -> Answer<Call> {
        let body = types::ActionNote::default();
        self.client.open_supervision_topic_call(&id, None, None, None, &body).await.map(call).map_err(failure)
    }

    async fn edit(&self, id: Uuid, etag: &str, closes_on: NaiveDate) -> Answer<Call> {
        let body = types::TopicCallContentPatch { closes_on: Some(closes_on), ..Default::default() };
        let etag = bounded(etag);
        self.client.edit_supervision_topic_call(&id, None, &etag, &body).await.map(call).map_err(failure)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    story::tell::<Progenitor>().await;
}
