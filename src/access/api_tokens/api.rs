//! What callers send and see of API tokens.

use super::entity::{Column, Model};
use crate::users::Users;
use chrono::{DateTime, Utc};
use platform::records::listing::Listing;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A new secret for a token.
/// 为令牌换发的新密钥。
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    /// Hours for which the old secret is good too; 24 if not said, 0 ends it at once.
    /// 旧密钥继续有效的小时数;未填的为24,填0的立即失效。
    #[schema(minimum = 0, maximum = 720, examples(24))]
    pub overlap_hours: Option<u16>,
    /// When the token ends from now on; at most 366 days from now; unchanged if not said.
    /// 令牌新的到期时间,最迟为今后366日;未填的不变。
    #[serde(default, deserialize_with = "platform::values::strict::instant_or_null")]
    pub expires_at: Option<DateTime<Utc>>,
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().expand::<Users>("user", Column::UserId).standing()
}
