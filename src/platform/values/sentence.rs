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

    /// What is written as doc comments are, in both languages (see [`part`]).
    #[must_use]
    pub fn written(text: &str) -> Self {
        let part = |language| part(text, language).to_owned();
        Self::new(part(Language::Chinese), part(Language::English))
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

    /// The sentence, and another one below it.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        Self::new(format!("{}\n\n{}", self.zh, other.zh), format!("{}\n\n{}", self.en, other.en))
    }

    /// Both languages as doc comments have them: the form in which texts stand in the schemas of types.
    #[must_use]
    pub fn as_written(&self) -> String {
        format!("{}\n{}", self.en, self.zh)
    }
}

/// What a text says in a language. Doc comments that callers read have both: English first, then Chinese from the first later line
/// on that begins with a Chinese character, be it in bold. A text without such a line says the same in both.
#[must_use]
pub fn part(text: &str, language: Language) -> &str {
    let begins = |line: &str| line.trim_start().trim_start_matches('*').starts_with(is_chinese);
    let second = text.find('\n').map(|end| end + 1);
    let chinese = second.and_then(|second| {
        let mut place = second;
        text[second..].split_inclusive('\n').find_map(|line| {
            let here = place;
            place += line.len();
            begins(line).then_some(here)
        })
    });
    let Some(chinese) = chinese else { return text.trim() };
    let (english, chinese) = text.split_at(chinese);
    match language {
        Language::Chinese => chinese.trim(),
        Language::English => english.trim(),
    }
}

/// A Chinese character, or a mark with which a Chinese sentence begins.
fn is_chinese(character: char) -> bool {
    matches!(character, '\u{4e00}'..='\u{9fff}' | '《' | '「' | '“')
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if f.alternate() { &self.zh } else { &self.en })
    }
}

impl From<&'static str> for Sentence {
    fn from(text: &'static str) -> Self {
        Self::new(part(text, Language::Chinese), part(text, Language::English))
    }
}

impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self::written(&text)
    }
}

impl From<(&'static str, &'static str)> for Sentence {
    fn from((zh, en): (&'static str, &'static str)) -> Self {
        Self::new(zh, en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doc_comment_says_both() {
        let (zh, en) = (Language::Chinese, Language::English);
        let text = "When it was held\nor will be (章程).\n召开时间。";
        assert_eq!((part(text, en), part(text, zh)), ("When it was held\nor will be (章程).", "召开时间。"));
        let list = "Unit.\n- `days` Days\n\n单位。\n- `days` 日";
        assert_eq!((part(list, en), part(list, zh)), ("Unit.\n- `days` Days", "单位。\n- `days` 日"));
    }

    #[test]
    fn what_is_said_once_is_said_in_both() {
        for text in ["文号; unique.", "One\ntwo."] {
            assert_eq!((part(text, Language::English), part(text, Language::Chinese)), (text, text));
        }
    }
}
