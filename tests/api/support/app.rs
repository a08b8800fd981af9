//! The service under test: the same application object that `main` runs.

use super::{Person, database::Database};
use chrono::{DateTime, Utc};
use jiandu::{
    app::Application,
    demo::{self, Foundation},
    instruments::deadlines::SWEEP,
    platform::{actor::Actor, background, call::Call, clock::Clock, store::Outcome},
    settings::Settings,
};
use std::{collections::HashMap, net::TcpListener, sync::Arc};

/// The password of every user in the tests.
pub const PASSWORD: &str = "a pass phrase for tests";

/// Argon2id with the smallest parameters: logins are tested for what they do, not for what they cost.
const PASSWORD_HASH: &str = include_str!("password_hash.txt");

/// A running service with two founded districts: 嘉定 (310114) and 徐汇 (310104).
pub struct App {
    pub url: String,
    pub application: Application,
    pub clock: Clock,
    pub districts: HashMap<String, Foundation>,
    pub client: reqwest::Client,
    server: actix_web::dev::ServerHandle,
    pub settings: Settings,
    database: Arc<Database>,
    documents: Arc<tempfile::TempDir>,
}

/// 2026-08-03 09:00 in Shanghai: a Monday well before the September meeting of the stories.
pub fn monday() -> DateTime<Utc> {
    "2026-08-03T01:00:00Z".parse().unwrap()
}

impl App {
    /// A service with two founded districts.
    pub async fn start() -> Self {
        let mut app = Self::empty().await;
        app.districts = found(&app.application).await;
        app
    }

    /// A service with the demonstration data: seven districts, and records of 嘉定 in every state.
    pub async fn demonstration() -> Self {
        let app = Self::empty().await;
        assert!(demo::fill(&app.application.service, PASSWORD).await.unwrap(), "the database was not empty");
        app
    }

    /// A service with an empty database.
    pub async fn empty() -> Self {
        Self::set(|_| {}).await
    }

    /// The same with two founded districts and settings of its own.
    pub async fn started_with(change: impl FnOnce(&mut Settings)) -> Self {
        let mut app = Self::set(change).await;
        app.districts = found(&app.application).await;
        app
    }

    /// Another replica: the same service once more on the same database, with the same clock.
    pub async fn replica(&self) -> Self {
        self.replica_with(self.settings.clone()).await
    }

    /// A replica with other settings.
    pub async fn replica_with(&self, settings: Settings) -> Self {
        self.another(settings, self.clock.clone()).await
    }

    /// A replica whose own clock is so many seconds ahead of this one's, and stands there.
    pub async fn replica_ahead(&self, seconds: i64) -> Self {
        let clock = Clock::fixed(self.clock.now() + chrono::Duration::seconds(seconds));
        self.another(self.settings.clone(), clock).await
    }

    async fn another(&self, settings: Settings, clock: Clock) -> Self {
        let (database, documents) = (Arc::clone(&self.database), Arc::clone(&self.documents));
        let mut app = Self::run(settings, clock, database, documents).await;
        app.districts.clone_from(&self.districts);
        app
    }

    /// A service with an empty database and settings of its own.
    pub async fn set(change: impl FnOnce(&mut Settings)) -> Self {
        let database = Arc::new(Database::create().await);
        let documents = Arc::new(tempfile::tempdir().unwrap());
        let mut settings = Settings::load(None).unwrap();
        settings.database_url = database.url();
        settings.database_connections = 4;
        settings.documents = documents.path().join("documents");
        settings.audit_checkpoint_file = Some(documents.path().join("checkpoints.ndjson"));
        // Nobody waits for others unless a test is about that.
        settings.ballot_batch_milliseconds = 50;
        change(&mut settings);
        Self::run(settings, Clock::fixed(monday()), database, documents).await
    }

    async fn run(
        settings: Settings,
        clock: Clock,
        database: Arc<Database>,
        documents: Arc<tempfile::TempDir>,
    ) -> Self {
        let application = Application::open(&settings, clock.clone()).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = application.serve(listener, 1).unwrap();
        let handle = server.handle();
        tokio::spawn(server);
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        Self {
            url,
            application,
            clock,
            districts: HashMap::new(),
            client,
            server: handle,
            settings,
            database,
            documents,
        }
    }

    /// A user of 嘉定 by the name behind the district's code, e.g. `sc-office`.
    pub async fn person(&self, name: &str) -> Person {
        self.person_of("310114", name).await
    }

    /// A user of a district.
    pub async fn person_of(&self, district: &str, name: &str) -> Person {
        Person::sign_in(self, &format!("{district}-{name}"), PASSWORD).await
    }

    /// Somebody without a token.
    pub fn stranger(&self) -> Person {
        Person::with_token(self, None)
    }

    /// The id of an organization of 嘉定.
    pub fn organization(&self, code: &str) -> String {
        self.districts["310114"].organizations[code].to_string()
    }

    /// Lets time pass.
    pub fn wait(&self, seconds: i64) {
        self.clock.set(self.clock.now() + chrono::Duration::seconds(seconds));
    }

    /// Runs the sweep of the deadlines once, as a process of its own.
    pub async fn sweep(&self) {
        background::once(&self.application.service, SWEEP, uuid::Uuid::now_v7()).await.unwrap();
    }

    /// Moves the clock to a day, 09:00 in Shanghai.
    pub fn on(&self, date: &str) {
        self.clock.set(format!("{date}T01:00:00Z").parse().unwrap());
    }
}

impl Drop for App {
    fn drop(&mut self) {
        drop(self.server.stop(false));
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
