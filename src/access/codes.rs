//! What can go wrong with tokens, sessions, passwords and sign-on, beside what the platform says.

use crate::laws::DEP;
pub use platform::problem::codes::*;

platform::problems! {
    // Sign-in
    LOGIN_FAILED 401 "登录失败" "Login failed" { "用户名或密码不正确" "The user name or the password is wrong" };

    // Shared refusals (00 §7)
    SELF_VERIFICATION 403 "不得自我核查" "Self verification" { "记录人或责任单位不得核查自己的记录" "Who recorded or is responsible may not verify" };
    DEPUTY_NOT_IN_OFFICE 422 "代表不在任" "Deputy not in office" { "代表资格已暂停或终止" "The deputy is suspended or no longer in office" } DEP 61, DEP 62;

    // Sessions and tokens
    SECOND_FACTOR_PRESENT 409 "已启用双因素" "Second factor present" { "双因素验证已启用" "The second factor is on already" };
    SECOND_FACTOR_MISSING 409 "未启用双因素" "No second factor" { "没有可确认或停用的双因素验证" "There is no second factor to confirm or switch off" };
    PASSWORD_EXPIRED 403 "密码已过期" "Password expired" { "密码已过期,登录时须同时设置新密码" "The password is too old; set a new one while logging in" };
    PASSWORD_REJECTED 422 "密码不符合要求" "Password rejected" { "密码过短、过于常见、含有用户名或曾经使用" "The password is too short, too common, contains the user name or was used before" };
    CODE_REJECTED 401 "一次性代码无效" "One-time code rejected" { "一次性代码不正确或已过期" "The one-time code is wrong or no longer valid" };
    USERNAME_PREFIX 422 "用户名前缀不符" "Wrong user name" { "用户名须以本区行政区划代码开头,如 310114-zhang" "The user name begins with the code of the own district, like 310114-zhang" };
    CONFIRMATION_PENDING 409 "待他人确认" "Confirmation pending" { "已有事项等待另一名管理员确认,须先确认或不予授权" "Something waits for the confirmation of a second administrator; confirm or decline it first" };
    UNKNOWN_SCOPE 422 "未知范围" "Unknown scope" { "没有此业务域,已知业务域见 params.known" "There is no such domain; params.known names them" };
    LAST_SIGNING_KEY 409 "唯一签名密钥" "Last signing key" { "没有其他可用的签名密钥" "No other key signs now" };

    // Sign-on at an OpenID Connect provider
    SIGN_ON_OFF 404 "未启用单点登录" "Sign-on is off" { "本服务没有设置 OpenID Connect 身份提供方" "No OpenID Connect provider is set for this service" };
    SIGN_ON_REFUSED 401 "单点登录失败" "Sign-on refused" { "登录流程已结束,或身份提供方的答复不可信,请重新登录,见 params.reason" "The sign-on is over, or what the provider answered is not believed; begin anew; see params.reason" };
    IDENTITY_NOT_LINKED 403 "身份未关联" "Identity not linked" { "该身份没有关联本系统的启用用户,请联系区管理员" "The identity is linked to no active user here; ask the administrator of your district" };
    PROVIDER_UNAVAILABLE 503 "身份提供方不可用" "Provider unavailable" { "身份提供方暂时无法使用,请稍后再试" "The identity provider cannot be used for a moment; try again" };
}
