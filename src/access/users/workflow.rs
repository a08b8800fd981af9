//! Who may create, disable and change users.

use super::entity::{NewUser, UserContent, UserView};
use crate::codes;

platform::workflow! {
    /// A user: somebody who signs in with roles on behalf of an organization. The roles of the congress side and of
    /// administrators, a `deputy_id`, and the way back into such an account wait in `pending` until a second administrator
    /// confirms; until then they give nothing.
    Users = "access.user" "用户" at "/users" view UserView;
    states UserState;
    actions UserAction:
    //  action                | from     | to         | who                                   | body
    //                        | only if                                                       | then
        View        "查看"    | (any)    | (same)     | DistrictAdmin, PlatformAdmin, Auditor, Everybody of oneself | -
                              | -                                                             | - ;
        Create      "创建"    by FreshFactor
                              | (new)    | Active     | DistrictAdmin, PlatformAdmin          | NewUser
                              | name_of_the_district: USERNAME_PREFIX, organization_exists: UNKNOWN_REFERENCE, deputy_exists: UNKNOWN_REFERENCE,
                                machine_is_nobody: VALIDATION_FAILED, roles_within_reach: FORBIDDEN_SCOPE, deputy_is_nobody_else: ALREADY_EXISTS | begin ;
        Edit        "修改"    by FreshFactor
                              | Active   | (same)     | DistrictAdmin, PlatformAdmin          | UserContent
                              | powers_of_another: SELF_VERIFICATION, organization_exists: UNKNOWN_REFERENCE, deputy_exists: UNKNOWN_REFERENCE,
                                machine_is_nobody: VALIDATION_FAILED, roles_within_reach: FORBIDDEN_SCOPE,
                                powers_are_not_asked: CONFIRMATION_PENDING, deputy_is_nobody_else: ALREADY_EXISTS | give ;
        Confirm     "确认授权" by FreshFactor
                              | Active   | (same)     | DistrictAdmin, PlatformAdmin          | Note
                              | something_is_asked: INVALID_TRANSITION, confirmer_is_another: SELF_VERIFICATION, user_within_reach: FORBIDDEN_SCOPE,
                                organization_exists: UNKNOWN_REFERENCE, deputy_exists: UNKNOWN_REFERENCE, deputy_is_nobody_else: ALREADY_EXISTS
                              | confirm ;
        Decline     "不予授权" | Active  | (same)     | DistrictAdmin, PlatformAdmin          | Reason
                              | something_is_asked: INVALID_TRANSITION, user_within_reach: FORBIDDEN_SCOPE | decline ;
        IssueCode   "签发一次性代码" by FreshFactor
                              | Active   | (same)     | DistrictAdmin, PlatformAdmin          | Note
                              | user_is_another: SELF_VERIFICATION, user_within_reach: FORBIDDEN_SCOPE, nothing_is_asked: CONFIRMATION_PENDING
                              | issue_code ;
        SetPassword "设密码"  | Active   | (same)     | System                                | -
                              | -                                                             | - ;
        EnrolSecondFactor "登记双因素"  | Active | (same) | System | - | - | - ;
        ConfirmSecondFactor "确认双因素" | Active | (same) | System | - | - | - ;
        UseRecoveryCode "使用恢复码"    | Active | (same) | System | - | - | - ;
        RemoveSecondFactor "停用双因素" | Active | (same) | System | - | - | - ;
        ResetSecondFactor "重置双因素"  by FreshFactor
                              | Active   | (same)     | DistrictAdmin, PlatformAdmin          | Reason
                              | user_is_another: SELF_VERIFICATION, user_within_reach: FORBIDDEN_SCOPE, nothing_is_asked: CONFIRMATION_PENDING
                              | reset_second_factor ;
        Disable     "停用"    | Active   | Disabled   | DistrictAdmin, PlatformAdmin          | Reason
                              | user_within_reach: FORBIDDEN_SCOPE                             | lose_everything ;
        Enable      "启用"    by FreshFactor
                              | Disabled | Active     | DistrictAdmin, PlatformAdmin          | Reason
                              | user_is_another: SELF_VERIFICATION, user_within_reach: FORBIDDEN_SCOPE | give_again ;
}

use platform::workflow::{Note, Reason};
