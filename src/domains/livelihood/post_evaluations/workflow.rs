//! How a post-evaluation goes (07 §3.5).

use super::entity::{
    EvaluationEnd, EvaluationScoring, NewPostEvaluation, PostEvaluationContent, PostEvaluationView,
};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// What a project has brought: scored by somebody who had no part in it, concluded by somebody else once it was looked at again, and
    /// told to the public as `performance_result` of this record. Where the conclusion is that such a project is no longer on the list, an
    /// exit record follows.
    /// 实事项目的后评估:由未参与项目的一方评分,回访后由另一人作出结论,并以“绩效结果”类公开向社会公布;结论为不再纳入的,生成退出清单记录。
    PostEvaluations = "livelihood.post_evaluation" "后评估" / "post-evaluation" "post-evaluations" at "/livelihood/post-evaluations" view PostEvaluationView;
    states PostEvaluationState;
    actions PostEvaluationAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a post-evaluation" | (any) | (same)
            | CongressStaff, Auditor, GovernmentOffice, OrganClerk of evaluated, OrganHead of evaluated, ThirdParty of evaluator
            | - | - | - ;
            | Published | (same)
            | Deputy, Everybody of published, Public of published
            | - | - | - ;
        Create "启动后评估" / "Begin to evaluate a project" | (new) | Draft
            | GovernmentOffice
            | NewPostEvaluation
            | project_is_done: INVALID_TRANSITION, not_evaluated_yet: ALREADY_EXISTS, evaluator_is_there: ORGANIZATION_ENDED,
              evaluator_is_another: SELF_VERIFICATION
            | begin ;
        Edit "修改" / "Edit a post-evaluation" | Draft | (same)
            | GovernmentOffice of own_government
            | PostEvaluationContent
            | evaluator_is_there: ORGANIZATION_ENDED, evaluator_is_another: SELF_VERIFICATION
            | - ;
        Score "评分" / "Score a post-evaluation" | Draft | Scored
            | ThirdParty of evaluator, GovernmentOffice of own_government
            | EvaluationScoring
            | of_this_completion: INVALID_TRANSITION, each_within_its_weight: SCORE_OUT_OF_RANGE, scored_by_others: SELF_VERIFICATION
            | score ;
        Conclude "作出结论" / "Conclude a post-evaluation" | Scored | Concluded
            | GovernmentOffice of own_government
            | EvaluationEnd
            | members_have_judged: INVALID_TRANSITION, revisited: REVISIT_NOT_DUE, usage_measured: VALIDATION_FAILED,
              concluded_by_others: SELF_VERIFICATION, exit_flag_answered: EXIT_FLAG_UNANSWERED, stop_explained: REASON_MISSING
            | conclude ;
        Publish "公布" / "Record the publication of a post-evaluation" | Concluded | Published
            | GovernmentOffice of own_government
            | Note
            | result_published: PUBLICATION_MISSING
            | - ;
}
