//! Files: received as a stream, hashed on the way, named by their hash; nothing of a caller is ever a path.

use crate::platform::{
    audit::hex,
    problem::{Code, Problem, Result},
};
use actix_web::web::Bytes;
use futures_util::{Stream, StreamExt};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use tokio::{fs, io::AsyncWriteExt};

/// Bytes of a file at most: 50 MiB (assumed).
pub const LIMIT: u64 = 50 * 1024 * 1024;

/// A file that was received and has no name yet; dropped, it is gone.
pub(super) struct Received {
    path: PathBuf,
    /// The hash of its content.
    pub sha256: String,
    /// Its size (bytes).
    pub size: u64,
    kept: bool,
}

/// Where a content lies.
pub(super) fn path_of(folder: &Path, sha256: &str) -> PathBuf {
    folder.join(sha256.get(..2).unwrap_or_default()).join(sha256)
}

/// Receives a file: to disk as it comes, never whole in memory.
pub(super) async fn receive(folder: &Path, chunks: impl Stream<Item = Result<Bytes>>) -> Result<Received> {
    let mut chunks = std::pin::pin!(chunks);
    fs::create_dir_all(folder).await.map_err(unavailable)?;
    let path = folder.join(format!("{}.part", uuid::Uuid::now_v7()));
    let mut received = Received { path, sha256: String::new(), size: 0, kept: false };
    let mut file = fs::File::create(&received.path).await.map_err(unavailable)?;
    let mut hash = Sha256::new();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk?;
        received.size += chunk.len() as u64;
        if received.size > LIMIT {
            return Err(Problem::new(Code::PayloadTooLarge).with("limit_bytes", LIMIT));
        }
        hash.update(&chunk);
        file.write_all(&chunk).await.map_err(unavailable)?;
    }
    file.sync_all().await.map_err(unavailable)?;
    received.sha256 = hex(&hash.finalize());
    Ok(received)
}

impl Received {
    /// Where it lies now.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file the name of its hash. An equal content that is there already is the same file.
    pub async fn keep(mut self, folder: &Path) -> Result<()> {
        let place = path_of(folder, &self.sha256);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).await.map_err(unavailable)?;
        }
        fs::rename(&self.path, &place).await.map_err(unavailable)?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Received {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = std::fs::remove_file(&self.path)
        {
            tracing::warn!(%error, "a partial upload could not be removed");
        }
    }
}

fn unavailable(error: std::io::Error) -> Problem {
    Problem::new(Code::Unavailable).because(error).retry_after(5)
}
