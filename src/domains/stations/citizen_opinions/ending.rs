//! What the person thinks of the reply, whether it is handled again, and how it ends.

use super::{
    CitizenOpinionState, CitizenOpinions,
    clocks::{REHANDLING, begin_again, number},
    entity::{Model, OpinionRating},
    receiving::OpinionStep,
    words::{MatterNature, OPINION_RATING, OPINION_REHANDLING},
};
use crate::{
    outcome::Rating,
    suggestions::{SuggestionState, Suggestions},
};
use chrono::Months;
use instruments::deadlines;
use platform::{
    problem::Result,
    records::record::Assign,
    workflow::{Guarded, Note, Reason, Verdict},
};

/// Within the days for it, after which it counts as not rated.
pub(super) async fn within_rating_window(step: &OpinionStep<'_>, _: &OpinionRating) -> Guarded {
    let due = step.row.rating_due_on;
    let holds = due.is_none_or(|day| step.today() <= day);
    Ok(Verdict::require(holds).with("latest", due.map(|day| day.to_string())))
}

/// One for each reply.
pub(super) async fn not_rated_yet(step: &OpinionStep<'_>, _: &OpinionRating) -> Guarded {
    Ok(Verdict::require(step.row.rated_on.is_none()))
}

impl Model {
    /// Whether the person is dissatisfied with the reply as it stands, on either axis.
    #[must_use]
    pub fn is_dissatisfied(&self) -> bool {
        [self.rating_attitude, self.rating_result].contains(&Some(Rating::Dissatisfied))
    }
}

async fn may_be_handled_again(step: &OpinionStep<'_>) -> Result<bool> {
    let most = number(&step.work(), "opinion.rehandle_max").await?;
    Ok(i64::from(step.row.rehandle_count) < i64::from(most))
}

/// Rated; a dissatisfaction is looked into within a few days.
pub(super) async fn rate(step: &mut OpinionStep<'_>, body: OpinionRating) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    step.row.rated_on = Some(today);
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, OPINION_RATING, id, today).await?;
    if step.row.is_dissatisfied() && may_be_handled_again(step).await? {
        REHANDLING.open::<CitizenOpinions>(&work, id, step.row.committee_id, today).await?;
    }
    Ok(())
}

pub(super) async fn is_dissatisfied<B>(step: &OpinionStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.is_dissatisfied()))
}

pub(super) async fn handled_again_less_than_twice(step: &OpinionStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(may_be_handled_again(step).await?).with("rehandled", step.row.rehandle_count))
}

/// By the organ that answered; what was answered on the spot is passed on.
pub(super) async fn rehandle(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    let state = restart(step).await?;
    step.lead_to(state)
}

async fn restart(step: &mut OpinionStep<'_>) -> Result<CitizenOpinionState> {
    let mut row = step.row.clone();
    let state = begin_again(&step.work(), &mut row).await?;
    step.row = row;
    Ok(state)
}

pub(super) async fn decline_rehandling(step: &mut OpinionStep<'_>, body: Reason) -> Result<()> {
    step.row.rehandling_declined_reason = Some(body.reason);
    deadlines::meet(&step.work(), OPINION_REHANDLING, step.row.id, step.today()).await
}

/// What was not rated waits until the days for it are over; a dissatisfaction was declined, or handled again as often as may be; of
/// what became a suggestion that is closed.
pub(super) async fn nothing_open(step: &OpinionStep<'_>, _: &Note) -> Guarded {
    let row = &step.row;
    let (settled, reason) = match row.state {
        CitizenOpinionState::Replied => {
            (row.rating_due_on.is_none_or(|day| day < step.today()), "rating_window")
        }
        CitizenOpinionState::Converted => {
            let suggestion = match row.suggestion_id {
                Some(suggestion) => Some(step.stored::<Suggestions>(suggestion).await?.state),
                None => None,
            };
            (suggestion.is_none_or(|state| state == SuggestionState::Closed), "suggestion")
        }
        _ => {
            let declined = row.rehandling_declined_reason.is_some();
            (!row.is_dissatisfied() || declined || !may_be_handled_again(step).await?, "dissatisfied")
        }
    };
    Ok(Verdict::require(settled).with("reason", reason))
}

pub(super) async fn close(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    step.row.closed_on = Some(step.today());
    deadlines::cancel_all(&step.work(), step.row.id).await
}

/// There is somebody to handle it again.
pub(super) async fn an_organ_handled_it(step: &OpinionStep<'_>, _: &Reason) -> Guarded {
    Ok(Verdict::require(step.row.handler_organ_id.is_some()))
}

/// What a look back refutes is handled again within two years.
pub(super) async fn within_reopen_window(step: &OpinionStep<'_>, _: &Reason) -> Guarded {
    let months = number(&step.work(), "opinion.reopen_months").await?;
    let last = step.row.closed_on.and_then(|day| day.checked_add_months(Months::new(months)));
    let holds = last.is_none_or(|last| step.today() <= last);
    Ok(Verdict::require(holds).with("latest", last.map(|day| day.to_string())))
}

pub(super) async fn reopen(step: &mut OpinionStep<'_>, _: Reason) -> Result<()> {
    (step.row.closed_on, step.row.published_on) = (None, None);
    restart(step).await?;
    Ok(())
}

/// What everybody reads was written for that, and has neither a number nor the name of who said it.
pub(super) async fn redacted_without_numbers(step: &OpinionStep<'_>, _: &Note) -> Guarded {
    let row = &step.row;
    let texts = [
        row.redacted_content.as_deref(),
        row.reply_text.as_deref(),
        row.guidance_text.as_deref(),
        row.review_answer.as_deref(),
        row.rehandling_declined_reason.as_deref(),
        Some(&*row.title),
    ];
    let mut told = texts.into_iter().flatten();
    Ok(Verdict::require(row.redacted_content.is_some() && !told.any(|text| row.names_somebody(text))))
}

pub(super) async fn not_about_staff(step: &OpinionStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.matter_nature != MatterNature::ComplaintOnStaff))
}

pub(super) async fn publish(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    step.row.published_on = Some(step.today());
    Ok(())
}

pub(super) async fn withdraw_publication(step: &mut OpinionStep<'_>, _: Reason) -> Result<()> {
    step.row.published_on = None;
    Ok(())
}
