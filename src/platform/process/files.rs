//! Files that outlast a power cut: a name is as lasting as the folder that holds it, so the folder is written too.
//! And files that outlast their writer: whoever holds the lock of a file lives, because the kernel takes the locks of the
//! dead away.

use std::{
    fs::{self, DirBuilder, File, TryLockError},
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

/// Writes the names in a folder to the disk.
///
/// # Errors
/// The folder cannot be opened or written.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // The folder of a bare file name is the one where the process stands.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}

/// Makes a folder and those above it that are missing, each lasting and for nobody else.
///
/// # Errors
/// One cannot be made.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let above = folder.parent().unwrap_or(Path::new(""));
    make_folder(above)?;
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(io::Error::new(error.kind(), format!("{}: {error}", folder.display()))),
        Ok(()) => sync_folder(above),
    }
}

/// Gives a file another name, in place of what had that name; the folder of the new name is made and written.
///
/// # Errors
/// The file system refused.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    let folder = to.parent().unwrap_or(Path::new(""));
    make_folder(folder)?;
    fs::rename(from, to)?;
    sync_folder(folder)
}

/// The entries of a folder; none where there is no folder.
///
/// # Errors
/// It cannot be read.
pub fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let listed = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        listed => listed?,
    };
    let mut paths = listed.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Makes a file that belongs to this process: as long as it is open nobody takes it for abandoned.
///
/// # Errors
/// It cannot be made.
pub fn own(path: &Path) -> io::Result<File> {
    let file = File::create(path)?;
    // On a file system without locks nobody can tell that the file is abandoned, and it stays.
    let taken = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    // Somebody who tidies up may have looked at it between the two lines.
    if taken || !path.exists() { Err(io::ErrorKind::WouldBlock.into()) } else { Ok(file) }
}

/// Removes a file whose owner is dead; says whether it was.
///
/// # Errors
/// The file system refused.
pub fn remove_abandoned(path: &Path) -> io::Result<bool> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        file => file?,
    };
    match file.try_lock() {
        Ok(()) => fs::remove_file(path).map(|()| true),
        Err(_) => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_abandoned_when_its_owner_lets_it_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("one.part");
        let owned = own(&path).unwrap();
        assert!(!remove_abandoned(&path).unwrap());
        drop(owned);
        assert!(remove_abandoned(&path).unwrap() && !path.exists());
        assert!(!remove_abandoned(&path).unwrap());
    }

    #[test]
    fn folders_are_made_above_and_below() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b/c");
        make_folder(&deep).unwrap();
        make_folder(&deep).unwrap();
        fs::write(folder.path().join("x"), "x").unwrap();
        rename(&folder.path().join("x"), &deep.join("d/x")).unwrap();
        assert_eq!(entries(&deep.join("d")).unwrap(), [deep.join("d/x")]);
        assert!(entries(&deep.join("e")).unwrap().is_empty());
    }
}
