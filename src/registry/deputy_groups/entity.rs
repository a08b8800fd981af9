//! The row of a deputy group.

use super::words::{DeputyGroupState, GroupBasis};
use platform::{records::record::Ids, values::text::Text};

platform::record! {
    /// A deputy group.
    DeputyGroups = "deputy_group", DeputyGroupState {
        /// Name, unique in the district.
        #[set_by(content)] #[example("江桥代表小组")] #[search] #[keyed]
        name: Text<60>,
        /// What holds it together.
        #[set_by(content)] #[filter]
        basis: GroupBasis,
        /// One to three members who convene it.
        #[set_by(content)]
        convener_ids: Ids,
        /// Three or more deputies of one level.
        #[set_by(content)]
        member_ids: Ids,
        /// The street or town of its area.
        #[set_by(content)] #[filter]
        street_or_town_id: Option<Uuid>,
    }
    content DeputyGroupContent;
    view DeputyGroupView;
}
