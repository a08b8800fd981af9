//! While it is handled: opinions of those who help, what is hard to handle, more time, what the chairpersons watch over.

use super::{
    Suggestions,
    clocks::{COMPLEX_REPLY, EXTENSION, assigner_of},
    drafting::SuggestionStep,
    entity::{CoReply, KeySuggestion, SuggestionExtensionRequest},
    words::{SUGGESTION_CO_REPLY, SUGGESTION_EXTENSION, SUGGESTION_REPLY},
};
use crate::handled::{last_day, number};
use chrono::NaiveDate;
use instruments::deadlines::{self, PeriodUnit, Span};
use platform::{
    problem::Result,
    records::record::Assign,
    vocabulary::Role,
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::{
    meetings::{arisen, chairpersons_met_since},
    organizations::valid_on,
};

/// What an organ that helps says to the lead.
pub(super) async fn co_reply(step: &mut SuggestionStep<'_>, body: CoReply) -> Result<()> {
    let (organ, today) = (step.call.actor.organization_id, step.today());
    for handling in step.row.handlings.0.iter_mut().filter(|one| one.organ_id == organ) {
        (handling.opinion, handling.opinion_on) = (Some(body.opinion.clone()), Some(today));
    }
    deadlines::meet_own(&step.work(), SUGGESTION_CO_REPLY, step.row.id, organ, today).await
}

/// So many months after the assignment.
async fn months_after_assignment(step: &SuggestionStep<'_>, months: u32) -> Result<NaiveDate> {
    let assigned_on = step.row.assigned_on.unwrap_or_else(|| step.today());
    last_day(&step.work(), assigned_on, Span::after(months, PeriodUnit::Months)).await
}

pub(super) async fn not_complex_yet(step: &SuggestionStep<'_>, _: &Reason) -> Guarded {
    Ok(Verdict::require(!step.row.is_complex))
}

/// 代表法第五十一条: said before the ordinary period is over.
pub(super) async fn flagged_in_time(step: &SuggestionStep<'_>, _: &Reason) -> Guarded {
    let months = number(&step.work(), "suggestion.reply_months").await?;
    let last = months_after_assignment(step, months).await?;
    Ok(Verdict::require(step.today() <= last).with("latest", last.to_string()))
}

pub(super) async fn mark_complex(step: &mut SuggestionStep<'_>, _: Reason) -> Result<()> {
    step.row.is_complex = true;
    let assigned_on = step.row.assigned_on.unwrap_or_else(|| step.today());
    let lead = step.row.lead_organ_ids.0.first().copied().unwrap_or_default();
    COMPLEX_REPLY.open::<Suggestions>(&step.work(), step.row.id, lead, assigned_on).await?;
    Ok(())
}

/// More time is asked for once, and there is none beyond six months.
pub(super) async fn not_extended_yet(step: &SuggestionStep<'_>, _: &SuggestionExtensionRequest) -> Guarded {
    let row = &step.row;
    Ok(Verdict::require(row.extension_requested_on.is_none() && !row.is_complex && row.rehandle_count == 0))
}

/// 上海市人大代表建议规定第十九条: before the last day is over.
pub(super) async fn asked_in_time(step: &SuggestionStep<'_>, _: &SuggestionExtensionRequest) -> Guarded {
    let due = step.row.due_on;
    let due_on = due.map(|day| day.to_string());
    Ok(Verdict::require(due.is_none_or(|day| step.today() <= day)).with("due_on", due_on))
}

pub(super) async fn request_extension(
    step: &mut SuggestionStep<'_>,
    body: SuggestionExtensionRequest,
) -> Result<()> {
    let today = step.today();
    step.row.extension_requested_on = Some(today);
    step.row.extension_months = Some(body.months.get32());
    step.row.extension_reason = Some(body.reason);
    let (work, office) = (step.work(), assigner_of(&step.work(), &step.row).await?);
    EXTENSION.open::<Suggestions>(&work, step.row.id, office, today).await?;
    Ok(())
}

/// The office of an organ decides nothing for that organ (上海市人大代表建议规定第十七条、第十九条).
pub(super) async fn not_its_own<B>(step: &SuggestionStep<'_>, _: &B) -> Guarded {
    let actor = &step.call.actor;
    let leads = step.row.lead_organ_ids.0.contains(&actor.organization_id);
    Ok(Verdict::require(!(leads && actor.is(Role::GovernmentOffice))))
}

pub(super) async fn extension_is_open(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    let (asked, decided) = (step.row.extension_requested_on, step.row.extension_decided_by);
    Ok(Verdict::require(asked.is_some() && decided.is_none()))
}

/// The months that were asked for.
fn asked_for(step: &SuggestionStep<'_>) -> u32 {
    step.row.extension_months.and_then(|months| u32::try_from(months).ok()).unwrap_or_default()
}

/// 上海市人大代表建议规定第十九条: three months more at most, six in all.
async fn within_limit(step: &SuggestionStep<'_>, months: u32) -> Guarded {
    let work = step.work();
    let most = number(&work, "suggestion.extension_max_months").await?;
    let ordinary = number(&work, "suggestion.reply_months").await?;
    let all = number(&work, "suggestion.complex_months").await?;
    let holds = months <= most && ordinary + months <= all && !step.row.is_complex;
    Ok(Verdict::require(holds).with("months", months).with("most", most))
}

/// What would be refused is not asked for.
pub(super) async fn asked_within_limit(
    step: &SuggestionStep<'_>,
    body: &SuggestionExtensionRequest,
) -> Guarded {
    let months = u32::try_from(body.months.get()).unwrap_or(u32::MAX);
    Ok(within_limit(step, months).await?.at("/months"))
}

pub(super) async fn extension_within_limit(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    within_limit(step, asked_for(step)).await
}

pub(super) async fn extend(step: &mut SuggestionStep<'_>, _: Note) -> Result<()> {
    let ordinary = number(&step.work(), "suggestion.reply_months").await?;
    let day = months_after_assignment(step, ordinary + asked_for(step)).await?;
    step.row.extension_decided_by = Some(step.call.actor.user_id);
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, SUGGESTION_EXTENSION, id, step.today()).await?;
    deadlines::extend(&work, SUGGESTION_REPLY, id, day).await
}

/// 代表法第五十二条: the chairpersons decided since it was submitted.
pub(super) async fn chairpersons_decided(step: &SuggestionStep<'_>, body: &KeySuggestion) -> Guarded {
    let since = step.row.submitted_on.unwrap_or_else(|| arisen(step));
    chairpersons_met_since(step, body.key_meeting_id, since, "/key_meeting_id").await
}

pub(super) async fn committee_exists(step: &SuggestionStep<'_>, body: &KeySuggestion) -> Guarded {
    valid_on(step, body.supervising_committee_id, step.today(), "/supervising_committee_id").await?;
    Ok(Verdict::Holds)
}

pub(super) async fn mark_key(step: &mut SuggestionStep<'_>, body: KeySuggestion) -> Result<()> {
    body.assign(&mut step.row);
    step.row.is_key = true;
    Ok(())
}
