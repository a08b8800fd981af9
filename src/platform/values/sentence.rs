//! A sentence in both languages.

use super::locale::Language;
use std::{borrow::Cow, fmt};

/// A sentence in both languages. As text it is English, and Chinese in the alternate form `{:#}`: so it passes through the
/// errors of serde, which are made of what can be displayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    zh: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Sentence {
    /// The same in Chinese and in English.
    #[must_use]
    pub fn new(zh: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// What something displays in each form.
    #[must_use]
    pub fn displayed(text: impl fmt::Display) -> Self {
        Self::new(format!("{text:#}"), format!("{text}"))
    }

    /// The sentence in a language.
    #[must_use]
    pub fn pick(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if f.alternate() { &self.zh } else { &self.en })
    }
}

impl From<&'static str> for Sentence {
    fn from(text: &'static str) -> Self {
        Self::new(text, text)
    }
}

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self::new(text.clone(), text)
    }
}
