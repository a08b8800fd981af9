//! `jiandu user` and `jiandu token`: what must work before there is anybody who could log in.

use access::{
    self, Profile,
    api_tokens::{self, ApiTokens},
    passwords::Password,
    signing_keys::SigningKeys,
    users::{self, Users},
};
use chrono::Duration;
use clap::Subcommand;
use jiandu::{app::Application, codes};
use platform::{
    call::Call,
    http::body::Raw,
    problem::{Problem, Result},
    records::actor::Actor,
    store::Outcome,
    values::{characters::key, district_code::is_district_code, text::Text, words::Words},
    vocabulary::{OrganizationKind, Role},
};
use registry::{
    districts::{self, Districts},
    organizations::{self, Organizations},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use std::{io::Read, sync::Arc};
use uuid::Uuid;

/// The organization of whoever administers.
const ADMINISTRATION: &str = "administration";

/// Commands on users.
#[derive(Subcommand)]
pub(crate) enum UserCommand {
    /// Make a user; district and organization are made too if they are not there. The password comes from
    /// standard input.
    Create {
        /// The name to sign in with.
        username: String,
        /// A role, e.g. `district_admin`; several by repeating.
        #[arg(long, required = true)]
        role: Vec<String>,
        /// District code.
        #[arg(long)]
        district: String,
        /// Name of the district, if it is new.
        #[arg(long)]
        district_name: Option<String>,
        /// Code of the organization.
        #[arg(long, default_value = ADMINISTRATION)]
        organization: String,
        /// Name of the organization, if it is new; that of `administration` is 系统管理 unless told.
        #[arg(long)]
        organization_name: Option<String>,
    },
    /// Confirm what an administrator asked for a user, where the district has no second one. If the user sets a new password
    /// now, it prints the second half of the code for that.
    Confirm {
        /// The name to sign in with.
        username: String,
    },
    /// Set a password; it comes from standard input.
    SetPassword {
        /// The name to sign in with.
        username: String,
    },
}

/// Commands on signing keys.
#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    /// Make the next key. It is published now and signs ten minutes later; the old ones verify until their last
    /// token has ended.
    Rotate {
        /// Sign with it at once: before a key that was stolen is withdrawn.
        #[arg(long)]
        at_once: bool,
    },
    /// Withdraw a key: every token that it signed is worth nothing.
    Withdraw {
        /// The id.
        id: Uuid,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

/// Commands on API tokens.
#[derive(Subcommand)]
pub(crate) enum TokenCommand {
    /// Issue a token for a user, to read and prepare, or for a machine, whose only role is `service`. It is shown once.
    Issue {
        /// The user.
        username: String,
        /// What it is for.
        #[arg(long)]
        name: String,
        /// A scope, e.g. `supervision:read`; several by repeating.
        #[arg(long, default_value = "*:*")]
        scope: Vec<String>,
        /// Days until it ends.
        #[arg(long, default_value_t = 90)]
        days: i64,
    },
    /// After a restore: nothing that was issued until now, session or token, is believed any more.
    RevokeAll,
    /// Revoke a token by its id.
    Revoke {
        /// The id.
        id: Uuid,
        /// Why.
        #[arg(long)]
        reason: String,
    },
}

/// Carries out a command on users.
pub(crate) async fn user(application: &Application, command: UserCommand) -> Result<()> {
    match command {
        UserCommand::Create { username, role, district, district_name, organization, organization_name } => {
            let roles = role.iter().map(|word| Role::parse(word).ok_or_else(|| unknown_role(word)));
            let roles = roles.collect::<Result<Vec<_>>>()?;
            // All of it is looked at before anything is written: there is no user without a password.
            let password = password_from_input()?;
            new_user(application, &username, &district, &password).await?;
            let place = place(application, district, district_name, organization, organization_name).await?;
            let body = json!({
                "username": username, "display_name": username, "roles": roles, "organization_id": place.1
            });
            let call = call_in(application, &place.0);
            let made = call.create::<Users>(Raw::made(&body)?).await?.value()?;
            use_code(application, &call, &username, &made, password).await?;
            println!("{username} can log in");
        }
        UserCommand::Confirm { username } => {
            let user = find(application, &username).await?;
            let call = call_in(application, &user.district_code);
            let confirmed = call.act::<Users>(user.id, "confirm", Raw::made(&json!({}))?).await?.value()?;
            println!("what was asked for {username} is confirmed");
            if let Some(code) = confirmed["one_time_code"].as_str() {
                println!("the second half of the one-time code is {code}");
            }
        }
        UserCommand::SetPassword { username } => {
            let user = find(application, &username).await?;
            let password = password_from_input()?;
            let call = call_in(application, &user.district_code);
            let issued = call.act::<Users>(user.id, "issue_code", Raw::made(&json!({}))?).await?.value()?;
            use_code(application, &call, &username, &issued, password).await?;
            println!("the password of {username} is set");
        }
    }
    Ok(())
}

/// Refuses what a new user cannot have: a name that is taken or none, a district that is none, a password that is no good.
async fn new_user(application: &Application, username: &str, district: &str, password: &str) -> Result<()> {
    told::<64, 3>("/username", username)?;
    if !is_district_code(district) {
        let why = format!("{district} is no district code: six digits (GB/T 2260), e.g. 310114");
        return Err(Problem::invalid("/district", "six digits").because(why));
    }
    if !users::is_of_no_other(username, district) {
        let why = format!("{username} begins like a name of another district than {district}");
        return Err(Problem::invalid("/username", "a name of this district").because(why));
    }
    if !users::named(username).all(application.service.store.read()).await?.is_empty() {
        let why =
            format!("there is a user {username}; `jiandu user set-password {username}` sets the password");
        return Err(Problem::new(codes::ALREADY_EXISTS).because(why));
    }
    let typed = Password::new(password).map_err(|wrong| Problem::invalid("/password", wrong))?;
    Profile::check(typed.form(), username, "/password")
}

/// The operator at the machine uses the code that a user would get.
async fn use_code(
    application: &Application,
    call: &Call,
    username: &str,
    shown: &serde_json::Value,
    password: String,
) -> Result<()> {
    let code = shown["one_time_code"].as_str().unwrap_or_default();
    access::set_by_code(&application.access, call, username, code, &password).await
}

/// Carries out a command on signing keys.
pub(crate) async fn keys(application: &Application, command: KeyCommand) -> Result<()> {
    let call = call_in(application, "000000");
    match command {
        KeyCommand::Rotate { at_once } => {
            let body = if at_once { json!({"activates_at": call.now}) } else { json!({}) };
            let made = call.create::<SigningKeys>(Raw::made(&body)?).await?.value()?;
            let text = |name: &str| made[name].as_str().unwrap_or_default().to_owned();
            println!("{} signs from {}", text("id"), text("activates_at"));
        }
        KeyCommand::Withdraw { id, reason } => {
            let body = Raw::made(&json!({"reason": reason}))?;
            call.act::<SigningKeys>(id, "withdraw", body).await?;
            println!("withdrawn");
        }
    }
    Ok(())
}

/// Carries out a command on tokens.
pub(crate) async fn token(application: &Application, command: TokenCommand) -> Result<()> {
    match command {
        TokenCommand::Issue { username, name, scope, days } => {
            let user = find(application, &username).await?;
            let call = call_in(application, &user.district_code);
            let body = json!({"name": name, "user_id": user.id, "scopes": scope, "expires_at": call.now + Duration::days(days)});
            let issued = call.create::<ApiTokens>(Raw::made(&body)?).await?.value()?;
            println!(
                "{} {}",
                issued["id"].as_str().unwrap_or_default(),
                issued["token"].as_str().unwrap_or_default()
            );
        }
        TokenCommand::RevokeAll => {
            let service = &application.service;
            access::revoke_before(&service.store, service.clock.now()).await?;
            println!("nothing that was issued until now is believed any more");
        }
        TokenCommand::Revoke { id, reason } => {
            let found =
                api_tokens::entity::Entity::find_by_id(id).one(application.service.store.read()).await?;
            let token = found.ok_or_else(|| Problem::new(codes::NOT_FOUND))?;
            let body = Raw::made(&json!({"reason": reason}))?;
            call_in(application, &token.district_code).act::<ApiTokens>(id, "revoke", body).await?;
            println!("revoked");
        }
    }
    Ok(())
}

/// A call of the operator in a district.
fn call_in(application: &Application, district: &str) -> Call {
    let mut actor = Actor::operator();
    district.clone_into(&mut actor.district_code);
    Call::internal(&application.service, actor)
}

async fn find(application: &Application, username: &str) -> Result<users::entity::Model> {
    let found = users::named(username).all(application.service.store.read()).await?;
    users::the_one(found, username)
        .ok_or_else(|| Problem::new(codes::NOT_FOUND).because(format!("there is no user {username}")))
}

/// A code or a name, within the bounds that it has over HTTP.
fn told<const MAX: usize, const MIN: usize>(pointer: &str, text: &str) -> Result<Text<MAX, MIN>> {
    Text::new(text).map_err(|wrong| Problem::invalid(pointer, wrong))
}

/// The district and the organization, made if they are not there.
async fn place(
    application: &Application,
    district: String,
    district_name: Option<String>,
    organization: String,
    organization_name: Option<String>,
) -> Result<(String, Uuid)> {
    let administration = (organization == ADMINISTRATION).then(|| "系统管理".to_owned());
    let organization_name = organization_name.or(administration);
    let call = Arc::new(call_in(application, &district));
    let write = application.service.store.write(move |tx| {
        let (call, district, name) = (Arc::clone(&call), district.clone(), district_name.clone());
        let (organization, organization_name) = (organization.clone(), organization_name.clone());
        Box::pin(async move {
            let work = call.work(tx, &district);
            let known = work.all::<Districts>().filter(districts::entity::Column::Code.eq(&*district));
            if known.one(tx).await?.is_none() {
                let missing = || Problem::invalid("/district_name", "a new district needs --district-name");
                let name = name.ok_or_else(missing)?;
                let (code, name) = (told("/district", &district)?, told("/district_name", &name)?);
                work.make::<Districts>(|row| (row.code, row.name) = (code, name)).await?;
            }
            let known = work.all::<Organizations>();
            let known =
                known.filter(organizations::entity::Column::CodeKey.eq(key(&organization))).one(tx).await?;
            let id = if let Some(known) = known {
                known.id
            } else {
                let today = call.today();
                let code = told("/organization", &organization)?;
                let missing = || {
                    let why = format!(
                        "there is no organization {organization}: a new one needs --organization-name"
                    );
                    Problem::invalid("/organization_name", "a new organization has a name").because(why)
                };
                let name = told("/organization_name", &organization_name.ok_or_else(missing)?)?;
                let make = work.make::<Organizations>(|row| {
                    (row.code, row.name, row.valid_from) = (code, name, today);
                    row.kind = OrganizationKind::Other;
                });
                make.await?.id
            };
            Ok(Outcome::Commit((district.clone(), id)))
        })
    });
    write.await
}

fn unknown_role(word: &str) -> Problem {
    let known: Vec<_> = Role::ALL.iter().map(|role| role.word()).collect();
    Problem::invalid("/roles", "unknown role")
        .because(format!("there is no role {word}; roles are {}", known.join(", ")))
}

/// Never on the command line, where others could read it.
fn password_from_input() -> Result<String> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).map_err(Problem::internal)?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}
