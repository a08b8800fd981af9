//! Who answers, and who reads the answers.

use super::entity::{SurveyAnswer, SurveyResponseView};
use crate::codes;

platform::workflow! {
    /// The answer of a person to a question of a survey. The public reads its own with the access code.
    /// 个人对调查题目的答卷;社会公众凭查询码查看本人的答卷。
    SurveyResponses = "instrument.survey_response" "答卷" / "survey response" "survey responses" at "/survey-responses" view SurveyResponseView;
    states SurveyResponseState;
    actions SurveyResponseAction:
    //  action         | from  | to        | who | body | only if | then
        View "查看" / "View a survey response" | (any) | (same)
            | Auditor, DeputyAffairs of surveyor_or_oneself, GovernmentOffice of surveyor_or_oneself, OrganClerk of surveyor_or_oneself,
              ThirdParty of surveyor_or_oneself, Deputy of surveyor_or_oneself, Public of code_holder
            | - | - | - ;
        Create "答卷" / "Answer a survey"  | (new) | Submitted | DeputyAffairs, GovernmentOffice, OrganClerk, ThirdParty, Deputy, Public
                       | SurveyAnswer
                       | survey_open: SURVEY_NOT_OPEN, channel_of_caller: FORBIDDEN_SCOPE, answer_fits: VALIDATION_FAILED, no_personal_numbers: PERSONAL_DATA_IN_PUBLICATION, first_answer: SURVEY_DUPLICATE
                       | keep ;
}
