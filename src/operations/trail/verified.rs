//! What a verification found.

/// What a verification found.
#[derive(Debug, Default)]
pub struct Verified {
    /// Entries read.
    pub entries: u64,
    /// Records whose chains they form.
    pub records: u64,
    /// Entries that pruning removed.
    pub pruned: u64,
    /// What is wrong, one line each.
    pub broken: Vec<String>,
}
