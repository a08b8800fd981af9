//! Who stands in which relation to a member of a street committee.

pub(super) use super::{effects::*, guards::*};

use super::entity::{Column, Model};
use crate::committees::{self, Committees};
use platform::{
    records::actor::Actor,
    workflow::{Relation, Sight},
};

/// Staff of the committee.
pub(super) fn own_committee(actor: &Actor) -> Sight<Model> {
    Sight::of::<Committees>(actor, Column::CommitteeId, committees::own_committee(actor).into())
}

/// Appointments are published: everybody whom the Standing Committee appointed.
pub(super) fn appointed(_: &Actor) -> Relation<Model> {
    Relation::always()
}
