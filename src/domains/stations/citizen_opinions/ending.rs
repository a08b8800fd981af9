//! What the person thinks of the reply, whether it is handled again, and how it ends.

use super::{
    CitizenOpinionState, CitizenOpinions,
    clocks::{REHANDLING, begin_again},
    entity::{Model, OpinionLookBack, OpinionRating},
    merging::{all_have_rated, merged_below},
    receiving::OpinionStep,
    words::{MatterNature, OPINION_LOOK_BACK, OPINION_RATING, OPINION_REHANDLING},
};
use crate::{
    handled::{Handled, Standing, dissatisfaction_is_settled, may_be_handled_again, window_is_over},
    look_back::{LookedAt, LookedBack, await_look_back, explained_if_worse},
    suggestions::{SuggestionState, Suggestions},
};
use instruments::deadlines;
use platform::{
    problem::Result,
    records::record::Assign,
    workflow::{Guarded, Note, Reason, Verdict},
};

impl Handled for Model {
    const REHANDLE_MAX: &'static str = "opinion.rehandle_max";
    const REOPEN_MONTHS: &'static str = "opinion.reopen_months";

    fn standing(&self) -> Standing {
        Standing {
            outcome: self.outcome_class,
            axes: [self.rating_attitude, self.rating_result],
            rated_on: self.rated_on,
            rating_due_on: self.rating_due_on,
            rehandle_count: self.rehandle_count,
            declined: self.rehandling_declined_reason.is_some(),
            closed_on: self.closed_on,
        }
    }
}

impl LookedAt for Model {
    fn look_backs(&self) -> &[LookedBack] {
        &self.look_backs.0
    }
}

/// Rated; a dissatisfaction is looked into within a few days.
pub(super) async fn rate(step: &mut OpinionStep<'_>, body: OpinionRating) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    step.row.rated_on = Some(today);
    if step.row.is_dissatisfied() {
        // What was declined before was somebody else's.
        step.row.rehandling_declined_reason = None;
    }
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, OPINION_RATING, id, today).await?;
    let asked = deadlines::running_day(&work, OPINION_REHANDLING, id).await?.is_some();
    if step.row.is_dissatisfied() && !asked && may_be_handled_again(&work, &step.row).await? {
        REHANDLING.open::<CitizenOpinions>(&work, id, step.row.committee_id, today).await?;
    }
    Ok(())
}

/// 上海市人大代表建议规定第二十一条, which is done likewise: who said it, or said the same, is dissatisfied.
pub(super) async fn somebody_is_dissatisfied<B>(step: &OpinionStep<'_>, _: &B) -> Guarded {
    if step.row.is_dissatisfied() {
        return Ok(Verdict::Holds);
    }
    let merged = merged_below(&step.work(), step.row.id).await?;
    Ok(Verdict::require(merged.iter().any(Handled::is_dissatisfied)))
}

/// By the organ that answered; what was answered on the spot is passed on.
pub(super) async fn rehandle(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    let state = restart(step).await?;
    step.row.rehandle_count += 1;
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

/// What was not rated waits until the days for it are over; a dissatisfaction, of whoever said the same too, was declined, or handled
/// again as often as may be; of what became a suggestion that is closed.
pub(super) async fn nothing_open(step: &OpinionStep<'_>, _: &Note) -> Guarded {
    let row = &step.row;
    if row.state != CitizenOpinionState::Converted {
        let merged = merged_below(&step.work(), row.id).await?;
        if !all_have_rated(&step.work(), &merged).await? {
            return Ok(Verdict::require(false).with("reason", "rating_window"));
        }
        let again = !row.standing().declined && may_be_handled_again(&step.work(), row).await?;
        if again && merged.iter().any(Handled::is_dissatisfied) {
            return Ok(Verdict::require(false).with("reason", "dissatisfied"));
        }
    }
    let (settled, reason) = match row.state {
        CitizenOpinionState::Replied => (window_is_over(row, step.today()), "rating_window"),
        CitizenOpinionState::Converted => {
            let suggestion = match row.suggestion_id {
                Some(suggestion) => Some(step.stored::<Suggestions>(suggestion).await?.state),
                None => None,
            };
            (suggestion.is_none_or(|state| state == SuggestionState::Closed), "suggestion")
        }
        _ => (dissatisfaction_is_settled(&step.work(), row).await?, "dissatisfied"),
    };
    Ok(Verdict::require(settled).with("reason", reason))
}

pub(super) async fn close(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    step.row.closed_on = Some(step.today());
    deadlines::cancel_all(&step.work(), step.row.id).await?;
    await_next_look_back(step).await
}

/// Whoever runs the site looks back at it.
async fn await_next_look_back(step: &OpinionStep<'_>) -> Result<()> {
    let (row, work) = (&step.row, step.work());
    let whose = (row.id, row.committee_id);
    await_look_back::<CitizenOpinions>(&work, OPINION_LOOK_BACK, whose, row.outcome_class).await
}

platform::guards! { CitizenOpinions:
    worse_is_explained(OpinionLookBack): explained_if_worse(body.reason, body.outcome_class);
}

/// Looked at, and again after some months while nothing has come of it.
pub(super) async fn look_back(step: &mut OpinionStep<'_>, body: OpinionLookBack) -> Result<()> {
    let (on, before, after) = (step.today(), step.row.outcome_class, body.outcome_class);
    let found = LookedBack { on, before, after, reason: body.reason.clone() };
    step.row.look_backs.0.push(found);
    body.assign(&mut step.row);
    deadlines::meet(&step.work(), OPINION_LOOK_BACK, step.row.id, on).await?;
    await_next_look_back(step).await
}

/// There is somebody to handle it again.
pub(super) async fn an_organ_handled_it(step: &OpinionStep<'_>, _: &Reason) -> Guarded {
    Ok(Verdict::require(step.row.handler_organ_id.is_some()))
}

/// The first reply was wrong: what is owed then is no further round.
pub(super) async fn reopen(step: &mut OpinionStep<'_>, _: Reason) -> Result<()> {
    (step.row.closed_on, step.row.published_on) = (None, None);
    deadlines::cancel(&step.work(), OPINION_LOOK_BACK, step.row.id).await?;
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
