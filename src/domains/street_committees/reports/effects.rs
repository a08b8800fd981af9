//! What the actions on a report write.

use super::{
    ReportKind, ReportState, Reports, clock,
    entity::{
        Column, NewReport, ReportContent, ReportHearing, ReportObjection, ReportRectification,
        ReportScheduling, ReportSubmission,
    },
    words::ReportOpinion,
};
use crate::committees::{Committees, report_submitted};
use instruments::on_agenda::{self, Destination};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::record::Assign,
    values::{numbers::Ordinal, text::Prose},
    workflow::{Note, Reason},
};
use registry::meetings::Meetings;
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

type ReportStep<'a> = Step<'a, Reports>;

/// Whether a committee has submitted its report on a year.
///
/// # Errors
/// The database failed.
pub(crate) async fn is_reported(work: &UnitOfWork<'_>, committee: Uuid, year: i32) -> Result<bool> {
    let reports = work.all::<Reports>().filter(Column::CommitteeId.eq(committee));
    let reports = reports.filter(Column::Year.eq(year)).filter(Column::Kind.eq(ReportKind::Annual));
    Ok(reports.filter(Column::State.ne(ReportState::Draft)).one(work.tx).await?.is_some())
}

pub(super) async fn draft(step: &mut ReportStep<'_>, body: NewReport) -> Result<()> {
    step.row.organization_id = step.stored::<Committees>(body.committee_id).await?.organization_id;
    clock::drafted(&step.work(), &step.row).await
}

/// A matter that arose on another day has another last day.
pub(super) async fn follow_matter(step: &mut ReportStep<'_>, _: ReportContent) -> Result<()> {
    if step.before.as_ref().is_some_and(|before| before.arose_on != step.row.arose_on) {
        clock::drafted(&step.work(), &step.row).await?;
    }
    Ok(())
}

pub(super) async fn submit(step: &mut ReportStep<'_>, body: ReportSubmission) -> Result<()> {
    body.assign(&mut step.row);
    step.row.submitted_on = Some(step.today());
    clock::submitted(&step.work(), &step.row).await?;
    if step.row.kind == ReportKind::Annual {
        let committee = step.stored::<Committees>(step.row.committee_id).await?;
        report_submitted(&step.work(), &committee, step.row.year.get32()).await?;
    }
    Ok(())
}

pub(super) async fn return_report(step: &mut ReportStep<'_>, _: Reason) -> Result<()> {
    step.row.submitted_on = None;
    clock::returned(&step.work(), &step.row).await
}

pub(super) async fn note(step: &mut ReportStep<'_>, _: Note) -> Result<()> {
    clock::dealt_with(&step.work(), &step.row).await
}

pub(super) async fn schedule(step: &mut ReportStep<'_>, body: ReportScheduling) -> Result<()> {
    let to = Destination::named(&step.work(), body.heard_meeting_id).await?;
    on_agenda::enter::<Reports>(step.work(), &step.row, &to).await?;
    body.assign(&mut step.row);
    Ok(())
}

/// What the members said is noted opinion by opinion; where they said nothing, that is the end.
pub(super) async fn hear(step: &mut ReportStep<'_>, body: ReportHearing) -> Result<()> {
    let noted = (1..).zip(body.opinions).map(|(seq, text)| ReportOpinion {
        seq: Ordinal::stored(seq),
        text: Prose::stored(&*text),
        answer: None,
    });
    step.row.opinions = noted.collect::<Vec<_>>().into();
    let meeting = step.stored::<Meetings>(step.row.heard_meeting_id.unwrap_or_default()).await?;
    step.row.heard_on = Some(meeting.decided_on(step.today()));
    if step.row.opinions.0.is_empty() {
        return Ok(());
    }
    clock::heard(&step.work(), &step.row, &meeting).await
}

pub(super) async fn rectify(step: &mut ReportStep<'_>, body: ReportRectification) -> Result<()> {
    for opinion in &mut step.row.opinions.0 {
        let answer = body.answers.iter().find(|answer| answer.seq == opinion.seq);
        opinion.answer = answer.map(|answer| Prose::stored(&*answer.answer));
    }
    step.row.rectified_on = Some(step.today());
    clock::rectified(&step.work(), &step.row).await
}

/// The opinion is open once more, and its report with it.
pub(super) async fn send_back(step: &mut ReportStep<'_>, body: ReportObjection) -> Result<()> {
    for opinion in step.row.opinions.0.iter_mut().filter(|opinion| opinion.seq == body.seq) {
        opinion.answer = None;
    }
    step.row.rectified_on = None;
    clock::sent_back(&step.work(), &step.row).await
}
