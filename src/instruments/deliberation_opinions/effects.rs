//! What the actions on an opinion write: the clocks, the disposal report, the clauses.

use super::{
    DeliberationOpinions, OpinionAction, OpinionState,
    api::{
        Agenda, Comment, Decision, DisposalDraft, DisposalExtensionDecision, DisposalExtensionRequest,
        OpinionClosing, Rehandling, Submission, TrackingCheck,
    },
    entity::{Issue, OpinionContent, OpinionReceipt},
    guards::{clauses, disposal_report},
    telling::{draft_disposal, draft_opinion},
    words::{Check, DISPOSAL, TRACKING_CHECK},
};
use crate::{
    codes,
    deadlines::{self, Period, PeriodUnit},
    disposal_reports::{CommentVerdict, DisposalAction, DisposalReports},
    opinion_clauses::{CLAUSE_RESULT, ClauseAction, OpinionClauses},
    rule_sets::RuleKind,
};
use chrono::NaiveDate;
use platform::{
    call::{Step, UnitOfWork},
    problem::{Problem, Result},
    records::record::Assign,
    values::clock::legal_date,
    workflow::Note,
};
use registry::meetings::Meetings;
use uuid::Uuid;

type OpinionStep<'a> = Step<'a, DeliberationOpinions>;

const ISSUE: Period = after("OPINION_ISSUE", "opinion.issue_days", PeriodUnit::Days);
const RECEIPT: Period = after("OPINION_RECEIPT", "opinion.receive_working_days", PeriodUnit::WorkingDays);
const DISPOSING: Period = after(DISPOSAL, "opinion.disposal_months", PeriodUnit::Months);
const REHANDLING: Period = after(DISPOSAL, "opinion.rehandle_months", PeriodUnit::Months);
/// The draft goes to the committee so long before the report is due.
const DRAFT: Period = Period::days_before("DISPOSAL_DRAFT", RuleKind::Supervision, "opinion.draft_lead_days");
const COMMENT: Period = after("DISPOSAL_COMMENT", "opinion.comment_days", PeriodUnit::Days);
const TRACKING: Period = after(TRACKING_CHECK, "opinion.tracking_months", PeriodUnit::Months);

const fn after(code: &'static str, key: &'static str, unit: PeriodUnit) -> Period {
    Period::after(code, RuleKind::Supervision, key, unit)
}

async fn open(
    step: &OpinionStep<'_>,
    period: Period,
    starts_on: NaiveDate,
    responsible: Uuid,
) -> Result<NaiveDate> {
    period.open::<DeliberationOpinions>(&step.work(), step.row.id, responsible, starts_on).await
}

async fn meet(step: &OpinionStep<'_>, code: &str, on: NaiveDate) -> Result<()> {
    deadlines::meet(&step.work(), code, step.row.id, on).await
}

pub(super) async fn first_round(step: &mut OpinionStep<'_>, _: OpinionContent) -> Result<()> {
    step.row.round = 1;
    Ok(())
}

/// Approved; from the meeting on runs the time to issue it.
pub(super) async fn approve(step: &mut OpinionStep<'_>, body: Decision) -> Result<()> {
    step.row.approved_meeting_id = Some(body.decision_meeting_id);
    let meeting = step.stored::<Meetings>(step.row.meeting_id).await?;
    let office = step.call.actor.organization_id;
    open(step, ISSUE, meeting.start_on, office).await?;
    Ok(())
}

pub(super) async fn issue(step: &mut OpinionStep<'_>, body: Issue) -> Result<()> {
    body.clone().assign(&mut step.row);
    meet(step, ISSUE.code, body.issued_on).await?;
    let organ = step.row.addressee_organ_id;
    open(step, RECEIPT, body.issued_on, organ).await?;
    draft_opinion(&step.work(), &step.row).await
}

