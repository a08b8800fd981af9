//! What was selected begins as a project, once each (07 §3.1).

use super::{
    Projects, clock,
    words::{DecidedBy, DecidedValues, ProjectGoal},
};
use crate::{
    candidates::{CandidateState, entity::Model as Candidate, of_cycle},
    cycles::entity::Model as Cycle,
};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    values::{numbers::Whole, text::Text},
};

/// What the list asked of a candidate: that it says all of this.
struct Decided {
    goal: ProjectGoal,
    values: DecidedValues,
}

fn decided(candidate: &Candidate) -> Option<Decided> {
    let (unit, direction) = (candidate.goal_unit.clone()?, candidate.goal_direction?);
    let (target, lead) = (candidate.target_value?, candidate.lead_department_id?);
    let stage_targets = candidate.stages.0.clone();
    let goal = ProjectGoal {
        name: candidate.title.clone(),
        unit: unit.clone(),
        direction,
        target_value: target,
        actual_value: None,
        weight: Whole::stored(100),
        responsible_org_id: lead,
        stage_targets,
    };
    let values = DecidedValues {
        goal_unit: unit,
        goal_direction: direction,
        target_value: target,
        budget_fen: candidate.amount_fen?,
        finish_on: candidate.finish_on?,
        locations: candidate.locations.0.clone(),
    };
    Some(Decided { goal, values })
}

/// Makes the projects of a year, in the order of their candidates.
pub(super) async fn begin(work: &UnitOfWork<'_>, cycle: &Cycle, decided_by: DecidedBy) -> Result<()> {
    let selected = of_cycle(work, cycle.id, &[CandidateState::Selected]).await?;
    for (number, candidate) in (1..).zip(selected) {
        let decided = decided(&candidate)
            .ok_or_else(|| Problem::internal("a selected candidate without its values"))?;
        let code = format!("{}-{number:02}", cycle.year.get());
        let made = work.make::<Projects>(|row| {
            row.code = Text::stored(code);
            (row.cycle_id, row.level) = (cycle.id, cycle.level);
            (row.year, row.stage_year) = (cycle.year, cycle.year);
            (row.organization_id, row.government_id) = (cycle.organization_id, cycle.government_id);
            (row.title, row.category) = (candidate.title.clone(), candidate.category);
            (row.candidate_id, row.decided_by) = (candidate.id, decided_by);
            row.lead_department_id = decided.goal.responsible_org_id;
            (row.budget_fen, row.finish_on) = (decided.values.budget_fen, decided.values.finish_on);
            row.beneficiaries_planned = candidate.beneficiaries;
            row.is_staged = candidate.is_cross_year;
            row.locations = candidate.locations.clone();
            row.goals = vec![decided.goal].into();
            row.decided_values = vec![decided.values].into();
        });
        clock::open_plan(work, &made.await?).await?;
    }
    Ok(())
}
