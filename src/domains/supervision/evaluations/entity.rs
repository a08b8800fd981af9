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
    Evaluations = "evaluation", EvaluationState {
        /// The item; it stays.
        #[sea_orm(unique)]
        #[set_by(content)] #[read_by(public)] #[filter]
        item_id: Uuid,
        /// 选题精准: the topic score.
        #[read_by(public)]
        topic_precision: Option<Hundredths>,
        /// 调研深度: modes, sites, deputies, visits that were not announced.
        #[read_by(public)]
        investigation_depth: Option<Hundredths>,
        /// 审议质量: the opinion, the speakers, the time.
        #[read_by(public)]
        deliberation_quality: Option<Hundredths>,
        /// 跟踪问效: clauses solved and verified, disposal in time.
        #[read_by(public)]
        follow_up: Option<Hundredths>,
        /// 公开透明: what is published, and how soon.
        #[read_by(public)]
        openness: Option<Hundredths>,
        /// 实效满意: the satisfaction vote.
        #[read_by(public)]
        effect: Option<Hundredths>,
        /// The weighted mean of the dimensions that exist.
        #[read_by(public)]
        index_score: Option<Hundredths>,
        /// What it is worth.
        #[read_by(public)] #[filter]
        band: Option<Band>,
        /// When it was computed last.
        #[read_by(public)]
        computed_on: Option<NaiveDate>,
        /// The rule set with the weights; null for national defaults.
        #[read_by(public)]
        rule_set_id: Option<Uuid>,
        /// The numbers that it was computed from; scores in hundredths.
        #[read_by(public)]
        facts: List<EvaluationFact>,
        /// The conclusion, as far as it is drafted.
        #[set_by(content, EvaluationConclusion?)] #[read_by(public)] #[example("选题精准、调研扎实,研究处理及时,群众反映良好。")]
        conclusion: Option<Prose>,
    }
    content EvaluationContent;
    view EvaluationView;
    /// The conclusion of an evaluation.
    body EvaluationConclusion;
}
