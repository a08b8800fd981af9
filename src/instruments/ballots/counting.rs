//! From the issue to the count: what is handed out, what comes back, and what it adds up to.

use super::{
    BallotAction, BallotState, Ballots,
    clearing::settle,
    count::{Numbers, tallied},
    entity::{Column, Count, Issuing, Model},
    marks::Mark,
    paper_box::entered,
    papers::Votes,
    proving::{hash_papers, make_pool, seal_papers},
    supervisors::interested,
    words::CountingMode,
};
use crate::codes;
use platform::{
    call::{Happened, Step, UnitOfWork},
    problem::{Problem, Result},
    values::{
        future::Future,
        numbers::{Count as Number, Whole},
    },
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::meetings::Meetings;
use sea_orm::{ColumnTrait, QueryFilter};

/// Papers are issued to the members present who have no interest.
pub(super) async fn issue(step: &mut Step<'_, Ballots>, body: Issuing) -> Result<()> {
    let meeting = step.stored::<Meetings>(step.row.meeting_id).await?;
    let present = meeting.present_members.map_or(0, Whole::get32);
    let excluded = interested(&step.row, &meeting)?;
    step.row.total_members = Some(meeting.total_members.get32());
    step.row.present_members = Some(present);
    step.row.present_member_ids = meeting.present_deputy_ids;
    step.row.issued = Some((present - excluded).max(0));
    step.row.paper_member_ids = body.paper_member_ids.into();
    make_pool(step).await
}

fn number(value: Option<i32>) -> u32 {
    value.and_then(|value| u32::try_from(value).ok()).unwrap_or(0)
}

fn stored(value: u32) -> Option<Number> {
    i32::try_from(value).ok().map(Whole::stored)
}

/// What papers add up to.
fn added_up(row: &Model, votes: &Votes) -> Numbers {
    let papers: Vec<&[Mark]> = votes.papers().iter().map(|paper| &*paper.choices).collect();
    let counted = tallied(&papers, row.option_set, row.questions(), row.seats());
    Numbers { present: number(row.present_members), issued: number(row.issued), ..counted }
}

/// The votes with the papers that came out of the box.
async fn with_the_box(step: &Step<'_, Ballots>) -> Result<Votes> {
    let mut votes = Votes::of(step.tx, &step.call.service.sealing, step.row.id).await?;
    votes.enter(entered(step.tx, step.row.id).await?);
    Ok(votes)
}

/// The numbers of the ballot with what the body of the count says. Papers are counted, whatever the row says of them.
async fn numbers(step: &Step<'_, Ballots>, body: &Count) -> Result<Numbers> {
    let row = &step.row;
    if row.counting_mode != CountingMode::ManualTally {
        return Ok(added_up(row, &with_the_box(step).await?));
    }
    let given = |value: Option<Number>| number(value.map(Whole::get32));
    Ok(Numbers {
        present: number(row.present_members),
        issued: number(row.issued),
        returned: given(body.returned),
        valid: given(body.valid),
        invalid: given(body.invalid),
        tallies: body.tallies.clone(),
    })
}

fn write(row: &mut Model, numbers: Numbers) {
    row.returned = stored(numbers.returned);
    row.valid = stored(numbers.valid);
    row.invalid = stored(numbers.invalid);
    row.tallies = numbers.tallies.into();
}

/// What opens papers is not tried: its answer would tell the tallies while members vote, and the database what they chose.
fn not_tried(step: &Step<'_, Ballots>) -> Result<()> {
    if step.row.is_secret && step.call.conditions.is_dry_run() {
        return Err(Problem::new(codes::UNKNOWN_PARAMETER).with("parameter", "dry_run"));
    }
    Ok(())
}

/// 07 §3.3: whoever comes while members vote has a paper too. Whoever comes back has one already, and who leaves unnamed was counted at
/// the issue; so that present is who was there for the vote at some moment, however many were there at the same time.
pub(super) fn hand_out<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let known = meeting.before.map_or(0, |before| before.attendance.0.len());
        let Some(line) = meeting.after.attendance.0.get(known) else { return Ok(()) };
        let under_way = work.all::<Ballots>().filter(Column::MeetingId.eq(meeting.after.id));
        for ballot in under_way.filter(Column::State.eq(BallotState::Issuing)).all(work.tx).await? {
            if ballot.present_member_ids.0.contains(&line.member_id) {
                continue;
            }
            let come = i32::from(line.left_at.is_none());
            let paper = if ballot.excluded_member_ids.0.contains(&line.member_id) { 0 } else { come };
            let note = |row: &mut Model| {
                row.present_member_ids.0.push(line.member_id);
                row.present_members = row.present_members.map(|present| present + come);
                row.issued = row.issued.map(|issued| issued + paper);
            };
            work.advance::<Ballots>(ballot, BallotAction::HandOut, note).await?;
        }
        Ok(())
    })
}

/// Electronic papers are counted and sealed when the ballot closes. Those that lie beside a box are hashed then, and opened with it.
pub(super) async fn close(step: &mut Step<'_, Ballots>, _: Note) -> Result<()> {
    not_tried(step)?;
    let mode = step.row.counting_mode;
    if mode == CountingMode::ManualTally {
        return Ok(());
    }
    let votes = Votes::of(step.tx, &step.call.service.sealing, step.row.id).await?;
    match mode {
        CountingMode::Electronic => {
            let counted = added_up(&step.row, &votes);
            write(&mut step.row, counted);
            seal_papers(step, &votes).await?;
            settle(step.tx, votes, step.row.id).await
        }
        _ => hash_papers(step, &votes).await,
    }
}

/// The papers of a vote that is broken off stay as secret as those of one that was closed.
pub(super) async fn void(step: &mut Step<'_, Ballots>, _: Reason) -> Result<()> {
    not_tried(step)?;
    let before = step.before.as_ref().map(|before| before.state);
    let sealed = match step.row.counting_mode {
        CountingMode::Electronic => before == Some(BallotState::Issuing),
        CountingMode::Mixed => matches!(before, Some(BallotState::Issuing | BallotState::Closed)),
        CountingMode::ManualPapers | CountingMode::ManualTally => false,
    };
    if !sealed {
        return Ok(());
    }
    settle(step.tx, Votes::of(step.tx, &step.call.service.sealing, step.row.id).await?, step.row.id).await
}

pub(super) async fn arithmetic_agrees(step: &Step<'_, Ballots>, body: &Count) -> Guarded {
    let (totals, some) = (!body.tallies.is_empty(), body.returned.is_some());
    let asked = match step.row.counting_mode {
        CountingMode::ManualTally => totals || some,
        CountingMode::ManualPapers | CountingMode::Mixed => some && !totals,
        CountingMode::Electronic => !totals && !some,
    };
    let numbers = numbers(step, body).await?;
    let agree = numbers.agree(step.row.option_set, step.row.questions(), step.row.seats());
    Ok(Verdict::require(agree && asked).at("/tallies"))
}

pub(super) async fn count(step: &mut Step<'_, Ballots>, body: Count) -> Result<()> {
    not_tried(step)?;
    let has_a_box = step.row.counting_mode.has_a_box();
    let votes = if has_a_box { Some(with_the_box(step).await?) } else { None };
    let numbers = match &votes {
        Some(votes) => added_up(&step.row, votes),
        None => numbers(step, &body).await?,
    };
    step.row.result = Some(numbers.result(&step.row.question()));
    step.row.counted_at = Some(step.call.now);
    write(&mut step.row, numbers);
    let Some(votes) = votes else { return Ok(()) };
    seal_papers(step, &votes).await?;
    settle(step.tx, votes, step.row.id).await
}
