//! A database of its own for each test, gone afterwards.

use sea_orm::{ConnectionTrait, Database as Connect, DatabaseConnection};
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

    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}/jiandu.sqlite", folder.path().display()),
            Self::Postgres { admin, name } => {
                let (server, _) = admin.rsplit_once('/').unwrap();
                format!("{server}/{name}")
            }
        }
    }
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
