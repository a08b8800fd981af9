//! The words of an organization: its states.

platform::words! {
    /// States of 机构.
    pub enum OrganizationState {
        Active "有效",
    }
}
