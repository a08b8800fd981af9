//! The service under test: the same application object that `main` runs.

use super::{Content, Person, Template, database::Database};
use access::{
    sessions::{self, Sessions, SignInSessionState},
    users,
};
use chrono::{DateTime, Utc};
use instruments::deadlines::SWEEP;
use jiandu::{app::Application, demo::Foundation, settings::Settings};
use platform::{
    call::{Call, background},
    records::actor::Actor,
    store::Outcome,
    values::clock::Clock,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::{collections::HashMap, net::TcpListener, sync::Arc};
use tokio::sync::Mutex;
use uuid::Uuid;

/// The password of every user in the tests.
pub const PASSWORD: &str = "a pass phrase for tests";

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
    /// By user name.
    sessions: Mutex<HashMap<String, Session>>,
}

/// The user, a session of theirs, and when it ends.
type Session = (Uuid, Uuid, DateTime<Utc>);

/// 2026-08-03 09:00 in Shanghai: a Monday well before the September meeting of the stories.
pub fn monday() -> DateTime<Utc> {
    "2026-08-03T01:00:00Z".parse().unwrap()
}

impl App {
    /// A service with two founded districts.
    pub async fn start() -> Self {
        Self::with(Content::Founded, |_| {}).await
    }

    /// A service with the demonstration data: seven districts, and records of 嘉定 in every state.
    pub async fn demonstration() -> Self {
        Self::with(Content::Demonstration, |_| {}).await
    }

    /// A service with an empty database.
    pub async fn empty() -> Self {
        Self::with(Content::Empty, |_| {}).await
    }

    /// Two founded districts, with settings of its own.
    pub async fn started_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::with(Content::Founded, change).await
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

    /// A service with this content and settings of its own.
    pub async fn with(content: Content, change: impl FnOnce(&mut Settings)) -> Self {
        let template = Template::of(content).await;
        let (database, documents) = template.copied().await;
        let mut settings = settings(&database, &documents);
        change(&mut settings);
        let (database, documents) = (Arc::new(database), Arc::new(documents));
        let mut app = Self::run(settings, Clock::fixed(monday()), database, documents).await;
        app.districts.clone_from(&template.districts);
        app
    }

    /// A service that begins on a day, with nothing.
    pub async fn begun_on(date: &str) -> Self {
        let documents = tempfile::tempdir().unwrap();
        let database = Database::create().await;
        let settings = settings(&database, &documents);
        let clock = Clock::fixed(format!("{date}T01:00:00Z").parse().unwrap());
        Self::run(settings, clock, Arc::new(database), Arc::new(documents)).await
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
            sessions: Mutex::default(),
        }
    }

    /// A user of 嘉定 by the name behind the district's code, e.g. `sc-office`.
    pub async fn person(&self, name: &str) -> Person {
        self.person_of("310114", name).await
    }

    /// A user of a district, whose session did not begin with a password: for tests that are not about logging in.
    pub async fn person_of(&self, district: &str, name: &str) -> Person {
        let (user, session) = self.session_of(&format!("{district}-{name}")).await;
        let Application { access, service, .. } = &self.application;
        let token = access.access_token(&service.store, user, session, self.clock.now()).await;
        Person::with_token(self, Some(token.unwrap()))
    }

    /// A user of 嘉定 who logs in.
    pub async fn sign_in(&self, name: &str) -> Person {
        Person::sign_in(self, &format!("310114-{name}"), PASSWORD).await
    }

    /// The user and a session that lives, opened at the first call and whenever the last one has expired.
    async fn session_of(&self, username: &str) -> (Uuid, Uuid) {
        let now = self.clock.now();
        let mut known = self.sessions.lock().await;
        let store = &self.application.service.store;
        if let Some((user, session, _)) = known.get(username).filter(|(.., end)| now < *end) {
            // The story may have ended it.
            let session = sessions::entity::Entity::find_by_id(*session).one(store.read()).await.unwrap();
            if let Some(session) = session.filter(|session| session.state == SignInSessionState::Active) {
                return (*user, session.id);
            }
        }
        let named = users::entity::Entity::find().filter(users::entity::Column::Username.eq(username));
        let user = named.one(store.read()).await.unwrap().expect("the user exists");
        let (id, end) = (user.id, now + chrono::Duration::hours(self.settings.session_idle_hours.into()));
        let call = Call::internal(&self.application.service, Actor::operator());
        let opened = store.write(move |tx| {
            let (call, district) = (call.clone(), user.district_code.clone());
            Box::pin(async move {
                let work = call.work(tx, &district);
                let session = work.make::<Sessions>(|row| {
                    (row.user_id, row.last_used_at, row.expires_at) = (id, now, end);
                });
                Ok(Outcome::Commit(session.await?.id))
            })
        });
        let session = opened.await.unwrap();
        known.insert(username.to_owned(), (id, session, end));
        (id, session)
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
        background::once(&self.application.service, SWEEP, Uuid::now_v7()).await.unwrap();
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

/// Settings of a service with a database and a folder of its own.
fn settings(database: &Database, folder: &tempfile::TempDir) -> Settings {
    let mut settings = Settings::load(None).unwrap();
    settings.database_url = database.url();
    settings.database_connections = 4;
    settings.documents = folder.path().join("documents");
    settings.audit_checkpoint_file = Some(folder.path().join("checkpoints.ndjson"));
    // Nobody waits for others unless a test is about that.
    settings.ballot_batch_milliseconds = 50;
    settings
}
