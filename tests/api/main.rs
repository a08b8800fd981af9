//! Stories over HTTP, on SQLite by default and on PostgreSQL when `JIANDU_TEST_POSTGRES_URL` is set.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "tests read their own settings")]

mod access;
mod ballot_secrecy;
mod document;
mod documents;
mod every_endpoint;
mod lists;
mod opinions;
mod publications;
mod registry;
mod rules;
mod special_work_report;
mod structure;
mod support;
mod tables;
mod votes;
mod writes;
