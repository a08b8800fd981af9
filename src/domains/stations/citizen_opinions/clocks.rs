//! The clocks of an opinion.

use super::{
    CitizenOpinionState, CitizenOpinions,
    entity::Model,
    words::{
        MatterNature, OPINION_ACCEPTANCE, OPINION_EXTENSION, OPINION_RATING, OPINION_REHANDLING,
        OPINION_REPLY, OPINION_REVIEW, OPINION_ROUTING, OPINION_SIGNING, OpinionRoute,
    },
};
use crate::{commitments, handled::period};
use instruments::deadlines::{self, Opening, Period, PeriodUnit};
use platform::{call::UnitOfWork, problem::Result};

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
