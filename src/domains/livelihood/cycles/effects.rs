//! What the actions on a year write.

use super::{
    entity::{
        CollectionExtension, GovernmentDecision, ListReturn, ListReview, ListSubmission, Model, NewCycle,
    },
    guards::CycleStep,
    words::{COLLECTION_CLOSING, COLLECTION_OPENING, LIST_REVIEW, LIST_SUBMISSION, PROJECT_VOTE},
};
use crate::{
    ballot_rules::{BallotRuleAction, BallotRules, rule_in_force},
    candidates::{CandidateAction, CandidateState, Candidates, of_cycle},
    leads::{reserve_all, return_all},
    vote::{result_of, void_prepared},
};
use chrono::NaiveDate;
use instruments::{
    ballots::{BallotKind, BallotState, Ballots, entity::Column as ballot, use_ballot},
    deadlines::{self, Opening},
    rule_sets::{RuleKind, rule},
};
use platform::{
    problem::{Problem, Result},
    records::record::Assign,
    workflow::{Note, Reason},
};
use registry::meetings::Meetings;
use sea_orm::{ColumnTrait, QueryFilter};

/// The year before, by the day that the rules name (month and day), proposals are collected; what has passed already is asked of nobody.
pub(super) async fn prepare(step: &mut CycleStep<'_>, _: NewCycle) -> Result<()> {
    step.row.government_id = step.call.actor.organization_id;
    let (work, row, today) = (step.work(), &step.row, step.today());
    let rule = rule(&work, RuleKind::Livelihood, "collection.open_by", today).await?;
    let day = NaiveDate::from_ymd_opt(row.year.get32() - 1, rule.value / 100, rule.value % 100);
    if let Some(day) = day.filter(|day| *day >= today) {
        let opening =
            Opening::on_day(day, COLLECTION_OPENING, row.id, row.government_id, rule.basis, rule.rule_set_id);
        deadlines::open::<super::Cycles>(&work, opening).await?;
    }
    Ok(())
}

/// It ends by itself after its last day.
pub(super) async fn open_collection(step: &mut CycleStep<'_>, _: Note) -> Result<()> {
    let (work, row) = (step.work(), &step.row);
    deadlines::meet(&work, COLLECTION_OPENING, row.id, step.today()).await?;
    let basis = "征集公告载明的截止日期".into();
    let opening =
        Opening::on_day(row.collection_to, COLLECTION_CLOSING, row.id, row.government_id, basis, None);
    deadlines::open::<super::Cycles>(&work, opening).await?;
    Ok(())
}

pub(super) async fn extend_collection(step: &mut CycleStep<'_>, body: CollectionExtension) -> Result<()> {
    body.assign(&mut step.row);
    step.row.collection_extended = true;
    deadlines::extend(&step.work(), COLLECTION_CLOSING, step.row.id, step.row.collection_to).await
}

pub(super) async fn close_collection(step: &mut CycleStep<'_>, _: Note) -> Result<()> {
    deadlines::meet(&step.work(), COLLECTION_CLOSING, step.row.id, step.row.collection_to).await
}

pub(super) async fn submit_list(step: &mut CycleStep<'_>, body: ListSubmission) -> Result<()> {
    body.assign(&mut step.row);
    (step.row.list_submitted_on, step.row.list_submitted_at) = (Some(step.today()), Some(step.call.now));
    deadlines::meet(&step.work(), LIST_SUBMISSION, step.row.id, step.today()).await
}

/// Exactly what is on the list was deliberated.
pub(super) async fn review_list(step: &mut CycleStep<'_>, body: ListReview) -> Result<()> {
    let ballot = body.sc_ballot_id;
    body.assign(&mut step.row);
    let (work, id) = (step.work(), step.row.id);
    if let Some(ballot) = ballot {
        use_ballot(&work, ballot, id).await?;
    }
    for candidate in of_cycle(&work, id, &[CandidateState::Submitted]).await? {
        work.advance::<Candidates>(candidate, CandidateAction::RecordScReview, |_| {}).await?;
    }
    deadlines::meet(&work, LIST_REVIEW, id, step.today()).await
}

/// The candidates are worked on again, and deliberated again: what was resolved on this list decides nothing on the next one, and the rule
/// that the congress adopted for it is none for another.
pub(super) async fn return_list(step: &mut CycleStep<'_>, _: ListReturn) -> Result<()> {
    let (work, id) = (step.work(), step.row.id);
    void_prepared(&work, id).await?;
    let resolved = work.all::<Ballots>().filter(ballot::SubjectId.eq(id));
    let resolved =
        resolved.filter(ballot::Kind.eq(BallotKind::Resolution)).filter(ballot::UsedById.is_null());
    for ballot in resolved.filter(ballot::State.ne(BallotState::Void)).all(work.tx).await? {
        use_ballot(&work, ballot.id, id).await?;
    }
    for candidate in of_cycle(&work, id, &[CandidateState::ScReviewed, CandidateState::OnBallot]).await? {
        work.advance::<Candidates>(candidate, CandidateAction::GoBack, |_| {}).await?;
    }
    if let Some(rule) = rule_in_force(&work, id).await? {
        work.advance::<BallotRules>(rule, BallotRuleAction::Supersede, |_| {}).await?;
    }
    forget_review(&mut step.row);
    Ok(())
}

fn forget_review(row: &mut Model) {
    (row.sc_meeting_id, row.sc_ballot_id, row.ballot_rule_id) = (None, None, None);
    (row.list_submitted_on, row.list_submitted_at) = (None, None);
}

pub(super) async fn record_vote(step: &mut CycleStep<'_>, _: Note) -> Result<()> {
    let result = result_of(&step.work(), step.row.id).await?;
    let ballot = result.ok_or_else(|| Problem::internal("a vote without a result"))?.first.ballot;
    use_ballot(&step.work(), ballot.id, step.row.id).await?;
    (step.row.ballot_id, step.row.ballot_meeting_id) = (Some(ballot.id), Some(ballot.meeting_id));
    // It was voted on by the end of the meeting, in which the result was announced; the notice may be of a later day.
    let voted_on = step.stored::<Meetings>(ballot.meeting_id).await?.decided_on(step.today());
    deadlines::meet(&step.work(), PROJECT_VOTE, step.row.id, voted_on).await
}

/// What was submitted is carried out; no congress is asked.
pub(super) async fn decide_by_government(step: &mut CycleStep<'_>, body: GovernmentDecision) -> Result<()> {
    body.assign(&mut step.row);
    let (work, id) = (step.work(), step.row.id);
    for candidate in of_cycle(&work, id, &[CandidateState::Submitted]).await? {
        let (action, selected) = (CandidateAction::RecordResult, Some(CandidateState::Selected));
        work.advance_to::<Candidates>(candidate, action, selected, |_| {}).await?;
    }
    deadlines::cancel_all(&work, id).await
}

/// What people proposed is kept for another year.
pub(super) async fn cancel(step: &mut CycleStep<'_>, body: Reason) -> Result<()> {
    step.row.cancel_reason = Some(body.reason);
    let (work, id) = (step.work(), step.row.id);
    deadlines::cancel_all(&work, id).await?;
    for candidate in of_cycle(&work, id, &[CandidateState::Proposed, CandidateState::Submitted]).await? {
        let candidate = work.advance::<Candidates>(candidate, CandidateAction::Withdraw, |_| {}).await?;
        return_all(&work, candidate.id).await?;
    }
    reserve_all(&work, &step.row).await
}
