//! Records that a meeting deals with: they stand on its agenda, follow it however it is changed, and wait for another one when it
//! will not be, or did not come to them (02 §3.0).

use crate::{codes, deadlines::Almanac};
use chrono::NaiveDate;
use platform::{
    call::{Happened, Reactions, UnitOfWork},
    problem::{Code, Problem, Result},
    records::{record::Record, record_reference::RecordReference},
    values::{future::Future, words::Words},
    workflow::{ColumnOf, StateOf, Workflow, starting_states},
};
use registry::meetings::{
    self, Entry, MeetingAction, MeetingKind, MeetingState, Meetings, entity::Model as Meeting,
};
use sea_orm::{ColumnTrait, ModelTrait, QueryFilter, QueryOrder, Value};
use serde_json::json;
use uuid::Uuid;

/// A meeting to which records go, and what their days before it are counted by: read once, however many they are.
pub struct Destination {
    /// The meeting.
    pub meeting: Meeting,
    /// Its days.
    pub almanac: Almanac,
}

impl Destination {
    fn of(meeting: Meeting) -> Self {
        Self { almanac: Almanac::of(meeting.start_on), meeting }
    }

    /// A meeting that is named.
    ///
    /// # Errors
    /// The database failed.
    pub async fn named(work: &UnitOfWork<'_>, meeting: Uuid) -> Result<Self> {
        Ok(Self::of(work.stored::<Meetings>(meeting).await?))
    }
}

/// A record that waits for its meeting.
pub trait OnAgenda: Workflow {
    /// The column that names the meeting.
    const MEETING: ColumnOf<Self>;
    /// The step of the service with which it follows, or gets a meeting; its table says from which states.
    const FOLLOW: Self::Action;
    /// The same for a meeting that closed before it came to it, when another one is named.
    const CARRY: Self::Action = Self::FOLLOW;
    /// The step with which it loses its meeting.
    const LOSE: Self::Action = Self::FOLLOW;
    /// The same for a meeting that closed before it came to it.
    const MISS: Self::Action = Self::CARRY;
    /// Whether it stays with a meeting that closed and names no other.
    const STAYS: bool = false;
    /// The kinds of meetings that deal with such records.
    const KINDS: &'static [MeetingKind] = &[MeetingKind::ScPlenary];
    /// With what a change of a meeting may be refused for the records on its agenda.
    const FOLLOW_REFUSALS: &'static [Code] =
        &[codes::CALENDAR_YEAR_MISSING, codes::RULE_SET_MISSING, codes::INVALID_TRANSITION];

    /// What an agenda calls it.
    fn title<'a>(work: UnitOfWork<'a>, row: &'a Self::Model) -> Future<'a, Result<String>>;

    /// Whether a meeting of these kinds is one of its own body, and in time.
    #[must_use]
    fn is_for(_: &Self::Model, _: &Meeting) -> bool {
        true
    }

    /// It has this meeting from now on, or the same on another day.
    fn join(row: &mut Self::Model, meeting: &Meeting, today: NaiveDate);

    /// It has none.
    fn leave(row: &mut Self::Model, today: NaiveDate);

    /// What is counted from the meeting is counted anew.
    #[must_use]
    fn follow<'a>(_: UnitOfWork<'a>, _: &'a Self::Model, _: &'a Destination) -> Future<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    /// What was counted from the meeting runs no more.
    #[must_use]
    fn stop<'a>(_: UnitOfWork<'a>, _: &'a Self::Model) -> Future<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    /// Whether a meeting that sits may still take it up.
    #[must_use]
    fn admit<'a>(_: UnitOfWork<'a>, _: &'a Self::Model, _: &'a Destination) -> Future<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }

    /// Whether the meeting has begun with it: then it is not taken off.
    #[must_use]
    fn has_begun(_: StateOf<Self>) -> bool {
        false
    }

    /// Whether its meeting has dealt with it, though its state does not say so yet.
    #[must_use]
    fn was_dealt_with<'a>(_: UnitOfWork<'a>, _: &'a Self::Model) -> Future<'a, Result<bool>> {
        Box::pin(async { Ok(false) })
    }
}

