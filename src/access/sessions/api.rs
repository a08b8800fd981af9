//! What callers see of sessions.

use super::entity::{Column, Model};
use crate::users::Users;
use chrono::{DateTime, Utc};
use platform::records::{
    listing::Listing,
    record::{View, Viewer},
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A session; never with a token.
#[derive(Serialize, ToSchema)]
pub struct SignInSessionView {
    /// Whose it is.
    pub user_id: Uuid,
    /// What the device says that it is.
    pub user_agent: String,
    /// From where it was opened.
    pub address: String,
    /// The identity at the provider by which the user signed on; null after a login with a password.
    #[schema(required = true)]
    pub user_identity_id: Option<Uuid>,
    /// When the second factor was shown last; null if it never was.
    #[schema(required = true)]
    pub second_factor_at: Option<DateTime<Utc>>,
    /// When it was opened or refreshed last.
    pub last_used_at: DateTime<Utc>,
    /// When it ends if it is not refreshed before.
    pub expires_at: DateTime<Utc>,
}

impl View<Model> for SignInSessionView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            user_id: row.user_id,
            user_agent: row.user_agent.clone(),
            address: row.address.clone(),
            user_identity_id: row.user_identity_id,
            second_factor_at: row.second_factor_at,
            last_used_at: row.last_used_at,
            expires_at: row.expires_at,
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new().any_of::<Uuid>(Column::UserId).expand::<Users>("user", Column::UserId)
}
