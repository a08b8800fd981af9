//! Who reads how much of a publication.

use super::{
    entity::{Column, Model},
    words::Scope,
};
use platform::{records::actor::Actor, workflow::Relation};

/// What is told to everybody; what is told to the deputies is for the deputies (00 §5.3).
pub(super) fn to_the_public(_: &Actor) -> Relation<Model> {
    Relation::is(Column::Scope, Scope::ToPublic)
}
