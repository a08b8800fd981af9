//! What callers send and see of speeches.

use super::{
    entity::{Column, Model},
    words::SpeakerKind,
};
use crate::items::Items;
use platform::records::listing::Listing;
use uuid::Uuid;

pub(super) fn listing() -> Listing<Model> {
    Listing::new()
        .any_of::<Uuid>(Column::ItemId)
        .any_of::<SpeakerKind>(Column::SpeakerKind)
        .expand::<Items>("item", Column::ItemId)
}
