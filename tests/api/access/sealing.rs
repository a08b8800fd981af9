//! Whoever has the database alone signs no token and makes no code of a second factor.

use super::{
    second_factor::code,
    sessions::{PASSWORD, holder, log_in},
};
use crate::support::{App, Person, Process};
use access::sealing;
use aws_lc_rs::signature::Ed25519KeyPair;
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jiandu::app::Application;
use platform::{
    secrets::sealing::{KeySource, Sealer, SealingKey},
    store::{Exclusive, Store},
};
use sea_orm::{ConnectionTrait, DatabaseBackend, QueryResult, Statement};
use serde_json::{Value, json};
use std::time::Duration;
use uuid::Uuid;

async fn rows(app: &App, sql: &str) -> Vec<QueryResult> {
    let db = &app.application.service.store.whole().await.unwrap();
    db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap()
}

fn text(row: &QueryResult, column: &str) -> String {
    row.try_get("", column).unwrap()
}

/// A token that a thief of the database makes of somebody's; none where he finds no key.
async fn forged(app: &App, token: &str) -> Option<String> {
    let stored = text(&rows(app, "SELECT material FROM signing_key").await[0], "material");
    let pair = Ed25519KeyPair::from_pkcs8_maybe_unchecked(&STANDARD.decode(stored).ok()?).ok()?;
    let mut parts = token.split('.');
    let (header, claims) = (parts.next().unwrap(), URL_SAFE_NO_PAD.decode(parts.next().unwrap()).unwrap());
    let mut claims: Value = serde_json::from_slice(&claims).unwrap();
    claims["jti"] = json!(Uuid::now_v7());
    let unsigned = format!("{header}.{}", URL_SAFE_NO_PAD.encode(claims.to_string()));
    let signature = URL_SAFE_NO_PAD.encode(pair.sign(unsigned.as_bytes()));
    Some(format!("{unsigned}.{signature}"))
}

/// Whether some secret of the database opens the second factor that is in it.
async fn factor_opens(app: &App) -> bool {
    let factor = &rows(app, "SELECT user_id, secret FROM second_factor").await[0];
    let (user, sealed): (Uuid, String) = (factor.try_get("", "user_id").unwrap(), text(factor, "secret"));
    let secrets = rows(app, "SELECT material FROM secret_key").await;
    let keys = secrets.iter().filter_map(|row| STANDARD.decode(text(row, "material")).ok());
    keys.filter_map(|key| Sealer::new(&key).ok()).any(|sealer| sealer.open(user, &sealed).is_ok())
}

/// A deputy with a second factor, and its secret.
async fn enrolled(app: &App) -> (Person, String) {
    let deputy = holder(app, &log_in(app, "deputy").await);
    let path = "/api/v1/auth/second-factor";
    let enrolled = deputy.post(path, &json!({"password": PASSWORD})).await;
    let secret = enrolled.expect(200).body["secret"].as_str().unwrap().to_owned();
    let code = code(&secret, app.clock.now().timestamp());
    deputy.post(&format!("{path}/confirm"), &json!({"code": code})).await.expect(200);
    (deputy, secret)
}

async fn logs_in_with(app: &App, secret: &str) {
    app.wait(60);
    let code = code(secret, app.clock.now().timestamp());
    let login = json!({"username": "310114-deputy", "password": PASSWORD, "second_factor_code": code});
    app.stranger().post("/api/v1/auth/login", &login).await.expect(200);
}

const ME: &str = "/api/v1/auth/me";

