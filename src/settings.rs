//! Every setting: name, default, meaning; once. From a file, then from `JIANDU_*`; unknown names are errors.

use crate::platform::store::StoreSettings;
use serde::Deserialize;
use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf};

macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty = $default:expr, $shown:ident;)+) => {
        /// The settings of a process.
        #[derive(Debug, Clone)]
        pub struct Settings { $($(#[doc = $doc])+ pub $name: $type,)+ }

        /// The settings as a file has them.
        #[derive(Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        struct File { $($name: Option<$type>,)+ }

        impl Settings {
            /// Name, default and meaning of every setting, for the README and `--help`.
            pub const TABLE: &'static [(&'static str, &'static str, &'static str)] =
                &[$((stringify!($name), stringify!($default), concat!($($doc),+)),)+];

            fn from_parts(file: File, mut environment: BTreeMap<String, String>) -> Result<Self, String> {
                let settings = Self {
                    $($name: match environment.remove(&variable(stringify!($name))) {
                        Some(text) => parse::<$type>(stringify!($name), &text)?,
                        None => match file.$name { Some(value) => value, None => $default },
                    },)+
                };
                match environment.keys().next() {
                    Some(unknown) => Err(format!("unknown setting {unknown}")),
                    None => Ok(settings),
                }
            }

            /// The effective values, secrets hidden.
            #[must_use]
            pub fn shown(&self) -> Vec<(&'static str, String)> {
                vec![$((stringify!($name), settings!(@$shown self.$name)),)+]
            }
        }
    };
    (@plain $value:expr) => { format!("{:?}", $value) };
    (@secret $value:expr) => { if $value.is_some() { "(set)".to_owned() } else { "(not set)".to_owned() } };
    (@url $value:expr) => { without_password(&$value) };
}

settings! {
    /// Address of the service.
    listen: SocketAddr = SocketAddr::from(([127, 0, 0, 1], 8080)), plain;
    /// `sqlite://path` or `postgres://user@host/database`.
    database_url: String = "sqlite://data/jiandu.sqlite".to_owned(), url;
    /// Connections for reading (SQLite) or altogether (PostgreSQL).
    database_connections: u32 = 16, plain;
    /// Seconds after which PostgreSQL ends a statement.
    statement_timeout_seconds: u64 = 10, plain;
    /// Folder of uploaded documents.
    documents: PathBuf = PathBuf::from("data/documents"), plain;
    /// Threads that serve requests.
    workers: usize = 2, plain;
    /// `pretty` or `json`.
    log_format: String = "pretty".to_owned(), plain;
    /// What is logged, e.g. `info` or `jiandu=debug`.
    log_level: String = "info".to_owned(), plain;
    /// Password of the demonstration users; if not set, one is made and printed.
    demo_password: Option<String> = None, secret;
}

fn variable(name: &str) -> String {
    format!("JIANDU_{}", name.to_uppercase())
}

/// A number or a flag as the environment writes it, or a text.
fn parse<T: for<'de> Deserialize<'de>>(name: &str, text: &str) -> Result<T, String> {
    let plain = toml::from_str::<BTreeMap<String, T>>(&format!("value = {text}"));
    let quoted = || toml::from_str::<BTreeMap<String, T>>(&format!("value = {}", toml::Value::from(text)));
    let parsed = quoted().or(plain).map_err(|error| format!("{}: {}", variable(name), error.message()))?;
    parsed.into_values().next().ok_or_else(|| format!("{} is empty", variable(name)))
}

fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return "(set)".into() };
    match rest.rsplit_once('@') {
        Some((user, place)) => format!("{scheme}://{}@{place}", user.split(':').next().unwrap_or_default()),
        None => url.to_owned(),
    }
}

impl Settings {
    /// Reads the file, if there is one, and the environment.
    ///
    /// # Errors
    /// An unknown name or a wrong value, in words.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn load(file: Option<&std::path::Path>) -> Result<Self, String> {
        let content = match file {
            Some(path) => {
                std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?
            }
            None => String::new(),
        };
        let file = toml::from_str(&content).map_err(|error| error.message().to_owned())?;
        // Names that only the tests use are not settings of the service.
        let ours = |name: &str| {
            name.starts_with("JIANDU_") && !name.starts_with("JIANDU_TEST_") && name != "JIANDU_GOLDEN"
        };
        Self::from_parts(file, std::env::vars().filter(|(name, _)| ours(name)).collect())
    }

    /// What the store needs.
    #[must_use]
    pub fn store(&self) -> StoreSettings {
        StoreSettings {
            url: self.database_url.clone(),
            connections: self.database_connections,
            statement_timeout_seconds: self.statement_timeout_seconds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn the_environment_wins_and_unknown_names_are_errors() {
        let file = || toml::from_str("workers = 3\nlog_format = \"json\"").unwrap();
        let settings = Settings::from_parts(file(), environment(&[("JIANDU_WORKERS", "7")])).unwrap();
        assert_eq!((settings.workers, &*settings.log_format), (7, "json"));
        assert!(Settings::from_parts(file(), environment(&[("JIANDU_WORKRES", "7")])).is_err());
        assert!(Settings::from_parts(file(), environment(&[("JIANDU_WORKERS", "many")])).is_err());
        assert!(toml::from_str::<File>("wrokers = 3").is_err());
    }

    #[test]
    fn passwords_are_not_shown() {
        let pairs =
            [("JIANDU_DATABASE_URL", "postgres://jiandu:hunter2@db/x"), ("JIANDU_DEMO_PASSWORD", "hunter2")];
        let settings = Settings::from_parts(File::default(), environment(&pairs)).unwrap();
        let shown = format!("{:?}", settings.shown());
        assert!(shown.contains("postgres://jiandu@db/x") && !shown.contains("hunter2"));
    }
}
