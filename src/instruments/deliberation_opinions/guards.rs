//! The conditions of the actions on an opinion.

use super::{
    DeliberationOpinions,
    api::{
        Agenda, Decision, DisposalDraft, DisposalExtensionDecision, DisposalExtensionRequest, OpinionClosing,
        Rehandling, Submission,
    },
    entity::{Issue, OpinionContent, OpinionReceipt, VoteChoice},
    source::handling,
    telling::told_of,
    words::TRACKING_CHECK,
};
use crate::{
    deadlines::Deadlines,
    disposal_reports::{DisposalReports, DisposalState},
    documents::is_stored,
    links,
    opinion_clauses::{self, ClauseState, OpinionClauses, Verification},
    publications::{missing_of, nothing_missing},
    rule_sets::{RuleKind, rule},
    satisfaction_votes::{SatisfactionResult, SatisfactionVoteState, SatisfactionVotes, words::ObjectKind},
};
use access::users::is_head_of;
use chrono::Months;
use platform::{
    call::{
        Step,
        guards::{given, not_before, until_today},
    },
    problem::{Problem, Result},
    vocabulary::Role,
    workflow::{Guarded, Note, Verdict},
};
use registry::{
    meetings::{Decided, MeetingKind, Meetings, arisen, chairpersons_met, decided},
    organizations::Organizations,
};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type OpinionStep<'a> = Step<'a, DeliberationOpinions>;

/// A committee drafts the opinions that it leads.
pub(super) async fn own_committee(step: &OpinionStep<'_>, body: &OpinionContent) -> Guarded {
    let actor = &step.call.actor;
    Ok(Verdict::require(actor.is(Role::ScOffice) || actor.acts_for(body.lead_committee_id))
        .at("/lead_committee_id"))
}

pub(super) async fn references_exist(step: &OpinionStep<'_>, body: &OpinionContent) -> Guarded {
    step.referred::<Meetings>(body.meeting_id, "/meeting_id").await?;
    step.referred::<Organizations>(body.lead_committee_id, "/lead_committee_id").await?;
    Ok(Verdict::Holds)
}

/// 监督法第十七条: the organ itself is addressed, not a department.
pub(super) async fn organ_itself(step: &OpinionStep<'_>, body: &OpinionContent) -> Guarded {
    let organ = step.referred::<Organizations>(body.addressee_organ_id, "/addressee_organ_id").await?;
    Ok(Verdict::require(organ.kind.is_supervised_organ()).at("/addressee_organ_id"))
}

pub(super) async fn chairpersons_decided(step: &OpinionStep<'_>, body: &Decision) -> Guarded {
    chairpersons_met(step, body.decision_meeting_id, "/decision_meeting_id").await
}

/// The clauses of an opinion.
pub(super) async fn clauses(step: &OpinionStep<'_>) -> Result<Vec<opinion_clauses::entity::Model>> {
    let clauses =
        step.all::<OpinionClauses>().filter(opinion_clauses::entity::Column::OpinionId.eq(step.row.id));
    Ok(clauses.all(step.tx).await?)
}

/// At least one clause; each names the organ that answers for it, which the clause itself demands.
pub(super) async fn clauses_addressed(step: &OpinionStep<'_>, _: &Decision) -> Guarded {
    Ok(Verdict::require(!clauses(step).await?.is_empty()))
}

platform::guards! { DeliberationOpinions:
    issue_not_in_future(Issue): until_today(body.issued_on);
    receipt_not_in_future(OpinionReceipt): until_today(body.received_on);
    receipt_after_issue(OpinionReceipt): not_before(body.received_on, row.issued_on);
    /// At least one clause is handled again.
    clauses_named(Rehandling): given(body.clause_ids);
    submission_not_in_future(Submission): until_today(body.submitted_on);
}

/// 00 §5.0: a day before the act is explained.
pub(super) async fn late_record_explained(step: &OpinionStep<'_>, body: &Issue) -> Guarded {
    let late = body.issued_on < step.today();
    Ok(Verdict::require(!late || body.late_record_reason.is_some()).at("/late_record_reason"))
}

