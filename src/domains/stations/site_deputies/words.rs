//! The words of an enrollment: its states.

platform::words! {
    /// States of 代表编组.
    pub enum SiteDeputyState {
        Active "在站" / "At the site",
        Left "已离站" / "Left",
    }
}
