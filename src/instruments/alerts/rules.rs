//! Who sees alerts, who stands in which relation to them, and the conditions of their actions.

pub(super) use super::effects::*;

use super::{
    Alerts,
    api::AlertEscalation,
    entity::{AlertAssignment, Column, Model},
};
use crate::issues;
use platform::{
    call::Step,
    records::actor::Actor,
    values::characters::key,
    workflow::{Guarded, Relation, Verdict},
};
use registry::organizations::Organizations;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

/// Staff of the organization that has to explain it.
pub(super) fn handler(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::HandlerOrgId, actor.organization_id)
}

pub(super) async fn handler_exists(step: &Step<'_, Alerts>, body: &AlertAssignment) -> Guarded {
    step.referred::<Organizations>(body.handler_org_id, "/handler_org_id").await?;
    Ok(Verdict::Holds)
}

/// Nobody judges the explanation of the own organization.
pub(super) async fn handler_is_another<B>(step: &Step<'_, Alerts>, _: &B) -> Guarded {
    Ok(Verdict::require(!handler(&step.call.actor).holds(&step.row)))
}

pub(super) async fn category_of_the_domain(step: &Step<'_, Alerts>, body: &AlertEscalation) -> Guarded {
    Ok(Verdict::require(body.category.belongs_to(step.row.domain)).at("/category"))
}

/// The number of the issue is not taken, not even by an archived one.
pub(super) async fn number_is_free(step: &Step<'_, Alerts>, body: &AlertEscalation) -> Guarded {
    use issues::entity::Column as Issue;
    let same = issues::entity::Entity::find()
        .filter(Issue::DistrictCode.eq(step.row.district_code.as_str()))
        .filter(Issue::IssueNoKey.eq(key(&body.issue_no)));
    Ok(Verdict::require(same.count(step.tx).await? == 0).at("/issue_no"))
}
