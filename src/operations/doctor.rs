//! What an administrator asks when something seems wrong: one line per check.

use super::{health::missing_migrations, tables::differences, trail};
use crate::settings::Settings;
use access::{look_at_provider, sealing};
use chrono::Datelike;
use instruments::{
    calendar::Calendar,
    documents::{self, condition::Depth},
};
use platform::{
    problem::Result,
    process::{files, private},
    records::audit::checkpoint::{Checkpoint, Occasion, last, read_lines},
    store,
    values::clock::Clock,
};
use registry::districts;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, DatabaseConnection, EntityTrait, QueryFilter, Statement,
};
use std::{
    fmt::Display,
    path::{Path, PathBuf},
};

/// Entries of the audit trail that are looked at.
const SAMPLE: u64 = 10_000;
/// Damaged documents that are named in one line.
const NAMED: usize = 3;
/// Seconds that the clocks may differ.
const SECONDS: i64 = 2;
/// Free space that a service needs at least: the largest upload twice.
const MEBIBYTES: u64 = 100;

/// The result of one check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was looked at.
    pub name: &'static str,
    /// How it is.
    pub found: Found,
    /// In words.
    pub text: String,
}

/// How something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// As it should be.
    Well,
    /// Soon to be looked after.
    Warning,
    /// Wrong.
    Wrong,
}

impl Display for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = match self.found {
            Found::Well => "ok",
            Found::Warning => "warning",
            Found::Wrong => "FAILED",
        };
        write!(f, "{word:<8} {:<14} {}", self.name, self.text)
    }
}

fn check(name: &'static str, good: bool, text: impl Into<String>) -> Check {
    Check { name, found: if good { Found::Well } else { Found::Wrong }, text: text.into() }
}

/// Looks at everything; the settings were readable, or nobody would be here.
pub async fn examine(settings: &Settings, clock: &Clock) -> Vec<Check> {
    let mut checks = vec![check("settings", true, format!("{} settings are valid", Settings::TABLE.len()))];
    checks.extend(folder(&settings.documents));
    checks.push(modes(settings));
    checks.extend(provider(settings, clock).await);
    match store::look(&settings.store()).await {
        Ok(db) => {
            checks.push(check("database", true, format!("reachable, {:?}", db.get_database_backend())));
            checks.push(key(settings, &db).await);
            checks.extend(inside(&db, settings, clock).await);
        }
        Err(problem) => checks.push(check("database", false, problem.to_string())),
    }
    checks
}

/// Where the sealing key comes from, and whether it is the one of the database.
async fn key(settings: &Settings, db: &DatabaseConnection) -> Check {
    let source = settings.sealing();
    let fits = async { sealing::compare(db, &source, source.read()?.as_ref()).await };
    match fits.await {
        Ok(()) => check("sealing key", true, source.to_string()),
        Err(problem) => check("sealing key", false, problem.to_string()),
    }
}

/// Whether others can read what lies on the disk.
fn modes(settings: &Settings) -> Check {
    let (store, source) = (settings.store(), settings.sealing());
    let database = ["", "-wal", "-shm"].map(|end| Some(format!("{}{end}", store.file()?.display()).into()));
    let all =
        database.into_iter().chain([source.file().map(PathBuf::from), Some(settings.documents.clone())]);
    let open = all.flatten().filter(|path| !private::is_private(path).unwrap_or(true));
    let open: Vec<_> = open.map(|path| path.display().to_string()).collect();
    let text =
        if open.is_empty() { "nobody else reads".into() } else { format!("others read {}", open.join(", ")) };
    check("file modes", open.is_empty(), text)
}

/// The checks that need the database; what fails is told like what is wrong.
async fn inside(db: &DatabaseConnection, settings: &Settings, clock: &Clock) -> Vec<Check> {
    let told = |name, outcome: Result<Check>| {
        outcome.unwrap_or_else(|problem| check(name, false, problem.to_string()))
    };
    let migrations = missing_migrations(db)
        .await
        .map(|missing| check("migrations", missing == 0, format!("{missing} are missing")));
    let migrated = migrations.as_ref().is_ok_and(|check| check.found == Found::Well);
    let mut checks = vec![told("migrations", migrations), told("clock", clocks(db, clock).await)];
    if migrated {
        checks.push(told("tables", tables(db).await));
        checks.push(told("audit trail", chains(db).await));
        checks.push(told("checkpoints", checkpoints(db, settings).await));
        checks.push(told("contents", contents(db, &settings.documents).await));
        checks.push(told("calendar", calendars(db, clock).await));
    }
    checks
}

/// Users who sign on elsewhere cannot while the provider is away; those with a password can.
async fn provider(settings: &Settings, clock: &Clock) -> Option<Check> {
    let looked = look_at_provider(&settings.openid_connect(), clock.now()).await;
    let (found, text) = match looked {
        Ok(text) => (Found::Well, text?),
        Err(problem) => (Found::Warning, problem.to_string()),
    };
    Some(Check { name: "sign-on", found, text })
}

/// Whether the tables have the columns that records have.
async fn tables(db: &DatabaseConnection) -> Result<Check> {
    let kinds = &crate::app::routes().kinds;
    let differences = differences(db, kinds).await?;
    let text =
        if differences.is_empty() { format!("of {} kinds fit", kinds.len()) } else { differences.join("; ") };
    Ok(check("tables", differences.is_empty(), text))
}

