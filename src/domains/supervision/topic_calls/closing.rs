//! A call closes by itself: its last day is a deadline, and when that lapses the call is closed.

use super::{TopicCallAction, TopicCallState, TopicCalls};
use instruments::deadlines::{self, DeadlineAction, Deadlines, Opening};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::Result,
    values::future::Future,
};

pub(super) const CLOSING: &str = "TOPIC_CALL_CLOSING";

/// What the lapse of a deadline means for the call that it belongs to.
pub(crate) fn reactions(reactions: &mut Reactions) {
    reactions.after::<Deadlines>(
        DeadlineAction::Lapse,
        "supervision.topic_call, which closes after its last day\n\
             议题征集,过最后一日后截止",
        last_day_is_over,
    );
}

/// Opens the deadline of the last day.
pub(super) async fn start(step: &Step<'_, TopicCalls>) -> Result<()> {
    let (office, basis) = (step.call.actor.organization_id, "征集公告规定的截止日期".into());
    let opening = Opening::on_day(step.row.closes_on, CLOSING, step.row.id, office, basis, None);
    deadlines::open::<TopicCalls>(&step.work(), opening).await?;
    Ok(())
}

fn last_day_is_over<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(CLOSING) else { return Ok(()) };
        let call = work.stored::<TopicCalls>(id).await?;
        if call.state == TopicCallState::Open {
            let last_day = call.closes_on;
            work.advance::<TopicCalls>(call, TopicCallAction::Close, |_| {}).await?;
            deadlines::meet(&work, CLOSING, id, last_day).await?;
        }
        Ok(())
    })
}
