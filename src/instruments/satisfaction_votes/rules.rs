//! Relations, guards and effects of satisfaction votes.

use super::{
    SatisfactionResult, SatisfactionVoteState, SatisfactionVotes,
    api::SecondReport,
    entity::{BallotChoice, Column, Model, SatisfactionVoteContent},
    result::satisfaction,
    words::{VOTE_RECTIFICATION, VoterGroup},
};
use crate::{
    ballots::{BallotBase, BallotKind, BallotState, Ballots, Choice, count::Numbers, use_ballot},
    deadlines::{self, Period, PeriodUnit},
    deliberation_opinions::ESCALATIONS,
    documents::{Documents, stored},
    links,
    publications::is_public,
    rule_sets::{RuleKind, rule},
};
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::{actor::Actor, record::Assign},
    values::{
        clock::legal_date,
        numbers::{Hundredths, Whole},
        words::Words,
    },
    vocabulary::Role,
    workflow::{Guarded, Note, Reason, Relation, Sight, Verdict, Workflow},
};
use registry::{
    meetings::{MeetingState, Meetings, of_the_body},
    organizations::Organizations,
};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

type VoteStep<'a> = Step<'a, SatisfactionVotes>;

const RECTIFICATION: Period =
    Period::after(VOTE_RECTIFICATION, RuleKind::Supervision, "vote.rectify_months", PeriodUnit::Months);

/// What the public reads: published itself, or as the result of its ballot.
pub(super) fn published(_: &Actor) -> Sight<Model> {
    Sight::any_of([
        Sight::elsewhere(is_public(SatisfactionVotes::KIND, Column::DistrictCode, Column::Id)),
        Sight::elsewhere(is_public(Ballots::KIND, Column::DistrictCode, Column::BallotId)),
    ])
}

/// A vote of a body of the district.
pub(super) fn of_the_district(_: &Actor) -> Relation<Model> {
    Relation::lacks(Column::TownPresidiumId)
}

/// A vote of the deputies of the own town.
pub(super) fn own_town(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::TownPresidiumId, actor.organization_id)
}

/// Staff of the organ that is voted on.
pub(super) fn organ(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::OrganId, actor.organization_id)
}

pub(super) async fn organ_exists(step: &VoteStep<'_>, body: &SatisfactionVoteContent) -> Guarded {
    step.referred::<Organizations>(body.organ_id, "/organ_id").await?;
    Ok(Verdict::Holds)
}

/// A town has no Standing Committee: its deputies vote.
pub(super) async fn voters_of_the_body(step: &VoteStep<'_>, body: &SatisfactionVoteContent) -> Guarded {
    let in_town = step.row.town_presidium_id.is_some() || plans_for_a_town(step);
    let deputies = body.voter_group == VoterGroup::Deputies;
    Ok(Verdict::require(deputies || !in_town).at("/voter_group"))
}

/// Whether the presidium of a town plans a vote, which is one of its own deputies.
fn plans_for_a_town(step: &VoteStep<'_>) -> bool {
    step.before.is_none() && step.call.actor.is(Role::TownPresidium)
}

/// A further round is of the same matter as the first: of what, when in the work, by whom, and of how many the majority.
pub(super) async fn same_matter(step: &VoteStep<'_>, body: &SatisfactionVoteContent) -> Guarded {
    let Some(voted) = step.before.as_ref().filter(|before| before.round > 1) else {
        return Ok(Verdict::Holds);
    };
    let same = [
        (body.object_kind == voted.object_kind, "/object_kind"),
        (body.subject_type == voted.subject_type, "/subject_type"),
        (body.subject_id == voted.subject_id, "/subject_id"),
        (body.phase == voted.phase, "/phase"),
        (body.voter_group == voted.voter_group, "/voter_group"),
        (body.base == voted.base, "/base"),
    ];
    Ok(Verdict::each(same).with("round", voted.round))
}

pub(super) async fn first_round(step: &mut VoteStep<'_>, _: SatisfactionVoteContent) -> Result<()> {
    step.row.round = 1;
    step.row.town_presidium_id = plans_for_a_town(step).then_some(step.call.actor.organization_id);
    Ok(())
}

pub(super) async fn ballot_is_secret(step: &VoteStep<'_>, body: &BallotChoice) -> Guarded {
    let ballot = step.referred::<Ballots>(body.ballot_id, "/ballot_id").await?;
    Ok(Verdict::require(ballot.is_secret).at("/ballot_id"))
}

