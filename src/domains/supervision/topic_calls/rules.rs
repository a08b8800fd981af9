//! Guards and effects of calls for topics.

use super::{
    TopicCalls,
    closing::{CLOSING, start},
    entity::TopicCallContent,
};
use instruments::deadlines;
use platform::{
    call::{Step, guards::after},
    problem::Result,
    workflow::{Guarded, Note, Verdict},
};

type CallStep<'a> = Step<'a, TopicCalls>;

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
