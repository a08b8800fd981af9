//! Who may issue and revoke API tokens.

use super::{
    api::Rotation,
    entity::{ApiTokenContent, ApiTokenView},
};
use crate::codes;
use platform::workflow::Reason;

platform::workflow! {
    /// A token of a user, to read and prepare, or of a machine (a user whose only role is `service`): named, scoped, expiring,
    /// shown once when it is issued or rotated. Users issue theirs themselves, administrators those of machines; what somebody
    /// else issued for a person is not accepted.
    /// 用户用于读取和准备的访问令牌,或者机器(唯一角色为 `service` 的用户)的访问令牌:有名称、范围和有效期,仅在签发或者轮换时显示一次。用户的令牌由本人签发,机器的令牌由管理员签发;他人为个人签发的令牌不予接受。
    ApiTokens = "access.api_token" "访问令牌" / "access token" "access tokens" at "/api-tokens" view ApiTokenView;
    states ApiTokenState;
    actions ApiTokenAction:
    //  action            | from   | to      | who                                   | body
    //                    | only if | then
        View "查看" / "View an access token"     | (any)  | (same)  | DistrictAdmin, PlatformAdmin, Auditor, Everybody of holder | -   | -       | - ;
        Create "签发" / "Issue an access token" by FreshFactor
                          | (new)  | Active  | Everybody                             | ApiTokenContent
                          | of_oneself_or_a_machine: FORBIDDEN_SCOPE, expires_within_a_year: VALIDATION_FAILED, scopes_are_known: UNKNOWN_SCOPE | make_secret ;
        Rotate "轮换" / "Rotate an access token" by FreshFactor
                          | Active | (same)  | Everybody of holder, DistrictAdmin, PlatformAdmin | Rotation
                          | of_its_issuer_or_a_machine: FORBIDDEN_SCOPE, ends_within_a_year: VALIDATION_FAILED | rotate_secret ;
        Revoke "吊销" / "Revoke an access token"     | Active | Revoked | Everybody of holder, DistrictAdmin, PlatformAdmin | Reason
                          | holder_within_reach: FORBIDDEN_SCOPE | - ;
                          | Active | Revoked | System | - | - | - ;
}
