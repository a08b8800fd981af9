//! The second ballot, which decides the tie of a first one or fills the places that it left, and what the layer above says of it: it
//! knows the rule by which is voted (decision 78).

use super::{
    BallotResult, BallotState, Ballots,
    entity::{Column, Model},
    places::{Again, again},
};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
    values::{numbers::Whole, text::Text},
    workflow::{Guarded, Note, Reason, Verdict},
};
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

/// How the second ballot on a record decides.
#[derive(Debug, Clone, Copy, Default)]
pub struct SecondBallot {
    /// Whether it only ranks the tied, who had the majority in the first one (07 §4.2).
    pub ranks_only: bool,
    /// Whether those next in rank stand again where fewer have the majority than there are places.
    pub fills_places: bool,
}

/// How a second ballot decides; where nobody says so it needs the majority anew, and places stay free.
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

    /// Whether fewer have the majority than there are places, in a ballot that follows no other: it is voted on again once.
    #[must_use]
    pub fn falls_short(&self) -> bool {
        self.parent_ballot_id.is_none() && self.again().is_some_and(|again| !again.is_tie)
    }
}

/// A tie is to be decided, or places are left that the rule of the vote fills; and no ballot on it is there.
pub(super) async fn left_open(step: &Step<'_, Ballots>, _: &Note) -> Guarded {
    let first = &step.row;
    let tied = first.result == Some(BallotResult::Tied);
    let open = tied || (first.falls_short() && rule_for(&step.work(), first).await?.fills_places);
    Ok(Verdict::require(open && second_ballot(step).await?.is_none()))
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
