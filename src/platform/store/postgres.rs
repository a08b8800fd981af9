//! Writes on PostgreSQL: serializable, and run again when the database says they collided.

use super::{
    connections::Connections,
    failure::{is_outcome_unknown, is_transient},
    session::Session,
    transaction::Transaction,
    work::{Outcome, Work},
};
use crate::{
    problem::{Problem, Result, codes},
    process::metrics,
};
use std::time::Duration;

/// How often a write is tried: a dozen callers at one record get through, in two seconds at most.
const TRIES: u64 = 16;

pub(super) async fn write<T, F>(connections: &Connections, work: F) -> Result<T>
where
    F: for<'a> Fn(&'a Transaction) -> Work<'a, T>,
{
    for attempt in 1..=TRIES {
        match once(connections, &work).await {
            // A key that is there when it is looked for again is the caller's.
            Err(Failed::Collision(problem)) if attempt > 1 && problem.code() == codes::ALREADY_EXISTS => {
                return Err(problem);
            }
            Err(Failed::Collision(_)) => {
                metrics::retry();
                tokio::time::sleep(wait_after(attempt)).await;
            }
            Err(Failed::Refused(problem)) => return Err(problem),
            Ok(answer) => return Ok(answer),
        }
    }
    Err(Problem::new(codes::UNAVAILABLE).because("write collided too often").retry_after(1))
}

/// A drawn part of a time that grows to a quarter of a second: writes that collided and waited alike would meet again.
fn wait_after(attempt: u64) -> Duration {
    let mut drawn = [u8::MAX];
    // Without chance it is the whole time.
    let _drawn = aws_lc_rs::rand::fill(&mut drawn);
    Duration::from_micros(attempt.min(8).pow(2) * 16 * u64::from(drawn[0]))
}

enum Failed {
    Collision(Problem),
    Refused(Problem),
}

async fn once<T, F>(connections: &Connections, work: &F) -> std::result::Result<T, Failed>
where
    F: for<'a> Fn(&'a Transaction) -> Work<'a, T>,
{
    let session = Session::begin(connections).await;
    let transaction = Transaction::on_server(session.map_err(|error| Failed::Refused(error.into()))?);
    match work(&transaction).await {
        Ok(Outcome::Commit(answer)) => match transaction.commit().await {
            Ok(()) => Ok(answer),
            Err(error) if is_transient(&error) => Err(Failed::Collision(error.into())),
            Err(error) if is_outcome_unknown(&error) => {
                metrics::database_failure();
                let unknown = Problem::new(codes::OUTCOME_UNKNOWN).because(error).retry_after(1);
                Err(Failed::Refused(unknown))
            }
            Err(error) => Err(Failed::Refused(error.into())),
        },
        Ok(Outcome::Discard(answer)) => {
            rolled_back(transaction).await;
            Ok(answer)
        }
        Err(problem) => {
            rolled_back(transaction).await;
            Err(if problem.is_collision() { Failed::Collision(problem) } else { Failed::Refused(problem) })
        }
    }
}

/// A rollback that fails means the connection is gone, and the changes with it.
async fn rolled_back(transaction: Transaction) {
    if let Err(error) = transaction.rollback().await {
        tracing::warn!(%error, "rollback failed; the connection is lost and its changes are undone");
    }
}
