//! What is asked before a report is drafted, submitted, put on an agenda, heard, put right.

use super::{
    ReportKind, Reports, clock,
    entity::{
        Column, NewReport, ReportHearing, ReportObjection, ReportRectification, ReportScheduling,
        ReportSubmission,
    },
};
use crate::own;
use instruments::documents::is_stored;
use platform::{
    call::{
        Step,
        guards::{given, until_today},
    },
    values::numbers::Ordinal,
    workflow::{Guarded, Verdict},
};
use registry::meetings::{
    Decided, MeetingKind, MeetingState, Meetings, ToCome, arisen, committee_met, decided, quorate, to_come,
};
use sea_orm::{ColumnTrait, QueryFilter};

type ReportStep<'a> = Step<'a, Reports>;

platform::guards! { Reports:
    matter_not_in_future: until_today(row.arose_on);
    text_attached: given(row.document_id);
    /// There is something to put right.
    some_opinion: given(row.opinions);
}

pub(super) async fn own_committee(step: &ReportStep<'_>, body: &NewReport) -> Guarded {
    own::is_own(step, body.committee_id).await
}

/// One report on a year.
pub(super) async fn first_of_the_year(step: &ReportStep<'_>, body: &NewReport) -> Guarded {
    if body.kind != ReportKind::Annual {
        return Ok(Verdict::Holds);
    }
    let others = step.all::<Reports>().filter(Column::CommitteeId.eq(body.committee_id));
    let others = others.filter(Column::Year.eq(body.year)).filter(Column::Kind.eq(ReportKind::Annual));
    let other = others.one(step.tx).await?.map(|report| report.id.to_string());
    Ok(Verdict::require(other.is_none()).with("report_id", other).at("/year"))
}

/// A major matter has its day, and nothing else has.
pub(super) async fn matter_dated<B>(step: &ReportStep<'_>, _: &B) -> Guarded {
    let of_a_matter = step.row.kind == ReportKind::MajorMatter;
    Ok(Verdict::require(of_a_matter == step.row.arose_on.is_some()).at("/arose_on"))
}

pub(super) async fn text_exists<B>(step: &ReportStep<'_>, _: &B) -> Guarded {
    match step.row.document_id {
        Some(text) => is_stored(step, text, "/document_id").await,
        None => Ok(Verdict::Holds),
    }
}

/// The report on a year is adopted in a meeting of the committee; another one may be.
pub(super) async fn committee_decided(step: &ReportStep<'_>, body: &ReportSubmission) -> Guarded {
    let pointer = "/adopted_meeting_id";
    let Some(meeting) = body.adopted_meeting_id else {
        let needed = step.row.kind == ReportKind::Annual;
        return Ok(Verdict::require(!needed).with("reason", "missing").at(pointer));
    };
    committee_met(step, meeting, arisen(step), (Some(step.row.organization_id), pointer)).await
}

pub(super) async fn committee_quorate(step: &ReportStep<'_>, body: &ReportSubmission) -> Guarded {
    match body.adopted_meeting_id {
        Some(meeting) => quorate(step, meeting).await,
        None => Ok(Verdict::Holds),
    }
}

/// The members hear the report on a year themselves.
pub(super) async fn not_on_a_year<B>(step: &ReportStep<'_>, _: &B) -> Guarded {
    Ok(Verdict::require(step.row.kind != ReportKind::Annual))
}

impl ReportKind {
    /// The bodies that may hear such a report.
    pub(super) const fn bodies(self) -> &'static [MeetingKind] {
        match self {
            Self::Annual => &[MeetingKind::ScPlenary],
            Self::Special | Self::MajorMatter => &[MeetingKind::ScPlenary, MeetingKind::Chairpersons],
        }
    }

    /// The body that hears it in a meeting of some kind: the Standing Committee where that kind may not.
    fn heard_by(self, met: MeetingKind) -> MeetingKind {
        if self.bodies().contains(&met) { met } else { MeetingKind::ScPlenary }
    }
}

/// A meeting that is still to come, or sits.
pub(super) async fn meeting_to_come(step: &ReportStep<'_>, body: &ReportScheduling) -> Guarded {
    let pointer = "/heard_meeting_id";
    let meeting = step.referred::<Meetings>(body.heard_meeting_id, pointer).await?;
    let kind = step.row.kind.heard_by(meeting.kind);
    let states = &[MeetingState::Planned, MeetingState::Notified, MeetingState::Open];
    to_come(step, ToCome { meeting: meeting.id, kind, states, pointer }).await
}

/// That meeting sits, or has sat, of a body that may hear such a report, and on this one.
pub(super) async fn meeting_held(step: &ReportStep<'_>, _: &ReportHearing) -> Guarded {
    let meeting = step.stored::<Meetings>(step.row.heard_meeting_id.unwrap_or_default()).await?;
    let kind = step.row.kind.heard_by(meeting.kind);
    let asked = Decided { meeting: meeting.id, kind, since: arisen(step), pointer: "/heard_meeting_id" };
    decided(step, asked).await
}

pub(super) async fn meeting_quorate(step: &ReportStep<'_>, _: &ReportHearing) -> Guarded {
    quorate(step, step.row.heard_meeting_id.unwrap_or_default()).await
}

/// Every opinion once, and no other.
pub(super) async fn every_opinion_answered(step: &ReportStep<'_>, body: &ReportRectification) -> Guarded {
    let answered = |seq: Ordinal| body.answers.iter().filter(|answer| answer.seq == seq).count() == 1;
    let open = step.row.opinions.0.iter().find(|opinion| !answered(opinion.seq));
    let complete = open.is_none() && body.answers.len() == step.row.opinions.0.len();
    Ok(Verdict::require(complete).with("seq", open.map(|opinion| opinion.seq.get())).at("/answers"))
}

pub(super) async fn opinion_named(step: &ReportStep<'_>, body: &ReportObjection) -> Guarded {
    let named = step.row.opinions.0.iter().any(|opinion| opinion.seq == body.seq);
    Ok(Verdict::require(named).at("/seq"))
}

pub(super) async fn still_in_the_window(step: &ReportStep<'_>, _: &ReportObjection) -> Guarded {
    let Some(rectified_on) = step.row.rectified_on else { return Ok(Verdict::Holds) };
    let last = clock::last_day_to_send_back(&step.work(), rectified_on).await?;
    Ok(Verdict::require(step.today() <= last).with("last_day", last.to_string()))
}
