//! Backups: one file (tar) with an SQLite database, the documents and a manifest of hashes. It is read back after it was
//! written, and restored only if all of it is as the manifest says. The database in it is SQLite whatever the service
//! runs on: so a backup of one kind of database can be restored into the other.

use super::{
    copy::{Present, copy},
    tables::tables,
};
use crate::{
    access::sealing,
    platform::{
        audit::hex,
        private,
        problem::{Code, Problem, Result},
        sealing::{KeySource, SealingKey, unusable as sealing_unusable},
        store::Store,
    },
};
use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database, DatabaseBackend, DatabaseConnection};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Component, Path, PathBuf},
};

const DATABASE: &str = "jiandu.sqlite";
const MANIFEST: &str = "manifest.json";
const DOCUMENTS: &str = "documents";
const KEY: &str = "sealing.key";

/// What a backup holds.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the service that wrote it.
    pub version: String,
    /// Rows and checksum of each table.
    pub tables: BTreeMap<String, (u64, String)>,
    /// SHA-256 of each file.
    pub files: BTreeMap<String, String>,
}

/// Writes a backup while the service runs, and reads it back. The key that opens what is sealed in it comes along only
/// where it is given.
///
/// # Errors
/// The file exists, cannot be written, or is not what was written.
pub async fn back_up(
    store: &Store,
    documents: &Path,
    key: Option<&SealingKey>,
    file: &Path,
) -> Result<Manifest> {
    if file.exists() {
        return Err(Problem::new(Code::AlreadyExists).because(format!("{} exists", file.display())));
    }
    let stage = Stage::beside(file)?;
    let snapshot = stage.0.join(DATABASE);
    write_snapshot(store, &snapshot).await?;
    let mut manifest = Manifest { version: env!("CARGO_PKG_VERSION").into(), ..Default::default() };
    manifest.tables = sums(&snapshot).await?;
    // After the database: a document that it names is there already, and documents never change.
    let written = stage.0.join("archive.tar");
    write_archive(&written, &snapshot, documents, key, &mut manifest).map_err(Problem::internal)?;
    let check = stage.0.join("check");
    private::create_folder(&check).map_err(Problem::internal)?;
    if unpack(&written, &check)? != manifest {
        return Err(Problem::internal("the backup that was written reads differently"));
    }
    fs::rename(&written, file).map_err(Problem::internal)?;
    Ok(manifest)
}

/// Verifies a backup, and then replaces the database by it and adds its documents.
///
/// # Errors
/// The backup is damaged or newer than this program, or its key is neither in it nor here: nothing is changed. Or the
/// database failed.
pub async fn restore(store: &Store, documents: &Path, source: &KeySource, file: &Path) -> Result<Manifest> {
    private::create_folder(documents).map_err(Problem::internal)?;
    let stage = Stage::beside(documents)?;
    let manifest = unpack(file, &stage.0)?;
    let snapshot = stage.0.join(DATABASE);
    if sums(&snapshot).await? != manifest.tables {
        return Err(damaged("the tables are not what the manifest says"));
    }
    let database = open(&snapshot).await?;
    Migrator::up(&database, None).await?;
    take_key(&database, source, &stage.0.join(KEY)).await?;
    for name in manifest.files.keys().filter(|name| name.starts_with(DOCUMENTS)) {
        let place = documents.join(name.trim_start_matches(DOCUMENTS).trim_start_matches('/'));
        if let Some(folder) = place.parent() {
            private::create_folder(folder).map_err(Problem::internal)?;
        }
        fs::rename(stage.0.join(name), place).map_err(Problem::internal)?;
    }
    copy(&database, store.read(), Present::Replaced).await?;
    database.close().await?;
    Ok(manifest)
}

/// The key of a backup is here already, or comes with it, and fits.
async fn take_key(database: &DatabaseConnection, source: &KeySource, brought: &Path) -> Result<()> {
    let brought = KeySource::Named(brought.into()).read()?;
    let (here, comes) = (source.read()?, brought.is_some());
    let key = here.clone().or(brought);
    if let Err(problem) = sealing::compare(database, source, key.as_ref()).await {
        let with = if comes { "its key is not the one that is here" } else { "its key is not in it" };
        let cause = problem.cause().unwrap_or_default();
        return Err(sealing_unusable(format!("the backup cannot be used, {with}: {cause}")));
    }
    match key {
        Some(key) if here.is_none() => source.keep(&key),
        _ => Ok(()),
    }
}

/// A folder of work that is gone in the end.
struct Stage(PathBuf);

impl Stage {
    fn beside(path: &Path) -> Result<Self> {
        let folder = path.with_file_name(format!(".jiandu-{}", uuid::Uuid::now_v7()));
        private::create_folder(&folder).map_err(Problem::internal)?;
        Ok(Self(folder))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, folder = %self.0.display(), "a folder of work remains");
        }
    }
}

