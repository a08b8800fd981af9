//! Opening, prolonging and ending sessions.

use super::{
    Sessions, SignInSessionState,
    changes::{ChangeByAnother, changes_by_others},
    entity::{Column, Model},
    workflow::SessionAction,
};
use crate::{AccessSettings, api_tokens::hash, known_places::Place, secret_keys::random};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};
use platform::{
    call::{Call, UnitOfWork},
    problem::Result,
    store::Transaction,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use uuid::Uuid;

mod token {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "refresh_token")]
    pub(super) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub hash: String,
        pub session_id: Uuid,
        pub issued_at: DateTimeUtc,
        pub used_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(super) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What every refresh token begins with.
const PREFIX: &str = "jdrefresh_";

/// A session and the one token that prolongs it.
pub(crate) struct Opened {
    pub(crate) session: Model,
    pub(crate) refresh_token: String,
    /// What others did to the account since the login before.
    pub(crate) changes_by_others: Vec<ChangeByAnother>,
}

/// Who came in, how, and from where.
#[derive(Clone)]
pub(crate) struct Entrance {
    pub(crate) user_id: Uuid,
    /// None if it was by a password.
    pub(crate) user_identity_id: Option<Uuid>,
    /// Whether the second factor was shown.
    pub(crate) second_factor: bool,
    pub(crate) user_agent: String,
    pub(crate) address: String,
    /// The place that is known from now on.
    pub(crate) place: Place,
}

/// Opens a session of a user.
pub(crate) async fn begin(
    work: UnitOfWork<'_>,
    settings: &AccessSettings,
    entrance: &Entrance,
) -> Result<Opened> {
    forget_old(work, entrance.user_id).await?;
    let changes_by_others = changes_by_others(work, entrance.user_id).await?;
    let now = work.call.now;
    let make = work.make::<Sessions>(|row| {
        (row.user_id, row.user_identity_id) = (entrance.user_id, entrance.user_identity_id);
        (row.user_agent, row.address) = (entrance.user_agent.clone(), entrance.address.clone());
        (row.last_used_at, row.expires_at) = (now, expiry(settings, now, now));
        row.second_factor_at = entrance.second_factor.then_some(now);
    });
    let session = make.await?;
    entrance.place.remember(work.tx, now).await?;
    let refresh_token = issue(work.tx, session.id, now).await?;
    Ok(Opened { session, refresh_token, changes_by_others })
}

/// A session lasts while it is used, and not for ever.
fn expiry(settings: &AccessSettings, opened: DateTime<Utc>, now: DateTime<Utc>) -> DateTime<Utc> {
    let idle = now + Duration::hours(settings.session_idle_hours.into());
    idle.min(opened + Duration::hours(settings.session_hours.into()))
}

async fn issue(tx: &Transaction, session_id: Uuid, now: DateTime<Utc>) -> Result<String> {
    let secret = format!("{PREFIX}{}", URL_SAFE_NO_PAD.encode(random::<32>()?));
    let row = token::ActiveModel {
        hash: Set(hash(&secret)),
        session_id: Set(session_id),
        issued_at: Set(now),
        used_at: Set(None),
    };
    token::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(secret)
}

/// The tokens of sessions that ended long ago cannot be misused; the sessions stay for the trail.
async fn forget_old(work: UnitOfWork<'_>, user_id: Uuid) -> Result<()> {
    let old =
        work.all::<Sessions>().filter(Column::UserId.eq(user_id)).filter(Column::ExpiresAt.lt(work.call.now));
    let ids: Vec<Uuid> = old.all(work.tx).await?.into_iter().map(|session| session.id).collect();
    if !ids.is_empty() {
        token::Entity::delete_many().filter(token::Column::SessionId.is_in(ids)).exec(work.tx).await?;
    }
    Ok(())
}

/// The session of a refresh token, and whether the token was used before.
pub(crate) async fn find(
    db: &impl sea_orm::ConnectionTrait,
    refresh_token: &str,
) -> Result<Option<(Model, bool)>> {
    let Some(found) = token::Entity::find_by_id(hash(refresh_token)).one(db).await? else { return Ok(None) };
    let session = super::entity::Entity::find_by_id(found.session_id).one(db).await?;
    Ok(session.map(|session| (session, found.used_at.is_some())))
}

/// Replaces the token of a session. None if it was used before: then the session is over.
pub(crate) async fn renew(
    call: &Call,
    tx: &Transaction,
    settings: &AccessSettings,
    refresh_token: &str,
) -> Result<Option<Opened>> {
    let Some((session, used)) = find(tx, refresh_token).await? else { return Ok(None) };
    if session.state != SignInSessionState::Active || session.expires_at <= call.now {
        return Ok(None);
    }
    let district = session.district_code.clone();
    let work = call.work(tx, &district);
    if used {
        work.advance::<Sessions>(session, SessionAction::Stop, |_| {}).await?;
        return Ok(None);
    }
    token::Entity::update_many()
        .col_expr(token::Column::UsedAt, Expr::value(call.now))
        .filter(token::Column::Hash.eq(hash(refresh_token)))
        .exec(tx)
        .await?;
    let expires_at = expiry(settings, session.created_at, call.now);
    let renewed = work.advance::<Sessions>(session, SessionAction::Refresh, |row| {
        (row.last_used_at, row.expires_at) = (call.now, expires_at);
    });
    let session = renewed.await?;
    let refresh_token = issue(tx, session.id, call.now).await?;
    Ok(Some(Opened { session, refresh_token, changes_by_others: Vec::new() }))
}

/// Ends the active sessions of a user, but for one.
pub(crate) async fn end_all(
    work: UnitOfWork<'_>,
    user_id: Uuid,
    action: SessionAction,
    but: Option<Uuid>,
) -> Result<()> {
    let active = work.all::<Sessions>().filter(Column::UserId.eq(user_id));
    let active = active.filter(Column::State.eq(SignInSessionState::Active)).all(work.tx).await?;
    for session in active.into_iter().filter(|session| Some(session.id) != but) {
        work.advance::<Sessions>(session, action, |_| {}).await?;
    }
    Ok(())
}

/// A session that lives, by its id.
pub(crate) async fn session_of(
    db: &impl sea_orm::ConnectionTrait,
    id: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Model>> {
    let found = super::entity::Entity::find_by_id(id).one(db).await?;
    Ok(found.filter(|session| session.state == SignInSessionState::Active && now < session.expires_at))
}
