//! Members who leave a group by themselves: out of office, of another congress, or employed by a department of the project (07 §3.8).

use super::{
    SupervisionGroupAction, SupervisionGroups, entity::Model, forming::tell_project, words::GROUP_LEADER,
};
use crate::{employers::employed_by, periods::period, projects::entity::Model as Project};
use instruments::deadlines::{Period, PeriodUnit};
use platform::{call::UnitOfWork, problem::Result};
use registry::deputies::in_office_in_the_congress;
use std::collections::BTreeSet;
use uuid::Uuid;

const NEW_LEADER: Period = period(GROUP_LEADER, "group.leader_days", PeriodUnit::Days);

/// Whoever may no longer belong to a group leaves it; answers who of them works for a department. Where nobody leads then, somebody is
/// found within so many days.
///
/// # Errors
/// `RULE_SET_MISSING`.
pub(super) async fn leave(work: &UnitOfWork<'_>, group: Model, project: &Project) -> Result<Vec<Uuid>> {
    let (id, body, today) = (group.id, group.author_organization_id, work.call.today());
    let (congress, members) = (project.organization_id, &group.member_ids.0);
    let there = in_office_in_the_congress(work, congress, members, today).await?;
    let interested: BTreeSet<Uuid> =
        employed_by(work, &there, &project.departments()).await?.into_iter().collect();
    let stays = |member: &Uuid| there.iter().any(|one| one.id == *member) && !interested.contains(member);
    let gone: Vec<Uuid> = group.member_ids.0.iter().filter(|member| !stays(member)).copied().collect();
    if gone.is_empty() {
        return Ok(gone);
    }
    let mut leader_left = false;
    let lose = |row: &mut Model| leader_left = row.lose(&gone, today);
    work.advance::<SupervisionGroups>(group, SupervisionGroupAction::LoseMember, lose).await?;
    if leader_left {
        tell_project(work, project.id, (Some(id), None)).await?;
        NEW_LEADER.reopen_on_any_day::<SupervisionGroups>(work, id, body, today).await?;
    }
    Ok(gone.into_iter().filter(|member| interested.contains(member)).collect())
}
