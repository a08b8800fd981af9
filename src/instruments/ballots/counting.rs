//! From the issue to the count: what is handed out, what comes back, and what it adds up to.

use super::{
    BallotState, Ballots,
    clearing::settle,
    count::{Numbers, tallied},
    entity::{Count, Issuing, Model},
    paper_box::entered,
    papers::Votes,
    proving::{make_pool, seal_papers},
    supervisors::interested,
    words::{Choice, CountingMode},
};
use platform::{
    call::Step,
    problem::Result,
    values::numbers::{Count as Number, Whole},
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::meetings::Meetings;

/// Papers are issued to the members present who have no interest.
pub(super) async fn issue(step: &mut Step<'_, Ballots>, body: Issuing) -> Result<()> {
    let meeting = step.stored::<Meetings>(step.row.meeting_id).await?;
    let present = meeting.present_members.map_or(0, Whole::get32);
    let excluded = interested(&step.row, &meeting)?;
    step.row.total_members = Some(meeting.total_members.get32());
    step.row.present_members = Some(present);
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
    let papers: Vec<&[Choice]> = votes.papers().iter().map(|paper| &*paper.choices).collect();
    let counted = tallied(&papers, row.option_set, row.questions(), row.seats());
    Numbers { present: number(row.present_members), issued: number(row.issued), ..counted }
}

/// The votes with the papers that came out of the box.
async fn with_the_box(step: &Step<'_, Ballots>) -> Result<Votes> {
    let mut votes = Votes::of(step.tx, &step.call.service.sealing, step.row.id).await?;
    votes.enter(entered(step.tx, step.row.id).await?);
    Ok(votes)
}

/// The numbers of the ballot with what the body of the count says.
async fn numbers(step: &Step<'_, Ballots>, body: &Count) -> Result<Numbers> {
    let row = &step.row;
    let given = |value: Option<Number>| number(value.map(Whole::get32));
    let (returned, valid, invalid, tallies) = match row.counting_mode {
        CountingMode::ManualPapers | CountingMode::Mixed => {
            return Ok(added_up(row, &with_the_box(step).await?));
        }
        CountingMode::Electronic => (row.returned, row.valid, row.invalid, row.tallies.0.clone()),
        CountingMode::ManualTally => (body.returned, body.valid, body.invalid, body.tallies.clone()),
    };
    let (present, issued) = (number(row.present_members), number(row.issued));
    let (returned, valid, invalid) = (given(returned), given(valid), given(invalid));
    Ok(Numbers { present, issued, returned, valid, invalid, tallies })
}

fn write(row: &mut Model, numbers: Numbers) {
    row.returned = stored(numbers.returned);
    row.valid = stored(numbers.valid);
    row.invalid = stored(numbers.invalid);
    row.tallies = numbers.tallies.into();
}

/// Counts, seals and opens the papers; from then on the tallies are visible.
async fn take(step: &mut Step<'_, Ballots>, votes: Votes) -> Result<()> {
    let counted = added_up(&step.row, &votes);
    write(&mut step.row, counted);
    seal_papers(step, votes.papers()).await?;
    settle(step.tx, votes, step.row.id).await
}

/// Electronic papers are counted when the ballot closes; those of a box when they are entered.
pub(super) async fn close(step: &mut Step<'_, Ballots>, _: Note) -> Result<()> {
    if step.row.counting_mode != CountingMode::Electronic {
        return Ok(());
    }
    let votes = Votes::of(step.tx, &step.call.service.sealing, step.row.id).await?;
    take(step, votes).await
}

/// The papers of a vote that is broken off stay as secret as those of one that was closed.
pub(super) async fn void(step: &mut Step<'_, Ballots>, _: Reason) -> Result<()> {
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
    let numbers = numbers(step, &body).await?;
    step.row.result = Some(numbers.result(&step.row.question()));
    if step.row.counting_mode.has_a_box() {
        let votes = with_the_box(step).await?;
        return take(step, votes).await;
    }
    write(&mut step.row, numbers);
    Ok(())
}
