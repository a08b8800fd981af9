//! `jiandu ballot`: a secret ballot is counted again, from the stored papers or from its list alone.

use access::ballot_signer;
use clap::Subcommand;
use instruments::ballots::{
    differences::Difference,
    entity::{Column, Entity, Model},
    list::BallotList,
    proving::Stored,
};
use jiandu::settings::Settings;
use platform::{
    problem::{Problem, Result},
    store::Store,
    values::clock::Clock,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::{collections::BTreeSet, error::Error, path::PathBuf};
use uuid::Uuid;

/// Commands on secret ballots.
#[derive(Subcommand)]
pub(crate) enum BallotCommand {
    /// Count a ballot again and compare it with its seal, its list, its record, who signed and who voted; the exit code says
    /// whether all agrees.
    Verify {
        /// The ballot, whose papers are read from the database, with those of its second ballots.
        #[arg(required_unless_present = "list", conflicts_with = "list")]
        id: Option<Uuid>,
        /// Its list instead, as `GET /ballots/{id}/lines` answered it: no service and no database are needed.
        #[arg(long, requires = "key")]
        list: Option<PathBuf>,
        /// The public key, as `jiandu ballot key` prints it.
        #[arg(long)]
        key: Option<String>,
    },
    /// Print the public key that seals are checked by; it is to be published on another way than the lists.
    Key,
}

impl BallotCommand {
    /// Whether it needs neither settings nor a database. Says whether all agrees.
    pub(crate) fn offline(&self) -> Option<std::result::Result<bool, Box<dyn Error>>> {
        let Self::Verify { list: Some(list), key: Some(key), .. } = self else { return None };
        Some(verify_list(list, key))
    }
}

fn verify_list(file: &PathBuf, key: &str) -> std::result::Result<bool, Box<dyn Error>> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let list: BallotList =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    let lines: usize = list.lines.iter().map(Vec::len).sum();
    let differences = list.differences(key)?;
    Ok(tell(&format!("ballot {}: {lines} lines", list.record.ballot_id), &differences))
}

/// Prints what differs; says whether nothing does.
fn tell(what: &str, differences: &[Difference]) -> bool {
    for difference in differences {
        println!("{difference}");
    }
    println!("{what}, {} differences", differences.len());
    differences.is_empty()
}

/// Verifies a ballot, or prints the key.
pub(crate) async fn ballot(settings: &Settings, command: BallotCommand) -> Result<bool> {
    let (store, now) = (Store::open(&settings.store()).await?, Clock::System.now());
    let sealing = access::sealing::unlock(&store, &settings.sealing(), now).await?;
    let key = ballot_signer(&store, &sealing, now).await?.public_key();
    let holds = match command {
        BallotCommand::Key => {
            println!("{key}");
            true
        }
        BallotCommand::Verify { id, key: named, .. } => {
            verify(&store, id.unwrap_or_default(), &named.unwrap_or(key)).await?
        }
    };
    store.close().await?;
    Ok(holds)
}

async fn verify(store: &Store, id: Uuid, key: &str) -> Result<bool> {
    let db = store.whole().await?;
    let (mut open, mut seen, mut holds) = (vec![id], BTreeSet::new(), true);
    while let Some(next) = open.pop() {
        if !seen.insert(next) {
            continue;
        }
        let found = Entity::find_by_id(next).one(&db).await?;
        let row: Model = found.ok_or_else(|| Problem::internal(format!("there is no ballot {next}")))?;
        // Those that decide its tie are proven with it.
        let second = Entity::find().filter(Column::ParentBallotId.eq(next)).all(&db).await?;
        open.extend(second.into_iter().map(|second| second.id));
        if let Some(stored) = Stored::of(&db, row).await? {
            let what = format!("ballot {next}: {} papers", stored.papers());
            holds &= tell(&what, &stored.differences(key)?);
        } else {
            println!(
                "ballot {next}: no sealed papers (not closed, voided, recorded, or counted by hand as totals)"
            );
            holds &= next != id;
        }
    }
    Ok(holds)
}
