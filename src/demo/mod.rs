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
    problem::{Problem, Result},
    records::actor::Actor,
    store::Outcome,
    values::exemplar,
};
use registry::districts;
use sea_orm::{EntityTrait, PaginatorTrait};
use std::sync::Arc;

/// Fills an empty database; says whether there was anything to do.
///
/// # Errors
/// The database failed, or a guard refused a step of the scenario.
pub async fn fill(service: &Arc<Service>, password: &str) -> Result<bool> {
    if districts::entity::Entity::find().count(service.store.read()).await? > 0 {
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
