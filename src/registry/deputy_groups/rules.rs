//! Guards of deputy groups.

use super::{
    DeputyGroups,
    entity::{Column, DeputyGroupContent},
};
use crate::{
    deputies::{self, Deputies, DeputyState},
    organizations::Organizations,
};
use platform::{
    call::Step,
    workflow::{Guarded, Verdict},
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;

/// 地方组织法第四十三条: three or more; each once.
pub(super) async fn three_or_more(step: &Step<'_, DeputyGroups>, body: &DeputyGroupContent) -> Guarded {
    if let Some(street) = body.street_or_town_id {
        step.referred::<Organizations>(street, "/street_or_town_id").await?;
    }
    let different: HashSet<_> = body.member_ids.iter().collect();
    Ok(Verdict::require(different.len() >= 3 && different.len() == body.member_ids.len()).at("/member_ids"))
}

/// One to three conveners, all of them members.
pub(super) async fn conveners_are_members(_: &Step<'_, DeputyGroups>, body: &DeputyGroupContent) -> Guarded {
    let members = body.convener_ids.iter().all(|convener| body.member_ids.contains(convener));
    Ok(Verdict::require(members && (1..=3).contains(&body.convener_ids.len())).at("/convener_ids"))
}

/// Every member is in office, and all are of one level.
pub(super) async fn members_in_office(step: &Step<'_, DeputyGroups>, body: &DeputyGroupContent) -> Guarded {
    let found = step
        .all::<Deputies>()
        .filter(deputies::entity::Column::Id.is_in(body.member_ids.clone()))
        .filter(deputies::entity::Column::State.eq(DeputyState::Active))
        .all(step.tx)
        .await?;
    let one_level = found.windows(2).all(|pair| pair[0].congress_level == pair[1].congress_level);
    Ok(Verdict::require(found.len() == body.member_ids.len() && one_level).at("/member_ids"))
}

/// A deputy belongs to one group.
pub(super) async fn one_group_each(step: &Step<'_, DeputyGroups>, body: &DeputyGroupContent) -> Guarded {
    let others = step.all::<DeputyGroups>().filter(Column::Id.ne(step.row.id)).all(step.tx).await?;
    let taken =
        others.iter().any(|group| group.member_ids.0.iter().any(|member| body.member_ids.contains(member)));
    Ok(Verdict::require(!taken).at("/member_ids"))
}
