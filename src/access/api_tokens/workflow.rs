//! Who may issue and revoke API tokens.

use super::api::{ApiTokenContent, ApiTokenView, Rotation};
use crate::platform::workflow::Reason;

crate::workflow! {
    /// A token for a user or a machine: named, scoped, expiring, shown once when it is issued or rotated.
    ApiTokens = "access.api_token" "访问令牌" at "/api-tokens" view ApiTokenView;
    states ApiTokenState: Active "有效", Revoked "已吊销";
    actions ApiTokenAction:
    //  action            | from   | to      | who                                   | body            | only if | then
        View   "查看"     | (any)  | (same)  | DistrictAdmin, PlatformAdmin, Auditor | -               | -       | - ;
        Create "签发"     | (new)  | Active  | DistrictAdmin, PlatformAdmin          | ApiTokenContent
                          | user_within_reach: ForbiddenScope, expires_within_a_year: ValidationFailed, scopes_are_known: UnknownScope | make_secret ;
        Rotate "轮换"     | Active | (same)  | DistrictAdmin, PlatformAdmin          | Rotation
                          | holder_within_reach: ForbiddenScope, ends_within_a_year: ValidationFailed | rotate_secret ;
        Revoke "吊销"     | Active | Revoked | DistrictAdmin, PlatformAdmin          | Reason          | holder_within_reach: ForbiddenScope | - ;
}
