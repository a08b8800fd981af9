//! What callers send and see of identities.

use super::entity::{Column, Model};
use crate::users::Users;
use platform::{
    records::{
        listing::Listing,
        record::{Content, View, Viewer},
    },
    values::text::Text,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A user and who that is at a provider.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserIdentityContent {
    /// The user.
    pub user_id: Uuid,
    /// The provider, exactly as the setting `openid_connect_issuer` names it.
    #[schema(examples("https://id.example"))]
    pub issuer: Text<300>,
    /// The `sub` of the user there: unique and lasting, never a name that somebody else may get later.
    #[schema(examples("248289761001"))]
    pub subject: Text<255>,
}

impl Content<Model> for UserIdentityContent {
    fn read(row: &Model) -> Self {
        Self { user_id: row.user_id, issuer: Text::stored(&row.issuer), subject: Text::stored(&row.subject) }
    }

    fn write(&self, row: &mut Model) {
        row.user_id = self.user_id;
        row.issuer = self.issuer.to_string();
        row.subject = self.subject.to_string();
    }
}

/// An identity as administrators see it.
#[derive(Serialize, ToSchema)]
pub struct UserIdentityView {
    /// Who is who.
    #[serde(flatten)]
    pub content: UserIdentityContent,
}

impl View<Model> for UserIdentityView {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self { content: UserIdentityContent::read(row) }
    }
}

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::UserId)
        .search(Column::Subject)
        .expand::<Users>("user", Column::UserId)
}
