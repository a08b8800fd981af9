//! Demonstration data: seven districts with organizations, users of every role, and the real public figures.

mod alerts;
mod areas;
mod assessments;
mod calendar;
mod duties;
mod fengxian;
mod follow_up;
mod forms;
mod foundation;
mod founded;
mod instruments;
mod issues;
mod livelihood;
mod livelihood_adjustments;
mod livelihood_groups;
mod livelihood_projects;
mod livelihood_verdict;
mod qingpu;
mod receptions;
mod scale;
mod scenario;
mod stations;
mod street_reports;
mod streets;
mod surveys;
mod term;
mod topics;
mod xuhui;

pub use foundation::{DISTRICTS, found};
pub use founded::Foundation;
pub use scale::scale;

use access::passwords::{self, Password};
use platform::{
    call::{Call, Service},
    problem::{Problem, Result, codes},
    records::actor::Actor,
    store::Outcome,
    values::exemplar,
};
use registry::districts;
use sea_orm::{EntityTrait, QuerySelect};
use std::sync::Arc;

/// Fills an empty database; says whether there was anything to do.
///
/// # Errors
/// The database failed, a guard refused a step of the scenario, or the demonstration is there in part: it was broken off.
pub async fn fill(service: &Arc<Service>, password: &str) -> Result<bool> {
    if is_there(service).await? {
        return Ok(false);
    }
    // One hash for all users: they share one password, and hashing is slow on purpose.
    let password = Password::new(password).map_err(|wrong| Problem::invalid("/demo_password", wrong))?;
    let hash = Arc::new(passwords::hash(&password).await?);
    for district in DISTRICTS {
        let call = Arc::new(Call::internal(service, Actor::operator()));
        let hash = Arc::clone(&hash);
        let founded = service.store.write(move |tx| {
            let (call, hash) = (Arc::clone(&call), Arc::clone(&hash));
            Box::pin(async move {
                let work = call.work(tx, district.0);
                calendar::load(&work, call.today()).await?;
                let mut founded = found(&call, tx, district, &hash).await?;
                if district.0 == exemplar::DISTRICT {
                    livelihood::supervise(&work, &mut founded, &hash).await?;
                }
                Ok(Outcome::Commit(founded))
            })
        });
        let founded = founded.await?;
        let scenario = scenario::Scenario::new(service, &founded);
        match founded.district_code.as_str() {
            exemplar::DISTRICT => scenario.play().await?,
            "310104" => scenario.xuhui().await?,
            "310118" => scenario.qingpu().await?,
            "310120" => scenario.fengxian().await?,
            _ => {}
        }
    }
    Ok(true)
}

/// Whether the database has districts. The last one of the demonstration is founded at once and has no story, so that it is there
/// when everything is.
async fn is_there(service: &Arc<Service>) -> Result<bool> {
    let there: Vec<String> = districts::entity::Entity::find()
        .select_only()
        .column(districts::entity::Column::Code)
        .into_tuple()
        .all(service.store.read())
        .await?;
    let has = |district: &(&str, &str)| there.iter().any(|code| code == district.0);
    if has(&DISTRICTS[0]) && !DISTRICTS.last().is_some_and(has) {
        let cause =
            "the demonstration data was broken off and is there in part: begin with an empty database";
        return Err(Problem::new(codes::INVALID_TRANSITION).because(cause));
    }
    Ok(!there.is_empty())
}
