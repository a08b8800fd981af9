//! Until when something is published that was drafted, by whom or what ever (监督法第十条、第十七条: made public; the days are a
//! rule).

use super::Publications;
use crate::{
    deadlines::{self, Period, Unit},
    rule_sets::RuleKind,
};
use platform::{
    call::{Reaction, Scene},
    problem::Result,
    values::future::Future,
    workflow::Workflow,
};
use uuid::Uuid;

const PUBLICATION: Period =
    Period::after("PUBLICATION", RuleKind::Supervision, "publication.lag_days", Unit::Days);

/// The clock follows the publication itself, which other records draft too.
pub(crate) const REACTIONS: [Reaction; 3] = [
    Reaction { kind: Publications::KIND, action: "create", codes: &[], run: drafted },
    Reaction { kind: Publications::KIND, action: "publish", codes: &[], run: published },
    Reaction { kind: Publications::KIND, action: "remove", codes: &[], run: removed },
];

fn drafted(scene: Scene<'_>, id: Uuid) -> Future<'_, Result<()>> {
    Box::pin(async move {
        let author = scene.stored::<Publications>(id).await?.author_organization_id;
        PUBLICATION.open_on_any_day::<Publications>(&scene, id, author, scene.call.today()).await?;
        Ok(())
    })
}

fn published(scene: Scene<'_>, id: Uuid) -> Future<'_, Result<()>> {
    Box::pin(async move { deadlines::meet(&scene, PUBLICATION.code, id, scene.call.today()).await })
}

fn removed(scene: Scene<'_>, id: Uuid) -> Future<'_, Result<()>> {
    Box::pin(async move { deadlines::cancel_all(&scene, id).await })
}