/// It is issued after it was approved, and it is approved after it was deliberated.
pub(super) async fn issue_after_approval(step: &OpinionStep<'_>, body: &Issue) -> Guarded {
    let mut since = step.stored::<Meetings>(step.row.meeting_id).await?.start_on;
    if let Some(approved) = step.row.approved_meeting_id {
        since = since.max(step.stored::<Meetings>(approved).await?.start_on);
    }
    Ok(Verdict::require(body.issued_on >= since).with("approved_on", since.to_string()).at("/issued_on"))
}

/// 监督法第十七条: the report is in writing, where the text under which the source falls asks for that.
pub(super) async fn draft_exists(step: &OpinionStep<'_>, body: &DisposalDraft) -> Guarded {
    match body.document_id {
        Some(document) => is_stored(step, document, "/document_id").await,
        None => Ok(Verdict::require(!handling(step).await?.in_writing).at("/document_id")),
    }
}

/// 监督法第十七条: every clause has a result, reported or verified.
pub(super) async fn every_clause_has_a_result(step: &OpinionStep<'_>, _: &DisposalDraft) -> Guarded {
    let open = clauses(step).await?.into_iter();
    let open =
        open.filter(|clause| !matches!(clause.state, ClauseState::ResultReported | ClauseState::Verified));
    let open: Vec<i32> = open.map(|clause| clause.seq.get32()).collect();
    Ok(Verdict::require(open.is_empty()).with("clauses", open))
}

/// The disposal report that the opinion waits for.
pub(super) async fn disposal_report(
    step: &OpinionStep<'_>,
) -> Result<crate::disposal_reports::entity::Model> {
    let id = step
        .row
        .disposal_report_id
        .ok_or_else(|| Problem::internal("an opinion without its disposal report"))?;
    step.stored::<DisposalReports>(id).await
}

/// 监督法第十七条: the committee was asked, and agreed; where the text under which the source falls does not ask for that, the draft
/// is enough.
pub(super) async fn committee_was_asked(step: &OpinionStep<'_>, _: &Submission) -> Guarded {
    if step.row.disposal_report_id.is_none() {
        return Ok(Verdict::require(false));
    }
    Ok(Verdict::require(match disposal_report(step).await?.state {
        DisposalState::Commented => true,
        DisposalState::Consulting => !handling(step).await?.committee_is_asked,
        DisposalState::Returned | DisposalState::Submitted => false,
    }))
}

/// A report is submitted after its draft went to the committee: a late one cannot be dated back before it.
pub(super) async fn submission_after_draft(step: &OpinionStep<'_>, body: &Submission) -> Guarded {
    let draft = disposal_report(step).await?.draft_sent_on;
    Ok(Verdict::require(draft <= body.submitted_on)
        .with("draft_sent_on", draft.to_string())
        .at("/submitted_on"))
}

/// The chairpersons put it on the agenda.
pub(super) async fn agenda_decided(step: &OpinionStep<'_>, body: &Agenda) -> Guarded {
    chairpersons_met(step, body.decision_meeting_id, "/decision_meeting_id").await
}

/// The second deliberation is a later meeting than the first, and after the report.
pub(super) async fn meeting_after_report(step: &OpinionStep<'_>, body: &Agenda) -> Guarded {
    let meeting = step.stored::<Meetings>(body.meeting_id).await?;
    let reported = disposal_report(step).await?.submitted_on;
    let after = meeting.id != step.row.meeting_id && reported.is_none_or(|day| day <= meeting.end_on);
    Ok(Verdict::require(after).at("/meeting_id"))
}

/// The head of the organ signs; the government's office submits what its head has signed.
pub(super) async fn signed_by_head(step: &OpinionStep<'_>, body: &Submission) -> Guarded {
    let head = is_head_of(step, body.signed_by_user_id, step.row.addressee_organ_id).await?;
    let own = !step.call.actor.is(Role::OrganHead) || step.call.actor.user_id == body.signed_by_user_id;
    Ok(Verdict::require(head && own).at("/signed_by_user_id"))
}

