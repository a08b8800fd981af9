//! The row of a deputy group.

use super::words::{DeputyGroupState, GroupBasis};
use platform::{records::record::Ids, values::text::Text};

platform::record! {
    /// A deputy group.
    /// 代表小组。
    DeputyGroups = "deputy_group", DeputyGroupState {
        /// Name, unique in the district.
        /// 名称,在本区内不重复。
        #[set_by(content)] #[example("江桥代表小组")] #[search] #[keyed]
        name: Text<60>,
        /// What holds it together.
        /// 组成依据。
        #[set_by(content)] #[filter]
        basis: GroupBasis,
        /// One to three members who convene it.
        /// 召集人,一至三名,从小组成员中确定。
        #[set_by(content)] #[example(["registry.deputy:10"])]
        convener_ids: Ids,
        /// Three or more deputies of one level.
        /// 小组成员,同一层级的代表三名以上。
        #[set_by(content)] #[example(["registry.deputy:10", "registry.deputy:11", "registry.deputy:12"])]
        member_ids: Ids,
        /// The street or town of its area.
        /// 所在街道或者镇。
        #[set_by(content)] #[example("registry.organization:street")] #[filter]
        street_or_town_id: Option<Uuid>,
    }
    content DeputyGroupContent;
    view DeputyGroupView;
}
