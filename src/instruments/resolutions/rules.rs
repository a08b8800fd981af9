//! Relations, guards and effects of resolutions.

use super::{
    Resolutions,
    api::VoidedReport,
    carrying_out::{open_execution, tell, told_and_tied},
    entity::{Column, ExecutionReport, Model, Passage, ResolutionContent},
    words::RESOLUTION_EXECUTION,
};
use crate::{
    ballots::{Ballots, Deciding, decides_this, passed_by_all, use_ballot},
    deadlines::{self, Period, PeriodUnit},
    documents::stored,
    publications::PublicationKind,
    rule_sets::RuleKind,
};
use access::users::is_head_of;
use platform::{
    call::{
        Step,
        guards::{after_today, until_today},
    },
    problem::Result,
    records::{actor::Actor, record::Assign},
    vocabulary::Role,
    workflow::{Guarded, Note, Relation, Verdict},
};
use registry::{
    meetings::{Meetings, chairpersons_met},
    organizations::Organizations,
};
use sea_orm::{ColumnTrait, QueryFilter};

type ResolutionStep<'a> = Step<'a, Resolutions>;

/// A report that does not hold is replaced.
const VOIDED: Period =
    Period::after(RESOLUTION_EXECUTION, RuleKind::Supervision, "resolution.void_months", PeriodUnit::Months);

/// Staff of the organ that executes the resolution.
pub(super) fn executing(actor: &Actor) -> Relation<Model> {
    Relation::is(Column::ExecutingOrganId, actor.organization_id)
}

/// What led to the resolution is named by kind and id, or not at all.
pub(super) async fn source_exists(step: &ResolutionStep<'_>, body: &ResolutionContent) -> Guarded {
    match (&body.source_type, body.source_id) {
        (None, None) => Ok(Verdict::Holds),
        (Some(kind), Some(id)) => {
            step.referred_of_kind(kind, id, "source").await?;
            Ok(Verdict::Holds)
        }
        _ => Ok(Verdict::require(false).at("/source_id")),
    }
}

pub(super) async fn executing_organ_exists(step: &ResolutionStep<'_>, body: &ResolutionContent) -> Guarded {
    step.referred::<Organizations>(body.executing_organ_id, "/executing_organ_id").await?;
    Ok(Verdict::Holds)
}

platform::guards! { Resolutions:
    due_after_today(ResolutionContent): after_today(body.execution_due_on);
    passed_until_today(Passage): until_today(body.passed_on);
    report_stored(ExecutionReport): stored(body.execution_report_id);
}

/// The ballot of the Standing Committee on this resolution.
pub(super) async fn ballot_decides_this(step: &ResolutionStep<'_>, body: &Passage) -> Guarded {
    decides_this(step, Deciding::resolution(body.ballot_id, "/ballot_id")).await
}

/// 地方组织法第五十一条: more than half of all members.
pub(super) async fn majority_of_all(step: &ResolutionStep<'_>, body: &Passage) -> Guarded {
    passed_by_all(step, body.ballot_id, "/ballot_id").await
}

/// The vote was taken while the meeting of the ballot sat.
pub(super) async fn passed_at_the_meeting(step: &ResolutionStep<'_>, body: &Passage) -> Guarded {
    let ballot = step.referred::<Ballots>(body.ballot_id, "/ballot_id").await?;
    let meeting = step.stored::<Meetings>(ballot.meeting_id).await?;
    let sat = (meeting.start_on..=meeting.end_on).contains(&body.passed_on);
    Ok(Verdict::require(sat).at("/passed_on"))
}

/// Passed, drafted for the public, and tied to what led to it.
pub(super) async fn pass(step: &mut ResolutionStep<'_>, body: Passage) -> Result<()> {
    use_ballot(&step.work(), body.ballot_id, step.row.id).await?;
    body.assign(&mut step.row);
    told_and_tied(&step.work(), &step.row).await
}

/// The day until which it is to be executed has not come.
pub(super) async fn still_time(step: &ResolutionStep<'_>, _: &Note) -> Guarded {
    let due_on = step.row.execution_due_on;
    Ok(Verdict::require(due_on > step.today()).with("due_on", due_on.to_string()))
}

pub(super) async fn start_execution(step: &mut ResolutionStep<'_>, _: Note) -> Result<()> {
    open_execution(&step.work(), &step.row).await
}

pub(super) async fn report_execution(step: &mut ResolutionStep<'_>, body: ExecutionReport) -> Result<()> {
    let today = step.today();
    let document = body.execution_report_id;
    body.assign(&mut step.row);
    step.row.reported_on = Some(today);
    step.row.report_no += 1;
    tell(&step.work(), &step.row, PublicationKind::ExecutionReport, Some(document)).await?;
    deadlines::meet(&step.work(), RESOLUTION_EXECUTION, step.row.id, today).await
}

/// Each resolution has its own report: the one on another resolution is none on this.
pub(super) async fn own_report(step: &ResolutionStep<'_>, body: &ExecutionReport) -> Guarded {
    let other = step.all::<Resolutions>().filter(Column::Id.ne(step.row.id));
    let other = other.filter(Column::ExecutionReportId.eq(body.execution_report_id)).one(step.tx).await?;
    Ok(Verdict::require(other.is_none()).at("/execution_report_id"))
}

/// The head of the executing organ signs; the government's office submits what its head has signed.
pub(super) async fn signed_by_head(step: &ResolutionStep<'_>, body: &ExecutionReport) -> Guarded {
    let head = is_head_of(step, body.signed_by_user_id, step.row.executing_organ_id).await?;
    let own = !step.call.actor.is(Role::OrganHead) || step.call.actor.user_id == body.signed_by_user_id;
    Ok(Verdict::require(head && own).at("/signed_by_user_id"))
}

pub(super) async fn voiding_decided(step: &ResolutionStep<'_>, body: &VoidedReport) -> Guarded {
    chairpersons_met(step, body.decision_meeting_id, "/decision_meeting_id").await
}

/// The report does not hold: the organ reports anew within a month.
pub(super) async fn void_report(step: &mut ResolutionStep<'_>, _: VoidedReport) -> Result<()> {
    let (id, organ, today) = (step.row.id, step.row.executing_organ_id, step.today());
    VOIDED.reopen::<Resolutions>(&step.work(), id, organ, today).await?;
    step.row.execution_report_id = None;
    step.row.signed_by_user_id = None;
    step.row.reported_on = None;
    Ok(())
}
