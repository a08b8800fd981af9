//! A code of a problem: a row in the table of the layer that refuses with it.

use super::law::Article;
use crate::values::locale::Language;
use std::fmt;

/// What can go wrong: a row of a table that `problems!` declares.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code(pub &'static Entry);

/// What a table says of a code.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code as callers see it: `UPPER_SNAKE`, the contract with them.
    pub name: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The short text in Chinese and English.
    pub title: (&'static str, &'static str),
    /// The sentence in Chinese and English.
    pub detail: (&'static str, &'static str),
    /// The articles that demand it.
    pub basis: &'static [Article],
}

/// Declares the codes of a layer as constants of a module `codes`, which gives those of the layers below too. A code is the
/// caller's contract: rows are added, never renamed.
#[macro_export]
macro_rules! problems {
    ($($code:ident $status:literal $zh:literal $en:literal
        { $detail_zh:literal $detail_en:literal } $($law:ident $article:literal),* ;)+) => {
        $(
            #[doc = $en]
            pub const $code: $crate::problem::Code = $crate::problem::Code(&$crate::problem::Entry {
                name: stringify!($code),
                status: $status,
                title: ($zh, $en),
                detail: ($detail_zh, $detail_en),
                basis: &[$($crate::problem::law::Article { law: $law, number: $article }),*],
            });
        )+

        /// The codes of this table.
        pub const ALL: &[$crate::problem::Code] = &[$($code),+];
    };
}

impl Code {
    /// The code as callers see it.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The row of the table.
    #[must_use]
    pub const fn entry(self) -> &'static Entry {
        self.0
    }

    /// Title of the code in a language.
    #[must_use]
    pub fn title(self, language: Language) -> &'static str {
        let (zh, en) = self.entry().title;
        language.pick(zh, en)
    }

    /// Sentence of the code in a language.
    #[must_use]
    pub fn detail(self, language: Language) -> &'static str {
        let (zh, en) = self.entry().detail;
        language.pick(zh, en)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
