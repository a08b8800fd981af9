//! The row of an evaluation.

use super::{
    Band,
    words::{EvaluationFact, EvaluationState},
};
use platform::records::record::List;

platform::record! {
    /// The evaluation of a supervision item.
    Evaluations = "evaluation", EvaluationState {
        #[sea_orm(unique)]
        item_id: Uuid,
        topic_precision: Option<i32>,
        investigation_depth: Option<i32>,
        deliberation_quality: Option<i32>,
        follow_up: Option<i32>,
        openness: Option<i32>,
        effect: Option<i32>,
        index_score: Option<i32>,
        band: Option<Band>,
        computed_on: Option<Date>,
        rule_set_id: Option<Uuid>,
        facts: List<EvaluationFact>,
        conclusion: Option<String>,
    }
}
