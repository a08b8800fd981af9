//! The words of a deputy group: its states, and the types of its columns.

platform::words! {
    /// States of 代表小组.
    pub enum DeputyGroupState {
        Active "有效" / "Active",
    }
}

platform::words! {
    /// What holds a group together (代表法第二十七条).
    /// 编组的依据(代表法第二十七条)。
    pub enum GroupBasis {
        Area "地域" / "By area",
        Field "领域" / "By field",
    }
}
