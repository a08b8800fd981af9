//! What settings are refused, and what the README says of them.

use super::{
    values::{Parts, variable},
    *,
};

fn environment(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn with_one(name: &str, value: &str) -> Result<Settings, String> {
    Settings::from_parts(Parts { environment: environment(&[(name, value)]), ..Parts::default() })
}

#[test]
fn the_environment_wins_and_unknown_names_are_errors() {
    let with = |content: &str, pairs: &[(&str, &str)]| {
        let (file, path) = (toml::from_str(content).unwrap(), "jiandu.toml".into());
        Settings::from_parts(Parts { file, path, environment: environment(pairs), ..Parts::default() })
    };
    let file = "workers = 3\nlog_format = \"json\"";
    let settings = with(file, &[("JIANDU_WORKERS", "7")]).unwrap();
    assert_eq!((settings.workers, &*settings.log_format), (7, "json"));
    assert!(with(file, &[("JIANDU_WORKRES", "7")]).is_err());
    assert!(with(file, &[("JIANDU_WORKERS", "many")]).is_err());
    for (wrong, told) in [
        ("wrokers = 3", "wrokers in jiandu.toml"),
        ("workers = -3", "workers in jiandu.toml"),
        ("workers = 0", "workers in jiandu.toml is 0, allowed is 1 to 1024"),
    ] {
        let refused = with(wrong, &[]).unwrap_err();
        assert!(refused.contains(told), "{refused}");
    }
}

#[test]
fn a_value_that_cannot_be_read_is_told_with_its_place_and_what_is_meant() {
    let refused = with_one("JIANDU_TRUSTED_PROXIES", "10.0.0.0/33").unwrap_err();
    for part in
        ["JIANDU_TRUSTED_PROXIES in the environment", "10.0.0.0/33", "Networks of the proxies", "10.0.0.0/8"]
    {
        assert!(refused.contains(part), "{refused}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("jiandu.toml");
    for (content, told) in [
        ("workers = 2\nlisten = \"localhost\"", "listen in {}, line 2 is \"localhost\""),
        ("workers = 2\n\nsession_hours = 0", "session_hours in {}, line 3 is 0, allowed is"),
        ("workers = 2\nlsiten = 1", "unknown setting lsiten in {}, line 2"),
        ("workers = 2\nlisten = localhost", "{}, line 2: "),
    ] {
        std::fs::write(&path, content).unwrap();
        let refused = Settings::load(Some(&path)).unwrap_err();
        assert!(refused.contains(&told.replace("{}", path.to_str().unwrap())), "{refused}");
    }
    for level in ["inof", "info,jiandu=verbose", "jiandu=", ""] {
        let refused = with_one("JIANDU_LOG_LEVEL", level).unwrap_err();
        assert!(refused.starts_with("log_level") && refused.contains("info"), "{refused}");
    }
    assert!(with_one("JIANDU_LOG_LEVEL", "warn,jiandu=debug").is_ok());
}

#[test]
fn values_below_what_the_law_demands_are_refused() {
    let with = with_one;
    assert!(with("JIANDU_AUDIT_RETENTION_DAYS", "183").unwrap_err().contains("184"));
    assert_eq!(with("JIANDU_AUDIT_RETENTION_DAYS", "184").unwrap().audit_retention_days, 184);
    assert!(with("JIANDU_PERSONAL_DATA_RETENTION_DAYS", "1095").is_err());
    assert!(with("JIANDU_PERSONAL_DATA_RETENTION_DAYS", "1096").is_ok());
    assert!(with("JIANDU_CORS_ORIGINS", "[\"*\"]").is_err());
    assert!(with("JIANDU_CORS_ORIGINS", "[\"https://portal.example\"]").is_ok());
    assert!(with("JIANDU_TRUSTED_PROXIES", "[\"10.0.0.0/33\"]").is_err());
    assert!(with("JIANDU_PROXY_HEADER", "x-real-ip").is_err());
    assert!(with("JIANDU_LOG_FORMAT", "xml").is_err());
    assert!(with("JIANDU_OPENID_CONNECT_ISSUER", "https://id.example").unwrap_err().contains("redirect_uri"));
}

#[test]
fn every_sqlite_database_has_a_file_of_checkpoints_of_its_own_beside_its_folder() {
    let file = |url: &str| with_one("JIANDU_DATABASE_URL", url).unwrap().checkpoint_file();
    let named = |name: &str| Some(PathBuf::from("/srv").join(name));
    assert_eq!(
        file("sqlite:///srv/data/jiandu.sqlite?mode=rwc"),
        named("data-jiandu.sqlite-checkpoints.ndjson")
    );
    assert_eq!(file("sqlite:///srv/data/jiandu.db"), named("data-jiandu.db-checkpoints.ndjson"));
    assert_eq!(file("postgres://jiandu@database/jiandu"), None);
    let set = with_one("JIANDU_AUDIT_CHECKPOINT_FILE", "/srv/elsewhere.ndjson").unwrap();
    assert_eq!(set.checkpoint_file(), named("elsewhere.ndjson"));
}

#[test]
fn every_number_has_a_least_and_a_most_and_nothing_beyond_them_starts() {
    let defaults = Settings::from_parts(Parts::default()).unwrap().shown();
    let bounds = Settings::bounds();
    for (name, value) in defaults {
        assert_eq!(value.parse::<u64>().is_ok(), bounds.contains_key(name), "{name}");
    }
    for (name, bounds) in &bounds {
        let (least, most) = bounds.split_once(" to ").unwrap();
        let (least, most): (u64, u64) = (least.parse().unwrap(), most.parse().unwrap());
        let beyond = [least.checked_sub(1), Some(most + 1), Some(u64::from(u32::MAX)), Some(i64::MAX as u64)];
        for value in beyond.into_iter().flatten() {
            let refused = with_one(&variable(name), &value.to_string()).unwrap_err();
            assert!(refused.contains(&variable(name)) && refused.contains(&value.to_string()), "{refused}");
        }
        let refused = with_one(&variable(name), &(most + 1).to_string()).unwrap_err();
        assert!(
            refused.contains(&format!("in the environment is {}, allowed is {bounds}", most + 1)),
            "{refused}"
        );
        assert!(with_one(&variable(name), "-1").is_err() && with_one(&variable(name), "").is_err(), "{name}");
    }
}

#[test]
fn settings_that_contradict_each_other_or_name_no_database_are_refused() {
    assert!(
        with_one("JIANDU_ANSWER_TIMEOUT_SECONDS", "10")
            .unwrap_err()
            .contains("statement_timeout_seconds is 10")
    );
    for url in ["mysql://x@db/x", "postgres:/db", "jiandu.sqlite", "sqlite://", "postgres://jiandu@db:port/x"]
    {
        let refused = with_one("JIANDU_DATABASE_URL", url).unwrap_err();
        assert!(refused.starts_with("database_url"), "{refused}");
    }
    assert!(!with_one("JIANDU_DATABASE_URL", "mysql://x:hunter2@db/x").unwrap_err().contains("hunter2"));
}

#[test]
fn the_readme_has_every_setting() {
    let (defaults, bounds) = (Settings::from_parts(Parts::default()).unwrap().shown(), Settings::bounds());
    let lines = Settings::TABLE.iter().zip(&defaults).map(|((name, meaning), (_, value))| {
        let value =
            if value == "(not set)" || value.is_empty() { "–".to_owned() } else { format!("`{value}`") };
        let bounds = bounds.get(name).map(|bounds| format!(" ({bounds})")).unwrap_or_default();
        format!("| `{name}` | {value} |{}{bounds} |\n", meaning.trim_end_matches('.'))
    });
    let table = format!("| name | default | meaning |\n|---|---|---|\n{}\n", lines.collect::<String>());
    assert!(include_str!("../../README.md").contains(&table), "the table of the README is to be\n{table}");
}

#[test]
fn passwords_are_not_shown() {
    let pairs = [
        ("JIANDU_DATABASE_URL", "postgres://jiandu:hunter2@db/x"),
        ("JIANDU_DEMO_PASSWORD", "hunter2"),
        ("JIANDU_OPENID_CONNECT_CLIENT_SECRET", "hunter2"),
    ];
    let parts = Parts { environment: environment(&pairs), ..Parts::default() };
    let settings = Settings::from_parts(parts).unwrap();
    let shown = format!("{:?}", settings.shown());
    assert!(shown.contains("postgres://jiandu@db/x") && !shown.contains("hunter2"));
}
