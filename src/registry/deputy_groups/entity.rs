//! The row of a deputy group.

use super::api::GroupBasis;
use platform::record::Ids;

platform::record! {
    /// A deputy group.
    "deputy_group", super::DeputyGroupState {
        name: String,
        basis: GroupBasis,
        convener_ids: Ids,
        member_ids: Ids,
        street_or_town_id: Option<Uuid>,
    }
}
