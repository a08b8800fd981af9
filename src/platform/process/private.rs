//! Files for nobody else: what the service writes is read by its own user only.

use super::files::make_folder;
use rustix::{fs::Mode, process::umask};
use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

/// What others may do with a file, as bits of its mode.
const OTHERS: u32 = 0o077;

/// From now on every file and folder that this process makes is its user's alone, also those that libraries make. The
/// first thing that a command does.
pub fn keep_to_ourselves() {
    umask(Mode::RWXG | Mode::RWXO);
}

/// A new file, or an empty one in place of an old.
///
/// # Errors
/// It cannot be made.
pub fn create(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)
}

/// A folder of the service: made if it is not there, closed if others could enter it.
pub fn claim_folder(path: &Path) {
    if let Err(error) = make_folder(path) {
        tracing::warn!(%error, path = %path.display(), "the folder cannot be made");
    }
    repair(path);
}

/// Whether nobody else may read or change what is there; also true of what is not there.
///
/// # Errors
/// It cannot be looked at.
pub fn is_private(path: &Path) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(found) => Ok(found.permissions().mode() & OTHERS == 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// Takes from others what an earlier version or somebody's hand gave them, and warns of it.
pub fn repair(path: &Path) {
    if is_private(path).unwrap_or(true) {
        return;
    }
    let taken = fs::metadata(path).and_then(|found| {
        let mode = found.permissions().mode() & !OTHERS;
        fs::set_permissions(path, Permissions::from_mode(mode))
    });
    match taken {
        Ok(()) => tracing::warn!(path = %path.display(), "others could read it; they cannot any more"),
        Err(error) => tracing::warn!(%error, path = %path.display(), "others can read it"),
    }
}

/// Writes a file that is there as a whole and safely on the disk, or not at all. Of two who do so at once one wins, and
/// the other hears `false`.
///
/// # Errors
/// It cannot be written.
pub fn write_once(path: &Path, content: &[u8]) -> io::Result<bool> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(folder)?;
    let name = path.file_name().unwrap_or_default().display();
    let part = folder.join(format!(".{name}.{}", uuid::Uuid::now_v7()));
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&part)?;
    let written = file.write_all(content).and_then(|()| file.sync_all());
    // A second name, and not a renaming, because a renaming would replace what is there.
    let linked = written.and_then(|()| fs::hard_link(&part, path));
    fs::remove_file(&part)?;
    match linked {
        Ok(()) => File::open(folder)?.sync_all().map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}
