//! What was selected begins as a project, once each (07 §3.1).

use super::{
    Projects, clock,
    entity::{Column, Model},
    words::{DecidedBy, DecidedValues, ProjectGoal},
};
use crate::{
    candidates::{CandidateState, Candidates, entity::Model as Candidate, of_cycle},
    cycles::{Cycles, entity::Model as Cycle},
};
use platform::{
    call::UnitOfWork,
    problem::{Problem, Result},
    values::{numbers::Whole, text::Text},
};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

/// What the list asked of a candidate: that it says all of this.
struct Decided {
    goal: ProjectGoal,
    values: DecidedValues,
}

fn decided(candidate: &Candidate) -> Option<Decided> {
    let (unit, direction) = (candidate.goal_unit.clone()?, candidate.goal_direction?);
    let (target, lead) = (candidate.target_value?, candidate.lead_department_id?);
    let stages = candidate.stages.0.clone();
    let goal = ProjectGoal {
        name: candidate.title.clone(),
        unit: unit.clone(),
        direction,
        target_value: target,
        actual_value: None,
        weight: Whole::stored(100),
        responsible_org_id: lead,
        stage_targets: stages.clone(),
    };
    let values = DecidedValues {
        goal_unit: unit,
        goal_direction: direction,
        target_value: target,
        budget_fen: candidate.amount_fen?,
        finish_on: candidate.finish_on?,
        locations: candidate.locations.0.clone(),
        stages,
    };
    Some(Decided { goal, values })
}

/// Makes the projects of a year, in the order of their candidates.
pub(super) async fn begin(work: &UnitOfWork<'_>, cycle: &Cycle, decided_by: DecidedBy) -> Result<()> {
    for candidate in of_cycle(work, cycle.id, &[CandidateState::Selected]).await? {
        make(work, cycle, &candidate, decided_by).await?;
    }
    Ok(())
}

/// The code of the next project of a year: those of the district and of all its towns are counted together, so that each is there once.
async fn next_code(work: &UnitOfWork<'_>, cycle: &Cycle) -> Result<String> {
    let there = work.all::<Projects>().filter(Column::Year.eq(cycle.year.get())).count(work.tx).await?;
    Ok(format!("{}-{:02}", cycle.year.get(), there + 1))
}

/// Makes the project of a candidate that stands in for another of the year, with the next number.
pub(crate) async fn replace(work: &UnitOfWork<'_>, candidate: Uuid) -> Result<Uuid> {
    let candidate = work.stored::<Candidates>(candidate).await?;
    let cycle = work.stored::<Cycles>(candidate.cycle_id).await?;
    Ok(make(work, &cycle, &candidate, DecidedBy::Replacement).await?.id)
}

/// The project that carries out a candidate, if there is one.
pub(crate) async fn of_candidate(work: &UnitOfWork<'_>, candidate: Uuid) -> Result<Option<Uuid>> {
    let there = work.all::<Projects>().filter(Column::CandidateId.eq(candidate)).one(work.tx).await?;
    Ok(there.map(|project| project.id))
}

async fn make(
    work: &UnitOfWork<'_>,
    cycle: &Cycle,
    candidate: &Candidate,
    decided_by: DecidedBy,
) -> Result<Model> {
    let decided =
        decided(candidate).ok_or_else(|| Problem::internal("a selected candidate without its values"))?;
    let code = next_code(work, cycle).await?;
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
    let made = made.await?;
    clock::open_plan(work, &made).await?;
    clock::open_finish(work, &made).await?;
    Ok(made)
}
