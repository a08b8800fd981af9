//! Restoring a backup: everything is prepared beside the old state and takes its place in one step. A process that is
//! killed at any moment leaves the old state or the new one; that earlier tokens are worth nothing is a part of the new
//! one, because what was revoked after the backup would be believed again.

use super::{
    archive::{DATABASE, DOCUMENTS, KEY, Manifest, back_up_database, damaged, open, sums, unpack},
    copy::{Present, copy},
    stage::{self, Stage},
};
use access::{self, checkpoint_key, sealing};
use chrono::{DateTime, Utc};
use instruments::documents::{
    condition::{Depth, Fault, Stored, examine},
    content,
};
use migration::{Migrator, MigratorTrait};
use platform::{
    problem::{Problem, Result},
    process::files,
    records::audit::{
        checkpoint::{Checkpoints, Occasion},
        system,
    },
    secrets::sealing::{KeySource, SealingKey, unusable},
    store::{Exclusive, LockedFile, LockedServer, Store, StoreSettings},
};
use serde_json::json;
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// What the backup held.
    pub manifest: Manifest,
    /// Where the old database is.
    pub kept: Option<PathBuf>,
    /// Where the files are that were not what their names say.
    pub kept_documents: Option<PathBuf>,
    /// Documents whose content neither the backup has nor the folder, one line each.
    pub lacking: Vec<String>,
}

/// Verifies a backup and puts it in the place of the database; its documents are added.
///
/// # Errors
/// Somebody uses the database, the backup is damaged or newer than this program, or its key is neither in it nor here:
/// nothing is changed.
pub async fn restore(
    settings: &StoreSettings,
    documents: &Path,
    source: &KeySource,
    file: &Path,
    now: DateTime<Utc>,
) -> Result<Restored> {
    let database = Exclusive::take(settings).await?;
    let stage = Stage::beside(documents)?;
    let unpacked = stage.join("new");
    files::make_folder(&unpacked).map_err(Problem::internal)?;
    let manifest = unpack(file, &unpacked)?;
    let snapshot = unpacked.join(DATABASE);
    if sums(&snapshot).await? != manifest.tables {
        return Err(damaged("the tables are not what the manifest says"));
    }
    let url = format!("sqlite://{}", snapshot.display());
    let staged = Store::open(&StoreSettings { url, ..settings.clone() }).await?;
    let sealing = take_key(&staged, source, &unpacked.join(KEY), now).await?;
    prepare(&staged, &sealing, (file, &manifest), now).await?;
    staged.close().await?;
    let ending = format!(".before-{}", now.format("%Y%m%dT%H%M%SZ"));
    // The documents first: a record never names a content that is not there.
    let kept_documents = place(&unpacked.join(DOCUMENTS), documents, &ending).map_err(Problem::internal)?;
    let db = open(&snapshot).await?;
    let (_, lacking) = examine(&db, documents, Depth::Lengths).await?;
    db.close().await?;
    let kept = match database {
        Exclusive::File(file) => in_place_of_file(&file, &snapshot, &ending).await?,
        Exclusive::Server(server) => {
            let kept = in_place_of_rows(&server, &snapshot, &stage, &beside(documents, &ending)).await?;
            server.release().await?;
            Some(kept)
        }
    };
    let lacking = lacking.iter().map(ToString::to_string).collect();
    Ok(Restored { manifest, kept, kept_documents, lacking })
}

/// Makes the staged database what it is to be, before anything is replaced.
async fn prepare(
    staged: &Store,
    sealing: &SealingKey,
    (file, manifest): (&Path, &Manifest),
    now: DateTime<Utc>,
) -> Result<()> {
    let name = file.file_name().unwrap_or_default().display().to_string();
    let told = [("file".to_owned(), json!(name)), ("version".to_owned(), json!(manifest.version))];
    system::note(staged, system::DATABASE, "restore", told.into_iter().collect(), now).await?;
    access::revoke_before(staged, now).await?;
    // Only who has the key says that the database is older than its last checkpoint and may be. Outside nothing is written
    // yet: the step may never come.
    let key = checkpoint_key(staged, sealing, now).await?;
    let checkpoints = Checkpoints { key, file: None, url: None };
    checkpoints.add(staged, Occasion::Restore, now).await?;
    Ok(())
}

