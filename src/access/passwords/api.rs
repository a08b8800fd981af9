//! Changing a password with the old one, and setting it with a one-time code.

use super::{Profile, codes, hashing, profile::rejected};
use crate::{
    access::{
        Access, TAG,
        sessions::{end_all, workflow::SessionAction},
        sign_in::{Door, guesses},
        users::{self, UserAction, UserState, Users, entity::Model as User},
    },
    platform::{
        body::Raw,
        call::{Call, Caller, Change, Credential, Scene, Service},
        openapi::{Operation, Schema},
        problem::{Code, Problem, Result},
        reply::Answer,
        routes::Routes,
        store::Transaction,
        text::Text,
        workflow::Future,
    },
};
use actix_web::{HttpRequest, web::Data};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// The old password and the new one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    /// The present password.
    #[schema(max_length = 256, min_length = 1, format = Password, examples("a long pass phrase"))]
    old_password: String,
    /// The next one: twelve characters or more.
    #[schema(max_length = 256, min_length = 12, format = Password, examples("another long pass phrase"))]
    new_password: String,
}

/// A one-time code and the password that its user chooses.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordReset {
    /// The user name.
    #[schema(examples("310114-sc-office"))]
    username: Text<64>,
    /// The code that an administrator handed over.
    #[schema(max_length = 64, min_length = 1, examples("ABCDE-FGHIJ-KLMNO-PQRST"))]
    code: String,
    /// The password: twelve characters or more.
    #[schema(max_length = 256, min_length = 12, format = Password, examples("another long pass phrase"))]
    new_password: String,
}

pub(in crate::access) fn routes(routes: &mut Routes) {
    let change = Operation::new(
        "post",
        "/api/v1/auth/password",
        "change_password",
        TAG,
        ("修改密码", "Change the password"),
    );
    let about = "With the present password. All other sessions of the user end.";
    let change = change.describe(about).takes(Schema::of::<PasswordChange>()).answers_as(204, vec![], &[]);
    let change =
        change.refuses(Code::LoginFailed).refuses(Code::PasswordRejected).refuses(Code::SessionRequired);
    routes.handle(change.shared("dry_run"), change_password);
    let path = "/api/v1/auth/password/reset";
    let reset = Operation::new(
        "post",
        path,
        "reset_password",
        TAG,
        ("用一次性代码设密码", "Set a password with a code"),
    );
    let about = "With the one-time code that an administrator handed over. All sessions of the user end.";
    let reset =
        reset.public().describe(about).takes(Schema::of::<PasswordReset>()).answers_as(204, vec![], &[]);
    let reset =
        reset.refuses(Code::CodeRejected).refuses(Code::PasswordRejected).refuses(Code::TooManyRequests);
    routes.handle(reset, reset_password);
}

/// A password that was checked and hashed, on its way to a user.
pub(in crate::access) struct NewPassword {
    user: User,
    hash: String,
    history: usize,
    /// The session that goes on.
    keep: Option<Uuid>,
}

/// Checks a new password of a user and hashes it, outside any transaction.
pub(in crate::access) async fn replace(
    access: &Access,
    user: User,
    password: String,
    pointer: &str,
    keep: Option<Uuid>,
) -> Result<NewPassword> {
    let profile = access.settings.profile;
    Profile::check(&password, &user.username, pointer)?;
    let earlier = user.password_history.0.iter().take(profile.history().saturating_sub(1));
    let earlier = user.password_hash.iter().chain(earlier).cloned().collect();
    if hashing::is_one_of(password.clone(), earlier).await? {
        return Err(rejected("reused", pointer));
    }
    Ok(NewPassword { user, hash: hashing::hash(password).await?, history: profile.history(), keep })
}

impl NewPassword {
    /// Writes it; the sessions of the user end.
    pub(in crate::access) async fn set(&self, call: &Call, tx: &Transaction) -> Result<()> {
        let district = self.user.district_code.clone();
        let scene: Scene<'_> = call.scene(tx, &district);
        let user = scene.stored::<Users>(self.user.id).await?;
        if user.version != self.user.version {
            return Err(Problem::new(Code::VersionMismatch));
        }
        let set = scene.advance::<Users>(user, UserAction::SetPassword, |row| {
            let mut history: Vec<String> = row.password_hash.take().into_iter().collect();
            history.append(&mut row.password_history.0);
            history.truncate(self.history);
            row.password_history = history.into();
            row.password_hash = Some(self.hash.clone());
            row.password_set_at = Some(call.now);
            (row.code_hash, row.code_expires_at) = (None, None);
        });
        set.await?;
        end_all(scene, self.user.id, SessionAction::Stop, self.keep).await
    }
}

impl Change for NewPassword {
    fn make<'a>(&'a self, call: &'a Call, tx: &'a Transaction) -> Future<'a, Result<Answer>> {
        Box::pin(async move {
            self.set(call, tx).await?;
            Ok(Answer::empty(204))
        })
    }
}

/// Whether a password has had its time.
pub(in crate::access) fn too_old(access: &Access, user: &User, now: DateTime<Utc>) -> bool {
    access.settings.profile.has_expired(user.password_set_at.unwrap_or(user.created_at), now)
}

async fn change_password(
    call: Call,
    request: HttpRequest,
    access: Data<Access>,
    body: Raw,
) -> Result<Answer> {
    let change: PasswordChange = body.parse()?;
    let Credential::Session(session) = call.credential else {
        return Err(Problem::new(Code::SessionRequired));
    };
    let door = Door::of(&request, &call.service, &access);
    let user = door.checked(&call.actor.username, change.old_password).await?;
    let password = replace(&access, user, change.new_password, "/new_password", Some(session)).await?;
    call.write_unkept(password).await
}

async fn reset_password(
    request: HttpRequest,
    service: Data<Service>,
    access: Data<Access>,
    body: Raw,
) -> Result<Answer> {
    let reset: PasswordReset = body.parse()?;
    let door = Door::of(&request, &service, &access);
    let user = guesses::within(&door, &reset.username, async {
        let user = find_by_code(&service, &reset.username, &reset.code).await?;
        Ok(user.ok_or(Code::CodeRejected))
    });
    let password = replace(&access, user.await?, reset.new_password, "/new_password", None).await?;
    let caller = Caller {
        actor: Arc::new(door.actor_of(&password.user).await?),
        credential: Credential::None,
        scopes: None,
    };
    Call::of(&request, caller)?.write_unkept(password).await
}

async fn find_by_code(service: &Service, username: &str, code: &str) -> Result<Option<User>> {
    let found = users::entity::Entity::find()
        .filter(users::entity::Column::Username.eq(username))
        .filter(users::entity::Column::State.eq(UserState::Active));
    let (hash, now) = (codes::hash(code), service.clock.now());
    let found = found.one(service.store.read()).await?;
    Ok(found.filter(|user| {
        user.code_hash.as_ref() == Some(&hash) && user.code_expires_at.is_some_and(|end| now < end)
    }))
}

/// Sets a password with a code, for the command line.
///
/// # Errors
/// The code or the password is refused.
pub async fn set_by_code(
    access: &Access,
    call: &Call,
    username: &str,
    code: &str,
    password: String,
) -> Result<()> {
    let user = find_by_code(&call.service, username, code).await?;
    let user = user.ok_or_else(|| Problem::new(Code::CodeRejected))?;
    let password = replace(access, user, password, "/new_password", None).await?;
    call.write_unkept(password).await.map(drop)
}
