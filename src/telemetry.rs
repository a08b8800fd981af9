//! Logs: one line per request, pretty or JSON; never tokens, passwords or bodies. Metrics for Prometheus.

use crate::settings::Settings;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use platform::process::metrics;
use std::io::IsTerminal;
use tracing::{Level, Metadata};
use tracing_subscriber::{EnvFilter, filter::filter_fn, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logging as the settings say.
///
/// # Errors
/// The level or the format is not known.
pub fn start(settings: &Settings) -> Result<(), String> {
    let filter = EnvFilter::try_new(format!("{},sqlx=warn,sea_orm=warn", settings.log_level));
    let lines = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        // Colours are for people: a file or a collector would keep their codes.
        .with_ansi(std::io::stderr().is_terminal())
        .with_env_filter(filter.map_err(|error| format!("log_level: {error}"))?);
    let of_ours = filter_fn(|event| !is_of_strangers(event));
    let started = match &*settings.log_format {
        "json" => lines.json().flatten_event(true).finish().with(of_ours).try_init(),
        "pretty" => lines.with_target(false).compact().finish().with(of_ours).try_init(),
        other => return Err(format!("log_format: {other} is neither pretty nor json")),
    };
    started.map_err(|error| error.to_string())
}

/// What is not HTTP is an error to the framework, and anybody's to send: `platform/frame.rs` counts and tells it.
fn is_of_strangers(event: &Metadata<'_>) -> bool {
    *event.level() == Level::ERROR && event.target() == "actix_http::h1::dispatcher"
}

/// Starts counting; the handle writes what was counted as Prometheus reads it.
///
/// # Errors
/// Something else counts already.
pub fn exporter() -> Result<PrometheusHandle, String> {
    let seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
    let changes = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0];
    let builder =
        PrometheusBuilder::new().set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &seconds);
    let builder =
        builder.and_then(|builder| builder.set_buckets_for_metric(Matcher::Suffix("_size".into()), &changes));
    let handle = builder.and_then(PrometheusBuilder::install_recorder).map_err(|error| error.to_string())?;
    metrics::describe();
    Ok(handle)
}