async fn open(path: &Path) -> Result<DatabaseConnection> {
    if !path.exists() {
        private::create(path).map_err(Problem::internal)?;
    }
    Ok(Database::connect(format!("sqlite://{}?mode=rwc", path.display())).await?)
}

async fn write_snapshot(store: &Store, path: &Path) -> Result<()> {
    let db = store.read();
    if db.get_database_backend() == DatabaseBackend::Sqlite {
        // SQLite takes an empty file, and its mode.
        private::create(path).map_err(Problem::internal)?;
        let quoted = path.display().to_string().replace('\'', "''");
        db.execute_unprepared(&format!("VACUUM INTO '{quoted}'")).await?;
        return Ok(());
    }
    let snapshot = open(path).await?;
    Migrator::up(&snapshot, None).await?;
    copy(db, &snapshot, Present::Refused).await?;
    Ok(snapshot.close().await?)
}

async fn sums(path: &Path) -> Result<BTreeMap<String, (u64, String)>> {
    let db = open(path).await?;
    let mut sums = BTreeMap::new();
    for table in tables(&db).await? {
        let sum = table.sum(&db).await?;
        sums.insert(table.name, (sum.rows, sum.checksum()));
    }
    db.close().await?;
    Ok(sums)
}

fn write_archive(
    path: &Path,
    snapshot: &Path,
    documents: &Path,
    key: Option<&SealingKey>,
    manifest: &mut Manifest,
) -> io::Result<()> {
    let mut archive = tar::Builder::new(private::create(path)?);
    add(&mut archive, DATABASE, snapshot, manifest)?;
    if let Some(key) = key {
        let place = snapshot.with_file_name(KEY);
        private::create(&place)?.write_all(key.text().as_bytes())?;
        add(&mut archive, KEY, &place, manifest)?;
    }
    for (name, file) in stored_documents(documents)? {
        add(&mut archive, &format!("{DOCUMENTS}/{name}"), &file, manifest)?;
    }
    let text = serde_json::to_vec_pretty(manifest)?;
    archive.append_data(&mut header(text.len() as u64), MANIFEST, &*text)?;
    let mut file = archive.into_inner()?;
    file.flush()?;
    file.sync_all()
}

fn header(size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header
}

fn add(archive: &mut tar::Builder<File>, name: &str, path: &Path, manifest: &mut Manifest) -> io::Result<()> {
    let file = File::open(path)?;
    let mut hashed = Hashed { inner: &file, hash: Sha256::new() };
    archive.append_data(&mut header(file.metadata()?.len()), name, &mut hashed)?;
    manifest.files.insert(name.into(), hex(&hashed.hash.finalize()));
    Ok(())
}

/// The contents by the name of their hash, below two letters; what is being uploaded is left out.
fn stored_documents(documents: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    if !documents.is_dir() {
        return Ok(found);
    }
    for folder in fs::read_dir(documents)?.collect::<io::Result<Vec<_>>>()? {
        if !folder.file_type()?.is_dir() {
            continue;
        }
        for file in fs::read_dir(folder.path())?.collect::<io::Result<Vec<_>>>()? {
            let (folder, name) = (folder.file_name(), file.file_name());
            found.push((format!("{}/{}", folder.display(), name.display()), file.path()));
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a stream and hashes what it gives.
struct Hashed<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(&buffer[..read]);
        Ok(read)
    }
}

/// Unpacks a backup into a folder, if every file is what the manifest says and none is missing.
fn unpack(file: &Path, into: &Path) -> Result<Manifest> {
    let reading = |error: io::Error| damaged(error);
    let mut archive = tar::Archive::new(File::open(file).map_err(reading)?);
    let (mut hashes, mut manifest) = (BTreeMap::new(), None);
    for entry in archive.entries().map_err(reading)? {
        let mut entry = entry.map_err(reading)?;
        let path = entry.path().map_err(reading)?.into_owned();
        let name = path.display().to_string();
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(damaged(format!("{name} leads out of the folder")));
        }
        if name == MANIFEST {
            let read: Manifest = serde_json::from_reader(entry).map_err(damaged)?;
            manifest = Some(read);
            continue;
        }
        let place = into.join(&path);
        private::create_folder(place.parent().unwrap_or(into)).map_err(Problem::internal)?;
        let mut hashed = Hashed { inner: &mut entry, hash: Sha256::new() };
        io::copy(&mut hashed, &mut private::create(&place).map_err(Problem::internal)?).map_err(reading)?;
        hashes.insert(name, hex(&hashed.hash.finalize()));
    }
    let manifest = manifest.ok_or_else(|| damaged("there is no manifest"))?;
    if manifest.files == hashes { Ok(manifest) } else { Err(damaged("files are not what the manifest says")) }
}

fn damaged(cause: impl std::fmt::Display) -> Problem {
    Problem::new(Code::ValidationFailed).because(format!("the backup is damaged: {cause}"))
}
