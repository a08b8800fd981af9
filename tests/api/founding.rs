//! `jiandu init` and `jiandu import`: from nothing to a district, as an operator does it.

use crate::support::{Process, database::Database};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::{path::Path, process::Output};

struct Place {
    folder: tempfile::TempDir,
    _database: Database,
    settings: Vec<(&'static str, String)>,
}

impl Place {
    async fn empty() -> Self {
        let (folder, database) = (tempfile::tempdir().unwrap(), Database::create().await);
        let settings = vec![
            ("database_url", database.url()),
            ("documents", folder.path().join("documents").display().to_string()),
            ("audit_checkpoint_file", folder.path().join("checkpoints.ndjson").display().to_string()),
        ];
        Self { folder, _database: database, settings }
    }

    fn settings(&self) -> Vec<(&str, &str)> {
        self.settings.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Process::run(&self.settings(), arguments, "")
    }

    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    /// What the service has in a collection, as somebody reads it.
    async fn read(service: &Process, token: &str, path: &str) -> Value {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let url = format!("{}/api/v1{path}", service.url);
        let answer = client.get(url).bearer_auth(token).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        answer.json().await.unwrap()
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The district of the example.
fn example() -> String {
    let printed = Process::run(&[], &["init", "--example"], "");
    assert!(printed.status.success(), "{}", said(&printed));
    String::from_utf8(printed.stdout).unwrap()
}

async fn post(service: &Process, path: &str, body: &Value) -> (StatusCode, Value) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let answer = client.post(format!("{}/api/v1{path}", service.url)).json(body).send().await.unwrap();
    (answer.status(), answer.json().await.unwrap_or_default())
}

/// The code that was printed for a user.
fn code_of(printed: &str, username: &str) -> String {
    let line = printed.lines().find(|line| line.trim_start().starts_with(&format!("{username} "))).unwrap();
    line.split_whitespace().last().unwrap().to_owned()
}

const PASSWORD: &str = "a pass phrase of the example";

#[tokio::test]
async fn the_example_founds_a_district_whose_users_sign_in_and_the_second_time_is_refused() {
    let place = Place::empty().await;
    let with_password = example().replacen(
        "username = \"990101-admin\"",
        &format!("username = \"990101-admin\"\npassword = \"{PASSWORD}\""),
        1,
    );
    let file = place.file("district.toml", with_password);
    let tried = place.run(&["init", &file, "--dry-run"]);
    assert!(tried.status.success() && said(&tried).contains("nothing was written"), "{}", said(&tried));
    let founded = place.run(&["init", &file]);
    let printed = said(&founded);
    assert!(founded.status.success(), "{printed}");
    assert!(printed.contains("8 organizations, 1 terms") && printed.contains("6 users"), "{printed}");
    // Whoever has a password needs no code.
    assert!(!printed.contains("990101-admin "), "{printed}");
    let again = place.run(&["init", &file]);
    assert!(!again.status.success() && said(&again).contains("nothing was changed"), "{}", said(&again));

    let service = Process::serve(&place.settings(), &[]);
    let reset = json!({"username": "990101-office", "code": code_of(&printed, "990101-office"), "new_password": PASSWORD});
    assert_eq!(post(&service, "/auth/password/reset", &reset).await.0, StatusCode::NO_CONTENT);
    let login = json!({"username": "990101-office", "password": PASSWORD});
    let (_, session) = post(&service, "/auth/login", &login).await;
    let token = session["access_token"].as_str().unwrap();
    // The roles of the congress side hold: nobody has to confirm them.
    let me = Place::read(&service, token, "/auth/me").await;
    assert_eq!(me["roles"], json!(["sc_office", "chairs_secretary"]));
    let organizations = Place::read(&service, token, "/organizations?limit=200").await;
    let organizations = organizations["items"].as_array().unwrap();
    assert_eq!(organizations.len(), 8);
    let named = |code: &str| organizations.iter().find(|one| one["code"] == code).unwrap()["id"].clone();
    let construction = organizations.iter().find(|one| one["code"] == "construction").unwrap();
    assert_eq!(construction["parent_id"], named("government"));
    let item = json!({
        "item_no": "示监-01", "title": "示例监督议题", "purpose": "示例。", "form": "special_work_report",
        "out_of_plan_reason": "主任会议决定临时增加。", "lead_committee_id": named("urban"),
        "supervised_organ_id": named("government"), "reporting_department_id": named("construction")
    });
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let made =
        client.post(format!("{}/api/v1/supervision/items", service.url)).bearer_auth(token).json(&item);
    let made = made.send().await.unwrap();
    assert_eq!(made.status(), StatusCode::CREATED, "{}", made.text().await.unwrap());
    let login = json!({"username": "990101-admin", "password": PASSWORD});
    let (status, session) = post(&service, "/auth/login", &login).await;
    assert_eq!(status, StatusCode::OK);
    let users = Place::read(&service, session["access_token"].as_str().unwrap(), "/users").await;
    assert_eq!(users["items"].as_array().unwrap().len(), 6);
    for user in users["items"].as_array().unwrap() {
        let path = format!("/users/{}/history", user["id"].as_str().unwrap());
        let history = Place::read(&service, session["access_token"].as_str().unwrap(), &path).await;
        assert_eq!(history["items"][0]["action"], "create");
        assert_eq!(user["pending"], Value::Null);
    }
    service.terminate();
    assert!(service.wait().0);
    // One in the trail for each, and nothing that the doctor would not like.
    let verified = place.run(&["audit", "verify"]);
    assert!(verified.status.success(), "{}", said(&verified));
}

#[tokio::test]
async fn every_error_of_a_file_is_told_with_its_place_and_nothing_is_written() {
    let place = Place::empty().await;
    let example = example();
    let wrong = example
        .replacen("kind = \"sc_office\"", "kind = \"kingdom\"", 1)
        .replacen("gender = \"男\"", "gender = \"男\"\ncolour = \"red\"", 1)
        .replacen("seats = 3", "seats = 4", 1)
        .replacen("organization_id = \"construction\"", "organization_id = \"nowhere\"", 1)
        .replacen("username = \"990101-admin\"", "username = \"990101-admin\"\npassword = \"short\"", 1)
        + "\n[[tables]]\nname = \"none\"\n";
    let file = place.file("district.toml", &wrong);
    let refused = place.run(&["init", &file]);
    let text = said(&refused);
    assert!(!refused.status.success(), "{text}");
    for (part, told) in [
        ("kind = \"kingdom\"", "organizations[2].kind = \"kingdom\": VALUE_INVALID: Send one of"),
        ("colour = \"red\"", "deputies[1].colour = \"red\": FIELD_UNKNOWN"),
        ("seats = 4", "constituencies[0].seats = 4: VALUE_INVALID"),
        ("organization_id = \"nowhere\"", "users[5].organization_id = \"nowhere\": UNKNOWN_REFERENCE"),
        ("password = \"short\"", "the password of 990101-admin"),
        ("[[tables]]", "there is no table tables; known are district"),
    ] {
        let line = wrong.lines().position(|line| line.contains(part)).unwrap() + 1;
        assert!(text.contains(&format!("district.toml:{line}: {told}")), "{line}: {told}\n{text}");
    }
    // The office was refused, so who is of it says nothing new.
    assert!(!text.contains("\"sc-office\": UNKNOWN"), "{text}");
    assert!(text.contains("6 errors; nothing was written"), "{text}");
    let broken = place.file("broken.toml", "[district\ncode = 1\n");
    let refused = place.run(&["init", &broken]);
    assert!(!refused.status.success() && said(&refused).contains("line 1"), "{}", said(&refused));
    // A single bad row after many good ones is enough.
    let late = example.replacen("organization_id = \"construction\"", "organization_id = \"nowhere\"", 1);
    let refused = place.run(&["init", &place.file("late.toml", late)]);
    assert!(!refused.status.success() && said(&refused).contains("1 errors"), "{}", said(&refused));
    // Nothing was written, so the good file founds the district.
    let file = place.file("district.toml", &example);
    let founded = place.run(&["init", &file]);
    assert!(founded.status.success(), "{}", said(&founded));
}

#[tokio::test]
async fn tables_are_taken_at_the_command_line() {
    let place = Place::empty().await;
    let file = place.file("district.toml", example());
    let early = place.file("early.csv", "code,name,kind,valid_from\nx,某局,company,2026-01-01\n");
    let import = |collection: &'static str, file: &str, more: &[&str]| {
        place.run(&[&["import", collection, file, "--district", "990101"], more].concat())
    };
    let refused = import("organizations", &early, &[]);
    assert!(!refused.status.success() && said(&refused).contains("jiandu init"), "{}", said(&refused));
    assert!(place.run(&["init", &file]).status.success());
    let users = "username,display_name,roles,organization_id\n990101-one,甲,committee_staff,urban\n990101-two,乙,wizard,urban\n";
    let users = place.file("users.csv", users);
    let refused = import("users", &users, &[]);
    assert!(!refused.status.success(), "{}", said(&refused));
    assert!(said(&refused).contains("line 3, roles/0: VALUE_INVALID"), "{}", said(&refused));
    assert!(said(&refused).contains("nothing was written"), "{}", said(&refused));
    let tried = import("users", &users, &["--partial", "--dry-run"]);
    assert!(said(&tried).contains("2 rows: 1 would be created, 1 refused"), "{}", said(&tried));
    assert!(!said(&tried).contains("one-time code"), "{}", said(&tried));
    let taken = import("users", &users, &["--partial"]);
    assert!(
        !taken.status.success() && said(&taken).contains("990101-one  one-time code"),
        "{}",
        said(&taken)
    );
    let unknown = import("meetings", &users, &[]);
    assert!(
        said(&unknown).contains("known are deputies, organizations, stations/month-schedules, stations/reception-rules, stations/score-standards, stations/site-deputies, stations/sites, supervision/items, users"),
        "{}",
        said(&unknown)
    );
    assert!(!import("users", &Path::new("/nowhere.csv").display().to_string(), &[]).status.success());
}