/// The meeting of the Standing Committee that deliberates the disposal report, after it was submitted.
pub(super) async fn standing_committee_met(step: &OpinionStep<'_>, body: &Agenda) -> Guarded {
    let since = disposal_report(step).await?.submitted_on.unwrap_or_else(|| arisen(step));
    let (meeting, pointer) = (body.meeting_id, "/meeting_id");
    decided(step, Decided { meeting, kind: MeetingKind::ScPlenary, since, pointer }).await
}

async fn vote(step: &OpinionStep<'_>, id: Uuid) -> Result<crate::satisfaction_votes::entity::Model> {
    step.stored::<SatisfactionVotes>(id).await
}

/// An announced vote on this opinion, in this round.
pub(super) async fn vote_announced(step: &OpinionStep<'_>, body: &VoteChoice) -> Guarded {
    let vote = step.referred::<SatisfactionVotes>(body.satisfaction_vote_id, "/satisfaction_vote_id").await?;
    let out = !matches!(
        vote.state,
        SatisfactionVoteState::Planned | SatisfactionVoteState::Voting | SatisfactionVoteState::Decided
    );
    let ours = vote.subject_id == step.row.id
        && vote.object_kind == ObjectKind::OpinionHandling
        && vote.round == step.row.round;
    Ok(Verdict::require(out && ours).at("/satisfaction_vote_id"))
}

/// Whether the last vote on it was dissatisfied; handling it again begins a round without one.
async fn is_dissatisfied(step: &OpinionStep<'_>) -> Result<bool> {
    let Some(id) = step.row.satisfaction_vote_id else { return Ok(false) };
    Ok(vote(step, id).await?.result == Some(SatisfactionResult::Dissatisfied))
}

/// The vote was dissatisfied, or a clause was refuted.
pub(super) async fn ground_for_rehandling(step: &OpinionStep<'_>, _: &Rehandling) -> Guarded {
    let refuted = clauses(step).await?.iter().any(|clause| clause.verification == Verification::Refuted);
    Ok(Verdict::require(refuted || is_dissatisfied(step).await?))
}

/// A dissatisfied vote is handled again, taken over by a stronger form, or answered by a decision.
pub(super) async fn dissatisfaction_decided(step: &OpinionStep<'_>, body: &OpinionClosing) -> Guarded {
    let answered = body.decision_meeting_id.is_some()
        || !is_dissatisfied(step).await?
        || !links::raised_to(&step.work(), &[step.row.id], ESCALATIONS).await?.is_empty();
    Ok(Verdict::require(answered).at("/decision_meeting_id"))
}

/// The decision is one of the Chairpersons' Meeting on this opinion.
pub(super) async fn closing_decided(step: &OpinionStep<'_>, body: &OpinionClosing) -> Guarded {
    match body.decision_meeting_id {
        Some(meeting) => chairpersons_met(step, meeting, "/decision_meeting_id").await,
        None => Ok(Verdict::Holds),
    }
}

/// Whether the opinion may be handled once more.
async fn another_round(step: &OpinionStep<'_>) -> Result<bool> {
    let limit = rule(&step.work(), RuleKind::Supervision, "opinion.rehandle_rounds", step.today()).await?;
    let rounds = u32::try_from(step.row.round).map_err(Problem::internal)?;
    Ok(rounds <= limit.value)
}

pub(super) async fn another_round_allowed(step: &OpinionStep<'_>, _: &Rehandling) -> Guarded {
    Ok(Verdict::require(another_round(step).await?).with("round", step.row.round))
}

