//! Who may create, disable and change users.

use super::api::{NewPassword, NewUser, UserContent, UserView};

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
                              | organization_exists: UnknownReference, roles_within_reach: ForbiddenScope | set_first_password ;
        Edit        "修改"    | Active   | (same)     | DistrictAdmin, PlatformAdmin          | UserContent
                              | organization_exists: UnknownReference, roles_within_reach: ForbiddenScope | - ;
        SetPassword "设密码"  | Active   | (same)     | DistrictAdmin, PlatformAdmin          | NewPassword
                              | user_within_reach: ForbiddenScope                             | set_password ;
        Disable     "停用"    | Active   | Disabled   | DistrictAdmin, PlatformAdmin          | Reason
                              | user_within_reach: ForbiddenScope                             | - ;
        Enable      "启用"    | Disabled | Active     | DistrictAdmin, PlatformAdmin          | Reason
                              | user_within_reach: ForbiddenScope                             | - ;
}

use crate::platform::workflow::Reason;
