//! What the actions on an investigation committee write.

use super::{
    InvestigationCommittees,
    api::{
        Conclusion, Establishment, InvestigationMaterial, InvestigationProposal, InvestigationReport,
        Nomination,
    },
};
use platform::{call::Step, problem::Result, values::text::Prose};

type CommitteeStep<'a> = Step<'a, InvestigationCommittees>;

pub(super) async fn propose(step: &mut CommitteeStep<'_>, body: InvestigationProposal) -> Result<()> {
    step.row.proposal_meeting_id = body.proposal_meeting_id;
    step.row.proposed_on = Some(step.today());
    Ok(())
}

pub(super) async fn nominate(step: &mut CommitteeStep<'_>, body: Nomination) -> Result<()> {
    step.row.members = body.members.into();
    step.row.expert_ids = body.expert_ids.into();
    Ok(())
}

pub(super) async fn establish(step: &mut CommitteeStep<'_>, body: Establishment) -> Result<()> {
    step.row.ballot_id = Some(body.ballot_id);
    step.row.established_on = Some(step.today());
    Ok(())
}

pub(super) async fn add_material(step: &mut CommitteeStep<'_>, body: InvestigationMaterial) -> Result<()> {
    if !step.row.material_ids.0.contains(&body.document_id) {
        step.row.material_ids.0.push(body.document_id);
    }
    Ok(())
}

/// The report is one of the materials: what keeps them closed keeps it closed too.
pub(super) async fn report(step: &mut CommitteeStep<'_>, body: InvestigationReport) -> Result<()> {
    step.row.report_document_id = Some(body.report_document_id);
    add_material(step, InvestigationMaterial { document_id: body.report_document_id }).await
}

pub(super) async fn conclude(step: &mut CommitteeStep<'_>, body: Conclusion) -> Result<()> {
    step.row.resolution_ballot_id = body.resolution_ballot_id;
    step.row.conclusion_note = body.conclusion_note.map(Prose::into_string);
    Ok(())
}
