//! Finding the user of an identity, and linking at the first sign-on.

use super::{
    UserIdentities, UserIdentityAction, UserIdentityState,
    entity::{Column, Entity, Model},
};
use platform::{call::UnitOfWork, problem::Result, values::text::Text};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// The linked identity of a subject.
pub(crate) async fn find(db: &impl ConnectionTrait, issuer: &str, subject: &str) -> Result<Option<Model>> {
    let linked = Entity::find()
        .filter(Column::Issuer.eq(issuer))
        .filter(Column::Subject.eq(subject))
        .filter(Column::State.eq(UserIdentityState::Linked));
    Ok(linked.one(db).await?)
}

/// Whether a user has, or ever had, an identity at a provider: only an administrator gives them another one.
pub(crate) async fn has_had_one(db: &impl ConnectionTrait, issuer: &str, user: Uuid) -> Result<bool> {
    let any = Entity::find().filter(Column::Issuer.eq(issuer)).filter(Column::UserId.eq(user));
    Ok(any.count(db).await? > 0)
}

/// Ends every identity of a user, asked for or linked.
pub(crate) async fn unlink_all(work: UnitOfWork<'_>, user: Uuid) -> Result<()> {
    let all = work.all::<UserIdentities>().filter(Column::UserId.eq(user));
    for row in all.filter(Column::State.ne(UserIdentityState::Unlinked)).all(work.tx).await? {
        let action = match row.state {
            UserIdentityState::Asked => UserIdentityAction::Decline,
            _ => UserIdentityAction::Unlink,
        };
        work.advance::<UserIdentities>(row, action, |_| {}).await?;
    }
    Ok(())
}

/// Links a user who has just signed on; the trail names them as the one who did.
pub(crate) async fn link(work: UnitOfWork<'_>, issuer: &str, subject: &str, user: Uuid) -> Result<Model> {
    let made = work.make::<UserIdentities>(|row| {
        row.user_id = user;
        (row.issuer, row.subject) = (Text::stored(issuer), Text::stored(subject));
    });
    made.await
}
