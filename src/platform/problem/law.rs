//! Articles of law as data: the `basis` of a refusal.

use crate::values::locale::Language;
use std::fmt;

/// A statute whose articles the service enforces: short name, Chinese name, English name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Law {
    /// The short name used in the tables.
    pub short: &'static str,
    /// The name in Chinese.
    pub zh: &'static str,
    /// The name in English.
    pub en: &'static str,
}

/// Declares the statutes that a layer cites, as constants of a module `laws`, which gives those of the layers below too.
#[macro_export]
macro_rules! laws {
    ($($short:ident $zh:literal $en:literal;)+) => {
        $(
            #[doc = $zh]
            pub const $short: $crate::problem::law::Law =
                $crate::problem::law::Law { short: stringify!($short), zh: $zh, en: $en };
        )+
    };
}

/// One article of a statute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Article {
    /// The statute.
    pub law: Law,
    /// The number of the article.
    pub number: u16,
}

impl Article {
    /// `民法典第二百零三条` / `Civil Code, art. 203`.
    #[must_use]
    pub fn named(self, language: Language) -> String {
        match language {
            Language::Chinese => format!("{}第{}条", self.law.zh, chinese_numeral(self.number)),
            Language::English => format!("{}, art. {}", self.law.en, self.number),
        }
    }
}

impl fmt::Display for Article {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.law.short, self.number)
    }
}

/// The articles of a basis in words; several are joined.
#[must_use]
pub fn named(articles: &[Article], language: Language) -> Option<String> {
    let names: Vec<_> = articles.iter().map(|article| article.named(language)).collect();
    (!names.is_empty()).then(|| names.join(language.pick("、", "; ")))
}

/// Article numbers as statutes write them: 15 → 十五, 203 → 二百零三, 1259 → 一千二百五十九.
#[must_use]
pub fn chinese_numeral(number: u16) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let mut text = String::new();
    let mut gap = false;
    for (size, unit) in [(10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = usize::from(number / size % 10);
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push_str(DIGITS[0]);
            gap = false;
        }
        if !(text.is_empty() && digit == 1 && size == 10) {
            text.push_str(DIGITS[digit]);
        }
        text.push_str(unit);
    }
    if text.is_empty() { DIGITS[0].into() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_read_as_in_the_statute() {
        let cases = [(5, "五"), (10, "十"), (15, "十五"), (20, "二十"), (63, "六十三"), (101, "一百零一")];
        let more =
            [(110, "一百一十"), (203, "二百零三"), (1259, "一千二百五十九"), (1005, "一千零五"), (0, "零")];
        for (number, text) in cases.into_iter().chain(more) {
            assert_eq!(chinese_numeral(number), text);
        }
        let law = Law { short: "CC", zh: "民法典", en: "Civil Code" };
        assert_eq!(Article { law, number: 203 }.named(Language::Chinese), "民法典第二百零三条");
    }
}
