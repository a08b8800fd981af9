//! What `record!` says of a column: who reads it, whether it is personal.

use super::personal::Mask;

/// What is said of a column of a kind of record.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    /// The column.
    pub column: &'static str,
    /// Who reads it.
    pub readers: Readers,
    /// Whether they read what the row has: on no condition of the row, and nothing in its place.
    pub is_plain: bool,
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

impl Mark {
    /// Whether whoever sees a record reads the column as it is, whatever the record; staff is who does not read as the public
    /// (`outside`) does. Then nobody has to try.
    #[must_use]
    pub fn is_read_by_all(&self, outside: bool) -> bool {
        self.is_plain && (self.readers == Readers::Public || self.readers == Readers::Staff && !outside)
    }
}
