//! What the actions on a removal case write.

use super::{
    RemovalCaseAction, RemovalCaseState, RemovalCases,
    api::{RemovalProposal, RemovalWithdrawal},
    entity::{Column, Defense, DefenseWaiver, Model, RemovalCaseContent, RemovalDecision, RemovalVote},
    words::{DefenseMode, RemovalOutcome},
};
use crate::{
    codes,
    conditions::{AgendaDecision, DecidedRefusal},
    signatures::{Joint, sign_first},
};
use chrono::NaiveDate;
use instruments::{
    ballots::{BallotAction, BallotKind, Ballots, ballot_on, use_ballot},
    deliberation_opinions::api::Decision,
    on_agenda::{self, Destination, OnAgenda},
    publications::{Draft, PublicationKind, TO_PUBLIC, draft},
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::{Problem, Result},
    records::{record::Assign, record_reference::RecordReference},
    values::future::Future,
    workflow::Workflow,
};
use registry::meetings::entity::Model as Meeting;
use sea_orm::{ColumnTrait, QueryFilter};

type CaseStep<'a> = Step<'a, RemovalCases>;

/// The drafting organization, and in a joint case the first name; a changed text needs all names anew.
pub(super) async fn begin(step: &mut CaseStep<'_>, body: RemovalCaseContent) -> Result<()> {
    step.row.proposer_organ_id = step.call.actor.organization_id;
    sign_first(step, body).await
}

pub(super) async fn propose(step: &mut CaseStep<'_>, body: RemovalProposal) -> Result<()> {
    step.row.decision_meeting_id = body.proposal_meeting_id;
    step.row.proposed_on = Some(step.today());
    Ok(())
}

pub(super) async fn put_on_agenda(step: &mut CaseStep<'_>, body: AgendaDecision) -> Result<()> {
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    let to = Destination::named(&step.work(), body.meeting_id).await?;
    on_agenda::enter::<RemovalCases>(step.work(), &step.row, &to).await?;
    step.row.meeting_id = Some(body.meeting_id);
    Ok(())
}

impl OnAgenda for RemovalCases {
    const MEETING: Column = Column::MeetingId;
    const FOLLOW: RemovalCaseAction = RemovalCaseAction::FollowMeeting;

    /// The agenda is read by many who may not read the case.
    fn title<'a>(_: UnitOfWork<'a>, _: &'a Model) -> Future<'a, Result<String>> {
        Box::pin(async { Ok("撤职案".to_owned()) })
    }

    fn join(row: &mut Model, meeting: &Meeting, _: NaiveDate) {
        row.meeting_id = Some(meeting.id);
    }

    fn leave(row: &mut Model, _: NaiveDate) {
        row.meeting_id = None;
    }

    fn has_begun(state: RemovalCaseState) -> bool {
        matches!(state, RemovalCaseState::Voted | RemovalCaseState::Decided)
    }

    /// The members vote on it, or have voted: that is recorded, whether the meeting still sits or not.
    fn was_dealt_with<'a>(work: UnitOfWork<'a>, row: &'a Model) -> Future<'a, Result<bool>> {
        Box::pin(async move {
            let Some(meeting) = row.meeting_id else { return Ok(false) };
            Ok(ballot_on(&work, [row.id], Some(meeting)).await?.is_some())
        })
    }
}

/// What an action of a meeting means for the case that it votes on, and what its ballot asks for.
pub(crate) fn reactions(reactions: &mut Reactions) {
    on_agenda::reactions::<RemovalCases>(
        reactions,
        [
            "supervision.removal_case, which follows its meeting\n\
             撤职案,随其会议变动",
            "supervision.removal_case, which loses its meeting\n\
             撤职案,失去其会议",
            "supervision.removal_case, which is voted on in another meeting if this one did not\n\
             撤职案,本次会议未表决的,在另一次会议上表决",
        ],
    );
    let withdrawn = "supervision.removal_case, which no agenda has any more\n\
             撤职案,不再列入任何议程";
    reactions.after::<RemovalCases>(RemovalCaseAction::Withdraw, withdrawn, off_the_agenda);
    let defended = "supervision.removal_case, which refuses a vote before the defense\n\
             撤职案,申辩之前不得表决";
    let codes = &[codes::WRONG_BALLOT, codes::CONFLICT_OF_INTEREST];
    reactions.or_refuse::<Ballots>(BallotAction::Issue, defended, codes, defended_before);
}

