//! Database errors as problems: what callers may know, and what only the log may.

use crate::platform::problem::{Code, Problem};
use sea_orm::{DbErr, RuntimeErr, SqlErr};

/// Maps a database error: constraint violations are the caller's, lost connections pass, the rest is ours.
#[must_use]
pub fn failure(error: &DbErr) -> Problem {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => {
            return Problem::new(Code::AlreadyExists).because(error);
        }
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => {
            return Problem::new(Code::UnknownReference).because(error);
        }
        _ => {}
    }
    if is_transient(error) {
        return Problem::new(Code::Unavailable).because(error).retry_after(1).collided();
    }
    if is_lost(error) {
        return Problem::new(Code::Unavailable).because(error).retry_after(1);
    }
    Problem::internal(error)
}

/// Whether a unique key was hit.
#[must_use]
pub fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Serialization failures and deadlocks: the same write may succeed when it runs again.
pub(super) fn is_transient(error: &DbErr) -> bool {
    matches!(database_code(error).as_deref(), Some("40001" | "40P01"))
}

fn is_lost(error: &DbErr) -> bool {
    let (DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) = error else {
        return matches!(error, DbErr::ConnectionAcquire(_));
    };
    let RuntimeErr::SqlxError(cause) = cause else { return false };
    match &**cause {
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::Protocol(_)
        | sqlx::Error::Tls(_) => true,
        // 57014 statement time-out, 57P0x shutting down, 53xxx out of resources, 08xxx connection,
        // 25006 read-only; SQLite: 5 busy, 13 full, 10 I/O error.
        sqlx::Error::Database(database) => database.code().is_some_and(|code| {
            ["57", "53", "08", "25006"].iter().any(|class| code.len() == 5 && code.starts_with(class))
                || matches!(&*code, "5" | "10" | "13")
        }),
        _ => false,
    }
}

fn database_code(error: &DbErr) -> Option<String> {
    let (DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) = error else { return None };
    let RuntimeErr::SqlxError(cause) = cause else { return None };
    cause.as_database_error().and_then(sqlx::error::DatabaseError::code).map(Into::into)
}
