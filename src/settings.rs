//! Every setting: name, default, bounds, meaning; once. From a file, then from `JIANDU_*`; unknown names are errors.

mod values;

use access::{AccessSettings, OpenIdConnectSettings, Profile, public_access::PublicLimits};
use ipnet::IpNet;
use platform::{
    http::edge::{Edge, ProxyHeader},
    process::disk::Folders,
    records::audit::checkpoint::Checkpoints,
    secrets::{
        keyed::KeyedHash,
        sealing::{KeySource, SealingKey},
    },
    store::StoreSettings,
};
use std::{
    collections::BTreeMap,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};
use values::{Parts, lines, malformed, plain, within, without_password, written};

/// Days of the audit trail at least: six months of network logs (网络安全法).
pub const AUDIT_DAYS: u32 = 184;
/// Days in a century: as long as anything is kept, and far from the last instant that can be written.
const CENTURY: u32 = 36_525;
/// What may be logged: this and what is graver.
const LEVELS: [&str; 6] = ["off", "error", "warn", "info", "debug", "trace"];

/// Hours in a year.
const YEAR: u32 = 8_784;

macro_rules! settings {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty = $default:expr, $shown:ident $(in $bounds:expr)?;)+) => {
        /// The settings of a process.
        #[derive(Debug, Clone)]
        pub struct Settings { $($(#[doc = $doc])+ pub $name: $type,)+ }

        impl Settings {
            /// Name and meaning of every setting.
            pub const TABLE: &'static [(&'static str, &'static str)] =
                &[$((stringify!($name), concat!($($doc),+)),)+];

            /// The least and the most of every number.
            #[must_use]
            pub fn bounds() -> BTreeMap<&'static str, String> {
                BTreeMap::from([$($((stringify!($name), written(&$bounds)),)?)+])
            }

            fn from_parts(mut parts: Parts) -> Result<Self, String> {
                let settings = Self {
                    $($name: match parts.take::<$type>(stringify!($name), Self::meaning(stringify!($name)))
                        $(.map_err(|error| format!("{error}, allowed is {}", written(&$bounds))))?
                    ? {
                        Some(given) => {
                            $(within(&given, &$bounds, Self::meaning(stringify!($name)))?;)?
                            given.0
                        }
                        None => $default,
                    },)+
                };
                parts.none_left()?;
                settings.checked()
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
    /// Connections for requests to PostgreSQL, and one more that feels its pulse; a file has as many as threads read it.
    database_connections: u32 = 16, plain in 2..=1_000;
    /// The key that seals signing keys and second factors: base 64 of 32 bytes; better given as a file.
    sealing_key: Option<String> = None, secret;
    /// The file of that key, the same for all replicas; if neither is set, `sealing.key` beside the SQLite database or the documents, made at the first start.
    sealing_key_file: Option<PathBuf> = None, plain;
    /// Seconds after which PostgreSQL ends a statement; less than those of an answer.
    statement_timeout_seconds: u64 = 10, plain in 1..=3_600;
    /// Seconds within which an answer begins; then it is 503.
    answer_timeout_seconds: u64 = 60, plain in 2..=3_600;
    /// Milliseconds for which a secret vote waits for others that are stored with it; less than half of the time for an answer, see docs/decisions/0003.
    ballot_batch_milliseconds: u64 = 10_000, plain in 50..=30_000;
    /// Seconds that a client who does not read an answer is waited for; slow ones are, while they read 8 KiB a second.
    send_timeout_seconds: u64 = 30, plain in 1..=3_600;
    /// Open connections of one address (IPv6: of one /64) at most, trusted proxies excepted; 0 for no bound.
    connections_per_address: u32 = 256, plain in 0..=1_000_000;
    /// Folder of uploaded documents; shared by all replicas.
    documents: PathBuf = PathBuf::from("data/documents"), plain;
    /// Mebibytes free on the disks of documents and database below which `/readyz` and a metric say so.
    low_disk_mebibytes: u64 = 1024, plain in 1..=1_048_576;
    /// Threads that serve requests.
    workers: usize = 2, plain in 1..=1_024;
    /// Address of the administrators' listener with `/metrics`; none if not set.
    admin_listen: Option<SocketAddr> = None, plain;
    /// Seconds between the order to stop and the closing of the door, in which `/readyz` answers 503 already.
    drain_seconds: u64 = 2, plain in 0..=600;
    /// Networks of the proxies that may name the client, e.g. `["10.0.0.0/8"]`.
    trusted_proxies: Vec<IpNet> = Vec::new(), plain;
    /// The header in which they do: `x-forwarded-for` or `forwarded`.
    proxy_header: ProxyHeader = ProxyHeader::XForwardedFor, plain;
    /// Path below which a reverse proxy shows the service, e.g. `/jiandu`, whether it takes it away or passes it on; links and documents begin with it.
    base_path: String = String::new(), plain;
    /// Origins of web pages that may call the API, e.g. `["https://portal.example"]`.
    cors_origins: Vec<String> = Vec::new(), plain;
    /// Seconds that browsers are told to use HTTPS only; 0 says nothing.
    hsts_seconds: u64 = 0, plain in 0..=315_360_000;
    /// Days that `audit prune` keeps of the trail; the law demands at least 184, six months of logs (网络安全法).
    audit_retention_days: u32 = 3653, plain in AUDIT_DAYS..=CENTURY;
    /// Days that it keeps of the trail of personal data; the law demands at least 1096, three years (个人信息保护法第五十六条).
    personal_data_retention_days: u32 = 3653, plain in 1096..=CENTURY;
    /// Days that the events of the outbox are kept for those who follow them.
    event_retention_days: u32 = 30, plain in 1..=CENTURY;
    /// File outside the database to which checkpoints of the trail are appended; none: `<folder>-<name>-checkpoints.ndjson` beside the folder of an SQLite database with this name, no file for PostgreSQL.
    audit_checkpoint_file: Option<PathBuf> = None, plain;
    /// Address to which the same checkpoints are posted as NDJSON.
    audit_checkpoint_url: Option<String> = None, secret;
    /// Rules of passwords: `asvs` (ASVS 5.0) or `mlps3` (等级保护三级: 90 days, none of the last five, lockout).
    password_profile: Profile = Profile::Asvs, plain;
    /// Requests of one token in a minute, over all replicas; 0 for no limit.
    requests_per_minute: u32 = 12_000, plain in 0..=10_000_000;
    /// Hours after which a session ends that is not refreshed.
    session_idle_hours: u32 = 168, plain in 1..=YEAR;
    /// Hours after which a session ends in any case.
    session_hours: u32 = 720, plain in 1..=YEAR;
    /// `pretty` or `json`.
    log_format: String = "pretty".to_owned(), plain;
    /// What is logged, e.g. `info` or `jiandu=debug`.
    log_level: String = "info".to_owned(), plain;
    /// Writes an hour from one address without a token.
    public_writes_per_address: u32 = 300, plain in 0..=1_000_000;
    /// Writes an hour with one access code.
    public_writes_per_code: u32 = 60, plain in 0..=1_000_000;
    /// Wrong access codes an hour from one address.
    wrong_codes_per_address: u32 = 20, plain in 1..=1_000_000;
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

impl Settings {
    /// What a setting means.
    fn meaning(name: &str) -> &'static str {
        Self::TABLE.iter().find(|(known, _)| *known == name).map_or("", |(_, meaning)| meaning)
    }

    /// Reads the file, if there is one, and the environment.
    ///
    /// # Errors
    /// An unknown name or a wrong value, in words.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn load(file: Option<&Path>) -> Result<Self, String> {
        let content = match file {
            Some(path) => {
                std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?
            }
            None => String::new(),
        };
        let path = file.map(|path| path.display().to_string()).unwrap_or_default();
        let file = toml::from_str(&content).map_err(|error| malformed(&path, &content, &error))?;
        // Names that only the tests use are not settings of the service.
        let ours = |name: &str| {
            name.starts_with("JIANDU_") && !name.starts_with("JIANDU_TEST_") && name != "JIANDU_GOLDEN"
        };
        let environment = std::env::vars().filter(|(name, _)| ours(name)).collect();
        Self::from_parts(Parts { file, path, lines: lines(&content), environment })
    }

    /// What a type cannot say.
    fn checked(self) -> Result<Self, String> {
        if self.statement_timeout_seconds >= self.answer_timeout_seconds {
            return Err(format!(
                "statement_timeout_seconds is {}, allowed is less than answer_timeout_seconds, which is {}",
                self.statement_timeout_seconds, self.answer_timeout_seconds
            ));
        }
        if self.ballot_batch_milliseconds / 500 >= self.answer_timeout_seconds {
            return Err(format!(
                "ballot_batch_milliseconds is {}, allowed is less than half of answer_timeout_seconds, which is {}",
                self.ballot_batch_milliseconds, self.answer_timeout_seconds
            ));
        }
        self.store().check()?;
        if !matches!(&*self.log_format, "json" | "pretty") {
            return Err(format!("log_format is {}, allowed is pretty or json", self.log_format));
        }
        // A word that is no level would be taken for the name of a part, of which then everything is logged.
        let level = |part: &str| part.rsplit('=').next().is_some_and(|level| LEVELS.contains(&level));
        if let Some(wrong) = self.log_level.split(',').find(|part| !level(part)) {
            return Err(format!(
                "log_level is {}, of which {wrong} says no level; allowed is one of {}, or part=level, several by commas",
                self.log_level,
                LEVELS.join(", ")
            ));
        }
        if let Some(Err(wrong)) = self.sealing_key.as_deref().map(SealingKey::parse) {
            let cause = wrong.cause().unwrap_or_default();
            return Err(format!("sealing_key: {cause}"));
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
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
        let is_step = |step: &str| !matches!(step, "" | "." | "..") && step.chars().all(plain);
        let below = self
            .base_path
            .strip_prefix('/')
            .map_or(self.base_path.is_empty(), |path| path.split('/').all(is_step));
        // A prefix that is a root of the service itself would be taken from its own paths.
        let own =
            ["api", "problems", "swagger-ui", "openapi.json", "healthz", "readyz", "metrics", ".well-known"];
        let below = below && !self.base_path.split('/').nth(1).is_some_and(|step| own.contains(&step));
        if !below {
            return Err(format!("base_path: {} is no path like /jiandu", self.base_path));
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
    /// folder is replaced. It has the whole name of the database, since others may lie in the folder.
    #[must_use]
    pub fn checkpoint_file(&self) -> Option<PathBuf> {
        let beside = || {
            let path = std::path::absolute(self.store().file()?).ok()?;
            let (folder, name) = (path.parent()?, path.file_name()?.to_str()?);
            let above = folder.file_name()?.to_str()?;
            Some(folder.with_file_name(format!("{above}-{name}-checkpoints.ndjson")))
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
            base_path: self.base_path.clone(),
            public_url: self.public_url(),
        }
    }

    /// Where people find pages: at the first origin whose pages may call the API, or else at the service itself.
    fn public_url(&self) -> String {
        let portal = self.cors_origins.first().cloned();
        portal.unwrap_or_else(|| format!("http://{}{}", self.listen, self.base_path))
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

    /// The folders that fill up.
    #[must_use]
    pub fn folders(&self) -> Folders {
        let sqlite = self.store().file().map(PathBuf::from);
        let database = sqlite.map(|file| file.parent().map_or_else(PathBuf::new, Path::to_owned));
        Folders { documents: self.documents.clone(), database, low_mebibytes: self.low_disk_mebibytes }
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
mod tests;
