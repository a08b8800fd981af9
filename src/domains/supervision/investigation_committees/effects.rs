//! What the actions on an investigation committee write.

use super::{
    InvestigationCommittees,
    api::{InvestigationMaterial, MemberReplacement, Nomination},
    entity::{Conclusion, Establishment, InvestigationProposal, InvestigationReport, Rejection},
};
use instruments::ballots::{BallotKind, BallotState, Ballots, entity::Column, use_ballot};
use platform::{call::Step, problem::Result, records::record::Assign};
use sea_orm::{ColumnTrait, QueryFilter};

type CommitteeStep<'a> = Step<'a, InvestigationCommittees>;

pub(super) async fn propose(step: &mut CommitteeStep<'_>, body: InvestigationProposal) -> Result<()> {
    body.assign(&mut step.row);
    step.row.proposed_on = Some(step.today());
    Ok(())
}

pub(super) async fn nominate(step: &mut CommitteeStep<'_>, body: Nomination) -> Result<()> {
    step.row.members = body.members.into();
    step.row.expert_ids = body.expert_ids.into();
    step.row.nominated_on = Some(step.today());
    // A vote on those of before decides nothing any more.
    let work = step.work();
    let spent = work.all::<Ballots>().filter(Column::SubjectId.eq(step.row.id));
    let spent = spent.filter(Column::Kind.eq(BallotKind::Resolution)).filter(Column::UsedById.is_null());
    for ballot in spent.filter(Column::State.eq(BallotState::Announced)).all(work.tx).await? {
        use_ballot(&work, ballot.id, step.row.id).await?;
    }
    Ok(())
}

pub(super) async fn establish(step: &mut CommitteeStep<'_>, body: Establishment) -> Result<()> {
    let ballot = body.ballot_id;
    body.assign(&mut step.row);
    step.row.established_on = Some(step.today());
    use_ballot(&step.work(), ballot, step.row.id).await
}

/// The Standing Committee does not appoint it; the ballot has decided that.
pub(super) async fn reject(step: &mut CommitteeStep<'_>, body: Rejection) -> Result<()> {
    let ballot = body.ballot_id;
    body.assign(&mut step.row);
    use_ballot(&step.work(), ballot, step.row.id).await
}

pub(super) async fn replace_member(step: &mut CommitteeStep<'_>, body: MemberReplacement) -> Result<()> {
    let ballot = body.ballot_id;
    step.row.members = body.members_then(&step.row.members.0).into();
    use_ballot(&step.work(), ballot, step.row.id).await
}

pub(super) async fn conclude(step: &mut CommitteeStep<'_>, body: Conclusion) -> Result<()> {
    let ballot = body.resolution_ballot_id;
    body.assign(&mut step.row);
    match ballot {
        Some(ballot) => use_ballot(&step.work(), ballot, step.row.id).await,
        None => Ok(()),
    }
}

pub(super) async fn add_material(step: &mut CommitteeStep<'_>, body: InvestigationMaterial) -> Result<()> {
    if !step.row.material_ids.0.contains(&body.document_id) {
        step.row.material_ids.0.push(body.document_id);
    }
    Ok(())
}

/// The report is one of the materials: what keeps them closed keeps it closed too.
pub(super) async fn report(step: &mut CommitteeStep<'_>, body: InvestigationReport) -> Result<()> {
    body.clone().assign(&mut step.row);
    step.row.reported_on = Some(step.today());
    add_material(step, InvestigationMaterial { document_id: body.report_document_id }).await
}
