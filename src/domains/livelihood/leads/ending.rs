//! A lead is declined with a reason, and examined again once where the congress asks for it.

use super::{
    Leads,
    entity::{LeadAnalysis, LeadRefusal},
    receiving::{CHECKING, LeadStep},
    words::{DeclinedType, LEAD_CHECK},
};
use crate::{cycles::Cycles, reserve_projects::take_out};
use instruments::deadlines;
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

/// The reason is read by all who see the lead.
pub(super) async fn reason_names_nobody(step: &LeadStep<'_>, body: &LeadRefusal) -> Guarded {
    Ok(Verdict::require(!step.row.names_somebody(&body.declined_reason)).at("/declined_reason"))
}

pub(super) async fn decline(step: &mut LeadStep<'_>, body: LeadRefusal) -> Result<()> {
    body.assign(&mut step.row);
    take_out(&step.work(), &[step.row.id]).await?;
    answered(step).await
}

/// What was examined again is answered anew; for what was checked once nothing waits any more.
pub(super) async fn answered(step: &LeadStep<'_>) -> Result<()> {
    deadlines::meet(&step.work(), LEAD_CHECK, step.row.id, step.today()).await
}

pub(super) async fn analyze(step: &mut LeadStep<'_>, body: LeadAnalysis) -> Result<()> {
    body.assign(&mut step.row);
    answered(step).await
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
