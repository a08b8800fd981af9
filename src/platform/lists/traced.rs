//! What comes of what, as a kind of record says it of its references.

use crate::{
    records::{
        chain::{End, Tie},
        listing::Listing,
        record::Record,
        reference::{Target, Traced},
    },
    workflow::Workflow,
};

/// What the description of a kind says about chains.
impl<M: Record> Listing<M> {
    /// Its records come of the record that a column refers to: a clause of its opinion.
    #[must_use]
    pub fn comes_of<O: Workflow>(self, tie: Tie, id: M::Column) -> Self {
        self.trace(End::Later, tie, Target::Kind(O::KIND), id)
    }

    /// The same for a record of any kind, which the column before names.
    #[must_use]
    pub fn comes_of_any(self, tie: Tie, kind: M::Column, id: M::Column) -> Self {
        self.trace(End::Later, tie, Target::Named(kind), id)
    }

    /// The record that a column refers to comes of its records: the clause that keeps a promise of the promise.
    #[must_use]
    pub fn leads_to<O: Workflow>(self, tie: Tie, id: M::Column) -> Self {
        self.trace(End::Earlier, tie, Target::Kind(O::KIND), id)
    }

    fn trace(mut self, own_end: End, tie: Tie, target: Target<M>, id: M::Column) -> Self {
        self.traced.push(Traced { own_end, tie, target, id });
        self
    }
}
