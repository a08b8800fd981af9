//! The right ballot: what a decision rests on (00 §5.0).

use super::{
    BallotAction, BallotBase, BallotKind, BallotState, Ballots,
    entity::{Column, Model},
};
use crate::codes;
use chrono::NaiveDate;
use platform::{
    call::{Step, UnitOfWork},
    problem::{Problem, Result},
    records::{record::Record, record_reference::RecordReference},
    values::words::Words,
    workflow::{Guarded, Verdict, Workflow},
};
use registry::meetings::{MeetingKind, Meetings, of_the_body};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

/// The ballot that a decision asks for.
#[derive(Debug, Clone, Copy)]
pub struct Deciding<'a> {
    /// The ballot.
    pub ballot: Uuid,
    /// What it must be about.
    pub kind: BallotKind,
    /// The body that decides.
    pub body: MeetingKind,
    /// The day on which the matter was ripe: the meeting was not over before.
    pub since: Option<NaiveDate>,
    /// Where the body of the request names it.
    pub pointer: &'a str,
}

impl<'a> Deciding<'a> {
    /// 地方组织法第五十一条: a resolution of the Standing Committee.
    #[must_use]
    pub fn resolution(ballot: Uuid, pointer: &'a str) -> Self {
        Self { ballot, kind: BallotKind::Resolution, body: MeetingKind::ScPlenary, since: None, pointer }
    }
}

/// Whether a ballot decides on the record of this step: its kind and subject, a base of all members, a meeting of the body that
/// decides, announced, and used for nothing else. Whether it passed is another question: see [`passed_by_all`].
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn decides_this<W: Workflow>(step: &Step<'_, W>, asked: Deciding<'_>) -> Guarded {
    decides_on(step, asked, &RecordReference::of::<W>(step.row.id())).await
}

/// The same for a ballot on another record: on what is not there before it was decided nobody could vote.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn decides_on<W: Workflow>(
    step: &Step<'_, W>,
    asked: Deciding<'_>,
    subject: &RecordReference,
) -> Guarded {
    let ballot = step.referred::<Ballots>(asked.ballot, asked.pointer).await?;
    let meeting = step.stored::<Meetings>(ballot.meeting_id).await?;
    let wrong = if let Some(wrong) = ballot.unfit(&subject.kind, subject.id, asked.kind) {
        Some(wrong)
    } else if !of_the_body(step, &meeting, asked.body).await? {
        Some("meeting")
    } else if asked.since.is_some_and(|since| meeting.end_on < since) {
        Some("before_the_matter")
    } else if ballot.state != BallotState::Announced {
        Some("not_announced")
    } else {
        None
    };
    Ok(refused(wrong, &asked))
}

fn refused(wrong: Option<&str>, asked: &Deciding<'_>) -> Verdict {
    let verdict = Verdict::require(wrong.is_none()).with("reason", wrong);
    verdict.with("kind", asked.kind.word()).with("body", asked.body.word()).at(asked.pointer)
}

impl Model {
    /// Why this is not the ballot on a record, whatever became of it.
    #[must_use]
    pub fn unfit(&self, subject_type: &str, subject_id: Uuid, kind: BallotKind) -> Option<&'static str> {
        if self.kind != kind {
            Some("kind")
        } else if &*self.subject_type != subject_type || self.subject_id != subject_id {
            Some("subject")
        } else if kind.needs_all_members() && self.base != BallotBase::AllMembers {
            Some("base")
        } else if self.state == BallotState::Void {
            Some("void")
        } else if self.used_by_id.is_some() {
            Some("used")
        } else {
            None
        }
    }
}

/// 地方组织法第五十一条: more than half of all members are in favor.
///
/// # Errors
/// `UNKNOWN_REFERENCE` at the pointer.
pub async fn passed_by_all<W: Workflow>(step: &Step<'_, W>, ballot: Uuid, pointer: &str) -> Guarded {
    let ballot = step.referred::<Ballots>(ballot, pointer).await?;
    Ok(Verdict::require(ballot.is_passed_by_all()).with("total_members", ballot.total_members).at(pointer))
}

/// A ballot on one of these records whose papers were issued, in a meeting or in any: what was voted on is not taken away.
///
/// # Errors
/// The database failed.
pub async fn ballot_on(
    work: &UnitOfWork<'_>,
    records: impl IntoIterator<Item = Uuid>,
    meeting: Option<Uuid>,
) -> Result<Option<Model>> {
    let on_them = work.all::<Ballots>().filter(Column::SubjectId.is_in(records));
    let there = meeting.into_iter().fold(on_them, |there, one| there.filter(Column::MeetingId.eq(one)));
    let issued = there.filter(Column::State.is_not_in([BallotState::Prepared, BallotState::Void]));
    Ok(issued.one(work.tx).await?)
}

/// Uses a ballot for the record that it decides; of two records that name it one wins, and the other is told.
///
/// # Errors
/// `WRONG_BALLOT` where it was used meanwhile.
pub async fn use_ballot(work: &UnitOfWork<'_>, ballot: Uuid, decided: Uuid) -> Result<()> {
    let ballot = work.stored::<Ballots>(ballot).await?;
    if ballot.used_by_id.is_some() {
        return Err(Problem::new(codes::WRONG_BALLOT).with("reason", "used"));
    }
    work.advance::<Ballots>(ballot, BallotAction::Use, |row| row.used_by_id = Some(decided)).await?;
    Ok(())
}
