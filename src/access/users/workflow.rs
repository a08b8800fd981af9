//! Who may create, disable and change users.

use super::api::{NewUser, UserContent, UserView};

crate::workflow! {
    /// A user: somebody who signs in with roles on behalf of an organization.
    Users = "access.user" "用户" at "/users" view UserView;
    states UserState: Active "启用", Disabled "停用";
    actions UserAction:
    //  action                | from     | to         | who                                   | body
    //                        | only if                                                       | then
        View        "查看"    | (any)    | (same)     | DistrictAdmin, PlatformAdmin, Auditor | -
                              | -                                                             | - ;
        Create      "创建"    | (new)    | Active     | DistrictAdmin, PlatformAdmin          | NewUser
                              | name_of_the_district: UsernamePrefix, organization_exists: UnknownReference, roles_within_reach: ForbiddenScope | issue_first_code ;
        Edit        "修改"    | Active   | (same)     | DistrictAdmin, PlatformAdmin          | UserContent
                              | organization_exists: UnknownReference, roles_within_reach: ForbiddenScope | - ;
        IssueCode   "签发一次性代码" | Active | (same) | DistrictAdmin, PlatformAdmin        | Note
                              | user_within_reach: ForbiddenScope                             | issue_code ;
        SetPassword "设密码"  | Active   | (same)     | System                                | -
                              | -                                                             | - ;
        EnrolSecondFactor "登记双因素"  | Active | (same) | System | - | - | - ;
        ConfirmSecondFactor "确认双因素" | Active | (same) | System | - | - | - ;
        UseRecoveryCode "使用恢复码"    | Active | (same) | System | - | - | - ;
        RemoveSecondFactor "停用双因素" | Active | (same) | System | - | - | - ;
        ResetSecondFactor "重置双因素"  | Active | (same) | DistrictAdmin, PlatformAdmin       | Reason
                              | user_within_reach: ForbiddenScope                             | reset_second_factor ;
        Disable     "停用"    | Active   | Disabled   | DistrictAdmin, PlatformAdmin          | Reason
                              | user_within_reach: ForbiddenScope                             | lose_everything ;
        Enable      "启用"    | Disabled | Active     | DistrictAdmin, PlatformAdmin          | Reason
                              | user_within_reach: ForbiddenScope                             | - ;
}

use crate::platform::workflow::{Note, Reason};
