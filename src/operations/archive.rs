//! Backups: one file (tar) with an SQLite database, the documents that its records name and a manifest of hashes. Each
//! document is compared with its record before it is believed, and the file is read back after it was written. The key
//! that opens what is sealed in the database comes along only where it is given. The database in it is SQLite whatever the service runs on: so a backup of one kind of database can be restored into the
//! other (`restore`).

use super::{
    copy::{Present, copy},
    stage::Stage,
    tables::tables,
};
use crate::codes;
use instruments::documents::condition::{Damaged, Depth, content_path, examine, stored_after};
use migration::{Migrator, MigratorTrait};
use platform::{
    problem::{Problem, Result},
    process::{files, private},
    secrets::sealing::SealingKey,
    store::{self, Store},
    values::{hash::Sha256, hex::hex},
};
use sea_orm::{ConnectionTrait, DatabaseBackend, DatabaseConnection};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, Read, Write},
    path::{Component, Path},
};

/// The database in a backup.
pub(super) const DATABASE: &str = "jiandu.sqlite";
const MANIFEST: &str = "manifest.json";
/// The folder of the documents in a backup.
pub(super) const DOCUMENTS: &str = "documents";
/// The sealing key in a backup.
pub(super) const KEY: &str = "sealing.key";

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
    /// What was damaged already when it was written, one line for each document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub damaged: Vec<String>,
}

/// What becomes of documents that are not what their records say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// There is no backup with them.
    Refused,
    /// They are taken as they are, and named in the manifest.
    Taken,
}

/// Writes a backup while the service runs, and reads it back.
///
/// # Errors
/// A document is damaged; or the file exists, cannot be written, or is not what was written.
pub async fn back_up(
    store: &Store,
    documents: &Path,
    key: Option<&SealingKey>,
    file: &Path,
    damage: Damage,
) -> Result<Manifest> {
    if file.exists() {
        return Err(Problem::new(codes::ALREADY_EXISTS).because(format!("{} exists", file.display())));
    }
    let stage = Stage::beside(file)?;
    let snapshot = stage.join(DATABASE);
    let whole = store.whole().await?;
    let written = write_snapshot(&whole, &snapshot).await;
    // Closed, not only dropped: whoever wants the database alone next is not told that somebody is there.
    whole.close().await?;
    written?;
    let mut manifest = manifest_of(&snapshot).await?;
    // What the snapshot names was there before it, and documents never change.
    let db = open(&snapshot).await?;
    let (_, damaged) = examine(&db, documents, Depth::Whole).await?;
    if damage == Damage::Refused && !damaged.is_empty() {
        let (count, lines) = (damaged.len(), lines(&damaged));
        let refused = format!("{count} documents are damaged:\n{}", lines.join("\n"));
        return Err(Problem::new(codes::DOCUMENT_CONTENT_MISSING).because(refused));
    }
    manifest.damaged = lines(&damaged);
    let contents = contents(&db).await?;
    db.close().await?;
    let written = stage.join("archive.tar");
    let below = (documents, &contents);
    write_archive(&written, &snapshot, key, below, &mut manifest).map_err(Problem::internal)?;
    agree(&manifest, &damaged)?;
    read_back(&stage, &written, &manifest)?;
    files::rename(&written, file).map_err(Problem::internal)?;
    Ok(manifest)
}

/// Writes a backup of a database without its documents, and reads it back.
pub(super) async fn back_up_database(db: &DatabaseConnection, stage: &Stage, written: &Path) -> Result<()> {
    let snapshot = stage.join("kept.sqlite");
    write_snapshot(db, &snapshot).await?;
    let mut manifest = manifest_of(&snapshot).await?;
    let nothing = (Path::new(""), &BTreeSet::new());
    write_archive(written, &snapshot, None, nothing, &mut manifest).map_err(Problem::internal)?;
    read_back(stage, written, &manifest)
}

fn lines(damaged: &[Damaged]) -> Vec<String> {
    damaged.iter().map(ToString::to_string).collect()
}

async fn manifest_of(snapshot: &Path) -> Result<Manifest> {
    let version = env!("CARGO_PKG_VERSION").into();
    Ok(Manifest { version, tables: sums(snapshot).await?, ..Default::default() })
}

