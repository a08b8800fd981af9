//! Signatures that anybody can check who has the public key (Ed25519, RFC 8032), without the service and its secrets.

use crate::problem::{Problem, Result};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::{Engine, engine::general_purpose::STANDARD};

/// What the service signs with.
pub struct Signer(Ed25519KeyPair);

impl Signer {
    /// With its secret of 32 bytes.
    ///
    /// # Errors
    /// The secret has another length.
    pub fn new(secret: &[u8]) -> Result<Self> {
        Ok(Self(Ed25519KeyPair::from_seed_unchecked(secret).map_err(Problem::internal)?))
    }

    /// The public key in Base64: whoever checks signatures gets it on another way than what is signed.
    #[must_use]
    pub fn public_key(&self) -> String {
        STANDARD.encode(self.0.public_key().as_ref())
    }

    /// Signs a text for one purpose: a signature for one is none for another. In Base64.
    #[must_use]
    pub fn sign(&self, purpose: &str, text: &str) -> String {
        STANDARD.encode(self.0.sign(message(purpose, text).as_bytes()).as_ref())
    }
}

/// What is signed: the purpose, a line feed, the text.
fn message(purpose: &str, text: &str) -> String {
    format!("{purpose}\n{text}")
}

/// Whether a text was signed for a purpose by the owner of a public key.
#[must_use]
pub fn is_signed(public_key: &str, purpose: &str, text: &str, signature: &str) -> bool {
    let (Ok(key), Ok(signature)) = (STANDARD.decode(public_key.trim()), STANDARD.decode(signature)) else {
        return false;
    };
    UnparsedPublicKey::new(&ED25519, key).verify(message(purpose, text).as_bytes(), &signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_key_its_purpose_and_its_text_alone() {
        let (signer, other) = (Signer::new(&[7; 32]).unwrap(), Signer::new(&[8; 32]).unwrap());
        let (key, signature) = (signer.public_key(), signer.sign("seal", "text"));
        assert!(is_signed(&key, "seal", "text", &signature));
        assert!(!is_signed(&other.public_key(), "seal", "text", &signature));
        assert!(!is_signed(&key, "other", "text", &signature));
        assert!(!is_signed(&key, "seal", "texts", &signature));
        assert!(
            !is_signed(&key, "seal", "text", "no signature") && !is_signed("", "seal", "text", &signature)
        );
        assert!(Signer::new(&[7; 31]).is_err());
    }

    /// RFC 8032 §7.1, test 1: the key of its secret.
    #[test]
    fn the_key_is_that_of_the_standard() {
        let secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        let secret: Vec<u8> =
            (0..32).map(|at| u8::from_str_radix(&secret[2 * at..2 * at + 2], 16).unwrap()).collect();
        assert_eq!(
            Signer::new(&secret).unwrap().public_key(),
            "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="
        );
    }
}
