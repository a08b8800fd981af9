//! `jiandu doctor`, `audit`, `backup`, `restore` and `copy`: the data of an installation as a whole.

use access::{self, checkpoint_key};
use chrono::Duration;
use clap::Subcommand;
use instruments::documents::condition::{self, Depth};
use jiandu::{
    app::routes,
    codes,
    operations::{
        archive::{self, Damage},
        copy::{Present, copy as copy_all},
        doctor::{Found, examine},
        restore as restoring,
        trail::{self, Cut},
    },
    settings::Settings,
};
use platform::{
    problem::{Problem, Result},
    records::audit::{
        checkpoint::{Occasion, read_lines},
        system,
    },
    secrets::{keyed::KeyedHash, sealing::KeySource},
    store::{self, Exclusive, Store, StoreSettings},
    values::clock::Clock,
};
use serde_json::{Map, json};
use std::{
    io::IsTerminal,
    path::{Path, PathBuf},
};

/// Commands on the audit trail.
#[derive(Subcommand)]
pub(crate) enum AuditCommand {
    /// Walk every chain and compare it with its record and with the checkpoints; the exit code says whether all is whole.
    Verify {
        /// A file of checkpoints; several by repeating. The one that is set is read anyway.
        #[arg(long)]
        checkpoints: Vec<PathBuf>,
    },
    /// Make a checkpoint now and keep it outside the database.
    Checkpoint,
    /// Remove entries older than the settings keep; the rest can still be verified.
    Prune,
}

/// Looks at everything; says whether nothing is wrong.
pub(crate) async fn doctor(settings: &Settings) -> bool {
    let checks = examine(settings, &Clock::System).await;
    for check in &checks {
        println!("{check}");
    }
    checks.iter().all(|check| check.found != Found::Wrong)
}

/// Verifies or prunes the trail; says whether it is whole.
pub(crate) async fn audit(settings: &Settings, command: AuditCommand) -> Result<bool> {
    let store = Store::open(&settings.store()).await?;
    match command {
        AuditCommand::Verify { checkpoints } => {
            let trail_is_whole = verify(settings, &store, checkpoints).await?;
            let contents_are_whole = contents(&store, &settings.documents).await?;
            store.close().await?;
            Ok(trail_is_whole && contents_are_whole)
        }
        AuditCommand::Checkpoint => {
            checkpoint(settings, &store).await?;
            store.close().await?;
            Ok(true)
        }
        AuditCommand::Prune => {
            let now = Clock::System.now();
            let cut = Cut {
                before: now - Duration::days(settings.audit_retention_days.into()),
                personal_before: now - Duration::days(settings.personal_data_retention_days.into()),
                personal: routes().personal.iter().copied().collect(),
            };
            let removed = trail::prune(&store, &cut, now).await?;
            println!("{removed} entries removed");
            store.close().await?;
            Ok(true)
        }
    }
}

async fn verify(settings: &Settings, store: &Store, named: Vec<PathBuf>) -> Result<bool> {
    let kinds = &routes().kinds;
    let whole = store.whole().await?;
    let found = trail::verify(&whole, kinds, u64::MAX).await?;
    let own = settings.checkpoint_file().filter(|file| file.exists() && !named.contains(file));
    let mut lines = Vec::new();
    for file in named.iter().chain(&own) {
        lines.extend(read_lines(file)?);
    }
    let key = key_of_checkpoints(settings, store).await?;
    let sealed = trail::compare(&whole, &key, &lines).await?;
    for line in found.broken.iter().chain(&sealed.broken) {
        println!("{line}");
    }
    for line in &sealed.notes {
        println!("note: {line}");
    }
    for (kind, columns) in trail::outside(kinds)? {
        println!("not in the trail: {} of {kind}", columns.join(", "));
    }
    println!(
        "{} checkpoints hold for {} entries; {} wait for the next",
        sealed.checkpoints, sealed.entries, sealed.pending
    );
    let broken = found.broken.len() + sealed.broken.len();
    println!(
        "{} entries of {} records, {} pruned, {broken} broken",
        found.entries, found.records, found.pruned
    );
    Ok(broken == 0)
}

/// Makes a checkpoint, and says what it covers.
async fn checkpoint(settings: &Settings, store: &Store) -> Result<()> {
    let now = Clock::System.now();
    let checkpoints = settings.checkpoints(key_of_checkpoints(settings, store).await?);
    match checkpoints.add(store, Occasion::Command, now).await? {
        Some(last) => {
            println!("checkpoint {} of {} with {} entries", last.sequence, last.made_at, last.entries);
        }
        None => println!("there is nothing to make a checkpoint of"),
    }
    if checkpoints.file.is_none() && checkpoints.url.is_none() {
        println!("it is in the database only: set audit_checkpoint_file or audit_checkpoint_url");
    }
    Ok(())
}

async fn key_of_checkpoints(settings: &Settings, store: &Store) -> Result<KeyedHash> {
    let now = Clock::System.now();
    let sealing = access::sealing::unlock(store, &settings.sealing(), now).await?;
    checkpoint_key(store, &sealing, now).await
}

/// Compares every stored content with its record; says whether all are whole.
async fn contents(store: &Store, documents: &Path) -> Result<bool> {
    let (count, damaged) = condition::examine(&store.whole().await?, documents, Depth::Whole).await?;
    for damaged in &damaged {
        println!("{damaged}");
    }
    println!("{count} contents of documents, {} damaged", damaged.len());
    Ok(damaged.is_empty())
}