/// The hashes of the contents that records name.
async fn contents(db: &DatabaseConnection) -> Result<BTreeSet<String>> {
    let (mut names, mut last) = (BTreeSet::new(), uuid::Uuid::nil());
    loop {
        let page = stored_after(db, last).await?;
        let Some(end) = page.last() else { return Ok(names) };
        last = end.id;
        names.extend(page.into_iter().map(|document| document.sha256));
    }
}

/// What was archived is what was examined.
fn agree(manifest: &Manifest, damaged: &[Damaged]) -> Result<()> {
    let known = |sha256: &str| damaged.iter().any(|damaged| damaged.document.sha256 == sha256);
    let changed = manifest.files.iter().find(|(name, hash)| {
        let content = name.starts_with(DOCUMENTS).then(|| name.rsplit('/').next()).flatten();
        content.is_some_and(|sha256| sha256 != *hash && !known(sha256))
    });
    match changed {
        Some((name, _)) => Err(Problem::internal(format!("{name} changed while it was written"))),
        None => Ok(()),
    }
}

fn read_back(stage: &Stage, written: &Path, manifest: &Manifest) -> Result<()> {
    let check = stage.join("check");
    files::make_folder(&check).map_err(Problem::internal)?;
    if unpack(written, &check)? != *manifest {
        return Err(Problem::internal("the backup that was written reads differently"));
    }
    Ok(())
}

/// A database in a file.
pub(super) async fn open(path: &Path) -> Result<DatabaseConnection> {
    if !path.exists() {
        private::create(path).map_err(Problem::internal)?;
    }
    Ok(store::connect(path).await?)
}

async fn write_snapshot(db: &DatabaseConnection, path: &Path) -> Result<()> {
    if db.get_database_backend() == DatabaseBackend::Sqlite {
        // SQLite takes an empty file, and its mode.
        private::create(path).map_err(Problem::internal)?;
        let quoted = path.display().to_string().replace('\'', "''");
        db.execute_unprepared(&format!("VACUUM INTO '{quoted}'")).await?;
        // It says of itself that it is in use, as the one that was copied; but it is whole.
        return store::settle(path);
    }
    let snapshot = open(path).await?;
    Migrator::up(&snapshot, None).await?;
    copy(db, &snapshot, Present::Refused).await?.commit().await?;
    Ok(snapshot.close().await?)
}

/// Rows and checksum of each table.
pub(super) async fn sums(path: &Path) -> Result<BTreeMap<String, (u64, String)>> {
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
    key: Option<&SealingKey>,
    (documents, contents): (&Path, &BTreeSet<String>),
    manifest: &mut Manifest,
) -> io::Result<()> {
    let mut archive = tar::Builder::new(private::create(path)?);
    add(&mut archive, DATABASE, snapshot, manifest)?;
    if let Some(key) = key {
        let place = snapshot.with_file_name(KEY);
        private::create(&place)?.write_all(key.text().as_bytes())?;
        add(&mut archive, KEY, &place, manifest)?;
    }
    for sha256 in contents {
        let place = content_path(documents, sha256);
        let below = content_path(Path::new(DOCUMENTS), sha256);
        // Only a damaged one can be missing.
        if place.exists() {
            add(&mut archive, &below.display().to_string(), &place, manifest)?;
        }
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
    let mut hashed = Hashed { inner: &file, hash: Sha256::default() };
    archive.append_data(&mut header(file.metadata()?.len()), name, &mut hashed)?;
    manifest.files.insert(name.into(), hex(&hashed.hash.finish()));
    Ok(())
}

/// Reads a stream and hashes what it gives.
struct Hashed<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.add(&buffer[..read]);
        Ok(read)
    }
}

/// Unpacks a backup into a folder, if every file is what the manifest says and none is missing.
pub(super) fn unpack(file: &Path, into: &Path) -> Result<Manifest> {
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
        files::make_folder(place.parent().unwrap_or(into)).map_err(Problem::internal)?;
        let mut hashed = Hashed { inner: &mut entry, hash: Sha256::default() };
        io::copy(&mut hashed, &mut private::create(&place).map_err(Problem::internal)?).map_err(reading)?;
        hashes.insert(name, hex(&hashed.hash.finish()));
    }
    let manifest = manifest.ok_or_else(|| damaged("there is no manifest"))?;
    if manifest.files == hashes { Ok(manifest) } else { Err(damaged("files are not what the manifest says")) }
}

pub(super) fn damaged(cause: impl std::fmt::Display) -> Problem {
    Problem::new(codes::VALIDATION_FAILED).because(format!("the backup is damaged: {cause}"))
}
