//! Rows, each of which is one create in a transaction that all of them share.

use super::{
    columns::Columns,
    references::References,
    report::{ImportedRecord, Outcome},
};
use crate::{
    call::{Call, Performs},
    http::{body::Raw, reply::Answer},
    problem::{Problem, Result, codes},
    store::Transaction,
};
use serde_json::{Map, Value};

/// A row as it was given.
#[derive(Debug, Clone)]
pub struct Given {
    /// Where it stands: its line in the file, or its place in a list.
    pub row: u64,
    /// Its values by field: texts as cells have them, or JSON.
    pub fields: Map<String, Value>,
    /// Why it cannot be read.
    pub refused: Option<Problem>,
}

/// Creates a record of each row, as a request of its own would; what is wrong with one holds up no other.
///
/// # Errors
/// The database failed. Nothing is to be kept then.
pub async fn create_each<W: Performs>(call: &Call, tx: &Transaction, rows: &[Given]) -> Result<Outcome> {
    let (call, columns) = (call.among_many(), Columns::of::<W>()?);
    let known_by = call.service.kinds.get(W::KIND).map(|kind| (kind.known_by)()).unwrap_or_default();
    let (mut references, mut outcome) = (References::default(), Outcome::default());
    for given in rows {
        match create::<W>(&call, tx, &columns, &mut references, given).await {
            Ok(answer) => {
                references.forget(W::KIND);
                outcome.made.push(ImportedRecord::of(given.row, &answer, &known_by)?);
            }
            Err(failed) if failed.is_failure() => return Err(failed),
            Err(refused) => outcome.refused.push((given.row, refused)),
        }
    }
    Ok(outcome)
}

async fn create<W: Performs>(
    call: &Call,
    tx: &Transaction,
    columns: &Columns,
    references: &mut References,
    given: &Given,
) -> Result<Answer> {
    if let Some(refused) = &given.refused {
        return Err(refused.clone());
    }
    let mut body = columns.body(&given.fields);
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
