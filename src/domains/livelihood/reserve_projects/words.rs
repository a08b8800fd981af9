//! The words of a reserve project: its states, and the types of its columns.

platform::words! {
    /// States of 储备项目.
    pub enum ReserveProjectState {
        Active "在库" / "In the reserve",
        Archived "已出库" / "Out of the reserve",
    }
}

platform::words! {
    /// How ready a project is.
    /// 成熟度。
    pub enum Maturity {
        Idea "设想" / "An idea",
        Prepared "已准备" / "Prepared",
        Ready "成熟" / "Ready",
    }
}

/// Code of a deadline: a reserve project is looked at again.
pub const RESERVE_REVIEW: &str = "LIVELIHOOD_RESERVE_REVIEW";
