//! The row of a deputy group.

use super::words::{DeputyGroupState, GroupBasis};
use platform::records::record::Ids;

platform::record! {
    /// A deputy group.
    DeputyGroups = "deputy_group", DeputyGroupState {
        name: String,
        basis: GroupBasis,
        convener_ids: Ids,
        member_ids: Ids,
        street_or_town_id: Option<Uuid>,
    }
}
