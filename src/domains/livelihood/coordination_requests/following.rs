//! What follows for coordination requests: one that nobody answers in time is escalated, and each passes on with who is to act.

use super::{
    CoordinationAction, CoordinationRequests, CoordinationState,
    words::{COORDINATION_REPLY, CoordinationEscalation},
};
use instruments::deadlines::{DeadlineAction, Deadlines};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
};

pub(crate) fn reactions(reactions: &mut Reactions) {
    let by = "livelihood.coordination_request, which is escalated to the government office\n\
              协调事项,逾期未答复的升级由政府办公室答复";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, not_answered);
}

/// Whom it was escalated to before keeps it.
fn not_answered<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(COORDINATION_REPLY) else { return Ok(()) };
        let request = work.stored::<CoordinationRequests>(id).await?;
        let waits = request.state == CoordinationState::Open;
        if !waits || request.escalation != CoordinationEscalation::NotEscalated {
            return Ok(());
        }
        work.advance::<CoordinationRequests>(request, CoordinationAction::Escalate, |row| {
            row.escalation = CoordinationEscalation::Overdue;
        })
        .await?;
        Ok(())
    })
}