/// Lets records of a kind follow their meetings: `by` says who, and that they follow, lose or go on to another one.
pub fn reactions<W: OnAgenda>(reactions: &mut Reactions, by: [&'static str; 3]) {
    use MeetingAction as A;
    for action in [A::Create, A::Edit, A::Reschedule, A::SetAgenda] {
        reactions.or_refuse::<Meetings>(action, by[0], W::FOLLOW_REFUSALS, changed::<W>);
    }
    reactions.or_refuse::<Meetings>(A::Cancel, by[1], W::FOLLOW_REFUSALS, cancelled::<W>);
    reactions.or_refuse::<Meetings>(A::Close, by[2], W::FOLLOW_REFUSALS, closed::<W>);
}

fn meeting_of<W: OnAgenda>(row: &W::Model) -> Option<Uuid> {
    match row.get(W::MEETING) {
        Value::Uuid(meeting) => meeting,
        _ => None,
    }
}

/// Puts a record on the agenda of a meeting, takes it off that of another one, and counts its days anew; the caller writes the row.
///
/// # Errors
/// `INVALID_TRANSITION` if the meeting is over; what counting days refuses.
pub async fn enter<W: OnAgenda>(work: UnitOfWork<'_>, row: &W::Model, to: &Destination) -> Result<()> {
    let meeting = to.meeting.id;
    if let Some(left) = meeting_of::<W>(row).filter(|left| *left != meeting) {
        meetings::strike(&work, left, row.id(), Some(meeting)).await?;
    }
    let subject = RecordReference { kind: W::KIND.into(), id: row.id() };
    meetings::enter(&work, meeting, Entry { title: W::title(work, row).await?, subject }).await?;
    W::follow(work, row, to).await
}

/// The same as a consequence of another act.
///
/// # Errors
/// As above.
pub fn go_to<'a, W: OnAgenda>(
    work: UnitOfWork<'a>,
    row: W::Model,
    to: &'a Destination,
    action: W::Action,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        enter::<W>(work, &row, to).await?;
        let today = work.call.today();
        work.advance::<W>(row, action, |row| W::join(row, &to.meeting, today)).await?;
        Ok(())
    })
}

/// Takes it off the agenda of its meeting, because it goes on without one; the caller writes the row.
///
/// # Errors
/// The database failed.
pub async fn strike<W: OnAgenda>(work: UnitOfWork<'_>, row: &W::Model) -> Result<()> {
    match meeting_of::<W>(row) {
        Some(meeting) => meetings::strike(&work, meeting, row.id(), None).await,
        None => Ok(()),
    }
}

async fn lose<W: OnAgenda>(work: UnitOfWork<'_>, row: W::Model, action: W::Action) -> Result<()> {
    W::stop(work, &row).await?;
    let params = [("subject_type", json!(W::KIND)), ("subject_id", json!(row.id()))];
    let today = work.call.today();
    work.advance::<W>(row, action, |row| W::leave(row, today)).await?;
    work.warn(codes::MEETING_MISSING, &params);
    Ok(())
}

/// What a meeting closed over goes to the next one that is named, or waits; nothing begins anew.
async fn carry<W: OnAgenda>(
    work: UnitOfWork<'_>,
    row: W::Model,
    closed: Uuid,
    next: Option<&Destination>,
) -> Result<()> {
    meetings::not_reached(&work, closed, row.id(), next.map(|next| next.meeting.id)).await?;
    match next {
        Some(next) => go_to::<W>(work, row, next, W::CARRY).await,
        None => lose::<W>(work, row, W::MISS).await,
    }
}

async fn waiting_for<W: OnAgenda>(work: UnitOfWork<'_>, meeting: Uuid) -> Result<Vec<W::Model>> {
    let states = starting_states::<W>(W::FOLLOW).into_iter().map(Words::word);
    let found = work.all::<W>().filter(W::MEETING.eq(meeting)).filter(W::Model::STATE.is_in(states));
    Ok(found.order_by_asc(W::Model::ID).all(work.tx).await?)
}

/// A meeting with another agenda or on other days: what was struck loses it, what was added gets it, the days before it move.
fn changed<'a, W: OnAgenda>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (before, after) = (meeting.before, meeting.after);
        let is_ours = |meeting: &Meeting| W::KINDS.contains(&meeting.kind);
        if !is_ours(after) {
            // It may have become a meeting of another body just now.
            if before.is_none_or(|before| !is_ours(before)) {
                return Ok(());
            }
            for row in waiting_for::<W>(work, after.id).await? {
                lose::<W>(work, row, W::LOSE).await?;
            }
            return Ok(());
        }
        let before = before.filter(|before| is_ours(before));
        let was_named = |id: Uuid| before.is_some_and(|before| before.subjects(W::KIND).any(|one| one == id));
        let is_named = |id: Uuid| after.subjects(W::KIND).any(|one| one == id);
        let moved = before.is_some_and(|before| {
            (before.start_on, before.is_extraordinary) != (after.start_on, after.is_extraordinary)
        });
        let named = before.map(|before| before.subjects(W::KIND).collect::<Vec<_>>()).unwrap_or_default();
        let struck = named.into_iter().filter(|id| !is_named(*id)).collect();
        not_begun::<W>(work, after.id, struck).await?;
        let to = Destination::of(after.clone());
        for row in waiting_for::<W>(work, after.id).await? {
            if (was_named(row.id()) && !is_named(row.id())) || !W::is_for(&row, after) {
                lose::<W>(work, row, W::LOSE).await?;
            } else if moved {
                go_to::<W>(work, row, &to, W::FOLLOW).await?;
            }
        }
        let added = after.subjects(W::KIND).filter(|id| !was_named(*id)).collect();
        add::<W>(work, &meeting, added, &to).await
    })
}

