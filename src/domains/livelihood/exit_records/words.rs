//! The words of an exit record: its states, and why a candidate looks like it.

platform::words! {
    /// States of 退出清单记录.
    pub enum ExitRecordState {
        Listed "在清单" / "On the list",
    }
}

platform::words! {
    /// In what a candidate is like a project that has left the list.
    /// 候选项目与已退出项目的相同之处。
    pub enum ExitGround {
        Origin "来源相同" / "The same origin",
        Location "点位相同" / "The same place",
        Continues "延续项目" / "It continues the project",
        Similarity "领域相同且名称、目标相近" / "The same field, and a similar title and goal",
    }
}
