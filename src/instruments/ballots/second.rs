//! The second ballot, which decides the tie of a first one or fills the places that it left, and what the layer above says of it: it
//! knows the rule by which is voted (decision 78). Whether there is one is decided here, for whoever orders it and for whoever confirms.

use super::{
    BallotResult, BallotState, Ballots,
    entity::{BallotConfirmation, Column, Model},
    places::{Again, again},
};
use crate::documents::Documents;
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::{numbers::Whole, text::Text},
    workflow::{Guarded, Note, Reason, Verdict},
};
use registry::meetings::Meetings;
use sea_orm::{ColumnTrait, QueryFilter};

/// The ballot that follows this one, unless it was voided.
pub(super) async fn second_ballot(step: &Step<'_, Ballots>) -> Result<Option<Model>> {
    let second = step.all::<Ballots>().filter(Column::ParentBallotId.eq(step.row.id));
    Ok(second.filter(Column::State.ne(BallotState::Void)).one(step.tx).await?)
}

/// What a second ballot decided stands on the first one: that is voided after it, or not at all.
pub(super) async fn no_second_ballot(step: &Step<'_, Ballots>, _: &Reason) -> Guarded {
    let second = second_ballot(step).await?.map(|second| second.id.to_string());
    Ok(Verdict::require(second.is_none()).with("ballot_id", second))
}

/// How often a tie at the last place is voted on again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Revotes {
    /// Until one of them is ahead.
    #[default]
    UntilDecided,
    /// Once: a second ballot that is tied is settled.
    Once,
    /// Not at all: it is settled.
    Never,
}

/// What the rule of the vote says of a second ballot.
#[derive(Debug, Clone, Copy, Default)]
pub struct SecondBallot {
    /// How often the tied stand again.
    pub on_ties: Revotes,
    /// Whether it only ranks the tied, who had the majority in the first one (07 §4.2).
    pub ranks_only: bool,
    /// Whether those next in rank stand again, once, where fewer have the majority than there are places.
    pub fills_places: bool,
}

impl SecondBallot {
    /// Whether those whom a ballot left stand again: the first one, or one that follows another.
    fn asks_for(self, left: &Again, is_first: bool) -> bool {
        match (left.is_tie, self.on_ties) {
            (true, Revotes::UntilDecided) => true,
            (true, Revotes::Once) => is_first,
            (true, Revotes::Never) => false,
            (false, _) => is_first && self.fills_places,
        }
    }
}

/// What the rule says of a second ballot; where nobody says anything it needs the majority anew, and places stay free.
async fn rule_for(work: &UnitOfWork<'_>, first: &Model) -> Result<SecondBallot> {
    let subject = RecordReference { kind: first.subject_type.to_string(), id: first.subject_id };
    Ok(work.ask::<SecondBallot>(&subject).await?.unwrap_or_default())
}

impl Model {
    /// Who stands again for the places that are left, by the count alone.
    #[must_use]
    pub fn again(&self) -> Option<Again> {
        again(&self.counted_standings(), self.seats()?)
    }
}

/// Whether the rule of the vote asks for another ballot on what this one left: no more once its tie is settled.
async fn asks_for_another(step: &Step<'_, Ballots>) -> Result<bool> {
    let row = &step.row;
    let Some(left) = row.again().filter(|_| row.settled_on.is_none()) else { return Ok(false) };
    let rule = rule_for(&step.work(), row).await?;
    Ok(rule.asks_for(&left, row.parent_ballot_id.is_none()))
}

/// The rule of the vote asks for another ballot, and there is none yet.
pub(super) async fn left_open(step: &Step<'_, Ballots>, _: &Note) -> Guarded {
    Ok(Verdict::require(asks_for_another(step).await? && second_ballot(step).await?.is_none()))
}

/// A second ballot is confirmed before the first; without one no tie is left, and no place that the rule of the vote fills while the
/// session lasts.
pub(super) async fn nothing_left_open(step: &Step<'_, Ballots>, body: &BallotConfirmation) -> Guarded {
    step.referred::<Documents>(body.record_document_id, "/record_document_id").await?;
    if let Some(second) = second_ballot(step).await? {
        let decided = matches!(second.state, BallotState::Confirmed | BallotState::Announced);
        return Ok(Verdict::require(decided).with("ballot_id", second.id.to_string()));
    }
    if step.row.result == Some(BallotResult::Tied) {
        return Ok(Verdict::require(false).with("reason", "tied"));
    }
    let over = !asks_for_another(step).await?
        || step.stored::<Meetings>(step.row.meeting_id).await?.end_on < step.today();
    Ok(Verdict::require(over).with("reason", "second_round"))
}

/// The tied stand again, or those next in rank.
pub(super) async fn make_second_ballot(step: &mut Step<'_, Ballots>, _: Note) -> Result<()> {
    let first = step.row.clone();
    let Some(again) = first.again() else { return Ok(()) };
    let work = step.work();
    let ranks_only = again.is_tie && rule_for(&work, &first).await?.ranks_only;
    let places = again.questions.iter().filter_map(|question| usize::try_from(*question).ok());
    let candidates: Vec<Text<100>> =
        places.filter_map(|place| first.candidates.0.get(place).cloned()).collect();
    let made = work.make::<Ballots>(move |row| {
        row.kind = first.kind;
        row.title = Text::cut(&first.title, if again.is_tie { "(再次投票)" } else { "(再选)" });
        row.subject_type = first.subject_type;
        row.subject_id = first.subject_id;
        row.meeting_id = first.meeting_id;
        row.town_presidium_id = first.town_presidium_id;
        row.parent_ballot_id = Some(first.id);
        row.is_secret = first.is_secret;
        row.counting_mode = first.counting_mode;
        row.option_set = first.option_set;
        row.candidates = candidates.into();
        row.places = i64::try_from(again.places).ok().map(Whole::stored);
        row.base = first.base;
        row.ranks_only = ranks_only;
        row.supervisor_ids = first.supervisor_ids;
        row.excluded_member_ids = first.excluded_member_ids;
    });
    made.await?;
    Ok(())
}
