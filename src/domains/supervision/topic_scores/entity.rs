//! The row of a score.

use super::words::{Mark, TopicScoreState};
use platform::values::text::Prose;

platform::record! {
    /// The score of a proposal by a reviewer.
    TopicScores = "topic_score", TopicScoreState {
        /// The proposal.
        #[set_by(content)] #[filter]
        proposal_id: Uuid,
        /// Who said it.
        #[filter]
        reviewer_id: Uuid,
        /// How important the topic is.
        #[set_by(content)] #[example(8)]
        importance: Mark,
        /// How much the public cares.
        #[set_by(content)] #[example(9)]
        public_concern: Mark,
        /// How feasible the supervision is.
        #[set_by(content)] #[example(7)]
        feasibility: Mark,
        /// How well the proposal is supported.
        #[set_by(content)] #[example(7)]
        evidence: Mark,
        /// Whether the time is right.
        #[set_by(content)] #[example(8)]
        timeliness: Mark,
        /// Whether it was not supervised in the last three years.
        #[set_by(content)] #[example(10)]
        non_repetition: Mark,
        /// Why.
        #[set_by(content)] #[example("群众反映集中,上一年度未列入监督。")]
        comment: Prose,
    }
    content TopicScoreContent;
    view TopicScoreView;
}
