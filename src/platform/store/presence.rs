//! Who has an SQLite file open, and whether its log is there.
//!
//! Beside the database lies `<name>.lock`: whoever has the database open holds it together with others, whoever replaces
//! the database holds it alone. The file of the database itself says whether it was closed in order, in its user version
//! (a number in its first page that SQLite leaves to us). That it is open, and the number of this opening, is written before
//! there is a log; that it is closed, after the log was taken into the file. So a file that says it is closed has no log, and
//! one that says it is open needs one: a copy of the file alone, made while the service ran, and a log that was left
//! beside another file are noticed before anything is read.
//!
//! SQLite itself removes a log after it took it in, when the last connection closes, and a process may be killed between
//! the mark and the log. So the lock's file has the number of the opening and of the file: for these no log is needed.

use super::embedded::Line;
use crate::{
    problem::{Problem, Result, codes},
    process::files,
};
use std::{
    fs::{self, File, TryLockError},
    io::{self, Read, Seek, SeekFrom, Write},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// What a file says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Nothing: there is no database yet, or it was written by an older version or taken as it is.
    None,
    /// It is open, or its last user was killed: what is in its log may not be in the file.
    Open(u32),
    /// It was closed in order.
    Closed,
}

impl Mark {
    fn number(self) -> u32 {
        match self {
            Self::None => 0,
            Self::Open(opening) => opening << 2 | 1,
            Self::Closed => 2,
        }
    }

    fn of(number: u32) -> Self {
        match number & 3 {
            1 => Self::Open(number >> 2),
            2 => Self::Closed,
            _ => Self::None,
        }
    }
}

/// How the name of the lock's file ends.
const LOCK: &str = ".lock";
/// Where the user version stands in the file.
const USER_VERSION: u64 = 60;
/// A log that is not longer has no changes in it.
const LOG_HEADER: u64 = 32;
/// How long somebody waits who finds the database held alone: longer than it takes to begin or to end.
const PATIENCE: Duration = Duration::from_secs(5);

/// One user of a database file.
#[derive(Debug)]
pub(super) struct Presence {
    pub(super) path: PathBuf,
    lock: File,
}

/// The log of a database file.
pub(super) fn log_of(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

/// A file beside the database: its name and something behind it.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{name}{ending}"))
}

/// Whether a log has changes in it.
pub(super) fn has_changes(log: &Path) -> bool {
    log.metadata().is_ok_and(|log| log.len() > LOG_HEADER)
}

