//! What is counted: each metric once, with its unit and meaning. Labels come from tables, never from callers.

use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use std::time::Duration;

const REQUESTS: &str = "jiandu_requests_total";
const REQUEST_SECONDS: &str = "jiandu_request_duration_seconds";
const STEPS: &str = "jiandu_workflow_steps_total";
const BATCH: &str = "jiandu_write_batch_size";
const QUEUE: &str = "jiandu_write_queue_length";
const WRITE_SECONDS: &str = "jiandu_write_duration_seconds";
const RETRIES: &str = "jiandu_write_retries_total";
const FAILURES: &str = "jiandu_database_failures_total";
const JOBS: &str = "jiandu_background_runs_total";
const DAMAGED: &str = "jiandu_documents_damaged";
const TURNED_AWAY: &str = "jiandu_connections_refused_total";
const LEFT: &str = "jiandu_connections_left_total";
const DISK: &str = "jiandu_disk_free_mebibytes";
const DEGRADED: &str = "jiandu_degraded";
/// How a run of a background job ends.
const OUTCOMES: [&str; 3] = ["done", "failed", "panicked"];
const LOG_METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS"];

/// Tells the exporter what the metrics mean, and begins those at zero that only something wrong counts: what appears with its
/// first event has no rise that a rule could see.
pub fn describe() {
    for name in [RETRIES, FAILURES, TURNED_AWAY, LEFT] {
        counter!(name).increment(0);
    }
    describe_counter!(REQUESTS, "Requests by method, route template, action and status");
    describe_histogram!(REQUEST_SECONDS, "Time until an answer begins, by method and route template");
    describe_counter!(STEPS, "Steps of workflows that were stored, by kind of record and action");
    describe_histogram!(BATCH, "Changes that the embedded database committed together");
    describe_gauge!(QUEUE, "Changes that wait for the embedded database");
    describe_histogram!(WRITE_SECONDS, "Time from asking for a write until its commit");
    describe_counter!(RETRIES, "Writes that ran again after a collision");
    describe_counter!(FAILURES, "Answers 503 because the database was lost, full or busy");
    describe_gauge!(
        DAMAGED,
        "Documents whose content is missing or not what was uploaded, as the last look found"
    );
    describe_counter!(TURNED_AWAY, "Connections refused because their address had too many");
    describe_counter!(LEFT, "Connections ended because their client did not read");
    describe_counter!(JOBS, "Runs of background jobs by name and outcome: done, failed, panicked");
    describe_gauge!(DISK, "Mebibytes free on the disks of documents and database");
    describe_gauge!(
        DEGRADED,
        "How many parts are out of order while the service serves, as /readyz names them"
    );
}

/// A request that was answered: the template of its URL and what it does, as the table of routes has both.
pub(crate) fn request(method: &str, route: &'static str, action: &'static str, status: u16, took: Duration) {
    let method = LOG_METHODS.into_iter().find(|known| *known == method).unwrap_or("other");
    let counted = counter!(REQUESTS, "method" => method, "route" => route, "action" => action, "status" => status.to_string());
    counted.increment(1);
    histogram!(REQUEST_SECONDS, "method" => method, "route" => route).record(took);
}

/// What a request does, in the words of the workflow tables.
pub(crate) fn action(method: &str, route: &str) -> String {
    let named = route.split_once("{id}/").map(|(_, rest)| rest.replace('-', "_"));
    match (named, method, route.ends_with("{id}")) {
        (Some(action), _, _) => action,
        (None, "PATCH", _) => "edit".into(),
        (None, "DELETE", _) => "remove".into(),
        (None, "POST", _) => "create".into(),
        (None, _, true) => "view".into(),
        (None, _, false) => "list".into(),
    }
}

/// A connection that was refused because its address has too many.
pub(crate) fn turned_away() {
    counter!(TURNED_AWAY).increment(1);
}

/// A connection that was ended because its client did not read.
pub(crate) fn left() {
    counter!(LEFT).increment(1);
}

/// A step of a workflow, also one that followed from another.
pub(crate) fn step(kind: &'static str, action: &'static str) {
    counter!(STEPS, "kind" => kind, "action" => action).increment(1);
}

/// Changes that are committed together, and those that still wait.
pub(crate) fn batch(size: usize, waiting: usize) {
    let whole = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    histogram!(BATCH).record(whole(size));
    gauge!(QUEUE).set(whole(waiting));
}

/// A write that was committed or refused.
pub(crate) fn write(took: Duration) {
    histogram!(WRITE_SECONDS).record(took);
}

/// A write that runs again.
pub(crate) fn retry() {
    counter!(RETRIES).increment(1);
}

/// A failure of the database that passes.
pub(crate) fn database_failure() {
    counter!(FAILURES).increment(1);
}

/// The room that is left on a disk.
pub(crate) fn disk(folder: &'static str, mebibytes: u64) {
    gauge!(DISK, "folder" => folder).set(u32::try_from(mebibytes).unwrap_or(u32::MAX));
}

/// Whether something of the service is out of order while it serves.
pub fn degraded(what: usize) {
    gauge!(DEGRADED).set(u32::try_from(what).unwrap_or(u32::MAX));
}

/// A run of a background job: done, failed or panicked.
pub(crate) fn job(name: &'static str, outcome: &'static str) {
    for known in OUTCOMES {
        counter!(JOBS, "job" => name, "outcome" => known).increment(u64::from(known == outcome));
    }
}

/// Documents whose content is not what their record says.
pub fn damaged_documents(count: usize) {
    gauge!(DAMAGED).set(u32::try_from(count).unwrap_or(u32::MAX));
}

#[cfg(test)]
mod tests {
    use super::action;

    #[test]
    fn actions_are_the_words_of_the_tables() {
        for (method, route, expected) in [
            ("GET", "/api/v1/terms", "list"),
            ("POST", "/api/v1/terms", "create"),
            ("GET", "/api/v1/terms/{id}", "view"),
            ("PATCH", "/api/v1/terms/{id}", "edit"),
            ("DELETE", "/api/v1/terms/{id}", "remove"),
            ("POST", "/api/v1/meetings/{id}/set-agenda", "set_agenda"),
            ("GET", "/api/v1/terms/{id}/history", "history"),
        ] {
            assert_eq!(action(method, route), expected, "{method} {route}");
        }
    }
}
