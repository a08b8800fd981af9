//! `jiandu import`: a table of organizations, deputies or users, as `POST /{collection}/import` takes it.

use super::operator;
use clap::Args;
use jiandu::{
    app::{Application, routes},
    codes,
};
use platform::{
    call::Conditions,
    imports::Mode,
    problem::{Problem, ProblemView, Result},
    values::locale::Language,
};
use registry::districts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::Value;
use std::path::PathBuf;

/// A table for a collection.
#[derive(Args)]
pub(crate) struct ImportCommand {
    /// The collection: `organizations`, `deputies`, `users`.
    collection: String,
    /// A CSV file with the names of the fields in its first row, in UTF-8 or GB18030.
    file: PathBuf,
    /// District code.
    #[arg(long)]
    district: String,
    /// Say what would become of it; nothing is stored.
    #[arg(long)]
    dry_run: bool,
    /// Take the good rows although there are bad ones.
    #[arg(long)]
    partial: bool,
}

/// Takes a table and says what became of it; whether all of it was taken.
pub(crate) async fn import(application: &Application, command: ImportCommand) -> Result<bool> {
    let ImportCommand { collection, file, district, dry_run, partial } = command;
    let importers = &routes().imports;
    let importer = importers.get(&*collection).ok_or_else(|| {
        let known: Vec<_> = importers.keys().copied().collect();
        Problem::new(codes::NOT_FOUND)
            .because(format!("there is no table of {collection}; known are {}", known.join(", ")))
    })?;
    let known = districts::entity::Entity::find().filter(districts::entity::Column::Code.eq(&*district));
    if known.one(application.service.store.read()).await?.is_none() {
        let why = format!("there is no district {district}; `jiandu init FILE` founds one");
        return Err(Problem::new(codes::NOT_FOUND).because(why));
    }
    let bytes = std::fs::read(&file).map_err(|error| {
        Problem::new(codes::NOT_FOUND).because(format!("{} cannot be read: {error}", file.display()))
    })?;
    let mut call = operator(application, &district);
    if dry_run {
        call.conditions = Conditions::trial();
    }
    let mode = if partial { Mode::Partial } else { Mode::AllOrNothing };
    let answer = match importer(&call, bytes.into(), None, mode).await {
        Err(refused) if refused.code() == codes::ROWS_REFUSED => {
            for error in ProblemView::of(&refused, Language::English, ("", ""), "").errors {
                let place = error.pointer.trim_start_matches('/').replacen('/', ", ", 1);
                println!("line {place}: {}: {}", error.code, error.detail);
            }
            println!("nothing was written");
            return Ok(false);
        }
        answer => answer?.value()?,
    };
    tell(&answer, dry_run);
    Ok(answer["refused"] == 0)
}

fn tell(answer: &Value, dry_run: bool) {
    let each = |name: &str| answer[name].as_array().cloned().unwrap_or_default();
    for error in each("errors") {
        let column = error["column"].as_str().map(|column| format!(", {column}")).unwrap_or_default();
        let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
        println!("line {}{column}: {}: {}", error["row"], text("code"), text("detail"));
    }
    // What is made to be thrown away opens nothing.
    let shown = each("records").into_iter().filter(|record| !dry_run && record["shown_once"].is_string());
    for record in shown {
        let text = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
        println!("{}  one-time code {}", text("name"), text("shown_once"));
    }
    let done = if dry_run { "would be created" } else { "created" };
    println!("{} rows: {} {done}, {} refused", answer["rows"], answer["created"], answer["refused"]);
}
