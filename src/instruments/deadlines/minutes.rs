//! The minutes of a meeting: approved within days after it closed (00 §5.2). Meetings lie in the registry, which knows no clock.

use super::{Period, Unit, meet};
use crate::rule_sets::RuleKind;
use platform::{
    call::{Reaction, Scene},
    problem::Result,
    values::future::Future,
    workflow::Workflow,
};
use registry::meetings::Meetings;
use uuid::Uuid;

const MINUTES: Period =
    Period::after("MEETING_MINUTES", RuleKind::General, "meeting.minutes_days", Unit::Days);

/// What an action of a meeting means for its minutes.
pub(crate) const REACTIONS: [Reaction; 2] = [
    Reaction { kind: Meetings::KIND, action: "close", codes: &[], run: closed },
    Reaction { kind: Meetings::KIND, action: "approve_minutes", codes: &[], run: approved },
];

fn closed(scene: Scene<'_>, id: Uuid) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let host = scene.stored::<Meetings>(id).await?.organization_id;
        MINUTES.open_on_any_day::<Meetings>(&scene, id, host, scene.call.today()).await?;
        Ok(())
    })
}

fn approved(scene: Scene<'_>, id: Uuid) -> Future<'_, Result<()>> {
    Box::pin(async move { meet(&scene, MINUTES.code, id, scene.call.today()).await })
}
