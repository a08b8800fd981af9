//! How a session begins and ends.

use super::entity::SignInSessionView;
use platform::workflow::Note;

platform::workflow! {
    /// A login on a device. It begins with a login, is prolonged by refreshing, and ends by logging out, by revocation, with a
    /// new password, when the user is disabled, or when a refresh token is used twice.
    Sessions = "access.session" "会话" at "/auth/sessions" view SignInSessionView;
    states SignInSessionState;
    actions SessionAction:
    //  action            | from   | to     | who                                                | body | only if | then
        View "查看" | (any) | (same) | DistrictAdmin, PlatformAdmin, Auditor, Everybody of holder | - | - | - ;
        Create  "登录"    | (new)  | Active | System                                             | -    | -       | - ;
        Refresh "续期"    | Active | (same) | System                                             | -    | -       | - ;
        Prove   "验证双因素" | Active | (same) | System                                          | -    | -       | - ;
        LogOut  "退出"    | Active | Ended  | System                                             | -    | -       | - ;
        Stop    "终止"    | Active | Ended  | System                                             | -    | -       | - ;
        Revoke  "吊销"    | Active | Ended  | Everybody of holder, DistrictAdmin, PlatformAdmin  | Note | -       | - ;
                          | Active | Ended  | System | - | - | - ;
}
