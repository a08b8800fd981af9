//! The row of a score.

use super::words::TopicScoreState;

platform::record! {
    /// The score of a proposal by a reviewer.
    TopicScores = "topic_score", TopicScoreState {
        proposal_id: Uuid,
        reviewer_id: Uuid,
        importance: i32,
        public_concern: i32,
        feasibility: i32,
        evidence: i32,
        timeliness: i32,
        non_repetition: i32,
        comment: String,
    }
}
