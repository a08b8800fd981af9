//! What others did to an account while its user was away: told at the next login.

use super::{Sessions, entity::Column as Session};
use crate::users::Users;
use chrono::{DateTime, Utc};
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::audit::entity::{Column, Entity},
    workflow::Workflow,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Changes that are told at most.
const MOST: u64 = 10;

/// What somebody else did to an account.
/// 他人对账户所作的更改。
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ChangeByAnother {
    /// The action on the user.
    /// 对该用户所作的操作。
    #[schema(examples("issue_code"))]
    action: String,
    /// Who did it.
    /// 操作人。
    actor_id: Uuid,
    /// When.
    /// 时间。
    occurred_at: DateTime<Utc>,
}

/// The changes since the login before.
pub(super) async fn changes_by_others(work: UnitOfWork<'_>, user: Uuid) -> Result<Vec<ChangeByAnother>> {
    let before = work.all::<Sessions>().filter(Session::UserId.eq(user)).order_by_desc(Session::CreatedAt);
    let mut changes = Entity::find()
        .filter(Column::SubjectType.eq(Users::KIND))
        .filter(Column::SubjectId.eq(user))
        .filter(Column::ActorId.ne(user))
        .order_by_desc(Column::Sequence)
        .limit(MOST);
    if let Some(before) = before.limit(1).one(work.tx).await? {
        changes = changes.filter(Column::OccurredAt.gte(before.created_at));
    }
    let told = changes.all(work.tx).await?.into_iter().map(|entry| ChangeByAnother {
        action: entry.action,
        actor_id: entry.actor_id,
        occurred_at: entry.occurred_at,
    });
    Ok(told.collect())
}
