//! How a session begins and ends.

use super::entity::SignInSessionView;
use platform::workflow::Note;

platform::workflow! {
    /// A login on a device. It begins with a login, is prolonged by refreshing, and ends by logging out, by revocation, with a
    /// new password, when the user is disabled, or when a refresh token is used twice.
    /// 用户在一台设备上的登录。自登录开始,经续期延长;退出、被吊销、更换密码、用户被停用或者刷新令牌被使用两次的,会话结束。
    Sessions = "access.session" "会话" / "login session" "login sessions" at "/auth/sessions" view SignInSessionView;
    states SignInSessionState;
    actions SessionAction:
    //  action            | from   | to     | who                                                | body | only if | then
        View "查看" / "View a login session" | (any) | (same) | DistrictAdmin, PlatformAdmin, Auditor, Everybody of holder | - | - | - ;
        Create "登录" / "Log in"    | (new)  | Active | System                                             | -    | -       | - ;
        Refresh "续期" / "Refresh a login session"    | Active | (same) | System                                             | -    | -       | - ;
        Prove "验证双因素" / "Verify the second factor" | Active | (same) | System                                          | -    | -       | - ;
        LogOut "退出" / "Log out"    | Active | Ended  | System                                             | -    | -       | - ;
        Stop "终止" / "End a login session"    | Active | Ended  | System                                             | -    | -       | - ;
        Revoke "吊销" / "Revoke a login session"    | Active | Ended  | Everybody of holder, DistrictAdmin, PlatformAdmin  | Note | -       | - ;
                          | Active | Ended  | System | - | - | - ;
}
