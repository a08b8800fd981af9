//! Who calls: a plain type that `access` fills and everything below reads.

use crate::{
    problem::Code,
    vocabulary::{OrganizationFunction, OrganizationKind, Role},
};
use uuid::Uuid;

/// What proved who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Credential {
    /// An access token of this session.
    Session(Uuid),
    /// This API token.
    ApiToken(Uuid),
    /// The service itself, or a caller who is about to prove it.
    None,
}

/// The id under which everybody without a token acts: one for all, so that it identifies nobody.
pub const PUBLIC_ID: Uuid = Uuid::from_u128(0x7075_626c_6963);

/// The place of what belongs to no district.
pub const PLATFORM: &str = "000000";

/// The authenticated caller of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The user.
    pub user_id: Uuid,
    /// The name under which the user signs in.
    pub username: String,
    /// The roles of the user, as far as the token carries them.
    pub roles: Vec<Role>,
    /// Roles that the user was given and that rest, and what says why.
    pub resting_roles: Vec<(Role, Code)>,
    /// On whose behalf.
    pub organization_id: Uuid,
    /// What kind of organization that is.
    pub organization_kind: OrganizationKind,
    /// What that organization does.
    pub functions: Vec<OrganizationFunction>,
    /// The tenant.
    pub district_code: String,
    /// The person in the registry of deputies, if the user is one.
    pub deputy_id: Option<Uuid>,
    /// The record that the access code of somebody without a token opens.
    pub opened_id: Option<Uuid>,
}

impl Actor {
    /// The service itself: before there is any user, and for what happens by itself.
    #[must_use]
    pub fn operator() -> Self {
        Self {
            user_id: Uuid::nil(),
            username: "operator".into(),
            roles: vec![Role::PlatformAdmin],
            resting_roles: Vec::new(),
            organization_id: Uuid::nil(),
            organization_kind: OrganizationKind::Other,
            functions: Vec::new(),
            district_code: PLATFORM.into(),
            deputy_id: None,
            opened_id: None,
        }
    }

    /// Somebody without a token, in a district; perhaps the holder of the access code of a record.
    #[must_use]
    pub fn public(district_code: String, opened_id: Option<Uuid>) -> Self {
        Self {
            user_id: PUBLIC_ID,
            username: "public".into(),
            roles: vec![Role::Public],
            resting_roles: Vec::new(),
            organization_id: PUBLIC_ID,
            organization_kind: OrganizationKind::Other,
            functions: Vec::new(),
            district_code,
            deputy_id: None,
            opened_id,
        }
    }

    /// Whether this is the service itself, or its operator at the command line.
    #[must_use]
    pub fn is_operator(&self) -> bool {
        self.user_id.is_nil()
    }

    /// Whether the caller holds the access code of this record.
    #[must_use]
    pub fn holds_code_of(&self, record: Uuid) -> bool {
        self.opened_id == Some(record)
    }

    /// Whether the caller has a role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether the caller has one of the roles.
    #[must_use]
    pub fn is_any(&self, roles: &[Role]) -> bool {
        roles.iter().any(|role| self.is(*role))
    }

    /// Whether the caller acts for this organization.
    #[must_use]
    pub fn acts_for(&self, organization: Uuid) -> bool {
        self.organization_id == organization
    }

    /// Whether the caller sees every district: the operator of the platform.
    #[must_use]
    pub fn crosses_districts(&self) -> bool {
        self.is(Role::PlatformAdmin)
    }
}
