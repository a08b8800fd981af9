//! A database of its own for each test, gone afterwards.

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, Database as Connect, DatabaseConnection, Statement};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The database of one test.
pub enum Database {
    Sqlite(TempDir),
    Postgres { admin: String, name: String },
}

impl Database {
    pub async fn create() -> Self {
        let Ok(admin) = std::env::var("JIANDU_TEST_POSTGRES_URL") else {
            return Self::Sqlite(tempfile::tempdir().unwrap());
        };
        let name = format!("t_{}", uuid::Uuid::now_v7().simple());
        execute(&admin, &format!("CREATE DATABASE {name}")).await;
        Self::Postgres { admin, name }
    }

    /// A copy, while nobody is connected to this one.
    pub async fn copied(&self) -> Self {
        match self {
            Self::Sqlite(folder) => {
                let copy = tempfile::tempdir().unwrap();
                copy_folder(folder.path(), copy.path());
                Self::Sqlite(copy)
            }
            Self::Postgres { admin, name } => {
                let copy = format!("t_{}", uuid::Uuid::now_v7().simple());
                execute(admin, &format!("CREATE DATABASE {copy} TEMPLATE {name}")).await;
                Self::Postgres { admin: admin.clone(), name: copy }
            }
        }
    }

    /// Waits until the last connection is gone. On SQLite it takes the log with it, which then is part of the file.
    pub async fn is_closed(&self) {
        let Self::Sqlite(folder) = self else { return };
        let log = folder.path().join("jiandu.sqlite-wal");
        for _ in 0..500 {
            if !log.exists() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("{} is still open", log.display());
    }

    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}", file(folder).display()),
            Self::Postgres { admin, name } => {
                let (server, _) = admin.rsplit_once('/').unwrap();
                format!("{server}/{name}")
            }
        }
    }
}

/// Takes back the migrations from this one on, as if the database were of an earlier build.
pub async fn take_back(db: &DatabaseConnection, since: &str) {
    let sql = format!("SELECT count(*) AS steps FROM seaql_migrations WHERE version >= '{since}'");
    let counted = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    let steps: i64 = counted.unwrap().try_get("", "steps").unwrap();
    Migrator::down(db, Some(steps.try_into().unwrap())).await.unwrap();
}

/// Copies everything in a folder into another.
pub fn copy_folder(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir(&target).unwrap();
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn file(folder: &TempDir) -> PathBuf {
    folder.path().join("jiandu.sqlite")
}

async fn execute(url: &str, sql: &str) {
    let connection: DatabaseConnection = Connect::connect(url).await.unwrap();
    connection.execute_unprepared(sql).await.unwrap();
    connection.close().await.unwrap();
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Self::Postgres { admin, name } = self {
            let (admin, sql) = (admin.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
            let dropped = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                runtime.block_on(execute(&admin, &sql));
            });
            dropped.join().unwrap();
        }
    }
}
