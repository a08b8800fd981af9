//! Demonstration data: seven districts with organizations, users of every role, and the real public figures.

mod alerts;
mod assessments;
mod calendar;
mod duties;
mod follow_up;
mod forms;
mod foundation;
mod instruments;
mod issues;
mod scale;
mod scenario;
mod stations;
mod streets;
mod surveys;
mod term;
mod topics;

pub use foundation::{DISTRICTS, Foundation, found};
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
                calendar::load(&call.work(tx, district.0), call.today()).await?;
                Ok(Outcome::Commit(found(&call, tx, district, &hash).await?))
            })
        });
        let founded = founded.await?;
        if founded.district_code == exemplar::DISTRICT {
            scenario::Scenario::new(service, &founded).play().await?;
        }
    }
    Ok(true)
}
