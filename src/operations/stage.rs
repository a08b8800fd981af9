//! A folder of work that is gone in the end, and that is known as abandoned when its process was killed.

use platform::{
    problem::{Problem, Result},
    process::files,
};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// How the names of such folders begin.
const PREFIX: &str = ".jiandu-";
/// The file in it that belongs to its process.
const OWNED: &str = "owned";

/// A folder of work.
#[derive(Debug)]
pub(super) struct Stage {
    /// Where it is.
    pub folder: PathBuf,
    _owned: File,
}

impl Stage {
    /// Makes one beside a file or a folder: on the same file system, so that what it holds can be renamed.
    pub fn beside(path: &Path) -> Result<Self> {
        let made = || -> io::Result<Self> {
            let above = path.parent().unwrap_or(Path::new(""));
            files::make_folder(above)?;
            remove_abandoned(above)?;
            let folder = above.join(format!("{PREFIX}{}", uuid::Uuid::now_v7()));
            files::make_folder(&folder)?;
            Ok(Self { _owned: files::own(&folder.join(OWNED))?, folder })
        };
        made().map_err(Problem::internal)
    }

    /// A place in it.
    pub fn join(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            tracing::warn!(%error, folder = %self.folder.display(), "a folder of work remains");
        }
    }
}

/// Removes the folders of work of processes that were killed.
pub(super) fn remove_abandoned(above: &Path) -> io::Result<usize> {
    let mut removed = 0;
    let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
    for path in files::entries(above)? {
        let named = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX));
        let owned = path.join(OWNED);
        if named && path.is_dir() && (!owned.exists() || files::remove_abandoned(&owned)?) {
            fs::remove_dir_all(&path)?;
            removed += 1;
        }
    }
    Ok(removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_is_removed_by_its_owner_or_after_its_death() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("documents");
        let stage = Stage::beside(&path).unwrap();
        fs::write(stage.join("work"), "work").unwrap();
        assert_eq!(remove_abandoned(folder.path()).unwrap(), 0);
        let place = stage.folder.clone();
        drop(stage);
        assert!(!place.exists());
        // Of a killed process the folder stays, and its locks do not.
        fs::create_dir(&place).unwrap();
        fs::write(place.join(OWNED), "").unwrap();
        fs::write(place.join("work"), "work").unwrap();
        assert_eq!(remove_abandoned(folder.path()).unwrap(), 1);
        assert!(!place.exists());
    }
}
