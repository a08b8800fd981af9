//! Relations, guards and effects of ballots.

use super::{
    BallotState, Ballots,
    clearing::settle,
    count::{Numbers, tallied},
    entity::{BallotContent, Column, Confirmation, Count, Model},
    papers::Votes,
    places::{Outcome, Standing},
    words::{BallotBase, BallotKind, BallotResult, CountingMode, OptionSet},
};
use crate::{
    codes,
    documents::{Disclosure, Documents},
    publications::{PublicationKind, Publications},
};
use platform::{
    call::{Happened, Reactions, Step, UnitOfWork},
    problem::{Problem, Result},
    records::actor::Actor,
    values::{future::Future, numbers::Whole, strict::each_once, text::Text},
    workflow::{Guarded, Note, Reason, Relation, Verdict, Workflow},
};
use registry::meetings::{MeetingAction, MeetingState, Meetings, quorum::is_quorate};
use sea_orm::{ColumnTrait, QueryFilter};

pub(super) use super::supervisors::{excluded_exist, supervisors_exist};

/// Appointed to supervise this ballot.
pub(super) fn supervisor(actor: &Actor) -> Relation<Model> {
    Relation::names(Column::SupervisorIds, actor.user_id)
}

pub(super) async fn meeting_exists(step: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    step.referred::<Meetings>(body.meeting_id, "/meeting_id").await?;
    Ok(Verdict::Holds)
}

/// Nothing is put to the vote in a meeting that is over, or that is not held.
pub(super) async fn meeting_not_over(step: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let state = step.stored::<Meetings>(body.meeting_id).await?.state;
    let over =
        matches!(state, MeetingState::Closed | MeetingState::MinutesApproved | MeetingState::Cancelled);
    Ok(Verdict::require(!over).with("reason", "over").at("/meeting_id"))
}

/// One question is put to one vote at a time.
pub(super) async fn no_other_open(step: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let open = [
        BallotState::Prepared,
        BallotState::Issuing,
        BallotState::Closed,
        BallotState::Counted,
        BallotState::Confirmed,
    ];
    let others = step.all::<Ballots>().filter(Column::SubjectId.eq(body.subject_id));
    let others = others.filter(Column::Kind.eq(body.kind)).filter(Column::Id.ne(step.row.id));
    let other = others.filter(Column::State.is_in(open)).one(step.tx).await?;
    Ok(Verdict::require(other.is_none())
        .with("ballot_id", other.map(|other| other.id.to_string()))
        .at("/subject_id"))
}

/// The result is announced in the meeting that voted.
pub(super) async fn meeting_still_open(step: &Step<'_, Ballots>, _: &Note) -> Guarded {
    let state = step.stored::<Meetings>(step.row.meeting_id).await?.state;
    Ok(Verdict::require(state == MeetingState::Open))
}

/// 监督法第六十二条: removal is secret; satisfaction and project votes by practice.
pub(super) async fn secret_where_the_law_says(_: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    Ok(Verdict::require(body.is_secret || !body.kind.must_be_secret()).at("/is_secret"))
}

/// 地方组织法第二十五条、第五十一条、监督法第六十二条: these decisions need more than half of all members.
pub(super) async fn majority_of_all_members(_: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let of_all = body.base == BallotBase::AllMembers || !body.kind.needs_all_members();
    Ok(Verdict::require(of_all).at("/base"))
}

/// Candidates belong to the option set that asks for them.
pub(super) async fn candidates_fit(_: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let asks = body.option_set == OptionSet::PerCandidate;
    let places = body.places.map(platform::values::numbers::Whole::get);
    let fits = asks != body.candidates.is_empty() && asks == places.is_some();
    let enough =
        places.is_none_or(|places| usize::try_from(places).is_ok_and(|n| n <= body.candidates.len()));
    Ok(Verdict::require(fits && enough).at("/candidates"))
}

/// Satisfaction is asked with its own options, and nothing else is.
pub(super) async fn options_fit(_: &Step<'_, Ballots>, body: &BallotContent) -> Guarded {
    let asks = body.kind == BallotKind::Satisfaction;
    Ok(Verdict::require(asks == (body.option_set == OptionSet::Satisfaction)).at("/option_set"))
}

