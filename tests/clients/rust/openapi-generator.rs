//! The client that openapi-generator makes for Rust. An answer that succeeds comes without its headers: the story takes the
//! version for the `ETag`. The codes of a refusal are an enumeration of its operation.

mod story;

use chrono::NaiveDate;
use jiandu_client::{
    apis::{Error, access_api, calls_for_topics_api, configuration::Configuration, supervision_items_api},
    models,
};
use serde_json::Value;
use story::{Answer, Call, Failure, Page};
use uuid::Uuid;

struct OpenapiGenerator(Configuration);

/// A refusal that the client has a type for; what it has none for is no refusal.
macro_rules! failure {
    ($error:expr, $refusals:path) => {{
        use $refusals as Refusals;
        match $error {
            Error::ResponseError(response) => match response.entity {
                Some(Refusals::Status4XX(problem)) => Failure::Refused {
                    status: response.status.as_u16(),
                    code: text(serde_json::to_value(problem.code)),
                    detail: problem.detail,
                },
                other => Failure::Other(format!("not in the document: {other:?}")),
            },
            other => Failure::Other(other.to_string()),
        }
    }};
}

fn text(value: serde_json::Result<Value>) -> String {
    value.ok().and_then(|value| value.as_str().map(Into::into)).unwrap_or_default()
}

fn call(call: models::SupervisionTopicCall) -> Call {
    Call { id: call.id, state: call.state.to_string(), etag: format!("\"v{}\"", call.version) }
}

impl story::Client for OpenapiGenerator {
    fn new(url: &str) -> Self {
        Self(Configuration { base_path: url.into(), ..Configuration::new() })
    }

    async fn log_in(&mut self, username: &str, password: &str) -> Answer<()> {
        let body = models::LoginRequest::new(password.into(), username.into());
        let answer = access_api::log_in(&self.0, body).await;
        let answer = answer.map_err(|error| failure!(error, access_api::LogInError))?;
        self.0.bearer_access_token = Some(answer.access_token);
        Ok(())
    }

    async fn items(&self, limit: u32, cursor: Option<String>) -> Answer<Page> {
        let limit = limit.try_into().ok();
        let page = supervision_items_api::list_supervision_items(
            &self.0,
            limit,
            cursor.as_deref(),
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
        );
        let page = page.await.map_err(|error| Failure::Other(error.to_string()))?;
        Ok(Page { ids: page.items.into_iter().map(|item| item.id).collect(), next: page.next_cursor })
    }

    async fn create(&self, plan_year: i64, opens_on: NaiveDate, closes_on: NaiveDate) -> Answer<Call> {
        let channels = vec![models::CallChannel::PublicWeb];
        let body = models::TopicCallContent::new(channels, closes_on, opens_on, plan_year);
        let answer = calls_for_topics_api::create_supervision_topic_call(&self.0, body, None, None).await;
        answer
            .map(call)
            .map_err(|error| failure!(error, calls_for_topics_api::CreateSupervisionTopicCallError))
    }

    async fn open(&self, id: Uuid) -> Answer<Call> {
        let (id, body) = (id.to_string(), models::ActionNote::new());
        let answer =
            calls_for_topics_api::open_supervision_topic_call(&self.0, &id, None, None, None, Some(body))
                .await;
        answer.map(call).map_err(|error| failure!(error, calls_for_topics_api::OpenSupervisionTopicCallError))
    }

    async fn edit(&self, id: Uuid, etag: &str, closes_on: NaiveDate) -> Answer<Call> {
        let (id, body) = (
            id.to_string(),
            models::TopicCallContentPatch { closes_on: Some(closes_on), ..Default::default() },
        );
        let answer = calls_for_topics_api::edit_supervision_topic_call(&self.0, &id, etag, body, None).await;
        answer.map(call).map_err(|error| failure!(error, calls_for_topics_api::EditSupervisionTopicCallError))
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    story::tell::<OpenapiGenerator>().await;
}
