//! The disks that the service writes to: how much room they have.

use super::metrics;
use std::path::{Path, PathBuf};

/// The folders that fill up.
#[derive(Debug, Clone)]
pub struct Folders {
    /// Of uploaded documents.
    pub documents: PathBuf,
    /// Of the database, where that is a file.
    pub database: Option<PathBuf>,
    /// Mebibytes free below which a disk is called full.
    pub low_mebibytes: u64,
}

impl Folders {
    /// The folders whose disks are nearly full, or cannot be asked, by name. It blocks as long as the disk does.
    #[must_use]
    pub fn full(&self) -> Vec<&'static str> {
        let folders = [("documents", Some(&self.documents)), ("database", self.database.as_ref())];
        let known = folders.into_iter().filter_map(|(name, folder)| Some((name, folder?)));
        let full = known.filter(|(name, folder)| {
            let free = free_mebibytes(folder);
            metrics::disk(name, free.unwrap_or(0));
            free.is_none_or(|free| free < self.low_mebibytes)
        });
        full.map(|(name, _)| name).collect()
    }
}

/// Mebibytes free where a folder is, or will be made.
fn free_mebibytes(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|place| place.exists());
    let there = there.filter(|place| !place.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let volume = rustix::fs::statvfs(there).ok()?;
    Some(volume.f_bavail.saturating_mul(volume.f_frsize) / (1024 * 1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_are_not_made_yet_are_asked_for_their_disk() {
        let folder = tempfile::tempdir().unwrap();
        let [documents, database] = ["documents/of/2026", "data"].map(|name| folder.path().join(name));
        let with = |low_mebibytes| Folders {
            documents: documents.clone(),
            database: Some(database.clone()),
            low_mebibytes,
        };
        assert_eq!(with(1).full(), Vec::<&str>::new());
        assert_eq!(with(u64::MAX).full(), ["documents", "database"]);
        assert_eq!(Folders { database: None, ..with(u64::MAX) }.full(), ["documents"]);
        assert!(free_mebibytes(Path::new("data")).is_some(), "a path beside the program");
    }
}
