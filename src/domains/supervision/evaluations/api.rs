//! What callers send and see of evaluations.

use super::{
    Band,
    entity::{Column, Model},
};
use crate::{items::Items, ties};
use instruments::deadlines::{self, Deadlines};
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::ItemId)
        .any_of::<Band>(Column::Band)
        .comes_of::<Items>(ties::EVALUATED_BY, Column::ItemId)
        .expand::<Items>("item", Column::ItemId)
        .expand_many::<Deadlines>("deadlines", deadlines::entity::Column::SubjectId)
}
