//! Stories over HTTP, on SQLite by default and on PostgreSQL when `JIANDU_TEST_POSTGRES_URL` is set.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod access;
mod special_work_report;
mod support;