impl Presence {
    /// Uses the database together with others; the first one looks at it and marks it.
    pub(super) async fn join(path: &Path) -> Result<Self> {
        let presence = Self::beside(path)?;
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE {
            if presence.try_alone()? {
                presence.begin()?;
                presence.lock.unlock().map_err(Problem::internal)?;
            }
            match presence.lock.try_lock_shared() {
                Ok(()) if matches!(mark(path)?, Mark::Open(_)) => return Ok(presence),
                Ok(()) => presence.lock.unlock().map_err(Problem::internal)?,
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => return Err(Problem::internal(error)),
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Err(Problem::new(codes::UNAVAILABLE).because("a restore or a reseal has the database alone"))
    }

    /// Has the database alone, until this is dropped.
    pub(super) fn alone(path: &Path) -> Result<Self> {
        let presence = Self::beside(path)?;
        if !presence.try_alone()? {
            return Err(in_use());
        }
        forget_second_names(path).map_err(Problem::internal)?;
        Ok(presence)
    }

    fn beside(path: &Path) -> Result<Self> {
        let lock = File::options().create(true).truncate(false).write(true).open(beside(path, LOCK));
        Ok(Self { path: path.to_owned(), lock: lock.map_err(Problem::internal)? })
    }

    fn try_alone(&self) -> Result<bool> {
        match self.lock.try_lock() {
            Ok(()) => Ok(true),
            Err(TryLockError::WouldBlock) => Ok(false),
            Err(TryLockError::Error(error)) => Err(Problem::internal(error)),
        }
    }

    /// Looks whether the log belongs to the file, and marks the file.
    pub(super) fn begin(&self) -> Result<()> {
        forget_second_names(&self.path).map_err(Problem::internal)?;
        if beside(&self.path, "-journal").exists() && !has_changes(&log_of(&self.path)) {
            // Killed while it was marked: SQLite takes the half mark back.
            run(&self.path, "SELECT 1 FROM sqlite_schema")?;
        }
        self.check()?;
        if matches!(mark(&self.path)?, Mark::Open(_)) {
            return Ok(());
        }
        // The last bytes of an id are random.
        let [.., a, b, c] = *uuid::Uuid::now_v7().as_bytes();
        let opening = Mark::Open(u32::from_be_bytes([0, a, b, c]));
        File::options().create(true).append(true).open(&self.path).map_err(Problem::internal)?;
        self.note(&self.needs_no_log(opening)).map_err(Problem::internal)?;
        write_mark(&self.path, opening)
    }

    /// What the lock's file has when the file needs no log that says this of itself.
    fn needs_no_log(&self, mark: Mark) -> String {
        let file = self.path.metadata().map(|file| file.ino()).unwrap_or_default();
        format!("{} {file}", mark.number())
    }

    /// Takes the log into the file. For whoever has the database alone.
    pub(super) fn settle(&self) -> Result<()> {
        settle(&self.path)?;
        // A copy of this opening that is put in its place is refused from now on.
        self.note("").map_err(Problem::internal)
    }

    /// The last one who leaves takes the log into the file.
    pub(super) fn leave(&self) -> Result<()> {
        self.lock.unlock().map_err(Problem::internal)?;
        if self.try_alone()? {
            if let Err(problem) = self.settle() {
                // Somebody looks at the file from outside: then it stays open, with its log.
                tracing::warn!(%problem, "the log was not taken into the database");
            }
            self.lock.unlock().map_err(Problem::internal)?;
        }
        Ok(())
    }

    /// Refuses a file whose log is missing or belongs to another.
    fn check(&self) -> Result<()> {
        let (path, log, mark) = (self.path.display(), log_of(&self.path), mark(&self.path)?);
        let noted = || fs::read_to_string(beside(&self.path, LOCK)).unwrap_or_default();
        match mark {
            Mark::Open(_) if !log.exists() && noted() != self.needs_no_log(mark) => Err(refused(&format!(
                "{path} was copied while it was in use, without its log {}: what was written last is missing. Put the \
                 log beside it, restore a backup, or take it as it is with `jiandu migrate --without-log`",
                log.display()
            ))),
            Mark::Closed if has_changes(&log) => Err(refused(&format!(
                "{path} was closed in order, so the log {} belongs to another file: move it away, restore a backup, or \
                 let `jiandu migrate --without-log` move it",
                log.display()
            ))),
            _ => Ok(()),
        }
    }

    /// Forgets what the file says of itself and moves a log away that is not its own; says where to.
    pub(super) fn take_without_log(&self, ending: &str) -> Result<Option<PathBuf>> {
        if self.check().is_ok() {
            return Err(refused("the database and its log belong together"));
        }
        let (log, aside) = (log_of(&self.path), beside(&self.path, &format!("-wal{ending}")));
        let moved = has_changes(&log);
        if moved {
            files::rename(&log, &aside).map_err(Problem::internal)?;
        }
        write_mark(&self.path, Mark::None)?;
        Ok(moved.then_some(aside))
    }

    fn note(&self, text: &str) -> io::Result<()> {
        self.lock.set_len(0)?;
        (&self.lock).seek(SeekFrom::Start(0))?;
        (&self.lock).write_all(text.as_bytes())?;
        self.lock.sync_all()
    }
}

/// This passes, when the others leave.
pub(super) fn in_use() -> Problem {
    Problem::new(codes::UNAVAILABLE)
        .because("the database is in use: stop every service and command on it first")
}

/// This does not pass by waiting.
fn refused(why: &str) -> Problem {
    Problem::new(codes::VALIDATION_FAILED).because(why)
}

/// A restore that was killed before its step leaves a second name of the database, and perhaps of its log. For whoever has
/// the database alone.
fn forget_second_names(path: &Path) -> io::Result<()> {
    let Ok(database) = path.metadata() else { return Ok(()) };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for other in files::entries(folder)? {
        let other_name = other.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Whoever leaves the database takes its log along.
        let file = match other.metadata() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            found => found?,
        };
        if other_name == name
            || !other_name.starts_with(&name)
            || (file.dev(), file.ino()) != (database.dev(), database.ino())
        {
            continue;
        }
        let (log, other_log) = (log_of(path), log_of(&other));
        if other_log.exists() && !log.exists() {
            files::rename(&other_log, &log)?;
        } else if other_log.exists() {
            fs::remove_file(other_log)?;
        }
        fs::remove_file(other)?;
    }
    Ok(())
}

fn mark(path: &Path) -> Result<Mark> {
    let read = || -> io::Result<Mark> {
        let mut file = match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Mark::None),
            file => file?,
        };
        if file.metadata()?.len() == 0 {
            return Ok(Mark::None);
        }
        let mut number = [0; 4];
        file.seek(SeekFrom::Start(USER_VERSION))?;
        file.read_exact(&mut number)?;
        Ok(Mark::of(u32::from_be_bytes(number)))
    };
    read().map_err(|error| refused(&format!("{}: {error}", path.display())))
}

/// Takes the log into the file and marks it as closed in order: then the file alone is the whole database.
///
/// # Errors
/// It is not a database, or somebody uses it.
pub fn settle(path: &Path) -> Result<()> {
    write_mark(path, Mark::Closed)
}

fn write_mark(path: &Path, mark: Mark) -> Result<()> {
    run(path, &format!("PRAGMA user_version = {}", mark.number()))
}

/// Works on the file itself: with a rollback journal there is no log, and what there was is taken in before.
fn run(path: &Path, sql: &str) -> Result<()> {
    Ok(Line::without_log(path)?.run(sql)?)
}
