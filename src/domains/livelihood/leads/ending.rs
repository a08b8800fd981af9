//! A lead is declined with a reason, and examined again once where the congress asks for it.

use super::{
    Leads,
    entity::LeadRefusal,
    receiving::{CHECKING, LeadStep},
    words::DeclinedType,
};
use crate::cycles::Cycles;
use platform::{
    problem::Result,
    records::record::Assign,
    workflow::{Guarded, Reason, Verdict},
};
use registry::organizations::valid_on;

/// A petition goes to the organ that deals with it, which is there.
pub(super) async fn petition_referred(step: &LeadStep<'_>, body: &LeadRefusal) -> Guarded {
    let pointer = "/referred_to_id";
    let Some(organ) = body.referred_to_id else {
        return Ok(Verdict::require(body.declined_type != DeclinedType::Petition).at(pointer));
    };
    valid_on(step, organ, step.today(), pointer).await?;
    Ok(Verdict::Holds)
}

pub(super) async fn decline(step: &mut LeadStep<'_>, body: LeadRefusal) -> Result<()> {
    body.assign(&mut step.row);
    Ok(())
}

pub(super) async fn not_yet_reexamined(step: &LeadStep<'_>, _: &Reason) -> Guarded {
    Ok(Verdict::require(!step.row.reexamined))
}

/// It is answered anew, within the days of a new one.
pub(super) async fn reexamine(step: &mut LeadStep<'_>, _: Reason) -> Result<()> {
    step.row.reexamined = true;
    (step.row.declined_type, step.row.declined_reason, step.row.referred_to_id) = (None, None, None);
    let cycle = step.stored::<Cycles>(step.row.cycle_id).await?;
    CHECKING.reopen::<Leads>(&step.work(), step.row.id, cycle.government_id, step.today()).await?;
    Ok(())
}
