//! What callers send and see of users.

use super::entity::{Column, Model};
use chrono::{DateTime, Utc};
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::Text,
    vocabulary::Role,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A new user.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// The name to sign in with; unique and lasting.
    #[schema(examples("310114-zhang"))]
    pub username: Text<64, 3>,
    /// The name that others read.
    #[schema(examples("演示用户001"))]
    pub display_name: Text<60>,
    /// The roles.
    pub roles: Vec<Role>,
    /// On whose behalf.
    pub organization_id: Uuid,
    /// The person in the registry of deputies.
    pub deputy_id: Option<Uuid>,
}

/// What may change of a user.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserContent {
    /// The name that others read.
    #[schema(examples("演示用户001"))]
    pub display_name: Text<60>,
    /// The roles.
    pub roles: Vec<Role>,
    /// On whose behalf.
    pub organization_id: Uuid,
    /// The person in the registry of deputies.
    pub deputy_id: Option<Uuid>,
}

impl Content<Model> for NewUser {
    fn read(row: &Model) -> Self {
        Self {
            username: Text::stored(&row.username),
            display_name: Text::stored(&row.display_name),
            roles: row.roles.0.clone(),
            organization_id: row.organization_id,
            deputy_id: row.deputy_id,
        }
    }

    fn write(&self, row: &mut Model) {
        row.username = self.username.to_string();
        row.display_name = self.display_name.to_string();
        row.roles = self.roles.clone().into();
        row.organization_id = self.organization_id;
        row.deputy_id = self.deputy_id;
    }
}

impl Content<Model> for UserContent {
    fn read(row: &Model) -> Self {
        Self {
            display_name: Text::stored(&row.display_name),
            roles: row.roles.0.clone(),
            organization_id: row.organization_id,
            deputy_id: row.deputy_id,
        }
    }

    fn write(&self, row: &mut Model) {
        row.display_name = self.display_name.to_string();
        row.roles = self.roles.clone().into();
        row.organization_id = self.organization_id;
        row.deputy_id = self.deputy_id;
    }
}

/// A user as administrators see one; never with a password: nobody but the user ever knows it.
#[derive(Serialize, ToSchema)]
pub struct UserView {
    /// The name to sign in with.
    pub username: String,
    /// What may change.
    #[serde(flatten)]
    pub content: UserContent,
    /// Whether login asks for a second factor.
    pub second_factor: bool,
    /// Until when a one-time code for setting a password is good; null if there is none.
    #[schema(required = true)]
    pub code_expires_at: Option<DateTime<Utc>>,
    /// The one-time code for `POST /auth/password/reset`: only in the answer that made it, null ever after. Where a second
    /// administrator has to confirm, it is half of what the user needs; the answer of `confirm` has the other.
    #[schema(required = true)]
    pub one_time_code: Option<String>,
    /// What a second administrator has to confirm; null if there is nothing.
    #[schema(required = true)]
    pub pending: Option<PendingPowers>,
}

/// What somebody asked for a user, and what gives nothing until another administrator confirms.
#[derive(Serialize, ToSchema)]
pub struct PendingPowers {
    /// Who asked.
    pub asked_by: Uuid,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// Roles beside those that the user has.
    pub roles: Vec<Role>,
    /// The organization to which the user moves.
    #[schema(required = true)]
    pub organization_id: Option<Uuid>,
    /// The person in the registry of deputies that the user will be.
    #[schema(required = true)]
    pub deputy_id: Option<Uuid>,
    /// Whether the user will be able to set a password with two codes. Together with a first office the account begins anew:
    /// its password, sessions, tokens, identities and second factor end.
    pub one_time_code: bool,
    /// Whether the second factor will be removed.
    pub second_factor_reset: bool,
}

impl View<Model> for UserView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            username: row.username.clone(),
            content: UserContent::read(row),
            second_factor: row.second_factor,
            code_expires_at: row.code_expires_at,
            one_time_code: row.one_time_code.clone(),
            pending: row.asked_by.zip(row.asked_at).map(|(asked_by, asked_at)| PendingPowers {
                asked_by,
                asked_at,
                roles: row.pending_roles.0.clone(),
                organization_id: row.pending_organization_id,
                deputy_id: row.pending_deputy_id,
                one_time_code: row.pending_code,
                second_factor_reset: row.pending_factor_reset,
            }),
        }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::OrganizationId)
        .sort::<String>(Column::Username)
        .search(Column::DisplayName)
}
