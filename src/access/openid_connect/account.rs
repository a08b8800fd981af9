//! From somebody whom the provider knows to a user of this service.

use super::{configuration::Configuration, id_token::Proven};
use crate::{
    codes,
    sign_in::Claimant,
    user_identities::{self, UserIdentities, UserIdentityState},
    users::{self, UserState, Users, entity::Model as User},
};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    values::text::Text,
};
use sea_orm::{ConnectionTrait, EntityTrait};
use uuid::Uuid;

/// The user, and how the provider knows them.
pub(super) struct Account {
    pub(super) user: User,
    link: Link,
}

/// An identity that is linked, or one that is linked by signing on.
enum Link {
    Known(Uuid),
    First { issuer: String, subject: String },
}

fn not_linked() -> Problem {
    Problem::new(codes::IDENTITY_NOT_LINKED)
}

/// The active user whose identity this is, or will be.
///
/// # Errors
/// `IDENTITY_NOT_LINKED`, whether there is no link or no active user: the caller is no user of this service.
pub(super) async fn account(
    claimant: &Claimant<'_>,
    set: &Configuration,
    proven: &Proven,
) -> Result<Account> {
    let db = claimant.service.store.read();
    if let Some(identity) = user_identities::find(db, &set.issuer, &proven.subject).await? {
        let user = users::entity::Entity::find_by_id(identity.user_id).one(db).await?;
        let user = user.filter(|user| user.state == UserState::Active && user.archived_at.is_none());
        return Ok(Account { user: user.ok_or_else(not_linked)?, link: Link::Known(identity.id) });
    }
    // In the one form in which names are kept.
    let username = proven.username.as_deref().and_then(|name| Text::<64>::new(name).ok());
    let username = username.ok_or_else(not_linked)?;
    // As it is written: a provider may tell two spellings apart, and one of its users must not get the account of another.
    let user =
        claimant.find(&username).await?.filter(|user| *user.username == *username).ok_or_else(not_linked)?;
    may_be_linked_by_name(db, &set.issuer, &user).await?;
    let link = Link::First { issuer: set.issuer.clone(), subject: proven.subject.clone() };
    Ok(Account { user, link })
}

/// What two administrators gave, they link too: a name at the provider is not enough for that. And a name that is given to
/// somebody else there, or an identity that was unlinked here, does not come back by itself.
async fn may_be_linked_by_name(db: &impl ConnectionTrait, issuer: &str, user: &User) -> Result<()> {
    if user.is_entrusted() || user_identities::has_had_one(db, issuer, user.id).await? {
        return Err(not_linked());
    }
    Ok(())
}

impl Account {
    /// The identity, in the transaction that opens the session: linked now if this is the first sign-on.
    pub(super) async fn identity(&self, work: UnitOfWork<'_>) -> Result<Uuid> {
        match &self.link {
            Link::Known(id) => {
                let row = work.stored::<UserIdentities>(*id).await?;
                if row.state == UserIdentityState::Linked { Ok(*id) } else { Err(not_linked()) }
            }
            Link::First { issuer, subject } => {
                // An office may have been confirmed while the provider was asked.
                let user = work.stored::<Users>(self.user.id).await?;
                may_be_linked_by_name(work.tx, issuer, &user).await?;
                Ok(user_identities::link(work, issuer, subject, self.user.id).await?.id)
            }
        }
    }
}