/// The key of a backup is here already, or comes with it, and fits.
async fn take_key(
    staged: &Store,
    source: &KeySource,
    brought: &Path,
    now: DateTime<Utc>,
) -> Result<SealingKey> {
    let brought = KeySource::Named(brought.into()).read()?;
    let (here, comes) = (source.read()?, brought.is_some());
    let key = here.clone().or(brought);
    if let Err(problem) = sealing::compare(staged.read(), source, key.as_ref()).await {
        let with = if comes { "its key is not the one that is here" } else { "its key is not in it" };
        let cause = problem.cause().unwrap_or_default();
        return Err(unusable(format!("the backup cannot be used, {with}: {cause}")));
    }
    if let Some(key) = key.filter(|_| here.is_none()) {
        source.keep(&key)?;
    }
    sealing::unlock(staged, source, now).await
}

/// Adds documents. One that is there under the same name with other bytes is kept aside; says where.
fn place(unpacked: &Path, documents: &Path, ending: &str) -> io::Result<Option<PathBuf>> {
    let (aside, mut kept) = (beside(documents, ending), false);
    for folder in files::entries(unpacked)? {
        for file in files::entries(&folder)? {
            let sha256 = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let document = Stored { id: uuid::Uuid::nil(), sha256, size: file.metadata()?.len() };
            let there = document.path(documents);
            match document.fault(documents, Depth::Whole) {
                None => continue,
                Some(Fault::Missing) => {}
                Some(_) if document.fault(unpacked, Depth::Whole).is_some() => continue,
                Some(_) => {
                    kept = true;
                    files::make_folder(&aside)?;
                    fs::copy(&there, aside.join(&document.sha256))?;
                }
            }
            File::open(&file)?.sync_all()?;
            files::rename(&file, &there)?;
        }
    }
    Ok(kept.then_some(aside))
}

fn beside(documents: &Path, ending: &str) -> PathBuf {
    let name = documents.file_name().unwrap_or_default().to_string_lossy();
    documents.with_file_name(format!("{name}{ending}"))
}

/// SQLite: the step is a rename.
async fn in_place_of_file(database: &LockedFile, snapshot: &Path, ending: &str) -> Result<Option<PathBuf>> {
    let stage = Stage::beside(&database.path)?;
    let whole = stage.join(DATABASE);
    let moved = || -> io::Result<()> {
        // The documents may lie on another file system.
        if fs::rename(snapshot, &whole).is_err() {
            fs::copy(snapshot, &whole)?;
        }
        File::open(&whole)?.sync_all()
    };
    moved().map_err(Problem::internal)?;
    database.replace(&whole, ending).await
}

/// PostgreSQL: the step is the commit of one transaction.
async fn in_place_of_rows(
    server: &LockedServer,
    snapshot: &Path,
    stage: &Stage,
    beside: &Path,
) -> Result<PathBuf> {
    Migrator::up(&server.db, None).await?;
    let old = stage.join("old.tar");
    back_up_database(&server.db, stage, &old).await?;
    let staged = open(snapshot).await?;
    let copied = copy(&staged, &server.db, Present::Replaced).await?;
    let kept = beside.with_added_extension("tar");
    files::rename(&old, &kept).map_err(Problem::internal)?;
    copied.commit().await?;
    staged.close().await?;
    Ok(kept)
}

/// Removes what killed processes left: folders of work, and uploads that were under way.
///
/// # Errors
/// A folder cannot be read or written.
pub fn remove_leftovers(settings: &StoreSettings, documents: &Path) -> Result<()> {
    let removed = || -> io::Result<usize> {
        let mut removed = content::remove_parts(documents)?;
        for path in [settings.file(), Some(documents)].into_iter().flatten() {
            removed += stage::remove_abandoned(path.parent().unwrap_or(Path::new("")))?;
        }
        Ok(removed)
    };
    let removed = removed().map_err(Problem::internal)?;
    if removed > 0 {
        tracing::info!(removed, "leftovers of killed processes were removed");
    }
    Ok(())
}
