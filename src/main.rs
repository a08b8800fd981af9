//! The command line.

use clap::{Parser, Subcommand};
use jiandu::{
    app::{Application, routes},
    platform::{catalogue::Catalogue, clock::Clock, locale::Language},
    settings::Settings,
    telemetry,
};
use std::{error::Error, net::TcpListener, path::PathBuf, process::ExitCode};

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
        /// With demonstration data of seven districts.
        #[arg(long)]
        demo: bool,
    },
    /// Bring the database up to date and stop.
    Migrate,
    /// Print the OpenAPI document.
    Openapi {
        /// `zh-CN` or `en`.
        #[arg(long, default_value = "en")]
        lang: String,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(CommandLine::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("jiandu: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(line: CommandLine) -> Result<(), Box<dyn Error>> {
    if let Command::Openapi { lang } = &line.command {
        let language = Language::tagged(lang).ok_or("the languages are zh-CN and en")?;
        print!("{}", Catalogue::of(&routes()).document(language));
        return Ok(());
    }
    let settings = Settings::load(line.config.as_deref())?;
    telemetry::start(&settings)?;
    match line.command {
        Command::Serve { demo: _ } => serve(&settings).await,
        Command::Migrate | Command::Openapi { .. } => {
            Application::open(&settings, Clock::System).await?;
            Ok(())
        }
    }
}

async fn serve(settings: &Settings) -> Result<(), Box<dyn Error>> {
    for (name, value) in settings.shown() {
        tracing::info!(name, value, "setting");
    }
    let application = Application::open(settings, Clock::System).await?;
    let listener = TcpListener::bind(settings.listen)?;
    let server = application.serve(listener, settings.workers)?;
    println!("Jiandu serves http://{}/  (Swagger UI: /swagger-ui/)", settings.listen);
    server.await?;
    Ok(())
}
