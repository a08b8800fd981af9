//! The row of a session.

use super::words::SignInSessionState;
use chrono::{DateTime, Utc};

platform::record! {
    /// A login of a user.
    /// 用户的一次登录。
    Sessions = "session", SignInSessionState {
        /// Whose it is.
        /// 所属用户或者机构。
        #[filter]
        user_id: Uuid,
        /// What the device says that it is.
        /// 设备自报的名称。
        #[example("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")]
        user_agent: String,
        /// From where it was opened.
        /// 登录来源地址。
        #[example("192.0.2.17")]
        address: String,
        /// The identity at the provider by which the user signed on; null after a login with a password.
        /// 登录所用的身份提供方身份;以密码登录的为空。
        user_identity_id: Option<Uuid>,
        /// When the second factor was shown last; null if it never was.
        /// 最近一次验证双因素的时间;从未验证的为空。
        second_factor_at: Option<DateTime<Utc>>,
        /// When it was opened or refreshed last.
        /// 最近一次登录或者续期的时间。
        last_used_at: DateTime<Utc>,
        /// When it ends if it is not refreshed before.
        /// 未续期时的到期时间。
        expires_at: DateTime<Utc>,
    }
    view SignInSessionView;
}
