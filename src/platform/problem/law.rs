//! Articles of law as data: the `basis` of a refusal.

use crate::values::locale::Language;
use chrono::{Datelike, NaiveDate};
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
    /// The text that was in force before, where records of its time are still worked on.
    pub earlier: Option<&'static EarlierText>,
}

/// The text of a statute that was in force until it was amended.
#[derive(Debug, PartialEq, Eq)]
pub struct EarlierText {
    /// The text as it is cited.
    pub law: Law,
    /// The day on which the amended one came into force: year, month, day.
    pub until: (i32, u32, u32),
    /// What stood in it where the amended text has an article; of an article that is not named nothing did.
    pub articles: &'static [(u16, &'static [u16])],
}

/// Declares the statutes that a layer cites, as constants of a module `laws`, which gives those of the layers below too. A text
/// that was amended is told with the day of the amendment, and which of its articles stood for which of the new ones.
#[macro_export]
macro_rules! laws {
    ($($short:ident $zh:literal $en:literal $(
        before $year:literal - $month:literal - $day:literal $earlier_zh:literal $earlier_en:literal
        { $($article:literal => $($stood:literal)+;)* }
    )?;)+) => {
        /// The statutes of this table.
        pub const ALL: &[$crate::problem::law::Law] = &[$($short),+];

        $(
            #[doc = $zh]
            pub const $short: $crate::problem::law::Law = $crate::problem::law::Law {
                short: stringify!($short),
                zh: $zh,
                en: $en,
                earlier: $crate::laws!(@earlier $short $(
                    ($year, $month, $day) $earlier_zh $earlier_en [$($article [$($stood),+]),*]
                )?),
            };
        )+
    };
    (@earlier $short:ident) => { None };
    (@earlier $short:ident $until:tt $zh:literal $en:literal [$($article:literal $stood:tt),*]) => {
        Some(&$crate::problem::law::EarlierText {
            law: $crate::problem::law::Law { short: stringify!($short), zh: $zh, en: $en, earlier: None },
            until: $until,
            articles: &[$(($article, &$stood)),*],
        })
    };
}

impl Law {
    /// The earlier text, if it was the one in force on a day.
    #[must_use]
    pub fn earlier_on(self, day: NaiveDate) -> Option<&'static EarlierText> {
        self.earlier.filter(|text| (day.year(), day.month(), day.day()) < text.until)
    }
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
    /// What stood for it in the text that was in force on a day: itself, other articles, or nothing.
    #[must_use]
    pub fn on(self, day: NaiveDate) -> Vec<Self> {
        let Some(text) = self.law.earlier_on(day) else { return vec![self] };
        let stood = text.articles.iter().filter(|(article, _)| *article == self.number);
        stood.flat_map(|(_, stood)| *stood).map(|number| Self { law: text.law, number: *number }).collect()
    }

    /// `民法典第二百零三条` / `Civil Code, art. 203`.
    #[must_use]
    pub fn named(self, language: Language) -> String {
        match language {
            Language::Chinese => format!("{}第{}条", self.law.zh, chinese_numeral(self.number)),
            Language::English => format!("{}, art. {}", self.law.en, self.number),
        }
    }
}

/// An article that speaks of the general case, and what is cited where a record falls under articles of its own.
pub type Instead = (Article, &'static [Article]);

/// Under what a record falls: the text of the statutes on its decisive day, and the articles of its own kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The decisive day.
    pub day: NaiveDate,
    /// What is cited of it instead.
    pub instead: &'static [Instead],
}

impl Ground {
    /// The text of a day, and the general articles.
    #[must_use]
    pub fn of_day(day: NaiveDate) -> Self {
        Self { day, instead: &[] }
    }

    /// What is cited of the record for an article; nothing, if the text of its day has nothing of the kind.
    #[must_use]
    pub fn cites(self, article: Article) -> Vec<Article> {
        let own = self.instead.iter().find(|(general, _)| *general == article);
        let cited = own.map_or(std::slice::from_ref(&article), |(_, own)| *own);
        cited.iter().flat_map(|one| one.on(self.day)).collect()
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
        let law = Law { short: "CC", zh: "民法典", en: "Civil Code", earlier: None };
        assert_eq!(Article { law, number: 203 }.named(Language::Chinese), "民法典第二百零三条");
    }

    crate::laws! {
        OLD "旧法" "Old Law";
        NEW "新法" "New Law" before 2024-11-8 "新法(2006年)" "New Law (2006)" { 15 => 12; 63 => 8 23; };
        ADDED "新法" "New Law" before 2024-11-8 "新法(2006年)" "New Law (2006)" {};
    }

    #[test]
    fn a_record_cites_the_articles_of_its_kind_as_they_stood() {
        const INSTEAD: &[Instead] = &[(
            Article { law: NEW, number: 17 },
            &[Article { law: NEW, number: 15 }, Article { law: ADDED, number: 63 }],
        )];
        let article = |law, number| Article { law, number };
        let on = |day: &str| Ground { day: day.parse().unwrap(), instead: INSTEAD };
        let cited = |on: Ground, article| named(&on.cites(article), Language::Chinese);
        let (before, after) = (on("2024-11-07"), on("2024-11-08"));
        assert_eq!(cited(after, article(NEW, 17)).as_deref(), Some("新法第十五条、新法第六十三条"));
        assert_eq!(cited(before, article(NEW, 17)).as_deref(), Some("新法(2006年)第十二条"));
        assert_eq!(
            cited(before, article(NEW, 63)).as_deref(),
            Some("新法(2006年)第八条、新法(2006年)第二十三条")
        );
        assert_eq!(cited(before, article(ADDED, 63)), None, "what the amended text said first");
        assert_eq!(cited(after, article(OLD, 3)).as_deref(), Some("旧法第三条"));
        assert_eq!(ALL, [OLD, NEW, ADDED]);
    }

    #[test]
    fn the_day_chooses_the_text_and_its_articles() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let cited = |law, number, on: &str| named(&Article { law, number }.on(day(on)), Language::Chinese);
        let cases = [
            (NEW, 15, "2024-11-08", Some("新法第十五条")),
            (NEW, 15, "2024-11-07", Some("新法(2006年)第十二条")),
            (NEW, 63, "2023-01-31", Some("新法(2006年)第八条、新法(2006年)第二十三条")),
            (NEW, 49, "2024-11-07", None),
            (OLD, 15, "2024-11-07", Some("旧法第十五条")),
        ];
        for (law, number, on, text) in cases {
            assert_eq!(cited(law, number, on).as_deref(), text, "{law:?} {number} {on}");
        }
    }
}