async fn chains(db: &DatabaseConnection) -> Result<Check> {
    let found = trail::verify(db, &crate::app::routes().kinds, SAMPLE).await?;
    let first = found.broken.first().map(|line| format!("; {line}")).unwrap_or_default();
    let text = format!(
        "{} entries of {} records, {} broken{first}",
        found.entries,
        found.records,
        found.broken.len()
    );
    Ok(check("audit trail", found.broken.is_empty(), text))
}

/// The copy outside the database must not know more than the database.
async fn checkpoints(db: &DatabaseConnection, settings: &Settings) -> Result<Check> {
    let of = |found, text| Check { name: "checkpoints", found, text };
    let Some(file) = settings.checkpoint_file() else {
        let elsewhere = settings.audit_checkpoint_url.is_some();
        let found = if elsewhere { Found::Well } else { Found::Warning };
        let place = if elsewhere { "posted" } else { "in the database only; set audit_checkpoint_file" };
        return Ok(of(found, place.into()));
    };
    let lines = if file.exists() { read_lines(&file)? } else { Vec::new() };
    let outside = lines.iter().rev().find_map(|line| Checkpoint::parse(line));
    let Some(outside) = outside else {
        return Ok(of(Found::Warning, format!("{} has none yet", file.display())));
    };
    let inside = last(db).await?;
    // A restore that was killed after its step has not told it outside yet.
    let is_told = |inside: &Checkpoint| lines.iter().any(|line| line.contains(&inside.mac));
    let restored =
        inside.as_ref().is_some_and(|inside| inside.occasion == Occasion::Restore && !is_told(inside));
    let inside = inside.map(|inside| inside.sequence).unwrap_or_default();
    Ok(if inside < outside.sequence && !restored {
        let (sequence, at) = (outside.sequence, outside.made_at);
        of(Found::Wrong, format!("the database is older than its checkpoint {sequence} of {at}"))
    } else {
        of(Found::Well, format!("the last is of {}, in {}", outside.made_at, file.display()))
    })
}

/// Every stored content is compared with its record.
async fn contents(db: &DatabaseConnection, documents: &Path) -> Result<Check> {
    let (count, damaged) = documents::condition::examine(db, documents, Depth::Whole).await?;
    let lines: String = damaged.iter().take(NAMED).map(|damaged| format!("; {damaged}")).collect();
    Ok(check("contents", damaged.is_empty(), format!("{count} contents, {} damaged{lines}", damaged.len())))
}

async fn clocks(db: &DatabaseConnection, clock: &Clock) -> Result<Check> {
    let sql = match db.get_database_backend() {
        DatabaseBackend::Sqlite => "SELECT CAST(strftime('%s', 'now') AS INTEGER) AS seconds",
        _ => "SELECT CAST(EXTRACT(EPOCH FROM now()) AS BIGINT) AS seconds",
    };
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let theirs: i64 = row.map(|row| row.try_get("", "seconds")).transpose()?.unwrap_or_default();
    let apart = (clock.now().timestamp() - theirs).abs();
    Ok(check("clock", apart <= SECONDS, format!("{apart} s from the clock of the database")))
}

/// This year's calendar must be there, next year's should be when it is published in November.
async fn calendars(db: &impl ConnectionTrait, clock: &Clock) -> Result<Check> {
    let year = platform::values::clock::legal_date(clock.now()).year();
    let active = districts::entity::Column::ArchivedAt.is_null();
    let (mut missing, mut next) = (Vec::new(), Vec::new());
    for district in districts::entity::Entity::find().filter(active).all(db).await? {
        let calendar = Calendar::of_district(db, &district.code).await?;
        if !calendar.has(year) {
            missing.push(district.code.to_string());
        }
        if !calendar.has(year + 1) {
            next.push(district.code.into_string());
        }
    }
    let (found, text) = match (missing.is_empty(), next.is_empty()) {
        (false, _) => (Found::Wrong, format!("{year} is missing in {}", missing.join(", "))),
        (true, false) => (Found::Warning, format!("{} is not loaded in {}", year + 1, next.join(", "))),
        (true, true) => (Found::Well, format!("{year} and {} are loaded", year + 1)),
    };
    Ok(Check { name: "calendar", found, text })
}

fn folder(path: &Path) -> [Check; 2] {
    let probe = path.join(format!("{}.probe", uuid::Uuid::now_v7()));
    let written = files::make_folder(path)
        .and_then(|()| std::fs::write(&probe, "probe"))
        .and_then(|()| std::fs::remove_file(&probe));
    let text = match &written {
        Ok(()) => format!("{} can be written", path.display()),
        Err(error) => format!("{}: {error}", path.display()),
    };
    let space = match rustix::fs::statvfs(path) {
        Ok(volume) => {
            let free = volume.f_bavail.saturating_mul(volume.f_frsize) / (1024 * 1024);
            check("free space", free >= MEBIBYTES, format!("{free} MiB"))
        }
        Err(error) => check("free space", false, error.to_string()),
    };
    [check("documents", written.is_ok(), text), space]
}
