//! Relations, guards and effects of satisfaction votes.

use super::{
    SatisfactionResult, SatisfactionVoteState, SatisfactionVotes,
    api::SecondReport,
    entity::{BallotChoice, Column, Model, SatisfactionVoteContent},
    result::satisfaction,
    words::{VOTE_RECTIFICATION, VoterGroup},
};
use crate::{
    ballots::{BallotBase, BallotKind, BallotState, Ballots, Choice, count::Numbers},
    deadlines::{self, Period, Unit},
    documents::stored,
    publications::is_public,
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::actor::Actor,
    values::{
        numbers::{Hundredths, Whole},
        words::Words,
    },
    workflow::{Guarded, Note, Reason, Relation, Sight, Verdict, Workflow},
};
use registry::{
    meetings::{MeetingKind, Meetings},
    organizations::Organizations,
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

type VoteStep<'a> = Step<'a, SatisfactionVotes>;

const RECTIFICATION: Period =
    Period::after(VOTE_RECTIFICATION, RuleKind::Supervision, "vote.rectify_months", Unit::Months);

/// What the public reads: published itself, or as the result of its ballot.
pub(super) fn published(_: &Actor) -> Sight<Model> {
    Sight::any_of([
        Sight::elsewhere(is_public(SatisfactionVotes::KIND, Column::DistrictCode, Column::Id)),
        Sight::elsewhere(is_public(Ballots::KIND, Column::DistrictCode, Column::BallotId)),
    ])
}

/// Staff of the organ that is voted on.
pub(super) fn organ(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganId, actor.organization_id)
}

pub(super) async fn organ_exists(step: &VoteStep<'_>, body: &SatisfactionVoteContent) -> Guarded {
    step.referred::<Organizations>(body.organ_id, "/organ_id").await?;
    Ok(Verdict::Holds)
}

pub(super) async fn first_round(step: &mut VoteStep<'_>, _: SatisfactionVoteContent) -> Result<()> {
    step.row.round = 1;
    Ok(())
}

pub(super) async fn ballot_is_secret(step: &VoteStep<'_>, body: &BallotChoice) -> Guarded {
    let ballot = step.referred::<Ballots>(body.ballot_id, "/ballot_id").await?;
    Ok(Verdict::require(ballot.is_secret).at("/ballot_id"))
}

/// The ballot asks for satisfaction, on the same record, and is not over.
pub(super) async fn ballot_fits(step: &VoteStep<'_>, body: &BallotChoice) -> Guarded {
    let ballot = step.referred::<Ballots>(body.ballot_id, "/ballot_id").await?;
    let running = matches!(ballot.state, BallotState::Prepared | BallotState::Issuing);
    let fits = ballot.kind == BallotKind::Satisfaction && ballot.subject_id == step.row.subject_id;
    Ok(Verdict::require(running && fits).at("/ballot_id"))
}

async fn ballot(step: &VoteStep<'_>) -> Result<crate::ballots::entity::Model> {
    let id = step.row.ballot_id.ok_or_else(|| Problem::internal("a vote without its ballot"))?;
    step.stored::<Ballots>(id).await
}

pub(super) async fn ballot_confirmed(step: &VoteStep<'_>, _: &Note) -> Guarded {
    let state = ballot(step).await?.state;
    Ok(Verdict::require(matches!(state, BallotState::Confirmed | BallotState::Announced)))
}

/// The result needs the number of all who may vote: the ballot was taken in a meeting of those whose vote it is.
pub(super) async fn base_known(step: &VoteStep<'_>, _: &Note) -> Guarded {
    let ballot = ballot(step).await?;
    let meeting = step.stored::<Meetings>(ballot.meeting_id).await?;
    let assembly = match step.row.voter_group {
        VoterGroup::ScMembers => MeetingKind::ScPlenary,
        VoterGroup::Deputies => MeetingKind::Congress,
    };
    let known = ballot.total_members.is_some_and(|total| total > 0) && meeting.kind == assembly;
    Ok(Verdict::require(known).with("voter_group", step.row.voter_group.word()))
}

