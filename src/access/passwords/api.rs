//! Changing a password with the old one, and setting it with a one-time code.

use super::{
    Password, Profile, hashing, one_time_codes,
    profile::{Rule, rejected},
};
use crate::{
    Access, codes,
    known_places::Place,
    sessions::{end_all, workflow::SessionAction},
    sign_in::{Authenticator, Claimant, find},
    tag::TAG,
    users::{UserAction, Users, entity::Model as User},
};
use actix_web::{HttpRequest, web::Data};
use chrono::{DateTime, Utc};
use platform::{
    call::{Call, Change, Service, UnitOfWork},
    document::{Operation, routes::Routes},
    http::{body::Raw, reply::Answer},
    problem::{Problem, Result},
    records::{actor::Credential, assurance::Assurance, caller::Caller},
    store::Transaction,
    values::{characters::key, future::Future, schema::Schema, text::Text},
};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;
use uuid::Uuid;

/// The old password and the new one.
/// 原密码和新密码。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PasswordChange {
    /// The present password.
    /// 当前密码。
    #[schema(value_type = String, max_length = 256, min_length = 1, format = Password, examples("a long pass phrase"))]
    old_password: Password,
    /// The next one: twelve characters or more.
    /// 新密码:不少于十二个字符。
    #[schema(
        value_type = String,
        max_length = 256,
        min_length = 12,
        format = Password,
        examples("another long pass phrase")
    )]
    new_password: Password,
}

/// A one-time code and the password that its user chooses.
/// 一次性代码和用户自选的密码。
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({"username": "310114-sc-office"})))]
struct PasswordReset {
    /// The user name.
    /// 用户名。
    username: Text<64>,
    /// The code that an administrator handed over; where two had to agree, both their codes, first who asked, then who confirmed.
    /// 管理员交付的一次性代码;须两名管理员同意的,填两人的代码,先申请人,后确认人。
    #[schema(max_length = 64, min_length = 1, examples("ABCDE-FGHIJ-KLMNO-PQRST"))]
    code: String,
    /// The password: twelve characters or more.
    /// 密码:不少于十二个字符。
    #[schema(
        value_type = String,
        max_length = 256,
        min_length = 12,
        format = Password,
        examples("another long pass phrase")
    )]
    new_password: Password,
}

pub(crate) fn routes(routes: &mut Routes) {
    let change = Operation::new(
        "post",
        "/api/v1/auth/password",
        "change_password",
        TAG,
        ("修改密码", "Change the password"),
    );
    let about = "With the present password. All other sessions of the user end.\n\
             须提交现用密码。该用户的其他会话随之结束。";
    let change = change.describe(about).takes(Schema::of::<PasswordChange>).answers_as(204, vec![], &[]);
    let change =
        change.refuses(codes::LOGIN_FAILED).refuses(codes::PASSWORD_REJECTED).needs(Assurance::Session);
    routes.handle(change.shared("dry_run"), change_password);
    let path = "/api/v1/auth/password/reset";
    let reset = Operation::new(
        "post",
        path,
        "reset_password",
        TAG,
        ("用一次性代码设密码", "Set a password with a code"),
    );
    let about = "With the one-time code that an administrator handed over. All sessions of the user end.\n\
             凭管理员交付的一次性代码设置密码。该用户的全部会话随之结束。";
    let reset =
        reset.public().describe(about).takes(Schema::of::<PasswordReset>).answers_as(204, vec![], &[]);
    let reset = reset
        .refuses(codes::CODE_REJECTED)
        .refuses(codes::PASSWORD_REJECTED)
        .refuses(codes::TOO_MANY_REQUESTS);
    routes.handle(reset, reset_password);
}

/// A password that was checked and hashed, on its way to a user.
pub(crate) struct NewPassword {
    user: User,
    hash: String,
    history: usize,
    /// Where it was chosen; the other places of the user are not known any more.
    place: Place,
    /// The session that goes on.
    keep: Option<Uuid>,
}

/// Checks a new password of a user and hashes it, outside any transaction.
pub(crate) async fn replace(
    access: &Access,
    user: User,
    password: &Password,
    place: Place,
    keep: Option<Uuid>,
) -> Result<NewPassword> {
    let (profile, pointer) = (access.settings.profile, "/new_password");
    Profile::check(password.form(), &user.username, pointer)?;
    let earlier = user.password_history.0.iter().take(profile.history().saturating_sub(1));
    let earlier = user.password_hash.iter().chain(earlier).cloned().collect();
    if hashing::is_one_of(password, earlier).await? {
        return Err(rejected(Rule::Reused, pointer));
    }
    Ok(NewPassword { user, hash: hashing::hash(password).await?, history: profile.history(), place, keep })
}

impl NewPassword {
    /// Writes it; the sessions of the user end.
    pub(crate) async fn set(&self, call: &Call, tx: &Transaction) -> Result<()> {
        let district = self.user.district_code.clone();
        let work: UnitOfWork<'_> = call.work(tx, &district);
        let user = work.stored::<Users>(self.user.id).await?;
        if user.version != self.user.version {
            return Err(Problem::new(codes::VERSION_MISMATCH));
        }
        let set = work.advance::<Users>(user, UserAction::SetPassword, |row| {
            let mut history: Vec<String> = row.password_hash.take().into_iter().collect();
            history.append(&mut row.password_history.0);
            history.truncate(self.history);
            row.password_history = history.into();
            row.password_hash = Some(self.hash.clone());
            row.password_set_at = Some(call.now);
            (row.code_hash, row.second_code_hash, row.code_expires_at) = (None, None, None);
        });
        set.await?;
        self.place.forget_others(tx).await?;
        end_all(work, self.user.id, SessionAction::Stop, self.keep).await
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
pub(crate) fn too_old(access: &Access, user: &User, now: DateTime<Utc>) -> bool {
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
        return Err(Problem::new(codes::SESSION_REQUIRED));
    };
    let claimant = Claimant::of(&request, &call.service, &access);
    let user = claimant.checked(&call.actor.username, &change.old_password).await?;
    let place = claimant.place(&user.username);
    let password = replace(&access, user, &change.new_password, place, Some(session)).await?;
    call.write_unkept(password).await
}

async fn reset_password(
    request: HttpRequest,
    service: Data<Service>,
    access: Data<Access>,
    body: Raw,
) -> Result<Answer> {
    let reset: PasswordReset = body.parse()?;
    let claimant = Claimant::of(&request, &service, &access);
    let user = claimant.prove(&reset.username, Authenticator::OneTimeCode(&reset.code)).await?.user;
    let place = claimant.place(&user.username);
    let password = replace(&access, user, &reset.new_password, place, None).await?;
    let caller = Caller {
        actor: Arc::new(claimant.actor_of(&password.user).await?),
        credential: Credential::None,
        scopes: None,
    };
    Call::of(&request, caller)?.write_unkept(password).await
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
    password: &str,
) -> Result<()> {
    let password = Password::new(password).map_err(|wrong| Problem::invalid("/new_password", wrong))?;
    let user =
        find(&call.service, username).await?.filter(|user| one_time_codes::opens(user, code, call.now));
    let user = user.ok_or_else(|| Problem::new(codes::CODE_REJECTED))?;
    // The machine itself is no place from which anybody signs in.
    let place = Place::of(&call.service.keyed, "user", &key(&user.username), "");
    let password = replace(access, user, &password, place, None).await?;
    call.write_unkept(password).await.map(drop)
}
