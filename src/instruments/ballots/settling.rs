//! A tie that no further ballot decides: who of the tied takes the places that are left is settled as the rule of the vote says, which the
//! layer above knows (07 §3.3).

use super::{
    BallotResult, Ballots,
    entity::{Model, TieSettlement},
    second::second_ballot,
};
use platform::{
    call::Step,
    problem::Result,
    records::record::Assign,
    workflow::{Guarded, Verdict},
};
use std::collections::BTreeSet;

impl Model {
    /// The questions of the tied candidates, before the tie is settled.
    #[must_use]
    pub fn tied(&self) -> Vec<u32> {
        self.again().filter(|again| again.is_tie).map(|again| again.questions).unwrap_or_default()
    }

    /// The places that are left by the count alone.
    #[must_use]
    pub fn places_left(&self) -> usize {
        self.again().map(|again| again.places).unwrap_or_default()
    }
}

/// A tie there is, and no ballot on it.
pub(super) async fn still_tied(step: &Step<'_, Ballots>, _: &TieSettlement) -> Guarded {
    let tied = step.row.result == Some(BallotResult::Tied);
    Ok(Verdict::require(tied && second_ballot(step).await?.is_none()))
}

/// Those who are selected are of the tied, each once, and no more than places are left.
pub(super) async fn of_the_tied(step: &Step<'_, Ballots>, body: &TieSettlement) -> Guarded {
    let (tied, named) = (step.row.tied(), &body.settled_questions);
    let known = named.iter().all(|question| tied.contains(question));
    let once: BTreeSet<u32> = named.iter().copied().collect();
    let fits = once.len() == named.len() && named.len() <= step.row.places_left();
    Ok(Verdict::require(known && fits).at("/settled_questions"))
}

/// The others rank below the places.
pub(super) async fn settle_tie(step: &mut Step<'_, Ballots>, body: TieSettlement) -> Result<()> {
    body.assign(&mut step.row);
    step.row.settled_on = Some(step.today());
    step.row.result = Some(BallotResult::Recorded);
    // What was signed was another result.
    step.row.record_signature = None;
    Ok(())
}
