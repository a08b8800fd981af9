//! What lies on the disk is nobody else's, and the key comes along only where somebody asks for it.

use super::{borrowed, settings};
use crate::support::Process;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Output,
};

/// Everything below a folder that others may read, write or enter.
fn open_to_others(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        if entry.metadata().unwrap().permissions().mode() & 0o077 != 0 {
            found.push(entry.path());
        }
        if entry.path().is_dir() {
            found.extend(open_to_others(&entry.path()));
        }
    }
    found
}

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Process::run(&borrowed(&settings(self.0.path())), arguments, "a long pass phrase")
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    }
}

const ADMIN: [&str; 9] = [
    "user",
    "create",
    "admin",
    "--role",
    "platform_admin",
    "--district",
    "310114",
    "--district-name",
    "嘉定区",
];

#[test]
fn nobody_else_reads_what_is_written() {
    let place = Place::new();
    place.done(&ADMIN);
    let backup = place.path("backup.tar");
    place.done(&["backup", backup.to_str().unwrap()]);
    place.done(&["backup", place.path("whole.tar").to_str().unwrap(), "--with-key"]);
    let running = Process::serve(&borrowed(&settings(place.0.path())), &[]);
    place.run(&["doctor"]);
    assert!(place.path("jiandu.sqlite-wal").exists() && place.path("documents").exists());
    assert_eq!(open_to_others(place.0.path()), Vec::<PathBuf>::new());
    running.terminate();
    assert!(running.wait().0);

    // What an earlier version left open is closed, and said.
    let open = ["jiandu.sqlite", "sealing.key"].map(|name| place.path(name));
    for path in &open {
        fs::set_permissions(path, fs::Permissions::from_mode(0o644)).unwrap();
    }
    let said = place.refused(&["doctor"]);
    let line = said.lines().find(|line| line.contains("file modes")).unwrap();
    assert!(
        line.starts_with("FAILED") && open.iter().all(|path| line.contains(path.to_str().unwrap())),
        "{said}"
    );
    let said = place.done(&["migrate"]);
    assert_eq!(said.matches("others could read it").count(), 2, "{said}");
    assert_eq!(open_to_others(place.0.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_backup_has_the_key_only_if_asked_and_says_what_it_needs() {
    let (place, elsewhere) = (Place::new(), Place::new());
    place.done(&ADMIN);
    let key = fs::read_to_string(place.path("sealing.key")).unwrap();
    let holds_key = |path: &Path| {
        let bytes = fs::read(path).unwrap();
        bytes.windows(key.trim().len()).any(|part| part == key.trim().as_bytes())
    };
    let (without, with) = (place.path("without.tar"), place.path("with.tar"));
    let said = place.done(&["backup", without.to_str().unwrap()]);
    assert!(said.contains("without its key") && said.contains("sealing.key"), "{said}");
    place.done(&["backup", with.to_str().unwrap(), "--with-key"]);
    assert!(!holds_key(&without) && holds_key(&with) && !holds_key(&place.path("jiandu.sqlite")));

    let said = elsewhere.refused(&["restore", "--yes", without.to_str().unwrap()]);
    for part in ["its key is not in it", "sealing_key_file", elsewhere.path("sealing.key").to_str().unwrap()]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    elsewhere.done(&["restore", "--yes", with.to_str().unwrap()]);
    assert_eq!(fs::read_to_string(elsewhere.path("sealing.key")).unwrap(), key);
    elsewhere.done(&["keys", "rotate"]);
    elsewhere.done(&["restore", "--yes", without.to_str().unwrap()]);

    // Another installation has a key already, which stays.
    let other = Place::new();
    other.done(&ADMIN);
    let said = other.refused(&["restore", "--yes", with.to_str().unwrap()]);
    assert!(said.contains("its key is not the one that is here"), "{said}");
    assert_ne!(fs::read_to_string(other.path("sealing.key")).unwrap(), key);

    // A key that was read by others is replaced: the new one in place, and everything sealed with it.
    fs::rename(place.path("sealing.key"), place.path("old.key")).unwrap();
    place.refused(&["migrate"]);
    fs::rename(other.path("sealing.key"), place.path("sealing.key")).unwrap();
    place.refused(&["migrate"]);
    place.done(&["reseal", "--from", place.path("old.key").to_str().unwrap()]);
    place.done(&["keys", "rotate"]);
}
