//! A candidate stands in the chain of what it comes of: whoever proposed one of its origins follows it from there.

use super::{Candidates, guards::CandidateStep};
use crate::{
    cycles::Cycles,
    leads::Leads,
    reserve_projects::{ReserveProjects, put_back, take_out},
};
use instruments::links::{LinkKind, connect, disconnect};
use platform::{
    call::UnitOfWork, problem::Result, records::record_reference::RecordReference, workflow::Workflow,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The records behind what is named: leads, projects of the reserve, and the leads from which these were kept.
async fn behind(work: &UnitOfWork<'_>, named: &[Uuid]) -> Result<BTreeMap<Uuid, &'static str>> {
    let kept = work.stored_all::<ReserveProjects>(named).await?;
    let leads = named.iter().filter(|one| !kept.contains_key(one)).copied();
    let leads = leads.chain(kept.values().filter_map(|one| one.lead_id)).map(|id| (id, Leads::KIND));
    Ok(leads.chain(kept.keys().map(|id| (*id, ReserveProjects::KIND))).collect())
}

/// Links a candidate with what it comes of, which leaves the reserve, and no more with what it is not said to come of.
pub(super) async fn link_origins(step: &CandidateStep<'_>) -> Result<()> {
    let before = step.before.as_ref().map(|before| &*before.origin_ids.0).unwrap_or_default();
    let now = &*step.row.origin_ids.0;
    if before == now {
        return Ok(());
    }
    let (work, id) = (step.work(), step.row.id);
    let others = |of: &[Uuid], than: &[Uuid]| -> Vec<Uuid> {
        of.iter().copied().filter(|origin| !than.contains(origin)).collect()
    };
    let office = step.stored::<Cycles>(step.row.cycle_id).await?.government_id;
    put_back(&work, &others(before, now), office, |_| {}).await?;
    take_out(&work, &others(now, before)).await?;
    let (before, now) = (behind(&work, before).await?, behind(&work, now).await?);
    for origin in before.keys().filter(|origin| !now.contains_key(origin)) {
        disconnect(&work, LinkKind::ConvertedTo, *origin, id).await?;
    }
    for (origin, kind) in now.into_iter().filter(|(origin, _)| !before.contains_key(origin)) {
        let from = RecordReference { kind: kind.into(), id: origin };
        connect(&work, LinkKind::ConvertedTo, from, RecordReference::of::<Candidates>(id)).await?;
    }
    Ok(())
}
