//! Database errors as problems: what callers may know, and what only the log may.

use crate::{
    problem::{Problem, codes},
    process::metrics,
};
use sea_orm::{DbErr, RuntimeErr};

/// Maps a database error: constraint violations are the caller's, lost connections pass, the rest is ours.
#[must_use]
pub fn failure(error: &DbErr) -> Problem {
    if is_unique_violation(error) {
        // Whoever wrote the key first may have done so meanwhile: looked at again, the same write may have a better answer.
        return Problem::new(codes::ALREADY_EXISTS).because(error).collided();
    }
    if is_one_of(error, &["23503", "787"]) {
        return Problem::new(codes::UNKNOWN_REFERENCE).because(error);
    }
    if is_transient(error) {
        return Problem::new(codes::UNAVAILABLE).because(error).retry_after(1).collided();
    }
    if is_lost(error) {
        metrics::database_failure();
        return Problem::new(codes::UNAVAILABLE).because(error).retry_after(1);
    }
    Problem::internal(error)
}

impl From<DbErr> for Problem {
    fn from(error: DbErr) -> Self {
        failure(&error)
    }
}

/// Whether a unique key was hit.
#[must_use]
pub fn is_unique_violation(error: &DbErr) -> bool {
    is_one_of(error, &["23505", "1555", "2067"])
}

/// Whether the database said one of these: five characters of PostgreSQL, or an extended code of SQLite.
fn is_one_of(error: &DbErr, codes: &[&str]) -> bool {
    database_code(error).is_some_and(|code| codes.contains(&&*code))
}

/// Serialization failures, deadlocks, and a lock that was not had in time: the same write may succeed when it runs again.
pub(super) fn is_transient(error: &DbErr) -> bool {
    is_one_of(error, &["40001", "40P01", "55P03"])
}

/// Whether the database did not say what became of a commit: it was not heard, or it was ended in the middle of it.
pub(super) fn is_outcome_unknown(error: &DbErr) -> bool {
    database_code(error).is_none_or(|code| ["57P", "08"].iter().any(|class| code.starts_with(class)))
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
        sqlx::Error::Database(database) => database.code().is_some_and(|code| passes(&code)),
        _ => false,
    }
}

/// Whether an error code of a database says that the same may succeed later.
pub(super) fn passes(code: &str) -> bool {
    if code.len() == 5 {
        // PostgreSQL: 57014 statement time-out, 57P0x shutting down, 53xxx out of resources, 08xxx connection,
        // 25006 read-only after a change of the primary.
        return ["57", "53", "08", "25006"].iter().any(|class| code.starts_with(class));
    }
    // SQLite: 5 busy, 6 locked, 7 memory, 8 read-only, 10 I/O error, 13 full, 14 cannot open; the upper bits say more.
    code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5..=8 | 10 | 13 | 14))
}

fn database_code(error: &DbErr) -> Option<String> {
    let (DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) = error else { return None };
    let RuntimeErr::SqlxError(cause) = cause else { return None };
    cause.as_database_error().and_then(sqlx::error::DatabaseError::code).map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::passes;

    #[test]
    fn what_passes_and_what_does_not() {
        for code in ["57014", "57P01", "53300", "08006", "25006", "5", "261", "13", "10", "522", "4874"] {
            assert!(passes(code), "{code}");
        }
        for code in ["23505", "42P01", "22021", "1", "11", "2067", "787"] {
            assert!(!passes(code), "{code}");
        }
    }
}
