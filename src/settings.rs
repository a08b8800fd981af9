//! Every setting: name, default, meaning; once. From a file, then from `JIANDU_*`; unknown names are errors.

use crate::{
    access::{AccessSettings, OpenIdConnectSettings, Profile, public_access::PublicLimits},
    platform::{
        audit::checkpoint::Checkpoints,
        edge::{Edge, ProxyHeader},
        keyed::KeyedHash,
        sealing::KeySource,
        store::StoreSettings,
    },
};
use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, time::Duration};

/// Days of the audit trail at least: six months of network logs (网络安全法).
pub const AUDIT_DAYS: u32 = 184;
/// Days of the trail of personal data at least: three years (个人信息保护法).
const PERSONAL_DATA_DAYS: u32 = 1096;

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
            /// Name and meaning of every setting.
            pub const TABLE: &'static [(&'static str, &'static str)] =
                &[$((stringify!($name), concat!($($doc),+)),)+];

            fn from_parts(file: File, mut environment: BTreeMap<String, String>) -> Result<Self, String> {
                let settings = Self {
                    $($name: match environment.remove(&variable(stringify!($name))) {
                        Some(text) => parse::<$type>(stringify!($name), &text)?,
                        None => match file.$name { Some(value) => value, None => $default },
                    },)+
                };
                match environment.keys().next() {
                    Some(unknown) => Err(format!("unknown setting {unknown}")),
                    None => settings.checked(),
                }
            }

            /// The effective values, secrets hidden.
            #[must_use]
            pub fn shown(&self) -> Vec<(&'static str, String)> {
                vec![$((stringify!($name), settings!(@$shown self.$name)),)+]
            }
        }
    };
    (@plain $value:expr) => { plain(&$value) };
    (@secret $value:expr) => { if $value.is_some() { "(set)".to_owned() } else { plain(&$value) } };
    (@url $value:expr) => { without_password(&$value) };
}

