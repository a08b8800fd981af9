//! The two languages of the service.

use actix_web::http::header::{Quality, QualityItem};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A language of texts: Chinese is the default.
/// 文字的语言:默认为中文。
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, ToSchema)]
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
        let accepted = header.split(',').filter_map(|part| part.trim().parse::<QualityItem<String>>().ok());
        let known = accepted.filter_map(|part| Some((part.quality, Self::tagged(part.item.trim())?)));
        // Of equal weights the one named first counts.
        known.fold((Quality::ZERO, Self::Chinese), |best, one| if one.0 > best.0 { one } else { best }).1
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
