//! The tables of a file, created one after the other in one transaction.

use super::file::{FoundingFile, SECTIONS};
use access::users::Users;
use instruments::calendar::CalendarYears;
use jiandu::codes;
use platform::{
    call::{Call, Performs},
    imports::{Given, ImportedRecord, Outcome, create_each},
    problem::{Problem, ProblemView, Result},
    store::Transaction,
    values::{characters::key, locale::Language},
};
use registry::{
    constituencies::Constituencies, deputies::Deputies, districts::Districts, organizations::Organizations,
    sessions::Sessions, terms::Terms,
};
use serde_json::Value;
use std::collections::HashSet;

/// The records that were made, by the table.
pub(super) type Made = Vec<(&'static str, Vec<ImportedRecord>)>;

/// Creates everything, and says what is wrong with what cannot be.
pub(super) async fn create_all(
    call: &Call,
    tx: &Transaction,
    file: &FoundingFile,
) -> Result<(Made, Vec<(u64, String)>)> {
    let (mut made, mut wrong, mut missing) = (Made::new(), Vec::new(), HashSet::new());
    for section in SECTIONS {
        let Some(rows) = file.sections.get(section) else { continue };
        let outcome = create(call, tx, section, rows).await?;
        for (place, refused) in &outcome.refused {
            let place = rows.iter().position(|given| given.row == place.first()).unwrap_or_default();
            wrong.extend(told(file, section, (place, &rows[place]), refused, &missing));
            missing.extend(rows[place].fields.values().filter_map(Value::as_str).map(key));
        }
        made.push((section, outcome.made));
    }
    Ok((made, wrong))
}

async fn create(call: &Call, tx: &Transaction, section: &str, rows: &[Given]) -> Result<Outcome> {
    match section {
        "district" => each::<Districts>(call, tx, rows).await,
        "calendar_years" => each::<CalendarYears>(call, tx, rows).await,
        "organizations" => each::<Organizations>(call, tx, rows).await,
        "terms" => each::<Terms>(call, tx, rows).await,
        "sessions" => each::<Sessions>(call, tx, rows).await,
        "constituencies" => each::<Constituencies>(call, tx, rows).await,
        "deputies" => each::<Deputies>(call, tx, rows).await,
        "users" => each::<Users>(call, tx, rows).await,
        other => Err(Problem::internal(format!("nothing creates {other}"))),
    }
}

async fn each<W: Performs>(call: &Call, tx: &Transaction, rows: &[Given]) -> Result<Outcome> {
    create_each::<W>(call, tx, rows).await
}

/// What is wrong with a row, each with its line. What refers to something that was itself refused says nothing new.
fn told(
    file: &FoundingFile,
    section: &str,
    (place, given): (usize, &Given),
    refused: &Problem,
    missing: &HashSet<String>,
) -> Vec<(u64, String)> {
    // Pointers as a table has them: the row, then the column.
    let whole = Problem::new(codes::ROWS_REFUSED).part(str::to_owned, refused);
    let view = ProblemView::of(&whole, Language::English, ("", ""), "");
    let mut wrong = Vec::new();
    for error in view.errors {
        let column = error.pointer.split('/').nth(1).unwrap_or_default();
        let value = given.fields.get(column);
        let refers = value.and_then(Value::as_str).is_some_and(|text| missing.contains(&key(text)));
        if refers && error.code == codes::UNKNOWN_REFERENCE.name() {
            continue;
        }
        let at = if column.is_empty() {
            String::new()
        } else {
            format!(".{}", &error.pointer[1..].replace('/', "."))
        };
        let value = value.map(|value| format!(" = {value}")).unwrap_or_default();
        let said = format!("{section}[{place}]{at}{value}: {}: {}", error.code, error.detail);
        wrong.push((file.line(given.row, column), said));
    }
    wrong
}
