//! The ballots of a meeting whose results are out: its minutes say the same (00 §5.2).

use super::{BallotState, Ballots, entity::Column};
use platform::{
    call::{Answers, UnitOfWork},
    problem::Result,
    values::future::Future,
};
use registry::meetings::{Announced, BallotInMinutes, Meetings, entity::Model as Meeting};
use sea_orm::{ColumnTrait, QueryFilter};

/// What is answered about a meeting.
pub(super) fn answers(answers: &mut Answers) {
    answers.about::<Meetings, Announced>(announced);
}

fn announced<'a>(work: UnitOfWork<'a>, meeting: &'a Meeting) -> Future<'a, Result<Announced>> {
    Box::pin(async move {
        let held = work.all::<Ballots>().filter(Column::MeetingId.eq(meeting.id));
        let held = held.filter(Column::State.eq(BallotState::Announced)).all(work.tx).await?.into_iter();
        let told =
            held.filter_map(|ballot| Some(BallotInMinutes { ballot_id: ballot.id, result: ballot.result? }));
        Ok(Announced(told.collect()))
    })
}
