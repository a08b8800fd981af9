//! The clocks of a suggestion (03 §4.1), and what happens by itself when one of them runs out.

use super::{
    SuggestionAction, SuggestionState, Suggestions,
    entity::Model,
    words::{
        Handling, SUGGESTION_ASSIGNMENT, SUGGESTION_CO_REPLY, SUGGESTION_DRAFT, SUGGESTION_EXTENSION,
        SUGGESTION_OBJECTION, SUGGESTION_RATING, SUGGESTION_REHANDLING, SUGGESTION_REPLY, SUGGESTION_RETURN,
        SUGGESTION_SIGNING,
    },
};
use crate::{commitments, handled::period};
use chrono::NaiveDate;
use instruments::deadlines::{self, DeadlineAction, Deadlines, Period, PeriodUnit};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::{future::Future, text::Text},
};
use registry::organizations::deputy_affairs_of;
use uuid::Uuid;

/// What somebody said is not drafted forever.
const DRAFT: Period = period(SUGGESTION_DRAFT, "suggestion.draft_days", PeriodUnit::Days);
/// Between sessions, and from the end of a session (上海市人大代表建议规定第十一条、第十五条).
pub(super) const ASSIGNMENT: (Period, Period) = (
    period(SUGGESTION_ASSIGNMENT, "suggestion.assign_working_days", PeriodUnit::WorkingDays),
    period(SUGGESTION_ASSIGNMENT, "suggestion.session_assign_months", PeriodUnit::Months),
);
pub(super) const SIGNING: Period =
    period(SUGGESTION_SIGNING, "suggestion.sign_working_days", PeriodUnit::WorkingDays);
/// 代表法第五十一条.
pub(super) const REPLY: Period = period(SUGGESTION_REPLY, "suggestion.reply_months", PeriodUnit::Months);
/// 代表法第五十一条.
pub(super) const COMPLEX_REPLY: Period =
    period(SUGGESTION_REPLY, "suggestion.complex_months", PeriodUnit::Months);
/// 上海市人大代表建议规定第二十一条.
pub(super) const REPLY_AGAIN: Period =
    period(SUGGESTION_REPLY, "suggestion.rehandle_months", PeriodUnit::Months);
pub(super) const CO_REPLY: Period =
    period(SUGGESTION_CO_REPLY, "suggestion.co_reply_months", PeriodUnit::Months);
pub(super) const RETURN: Period =
    period(SUGGESTION_RETURN, "suggestion.return_decision_working_days", PeriodUnit::WorkingDays);
pub(super) const OBJECTION: Period =
    period(SUGGESTION_OBJECTION, "suggestion.objection_working_days", PeriodUnit::WorkingDays);
pub(super) const EXTENSION: Period =
    period(SUGGESTION_EXTENSION, "suggestion.extension_working_days", PeriodUnit::WorkingDays);
pub(super) const RATING: Period =
    period(SUGGESTION_RATING, "suggestion.rating_working_days", PeriodUnit::WorkingDays);
pub(super) const REHANDLING: Period =
    period(SUGGESTION_REHANDLING, "suggestion.rehandle_decision_working_days", PeriodUnit::WorkingDays);

/// Who assigns: the presidium of the town, else the committee for the affairs of deputies.
pub(super) async fn assigner_of(work: &UnitOfWork<'_>, row: &Model) -> Result<Uuid> {
    if let Some(presidium) = row.town_presidium_id {
        return Ok(presidium);
    }
    Ok(deputy_affairs_of(work).await?.unwrap_or(work.call.actor.organization_id))
}

/// What was made of an opinion is submitted within some days, which whoever assigns it watches.
///
/// # Errors
/// `RULE_SET_MISSING`.
pub(crate) async fn await_submission(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let office = assigner_of(work, row).await?;
    DRAFT.open::<Suggestions>(work, row.id, office, work.call.today()).await?;
    Ok(())
}

/// Assigned within a few days; what was made in a session, within a month after it.
pub(super) async fn await_assignment(
    work: &UnitOfWork<'_>,
    row: &Model,
    session_ends_on: Option<NaiveDate>,
) -> Result<()> {
    let office = assigner_of(work, row).await?;
    let (period, from) = match session_ends_on {
        None => (ASSIGNMENT.0, work.call.today()),
        Some(end) => (ASSIGNMENT.1, end),
    };
    period.open::<Suggestions>(work, row.id, office, from).await?;
    Ok(())
}

/// Each organ takes it over for itself, and each that helps says its opinion for itself: those that did not yet, from today on; the
/// reply is owed by whoever leads.
pub(super) async fn follow_organs(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let today = work.call.today();
    let open = |waits: fn(&Handling) -> bool| -> Vec<Uuid> {
        row.handlings.0.iter().filter(|one| waits(one)).map(|one| one.organ_id).collect()
    };
    let unsigned = open(|one| one.signed_on.is_none());
    SIGNING.open_for_each::<Suggestions>(work, row.id, &unsigned, today).await?;
    let silent = open(|one| !one.leads && one.opinion.is_none());
    CO_REPLY.open_for_each::<Suggestions>(work, row.id, &silent, today).await?;
    let Some(lead) = row.lead_organ_ids.0.first() else { return Ok(()) };
    deadlines::pass_to(work, SUGGESTION_REPLY, row.id, *lead).await
}

impl Model {
    /// What was done before is of another reply, also on the same day.
    pub(super) fn begin_round(&mut self, today: NaiveDate) {
        (self.round, self.round_began_on) = (self.round + 1, Some(today));
    }
}

/// A new reply is owed: a new clock from today, and the promises of the old reply hold no more.
pub(super) async fn begin_again(work: &UnitOfWork<'_>, row: &mut Model) -> Result<()> {
    let today = work.call.today();
    let lead = row.lead_organ_ids.0.first().copied().unwrap_or_default();
    row.begin_round(today);
    for handling in &mut row.handlings.0 {
        handling.head_id = None;
    }
    deadlines::cancel(work, SUGGESTION_REHANDLING, row.id).await?;
    REPLY_AGAIN.reopen::<Suggestions>(work, row.id, lead, today).await?;
    deadlines::pass_to(work, SUGGESTION_REPLY, row.id, lead).await?;
    commitments::replace_all(work, row.id).await
}

/// Without a decision on a dissatisfied rating it is handled again.
pub(super) fn reactions(reactions: &mut Reactions) {
    let by = "stations.suggestion, which is handled again without a decision\n\
             代表建议,逾期未作决定的再次办理";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, decision_is_late);
}

fn decision_is_late<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(SUGGESTION_REHANDLING) else { return Ok(()) };
        let row = work.stored::<Suggestions>(id).await?;
        if row.state != SuggestionState::Rated || row.rehandling_declined {
            return Ok(());
        }
        let mut again = row.clone();
        begin_again(&work, &mut again).await?;
        again.study_result = Some(Text::stored("逾期未作决定,自动再次办理。"));
        let change = |row: &mut Model| {
            row.rehandle_count += 1;
            (row.round, row.round_began_on) = (again.round, again.round_began_on);
            (row.handlings, row.study_result) = (again.handlings, again.study_result);
        };
        work.advance::<Suggestions>(row, SuggestionAction::Rehandle, change).await?;
        Ok(())
    })
}
