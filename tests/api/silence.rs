//! A database that is silent: the network swallows what is sent, or holds it back. Nobody tells the service.

use crate::support::{Answer, App, Network, Person};
use serde_json::json;
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

/// How long an answer may take in these stories.
const ANSWER: Duration = Duration::from_secs(6);
/// How soon the service is whole after the network.
const WHOLE: Duration = Duration::from_secs(5);

/// A service behind a network that can break; none on SQLite, which is a file.
async fn behind_a_network() -> Option<(App, Network)> {
    let mut network = None;
    let app = App::started_with(|settings| {
        if settings.database_url.starts_with("postgres://") {
            let (way, url) = Network::between(&settings.database_url);
            settings.database_url = url;
            network = Some(way);
        }
        settings.statement_timeout_seconds = 2;
        settings.answer_timeout_seconds = ANSWER.as_secs();
    })
    .await;
    if network.is_none() {
        println!("skipped: a database that is a file cannot be silent");
    }
    Some((app, network?))
}

/// What callers saw.
#[derive(Default)]
struct RecordAnswer {
    acknowledged: BTreeSet<String>,
    wrong: Vec<String>,
    slowest: Duration,
    last_failure: Option<Instant>,
    /// When a caller last succeeded, reading and writing.
    succeeded: [Option<Instant>; 2],
}

impl RecordAnswer {
    fn note(&mut self, answer: &Answer, took: Duration, is_write: bool, code: String) {
        self.slowest = self.slowest.max(took);
        match answer.status {
            200 | 201 => {
                self.succeeded[usize::from(is_write)] = Some(Instant::now());
                if is_write {
                    self.acknowledged.insert(code);
                }
            }
            503 => self.last_failure = Some(Instant::now()),
            other => self.wrong.push(format!("{other} {}", answer.body)),
        }
    }
}

/// Callers who read and write until they are stopped.
struct Load {
    seen: Arc<Mutex<RecordAnswer>>,
    tasks: tokio::task::JoinSet<()>,
}

impl Load {
    async fn begin(app: &App, callers: usize) -> Self {
        let (seen, mut tasks) = (Arc::default(), tokio::task::JoinSet::new());
        let admin = app.person("district-admin").await;
        for caller in 0..callers {
            let person = Person::with_token(app, admin.token.clone());
            tasks.spawn(call(person, caller, Arc::clone(&seen)));
        }
        Self { seen, tasks }
    }

    /// Fails unless the service is whole soon after `mended`, and everything that was acknowledged is there.
    async fn end(mut self, app: &App, mended: Instant) {
        tokio::time::sleep(WHOLE + Duration::from_secs(2)).await;
        self.tasks.abort_all();
        while self.tasks.join_next().await.is_some() {}
        let seen = std::mem::take(&mut *self.seen.lock().unwrap());
        assert_eq!(seen.wrong, Vec::<String>::new());
        assert!(seen.slowest < ANSWER + Duration::from_secs(1), "an answer took {:?}", seen.slowest);
        let last = seen.last_failure.expect("the network broke and nobody noticed");
        let after = last.saturating_duration_since(mended);
        assert!(after < WHOLE, "requests fail {after:?} after the network is whole");
        for at in seen.succeeded {
            assert!(at.is_some_and(|at| at > mended + WHOLE), "nobody succeeds: {at:?}");
        }
        let stored = codes(app).await;
        let lost = seen.acknowledged.iter().filter(|code| !stored.contains(code)).collect::<Vec<_>>();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    }
}

/// The codes of all organizations.
async fn codes(app: &App) -> Vec<String> {
    let admin = app.person("district-admin").await;
    let (mut codes, mut cursor) = (Vec::new(), String::new());
    loop {
        let page =
            admin.get(&format!("/api/v1/organizations?limit=200{cursor}")).await.expect(200).body.clone();
        let items = page["items"].as_array().unwrap();
        codes.extend(items.iter().map(|item| item["code"].as_str().unwrap().to_owned()));
        let Some(next) = page["next_cursor"].as_str() else { return codes };
        cursor = format!("&cursor={next}");
    }
}

async fn call(person: Person, caller: usize, seen: Arc<Mutex<RecordAnswer>>) {
    for number in 0.. {
        let is_write = (caller + number).is_multiple_of(2);
        let code = format!("silence-{caller}-{number}");
        let asked = Instant::now();
        let answer = if is_write {
            let body = json!({"code": code, "name": code, "kind": "company", "valid_from": "2026-01-01"});
            person.post("/api/v1/organizations", &body).await
        } else {
            person.get("/api/v1/organizations?limit=5").await
        };
        seen.lock().unwrap().note(&answer, asked.elapsed(), is_write, code);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_network_that_swallows_everything_is_forgotten_soon() {
    let Some((app, network)) = behind_a_network().await else { return };
    let load = Load::begin(&app, 12).await;
    for seconds in [2, 5] {
        tokio::time::sleep(Duration::from_millis(500)).await;
        network.swallow();
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        network.mend();
        tokio::time::sleep(WHOLE).await;
    }
    let mended = Instant::now().checked_sub(WHOLE).unwrap();
    load.end(&app, mended).await;
}

#[tokio::test]
async fn a_network_that_holds_everything_back_is_forgotten_soon() {
    let Some((app, network)) = behind_a_network().await else { return };
    let load = Load::begin(&app, 12).await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    network.hold();
    tokio::time::sleep(Duration::from_secs(8)).await;
    network.mend();
    load.end(&app, Instant::now()).await;
}

#[tokio::test]
async fn a_write_that_nobody_confirmed_may_be_repeated_with_its_key() {
    let Some((app, network)) = behind_a_network().await else { return };
    let admin = app.person("district-admin").await;
    let write = |number: usize| {
        let code = format!("unconfirmed-{number}");
        let body = json!({"code": code, "name": code, "kind": "company", "valid_from": "2026-01-01"});
        let (admin, key) = (Person::with_token(&app, admin.token.clone()), format!("key-of-{number}"));
        async move {
            let request = admin.request(reqwest::Method::POST, "/api/v1/organizations").json(&body);
            let answer = Answer::of(request.header("Idempotency-Key", key)).await;
            (answer.status, answer.body["code"].clone())
        }
    };
    // Some are caught at each place of their way: at the beginning, between two statements, at the commit.
    let caught = futures_util::future::join_all((0..40).map(|number| {
        let write = write(number);
        async move {
            tokio::time::sleep(Duration::from_millis(number as u64 * 7)).await;
            write.await
        }
    }));
    let breaking = async {
        tokio::time::sleep(Duration::from_millis(140)).await;
        network.swallow();
    };
    let (caught, ()) = tokio::join!(caught, breaking);
    let refused = caught.iter().filter(|(status, _)| *status == 503).collect::<Vec<_>>();
    assert!(!refused.is_empty(), "all were written before the network broke");
    for (status, code) in &caught {
        assert!(
            *status == 201 || (*status == 503 && (code == "UNAVAILABLE" || code == "OUTCOME_UNKNOWN")),
            "{code}"
        );
    }
    network.mend();
    tokio::time::sleep(WHOLE).await;
    for number in 0..40 {
        assert_eq!(write(number).await.0, 201, "{number}");
    }
    let mut stored = codes(&app).await;
    stored.retain(|code| code.starts_with("unconfirmed-"));
    assert_eq!(stored.len(), 40, "{stored:?}");
}
