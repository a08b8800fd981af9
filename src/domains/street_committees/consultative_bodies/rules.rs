//! Relations, guards and effects of consultative bodies.

use super::{
    ConsultativeBodies,
    entity::{Column, Model, NewConsultativeBody},
    yearly,
};
use crate::committees::committee_of;
use chrono::Datelike;
use instruments::publications::is_public;
use platform::{
    call::{
        Step,
        guards::{given, until_today},
    },
    problem::Result,
    records::actor::Actor,
    workflow::{Guarded, Relation, Sight, Verdict, Workflow},
};
use registry::organizations::Organizations;
use sea_orm::{ColumnTrait, QueryFilter};

type BodyStep<'a> = Step<'a, ConsultativeBodies>;

/// Staff of the committee that convenes it.
pub(super) fn own_street(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganizationId, actor.organization_id)
}

/// What was told to the public of it.
pub(super) fn out(_: &Actor) -> Sight<Model> {
    Sight::elsewhere(is_public(ConsultativeBodies::KIND, Column::DistrictCode, Column::Id))
}

platform::guards! { ConsultativeBodies:
    established_by_now: until_today(row.established_on);
    members_named: given(row.members);
}

/// The street of the caller's own committee, which is active.
pub(super) async fn own_committee(step: &BodyStep<'_>, body: &NewConsultativeBody) -> Guarded {
    step.referred::<Organizations>(body.street_id, "/street_id").await?;
    let committee = committee_of(&step.work(), step.call.actor.organization_id).await?;
    let own = committee.is_some_and(|committee| committee.street_id == body.street_id);
    Ok(Verdict::require(own).at("/street_id"))
}

/// One body of a street in a term.
pub(super) async fn first_of_the_term<B>(step: &BodyStep<'_>, _: &B) -> Guarded {
    let others = step.all::<ConsultativeBodies>().filter(Column::StreetId.eq(step.row.street_id));
    let others = others.filter(Column::Id.ne(step.row.id)).all(step.tx).await?;
    let other = others.into_iter().find(|other| other.term_label == step.row.term_label);
    let other = other.map(|other| other.id.to_string());
    Ok(Verdict::require(other.is_none()).with("body_id", other).at("/term_label"))
}

pub(super) async fn belong(step: &mut BodyStep<'_>, _: NewConsultativeBody) -> Result<()> {
    step.row.organization_id = step.call.actor.organization_id;
    let whose = (step.row.id, step.row.organization_id);
    yearly::owe(&step.work(), whose, step.today().year()).await
}
