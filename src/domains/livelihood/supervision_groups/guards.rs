//! What is asked of the members of a group.

use super::{
    SupervisionGroupState, SupervisionGroups,
    entity::{Column, Model, NewSupervisionGroup},
};
use crate::{
    areas::in_own_area,
    employers::employed_by,
    periods::number_of,
    projects::{ProjectState, Projects, entity::Model as Project},
};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    values::words::Words,
    workflow::{Guarded, Verdict},
};
use registry::{
    deputies::{Deputies, each_in_office_today, each_of_the_congress},
    terms::Office,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

pub(super) type GroupStep<'a> = Step<'a, SupervisionGroups>;

async fn project_of(step: &GroupStep<'_>) -> Result<Project> {
    step.stored::<Projects>(step.row.project_id).await
}

pub(super) async fn project_is_there(step: &GroupStep<'_>, body: &NewSupervisionGroup) -> Guarded {
    step.referred::<Projects>(body.project_id, "/project_id").await?;
    Ok(Verdict::Holds)
}

/// Nobody follows what is over.
pub(super) async fn project_is_not_over(step: &GroupStep<'_>, body: &NewSupervisionGroup) -> Guarded {
    let state = step.stored::<Projects>(body.project_id).await?.state;
    Ok(Verdict::require(!ProjectState::OVER.contains(&state)).with("state", state.word()).at("/project_id"))
}

/// A street and a town see to what is done in their own area.
pub(super) async fn of_own_area<B>(step: &GroupStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(in_own_area(&step.work(), &project_of(step).await?).await?))
}

/// The group that follows a project, if there is one.
pub(super) async fn in_force(work: &UnitOfWork<'_>, project: Uuid) -> Result<Option<Model>> {
    let found = work.all::<SupervisionGroups>().filter(Column::ProjectId.eq(project));
    Ok(found.filter(Column::State.eq(SupervisionGroupState::InForce)).one(work.tx).await?)
}

pub(super) async fn none_in_force(step: &GroupStep<'_>, body: &NewSupervisionGroup) -> Guarded {
    let there = in_force(&step.work(), body.project_id).await?.map(|group| group.id.to_string());
    Ok(Verdict::require(there.is_none()).with("supervision_group_id", there).at("/project_id"))
}

pub(super) async fn enough_members<B>(step: &GroupStep<'_>, _: &B) -> Guarded {
    let least = number_of(&step.work(), &project_of(step).await?, "group.members").await?;
    let enough = u32::try_from(step.row.member_ids.0.len()).is_ok_and(|count| count >= least);
    Ok(Verdict::require(enough).with("least", least).at("/member_ids"))
}

pub(super) async fn leader_is_a_member<B>(step: &GroupStep<'_>, _: &B) -> Guarded {
    let leads = step.row.leader_id.is_some_and(|leader| step.row.member_ids.0.contains(&leader));
    Ok(Verdict::require(leads).at("/leader_id"))
}

/// Today, whoever the group named before.
pub(super) async fn members_in_office<B>(step: &GroupStep<'_>, _: &B) -> Guarded {
    each_in_office_today(step, &step.row.member_ids.0, Office::Deputy, "/member_ids").await
}

/// Deputies of the district follow its projects, those of a town the projects of the town.
pub(super) async fn members_of_the_congress<B>(step: &GroupStep<'_>, _: &B) -> Guarded {
    let (members, congress) = (&step.row.member_ids.0, project_of(step).await?.organization_id);
    each_of_the_congress(step, congress, members, |index| format!("/member_ids/{index}")).await
}

/// Nobody follows what the own employer does.
pub(super) async fn members_without_interest<B>(step: &GroupStep<'_>, _: &B) -> Guarded {
    let (work, members) = (step.work(), &step.row.member_ids.0);
    let departments = project_of(step).await?.departments();
    let deputies: Vec<_> = work.stored_all::<Deputies>(members).await?.into_values().collect();
    let interested = employed_by(&work, &deputies, &departments).await?;
    let first = members.iter().position(|member| interested.contains(member));
    let refused = Verdict::require(first.is_none()).at(&format!("/member_ids/{}", first.unwrap_or_default()));
    Ok(refused.with("deputy_id", first.map(|index| members[index].to_string())))
}
