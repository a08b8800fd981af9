//! The sealing key: the one secret that lies outside the database, so that whoever has the database alone can neither
//! sign tokens nor make codes of second factors. Everything sealed is bound to its purpose and its owner.

use crate::{
    problem::{Problem, Result, codes},
    process::private,
    values::hex::hex,
};
use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey},
    hkdf::{HKDF_SHA256, Salt},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use std::{
    fmt,
    path::{Path, PathBuf},
};

/// 32 random bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct SealingKey([u8; 32]);

/// Never shows itself.
impl fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealingKey(…)")
    }
}

impl SealingKey {
    /// A new key.
    ///
    /// # Errors
    /// The system has no randomness.
    pub fn generate() -> Result<Self> {
        let mut bytes = [0; 32];
        aws_lc_rs::rand::fill(&mut bytes).map_err(Problem::internal)?;
        Ok(Self(bytes))
    }

    /// A key as it is written: base 64 of 32 bytes, as of `openssl rand -base64 32`.
    ///
    /// # Errors
    /// It is not.
    pub fn parse(text: &str) -> Result<Self> {
        let bytes = STANDARD.decode(text.trim()).ok().and_then(|bytes| bytes.try_into().ok());
        let wrong = "a sealing key is 32 bytes in base 64, as `openssl rand -base64 32` makes them";
        bytes.map(Self).ok_or_else(|| unusable(wrong))
    }

    /// The key as it is written.
    #[must_use]
    pub fn text(&self) -> String {
        STANDARD.encode(self.0)
    }

    /// A key for one purpose; who knows it does not know the others.
    ///
    /// # Errors
    /// Never, as far as anybody knows.
    pub fn derive(&self, purpose: &str) -> Result<[u8; 32]> {
        let mut derived = [0; 32];
        let root = Salt::new(HKDF_SHA256, b"jiandu sealing key").extract(&self.0);
        let expanded = root.expand(&[purpose.as_bytes()], HKDF_SHA256).map(|made| made.fill(&mut derived));
        expanded.and_then(|filled| filled).map_err(Problem::internal)?;
        Ok(derived)
    }

    /// What the database may know of the key, to recognize it.
    ///
    /// # Errors
    /// As [`Self::derive`].
    pub fn check_value(&self) -> Result<String> {
        Ok(hex(&self.derive("check value")?))
    }

    /// What seals for one purpose.
    ///
    /// # Errors
    /// As [`Self::derive`].
    pub fn sealer(&self, purpose: &str) -> Result<Sealer> {
        Sealer::new(&self.derive(purpose)?)
    }
}

/// Encrypts what must be read again and not be readable in a stolen database (AES-256-GCM).
pub struct Sealer(RandomizedNonceKey);

impl Sealer {
    /// With its secret.
    ///
    /// # Errors
    /// The secret has not 32 bytes.
    pub fn new(secret: &[u8]) -> Result<Self> {
        Ok(Self(RandomizedNonceKey::new(&AES_256_GCM, secret).map_err(Problem::internal)?))
    }

    /// Seals bytes for an owner: nobody else's place in the database opens them.
    ///
    /// # Errors
    /// The system has no randomness.
    pub fn seal(&self, owner: impl AsRef<[u8]>, plain: &[u8]) -> Result<String> {
        let mut bytes = plain.to_vec();
        let nonce = self.0.seal_in_place_append_tag(Aad::from(owner.as_ref()), &mut bytes);
        let mut sealed = nonce.map_err(Problem::internal)?.as_ref().to_vec();
        sealed.append(&mut bytes);
        Ok(STANDARD.encode(sealed))
    }

    /// Opens what was sealed for this owner.
    ///
    /// # Errors
    /// It was sealed with another key, for somebody else, or was changed.
    pub fn open(&self, owner: impl AsRef<[u8]>, sealed: &str) -> Result<Vec<u8>> {
        let bytes = STANDARD.decode(sealed).map_err(Problem::internal)?;
        let (nonce, rest) =
            bytes.split_at_checked(NONCE_LEN).ok_or_else(|| Problem::internal("a seal that is too short"))?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(Problem::internal)?;
        let mut rest = rest.to_vec();
        let plain = self.0.open_in_place(nonce, Aad::from(owner.as_ref()), &mut rest);
        Ok(plain.map_err(Problem::internal)?.to_vec())
    }
}

