//! Relations, guards and effects of scores.

use super::{
    TopicScores,
    entity::{Column, Model, TopicScoreContent},
};
use crate::topic_proposals::{ProposalState, TopicProposals};
use platform::{
    call::Step,
    problem::Result,
    records::actor::Actor,
    workflow::{Guarded, Relation, Verdict},
};

type ScoreStep<'a> = Step<'a, TopicScores>;

/// Who gave the score.
pub(super) fn reviewer(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::ReviewerId, actor.user_id)
}

/// Proposals are scored between screening and consultation.
pub(super) async fn proposal_is_screened(step: &ScoreStep<'_>, body: &TopicScoreContent) -> Guarded {
    let proposal = step.referred::<TopicProposals>(body.proposal_id, "/proposal_id").await?;
    Ok(Verdict::require(proposal.state == ProposalState::Screened).at("/proposal_id"))
}

pub(super) async fn reviewer_is_invited(step: &ScoreStep<'_>, body: &TopicScoreContent) -> Guarded {
    let proposal = step.referred::<TopicProposals>(body.proposal_id, "/proposal_id").await?;
    Ok(Verdict::require(proposal.reviewer_ids.0.contains(&step.call.actor.user_id)).at("/proposal_id"))
}

/// Nobody scores the own proposal, nor a committee that of its own research.
pub(super) async fn not_the_own_proposal(step: &ScoreStep<'_>, body: &TopicScoreContent) -> Guarded {
    let proposal = step.referred::<TopicProposals>(body.proposal_id, "/proposal_id").await?;
    Ok(Verdict::require(!proposal.is_own_of(&step.call.actor)).at("/proposal_id"))
}

pub(super) async fn set_reviewer(step: &mut ScoreStep<'_>, _: TopicScoreContent) -> Result<()> {
    step.row.reviewer_id = step.call.actor.user_id;
    Ok(())
}
