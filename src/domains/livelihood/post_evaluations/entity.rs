//! The row of a post-evaluation.

use super::words::{EvaluationGrade, FactorScore, PostEvaluationConclusion, PostEvaluationState, Usage};
use chrono::NaiveDate;
use platform::{
    records::record::{Ids, List},
    values::{numbers::Hundredths, text::Prose},
};
use uuid::Uuid;

platform::record! {
    /// A post-evaluation.
    /// 后评估。
    PostEvaluations = "project_post_evaluation", PostEvaluationState {
        /// The project.
        /// 实事项目。
        #[set_by(create)] #[read_by(public)] #[filter] #[example("livelihood.project:2")]
        project_id: Uuid,
        /// The government office that conducts it.
        /// 组织后评估的政府办公室。
        #[read_by(public)]
        government_id: Uuid,
        /// The departments of the project, who score nothing of it.
        /// 项目的牵头和配合部门,不得参与评分。
        #[read_by(public)]
        department_ids: Ids,
        /// Which completion of the project is evaluated: one more each time it was reopened.
        /// 对第几次完成的评估;项目重新实施一次加一。
        #[read_by(public)]
        completion_round: i32,
        /// Who evaluates it.
        /// 评估方。
        #[set_by(content)] #[read_by(public)] #[filter] #[example("registry.organization:agency")]
        evaluator_org_id: Uuid,
        /// The scores of the six factors.
        /// 六项评分。
        #[read_by(public)]
        scores: List<FactorScore>,
        /// All of them together (points).
        /// 总分。
        #[read_by(public)]
        total: Option<Hundredths>,
        /// The grade that follows from it.
        /// 等级,由总分确定。
        #[read_by(public)] #[filter]
        grade: Option<EvaluationGrade>,
        /// Who scored it.
        /// 评分人。
        scored_by: Option<Uuid>,
        /// When it is looked at again, and not concluded before.
        /// 回访日期,此前不得作出结论。
        #[read_by(public)] #[sort]
        revisit_on: NaiveDate,
        /// How much of what was made is used; one at most.
        /// 使用情况;至多一项。
        #[read_by(public)]
        usage: List<Usage>,
        /// The share that is used (percent).
        /// 使用率(百分比)。
        #[read_by(public)]
        usage_rate: Option<Hundredths>,
        /// Whether it may have to leave the list.
        /// 退出提示。
        exit_flag: bool,
        /// What becomes of such projects.
        /// 结论。
        #[set_by(EvaluationEnd)] #[read_by(public)] #[filter] #[example("continue")]
        conclusion: Option<PostEvaluationConclusion>,
        /// Why.
        /// 结论的理由。
        #[set_by(EvaluationEnd?)] #[read_by(public)] #[example("使用率高,群众反映好。")]
        conclusion_reason: Option<Prose>,
        /// When it was concluded.
        /// 作出结论的日期。
        #[read_by(public)]
        concluded_on: Option<NaiveDate>,
    }
    content PostEvaluationContent;
    create NewPostEvaluation;
    view PostEvaluationView;
    lists DepartmentIds;
    /// The scores of the six factors.
    /// 六项评分。
    body EvaluationScoring {
        /// Each factor once.
        /// 六项各评一次。
        #[schema(max_items = 6)]
        #[example([
            {"factor": "need_match", "score": "18.00", "reason": "覆盖需求集中的居民区。"},
            {"factor": "target_reached", "score": "20.00", "reason": "目标全部完成。"},
            {"factor": "process", "score": "13.50", "reason": "程序完备。"},
            {"factor": "effect", "score": "22.00", "reason": "群众反映好。"},
            {"factor": "durability", "score": "8.50", "reason": "运行主体明确。"},
            {"factor": "cost", "score": "9.00", "reason": "未超预算。"}
        ])]
        pub scores: Vec<FactorScore>,
    }
    /// What was found when it was looked at again.
    /// 回访情况和结论。
    body EvaluationEnd {
        /// How much of what was made is used.
        /// 使用情况。
        #[example({"used": 172, "capacity": 200})]
        pub usage: Usage,
    }
}
