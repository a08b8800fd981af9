//! Who links users with identities.

use super::entity::{UserIdentityContent, UserIdentityView};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// Who a user is at an OpenID Connect provider. Linked by an administrator, or at the first sign-on where a setting names
    /// the claim that says the user name; unlinked, it opens no session any more, and those that it opened end. That of a user
    /// with an office of the congress side or of an administrator waits until a second administrator confirms.
    /// 用户在 OpenID Connect 身份提供方的身份。由管理员关联,或者在设置项指明表示用户名的声明时,于首次单点登录时关联;解除关联后不得再用于登录,由其开启的会话随即结束。用户担任人大方面职务或者为管理员的,其身份须经另一名管理员确认。
    UserIdentities = "access.user_identity" "外部身份" / "external identity" "external identities" at "/user-identities" view UserIdentityView;
    states UserIdentityState;
    actions UserIdentityAction:
    //  action            | from   | to       | who                                   | body
    //                    | only if                            | then
        View "查看" / "View an external identity"     | (any)  | (same)   | DistrictAdmin, PlatformAdmin, Auditor | -
                          | -                                  | - ;
        Create "关联" / "Link an external identity" by FreshFactor
                          | (new)  | Linked / Asked | DistrictAdmin, PlatformAdmin    | UserIdentityContent
                          | user_within_reach: FORBIDDEN_SCOPE  | link_or_ask ;
        Confirm "确认关联" / "Confirm the link of an external identity" by FreshFactor
                          | Asked  | Linked   | DistrictAdmin, PlatformAdmin          | Note
                          | confirmer_is_another: SELF_VERIFICATION, holder_within_reach: FORBIDDEN_SCOPE | - ;
        Decline "不予关联" / "Decline the link of an external identity" | Asked | Unlinked | DistrictAdmin, PlatformAdmin          | Reason
                          | holder_within_reach: FORBIDDEN_SCOPE | - ;
                          | Asked  | Unlinked | System | - | - | - ;
        Unlink "解除关联" / "Unlink an external identity" | Linked | Unlinked | DistrictAdmin, PlatformAdmin          | Reason
                          | holder_within_reach: FORBIDDEN_SCOPE | end_its_sessions ;
                          | Linked | Unlinked | System | - | - | - ;
}
