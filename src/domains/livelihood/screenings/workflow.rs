//! How a screening goes (07 §3.3).

use super::entity::{
    ConditionAnswer, FactorReview, LegalityReview, NewScreening, ScreeningContent, ScreeningEnd,
    ScreeningView,
};
use crate::codes;

platform::workflow! {
    /// Whether a lead or a reserve project is necessary, feasible, affordable and lawful, and what it means for the environment, land and
    /// safety: by those who know, none of whom proposed it.
    /// 对线索、储备项目的必要性、可行性、财政承受能力、环境影响、用地、公共安全和合法性的论证,由提出单位以外的人员进行。
    Screenings = "livelihood.screening" "论证筛选" / "screening" "screenings" at "/livelihood/screenings" view ScreeningView;
    states ScreeningState;
    actions ScreeningAction:
    //  action | from | to | who | body | only if | then
        View "查看" / "View a screening" | (any) | (same)
            | CongressStaff, Auditor, GovernmentOffice, OrganClerk @ Finance, OrganClerk of proposing, OrganHead of proposing,
              Expert of invited, ThirdParty of invited, OrganClerk of author
            | - | - | - ;
        Create "启动论证" / "Begin to screen a proposal" | (new) | Open
            | GovernmentOffice, OrganClerk
            | NewScreening
            | source_exists: UNKNOWN_REFERENCE, one_at_a_time: ALREADY_EXISTS, change_said: REASON_MISSING, experts_exist: UNKNOWN_REFERENCE,
              streets_exist: UNKNOWN_REFERENCE
            | begin ;
        Edit "修改" / "Edit a screening" | Open | (same)
            | GovernmentOffice
            | ScreeningContent
            | experts_exist: UNKNOWN_REFERENCE, streets_exist: UNKNOWN_REFERENCE
            | - ;
        Review "论证" / "Give an opinion on a factor" by Session | Open | (same)
            | GovernmentOffice, OrganClerk @ Finance, Expert of invited, ThirdParty of invited
            | FactorReview
            | finance_says_what_is_affordable: FORBIDDEN_SCOPE, not_of_the_proposing: SELF_VERIFICATION, condition_said: REASON_MISSING
            | review ;
        ReviewLegality "合法性审查" / "Examine the legality of a proposal" by Session | Open | (same)
            | GovernmentOffice, Expert of invited
            | LegalityReview
            | not_of_the_proposing: SELF_VERIFICATION
            | review_legality ;
        AnswerCondition "答复条件" / "Answer a condition" | Conditional | (same)
            | GovernmentOffice
            | ConditionAnswer
            | condition_there: UNKNOWN_REFERENCE, answer_stored: DOCUMENT_MISSING
            | answer_condition ;
        Conclude "作出结论" / "Conclude a screening" | Open | Passed / Conditional / Failed
            | GovernmentOffice
            | ScreeningEnd
            | all_reviewed: SCREENING_INCOMPLETE, reviewed_by_others: SELF_VERIFICATION, lawful: LEGALITY_FAILED,
              no_heavy_burden: BURDEN_OR_DEBT_RISK
            | conclude ;
            | Conditional | Passed / Failed
            | GovernmentOffice
            | ScreeningEnd
            | conditions_answered: SCREENING_INCOMPLETE, no_heavy_burden: BURDEN_OR_DEBT_RISK
            | conclude_on_conditions ;
}