/// A ballot on satisfaction with the same record, of those whose vote it is, that is not over and serves no other vote.
pub(super) async fn ballot_fits(step: &VoteStep<'_>, body: &BallotChoice) -> Guarded {
    let ballot = step.referred::<Ballots>(body.ballot_id, "/ballot_id").await?;
    let meeting = step.stored::<Meetings>(ballot.meeting_id).await?;
    let running = matches!(ballot.state, BallotState::Prepared | BallotState::Issuing);
    let ours = ballot.town_presidium_id == step.row.town_presidium_id
        && of_the_body(step, &meeting, step.row.voter_group.assembly()).await?;
    let unfit = ballot.unfit(&step.row.subject_type, step.row.subject_id, BallotKind::Satisfaction);
    let wrong = unfit.or((!running).then_some("over")).or((!ours).then_some("meeting"));
    Ok(Verdict::require(wrong.is_none()).with("reason", wrong).at("/ballot_id"))
}

/// The ballot serves this vote, and no other.
pub(super) async fn open_ballot(step: &mut VoteStep<'_>, body: BallotChoice) -> Result<()> {
    use_ballot(&step.work(), body.ballot_id, step.row.id).await?;
    body.assign(&mut step.row);
    Ok(())
}

/// A ballot that was voided is replaced.
pub(super) async fn ballot_was_voided(step: &VoteStep<'_>, _: &BallotChoice) -> Guarded {
    Ok(Verdict::require(ballot(step).await?.state == BallotState::Void))
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
    let assembly = step.row.voter_group.assembly();
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

/// The ballot was announced, which is done in the meeting that voted, and that meeting still sits.
pub(super) async fn result_announced_in_the_meeting(step: &VoteStep<'_>, _: &Note) -> Guarded {
    let Some(ballot) = step.row.ballot_id else { return Ok(Verdict::require(false)) };
    let ballot = step.stored::<Ballots>(ballot).await?;
    let meeting = step.stored::<Meetings>(ballot.meeting_id).await?;
    let sits = meeting.state == MeetingState::Open;
    Ok(Verdict::require(ballot.state == BallotState::Announced && sits))
}

/// Announces, and keeps the share of the vote of the same body before on the same organ, so that the trend is always shown.
pub(super) async fn announce(step: &mut VoteStep<'_>, _: Note) -> Result<()> {
    if step.row.round == 1 {
        let out = [
            SatisfactionVoteState::Announced,
            SatisfactionVoteState::Rectifying,
            SatisfactionVoteState::Closed,
        ];
        let earlier = step.all::<SatisfactionVotes>().filter(Column::OrganId.eq(step.row.organ_id));
        let earlier = earlier.filter(Column::Id.ne(step.row.id)).filter(Column::State.is_in(out));
        let earlier = earlier.filter(match step.row.town_presidium_id {
            Some(town) => Column::TownPresidiumId.eq(town),
            None => Column::TownPresidiumId.is_null(),
        });
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

/// A dissatisfied vote is answered by another round, as long as there is one.
pub(super) async fn members_not_dissatisfied(step: &VoteStep<'_>, _: &Note) -> Guarded {
    let satisfied = step.row.result != Some(SatisfactionResult::Dissatisfied);
    Ok(Verdict::require(satisfied || !another_round(step).await?))
}

/// After the last round a dissatisfied vote ends with a stronger form of supervision, on the vote or on its subject.
pub(super) async fn last_round_raised(step: &VoteStep<'_>, _: &Note) -> Guarded {
    if step.row.result != Some(SatisfactionResult::Dissatisfied) {
        return Ok(Verdict::Holds);
    }
    let raised = links::raised_to(&step.work(), &[step.row.id, step.row.subject_id], ESCALATIONS).await?;
    Ok(Verdict::require(!raised.is_empty()).with("round", step.row.round))
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

/// The second report is one on what the vote found: it was not there before the vote, and answered no vote before.
pub(super) async fn report_after_vote(step: &VoteStep<'_>, body: &SecondReport) -> Guarded {
    let report = step.referred::<Documents>(body.report_document_id, "/report_document_id").await?;
    let written = legal_date(report.created_at);
    let later = step.row.announced_on.is_none_or(|announced| written >= announced);
    let new = step.row.second_report_id != Some(body.report_document_id);
    Ok(Verdict::require(later && new).with("uploaded_on", written.to_string()).at("/report_document_id"))
}

async fn another_round(step: &VoteStep<'_>) -> Result<bool> {
    let limit = rule(&step.work(), RuleKind::Supervision, "opinion.rehandle_rounds", step.today()).await?;
    let rounds = u32::try_from(step.row.round).map_err(Problem::internal)?;
    Ok(rounds <= limit.value)
}

pub(super) async fn another_round_allowed<B>(step: &VoteStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(another_round(step).await?).with("round", step.row.round))
}

/// Another round: the figures of this one stay in the history, and its share is what the next is compared with.
pub(super) async fn next_round(step: &mut VoteStep<'_>, body: SecondReport) -> Result<()> {
    deadlines::meet(&step.work(), RECTIFICATION.code, step.row.id, step.today()).await?;
    let row = &mut step.row;
    row.second_report_id = Some(body.report_document_id);
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
