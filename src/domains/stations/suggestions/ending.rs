//! What the deputy thinks of the reply, whether it is handled again, and how it ends.

use super::{
    SuggestionState, Suggestions,
    clocks::{REHANDLING, assigner_of, begin_again},
    drafting::SuggestionStep,
    entity::{SuggestionLookBack, SuggestionRating, SuggestionStudy},
    words::{SUGGESTION_LOOK_BACK, SUGGESTION_RATING, SUGGESTION_REHANDLING},
};
use crate::{
    handled::{Handled, dissatisfaction_is_settled, may_be_handled_again, window_is_over},
    look_back::{LookedBack, await_look_back, explained_if_worse},
    outcome::Rating,
};
use instruments::deadlines;
use platform::{
    problem::Result,
    records::record::Assign,
    workflow::{Guarded, Note, Reason, Verdict},
};

/// 上海市人大代表建议规定第二十一条: who is dissatisfied says why.
pub(super) async fn dissatisfaction_explained(_: &SuggestionStep<'_>, body: &SuggestionRating) -> Guarded {
    let dissatisfied = [body.rating_attitude, body.rating_result].contains(&Rating::Dissatisfied);
    Ok(Verdict::require(!dissatisfied || body.rating_comment.is_some()).at("/rating_comment"))
}

/// Rated; a dissatisfaction is looked into within a few days.
pub(super) async fn rate(step: &mut SuggestionStep<'_>, body: SuggestionRating) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    (step.row.rated_by, step.row.rated_on) = (step.call.actor.deputy_id, Some(today));
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, SUGGESTION_RATING, id, today).await?;
    if step.row.is_dissatisfied() && may_be_handled_again(&work, &step.row).await? {
        REHANDLING.open::<Suggestions>(&work, id, assigner_of(&work, &step.row).await?, today).await?;
    }
    Ok(())
}

pub(super) async fn rehandle(step: &mut SuggestionStep<'_>, body: SuggestionStudy) -> Result<()> {
    body.assign(&mut step.row);
    step.row.rehandle_count += 1;
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
        let over = window_is_over(row, step.today());
        return Ok(Verdict::require(over).with("reason", "rating_window"));
    }
    let settled = dissatisfaction_is_settled(&step.work(), row).await?;
    Ok(Verdict::require(settled).with("reason", "dissatisfied"))
}

/// Closed; text and reply are published if the deputy agreed.
pub(super) async fn close(step: &mut SuggestionStep<'_>, _: Note) -> Result<()> {
    let today = Some(step.today());
    step.row.closed_on = today;
    if step.row.consents_publication {
        (step.row.published_text_on, step.row.published_reply_on) = (today, today);
    }
    deadlines::cancel_all(&step.work(), step.row.id).await?;
    await_next_look_back(step).await
}

/// Whoever assigned it looks back at it.
async fn await_next_look_back(step: &SuggestionStep<'_>) -> Result<()> {
    let (row, work) = (&step.row, step.work());
    let whose = (row.id, assigner_of(&work, row).await?);
    await_look_back::<Suggestions>(&work, SUGGESTION_LOOK_BACK, whose, row.outcome_class).await
}

platform::guards! { Suggestions:
    worse_is_explained(SuggestionLookBack): explained_if_worse(body.reason, body.outcome_class);
}

/// Looked at, and again after some months while nothing has come of it.
pub(super) async fn look_back(step: &mut SuggestionStep<'_>, body: SuggestionLookBack) -> Result<()> {
    let (on, before, after) = (step.today(), step.row.outcome_class, body.outcome_class);
    let found = LookedBack { on, before, after, reason: body.reason.clone() };
    step.row.look_backs.0.push(found);
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), SUGGESTION_LOOK_BACK, step.row.id, on).await?;
    await_next_look_back(step).await
}

/// The first reply was wrong: what is owed then is no further round.
pub(super) async fn reopen(step: &mut SuggestionStep<'_>, _: Reason) -> Result<()> {
    step.row.closed_on = None;
    deadlines::cancel(&step.work(), SUGGESTION_LOOK_BACK, step.row.id).await?;
    restart(step).await
}
