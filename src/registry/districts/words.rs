//! The words of a district: its states.

platform::words! {
    /// States of 行政区.
    pub enum DistrictState {
        Active "有效" / "Active",
    }
}
