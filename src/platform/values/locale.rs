//! The two languages of the service.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language of texts: Chinese is the default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub enum Language {
    /// 简体中文
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The language an `Accept-Language` header prefers: the known one with the highest weight (RFC 9110 §12.5.4).
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let mut best = (0, Self::Chinese);
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let weight =
                pieces.clone().nth(1).and_then(|q| q.trim().strip_prefix("q=")).map_or(1000, thousandths);
            let Some(language) = Self::tagged(pieces.next().unwrap_or_default().trim()) else { continue };
            if weight > best.0 {
                best = (weight, language);
            }
        }
        best.1
    }

    /// The language of a tag such as `en-GB`.
    #[must_use]
    pub fn tagged(tag: &str) -> Option<Self> {
        match tag.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "zh" | "*" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The tag for `Content-Language`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// The text of this language.
    #[must_use]
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Chinese => zh,
            Self::English => en,
        }
    }
}

/// `0.8` → 800; what is no weight counts as 0.
pub(crate) fn thousandths(weight: &str) -> u32 {
    let (whole, places) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    let digits = format!("{whole}{places:0<3}");
    digits.parse().ok().filter(|w| *w <= 1000).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_weight_wins_and_chinese_is_the_default() {
        assert_eq!(Language::accepted("en-US,en;q=0.9,zh;q=0.8"), Language::English);
        assert_eq!(Language::accepted("en;q=0.5, zh-CN;q=0.9"), Language::Chinese);
        assert_eq!(Language::accepted("fr, de;q=0.7"), Language::Chinese);
        assert_eq!(Language::accepted("en;q=0"), Language::Chinese);
        assert_eq!(Language::accepted(""), Language::Chinese);
    }
}
