//! The row of an API token.

use super::words::ApiTokenState;
use chrono::{DateTime, Utc};
use platform::{
    records::{record::List, scope::Scope},
    values::text::Text,
};

platform::record! {
    /// A token of a user; the token itself is never stored.
    /// 用户的访问令牌;令牌本身从不保存。
    ApiTokens = "api_token", ApiTokenState {
        /// What it is for.
        /// 用途。
        #[set_by(content)] #[example("城市门户数据对接")] #[search]
        name: Text<100>,
        /// Whose it is: the caller, or a user whose only role is `service`.
        /// 令牌所属用户:调用者本人,或者唯一角色为 `service` 的用户。
        #[set_by(content)] #[example("access.user:service")] #[filter]
        user_id: Uuid,
        /// What it may do, e.g. `supervision:read`, `instrument:*`, `*:read`; never more than its user may.
        /// 令牌的权限范围,如 `supervision:read`、`instrument:*`、`*:read`;不超出所属用户的权限。
        #[set_by(content)]
        #[schema(min_items = 1, max_items = 40)]
        scopes: List<Scope>,
        /// When it ends; at most 366 days from now.
        /// 到期时间;最迟为今后366日。
        #[set_by(content)] #[example("2027-07-01T00:00:00Z")]
        expires_at: DateTime<Utc>,
        /// When its secret was made.
        /// 密钥生成时间。
        issued_at: Option<DateTime<Utc>>,
        /// When it was used last, to a minute.
        /// 最近一次使用时间,精确到分钟。
        #[serde(skip)]
        last_used_at: Option<DateTime<Utc>>,
        /// SHA-256 of the token: of no use to a caller, and not in the audit trail.
        #[serde(skip)]
        #[sea_orm(unique)]
        #[read_by(nobody)]
        secret_hash: String,
        /// The token before the last rotation, while it is still good.
        /// 上一次轮换前的令牌,在其仍有效期间。
        #[serde(skip)]
        #[read_by(nobody)]
        previous_hash: Option<String>,
        /// Until when the secret before the last rotation is good.
        /// 上次轮换前的密钥的有效期限。
        previous_until: Option<DateTime<Utc>>,
        /// The last four characters of the token.
        /// 令牌的末四位字符。
        #[example("x7Qd")]
        hint: Text<4, 4>,
        /// The token: only in the answer that made it; never in the database.
        /// 令牌:仅在生成令牌的应答中给出,从不存入数据库。
        #[serde(skip)]
        #[sea_orm(ignore)]
        token: Option<String>,
    }
    content ApiTokenContent;
    view ApiTokenView;
}