fn off_the_agenda<'a>(work: UnitOfWork<'a>, case: Happened<'a, RemovalCases>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        if case.after.state != RemovalCaseState::Withdrawn {
            return Ok(());
        }
        on_agenda::strike::<RemovalCases>(work, case.after).await
    })
}

/// 监督法第六十二条: nobody votes before the person has defended or waived it, and the members have read what was written; nor does
/// that person watch over the vote.
fn defended_before<'a>(work: UnitOfWork<'a>, ballot: Happened<'a, Ballots>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let ballot = ballot.after;
        if ballot.kind != BallotKind::Removal || &*ballot.subject_type != RemovalCases::KIND {
            return Ok(());
        }
        let case = work.all::<RemovalCases>().filter(Column::Id.eq(ballot.subject_id)).one(work.tx).await?;
        // A ballot on no case decides none.
        let Some(case) = case else { return Ok(()) };
        let read = case.defense_mode != Some(DefenseMode::Written) || case.print_meeting_id.is_some();
        let heard = match case.state {
            RemovalCaseState::Defended => read,
            state => state == RemovalCaseState::DefenseWaived,
        };
        if !heard {
            return Err(Problem::new(codes::WRONG_BALLOT).with("reason", "before_the_defense"));
        }
        if ballot.supervisor_ids.0.contains(&case.person_user_id) {
            let user = case.person_user_id.to_string();
            return Err(Problem::new(codes::CONFLICT_OF_INTEREST)
                .with("user_id", user)
                .at("/supervisor_ids"));
        }
        Ok(())
    })
}

pub(super) async fn decline(step: &mut CaseStep<'_>, body: DecidedRefusal) -> Result<()> {
    step.row.decision_meeting_id = Some(body.decision_meeting_id);
    step.row.decision_reason = Some(body.reason);
    Ok(())
}

/// The proposers take it back: in a joint case the caller's name.
pub(super) async fn withdraw(step: &mut CaseStep<'_>, body: RemovalWithdrawal) -> Result<()> {
    if step.row.demand().is_some() {
        let own = step.call.actor.deputy_id;
        step.row.joint_member_ids.0.retain(|name| Some(*name) != own);
        step.row.withdrawn_member_ids.0.extend(own);
    } else if body.decision_meeting_id.is_some() {
        step.row.decision_meeting_id = body.decision_meeting_id;
    }
    Ok(())
}

pub(super) async fn defend(step: &mut CaseStep<'_>, body: Defense) -> Result<()> {
    body.assign(&mut step.row);
    step.row.defended_on = Some(step.today());
    Ok(())
}

/// 监督法第六十二条: the members read it before they vote.
pub(super) async fn print_defense(step: &mut CaseStep<'_>, body: Decision) -> Result<()> {
    step.row.print_meeting_id = Some(body.decision_meeting_id);
    Ok(())
}

pub(super) async fn waive_defense(step: &mut CaseStep<'_>, body: DefenseWaiver) -> Result<()> {
    step.row.waiver_reason = Some(body.reason.clone());
    step.row.waived_on = Some(step.today());
    body.assign(&mut step.row);
    Ok(())
}

/// The ballot decides this case, and nothing else.
pub(super) async fn vote(step: &mut CaseStep<'_>, body: RemovalVote) -> Result<()> {
    let ballot = body.ballot_id;
    body.assign(&mut step.row);
    use_ballot(&step.work(), ballot, step.row.id).await
}

/// 监督法第十条、第六十二条: decided, either way; the notice of it is drafted.
pub(super) async fn decide(step: &mut CaseStep<'_>, body: RemovalDecision) -> Result<()> {
    step.row.decided_on = Some(step.today());
    let result = match body.outcome {
        RemovalOutcome::Removed => "通过",
        RemovalOutcome::NotRemoved => "未通过",
    };
    body.assign(&mut step.row);
    let title = format!("关于{}撤职案表决结果的公告", step.row.post);
    let notice = Draft {
        subject: RecordReference::of::<RemovalCases>(step.row.id),
        kind: PublicationKind::Notice,
        scopes: TO_PUBLIC,
        title: &title,
        text: format!("{title}:撤职案{result}。"),
        round: None,
        document_id: None,
        organization: step.call.actor.organization_id,
    };
    draft(&step.work(), notice).await
}