/// Takes the numbers of the ballot and judges them.
pub(super) async fn record(step: &mut VoteStep<'_>, _: Note) -> Result<()> {
    let ballot = ballot(step).await?;
    let numbers = Numbers { tallies: ballot.tallies.0, ..Numbers::default() };
    let votes = |choice| i32::try_from(numbers.votes(0, choice)).map_err(Problem::internal);
    let (satisfied, basically) = (votes(Choice::Satisfied)?, votes(Choice::BasicallySatisfied)?);
    let valid = ballot.valid.map_or(0, Whole::get32);
    let base = match step.row.base {
        BallotBase::AllMembers => ballot.total_members,
        BallotBase::PresentMembers => ballot.present_members,
        BallotBase::ValidBallots => Some(valid),
    };
    step.row.total_members = ballot.total_members;
    step.row.valid = Some(valid);
    step.row.satisfied = Some(satisfied);
    step.row.basically_satisfied = Some(basically);
    step.row.dissatisfied = Some(votes(Choice::Dissatisfied)?);
    step.row.abstained = ballot.present_members.map(|present| present - valid);
    step.row.result = Some(satisfaction(satisfied, basically, base.unwrap_or(0)));
    Ok(())
}

/// Announces, and keeps the share of the vote before on the same organ, so that the trend is always shown.
pub(super) async fn announce(step: &mut VoteStep<'_>, _: Note) -> Result<()> {
    if step.row.round == 1 {
        let out = [
            SatisfactionVoteState::Announced,
            SatisfactionVoteState::Rectifying,
            SatisfactionVoteState::Closed,
        ];
        let earlier = step.all::<SatisfactionVotes>().filter(Column::OrganId.eq(step.row.organ_id));
        let earlier = earlier.filter(Column::Id.ne(step.row.id)).filter(Column::State.is_in(out));
        let earlier =
            earlier.order_by_desc(Column::AnnouncedOn).order_by_desc(Column::Id).one(step.tx).await?;
        step.row.previous_share = earlier.as_ref().and_then(share);
    }
    step.row.announced_on = Some(step.today());
    Ok(())
}

pub(super) async fn members_dissatisfied(step: &VoteStep<'_>, _: &Reason) -> Guarded {
    Ok(Verdict::require(step.row.result == Some(SatisfactionResult::Dissatisfied)))
}

pub(super) async fn members_not_dissatisfied(step: &VoteStep<'_>, _: &Note) -> Guarded {
    Ok(Verdict::require(step.row.result != Some(SatisfactionResult::Dissatisfied)))
}

/// A dissatisfied vote asks for a new report.
pub(super) async fn start_rectification(step: &mut VoteStep<'_>, _: Reason) -> Result<()> {
    let (organ, today) = (step.row.organ_id, step.today());
    RECTIFICATION.open::<SatisfactionVotes>(&step.work(), step.row.id, organ, today).await?;
    Ok(())
}

platform::guards! { SatisfactionVotes:
    /// The organ reported again.
    second_report(SecondReport): stored(body.report_document_id);
}

pub(super) async fn another_round_allowed(step: &VoteStep<'_>, _: &SecondReport) -> Guarded {
    let limit = rule(&step.work(), RuleKind::Supervision, "opinion.rehandle_rounds", step.today()).await?;
    let rounds = u32::try_from(step.row.round).map_err(Problem::internal)?;
    Ok(Verdict::require(rounds <= limit.value).with("round", step.row.round))
}

/// Another round: the figures of this one stay in the history, and its share is what the next is compared with.
pub(super) async fn next_round(step: &mut VoteStep<'_>, _: SecondReport) -> Result<()> {
    deadlines::meet(&step.work(), RECTIFICATION.code, step.row.id, step.today()).await?;
    let row = &mut step.row;
    row.previous_share = share(row);
    row.round += 1;
    row.ballot_id = None;
    (row.satisfied, row.basically_satisfied, row.dissatisfied, row.abstained) = (None, None, None, None);
    (row.valid, row.total_members, row.result) = (None, None, None);
    row.announced_on = None;
    Ok(())
}

/// The share of dissatisfied papers (percent).
fn share(row: &Model) -> Option<Hundredths> {
    Hundredths::percent(row.dissatisfied?.into(), row.valid?.into())
}
