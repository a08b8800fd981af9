//! The ways into an account, and their end.

use super::Users;
use crate::{
    api_tokens::{ApiTokenAction, ApiTokenState, ApiTokens, entity::Column as TokenColumn},
    sessions::{end_all, workflow::SessionAction},
    user_identities,
};
use platform::{call::Step, problem::Result};
use sea_orm::{ColumnTrait, QueryFilter};

/// Ends every way into an account that is there now, but for the password.
pub(super) async fn lose_access(step: &mut Step<'_, Users>) -> Result<()> {
    user_identities::unlink_all(step.work(), step.row.id).await?;
    end_sessions_and_tokens(step).await
}

pub(super) async fn end_sessions_and_tokens(step: &mut Step<'_, Users>) -> Result<()> {
    let (work, user) = (step.work(), step.row.id);
    end_all(work, user, SessionAction::Stop, None).await?;
    let tokens = work.all::<ApiTokens>().filter(TokenColumn::UserId.eq(user));
    let active = tokens.filter(TokenColumn::State.eq(ApiTokenState::Active)).all(work.tx).await?;
    for token in active {
        work.advance::<ApiTokens>(token, ApiTokenAction::Revoke, |_| {}).await?;
    }
    Ok(())
}
