//! The row of an evaluation.

use super::{
    Band,
    words::{EvaluationFact, EvaluationState},
};
use chrono::NaiveDate;
use platform::{
    records::record::List,
    values::{numbers::Hundredths, text::Prose},
};

platform::record! {
    /// The evaluation of a supervision item.
    /// 监督议题的评估。
    Evaluations = "evaluation", EvaluationState {
        /// The item; it stays.
        /// 监督议题;不得更改。
        #[sea_orm(unique)]
        #[set_by(content)] #[example("supervision.item:12")] #[read_by(public)] #[filter]
        item_id: Uuid,
        /// Choice of topics: the topic score.
        /// 选题精准:议题得分。
        #[read_by(public)]
        topic_precision: Option<Hundredths>,
        /// Depth of research: modes, sites, deputies, visits that were not announced.
        /// 调研深度:调研方式、地点、代表和暗访。
        #[read_by(public)]
        investigation_depth: Option<Hundredths>,
        /// Quality of deliberation: the opinion, the speakers, the time.
        /// 审议质量:审议意见、发言人数和时长。
        #[read_by(public)]
        deliberation_quality: Option<Hundredths>,
        /// Follow-up: clauses solved and verified, disposal in time.
        /// 跟踪问效:条目解决并核实、按期研究处理。
        #[read_by(public)]
        follow_up: Option<Hundredths>,
        /// Openness: what is published, and how soon.
        /// 公开透明:公开的内容和及时程度。
        #[read_by(public)]
        openness: Option<Hundredths>,
        /// Effect: the satisfaction vote.
        /// 实效满意:满意度测评。
        #[read_by(public)]
        effect: Option<Hundredths>,
        /// The weighted mean of the dimensions that exist.
        /// 现有各维度得分的加权平均值。
        #[read_by(public)]
        index_score: Option<Hundredths>,
        /// What it is worth.
        /// 等级。
        #[read_by(public)] #[filter]
        band: Option<Band>,
        /// When it was computed last.
        /// 最近一次计分日期。
        #[read_by(public)]
        computed_on: Option<NaiveDate>,
        /// The rule set with the weights; null for national defaults.
        /// 权重所依据的规则集;为空的,适用全国默认值。
        #[read_by(public)]
        rule_set_id: Option<Uuid>,
        /// The numbers that it was computed from; scores in hundredths.
        /// 计分所依据的数据;得分以百分之一分为单位。
        #[read_by(public)]
        facts: List<EvaluationFact>,
        /// The conclusion, as far as it is drafted.
        /// 评估结论,以已起草的内容为限。
        #[set_by(content, EvaluationConclusion?)] #[read_by(public)] #[example("选题精准、调研扎实,研究处理及时,群众反映良好。")]
        conclusion: Option<Prose>,
    }
    content EvaluationContent;
    view EvaluationView;
    /// The conclusion of an evaluation.
    /// 评估结论。
    body EvaluationConclusion;
}