/// Writes a backup, with the sealing key where that is wanted.
pub(crate) async fn back_up(
    settings: &Settings,
    file: &Path,
    with_key: bool,
    allow_damaged: bool,
) -> Result<()> {
    let store = Store::open(&settings.store()).await?;
    let source = settings.sealing();
    let key = if with_key {
        Some(access::sealing::unlock(&store, &source, Clock::System.now()).await?)
    } else {
        None
    };
    let damage = if allow_damaged { Damage::Taken } else { Damage::Refused };
    let written = archive::back_up(&store, &settings.documents, key.as_ref(), file, damage).await;
    store.close().await?;
    let manifest = written?;
    for line in &manifest.damaged {
        println!("{line}");
    }
    let kept = if with_key {
        "the key is in it: keep it like the key".into()
    } else {
        format!("without its key: {source}")
    };
    let rows: u64 = manifest.tables.values().map(|(rows, _)| rows).sum();
    let (tables, files, damaged) = (manifest.tables.len(), manifest.files.len(), manifest.damaged.len());
    println!(
        "{tables} tables, {rows} rows, {files} files, {damaged} damaged documents: written and verified; {kept}"
    );
    Ok(())
}

/// Seals everything with the key of the settings, which was sealed with an older one.
pub(crate) async fn reseal(settings: &Settings, from: &Path) -> Result<()> {
    // Whoever ran meanwhile would go on sealing with the old key.
    let database = Exclusive::take(&settings.store()).await?;
    let store = database.open(&settings.store()).await?;
    let (old, new) = (KeySource::Named(from.into()), settings.sealing());
    access::sealing::rotate(&store, &old, &new, Clock::System.now()).await?;
    note(&store, "reseal", &[]).await?;
    store.close().await?;
    database.release().await?;
    println!("sealed with the key of {new}; backups written before need the older one");
    Ok(())
}

/// Replaces everything by a backup, once somebody has agreed.
pub(crate) async fn restore(settings: &Settings, file: &Path, agreed: bool) -> Result<()> {
    if !agreed && !asked(settings)? {
        return Err(Problem::new(codes::FORBIDDEN).because("nothing was changed; say --yes, or answer `yes`"));
    }
    let now = Clock::System.now();
    let (store, key) = (settings.store(), settings.sealing());
    let restored = restoring::restore(&store, &settings.documents, &key, file, now).await?;
    let rows: u64 = restored.manifest.tables.values().map(|(rows, _)| rows).sum();
    let tables = restored.manifest.tables.len();
    println!("{tables} tables, {rows} rows: verified and restored; earlier tokens are worth nothing");
    for kept in [restored.kept, restored.kept_documents].into_iter().flatten() {
        println!("what was there before is kept in {}", kept.display());
    }
    for line in restored.lacking {
        println!("{line}");
    }
    // The checkpoint of the restore is in the database already; now it comes outside, too.
    let store = Store::open(&store).await?;
    settings.checkpoints(key_of_checkpoints(settings, &store).await?).keep(&store, now).await?;
    store.close().await
}

/// Asks whoever sits at the terminal.
fn asked(settings: &Settings) -> Result<bool> {
    if !std::io::stdin().is_terminal() {
        return Ok(false);
    }
    let shown = settings.shown();
    let database = shown.iter().find(|(name, _)| *name == "database_url").map(|(_, value)| value.as_str());
    println!(
        "This replaces the database {} by the backup. Answer `yes` to go on:",
        database.unwrap_or_default()
    );
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(Problem::internal)?;
    Ok(answer.trim() == "yes")
}

/// Takes an SQLite database as it is, without its log.
pub(crate) async fn take_without_log(settings: &Settings) -> Result<()> {
    let now = Clock::System.now();
    let ending = format!(".without-{}", now.format("%Y%m%dT%H%M%SZ"));
    let moved = store::take_without_log(&settings.store(), &ending)?;
    let store = Store::open(&settings.store()).await?;
    let log = moved.map_or_else(|| "missing".to_owned(), |path| path.display().to_string());
    println!("the database was taken as it is; its log: {log}");
    note(&store, "take_without_log", &[("log", json!(log))]).await?;
    store.close().await
}

/// Copies everything into an empty database.
pub(crate) async fn copy(settings: &Settings, to: String) -> Result<()> {
    let from = settings.store();
    if from.url == to {
        return Err(Problem::new(codes::ALREADY_EXISTS).because("source and target are the same database"));
    }
    let target = Store::open(&StoreSettings { url: to, ..from.clone() }).await?;
    let source = Store::open(&from).await?;
    let (from, into) = (source.whole().await?, target.whole().await?);
    let copied = copy_all(&from, &into, Present::Refused).await?.commit().await?;
    target.close().await?;
    source.close().await?;
    for (table, sum) in copied {
        println!("{table:<28} {:>9} rows  {}", sum.rows, sum.checksum());
    }
    let key = settings.sealing();
    println!("copied and verified; the documents lie in {}, the key is {key}", settings.documents.display());
    Ok(())
}

async fn note(store: &Store, action: &'static str, properties: &[(&str, serde_json::Value)]) -> Result<()> {
    let properties: Map<_, _> =
        properties.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    system::note(store, system::DATABASE, action, properties, Clock::System.now()).await
}
