//! `jiandu user` and `jiandu token`: what must work before there is anybody who could log in.

use chrono::Duration;
use clap::Subcommand;
use jiandu::{
    access::{
        api_tokens::{self, ApiTokens},
        users::{self, Users},
    },
    app::Application,
    demo::operator,
    platform::{
        body::Raw,
        call::Call,
        problem::{Code, Problem, Result},
        store::Outcome,
        words::Words,
    },
    registry::{
        districts::{self, Districts},
        organizations::{self, Organizations},
    },
    vocabulary::{OrganizationKind, Role},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use std::{io::Read, sync::Arc};
use uuid::Uuid;

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
        #[arg(long, default_value = "administration")]
        organization: String,
        /// Name of the organization, if it is new.
        #[arg(long, default_value = "系统管理")]
        organization_name: String,
    },
    /// Set a password; it comes from standard input.
    SetPassword {
        /// The name to sign in with.
        username: String,
    },
}

/// Commands on API tokens.
#[derive(Subcommand)]
pub(crate) enum TokenCommand {
    /// Issue a token for a user; it is shown once.
    Issue {
        /// The user.
        username: String,
        /// What it is for.
        #[arg(long)]
        name: String,
        /// Days until it ends.
        #[arg(long, default_value_t = 90)]
        days: i64,
    },
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
            let place = place(application, district, district_name, organization, organization_name).await?;
            let body = json!({
                "username": username, "display_name": username, "roles": roles, "organization_id": place.1,
                "password": password_from_input()?
            });
            call_in(application, &place.0).create::<Users>(Raw::made(&body)?).await?;
            println!("{username} can log in");
        }
        UserCommand::SetPassword { username } => {
            let user = find(application, &username).await?;
            let password = password_from_input()?;
            let body = Raw::made(&json!({"password": password}))?;
            call_in(application, &user.district_code).act::<Users>(user.id, "set_password", body).await?;
            println!("the password of {username} is set");
        }
    }
    Ok(())
}

/// Carries out a command on tokens.
pub(crate) async fn token(application: &Application, command: TokenCommand) -> Result<()> {
    match command {
        TokenCommand::Issue { username, name, days } => {
            let user = find(application, &username).await?;
            let call = call_in(application, &user.district_code);
            let body =
                json!({"name": name, "user_id": user.id, "expires_at": call.now + Duration::days(days)});
            let issued = call.create::<ApiTokens>(Raw::made(&body)?).await?.value()?;
            println!(
                "{} {}",
                issued["id"].as_str().unwrap_or_default(),
                issued["token"].as_str().unwrap_or_default()
            );
        }
        TokenCommand::Revoke { id, reason } => {
            let found =
                api_tokens::entity::Entity::find_by_id(id).one(application.service.store.read()).await?;
            let token = found.ok_or_else(|| Problem::new(Code::NotFound))?;
            let body = Raw::made(&json!({"reason": reason}))?;
            call_in(application, &token.district_code).act::<ApiTokens>(id, "revoke", body).await?;
            println!("revoked");
        }
    }
    Ok(())
}

/// A call of the operator in a district.
fn call_in(application: &Application, district: &str) -> Call {
    let mut actor = operator();
    district.clone_into(&mut actor.district_code);
    Call::internal(&application.service, actor)
}

async fn find(application: &Application, username: &str) -> Result<users::entity::Model> {
    let found = users::entity::Entity::find().filter(users::entity::Column::Username.eq(username));
    let found = found.one(application.service.store.read()).await?;
    found.ok_or_else(|| Problem::new(Code::NotFound).because(format!("there is no user {username}")))
}

/// The district and the organization, made if they are not there.
async fn place(
    application: &Application,
    district: String,
    district_name: Option<String>,
    organization: String,
    organization_name: String,
) -> Result<(String, Uuid)> {
    let call = Arc::new(call_in(application, &district));
    let write = application.service.store.write(move |tx| {
        let (call, district, name) = (Arc::clone(&call), district.clone(), district_name.clone());
        let (organization, organization_name) = (organization.clone(), organization_name.clone());
        Box::pin(async move {
            let scene = call.scene(tx, &district);
            let known = scene.all::<Districts>().filter(districts::entity::Column::Code.eq(&*district));
            if known.one(tx).await?.is_none() {
                let missing = || Problem::invalid("/district_name", "a new district needs --district-name");
                let name = name.ok_or_else(missing)?;
                let code = district.clone();
                scene.make::<Districts>(|row| (row.code, row.name) = (code, name)).await?;
            }
            let known = scene.all::<Organizations>();
            let known = known.filter(organizations::entity::Column::Code.eq(&*organization)).one(tx).await?;
            let id = if let Some(known) = known {
                known.id
            } else {
                let today = call.today();
                let make = scene.make::<Organizations>(|row| {
                    (row.code, row.name, row.valid_from) = (organization, organization_name, today);
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
