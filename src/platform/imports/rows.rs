//! Rows, which are creates in a transaction that all of them share.

use super::{
    columns::Columns,
    given::Given,
    grouping::records,
    references::References,
    report::{ImportedRecord, Outcome},
};
use crate::{
    call::{Call, Performs},
    http::{body::Raw, reply::Answer},
    problem::{Result, codes},
    store::Transaction,
};
use serde_json::{Map, Value};

/// Creates a record of each row, or of the rows of its elements, as a request of its own would; what is wrong with one holds up no
/// other, until more is wrong than is told.
///
/// # Errors
/// The database failed. Nothing is to be kept then.
pub async fn create_each<W: Performs>(call: &Call, tx: &Transaction, rows: &[Given]) -> Result<Outcome> {
    let (call, columns) = (call.among_many(), Columns::of::<W>()?);
    let known_by = call.service.kinds.get(W::KIND).map(|kind| (kind.known_by)()).unwrap_or_default();
    let (mut references, mut outcome) = (References::default(), Outcome::default());
    for rows in records(rows) {
        if outcome.is_full() {
            outcome.unread += rows.len();
            continue;
        }
        // Others wait for this thread.
        tokio::task::yield_now().await;
        let (body, place) = columns.body(rows);
        if let Some((row, refused)) = rows.iter().find_map(|given| Some((given.row, given.refused.as_ref()?)))
        {
            outcome.refuse(place.beginning(row), refused.clone());
            continue;
        }
        match create::<W>(&call, tx, &columns, &mut references, body).await {
            Ok(answer) => {
                references.forget(W::KIND);
                outcome.made.push(ImportedRecord::of(place.first(), &answer, &known_by)?);
                outcome.taken += place.rows();
            }
            Err(failed) if failed.is_failure() => return Err(failed),
            Err(refused) => outcome.refuse(place, refused),
        }
    }
    Ok(outcome)
}

async fn create<W: Performs>(
    call: &Call,
    tx: &Transaction,
    columns: &Columns,
    references: &mut References,
    mut body: Map<String, Value>,
) -> Result<Answer> {
    let unknown = references.lead(call, tx, columns, &mut body).await?;
    let made = call.create_among_many::<W>(tx, Raw::made(&body)?, unknown.is_none()).await;
    let Some(unknown) = unknown else { return made };
    match made {
        Err(failed) if failed.is_failure() => Err(failed),
        // What else is wrong with the content is told too; guards would ask about what is not there.
        Err(other) if other.code() == codes::VALIDATION_FAILED => Err(unknown.beside(&other)),
        _ => Err(unknown),
    }
}
