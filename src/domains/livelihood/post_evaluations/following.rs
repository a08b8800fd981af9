//! By whom the result of a post-evaluation is told.

use super::PostEvaluations;
use instruments::publications;
use platform::call::Reactions;

pub(crate) fn reactions(reactions: &mut Reactions) {
    let by = "livelihood.post_evaluation, which refuses who does not stand on the record's own side\n后评估,拒绝不属于记录本方的操作者";
    publications::told_by_its_side::<PostEvaluations>(reactions, by);
}
