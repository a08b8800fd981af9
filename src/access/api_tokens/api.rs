//! What callers send and see of API tokens.

use super::entity::{Column, Model};
use crate::users::Users;
use chrono::{DateTime, SubsecRound, Utc};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
        scope::Scope,
    },
    values::text::Text,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A token for oneself, or for a machine.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApiTokenContent {
    /// What it is for.
    #[schema(examples("城市门户数据对接"))]
    pub name: Text<100>,
    /// Whose it is: the caller, or a user whose only role is `service`.
    pub user_id: Uuid,
    /// What it may do, e.g. `supervision:read`, `instrument:*`, `*:read`; never more than its user may.
    #[schema(min_items = 1, max_items = 40)]
    pub scopes: Vec<Scope>,
    /// When it ends; at most 366 days from now.
    pub expires_at: DateTime<Utc>,
}

impl Content<Model> for ApiTokenContent {
    fn read(row: &Model) -> Self {
        Self {
            name: Text::stored(&row.name),
            user_id: row.user_id,
            scopes: row.scopes.0.clone(),
            expires_at: row.expires_at,
        }
    }

    fn write(&self, row: &mut Model) {
        row.name = self.name.to_string();
        row.user_id = self.user_id;
        row.scopes = self.scopes.clone().into();
        row.expires_at = self.expires_at.trunc_subsecs(6);
    }
}

/// A new secret for a token.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rotation {
    /// Hours for which the old secret is good too; 24 if not said, 0 ends it at once.
    #[schema(minimum = 0, maximum = 720, examples(24))]
    pub overlap_hours: Option<u16>,
    /// When the token ends from now on; at most 366 days from now; unchanged if not said.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A token as its holder and administrators see it.
#[derive(Serialize, ToSchema)]
pub struct ApiTokenView {
    /// What it is for, and for whom.
    #[serde(flatten)]
    pub content: ApiTokenContent,
    /// When its secret was made.
    pub issued_at: DateTime<Utc>,
    /// When it was used last, to a minute.
    #[schema(required = true)]
    pub last_used_at: Option<DateTime<Utc>>,
    /// Until when the secret before the last rotation is good.
    #[schema(required = true)]
    pub previous_until: Option<DateTime<Utc>>,
    /// The last four characters of the token.
    #[schema(min_length = 4, max_length = 4)]
    pub hint: String,
    /// The token: only in the answer that issued it, null ever after.
    #[schema(required = true)]
    pub token: Option<String>,
}

impl View<Model> for ApiTokenView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            content: ApiTokenContent::read(row),
            issued_at: row.issued_at.unwrap_or(row.created_at),
            last_used_at: row.last_used_at,
            previous_until: row.previous_until,
            hint: row.hint.clone(),
            token: row.secret.clone(),
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().any_of::<Uuid>(Column::UserId).search(Column::Name).expand::<Users>("user", Column::UserId)
}
