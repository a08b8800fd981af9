//! Who may create, disable and change users.

use super::entity::{NewUser, UserContent, UserView};
use crate::codes;

platform::workflow! {
    /// A user: somebody who signs in with roles on behalf of an organization. The roles of the congress side and of
    /// administrators, a `deputy_id`, and the way back into such an account wait in `pending` until a second administrator
    /// confirms; until then they give nothing.
    /// 用户:以一定角色代表机构登录的人员。人大方面的角色、管理员角色、`deputy_id` 以及此类账户的找回,在 `pending` 中等待另一名管理员确认;确认前不生效。
    Users = "access.user" "用户" / "user" "users" at "/users" view UserView;
    states UserState;
    actions UserAction:
    //  action                | from     | to         | who                                   | body
    //                        | only if                                                       | then
        View "查看" / "View a user"    | (any)    | (same)     | DistrictAdmin, PlatformAdmin, Auditor, Everybody of oneself | -
                              | -                                                             | - ;
        Create "创建" / "Create a user"    by FreshFactor
                              | (new)    | Active     | DistrictAdmin, PlatformAdmin          | NewUser
                              | name_of_the_district: USERNAME_PREFIX, organization_exists: UNKNOWN_REFERENCE, deputy_exists: UNKNOWN_REFERENCE,
                                machine_is_nobody: VALIDATION_FAILED, roles_within_reach: FORBIDDEN_SCOPE, deputy_is_nobody_else: ALREADY_EXISTS | begin ;
        Edit "修改" / "Edit a user"    by FreshFactor
                              | Active   | (same)     | DistrictAdmin, PlatformAdmin          | UserContent
                              | powers_of_another: SELF_VERIFICATION, organization_exists: UNKNOWN_REFERENCE, deputy_exists: UNKNOWN_REFERENCE,
                                machine_is_nobody: VALIDATION_FAILED, roles_within_reach: FORBIDDEN_SCOPE,
                                powers_are_not_asked: CONFIRMATION_PENDING, deputy_is_nobody_else: ALREADY_EXISTS | give ;
        Confirm "确认授权" / "Confirm the powers of a user" by FreshFactor
                              | Active   | (same)     | DistrictAdmin, PlatformAdmin          | Note
                              | something_is_asked: INVALID_TRANSITION, confirmer_is_another: SELF_VERIFICATION, user_within_reach: FORBIDDEN_SCOPE,
                                organization_exists: UNKNOWN_REFERENCE, deputy_exists: UNKNOWN_REFERENCE, deputy_is_nobody_else: ALREADY_EXISTS
                              | confirm ;
        Decline "不予授权" / "Decline the powers of a user" | Active  | (same)     | DistrictAdmin, PlatformAdmin          | Reason
                              | something_is_asked: INVALID_TRANSITION, user_within_reach: FORBIDDEN_SCOPE | decline ;
        IssueCode "签发一次性代码" / "Issue a one-time code to a user" by FreshFactor
                              | Active   | (same)     | DistrictAdmin, PlatformAdmin          | Note
                              | user_is_another: SELF_VERIFICATION, user_within_reach: FORBIDDEN_SCOPE, nothing_is_asked: CONFIRMATION_PENDING
                              | issue_code ;
        SetPassword "设密码" / "Set the password of a user"  | Active   | (same)     | System                                | -
                              | -                                                             | - ;
        EnrolSecondFactor "登记双因素" / "Enroll a second factor"  | Active | (same) | System | - | - | - ;
        ConfirmSecondFactor "确认双因素" / "Confirm a second factor" | Active | (same) | System | - | - | - ;
        UseRecoveryCode "使用恢复码" / "Use a recovery code"    | Active | (same) | System | - | - | - ;
        RemoveSecondFactor "停用双因素" / "Turn off the second factor" | Active | (same) | System | - | - | - ;
        ResetSecondFactor "重置双因素" / "Reset the second factor of a user"  by FreshFactor
                              | Active   | (same)     | DistrictAdmin, PlatformAdmin          | Reason
                              | user_is_another: SELF_VERIFICATION, user_within_reach: FORBIDDEN_SCOPE, nothing_is_asked: CONFIRMATION_PENDING
                              | reset_second_factor ;
        Disable "停用" / "Disable a user"    | Active   | Disabled   | DistrictAdmin, PlatformAdmin          | Reason
                              | user_within_reach: FORBIDDEN_SCOPE                             | lose_everything ;
        Enable "启用" / "Enable a user"    by FreshFactor
                              | Disabled | Active     | DistrictAdmin, PlatformAdmin          | Reason
                              | user_is_another: SELF_VERIFICATION, user_within_reach: FORBIDDEN_SCOPE | give_again ;
}

use platform::workflow::{Note, Reason};
