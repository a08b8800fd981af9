//! The row of a score standard.

use super::words::{ScoreDeduction, ScoreLine, ScoreStandardState};
use chrono::Datelike;
use platform::{
    records::record::List,
    values::{
        clock::legal_date,
        numbers::{Hundredths, Year},
        text::Text,
    },
};

platform::record! {
    /// A score standard; points in hundredths.
    /// 履职计分标准;分值精确到百分之一。
    ScoreStandards = "score_standard", ScoreStandardState {
        /// What it is called.
        /// 名称。
        #[set_by(content)] #[example("嘉定区人大代表履职计分办法")] #[search]
        name: Text<60>,
        /// The first year.
        /// 起始年度。
        #[set_by(content)] #[example(2028)] #[sort]
        year_from: Year,
        /// The last year.
        /// 终止年度。
        #[set_by(content)] #[example(2029)]
        year_to: Year,
        /// What duties are worth; left out, the national default is written down.
        /// 计分项;未填的写入全国默认标准。
        #[set_by(content?)]
        #[schema(max_items = 50)]
        lines: List<ScoreLine>,
        /// What is taken; left out with the lines, the national default is written down.
        /// 扣分项;与计分项均未填的写入全国默认标准。
        #[set_by(content?)]
        #[schema(max_items = 10)]
        deductions: List<ScoreDeduction>,
        /// From which score on it is good (points); the rules say it if it is left out.
        /// 等次“好”的起点分(分);未填的适用规则集规定的分数。
        #[set_by(content?)] #[example("80.00")]
        good_from: Option<Hundredths>,
        /// From which score on it is fair (points); the rules say it if it is left out.
        /// 等次“较好”的起点分(分);未填的适用规则集规定的分数。
        #[set_by(content?)] #[example("60.00")]
        fair_from: Option<Hundredths>,
    }
    content ScoreStandardContent;
    view ScoreStandardView;
}

impl Model {
    /// Whether it is or was in force in its years: what was retired before they began never was. Retired is its last state, so that the
    /// last change is the day of it.
    pub(super) fn was_used(&self) -> bool {
        match self.state {
            ScoreStandardState::Draft => false,
            ScoreStandardState::Effective => true,
            ScoreStandardState::Retired => self.year_from.get32() <= legal_date(self.updated_at).year(),
        }
    }
}
