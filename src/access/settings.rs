//! What is set of access.

use crate::{openid_connect::OpenIdConnectSettings, passwords::Profile, public_access};
use std::time::Duration;

/// How long a reader waits for bookkeeping of its own to be written; then it reads on without.
pub(crate) const PATIENCE: Duration = Duration::from_millis(250);

/// What is set of access.
#[derive(Debug, Clone)]
pub struct AccessSettings {
    /// The rules of passwords.
    pub profile: Profile,
    /// Requests of one token in a minute; 0 for no limit.
    pub requests_per_minute: u32,
    /// Hours after which a session ends that is not used.
    pub session_idle_hours: u32,
    /// Hours after which a session ends in any case.
    pub session_hours: u32,
    /// How often people without a token may call.
    pub public: public_access::PublicLimits,
    /// The provider at which users may sign on.
    pub openid_connect: OpenIdConnectSettings,
}
