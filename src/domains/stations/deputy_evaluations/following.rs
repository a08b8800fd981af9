//! What happens to an evaluation by itself: the days of the deputy's own scores are over, others convene the group.

use super::{
    DeputyEvaluationAction, DeputyEvaluationState, DeputyEvaluations, entity::Column,
    words::EVALUATION_SELF_SCORE,
};
use instruments::deadlines::{self, DeadlineAction, Deadlines};
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::Result,
    values::future::Future,
    workflow::starting_states,
};
use registry::deputy_groups::{DeputyGroupAction, DeputyGroups};
use sea_orm::{ColumnTrait, QueryFilter};

/// What is followed.
pub fn reactions(reactions: &mut Reactions) {
    let by = "stations.deputy_evaluation, which goes on without the deputy's own scores\n\
             年度履职评价,自评逾期的不计自评";
    reactions.after::<Deadlines>(DeadlineAction::Lapse, by, go_on);
    let by = "stations.deputy_evaluation, which the conveners score\n\
             年度履职评价,由召集人评分";
    for action in [DeputyGroupAction::Edit, DeputyGroupAction::LoseMember] {
        reactions.after::<DeputyGroups>(action, by, follow_group);
    }
}

/// Who does not score the own year in time is left out of the score.
fn go_on<'a>(work: UnitOfWork<'a>, deadline: Happened<'a, Deadlines>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let Some(id) = deadline.after.subject_of(EVALUATION_SELF_SCORE) else { return Ok(()) };
        let row = work.stored::<DeputyEvaluations>(id).await?;
        if row.state == DeputyEvaluationState::Opened {
            work.advance::<DeputyEvaluations>(row, DeputyEvaluationAction::SelfScore, |_| {}).await?;
            deadlines::cancel(&work, EVALUATION_SELF_SCORE, id).await?;
        }
        Ok(())
    })
}

/// Whoever convenes the group scores what it has not scored yet.
fn follow_group<'a>(work: UnitOfWork<'a>, group: Happened<'a, DeputyGroups>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (members, conveners) = (&group.after.member_ids.0, &group.after.convener_ids);
        let open = starting_states::<DeputyEvaluations>(DeputyEvaluationAction::FollowGroup);
        let open = work.all::<DeputyEvaluations>().filter(Column::State.is_in(open));
        let open = open.filter(Column::DeputyId.is_in(members.iter().copied())).all(work.tx).await?;
        for row in open.into_iter().filter(|row| row.convener_ids != *conveners) {
            let follow = |row: &mut super::entity::Model| row.convener_ids = conveners.clone();
            work.advance::<DeputyEvaluations>(row, DeputyEvaluationAction::FollowGroup, follow).await?;
        }
        Ok(())
    })
}
