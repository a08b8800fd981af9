//! Work that one process of several does at a time.

use crate::support::{App, Content};
use chrono::Duration;
use platform::{
    call::background::{Background, Job, Turn, once},
    store::{
        Outcome,
        lease::{self, Lease},
    },
};
use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::Duration as Real,
};
use uuid::Uuid;

#[tokio::test]
async fn a_lease_has_one_holder_until_it_ends() {
    let app = App::empty().await;
    let (store, clock) = (&app.application.service.store, &app.clock);
    let (first, second) = (Uuid::now_v7(), Uuid::now_v7());
    let lease = Lease::take(store, "sweep", first, clock.now()).await.unwrap().unwrap();
    assert_eq!(Lease::take(store, "sweep", second, clock.now()).await.unwrap(), None);
    assert!(Lease::take(store, "other", second, clock.now()).await.unwrap().is_some());
    // Renewed just before the end, it lasts again; at the end it is anybody's.
    clock.set(clock.now() + lease::LENGTH - Duration::seconds(1));
    assert!(lease.renew(store, clock.now()).await.unwrap());
    clock.set(clock.now() + lease::LENGTH - Duration::microseconds(1));
    assert_eq!(Lease::take(store, "sweep", second, clock.now()).await.unwrap(), None);
    assert!(confirmed(&app, lease).await);
    clock.set(clock.now() + Duration::microseconds(1));
    assert!(!confirmed(&app, lease).await, "a lease that has ended");
    let taken = Lease::take(store, "sweep", second, clock.now()).await.unwrap().unwrap();
    // The slow first holder neither renews, nor writes, nor releases what is not his any more.
    assert!(!lease.renew(store, clock.now()).await.unwrap());
    assert!(!confirmed(&app, lease).await);
    lease.release(store).await.unwrap();
    assert!(confirmed(&app, taken).await);
    taken.release(store).await.unwrap();
    assert!(Lease::take(store, "sweep", first, clock.now()).await.unwrap().is_some());
}

async fn confirmed(app: &App, lease: Lease) -> bool {
    let now = app.clock.now();
    let write = app
        .application
        .service
        .store
        .write(move |tx| Box::pin(async move { Ok(Outcome::Commit(lease.confirm(tx, now).await?)) }));
    write.await.is_ok()
}

#[tokio::test]
async fn of_many_who_ask_at_once_one_has_the_lease() {
    let app = App::empty().await;
    let (store, now) = (&app.application.service.store, app.clock.now());
    let asked = (0..16).map(|_| Lease::take(store, "race", Uuid::now_v7(), now));
    let held = futures_util::future::join_all(asked).await.into_iter().filter(|taken| {
        // On PostgreSQL a loser may also hear that it collided too often.
        taken.as_ref().is_ok_and(Option::is_some)
    });
    assert_eq!(held.count(), 1);
}

static RUNS: AtomicU32 = AtomicU32::new(0);

const COUNTING: Job = Job {
    name: "counting",
    every: Real::from_millis(1),
    run: |_, _| {
        Box::pin(async {
            tokio::time::sleep(Real::from_millis(5)).await;
            RUNS.fetch_add(1, Ordering::Relaxed);
            Ok(())
        })
    },
};

#[tokio::test]
async fn a_job_runs_again_and_again_until_it_is_stopped_and_never_beside_itself() {
    let app = App::empty().await;
    let service = &app.application.service;
    let other = Lease::take(&service.store, COUNTING.name, Uuid::now_v7(), app.clock.now()).await.unwrap();
    assert_eq!(once(service, COUNTING, Uuid::now_v7()).await.unwrap(), Turn::Taken);
    assert_eq!(RUNS.load(Ordering::Relaxed), 0, "another process has the lease");
    other.unwrap().release(&service.store).await.unwrap();

    let background = Background::start(service, &[COUNTING]);
    while RUNS.load(Ordering::Relaxed) < 3 {
        tokio::time::sleep(Real::from_millis(5)).await;
    }
    background.stop().await;
    let runs = RUNS.load(Ordering::Relaxed);
    tokio::time::sleep(Real::from_millis(50)).await;
    assert_eq!(RUNS.load(Ordering::Relaxed), runs);
    let free = Lease::take(&service.store, COUNTING.name, Uuid::now_v7(), app.clock.now()).await.unwrap();
    assert!(free.is_some(), "the last run released its lease");
}

static PANICS: AtomicU32 = AtomicU32::new(0);

const PANICKING: Job = Job {
    name: "panicking",
    every: Real::from_millis(1),
    run: |_, _| {
        Box::pin(async {
            assert!(PANICS.fetch_add(1, Ordering::Relaxed) >= 2, "a job that panics, as this test wants it");
            Ok(())
        })
    },
};

#[tokio::test]
async fn a_job_that_panics_is_started_again() {
    let app = App::empty().await;
    let service = &app.application.service;
    let background = Background::start(service, &[PANICKING]);
    let began = std::time::Instant::now();
    while PANICS.load(Ordering::Relaxed) < 4 {
        assert!(began.elapsed() < Real::from_secs(20), "it ran {} times", PANICS.load(Ordering::Relaxed));
        tokio::time::sleep(Real::from_millis(5)).await;
    }
    background.stop().await;
    assert_eq!(service.jobs.dead(std::time::Instant::now()), Vec::<&str>::new());
    assert_eq!(service.jobs.dead(std::time::Instant::now() + Real::from_mins(6)), ["panicking"]);
}

#[tokio::test]
async fn what_is_out_of_order_is_told_and_takes_no_replica_out() {
    let app = App::with(Content::Empty, |settings| settings.low_disk_mebibytes = 1_048_576).await;
    let service = &app.application.service;
    let ready = || async {
        let answer = app.client.get(format!("{}/readyz", app.url)).send().await.unwrap();
        (answer.status().as_u16(), answer.json::<serde_json::Value>().await.unwrap())
    };
    let (status, body) = ready().await;
    let disks = if service.folders.database.is_some() {
        vec!["disk:documents", "disk:database"]
    } else {
        vec!["disk:documents"]
    };
    assert_eq!((status, &body), (200, &serde_json::json!({"status": "degraded", "degraded": disks})));
    let well = App::empty().await;
    let answer = well.client.get(format!("{}/readyz", well.url)).send().await.unwrap();
    assert_eq!(answer.json::<serde_json::Value>().await.unwrap()["status"], "ready");
}
