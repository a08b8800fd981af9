//! Files and records are held together: what no record names is set aside, what a record names and lacks is brought back
//! or reported.

use super::{
    condition::{Damaged, Depth, Fault, examine},
    content::{self, path_of, remove_parts},
    entity::{Column, Entity},
};
use chrono::{DateTime, Timelike, Utc};
use platform::{
    call::{Service, background::Job},
    problem::{Problem, Result},
    process::{files, metrics},
    store::{Outcome, Transaction, lease::Lease},
    values::future::Future,
};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, QueryFilter, QuerySelect};
use std::{
    collections::HashSet,
    fs, io,
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime},
};

/// The folder, among the documents, of contents that no record names.
const UNUSED: &str = "unused";
/// How long such a content is kept: long enough to notice that the records are the wrong ones, for example those of an
/// older copy of the database.
const KEPT: Duration = Duration::from_hours(24 * 30);
/// Names looked up in one statement.
const NAMES: usize = 500;

/// Looks after the contents at the start and then every hour.
pub(crate) const RECONCILIATION: Job = Job { name: "documents", every: Duration::from_hours(1), run };

fn run(service: &Arc<Service>, lease: Lease) -> Future<'_, Result<()>> {
    Box::pin(async move {
        reconcile(service, lease).await?;
        Ok(())
    })
}

/// One run: answers what is damaged after everything was done that can be done.
///
/// # Errors
/// The database failed, or the folder.
pub async fn reconcile(service: &Arc<Service>, lease: Lease) -> Result<Vec<Damaged>> {
    let (folder, now) = (&service.documents, service.clock.now());
    let removed = remove_parts(folder).map_err(content::failed)?;
    let (_, mut damaged) = examine(service.store.read(), folder, Depth::Hour(now.hour())).await?;
    damaged.retain(|damaged| !brought_back(folder, damaged));
    let candidates = without_record(service.store.read(), placed(folder).map_err(content::failed)?).await?;
    let set_aside = set_aside(service, lease, candidates).await?;
    let expired = remove_expired(folder, now).map_err(content::failed)?;
    if removed + set_aside + expired > 0 {
        tracing::info!(removed, set_aside, expired, "contents without a record were tidied up");
    }
    for damaged in &damaged {
        tracing::error!("{damaged}");
    }
    metrics::damaged_documents(damaged.len());
    Ok(damaged)
}

/// The names of the contents in their places.
fn placed(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for part in files::entries(folder)? {
        if part.is_dir() && part.file_name().is_some_and(|name| name.len() == 2) {
            names.extend(files::entries(&part)?.iter().filter_map(|path| name_of(path)));
        }
    }
    Ok(names)
}

/// The hash that a file is named by.
fn name_of(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let hash = name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    hash.then(|| name.to_owned())
}

/// Those that no record names.
async fn without_record(db: &impl ConnectionTrait, names: Vec<String>) -> Result<Vec<String>> {
    let mut unnamed = Vec::new();
    for names in names.chunks(NAMES) {
        let named = Entity::find().select_only().column(Column::Sha256).distinct();
        let named: Vec<Option<String>> =
            named.filter(Column::Sha256.is_in(names)).into_tuple().all(db).await?;
        let named: HashSet<String> = named.into_iter().flatten().collect();
        unnamed.extend(names.iter().filter(|name| !named.contains(*name)).cloned());
    }
    Ok(unnamed)
}

/// Sets contents aside unless a record names them after all: an upload places its file after it has changed its record, so
/// while this transaction keeps others from the records nobody places one.
async fn set_aside(service: &Arc<Service>, lease: Lease, candidates: Vec<String>) -> Result<usize> {
    if candidates.is_empty() {
        return Ok(0);
    }
    let (folder, now) = (service.documents.clone(), service.clock.now());
    let work = service.store.write(move |tx| {
        let (folder, candidates) = (folder.clone(), candidates.clone());
        Box::pin(async move {
            alone(tx).await?;
            lease.confirm(tx, now).await?;
            let unnamed = without_record(tx, candidates).await?;
            let count = unnamed.len();
            let moved = tokio::task::spawn_blocking(move || {
                unnamed.iter().try_for_each(|name| set_one_aside(&folder, name, now))
            });
            moved.await.map_err(Problem::internal)?.map_err(content::failed)?;
            Ok(Outcome::Commit(count))
        })
    });
    work.await
}

/// Keeps every other writer of documents out until the end of the transaction. SQLite has one writer; PostgreSQL takes its
/// view of the records only after this.
async fn alone(tx: &Transaction) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared("LOCK TABLE document IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

fn set_one_aside(folder: &Path, name: &str, now: DateTime<Utc>) -> io::Result<()> {
    let place = path_of(folder, name);
    // When it was set aside, so that it is kept from then on.
    match fs::File::options().write(true).open(&place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        file => file?.set_modified(SystemTime::from(now))?,
    }
    files::rename(&place, &folder.join(UNUSED).join(name))
}

/// Gives a record its content back that was set aside.
fn brought_back(folder: &Path, damaged: &Damaged) -> bool {
    let document = &damaged.document;
    let aside = folder.join(UNUSED).join(&document.sha256);
    let fits =
        damaged.fault == Fault::Missing && aside.metadata().is_ok_and(|file| file.len() == document.size);
    fits && files::rename(&aside, &document.path(folder)).is_ok()
}

fn remove_expired(folder: &Path, now: DateTime<Utc>) -> io::Result<usize> {
    let mut removed = 0;
    for path in files::entries(&folder.join(UNUSED))? {
        let age = SystemTime::from(now).duration_since(path.metadata()?.modified()?);
        if age.is_ok_and(|age| age > KEPT) {
            fs::remove_file(&path)?;
            removed += 1;
        }
    }
    Ok(removed)
}