/// What the meeting has begun with is not taken off its agenda.
async fn not_begun<W: OnAgenda>(work: UnitOfWork<'_>, meeting: Uuid, struck: Vec<Uuid>) -> Result<()> {
    if struck.is_empty() {
        return Ok(());
    }
    for row in work.all::<W>().filter(W::Model::ID.is_in(struck)).all(work.tx).await? {
        let row = &row;
        if meeting_of::<W>(row) != Some(meeting) {
            continue;
        }
        stays_free::<W>(work, row).await?;
    }
    Ok(())
}

/// Refuses to take a record from a meeting that has begun with it, or has dealt with it.
async fn stays_free<W: OnAgenda>(work: UnitOfWork<'_>, row: &W::Model) -> Result<()> {
    if !W::has_begun(row.state()) && !W::was_dealt_with(work, row).await? {
        return Ok(());
    }
    let refused = Problem::new(codes::INVALID_TRANSITION).with("subject_type", W::KIND);
    Err(refused.with("subject_id", row.id().to_string()).at("/agenda"))
}

/// What an agenda names anew: a decision about the agenda moves it; who plans or edits a meeting takes what has none, and leaves
/// the rest where it is.
async fn add<W: OnAgenda>(
    work: UnitOfWork<'_>,
    meeting: &Happened<'_, Meetings>,
    added: Vec<Uuid>,
    to: &Destination,
) -> Result<()> {
    if added.is_empty() {
        return Ok(());
    }
    let states = starting_states::<W>(W::FOLLOW);
    let named = work.all::<W>().filter(W::Model::ID.is_in(added)).order_by_asc(W::Model::ID);
    for row in named.all(work.tx).await? {
        let (elsewhere, waits) = (meeting_of::<W>(&row), states.contains(&row.state()));
        let decided = meeting.action == MeetingAction::SetAgenda;
        let replaces = meeting.action == MeetingAction::Create && meeting.after.replaces_id.is_some();
        if elsewhere == Some(meeting.after.id) || !W::is_for(&row, meeting.after) {
            continue;
        }
        if (elsewhere.is_some() && !decided) || (replaces && !waits) {
            meetings::strike(&work, meeting.after.id, row.id(), elsewhere).await?;
        } else if waits {
            if elsewhere.is_some() {
                stays_free::<W>(work, &row).await?;
            }
            if meeting.after.state == MeetingState::Open {
                W::admit(work, &row, to).await?;
            }
            go_to::<W>(work, row, to, W::FOLLOW).await?;
        }
    }
    Ok(())
}

/// A meeting that will not be: what waited for it needs another.
fn cancelled<'a, W: OnAgenda>(
    work: UnitOfWork<'a>,
    meeting: Happened<'a, Meetings>,
) -> Future<'a, Result<()>> {
    Box::pin(async move {
        for row in waiting_for::<W>(work, meeting.after.id).await? {
            lose::<W>(work, row, W::LOSE).await?;
        }
        Ok(())
    })
}

/// What the meeting did not come to.
fn closed<'a, W: OnAgenda>(work: UnitOfWork<'a>, meeting: Happened<'a, Meetings>) -> Future<'a, Result<()>> {
    Box::pin(async move {
        let (closed, waiting) = (meeting.after.id, waiting_for::<W>(work, meeting.after.id).await?);
        let next = match meeting.after.moved_to_id.filter(|_| !waiting.is_empty()) {
            Some(next) => Some(Destination::named(&work, next).await?),
            None => None,
        };
        if W::STAYS && next.is_none() {
            return Ok(());
        }
        for row in waiting {
            if !W::was_dealt_with(work, &row).await? {
                carry::<W>(work, row, closed, next.as_ref()).await?;
            }
        }
        Ok(())
    })
}
