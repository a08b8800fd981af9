//! The votes on a project: on a report in between, and at its end (07 §3.4, §4.7).

use super::{
    bodies::{AssessmentRecording, ReviewRecording},
    exit_flag::flag,
    words::{ASSESSMENT, ProjectVote, REVIEW, SECOND_REPORT},
};
use crate::{
    periods::{period, rule_of, ruled_on},
    projects::{ProjectState, Projects, ending::raise_issue, entity::Model, guards::ProjectStep},
    words::CycleLevel,
};
use chrono::NaiveDate;
use instruments::{
    ballots::{BallotBase, Ballots},
    deadlines::{self, Period, PeriodUnit},
    issues::IssueCategory,
    satisfaction_votes::{
        SatisfactionResult, SatisfactionVoteState, SatisfactionVotes,
        entity::Model as Vote,
        words::{ObjectKind, Phase, VoterGroup},
    },
};
use platform::{
    problem::{Problem, Result},
    workflow::{Guarded, Verdict, Workflow},
};
use registry::meetings::{Decided, Meetings, arisen, decided_by, entity::Model as Meeting};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

const SECOND: Period = period(SECOND_REPORT, "assessment.report_months", PeriodUnit::Months);

impl Model {
    /// Whose satisfaction counts: a town has no Standing Committee.
    fn voters(&self) -> VoterGroup {
        match self.level {
            CycleLevel::District => VoterGroup::ScMembers,
            CycleLevel::Town => VoterGroup::Deputies,
        }
    }
}

/// A vote on a project.
struct Asked<'a> {
    /// In one of these phases.
    phases: &'a [Phase],
    /// Not announced before this day.
    since: Option<NaiveDate>,
    /// In this meeting.
    meeting: Option<Uuid>,
}

/// The meeting in which a round of a vote was taken.
async fn meeting_of(step: &ProjectStep<'_>, vote: &Vote) -> Result<Option<Meeting>> {
    let Some(ballot) = vote.ballot_id else { return Ok(None) };
    let ballot = step.stored::<Ballots>(ballot).await?;
    Ok(Some(step.stored::<Meetings>(ballot.meeting_id).await?))
}

