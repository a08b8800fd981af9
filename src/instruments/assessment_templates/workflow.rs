//! How an assessment template goes (00 §5.7).

use super::{api::AssessmentTemplateContent, entity::AssessmentTemplateView};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// What an assessment asks for, of whom, and what the totals are worth.
    AssessmentTemplates = "instrument.assessment_template" "考核方案" at "/assessment-templates" view AssessmentTemplateView;
    states AssessmentTemplateState;
    actions AssessmentTemplateAction:
    //  action         | from      | to        | who | body | only if | then
        View "查看" | (any) | (same) | CongressStaff, Auditor, Everybody @ Finance | - | - | - ;
                    | Published, Closed | (same) | Everybody | - | - | - ;
        Create  "拟定" | (new)     | Draft     | DeputyAffairs, OrganClerk @ Finance | AssessmentTemplateContent
                       | own_kind: FORBIDDEN_SCOPE, references_exist: UNKNOWN_REFERENCE, assessor_is_no_target: SELF_VERIFICATION,
                         is_coherent: VALIDATION_FAILED,
                         bonus_within_cap: SCORE_OUT_OF_RANGE
                       | fill_defaults ;
        Edit    "修改" | Draft     | (same)    | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses
                       | AssessmentTemplateContent
                       | own_kind: FORBIDDEN_SCOPE, references_exist: UNKNOWN_REFERENCE, assessor_is_no_target: SELF_VERIFICATION,
                         is_coherent: VALIDATION_FAILED,
                         bonus_within_cap: SCORE_OUT_OF_RANGE
                       | fill_defaults ;
        Publish "发布" | Draft     | Published | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses
                       | Note | weights_are_100: WEIGHTS_NOT_100, targets_are_named: VALIDATION_FAILED | open_assessments ;
        Close   "关闭" | Published | Closed    | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses
                       | Note | assessments_are_closed: ASSESSMENTS_OPEN | - ;
}
