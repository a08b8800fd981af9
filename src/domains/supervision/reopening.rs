//! What contradicts a closing reopens what it closed (02 §3.0 «after closing»): an opinion handled again, an execution report that is
//! void, a publication withdrawn open the record that was closed on them, its item, and the plan that had been completed.

use crate::{
    closing::is_open_again,
    inspections::{InspectionAction, InspectionState, Inspections},
    items::{self, ItemAction, ItemState, Items},
    plans::{PlanAction, PlanState, Plans},
    special_inquiries::{SpecialInquiries, SpecialInquiryAction, SpecialInquiryState},
    telling::{told_of_inquiry, told_of_inspection, told_of_item},
};
use instruments::{
    deadlines,
    deliberation_opinions::{DeliberationOpinions, OpinionAction, OpinionState, opinions_on},
    disposal_reports::DisposalReports,
    publications::{PublicationAction, Publications},
    resolutions::{ResolutionAction, Resolutions},
};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::future::Future,
    workflow::Workflow,
};
use uuid::Uuid;

/// What opens a closed record again.
pub(crate) fn reactions(reactions: &mut Reactions) {
    let by = "supervision, where what was closed on it is open again\n\
             监督工作,据此办结的恢复办理";
    reactions.after::<DeliberationOpinions>(OpinionAction::Reopen, by, opinion_reopened);
    reactions.after::<Resolutions>(ResolutionAction::VoidReport, by, report_voided);
    reactions.or_refuse::<Publications>(
        PublicationAction::Withdraw,
        by,
        deadlines::REFUSALS,
        publication_withdrawn,
    );
    let tracking = "supervision.item, which shows whether an opinion is tracked\n\
             监督事项,显示是否有意见在跟踪督办";
    for action in [OpinionAction::StartTracking, OpinionAction::EndTracking] {
        reactions.after::<DeliberationOpinions>(action, tracking, tracking_changed);
    }
    reactions.after::<Items>(
        ItemAction::Reopen,
        "supervision.plan, which is carried out again\n\
             年度监督计划,恢复实施",
        item_reopened,
    );
}

fn opinion_reopened<'a>(
    work: UnitOfWork<'a>,
    opinion: Happened<'a, DeliberationOpinions>,
) -> Future<'a, Result<()>> {
    Box::pin(async move { reopen(&work, &opinion.after.source_type, opinion.after.source_id).await })
}

fn report_voided<'a>(work: UnitOfWork<'a>, resolution: Happened<'a, Resolutions>) -> Future<'a, Result<()>> {
    Box::pin(async move { Box::pin(reopen_source_of(&work, resolution.after.id)).await })
}

async fn reopen_source_of(work: &UnitOfWork<'_>, resolution: Uuid) -> Result<()> {
    let resolution = work.stored::<Resolutions>(resolution).await?;
    match (&resolution.source_type, resolution.source_id) {
        (Some(kind), Some(id)) => reopen(work, kind, id).await,
        _ => Ok(()),
    }
}

/// Whose text it was: the record itself, or the one that led to the opinion, the report or the resolution.
fn publication_withdrawn<'a>(
    work: UnitOfWork<'a>,
    publication: Happened<'a, Publications>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (kind, id) = (&*publication.after.subject_type, publication.after.subject_id);
        let opinion = match kind {
            Resolutions::KIND => return Box::pin(reopen_source_of(&work, id)).await,
            DeliberationOpinions::KIND => id,
            DisposalReports::KIND => work.stored::<DisposalReports>(id).await?.opinion_id,
            _ => return reopen(&work, kind, id).await,
        };
        let opinion = work.stored::<DeliberationOpinions>(opinion).await?;
        reopen(&work, &opinion.source_type, opinion.source_id).await
    })
}

/// Opens a record that was closed, if what closed it holds no more; its item goes with it.
async fn reopen(work: &UnitOfWork<'_>, kind: &str, id: Uuid) -> Result<()> {
    match kind {
        Items::KIND => {
            let item = work.stored::<Items>(id).await?;
            let own_way = item.form.is_the_items_own();
            if own_way && item.state == ItemState::Closed && is_open_again(work, told_of_item(&item)).await? {
                let to = Some(ItemState::Handling);
                work.advance_to::<Items>(item, ItemAction::Reopen, to, |row| row.tracking = false).await?;
            }
        }
        Inspections::KIND => {
            let inspection = work.stored::<Inspections>(id).await?;
            if inspection.state == InspectionState::Closed
                && is_open_again(work, told_of_inspection(&inspection)).await?
            {
                work.advance::<Inspections>(inspection, InspectionAction::Reopen, |_| {}).await?;
            }
        }
        SpecialInquiries::KIND => {
            let inquiry = work.stored::<SpecialInquiries>(id).await?;
            if inquiry.state == SpecialInquiryState::Closed
                && is_open_again(work, told_of_inquiry(&inquiry)).await?
            {
                work.advance::<SpecialInquiries>(inquiry, SpecialInquiryAction::Reopen, |_| {}).await?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// 监督法第十七条: an item shows whether one of its opinions is tracked.
fn tracking_changed<'a>(
    work: UnitOfWork<'a>,
    opinion: Happened<'a, DeliberationOpinions>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let record =
            RecordReference { kind: opinion.after.source_type.to_string(), id: opinion.after.source_id };
        if record.kind != Items::KIND {
            return Ok(());
        }
        let item = work.stored::<Items>(record.id).await?;
        let opinions = opinions_on(&work, &record.kind, record.id).await?;
        let tracked = opinions.iter().any(|opinion| opinion.state == OpinionState::Tracking);
        let shows = matches!(item.state, ItemState::Handling | ItemState::Closed);
        if shows && item.tracking != tracked {
            let change = |row: &mut items::entity::Model| row.tracking = tracked;
            work.advance::<Items>(item, ItemAction::FollowTracking, change).await?;
        }
        Ok(())
    })
}

/// A plan that was completed is carried out again; one that was reported shows it next time.
fn item_reopened<'a>(work: UnitOfWork<'a>, item: Happened<'a, Items>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(plan) = item.after.plan_id else { return Ok(()) };
        let plan = work.stored::<Plans>(plan).await?;
        if plan.state == PlanState::Completed {
            work.advance::<Plans>(plan, PlanAction::Reopen, |row| row.completed_on = None).await?;
        }
        Ok(())
    })
}
