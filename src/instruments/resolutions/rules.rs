//! Relations, guards and effects of resolutions.

use super::{
    Resolutions,
    entity::{Column, ExecutionReport, Model, Passage, ResolutionContent},
    words::RESOLUTION_EXECUTION,
};
use crate::{
    ballots::{BallotKind, BallotState, Ballots},
    deadlines::{self, Opening},
    documents::stored,
    links::{self, LinkKind},
};
use platform::{
    call::{
        Step,
        guards::{after_today, until_today},
    },
    problem::Result,
    records::{actor::Actor, record::Assign, record_reference::RecordReference},
    workflow::{Guarded, Note, Relation, Verdict, Workflow},
};
use registry::{meetings::Meetings, organizations::Organizations};

type ResolutionStep<'a> = Step<'a, Resolutions>;

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

/// The ballot is one on a resolution, on this one or on what led to it, and was announced.
pub(super) async fn ballot_decides_this(step: &ResolutionStep<'_>, body: &Passage) -> Guarded {
    let ballot = step.referred::<Ballots>(body.ballot_id, "/ballot_id").await?;
    let on_this = &*ballot.subject_type == Resolutions::KIND && ballot.subject_id == step.row.id;
    let on_source = step.row.source_type.as_deref() == Some(&*ballot.subject_type)
        && step.row.source_id == Some(ballot.subject_id);
    let decides = ballot.kind == BallotKind::Resolution && ballot.state == BallotState::Announced;
    Ok(Verdict::require(decides && (on_this || on_source)).at("/ballot_id"))
}

/// 地方组织法第五十一条: more than half of all members.
pub(super) async fn majority_of_all(step: &ResolutionStep<'_>, body: &Passage) -> Guarded {
    let ballot = step.referred::<Ballots>(body.ballot_id, "/ballot_id").await?;
    Ok(Verdict::require(ballot.is_passed_by_all()).at("/ballot_id"))
}

/// The vote was taken while the meeting of the ballot sat.
pub(super) async fn passed_at_the_meeting(step: &ResolutionStep<'_>, body: &Passage) -> Guarded {
    let ballot = step.referred::<Ballots>(body.ballot_id, "/ballot_id").await?;
    let meeting = step.stored::<Meetings>(ballot.meeting_id).await?;
    let sat = (meeting.start_on..=meeting.end_on).contains(&body.passed_on);
    Ok(Verdict::require(sat).at("/passed_on"))
}

/// Passed, and tied to what led to it.
pub(super) async fn pass(step: &mut ResolutionStep<'_>, body: Passage) -> Result<()> {
    body.assign(&mut step.row);
    let (Some(kind), Some(id)) = (step.row.source_type.clone(), step.row.source_id) else { return Ok(()) };
    let (this, source) =
        (RecordReference::of::<Resolutions>(step.row.id), RecordReference { kind: kind.into_string(), id });
    links::connect(&step.work(), LinkKind::RaisedIn, this, source).await
}

/// The day until which it is to be executed has not come.
pub(super) async fn still_time(step: &ResolutionStep<'_>, _: &Note) -> Guarded {
    let due_on = step.row.execution_due_on;
    Ok(Verdict::require(due_on > step.today()).with("due_on", due_on.to_string()))
}

pub(super) async fn start_execution(step: &mut ResolutionStep<'_>, _: Note) -> Result<()> {
    let row = &step.row;
    let basis = "决议规定的期限".into();
    let opening = Opening::on_day(
        row.execution_due_on,
        RESOLUTION_EXECUTION,
        row.id,
        row.executing_organ_id,
        basis,
        None,
    );
    deadlines::open::<Resolutions>(&step.work(), opening).await?;
    Ok(())
}

pub(super) async fn report_execution(step: &mut ResolutionStep<'_>, body: ExecutionReport) -> Result<()> {
    let today = step.today();
    body.assign(&mut step.row);
    step.row.reported_on = Some(today);
    deadlines::meet(&step.work(), RESOLUTION_EXECUTION, step.row.id, today).await
}