/// Makes the database as it was when it held its own key: that key in the open beside what it seals.
async fn made_as_before(app: &App) -> String {
    let (key, old) = (&app.application.service.sealing, [7; 32]);
    let db = &app.application.service.store.whole().await.unwrap();
    let mut changes = vec![format!(
        "UPDATE secret_key SET material = '{}' WHERE purpose = 'sealing'",
        STANDARD.encode(old)
    )];
    let open = |purpose: &str, owner: &[u8], sealed: String| {
        key.sealer(purpose).unwrap().open(owner, &sealed).unwrap()
    };
    for row in rows(app, "SELECT purpose, material FROM secret_key WHERE purpose <> 'sealing'").await {
        let purpose = text(&row, "purpose");
        let plain = STANDARD.encode(open("secret", purpose.as_bytes(), text(&row, "material")));
        changes.push(format!("UPDATE secret_key SET material = '{plain}' WHERE purpose = '{purpose}'"));
    }
    for row in rows(app, "SELECT public_key, material FROM signing_key").await {
        let public = text(&row, "public_key");
        let plain = STANDARD.encode(open("signing key", public.as_bytes(), text(&row, "material")));
        changes.push(format!("UPDATE signing_key SET material = '{plain}' WHERE public_key = '{public}'"));
    }
    let row = &rows(app, "SELECT user_id, secret FROM second_factor").await[0];
    let user: Uuid = row.try_get("", "user_id").unwrap();
    let plain = open("second factor", user.as_bytes(), text(row, "secret"));
    let sealed = Sealer::new(&old).unwrap().seal(user, &plain).unwrap();
    changes.push(format!("UPDATE second_factor SET secret = '{sealed}'"));
    for change in changes {
        db.execute_unprepared(&change).await.unwrap();
    }
    text(&rows(app, "SELECT material FROM signing_key").await[0], "material")
}

/// Whether a text stands anywhere in the files of the database.
async fn is_on_disk(app: &App, wanted: &str) -> bool {
    let db = &app.application.service.store.whole().await.unwrap();
    if db.get_database_backend() == DatabaseBackend::Sqlite {
        let file = app.settings.database_url.strip_prefix("sqlite://").unwrap();
        return ["", "-wal"].into_iter().any(|end| {
            let bytes = std::fs::read(format!("{file}{end}")).unwrap_or_default();
            bytes.windows(wanted.len()).any(|part| part == wanted.as_bytes())
        });
    }
    db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS pageinspect").await.unwrap();
    for table in ["secret_key", "signing_key"] {
        let sql = format!(
            "SELECT 1 FROM generate_series(0, pg_relation_size('{table}') / 8192 - 1) AS page \
             WHERE position('{wanted}'::bytea in get_raw_page('{table}', page::int)) > 0"
        );
        if !rows(app, &sql).await.is_empty() {
            return true;
        }
    }
    false
}

