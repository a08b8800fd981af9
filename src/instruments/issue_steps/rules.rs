//! Relations, guards and effects of steps.

use super::{
    IssueSteps,
    entity::{Column, IssueStepContent, Model},
    words::StepKind,
};
use crate::{
    deadlines,
    documents::stored,
    issues::{self, IssueAction, IssueState, Issues},
};
use platform::{
    call::{Step, UnitOfWork, guards::until_today},
    problem::Result,
    records::actor::Actor,
    values::{clock::legal_date, text::Prose},
    workflow::{Guarded, Sight, Verdict},
};
use uuid::Uuid;

type LedgerStep<'a> = Step<'a, IssueSteps>;

/// Whoever sees an issue sees its steps.
pub(super) fn seen_issue(actor: &Actor) -> Sight<Model> {
    Sight::through::<Issues>(actor, Column::IssueId)
}

/// Staff of the organization that answers for the issue, or of one that assists.
pub(super) async fn issue_is_own(step: &LedgerStep<'_>, body: &IssueStepContent) -> Guarded {
    let issue = step.referred::<Issues>(body.issue_id, "/issue_id").await?;
    Ok(Verdict::require(issues::relations::has_part_in(&step.call.actor).holds(&issue)).at("/issue_id"))
}

/// Progress is reported while work goes on.
pub(super) async fn issue_is_worked_on(step: &LedgerStep<'_>, body: &IssueStepContent) -> Guarded {
    use IssueState::{Escalated, LongTerm, Planned, Rectifying, Returned};
    let issue = step.referred::<Issues>(body.issue_id, "/issue_id").await?;
    let worked_on = matches!(issue.state, Planned | Rectifying | Returned | LongTerm | Escalated);
    Ok(Verdict::require(worked_on).at("/issue_id"))
}

platform::guards! { IssueSteps:
    occurred_until_today(IssueStepContent): until_today(body.occurred_on);
    evidence_stored(IssueStepContent): stored(body.evidence_ids);
}

/// The yearly report on an issue that is worked on for long is in; the next is due a year later.
pub(super) async fn note_progress(step: &mut LedgerStep<'_>, body: IssueStepContent) -> Result<()> {
    step.row.kind = StepKind::Progress;
    let issue = step.stored::<Issues>(body.issue_id).await?;
    if issue.state != IssueState::LongTerm {
        return Ok(());
    }
    deadlines::meet(&step.work(), issues::PROGRESS.code, issue.id, step.today()).await?;
    issues::open_progress(&step.work(), &issue, step.today()).await?;
    step.work().advance::<Issues>(issue, IssueAction::FollowProgress, |_| {}).await?;
    Ok(())
}

/// Writes a step as the consequence of an action on the issue.
///
/// # Errors
/// The database failed.
pub async fn record(
    work: &UnitOfWork<'_>,
    issue: Uuid,
    kind: StepKind,
    text: &str,
    evidence: Vec<Uuid>,
) -> Result<()> {
    let today = legal_date(work.call.now);
    let made = work.make::<IssueSteps>(|row| {
        (row.issue_id, row.kind) = (issue, kind);
        row.text = Prose::stored(text);
        row.evidence_ids = evidence.into();
        row.occurred_on = today;
    });
    made.await?;
    Ok(())
}
