//! What the actions on an opinion write: the clocks, the disposal report, the clauses.

use super::{
    DeliberationOpinions, OpinionState,
    api::{Agenda, Comment, Decision, DisposalDraft, Rehandling, Submission},
    entity::{Issue, OpinionContent, Receipt},
    guards::{clauses, disposal_report},
    words::DISPOSAL,
};
use crate::{
    codes,
    deadlines::{self, Period, Unit},
    disposal_reports::{CommentVerdict, DisposalAction, DisposalReports},
    opinion_clauses::{ClauseAction, ClauseResult, OpinionClauses},
    rule_sets::RuleKind,
};
use chrono::NaiveDate;
use platform::{
    call::Step,
    problem::{Problem, Result},
    records::record::Assign,
    workflow::Note,
};
use registry::meetings::Meetings;
use uuid::Uuid;

type OpinionStep<'a> = Step<'a, DeliberationOpinions>;

const ISSUE: Period = after("OPINION_ISSUE", "opinion.issue_days", Unit::Days);
const RECEIPT: Period = after("OPINION_RECEIPT", "opinion.receive_working_days", Unit::WorkingDays);
const DISPOSING: Period = after(DISPOSAL, "opinion.disposal_months", Unit::Months);
const REHANDLING: Period = after(DISPOSAL, "opinion.rehandle_months", Unit::Months);
/// The draft goes to the committee so long before the report is due.
const DRAFT: Period = Period::days_before("DISPOSAL_DRAFT", RuleKind::Supervision, "opinion.draft_lead_days");
const COMMENT: Period = after("DISPOSAL_COMMENT", "opinion.comment_days", Unit::Days);
/// Looking again at clauses that were only planned when the opinion was closed.
pub(crate) const RECHECK: Period = after("CLAUSE_RECHECK", "opinion.tracking_months", Unit::Months);
const TRACKING: Period = after("OPINION_TRACKING", "opinion.tracking_months", Unit::Months);

const fn after(code: &'static str, key: &'static str, unit: Unit) -> Period {
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
    Ok(())
}

/// Received: the clock of the disposal report starts (民法典第二百零一条: the day itself is not counted).
pub(super) async fn receive(step: &mut OpinionStep<'_>, body: Receipt) -> Result<()> {
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
    step.work().advance::<DisposalReports>(report, DisposalAction::Submit, change).await?;
    if let Some(due) = step.row.disposal_due_on.filter(|due| body.submitted_on > *due) {
        step.warn(codes::LATE_STEP, &[("due_on", serde_json::json!(due))]);
    }
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
            step.work().advance::<OpinionClauses>(clause.clone(), ClauseAction::Reopen, |_| {}).await?;
        }
    }
    step.row.round += 1;
    step.row.satisfaction_vote_id = None;
    let (organ, today) = (step.row.addressee_organ_id, step.today());
    let due = open(step, REHANDLING, today, organ).await?;
    open(step, DRAFT, due, organ).await?;
    Ok(())
}

/// Closed; clauses that were only planned are looked at again.
pub(super) async fn end(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    let planned = clauses(step).await?.iter().any(|clause| clause.result == Some(ClauseResult::Planned));
    if planned {
        let (committee, today) = (step.row.lead_committee_id, step.today());
        open(step, RECHECK, today, committee).await?;
    }
    Ok(())
}

pub(super) async fn track(step: &mut OpinionStep<'_>, _: Decision) -> Result<()> {
    step.row.tracking = true;
    let (committee, today) = (step.row.lead_committee_id, step.today());
    open(step, TRACKING, today, committee).await?;
    Ok(())
}

pub(super) async fn end_tracking(step: &mut OpinionStep<'_>, _: Note) -> Result<()> {
    step.row.tracking = false;
    meet(step, TRACKING.code, step.today()).await
}