/// Received: the clock of the disposal report starts (民法典第二百零一条: the day itself is not counted).
pub(super) async fn receive(step: &mut OpinionStep<'_>, body: OpinionReceipt) -> Result<()> {
    body.clone().assign(&mut step.row);
    meet(step, RECEIPT.code, body.received_on).await?;
    let organ = step.row.addressee_organ_id;
    let due = open(step, DISPOSING, body.received_on, organ).await?;
    open(step, DRAFT, due, organ).await?;
    Ok(())
}

/// The disposal report with the results of all clauses goes to the committee.
pub(super) async fn make_disposal_report(step: &mut OpinionStep<'_>, body: DisposalDraft) -> Result<()> {
    let results = clauses(step).await?.into_iter().filter_map(|clause| {
        let result = clause.result?;
        Some(crate::disposal_reports::ClauseOutcome { clause_id: clause.id, seq: clause.seq.get32(), result })
    });
    let results: Vec<_> = results.collect();
    let (opinion, round, today) = (step.row.id, step.row.round, step.today());
    let version = match step.row.disposal_report_id {
        Some(_) => disposal_report(step).await?.version_no + 1,
        None => 1,
    };
    let work = step.work();
    let made = work.make::<DisposalReports>(|row| {
        row.opinion_id = opinion;
        row.round = round;
        row.version_no = version;
        row.document_id = body.document_id;
        row.draft_sent_on = today;
        row.clause_results = results.into();
    });
    let report = made.await?.id;
    step.row.disposal_report_id = Some(report);
    let committee = step.row.lead_committee_id;
    meet(step, DRAFT.code, today).await?;
    open(step, COMMENT, today, committee).await?;
    Ok(())
}

/// `agree` lets the organ submit, `revise` sends it back.
pub(super) async fn comment(step: &mut OpinionStep<'_>, body: Comment) -> Result<()> {
    let (action, state) = match body.comment_verdict {
        CommentVerdict::Agree => (DisposalAction::Agree, OpinionState::Commented),
        CommentVerdict::Revise => (DisposalAction::Revise, OpinionState::InHandling),
    };
    let report = disposal_report(step).await?;
    let change = |row: &mut crate::disposal_reports::entity::Model| {
        row.committee_comment = Some(body.committee_comment);
        row.comment_verdict = Some(body.comment_verdict);
    };
    step.work().advance::<DisposalReports>(report, action, change).await?;
    meet(step, COMMENT.code, step.today()).await?;
    step.lead_to(state)
}

pub(super) async fn submit(step: &mut OpinionStep<'_>, body: Submission) -> Result<()> {
    let report = disposal_report(step).await?;
    let change = |row: &mut crate::disposal_reports::entity::Model| {
        row.submitted_on = Some(body.submitted_on);
        row.signed_by = Some(body.signed_by_user_id);
    };
    let report = step.work().advance::<DisposalReports>(report, DisposalAction::Submit, change).await?;
    draft_disposal(&step.work(), &step.row, report.id, report.document_id).await?;
    if let Some(due) = step.row.disposal_due_on.filter(|due| body.submitted_on > *due) {
        step.warn(codes::LATE_STEP, &[("due_on", serde_json::json!(due))]);
    }
    // Nobody waits for a comment that was not needed.
    deadlines::cancel(&step.work(), COMMENT.code, step.row.id).await?;
    meet(step, DISPOSAL, body.submitted_on).await
}

pub(super) async fn set_agenda(step: &mut OpinionStep<'_>, body: Agenda) -> Result<()> {
    step.row.second_meeting_id = Some(body.meeting_id);
    Ok(())
}

/// Another round: the named clauses are reopened, and a shorter clock runs.
pub(super) async fn rehandle(step: &mut OpinionStep<'_>, body: Rehandling) -> Result<()> {
    let known = clauses(step).await?;
    for (index, id) in body.clause_ids.iter().enumerate() {
        let unknown = || Problem::new(codes::UNKNOWN_REFERENCE).at(&format!("/clause_ids/{index}"));
        let clause = known.iter().find(|clause| clause.id == *id).ok_or_else(unknown)?;
        if !clause.state.is_open() {
            step.work()
                .advance::<OpinionClauses>(clause.clone(), ClauseAction::Reopen, |row| row.reopenings += 1)
                .await?;
        }
    }
    step.row.round += 1;
    step.row.satisfaction_vote_id = None;
    (step.row.extension_asked_on, step.row.extension_asked_to) = (None, None);
    let (organ, today) = (step.row.addressee_organ_id, step.today());
    let due = open(step, REHANDLING, today, organ).await?;
    open(step, DRAFT, due, organ).await?;
    Ok(())
}

