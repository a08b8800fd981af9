//! Guards of deputy groups.

use super::{
    DeputyGroupAction, DeputyGroups,
    entity::{Column, DeputyGroupContent},
};
use crate::{
    deputies::{self, Deputies, DeputyAction, each_in_office},
    organizations::Organizations,
    terms::Office,
};
use platform::{
    call::{Happened, Step, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::{Guarded, Nothing, Verdict, starting_states},
};
use sea_orm::{ColumnTrait, QueryFilter};
use std::collections::HashSet;
use uuid::Uuid;

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

/// Every member is in office.
pub(super) async fn members_in_office(step: &Step<'_, DeputyGroups>, body: &DeputyGroupContent) -> Guarded {
    each_in_office(step, &body.member_ids, Office::Deputy, step.today(), "/member_ids").await
}

/// 代表法第二十七条: deputies of one level.
pub(super) async fn members_of_one_level(
    step: &Step<'_, DeputyGroups>,
    body: &DeputyGroupContent,
) -> Guarded {
    let members =
        step.all::<Deputies>().filter(deputies::entity::Column::Id.is_in(body.member_ids.iter().copied()));
    let members = members.all(step.tx).await?;
    let one_level = members.windows(2).all(|pair| pair[0].congress_level == pair[1].congress_level);
    Ok(Verdict::require(one_level).at("/member_ids"))
}

/// A deputy belongs to one group.
pub(super) async fn one_group_each(step: &Step<'_, DeputyGroups>, body: &DeputyGroupContent) -> Guarded {
    let others = step.all::<DeputyGroups>().filter(Column::Id.ne(step.row.id)).all(step.tx).await?;
    let taken =
        others.iter().any(|group| group.member_ids.0.iter().any(|member| body.member_ids.contains(member)));
    Ok(Verdict::require(!taken).at("/member_ids"))
}

/// Each member's own record tells the group.
pub(super) async fn tell_members(step: &mut Step<'_, DeputyGroups>, _: DeputyGroupContent) -> Result<()> {
    let members = step.row.member_ids.0.clone();
    belong(step, &members).await
}

/// A group that is archived has no members.
pub(super) async fn let_members_go(step: &mut Step<'_, DeputyGroups>, _: Nothing) -> Result<()> {
    belong(step, &[]).await
}

async fn belong(step: &Step<'_, DeputyGroups>, members: &[Uuid]) -> Result<()> {
    use deputies::entity::Column as Deputy;
    let (work, own) = (step.work(), step.row.id);
    let before = step.before.as_ref().map(|before| before.member_ids.0.clone()).unwrap_or_default();
    let concerned = members.iter().chain(&before).copied();
    for deputy in work.all::<Deputies>().filter(Deputy::Id.is_in(concerned)).all(step.tx).await? {
        let group = members.contains(&deputy.id).then_some(own);
        if deputy.deputy_group_id != group {
            work.advance::<Deputies>(deputy, DeputyAction::JoinGroup, |row| row.deputy_group_id = group)
                .await?;
        }
    }
    Ok(())
}

/// Whose office ends belongs to no group any more.
pub(super) fn left_office<'a>(
    work: UnitOfWork<'a>,
    deputy: Happened<'a, Deputies>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let own = deputy.after.id;
        let states = starting_states::<DeputyGroups>(DeputyGroupAction::LoseMember);
        for group in work.naming::<DeputyGroups>(&states, own).await? {
            work.advance::<DeputyGroups>(group, DeputyGroupAction::LoseMember, |row| {
                row.member_ids.0.retain(|member| *member != own);
                row.convener_ids.0.retain(|member| *member != own);
            })
            .await?;
        }
        Ok(())
    })
}
