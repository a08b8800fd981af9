//! What callers send and see of deputies.

use super::{
    entity::{Column, Model},
    words::CongressLevel,
};
use crate::{constituencies::Constituencies, terms::Terms};
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::TermId)
        .any_of::<Uuid>(Column::ConstituencyId)
        .any_of::<CongressLevel>(Column::CongressLevel)
        .any_of::<bool>(Column::IsScMember)
        .sort::<String>(Column::DeputyNo)
        .search(Column::FullName)
        .expand::<Terms>("term", Column::TermId)
        .expand::<Constituencies>("constituency", Column::ConstituencyId)
}
