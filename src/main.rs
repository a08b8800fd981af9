//! The command line.

mod administration;

use administration::{
    AuditCommand, BallotCommand, ImportCommand, InitCommand, KeyCommand, TokenCommand, UserCommand,
};
use clap::{Parser, Subcommand};
use jiandu::{
    app::{Application, routes},
    demo,
    operations::{serving, stopping::StopSignals, waiting},
    settings::Settings,
    telemetry,
};
use platform::{
    document::catalogue::{Catalogue, Version},
    problem::Problem,
    process::private,
    records::audit::system,
    values::{
        clock::{Clock, legal_date},
        locale::Language,
    },
};
use std::{error::Error, path::PathBuf, process::ExitCode, sync::atomic::Ordering};

/// Memory that one thread took and another gives back is used again: with glibc's it grows for as long as the service runs.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Jiandu (监督): the oversight work of district People's Congresses.
#[derive(Parser)]
#[command(version)]
struct CommandLine {
    /// A TOML file with settings; `JIANDU_*` variables win over it.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API.
    Serve {
        /// With demonstration data of seven districts, if the database is empty.
        #[arg(long)]
        demo: bool,
    },
    /// Found a district from a file, whole or not at all: organizations, term, constituencies, deputies, users.
    Init(InitCommand),
    /// Take a table of a collection that has an import: organizations, deputies, users, supervision/items, stations/sites and others.
    Import(ImportCommand),
    /// Bring the database up to date and stop.
    Migrate {
        /// Take an SQLite database as it is although its log is missing or belongs to another: what was written last
        /// is lost.
        #[arg(long)]
        without_log: bool,
    },
    /// Users: make the first administrator, set a password.
    #[command(subcommand)]
    User(UserCommand),
    /// API tokens: issue and revoke.
    #[command(subcommand)]
    Token(TokenCommand),
    /// Signing keys: rotate and withdraw.
    #[command(subcommand)]
    Keys(KeyCommand),
    /// Add supervision items to the demonstration data, the same ones every time.
    Demo {
        /// How many.
        #[arg(long)]
        scale: u64,
    },
    /// Look at settings, database, audit trail, clock, folders and calendar; the exit code says whether all is well.
    Doctor,
    /// The audit trail: verify and prune it.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Write a backup of database and documents into a file, while the service runs.
    Backup {
        /// The file; it must not exist.
        file: PathBuf,
        /// With the sealing key: whoever has the file then has everything.
        #[arg(long)]
        with_key: bool,
        /// Take documents too that are missing or not what was uploaded; otherwise there is no backup.
        #[arg(long)]
        allow_damaged: bool,
    },
    /// Verify a backup and put it in the place of the database, while no service runs; the old one is kept.
    Restore {
        /// The file.
        file: PathBuf,
        /// Do not ask.
        #[arg(long)]
        yes: bool,
    },
    /// Seal signing keys and second factors with a new key, which the settings name already; no service may run.
    Reseal {
        /// The file of the key that they were sealed with until now.
        #[arg(long)]
        from: PathBuf,
    },
    /// Copy the database into another one, which must be empty.
    Copy {
        /// `sqlite://path` or `postgres://user@host/database`.
        #[arg(long)]
        to: String,
    },
    /// Secret ballots: count one again, from its papers or from its list.
    #[command(subcommand)]
    Ballot(BallotCommand),
    /// Print the OpenAPI document.
    Openapi {
        /// `zh-CN` or `en`.
        #[arg(long, default_value = "en")]
        lang: String,
        /// The version of OpenAPI: `3.1`, or `3.0` for generators that know nothing later.
        #[arg(long, default_value = "3.1", value_parser = ["3.1", "3.0"])]
        openapi: String,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    private::keep_to_ourselves();
    match Box::pin(run(CommandLine::parse())).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let told = error.downcast_ref::<Problem>().map_or_else(|| error.to_string(), Problem::told);
            eprintln!("jiandu: {told}");
            ExitCode::FAILURE
        }
    }
}

