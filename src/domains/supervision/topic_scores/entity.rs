//! The row of a score.

use super::words::{Mark, TopicScoreState};
use platform::values::text::Prose;

platform::record! {
    /// The score of a proposal by a reviewer.
    /// 评分人对议题建议的评分。
    TopicScores = "topic_score", TopicScoreState {
        /// The proposal.
        /// 所评分的议题建议。
        #[set_by(content)] #[example("supervision.topic_proposal:5")] #[filter]
        proposal_id: Uuid,
        /// Who said it.
        /// 评分人。
        #[filter]
        reviewer_id: Uuid,
        /// How important the topic is.
        /// 议题的重要性。
        #[set_by(content)] #[example(8)]
        importance: Mark,
        /// How much the public cares.
        /// 社会关切程度。
        #[set_by(content)] #[example(9)]
        public_concern: Mark,
        /// How feasible the supervision is.
        /// 监督的可行性。
        #[set_by(content)] #[example(7)]
        feasibility: Mark,
        /// How well the proposal is supported.
        /// 建议依据的充分程度。
        #[set_by(content)] #[example(7)]
        evidence: Mark,
        /// Whether the time is right.
        /// 监督时机是否适宜。
        #[set_by(content)] #[example(8)]
        timeliness: Mark,
        /// Whether it was not supervised in the last three years.
        /// 近三年是否未开展过同类监督。
        #[set_by(content)] #[example(10)]
        non_repetition: Mark,
        /// Why.
        /// 理由。
        #[set_by(content)] #[example("群众反映集中,上一年度未列入监督。")]
        comment: Prose,
    }
    content TopicScoreContent;
    view TopicScoreView;
}
