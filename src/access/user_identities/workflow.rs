//! Who links users with identities.

use super::entity::{UserIdentityContent, UserIdentityView};
use crate::codes;
use platform::workflow::{Note, Reason};

platform::workflow! {
    /// Who a user is at an OpenID Connect provider. Linked by an administrator, or at the first sign-on where a setting names
    /// the claim that says the user name; unlinked, it opens no session any more, and those that it opened end. That of a user
    /// with an office of the congress side or of an administrator waits until a second administrator confirms.
    UserIdentities = "access.user_identity" "外部身份" at "/user-identities" view UserIdentityView;
    states UserIdentityState;
    actions UserIdentityAction:
    //  action            | from   | to       | who                                   | body
    //                    | only if                            | then
        View   "查看"     | (any)  | (same)   | DistrictAdmin, PlatformAdmin, Auditor | -
                          | -                                  | - ;
        Create "关联" by FreshFactor
                          | (new)  | Linked / Asked | DistrictAdmin, PlatformAdmin    | UserIdentityContent
                          | user_within_reach: FORBIDDEN_SCOPE  | link_or_ask ;
        Confirm "确认关联" by FreshFactor
                          | Asked  | Linked   | DistrictAdmin, PlatformAdmin          | Note
                          | confirmer_is_another: SELF_VERIFICATION, holder_within_reach: FORBIDDEN_SCOPE | - ;
        Decline "不予关联" | Asked | Unlinked | DistrictAdmin, PlatformAdmin          | Reason
                          | holder_within_reach: FORBIDDEN_SCOPE | - ;
                          | Asked  | Unlinked | System | - | - | - ;
        Unlink "解除关联" | Linked | Unlinked | DistrictAdmin, PlatformAdmin          | Reason
                          | holder_within_reach: FORBIDDEN_SCOPE | end_its_sessions ;
                          | Linked | Unlinked | System | - | - | - ;
}
