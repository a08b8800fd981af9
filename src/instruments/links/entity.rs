//! The row of a link.

use super::words::{LinkKind, LinkState};
use platform::values::text::{Prose, Text};

platform::record! {
    /// A link between two records.
    /// 两条记录之间的关联。
    Links = "link", LinkState {
        /// Kind of the record that the link comes from.
        /// 关联的起点记录的种类。
        #[set_by(content)] #[example("supervision.item")] #[filter]
        from_type: Text<60>,
        /// The record that the link comes from.
        /// 关联的起点记录。
        #[set_by(content)] #[example("supervision.item:2")] #[filter]
        from_id: Uuid,
        /// Kind of the record that the link leads to.
        /// 关联的终点记录的种类。
        #[set_by(content)] #[example("supervision.item")] #[filter]
        to_type: Text<60>,
        /// The record that the link leads to.
        /// 关联的终点记录。
        #[set_by(content)] #[example("supervision.item:1")] #[filter]
        to_id: Uuid,
        /// What one is to the other.
        /// 两条记录之间的关系。
        #[set_by(content)] #[example("continues")] #[filter]
        kind: LinkKind,
        /// Remarks.
        /// 备注。
        #[set_by(content)] #[example("上年度审议意见的延续监督")]
        note: Option<Prose>,
        /// Made by the effect of an action; it stays.
        /// 由流程动作自动建立,不得删除。
        is_consequence: bool,
        /// On whose behalf it was made.
        /// 建立关联时所代表的单位。
        author_organization_id: Uuid,
    }
    content LinkContent;
    view LinkView;
}
