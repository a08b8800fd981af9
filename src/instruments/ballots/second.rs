//! The second ballot, which decides the tie of a first one, and what the layer above says of it: it knows the rule by which is voted
//! (decision 78).

use super::{
    BallotState, Ballots,
    entity::{Column, Model},
};
use platform::{
    call::{Step, UnitOfWork},
    problem::Result,
    records::record_reference::RecordReference,
};
use sea_orm::{ColumnTrait, QueryFilter};

/// The ballot that decides the tie of this one, unless it was voided.
pub(super) async fn second_ballot(step: &Step<'_, Ballots>) -> Result<Option<Model>> {
    let second = step.all::<Ballots>().filter(Column::ParentBallotId.eq(step.row.id));
    Ok(second.filter(Column::State.ne(BallotState::Void)).one(step.tx).await?)
}

/// How the second ballot on a record decides.
#[derive(Debug, Clone, Copy)]
pub struct SecondBallot {
    /// Whether it only ranks the tied, who had the majority in the first one (07 §4.2).
    pub ranks_only: bool,
}

/// Whether a second ballot only ranks; where nobody says so it needs the majority anew.
pub(super) async fn ranks_only(work: &UnitOfWork<'_>, first: &Model) -> Result<bool> {
    let subject = RecordReference { kind: first.subject_type.to_string(), id: first.subject_id };
    Ok(work.ask::<SecondBallot>(&subject).await?.is_some_and(|said| said.ranks_only))
}
