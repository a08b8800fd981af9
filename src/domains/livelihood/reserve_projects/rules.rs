//! Relations, guards and effects of reserve projects.

pub(super) use crate::relations::leading;

use super::{
    ReserveProjects,
    entity::{Column, Model, NewReserveProject, ReserveReview},
    words::RESERVE_REVIEW,
};
use crate::relations::Led;
use chrono::Months;
use instruments::{
    deadlines::{self, Opening},
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::actor::Actor,
    vocabulary::OrganizationKind,
    workflow::{Guarded, Note, Reason, Relation, Verdict},
};
use registry::organizations::valid_on;
use uuid::Uuid;

type ReserveStep<'a> = Step<'a, ReserveProjects>;

impl Led for Model {
    const LEAD_DEPARTMENT_ID: Column = Column::LeadDepartmentId;
}

/// Whoever entered it.
pub(super) fn author(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::CreatedBy, actor.user_id)
}

/// The congress of a district or of a town decides.
pub(super) async fn body_decides(step: &ReserveStep<'_>, body: &NewReserveProject) -> Guarded {
    let pointer = "/organization_id";
    let organization = valid_on(step, body.organization_id, step.today(), pointer).await?;
    let kinds = [OrganizationKind::StandingCommittee, OrganizationKind::TownPresidium];
    Ok(Verdict::require(kinds.contains(&organization.kind)).at(pointer))
}

pub(super) async fn department_is_there<B>(step: &ReserveStep<'_>, _: &B) -> Guarded {
    if let Some(department) = step.row.lead_department_id {
        valid_on(step, department, step.today(), "/lead_department_id").await?;
    }
    Ok(Verdict::Holds)
}

/// Opens the deadline of the next look at it, so many months from now, whatever day that is: nobody has the calendar of that year yet.
pub(crate) async fn await_review(work: &UnitOfWork<'_>, project: Uuid, office: Uuid) -> Result<()> {
    let today = work.call.today();
    let rule = rule(work, RuleKind::Livelihood, "reserve.review_months", today).await?;
    let day = today + Months::new(rule.value);
    let opening = Opening::on_day(day, RESERVE_REVIEW, project, office, rule.basis, rule.rule_set_id);
    deadlines::reopen_or_open::<ReserveProjects>(work, opening).await
}

pub(super) async fn begin(step: &mut ReserveStep<'_>, _: NewReserveProject) -> Result<()> {
    step.row.last_reviewed_on = step.today();
    await_review(&step.work(), step.row.id, step.call.actor.organization_id).await
}

pub(super) async fn review(step: &mut ReserveStep<'_>, _: ReserveReview) -> Result<()> {
    step.row.last_reviewed_on = step.today();
    let (work, id) = (step.work(), step.row.id);
    deadlines::meet(&work, RESERVE_REVIEW, id, step.today()).await?;
    await_review(&work, id, step.call.actor.organization_id).await
}

pub(super) async fn archive(step: &mut ReserveStep<'_>, _: Reason) -> Result<()> {
    deadlines::cancel_all(&step.work(), step.row.id).await
}

pub(super) async fn restore(step: &mut ReserveStep<'_>, _: Note) -> Result<()> {
    step.row.last_reviewed_on = step.today();
    await_review(&step.work(), step.row.id, step.call.actor.organization_id).await
}
