//! Logs: one line per request, pretty or JSON; never tokens, passwords or bodies.

use crate::settings::Settings;
use tracing_subscriber::EnvFilter;

/// Starts logging as the settings say.
///
/// # Errors
/// The level or the format is not known.
pub fn start(settings: &Settings) -> Result<(), String> {
    let filter = EnvFilter::try_new(format!("{},sqlx=warn,sea_orm=warn", settings.log_level));
    let lines = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(filter.map_err(|error| format!("log_level: {error}"))?);
    let started = match &*settings.log_format {
        "json" => lines.json().flatten_event(true).try_init(),
        "pretty" => lines.with_target(false).compact().try_init(),
        other => return Err(format!("log_format: {other} is neither pretty nor json")),
    };
    started.map_err(|error| error.to_string())
}
