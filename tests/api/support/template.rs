//! What the database of a test holds when the test begins: written once per run, and copied for each test.

use super::{
    app::monday,
    database::{Database, copy_folder},
};
use jiandu::{
    app::Application,
    demo::{self, Foundation},
    settings::Settings,
};
use platform::{call::Call, records::actor::Actor, store::Outcome, values::clock::Clock};
use std::{collections::HashMap, sync::Arc};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Argon2id with the smallest parameters: logins are tested for what they do, not for what they cost.
const PASSWORD_HASH: &str = include_str!("password_hash.txt");

/// What a database holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The tables, and what the service makes for itself.
    Empty,
    /// Two districts with organizations, users and deputies.
    Founded,
    /// The demonstration.
    Demonstration,
}

/// A database that is never served, only copied, and what is known of it.
pub struct Template {
    database: Database,
    documents: TempDir,
    pub districts: HashMap<String, Foundation>,
}

impl Template {
    /// The template with this content.
    pub async fn of(content: Content) -> &'static Self {
        static ALL: [OnceCell<Template>; 3] = [const { OnceCell::const_new() }; 3];
        ALL[content as usize].get_or_init(|| Self::make(content)).await
    }

    async fn make(content: Content) -> Self {
        let mut made = Self {
            database: Database::create().await,
            documents: tempfile::tempdir().unwrap(),
            districts: HashMap::new(),
        };
        let mut settings = Settings::load(None).unwrap();
        settings.database_url = made.database.url();
        settings.documents = made.documents.path().join("documents");
        settings.audit_checkpoint_file = Some(made.documents.path().join("checkpoints.ndjson"));
        let application = Application::open(&settings, Clock::fixed(monday())).await.unwrap();
        match content {
            Content::Empty => {}
            Content::Founded => made.districts = found(&application).await,
            Content::Demonstration => {
                let filled = demo::fill(&application.service, super::PASSWORD).await.unwrap();
                assert!(filled, "the database was not empty");
            }
        }
        application.service.store.close().await.unwrap();
        drop(application);
        made.database.is_closed().await;
        made
    }

    /// A copy for one test: its database, its folder of documents, and the key that lies beside the one or the other.
    pub async fn copied(&self) -> (Database, TempDir) {
        let documents = tempfile::tempdir().unwrap();
        copy_folder(self.documents.path(), documents.path());
        (self.database.copied().await, documents)
    }
}

async fn found(application: &Application) -> HashMap<String, Foundation> {
    let call = Call::internal(&application.service, Actor::operator());
    let mut founded = HashMap::new();
    for district in [("310114", "嘉定区"), ("310104", "徐汇区")] {
        let call = Arc::new(call.clone());
        let done = application.service.store.write(move |tx| {
            let call = Arc::clone(&call);
            Box::pin(async move {
                Ok(Outcome::Commit(demo::found(&call, tx, district, PASSWORD_HASH.trim()).await?))
            })
        });
        founded.insert(district.0.to_owned(), done.await.unwrap());
    }
    founded
}
