//! The score of a survey, from sums: mean of the points, half up to hundredths; and the share of those who know of it.

use platform::values::{
    numbers::{Hundredths, Ratio},
    text::Text,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The sums of the answers to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sums {
    /// Answers.
    pub answers: i64,
    /// Answers of people who know of it.
    pub known: i64,
    /// Answers with points.
    pub valid: i64,
    /// The points of these, in hundredths.
    pub points: i64,
}

/// The result of one question, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemResult {
    /// The question.
    pub item: Text<40>,
    /// Answers.
    pub answers: i64,
    /// Answers of people who know of it.
    pub known: i64,
    /// Answers with points.
    pub valid: i64,
    /// The points of these, in hundredths.
    pub points: i64,
    /// The part of all this that is suspect.
    #[serde(default)]
    pub suspect: Sums,
}

/// The result of one question, as callers see it.
/// 单个题目的对外结果。
#[derive(Debug, Serialize, ToSchema)]
pub struct ItemScore {
    /// The question.
    /// 问题。
    pub item: Text<40>,
    /// Answers.
    /// 答卷数。
    #[schema(minimum = 0)]
    pub answers: i64,
    /// Answers with points.
    /// 有分数的答卷数。
    #[schema(minimum = 0)]
    pub valid: i64,
    /// Answers that are suspect, which are counted too.
    /// 其中疑似异常的答卷数;仍计入合计。
    #[schema(minimum = 0)]
    pub suspects: i64,
    /// The mean of the points.
    /// 平均分。
    #[schema(required = true)]
    pub score: Option<Hundredths>,
    /// The mean without what is suspect.
    /// 剔除疑似异常答卷后的平均分。
    #[schema(required = true)]
    pub score_without_suspects: Option<Hundredths>,
    /// The share of those who know of it.
    /// 知晓率。
    pub awareness: Ratio,
}

impl ItemResult {
    /// The sums of a question under its name, and the part of them that is suspect.
    #[must_use]
    pub fn of(item: Text<40>, sums: Sums, suspect: Sums) -> Self {
        let Sums { answers, known, valid, points } = sums;
        Self { item, answers, known, valid, points, suspect }
    }

    /// The sums, with what is suspect.
    #[must_use]
    pub fn sums(&self) -> Sums {
        Sums { answers: self.answers, known: self.known, valid: self.valid, points: self.points }
    }

    /// The sums without what is suspect.
    #[must_use]
    pub fn unsuspected(&self) -> Sums {
        self.sums().minus(self.suspect)
    }

    /// As callers see it.
    #[must_use]
    pub fn shown(&self) -> ItemScore {
        let sums = self.sums();
        ItemScore {
            item: self.item.clone(),
            answers: sums.answers,
            valid: sums.valid,
            suspects: self.suspect.answers,
            score: sums.score(),
            score_without_suspects: self.unsuspected().score(),
            awareness: sums.awareness(),
        }
    }
}

impl Sums {
    /// The sums of all questions together.
    #[must_use]
    pub fn of_all(results: &[ItemResult]) -> Self {
        results.iter().map(ItemResult::sums).fold(Self::default(), Self::plus)
    }

    /// The same without what is suspect.
    #[must_use]
    pub fn of_unsuspected(results: &[ItemResult]) -> Self {
        results.iter().map(ItemResult::unsuspected).fold(Self::default(), Self::plus)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            answers: self.answers + other.answers,
            known: self.known + other.known,
            valid: self.valid + other.valid,
            points: self.points + other.points,
        }
    }

    /// What is left without a part of it.
    fn minus(self, part: Self) -> Self {
        Self {
            answers: self.answers - part.answers,
            known: self.known - part.known,
            valid: self.valid - part.valid,
            points: self.points - part.points,
        }
    }

    /// The mean of the points; none without an answer that has any.
    #[must_use]
    pub fn score(self) -> Option<Hundredths> {
        // The points are hundredths already.
        let (points, valid) = (i128::from(self.points), i128::from(self.valid));
        Hundredths::quotient(points, valid * 100)
    }

    /// The share of those who know of it.
    #[must_use]
    pub fn awareness(self) -> Ratio {
        Ratio::of(self.known, self.answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: [i64; 5]) -> Sums {
        let points = [10_000, 8_000, 6_000, 4_000, 2_000];
        let valid = counts.iter().sum();
        let points = counts.iter().zip(points).map(|(count, each)| count * each).sum();
        Sums { answers: valid, known: valid, valid, points }
    }

    #[test]
    fn the_worked_example_holds() {
        assert_eq!(of([120, 60, 15, 4, 1]).score().unwrap().to_string(), "89.40");
        assert_eq!(Sums::default().score(), None);
        assert_eq!(
            Sums { answers: 200, known: 150, valid: 0, points: 0 }.awareness().value.unwrap().to_string(),
            "75.00"
        );
    }

    proptest::proptest! {
        /// What is suspect and what is not are all answers together.
        #[test]
        fn nothing_is_lost_between_the_two(plain in proptest::array::uniform5(0i64..50), odd in proptest::array::uniform5(0i64..50)) {
            let (plain, odd) = (of(plain), of(odd));
            let result = ItemResult::of(Text::stored("overall"), plain.plus(odd), odd);
            proptest::prop_assert_eq!(result.unsuspected(), plain);
            proptest::prop_assert_eq!(Sums::of_unsuspected(std::slice::from_ref(&result)).score(), plain.score());
        }

        /// The oracle searches the hundredth whose distance to the exact mean is least, the higher one of two.
        #[test]
        fn the_score_is_the_nearest_hundredth(counts in proptest::array::uniform5(0i64..2000)) {
            let sums = of(counts);
            let Some(score) = sums.score() else { return Ok(()) };
            let error = |candidate: i64| (candidate * sums.valid - sums.points).abs();
            proptest::prop_assert!(error(score.0) < error(score.0 + 1));
            proptest::prop_assert!(error(score.0) <= error(score.0 - 1));
        }
    }
}
