//! What callers send and see of evaluations.

use super::entity::{Column, Model};
use crate::{items::Items, ties};
use instruments::deadlines::{self, Deadlines};
use platform::records::listing::Listing;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .comes_of::<Items>(ties::EVALUATED_BY, Column::ItemId)
        .expand::<Items>("item", Column::ItemId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
