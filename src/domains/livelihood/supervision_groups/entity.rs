//! The row of a supervision group.

use super::words::{GroupMembership, SupervisionGroupState};
use platform::records::record::{Ids, List};
use uuid::Uuid;

platform::record! {
    /// A group of deputies that follows a livelihood project.
    /// 代表监督小组。
    SupervisionGroups = "supervision_group", SupervisionGroupState {
        /// The project.
        /// 项目。
        #[set_by(create)] #[filter]
        project_id: Uuid,
        /// The deputy who leads; none while the former one has left and nobody follows.
        /// 组长;原组长离组、尚未确定新组长的为空。
        #[set_by(content)] #[example("registry.deputy:10")]
        leader_id: Option<Uuid>,
        /// The deputies, the one who leads among them.
        /// 成员,含组长。
        #[set_by(content)] #[example(["registry.deputy:10", "registry.deputy:11", "registry.deputy:12"])]
        #[schema(max_items = 50)]
        member_ids: Ids,
        /// Who belonged to it from when until when.
        /// 各成员在组的起止日期。
        memberships: List<GroupMembership>,
        /// The body that formed it.
        /// 组建单位。
        author_organization_id: Uuid,
    }
    content SupervisionGroupContent;
    create NewSupervisionGroup;
    view SupervisionGroupView;
}
