//! The row of a survey.

use super::{
    score::{ItemResult, ItemScore, Sums},
    words::{Question, SurveyChannel, SurveyState},
};
use chrono::{DateTime, NaiveDate, Utc};
use platform::{
    records::record::{Computed, List, Viewer},
    values::{
        numbers::{Hundredths, Ratio, Whole, Year},
        text::Text,
    },
};
use serde::Serialize;
use utoipa::ToSchema;

platform::record! {
    /// A survey.
    /// 调查。
    Surveys = "survey", SurveyState {
        /// Title.
        /// 标题。
        #[set_by(content)] #[read_by(public)] #[example("2026年社区卫生服务满意度调查")] #[search]
        title: Text<200>,
        /// Kind of the record that people are asked about.
        /// 调查对象记录的种类。
        #[set_by(content)] #[read_by(public)] #[example("supervision.item")]
        subject_type: Text<60>,
        /// The record that people are asked about.
        /// 调查对象的记录。
        #[set_by(content)] #[example("supervision.item:12")] #[read_by(public)] #[filter]
        subject_id: Uuid,
        /// Year of the work.
        /// 所调查工作的年度。
        #[set_by(content)] #[example(2026)] #[read_by(public)] #[filter]
        year: Year,
        /// How people are asked.
        /// 调查渠道。
        #[set_by(content)] #[read_by(public)] #[filter]
        channel: SurveyChannel,
        /// The questions; a draft may have none yet.
        /// 调查题目;草稿可以暂无题目。
        #[set_by(content)] #[read_by(public)]
        questions: List<Question>,
        /// First day for answers.
        /// 答卷开始日期。
        #[set_by(content)] #[example("2026-10-08")] #[read_by(public)]
        opens_on: NaiveDate,
        /// Last day for answers.
        /// 答卷截止日期。
        #[set_by(content)] #[example("2026-11-15")] #[read_by(public)]
        closes_on: NaiveDate,
        /// How many people are to be asked.
        /// 计划调查人数。
        #[set_by(content)] #[example(1200)] #[read_by(public)]
        sample_size: Option<Whole<1, 100_000_000>>,
        /// Whose survey it is.
        /// 组织调查的单位。
        #[read_by(public)] #[filter]
        owner_organization_id: Uuid,
        /// The agency that conducts it.
        /// 实施调查的第三方机构。
        #[set_by(content)] #[example("registry.organization:agency")] #[read_by(public)] #[filter]
        agency_id: Option<Uuid>,
        /// When it was opened.
        /// 开始日期。
        #[read_by(public)]
        opened_on: Option<NaiveDate>,
        /// At which moment.
        /// 开始时间。
        opened_at: Option<DateTime<Utc>>,
        /// When it was closed.
        /// 关闭日期。
        #[read_by(public)]
        closed_on: Option<NaiveDate>,
        /// The sums of each question.
        /// 每道题的合计。
        #[read_by(nobody)]
        results: List<ItemResult>,
        /// The mean of all points; null until it is computed.
        /// 全部分数的平均分;计分前为空。
        #[read_by(public)]
        score: Option<Hundredths>,
        /// The rule set it was computed under; null for the national defaults.
        /// 计分所依据的规则集;采用全国默认值的为空。
        #[read_by(public)]
        rule_set_id: Option<Uuid>,
    }
    content SurveyContent;
    view SurveyView with Results;
}

/// What the sums say.
/// 由合计得出的结果。
#[derive(Debug, Serialize, ToSchema)]
pub struct Results {
    /// The share of those who know of it; null until it is computed.
    /// 知晓率;计分前为空。
    #[schema(required = true)]
    pub awareness: Option<Ratio>,
    /// The mean without what is suspect; null until it is computed.
    /// 剔除疑似异常答卷后的平均分;计分前为空。
    #[schema(required = true)]
    pub score_without_suspects: Option<Hundredths>,
    /// The result of each question.
    /// 各题结果。
    pub results: Vec<ItemScore>,
}

impl Computed<Model> for Results {
    fn of(row: &Model, _: &Viewer<'_>) -> Self {
        Self {
            awareness: row.score.map(|_| Sums::of_all(&row.results.0).awareness()),
            score_without_suspects: Sums::of_unsuspected(&row.results.0).score(),
            results: row.results.0.iter().map(ItemResult::shown).collect(),
        }
    }
}
