//! The notice of a meeting of a street committee: so many days before it, unless it is convened at short notice (00 §5.2).

use crate::{
    codes,
    rule_sets::{RuleKind, rule},
};
use chrono::Days;
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::{Problem, Result},
    values::future::Future,
};
use registry::meetings::{MeetingAction, MeetingKind, Meetings};

const NOTICE_DAYS: &str = "meeting.street_notice_days";

pub(super) fn reactions(reactions: &mut Reactions) {
    let rule = "instrument.deadline, which refuses too short a notice\n\
             期限,拒绝过短的通知";
    let codes = &[codes::NOTICE_TOO_SHORT, codes::RULE_SET_MISSING];
    reactions.or_refuse::<Meetings>(MeetingAction::Notify, rule, codes, in_time);
}

fn in_time<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let meeting = meeting.after;
        if meeting.kind != MeetingKind::StreetCommittee || meeting.is_extraordinary {
            return Ok(());
        }
        let rule = rule(&work, RuleKind::General, NOTICE_DAYS, meeting.start_on).await?;
        let last = meeting.start_on - Days::new(rule.value.into());
        if work.call.today() <= last {
            return Ok(());
        }
        let refused = Problem::new(codes::NOTICE_TOO_SHORT).with("due_on", last.to_string());
        Err(refused.with("start_on", meeting.start_on.to_string()))
    })
}