/// The meeting is open and quorate.
pub(super) async fn meeting_quorate(step: &Step<'_, Ballots>, _: &Note) -> Guarded {
    let meeting = step.stored::<Meetings>(step.row.meeting_id).await?;
    let (present, total) = (meeting.present_members.map_or(0, Whole::get32), meeting.total_members.get32());
    let quorate = meeting.state == MeetingState::Open && is_quorate(meeting.kind, present, total);
    Ok(Verdict::require(quorate).with("present", present).with("total", total))
}

/// Papers are issued to the members present who have no interest.
pub(super) async fn issue(step: &mut Step<'_, Ballots>, _: Note) -> Result<()> {
    let meeting = step.stored::<Meetings>(step.row.meeting_id).await?;
    let present = meeting.present_members.map_or(0, Whole::get32);
    let excluded = each_once(&step.row.excluded_member_ids.0).into_iter();
    let excluded = excluded.filter(|member| meeting.present_deputy_ids.0.contains(member)).count();
    let excluded = i32::try_from(excluded).map_err(Problem::internal)?;
    step.row.total_members = Some(meeting.total_members.get32());
    step.row.present_members = Some(present);
    step.row.issued = Some((present - excluded).max(0));
    Ok(())
}

fn number(value: Option<i32>) -> u32 {
    value.and_then(|value| u32::try_from(value).ok()).unwrap_or(0)
}

fn stored(value: u32) -> Option<i32> {
    i32::try_from(value).ok()
}

/// The numbers of the ballot with what the body of the count says.
fn numbers(row: &Model, body: &Count) -> Numbers {
    let (present, issued) = (number(row.present_members), number(row.issued));
    if row.counting_mode == CountingMode::Electronic {
        let (returned, valid) = (number(row.returned.map(Whole::get32)), number(row.valid.map(Whole::get32)));
        return Numbers {
            present,
            issued,
            returned,
            valid,
            invalid: number(row.invalid.map(Whole::get32)),
            tallies: row.tallies.0.clone(),
        };
    }
    let given = |value: &Option<platform::values::numbers::Count>| {
        number(value.map(platform::values::numbers::Count::get32))
    };
    Numbers {
        present,
        issued,
        returned: given(&body.returned),
        valid: given(&body.valid),
        invalid: given(&body.invalid),
        tallies: body.tallies.clone(),
    }
}

/// Electronic papers are counted when the ballot closes; from then on the tallies are visible.
pub(super) async fn close(step: &mut Step<'_, Ballots>, _: Note) -> Result<()> {
    if step.row.counting_mode != CountingMode::Electronic {
        return Ok(());
    }
    let votes = Votes::of(step.tx, &step.call.service.sealing, step.row.id).await?;
    let counted = tallied(&votes.choices(), step.row.option_set, step.row.questions(), step.row.seats());
    step.row.returned = stored(counted.returned).map(Whole::stored);
    step.row.valid = stored(counted.valid).map(Whole::stored);
    step.row.invalid = stored(counted.invalid).map(Whole::stored);
    step.row.tallies = counted.tallies.into();
    settle(step.tx, votes, step.row.id).await
}

/// The papers of a vote that is broken off stay as secret as those of one that was closed.
pub(super) async fn void(step: &mut Step<'_, Ballots>, _: Reason) -> Result<()> {
    let under_way = step.before.as_ref().is_some_and(|before| before.state == BallotState::Issuing);
    if !under_way || step.row.counting_mode != CountingMode::Electronic {
        return Ok(());
    }
    settle(step.tx, Votes::of(step.tx, &step.call.service.sealing, step.row.id).await?, step.row.id).await
}

pub(super) async fn arithmetic_agrees(step: &Step<'_, Ballots>, body: &Count) -> Guarded {
    let entered = !body.tallies.is_empty() || body.returned.is_some();
    let by_hand = step.row.counting_mode == CountingMode::ManualTally;
    let agree = numbers(&step.row, body).agree(step.row.option_set, step.row.questions(), step.row.seats());
    Ok(Verdict::require(agree && entered == by_hand).at("/tallies"))
}

pub(super) async fn count(step: &mut Step<'_, Ballots>, body: Count) -> Result<()> {
    let numbers = numbers(&step.row, &body);
    step.row.result = Some(numbers.result(&step.row.question()));
    step.row.returned = stored(numbers.returned).map(Whole::stored);
    step.row.valid = stored(numbers.valid).map(Whole::stored);
    step.row.invalid = stored(numbers.invalid).map(Whole::stored);
    step.row.tallies = numbers.tallies.into();
    Ok(())
}

