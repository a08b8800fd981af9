//! What callers send and see of signing keys.

use super::entity::Model;
use chrono::{DateTime, Utc};
use platform::records::{listing::Listing, record::Content};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A new key.
/// 新密钥。
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"activates_at": null})))]
pub struct SigningKeyContent {
    /// From when it signs, at most 30 days from now; ten minutes from now if not said. A later instant gives
    /// verifiers time to read the key; the present one is for emergencies.
    /// 开始签名的时间,最迟为今后30日;未填的为十分钟后。较晚的时间便于验证方读取密钥;填当前时间的,仅限紧急情况。
    #[serde(default, deserialize_with = "platform::values::strict::instant_or_null")]
    pub activates_at: Option<DateTime<Utc>>,
}

impl Content<Model> for SigningKeyContent {
    fn read(row: &Model) -> Self {
        Self { activates_at: Some(row.activates_at) }
    }

    fn write(&self, row: &mut Model) {
        if let Some(at) = self.activates_at {
            row.activates_at = at;
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().standing()
}
