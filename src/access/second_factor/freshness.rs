//! Whether the second factor was shown in a session lately.

use crate::{codes, sessions, users};
use chrono::{DateTime, Duration, TimeDelta, Utc};
use platform::{
    problem::{Problem, Result},
    store::Store,
};
use sea_orm::EntityTrait;
use uuid::Uuid;

/// How long a factor that was shown is fresh: time for the few steps of one errand at the counter, too short for a screen that
/// was left unlocked over lunch.
const FRESH: TimeDelta = Duration::minutes(10);

/// Whether the user of a session has no second factor, or has shown it there a short while ago.
pub(crate) async fn is_fresh(store: &Store, session: Uuid, now: DateTime<Utc>) -> Result<bool> {
    let unknown = || Problem::new(codes::UNAUTHENTICATED);
    let session = sessions::session_of(store.read(), session, now).await?.ok_or_else(unknown)?;
    let user = users::entity::Entity::find_by_id(session.user_id).one(store.read()).await?;
    let shown = session.second_factor_at.is_some_and(|at| now < at + FRESH);
    Ok(shown || !user.ok_or_else(unknown)?.second_factor)
}
