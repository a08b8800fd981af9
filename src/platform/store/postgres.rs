//! Writes on PostgreSQL: serializable, and run again when the database says they collided.

use super::{
    connections::Connections,
    failure::{is_outcome_unknown, is_transient},
    session::{Company, Session},
    transaction::Transaction,
    work::{Outcome, Work},
};
use crate::{
    problem::{Problem, Result, codes},
    process::metrics,
};
use std::time::Duration;

/// How often a write is tried beside others; after that nobody else writes until it is done. So it is done, however many are at
/// one record, and on however many replicas.
const BESIDE_OTHERS: u64 = 2;
/// How often in all: alone it collides with nobody but those who write past the service.
const TRIES: u64 = 5;

pub(super) async fn write<T, F>(connections: &Connections, work: F) -> Result<T>
where
    F: for<'a> Fn(&'a Transaction) -> Work<'a, T>,
{
    for attempt in 1..=TRIES {
        let company = if attempt > BESIDE_OTHERS { Company::Nobody } else { Company::Others };
        match once(connections, company, &work).await {
            // A key that is there when it is looked for again is the caller's.
            Err(Failed::Collision(problem)) if attempt > 1 && problem.code() == codes::ALREADY_EXISTS => {
                return Err(problem);
            }
            Err(Failed::Collision(_)) => {
                metrics::retry();
                connections.statements().repeat();
                if attempt < BESIDE_OTHERS {
                    tokio::time::sleep(some_time()).await;
                }
            }
            Err(Failed::Refused(problem)) => return Err(problem),
            Ok(answer) => return Ok(answer),
        }
    }
    Err(Problem::new(codes::UNAVAILABLE).because("write collided too often").retry_after(1))
}

/// A drawn part of eight milliseconds: writes that collided and waited alike would meet again.
fn some_time() -> Duration {
    let mut drawn = [u8::MAX];
    // Without chance it is the whole time.
    let _drawn = aws_lc_rs::rand::fill(&mut drawn);
    Duration::from_micros(32 * u64::from(drawn[0]))
}

enum Failed {
    Collision(Problem),
    Refused(Problem),
}

async fn once<T, F>(connections: &Connections, company: Company, work: &F) -> std::result::Result<T, Failed>
where
    F: for<'a> Fn(&'a Transaction) -> Work<'a, T>,
{
    let transaction = match Session::begin(connections, company).await {
        Ok(session) => Transaction::on_server(session),
        Err(error) if is_transient(&error) => return Err(Failed::Collision(error.into())),
        Err(error) => return Err(Failed::Refused(error.into())),
    };
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