/// Why a vote is not the one that is asked for: on this project, in its phase, of its members, announced, by its own body, not before
/// the matter, and used for nothing else.
fn unfit(row: &Model, vote: &Vote, meeting: Option<&Meeting>, asked: &Asked<'_>) -> Option<&'static str> {
    let out =
        [SatisfactionVoteState::Announced, SatisfactionVoteState::Rectifying, SatisfactionVoteState::Closed];
    let own = |meeting: &Meeting| {
        let there = meeting.organization_id == row.organization_id && meeting.kind == row.voters().assembly();
        there && asked.meeting.is_none_or(|asked| asked == meeting.id)
    };
    let used = row.votes.0.iter().any(|one| Some(one.ballot_id) == vote.ballot_id);
    let wrong = [
        (&*vote.subject_type != Projects::KIND || vote.subject_id != row.id, "subject"),
        (vote.object_kind != ObjectKind::LivelihoodProject, "kind"),
        (!asked.phases.contains(&vote.phase), "phase"),
        (vote.voter_group != row.voters(), "voter_group"),
        (!out.contains(&vote.state), "not_announced"),
        (!meeting.is_some_and(own), "meeting"),
        (asked.since.is_some_and(|since| vote.announced_on.is_none_or(|on| on < since)), "before_the_matter"),
        (used, "used"),
    ];
    wrong.into_iter().find(|(wrong, _)| *wrong).map(|(_, reason)| reason)
}

fn refused(wrong: Option<&str>) -> Verdict {
    Verdict::require(wrong.is_none()).with("reason", wrong).at("/satisfaction_vote_id")
}

/// 陕西省民生实事项目法规第二十条: the body heard a report on the project while it was carried out.
pub(crate) async fn report_heard(step: &ProjectStep<'_>, body: &ReviewRecording) -> Guarded {
    let (row, pointer) = (&step.row, "/meeting_id");
    let since = row.plan_published_on.unwrap_or_else(|| arisen(step));
    let asked = Decided { meeting: body.meeting_id, kind: row.voters().assembly(), since, pointer };
    decided_by(step, asked, Some(row.organization_id)).await
}

/// A project that is not finished at the end of its year is judged then as one in between.
async fn year_ends(step: &ProjectStep<'_>, vote: &Vote) -> Result<bool> {
    let rule = rule_of(&step.work(), &step.row, "review.year_end_from").await?;
    let from = rule.day_of(step.row.stage_year.get32());
    Ok(vote.announced_on.is_some_and(|announced| announced >= from))
}

pub(crate) async fn voted_in_between(step: &ProjectStep<'_>, body: &ReviewRecording) -> Guarded {
    let id = body.satisfaction_vote_id;
    let vote = step.referred::<SatisfactionVotes>(id, "/satisfaction_vote_id").await?;
    let both = [Phase::MidYear, Phase::YearEnd];
    let phases = if year_ends(step, &vote).await? { &both[..] } else { &both[..1] };
    let asked = Asked { phases, since: step.row.plan_published_on, meeting: Some(body.meeting_id) };
    Ok(refused(unfit(&step.row, &vote, meeting_of(step, &vote).await?.as_ref(), &asked)))
}

/// The vote at the end is taken after people were asked, and a second one after a second report, which the vote itself asks for.
pub(crate) async fn judged_at_its_end(step: &ProjectStep<'_>, body: &AssessmentRecording) -> Guarded {
    let id = body.satisfaction_vote_id;
    let vote = step.referred::<SatisfactionVotes>(id, "/satisfaction_vote_id").await?;
    let asked = Asked { phases: &[Phase::YearEnd], since: step.row.surveyed_on, meeting: None };
    let wrong = unfit(&step.row, &vote, meeting_of(step, &vote).await?.as_ref(), &asked);
    let next = match step.row.last_assessment() {
        None => vote.round == 1,
        Some(last) => {
            last.satisfaction_vote_id == vote.id && last.round < vote.round && vote.second_report_id.is_some()
        }
    };
    let wrong = wrong.or((!next).then_some("no_second_report"));
    // The first judgement is by whichever vote was first.
    let left_out = wrong.is_none() && vote.round == 1 && other_judgement(step, &vote, &asked).await?;
    Ok(refused(wrong.or(left_out.then_some("left_out"))))
}

/// Whether the members judged it by another vote before, which would count too, and is left out: nobody chooses the best.
async fn other_judgement(step: &ProjectStep<'_>, vote: &Vote, asked: &Asked<'_>) -> Result<bool> {
    use instruments::satisfaction_votes::entity::Column;
    let others = step.all::<SatisfactionVotes>().filter(Column::SubjectId.eq(step.row.id));
    let others = others.filter(Column::Phase.eq(Phase::YearEnd)).filter(Column::Id.ne(vote.id));
    let others = others.filter(Column::Base.eq(BallotBase::AllMembers));
    let earlier = |other: &Vote| (other.announced_on, other.id) < (vote.announced_on, vote.id);
    for other in others.all(step.tx).await? {
        let meeting = meeting_of(step, &other).await?;
        if earlier(&other) && unfit(&step.row, &other, meeting.as_ref(), asked).is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// 00 §6.3: of all members, whose number is known.
pub(crate) async fn counted_of_all(step: &ProjectStep<'_>, body: &AssessmentRecording) -> Guarded {
    let vote = step.stored::<SatisfactionVotes>(body.satisfaction_vote_id).await?;
    let of_all = vote.base == BallotBase::AllMembers && vote.total_members.is_some_and(|total| total > 0);
    Ok(Verdict::require(of_all).at("/satisfaction_vote_id"))
}

/// After the members have judged it there is no other round.
pub(crate) async fn another_round(step: &ProjectStep<'_>, _: &AssessmentRecording) -> Guarded {
    Ok(Verdict::require(step.row.state != ProjectState::Assessed))
}

impl Model {
    /// How the members judged it last since its completion.
    pub(crate) fn last_assessment(&self) -> Option<&ProjectVote> {
        let now = self.completion_round();
        self.votes.0.iter().rfind(|vote| vote.is_assessment && vote.completion_round == now)
    }
}

/// What is kept of a vote.
async fn entry(step: &ProjectStep<'_>, vote: &Vote, is_assessment: bool) -> Result<ProjectVote> {
    let missing = || Problem::internal("an announced vote without its result");
    Ok(ProjectVote {
        phase: vote.phase,
        is_assessment,
        completion_round: step.row.completion_round(),
        satisfaction_vote_id: vote.id,
        round: vote.round,
        ballot_id: vote.ballot_id.ok_or_else(missing)?,
        meeting_id: meeting_of(step, vote).await?.ok_or_else(missing)?.id,
        result: vote.result.ok_or_else(missing)?,
        announced_on: vote.announced_on.ok_or_else(missing)?,
        second_report_id: vote.second_report_id,
    })
}

/// Keeps a vote; whoever is judged badly has an issue. Answers whether the members are dissatisfied.
async fn keep(step: &mut ProjectStep<'_>, vote: ProjectVote, problem: &str) -> Result<bool> {
    let (work, id, on) = (step.work(), step.row.id, vote.announced_on);
    deadlines::meet(&work, if vote.is_assessment { ASSESSMENT } else { REVIEW }, id, on).await?;
    let dissatisfied = vote.result == SatisfactionResult::Dissatisfied;
    if dissatisfied {
        raise_issue(&work, &step.row, IssueCategory::Other, problem).await?;
    }
    step.row.votes.0.push(vote);
    Ok(dissatisfied)
}

/// The department reports again within the months of the rules.
async fn ask_for_a_second_report(step: &ProjectStep<'_>, since: NaiveDate) -> Result<()> {
    let (id, lead) = (step.row.id, step.row.lead_department_id);
    SECOND.ruled_on(ruled_on(&step.row)).open::<Projects>(&step.work(), id, lead, since).await?;
    Ok(())
}

pub(crate) async fn record_review(step: &mut ProjectStep<'_>, body: ReviewRecording) -> Result<()> {
    let vote = step.stored::<SatisfactionVotes>(body.satisfaction_vote_id).await?;
    let vote = entry(step, &vote, false).await?;
    let (on, last) = (vote.announced_on, vote.round > 1);
    let dissatisfied = keep(step, vote, "听取报告后测评结果为不满意,须再次报告。").await?;
    if dissatisfied && !last {
        ask_for_a_second_report(step, on).await?;
    }
    Ok(())
}

/// A round follows only when the members were dissatisfied, so that of two dissatisfied ones the second has the number two.
pub(crate) async fn record_assessment(step: &mut ProjectStep<'_>, body: AssessmentRecording) -> Result<()> {
    let vote = step.stored::<SatisfactionVotes>(body.satisfaction_vote_id).await?;
    let vote = entry(step, &vote, true).await?;
    let (on, last) = (vote.announced_on, vote.round > 1);
    let problem = if last {
        "两次测评结果均为不满意,须升级监督。"
    } else {
        "年末测评结果为不满意,须整改提升并再次报告。"
    };
    if keep(step, vote, problem).await? && !last {
        ask_for_a_second_report(step, on).await?;
        return step.lead_to(ProjectState::Improving);
    }
    let mut row = step.row.clone();
    flag(&step.work(), &mut row).await?;
    step.row = row;
    step.lead_to(ProjectState::Assessed)
}
