//! The demonstration is made on any day: its story is told to the end, and there is nothing that the doctor complains of.

use crate::support::{App, PASSWORD};
use chrono::{Days, NaiveDate, Utc};
use jiandu::{
    demo,
    operations::doctor::{Found, examine},
};
use std::{path::Path, process::Command};

async fn made_on(day: NaiveDate) -> App {
    let app = App::begun_on(&day.to_string()).await;
    assert!(demo::fill(&app.application.service, PASSWORD).await.unwrap());
    let checks = examine(&app.settings, &app.clock).await;
    for name in ["tables", "audit trail", "calendar"] {
        let check = checks.iter().find(|check| check.name == name).unwrap();
        assert_eq!(check.found, Found::Well, "{day}: {check}");
    }
    app
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_demonstration_is_made_where_years_and_terms_end() {
    for day in ["2026-12-31", "2027-01-05", "2028-02-29", "2031-12-31"] {
        made_on(day.parse().unwrap()).await;
    }
}

/// The blocks of the walkthrough that are marked sh, as one script.
fn walkthrough() -> String {
    let page =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/walkthrough.md")).unwrap();
    let mut blocks = page.split("```");
    let mut script = String::new();
    while let (Some(_), Some(block)) = (blocks.next(), blocks.next()) {
        script.push_str(block.strip_prefix("sh\n").unwrap_or_default());
    }
    script
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs curl and jq: bash tests/run.sh dates"]
async fn the_walkthrough_is_walked_twice_on_any_day() {
    let today = Utc::now().date_naive();
    for ahead in [0, 35, 366, 1827] {
        let day = today + Days::new(ahead);
        let app = made_on(day).await;
        for time in ["once", "twice"] {
            let mut walk = Command::new("bash");
            walk.args(["-euo", "pipefail", "-c", &walkthrough()]).env("TODAY", day.to_string());
            walk.env("SERVICE", &app.url).env("PASSWORD", PASSWORD).env("NO_PROXY", "127.0.0.1");
            let walked = tokio::task::spawn_blocking(move || walk.output()).await.unwrap().unwrap();
            let said = String::from_utf8_lossy(&walked.stderr);
            assert!(walked.status.success(), "{day}, walked {time}: {said}");
        }
    }
}
