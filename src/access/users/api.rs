//! What callers send and see of users.

use super::{
    Users,
    entity::{Column, Model},
};
use crate::{
    platform::{
        page::Listing,
        record::{Content, View, Viewer},
        text::Text,
    },
    vocabulary::Role,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A password: 12 to 256 characters, whatever they are (ASVS 5.0: length counts).
pub type Password = Text<256, 12>;

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
    /// A first password.
    #[serde(default, skip_serializing)]
    #[schema(examples("a long pass phrase"))]
    pub password: Option<Password>,
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

/// A new password.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The password.
    #[schema(examples("another long pass phrase"))]
    pub password: Password,
}

impl Content<Model> for NewUser {
    fn read(row: &Model) -> Self {
        Self {
            username: Text::stored(&row.username),
            display_name: Text::stored(&row.display_name),
            roles: row.roles.0.clone(),
            organization_id: row.organization_id,
            deputy_id: row.deputy_id,
            password: None,
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

/// A user as administrators see one; never with a password.
#[derive(Serialize, ToSchema)]
pub struct UserView {
    /// The name to sign in with.
    pub username: String,
    /// What may change.
    #[serde(flatten)]
    pub content: UserContent,
}

impl View<Model> for UserView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { username: row.username.clone(), content: UserContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Users> {
    Listing::new()
        .any_of::<Uuid>(Column::OrganizationId)
        .sort::<String>(Column::Username)
        .search(Column::DisplayName)
}
