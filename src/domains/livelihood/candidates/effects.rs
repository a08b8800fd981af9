//! What the actions on a candidate write.

use super::{
    CandidateState,
    entity::{
        CandidateContent, CandidateRevising, CandidateSubmission, CandidateWithdrawal, Model, NewCandidate,
    },
    exits::compare_with_exits,
    guards::CandidateStep,
    of_cycle::next_no,
    origins::link_origins,
    words::CandidateRevision,
};
use crate::{cycles::Cycles, leads::return_all, vote::void_prepared};
use platform::{problem::Result, records::record::Assign};
use std::collections::BTreeSet;

pub(super) async fn begin(step: &mut CandidateStep<'_>, body: NewCandidate) -> Result<()> {
    let cycle = step.stored::<Cycles>(body.cycle_id).await?;
    (step.row.level, step.row.organization_id) = (cycle.level, cycle.organization_id);
    step.row.no = next_no(&step.work(), cycle.id).await?;
    step.row.substance_changed_at = Some(step.call.now);
    link_origins(step).await?;
    compare_with_exits(step).await
}

pub(super) async fn submit(step: &mut CandidateStep<'_>, body: CandidateSubmission) -> Result<()> {
    body.assign(&mut step.row);
    step.row.listed_at = Some(step.call.now);
    compare_with_exits(step).await
}

impl Model {
    /// Whether its goal, its money or its places differ: what is screened. What it comes of is part of that, because the screening of one
    /// origin says nothing of another.
    fn differs_in_substance(&self, other: &Self) -> bool {
        let goal = |row: &Self| {
            let measure = (row.goal_unit.clone(), row.target_value, row.goal_direction);
            (row.goal_text.clone(), measure, row.stages.clone())
        };
        let money = |row: &Self| (row.amount_fen, row.funding_sources.clone());
        let origins = |row: &Self| row.origin_ids.0.iter().copied().collect::<BTreeSet<_>>();
        let same = goal(self) == goal(other) && money(self) == money(other);
        !same || self.locations != other.locations || origins(self) != origins(other)
    }

    /// Whether its department or its days differ, which its submission asks for too.
    fn differs_in_who_and_when(&self, other: &Self) -> bool {
        let said = |row: &Self| (row.lead_department_id, row.start_on, row.finish_on, row.is_cross_year);
        said(self) != said(other)
    }
}

fn changed(step: &CandidateStep<'_>) -> bool {
    step.before.as_ref().is_some_and(|before| before.differs_in_substance(&step.row))
}

fn is_asked_again(step: &CandidateStep<'_>) -> bool {
    step.before.as_ref().is_some_and(|before| before.differs_in_who_and_when(&step.row))
}

pub(super) async fn note_change(step: &mut CandidateStep<'_>, _: CandidateContent) -> Result<()> {
    if changed(step) {
        step.row.substance_changed_at = Some(step.call.now);
    }
    link_origins(step).await?;
    compare_with_exits(step).await
}

/// What was screened is screened anew once it differs, and what the list has asked besides is asked again; else it stands on the list as
/// it is from now on.
pub(super) async fn screen_again(step: &mut CandidateStep<'_>, _: CandidateContent) -> Result<()> {
    link_origins(step).await?;
    compare_with_exits(step).await?;
    if changed(step) {
        step.row.substance_changed_at = Some(step.call.now);
        step.row.screening_id = None;
    } else if !is_asked_again(step) {
        step.row.listed_at = Some(step.call.now);
        return Ok(());
    }
    step.lead_to(CandidateState::Proposed)
}

/// The old text is kept, and papers that were prepared are void.
pub(super) async fn revise(step: &mut CandidateStep<'_>, body: CandidateRevising) -> Result<()> {
    let row = &step.row;
    let before = CandidateRevision {
        revised_on: step.today(),
        decision_meeting_id: body.decision_meeting_id,
        goal_text: row.goal_text.clone(),
        target_value: row.target_value,
        locations: row.locations.0.clone(),
        stages: row.stages.0.clone(),
        finish_on: row.finish_on,
    };
    step.row.revisions.0.push(before);
    body.assign(&mut step.row);
    compare_with_exits(step).await?;
    void_prepared(&step.work(), step.row.cycle_id).await
}

/// Its leads go back to the reserve.
pub(super) async fn withdraw(step: &mut CandidateStep<'_>, _: CandidateWithdrawal) -> Result<()> {
    if step.row.state == CandidateState::OnBallot {
        void_prepared(&step.work(), step.row.cycle_id).await?;
    }
    return_all(&step.work(), step.row.id).await
}
