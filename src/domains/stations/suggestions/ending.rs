//! What the deputy thinks of the reply, whether it is handled again, and how it ends.

use super::{
    SuggestionState, Suggestions,
    clocks::{REHANDLING, assigner_of, begin_again, number},
    drafting::SuggestionStep,
    entity::{Model, SuggestionRating, SuggestionStudy},
    words::{SUGGESTION_RATING, SUGGESTION_REHANDLING},
};
use crate::outcome::Rating;
use chrono::Months;
use instruments::deadlines;
use platform::{
    problem::Result,
    records::record::Assign,
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::{deputies::all_in_office, terms::Office};
use uuid::Uuid;

/// The deputy who leads, also after the term; if that one may not act, the first seconder in office.
pub(super) async fn speaks_for_all(step: &SuggestionStep<'_>, _: &SuggestionRating) -> Guarded {
    let own = step.call.actor.deputy_id;
    if own == Some(step.row.lead_deputy_id) {
        return Ok(Verdict::Holds);
    }
    let proposers = step.row.proposers();
    let found = all_in_office(&step.work(), &proposers, Office::Deputy, step.today()).await?;
    let in_office: Vec<Uuid> = found.into_iter().map(|deputy| deputy.id).collect();
    let first = proposers.into_iter().find(|deputy| in_office.contains(deputy));
    Ok(Verdict::require(first.is_some() && first == own))
}

/// 00 §5.8: within the days for it, after which it counts as not rated.
pub(super) async fn within_rating_window(step: &SuggestionStep<'_>, _: &SuggestionRating) -> Guarded {
    let due = step.row.rating_due_on;
    let holds = due.is_none_or(|day| step.today() <= day);
    Ok(Verdict::require(holds).with("latest", due.map(|day| day.to_string())))
}

/// 上海市人大代表建议规定第二十一条: who is dissatisfied says why.
pub(super) async fn dissatisfaction_explained(_: &SuggestionStep<'_>, body: &SuggestionRating) -> Guarded {
    let dissatisfied = [body.rating_attitude, body.rating_result].contains(&Rating::Dissatisfied);
    Ok(Verdict::require(!dissatisfied || body.rating_comment.is_some()).at("/rating_comment"))
}

/// One for each reply.
pub(super) async fn not_rated_yet(step: &SuggestionStep<'_>, _: &SuggestionRating) -> Guarded {
    Ok(Verdict::require(step.row.rated_on.is_none()))
}

impl Model {
    /// Whether the deputy is dissatisfied with the reply as it stands, on either axis.
    #[must_use]
    pub fn is_dissatisfied(&self) -> bool {
        [self.rating_attitude, self.rating_result].contains(&Some(Rating::Dissatisfied))
    }
}

/// Rated; a dissatisfaction is looked into within a few days.
pub(super) async fn rate(step: &mut SuggestionStep<'_>, body: SuggestionRating) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    (step.row.rated_by, step.row.rated_on) = (step.call.actor.deputy_id, Some(today));
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, SUGGESTION_RATING, id, today).await?;
    if step.row.is_dissatisfied() && may_be_handled_again(step).await? {
        REHANDLING.open::<Suggestions>(&work, id, assigner_of(&work, &step.row).await?, today).await?;
    }
    Ok(())
}

pub(super) async fn is_dissatisfied(step: &SuggestionStep<'_>, _: &SuggestionStudy) -> Guarded {
    Ok(Verdict::require(step.row.is_dissatisfied()))
}

async fn may_be_handled_again(step: &SuggestionStep<'_>) -> Result<bool> {
    let most = number(&step.work(), "suggestion.rehandle_max").await?;
    Ok(i64::from(step.row.rehandle_count) < i64::from(most))
}

pub(super) async fn handled_again_less_than_twice(step: &SuggestionStep<'_>, _: &SuggestionStudy) -> Guarded {
    Ok(Verdict::require(may_be_handled_again(step).await?).with("rehandled", step.row.rehandle_count))
}

pub(super) async fn rehandle(step: &mut SuggestionStep<'_>, body: SuggestionStudy) -> Result<()> {
    body.assign(&mut step.row);
    restart(step).await
}

/// A new round from today.
async fn restart(step: &mut SuggestionStep<'_>) -> Result<()> {
    let mut row = step.row.clone();
    begin_again(&step.work(), &mut row).await?;
    step.row = row;
    Ok(())
}

pub(super) async fn decline_rehandling(step: &mut SuggestionStep<'_>, body: SuggestionStudy) -> Result<()> {
    body.assign(&mut step.row);
    step.row.rehandling_declined = true;
    deadlines::meet(&step.work(), SUGGESTION_REHANDLING, step.row.id, step.today()).await
}

/// What was not rated waits until the days for it are over; a dissatisfaction was declined, or handled again as often as may be.
pub(super) async fn nothing_open(step: &SuggestionStep<'_>, _: &Note) -> Guarded {
    let row = &step.row;
    if row.state == SuggestionState::Replied {
        let over = row.rating_due_on.is_none_or(|day| day < step.today());
        return Ok(Verdict::require(over).with("reason", "rating_window"));
    }
    let settled = !row.is_dissatisfied() || row.rehandling_declined || !may_be_handled_again(step).await?;
    Ok(Verdict::require(settled).with("reason", "dissatisfied"))
}

/// Closed; text and reply are published if the deputy agreed.
pub(super) async fn close(step: &mut SuggestionStep<'_>, _: Note) -> Result<()> {
    let today = Some(step.today());
    step.row.closed_on = today;
    if step.row.consents_publication {
        (step.row.published_text_on, step.row.published_reply_on) = (today, today);
    }
    deadlines::cancel_all(&step.work(), step.row.id).await
}

/// What a look back refutes is handled again within two years.
pub(super) async fn within_reopen_window(step: &SuggestionStep<'_>, _: &Reason) -> Guarded {
    let months = number(&step.work(), "suggestion.reopen_months").await?;
    let last = step.row.closed_on.and_then(|day| day.checked_add_months(Months::new(months)));
    let holds = last.is_none_or(|last| step.today() <= last);
    Ok(Verdict::require(holds).with("latest", last.map(|day| day.to_string())))
}

pub(super) async fn reopen(step: &mut SuggestionStep<'_>, _: Reason) -> Result<()> {
    step.row.closed_on = None;
    restart(step).await
}
