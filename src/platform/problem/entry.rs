//! A row of the table of problems.

use super::law::Article;

/// What the table says of a code.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// The HTTP status.
    pub status: u16,
    /// The short text in Chinese and English.
    pub title: (&'static str, &'static str),
    /// The sentence in Chinese and English.
    pub detail: (&'static str, &'static str),
    /// The articles that demand it.
    pub basis: &'static [Article],
}