pub(super) async fn close(step: &mut OpinionStep<'_>, body: OpinionClosing) -> Result<()> {
    step.row.closing_meeting_id = body.decision_meeting_id;
    Ok(())
}

/// Closed: clauses that were only planned are looked at again, each by its own clock.
pub(super) async fn track(step: &mut OpinionStep<'_>, _: Decision) -> Result<()> {
    step.row.tracking = true;
    open_next_check(step).await
}

async fn open_next_check(step: &OpinionStep<'_>) -> Result<()> {
    let (committee, today) = (step.row.lead_committee_id, step.today());
    open(step, TRACKING, today, committee).await?;
    Ok(())
}

/// A look at a tracked opinion; the next is due half a year later.
pub(super) async fn record_check(step: &mut OpinionStep<'_>, body: TrackingCheck) -> Result<()> {
    let today = step.today();
    let due_on = deadlines::running_day(&step.work(), TRACKING.code, step.row.id).await?;
    step.row.tracking_checks.0.push(Check { due_on, checked_on: today, text: body.text });
    meet(step, TRACKING.code, today).await?;
    open_next_check(step).await
}

pub(super) async fn end_tracking(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    step.row.tracking = false;
    deadlines::cancel(&step.work(), TRACKING.code, step.row.id).await
}

pub(super) async fn request_extension(
    step: &mut OpinionStep<'_>,
    body: DisposalExtensionRequest,
) -> Result<()> {
    step.row.extension_asked_on = Some(step.today());
    step.row.extension_asked_to = Some(body.extended_to);
    Ok(())
}

/// The organ has more time, and so have the clauses that were due on the same day.
pub(super) async fn extend(step: &mut OpinionStep<'_>, body: DisposalExtensionDecision) -> Result<()> {
    let (work, due) = (step.work(), step.row.disposal_due_on);
    for clause in clauses(step).await?.iter().filter(|clause| clause.due_on.is_some() && clause.due_on == due)
    {
        deadlines::extend(&work, CLAUSE_RESULT, clause.id, body.extended_to).await?;
    }
    deadlines::extend(&work, DISPOSAL, step.row.id, body.extended_to).await?;
    if deadlines::running_day(&work, DRAFT.code, step.row.id).await?.is_some() {
        open(step, DRAFT, body.extended_to, step.row.addressee_organ_id).await?;
    }
    step.row.extended_in_round = Some(step.row.round);
    (step.row.extension_asked_on, step.row.extension_asked_to) = (None, None);
    Ok(())
}

/// What contradicts its closing opens an opinion again, in the same round: the organ reports once more.
///
/// # Errors
/// The database failed, or the calendar of the new last day is not loaded.
pub async fn reopen(work: &UnitOfWork<'_>, opinion: Uuid) -> Result<()> {
    let opinion = work.stored::<DeliberationOpinions>(opinion).await?;
    if !matches!(opinion.state, OpinionState::Closed | OpinionState::Tracking) {
        return Ok(());
    }
    let (id, organ, today) = (opinion.id, opinion.addressee_organ_id, legal_date(work.call.now));
    let due = REHANDLING.reopen::<DeliberationOpinions>(work, id, organ, today).await?;
    DRAFT.open::<DeliberationOpinions>(work, id, organ, due).await?;
    deadlines::cancel(work, TRACKING.code, id).await?;
    work.advance::<DeliberationOpinions>(opinion, OpinionAction::Reopen, |row| row.tracking = false).await?;
    Ok(())
}
