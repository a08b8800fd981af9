//! Who reviews: several, of two organizations, none of the target's side, no two who review each other (01 §3.8).

use super::{
    Assessments,
    entity::{Column, DisputeAnswer, Review},
};
use crate::{
    codes,
    rule_sets::{RuleKind, rule},
};
use access::users::{self, Users};
use platform::{
    call::Step,
    problem::{Problem, Result},
    workflow::{Guarded, Verdict},
};
use registry::organizations::Organizations;
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;
use uuid::Uuid;

type AssessmentStep<'a> = Step<'a, Assessments>;

pub(super) async fn enough_reviewers(step: &AssessmentStep<'_>, body: &Review) -> Guarded {
    let least = rule(&step.work(), RuleKind::General, "assessment.reviewers", step.today()).await?;
    let named: HashSet<_> = body.reviewer_ids.iter().collect();
    let enough = u32::try_from(named.len()).is_ok_and(|named| named >= least.value);
    Ok(Verdict::require(enough).at("/reviewer_ids").with("least", least.value))
}

pub(super) async fn reviewers_are_others(step: &AssessmentStep<'_>, body: &Review) -> Guarded {
    let named: HashSet<_> = body.reviewer_ids.iter().copied().collect();
    let known = step.all::<Users>().filter(users::entity::Column::Id.is_in(named.clone()));
    let known = known.all(step.tx).await?;
    if known.len() != named.len() {
        return Err(Problem::new(codes::UNKNOWN_REFERENCE).at("/reviewer_ids"));
    }
    let own = own_side(step).await?;
    let organizations: HashSet<Uuid> = known.iter().map(|user| user.organization_id).collect();
    let others = organizations.is_disjoint(&own) && organizations.len() > 1;
    Ok(Verdict::require(others).at("/reviewer_ids"))
}

/// The organization of the target, its street or town, and what stands above it.
async fn own_side(step: &AssessmentStep<'_>) -> Result<HashSet<Uuid>> {
    let own = step.stored::<Organizations>(step.row.organization_id).await?;
    Ok([Some(own.id), own.street_or_town_id, own.parent_id].into_iter().flatten().collect())
}

/// Nobody of the target reviews those by whom it is reviewed, under the same template.
pub(super) async fn nobody_reviews_in_turn(step: &AssessmentStep<'_>, body: &Review) -> Guarded {
    let of = |ids: Vec<Uuid>| step.all::<Users>().filter(users::entity::Column::Id.is_in(ids));
    let reviewers = of(body.reviewer_ids.clone()).all(step.tx).await?;
    let theirs = reviewers.iter().map(|user| user.organization_id);
    let assessed = step.all::<Assessments>().filter(Column::TemplateId.eq(step.row.template_id));
    let assessed = assessed.filter(Column::OrganizationId.is_in(theirs)).all(step.tx).await?;
    let in_turn = assessed.iter().flat_map(|other| other.reviewer_ids.0.clone()).collect();
    let in_turn = of(in_turn).all(step.tx).await?;
    let own = in_turn.iter().any(|user| user.organization_id == step.row.organization_id);
    Ok(Verdict::require(!own).at("/reviewer_ids"))
}

/// Who answers a dispute did not review.
pub(super) async fn resolved_by_another(step: &AssessmentStep<'_>, _: &DisputeAnswer) -> Guarded {
    Ok(Verdict::require(!step.row.reviewer_ids.0.contains(&step.call.actor.user_id)))
}
