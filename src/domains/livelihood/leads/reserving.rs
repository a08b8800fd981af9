//! A lead is kept in the reserve, becomes a candidate, and comes back when that is not selected.

use super::{
    LeadAction, LeadState, Leads,
    entity::{Column, LeadConversion, LeadReserving, Model},
    receiving::LeadStep,
    words::LEAD_CHECK,
};
use crate::{
    candidates::{Candidates, Origin, makes_candidate, of_origins},
    cycles::{Cycles, entity::Model as Cycle},
    reserve_projects::{self, ReserveProjects, put_back, take_out, words::Maturity},
};
use instruments::{
    deadlines,
    links::{LinkKind, connect},
};
use platform::{
    call::UnitOfWork,
    problem::Result,
    records::record_reference::RecordReference,
    values::text::Prose,
    workflow::{Guarded, Verdict},
};
use registry::organizations::valid_on;
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

pub(super) async fn department_is_there(step: &LeadStep<'_>, body: &LeadReserving) -> Guarded {
    valid_on(step, body.lead_department_id, step.today(), "/lead_department_id").await?;
    Ok(Verdict::Holds)
}

pub(super) async fn reserve(step: &mut LeadStep<'_>, body: LeadReserving) -> Result<()> {
    let work = step.work();
    let made = kept(&work, &step.row, Some(&body)).await?;
    step.row.reserve_project_id = Some(made);
    Ok(())
}

/// What a reserving says of maturity, land, approval and department.
fn said(ready: &LeadReserving) -> (Maturity, bool, bool, Option<Uuid>) {
    (ready.maturity, ready.land_ready, ready.approval_ready, Some(ready.lead_department_id))
}

/// Its record in the reserve, which is active again if it was there before.
async fn kept(work: &UnitOfWork<'_>, lead: &Model, ready: Option<&LeadReserving>) -> Result<Uuid> {
    let office = work.stored::<Cycles>(lead.cycle_id).await?.government_id;
    if let Some(there) = lead.reserve_project_id {
        let ready = ready.map(said);
        let again = |row: &mut reserve_projects::entity::Model| {
            if let Some(ready) = ready {
                (row.maturity, row.land_ready, row.approval_ready, row.lead_department_id) = ready;
            }
        };
        put_back(work, &[there], office, again).await?;
        return Ok(there);
    }
    let made = work.make::<ReserveProjects>(|row| {
        (row.organization_id, row.lead_id) = (lead.organization_id, Some(lead.id));
        row.title = lead.title.clone();
        row.content = lead.public_text.as_ref().map(|text| Prose::stored(&**text));
        (row.location, row.category) = (lead.location.clone(), lead.category);
        (row.beneficiaries_estimate, row.cost_estimate_fen) =
            (lead.beneficiaries_estimate, lead.cost_estimate_fen);
        row.duration_estimate_months = lead.duration_estimate_months;
        (row.maturity, row.land_ready, row.approval_ready, row.lead_department_id) =
            ready.map_or((Maturity::Idea, false, false, None), said);
        row.last_reviewed_on = work.call.today();
    });
    let made = made.await?;
    reserve_projects::await_review(work, made.id, office).await?;
    Ok(made.id)
}

/// What was proposed for a year that will not be goes to the reserve.
pub(crate) async fn reserve_all(work: &UnitOfWork<'_>, cycle: &Cycle) -> Result<()> {
    let open = [LeadState::Received, LeadState::Checked, LeadState::Analyzed];
    let open = work.all::<Leads>().filter(Column::CycleId.eq(cycle.id)).filter(Column::State.is_in(open));
    for lead in open.all(work.tx).await? {
        deadlines::cancel(work, LEAD_CHECK, lead.id).await?;
        let made = kept(work, &lead, None).await?;
        let keep = |row: &mut Model| row.reserve_project_id = Some(made);
        work.advance::<Leads>(lead, LeadAction::Reserve, keep).await?;
    }
    Ok(())
}

/// A year takes candidates until its list is submitted.
pub(super) async fn cycle_takes_candidates(step: &LeadStep<'_>, body: &LeadConversion) -> Guarded {
    let cycle = step.referred::<Cycles>(body.cycle_id, "/cycle_id").await?;
    let same_level = cycle.organization_id == step.row.organization_id;
    Ok(Verdict::require(same_level && cycle.takes_candidates()).at("/cycle_id"))
}

/// Nothing becomes two candidates of a year.
pub(super) async fn once_in_a_cycle(step: &LeadStep<'_>, body: &LeadConversion) -> Guarded {
    let there = of_origins(&step.work(), body.cycle_id, &[step.row.id], None).await?;
    Ok(Verdict::require(there.is_none()).with("candidate_id", there.map(|id| id.to_string())))
}

/// A candidate is drafted of it; what the reserve had of it is taken.
pub(super) async fn convert(step: &mut LeadStep<'_>, body: LeadConversion) -> Result<()> {
    let (work, row) = (step.work(), &step.row);
    let origin = Origin {
        lead: row.id,
        title: row.title.clone(),
        category: row.category,
        beneficiaries: row.beneficiaries_estimate,
        amount_fen: row.cost_estimate_fen,
    };
    let cycle = work.stored::<Cycles>(body.cycle_id).await?;
    let candidate = makes_candidate(&work, &cycle, origin).await?;
    let [from, to] = [RecordReference::of::<Leads>(row.id), RecordReference::of::<Candidates>(candidate)];
    connect(&work, LinkKind::ConvertedTo, from, to).await?;
    take_out(&work, &[row.id]).await?;
    (step.row.candidate_id, step.row.returned_reason) = (Some(candidate), None);
    Ok(())
}

/// What a candidate comes of, that was withdrawn or not selected, goes back to the reserve.
pub(crate) async fn return_all(work: &UnitOfWork<'_>, candidate: Uuid) -> Result<()> {
    return_all_because(work, candidate, None).await
}

/// The same, and whoever proposed them is told why.
pub(crate) async fn return_all_because(
    work: &UnitOfWork<'_>,
    candidate: Uuid,
    why: Option<&Prose>,
) -> Result<()> {
    let converted = work.all::<Leads>().filter(Column::CandidateId.eq(candidate));
    for lead in converted.filter(Column::State.eq(LeadState::Converted)).all(work.tx).await? {
        let made = kept(work, &lead, None).await?;
        let back = |row: &mut Model| {
            (row.reserve_project_id, row.candidate_id) = (Some(made), None);
            row.returned_reason = why.cloned();
        };
        work.advance::<Leads>(lead, LeadAction::Return, back).await?;
    }
    let candidate = work.stored::<Candidates>(candidate).await?;
    let office = work.stored::<Cycles>(candidate.cycle_id).await?.government_id;
    put_back(work, &candidate.origin_ids.0, office, |_| {}).await
}
