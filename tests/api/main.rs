//! Stories over HTTP, on SQLite by default and on PostgreSQL when `JIANDU_TEST_POSTGRES_URL` is set.

mod access;
mod special_work_report;
mod support;
