//! What `record!` says of a column: who reads it, whether it is personal.

use super::personal::Mask;

/// What is said of a column of a kind of record.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// The column.
    pub column: &'static str,
    /// Who reads it.
    pub readers: Readers,
    /// Whether it holds personal data, and what others see of it.
    pub personal: Option<Mask>,
}

/// Who reads a column of a record that they see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Nobody.
    Nobody,
    /// Everybody but the public.
    Staff,
    /// Everybody.
    Public,
    /// Staff, and the public on this condition.
    PublicIf(&'static str),
    /// Those who pass this test.
    Those(&'static str),
}