/// Where the key comes from.
#[derive(Clone)]
pub enum KeySource {
    /// The setting `sealing_key`.
    Setting(String),
    /// The file of the setting `sealing_key_file`, which somebody else makes.
    Named(PathBuf),
    /// The file beside the data, which the first start makes.
    Beside(PathBuf),
}

impl fmt::Display for KeySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Setting(_) => f.write_str("the setting sealing_key"),
            Self::Named(path) => write!(f, "{} (sealing_key_file)", path.display()),
            Self::Beside(path) => write!(f, "{} (sealing_key_file is not set)", path.display()),
        }
    }
}

impl fmt::Debug for KeySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl KeySource {
    /// The file, where it is one.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Setting(_) => None,
            Self::Named(path) | Self::Beside(path) => Some(path),
        }
    }

    /// The key; none where its file is not there.
    ///
    /// # Errors
    /// It cannot be read, or is no key.
    pub fn read(&self) -> Result<Option<SealingKey>> {
        let named = |problem: Problem| unusable(format!("{self}: {}", problem.cause().unwrap_or_default()));
        let path = match self {
            Self::Setting(text) => return SealingKey::parse(text).map(Some).map_err(named),
            Self::Named(path) | Self::Beside(path) => path,
        };
        match std::fs::read_to_string(path) {
            Ok(text) => SealingKey::parse(&text).map(Some).map_err(named),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(unusable(format!("{self}: {error}"))),
        }
    }

    /// The key for a database that has none yet: the one that is there, or a new one beside the data.
    ///
    /// # Errors
    /// It cannot be read or written, or a file that was named is not there.
    pub fn read_or_make(&self) -> Result<SealingKey> {
        if let Some(key) = self.read()? {
            return Ok(key);
        }
        let Self::Beside(_) = self else { return Err(unusable(format!("{self} is not there"))) };
        self.keep(&SealingKey::generate()?)?;
        // Another replica may have been faster: the key is what the file says.
        self.read()?.ok_or_else(|| unusable(format!("{self} is not there")))
    }

    /// Writes a key into the file, if there is none.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn keep(&self, key: &SealingKey) -> Result<()> {
        if let Some(path) = self.file() {
            let written = private::write_once(path, format!("{}\n", key.text()).as_bytes());
            written.map_err(|error| unusable(format!("{self}: {error}")))?;
        }
        Ok(())
    }
}

/// A key that is missing, wrong or unreadable: nothing works without it.
pub fn unusable(cause: impl fmt::Display) -> Problem {
    Problem::new(codes::UNAVAILABLE).because(cause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_opens_for_its_key_purpose_and_owner_only() {
        let (key, other) = (SealingKey([7; 32]), SealingKey([8; 32]));
        let sealer = key.sealer("one").unwrap();
        let sealed = sealer.seal("owner", b"secret").unwrap();
        assert_eq!(sealer.open("owner", &sealed).unwrap(), b"secret");
        for (key, purpose, owner) in [(&other, "one", "owner"), (&key, "two", "owner"), (&key, "one", "else")]
        {
            assert!(key.sealer(purpose).unwrap().open(owner, &sealed).is_err(), "{purpose} {owner}");
        }
        assert_ne!(sealed, sealer.seal("owner", b"secret").unwrap());
        assert_ne!(key.check_value().unwrap(), other.check_value().unwrap());
        assert_eq!(format!("{key:?}"), "SealingKey(…)");
    }

    #[test]
    fn keys_are_32_bytes() {
        let key = SealingKey::generate().unwrap();
        assert_eq!(SealingKey::parse(&format!("{}\n", key.text())).unwrap(), key);
        for wrong in ["", "hunter2", "QUJD", &"A".repeat(48)] {
            assert!(SealingKey::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_key_beside_the_data_is_made_once_and_a_named_one_never() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data/sealing.key");
        assert!(KeySource::Named(path.clone()).read_or_make().is_err());
        let beside = KeySource::Beside(path.clone());
        assert_eq!(beside.read().unwrap(), None);
        let made = beside.read_or_make().unwrap();
        beside.keep(&SealingKey::generate().unwrap()).unwrap();
        assert_eq!(beside.read_or_make().unwrap(), made);
        assert!(private::is_private(&path).unwrap());
        assert_eq!(std::fs::read_dir(folder.path().join("data")).unwrap().count(), 1);
    }
}
