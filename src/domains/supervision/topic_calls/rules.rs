//! Visibility, guards and effects of calls for topics.

use super::{
    TopicCallState, TopicCalls,
    api::TopicCallContent,
    closing::{CLOSING, start},
    entity::Column,
};
use instruments::deadlines;
use platform::{
    call::{Step, guards::after},
    problem::Result,
    records::actor::Actor,
    vocabulary::{Role, groups},
    workflow::{Guarded, Note, Verdict},
};
use sea_orm::{ColumnTrait, Condition};

type CallStep<'a> = Step<'a, TopicCalls>;

/// The congress side sees every call, others no drafts.
pub(super) fn visible_to(actor: &Actor) -> Condition {
    let all = [groups::CongressStaff.roles, &[Role::Auditor]].concat();
    if actor.is_any(&all) {
        return Condition::all();
    }
    Condition::all().add(Column::State.ne(TopicCallState::Draft))
}

platform::guards! { TopicCalls:
    closes_after_it_opens(TopicCallContent): after(body.closes_on, body.opens_on);
}

/// At least one channel, and each once.
pub(super) async fn some_channel(_: &CallStep<'_>, body: &TopicCallContent) -> Guarded {
    let repeated =
        body.channels.iter().enumerate().any(|(index, channel)| body.channels[..index].contains(channel));
    Ok(Verdict::require(!body.channels.is_empty() && !repeated).at("/channels"))
}

/// What is over cannot be opened.
pub(super) async fn not_over(step: &CallStep<'_>, _: &Note) -> Guarded {
    let closes_on = step.row.closes_on;
    Ok(Verdict::require(step.today() <= closes_on).with("closes_on", closes_on.to_string()))
}

/// The last day is a deadline of the office.
pub(super) async fn start_clock(step: &mut CallStep<'_>, _: Note) -> Result<()> {
    start(step).await
}

pub(super) async fn stop_clock(step: &mut CallStep<'_>, _: Note) -> Result<()> {
    deadlines::meet(&step.work(), CLOSING, step.row.id, step.today()).await
}
