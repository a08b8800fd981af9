//! The marks of a paper: for each question a choice, or the rank that it gives to a candidate (07 §4.2).

use platform::values::{numbers::Whole, sentence::Sentence, words::Words};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, IntoDeserializer, Visitor},
};
use std::{borrow::Cow, fmt};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{OneOfBuilder, Ref, RefOr, Schema},
};

platform::words! {
    /// Between what the members choose.
    /// 表决选项。
    pub enum OptionSet {
        ForAgainstAbstain "赞成/反对/弃权" / "For, against or abstain",
        Satisfaction "满意/基本满意/不满意" / "Satisfied, basically satisfied or dissatisfied",
        PerCandidate "逐项赞成/反对/弃权" / "Approve, oppose or abstain per candidate",
        ChooseUpToK "限额选择" / "Choose candidates up to the places",
        RankByNumber "排序" / "Rank candidates by number",
    }
}

platform::words! {
    /// A choice on a paper.
    /// 选票上的选择。
    pub enum Choice {
        For "赞成" / "For",
        Against "反对" / "Against",
        Abstain "弃权" / "Abstain",
        Approve "赞成" / "Approve",
        Oppose "反对" / "Oppose",
        Satisfied "满意" / "Satisfied",
        BasicallySatisfied "基本满意" / "Basically satisfied",
        Dissatisfied "不满意" / "Dissatisfied",
    }
}

/// The rank of a candidate on a paper; 1 comes first.
pub type Rank = Whole<1, 1000>;

/// What a paper says to one question: a choice, or where papers rank (`rank_by_number`) the rank of the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(untagged)]
pub enum Mark {
    /// A choice.
    Choice(Choice),
    /// A rank.
    Rank(Rank),
}

impl PartialSchema for Mark {
    fn schema() -> RefOr<Schema> {
        let said = "A choice, or where papers rank (`rank_by_number`) the rank of the candidate.\n\
             表决票对一个题目的标记:选择;排序表决(`rank_by_number`)的为所填名次。";
        let choice = Ref::from_schema_name(Choice::name());
        OneOfBuilder::new().item(choice).item(Rank::schema()).description(Some(said)).into()
    }
}

impl ToSchema for Mark {
    fn name() -> Cow<'static, str> {
        "Mark".into()
    }

    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((Choice::name().into(), Choice::schema()));
    }
}

impl Mark {
    /// Whether it is in favor of a candidate: what is ranked is approved.
    #[must_use]
    pub fn is_in_favor(self) -> bool {
        matches!(self, Self::Choice(Choice::Approve) | Self::Rank(_))
    }

    /// The rank, if it is one.
    #[must_use]
    pub fn rank(self) -> Option<u32> {
        match self {
            Self::Rank(rank) => u32::try_from(rank.get()).ok(),
            Self::Choice(_) => None,
        }
    }
}

impl From<Choice> for Mark {
    fn from(choice: Choice) -> Self {
        Self::Choice(choice)
    }
}

/// As it stands in lists.
impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(choice) => f.write_str(choice.word()),
            Self::Rank(rank) => write!(f, "{}", rank.get()),
        }
    }
}

impl<'de> Deserialize<'de> for Mark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Known;

        impl Visitor<'_> for Known {
            type Value = Mark;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a choice or a rank")
            }

            fn visit_str<E: de::Error>(self, word: &str) -> Result<Mark, E> {
                let known = Choice::parse(word).map(Mark::Choice);
                known.ok_or_else(|| {
                    E::custom(Sentence::new("应为表决选项或者名次", "Send a choice of the ballot, or a rank"))
                })
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Mark, E> {
                Rank::deserialize(number.into_deserializer()).map(Mark::Rank)
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Mark, E> {
                self.visit_i64(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }

        deserializer.deserialize_any(Known)
    }
}

impl OptionSet {
    /// The choices of the set. Where papers choose or rank, what is not marked abstains.
    fn choices(self) -> &'static [Choice] {
        match self {
            Self::ForAgainstAbstain => &[Choice::For, Choice::Against, Choice::Abstain],
            Self::Satisfaction => &[Choice::Satisfied, Choice::BasicallySatisfied, Choice::Dissatisfied],
            Self::PerCandidate => &[Choice::Approve, Choice::Oppose, Choice::Abstain],
            Self::ChooseUpToK => &[Choice::Approve, Choice::Abstain],
            Self::RankByNumber => &[Choice::Abstain],
        }
    }

    /// The marks that papers that count may have: the ranks of so many places, and the choices.
    #[must_use]
    pub fn marks(self, places: Option<usize>) -> Vec<Mark> {
        let ranks = if self == Self::RankByNumber { places.unwrap_or_default() } else { 0 };
        let ranks = (1..).take(ranks).map(|rank: i64| Mark::Rank(Rank::stored(rank)));
        ranks.chain(self.choices().iter().copied().map(Mark::Choice)).collect()
    }

    /// Whether a mark can stand on its papers at all, also on one that does not count.
    #[must_use]
    pub fn knows(self, mark: Mark) -> bool {
        match mark {
            Mark::Choice(choice) => self.choices().contains(&choice),
            Mark::Rank(_) => self == Self::RankByNumber,
        }
    }

    /// Whether candidates stand for places.
    #[must_use]
    pub fn has_candidates(self) -> bool {
        matches!(self, Self::PerCandidate | Self::ChooseUpToK | Self::RankByNumber)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_a_word_or_a_number() {
        let read = |text: &str| serde_json::from_str::<Mark>(text).ok();
        let rank = Mark::Rank(Rank::stored(3));
        assert_eq!((read("3"), read("\"abstain\"")), (Some(rank), Some(Choice::Abstain.into())));
        for wrong in ["0", "-1", "1001", "1.5", "\"3\"", "\"ranked\"", "null", "[]"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        let written = serde_json::to_string(&[rank, Choice::Approve.into()]).unwrap();
        assert_eq!((written.as_str(), rank.to_string().as_str()), (r#"[3,"approve"]"#, "3"));
        assert_eq!(serde_json::from_str::<Vec<Mark>>(&written).unwrap(), [rank, Choice::Approve.into()]);
    }

    #[test]
    fn each_way_of_voting_has_its_marks() {
        let said =
            |set: OptionSet| set.marks(Some(2)).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(said(OptionSet::PerCandidate), "approve oppose abstain");
        assert_eq!(said(OptionSet::ChooseUpToK), "approve abstain");
        assert_eq!(said(OptionSet::RankByNumber), "1 2 abstain");
        let far = Mark::Rank(Rank::stored(9));
        assert!(OptionSet::RankByNumber.knows(far) && !OptionSet::PerCandidate.knows(far));
        assert!(!OptionSet::ChooseUpToK.knows(Choice::Oppose.into()));
    }
}
