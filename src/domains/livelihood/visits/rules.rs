//! Relations, guards and effects of visits.

pub(super) use crate::relations::leading_its_project as leading;

use super::{
    Visits,
    entity::{Column, Model, NewVisit, VisitContent},
};
use crate::{
    areas::in_own_area,
    projects::{Found, Projects, register_issue},
    relations::OfAProject,
    supervision_groups::{SupervisionGroupState, SupervisionGroups, entity::Model as Group},
};
use instruments::{
    documents::stored,
    issues::{IssueDomain, IssueSource},
};
use platform::{
    call::Step,
    problem::Result,
    vocabulary::{Role, groups},
    workflow::{Guarded, Verdict},
};
use registry::{deputies::each_in_office, terms::Office};

type VisitStep<'a> = Step<'a, Visits>;

impl OfAProject for Model {
    const PROJECT_ID: Column = Column::ProjectId;
}

platform::guards! { Visits:
    new_photos_stored(NewVisit): stored(body.photo_ids);
    photos_stored(VisitContent): stored(body.photo_ids);
}

async fn group_of(step: &VisitStep<'_>) -> Result<Group> {
    step.stored::<SupervisionGroups>(step.row.group_id).await
}

pub(super) async fn group_in_force(step: &VisitStep<'_>, body: &NewVisit) -> Guarded {
    let group = step.referred::<SupervisionGroups>(body.group_id, "/group_id").await?;
    Ok(Verdict::require(group.state == SupervisionGroupState::InForce).at("/group_id"))
}

/// Committees, streets and towns see to their area.
async fn is_of_own_area(step: &VisitStep<'_>, group: &Group) -> Result<bool> {
    let project = step.stored::<Projects>(group.project_id).await?;
    in_own_area(&step.work(), &project).await
}

/// Deputies record the visits of a group to which they belong, staff those in their area.
pub(super) async fn of_own_group(step: &VisitStep<'_>, _: &NewVisit) -> Guarded {
    let (actor, group) = (&step.call.actor, group_of(step).await?);
    let belongs = actor.deputy_id.is_some_and(|deputy| group.member_ids.0.contains(&deputy));
    let staff = [Role::CommitteeStaff, Role::DeputyAffairs];
    let sees_to_it = actor.is_any(&staff) || actor.is_any(groups::StreetStaff.roles);
    let own = belongs || (sees_to_it && is_of_own_area(step, &group).await?);
    Ok(Verdict::require(own).at("/group_id"))
}

pub(super) async fn of_own_area<B>(step: &VisitStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(is_of_own_area(step, &group_of(step).await?).await?))
}

pub(super) async fn visited_until_today<B>(step: &VisitStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.visited_on <= step.today()).at("/visited_on"))
}

pub(super) async fn somebody_was_there<B>(step: &VisitStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(!step.row.member_ids.0.is_empty()).at("/member_ids"))
}

/// Who was there belonged to the group on that day, whoever belongs to it today.
pub(super) async fn members_that_day<B>(step: &VisitStep<'_>, _: &B) -> Guarded {
    let (group, row) = (group_of(step).await?, &step.row);
    let stranger = row.member_ids.0.iter().position(|member| !group.had(*member, row.visited_on));
    let pointer = format!("/member_ids/{}", stranger.unwrap_or_default());
    Ok(Verdict::require(stranger.is_none()).at(&pointer))
}

/// 代表法第六十一条、第六十二条: on the day of the visit.
pub(super) async fn in_office_that_day<B>(step: &VisitStep<'_>, _: &B) -> Guarded {
    let row = &step.row;
    each_in_office(step, &row.member_ids.0, Office::Deputy, row.visited_on, "/member_ids").await
}

pub(super) async fn finding_has_its_category(_: &VisitStep<'_>, body: &NewVisit) -> Guarded {
    let fits = match (&body.finding, body.finding_category) {
        (Some(_), Some(category)) => category.belongs_to(IssueDomain::Livelihood),
        (found, category) => found.is_none() && category.is_none(),
    };
    Ok(Verdict::require(fits).at("/finding_category"))
}

/// What is wrong is registered as an issue of the project.
pub(super) async fn record(step: &mut VisitStep<'_>, body: NewVisit) -> Result<()> {
    step.row.project_id = group_of(step).await?.project_id;
    let (Some(finding), Some(category)) = (body.finding, body.finding_category) else { return Ok(()) };
    let work = step.work();
    let project = step.stored::<Projects>(step.row.project_id).await?;
    let found = Found { source: IssueSource::Inspection, category, description: &finding };
    step.row.issue_id = Some(register_issue(&work, &project, found).await?);
    Ok(())
}