/// On PostgreSQL an older transaction, such as one of another test, keeps what was deleted; then it is tried again.
async fn forgotten(app: &App) {
    for _ in 0..120 {
        match app.application.service.store.forget(&["secret_key", "signing_key", "second_factor"]).await {
            Ok(()) => return,
            Err(problem) => assert!(problem.to_string().contains("older transaction"), "{problem}"),
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    panic!("the old keys are never forgotten");
}

#[tokio::test]
async fn the_database_alone_opens_nothing_and_one_of_before_is_sealed_at_the_start() {
    let app = App::start().await;
    let (deputy, secret) = enrolled(&app).await;
    let token = deputy.token.clone().unwrap();
    assert!(forged(&app, &token).await.is_none() && !factor_opens(&app).await);
    logs_in_with(&app, &secret).await;

    let private = made_as_before(&app).await;
    // The attack works on such a database.
    assert!(factor_opens(&app).await && is_on_disk(&app, &private).await);
    let thief = Person::with_token(&app, forged(&app, &token).await);
    thief.get(ME).await.expect(200);
    let replica = app.replica().await;
    assert!(forged(&app, &token).await.is_none() && !factor_opens(&app).await);
    forgotten(&app).await;
    assert!(!is_on_disk(&app, &private).await && !is_on_disk(&app, &STANDARD.encode([7; 32])).await);
    Person::with_token(&replica, Some(token)).get(ME).await.expect(200);
    logs_in_with(&replica, &secret).await;
}

#[tokio::test]
async fn a_replica_with_another_key_or_none_says_which_setting_it_needs() {
    let app = App::start().await;
    let folder = tempfile::tempdir().unwrap();
    let (mut other, mut none, mut broken) =
        (app.settings.clone(), app.settings.clone(), app.settings.clone());
    other.sealing_key = Some(SealingKey::generate().unwrap().text());
    none.sealing_key_file = Some(folder.path().join("nowhere.key"));
    broken.sealing_key = Some("hunter2".into());
    for (settings, word) in [(other, "not the one"), (none, "nowhere.key"), (broken, "32 bytes")] {
        let refused = Application::open(&settings, app.clock.clone()).await.err().unwrap().to_string();
        for part in [word, "sealing_key"] {
            assert!(refused.contains(part), "{refused}");
        }
        assert!(!refused.contains("hunter2"), "{refused}");
    }
    // The same key by another way.
    let mut same = app.settings.clone();
    same.sealing_key = Some(app.application.service.sealing.text());
    app.replica_with(same).await.person("deputy").await.get(ME).await.expect(200);
    // Who takes the word on the key away gets no new key for the old values.
    let db = &app.application.service.store.whole().await.unwrap();
    db.execute_unprepared("DELETE FROM secret_key").await.unwrap();
    let refused = Application::open(&app.settings, app.clock.clone()).await.err().unwrap().to_string();
    assert!(refused.contains("nothing says with which key"), "{refused}");
}

#[tokio::test]
async fn everything_is_sealed_anew_with_another_key() {
    let app = App::start().await;
    let (deputy, secret) = enrolled(&app).await;
    let folder = tempfile::tempdir().unwrap();
    let mut settings = app.settings.clone();
    settings.sealing_key_file = Some(folder.path().join("new.key"));
    let (old, new) = (app.settings.sealing(), settings.sealing());
    let store = &app.application.service.store;
    let now = app.clock.now();
    assert!(sealing::rotate(store, &old, &new, now).await.is_err(), "there is no new key yet");
    new.keep(&SealingKey::generate().unwrap()).unwrap();
    assert!(sealing::rotate(store, &new, &old, now).await.is_err(), "that is not the key of the database");
    sealing::rotate(store, &old, &new, now).await.unwrap();
    assert!(Application::open(&app.settings, app.clock.clone()).await.is_err(), "the old key still fits");
    let replica = app.replica_with(settings).await;
    Person::with_token(&replica, deputy.token.clone()).get(ME).await.expect(200);
    logs_in_with(&replica, &secret).await;
    assert!(matches!(old, KeySource::Beside(_)) && matches!(new, KeySource::Named(_)));
}

#[tokio::test]
async fn nothing_is_sealed_anew_while_somebody_is_there() {
    let app = App::start().await;
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.key"), folder.path().join("new.key"));
    std::fs::copy(app.settings.sealing().file().unwrap(), &old).unwrap();
    std::fs::write(&new, SealingKey::generate().unwrap().text()).unwrap();
    let (documents, new) = (app.settings.documents.display().to_string(), new.display().to_string());
    let settings = [
        ("database_url", app.settings.database_url.as_str()),
        ("documents", documents.as_str()),
        ("sealing_key_file", new.as_str()),
    ];
    let reseal = || {
        let done = Process::run(&settings, &["reseal", "--from", old.to_str().unwrap()], "");
        (done.status.success(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let (done, said) = reseal();
    assert!(!done && said.contains("in use"), "{said}");
    // It would have gone on sealing with the old key, which is still the one.
    let other = Application::open(&app.settings, app.clock.clone()).await.unwrap();
    app.application.service.store.close().await.unwrap();
    let (done, said) = reseal();
    assert!(!done && said.contains("in use"), "{said}");
    other.service.store.close().await.unwrap();
    let (done, said) = reseal();
    assert!(done, "{said}");
    assert!(Application::open(&app.settings, app.clock.clone()).await.is_err(), "the old key still fits");
    let mut changed = app.settings.clone();
    changed.sealing_key_file = Some(new.into());
    app.replica_with(changed).await.person("deputy").await.get(ME).await.expect(200);
}

#[tokio::test]
async fn whoever_has_a_database_alone_opens_it_and_nobody_else_begins() {
    let app = App::start().await;
    let settings = app.settings.store();
    app.application.service.store.close().await.unwrap();
    let database = Exclusive::take(&settings).await.unwrap();
    let store = database.open(&settings).await.unwrap();
    let begun = tokio::time::timeout(Duration::from_secs(1), Store::open(&settings)).await;
    assert!(!matches!(begun, Ok(Ok(_))), "somebody begins");
    assert!(Exclusive::take(&settings).await.is_err(), "two have it alone");
    store.close().await.unwrap();
    database.release().await.unwrap();
    Store::open(&settings).await.unwrap().close().await.unwrap();
}
