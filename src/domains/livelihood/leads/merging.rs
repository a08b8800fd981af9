//! Leads that say the same: one of them goes on, and those that were merged into it go with it.

use super::{
    LeadAction, LeadState, Leads,
    ending::answered,
    entity::{Column, LeadMerging},
    receiving::LeadStep,
};
use crate::reserve_projects::take_out;
use instruments::links::{LinkKind, connect, disconnect};
use platform::{
    problem::Result,
    records::{record::Assign, record_reference::RecordReference},
    workflow::{Guarded, Reason, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter};

/// Another lead of the same level that goes on; one that was merged itself is none, so that what is merged lies one step away.
pub(super) async fn target_fits(step: &LeadStep<'_>, body: &LeadMerging) -> Guarded {
    let target = step.referred::<Leads>(body.merged_into_id, "/merged_into_id").await?;
    let goes_on = !matches!(target.state, LeadState::Merged | LeadState::Declined);
    let same_level = target.organization_id == step.row.organization_id;
    Ok(Verdict::require(goes_on && same_level && target.id != step.row.id).at("/merged_into_id"))
}

/// Merged; what was merged into this one moves to the target.
pub(super) async fn merge(step: &mut LeadStep<'_>, body: LeadMerging) -> Result<()> {
    let (this, target) = (step.row.id, body.merged_into_id);
    body.assign(&mut step.row);
    let work = step.work();
    let merged = work.all::<Leads>().filter(Column::MergedIntoId.eq(this)).all(work.tx).await?;
    for lead in merged.into_iter().filter(|lead| lead.state == LeadState::Merged) {
        disconnect(&work, LinkKind::MergedInto, lead.id, this).await?;
        let [from, to] = [lead.id, target].map(RecordReference::of::<Leads>);
        connect(&work, LinkKind::MergedInto, from, to).await?;
        work.advance::<Leads>(lead, LeadAction::FollowMerge, |row| row.merged_into_id = Some(target)).await?;
    }
    take_out(&work, &[step.row.id]).await?;
    answered(step).await?;
    let [from, to] = [this, target].map(RecordReference::of::<Leads>);
    connect(&work, LinkKind::MergedInto, from, to).await
}

/// What became a candidate took this one along.
pub(super) async fn target_not_converted(step: &LeadStep<'_>, _: &Reason) -> Guarded {
    let target = step.stored::<Leads>(step.row.merged_into_id.unwrap_or_default()).await?;
    Ok(Verdict::require(target.state != LeadState::Converted).with("lead_id", target.id.to_string()))
}

/// What was linked is linked no more, and whoever found them the same found otherwise.
pub(super) async fn unmerge(step: &mut LeadStep<'_>, _: Reason) -> Result<()> {
    let Some(target) = step.row.merged_into_id.take() else { return Ok(()) };
    for one in step.row.duplicates.0.iter_mut().filter(|one| one.lead_id == target) {
        one.is_same = Some(false);
    }
    disconnect(&step.work(), LinkKind::MergedInto, step.row.id, target).await
}
