//! The clocks of an opinion, and what happens by itself.

use super::{
    CitizenOpinionAction, CitizenOpinionState, CitizenOpinions,
    entity::{Column, Model},
    words::{
        MatterNature, OPINION_ACCEPTANCE, OPINION_EXTENSION, OPINION_RATING, OPINION_REHANDLING,
        OPINION_REPLY, OPINION_REVIEW, OPINION_ROUTING, OPINION_SIGNING, OpinionRoute,
    },
};
use crate::{
    commitments,
    handled::period,
    suggestions::{SuggestionAction, Suggestions},
};
use instruments::deadlines::{self, DeadlineAction, Deadlines, Opening, Period, PeriodUnit};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use sea_orm::{ColumnTrait, QueryFilter};

pub(super) const ACCEPTANCE: Period =
    period(OPINION_ACCEPTANCE, "opinion.accept_working_days", PeriodUnit::WorkingDays);
pub(super) const REVIEW: Period =
    period(OPINION_REVIEW, "opinion.review_working_days", PeriodUnit::WorkingDays);
pub(super) const ROUTING: Period =
    period(OPINION_ROUTING, "opinion.route_working_days", PeriodUnit::WorkingDays);
pub(super) const SIGNING: Period =
    period(OPINION_SIGNING, "opinion.sign_working_days", PeriodUnit::WorkingDays);
const REPLY_IN_THE_STREET: Period = period(OPINION_REPLY, "opinion.reply_days_street", PeriodUnit::Days);
const REPLY_IN_THE_DISTRICT: Period = period(OPINION_REPLY, "opinion.reply_days_district", PeriodUnit::Days);
const REPLY_AGAIN: Period = period(OPINION_REPLY, "opinion.rehandle_months", PeriodUnit::Months);
pub(super) const EXTENSION: Period =
    period(OPINION_EXTENSION, "opinion.extension_working_days", PeriodUnit::WorkingDays);
pub(super) const RATING: Period = period(OPINION_RATING, "opinion.rating_days", PeriodUnit::Days);
pub(super) const REHANDLING: Period =
    period(OPINION_REHANDLING, "opinion.rehandle_decision_working_days", PeriodUnit::WorkingDays);

/// Until when it is answered on a way.
pub(super) fn reply_on(route: OpinionRoute) -> Period {
    if route == OpinionRoute::StreetOrTown { REPLY_IN_THE_STREET } else { REPLY_IN_THE_DISTRICT }
}

/// Whoever runs the site says to whom it goes: within a few days, of an emergency the same day.
pub(super) async fn await_routing(work: &UnitOfWork<'_>, row: &Model) -> Result<()> {
    let (id, committee, today) = (row.id, row.committee_id, work.call.today());
    if row.matter_nature == MatterNature::Emergency {
        let basis = "突发紧急事项当日分办".into();
        let opening = Opening::on_day(today, OPINION_ROUTING, id, committee, basis, None);
        deadlines::open::<CitizenOpinions>(work, opening).await?;
        return Ok(());
    }
    ROUTING.open::<CitizenOpinions>(work, id, committee, today).await?;
    Ok(())
}

/// A new reply is owed: by the organ that answered, or by whoever gets it where it was answered on the spot.
pub(super) async fn begin_again(work: &UnitOfWork<'_>, row: &mut Model) -> Result<CitizenOpinionState> {
    let today = work.call.today();
    deadlines::cancel(work, OPINION_REHANDLING, row.id).await?;
    commitments::replace_all(work, row.id).await?;
    if let Some(handler) = row.handler_organ_id {
        REPLY_AGAIN.reopen::<CitizenOpinions>(work, row.id, handler, today).await?;
        deadlines::pass_to(work, OPINION_REPLY, row.id, handler).await?;
        return Ok(CitizenOpinionState::Rehandling);
    }
    row.route = None;
    await_routing(work, row).await?;
    Ok(CitizenOpinionState::Accepted)
}

/// What follows by itself: without a decision on a dissatisfied rating it is handled again, and what is no suggestion any more is an
/// opinion again.
pub fn reactions(reactions: &mut Reactions) {
    let by = "stations.citizen_opinion, which is handled again without a decision\n\
             群众意见建议,逾期未作决定的重新办理";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, decision_is_late);
    let by = "stations.citizen_opinion, which is no suggestion any more\n\
             群众意见建议,恢复为已受理";
    reactions.after::<Suggestions>(SuggestionAction::Withdraw, by, no_suggestion);
    reactions.after::<Suggestions>(SuggestionAction::Refuse, by, no_suggestion);
}

fn decision_is_late<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(OPINION_REHANDLING) else { return Ok(()) };
        let row = work.stored::<CitizenOpinions>(id).await?;
        let answered = matches!(row.state, CitizenOpinionState::Replied | CitizenOpinionState::Rated);
        if !answered || row.rehandling_declined_reason.is_some() {
            return Ok(());
        }
        let mut again = row.clone();
        let state = begin_again(&work, &mut again).await?;
        let change =
            |row: &mut Model| (row.rehandle_count, row.route) = (row.rehandle_count + 1, again.route);
        work.advance_to::<CitizenOpinions>(row, CitizenOpinionAction::Rehandle, Some(state), change).await?;
        Ok(())
    })
}

fn no_suggestion<'a>(work: UnitOfWork<'a>, gone: Happened<'a, Suggestions>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        if gone.before.is_some_and(|before| before.state == gone.after.state) {
            return Ok(());
        }
        let converted = work.all::<CitizenOpinions>().filter(Column::SuggestionId.eq(gone.after.id));
        let converted = converted.filter(Column::State.eq(CitizenOpinionState::Converted));
        for row in converted.all(work.tx).await? {
            let action = CitizenOpinionAction::ReturnFromSuggestion;
            let back = work.advance::<CitizenOpinions>(row, action, |row| row.suggestion_id = None).await?;
            await_routing(&work, &back).await?;
        }
        Ok(())
    })
}