/// Carries out a command; says whether what it looked at is well.
async fn run(line: CommandLine) -> Result<bool, Box<dyn Error>> {
    if let Command::Openapi { lang, openapi } = &line.command {
        let language = Language::tagged(lang).ok_or("the languages are zh-CN and en")?;
        let version = if openapi == "3.0" { Version::V30 } else { Version::V31 };
        println!("{:#}", Catalogue::of(routes()).document(language, version));
        return Ok(true);
    }
    if matches!(&line.command, Command::Init(InitCommand { example: true, .. })) {
        administration::print_example(legal_date(Clock::System.now()));
        return Ok(true);
    }
    if let Command::Ballot(command) = &line.command
        && let Some(verified) = command.offline()
    {
        return verified;
    }
    let settings = Settings::load(line.config.as_deref())?;
    telemetry::start(&settings)?;
    match line.command {
        Command::Serve { demo } => Box::pin(serve(&settings, demo)).await?,
        Command::Doctor => return Ok(administration::doctor(&settings).await),
        Command::Audit(command) => return Ok(administration::audit(&settings, command).await?),
        Command::Ballot(command) => return Ok(administration::ballot(&settings, command).await?),
        Command::Backup { file, with_key, allow_damaged } => {
            administration::back_up(&settings, &file, with_key, allow_damaged).await?;
        }
        Command::Reseal { from } => administration::reseal(&settings, &from).await?,
        Command::Restore { file, yes } => administration::restore(&settings, &file, yes).await?,
        Command::Copy { to } => administration::copy(&settings, to).await?,
        Command::Migrate { without_log: true } => administration::take_without_log(&settings).await?,
        command => {
            // Closed in order: then the file of an SQLite database is whole without its log.
            let application = open(&settings).await?;
            let done = on(&application, command).await;
            application.service.store.close().await?;
            return done;
        }
    }
    Ok(true)
}

/// Carries out a command that needs the whole service; says whether all of it was done.
async fn on(application: &Application, command: Command) -> Result<bool, Box<dyn Error>> {
    match command {
        Command::Init(command) => return Ok(administration::init(application, command).await?),
        Command::Import(command) => return Ok(administration::import(application, command).await?),
        Command::User(command) => administration::user(application, command).await?,
        Command::Token(command) => administration::token(application, command).await?,
        Command::Keys(command) => administration::keys(application, command).await?,
        Command::Demo { scale } => {
            let items = demo::scale(&application.service, scale).await?;
            println!("{items} supervision items in 310114");
        }
        // To open it was all.
        _ => {}
    }
    Ok(true)
}

async fn open(settings: &Settings) -> Result<Application, Box<dyn Error>> {
    Application::open(settings, Clock::System).await.map_err(|problem| at_the_start(&problem))
}

/// Why there is no service, in the words of whoever refused it.
fn at_the_start(problem: &Problem) -> Box<dyn Error> {
    problem.cause().map_or_else(|| problem.to_string(), Into::into).into()
}

async fn serve(settings: &Settings, demo: bool) -> Result<(), Box<dyn Error>> {
    for (name, value) in settings.shown() {
        tracing::info!(name, value, "setting");
    }
    let mut stop = StopSignals::listen()?;
    let listener = serving::bound("listen", settings.listen)?;
    let opened = waiting::wait_for(&listener, &mut stop, || Application::open(settings, Clock::System)).await;
    let Some(application) = opened.map_err(|problem| at_the_start(&problem))? else {
        tracing::info!("stopped while waiting for the database");
        return Ok(());
    };
    let shown = settings.shown().into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    let (store, now) = (&application.service.store, application.service.clock.now());
    system::note(store, system::SETTINGS, "start", shown, now).await?;
    // The door opens first: the service answers at once, and is ready when the demonstration stands.
    application.service.preparing.store(demo, Ordering::Release);
    let address = listener.local_addr()?;
    let base = &settings.base_path;
    println!("Jiandu serves http://{address}{base}/  —  Swagger UI: http://{address}{base}/swagger-ui/");
    let serving = serving::serve(&application, listener, settings, &mut stop);
    tokio::try_join!(async { Ok(serving.await?) }, prepare(&application, settings, demo))?;
    Ok(())
}

/// Writes the demonstration data where it is wanted and missing, and prints how to log in.
async fn prepare(application: &Application, settings: &Settings, demo: bool) -> Result<(), Box<dyn Error>> {
    let password = settings.demo_password.clone().unwrap_or_else(|| "demonstration of Jiandu".into());
    let filled = demo && demo::fill(&application.service, &password).await?;
    application.service.preparing.store(false, Ordering::Release);
    if filled {
        println!(
            "Demonstration data of seven districts. Log in with POST /api/v1/auth/login, for example as"
        );
        for name in
            ["310114-district-admin", "310114-sc-office", "310114-committee-staff", "310114-organ-head"]
        {
            println!("  {name}");
        }
        println!("and the password: {password}");
    }
    Ok(())
}
