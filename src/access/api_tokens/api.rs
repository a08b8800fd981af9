//! What callers send and see of API tokens.

use super::{
    ApiTokens,
    entity::{Column, Model},
};
use crate::{
    access::users::Users,
    platform::{
        page::Listing,
        record::{Content, View, Viewer},
        text::Text,
    },
};
use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A token for a user.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApiTokenContent {
    /// What it is for.
    #[schema(examples("城市门户数据对接"))]
    pub name: Text<100>,
    /// The user on whose behalf it calls.
    pub user_id: Uuid,
    /// When it ends; at most 366 days from now.
    pub expires_at: DateTime<Utc>,
}

impl Content<Model> for ApiTokenContent {
    fn read(row: &Model) -> Self {
        Self { name: Text::stored(&row.name), user_id: row.user_id, expires_at: row.expires_at }
    }

    fn write(&self, row: &mut Model) {
        row.name = self.name.to_string();
        row.user_id = self.user_id;
        row.expires_at = self.expires_at.trunc_subsecs(6);
    }
}

/// A token as administrators see it.
#[derive(Serialize, ToSchema)]
pub struct ApiTokenView {
    /// What it is for, and for whom.
    #[serde(flatten)]
    pub content: ApiTokenContent,
    /// The last four characters of the token.
    #[schema(min_length = 4, max_length = 4)]
    pub hint: String,
    /// The token: only in the answer that issued it, null ever after.
    #[schema(required = true)]
    pub token: Option<String>,
}

impl View<Model> for ApiTokenView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: ApiTokenContent::read(row), hint: row.hint.clone(), token: row.secret.clone() }
    }
}

pub(super) fn listing() -> Listing<ApiTokens> {
    Listing::new().any_of::<Uuid>(Column::UserId).search(Column::Name).expand::<Users>("user", Column::UserId)
}
