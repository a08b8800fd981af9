//! What is set of the provider, and what must be true of it.

use reqwest::Url;
use std::{fmt, net::IpAddr, path::PathBuf};

/// The settings as an operator writes them; without an issuer there is no sign-on.
#[derive(Clone, Default)]
pub struct OpenIdConnectSettings {
    /// The issuer.
    pub issuer: Option<String>,
    /// How the provider knows this service.
    pub client_id: Option<String>,
    /// What this service proves that with.
    pub client_secret: Option<String>,
    /// The page that browsers come back to.
    pub redirect_uri: Option<String>,
    /// The claim that says the user name at the first sign-on.
    pub username_claim: Option<String>,
    /// Certificate authorities beside the public ones.
    pub authorities: Option<PathBuf>,
}

/// Never shows the secret.
impl fmt::Debug for OpenIdConnectSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenIdConnectSettings").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// Settings that are whole.
pub(super) struct Configuration {
    pub(super) issuer: String,
    pub(super) client_id: String,
    pub(super) client_secret: String,
    pub(super) redirect_uri: String,
    pub(super) username_claim: Option<String>,
    pub(super) authorities: Option<PathBuf>,
    /// Whether the provider stands on this machine, where HTTP is enough.
    pub(super) is_local: bool,
}

impl OpenIdConnectSettings {
    /// Says in words what is missing or wrong.
    ///
    /// # Errors
    /// A setting is missing that the issuer needs, or an address is not one that secrets may be sent to.
    pub fn check(&self) -> Result<(), String> {
        self.configuration().map(drop)
    }

    /// The whole settings; none where sign-on is off.
    pub(super) fn configuration(&self) -> Result<Option<Configuration>, String> {
        let Some(issuer) = self.issuer.clone() else { return Ok(None) };
        let needed = |name: &str, value: &Option<String>| {
            let missing = || format!("openid_connect_issuer needs openid_connect_{name}");
            value.clone().filter(|value| !value.is_empty()).ok_or_else(missing)
        };
        let place = address("issuer", &issuer)?;
        if place.query().is_some() {
            return Err(format!("openid_connect_issuer: {issuer} has a query"));
        }
        let redirect_uri = needed("redirect_uri", &self.redirect_uri)?;
        address("redirect_uri", &redirect_uri)?;
        Ok(Some(Configuration {
            client_id: needed("client_id", &self.client_id)?,
            client_secret: needed("client_secret", &self.client_secret)?,
            redirect_uri,
            username_claim: self.username_claim.clone(),
            authorities: self.authorities.clone(),
            is_local: place.scheme() == "http",
            issuer,
        }))
    }
}

fn address(name: &str, text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|error| format!("openid_connect_{name}: {text}: {error}"))?;
    let plain = url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    if plain && is_secure(&url, true) {
        return Ok(url);
    }
    Err(format!(
        "openid_connect_{name}: {text} is no https address (http only where it is a loopback address)"
    ))
}

/// Whether secrets may be sent there: over TLS, or, where that is allowed, without leaving the machine. Names are not
/// enough for the latter, because somebody else may say where they lead.
pub(super) fn is_secure(url: &Url, or_local: bool) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let loopback = host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    url.scheme() == "https" || (or_local && url.scheme() == "http" && loopback)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(issuer: &str, redirect_uri: &str) -> OpenIdConnectSettings {
        let text = |text: &str| Some(text.to_owned());
        OpenIdConnectSettings {
            issuer: text(issuer),
            client_id: text("jiandu"),
            client_secret: text("hunter2"),
            redirect_uri: text(redirect_uri),
            ..Default::default()
        }
    }

    #[test]
    fn sign_on_is_off_or_whole() {
        assert!(OpenIdConnectSettings::default().configuration().unwrap().is_none());
        let whole = settings("https://id.example/realm", "https://portal.example/back?from=id");
        assert!(whole.configuration().unwrap().is_some_and(|whole| !whole.is_local));
        for without in ["client_id", "client_secret", "redirect_uri"] {
            let mut part = whole.clone();
            match without {
                "client_id" => part.client_id = None,
                "client_secret" => part.client_secret = Some(String::new()),
                _ => part.redirect_uri = None,
            }
            assert!(part.check().unwrap_err().contains(without));
        }
        assert!(!format!("{whole:?}").contains("hunter2"));
    }

    #[test]
    fn secrets_go_over_tls_or_stay_on_the_machine() {
        let back = "https://portal.example/back";
        for issuer in ["http://127.0.0.1:8080", "http://127.9.9.9", "http://[::1]:9", "https://id.example"] {
            assert!(settings(issuer, back).check().is_ok(), "{issuer}");
            assert!(settings("https://id.example", issuer).check().is_ok(), "{issuer}");
        }
        for wrong in [
            "http://id.example",
            "http://localhost",
            "http://127.0.0.1.id.example",
            "http://10.0.0.1",
            "https://user:secret@id.example",
            "https://id.example/#part",
            "id.example",
            "javascript:alert(1)",
        ] {
            assert!(settings(wrong, back).check().is_err(), "{wrong}");
            assert!(settings("https://id.example", wrong).check().is_err(), "{wrong}");
        }
        assert!(settings("https://id.example?realm=1", back).check().is_err());
    }
}
