//! Keys of a provider, and of those who would like to be one.

use aws_lc_rs::{
    encoding::AsDer,
    rand::SystemRandom,
    rsa::{self, KeySize},
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header, crypto::sign, jwk::Jwk};
use serde_json::{Value, json};

/// A key that signs, and what the world may know of it.
#[derive(Clone)]
pub struct Key {
    /// None signs nothing: the algorithm `none`.
    private: Option<EncodingKey>,
    algorithm: Algorithm,
    /// More of the header, or other than it would be.
    pub header: Value,
    pub public: Value,
}

impl Key {
    pub fn new(algorithm: Algorithm, id: &str) -> Self {
        let random = SystemRandom::new();
        let key = match algorithm {
            Algorithm::EdDSA => {
                EncodingKey::from_ed_der(Ed25519KeyPair::generate().unwrap().to_pkcs8v1().unwrap().as_ref())
            }
            Algorithm::ES256 => {
                let pair = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
                EncodingKey::from_ec_der(pair.as_ref())
            }
            _ => {
                let der = rsa::KeyPair::generate(KeySize::Rsa2048).unwrap().as_der().unwrap();
                let text = STANDARD.encode(der.as_ref());
                let lines: Vec<&str> =
                    text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
                let pem =
                    format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", lines.join("\n"));
                EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap()
            }
        };
        let mut public = serde_json::to_value(Jwk::from_encoding_key(&key, algorithm).unwrap()).unwrap();
        (public["kid"], public["use"]) = (json!(id), json!("sig"));
        Self { private: Some(key), algorithm, header: json!({"kid": id}), public }
    }

    /// The same name and no signature at all.
    pub fn none(&self) -> Self {
        let header = json!({"kid": self.header["kid"], "alg": "none"});
        Self { private: None, header, ..self.clone() }
    }

    /// The public key taken for a secret that both sides know.
    pub fn as_a_secret(&self) -> Self {
        let x = URL_SAFE_NO_PAD.decode(self.public["x"].as_str().unwrap()).unwrap();
        let y = URL_SAFE_NO_PAD.decode(self.public["y"].as_str().unwrap()).unwrap();
        let point = [vec![4], x, y].concat();
        Self { private: Some(EncodingKey::from_secret(&point)), algorithm: Algorithm::HS256, ..self.clone() }
    }

    /// The same key with another header.
    pub fn with(&self, name: &str, value: Value) -> Self {
        let mut key = self.clone();
        key.header[name] = value;
        key
    }

    pub fn sign(&self, claims: &Value) -> String {
        let mut header = serde_json::to_value(Header::new(self.algorithm)).unwrap();
        for (name, value) in self.header.as_object().unwrap() {
            header[name] = value.clone();
        }
        let header = Value::Object(
            header.as_object().unwrap().clone().into_iter().filter(|(_, value)| !value.is_null()).collect(),
        );
        let message = [&header, claims].map(|part| URL_SAFE_NO_PAD.encode(part.to_string())).join(".");
        let signature =
            self.private.as_ref().map(|key| sign(message.as_bytes(), key, self.algorithm).unwrap());
        format!("{message}.{}", signature.unwrap_or_default())
    }
}
