//! An organ asks to return what is outside its powers (上海市人大代表建议规定第十四条).

use super::{
    Suggestions,
    assigning::back_to_the_assigner,
    clocks::{RETURN, assigner_of, follow_organs},
    drafting::SuggestionStep,
    entity::ReturnRequest,
    words::SUGGESTION_RETURN,
};
use crate::handled::{last_day, number};
use instruments::deadlines::{self, PeriodUnit, Span};
use platform::{
    problem::Result,
    records::record::Assign,
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::organizations::valid_on;

pub(super) async fn lead_not_decided(step: &SuggestionStep<'_>, _: &ReturnRequest) -> Guarded {
    Ok(Verdict::require(!step.row.lead_decided))
}

/// What one organ asked for is decided before another one asks.
pub(super) async fn no_return_is_open(step: &SuggestionStep<'_>, _: &ReturnRequest) -> Guarded {
    let asked = step.row.return_organ_id.filter(|_| step.row.return_requested_on.is_some());
    Ok(Verdict::require(asked.is_none()).with("organ_id", asked.map(|organ| organ.to_string())))
}

/// Within so many working days after it was received.
pub(super) async fn return_in_time(step: &SuggestionStep<'_>, _: &ReturnRequest) -> Guarded {
    let organ = step.call.actor.organization_id;
    let received = step.row.handlings.0.iter().find(|one| one.organ_id == organ);
    let Some(received_on) = received.map(|one| one.received_on) else { return Ok(Verdict::require(false)) };
    let work = step.work();
    let days = number(&work, "suggestion.return_working_days").await?;
    let last = last_day(&work, received_on, Span::after(days, PeriodUnit::WorkingDays)).await?;
    Ok(Verdict::require(step.today() <= last).with("latest", last.to_string()))
}

pub(super) async fn proposed_is_another(step: &SuggestionStep<'_>, body: &ReturnRequest) -> Guarded {
    let (proposed, pointer) = (body.return_proposed_organ_id, "/return_proposed_organ_id");
    valid_on(step, proposed, step.today(), pointer).await?;
    Ok(Verdict::require(!step.call.actor.acts_for(proposed)).at(pointer))
}

pub(super) async fn request_return(step: &mut SuggestionStep<'_>, body: ReturnRequest) -> Result<()> {
    body.assign(&mut step.row);
    let today = step.today();
    step.row.return_requested_on = Some(today);
    step.row.return_organ_id = Some(step.call.actor.organization_id);
    let (work, office) = (step.work(), assigner_of(&step.work(), &step.row).await?);
    RETURN.open::<Suggestions>(&work, step.row.id, office, today).await?;
    Ok(())
}

pub(super) async fn return_is_open<B>(step: &SuggestionStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.return_requested_on.is_some()))
}

/// Who asked does not decide.
pub(super) async fn decides_for_another<B>(step: &SuggestionStep<'_>, _: &B) -> Guarded {
    let asked = step.row.return_organ_id;
    Ok(Verdict::require(!asked.is_some_and(|organ| step.call.actor.acts_for(organ))))
}

fn a_lead(step: &SuggestionStep<'_>) -> bool {
    step.row.return_organ_id.is_some_and(|organ| step.row.lead_organ_ids.0.contains(&organ))
}

pub(super) async fn a_lead_asked(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(a_lead(step)))
}

pub(super) async fn a_helper_asked(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(!a_lead(step)))
}

async fn decided(step: &mut SuggestionStep<'_>) -> Result<()> {
    step.row.return_requested_on = None;
    deadlines::meet(&step.work(), SUGGESTION_RETURN, step.row.id, step.today()).await
}

pub(super) async fn take_back(step: &mut SuggestionStep<'_>, _: Note) -> Result<()> {
    decided(step).await?;
    back_to_the_assigner(step).await
}

/// An organ that helps drops out; the others go on.
pub(super) async fn drop_helper(step: &mut SuggestionStep<'_>, _: Note) -> Result<()> {
    decided(step).await?;
    let left = step.row.return_organ_id;
    step.row.co_organ_ids.0.retain(|organ| Some(*organ) != left);
    step.row.handlings.0.retain(|one| Some(one.organ_id) != left);
    follow_organs(&step.work(), &step.row).await
}

pub(super) async fn refuse_return(step: &mut SuggestionStep<'_>, _: Reason) -> Result<()> {
    decided(step).await
}
