//! The minutes of a meeting: approved within days after it closed (00 §5.2). Meetings lie in the registry, which knows no clock.

use super::{Period, PeriodUnit, REFUSALS, meet};
use crate::rule_sets::RuleKind;
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use registry::meetings::{MeetingAction, Meetings};

const MINUTES: Period =
    Period::after("MEETING_MINUTES", RuleKind::General, "meeting.minutes_days", PeriodUnit::Days);

/// What an action of a meeting means for its minutes.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let clock = "instrument.deadline, the clock of the minutes\n\
             期限,纪要的时限起算";
    reactions.or_refuse::<Meetings>(MeetingAction::Close, clock, REFUSALS, closed);
    reactions.after::<Meetings>(MeetingAction::ApproveMinutes, clock, approved);
}

fn closed<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (id, host) = (meeting.after.id, meeting.after.organization_id);
        MINUTES.open_on_any_day::<Meetings>(&work, id, host, work.call.today()).await?;
        Ok(())
    })
}

fn approved<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move { meet(&work, MINUTES.code, meeting.after.id, work.call.today()).await })
}
