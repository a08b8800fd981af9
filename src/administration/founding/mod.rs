//! `jiandu init`: a district from a file, whole or not at all.

mod example;
mod file;
mod sections;

use self::{
    file::FoundingFile,
    sections::{Made, create_all},
};
use super::operator;
use access::{Profile, passwords::Password};
use clap::Args;
use jiandu::{app::Application, codes};
use platform::{
    call::Conditions,
    problem::{Problem, ProblemView, Result},
    store::Outcome,
    values::locale::Language,
};
use registry::districts;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::{path::PathBuf, sync::Arc};

pub(crate) use example::print as print_example;

/// The file of a district.
#[derive(Args)]
pub(crate) struct InitCommand {
    /// The file: TOML, as `--example` shows it.
    #[arg(required_unless_present = "example")]
    file: Option<PathBuf>,
    /// Print a complete example of a district that does not exist, and stop.
    #[arg(long)]
    pub(crate) example: bool,
    /// Say what would become of it; nothing is stored.
    #[arg(long)]
    dry_run: bool,
}

/// Founds a district; says whether there was nothing wrong with its file.
pub(crate) async fn init(application: &Application, command: InitCommand) -> Result<bool> {
    let path = command.file.unwrap_or_default();
    let name = path.display().to_string();
    let refused = |why: String| Problem::new(codes::VALIDATION_FAILED).because(why);
    let text =
        std::fs::read_to_string(&path).map_err(|error| refused(format!("{name} cannot be read: {error}")))?;
    let file = FoundingFile::read(&text).map_err(|why| refused(format!("{name}: {why}")))?;
    let Some(district) = file.district() else {
        return Err(refused(format!("{name}: there is no code in [district]")));
    };
    let known = districts::entity::Entity::find().filter(districts::entity::Column::Code.eq(&*district));
    if let Some(known) = known.one(application.service.store.read()).await? {
        let why = format!("there is a district {district} {} already; nothing was changed", &*known.name);
        return Err(Problem::new(codes::ALREADY_EXISTS).because(why));
    }
    let mut wrong = file.unknown_sections();
    wrong.extend(passwords(&file));
    let file = Arc::new(file);
    let (made, beside) = write(application, &district, &file, command.dry_run || !wrong.is_empty()).await?;
    wrong.extend(beside);
    if !wrong.is_empty() {
        wrong.sort();
        for (line, said) in &wrong {
            println!("{name}:{line}: {said}");
        }
        println!("{} errors; nothing was written", wrong.len());
        return Ok(false);
    }
    let counts: Vec<_> = made.iter().map(|(section, rows)| format!("{} {section}", rows.len())).collect();
    if command.dry_run {
        println!("{district} would have {}; nothing was written", counts.join(", "));
        return Ok(true);
    }
    println!("{district} is founded: {}", counts.join(", "));
    hand_over(application, &district, &file, &made).await?;
    Ok(true)
}

/// Creates everything in one transaction, which is kept if nothing is wrong.
async fn write(
    application: &Application,
    district: &str,
    file: &Arc<FoundingFile>,
    is_trial: bool,
) -> Result<(Made, Vec<(u64, String)>)> {
    let mut call = operator(application, district);
    if is_trial {
        call.conditions = Conditions::trial();
    }
    let founding = Arc::new((call, Arc::clone(file)));
    let write = application.service.store.write(move |tx| {
        let founding = Arc::clone(&founding);
        Box::pin(async move {
            let (call, file) = &*founding;
            let (made, wrong) = create_all(call, tx, file).await?;
            let keep = wrong.is_empty() && !call.conditions.is_dry_run();
            let outcome = (made, wrong);
            Ok(if keep { Outcome::Commit(outcome) } else { Outcome::Discard(outcome) })
        })
    });
    write.await
}

/// What is wrong with the passwords that the file has.
fn passwords(file: &FoundingFile) -> Vec<(u64, String)> {
    let check = |username: &str, password: &str| {
        let typed = Password::new(password).map_err(|wrong| Problem::invalid("/password", wrong))?;
        Profile::check(typed.form(), username, "/password")
    };
    let wrong = file.passwords.iter().filter_map(|(username, (line, password))| {
        let refused = check(username, password).err()?;
        let view = ProblemView::of(&refused, Language::English, ("", ""), "");
        let said = view.errors.first().map_or(view.detail.clone(), |error| error.detail.clone());
        Some((*line, format!("the password of {username}: {}: {said}", view.code)))
    });
    wrong.collect()
}

/// Sets the passwords that the file has, and prints the codes with which the others set theirs.
async fn hand_over(
    application: &Application,
    district: &str,
    file: &FoundingFile,
    made: &Made,
) -> Result<()> {
    let users = made.iter().filter(|(section, _)| *section == "users").flat_map(|(_, rows)| rows);
    let mut codes = Vec::new();
    for user in users {
        let (Some(username), Some(code)) = (&user.name, &user.shown_once) else { continue };
        match file.passwords.get(username) {
            Some((_, password)) => {
                let call = operator(application, district);
                access::set_by_code(&application.access, &call, username, code, password).await?;
            }
            None => codes.push((username, code)),
        }
    }
    if !codes.is_empty() {
        println!(
            "One-time codes, shown now and never again. With its code each user sets a password: POST /api/v1/auth/password/reset"
        );
    }
    for (username, code) in codes {
        println!("  {username}  {code}");
    }
    Ok(())
}
