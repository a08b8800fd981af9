//! The row of an identity.

use super::words::UserIdentityState;
use platform::values::text::Text;

platform::record! {
    /// Who a user is at a provider; a provider's subject is one user's, and a user has one subject there.
    /// 用户在身份提供方的身份;提供方的一个主体只对应一名用户,一名用户在该提供方只有一个主体。
    UserIdentities = "user_identity", UserIdentityState {
        /// The user.
        /// 用户。
        #[set_by(content)] #[example("access.user:deputy")] #[filter]
        user_id: Uuid,
        /// The provider, exactly as the setting `openid_connect_issuer` names it.
        /// 身份提供方,与设置项 `openid_connect_issuer` 的值完全一致。
        #[set_by(content)] #[example("https://id.example")]
        issuer: Text<300>,
        /// The `sub` of the user there: unique and lasting, never a name that somebody else may get later.
        /// 用户在身份提供方的 `sub`:唯一且长期不变,不得为他人日后可能取得的名称。
        #[set_by(content)] #[example("248289761001")] #[personal] #[search]
        subject: Text<255>,
    }
    content UserIdentityContent;
    view UserIdentityView;
}