settings! {
    /// Address of the service.
    listen: SocketAddr = SocketAddr::from(([127, 0, 0, 1], 8080)), plain;
    /// `sqlite://path` or `postgres://user@host/database`.
    database_url: String = "sqlite://data/jiandu.sqlite".to_owned(), url;
    /// Connections for reading (SQLite) or altogether (PostgreSQL).
    database_connections: u32 = 16, plain;
    /// The key that seals signing keys and second factors: base 64 of 32 bytes; better given as a file.
    sealing_key: Option<String> = None, secret;
    /// The file of that key, the same for all replicas; if neither is set, `sealing.key` beside the SQLite database or the documents, made at the first start.
    sealing_key_file: Option<PathBuf> = None, plain;
    /// Seconds after which PostgreSQL ends a statement.
    statement_timeout_seconds: u64 = 10, plain;
    /// Seconds within which an answer begins; then it is 503.
    answer_timeout_seconds: u64 = 60, plain;
    /// Milliseconds for which a secret vote waits for others that are stored with it; 50 to 30000, see docs/decisions/0003.
    ballot_batch_milliseconds: u64 = 10_000, plain;
    /// Seconds that a client who does not read an answer is waited for; slow ones are, while they read 8 KiB a second.
    send_timeout_seconds: u64 = 30, plain;
    /// Open connections of one address (IPv6: of one /64) at most, trusted proxies excepted; 0 for no bound.
    connections_per_address: u32 = 256, plain;
    /// Folder of uploaded documents; shared by all replicas.
    documents: PathBuf = PathBuf::from("data/documents"), plain;
    /// Threads that serve requests.
    workers: usize = 2, plain;
    /// Address of the administrators' listener with `/metrics`; none if not set.
    admin_listen: Option<SocketAddr> = None, plain;
    /// Seconds between the order to stop and the closing of the door, in which `/readyz` answers 503 already.
    drain_seconds: u64 = 2, plain;
    /// Networks of the proxies that may name the client, e.g. `["10.0.0.0/8"]`.
    trusted_proxies: Vec<IpNet> = Vec::new(), plain;
    /// The header in which they do: `x-forwarded-for` or `forwarded`.
    proxy_header: ProxyHeader = ProxyHeader::XForwardedFor, plain;
    /// Origins of web pages that may call the API, e.g. `["https://portal.example"]`.
    cors_origins: Vec<String> = Vec::new(), plain;
    /// Seconds that browsers are told to use HTTPS only; 0 says nothing.
    hsts_seconds: u64 = 0, plain;
    /// Days that `audit prune` keeps of the trail; at least 184 (网络安全法).
    audit_retention_days: u32 = 3653, plain;
    /// Days that it keeps of the trail of personal data; at least 1096 (个人信息保护法第五十六条).
    personal_data_retention_days: u32 = 3653, plain;
    /// File outside the database to which checkpoints of the trail are appended; none: `<folder>-checkpoints.ndjson` beside the folder of an SQLite database, no file for PostgreSQL.
    audit_checkpoint_file: Option<PathBuf> = None, plain;
    /// Address to which the same checkpoints are posted as NDJSON.
    audit_checkpoint_url: Option<String> = None, secret;
    /// Rules of passwords: `asvs` (ASVS 5.0) or `mlps3` (等级保护三级: 90 days, none of the last five, lockout).
    password_profile: Profile = Profile::Asvs, plain;
    /// Requests of one token in a minute, over all replicas; 0 for no limit.
    requests_per_minute: u32 = 12_000, plain;
    /// Hours after which a session ends that is not refreshed.
    session_idle_hours: u32 = 168, plain;
    /// Hours after which a session ends in any case.
    session_hours: u32 = 720, plain;
    /// `pretty` or `json`.
    log_format: String = "pretty".to_owned(), plain;
    /// What is logged, e.g. `info` or `jiandu=debug`.
    log_level: String = "info".to_owned(), plain;
    /// Writes an hour from one address without a token.
    public_writes_per_address: u32 = 300, plain;
    /// Writes an hour with one access code.
    public_writes_per_code: u32 = 60, plain;
    /// Wrong access codes an hour from one address.
    wrong_codes_per_address: u32 = 20, plain;
    /// Issuer of the OpenID Connect provider at which users may sign on, e.g. `https://id.example`; none turns sign-on off.
    openid_connect_issuer: Option<String> = None, plain;
    /// The name that the provider gave this service.
    openid_connect_client_id: Option<String> = None, plain;
    /// The secret that it gave it.
    openid_connect_client_secret: Option<String> = None, secret;
    /// The page to which the provider sends browsers back, with `code` and `state`.
    openid_connect_redirect_uri: Option<String> = None, plain;
    /// Claim of the ID token that says the user name at the first sign-on, e.g. `preferred_username`; none: administrators link.
    openid_connect_username_claim: Option<String> = None, plain;
    /// PEM file of certificate authorities that the provider may have beside the public ones.
    openid_connect_authorities: Option<PathBuf> = None, plain;
    /// Password of the demonstration users.
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

/// A value as a person writes it.
fn plain<T: Serialize>(value: &T) -> String {
    match toml::Value::try_from(value) {
        Ok(toml::Value::String(text)) => text,
        Ok(value) => value.to_string(),
        // TOML has no null.
        Err(_) => "(not set)".into(),
    }
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

    /// What a type cannot say.
    fn checked(self) -> Result<Self, String> {
        let least = |name: &str, value: u32, least: u32| {
            let short = format!("{} is {value}; the law demands at least {least}", variable(name));
            if value < least { Err(short) } else { Ok(()) }
        };
        least("audit_retention_days", self.audit_retention_days, AUDIT_DAYS)?;
        least("personal_data_retention_days", self.personal_data_retention_days, PERSONAL_DATA_DAYS)?;
        let batch = self.ballot_batch_milliseconds;
        if !(50..=30_000).contains(&batch) || batch / 500 >= self.answer_timeout_seconds {
            let rule = "at least 50, at most 30000, and less than half of answer_timeout_seconds";
            return Err(format!("ballot_batch_milliseconds is {batch}; it is to be {rule}"));
        }
        if self.send_timeout_seconds == 0 {
            return Err("send_timeout_seconds is 0; nobody reads so fast".into());
        }
        if !matches!(&*self.log_format, "json" | "pretty") {
            return Err(format!("log_format: {} is neither pretty nor json", self.log_format));
        }
        if self.sealing_key.is_some() && self.sealing_key_file.is_some() {
            return Err("sealing_key and sealing_key_file are both set; one of them says the key".into());
        }
        self.openid_connect().check()?;
        if let Some(url) = &self.audit_checkpoint_url
            && !reqwest::Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
        {
            return Err("audit_checkpoint_url is no address like https://archive.example/checkpoints".into());
        }
        let is_origin = |origin: &str| {
            let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
            host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '*', ' ', '@']))
        };
        match self.cors_origins.iter().find(|origin| !is_origin(origin)) {
            Some(wrong) => Err(format!("cors_origins: {wrong} is no origin like https://portal.example")),
            None => Ok(self),
        }
    }

    /// The file of the checkpoints: what is set, or beside the folder of an SQLite database, so that it stays when the
    /// folder is replaced.
    #[must_use]
    pub fn checkpoint_file(&self) -> Option<PathBuf> {
        let beside = || {
            let path = self.database_url.strip_prefix("sqlite://")?.split('?').next()?;
            let folder = std::path::absolute(path).ok()?.parent()?.to_owned();
            let name = folder.file_name()?.to_str()?.to_owned();
            Some(folder.with_file_name(format!("{name}-checkpoints.ndjson")))
        };
        self.audit_checkpoint_file.clone().or_else(beside)
    }

    /// Where the checkpoints of the trail go, sealed with a key.
    #[must_use]
    pub fn checkpoints(&self, key: KeyedHash) -> Checkpoints {
        Checkpoints { key, file: self.checkpoint_file(), url: self.audit_checkpoint_url.clone() }
    }

    /// Where the sealing key comes from.
    #[must_use]
    pub fn sealing(&self) -> KeySource {
        const NAME: &str = "sealing.key";
        let store = self.store();
        match (&self.sealing_key, &self.sealing_key_file, store.file()) {
            (Some(key), ..) => KeySource::Setting(key.clone()),
            (_, Some(file), _) => KeySource::Named(file.clone()),
            (.., Some(database)) => KeySource::Beside(database.with_file_name(NAME)),
            _ => KeySource::Beside(self.documents.with_file_name(NAME)),
        }
    }

    /// What the edge needs.
    #[must_use]
    pub fn edge(&self) -> Edge {
        Edge {
            trusted_proxies: self.trusted_proxies.clone(),
            proxy_header: self.proxy_header,
            hsts_seconds: self.hsts_seconds,
            answer_within: Duration::from_secs(self.answer_timeout_seconds),
            send_within: Duration::from_secs(self.send_timeout_seconds),
            connections_per_address: self.connections_per_address,
        }
    }

    /// What access needs.
    #[must_use]
    pub fn access(&self) -> AccessSettings {
        AccessSettings {
            profile: self.password_profile,
            requests_per_minute: self.requests_per_minute,
            session_idle_hours: self.session_idle_hours,
            session_hours: self.session_hours,
            public: PublicLimits {
                writes_per_address: self.public_writes_per_address,
                writes_per_code: self.public_writes_per_code,
                wrong_codes_per_address: self.wrong_codes_per_address,
            },
            openid_connect: self.openid_connect(),
        }
    }

    /// What is set of the provider at which users may sign on.
    #[must_use]
    pub fn openid_connect(&self) -> OpenIdConnectSettings {
        OpenIdConnectSettings {
            issuer: self.openid_connect_issuer.clone(),
            client_id: self.openid_connect_client_id.clone(),
            client_secret: self.openid_connect_client_secret.clone(),
            redirect_uri: self.openid_connect_redirect_uri.clone(),
            username_claim: self.openid_connect_username_claim.clone(),
            authorities: self.openid_connect_authorities.clone(),
        }
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
    fn values_below_what_the_law_demands_are_refused() {
        let with =
            |name: &str, value: &str| Settings::from_parts(File::default(), environment(&[(name, value)]));
        assert!(with("JIANDU_AUDIT_RETENTION_DAYS", "183").unwrap_err().contains("184"));
        assert_eq!(with("JIANDU_AUDIT_RETENTION_DAYS", "184").unwrap().audit_retention_days, 184);
        assert!(with("JIANDU_PERSONAL_DATA_RETENTION_DAYS", "1095").is_err());
        assert!(with("JIANDU_PERSONAL_DATA_RETENTION_DAYS", "1096").is_ok());
        assert!(with("JIANDU_CORS_ORIGINS", "[\"*\"]").is_err());
        assert!(with("JIANDU_CORS_ORIGINS", "[\"https://portal.example\"]").is_ok());
        assert!(with("JIANDU_TRUSTED_PROXIES", "[\"10.0.0.0/33\"]").is_err());
        assert!(with("JIANDU_PROXY_HEADER", "x-real-ip").is_err());
        assert!(with("JIANDU_LOG_FORMAT", "xml").is_err());
        for wrong in ["0", "49", "30000", "40000"] {
            assert!(with("JIANDU_BALLOT_BATCH_MILLISECONDS", wrong).is_err(), "{wrong}");
        }
        assert!(with("JIANDU_BALLOT_BATCH_MILLISECONDS", "29999").is_ok());
        assert!(with("JIANDU_SEND_TIMEOUT_SECONDS", "0").is_err());
        assert!(
            with("JIANDU_OPENID_CONNECT_ISSUER", "https://id.example").unwrap_err().contains("redirect_uri")
        );
    }

    #[test]
    fn checkpoints_lie_beside_the_folder_of_an_embedded_database() {
        let file = |url: &str, set: &[(&str, &str)]| {
            let pairs = [&[("JIANDU_DATABASE_URL", url)], set].concat();
            Settings::from_parts(File::default(), environment(&pairs)).unwrap().checkpoint_file()
        };
        let beside = |path: &str| Some(PathBuf::from(path));
        assert_eq!(file("sqlite:///srv/data/jiandu.sqlite?x=1", &[]), beside("/srv/data-checkpoints.ndjson"));
        assert_eq!(file("postgres://db/jiandu", &[]), None);
        let set = [("JIANDU_AUDIT_CHECKPOINT_FILE", "/mnt/kept.ndjson")];
        assert_eq!(file("postgres://db/jiandu", &set), beside("/mnt/kept.ndjson"));
        let wrong = environment(&[("JIANDU_AUDIT_CHECKPOINT_URL", "archive.example")]);
        assert!(Settings::from_parts(File::default(), wrong).is_err());
    }

    #[test]
    fn the_readme_has_every_setting() {
        let defaults = Settings::from_parts(File::default(), BTreeMap::new()).unwrap().shown();
        let lines = Settings::TABLE.iter().zip(&defaults).map(|((name, meaning), (_, value))| {
            let value = if value == "(not set)" { "–".to_owned() } else { format!("`{value}`") };
            format!("| `{name}` | {value} |{} |\n", meaning.trim_end_matches('.'))
        });
        let table = format!("| name | default | meaning |\n|---|---|---|\n{}\n", lines.collect::<String>());
        assert!(include_str!("../README.md").contains(&table), "the table of the README is to be\n{table}");
    }

    #[test]
    fn passwords_are_not_shown() {
        let pairs = [
            ("JIANDU_DATABASE_URL", "postgres://jiandu:hunter2@db/x"),
            ("JIANDU_DEMO_PASSWORD", "hunter2"),
            ("JIANDU_SEALING_KEY", "hunter2"),
            ("JIANDU_OPENID_CONNECT_CLIENT_SECRET", "hunter2"),
        ];
        let settings = Settings::from_parts(File::default(), environment(&pairs)).unwrap();
        let shown = format!("{:?}", settings.shown());
        assert!(shown.contains("postgres://jiandu@db/x") && !shown.contains("hunter2"));
    }
}
