//! Requests to the provider: bounded in time and size, without redirects, and without believing anything yet.

use super::{configuration::Configuration, unavailable};
use platform::problem::{Problem, Result};
use reqwest::{Certificate, Client, RequestBuilder, StatusCode, Url, redirect::Policy};
use serde::de::DeserializeOwned;
use std::{error::Error, time::Duration};

/// Until a connection stands.
const CONNECTING: Duration = Duration::from_secs(3);
/// Until an answer is whole.
const ANSWERING: Duration = Duration::from_secs(5);
/// Bytes of an answer at most; a discovery document has some ten thousand.
const LIMIT: usize = 256 * 1024;

/// The way to a provider.
pub(super) struct Remote(Client);

impl Remote {
    pub(super) fn new(configuration: &Configuration) -> Result<Self> {
        let mut client = Client::builder()
            .connect_timeout(CONNECTING)
            .timeout(ANSWERING)
            .redirect(Policy::none())
            .https_only(!configuration.is_local)
            // The environment is read in the settings only.
            .no_proxy()
            .user_agent("jiandu");
        if let Some(file) = &configuration.authorities {
            let wrong = |error: &dyn std::fmt::Display| {
                Problem::internal(format!("openid_connect_authorities: {}: {error}", file.display()))
            };
            let pem = std::fs::read(file).map_err(|error| wrong(&error))?;
            let all = Certificate::from_pem_bundle(&pem).map_err(|error| wrong(&error))?;
            client = all.into_iter().fold(client, reqwest::ClientBuilder::add_root_certificate);
        }
        Ok(Self(client.build().map_err(|error| Problem::internal(told(&error)))?))
    }

    /// A document of the provider.
    pub(super) async fn read<T: DeserializeOwned>(&self, url: Url) -> Result<T> {
        let place = url.to_string();
        let (status, body) = send(self.0.get(url)).await?;
        if status != StatusCode::OK {
            return Err(unavailable(format!("{place} answers {status}")));
        }
        serde_json::from_slice(&body).map_err(|error| unavailable(format!("{place}: {error}")))
    }

    /// The answer to a form with the client's name and secret, which are in no URL.
    pub(super) async fn submit(
        &self,
        url: Url,
        client: Option<(&str, &str)>,
        form: &[(&str, &str)],
    ) -> Result<(StatusCode, Vec<u8>)> {
        let request = self.0.post(url).form(form);
        let request = match client {
            // RFC 6749 §2.3.1: both are written as in a form before they are joined.
            Some((id, secret)) => request.basic_auth(escaped(id), Some(escaped(secret))),
            None => request,
        };
        send(request).await
    }
}

fn escaped(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

async fn send(request: RequestBuilder) -> Result<(StatusCode, Vec<u8>)> {
    let failed = |error: reqwest::Error| unavailable(told(&error));
    let mut response = request.header("Accept", "application/json").send().await.map_err(failed)?;
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(failed)? {
        if body.len() + chunk.len() > LIMIT {
            return Err(unavailable(format!("{} answers more than {LIMIT} bytes", response.url())));
        }
        body.extend_from_slice(&chunk);
    }
    Ok((response.status(), body))
}

/// An error with its causes, of which the last one says most.
fn told(error: &dyn Error) -> String {
    let (mut told, mut cause) = (error.to_string(), error.source());
    while let Some(deeper) = cause {
        told = format!("{told}: {deeper}");
        cause = deeper.source();
    }
    told
}
