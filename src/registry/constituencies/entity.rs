//! The row of a constituency.

use super::words::ConstituencyState;
use platform::records::record::Ids;

platform::record! {
    /// A constituency.
    Constituencies = "constituency", ConstituencyState {
        code: String,
        name: String,
        street_or_town_id: Uuid,
        seats: i32,
        registered_voters: i32,
        committee_ids: Ids,
    }
}
