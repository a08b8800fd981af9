//! How an assessment template goes (00 §5.7).

use super::{api::AssessmentTemplateContent, entity::AssessmentTemplateView};
use crate::codes;
use platform::workflow::Note;

platform::workflow! {
    /// What an assessment asks for, of whom, and what the totals are worth.
    /// 考核的内容、对象,以及总分对应的等级。
    AssessmentTemplates = "instrument.assessment_template" "考核方案" / "assessment template" "assessment templates" at "/assessment-templates" view AssessmentTemplateView;
    states AssessmentTemplateState;
    actions AssessmentTemplateAction:
    //  action         | from      | to        | who | body | only if | then
        View "查看" / "View an assessment template" | (any) | (same) | CongressStaff, Auditor, Everybody @ Finance | - | - | - ;
                    | Published, Closed | (same) | Everybody | - | - | - ;
        Create "拟定" / "Draft an assessment template" | (new)     | Draft     | DeputyAffairs, OrganClerk @ Finance | AssessmentTemplateContent
                       | own_kind: FORBIDDEN_SCOPE, references_exist: UNKNOWN_REFERENCE, assessor_is_no_target: SELF_VERIFICATION,
                         is_coherent: VALIDATION_FAILED,
                         bonus_within_cap: SCORE_OUT_OF_RANGE
                       | fill_defaults ;
        Edit "修改" / "Edit an assessment template" | Draft     | (same)    | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses
                       | AssessmentTemplateContent
                       | own_kind: FORBIDDEN_SCOPE, references_exist: UNKNOWN_REFERENCE, assessor_is_no_target: SELF_VERIFICATION,
                         is_coherent: VALIDATION_FAILED,
                         bonus_within_cap: SCORE_OUT_OF_RANGE
                       | fill_defaults ;
        Publish "发布" / "Publish an assessment template" | Draft     | Published | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses
                       | Note | weights_are_100: WEIGHTS_NOT_100, targets_are_named: VALIDATION_FAILED, one_of_its_year: TEMPLATE_IN_USE,
                         year_is_young: TEMPLATE_IN_USE, is_approved: DECISION_MISSING, chairpersons_approved: WRONG_MEETING
                       | open_assessments ;
        Close "关闭" / "Close an assessment template" | Published | Closed    | DeputyAffairs of congress_assesses, OrganClerk @ Finance of finance_assesses
                       | Note | assessments_are_closed: ASSESSMENTS_OPEN | leave_out_the_short ;
}
