//! The row of an identity.

use super::words::UserIdentityState;
use platform::values::text::Text;

platform::record! {
    /// Who a user is at a provider; a provider's subject is one user's, and a user has one subject there.
    UserIdentities = "user_identity", UserIdentityState {
        /// The user.
        #[set_by(content)] #[filter]
        user_id: Uuid,
        /// The provider, exactly as the setting `openid_connect_issuer` names it.
        #[set_by(content)] #[example("https://id.example")]
        issuer: Text<300>,
        /// The `sub` of the user there: unique and lasting, never a name that somebody else may get later.
        #[set_by(content)] #[example("248289761001")] #[personal] #[search]
        subject: Text<255>,
    }
    content UserIdentityContent;
    view UserIdentityView;
}
