//! Files: received as a stream, hashed on the way, named by their hash; nothing of a caller is ever a path.
//!
//! A file that is being received belongs to its process by a lock, so what a killed process left behind is known for what
//! it is. It gets its name inside the transaction that names it in a record: an upload that loses, or only asks, leaves
//! nothing.

use crate::codes;
use actix_web::web::Bytes;
use futures_util::{Stream, StreamExt};
use platform::{
    problem::{Problem, Result},
    process::files,
    values::{hash::Sha256, hex::hex},
};
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
};
use tokio::{fs, io::AsyncWriteExt};

/// Bytes of a file at most: 50 MiB (assumed).
pub const LIMIT: u64 = 50 * 1024 * 1024;
/// How the names of files end that are being received.
const PART: &str = "part";

/// A file that was received; dropped, it is gone unless it was placed.
#[derive(Debug)]
pub(super) struct Received {
    path: PathBuf,
    /// Open, so that its lock holds.
    _owned: File,
    /// The hash of its content.
    pub sha256: String,
    /// Its size (bytes).
    pub size: u64,
}

/// Where a content lies.
#[must_use]
pub fn path_of(folder: &Path, sha256: &str) -> PathBuf {
    folder.join(sha256.get(..2).unwrap_or_default()).join(sha256)
}

/// Receives a file: to disk as it comes, never whole in memory.
pub(super) async fn receive(folder: &Path, chunks: impl Stream<Item = Result<Bytes>>) -> Result<Received> {
    let path = folder.join(format!("{}.{PART}", uuid::Uuid::now_v7()));
    files::make_folder(folder).map_err(failed)?;
    let owned = files::own(&path).map_err(failed)?;
    let file = owned.try_clone().map_err(failed)?;
    let mut received = Received { path, _owned: owned, sha256: String::new(), size: 0 };
    (received.sha256, received.size) = write(fs::File::from_std(file), chunks).await?;
    Ok(received)
}

/// Writes what comes into a file, to the disk and to its last byte; answers its hash and its size.
async fn write(mut file: fs::File, chunks: impl Stream<Item = Result<Bytes>>) -> Result<(String, u64)> {
    let (mut chunks, mut hash, mut size) = (std::pin::pin!(chunks), Sha256::default(), 0);
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        size += chunk.len() as u64;
        if size > LIMIT {
            return Err(Problem::new(codes::PAYLOAD_TOO_LARGE).with("limit_bytes", LIMIT));
        }
        hash.add(&chunk);
        file.write_all(&chunk).await.map_err(failed)?;
    }
    // The error of the last write is told here; `sync_all` alone would swallow it.
    file.flush().await.map_err(failed)?;
    file.sync_all().await.map_err(failed)?;
    let written = file.metadata().await.map_err(failed)?.len();
    if written != size {
        return Err(failed(format!("{written} bytes of {size} were written")));
    }
    Ok((hex(&hash.finish()), size))
}

impl Received {
    /// Where it lies until it is placed.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file the name of its hash, lasting. An equal content that is there already is the same file. A second
    /// time, after the transaction collided, it is there.
    pub async fn place(&self, folder: &Path) -> Result<()> {
        let (from, to, size) = (self.path.clone(), path_of(folder, &self.sha256), self.size);
        let folder = folder.to_owned();
        let placed = tokio::task::spawn_blocking(move || {
            if from.exists() {
                files::rename(&from, &to)?;
                return files::sync_folder(&folder);
            }
            match to.metadata()?.len() {
                length if length == size => Ok(()),
                _ => Err(io::ErrorKind::NotFound.into()),
            }
        });
        placed.await.map_err(Problem::internal)?.map_err(failed)
    }
}

impl Drop for Received {
    fn drop(&mut self) {
        match std::fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                tracing::warn!(%error, "a partial upload could not be removed");
            }
            _ => {}
        }
    }
}

/// Removes what processes left behind that died while they received it.
///
/// # Errors
/// The folder cannot be read or written.
pub fn remove_parts(folder: &Path) -> io::Result<usize> {
    let mut removed = 0;
    for path in files::entries(folder)? {
        if path.extension().is_some_and(|extension| extension == PART) && files::remove_abandoned(&path)? {
            removed += 1;
        }
    }
    Ok(removed)
}

/// A failure of the disk. It passes, when somebody makes room or repairs it.
pub(super) fn failed(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Problem {
    let error = error.into();
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    let full = matches!(kind, Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded));
    let (code, seconds) = if full { (codes::STORAGE_FULL, 60) } else { (codes::UNAVAILABLE, 5) };
    Problem::new(code).because(error).retry_after(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream;

    #[tokio::test]
    async fn the_error_of_the_last_write_is_told() {
        for chunks in [1, 40] {
            let chunks = stream::iter((0..chunks).map(|_| Ok(Bytes::from_static(&[7; 1000]))));
            let full = fs::OpenOptions::new().write(true).open("/dev/full").await.unwrap();
            let refused = write(full, chunks).await.unwrap_err();
            assert_eq!(refused.code(), codes::STORAGE_FULL, "{refused}");
        }
    }

    #[tokio::test]
    async fn a_received_file_is_gone_unless_it_was_placed() {
        let folder = tempfile::tempdir().unwrap();
        let chunks = || stream::iter([Ok(Bytes::from_static(b"content"))]);
        let left = || files::entries(folder.path()).unwrap().len();
        let received = receive(folder.path(), chunks()).await.unwrap();
        assert_eq!((left(), remove_parts(folder.path()).unwrap()), (1, 0), "its owner lives");
        drop(received);
        assert_eq!(left(), 0);
        let received = receive(folder.path(), chunks()).await.unwrap();
        received.place(folder.path()).await.unwrap();
        received.place(folder.path()).await.unwrap();
        let place = path_of(folder.path(), &received.sha256);
        drop(received);
        assert_eq!(std::fs::read(place).unwrap(), b"content");
        std::fs::write(folder.path().join("left.part"), "half").unwrap();
        assert_eq!(remove_parts(folder.path()).unwrap(), 1);
    }
}
