//! The row of a user.

use crate::{platform::record::List, vocabulary::Role};

crate::record! {
    /// A user of a district.
    "user_account", super::UserState {
        #[sea_orm(unique)]
        username: String,
        display_name: String,
        roles: List<Role>,
        organization_id: Uuid,
        deputy_id: Option<Uuid>,
        // Never in the audit trail.
        #[serde(skip)]
        password_hash: Option<String>,
    }
}