pub(super) async fn no_tie(step: &Step<'_, Ballots>, body: &Confirmation) -> Guarded {
    step.referred::<Documents>(body.record_document_id, "/record_document_id").await?;
    let decided = match second_ballot(step).await? {
        Some(second) => matches!(second.state, BallotState::Confirmed | BallotState::Announced),
        None => step.row.result != Some(BallotResult::Tied),
    };
    Ok(Verdict::require(decided))
}

/// The ballot that decides the tie of this one, unless it was voided.
async fn second_ballot(step: &Step<'_, Ballots>) -> Result<Option<Model>> {
    let second = step.all::<Ballots>().filter(Column::ParentBallotId.eq(step.row.id));
    Ok(second.filter(Column::State.ne(BallotState::Void)).one(step.tx).await?)
}

/// The result goes out as a publication; a second person still checks it.
pub(super) async fn draft_publication(step: &mut Step<'_, Ballots>, _: Note) -> Result<()> {
    let (id, title, actor) = (step.row.id, step.row.title.clone(), step.call.actor.clone());
    let text = format!("{title}:表决结果已由主持人宣布。");
    let work = step.work();
    let drafted = work.make::<Publications>(move |row| {
        row.subject_type = Text::stored(Ballots::KIND);
        row.subject_id = id;
        row.kind = PublicationKind::VoteResult;
        row.title = title;
        row.text = Text::stored(text);
        row.disclosure = Disclosure::Public;
        row.author_id = actor.user_id;
        row.author_organization_id = actor.organization_id;
    });
    drafted.await?;
    Ok(())
}

pub(super) async fn tie_there_is(step: &Step<'_, Ballots>, _: &Note) -> Guarded {
    let tied = step.row.result == Some(BallotResult::Tied);
    Ok(Verdict::require(tied && second_ballot(step).await?.is_none()))
}

/// The tied candidates stand again.
pub(super) async fn make_second_ballot(step: &mut Step<'_, Ballots>, _: Note) -> Result<()> {
    let first = step.row.clone();
    let work = step.work();
    let (candidates, places) = tied(&first);
    let made = work.make::<Ballots>(move |row| {
        row.kind = first.kind;
        row.title = Text::cut(&first.title, "(再次投票)");
        row.subject_type = first.subject_type;
        row.subject_id = first.subject_id;
        row.meeting_id = first.meeting_id;
        row.parent_ballot_id = Some(first.id);
        row.is_secret = first.is_secret;
        row.counting_mode = first.counting_mode;
        row.option_set = first.option_set;
        row.candidates = candidates.into();
        row.places = i64::try_from(places).ok().map(Whole::stored);
        row.base = first.base;
        row.supervisor_ids = first.supervisor_ids;
        row.excluded_member_ids = first.excluded_member_ids;
    });
    made.await?;
    Ok(())
}

/// The candidates who are tied at the last place, and the places that are left for them.
fn tied(first: &Model) -> (Vec<Text<100>>, usize) {
    let standings = first.standings();
    let are = |outcome| standings.iter().filter(move |standing| standing.outcome == outcome);
    let named = |standing: &Standing| {
        usize::try_from(standing.question).ok().and_then(|place| first.candidates.0.get(place).cloned())
    };
    let left = first.seats().unwrap_or(1) - are(Outcome::Selected).count();
    (are(Outcome::Tied).filter_map(named).collect(), left)
}

/// A meeting is not closed while members vote.
fn no_ballot_open<'a>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let open = work.all::<Ballots>().filter(Column::MeetingId.eq(meeting.after.id));
        match open.filter(Column::State.eq(BallotState::Issuing)).one(work.tx).await? {
            Some(ballot) => Err(Problem::new(codes::BALLOT_OPEN).with("ballot_id", ballot.id.to_string())),
            None => Ok(()),
        }
    })
}

/// What actions of a meeting mean for its ballots.
pub(crate) fn reactions(reactions: &mut Reactions) {
    reactions.or_refuse::<Meetings>(
        MeetingAction::Close,
        "instrument.ballot, which refuses while one is open",
        &[codes::BALLOT_OPEN],
        no_ballot_open,
    );
}