/// No clause is undone or reopened; after the last round one may be, that a stronger form of supervision has taken over.
pub(super) async fn no_clause_open<B>(step: &OpinionStep<'_>, _: &B) -> Guarded {
    let mut open: Vec<_> = clauses(step).await?.into_iter().filter(|clause| clause.state.is_open()).collect();
    if !open.is_empty() && !another_round(step).await? {
        let ids: Vec<Uuid> = open.iter().map(|clause| clause.id).collect();
        let escalated = links::raised_to(&step.work(), &ids, ESCALATIONS).await?;
        open.retain(|clause| !escalated.contains(&clause.id));
    }
    let open: Vec<i32> = open.iter().map(|clause| clause.seq.get32()).collect();
    Ok(Verdict::require(open.is_empty()).with("clauses", open))
}

/// It was looked at since it is tracked, and no look is overdue.
pub(super) async fn looked_at_in_time(step: &OpinionStep<'_>, _: &Note) -> Guarded {
    use crate::deadlines::{DeadlineState, entity::Column};
    let overdue = step.all::<Deadlines>().filter(Column::SubjectId.eq(step.row.id));
    let overdue = overdue.filter(Column::Code.eq(TRACKING_CHECK));
    let overdue = overdue.filter(Column::State.eq(DeadlineState::Overdue)).one(step.tx).await?.is_some();
    let checks = step.row.tracking_checks.0.len();
    Ok(Verdict::require(checks > 0 && !overdue).with("checks", checks).with("overdue", overdue))
}

/// What takes over a clause that nobody could make the organ fulfil.
pub const ESCALATIONS: &[&str] =
    &["supervision.special_inquiry", "supervision.interpellation", "instrument.resolution"];

/// More time is asked for while the old time runs, and once a round.
pub(super) async fn asked_in_time(step: &OpinionStep<'_>, _: &DisposalExtensionRequest) -> Guarded {
    let due = step.row.disposal_due_on;
    let once = step.row.extended_in_round != Some(step.row.round);
    let in_time = due.is_some_and(|due| step.today() <= due);
    Ok(Verdict::require(once && in_time).with("due_on", due.map(|due| due.to_string())))
}

pub(super) async fn asks_for_a_later_day(step: &OpinionStep<'_>, body: &DisposalExtensionRequest) -> Guarded {
    let later = step.row.disposal_due_on.is_none_or(|due| body.extended_to > due);
    Ok(Verdict::require(later).at("/extended_to"))
}

pub(super) async fn extension_decided(step: &OpinionStep<'_>, body: &DisposalExtensionDecision) -> Guarded {
    chairpersons_met(step, body.decision_meeting_id, "/decision_meeting_id").await
}

/// The head of the organ asked, before the last day had passed; then it may be decided later too.
pub(super) async fn extension_asked(step: &OpinionStep<'_>, body: &DisposalExtensionDecision) -> Guarded {
    let asked = step.row.extension_asked_to.is_some_and(|asked| body.extended_to <= asked);
    Ok(Verdict::require(asked).at("/extended_to"))
}

/// Once a round, and by a month at most.
pub(super) async fn once_and_within_limit(
    step: &OpinionStep<'_>,
    body: &DisposalExtensionDecision,
) -> Guarded {
    let months = rule(&step.work(), RuleKind::Supervision, "opinion.extension_months", step.today()).await?;
    let due = step.row.disposal_due_on;
    let last = due.and_then(|due| due.checked_add_months(Months::new(months.value)));
    let within =
        due.is_some_and(|due| body.extended_to > due) && last.is_some_and(|last| body.extended_to <= last);
    let once = step.row.extended_in_round != Some(step.row.round);
    let verdict = Verdict::require(once && within).with("until", last.map(|last| last.to_string()));
    Ok(verdict.at("/extended_to"))
}

/// 监督法第十七条: the report, the opinion and the disposal report of every round are told to the deputies and the public.
pub(super) async fn everything_published<B>(step: &OpinionStep<'_>, _: &B) -> Guarded {
    let work = step.work();
    Ok(nothing_missing(missing_of(&work, &told_of(&work, &step.row).await?).await?))
}
